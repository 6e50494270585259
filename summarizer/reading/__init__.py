"""From bytes to a Document: the text, a map of who wrote each stretch of it, and what its header says."""

import hashlib
from pathlib import Path

from summarizer.schemas import Document

from .formats import rendered
from .layout import blocks_of
from .release import require_release
from .source import load
from .zoning import channel_of, published_of, read_blocks

__all__ = ["read", "require_release"]


def read(source: str | Path | bytes, *, name: str | None = None) -> Document:
    r"""Reads a release from a path, `-` (standard input), a string of text, or bytes.

    Offsets in the document are code points of `Document.text`. That is the file's text with `\\n`
    line ends; Markdown, HTML and PDF are rendered to plain text first. `name` is what the document's
    `source` says; without it, the file's name.

    Raises:
        InputError: there is no text to read; the sentence says why.
    """
    content = load(source, name)
    made = rendered(content)
    text = made.text
    reading = read_blocks(text, blocks_of(text, made.marks))
    page = reading.page
    dateline = page.lead.dateline if page.lead else None
    return Document(
        id=hashlib.sha256(text.encode("utf-8")).hexdigest()[:16],
        title=reading.title,
        issuer=reading.issuer,
        published=published_of(page),
        place=dateline.place if dateline else None,
        channel=channel_of(page, page.labels),
        language=page.language,
        source=content.name,
        zones=reading.zones,
        footnotes=reading.footnotes,
        text=text,
        paragraphs=reading.paragraphs,
    )
