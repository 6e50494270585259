"""A quote whose middle was left out, made whole from the text: `Median overall ... with chemotherapy`."""

import re
from collections.abc import Iterator

from summarizer.schemas import Document
from summarizer.text import Span

from .index import Index, index_of
from .locate import key_within, locate, span_of

_ELLIPSIS = re.compile(r"\s?(?:\u2026|\.{3}|\[\u2026\]|\[\.{3}\])\s?")


def is_elided(quote: str) -> bool:
    """Whether a quote leaves words out between its first and its last."""
    return ("\u2026" in quote or "..." in quote) and len(_parts(quote)) > 1


def _parts(quote: str) -> list[str]:
    return [part for part in _ELLIPSIS.split(quote) if any(one.isalnum() for one in part)]


def whole(quote: str, document: Document, *, paragraph: int | None = None) -> str:
    """The words of `document` that a quote with an ellipsis begins and ends with; any other quote as it is.

    Beginning and end must stand in one paragraph, the one of that number where it is given, and there
    in one place alone: where several stretches would do, the quote stays as it is, and is found nowhere.
    """
    if not is_elided(quote) or locate(quote, document, paragraph=paragraph) is not None:
        return quote
    parts = _parts(quote)
    index = index_of(document)
    found = {
        span for start, end in _rooms(document, paragraph) for span in _stretches(index, parts, start, end)
    }
    if len(found) != 1:
        return quote
    span = found.pop()
    return document.text[span.start : span.end]


def _rooms(document: Document, paragraph: int | None) -> Iterator[tuple[int, int]]:
    for one in document.paragraphs:
        if paragraph is None or one.number == paragraph:
            yield one.start, one.end


def _stretches(index: Index, parts: list[str], start: int, end: int) -> Iterator[Span]:
    """The shortest stretches between two places of the text that hold the parts in order."""
    places = [_places(index, part, start, end) for part in parts]
    reached: dict[int, Span] = {}
    for first in places[0]:
        last = first
        for later in places[1:]:
            following = [span for span in later if span.start >= last.end]
            if not following:
                break
            last = following[0]
        else:
            # Of several beginnings with the same end the nearest is meant.
            reached[last.end] = Span(first.start, last.end)
    yield from reached.values()


def _places(index: Index, part: str, start: int, end: int) -> list[Span]:
    """Where a part stands between two places, no word cut in two."""
    spans = {span_of(index, folded, low, high) for folded, low, high in index.occurrences(key_within(part))}
    return sorted(
        span
        for span in spans
        if start <= span.start
        and span.end <= end
        and not (_inside(index.prose, span.start) or _inside(index.prose, span.end))
    )


def _inside(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
