"""Who wrote what: zones that touch and cover the text, and the paragraphs with their headings."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from summarizer.schemas import Author, Footnote, Issuer, Paragraph, Zone, ZoneKind

from . import signs
from .body import label_body
from .dateline import dated
from .footnotes import find_footnotes
from .front import belongs, headline_of, label_front
from .header import channel_in, issuer_of
from .language import foreign_language
from .layout import Block
from .page import Label, Page, author_of, find_lead, page_language
from .quotes import Quote, quotes_in
from .rendered import Mark, Span
from .sections import contact_follows
from .sheets import sheet_lines

__all__ = ["Reading", "channel_of", "published_of", "read_blocks"]

_SINGLE = frozenset((ZoneKind.QUOTE, ZoneKind.DATELINE))
_QUOTING = frozenset((ZoneKind.LEAD, ZoneKind.BODY))
_OUTER = frozenset(
    (
        ZoneKind.PAGE_CHROME,
        ZoneKind.DATELINE,
        ZoneKind.CONTACT,
        ZoneKind.TABLE,
        ZoneKind.HEADING,
        ZoneKind.LEGAL_NOTICE,
    )
)
_NO_MARKS = frozenset((ZoneKind.FOOTNOTES, ZoneKind.CONTACT, ZoneKind.HEADLINE))
_FALLBACK = Label(ZoneKind.BODY, Author.COMPANY)


class Reading(NamedTuple):
    """All that a page's blocks say about it."""

    page: Page
    zones: list[Zone]
    paragraphs: list[Paragraph]
    footnotes: list[Footnote]
    title: str | None
    issuer: Issuer | None


def read_blocks(text: str, blocks: list[Block], raised: Sequence[Span] = ()) -> Reading:
    """Reads the blocks of `text`: lead first, then what stands before and behind it, then quotes and notes.

    `raised` are the footnote marks that its original sets above the line.
    """
    lead = find_lead(blocks)
    language = page_language(blocks, lead)
    page = Page(blocks, lead, language)
    page.sheets = sheet_lines(blocks, lead.block if lead else 0) | {
        index for index, block in enumerate(blocks) if block.mark & Mark.CHROME
    }
    _label_sheets(page)
    _find_parts(page)
    abouts = [
        block.text
        for block in blocks
        if len(block.text) > 40 and block.text[:1].isupper() and not block.mark & (Mark.CHROME | Mark.OUTSIDE)
    ][-12:]
    issuer = issuer_of(page.lead_text, abouts) if lead else None
    title: int | None = None
    start = 0
    if lead is not None:
        title = label_front(page, lead.block, issuer.name if issuer else None)
        _label_lead(page)
        start = lead.text + 1
    label_body(page, start, issuer.name if issuer else None)
    labels = [label or _FALLBACK for label in page.labels]
    quotes = quotes_in([block for block, label in zip(blocks, labels, strict=True) if label.kind in _QUOTING])
    notes = [block for block, label in zip(blocks, labels, strict=True) if label.kind is ZoneKind.FOOTNOTES]
    running = [
        block
        for block, label in zip(blocks, labels, strict=True)
        if label.author.is_company and label.kind not in _NO_MARKS
    ]
    return Reading(
        page=page,
        zones=_zones(text, page, labels, quotes),
        paragraphs=_paragraphs(blocks, labels),
        footnotes=find_footnotes(running, notes, raised),
        title=headline_of(blocks[title]) if title is not None else None,
        issuer=issuer,
    )


def _label_sheets(page: Page) -> None:
    """Labels what paper or the page's own frame adds; figures and a machine's parts in the frame keep their kinds."""
    part: ZoneKind | None = None
    last = -2
    for index in sorted(page.sheets):
        block = page.blocks[index]
        framed = bool(block.mark & Mark.CHROME)
        opened = signs.label_kind(block.label, outside=True) if framed and block.label else None
        if opened is not None:
            part = opened
        elif part is None or not framed or index != last + 1 or not belongs(part, block):
            part = None
        page.put(index, part or ZoneKind.PAGE_CHROME)
        last = index


