"""A page on its way to zones: its blocks, where the issuer's lead stands, and who wrote each block."""

import re
import sys
from dataclasses import dataclass, field
from typing import NamedTuple

from summarizer.schemas import Author, ZoneKind

from . import signs
from .dateline import Dateline, parse_dateline
from .language import foreign_language, reads_as_english
from .layout import Block
from .rendered import Mark

__all__ = ["Label", "Lead", "Page", "author_of", "find_lead"]

_LEAD_REACH = 4000
_AUTHORS = {
    ZoneKind.QUOTE: Author.COMPANY_QUOTE,
    ZoneKind.SAFETY_INFORMATION: Author.COMPANY_LEGAL,
    ZoneKind.FORWARD_LOOKING: Author.COMPANY_LEGAL,
    ZoneKind.LEGAL_NOTICE: Author.COMPANY_LEGAL,
    ZoneKind.PAGE_CHROME: Author.PAGE_CHROME,
    ZoneKind.AI_SCORE: Author.AGGREGATOR,
    ZoneKind.AI_SUMMARY: Author.AGGREGATOR,
    ZoneKind.AI_INSIGHTS: Author.AGGREGATOR,
    ZoneKind.PROS_AND_CONS: Author.AGGREGATOR,
    ZoneKind.FAQ: Author.AGGREGATOR,
    ZoneKind.MACHINE_TRANSLATION: Author.MACHINE_TRANSLATION,
    ZoneKind.MARKET_DATA: Author.MARKET_DATA,
}


def author_of(kind: ZoneKind) -> Author:
    """Who writes zones of this kind; every kind that is not the page's is the company's."""
    return _AUTHORS.get(kind, Author.COMPANY)


class Label(NamedTuple):
    """What a block is."""

    kind: ZoneKind
    author: Author
    language: str | None = None


class Lead(NamedTuple):
    """The paragraph with which the issuer's text proper begins."""

    block: int
    """Index of the block with the dateline; without a dateline, of the lead."""
    dateline: Dateline | None
    text: int
    """Index of the block that holds the lead's words (the one behind a dateline that stands alone)."""


@dataclass(slots=True)
class Page:
    """The blocks of a text, each with its label once it is known."""

    blocks: list[Block]
    lead: Lead | None
    language: str
    labels: list[Label | None] = field(default_factory=list)
    parts: dict[int, ZoneKind] = field(default_factory=dict)
    """Blocks that open a part of the page's own, by index."""
    foreign: dict[int, str] = field(default_factory=dict)
    """Blocks in another language than the issuer's, by index."""
    sheets: frozenset[int] = frozenset()
    """Blocks that paper added: page numbers, heads and feet, by index."""
    appended: int = sys.maxsize
    """The first block that surely is the page's own behind the release; sections behind it are not the issuer's."""
    framed: bool = False
    """A web page with parts that its elements name as its own."""
    lead_text: str = ""
    """The lead's words, behind the dateline."""

    def __post_init__(self) -> None:
        self.labels = [None] * len(self.blocks)
        self.framed = any(block.mark & (Mark.CHROME | Mark.OUTSIDE) for block in self.blocks)
        if self.lead is not None:
            inside = self.lead.dateline if self.lead.block == self.lead.text else None
            self.lead_text = self.blocks[self.lead.text].text[inside.end if inside else 0 :][:_LEAD_REACH]

    def put(
        self, index: int, kind: ZoneKind, author: Author | None = None, language: str | None = None
    ) -> None:
        """Labels a block; the author follows from the kind unless given."""
        self.labels[index] = Label(kind, author or author_of(kind), language)


