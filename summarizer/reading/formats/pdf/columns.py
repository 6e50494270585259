"""The order in which a page is read: columns of prose one after the other, everything else from top to bottom."""

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple

from .lines import Piece, rows_of

__all__ = ["Region", "regions_of"]

_FEWEST = 4
"""Lines on either side that make columns."""
_FEWEST_KNOWN = 2
"""Lines on either side of a gap that parted columns before."""
_PROSE = 20
"""Letters in a line of prose, at the least, on average."""
_FULL = 0.75
"""The share of a column's width that a full line fills."""
_GUTTERS = 6
"""How many places are tried as the gap between two columns."""
_DEEPEST = 6
_CROWD = 200
"""More pieces on one line are no columns'."""
_APART = 2.5
"""Lines that are further apart, in sizes, are not of one column's text."""


class Region(NamedTuple):
    """A part of a page that is read line by line."""

    pieces: list[Piece]
    left: float
    right: float
    column: bool
    """It is one of several columns, not the whole width."""


def regions_of(pages: list[list[Piece]]) -> list[list[Region]]:
    """The regions of each page in reading order; pages have their columns where earlier ones had them."""
    gutters: list[float] = []
    return [_read(pieces, gutters, column=False, depth=0) for pieces in pages]


def _read(pieces: list[Piece], found: list[float], *, column: bool, depth: int) -> list[Region]:
    if not pieces:
        return []
    split = _split(pieces, found) if depth < _DEEPEST else None
    if split is None:
        return [
            Region(
                pieces, min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces), column=column
            )
        ]
    above, left, right, below = split
    return [
        *_read(above, found, column=column, depth=depth + 1),
        *_read(left, found, column=True, depth=depth + 1),
        *_read(right, found, column=True, depth=depth + 1),
        *_read(below, found, column=column, depth=depth + 1),
    ]


_Split = tuple[list[Piece], list[Piece], list[Piece], list[Piece]]


def _split(pieces: list[Piece], found: list[float]) -> _Split | None:
    """What stands above two columns, the left one, the right ones, and what stands below; None without columns."""
    if len(pieces) < 2 * _FEWEST:
        return None
    ordered = sorted(pieces, key=lambda piece: (piece.y, piece.x0))
    best: tuple[int, float, int, int] | None = None
    for gutter in dict.fromkeys([*found[-2:], *_gutters(ordered)]):
        seen_before = any(abs(gutter - other) < 6 for other in found)
        for start, end in _bands(ordered, gutter):
            size = end - start
            if (best is None or size > best[0]) and _are_columns(
                ordered[start:end], gutter, known=seen_before
            ):
                best = (size, gutter, start, end)
    if best is None:
        return None
    _, gutter, start, end = best
    band = ordered[start:end]
    left = [piece for piece in band if piece.x1 <= gutter]
    right = [piece for piece in band if piece.x1 > gutter]
    # What stands alone above the columns heads both.
    over, beside = _apart(left), _apart(right)
    first = right[len(beside)].y - 0.8 * right[len(beside)].size
    heads = [piece for piece in left if piece.y < first]
    heads += [piece for piece in beside if any(abs(piece.y - other.y) < 2 for other in over)]
    above = set(map(id, heads))
    found.append(gutter)
    return (
        ordered[:start] + heads,
        [piece for piece in left if id(piece) not in above],
        [piece for piece in right if id(piece) not in above],
        ordered[end:],
    )


def _apart(side: list[Piece]) -> list[Piece]:
    """The lines far above a column's text: a running head, on the only page that has it."""
    at = 0
    while at < min(3, len(side) - 1) and side[at + 1].y - side[at].y > _APART * side[at].size:
        at += 1
    return side[:at]


def _gutters(ordered: list[Piece]) -> list[float]:
    """The places that most often stand between a piece and the next one to its right, in points."""
    levels = [piece.y for piece in ordered]
    found: Counter[int] = Counter()
    for piece in ordered:
        reach = 0.7 * piece.size
        low, high = bisect_left(levels, piece.y - reach), bisect_right(levels, piece.y + reach)
        if high - low > _CROWD:
            continue
        starts = [other.x0 for other in ordered[low:high] if other.x0 >= piece.x1]
        if starts:
            found[round(min(starts) - 2)] += 1
    places = sorted(found, key=lambda place: (-found[place], place))
    return [float(place) for place in places[:_GUTTERS] if found[place] >= _FEWEST - 1]


def _bands(ordered: list[Piece], gutter: float) -> list[tuple[int, int]]:
    """Stretches of pieces of which none crosses the gutter."""
    bands, start = [], 0
    for at, piece in enumerate([*ordered, None]):
        if piece is None or piece.x0 < gutter < piece.x1:
            if at - start >= 2 * _FEWEST:
                bands.append((start, at))
            start = at + 1
    return bands


def _are_columns(band: list[Piece], gutter: float, *, known: bool) -> bool:
    """Whether the two sides of a gutter are read one after the other, not row by row."""
    left = [piece for piece in band if piece.x1 <= gutter]
    right = [piece for piece in band if piece.x1 > gutter]
    if min(len(rows_of(left)), len(rows_of(right))) < (_FEWEST_KNOWN if known else _FEWEST):
        return False
    both = min(left[-1].y, right[-1].y) - max(left[0].y, right[0].y)
    if both < 0.4 * min(left[-1].y - left[0].y, right[-1].y - right[0].y):
        return False
    prose = _is_prose(left), _is_prose(right)
    if all(prose) or (known and not any(_is_figures(side) for side in (left, right))):
        return True
    aligned = _aligned(left, right)
    if any(prose):
        return aligned < 0.5
    return len(band) <= 40 and all(any("@" in piece.text for piece in side) for side in (left, right))


def _is_prose(side: list[Piece]) -> bool:
    """Whether lines are running text: long, and most of them as wide as their column."""
    rows = rows_of(side)
    letters = sum(len(piece.text) for piece in side)
    if letters < _PROSE * len(rows):
        return False
    figures = sum(sum(sign.isdigit() for sign in piece.text) for piece in side)
    widths = sorted(row[-1].x1 - row[0].x0 for row in rows)
    usual = widths[int(len(widths) * 0.9)]
    full = sum(width >= _FULL * usual for width in widths)
    return full >= 0.45 * len(rows) and figures <= 0.3 * letters


def _is_figures(side: list[Piece]) -> bool:
    """Whether lines are the figures of a table whose labels stand elsewhere: most of them begin without words."""
    opening = [row[0].text for row in rows_of(side)]
    figures = sum(any(sign.isdigit() for sign in text) for text in opening if not any(map(str.isalpha, text)))
    words = sum(any(map(str.isalpha, text)) for text in opening)
    return figures > words


def _aligned(left: list[Piece], right: list[Piece]) -> float:
    """The share of the shorter side's lines that stand on a base line of the other."""
    few, many = sorted((left, right), key=len)
    levels = sorted(piece.y for piece in many)
    hits = sum(
        bisect_right(levels, piece.y + 0.1 * piece.size) > bisect_left(levels, piece.y - 0.1 * piece.size)
        for piece in few
    )
    return hits / len(few)
