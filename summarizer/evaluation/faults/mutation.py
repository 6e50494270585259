"""One-fault mutants of a summary: one value altered, the quotes untouched.

Written from what goes wrong in records, without regard to how the checks work. Two kinds: a value
that the release does not have at all, and a swap, where the wrong value does stand elsewhere in the
same release.
"""

import re
from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple

from pydantic import ValidationError

from summarizer.schemas import Document, Summary

from .case import Case, Maker
from .records import RECORDS
from .steps import STEPS
from .values import VALUES
from .wording import WORDING

MAKERS: dict[str, Maker] = {**WORDING, **VALUES, **STEPS, **RECORDS}
"""Every class of fault with its maker."""


class Mutant(NamedTuple):
    """A summary with one fault, and what the fault is."""

    kind: str
    path: str
    before: str
    after: str
    summary: Summary
    swap: bool


def mutants(
    summary: Summary, document: Document, seed: int = 0, *, most: int | None = None
) -> Iterator[Mutant]:
    """The mutants of a summary, all of them or at most so many of each class: the same for the same seed."""
    for kind, maker in MAKERS.items():
        chance = Random(f"{seed}/{kind}/{document.id}")  # noqa: S311
        changes = list(maker(Case(summary, document, chance)))
        if most is not None and len(changes) > most:
            changes = chance.sample(changes, most)
        for path, value, swap in changes:
            data = summary.model_dump()
            before = get(data, path)
            plain = value.model_dump() if hasattr(value, "model_dump") else value
            if plain == before:
                continue
            put(data, path, plain)
            try:
                faulty = Summary.model_validate(data)
            except ValidationError:  # the records themselves refuse it: no check is asked
                continue
            yield Mutant(kind, path, str(before), str(plain), faulty, swap)


_STEP = re.compile(r"(\w+)|\[(\d+)\]")


def _steps(path: str) -> list[str | int]:
    return [int(number) if number else name for name, number in _STEP.findall(path)]


def get(data: Any, path: str) -> Any:
    """The value at a path such as `claims[0].results[1].unit`."""
    for step in _steps(path):
        data = data[step]
    return data


def put(data: Any, path: str, value: Any) -> None:
    """Set the value at a path."""
    *steps, last = _steps(path)
    for step in steps:
        data = data[step]
    data[last] = value
