"""A release as sentences: each with its place, its facts, its heading and the line that leads into it.

Only the company's own prose is here. Legal text, safety labels, references and contact blocks are
read by nobody in this package but where a module asks for them by kind.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.facts import Fact
from summarizer.patterns import later
from summarizer.schemas import Document, FactKind, Paragraph, Quote, Zone, ZoneKind
from summarizer.text import Span, sentences

PROSE = frozenset(
    {
        ZoneKind.HEADLINE,
        ZoneKind.HEADLINE_BULLETS,
        ZoneKind.DATELINE,
        ZoneKind.LEAD,
        ZoneKind.HEADING,
        ZoneKind.BODY,
        ZoneKind.QUOTE,
        ZoneKind.ABOUT_PROGRAM,
        ZoneKind.ABOUT_COMPANY,
        ZoneKind.ABOUT_OTHER,
    }
)
"""Zones whose sentences may become records."""

TITLES = frozenset({ZoneKind.HEADLINE, ZoneKind.HEADLINE_BULLETS, ZoneKind.HEADING})
"""Zones written in headline style: no verbs to lean on, said again below."""

LONGEST = 4000
"""Characters beyond which a stretch without a full stop is no sentence."""
DIGIT = later(r"\d")
_BULLET = later(r"\s{0,20}(?:[•●▪■◦*·–—+-]|\(?\d{1,2}[.)])[ \t\u00a0]{1,8}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, line or bullet of the company's prose; offsets are those of the document's text."""

    index: int
    start: int
    end: int
    text: str
    kind: ZoneKind
    speaker: str | None
    paragraph: Paragraph | None
    bullet: bool
    facts: tuple[Fact, ...]
    lead: int | None = None
    """Index of the sentence that ends in a colon and that this bullet continues."""
    heading: int | None = None
    """Index of the heading that it stands under."""

    def has(self, signs: Iterable[str]) -> bool:
        """Whether any of some lower-case strings stands in it: a quick look before a pattern."""
        low = self.text.casefold()
        return any(sign in low for sign in signs)

    def of(self, *kinds: FactKind) -> Iterator[Fact]:
        """Its facts of these kinds, left to right."""
        return (fact for fact in self.facts if fact.kind in kinds)

    def within(self, start: int, end: int, kind: FactKind) -> list[Fact]:
        """Its facts of one kind that lie between two offsets of the document."""
        first = bisect_left(self.facts, start, key=lambda fact: fact.start)
        last = bisect_left(self.facts, end, key=lambda fact: fact.start)
        return [fact for fact in self.facts[first:last] if fact.kind is kind and fact.end <= end]

    @property
    def title(self) -> bool:
        """Whether it is written in headline style."""
        return self.kind in TITLES

    def local(self, fact: Fact) -> Span:
        """Where `fact` stands in the sentence's own text."""
        return Span(fact.start - self.start, fact.end - self.start)


@dataclass(frozen=True)
class Prose:
    """The sentences of a release in reading order, with ways from one to its surroundings."""

    document: Document
    facts: tuple[Fact, ...]
    sentences: tuple[Sentence, ...] = field(default=())

    def before(self, sentence: Sentence, most: int = 8) -> list[Sentence]:
        """The sentences of the same paragraph that come before it, nearest first, `most` at the most."""
        found: list[Sentence] = []
        for index in range(sentence.index - 1, max(sentence.index - most, 0) - 1, -1):
            other = self.sentences[index]
            if sentence.paragraph is None or other.paragraph is not sentence.paragraph:
                break
            found.append(other)
        return found

    def heading(self, sentence: Sentence) -> Sentence | None:
        """The heading that it stands under."""
        return None if sentence.heading is None else self.sentences[sentence.heading]

    def lead(self, sentence: Sentence) -> Sentence | None:
        """The line that leads into a bullet."""
        return None if sentence.lead is None else self.sentences[sentence.lead]

    def quote(self, start: int, end: int) -> Quote:
        """The words from `start` to `end`, trimmed, with the paragraph that they stand in."""
        text = self.document.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        paragraph = self.document.paragraph_at(start)
        return Quote(paragraph=paragraph.number if paragraph else None, quote=text[start:end])

    def plain(self, start: int, end: int) -> str:
        """The words between two offsets without footnote marks."""
        text, words, done = self.document.text, "", start
        for mark in self.document.footnotes:
            if done <= mark.start and mark.end <= end:
                words, done = words + text[done : mark.start], mark.end
        return words + text[done:end]

    def quoting(self, *said: Sentence | None) -> list[Quote]:
        """Whole sentences as evidence, once each, in reading order."""
        places = sorted({(one.start, one.end) for one in said if one is not None})
        return [self.quote(start, end) for start, end in places]


