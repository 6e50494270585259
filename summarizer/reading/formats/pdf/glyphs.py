"""The glyphs that a PDF draws: each with its place, size and face, on pages turned upright."""

import ctypes
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from threading import Lock
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from summarizer.errors import InputError
from summarizer.reading.encoding import LIMIT

from .letters import BULLET, UNSEEN, letter
from .seen import Box, dots, seen, shades

__all__ = ["Face", "Glyph", "Sheet", "read_sheets"]

PAGES = 500
"""How many pages are read at most."""
_PAGE_GLYPHS = 200_000
_SMALLEST = 1.0
"""Points: what is drawn smaller is not there for a reader."""
_TWICE = 0.12
"""Two equal glyphs nearer than this share of their size are one, drawn twice to look bold."""
_DOUBLES = 8
"""How many equal glyphs at about one place are compared with."""
_GARBAGE = 0.3
"""The share of glyphs without a letter from which on a text layer is garbage."""
_BOLD_WEIGHT = 600
_FORCED_BOLD = 1 << 18
_ITALIC = 1 << 6

_guard = Lock()
"""PDFium may be called by one thread at a time."""


class Face(NamedTuple):
    """How a glyph looks."""

    bold: bool
    italic: bool
    symbols: bool
    """From a font of pictures, whose letters are none."""
    typewriter: bool


class Glyph(NamedTuple):
    """One letter where it stands; in points, y growing downwards."""

    x0: float
    x1: float
    y: float
    """The base line."""
    size: float
    text: str
    face: Face
    drawn: int
    """Which drawing operation it comes from: glyphs of one are never each other's doubles."""
    spaced: bool
    """PDFium sees a space before it."""
    held: bool = False
    """It is a space at which no line is broken."""


class Sheet(NamedTuple):
    """A page."""

    number: int
    """From 1."""
    width: float
    height: float
    glyphs: list[Glyph]


class _Style(NamedTuple):
    """What all glyphs of one drawing operation share."""

    face: Face
    size: float
    quarter: int
    """Quarter turns against the clock that its words run at; -1 at a slant."""
    hidden: bool
    """Drawn without ink: the text under a scan's picture."""
    drawn: int


def read_sheets(data: bytes, label: str) -> list[Sheet]:
    """The pages of a PDF.

    Raises:
        InputError: damaged, locked, too long, or with a text layer that holds no letters.
    """
    with _guard:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise InputError(f"{label} {_reason(error)}") from None
        try:
            return list(_sheets(pdf, label))
        finally:
            pdf.close()


def _reason(error: Exception) -> str:
    match getattr(error, "err_code", None):
        case pdfium.FPDF_ERR_PASSWORD:
            return "is a PDF locked by a password; save it without one first"
        case pdfium.FPDF_ERR_SECURITY:
            return "is a PDF locked in a way that is not known; save it without a lock first"
        case _:
            return "is a damaged PDF: it cannot be opened"


def _sheets(pdf: Any, label: str) -> Iterator[Sheet]:
    count = len(pdf)
    if count > PAGES:
        raise InputError(f"{label} has {count} pages; {PAGES} are the most that are read")
    letters = unread = 0
    for number in range(1, count + 1):
        try:
            page = pdf[number - 1]
        except pypdfium2.PdfiumError:
            raise InputError(f"{label} is a damaged PDF: page {number} cannot be opened") from None
        try:
            textpage = page.get_textpage()
            try:
                reader = _Reader(page, textpage)
                glyphs = reader.glyphs()
                sheet = Sheet(number, reader.width, reader.height, glyphs)
            finally:
                textpage.close()
        except pypdfium2.PdfiumError:
            raise InputError(f"{label} is a damaged PDF: page {number} cannot be read") from None
        finally:
            page.close()
        letters += len(sheet.glyphs)
        unread += reader.unread
        if letters > LIMIT:
            raise InputError(
                f"{label} is longer than {LIMIT // 1_000_000} million characters, the most that is read"
            )
        yield sheet
    if unread > _GARBAGE * (letters + unread):
        raise InputError(
            f"{label} is a PDF whose fonts do not say which letters they draw; its text cannot be read"
        )


