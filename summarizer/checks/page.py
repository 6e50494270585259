"""A release's text as the checks look at it: sentences, lists, headings, abbreviations, words."""

import re
import tomllib
from bisect import bisect_right
from functools import cache, cached_property
from importlib import resources
from typing import NamedTuple

from summarizer.patterns import later
from summarizer.recent import Recent
from summarizer.schemas import Document, Paragraph, TimeWindow
from summarizer.text import Span, sentences
from summarizer.timing import find_timings, parse_timing

from .naming import explained
from .wording import Abbreviation, Scope, abbreviation


@cache
def common_abbreviations() -> tuple[tuple[str, str], ...]:
    """Abbreviations that need no explanation."""
    text = resources.files(__package__).joinpath("abbreviations.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)["common"]
    return tuple((short, long) for short, long in table.items() if short != "source")


class Timing(NamedTuple):
    """A timing phrase and its window; null when it says no time."""

    phrase: str
    window: TimeWindow | None


class Page:
    """What depends on the text alone, computed once however many summaries of it are checked."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._scopes: dict[str, Scope] = {}
        self._sentences: dict[int, list[Span]] = {}
        self._capital: dict[str, bool] = {}
        self._timings: dict[str, tuple[Timing, ...]] = {}

    def scope(self, text: str) -> Scope:
        """The text as a scope, with the abbreviations that this release explains."""
        if text not in self._scopes:
            self._scopes[text] = Scope(text, self.abbreviations)
        return self._scopes[text]

    @cached_property
    def company(self) -> Scope:
        """Everything that the company wrote."""
        zones = [zone for zone in self.document.zones if zone.author.is_company]
        return Scope("".join(self.words(zone.start, zone.end) for zone in zones))

    def timings(self, text: str) -> tuple[Timing, ...]:
        """The timing phrases of some words, each with the window that it has for this release."""
        if text not in self._timings:
            phrases = (text[start:end] for start, end in find_timings(text))
            self._timings[text] = tuple(
                Timing(phrase, parse_timing(phrase, self.document.published)) for phrase in phrases
            )
        return self._timings[text]

    def always_capital(self, word: str) -> bool:
        """Whether the company writes a word, and never in lower case: it is a name."""
        if word not in self._capital:
            text = self.company.text
            low = rf"(?<![^\W_]){re.escape(word.lower())}(?![^\W_])"
            self._capital[word] = word in text and re.search(low, text) is None
        return self._capital[word]

    @cached_property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """Short and long forms that are the same: the field's, and those that the company introduces."""
        pairs: dict[tuple[str, str], None] = dict.fromkeys(common_abbreviations())
        for zone in self.document.zones:
            if zone.author.is_company:
                pairs.update(dict.fromkeys(explained(self.document.text[zone.start : zone.end])))
        return tuple(abbreviation(short, long) for short, long in pairs)

    def words(self, start: int, end: int) -> str:
        """`text[start:end]` without the footnote marks that are glued to its words."""
        pieces, done = [], start
        for note in self.document.footnotes:
            if start <= note.start and note.end <= end and note.start >= done:
                pieces.append(self.document.text[done : note.start])
                done = note.end
        return "".join([*pieces, self.document.text[done:end]])

    def paragraph(self, number: int | None) -> Paragraph | None:
        """The paragraph of that number."""
        if number is None or not 1 <= number <= len(self.document.paragraphs):
            return None
        return self.document.paragraphs[number - 1]

    def sentences_in(self, paragraph: Paragraph) -> list[Span]:
        """The sentences of a paragraph."""
        if paragraph.number not in self._sentences:
            self._sentences[paragraph.number] = sentences(self.document.text, paragraph.start, paragraph.end)
        return self._sentences[paragraph.number]

    def sentences_around(self, stretch: Span) -> list[Span]:
        """The sentences that a stretch touches; the stretch itself where there are none."""
        found = [
            span
            for paragraph in self.touched(stretch)
            for span in self.sentences_in(paragraph)
            if span.start < stretch.end and stretch.start < span.end
        ]
        return found or [stretch]

    def touched(self, span: Span) -> list[Paragraph]:
        """The paragraphs that a stretch touches."""
        starts = self._starts
        first = max(bisect_right(starts, span.start) - 1, 0)
        return [
            paragraph
            for paragraph in self.document.paragraphs[first : bisect_right(starts, span.end)]
            if paragraph.start < span.end and span.start < paragraph.end
        ]

    def surroundings(self, span: Span) -> list[Paragraph]:
        """The paragraphs of a stretch, what introduces their list, and the heading above them."""
        found = self.touched(span)
        for paragraph in list(found):
            introduction = self.introduction(paragraph)
            heading = self.paragraph(paragraph.heading)
            found += [one for one in (introduction, heading) if one]
        return found

    def introduction(self, paragraph: Paragraph) -> Paragraph | None:
        """The paragraph that introduces the list which this one is an item of: it ends with a colon."""
        if not self._is_item(paragraph):
            return None
        for number in range(paragraph.number - 1, max(paragraph.number - 16, 0), -1):
            above = self.document.paragraphs[number - 1]
            if self.document.text[above.start : above.end].rstrip().endswith(":"):
                return above
            if not self._is_item(above):
                return None
        return None

    def _is_item(self, paragraph: Paragraph) -> bool:
        text = self.document.text
        line = max(text.rfind("\n", 0, paragraph.start) + 1, paragraph.start - 8)
        return bool(_BULLET.match(text, line)) or bool(_BULLET.match(text, paragraph.start))

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.document.paragraphs]


_BULLET = later(r"[ \t\u00a0]*[-*\u2022\u00b7\u25aa\u25cf\u25e6\u2013\u2014\uf0b7o>][ \t\u00a0]")

page_of = Recent(Page)
"""The page of a document; those of the last few are kept, since a summary is checked several times."""
