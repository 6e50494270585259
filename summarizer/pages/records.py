"""The records' side of the page: each record a card, tied to the words that it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.lines import (
    amount_parts,
    clip,
    designation_line,
    milestone_line,
    plain,
    program_lines,
    readable,
    rejected_name,
    result_parts,
    trial_lines,
)
from summarizer.schemas import (
    Claim,
    ClaimType,
    Document,
    Evidence,
    Finding,
    Modality,
    Program,
    Rejected,
    Summary,
    Trial,
)

from .anchors import Anchors
from .cards import Card, Line, Link, Note, Quote
from .marks import Mark, Sign
from .release import WRITERS, shown

REJECTED = "rejected"


@dataclass(slots=True)
class Records:
    """The cards of a summary, and what they mark in the text."""

    programs: list[Card]
    trials: list[Card]
    claims: list[Card]
    rejected: list[Card]
    notes: list[Note]
    """What was found in the records that are kept."""
    marks: list[Mark]
    cited: Mapping[str, Card]
    """Claims by their id."""

    @property
    def cards(self) -> list[Card]:
        """All of them, in the order of the page."""
        return [
            *self.programs,
            *self.trials,
            *(card for _, group in self.by_type for card in group),
            *self.rejected,
        ]

    @property
    def by_type(self) -> list[tuple[str, list[Card]]]:
        """Claims under their type, in the order of the types."""
        kinds = {
            readable(kind): [one for one in self.claims if one.kind == readable(kind)] for kind in ClaimType
        }
        return [(kind, group) for kind, group in kinds.items() if group]


def records(summary: Summary, document: Document, anchors: Anchors) -> Records:
    """Every record of a summary, as a card with a name of its own."""
    desk = _Desk(document, anchors)
    programs = [desk.program(one, number) for number, one in enumerate(summary.programs)]
    trials = [desk.trial(one, number) for number, one in enumerate(summary.trials)]
    subjects = {**_by_id(summary.trials, trials), **_by_id(summary.programs, programs)}
    claims = [desk.claim(one, number, subjects) for number, one in enumerate(summary.claims)]
    for trial, card in zip(summary.trials, trials, strict=True):
        card.about = [_link(one, subjects) for one in trial.program_ids]
    rejected = [desk.rejected(one, number) for number, one in enumerate(summary.rejected)]
    paths = {
        f"{name}[{number}]": card
        for name, cards in (("programs", programs), ("trials", trials), ("claims", claims))
        for number, card in enumerate(cards)
    }
    notes = [desk.note(one, paths.get(one.path.split(".", 1)[0])) for one in summary.findings]
    cited = _by_id(summary.claims, claims)
    return Records(programs, trials, claims, rejected, notes, desk.marks, cited)


def span_of(start: int | None, end: int | None, text: str) -> tuple[int, int] | None:
    """[start, end), where that is a stretch of the text."""
    return (start, end) if start is not None and end is not None and start < end <= len(text) else None


def _by_id(found: Sequence[Program | Trial | Claim], cards: Sequence[Card]) -> dict[str, Card]:
    """Cards by their records' ids; of several with one id the first."""
    return {one.id: card for one, card in reversed(list(zip(found, cards, strict=True)))}


def _link(own: str, subjects: Mapping[str, Card]) -> Link:
    card = subjects.get(own)
    return Link(card.title, card.anchor) if card else Link(plain(own), None)


