"""One release's content as a Document: rendered, its lines told apart by author, its header read."""

import hashlib
from datetime import date

from summarizer.schemas import DatedBy, Document, Issuer, PageStart

from .formats import rendered
from .header import channel_in
from .layout import blocks_of
from .letter import without_envelope
from .source import Content
from .zoning import channel_of, published_of, read_blocks

__all__ = ["document_of"]


def document_of(content: Content) -> Document:
    """The document in `content`, which is no container.

    What the text does not say of its issuer, its date and who carried it is taken from what the
    page tells machines of itself, then from its container.

    Raises:
        InputError: there is no text in it; the sentence says why.
    """
    made = rendered(content)
    if content.letter:
        made = without_envelope(made)
    text = made.text
    reading = read_blocks(text, blocks_of(text, made.marks), made.raised)
    page = reading.page
    told, cover = made.told, content.cover
    dateline = page.lead.dateline if page.lead else None
    published, dated_by = _dated(published_of(page), told.published, cover.published)
    return Document(
        id=hashlib.sha256(text.encode("utf-8")).hexdigest()[:16],
        title=reading.title or told.title,
        issuer=reading.issuer or (Issuer(name=cover.issuer) if cover.issuer else None),
        published=published,
        dated_by=dated_by,
        place=dateline.place if dateline else None,
        channel=channel_of(page, page.labels) or channel_in([told.site or ""]) or cover.channel,
        language=page.language,
        source=content.name,
        zones=reading.zones,
        footnotes=reading.footnotes,
        pages=[PageStart(page=number, start=start) for start, number in made.pages],
        text=text,
        paragraphs=reading.paragraphs,
    )


def _dated(own: date | None, page: date | None, filing: date | None) -> tuple[date | None, DatedBy | None]:
    """The day of a release and what tells it: its text before its page, its page before its filing."""
    told = ((own, DatedBy.RELEASE), (page, DatedBy.PAGE), (filing, DatedBy.FILING))
    return next(((day, by) for day, by in told if day is not None), (None, None))
