"""What a language model is asked to fill: the records' own fields, in the fewest words.

Claims are sorted by what they hold, and what is not there is not written (see `sparse`). A quote is
one string, its paragraph's number before a bar, as the release was shown; long ones may leave out
their middle. A measured value is one string too, its parts between bars. What follows from other
fields (a milestone's claim type, a result's statement, its number, interval and counts) is not asked.
"""

from collections.abc import Iterable, Sequence

from pydantic import Field, field_validator

from .draft import Draft, ProposedClaim, ProposedProgram, ProposedSentence, ProposedTrial
from .model import Model
from .records import (
    AmountFields,
    Designation,
    MilestoneFields,
    ProgramFields,
    Quote,
    ResultFields,
    TrialFields,
)
from .sparse import Sparse
from .vocabulary import (
    ClaimType,
    Event,
    MilestoneStatus,
    Modality,
)


class Cited(Sparse):
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
    """A claim about programs and trials."""

    on: list[str]
    """Labels of its trials, or of its programs where it is of no trial."""


class ProgramAnswer(ProgramFields, Cited):
    """A program."""


class TrialAnswer(TrialFields, Cited):
    """A trial."""

    programs: list[str] = Field(default_factory=list)


class ResultAnswer(Linked):
    """A claim with measured values."""

    values: list[str]
    """One string a value: MEASURE | VALUE | arm: ... | comparator: ... | population: ... | time: ... | criteria: ..."""
    type: ClaimType = ClaimType.RESULT
    modality: Modality = Modality.REPORTED
    negated: bool = False
    statement: str | None = None

    @field_validator("values")
    @classmethod
    def _readable(cls, values: list[str]) -> list[str]:
        for value in values:
            value_read(value)
        return values


class MilestoneAnswer(MilestoneFields, Linked):
    """A claim about a step and its time."""

    modality: Modality | None = None


class DesignationAnswer(Designation, Linked):
    """A claim about a designation or review path."""


class AmountAnswer(AmountFields, Linked):
    """A claim about money."""

    type: ClaimType
    modality: Modality = Modality.REPORTED


class StatementAnswer(Linked):
    """A claim in words alone; a finding says what its quote says."""

    type: ClaimType = ClaimType.RESULT
    modality: Modality = Modality.REPORTED
    negated: bool = False
    statement: str | None = None
    """The claim in a few plain words of one's own, with its numbers and names."""


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
        claims = [
            *((one, _result(one)) for one in self.results),
            *((one, _milestone(one)) for one in self.milestones),
            *((one, _designation(one)) for one in self.designations),
            *((one, _amount(one)) for one in self.amounts),
            *((one, _statement(one)) for one in self.statements),
        ]
        return Draft(
            programs=[
                ProposedProgram.model_validate(_plain(one) | {"evidence": one.quotes()})
                for one in self.programs
            ],
            trials=[
                ProposedTrial.model_validate(_plain(one) | {"evidence": one.quotes()}) for one in self.trials
            ],
            claims=[claim.model_copy(update=self._links(one)) for one, claim in claims],
            summary=self.summary,
        )

    def _links(self, claim: Linked) -> dict[str, list[str]]:
        """The labels of a claim's programs and trials; a trial brings its programs, unless some are named."""
        tested = {one.ref: one.programs for one in self.trials}
        trials = [label for label in claim.on if label in tested or _is_trial(label)]
        programs = [label for label in claim.on if label not in trials]
        return {
            "trials": trials,
            "programs": programs
            or list(dict.fromkeys(label for trial in trials for label in tested.get(trial, ()))),
        }

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
            results=[
                ResultAnswer.model_validate(
                    _claimed(one, "type", "modality", "negated")
                    | {
                        "values": [value_written(value) for value in one.results],
                        "statement": one.statement or None,
                    }
                )
                for one in plain
                if one.results
            ],
            milestones=[
                MilestoneAnswer.model_validate(
                    _claimed(one)
                    | one.milestone.model_dump()
                    | {"modality": None if one.modality is _usual(one.milestone.status) else one.modality}
                )
                for one in claims
                if one.milestone
            ],
            designations=[
                DesignationAnswer.model_validate(_claimed(one) | one.designation.model_dump())
                for one in claims
                if one.designation
            ],
            amounts=[
                AmountAnswer.model_validate(_claimed(one, "type", "modality") | one.amounts[0].model_dump())
                for one in claims
                if one.amounts
            ],
            statements=[
                StatementAnswer.model_validate(
                    _claimed(one, "type", "modality", "negated") | {"statement": one.statement or None}
                )
                for one in plain
                if not one.results
            ],
        )


