"""What is marked in a release, cut into pieces: whatever overlaps, no piece holds the half of a mark.

Pieces are numbered in reading order. A mark is told by the numbers of its first and last piece, so
that a page grows with its text and its marks, not with how many of these lie on one another.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch [start, end) of the text that something rests on."""

    start: int
    end: int
    style: str
    """What it is, as the style sheet names it."""
    before: "Sign | None" = None
    """What stands before its first word."""
    after: "Sign | None" = None
    """The sign that stands behind it, and leads to what rests on it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something beside the text that is none of it: an anchor, a name, a reference."""

    anchor: str | None = None
    target: str | None = None
    label: str = ""
    told: str = ""
    """What it is called for those who do not see it."""
    style: str = ""


@dataclass(slots=True)
class Piece:
    """A stretch of text that wholly has, or has not, each mark."""

    start: int
    end: int
    styles: tuple[str, ...] = ()
    number: int | None = None
    """Its number among the marked pieces, from 0."""
    before: list[Sign] = field(default_factory=list)
    after: list[Sign] = field(default_factory=list)


def cut(spans: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[list[Piece]]:
    """The pieces of each of ordered, disjoint stretches of text: cut wherever a mark begins or ends."""
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    changes = _changes(marks)
    live: Counter[str] = Counter()
    at = number = 0
    found = []
    for start, end in spans:
        pieces = []
        for begin, stop in _parts(start, end, edges):
            while at < len(changes) and changes[at][0] <= begin:
                live[changes[at][1]] += changes[at][2]
                at += 1
            styles = tuple(sorted(style for style, count in live.items() if count))
            pieces.append(Piece(begin, stop, styles, number if styles else None))
            number += bool(styles)
        found.append(pieces)
    return found


class Numbered:
    """The marked pieces of a text, in order."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = [one for one in pieces if one.number is not None]
        self._starts = [one.start for one in self._pieces]

    def of(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and the last piece inside [start, end); None where it holds none that can be seen."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end) - 1
        return (first, last) if first <= last else None

    def sign(self, marks: Iterable[Mark]) -> None:
        """Put the signs of each mark before its first piece and behind its last one."""
        for mark in marks:
            place = self.of(mark.start, mark.end)
            if place and mark.before:
                self._pieces[place[0]].before.append(mark.before)
            if place and mark.after:
                self._pieces[place[1]].after.append(mark.after)


def _changes(marks: Sequence[Mark]) -> list[tuple[int, str, int]]:
    """Where which style begins or ends, in order, those of one place and style as one."""
    both = sorted(
        change
        for mark in marks
        for change in ((mark.start, mark.style, 1), (mark.end, mark.style, -1))
        if mark.start < mark.end
    )
    return [
        (at, style, sum(one[2] for one in group))
        for (at, style), group in groupby(both, key=lambda one: (one[0], one[1]))
    ]


def _parts(start: int, end: int, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """[start, end) cut at the edges inside it."""
    at = bisect_left(edges, start + 1)
    while at < len(edges) and edges[at] < end:
        yield start, edges[at]
        start = edges[at]
        at += 1
    if start < end:
        yield start, end
