"""What paper adds to each page: running heads and feet, page numbers, and watermarks."""

import re
from collections import Counter, defaultdict
from itertools import pairwise

from .glyphs import Glyph, Sheet
from .lines import Piece, rows_of

__all__ = ["unmarked", "unpaged"]

_REACH = 5
"""How many lines at a page's head and foot may be the paper's."""
_SHIFT = 6.0
"""Points by which a running head may stand higher or lower on another page."""
_NUMERAL = re.compile(r"\d+")
_NUMBERED = re.compile(
    r"(?:page|p\.|pg\.?)\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|[-–—|]\s?\d{1,4}\s?[-–—|]|\d{1,4}\s?(?:/|of)\s?\d{1,4}",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d(?: ?[AP]M)?\b.{0,200}", re.IGNORECASE)
"""What a browser prints above a page: when it did."""
_BARE = re.compile(r"\d{1,4}|[ivx]{1,6}")
_BANNER = 2.5
"""A watermark's letters are so many times as large as the text's."""


def unmarked(sheets: list[Sheet]) -> list[list[Glyph]]:
    """The glyphs of each page without watermarks: huge words that most pages have at one place."""
    sizes = Counter(round(glyph.size, 1) for sheet in sheets for glyph in sheet.glyphs)
    usual = max(sorted(sizes), key=lambda size: sizes[size]) if sizes else 0.0
    places = [
        {
            (glyph.text, round(glyph.x0), round(glyph.y))
            for glyph in sheet.glyphs
            if glyph.size > _BANNER * usual
        }
        for sheet in sheets
    ]
    times = Counter(place for page in places for place in page)
    least = max(2, len(sheets) // 2)
    return [
        [
            glyph
            for glyph in sheet.glyphs
            if glyph.size <= _BANNER * usual or times[glyph.text, round(glyph.x0), round(glyph.y)] < least
        ]
        for sheet in sheets
    ]


class _Edge:
    """A line at a page's head or foot."""

    __slots__ = ("chrome", "numbers", "page", "pieces", "text", "y")

    def __init__(self, page: int, pieces: list[Piece]) -> None:
        self.page, self.pieces = page, pieces
        self.y = pieces[0].y
        self.text = " ".join(piece.text for piece in pieces)
        self.numbers = [int(numeral) for numeral in _NUMERAL.findall(self.text) if len(numeral) < 10]
        self.chrome = False


def unpaged(pages: list[list[Piece]], heights: list[float]) -> list[list[Piece]]:
    """The pieces of each page without running heads, running feet and page numbers.

    A line at a page's head or foot is the paper's when another page has the same at the same height, its
    numbers equal or counting with the pages; or when it says which page it is. Lines further in count
    only when all further out do.
    """
    rows = [rows_of(pieces) for pieces in pages]
    heads = [[_Edge(at, row) for row in page[:_REACH]] for at, page in enumerate(rows)]
    feet = [[_Edge(at, row) for row in page[::-1][:_REACH]] for at, page in enumerate(rows)]
    gone: set[int] = set()
    for edges in (heads, feet):
        _tell_repeated([edge for page in edges for edge in page])
        for at, page in enumerate(edges):
            for place, edge in enumerate(page):
                apart = edge.y < 0.12 * heights[at] or edge.y > 0.88 * heights[at]
                if not (edge.chrome or _NUMBERED.fullmatch(edge.text)) and (
                    place or not apart or not (_is_number(edge, page) or _is_printers(edge))
                ):
                    break
                gone.update(id(piece) for piece in edge.pieces)
    return [[piece for piece in page if id(piece) not in gone] for page in pages]


def _tell_repeated(edges: list[_Edge]) -> None:
    alike: defaultdict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        alike[_NUMERAL.sub("0", edge.text).casefold()].append(edge)
    for group in alike.values():
        for edge in group:
            edge.chrome = edge.chrome or any(
                other.page != edge.page and abs(other.y - edge.y) <= _SHIFT and _same(edge, other)
                for other in group
            )


def _same(one: _Edge, other: _Edge) -> bool:
    """Whether the numbers of two lines are equal, or as far apart as their pages."""
    return len(one.numbers) == len(other.numbers) and all(
        a == b or b - a == other.page - one.page for a, b in zip(one.numbers, other.numbers, strict=True)
    )


def _is_printers(edge: _Edge) -> bool:
    """Whether a page's outermost line is a browser's: when it printed, or an address and `1/2`."""
    first, last = edge.pieces[0].text, edge.pieces[-1].text
    return _PRINTED.fullmatch(edge.text) is not None or (
        "://" in first and _NUMBERED.fullmatch(last) is not None
    )


def _is_number(edge: _Edge, page: list[_Edge]) -> bool:
    """Whether a page's outermost line is nothing but its number, away from the text."""
    if not _BARE.fullmatch(edge.text) or (edge.numbers and edge.numbers[0] != edge.page + 1):
        return False
    gaps = [abs(after.y - before.y) for before, after in pairwise(page)]
    return not gaps or gaps[0] > 1.5 * edge.pieces[0].size
