"""What a maker of faults is given and gives, and how a word or a number is altered."""

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, NamedTuple

from summarizer.schemas import Document, Summary


class Case(NamedTuple):
    """What a maker of faults is given."""

    summary: Summary
    document: Document
    chance: Random


Change = tuple[str, Any, bool]
"""A path, the new value, and whether that value stands elsewhere in the release."""

Maker = Callable[[Case], Iterator[Change]]

UNITS = ("months", "weeks", "days", "years", "%", "mg", "patients")
DISEASES = (
    "multiple myeloma",
    "Crohn's disease",
    "non-small cell lung cancer",
    "psoriasis",
    "type 2 diabetes",
    "asthma",
)
MEASURES = (
    "overall survival",
    "progression-free survival",
    "ORR",
    "HbA1c",
    "body weight",
    "disease control rate",
)
DRUGS = ("ABC-123", "lenalidomide", "XTX-9", "pembrolizumab")


def other_digits(text: str, chance: Random) -> str | None:
    """The text with one of its numbers changed."""
    found = list(re.finditer(r"\d+(?:[.,]\d+)*", text))
    if not found:
        return None
    match = chance.choice(found)
    digits = match.group()
    for _ in range(20):
        at = chance.choice([index for index, one in enumerate(digits) if one.isdigit()])
        new = digits[:at] + chance.choice("123456789") + digits[at + 1 :]
        if new != digits:
            return text[: match.start()] + new + text[match.end() :]
    return None


def doubled(text: str) -> str | None:
    """The text with its first number ten times as large."""
    return (
        re.sub(r"\d+", lambda match: match.group() + "0", text, count=1) if re.search(r"\d", text) else None
    )


def others(values: Sequence[Any], value: Any) -> list[Any]:
    """The values that are not this one, once each."""
    return [one for one in dict.fromkeys(values) if one != value and one]
