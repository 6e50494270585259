"""AT, measures: what was measured is what the evidence says was measured, whole and not something beside it."""

import re
from collections.abc import Iterator
from functools import cache

from summarizer.numbers.figures import count_units
from summarizer.patterns import later
from summarizer.schemas import Result

from .context import Context, Fault, Subject
from .numbers import unit_key
from .results import GENERIC, MEASURES, PEOPLE
from .statements import lacks, opposite
from .wording import Scope, content, gist, key, missing, occurrences, terms


def result_measure(context: Context) -> Iterator[Fault]:
    """What was measured is in the evidence, under one of its names."""
    for subject, _, path, result in context.results:
        lacking = missing(result.measure, subject.sentences, loose=True, generic=GENERIC)
        lacking = lacking or _another_endpoint(result.measure, subject.sentences)
        if lacking:
            yield Fault(f"{path}.measure", f"{lacks(lacking)}.", subject.span)
            continue
        cut = _cut(result, subject)
        if cut:
            yield Fault(f"{path}.measure", f'"{result.measure}" leaves out "{cut}".', subject.span)
        things = _things(result.measure)
        counted_things = _things(result.unit or "") or _things_behind(result, subject)
        if counted_things <= PEOPLE and terms("endpoint", result.measure):
            things = frozenset()  # those who had an event are counted, not the events
        if result.figure and occurrences(f"{result.measure} of {result.figure}", subject.quotes.folded):
            things = frozenset()  # "treatment of more than 200 patients"
        if result.n is None and things and counted_things and not things & counted_things:
            other = sorted(counted_things)[0]
            yield Fault(
                f"{path}.measure", f'The evidence counts "{other}", not "{result.measure}".', subject.span
            )
        words = content(result.measure)
        counted = result.figure and unit_key(result.unit) != "%" and all(map(subject.sentences.knows, words))
        if not counted and all(key(word) in PEOPLE for word in words):
            yield Fault(f"{path}.measure", f'"{result.measure}" is not what was measured.', subject.span)
            continue
        turned = _turned(result, subject)
        if turned:
            yield Fault(f"{path}.measure", f'The evidence says "{turned}" of {result.figure}.', subject.span)


def _another_endpoint(measure: str, scope: Scope) -> list[str]:
    """The words of an endpoint that a text does not name, where it names one that shares some of them.

    `Overall survival` is not said by `progression-free survival`, general as the word `overall` may be.
    """
    for hit in terms("endpoint", measure):
        if hit.value in scope.values("endpoint"):
            continue
        term = measure[hit.start : hit.end]
        if any(gist(term) & gist(scope.text[one.start : one.end]) for one in scope.hits["endpoint"]):
            return missing(term, scope, loose=True)
    return []


_QUALITY = later(r"\b((?:un)?confirmed|durable|partial|minimal|unaudited)\s$")


def _cut(result: Result, subject: Subject) -> str | None:
    """The word that every printing of a measure has before it and that the measure leaves out."""
    folded = subject.quotes.folded
    found = [_QUALITY.search(folded[: one.start][-16:]) for one in occurrences(result.measure, folded)]
    return found[0][1] if found and all(found) and found[0] else None


def _things(measure: str) -> frozenset[str]:
    """The countable thing that a measure starts or ends with: patients treated, clinical studies."""
    words = [key(word) for word in content(measure)]
    return frozenset(words[:1] + words[-1:]) & _countable()


@cache
def _countable() -> frozenset[str]:
    """The keys of what may be counted."""
    return frozenset(map(key, count_units())) - MEASURES


def _things_behind(result: Result, subject: Subject) -> frozenset[str]:
    """The countable things named right behind a bare number."""
    folded = subject.quotes.folded
    if not result.figure or result.unit or " of " in result.figure:
        return frozenset()
    behind = (folded[one.end : one.end + 40] for one in occurrences(result.figure, folded))
    found = [_things(" ".join(re.split(r"[.,;:()]", text)[0].split()[:2])) for text in behind]
    return frozenset[str]().union(*found) if all(found) else frozenset()  # in one place it may count its own


def _turned(result: Result, subject: Subject) -> str | None:
    """The word of direction before a figure that turns its measure's round."""
    if not result.figure:
        return None
    folded = subject.quotes.folded
    found = [
        opposite(result.measure, folded[max(0, one.start - 48) : one.end])
        for one in occurrences(result.figure, folded)
    ]
    return found[0][1] if found and all(found) and found[0] else None
