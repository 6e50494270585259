"""What a sentence rests on: words, names, times, and what moved between two mentions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from summarizer.schemas import Brief, BriefSentence, Change, ChangeKind, Cited, Modality, Source, TimeWindow
from summarizer.timing import find_timings, parse_timing

from ..naming import explained
from ..page import common_abbreviations
from ..tone import Clause, clauses
from ..wording import Scope, abbreviation


def noted(change: Change) -> str:
    """A change in a sentence or two, with the reason that the company gives, or that it gives none."""
    if change.reason:
        return f'{change.note} The company states: "{change.reason}".'
    if change.kind in {ChangeKind.DELAYED, ChangeKind.PULLED_IN}:
        return f"{change.note} No reason is given in these releases."
    return change.note


@dataclass(frozen=True, slots=True)
class Timed:
    """A time that some words give, and the words between it and the times beside it."""

    phrase: str
    window: TimeWindow | None
    near: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause of cited words, and how its record means it."""

    clause: Clause
    modality: Modality | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A change as sentences are told of it, and the citations of all its mentions."""

    change: Change
    text: str
    citations: tuple[str, ...]
    """Holds an empty one where a mention is cited nowhere."""


@dataclass(frozen=True, slots=True)
class Held:
    """All that sentences may rest on, whatever they are written for."""

    cited: Sequence[Cited]
    sources: Sequence[Source]
    moved: Sequence[Moved] = ()
    unheld: Sequence[str] = ()
    """What the releases do not hold."""
    names: Sequence[Sequence[str]] = ()
    """What each program is called: what goes by one of its names may be told by any."""
    issuer: str | None = None
    """The one company that all of it is of."""
    as_of: date | None = None


def held_by(brief: Brief) -> Held:
    """What the sentences of a brief may rest on."""
    places = {(one.document, one.record): one.id for one in brief.cited}
    return Held(
        brief.cited,
        brief.sources,
        [Moved(one, noted(one), mentions_cited(one, places)) for one in brief.changes],
        [one.text for one in brief.silences if not one.citations],
        [[brief.name, *brief.aliases]],
        brief.issuer,
        brief.as_of,
    )


def mentions_cited(change: Change, places: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    """The citations of a change's mentions, of `places` by document and record; an empty one where there is none."""
    found = (
        places.get((mention.document, mention.record), "")
        for mention in (change.before, change.after)
        if mention and mention.record
    )
    return tuple(dict.fromkeys(found))


class Ground:
    """What sentences rest on, as the checks look at it."""

    def __init__(self, over: Brief | Held) -> None:
        self.held = over if isinstance(over, Held) else held_by(over)
        self.cited = {one.id: one for one in self.held.cited}
        self.published = {one.number: one.published for one in self.held.sources}
        pairs = dict.fromkeys(common_abbreviations())
        for one in self.held.cited:
            for evidence in one.evidence:
                pairs.update(dict.fromkeys(explained(evidence.quote)))
        self._abbreviations = tuple(abbreviation(short, long) for short, long in pairs)

    def scope(self, text: str) -> Scope:
        """A text as the checks look at it, with the abbreviations that the cited words explain."""
        return Scope(text, self._abbreviations)

    def moved_under(self, citations: Sequence[str]) -> list[Moved]:
        """The changes of which every mention is cited."""
        given = set(citations)
        return [one for one in self.held.moved if one.citations and given.issuperset(one.citations)]

    def denying(self, unheld: Sequence[str]) -> "Ground":
        """The same with these alone for what the releases do not hold."""
        other = copy(self)
        other.held = replace(self.held, unheld=unheld)
        return other


