"""The release's own side of the page: its text to the letter, in the shapes that it had."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from summarizer.lines import joined, language_name, readable
from summarizer.schemas import Author, Document, Paragraph, Zone, ZoneKind

from .marks import Mark, Numbered, Piece, Sign, cut

WRITERS = {
    Author.COMPANY: "Company",
    Author.COMPANY_QUOTE: "Quoted person",
    Author.COMPANY_LEGAL: "Company, legal text",
    Author.AGGREGATOR: "Aggregator",
    Author.MACHINE_TRANSLATION: "Machine translation",
    Author.MARKET_DATA: "Market data",
    Author.PAGE_CHROME: "Page furniture",
}
"""Authors as the page names them, in the order of its legend."""
NO_EVIDENCE = "no evidence"
"""What is said of every passage that the company did not write."""
_BULLET = re.compile(r"(?:[•●▪◦‣·○■□▶►*–—-]|--)[ \t\u00a0]")
_CELLS = re.compile(r" \| ?|\| |\t+")
_HEAD = re.compile(r"[^\W\d]{3}|^\s*(?:19|20)\d\d\s*$")
_WORD = re.compile(r"\S")
_COLUMNS = re.compile(r"\S(?: {3}|\t)")
_MOST_CELLS = 40
"""A row of more cells is no table's."""
_ODD = {
    **{mark: chr(0x2400 + mark) for mark in range(0x20) if mark not in (0x09, 0x0A)},
    0x7F: "\u2421",
    **dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"),
}
"""What a page cannot hold, or what would turn the direction of all that follows, as a sign that is seen."""


@dataclass(slots=True)
class Cell:
    """A run of text, with what stands between it and the one before."""

    gap: str
    """Spaces and lines that the page keeps and does not show."""
    pieces: list[Piece]
    over: int = 1
    """How many columns it stands over."""
    after: bool = False
    """Whether an empty cell stands before it: that of the rows' names."""


@dataclass(slots=True)
class Block:
    """A paragraph, a heading, a bullet, or a table with its rows."""

    shape: str
    start: int
    rows: list[list[Cell]]
    anchors: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Passage:
    """Blocks of one author, one behind the other."""

    author: Author
    label: str
    language: str | None
    blocks: list[Block]


@dataclass(slots=True)
class Release:
    """A text laid out, with the places of all that is marked in it."""

    passages: list[Passage]
    tail: str
    """The white space behind the last block."""
    numbered: Numbered
    notes: Mapping[int, str]
    """Where a footnote's mark leads, by the place of the mark."""


def lay_out(
    document: Document, marks: Sequence[Mark], anchors: Sequence[tuple[int, str]], prefix: str
) -> Release:
    """The release with all its marks.

    Args:
        document: The text and how it was read.
        marks: Stretches of it that something rests on.
        anchors: Places that something leads to, as offset and anchor.
        prefix: What every anchor made here begins with.
    """
    shapes = list(_shapes(document))
    notes = {
        one.start: f"{prefix}n{one.note_start}"
        for one in document.footnotes
        if one.start < one.end and one.note_start < len(document.text)
    }
    every = [*_turns(document), *marks, *_quotes(document), *_footnotes(document, notes)]
    spans = [span for shape in shapes for row in shape.rows for span in row]
    pieces = cut(spans, every)
    numbered = Numbered(piece for run in pieces for piece in run)
    numbered.sign(every)
    blocks, end = _blocks(document, shapes, spans, pieces)
    starts = [block.start for block in blocks]
    for place, anchor in anchors:
        if blocks:
            blocks[min(bisect_left(starts, place), len(blocks) - 1)].anchors.append(anchor)
    return Release(_passages(document, blocks), document.text[end:], numbered, notes)


def shown(text: str) -> str:
    """A text sign for sign, with those that steer made visible."""
    return text if text.isascii() and text.isprintable() else text.translate(_ODD)


@dataclass(slots=True)
class _Shape:
    """Where the rows and cells of a block lie."""

    shape: str
    rows: list[list[tuple[int, int]]]


def _shapes(document: Document) -> Iterator[_Shape]:
    """The blocks of a text in order; no word of it is in none."""
    text, at = document.text, 0
    for is_table, group in groupby(_paragraphs(document), key=lambda one: one.kind is ZoneKind.TABLE):
        parts = list(group)
        if is_table:
            yield from _table(text, parts, at)
        else:
            yield from (_Shape(_shape(text, one), [[(one.start, one.end)]]) for one in parts)
        at = parts[-1].end


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    """The paragraphs as far as they lie in the text beside one another, and what lies between them."""
    at, length = 0, len(document.text)
    for one in document.paragraphs:
        if at <= one.start < one.end <= length:
            yield from _left_out(document.text, at, one.start)
            yield one
            at = one.end
    yield from _left_out(document.text, at, length)


