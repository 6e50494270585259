"""What every check is given: the records with their evidence found again, and the text around it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from summarizer.schemas import (
    Claim,
    Document,
    Evidence,
    Paragraph,
    Program,
    Summary,
    Trial,
    Zone,
)
from summarizer.text import Span, fold_str

from .naming import name_pattern, squeezed
from .page import page_of
from .wording import Scope, key, tokens


class Fault(NamedTuple):
    """What a check yields: where in the summary, a sentence for people, and where in the text."""

    path: str
    message: str
    span: Span | None = None


@dataclass(frozen=True)
class Place:
    """One piece of evidence, where it was found and what stands around it."""

    path: str
    evidence: Evidence
    span: Span | None
    """Where the words stand; null when they are not in the text."""
    words: str
    """The words of the text, footnote marks left out; the quote itself when it was not found."""
    zone: Zone | None
    paragraph: Paragraph | None


class Mention(NamedTuple):
    """A known name in the text: what it is a name of."""

    start: int
    end: int
    program_id: str | None
    trial_id: str | None


class Subject:
    """A record under examination, with the texts that its values may come from."""

    def __init__(
        self, context: "Context", path: str, record: Program | Trial | Claim, places: Sequence[Place]
    ) -> None:
        self.context = context
        self.path = path
        self.record = record
        self.places = tuple(places)

    @property
    def span(self) -> Span | None:
        """The place of the first evidence that was found."""
        return next((place.span for place in self.places if place.span), None)

    @cached_property
    def quotes(self) -> Scope:
        """The words of the evidence itself."""
        return self.context.scope("\n".join(place.words for place in self.places))

    @cached_property
    def sentences(self) -> Scope:
        """The sentences that the evidence stands in."""
        spans = dict.fromkeys(span for place in self.places for span in self.context.sentences_of(place))
        lost = [place.words for place in self.places if place.span is None]
        return self.context.scope("\n".join([*(self.context.words(*span) for span in spans), *lost]))

    @cached_property
    def block(self) -> Scope:
        """The paragraphs of the evidence, with what introduces their list and the heading above."""
        numbers: dict[int, None] = {}
        for place in self.places:
            for paragraph in self.context.surroundings(place):
                numbers[paragraph.number] = None
        spans = [self.context.paragraph(number) for number in sorted(numbers)]
        lost = [place.words for place in self.places if place.span is None]
        return self.context.scope(
            "\n".join([*(self.context.words(one.start, one.end) for one in spans if one), *lost])
        )

    @cached_property
    def scopes(self) -> tuple[Scope, Scope, Scope]:
        """The texts from the narrowest to the widest."""
        return self.quotes, self.sentences, self.block


class Context:
    """A summary beside its text, with everything that several checks ask for, computed once."""

    def __init__(self, summary: Summary, document: Document) -> None:
        self.summary = summary
        self.document = document
        self.page = page_of(document)
        self.scope = self.page.scope
        self.words = self.page.words
        self.paragraph = self.page.paragraph
        self.sentences_in = self.page.sentences_in
        self.introduction = self.page.introduction

    @property
    def company(self) -> Scope:
        """Everything that the company wrote."""
        return self.page.company

    def sentences_of(self, place: Place) -> list[Span]:
        """The sentences that the evidence touches; none where it was not found."""
        return self.page.sentences_around(place.span) if place.span else []

    def surroundings(self, place: Place) -> list[Paragraph]:
        """The paragraphs of the evidence, what introduces their list, and the heading above them."""
        return self.page.surroundings(place.span) if place.span else []

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of the programs' names that are in no dictionary: `cema-cel`, not `vaccine`."""
        names = (name for program in self.summary.programs for name in (program.name, *program.aliases))
        return frozenset(key(word) for name in names if " " not in name.strip() for word in tokens(name))

    # Records

    @cached_property
    def programs(self) -> tuple[Subject, ...]:
        """The programs, in order."""
        return self._subjects("programs", self.summary.programs)

    @cached_property
    def trials(self) -> tuple[Subject, ...]:
        """The trials, in order."""
        return self._subjects("trials", self.summary.trials)

    @cached_property
    def claims(self) -> tuple[Subject, ...]:
        """The claims, in order."""
        return self._subjects("claims", self.summary.claims)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Every record with evidence."""
        return self.programs + self.trials + self.claims

    def each_claim(self) -> Iterator[tuple[Subject, Claim]]:
        """The claims, typed."""
        return ((one, one.record) for one in self.claims if isinstance(one.record, Claim))

    def each_trial(self) -> Iterator[tuple[Subject, Trial]]:
        """The trials, typed."""
        return ((one, one.record) for one in self.trials if isinstance(one.record, Trial))

    def each_program(self) -> Iterator[tuple[Subject, Program]]:
        """The programs, typed."""
        return ((one, one.record) for one in self.programs if isinstance(one.record, Program))

    @cached_property
    def program_by_id(self) -> dict[str, Program]:
        """The programs by id, the first of each."""
        return {one.id: one for one in reversed(self.summary.programs)}

    @cached_property
    def trial_by_id(self) -> dict[str, Trial]:
        """The trials by id, the first of each."""
        return {one.id: one for one in reversed(self.summary.trials)}

    @cached_property
    def claim_by_id(self) -> dict[str, Claim]:
        """The claims by id, the first of each."""
        return {one.id: one for one in reversed(self.summary.claims)}

    @cached_property
    def subject_by_id(self) -> dict[str, Subject]:
        """The claims under examination, by id."""
        return {claim.id: subject for subject, claim in reversed(list(self.each_claim()))}

    def _subjects(self, name: str, records: Sequence[Program | Trial | Claim]) -> tuple[Subject, ...]:
        return tuple(
            Subject(self, f"{name}[{index}]", record, list(self._places(f"{name}[{index}]", record.evidence)))
            for index, record in enumerate(records)
        )

    def _places(self, path: str, evidence: Sequence[Evidence]) -> Iterator[Place]:
        for index, one in enumerate(evidence):
            span = self._span(one)
            yield Place(
                path=f"{path}.evidence[{index}]",
                evidence=one,
                span=span,
                words=self.words(*span) if span else one.quote,
                zone=self.document.zone_at(span.start) if span else None,
                paragraph=self.document.paragraph_at(span.start) if span else None,
            )

    def _span(self, evidence: Evidence) -> Span | None:
        """Where the evidence stands: where it says, if its words are there, else where they are found."""
        start, end = evidence.start, evidence.end
        if start is not None and end is not None and start < end <= len(self.document.text):
            there = fold_str(self.words(start, end)).strip()
            quoted = fold_str(evidence.quote).strip()
            if there == quoted or fold_str(self.document.text[start:end]).strip() == quoted:
                return Span(start, end)
        return self.page.locate(evidence.quote, evidence.paragraph)

    # Names

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every known name in the company's text, in order."""
        owners: dict[str, tuple[str | None, str | None]] = {}
        for trial in reversed(self.summary.trials):
            for name in (trial.name, trial.nct_id, *trial.other_ids):
                if name:
                    owners[squeezed(name)] = (None, trial.id)
        for program in reversed(self.summary.programs):
            for name in (program.name, *program.aliases):
                owners[squeezed(name)] = (program.id, None)
        pattern = name_pattern(self._names())
        if pattern is None:
            return ()
        found = []
        for zone in self.document.zones:
            if not zone.author.is_company:
                continue
            for match in pattern.finditer(self.document.text, zone.start, zone.end):
                program_id, trial_id = owners.get(squeezed(match.group()), (None, None))
                if program_id or trial_id:
                    found.append(Mention(match.start(), match.end(), program_id, trial_id))
        return tuple(found)

    def _names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for program in self.summary.programs:
            names.update(dict.fromkeys((program.name, *program.aliases), program.id))
        for trial in self.summary.trials:
            names.update(
                dict.fromkeys(
                    (name for name in (trial.name, trial.nct_id, *trial.other_ids) if name), trial.id
                )
            )
        return names

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The known names that stand in a stretch of the text."""
        starts = self._mention_starts
        first = bisect_right(starts, start - 1)
        return [one for one in self.mentions[first : bisect_right(starts, end - 1)] if one.end <= end]

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [one.start for one in self.mentions]