def prose(document: Document, facts: Sequence[Fact]) -> Prose:
    """Cut the company's prose of `document` into sentences and hand each its facts."""
    starts = [fact.start for fact in facts]
    found: list[Sentence] = []
    headings: dict[int, int] = {}
    lead: int | None = None
    for piece in _pieces(document):
        zone, paragraph, span = piece
        text = document.text[span.start : span.end]
        number = paragraph.number if paragraph else None
        bullet = _is_bullet(document.text, span.start, paragraph)
        inside = tuple(
            fact
            for fact in facts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            if fact.end <= span.end
        )
        index = len(found)
        if zone.kind is ZoneKind.HEADING and number is not None:
            headings[number] = index
        above = paragraph.heading if paragraph else None
        found.append(
            Sentence(
                index,
                span.start,
                span.end,
                text,
                zone.kind,
                zone.speaker if zone.kind is ZoneKind.QUOTE else None,
                paragraph,
                bullet,
                inside,
                lead if bullet else None,
                headings.get(above) if above is not None else None,
            )
        )
        if text.rstrip().endswith(":") or (not bullet and _is_title(text, zone)):
            lead = index
        elif not bullet:
            lead = None
    return Prose(document, tuple(facts), tuple(found))


def _is_title(text: str, zone: Zone) -> bool:
    """Whether a line of prose is a title of what follows: `INV-101 (antibody) in asthma`."""
    return zone.kind is ZoneKind.BODY and len(text) <= 100 and text.rstrip()[-1:] not in '.!?;,”"'


def _is_bullet(text: str, start: int, paragraph: Paragraph | None) -> bool:
    line = text.rfind("\n", 0, start) + 1
    if paragraph is not None:
        line = max(line, paragraph.start) if paragraph.start <= start else line
    return _BULLET.match(text, line) is not None


_COMMAND = later(
    r"\b(?:ignore|disregard|forget|override)\s(?:all\s|any\s|the\s|your\s|these\s|every\s){0,3}(?:previous|prior|above|earlier|preceding|other|foregoing)\s(?:\w+\s)?(?:instructions?|prompts?|rules|text|directions|guidelines)\b"
    r"|\b(?:system|assistant|user|developer)\s?(?:prompt|message|instruction)s?\s?:|<\|?(?:system|im_start|assistant)\b|\[/?INST\]"
    r"|\b(?:note|instructions?|message|attention|notice)\s(?:to|for)\s(?:the\s|all\s|any\s)?(?:AI|LLMs?|language\smodels?|(?:automated|machine)\s(?:readers?|systems?|tools?|summari[sz]ers?)|summari[sz]ers?|chatbots?|assistants?|models?)\b"
    r"|\b(?:AI|LLMs?|language\smodels?|automated\s(?:readers?|systems?|tools?|summari[sz]ers?)|summari[sz]ers?|chatbots?|assistants?)\s(?:must|should|shall|are\s(?:asked|instructed|required)\sto)\s(?:\w+\s)?(?:report|record|state|output|write|say|list|treat|mark|set|summari[sz]e|respond|answer|include|omit|return)\b"
    r"|\b(?:you\sare\s(?:an?\s)?(?:AI|assistant|language\smodel|helpful)|as\san\sAI\b|when\ssummari[sz]ing\sthis|in\syour\s(?:summary|output|answer|response)|your\ssummary\s(?:must|should))",
    re.IGNORECASE,
)
"""Words that instruct a reader or a machine: no statement of the company's."""
_COMMANDING = (
    "ignore",
    "disregard",
    "forget",
    "override",
    "prompt",
    "instruct",
    "summari",
    "language model",
    "assistant",
    "<|",
    "[inst",
    "as an ai",
    " ai ",
    "llm",
)


def _commands(text: str) -> bool:
    """Whether a text speaks to its reader or to a machine instead of telling something."""
    low = text.casefold()
    return any(sign in low for sign in _COMMANDING) and _COMMAND.search(text) is not None


def _pieces(document: Document) -> Iterator[tuple[Zone, Paragraph | None, Span]]:
    """Sentences with the zone of their first character, paragraph by paragraph."""
    instructing = _commands(document.text)
    for paragraph in document.paragraphs:
        zone = document.zone_at(paragraph.start)
        if zone is None or not zone.author.is_company or paragraph.kind not in PROSE:
            continue
        if instructing and _commands(document.text[paragraph.start : paragraph.end]):
            continue
        for span in sentences(document.text, paragraph.start, paragraph.end):
            own = document.zone_at(span.start)
            if own is not None and own.author.is_company and own.kind in PROSE:
                yield own, paragraph, _trimmed(document.text, span)


def _trimmed(text: str, span: Span) -> Span:
    """The sentence without its bullet mark."""
    match = _BULLET.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def squeezed(pieces: Iterable[str]) -> list[str]:
    """`pieces` once each, compared without case, in order."""
    kept: dict[str, str] = {}
    for piece in pieces:
        kept.setdefault(piece.casefold(), piece)
    return list(kept.values())
