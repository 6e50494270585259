"""Footnote marks that stand above the line: a document without them, and the way back from it.

A mark that is glued to a word or a figure (`10 million²`, `41%¹`) is no part of it. Lexers and rules read
the document without these marks; what they find is then put back to its place.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from summarizer.recent import Recent
from summarizer.schemas import Document, Footnote, Paragraph, Zone

__all__ = ["Unmarked", "on_the_line", "unmarked"]

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_LOWERED = str.maketrans(_RAISED, "0123456789+-=()nabcdefghijklmoprstuvwxyz")
_PARTING = frozenset(("", ",", ";", "⁻", "–", "-", ", "))
"""What stands between two marks in one place."""


def on_the_line(text: str) -> str:
    """The text with its raised digits, letters and signs on the line."""
    return text.translate(_LOWERED)


class Unmarked(NamedTuple):
    """A document without its raised marks."""

    document: Document
    cuts: tuple[tuple[int, int], ...] = ()
    """What was taken out, as [start, end) in the original, in order; empty when the document is the original."""
    gone: tuple[int, ...] = ()
    """For each cut, how many characters were taken out up to its end."""
    places: tuple[int, ...] = ()
    """For each cut, where it is in the shorter text."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the shorter text stands in the original; marks at its ends stay outside."""
        first, last = bisect_right(self.places, start), bisect_left(self.places, end)
        return start + (self.gone[first - 1] if first else 0), end + (self.gone[last - 1] if last else 0)

    def moved(self, offset: int) -> int:
        """Where an offset of the original is in the shorter text."""
        before = bisect_right(self.cuts, offset, key=lambda cut: cut[0])
        if not before:
            return offset
        return (
            self.places[before - 1] if offset <= self.cuts[before - 1][1] else offset - self.gone[before - 1]
        )


def _cuts(document: Document) -> list[tuple[int, int]]:
    """The raised marks with their brackets and what parts them."""
    text = document.text
    cuts: list[tuple[int, int]] = []
    for mark in sorted(document.footnotes, key=lambda mark: mark.start):
        start, end = mark.start, mark.end
        if text[start : start + 1] not in _RAISED or start == end:
            continue
        start -= text[max(start - 1, 0)] == "⁽"
        end += text[end : end + 1] == "⁾"
        if cuts and start <= cuts[-1][1]:
            cuts[-1] = (cuts[-1][0], max(end, cuts[-1][1]))
        elif cuts and start - cuts[-1][1] <= 2 and text[cuts[-1][1] : start] in _PARTING:
            cuts[-1] = (cuts[-1][0], end)
        else:
            cuts.append((start, end))
    return cuts


def _taken_out(document: Document) -> Unmarked:
    cuts = _cuts(document)
    if not cuts:
        return Unmarked(document)
    pieces: list[str] = []
    gone: list[int] = []
    places: list[int] = []
    done = total = 0
    for start, end in cuts:
        pieces.append(document.text[done:start])
        places.append(start - total)
        total += end - start
        gone.append(total)
        done = end
    pieces.append(document.text[done:])
    bare = Unmarked(document, tuple(cuts), tuple(gone), tuple(places))
    shorter = document.model_copy(
        update={
            "text": "".join(pieces),
            "zones": [zone for one in document.zones if (zone := _zone(one, bare)).start < zone.end],
            "paragraphs": [_paragraph(one, bare) for one in document.paragraphs],
            "footnotes": [
                moved for one in document.footnotes if (moved := _mark(one, bare)).start < moved.end
            ],
        }
    )
    return bare._replace(document=shorter)


def _zone(zone: Zone, bare: Unmarked) -> Zone:
    return zone.model_copy(update={"start": bare.moved(zone.start), "end": bare.moved(zone.end)})


def _paragraph(paragraph: Paragraph, bare: Unmarked) -> Paragraph:
    return paragraph.model_copy(
        update={"start": bare.moved(paragraph.start), "end": bare.moved(paragraph.end)}
    )


def _mark(mark: Footnote, bare: Unmarked) -> Footnote:
    names = ("start", "end", "note_start", "note_end")
    return mark.model_copy(update={name: bare.moved(getattr(mark, name)) for name in names})


unmarked = Recent(_taken_out)
"""The document without its raised footnote marks; the document itself when it has none."""
