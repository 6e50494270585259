"""Cells of a table whose words are wrapped: their lines are one again, and their rows too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from .lines import Piece

__all__ = ["Cells", "joined", "strung", "unwrapped"]

_TIGHT = 1.15
"""Lines of one cell are apart by less than this times the smallest step between lines."""
_CLOSE = 0.87
"""A label's lines are nearer to each other than rows by this share."""
_WRAPPED = 0.2
"""The share of lines without a first cell from which on a table's cells are wrapped."""


@dataclass(slots=True, eq=False)
class Cells:
    """A line of a table: its cells, or words that stand alone."""

    pieces: list[Piece]
    row: bool


def joined(one: Piece, other: Piece, glue: str) -> Piece:
    """Two pieces as one, `glue` between their words."""
    off = len(one.text) + len(glue)
    return replace(
        one,
        x0=min(one.x0, other.x0),
        x1=max(one.x1, other.x1),
        size=max((one, other), key=lambda piece: len(piece.text)).size,
        text=one.text + glue + other.text,
        raised=one.raised + [(start + off, end + off) for start, end in other.raised],
        bold=(one.bold[0], one.bold[1] and other.bold[1], other.bold[2]),
        heavy=one.heavy and other.heavy,
    )


def strung(pieces: Sequence[Piece], glue: str) -> Piece:
    """Several pieces as one."""
    whole = pieces[0]
    for piece in pieces[1:]:
        whole = joined(whole, piece, glue)
    return whole


def unwrapped(table: list[Cells]) -> list[Cells]:
    """A table's rows, each with all the lines of its cells."""
    return _grouped(table) or _labelled(table)


def _labelled(table: list[Cells]) -> list[Cells]:
    """The rows of a table whose labels alone are wrapped: their lines are nearer than rows are."""
    steps = [
        below.pieces[0].y - above.pieces[0].y for above, below in pairwise(table) if above.row and below.row
    ]
    usual = median(steps) if steps else 0.0
    kept: list[Cells] = []
    for line in table:
        above = kept[-1] if kept else None
        if above is None or above.row == line.row or not _is_label(above, line, usual):
            kept.append(line)
        elif line.row:
            first = joined(above.pieces[0], line.pieces[0], " ")
            kept[-1] = Cells([replace(first, y=line.pieces[0].y), *line.pieces[1:]], row=True)
        else:
            first = joined(above.pieces[0], line.pieces[0], " ")
            kept[-1] = Cells([first, *above.pieces[1:]], row=True)
    return kept


def _is_label(above: Cells, line: Cells, usual: float) -> bool:
    """Whether two lines, of which one is a row, have one label."""
    one, other = above.pieces[0], line.pieces[0]
    if one.x0 > other.x0 + 1 or other.x0 > one.x0 + 2 * one.size or len(above.pieces) + len(line.pieces) < 3:
        return False
    if one.text[-1:] in ":." or one.heavy != other.heavy:
        return False
    step = other.y - one.y
    goes_on = line.row and other.text[:1].islower() and one.text[-1:].isalpha() and step < 1.6 * one.size
    return goes_on or 0 < step < _CLOSE * usual


def _grouped(table: list[Cells]) -> list[Cells] | None:
    """The rows of a table with cells of several lines; None where each line is a row."""
    columns = _columns(table)
    pieces = sorted((piece for line in table for piece in line.pieces), key=lambda piece: (piece.y, piece.x0))
    if len(columns) < 2 or len(table) < 3:
        return None
    placed = [(piece, _column(piece, columns)) for piece in pieces]
    steps = _steps(placed, len(columns))
    later = [
        line
        for line in table
        if all(_column(piece, columns) > 0 for piece in line.pieces)
        and any(piece.text[:1].isalpha() or piece.text[:1] == "(" for piece in line.pieces)
    ]
    if not steps or len(later) < max(2, _WRAPPED * len(table)) or max(steps) <= _TIGHT * min(steps):
        return None
    groups = _groups(placed, _TIGHT * min(steps))
    filled = sum(len(group) for group in groups)
    if len(groups) < 2 or filled < 0.6 * len(columns) * len(groups):
        return None
    return [Cells([_cell(group[column]) for column in sorted(group)], row=len(group) > 1) for group in groups]


def _groups(placed: list[tuple[Piece, int]], most: float) -> list[dict[int, list[Piece]]]:
    """The pieces of each row, by column: a row ends where the next line stands off by more than `most`."""
    groups: list[dict[int, list[Piece]]] = []
    for piece, column in placed:
        group = groups[-1] if groups else {}
        own = group.get(column)
        above = own[-1].y if own else max((cell[-1].y for cell in group.values()), default=0.0)
        if not group or piece.y - above > most * piece.size:
            groups.append({column: [piece]})
        else:
            group.setdefault(column, []).append(piece)
    return groups


def _columns(table: list[Cells]) -> list[tuple[float, float]]:
    """From where to where each column reaches, told by the lines that are rows."""
    columns: list[tuple[float, float]] = []
    for piece in sorted(
        (piece for line in table if line.row for piece in line.pieces), key=lambda one: one.x0
    ):
        if columns and piece.x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], piece.x1))
        else:
            columns.append((piece.x0, piece.x1))
    return columns


def _column(piece: Piece, columns: list[tuple[float, float]]) -> int:
    """The column with which a piece shares most."""
    shared = [min(piece.x1, right) - max(piece.x0, left) for left, right in columns]
    return shared.index(max(shared))


def _steps(placed: list[tuple[Piece, int]], count: int) -> list[float]:
    """How far lines of one column stand below each other, in sizes."""
    found: list[float] = []
    for column in range(count):
        own = [piece for piece, at in placed if at == column]
        found += [(below.y - above.y) / below.size for above, below in pairwise(own) if below.y > above.y]
    return found


def _cell(lines: list[Piece]) -> Piece:
    whole = lines[0]
    for piece in lines[1:]:
        whole = joined(whole, piece, "" if whole.text[-1:] == "-" and whole.text[-2:-1].isalpha() else " ")
    return whole
