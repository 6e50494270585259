"""PDF as plain text: what a reader of its pages would type, a paragraph a line, and where each page begins."""

from summarizer.errors import InputError
from summarizer.reading.rendered import Mark, Rendered

from .chrome import unmarked, unpaged
from .columns import regions_of
from .flows import flows_of
from .glyphs import read_sheets
from .lines import pieces_of
from .notes import parted
from .paragraphs import Paragraph, body_size, paragraphs_of

__all__ = ["render_pdf"]


def render_pdf(data: bytes, label: str) -> Rendered:
    """The text layer of a PDF: running heads, page numbers and watermarks gone, footnotes behind the text.

    Raises:
        InputError: damaged, locked by a password, without a text layer, or with one that holds no letters.
    """
    sheets = read_sheets(data, label)
    if not any(glyph.text != " " for sheet in sheets for glyph in sheet.glyphs):
        raise InputError(f"{label} is a PDF of pictures: it has no text layer to read")
    pages = [pieces_of(glyphs) for glyphs in unmarked(sheets)]
    pages = unpaged(pages, [sheet.height for sheet in sheets])
    flows = flows_of(sheets, regions_of(pages))
    size = body_size(flows)
    text, notes = parted(flows, size)
    behind = paragraphs_of(notes, size)
    for note in behind:
        note.mark |= Mark.NOTE
    return _written([*paragraphs_of(text, size), *behind])


def _written(paragraphs: list[Paragraph]) -> Rendered:
    parts: list[str] = []
    length = 0
    marks: dict[int, int] = {}
    raised: list[tuple[int, int]] = []
    pages: list[tuple[int, int]] = []
    for at, one in enumerate(paragraphs):
        if at:
            glue = "\n\n" if one.gap else "\n"
            parts.append(glue)
            length += len(glue)
        if one.mark:
            marks[length] = one.mark
        raised += [(length + start, length + end) for start, end in one.raised]
        for offset, page in one.pages:
            if not pages or pages[-1][1] != page:
                pages.append((length + offset, page))
        parts.append(one.text)
        length += len(one.text)
    return Rendered("".join(parts) + "\n", marks, tuple(raised), tuple(pages))
