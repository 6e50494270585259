"""What every check is given: the records with their evidence found again, and the text around it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from summarizer.grounding import locate
from summarizer.patterns import later
from summarizer.phrasing import is_composed
from summarizer.plain import plainly
from summarizer.recent import Recent
from summarizer.schemas import (
    Amount,
    Claim,
    Document,
    Evidence,
    Paragraph,
    Program,
    Result,
    Sentence,
    Summary,
    Trial,
    Zone,
)
from summarizer.text import Span, fold_str

from .naming import name_pattern, squeezed
from .page import page_of
from .telling import Telling, bare, repeats
from .wording import Scope, key, tokens


class Fault(NamedTuple):
    """What a check yields: where in the summary, a sentence for people, and where in the text."""

    path: str
    message: str
    span: Span | None = None


class Place(NamedTuple):
    """One piece of evidence, where it was found and what stands around it."""

    path: str
    evidence: Evidence
    span: Span | None
    """Where the words stand; null when they are not in the text."""
    words: str
    """The words of the text, footnote marks left out; the quote itself when it was not found."""
    zone: Zone | None
    paragraph: Paragraph | None


class _Found(NamedTuple):
    """What a quote's place is, whichever record holds the quote."""

    span: Span | None
    words: str
    zone: Zone | None
    paragraph: Paragraph | None


class Mention(NamedTuple):
    """A known name in the text: what it is a name of."""

    start: int
    end: int
    program_id: str | None
    trial_id: str | None


_NUMBERED = later(r"(?P<family>[A-Z][A-Za-z]{3,20})[\s-]?(?:\d{1,2}|I{1,3}|IV|V)")
_Owner = tuple[str | None, str | None]
_Names = tuple[tuple[str, str | None, str | None], ...]
"""Names in order, each with the program or the trial that it is of."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was looked for in a text, for the next version of a summary that is checked against it."""

    places: dict[tuple[str, int | None, int | None, int | None], _Found] = field(default_factory=dict)
    mentions: dict[_Names, tuple[Mention, ...]] = field(default_factory=dict)


_looked_for = Recent(lambda _: _Looked())


def _families(names: _Names) -> dict[str, list[_Owner]]:
    """What numbered trials are called together, `ARCADIA` for ARCADIA 1 and ARCADIA 2, where there are several."""
    found: dict[str, list[_Owner]] = {}
    for name, program, trial in names:
        match = _NUMBERED.fullmatch(name) if trial else None
        if match:
            found.setdefault(match["family"], []).append((program, trial))
    return {family: several for family, several in found.items() if len(several) > 1}


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
    def spans(self) -> tuple[Span, ...]:
        """Where the sentences are that the evidence stands in, each once."""
        return tuple(
            dict.fromkeys(span for place in self.places for span in self.context.sentences_of(place))
        )

    @cached_property
    def lines(self) -> tuple[Scope, ...]:
        """The sentences that the evidence stands in, each alone."""
        return tuple(self.context.scope(self.context.words(*span)) for span in self.spans)

    @cached_property
    def sentences(self) -> Scope:
        """The sentences that the evidence stands in, together."""
        lost = [place.words for place in self.places if place.span is None]
        return self.context.scope("\n".join([*(one.text for one in self.lines), *lost]))

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

    @property
    def scopes(self) -> Iterator[Scope]:
        """The texts from the narrowest to the widest."""
        yield self.quotes
        yield self.sentences
        yield self.block


