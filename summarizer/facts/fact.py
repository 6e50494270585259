"""What a fact is, and the page that the lexers read: company text, with what is already taken."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from summarizer.lexicons import Hit, Tokens, lexicon, tokens
from summarizer.schemas import Document, FactKind, Zone, ZoneKind
from summarizer.text import Span, sentences

TABLES = (
    "designation",
    "event",
    "endpoint",
    "target",
    "indication",
    "phase",
    "role",
    "schedule",
    "modal",
    "expectation",
)
"""The tables that a page is scanned for, once, all together."""


STUDY_WORDS = frozenset(
    ["trial", "trials", "study", "studies", "protocol", "extension", "program", "programme", "phase"]
)


class Fact(NamedTuple):
    """One checkable fact of the company's text.

    `text` is `document.text[start:end]`. `value` is its normalized form: the value of the vocabulary
    (`FAST_TRACK`), the lexicon's name (`systemic lupus erythematosus`), the drug's or trial's main
    name, an ISO date or window, or operator, digits and unit (`>200 patients`, `25..30%`).
    `role` says what it is there for: result, threshold, safety, design, dose, prevalence, company,
    financial, deal, regulatory, guidance, past, time_point, background, header, legal, contact, citation, profile, table, idiom.
    """

    kind: FactKind
    text: str
    start: int
    end: int
    value: str
    role: str | None = None


_DIGITS = re.compile(r"\d+")
_NO_PROSE = frozenset(
    {
        ZoneKind.FORWARD_LOOKING,
        ZoneKind.LEGAL_NOTICE,
        ZoneKind.SAFETY_INFORMATION,
        ZoneKind.CONTACT,
        ZoneKind.FOOTNOTES,
        ZoneKind.TABLE,
        ZoneKind.ABOUT_COMPANY,
    }
)


TITLES = frozenset({ZoneKind.HEADLINE, ZoneKind.HEADLINE_BULLETS, ZoneKind.HEADING})
"""Zones in which any word may have a capital."""


class Found(NamedTuple):
    """A fact before its role is known."""

    kind: FactKind
    start: int
    end: int
    value: str
    role: str | None = None


class Page:
    """A document's company text, and which of its characters a fact has taken already."""

    def __init__(self, document: Document) -> None:
        """Read the document's zones; nothing is taken yet."""
        self.document = document
        self.text = document.text
        self.stretches = list(_stretches(document.zones))
        self.taken = bytearray(len(self.text) + 1)
        self.drugs: set[int] = set()
        """Where drugs are named: the first and the last character of each mention."""
        self.registered: list[int] = []
        """Where trial registry numbers begin."""
        self._ends = [zone.end for zone in document.zones]
        self._tables = [zone.start for zone in document.zones if zone.kind is ZoneKind.TABLE]

    @cached_property
    def tokens(self) -> list[Tokens]:
        """The words of each stretch of company text."""
        return [tokens(self.text, start, end) for start, end in self.stretches]

    @cached_property
    def digits(self) -> list[tuple[int, int, int]]:
        """Runs of digits, each with the end of its stretch: patterns of digits are tried only there."""
        return [
            (*match.span(), end)
            for start, end in self.stretches
            for match in _DIGITS.finditer(self.text, start, end)
        ]

    def digits_in(self, start: int, end: int) -> list[int]:
        """Where the runs of digits of a stretch begin."""
        first, last = (bisect_left(self.digits, (place,)) for place in (start, end))
        return [left for left, _, _ in self.digits[first:last]]

    def numbered(self, following: str) -> list[tuple[int, int]]:
        """Where runs of digits begin behind which one of some characters stands, each with the end of its stretch."""
        return [(start, end) for sign in following for start, end in self._by_following.get(sign, ())]

    @cached_property
    def _by_following(self) -> dict[str, list[tuple[int, int]]]:
        """Where runs of digits begin, by the character behind them."""
        found: dict[str, list[tuple[int, int]]] = {}
        for start, close, end in self.digits:
            found.setdefault(self.text[close : close + 1], []).append((start, end))
        return found

    @cached_property
    def words(self) -> list[dict[str, list[int]]]:
        """For each stretch the words of the company's text, in lower case, with their numbers among its tokens.

        A lexer that waits for certain words looks them up here, so that the text is not gone through again.
        """
        found = []
        for read in self.tokens:
            numbers: defaultdict[str, list[int]] = defaultdict(list)
            for number, word in enumerate(read.words):
                numbers[word].append(number)
            del numbers[""]
            found.append(dict(numbers))
        return found

    def where(self, words: Collection[str]) -> list[tuple[int, int, Span]]:
        """The places of some words, left to right, each with the stretch that it stands in."""
        found = []
        for stretch, read, numbers in zip(self.stretches, self.tokens, self.words, strict=True):
            places = sorted(number for word in words if word in numbers for number in numbers[word])
            found += [(*read.spans[number], stretch) for number in places]
        return found

    @cached_property
    def study_words(self) -> list[tuple[str, int, int, Span]]:
        """The words trial, study, program and their like: word, place, and the stretch that it stands in."""
        return [
            (self.text[left:right].lower(), left, right, stretch)
            for left, right, stretch in self.where(STUDY_WORDS)
        ]

    @cached_property
    def hits(self) -> list[Hit]:
        """Phrases of the lexicons in company text, left to right."""
        matcher = lexicon(*TABLES)
        return [hit for words in self.tokens for hit in matcher.match(self.text, words)]

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the company's prose, left to right; legal text, labels and contacts have none."""
        zones = (zone for zone in self.document.zones if zone.kind not in _NO_PROSE)
        return [span for start, end in _stretches(zones) for span in sentences(self.text, start, end)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds a character."""
        place = bisect_right(self._sentence_starts, offset) - 1
        if place < 0:
            return Span(offset, offset + 1)
        return self.sentences[place]

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that holds a character."""
        place = bisect_right(self._ends, offset)
        return self.document.zones[place] if place < len(self._ends) else None

    def kind_at(self, offset: int) -> ZoneKind | None:
        """The kind of the zone that holds a character."""
        zone = self.zone_at(offset)
        return zone.kind if zone else None

    def next_table(self, offset: int, end: int) -> int:
        """Where the next table begins behind a character, or `end`."""
        place = bisect_right(self._tables, offset)
        return min(self._tables[place], end) if place < len(self._tables) else end

    def take(self, start: int, end: int) -> None:
        """Mark characters as taken, so that no other lexer reads a number there."""
        self.taken[start:end] = b"\x01" * (end - start)

    def is_drug(self, offset: int) -> bool:
        """Whether a drug's name begins or ends with this character, as far as drugs have been found."""
        return offset in self.drugs

    def free(self, start: int, end: int) -> bool:
        """Whether none of the characters is taken."""
        return self.taken.find(1, start, end) < 0


def _stretches(zones: Iterable[Zone]) -> Iterator[Span]:
    """Maximal runs of zones that the company wrote."""
    start: int | None = None
    end = 0
    for zone in zones:
        if start is not None and zone.start > end:
            yield Span(start, end)
            start = None
        if zone.author.is_company:
            if start is None:
                start = zone.start
            end = zone.end
        elif start is not None:
            yield Span(start, end)
            start = None
    if start is not None:
        yield Span(start, end)