class _Desk:
    """Where cards are made one after the other, and the marks of their evidence gathered."""

    def __init__(self, document: Document, anchors: Anchors) -> None:
        self.marks: list[Mark] = []
        self._document = document
        self._text = document.text
        self._anchors = anchors
        self._noted = 0

    def program(self, one: Program, number: int) -> Card:
        also = [Line(f"also {', '.join(map(plain, one.aliases))}")] if one.aliases else []
        lines = [*also, *map(Line, program_lines(one))]
        card = self._card(
            "program", one.id, number, title=plain(one.name) or "Unnamed program", style="subject"
        )
        card.lines = lines
        return self._rested(card, one.evidence)

    def trial(self, one: Trial, number: int) -> Card:
        title = plain(one.name or one.population or one.id) or "Unnamed trial"
        card = self._card("trial", one.id, number, title=title, style="subject")
        # What it is a trial of is shown as links.
        card.lines = [Line(line) for line in trial_lines(one.model_copy(update={"program_ids": []}))]
        return self._rested(card, one.evidence)

    def claim(self, one: Claim, number: int, subjects: Mapping[str, Card]) -> Card:
        card = self._card(
            "claim", one.id, number, title=plain(one.statement), style=one.modality.value.lower()
        )
        card.kind = readable(one.type)
        card.modality = readable(one.modality)
        card.negated = one.negated
        card.speaker = plain(one.speaker or "")
        card.about = [_link(own, subjects) for own in (*one.program_ids, *one.trial_ids)]
        card.lines = list(_claim_lines(one))
        return self._rested(card, one.evidence)

    def rejected(self, one: Rejected, number: int) -> Card:
        own = plain(str(one.record.get("id", "")))
        card = self._card(
            REJECTED,
            "",
            number,
            title=clip(rejected_name(one), 500) or own or readable(one.kind),
            style=REJECTED,
        )
        card.label = f"R{number + 1}"
        card.lines = list(_rejected_lines(one))
        if one.record.get("modality") in list(Modality):
            card.modality = readable(Modality(one.record["modality"]))
        self._rested(card, _evidence(one.record.get("evidence")))
        for finding in one.findings:
            self.note(finding, card)
        return card

    def note(self, finding: Finding, card: Card | None) -> Note:
        """A finding, kept with the card that it is about."""
        self._noted += 1
        span = span_of(finding.start, finding.end, self._text)
        note = Note(
            plain(finding.code),
            finding.severity.value,
            plain(finding.message),
            plain(finding.path),
            f"{self._anchors.prefix}f.{self._noted}",
            span,
            card.anchor if card else None,
            card.label if card else "",
        )
        if card:
            card.notes.append(note)
        if span:
            sign = Sign(
                f"{note.anchor}.t",
                note.anchor,
                note.code,
                f"Finding {note.code}, {note.severity}",
                f"finding {note.severity}",
            )
            self.marks.append(Mark(*span, note.severity, after=sign))
        return note

    def _card(self, kind: str, own: str, number: int, *, title: str, style: str) -> Card:
        anchor = self._anchors.of(kind, own, number)
        label = f"{kind[:1].upper()}{number + 1}"
        if kind == "claim":
            label = own if anchor == self._anchors.prefix + own else f"c.{number + 1}"
        return Card(anchor, label, kind, title, style)

    def _rested(self, card: Card, evidence: Sequence[Evidence]) -> Card:
        """The card with its quotes, which are marked in the text."""
        card.quotes = [self._quote(card, one, number) for number, one in enumerate(evidence, start=1)]
        return card

    def _quote(self, card: Card, one: Evidence, number: int) -> Quote:
        anchor = f"{card.anchor}.{number}"
        span = span_of(one.start, one.end, self._text)
        quote = Quote(
            text=shown(one.quote),
            place=self._place(one, span) if span else "",
            writer=WRITERS[one.author] if one.author else "",
            anchor=anchor,
            differs=span is not None and self._text[slice(*span)].split() != one.quote.split(),
            span=span,
            foreign=one.author is not None and not one.author.is_company,
        )
        if span:
            told = f"{card.label}: {card.title[:80]}"
            sign = Sign(anchor, card.anchor, card.label, told, card.style)
            self.marks.append(Mark(*span, card.style, after=sign))
        return quote

    def _place(self, one: Evidence, span: tuple[int, int]) -> str:
        """`p. 2, 310–344`; offsets alone in a source without pages."""
        page = one.page or self._document.page_at(span[0])
        return f"{f'p. {page}, ' if page else ''}{span[0]}–{span[1]}"


def _claim_lines(one: Claim) -> Iterator[Line]:
    for result in one.results:
        first, *rest = result_parts(result)
        yield Line(first, rest)
    if one.milestone:
        yield Line(milestone_line(one.milestone), lead="when")
        timing = one.milestone.timing
        if timing and timing.rule:
            yield Line(
                f"{readable(timing.granularity)}, by the rule {plain(timing.rule)}".lstrip(", "),
                lead="read as",
            )
    if one.designation:
        yield Line(designation_line(one.designation), lead="designation")
    for amount in one.amounts:
        first, *rest = amount_parts(amount)
        yield Line(first, rest)


def _rejected_lines(one: Rejected) -> Iterator[Line]:
    path, whole = one.record.get("path"), rejected_name(one)
    yield Line(f"{'part of a' if path else 'a'} {readable(one.kind)}", lead="proposed as")
    if path and plain(str(path)) != whole:
        yield Line(plain(str(path)), lead="at")


def _evidence(given: Any) -> list[Evidence]:
    """The evidence of a rejected record, as far as it has the form of evidence."""
    items = given if isinstance(given, list) else []
    return [
        Evidence(quote=one["quote"], start=_place(one.get("start")), end=_place(one.get("end")))
        for one in items
        if isinstance(one, dict) and isinstance(one.get("quote"), str)
    ]


def _place(given: Any) -> int | None:
    return given if type(given) is int and given >= 0 else None