class Context:
    """A summary beside its text, with everything that several checks ask for, computed once."""

    def __init__(self, summary: Summary, document: Document) -> None:
        self.summary = summary
        self.document = document
        self.page = page_of(plainly(document))
        self.scope = self.page.scope
        self.words = self.page.words
        self.paragraph = self.page.paragraph
        self.sentences_in = self.page.sentences_in
        self.introduction = self.page.introduction
        self._looked = _looked_for(document)

    def only(self, claims: Iterable[int], sentences: Iterable[int]) -> "Context":
        """The same summary with nothing under examination but some of its claims and sentences.

        Every program, trial and claim can still be looked up. Claims keep their paths; the sentences
        are those asked for alone, in that order.
        """
        chosen: list[Sentence] = [self.summary.summary[index] for index in sentences]
        part = Context(self.summary.model_copy(update={"summary": chosen}), self.document)
        part.programs = part.trials = ()
        part.claims = tuple(self.claims[index] for index in claims)
        part.subject_by_id = self.subject_by_id
        return part

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
        return iter(self._claims)

    @cached_property
    def _claims(self) -> tuple[tuple[Subject, Claim], ...]:
        return tuple((one, one.record) for one in self.claims if isinstance(one.record, Claim))

    @cached_property
    def results(self) -> tuple[tuple[Subject, Claim, str, Result], ...]:
        """Every result with its claim and its path."""
        return tuple(
            (subject, claim, f"{subject.path}.results[{index}]", result)
            for subject, claim in self.each_claim()
            for index, result in enumerate(claim.results)
        )

    @cached_property
    def amounts(self) -> tuple[tuple[Subject, str, Amount], ...]:
        """Every amount with its path."""
        return tuple(
            (subject, f"{subject.path}.amounts[{index}]", amount)
            for subject, claim in self.each_claim()
            for index, amount in enumerate(claim.amounts)
        )

    @cached_property
    def worded(self) -> tuple[tuple[Subject, Claim], ...]:
        """The claims with a statement in someone's own words: not those composed of fields with checks of their own."""
        return tuple(pair for pair in self.each_claim() if not self._composed(pair[1]))

    def _composed(self, claim: Claim) -> bool:
        programs = [self.program_by_id[one].name for one in claim.program_ids if one in self.program_by_id]
        trials = [self.trial_by_id[one].name for one in claim.trial_ids if one in self.trial_by_id]
        return is_composed(claim, [*(name for name in trials if name), *programs])

    @cached_property
    def retold(self) -> tuple[tuple[Subject, Claim], ...]:
        """The claims whose statement tells the evidence in other words than those of one of its quotes."""
        return tuple(
            (one, claim)
            for one, claim in self.worded
            if bare(claim.statement) not in {bare(place.words) for place in one.places}
        )

    def names_of(self, claim: Claim) -> list[str]:
        """The names of the issuer and of what a claim is linked to: its statement may use any of them."""
        names = [self.document.issuer.name] if self.document.issuer else []
        for identifier in claim.program_ids:
            program = self.program_by_id.get(identifier)
            names += [program.name, *program.aliases] if program else []
        for identifier in claim.trial_ids:
            trial = self.trial_by_id.get(identifier)
            names += [name for name in (trial.name, trial.nct_id) if name] if trial else []
        return names

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """Every sentence of the summary that cites claims."""
        return tuple(self._tellings())

    def _tellings(self) -> Iterator[Telling]:
        for index, sentence in enumerate(self.summary.summary):
            cited = [self.subject_by_id[one] for one in sentence.claim_ids if one in self.subject_by_id]
            if not cited:
                continue
            claims = [subject.record for subject in cited if isinstance(subject.record, Claim)]
            texts = [claim.statement for claim in claims] + [subject.quotes.text for subject in cited]
            retold = not any(
                repeats(sentence.text, claim.statement, self.names_of(claim)) for claim in claims
            )
            source = self.scope("\n".join(texts))
            yield Telling(f"summary[{index}]", sentence.text, cited, claims, source, retold)

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
            yield Place(f"{path}.evidence[{index}]", one, *self._found(one))

    def _found(self, evidence: Evidence) -> _Found:
        wanted = (evidence.quote, evidence.start, evidence.end, evidence.paragraph)
        found = self._looked.places.get(wanted)
        if found is None:
            span = self._span(evidence)
            found = self._looked.places[wanted] = _Found(
                span,
                self.words(*span) if span else evidence.quote,
                self.document.zone_at(span.start) if span else None,
                self.document.paragraph_at(span.start) if span else None,
            )
        return found

    def _span(self, evidence: Evidence) -> Span | None:
        """Where the evidence stands: where it says, if its words are there, else where they are found."""
        start, end = evidence.start or 0, evidence.end or 0
        inside = evidence.start is not None and start < end <= len(self.document.text)
        if inside and self.stands_at(evidence.quote, start, end):
            return Span(start, end)
        return self.locate(evidence)

    def stands_at(self, quote: str, start: int, end: int) -> bool:
        """Whether the words of a quote are those of a stretch of the text, with its footnote marks or without."""
        there = self.document.text[start:end]
        if there == quote:
            return True
        quoted = fold_str(quote).strip()
        return quoted in {fold_str(there).strip(), fold_str(self.words(start, end)).strip()}

    def locate(self, evidence: Evidence) -> Span | None:
        """Where a quote stands whole in the release; null where it does not."""
        return locate(evidence.quote, self.document, paragraph=evidence.paragraph)

    # Names

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every known name in the company's text, in order."""
        names = tuple(self._names())
        found = self._looked.mentions.get(names)
        if found is None:
            found = self._looked.mentions[names] = tuple(self._mentions(names))
        return found

    def _mentions(self, names: _Names) -> Iterator[Mention]:
        owners: dict[str, list[_Owner]] = {
            squeezed(name): [(program, trial)] for name, program, trial in reversed(names)
        }
        families = _families(names)
        owners = {squeezed(name): several for name, several in families.items()} | owners
        pattern = name_pattern(dict.fromkeys([*(name for name, *_ in names), *families]))
        if pattern is None:
            return
        for zone in self.document.zones:
            if not zone.author.is_company:
                continue
            for match in pattern.finditer(self.document.text, zone.start, zone.end):
                for program_id, trial_id in owners.get(squeezed(match.group()), ()):
                    yield Mention(match.start(), match.end(), program_id, trial_id)

    def _names(self) -> Iterator[tuple[str, str | None, str | None]]:
        for program in self.summary.programs:
            yield from ((name, program.id, None) for name in (program.name, *program.aliases))
        for trial in self.summary.trials:
            for name in (trial.name, trial.nct_id, *trial.other_ids):
                if name:
                    yield name, None, trial.id

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The known names that stand in a stretch of the text."""
        starts = self._mention_starts
        first = bisect_right(starts, start - 1)
        return [one for one in self.mentions[first : bisect_right(starts, end - 1)] if one.end <= end]

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [one.start for one in self.mentions]