def _find_parts(page: Page) -> None:
    """Notes which blocks open a part of the page's own, and which are in another language than the issuer's."""
    before = page.lead.block if page.lead else 0
    kinds = {
        index: kind
        for index, block in enumerate(page.blocks)
        if block.label
        and not block.mark & Mark.CHROME
        and (kind := signs.label_kind(block.label, outside=True))
    }
    page.appended = _appended(page, kinds)
    closing = _closing(page)
    for index, block in enumerate(page.blocks):
        if index in page.sheets or (page.lead is not None and index in (page.lead.block, page.lead.text)):
            continue
        outside = index < before or index > closing
        kind = kinds.get(index)
        if kind is not None and not outside:
            kind = signs.label_kind(block.label, outside=False)
        if kind is None and block.label and outside:
            if signs.says_translated(block.text):
                kind = ZoneKind.MACHINE_TRANSLATION
            elif signs.says_machine(block.text) and len(block.text) <= 160:
                kind = ZoneKind.AI_SUMMARY
        if kind is ZoneKind.AI_SUMMARY and index < before and _is_issuers_list(page, index):
            kind = None
        if kind is not None:
            page.parts[index] = kind
        elif page.language == "en" and (language := foreign_language(block.body)):
            page.foreign[index] = language


def _is_issuers_list(page: Page, index: int) -> bool:
    """Whether `Key points:` heads the issuer's own bullets: on a page that shows no portal around it."""
    block = page.blocks[index]
    if not block.text.endswith(":") or not signs.highlights(block.label) or index + 1 >= len(page.blocks):
        return False
    above = page.blocks[:index]
    return page.blocks[index + 1].bullet > 0 and not any(
        signs.portal(other.label)
        or (at not in page.sheets and other.mark & Mark.LINK)
        or (at not in page.sheets and signs.chrome_line(other.label, other.opening))
        for at, other in enumerate(above)
        if dated(other.text) is None
    )


def _appended(page: Page, kinds: dict[int, ZoneKind]) -> int:
    """The first block behind the issuer's warning or contacts that only a page prints there: figures, questions, a machine's part."""
    start = page.lead.text + 1 if page.lead else 0
    for index, kind in kinds.items():
        if index < start or not _only_a_page_prints(page, index, kind):
            continue
        if any(_closes(page, at) for at in range(start, index)):
            return index
        start = index
    return len(page.blocks)


def _closes(page: Page, index: int) -> bool:
    """Whether a block belongs to the sections that close a release: its warning, its contacts."""
    block = page.blocks[index]
    if not block.label:
        return "forward-looking statement" in block.opening
    section = signs.company_section(block.label)
    if section is ZoneKind.CONTACT:
        return contact_follows(page, index)
    return section is ZoneKind.FORWARD_LOOKING


def _only_a_page_prints(page: Page, index: int, kind: ZoneKind) -> bool:
    label = page.blocks[index].label
    if signs.quote_line(label):
        return True
    if kind is ZoneKind.FAQ:
        return any(block.text.endswith("?") for block in page.blocks[index + 1 : index + 4])
    return kind is signs.label_kind(label, outside=False)


def _closing(page: Page) -> int:
    """The last block that surely is the issuer's: an About, forward-looking or contact section behind the lead."""
    last = page.lead.text if page.lead else 0
    for index in range(last + 1, min(len(page.blocks), page.appended)):
        block = page.blocks[index]
        if block.mark & Mark.CHROME or (block.mark and not block.label):
            continue
        label = block.label
        if (
            (
                label.startswith("about ")
                and len(label) > 8
                and label not in ("about us", "about this", "about the author")
            )
            or (
                label
                and signs.company_section(label)
                in (
                    ZoneKind.FORWARD_LOOKING,
                    ZoneKind.SAFETY_INFORMATION,
                )
            )
            or "forward-looking statement" in block.opening
        ):
            last = index
    return last


