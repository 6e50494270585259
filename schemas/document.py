"""A release as it was read: its words, who wrote each of them, and what its header says."""

from bisect import bisect_right
from datetime import date
from operator import attrgetter
from typing import TypeVar

from pydantic import Field, NonNegativeInt, PositiveInt

from .model import Model
from .vocabulary import Author, DatedBy, ZoneKind


class Zone(Model):
    """A stretch of the text of one kind and one author; the zones of a document touch and cover it."""

    kind: ZoneKind
    author: Author
    start: NonNegativeInt
    """Offset of the first character, in code points of `Document.text`."""
    end: NonNegativeInt
    """Offset behind the last character."""
    language: str | None = None
    """ISO 639-1 code, where the zone's language was identified."""
    speaker: str | None = None
    """Who is quoted, with title where the release gives one; quotes only."""


class Ticker(Model):
    """A listing of the issuer."""

    exchange: str
    symbol: str


class Issuer(Model):
    """The company that speaks."""

    name: str
    tickers: list[Ticker] = Field(default_factory=list)


class Footnote(Model):
    """A footnote mark glued to a word, recognized because a footnote of that label exists."""

    label: str
    start: NonNegativeInt
    """Offset of the mark in the running text."""
    end: NonNegativeInt
    note_start: NonNegativeInt
    """Offset of the footnote's own text."""
    note_end: NonNegativeInt


class Paragraph(Model):
    """A block of the text that a quote can be looked for in; numbered from 1 in reading order."""

    number: PositiveInt
    start: NonNegativeInt
    end: NonNegativeInt
    kind: ZoneKind
    """The kind of its main zone (a paragraph of prose with a quote inside stays BODY or LEAD)."""
    heading: int | None = None
    """The number of the heading paragraph that it stands under."""


class PageStart(Model):
    """Where the words of a page begin. A page may come twice: its footnotes stand behind the text."""

    page: PositiveInt
    """Counted from 1 as the original's pages follow each other, whatever is printed on them."""
    start: NonNegativeInt
    """Offset of the page's first character here."""


class DocumentRecord(Model):
    """A release as a summary records it: everything but the text."""

    id: str
    """The first 16 hexadecimal digits of the SHA-256 of the text in UTF-8."""
    title: str | None = None
    issuer: Issuer | None = None
    published: date | None = None
    """The day of the release: the anchor of every timing phrase."""
    dated_by: DatedBy | None = None
    """What tells that date."""
    place: str | None = None
    channel: str | None = None
    """The wire or page that carried it, as it names itself: GLOBE NEWSWIRE, PRNewswire, Business Wire; else SEC 8-K."""
    language: str | None = None
    """ISO 639-1 code of the company's text."""
    source: str | None = None
    """Where it was read from: a file name or an address, `#` and the part in it; never a folder of this machine."""
    zones: list[Zone] = Field(default_factory=list)
    footnotes: list[Footnote] = Field(default_factory=list)
    pages: list[PageStart] = Field(default_factory=list)
    """Where its pages begin, in the order of the text; empty for a source without pages."""


class Document(DocumentRecord):
    """A release with its text. Offsets everywhere are [start, end) in code points of `text`."""

    text: str
    paragraphs: list[Paragraph] = Field(default_factory=list)

    def record(self) -> DocumentRecord:
        """The part that a summary keeps."""
        return DocumentRecord.model_validate(self.model_dump(exclude={"text", "paragraphs"}))

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that holds the character at `offset`; None outside the text."""
        return _holding(self.zones, offset)

    def page_at(self, offset: int) -> int | None:
        """The page that the character at `offset` stands on; None in a source without pages."""
        at = bisect_right(self.pages, offset, key=attrgetter("start")) - 1
        return self.pages[max(at, 0)].page if self.pages else None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds the character at `offset`; None between paragraphs."""
        return _holding(self.paragraphs, offset)


_Part = TypeVar("_Part", Zone, Paragraph)


def _holding(parts: list[_Part], offset: int) -> _Part | None:
    """The one of ordered, disjoint parts that holds `offset`, by bisection."""
    at = bisect_right(parts, offset, key=attrgetter("start")) - 1
    return parts[at] if at >= 0 and offset < parts[at].end else None