class _Reader:
    """Reads the glyphs of one page."""

    def __init__(self, page: Any, textpage: Any) -> None:
        self._page, self._raw = page, textpage.raw
        self._count = textpage.count_chars()
        self._styles: dict[int, _Style] = {}
        self._faces: dict[int, Face] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._shades: list[Box] | None = None
        left, bottom, right, top = page.get_bbox()
        self._box = (left, bottom, right, top)
        self.width, self.height = right - left, top - bottom
        self.unread = 0
        """Glyphs that stand for no letter."""

    def glyphs(self) -> list[Glyph]:
        """The glyphs that a reader of the page sees, each once, in the order in which they are drawn."""
        found = list(self._drawn())
        hidden = sum(style.hidden for style, _ in found)
        if 0 < hidden <= len(found) - hidden:
            # Beside visible text, unseen text is no scan's: a reader of the page does not have it.
            found = [one for one in found if not one[0].hidden]
        turns = Counter(style.quarter for style, _ in found if style.quarter >= 0)
        if not turns:
            return []
        turn = max(sorted(turns), key=lambda quarter: turns[quarter])
        if turn % 2:
            self.width, self.height = self.height, self.width
        glyphs = _once([self._upright(glyph, turn) for style, glyph in found if style.quarter == turn])
        return glyphs + ([] if turn else bullets(glyphs, [self._lowered(box) for box in dots(self._page)]))

    def _drawn(self) -> Iterator[tuple[_Style, Glyph]]:
        raw, half, spaced = self._raw, "", False
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        left, bottom, right, top = self._box
        for index in range(min(self._count, _PAGE_GLYPHS)):
            drawing = pdfium.FPDFText_GetTextObject(raw, index)
            if not drawing:
                spaced = True
                continue  # a space or line break that PDFium adds
            code = pdfium.FPDFText_GetUnicode(raw, index)
            if 0xD800 <= code < 0xDC00:
                half = chr(code)
            if 0xD800 <= code < 0xDC00 or code in UNSEEN:
                continue
            style = self._style(drawing, index)
            text = letter(code, half, symbols=style.face.symbols)
            half = ""
            if not text:
                self.unread += 1
                continue
            if not pdfium.FPDFText_GetLooseCharBox(raw, index, box):
                continue
            if not pdfium.FPDFText_GetCharOrigin(raw, index, x, y):
                continue
            middle, level = (box.left + box.right) / 2, (box.bottom + box.top) / 2
            if not (left <= middle <= right and bottom <= level <= top) or style.size < _SMALLEST:
                continue
            yield (
                style,
                Glyph(
                    *(box.left, box.right) if style.quarter % 2 == 0 else (box.bottom, box.top),
                    y.value if style.quarter % 2 == 0 else x.value,
                    style.size,
                    text,
                    style.face,
                    style.drawn,
                    spaced,
                    code == 0xA0,
                ),
            )
            spaced = False

    def _lowered(self, box: Box) -> Box:
        left, top = self._box[0], self._box[3]
        return box[0] - left, top - box[3], box[2] - left, top - box[1]

    def _upright(self, glyph: Glyph, turn: int) -> Glyph:
        left, bottom, right, top = self._box
        match turn:
            case 0:
                return glyph._replace(x0=glyph.x0 - left, x1=glyph.x1 - left, y=top - glyph.y)
            case 1:
                return glyph._replace(x0=glyph.x0 - bottom, x1=glyph.x1 - bottom, y=glyph.y - left)
            case 2:
                return glyph._replace(x0=right - glyph.x1, x1=right - glyph.x0, y=glyph.y - bottom)
            case _:
                return glyph._replace(x0=top - glyph.x1, x1=top - glyph.x0, y=right - glyph.y)

    def _style(self, drawing: Any, index: int) -> _Style:
        key = ctypes.addressof(drawing.contents)
        if (style := self._styles.get(key)) is None:
            style = self._styles[key] = self._looked_up(drawing, index, len(self._styles))
        return style

    def _looked_up(self, drawing: Any, index: int, drawn: int) -> _Style:
        raw, matrix = self._raw, self._matrix
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(raw, index) * (matrix.c**2 + matrix.d**2) ** 0.5
        mode = pdfium.FPDFTextObj_GetTextRenderMode(drawing)
        if self._shades is None:
            self._shades = shades(self._page)
        hidden = mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        if not hidden and not seen(drawing, mode, self._shades):
            size = 0.0
        face = self._face(drawing, index)
        if mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE and not face.bold:
            face = face._replace(bold=True)
        return _Style(face, size, _quarter(matrix.a, matrix.b), hidden, drawn)

    def _face(self, drawing: Any, index: int) -> Face:
        font = pdfium.FPDFTextObj_GetFont(drawing)
        key = ctypes.addressof(font.contents) if font else 0
        if (face := self._faces.get(key)) is None:
            flags, name = ctypes.c_int(), ctypes.create_string_buffer(200)
            pdfium.FPDFText_GetFontInfo(self._raw, index, name, 200, flags)
            weight = pdfium.FPDFText_GetFontWeight(self._raw, index)
            heavy = weight >= _BOLD_WEIGHT or bool(flags.value & _FORCED_BOLD)
            written = name.value.decode("latin-1").lower()
            face = _face(written, heavy=heavy, slanted=bool(flags.value & _ITALIC))
            if key:
                self._faces[key] = face
        return face


