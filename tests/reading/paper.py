"""A release's text as a PDF, by an honest printer: the same words in the layouts that companies print."""

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

import pypdfium2
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.fonts import addMapping
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Table
from reportlab.platypus import Paragraph as Set

from summarizer.schemas import Document, Paragraph, ZoneKind

__all__ = ["Layout", "letters", "pages_of", "printed"]

_BULLET = re.compile(r"(?:[•●▪◦‣·*–—-]|--|o(?= {2}))[ \t\u00a0]+(?=\S)")
_KOREAN = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
_OTHER = "\u0370-\u03ff\u2e80-\u30ff\u4e00-\u9fff\uff00-\uffef"
_EASTERN = tuple(
    (font, re.compile(rf"\S*[{signs}]\S*(?: \S*[{signs}]\S*)*"))
    for font, signs in (("HYSMyeongJo-Medium", _KOREAN), ("HeiseiMin-W3", _OTHER))
)
"""The fonts for scripts that Vera lacks, and the words that are set in them."""
_UNSPACED = re.compile("[\u3040-\u30ff]{3}")
_GUTTER = 20.0
_BOLD = "Printed-Bold"
_PLAIN = "Printed"


@dataclass(frozen=True)
class Layout:
    """How a release is set."""

    page: tuple[float, float] = A4
    margin: float = 64.0
    size: float = 10.0
    columns: int = 1
    justified: bool = False
    indent: float = 0.0
    """Of each paragraph's first line; paragraphs then stand without a gap between them."""
    running: bool = False
    """Whether each page has a running head, a foot and its number."""
    at_foot: bool = False
    """Whether footnotes stand at the foot of the first page, not behind the text."""


def printed(document: Document, layout: Layout) -> bytes:
    """The text of `document` as a PDF: title, headings, paragraphs, lists, tables, raised footnote marks."""
    _register()
    out = io.BytesIO()
    notes = [one for one in document.paragraphs if layout.at_foot and one.kind is ZoneKind.FOOTNOTES]
    small = _style(layout, size=layout.size * 0.8)
    foot = [Set(_source(document, one), small) for one in notes]
    width = layout.page[0] - 2 * layout.margin
    held = sum(note.wrap(width, 1000)[1] for note in foot) + 12 if foot else 0.0

    def deck(canvas: Canvas, _: BaseDocTemplate) -> None:
        if layout.running:
            _run(canvas, layout)
        level = layout.margin + held - 12
        for note in foot if canvas.getPageNumber() == 1 else ():
            level -= note.wrap(width, 1000)[1]
            note.drawOn(canvas, layout.margin, level)

    template = BaseDocTemplate(out, pagesize=layout.page, invariant=1)
    template.addPageTemplates(
        [
            PageTemplate(name, _frames(layout, low), onPage=deck, autoNextPageTemplate="next")
            for name, low in (("first", held), ("next", 0.0))
        ]
    )
    template.build(list(_flowables(document, layout, {one.number for one in notes})))
    return out.getvalue()


def pages_of(data: bytes, words: str) -> set[int]:
    """The pages of a PDF on which some words begin, told by the letters that each page draws."""
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [letters(pdf[at].get_textpage().get_text_bounded()) for at in range(len(pdf))]
    wanted = letters(words)
    for length in (len(wanted), 24, 12, 6, 3):
        if found := {number for number, text in enumerate(pages, 1) if wanted[:length] in text}:
            return found
    return set()


