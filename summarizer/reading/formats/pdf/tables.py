"""Lines of a region: words that wide gaps part are a table's cells where several lines part at one place."""

from dataclasses import dataclass, replace
from itertools import pairwise

from .lines import Piece, rows_of

__all__ = ["Line", "lines_of"]

_SURE = 1.6
"""A gap of so many sizes is no space between two words, however a line is stretched."""
_NEAR = 2.6
"""Rows of one table are at most so many sizes apart."""
_CLOSERS = frozenset((")", "%", ")%", "%)"))
_OPENERS = frozenset(("$", "€", "£", "¥", "US$", "HK$", "RMB", "($", "("))


@dataclass(slots=True, eq=False)
class Line:
    """A line of a region: running text, or a table's row."""

    piece: Piece
    page: int
    row: bool = False


_Gap = tuple[float, float]


def lines_of(pieces: list[Piece], page: int) -> list[Line]:
    """The lines of a region, from top to bottom; cells of a row stand as `a | b | c`."""
    rows = rows_of(pieces)
    tabled = _tabled(rows)
    lines: list[Line] = []
    for at, row in enumerate(rows):
        if at in tabled:
            lines.append(Line(_row(row), page, row=True))
        elif _is_stretched(row):
            lines.append(Line(_strung(row, " "), page))
        else:
            lines += [Line(piece, page) for piece in _closed_up(row)]
    return _unwrapped(lines)


def _tabled(rows: list[list[Piece]]) -> set[int]:
    """The rows that belong to tables: neighbours with a gap at one place, three of them if it is narrow."""
    found: set[int] = set()
    gaps = [[] if _is_stretched(row) else _gaps(row) for row in rows]
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


def _is_stretched(row: list[Piece]) -> bool:
    """Whether the gaps of a row are spaces that fill a narrow column's line: all alike, with one word between."""
    if len(row) < 3 or any(piece.text.isnumeric() for piece in row):
        return False
    if any(" " in piece.text and not piece.bullet and not piece.numbered for piece in row):
        return False
    gaps = [high - low for low, high in _gaps(row)]
    return max(gaps) - min(gaps) < 0.3 * row[0].size


def _shared(some: list[_Gap], others: list[_Gap]) -> bool:
    return any(min(a[1], b[1]) - max(a[0], b[0]) > 2 for a in some for b in others)


def _strung(row: list[Piece], glue: str) -> Piece:
    whole = row[0]
    for piece in row[1:]:
        whole = _joined(whole, piece, glue)
    return whole


def _closed_up(row: list[Piece]) -> list[Piece]:
    """A row that is no table's: what a stretched space parted is one again."""
    kept = [row[0]]
    for piece in row[1:]:
        last = kept[-1]
        if piece.x0 - last.x1 <= _SURE * max(last.size, piece.size):
            kept[-1] = _joined(last, piece, " ")
        else:
            kept.append(piece)
    return kept


def _row(row: list[Piece]) -> Piece:
    whole = row[0]
    cell = row[0].text
    for piece in row[1:]:
        close = piece.text in _CLOSERS or cell in _OPENERS
        whole = _joined(whole, piece, "" if close else " | ")
        cell = cell + piece.text if close else piece.text
    return whole


def _joined(one: Piece, other: Piece, glue: str) -> Piece:
    off = len(one.text) + len(glue)
    return replace(
        one,
        x1=other.x1,
        size=max((one, other), key=lambda piece: len(piece.text)).size,
        text=one.text + glue + other.text,
        raised=one.raised + [(start + off, end + off) for start, end in other.raised],
        bold=(one.bold[0], one.bold[1] and other.bold[1], other.bold[2]),
        heavy=one.heavy and other.heavy,
    )


def _unwrapped(lines: list[Line]) -> list[Line]:
    """The lines, where a row's label that was wrapped stands in its row again."""
    kept: list[Line] = []
    for line in lines:
        above = kept[-1] if kept else None
        if (
            above is not None
            and line.row
            and not above.row
            and line.piece.text[:1].islower()
            and line.piece.y - above.piece.y < 1.6 * line.piece.size
            and above.piece.x0 <= line.piece.x0 + 1
            and above.piece.text[-1:].isalpha()
        ):
            kept.pop()
            line = Line(replace(_joined(above.piece, line.piece, " "), y=line.piece.y), line.page, row=True)  # noqa: PLW2901
        kept.append(line)
    return kept
