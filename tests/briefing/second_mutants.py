"""A second set of faults in sentences of a brief, written before the checks of briefs were read.

Each is false, or not held, by the sentence's own citations, by its rule: what a rule cannot make false it does
not touch, whatever the checks say of it.
"""

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from summarizer.schemas import Brief, BriefSentence
from tests.briefing.second import Written

_FIGURE = re.compile(r"(?<![\w.,/+:-])\d+(?:[.,]\d+)*(?![\w/+:]|-[a-z]|[.,]\d)")
_YEAR = re.compile(r"\b20\d\d\b")
_MONTHS = list(calendar.month_name)[1:]
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_WHEN = re.compile(
    r"\b(?:(?:early|mid|late)-?(?: in)? ?)?(?:the )?(?:(?:first|second|third|fourth) (?:half|quarter) of |[12]H |Q\d |mid-|year-end )"
    rf"20\d\d|(?:{'|'.join(_MONTHS)}) (?:\d+, )?20\d\d"
)
_OVER = re.compile(r"\bof (?:its |all |FIRTH's )?(?!20\d\d\b)(\d+)\b")
_OTHERS = 5
"""How many citations are tried in the place of each, from all over the brief."""
Text = Callable[[str], Iterator[str]]


@dataclass(frozen=True)
class Fault:
    """A false sentence, its class, and the true one that it was made of."""

    kind: str
    sentence: BriefSentence
    of: str


def faults(brief: Brief, written: Sequence[Written]) -> Iterator[Fault]:
    """Every fault in every sentence, each once."""
    for number, one in enumerate(written):
        seen = {one.sentence.text}
        for kind, text in (*_texts(one.sentence.text), *_added(one.sentence.text, number)):
            if text not in seen:
                seen.add(text)
                yield Fault(kind, one.sentence.model_copy(update={"text": text}), one.sentence.text)
        for kind, citations in _citations(one, brief):
            yield Fault(kind, one.sentence.model_copy(update={"citations": citations}), one.sentence.text)


def _texts(text: str) -> Iterator[tuple[str, str]]:
    for kind, rule in _RULES.items():
        for found in rule(text):
            yield kind, found
    for kind, pairs in _data()["swap"].items():
        for pattern, others in pairs:
            for match in re.finditer(pattern, text):
                for other in others:
                    yield kind, _spaced(text, match, match.expand(other))


def _added(text: str, number: int) -> Iterator[tuple[str, str]]:
    """Clauses that nothing holds, each to every other sentence, so that they do not outweigh the rest."""
    for kind in ("cause", "conclusion"):
        for clause in _data()[kind][number % 2 :: 2]:
            yield kind, text.rstrip(".") + clause + "."


def _spaced(text: str, found: re.Match[str], new: str) -> str:
    """A text with a match replaced; a word put for a hyphened part stands apart."""
    after = text[found.end() :]
    apart = " " if new[-1:].isalpha() and after[:1].isalnum() else ""
    return text[: found.start()] + new + apart + after


def _figures(text: str) -> list[re.Match[str]]:
    return [one for one in _FIGURE.finditer(text) if not _YEAR.fullmatch(one[0])]


def _set(text: str, found: re.Match[str], new: str) -> str:
    return text[: found.start()] + new + text[found.end() :]


def _swapped(text: str, one: re.Match[str], other: re.Match[str]) -> str:
    return text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :]


def _two_numbers(text: str) -> Iterator[str]:
    found = _figures(text)
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            if one[0] != other[0]:
                yield _swapped(text, one, other)


def _digits_turned(text: str) -> Iterator[str]:
    for found in [*_figures(text), *_YEAR.finditer(text), *re.finditer(r"(?<=CD)\d\d|(?<=SKV-)\d+", text)]:
        digits = found[0]
        for place in range(len(digits) - 1):
            one, two = digits[place], digits[place + 1]
            if one != two and one.isdigit() and two.isdigit() and not (place == 0 and two == "0"):
                yield _set(text, found, digits[:place] + two + one + digits[place + 2 :])


def _off_by_one(text: str) -> Iterator[str]:
    for found in _figures(text):
        for step in (1, -1):
            last = int(found[0][-1]) + step
            if 0 <= last <= 9:
                yield _set(text, found, found[0][:-1] + str(last))


def _denominator(text: str) -> Iterator[str]:
    for found in _OVER.finditer(text):
        for step in (1, -1, 10):
            yield text[: found.start(1)] + str(int(found[1]) + step) + text[found.end(1) :]


def _year(text: str) -> Iterator[str]:
    for found in _YEAR.finditer(text):
        for step in (1, -1):
            yield _set(text, found, str(int(found[0]) + step))


def _month(text: str) -> Iterator[str]:
    for found in _MONTH.finditer(text):
        for step in (1, -1):
            yield _set(text, found, _MONTHS[(_MONTHS.index(found[0]) + step) % 12])


def _two_times(text: str) -> Iterator[str]:
    found = list(_WHEN.finditer(text))
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            if one[0] != other[0]:
                yield _swapped(text, one, other)


def _days(text: str) -> Iterator[str]:
    for found in re.finditer(r"\b(\d+)(?= days)", text):
        for step in (-90, -1, 1, 10, 30):
            yield _set(text, found, str(int(found[1]) + step))


def _name(text: str) -> Iterator[str]:
    for row in _data()["names"]:
        for group in row:
            others = [other[0] for other in row if other is not group]
            written = "|".join(re.escape(one) for one in sorted(group, key=len, reverse=True))
            for found in re.finditer(rf"(?<![\w-])(?:{written})(?![\w-])", text):
                for other in others:
                    yield _set(text, found, other[0].upper() + other[1:] if found.start() == 0 else other)


_RULES: dict[str, Text] = {
    "two numbers swapped": _two_numbers,
    "digits turned round": _digits_turned,
    "figure off by one": _off_by_one,
    "denominator": _denominator,
    "year": _year,
    "month": _month,
    "two times swapped": _two_times,
    "days of a change": _days,
    "name": _name,
}


def _citations(one: Written, brief: Brief) -> Iterator[tuple[str, list[str]]]:
    """A citation left out of those that are needed, or another of the brief in its place."""
    given = one.sentence.citations
    held = {*given, *one.also}
    free = [each.id for each in brief.cited if each.id not in held]
    others = free[:: max(1, len(free) // _OTHERS)][:_OTHERS]
    for place in range(len(given)):
        rest = [*given[:place], *given[place + 1 :]]
        if rest:
            yield "citation left out", rest
        for other in others:
            yield "citation replaced", [*given[:place], other, *given[place + 1 :]]
    if given:
        yield "citation left out", []


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name("second_faults.yaml").read_text(encoding="utf-8")
    )
    return found