def letters(text: str) -> str:
    """The letters and digits of a text, raised ones on the line."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum()).casefold()


def _column(layout: Layout) -> float:
    """How wide a column is."""
    return (layout.page[0] - 2 * layout.margin - _GUTTER * (layout.columns - 1)) / layout.columns


def _frames(layout: Layout, held: float) -> list[Frame]:
    wide = _column(layout)
    high = layout.page[1] - 2 * layout.margin - held
    return [
        Frame(layout.margin + at * (wide + _GUTTER), layout.margin + held, wide, high, 0, 0, 0, 0)
        for at in range(layout.columns)
    ]


def _run(canvas: Canvas, layout: Layout) -> None:
    width, height = layout.page
    canvas.setFont(_PLAIN, 7)
    canvas.drawString(layout.margin, height - layout.margin / 2, "For immediate release")
    canvas.drawRightString(width - layout.margin, height - layout.margin / 2, "Corporate Communications")
    canvas.drawCentredString(width / 2, layout.margin / 2, f"Page {canvas.getPageNumber()}")


def _style(layout: Layout, *, size: float = 0.0, **more: object) -> ParagraphStyle:
    size = size or layout.size
    values = {
        "fontName": _PLAIN,
        "fontSize": size,
        "leading": size * 1.3,
        "spaceAfter": 0 if layout.indent else size * 0.8,
        "alignment": TA_JUSTIFY if layout.justified else TA_LEFT,
        "firstLineIndent": layout.indent,
        "splitLongWords": 0,
    }
    return ParagraphStyle("text", **{**values, **more})


def _flowables(document: Document, layout: Layout, gone: set[int]) -> Iterator[Flowable]:
    text = _style(layout)
    bullet = _style(layout, leftIndent=16, bulletIndent=3, firstLineIndent=0)
    unspaced = _style(layout, splitLongWords=1)
    row = _style(layout, firstLineIndent=0, spaceAfter=0, alignment=TA_LEFT, size=layout.size * 0.9)
    title = _style(
        layout, size=layout.size * 1.5, fontName=_BOLD, alignment=TA_CENTER, firstLineIndent=0, spaceAfter=9
    )
    heading = _style(
        layout, fontName=_BOLD, alignment=TA_LEFT, firstLineIndent=0, spaceBefore=6, spaceAfter=5
    )
    titled = False
    for paragraph in document.paragraphs:
        source = _source(document, paragraph)
        if paragraph.number in gone:
            continue
        if mark := _BULLET.match(source):
            yield Set(source[mark.end() :], bullet, bulletText=mark[0].strip())
        elif "\t" in source or (paragraph.kind is ZoneKind.TABLE and " | " in source):
            cells = [Set(cell, row) for cell in re.split(r"\t| \| ", source)]
            room = _column(layout)
            yield Table([cells], [room * 0.4, *[room * 0.6 / (len(cells) - 1)] * (len(cells) - 1)])
        elif paragraph.kind is ZoneKind.HEADLINE and not titled:
            titled = True
            yield Set(source, title)
        elif paragraph.kind is ZoneKind.HEADING:
            yield Set(source, heading)
        else:
            yield Set(source, unspaced if _UNSPACED.search(source) else text)


def _source(document: Document, paragraph: Paragraph) -> str:
    """A paragraph's words as reportlab takes them, each footnote mark raised."""
    pieces, done = [], paragraph.start
    for mark in document.footnotes:
        if done <= mark.start and mark.end <= paragraph.end:
            pieces.append(_escaped(document.text[done : mark.start]))
            pieces.append(f"<super size='6.5'>{_escaped(document.text[mark.start : mark.end])}</super>")
            done = mark.end
    pieces.append(_escaped(document.text[done : paragraph.end]))
    return "".join(pieces)


def _escaped(text: str) -> str:
    source = escape(text)
    for font, signs in _EASTERN:
        source = signs.sub(rf"<font name='{font}'>\g<0></font>", source)
    return source


@cache
def _register() -> None:
    """Make the fonts known: those that reportlab brings, and the readers' own for eastern scripts."""
    pdfmetrics.registerFont(TTFont(_PLAIN, "Vera.ttf"))
    pdfmetrics.registerFont(TTFont(_BOLD, "VeraBd.ttf"))
    for font in (_PLAIN, _BOLD):
        for bold in (0, 1):
            for italic in (0, 1):
                addMapping(font, bold, italic, _BOLD if bold else font)
    for font, _ in _EASTERN:
        pdfmetrics.registerFont(UnicodeCIDFont(font))
