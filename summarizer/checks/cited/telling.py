"""The words in which a brief may tell what it cites: any fact, one for another, and what moved."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from ..wording import Scope, key, stem


@cache
def _table() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("telling.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def telling() -> frozenset[str]:
    """The rough stems of the words in which any fact may be told."""
    return frozenset(stem(word) for word in _table()["telling"]["words"])


@cache
def comparing() -> dict[str, tuple[str, ...]]:
    """The words that tell each kind of change, as patterns."""
    return {kind: tuple(words) for kind, words in _table()["comparing"].items() if kind != "source"}


@cache
def restrictive() -> frozenset[str]:
    """The words that narrow a population or a finding."""
    return frozenset(key(word) for word in _table()["restricting"]["words"])


@cache
def _same() -> dict[str, frozenset[str]]:
    """For the key and the stem of each word of a row, those of the words that it may stand for."""
    found: dict[str, set[str]] = {}
    for row in _table()["same"]["rows"]:
        held = {form for word in row if not word.startswith("~") for form in (key(word), stem(word))}
        for word in row:
            for form in (key(word.strip("~")), stem(word.strip("~"))):
                found.setdefault(form, set()).update(held)
    return {form: frozenset(others) for form, others in found.items()}


def said_otherwise(word: str, source: Scope) -> bool:
    """Whether a text has another word for the same thing: increased for raised."""
    others = _same().get(key(word)) or _same().get(stem(word)) or frozenset()
    return not others.isdisjoint(source.stems | source.pool)
