"""What a language model is asked to fill: the records' own fields, in the fewest words.

Claims are sorted by what they hold, so that none carries empty parts, and a quote is one string,
its paragraph's number before a bar, as the release was shown. What follows from other fields
(a designation's claim type, a milestone's) is not asked.
"""

from collections.abc import Iterable, Sequence

from pydantic import Field

from .draft import Draft, ProposedClaim, ProposedProgram, ProposedSentence, ProposedTrial
from .model import Model
from .records import (
    AmountFields,
    ClaimFields,
    Designation,
    MilestoneFields,
    ProgramFields,
    Quote,
    ResultFields,
    TrialFields,
)
from .vocabulary import (
    ClaimType,
    Event,
    MilestoneStatus,
    Modality,
)


class Cited(Model):
    """A record with its label and the words that support it."""

    ref: str
    evidence: list[str]
    """Quotes as NUMBER|words, the words verbatim from the line of that number."""

    def quotes(self) -> list[Quote]:
        """The quotes, each with its paragraph's number where one was given."""
        found = []
        for text in self.evidence:
            number, bar, words = text.partition("|")
            if bar and number.strip().isdigit():
                found.append(Quote(paragraph=int(number), quote=words.strip()))
            else:
                found.append(Quote(quote=text.strip()))
        return found


class Linked(Cited):
    """A record about programs and trials, named by their labels."""

    programs: list[str] = Field(default_factory=list)
    trials: list[str] = Field(default_factory=list)


class ProgramAnswer(ProgramFields, Cited):
    """A program."""


class TrialAnswer(TrialFields, Cited):
    """A trial."""

    programs: list[str] = Field(default_factory=list)


class ResultAnswer(ClaimFields, Linked):
    """A claim with measured values."""

    results: list[ResultFields]


class MilestoneAnswer(MilestoneFields, Linked):
    """A claim about a step and its time."""

    modality: Modality
    statement: str


class DesignationAnswer(Designation, Cited):
    """A claim about a designation or review path."""

    programs: list[str] = Field(default_factory=list)
    statement: str


class AmountAnswer(AmountFields, Linked):
    """A claim about money."""

    type: ClaimType
    modality: Modality
    statement: str


class StatementAnswer(ClaimFields, Linked):
    """A claim in words alone."""


class Answer(Model):
    """Everything that a model records of one release."""

    programs: list[ProgramAnswer] = Field(default_factory=list)
    trials: list[TrialAnswer] = Field(default_factory=list)
    results: list[ResultAnswer] = Field(default_factory=list)
    milestones: list[MilestoneAnswer] = Field(default_factory=list)
    designations: list[DesignationAnswer] = Field(default_factory=list)
    amounts: list[AmountAnswer] = Field(default_factory=list)
    statements: list[StatementAnswer] = Field(default_factory=list)
    summary: list[ProposedSentence] = Field(default_factory=list)

    def draft(self) -> Draft:
        """The same proposals as records, their claims in one list."""
        return Draft(
            programs=[ProposedProgram.model_validate(_cited(one)) for one in self.programs],
            trials=[ProposedTrial.model_validate(_cited(one)) for one in self.trials],
            claims=[
                *(ProposedClaim.model_validate(_cited(one)) for one in self.results),
                *(_milestone(one) for one in self.milestones),
                *(_designation(one) for one in self.designations),
                *(_amount(one) for one in self.amounts),
                *(ProposedClaim.model_validate(_cited(one)) for one in self.statements),
            ],
            summary=self.summary,
        )

    @classmethod
    def of(
        cls,
        programs: Iterable[ProposedProgram],
        trials: Iterable[ProposedTrial],
        claims: Sequence[ProposedClaim],
    ) -> "Answer":
        """Proposals as the answer that would have made them: the inverse of `draft`."""
        plain = [one for one in claims if not (one.milestone or one.designation or one.amounts)]
        return cls(
            programs=[ProgramAnswer.model_validate(_written(one)) for one in programs],
            trials=[TrialAnswer.model_validate(_written(one)) for one in trials],
            results=[ResultAnswer.model_validate(_written(one, *_PARTS)) for one in plain if one.results],
            milestones=[
                MilestoneAnswer.model_validate(
                    _written(one, *_PARTS, "results", "type", "negated") | one.milestone.model_dump()
                )
                for one in claims
                if one.milestone
            ],
            designations=[
                DesignationAnswer.model_validate(
                    _written(one, *_PARTS, "results", "type", "negated", "modality", "trials")
                    | one.designation.model_dump()
                )
                for one in claims
                if one.designation
            ],
            amounts=[
                AmountAnswer.model_validate(
                    _written(one, *_PARTS, "results", "negated") | one.amounts[0].model_dump()
                )
                for one in claims
                if one.amounts
            ],
            statements=[
                StatementAnswer.model_validate(_written(one, *_PARTS, "results"))
                for one in plain
                if not one.results
            ],
        )