def find_lead(blocks: list[Block]) -> Lead | None:
    """The lead: behind the dateline, or else the first paragraph in which a company announces something.

    A dateline that the lead follows in its own paragraph wins over one that stands alone, because wire
    pages repeat place and date above; an English lead wins over one in another language, because issuers
    print both on one page. None when the text has neither.
    """
    alone: Lead | None = None
    foreign: Lead | None = None
    for index, block in enumerate(blocks):
        if block.mark & (Mark.TABLE | Mark.CODE | Mark.CHROME):
            continue
        dateline = parse_dateline(block.text)
        if dateline is None:
            continue
        if block.mark & Mark.OUTSIDE and dateline.leads:
            continue
        if dateline.leads and len(block.text) - dateline.end >= 40:
            if foreign_language(block.text[dateline.end :]) is None:
                return Lead(index, dateline, index)
            foreign = foreign or Lead(index, dateline, index)
            continue
        follows = next(
            (at for at in range(index + 1, min(index + 4, len(blocks))) if blocks[at].is_prose), None
        )
        if follows is not None and blocks[follows].mark & Mark.OUTSIDE:
            continue
        if alone is None and not dateline.leads and follows is not None and not _repeated(blocks, index):
            alone = Lead(index, dateline, follows)
            if signs.tells("correction", blocks[follows].opening, 40):
                # What is corrected stands first; the release itself begins behind it.
                later = _announcement(blocks, follows + 1)
                alone = Lead(later.block, dateline._replace(end=0), later.block) if later else alone
    if alone is not None and (foreign is None or foreign_language(blocks[alone.text].body) is None):
        return alone
    return foreign or _announcement(blocks)


def _repeated(blocks: list[Block], index: int) -> bool:
    """Whether a full dateline with the same words follows closely."""
    text = blocks[index].text.rstrip(" .-–—")
    return any(block.text.startswith(text) for block in blocks[index + 1 : index + 25])


_COMPANY = re.compile(
    r"\b(?:Inc|Corp|Ltd|LLC|plc|PLC|AG|SE|N\.V|S\.A|GmbH|A/S|AB|Therapeutics|Pharmaceuticals?|Pharma|Biosciences?|Biotech(?:nologies)?|Biopharma|Genetics"
    r"|Oncology|Medicines?|Sciences|Labs|Laboratories|Bio|Holdings|Company)\b|\((?:[A-Za-z ]{2,20}): ?[A-Z0-9]"
)


def _announcement(blocks: list[Block], start: int = 0) -> Lead | None:
    """The first paragraph from `start` that names a company and what it announces; sooner one with a listing in it."""
    candidates = []
    for index in range(start, len(blocks)):
        block = blocks[index]
        if block.mark & (Mark.CHROME | Mark.OUTSIDE):
            continue
        if block.bullet or len(block.text) < 100 or not (block.is_prose or len(block.text) >= 250):
            continue
        opening = block.text[:420]
        verb = signs.announcing().search(opening)
        if verb is None or not _COMPANY.search(opening) or not reads_as_english(opening):
            continue
        listed = re.search(
            r"\([^()]{0,60}\b(?:NASDAQ|Nasdaq|NYSE|SIX|OTC\w*|LSE|AIM|HKEX|TSX|Euronext|ASX|KOSDAQ|TWSE)\b",
            opening,
        )
        strong = listed is not None or re.search(r"\btoday\b", opening) is not None
        if strong:
            return Lead(index, None, index)
        candidates.append(index)
        if len(candidates) > 40:
            break
    return Lead(candidates[0], None, candidates[0]) if candidates else None


def page_language(blocks: list[Block], lead: Lead | None) -> str:
    """The language of the issuer's text: that of the lead, or of the longest paragraphs."""
    if lead is not None and lead.dateline is not None:
        sample = blocks[lead.text].text
    else:
        prose = sorted((block for block in blocks if block.is_prose), key=lambda block: -len(block.text))[:6]
        for block in prose:
            if reads_as_english(block.text):
                return "en"
        sample = prose[0].text if prose else " ".join(block.text for block in blocks[:40])
    if reads_as_english(sample):
        return "en"
    return foreign_language(sample) or "en"
