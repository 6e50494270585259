"""Tables: rows of figures as `a | b | c`, and tables that only lay out a page as the lines in them."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from summarizer.reading.rendered import Mark, Span

from .html_lines import Flow, Line

__all__ = ["Table"]

_WIDEST = 100
"""Columns beyond this one are not told apart."""
_OPENS = frozenset(
    ("$", "€", "£", "¥", "US$", "HK$", "C$", "A$", "RMB", "NT$", "(", "($", "(€", "<", ">", "~", "≥", "≤")
)
_CLOSES = re.compile(r"[)%\]]{1,3}[\u207d\u00b9\u00b2\u00b3\u2070-\u207e*†‡]{0,4}")
_FIGURE_START = re.compile(r"[(\s]{0,2}[\d.–—-]")
_FIGURE = re.compile(r"[(<>~≤≥±+–—-]{0,2}\s?[$€£¥]?\s?\(?[\d–—-][\d,./\s–—%x()±-]{0,40}\*{0,3}")
_LABEL = re.compile(
    r"[•●▪◦‣·○■□►▶*†‡§+–—-]{1,3}|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\[\d{1,2}\]|[\d⁽⁾\u00b9\u00b2\u00b3\u2070-\u2079]{1,2}"
)
_BULLET = frozenset("•●▪◦‣·○■□►▶*+–—-")
_LONG = 400


@dataclass(slots=True, eq=False)
class Cell:
    """A cell and what stands in it."""

    flow: Flow
    column: int
    span: int

    @property
    def text(self) -> str:
        """The cell on one line."""
        return " ".join(line.text.strip() for line in self.flow.lines)

    @property
    def marks(self) -> list[Span]:
        """The footnote marks in `text`."""
        found: list[Span] = []
        at = 0
        for line in self.flow.lines:
            left = len(line.text) - len(line.text.lstrip())
            found += [(at + start - left, at + end - left) for start, end in line.marks]
            at += len(line.text.strip()) + 1
        return found


@dataclass(slots=True)
class Table:
    """A table in the making."""

    flow: Flow = field(default_factory=Flow)
    """Its caption, and whatever else stands between its rows."""
    rows: list[list[Cell]] = field(default_factory=list)
    nested: bool = False
    """Another table stands in one of its cells."""
    presented: bool = False
    """It says itself that it only lays out."""
    _below: dict[int, int] = field(default_factory=dict)
    """For how many more rows a cell from above fills a column."""

    def row(self) -> None:
        """Begins a row."""
        self._below = {column: left - 1 for column, left in self._below.items() if left > 1}
        self.rows.append([])

    def cell(self, span: str | None, down: str | None) -> Flow:
        """Begins a cell behind the last one; what stands in it goes into the flow that is returned."""
        if not self.rows:
            self.row()
        row = self.rows[-1]
        column = row[-1].column + row[-1].span if row else 0
        while column < _WIDEST and column in self._below:
            column += 1
        width = _count(span, 60)
        rows = _count(down, 5000)
        if rows > 1:
            for place in range(column, min(column + width, _WIDEST)):
                self._below[place] = rows
        cell = Cell(Flow(cell=True), column, width)
        row.append(cell)
        return cell.flow

    def lines(self) -> list[Line]:
        """The table's lines, its caption first."""
        filled = [[cell for cell in row if cell.flow.lines] for row in self.rows]
        filled = [row for row in filled if row]
        lines = list(self.flow.lines)
        if self._lays_out(filled):
            for row in filled:
                lines += _listed(row) or [line for cell in row for line in cell.flow.lines]
            return lines
        rows = [_joined(row) for row in filled]
        columns = _columns(rows)
        for pieces in rows:
            lines += _row(pieces, columns)
        return lines

    def _lays_out(self, rows: list[list[Cell]]) -> bool:
        if self.nested or max(map(len, rows), default=0) <= 1:
            return True
        if all(len(row) == 1 or _is_listed(row) for row in rows):
            return True
        cells = [cell for row in rows for cell in row]
        figures = sum(_FIGURE.fullmatch(cell.text) is not None for cell in cells)
        if figures * 5 > len(cells):
            return False
        if self.presented:
            return True
        return any(
            len(cell.flow.lines) >= 3
            or any(len(line.text) > _LONG or line.mark & Mark.HEADING for line in cell.flow.lines)
            for cell in cells
        )


