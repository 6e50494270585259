"""No pattern can be read in more ways than a text has places: what repeats does not repeat inside without a sign between."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import summarizer
from summarizer.patterns import later

REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT}


def patterns() -> Iterator[tuple[str, str, int]]:
    """Every pattern that a module of the package holds by a name, with its source and flags."""
    for module in pkgutil.walk_packages(summarizer.__path__, "summarizer."):
        if module.name.endswith("__main__") or ".migrations" in module.name:
            continue
        loaded = importlib.import_module(module.name)
        for name, value in sorted(vars(loaded).items()):
            for one in _within(value):
                yield f"{module.name}.{name}", one.pattern, one.flags


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern | type(later(""))):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _within(one)
    elif isinstance(value, dict):
        yield from _within(list(value.values()))


def ambiguous(items: Any) -> bool:
    """Whether a repeated group is, beside what may be absent, one run of variable length alone."""
    for operation, argument in items:
        if operation in REPEATS:
            low, high, body = argument
            if high > 1 and _is_run(body) and high != low:
                return True
            if ambiguous(body):
                return True
        elif operation is sre.SUBPATTERN:
            if ambiguous(argument[-1]):
                return True
        elif operation is sre.BRANCH:
            if any(map(ambiguous, argument[1])):
                return True
        elif operation in {sre.ASSERT, sre.ASSERT_NOT} and ambiguous(argument[1]):
            return True
    return False


def _is_run(body: Any) -> bool:
    needed = [item for item in body if _width(item)[0] > 0]
    if len(needed) != 1:
        return False
    operation, argument = needed[0]
    if operation is sre.SUBPATTERN:
        return _is_run(argument[-1])
    return operation in REPEATS and argument[0] != argument[1] and _width(needed[0])[0] == argument[0]


def _width(item: Any) -> tuple[int, int]:
    tree = parser.SubPattern(parser.State(), [item])
    low, high = tree.getwidth()
    return low, high


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        (r"(?:\w{1,9}\s?){1,4}", True),
        (r"a(?:(?:\w+)){2,5}b", True),
        (r"(?:\s\w{1,9}){1,4}", False),
        (r"(?:\w{3}\s?){1,4}", False),
        (r"(?:ab|cd)+", False),
    ],
)
def test_a_run_repeated_without_a_sign_between_is_seen(source: str, wrong: bool) -> None:
    assert ambiguous(parser.parse(source)) is wrong


def test_no_pattern_repeats_a_run_without_a_sign_between() -> None:
    found = list(patterns())
    assert len(found) > 500
    assert [name for name, source, flags in found if ambiguous(parser.parse(source, flags))] == []
