"""Statistical estimates: p-values, confidence intervals, hazard, odds and risk ratios, values not reached yet."""

import re
from collections.abc import Iterator

from summarizer.numbers.intervals import INTERVAL, P_VALUE, interval_of, p_value_of
from summarizer.schemas import FactKind
from summarizer.text import DASHES

from .fact import Found, Page

# Without the first letter, whose case varies: every branch then begins with a plain character.
_RATIO = re.compile(
    r"(?:azard ratio|azard Ratio|dds ratio|dds Ratio|isk ratio|isk Ratio|ate ratio|ate Ratio|elative risk|HR(?<![\w-]HR)|aHR|IRR)s?(?:\s?[\[(](?:s?HR|OR|RR|IRR)[\])])?"
    r"\s?(?:of|was|is|[=:,])?\s?(?:approximately |about |~\s?)?(?P<value>\d{1,2}\.\d{1,4})(?!\s?%|\d)"
)
_HINTS = ("CI", "onfidence", "CrI", "ONFIDENCE", "redible")
_NO_LIMIT = r"(?:NE|NR|NA|N/?A|∞|[Ii]nfinity|[Nn]ot\s(?:yet\s)?(?:reached|estimable|evaluable|calculable|available|applicable))"
_LIMIT = rf"[{DASHES}]?\d{{1,6}}(?:\.\d{{1,6}})?"
_HALF_OPEN = re.compile(
    r"(?:(?P<level>\d{2}(?:\.\d{1,3})?)\s?%\s?)?"
    r"(?:(?:[Cc]onfidence|CONFIDENCE|[Cc]redible)\s+[Ii]ntervals?(?:\s?[\[(]\s?(?:CI|CrI)\s?[\])])?|\bC\.?I\.?\b|\bCrI\b)"
    r"(?:\s?(?P<level_after>\d{2}(?:\.\d)?)\s?%(?=\s?[:;,=(\[]))?\s?(?:[:;,=]|of|was|is)?\s?[\[(]?\s?"
    rf"(?P<low>{_LIMIT}|{_NO_LIMIT})(?:\s(?:months?|weeks?|years?|days?))?\s?(?:[{DASHES},;]|to|and)\s?(?P<high>{_LIMIT}|{_NO_LIMIT})(?![\w.]\d)"
)
_NOT_YET = {"nr": "NR", "not reached": "NR", "not yet reached": "NR", "na": "NA", "n/a": "NA", "not available": "NA", "not applicable": "NA", "∞": "∞", "infinity": "∞"}  # fmt: skip
_MINUS = str.maketrans(dict.fromkeys(DASHES, "-"))
_NOT_REACHED = re.compile(
    r"(?:\b(?:was|were|is|has|have|had|been|remains?)|[:,=(])\s?((?:not\s(?:yet\s)?(?:been\s)?|N)(?:reached|estimable|evaluable|mature|R|E))$"
)
_ENDINGS = ("reached", "estimable", "evaluable", "mature", "nr", "ne")
_MEDIAN = re.compile(r"(?:[Mm]edian|\bm?(?:PFS|OS|DOR|DoR|EFS|DFS)\b)[^.;]{0,80}$")
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
            floor, close = max(done, place - 20), min(end, place + 120)
            match = INTERVAL.search(page.text, floor, close)
            if not match or match.start() > place:
                match = None
                half = _HALF_OPEN.search(page.text, floor, close)
                if half and half.start() <= place and page.free(*half.span()):
                    done = half.end()
                    page.take(*half.span())
                    yield Found(FactKind.INTERVAL, *half.span(), _half_open(half))
            if match is None or not page.free(*match.span()):
                continue
            left, right = match.span()
            if page.text[right - 1] in ")]" and not any(mark in page.text[left : right - 1] for mark in "(["):
                right -= 1
            done = right
            page.take(left, right)
            interval = interval_of(match)
            level = f"{interval.level}% " if interval.level else ""
            yield Found(FactKind.INTERVAL, left, right, f"{level}[{interval.low}, {interval.high}]")


def _half_open(match: "re.Match[str]") -> str:
    """`95% [5.2, NE]`: an interval with a limit that there is not yet."""
    level = match["level"] or match["level_after"]
    low, high = (
        limit.translate(_MINUS)
        if limit[-1].isdigit()
        else _NOT_YET.get(" ".join(limit.lower().split()), "NE")
        for limit in (match["low"], match["high"])
    )
    return f"{f'{level}% ' if level else ''}[{low}, {high}]"


def not_reached(page: Page) -> Iterator[Found]:
    """Medians that have no value yet: `median DOR was not reached`, `mPFS NR`."""
    for place, right, stretch in page.where(_ENDINGS):
        match = _NOT_REACHED.search(page.text, max(stretch.start, place - 32), right)
        if match is None:
            continue
        left = match.start(1)
        if page.free(left, right) and _MEDIAN.search(page.text, max(stretch.start, left - 90), left):
            page.take(left, right)
            yield Found(FactKind.DURATION, left, right, "not reached", "result")


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