class Rests:
    """One sentence, and what it cites."""

    def __init__(self, sentence: BriefSentence, ground: Ground) -> None:
        self.sentence = sentence
        self.ground = ground
        self.text = sentence.text
        self.cited = [ground.cited[one] for one in sentence.citations if one in ground.cited]
        self.moved = ground.moved_under(sentence.citations)
        self.changes = [one.change for one in self.moved]

    def alone(self, citation: str) -> "Rests":
        """The sentence held against one of its citations."""
        if citation not in self._alone:
            self._alone[citation] = Rests(
                self.sentence.model_copy(update={"citations": [citation]}), self.ground
            )
        return self._alone[citation]

    @cached_property
    def _alone(self) -> "dict[str, Rests]":
        return {}

    @cached_property
    def own(self) -> Scope:
        """The sentence itself."""
        return self.ground.scope(self.text)

    @cached_property
    def words(self) -> Scope:
        """The words of the releases."""
        return self.ground.scope("\n".join(quotes(one) for one in self.cited))

    @cached_property
    def notes(self) -> Scope:
        """What moved, as it is told; for a sentence that cites nothing, what the releases do not hold."""
        told = [one.text for one in self.moved] if self.sentence.citations else self.ground.held.unheld
        return self.ground.scope("\n".join(told))

    @cached_property
    def values(self) -> Scope:
        """What changed and why, without the days that code has counted."""
        parts = [
            part
            for one in self.changes
            for part in (one.value_before, one.value_after, one.reason)
            if part is not None
        ]
        return self.ground.scope("\n".join(parts))

    @cached_property
    def names(self) -> Scope:
        """The names of what the cited records are about: the sentence may use any of them."""
        programs = self.ground.held.names
        if not self.cited:
            return self.ground.scope("\n".join(name for names in programs for name in names))
        found = [self.ground.held.issuer or ""]
        for one in self.cited:
            found += [*one.names, one.speaker or ""]
            found += [name for names in programs if not set(names).isdisjoint(one.names) for name in names]
        return self.ground.scope("\n".join(found))

    @cached_property
    def all(self) -> Scope:
        """Everything together, with what the records' own statements add."""
        said = [one.statement for one in self.cited]
        return self.ground.scope(
            "\n".join([self.words.text, self.notes.text, self.values.text, self.names.text, *said])
        )

    @cached_property
    def days(self) -> list[date]:
        """The days of the releases that are cited, or that a cited change lies between."""
        found = [self.ground.published.get(one.source) for one in self.cited]
        found += [mention.published for one in self.changes for mention in (one.before, one.after) if mention]
        return [day for day in found if day]

    @cached_property
    def times(self) -> list[Timed]:
        """Every time in the cited words, read from the day of its own release."""
        return [
            timed
            for one in self.cited
            for quote in (*(each.quote for each in one.evidence), one.statement)
            for timed in timed_in(quote, self.ground.published.get(one.source))
        ]

    @cached_property
    def pieces(self) -> list[Piece]:
        """The clauses of the cited words."""
        return [
            Piece(clause, one.modality)
            for one in self.cited
            for each in one.evidence
            for clause in parts(" ".join(each.quote.split()))
        ]


def quotes(one: Cited) -> str:
    """The words behind a citation."""
    return "\n".join(" ".join(each.quote.split()) for each in one.evidence)


_JOINED = re.compile(
    r"(?:,\s|\s)(?:and|but|while|with)\s(?=(?:[^\s,;]{1,30}\s){0,7}?(?:is|are|was|were|has|have|had|will|would|could|may|might"
    r"|can|expects?|expected|plans?|planned|intends?|remains?|continues?|granted|received|reported|completed|announced)\b)",
    re.IGNORECASE,
)
"""Where a second predicate begins behind a conjunction."""


def parts(text: str) -> tuple[Clause, ...]:
    """The clauses of a text, those that a conjunction joins told apart."""
    plain = _NONE_WITH.sub(r"\1 of ", _PROVIDED.sub("if", text))
    return tuple(clause for part in _JOINED.split(plain) for clause in clauses(part))


_NONE_WITH = re.compile(r"\b(no (?:[\w-]{2,20} ){0,2}?[\w-]{2,20}) with ", re.IGNORECASE)
"""What is denied goes on behind `with`: no infections with such bacteria were reported."""
_PROVIDED = re.compile(r"\b(?:provided|assuming|on condition) that\b", re.IGNORECASE)


def timed_in(text: str, anchor: date | None) -> Iterator[Timed]:
    """The times of a text with the words that each belongs to: those between it and the time before."""
    done = 0
    spans = find_timings(text)
    for index, (start, end) in enumerate(spans):
        phrase = text[start:end]
        after = spans[index + 1].start if index + 1 < len(spans) else len(text)
        near = text[done:start].strip(" ,;:.")
        yield Timed(phrase, parse_timing(phrase, anchor), near or text[end:after])
        done = end
