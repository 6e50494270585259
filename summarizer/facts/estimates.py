"""Statistical estimates: p-values, confidence intervals, hazard, odds and risk ratios."""

import re
from collections.abc import Iterator

from summarizer.numbers.intervals import INTERVAL, P_VALUE, interval_of, p_value_of
from summarizer.schemas import FactKind

from .fact import Found, Page

# Without the first letter, whose case varies: every branch then begins with a plain character.
_RATIO = re.compile(
    r"(?:azard ratio|azard Ratio|dds ratio|dds Ratio|isk ratio|isk Ratio|ate ratio|ate Ratio|elative risk|HR(?<![\w-]HR)|aHR|IRR)s?(?:\s?[\[(](?:s?HR|OR|RR|IRR)[\])])?"
    r"\s?(?:of|was|is|[=:,])?\s?(?:approximately |about |~\s?)?(?P<value>\d{1,2}\.\d{1,4})(?!\s?%|\d)"
)
_HINTS = ("CI", "onfidence", "CrI", "ONFIDENCE", "redible")
_BEFORE_P = re.compile(r"(?:nominal|one-sided|two-sided|log-rank|adjusted|stratified)\s$", re.IGNORECASE)


def p_values(page: Page) -> Iterator[Found]:
    """p-values with their operator: `<0.001`."""
    for start, end in page.stretches:
        for match in P_VALUE.finditer(page.text, start, end):
            figure = p_value_of(match)
            if figure is None or not page.free(*match.span()):
                continue
            left, right = match.span()
            before = _BEFORE_P.search(page.text, max(start, left - 12), left)
            left = before.start() if before else left
            page.take(left, right)
            yield Found(FactKind.P_VALUE, left, right, f"{figure.operator or '='}{figure.value}")


def intervals(page: Page) -> Iterator[Found]:
    """Confidence intervals: `95% [34.3, 51.1]`."""
    for start, end in page.stretches:
        places = sorted(place for hint in _HINTS for place in _all(page.text, hint, start, end))
        done = start
        for place in places:
            match = INTERVAL.search(page.text, max(done, place - 20), min(end, place + 120))
            if not match or match.start() > place or not page.free(*match.span()):
                continue
            left, right = match.span()
            if page.text[right - 1] in ")]" and not any(mark in page.text[left : right - 1] for mark in "(["):
                right -= 1
            done = right
            page.take(left, right)
            interval = interval_of(match)
            level = f"{interval.level}% " if interval.level else ""
            yield Found(FactKind.INTERVAL, left, right, f"{level}[{interval.low}, {interval.high}]")


def _all(text: str, piece: str, start: int, end: int) -> Iterator[int]:
    """Every place of a piece of text."""
    place = text.find(piece, start, end)
    while place >= 0:
        yield place
        place = text.find(piece, place + 1, end)


def hazard_ratios(page: Page) -> Iterator[Found]:
    """Ratios of hazards, odds, risks and rates with their value."""
    for start, end in page.stretches:
        if not any(
            page.text.find(hint, start, end) >= 0
            for hint in (" ratio", " Ratio", "HR", "elative risk", "IRR")
        ):
            continue
        for match in _RATIO.finditer(page.text, start, end):
            left, right = match.span()
            left -= page.text[left] in "adie" and not page.text.startswith("aHR", left)
            if page.free(left, right):
                page.take(left, right)
                yield Found(FactKind.HAZARD_RATIO, left, right, match["value"])
