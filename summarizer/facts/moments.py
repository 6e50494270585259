"""Dates and timing phrases."""

from collections.abc import Iterator

from summarizer.schemas import Document, FactKind, Granularity, TimeWindow, ZoneKind
from summarizer.timing import find_timings, parse_timing

from .fact import Found, Page


def value_of(window: TimeWindow | None, phrase: str) -> str:
    """A window as `2026-01-01..2026-06-30`, a day as `2026-01-08`, an undatable phrase as its words."""
    if window is None or (window.start is None and window.end is None):
        return " ".join(phrase.split()).lower()
    first = window.start.isoformat() if window.start else ""
    last = window.end.isoformat() if window.end else ""
    return first if first == last else f"{first}..{last}"


def moments(page: Page) -> Iterator[Found]:
    """Dates (one day) and timing phrases with the side of the release's own date that they are on."""
    anchor = page.document.published
    for start, end in page.stretches:
        for span in find_timings(page.text[start:end]):
            left, right = span.start + start, span.end + start
            if not page.free(left, right) and page.kind_at(left) is ZoneKind.FOOTNOTES:
                continue
            phrase = page.text[left:right]
            window = parse_timing(phrase, anchor)
            page.take(left, right)
            day = window is not None and window.granularity is Granularity.DAY
            yield Found(
                FactKind.DATE if day else FactKind.TIMING,
                left,
                right,
                value_of(window, phrase),
                _side(window, page.document),
            )


def _side(window: TimeWindow | None, document: Document) -> str | None:
    """Whether a window lies in the past or ahead of the release's own date."""
    if window is None or document.published is None or (window.start is None and window.end is None):
        return None
    last = window.end
    return "past" if last is not None and last < document.published else "guidance"
