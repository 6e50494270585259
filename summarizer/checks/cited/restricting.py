"""BR, restrictions: what narrows a population, a finding or a count in the cited words is not left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.schemas import ClaimType
from summarizer.text import fold_str

from ..wording import content, key, stem
from .ground import Rests, quotes
from .telling import restrictive
from .times import without_times

_WORD = re.compile(r"[a-z0-9]+(?:\.\d+)?")
_JOINS = frozenset(["and", "to", "or"])
_OPEN = frozenset(["", "any", "all", "the", "these", "those", "some", "most"])
"""What stands before a word that nothing narrows."""


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """A word with the restrictive words right before it, and the word before those."""

    word: str
    by: frozenset[str]
    after: str


@cache
def _narrowed(text: str) -> tuple[_Narrowed, ...]:
    words = [key(word) for word in _WORD.findall(_whole(text))]
    known, found, start = restrictive(), [], 0
    for index, word in enumerate(words):
        if word in known or (word in _JOINS and index > start):
            continue
        by = frozenset(words[start:index]) - _JOINS
        found.append(_Narrowed(word, by, words[start - 1] if start else ""))
        start = index + 1
    return tuple(found)


def _whole(text: str) -> str:
    return fold_str(text).lower().replace("clear cell", "clearcell").replace("’s", "").replace("'s", "")


def restrictions_kept(rests: Rests) -> Iterator[str]:
    """No word that narrows whom or what a sentence speaks of is dropped: active, primary, high, serious."""
    source = [one for each in rests.cited for one in _narrowed(quotes(each))]
    told = _narrowed(without_times(rests))
    said = frozenset(word for one in told for word in one.by)
    said |= frozenset(key(word) for word in _WORD.findall(_whole(rests.text))) & restrictive()
    designated = bool(rests.own.hits["designation"])
    for one in told:
        there = [other for other in source if other.word == one.word]
        if (
            not there
            or any(other.by <= one.by | said for other in there if other.by)
            or not any(other.by for other in there)
        ):
            continue
        if any(not other.by and (other.after == one.after or not one.by) for other in there):
            continue
        beside = [other for other in there if other.by and (other.by & one.by or other.after == one.after)]
        if beside or designated or (one.after in _OPEN and not one.by):
            missing = sorted((beside or there)[0].by - said)
            if missing:
                yield f'The cited words say "{" ".join(missing)}" of "{one.word}".'
                return
    yield from _partly(source, said)


def _partly(source: list[_Narrowed], said: frozenset[str]) -> Iterator[str]:
    """Some of the words that narrow one thing together, and not the others."""
    whole = [one.by for one in source if len(one.by) > 1]
    if any(by <= said for by in whole):
        return
    for by in whole:
        if (
            by & said
            and len(by & said) > len(by) / 2 - 1
            and not any(one.by and one.by <= said for one in source)
        ):
            yield f'The cited words say "{" ".join(sorted(by - said))}" as well.'
            return


_ADULT = re.compile(r"\badults?\b", re.IGNORECASE)
_PERSONS = re.compile(r"\b(?:patients|people|individuals|participants)\b", re.IGNORECASE)


def persons_kept(rests: Rests) -> Iterator[str]:
    """Adults are not told as patients of any age, where a designation or a trial is for adults."""
    words = rests.words.text
    if not _ADULT.search(words) or _ADULT.search(rests.text) or not _PERSONS.search(rests.text):
        return
    if not _PERSONS.search(
        _ADULT.sub("", re.sub(r"\badult patients\b", "adults", words, flags=re.IGNORECASE))
    ):
        yield "The cited words speak of adults."


_SUBSET = re.compile(
    r"\b(?:in|among|for)\s(?:the\s)?(?:patients|participants|adults|subjects|people)\s(?:with|who|whose)\s([^,.;()]{3,120})",
    re.IGNORECASE,
)
_MOST = 0.5


def subset_kept(rests: Rests) -> Iterator[str]:
    """A result of some of the patients is told as theirs."""
    mine = frozenset(stem(word) for word in content(rests.text)) | rests.own.stems
    numbers = rests.own.numbers
    for one in rests.cited:
        if one.type is not ClaimType.RESULT:
            continue
        for match in _SUBSET.finditer(fold_str(quotes(one))):
            wanted = frozenset(stem(word) for word in content(match[1]))
            counts = rests.ground.scope(match[1]).numbers
            if wanted and (len(wanted & mine) < _MOST * len(wanted) or not counts <= numbers):
                yield f'The cited words say this of patients with "{match[1].strip()}" alone.'
                return


_DENIED_TAIL = re.compile(
    r"\bno\s(?:[\w-]{2,20}\s){0,2}?([\w-]{3,20})\s(?:with|of|from|in)\s([\w-]{3,20}\s[\w-]{3,20})",
    re.IGNORECASE,
)


def tails_kept(rests: Rests) -> Iterator[str]:
    """What narrows a thing from behind stays: no infections with such bacteria, C3G of the native kidney."""
    said = rests.own
    for match in _DENIED_TAIL.finditer(fold_str(rests.words.text)):
        lost = [word for word in content(match[2]) if not said.resembles(word)]
        if said.resembles(match[1]) and len(lost) == len(content(match[2])):
            yield f'The cited words say "{match.group()}".'
            return
    for hit in rests.words.hits["indication"]:
        tail = re.match(
            r"(?:\s\([^)]{1,12}\))?\sof\sthe\s([\w-]{3,20}\s[\w-]{3,20})",
            rests.words.text[hit.end : hit.end + 60],
        )
        here = tail and any(one.value == hit.value for one in said.hits["indication"])
        if tail and here and not any(said.resembles(word) for word in content(tail[1])):
            yield f'The cited words say "of the {tail[1]}".'
            return