def _label_lead(page: Page) -> None:
    lead = page.lead
    if lead is None:
        return
    if lead.block != lead.text:
        page.put(lead.block, ZoneKind.DATELINE)
        for index in range(lead.block + 1, lead.text):
            page.put(
                index,
                ZoneKind.CAPTION
                if signs.tells("caption", page.blocks[index].opening)
                else ZoneKind.HEADLINE_BULLETS,
            )
    page.put(lead.text, ZoneKind.LEAD)


def _zones(text: str, page: Page, labels: list[Label], quotes: list[Quote]) -> list[Zone]:
    """Zones that cover the text: equal neighbours become one, blank lines go with what stands before them."""
    zones: list[Zone] = []
    last: tuple[int, Label, str | None] | None = None
    for start, label, speaker in _cuts(page, labels, quotes):
        if last is not None and label == last[1] and speaker == last[2] and label.kind not in _SINGLE:
            continue
        if last is not None:
            zones.append(_zone(last, start))
        last = (0 if last is None else start, label, speaker)
    zones.append(_zone(last or (0, _FALLBACK, None), len(text)))
    return zones


def _zone(cut: tuple[int, Label, str | None], end: int) -> Zone:
    start, label, speaker = cut
    return Zone(
        kind=label.kind, author=label.author, start=start, end=end, language=label.language, speaker=speaker
    )


def _cuts(page: Page, labels: list[Label], quotes: list[Quote]) -> Iterator[tuple[int, Label, str | None]]:
    """Where a new stretch begins, and what it is: at blocks, behind the dateline, at quotation marks."""
    waiting = iter(quotes)
    quote = next(waiting, None)
    for index, (block, label) in enumerate(zip(page.blocks, labels, strict=True)):
        position = block.start
        lead = page.lead
        if (
            lead is not None
            and index == lead.text == lead.block
            and lead.dateline is not None
            and lead.dateline.end
        ):
            yield position, Label(ZoneKind.DATELINE, Author.COMPANY), None
            position += lead.dateline.end
            if position >= block.end:
                continue
        if quote is None or quote.start >= block.end:
            yield position, label, None
            continue
        while quote is not None and quote.start < block.end:
            if quote.start > position:
                yield position, label, None
            yield max(quote.start, position), Label(ZoneKind.QUOTE, author_of(ZoneKind.QUOTE)), quote.speaker
            position = quote.end
            quote = next(waiting, None)
        if position < block.end:
            yield position, label, None


def _paragraphs(blocks: list[Block], labels: list[Label]) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    heading: int | None = None
    before: ZoneKind | None = None
    for number, (block, label) in enumerate(zip(blocks, labels, strict=True), 1):
        if label.kind is ZoneKind.HEADING:
            heading = number
        elif not label.author.is_company or label.kind in (
            ZoneKind.LEAD,
            ZoneKind.DATELINE,
            ZoneKind.HEADLINE,
        ):
            heading = None
        elif (
            label.kind in (ZoneKind.CONTACT, ZoneKind.FOOTNOTES, ZoneKind.LEGAL_NOTICE)
            and before is not label.kind
        ):
            heading = heading if before is ZoneKind.HEADING else None
        under = heading if label.kind is not ZoneKind.HEADING else None
        paragraphs.append(
            Paragraph(number=number, start=block.start, end=block.end, kind=label.kind, heading=under)
        )
        before = label.kind
    return paragraphs


def published_of(page: Page) -> date | None:
    """The dateline's date; else that of a short line above the lead, or of one of the first lines."""
    if page.lead is not None and page.lead.dateline is not None and page.lead.dateline.published:
        return page.lead.dateline.published
    before = page.blocks[: page.lead.text] if page.lead is not None else page.blocks[:12]
    for block in reversed(before):
        if not block.mark & Mark.CHROME and len(block.text) <= 80 and (day := dated(block.text)):
            return day
    return None


def channel_of(page: Page, labels: list[Label | None]) -> str | None:
    """The wire that the dateline names, or else the short lines around the release."""
    if page.lead is not None and page.lead.dateline is not None and page.lead.dateline.channel:
        return page.lead.dateline.channel
    lines = [
        block.text
        for block, label in zip(page.blocks, labels, strict=True)
        if label is not None and label.kind in _OUTER and len(block.text) < 300
    ]
    return channel_in(lines)