def _left_out(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """What lies between two paragraphs, where it is more than white space."""
    between = text[start:end]
    if between.strip():
        start, end = start + len(between) - len(between.lstrip()), start + len(between.rstrip())
        yield Paragraph(number=1, start=start, end=end, kind=ZoneKind.BODY)


def _shape(text: str, paragraph: Paragraph) -> str:
    match paragraph.kind:
        case ZoneKind.HEADLINE:
            return "headline"
        case ZoneKind.HEADING:
            return "heading"
        case ZoneKind.FOOTNOTES:
            return "note"
        case _:
            return "bullet" if _BULLET.match(text, paragraph.start, paragraph.end) else "text"


def _table(text: str, rows: Sequence[Paragraph], at: int) -> Iterator[_Shape]:
    """Rows as a table where something parts their cells, else as they were set, or as lines.

    `at` is where the block before them ends.
    """
    cells = [list(_cells(text, row.start, row.end)) for row in rows]
    widest = max(map(len, cells))
    if 1 < widest <= _MOST_CELLS:
        yield _Shape("table", cells)
    elif any(_COLUMNS.search(text, row.start, row.end) for row in rows):
        begin = max(text.rfind("\n", at, rows[0].start) + 1, at)
        yield _Shape("set", [[(begin, rows[-1].end)]])
    else:
        yield from (_Shape("line", [[(row.start, row.end)]]) for row in rows)


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for parting in _CELLS.finditer(text, start, end):
        yield start, parting.start()
        start = parting.end()
    yield start, end


def _blocks(
    document: Document,
    shapes: Sequence[_Shape],
    spans: Sequence[tuple[int, int]],
    pieces: Sequence[list[Piece]],
) -> tuple[list[Block], int]:
    """The blocks with their pieces, and where the last one ends."""
    runs = iter(zip(spans, pieces, strict=True))
    end = 0
    blocks = []
    for shape in shapes:
        rows = []
        for row in shape.rows:
            cells = []
            for _ in row:
                (start, stop), run = next(runs)
                cells.append(Cell(document.text[end:start], run))
                end = stop
            rows.append(cells)
        first = shape.rows[0][0][0]
        if shape.shape == "table":
            _place(rows, document.text)
        blocks.append(Block(shape.shape, first, rows))
    return blocks, end


def _place(rows: Sequence[list[Cell]], text: str) -> None:
    """Cells of rows that are short of some, over the columns that they are of.

    Of a head the cell above the rows' names is left out in print, and what heads several columns stands
    over as many as the others; in other rows the last cell has the rest of the row.
    """
    width = max(map(len, rows))
    head = True
    for row in rows:
        head = head and len(row) < width
        short = len(row)
        if 1 < short == width - 1 or (
            head and 1 < short < width and _heads(row, text) and (width - 1) % short == 0
        ):
            row[0].after = True
            for cell in row:
                cell.over = (width - 1) // short
        elif short < width:
            row[-1].over = width - short + 1


def _heads(row: Sequence[Cell], text: str) -> bool:
    """Whether cells head columns: words and years, no values."""
    said = ["".join(text[one.start : one.end] for one in cell.pieces) for cell in row]
    return all(_HEAD.search(one) for one in said)


def _passages(document: Document, blocks: Sequence[Block]) -> list[Passage]:
    starts = [zone.start for zone in document.zones]
    main = {one.start: one for one in document.paragraphs}

    def written(block: Block) -> tuple[Author, str, str | None]:
        zone = _zone(document, starts, block.start, main.get(block.start))
        if zone is None:
            return Author.COMPANY, WRITERS[Author.COMPANY], None
        author = Author.COMPANY if zone.author is Author.COMPANY_QUOTE else zone.author
        kind = "" if author.is_company or readable(zone.kind) == readable(author) else readable(zone.kind)
        language = zone.language if zone.language != (document.language or "en") else None
        spoken = language_name(language) or language
        aside = None if author.is_company else NO_EVIDENCE
        return author, joined(WRITERS[author], kind, spoken, aside), language

    return [
        Passage(author, label, language, list(group))
        for (author, label, language), group in groupby(blocks, key=written)
    ]


def _zone(document: Document, starts: Sequence[int], start: int, paragraph: Paragraph | None) -> Zone | None:
    """The zone that a block mostly is: that of its paragraph's kind, else the one in which it begins."""
    at = max(bisect_right(starts, start) - 1, 0)
    if at >= len(document.zones):
        return None
    if paragraph:
        for zone in document.zones[at : at + 8]:
            if zone.start < paragraph.end and zone.kind is paragraph.kind:
                return zone
    return document.zones[at]


def _quotes(document: Document) -> Iterator[Mark]:
    """Quoted words; the speaker's name stands once where a person goes on speaking in a paragraph."""
    last: tuple[str, int] | None = None
    starts = [one.start for one in document.paragraphs]
    for zone in document.zones:
        if zone.author is not Author.COMPANY_QUOTE:
            continue
        told = (zone.speaker, bisect_right(starts, zone.start)) if zone.speaker else None
        name = joined(zone.speaker)
        sign = Sign(label=name, told=f"Said by {name}", style="who") if name and told != last else None
        last = told or last
        yield Mark(zone.start, zone.end, "said", sign)


def _turns(document: Document) -> Iterator[Mark]:
    """Where each page of the original begins, at its first word."""
    for one in document.pages:
        word = _WORD.search(document.text, one.start)
        if word:
            sign = Sign(label=f"p. {one.page}", told=f"Page {one.page}", style="turn")
            yield Mark(word.start(), word.start() + 1, "begins", sign)


def _footnotes(document: Document, notes: Mapping[int, str]) -> Iterator[Mark]:
    """The marks of footnotes, and the places of the notes that they lead to."""
    places: dict[str, tuple[int, int]] = {}
    for one in document.footnotes:
        if one.start in notes:
            yield Mark(one.start, one.end, "sup")
            places.setdefault(notes[one.start], (one.note_start, one.note_end))
    for anchor, (start, end) in places.items():
        yield Mark(start, max(end, start + 1), "fn", Sign(anchor=anchor))
