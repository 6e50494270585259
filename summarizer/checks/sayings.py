"""Turns of phrase that say an enumerated value: `had been planned for` of a step that is late."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from summarizer.patterns import later

from .context import Subject
from .naming import name_pattern


@cache
def _patterns() -> dict[tuple[str, str], re.Pattern[str]]:
    text = resources.files(__package__).joinpath("sayings.toml").read_text(encoding="utf-8")
    return {
        (table, value): later("|".join(patterns))
        for table, values in tomllib.loads(text).items()
        for value, patterns in values.items()
        if value != "source"
    }


def says(table: str, value: str, text: str) -> bool:
    """Whether a text in lower case has a turn of phrase for a value."""
    pattern = _patterns().get((table, value))
    return pattern is not None and pattern.search(text) is not None


def said_of(table: str, value: str, subject: Subject, names: Iterable[str] = ()) -> bool:
    """Whether a sentence of the evidence, with one of some names if any are given, has a turn of phrase for a value."""
    if (table, value) not in _patterns():
        return False
    saying = [one for one in sentences_of(subject) if says(table, value, one)]
    pattern = name_pattern(names) if saying else None
    return any(pattern is None or pattern.search(one) for one in saying)


def sentences_of(subject: Subject) -> list[str]:
    """The sentences of the evidence, in lower case, each alone."""
    return [one.folded for one in subject.lines]