def _face(name: str, *, heavy: bool, slanted: bool) -> Face:
    return Face(
        bold=heavy or any(word in name for word in ("bold", "black", "heavy")),
        italic=slanted or "italic" in name or "oblique" in name,
        symbols=any(word in name for word in ("wingding", "dingbat", "symbol", "webding")),
        typewriter="courier" in name,
    )


def _quarter(along: float, up: float) -> int:
    """The quarter turns of words that run by (along, up); -1 for a slant of more than about three degrees."""
    long, short = max(abs(along), abs(up)), min(abs(along), abs(up))
    if short > 0.05 * long or not long:
        return -1
    if abs(along) >= abs(up):
        return 0 if along > 0 else 2
    return 1 if up > 0 else 3


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs without those that are drawn again where they stand already."""
    kept: list[Glyph] = []
    places: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        reach = _TWICE * glyph.size
        column, row = int(glyph.x0 / 4), int(glyph.y / 4)
        left, right = int((glyph.x0 - reach) / 4), int((glyph.x0 + reach) / 4)
        above, below = int((glyph.y - reach) / 4), int((glyph.y + reach) / 4)
        near = (
            other
            for across in {left, column, right}
            for down in {above, row, below}
            for other in places.get((glyph.text, across, down), ())
        )
        if not any(
            other.drawn != glyph.drawn
            and abs(other.x0 - glyph.x0) <= reach
            and abs(other.y - glyph.y) <= reach
            for other in near
        ):
            kept.append(glyph)
            here = places.setdefault((glyph.text, column, row), [])
            if len(here) < _DOUBLES:
                here.append(glyph)
    return kept


def bullets(glyphs: list[Glyph], dots: list[Box]) -> list[Glyph]:
    """The bullets of a list that are drawn as dots, not as letters: each before the first letter of a line."""
    found: list[Glyph] = []
    ordered = sorted(glyphs, key=lambda glyph: glyph.y) if dots else []
    levels = [glyph.y for glyph in ordered]
    for x0, top, x1, low in dots:
        middle = (top + low) / 2
        row = [
            glyph
            for glyph in ordered[bisect_left(levels, middle) : bisect_left(levels, middle + 12)]
            if glyph.text != " " and 0.1 * glyph.size < glyph.y - middle < 0.6 * glyph.size
        ]
        right = [glyph for glyph in row if x1 < glyph.x0 < x1 + 3 * glyph.size]
        if right and not any(x0 - 4 * glyph.size < glyph.x0 < x1 for glyph in row):
            first = min(right, key=lambda glyph: glyph.x0)
            found.append(first._replace(x0=x0, x1=x1, text=BULLET, spaced=False))
    return found
