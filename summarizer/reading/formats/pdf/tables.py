"""Lines of a region: words that wide gaps part are a table's cells where several lines part at one place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .cells import Cells, joined, strung, unwrapped
from .lines import Piece, rows_of

__all__ = ["Line", "lines_of"]

_SURE = 1.6
"""A gap of so many sizes is no space between two words, however a line is stretched."""
_NEAR = 2.6
"""Rows of one table are at most so many sizes apart."""
_CLOSERS = frozenset((")", "%", ")%", "%)"))
_OPENERS = frozenset(("$", "€", "£", "¥", "US$", "HK$", "($", "("))
_CELLS = 60
"""A row of more cells is no table's."""
_NARROW = 34
"""A line of so many sizes at most is filled with a single wide space."""
_ALIKE = 0.4
_AMOUNTS = frozenset("0123456789(-–—.")


@dataclass(slots=True, eq=False)
class Line:
    """A line of a region: running text, or a table's row."""

    piece: Piece
    page: int
    row: bool = False


_Gap = tuple[float, float]


def lines_of(pieces: list[Piece], page: int, *, column: bool) -> list[Line]:
    """The lines of a region, from top to bottom; cells of a row stand as `a | b | c`."""
    rows = rows_of(pieces)
    sides = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    filled = {at for at, row in enumerate(rows) if _is_stretched(row, sides)}
    tabled = _tabled(rows, filled)
    lines: list[Line] = []
    for start, end in _runs(rows, tabled, 0.5 * (sides[1] - sides[0])):
        if end - start == 1 and start not in tabled:
            row = rows[start]
            kept = [strung(row, " ")] if column or start in filled else _closed_up(row)
            lines += [Line(piece, page) for piece in kept]
        else:
            table = [Cells(row, at in tabled) for at, row in enumerate(rows[start:end], start)]
            lines += [
                Line(_row(one.pieces) if one.row else strung(one.pieces, " "), page, row=one.row)
                for one in unwrapped(table)
            ]
    return lines


def _runs(rows: list[list[Piece]], tabled: set[int], narrow: float) -> Iterator[tuple[int, int]]:
    """The tables, with the narrow lines above, among and below their rows; each other row alone."""
    at = 0
    while at < len(rows):
        start = at
        last = at if at in tabled else -1
        while (
            at + 1 < len(rows) and (at + 1 in tabled or _is_cell(rows[at + 1], narrow)) and _is_near(rows, at)
        ):
            at += 1
            last = at if at in tabled else last
        if last < 0:
            yield start, start + 1
            at = start + 1
            continue
        stop = min(last + 1, at)
        yield start, stop + 1
        at = stop + 1


def _is_cell(row: list[Piece], narrow: float) -> bool:
    """Whether a row may be a line of a cell: one piece, not half as wide as the region."""
    return len(row) == 1 and row[0].x1 - row[0].x0 < narrow


def _is_near(rows: list[list[Piece]], at: int) -> bool:
    return rows[at + 1][0].y - rows[at][0].y <= _NEAR * max(rows[at][0].size, rows[at + 1][0].size)


def _tabled(rows: list[list[Piece]], filled: set[int]) -> set[int]:
    """The rows that belong to tables: neighbours with a gap at one place, three of them if it is narrow."""
    found: set[int] = set()
    gaps = [[] if at in filled or len(row) > _CELLS else _gaps(row) for at, row in enumerate(rows)]
    for at in range(len(rows)):
        if not gaps[at]:
            continue
        beside = [other for other in _neighbours(rows, at) if _shared(gaps[at], gaps[other])]
        wide = any(high - low > _SURE * rows[at][0].size for low, high in gaps[at])
        if len(beside) >= (1 if wide else 2):
            found.add(at)
    return found


def _neighbours(rows: list[list[Piece]], at: int) -> list[int]:
    """The rows with cells that stand nearest above and below, headings between them passed over."""
    found = []
    for step in (-1, 1):
        here, seen = at, 0
        while 0 <= here + step < len(rows) and seen < 2:
            near = abs(rows[here + step][0].y - rows[here][0].y) <= _NEAR * max(
                rows[here][0].size, rows[here + step][0].size
            )
            if not near:
                break
            here += step
            if len(rows[here]) > 1:
                found.append(here)
                seen += 1
            elif rows[here][0].x1 - rows[here][0].x0 > 0.7 * (rows[at][-1].x1 - rows[at][0].x0):
                break
    return found


def _gaps(row: list[Piece]) -> list[_Gap]:
    return [(before.x1, after.x0) for before, after in pairwise(row)]


def _is_stretched(row: list[Piece], sides: tuple[float, float]) -> bool:
    """Whether the gaps of a row are spaces that fill a narrow line: from side to side, and all alike."""
    if len(row) < 2 or row[0].x0 > sides[0] + 3 * row[0].size or row[-1].x1 < sides[1] - 0.5 * row[0].size:
        return False
    figures = sum(not any(sign.isalpha() for sign in piece.text) for piece in row)
    if 3 * figures > 2 * len(row) or (len(row) == 2 and sides[1] - sides[0] > _NARROW * row[0].size):
        return False
    gaps = [high - low for low, high in _gaps(row)]
    inner = [piece.space for piece in row if piece.space and not piece.bullet and not piece.numbered]
    if 3 * len(inner) <= len(gaps):
        inner = []  # words that are held together, whose space is not stretched
    return max(gaps) - min(gaps + inner) < _ALIKE * row[0].size


def _shared(some: list[_Gap], others: list[_Gap]) -> bool:
    return any(min(a[1], b[1]) - max(a[0], b[0]) > 2 for a in some for b in others)


def _closed_up(row: list[Piece]) -> list[Piece]:
    """A row that is no table's: what a stretched space parted is one again."""
    kept = [row[0]]
    for piece in row[1:]:
        last = kept[-1]
        if piece.x0 - last.x1 <= _SURE * max(last.size, piece.size):
            kept[-1] = joined(last, piece, " ")
        else:
            kept.append(piece)
    return kept


def _row(row: list[Piece]) -> Piece:
    whole = row[0]
    cell = row[0].text
    for piece in row[1:]:
        close = piece.text in _CLOSERS or (cell in _OPENERS and piece.text[0] in _AMOUNTS)
        whole = joined(whole, piece, "" if close else " | ")
        cell = cell + piece.text if close else piece.text
    return whole
