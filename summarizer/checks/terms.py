"""Enumerated values and the words that make them true: a value needs its trigger words in the evidence."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from summarizer import lexicons
from summarizer.patterns import later
from summarizer.schemas import Phase

from .context import Fault, Subject
from .sayings import said_of
from .wording import Scope, content, stem

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ONE = r"(?:[1-4]|iv|i{1,3})"
_PHASE = later(
    rf"\b(?P<early>early[\s-]{{1,2}})?(?:phase|ph\.?)[\s\u00a0-]{{0,3}}(?P<first>{_ONE})[abc]?"
    rf"(?:\s?(?:/|-|–|and|or|to)\s?(?:phase\s)?(?P<second>{_ONE})[abc]?)?(?![^\W_])",
    re.IGNORECASE,
)


def without_phases(text: str) -> str:
    """The text with its phases taken out: their numbers and letters count nothing."""
    return _PHASE.sub(" ", text)


@lru_cache(maxsize=2048)
def mentioned_phases(text: str) -> tuple[frozenset[Phase], ...]:
    """The phases of each mention in a text, in order: `Phase 1/2` is one mention of two."""
    found = []
    for match in _PHASE.finditer(text):
        if match["early"]:
            found.append(frozenset({Phase.EARLY_PHASE1}))
            continue
        numbers = {match["first"].lower(), (match["second"] or match["first"]).lower()}
        found.append(frozenset(Phase(f"PHASE{_ROMAN.get(number, number)}") for number in numbers))
    return tuple(found)


class Verdict(NamedTuple):
    """What a text says of an enumerated value: it is there, others are in its place, or nothing is said."""

    supported: bool
    instead: tuple[str, ...] = ()

    @property
    def contradicted(self) -> bool:
        """Whether the text speaks of the same thing and gives another value."""
        return bool(self.instead) and not self.supported


def judged(table: str, value: StrEnum, subject: Subject, *, strict: bool = False) -> Verdict:
    """Whether the evidence's sentences, else its paragraph with its heading, have the value's words.

    `strict`: where the quotes themselves have words of the table, they alone decide.
    """
    for width, scope in enumerate(subject.scopes):
        found = scope.values(table)
        if value.value in found:
            return Verdict(True)
        if found and (strict or width > 0):
            return Verdict(False, tuple(sorted(found)))
    return Verdict(False)


def said(table: str, scope: Scope) -> frozenset[str]:
    """The values of a table that a text has words for."""
    return scope.values(table)


def readable(value: str) -> str:
    """An enumerated value for people: `FAST_TRACK` is `fast track`."""
    return value.replace("_", " ").lower()


_SAME = {
    "recruit": "enrol",
    "conclud": "complet",
    "finish": "complet",
    "comm": "start",
    "commenc": "start",
    "begin": "start",
    "began": "start",
    "initi": "start",
    "launch": "start",
    "meet": "met",
    "study": "trial",
    "accept": "clear",
    "file": "submit",
    "filed": "submit",
    "filing": "submit",
    "submis": "submit",
}
"""Stems of words that say the same of a trial or an application."""


def _common(stems: Iterable[str]) -> frozenset[str]:
    return frozenset(_SAME.get(one, one) for one in stems)


def in_other_words(table: str, value: str, subject: Subject, *, several: bool) -> bool:
    """Whether a sentence of the evidence has every word of one of a value's phrases, in any order or form.

    For values that no phrase of the table is found for as it stands. Unless `several` may be true at once, the
    value whose phrase has most words wins.
    """
    held = [_common(one.stems) for one in subject.lines]
    best = {
        one: max((len(words) for words in phrases if any(words <= stems for stems in held)), default=0)
        for one, phrases in _phrase_stems(table).items()
        if one == value or not several
    }
    return best.get(value, 0) > 0 and best[value] == max(best.values())


@lru_cache(maxsize=8)
def _phrase_stems(table: str) -> dict[str, tuple[frozenset[str], ...]]:
    """The rough stems of each phrase of several words, by value."""
    return {
        value: tuple(
            stems
            for phrase in phrases
            if len(stems := _common(stem(word) for word in content(phrase.replace("...", " ")))) > 1
        )
        for value, phrases in lexicons.triggers(table).items()
    }


def enumerated(
    subject: Subject, field: str, table: str, value: StrEnum | None, what: str, names: Iterable[str] = ()
) -> Iterator[tuple[bool, Fault]]:
    """A fault where the words do not make a value true, and whether they make another true.

    A turn of phrase counts in a sentence with one of `names`; in any of the evidence where none are given.
    """
    if value is None:
        return
    verdict = judged(table, value, subject, strict=table == "trial_status")
    if verdict.supported or said_of(table, value.value, subject, names):
        return
    if (
        table == "trial_status"
        and not verdict.instead
        and in_other_words(table, value.value, subject, several=False)
    ):
        return
    path = f"{subject.path}.{field}"
    if verdict.contradicted:
        others = " or ".join(readable(one) for one in verdict.instead[:3])
        yield True, Fault(path, f"The evidence says {others}, not {readable(value.value)}.", subject.span)
    else:
        yield (
            False,
            Fault(path, f"The evidence has no word for the {what} {readable(value.value)}.", subject.span),
        )


def named(
    field: str, table: str, value: StrEnum, subject: Subject, *, strict: bool = False
) -> Iterator[Fault]:
    """A fault where the evidence has no words for an enumerated value."""
    verdict = judged(table, value, subject, strict=strict)
    if verdict.supported or (not (strict and verdict.instead) and said_of(table, value.value, subject)):
        return
    said = readable(value.value)
    if verdict.instead:
        others = " or ".join(readable(one) for one in verdict.instead[:3])
        yield Fault(f"{subject.path}.{field}", f"The evidence says {others}, not {said}.", subject.span)
    else:
        yield Fault(f"{subject.path}.{field}", f"The evidence has no word for {said}.", subject.span)
