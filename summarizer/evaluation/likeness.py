"""When two wordings of one thing are the same: names, terms, numbers, money.

Typography, case, plurals and the lexicons' abbreviations (`ORR` and `objective response rate`) do
not make a difference; words do.
"""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from summarizer.checks.naming import squeezed
from summarizer.lexicons import lexicon
from summarizer.schemas import Scale
from summarizer.text import fold_str

_WORDS = re.compile(r"[a-z0-9]+(?:[.+-][a-z0-9]+)*")
_IDLE = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "that",
        "the",
        "their",
        "these",
        "this",
        "to",
        "was",
        "were",
        "which",
        "who",
        "will",
        "with",
        "we",
        "our",
        "be",
        "been",
        "than",
        "rate",
        "patients",
        "participants",
        "subjects",
        "people",
        "adults",
    ]
)
"""Words that do not tell one measure or population from another."""
_TERMS = ("endpoint", "indication", "time_unit", "unit")
_SCALES = {
    Scale.ONE: Decimal(1),
    Scale.THOUSAND: Decimal(10**3),
    Scale.MILLION: Decimal(10**6),
    Scale.BILLION: Decimal(10**9),
}


def same_names(first: Iterable[str], second: Iterable[str]) -> int:
    """How many names two lists share."""
    return len({squeezed(name) for name in first} & {squeezed(name) for name in second} - {""})


@lru_cache(maxsize=8192)
def terms(text: str) -> frozenset[str]:
    """What a wording speaks of: the lexicons' terms in it, and its other telling words without plural endings."""
    plain = fold_str(text)
    found: set[str] = set()
    left = list(plain)
    for hit in lexicon(*_TERMS).find(plain):
        found.update(_words(hit.value))
        left[hit.start : hit.end] = " " * (hit.end - hit.start)
    return frozenset(found | _words("".join(left)))


def _words(text: str) -> set[str]:
    """The telling words of a text."""
    words = set(_WORDS.findall(text.casefold()))
    return {word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words - _IDLE}


def likeness(first: str | None, second: str | None) -> float:
    """From 0 to 1: the terms that two wordings share, as a share of those of the shorter one."""
    if first is None or second is None:
        return 0.0
    one, other = terms(first), terms(second)
    if not one or not other:
        return float(fold_str(first).casefold() == fold_str(second).casefold())
    return len(one & other) / min(len(one), len(other))


def alike(first: str | None, second: str | None) -> bool:
    """Whether one wording says the other: all terms but one in four of the shorter one are shared."""
    return likeness(first, second) >= 0.75


@lru_cache(maxsize=8192)
def number(text: str | None) -> Decimal | str | None:
    """The number that a decimal string writes, `14.80` and `14.8` alike; anything else as its bare signs."""
    if text is None:
        return None
    plain = fold_str(text).replace(",", "").strip()
    try:
        return Decimal(plain)
    except InvalidOperation:
        return squeezed(plain) or None


def money(value: str | None, scale: Scale | None) -> Decimal | str | None:
    """An amount in single units of its currency."""
    plain = number(value)
    return plain * _SCALES[scale or Scale.ONE] if isinstance(plain, Decimal) else plain


@lru_cache(maxsize=1024)
def unit(text: str | None) -> str:
    """A unit's name in the lexicon; empty where there is none."""
    if not text or not text.strip():
        return ""
    hits = lexicon("unit").find(fold_str(text))
    if hits and hits[0].end - hits[0].start >= len(text.strip()) - 1:
        return hits[0].value.casefold()
    return fold_str(text).casefold().strip().removesuffix("s")