def _count(value: str | None, most: int) -> int:
    digits = (value or "").strip()[:6]
    return min(max(int(digits), 1), most) if digits.isascii() and digits.isdigit() else 1


def _is_listed(row: list[Cell]) -> bool:
    """Whether a row is a bullet or a note's label, and its text in the cell behind it."""
    if len(row) != 2:
        return False
    label, text = row[0].text.strip(), row[1].text
    return _LABEL.fullmatch(label) is not None and sum(map(str.isalpha, text)) >= 8


def _listed(row: list[Cell]) -> list[Line]:
    """The lines of a row that is a bullet or a label with its text; none when it is something else."""
    if not _is_listed(row):
        return []
    label, (first, *rest) = row[0].text.strip(), row[1].flow.lines
    lead = f"{label} " if label[0] not in _BULLET or len(label) > 1 else "• "
    marks = tuple((start + len(lead), end + len(lead)) for start, end in first.marks)
    kept = first.mark & ~(Mark.STRONG | Mark.HEADING)
    return [Line(lead + first.text.lstrip(), kept, first.gap, first.regions, marks, first.place), *rest]


@dataclass(slots=True)
class _Piece:
    """What stands in a column of a row, signs and brackets joined to their numbers."""

    text: str
    column: int
    span: int
    marks: list[Span]
    cell: Cell


def _joined(row: list[Cell]) -> list[_Piece]:
    """The cells of a row, with what was cut off a number put back to it."""
    pieces: list[_Piece] = []
    opening: _Piece | None = None
    for number, cell in enumerate(row):
        piece = _Piece(cell.text.strip(), cell.column, cell.span, cell.marks, cell)
        if opening is not None:
            lead = opening.text
            piece.marks = [(start + len(lead), end + len(lead)) for start, end in piece.marks]
            piece.text, opening = lead + piece.text, None
        if pieces and _CLOSES.fullmatch(piece.text):
            last = pieces[-1]
            last.marks += [(start + len(last.text), end + len(last.text)) for start, end in piece.marks]
            last.text += piece.text
        elif piece.text in _OPENS and number + 1 < len(row) and _FIGURE_START.match(row[number + 1].text):
            opening = piece
        else:
            pieces.append(piece)
    return pieces


def _columns(rows: list[list[_Piece]]) -> list[int]:
    """The columns in which something stands; a head that spans one of them stands over it."""
    narrow = sorted({piece.column for row in rows for piece in row if piece.span == 1})
    for row in rows:
        for piece in row:
            if piece.span > 1:
                over = bisect_left(narrow, piece.column)
                if over < len(narrow) and narrow[over] < piece.column + piece.span:
                    piece.column = narrow[over]
    return sorted({piece.column for row in rows for piece in row})


def _row(pieces: list[_Piece], columns: list[int]) -> list[Line]:
    if not pieces:
        return []
    if len(pieces) == 1 and len(pieces[0].text) > 100:
        lines = pieces[0].cell.flow.lines
        return [Line(line.text, line.mark, True, line.regions, line.marks, line.place) for line in lines]
    if len(pieces) == 2 and _is_listed([piece.cell for piece in pieces]) and len(pieces[1].text) > 40:
        return _listed([piece.cell for piece in pieces])
    text = ""
    marks: list[Span] = []
    at = bisect_left(columns, pieces[0].column)
    for number, piece in enumerate(pieces):
        place = bisect_left(columns, piece.column)
        # A cell is never lost: one that would stand in the column of the one before it stands behind it.
        steps = max(place - at, 1) if number else 0
        text += " | " + "| " * (steps - 1) if steps else ""
        at = max(place, at)
        marks += [(len(text) + start, len(text) + end) for start, end in piece.marks]
        text += piece.text
    first = pieces[0].cell.flow.lines[0]
    shared = Mark.CHROME | Mark.QUOTED | Mark.CAPTION
    mark = first.mark & shared
    if all(line.mark & Mark.LINK for piece in pieces for line in piece.cell.flow.lines):
        mark |= Mark.LINK
    return [Line(text, mark | Mark.TABLE, False, first.regions, tuple(marks), first.place)]