_PARTS = {
    "arm": "arm",
    "comparator": "comparator",
    "population": "population",
    "time": "time_point",
    "criteria": "criteria",
}
"""The parts of a measured value behind its measure and figure: as written, and the fields they are."""


def value_read(text: str) -> ResultFields:
    """The value that `MEASURE | VALUE | arm: A | time: at week 12` says; VALUE as printed, with all it comes with.

    Raises:
        ValueError: a part that is none of those known, or no measure.
    """
    measure, _, rest = text.partition("|")
    figure, _, rest = rest.partition("|")
    values: dict[str, str | None] = {"measure": measure.strip(), "figure": figure.strip() or None}
    if not values["measure"]:
        raise ValueError("must begin with what was measured, as MEASURE | VALUE")
    for part in rest.split("|"):
        name, colon, words = part.partition(":")
        name = name.strip().removesuffix("_point")
        if not part.strip():
            continue
        if not colon or name not in _PARTS:
            raise ValueError(f'has a part "{part.strip()}" that is none of {", ".join(_PARTS)}')
        values[_PARTS[name]] = words.strip() or None
    return ResultFields.model_validate(values)


def value_written(value: ResultFields) -> str:
    """A value as it is written: the inverse of `value_read`, its counts, interval and p-value in the figure."""
    counts = f"{value.n}/{value.N}" if value.n is not None and value.N is not None else None
    figure = "; ".join(part for part in (value.figure, counts, value.interval, value.p_value) if part)
    parts = [f"{name}: {said}" for name, field in _PARTS.items() if (said := getattr(value, field))]
    return " | ".join([value.measure, figure, *parts])


def _is_trial(label: str) -> bool:
    return label[:1] == "T" and label[1:].isdigit()


_AHEAD = {MilestoneStatus.EXPECTED, MilestoneStatus.DELAYED}
"""Steps that still lie ahead."""


def _usual(status: MilestoneStatus) -> Modality:
    return Modality.EXPECTED if status in _AHEAD else Modality.REPORTED


def _plain(one: Model) -> dict[str, object]:
    """A record's fields by name, its quotes left out."""
    return {name: value for name, value in one if name != "evidence"}


def _written(one: ProposedProgram | ProposedTrial | ProposedClaim) -> dict[str, object]:
    evidence = [f"{item.paragraph}|{item.quote}" if item.paragraph else item.quote for item in one.evidence]
    return {**_plain(one), "evidence": evidence}


def _claimed(one: ProposedClaim, *fields: str) -> dict[str, object]:
    written = _written(one)
    return {name: written[name] for name in ("ref", "evidence", *fields)} | {
        "on": [*one.programs, *one.trials]
    }


def _result(one: ResultAnswer) -> ProposedClaim:
    return ProposedClaim(
        ref=one.ref,
        type=one.type,
        modality=one.modality,
        negated=one.negated,
        statement=one.statement or "",
        results=[value_read(value) for value in one.values],
        evidence=one.quotes(),
    )


def _milestone(one: MilestoneAnswer) -> ProposedClaim:
    """A milestone as a claim: guidance while it lies ahead, else what its event is about."""
    happened = one.status not in _AHEAD
    return ProposedClaim(
        ref=one.ref,
        type=_ABOUT.get(one.event, ClaimType.REGULATORY) if happened else ClaimType.GUIDANCE,
        modality=one.modality or _usual(one.status),
        statement="",
        milestone=MilestoneFields(event=one.event, status=one.status, phrase=one.phrase),
        evidence=one.quotes(),
    )


def _designation(one: DesignationAnswer) -> ProposedClaim:
    """A designation as a claim: what an agency did is reported, what was asked of it too."""
    return ProposedClaim(
        ref=one.ref,
        type=ClaimType.REGULATORY,
        modality=Modality.REPORTED,
        statement="",
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
        statement="",
        amounts=[
            AmountFields(what=one.what, figure=one.figure, period=one.period, per=one.per, prior=one.prior)
        ],
        evidence=one.quotes(),
    )


def _statement(one: StatementAnswer) -> ProposedClaim:
    return ProposedClaim(
        ref=one.ref,
        type=one.type,
        modality=one.modality,
        negated=one.negated,
        statement=one.statement or "",
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