_PARTS = ("milestone", "designation", "amounts", "speaker")


def _cited(one: Cited) -> dict[str, object]:
    return {**one.model_dump(exclude={"evidence"}), "evidence": one.quotes()}


def _written(one: ProposedProgram | ProposedTrial | ProposedClaim, *without: str) -> dict[str, object]:
    evidence = [f"{item.paragraph}|{item.quote}" if item.paragraph else item.quote for item in one.evidence]
    return {**one.model_dump(exclude={"evidence", *without}), "evidence": evidence}


def _milestone(one: MilestoneAnswer) -> ProposedClaim:
    """A milestone as a claim: guidance until it happened, then what its event is about."""
    fields = MilestoneFields(event=one.event, status=one.status, phrase=one.phrase)
    happened = one.status is MilestoneStatus.OCCURRED
    return ProposedClaim(
        ref=one.ref,
        type=_ABOUT.get(one.event, ClaimType.REGULATORY) if happened else ClaimType.GUIDANCE,
        modality=one.modality,
        statement=one.statement,
        programs=one.programs,
        trials=one.trials,
        milestone=fields,
        evidence=one.quotes(),
    )


def _designation(one: DesignationAnswer) -> ProposedClaim:
    """A designation as a claim: what an agency did is reported, what was asked of it too."""
    return ProposedClaim(
        ref=one.ref,
        type=ClaimType.REGULATORY,
        modality=Modality.REPORTED,
        statement=one.statement,
        programs=one.programs,
        designation=Designation(
            kind=one.kind, agency=one.agency, population=one.population, status=one.status
        ),
        evidence=one.quotes(),
    )


def _amount(one: AmountAnswer) -> ProposedClaim:
    return ProposedClaim(
        ref=one.ref,
        type=one.type,
        modality=one.modality,
        statement=one.statement,
        programs=one.programs,
        trials=one.trials,
        amounts=[AmountFields(what=one.what, figure=one.figure, period=one.period, per=one.per)],
        evidence=one.quotes(),
    )


_ABOUT: dict[Event, ClaimType] = {
    **dict.fromkeys(
        (
            Event.TRIAL_START,
            Event.FIRST_PATIENT_DOSED,
            Event.ENROLLMENT_COMPLETE,
            Event.TERMINATED,
        ),
        ClaimType.DESIGN,
    ),
    **dict.fromkeys(
        (
            Event.INTERIM_ANALYSIS,
            Event.FUTILITY_ANALYSIS,
            Event.POC_DATA,
            Event.TOPLINE,
            Event.FULL_DATA,
            Event.DATA_UPDATE,
            Event.CONFERENCE,
            Event.PUBLICATION,
            Event.LAUNCH,
            Event.OTHER,
        ),
        ClaimType.BACKGROUND,
    ),
    **dict.fromkeys((Event.DEAL_SIGNED, Event.DEAL_CLOSED), ClaimType.PARTNERSHIP),
    **dict.fromkeys((Event.FINANCING, Event.CASH_RUNWAY), ClaimType.FINANCIAL),
}
"""What a step that happened is about; every other event is a regulator's."""
