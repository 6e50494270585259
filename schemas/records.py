"""Programs, trials and claims.

What an engine proposes is declared in the `...Fields` classes; the record adds what code computes
from it: ids, offsets, numbers, windows.

Null always means that the release does not say.
"""

from datetime import date

from pydantic import Field, NonNegativeInt, PositiveInt

from .model import Model
from .vocabulary import (
    Agency,
    Allocation,
    ArmType,
    Author,
    Bound,
    ClaimType,
    DesignationKind,
    DesignationStatus,
    DrugModality,
    EnrollmentType,
    Event,
    Granularity,
    InterventionModel,
    Masking,
    MilestoneStatus,
    Modality,
    Operator,
    OutcomeType,
    Phase,
    PrimaryPurpose,
    Scale,
    Stage,
    Statistic,
    StudyType,
    TrialStatus,
    ZoneKind,
)


class Quote(Model):
    """Words copied from the release, as they stand there."""

    paragraph: int | None = None
    """Number of the paragraph that the words stand in."""
    quote: str


class Evidence(Quote):
    """A quote with its place in the text. Null places mean that the words were not found."""

    start: NonNegativeInt | None = None
    end: NonNegativeInt | None = None
    zone: ZoneKind | None = None
    author: Author | None = None
    page: PositiveInt | None = None
    """The page of the original on which the words begin, from 1; null where it has none."""


class ProgramFields(Model):
    """What a release says of a drug candidate or product of the issuer or its partner."""

    name: str
    """As most used: the code, the generic name or the brand."""
    aliases: list[str] = Field(default_factory=list)
    """Its other names in the release."""
    owned: bool | None = None
    """True: the issuer's own or licensed to it; false: a partner's."""
    modality: DrugModality | None = None
    targets: list[str] = Field(default_factory=list)
    """Molecular targets, one each (CD19, CD70)."""
    technologies: list[str] = Field(default_factory=list)
    """Named platforms that it uses."""
    indications: list[str] = Field(default_factory=list)
    """Diseases that it is developed for, as worded."""
    stage: Stage | None = None
    partners: list[str] = Field(default_factory=list)
    rights: str | None = None
    """Who may sell it where, as worded."""


class Program(ProgramFields):
    """A drug candidate or product of the issuer or its partner."""

    id: str
    """The name in lower case with hyphens: `allo-329`."""
    evidence: list[Evidence]


class Design(Model):
    """A trial's design, in the registry's values, where the release uses words for them."""

    allocation: Allocation | None = None
    intervention_model: InterventionModel | None = None
    masking: Masking | None = None
    primary_purpose: PrimaryPurpose | None = None


class Arm(Model):
    """One arm or cohort of a trial."""

    label: str
    """What it receives, as worded, with its dose."""
    type: ArmType | None = None


class Enrollment(Model):
    """How many participants: reached, or planned."""

    count: NonNegativeInt
    type: EnrollmentType


class Outcome(Model):
    """An endpoint of a trial."""

    type: OutcomeType | None = None
    measure: str
    time_frame: str | None = None


class TrialFields(Model):
    """What a release says of a clinical trial."""

    name: str | None = None
    """Its name or acronym (ALPHA3), without phase or the word trial."""
    nct_id: str | None = None
    other_ids: list[str] = Field(default_factory=list)
    """EudraCT, EU CT, jRCT, ChiCTR, ISRCTN, ACTRN or the sponsor's own number."""
    phases: list[Phase] = Field(default_factory=list)
    pivotal: bool | None = None
    """True where the release calls it pivotal or registrational."""
    status: TrialStatus | None = None
    study_type: StudyType | None = None
    design: Design | None = None
    arms: list[Arm] = Field(default_factory=list)
    conditions: list[str] = Field(default_factory=list)
    population: str | None = None
    enrollment: Enrollment | None = None
    outcomes: list[Outcome] = Field(default_factory=list)


class Trial(TrialFields):
    """A clinical trial."""

    id: str
    """Its registry number, name or description in lower case with hyphens: `resolution`."""
    program_ids: list[str] = Field(default_factory=list)
    evidence: list[Evidence]


class Interval(Model):
    """A confidence interval: level in per cent, limits as decimal strings."""

    level: str | None = None
    low: str
    high: str


class ResultFields(Model):
    """One measured (or, in a THRESHOLD, hoped-for) value."""

    measure: str
    """The endpoint or quantity, in the field's term: confirmed ORR, MRD clearance, patients treated."""
    statistic: Statistic | None = None
    figure: str | None = None
    """The value's words exactly as printed: `31%`, `25–30%`, `beyond 6 months`; null for a result without a number."""
    n: NonNegativeInt | None = None
    """How many had it."""
    N: NonNegativeInt | None = None
    """Of how many."""
    interval: str | None = None
    """The confidence interval as printed."""
    p_value: str | None = None
    """As printed, with its operator: `p<0.001`."""
    population: str | None = None
    """Who was measured, as worded."""
    arm: str | None = None
    comparator: str | None = None
    time_point: str | None = None
    criteria: str | None = None
    """Response criteria or scale: RECIST 1.1, Lugano 2014."""


class Result(ResultFields):
    """A value with its number, computed from `figure`."""

    operator: Operator | None = None
    value: str | None = None
    """Decimal string."""
    value_high: str | None = None
    """Upper end of a range, decimal string."""
    unit: str | None = None
    """`%`, `months`, `mg`, `patients`; null for a bare ratio."""
    ci: Interval | None = None


class TimeWindow(Model):
    """When something is expected: the phrase and what the convention makes of it.

    Days are inclusive. `start` is null where only a latest day is given and no anchor is known;
    `end` is null where the phrase is open to the future; both are null where the phrase cannot be
    dated without guessing.
    """

    phrase: str
    start: date | None = None
    end: date | None = None
    bound: Bound | None = None
    granularity: Granularity | None = None
    assumed: bool = False
    """Whether the field has no single convention for the phrase."""
    rule: str | None = None
    """The rule of the convention profile that was applied."""


class MilestoneFields(Model):
    """A step that happened or is expected."""

    event: Event
    status: MilestoneStatus
    phrase: str | None = None
    """The words that say when, exactly as printed: `by the end of 1H 2026`."""


class Milestone(Model):
    """A step that happened or is expected, and when. Its identity is its event, never its date."""

    event: Event
    status: MilestoneStatus
    timing: TimeWindow | None = None


class Designation(Model):
    """A regulator's designation or review path, for exactly one population."""

    kind: DesignationKind
    agency: Agency | None = None
    population: str | None = None
    """Whom it is for, verbatim with every qualifier."""
    status: DesignationStatus


class AmountFields(Model):
    """Money that the release states."""

    what: str
    """What it is: cash position, upfront payment, net loss, cost of goods."""
    figure: str
    """The amount exactly as printed: `$216.7 million`."""
    period: str | None = None
    """As of when or for which period, as worded."""
    per: str | None = None
    """What one unit of it buys: dose, share."""
    prior: str | None = None
    """The same amount of the period that it is compared with, as printed."""


class Amount(AmountFields):
    """Money with its number, computed from `figure`."""

    operator: Operator | None = None
    value: str | None = None
    """Decimal string, in units of `scale`."""
    value_high: str | None = None
    currency: str | None = None
    """ISO 4217 code."""
    scale: Scale | None = None
    prior_value: str | None = None
    """The number of `prior`, where its currency and scale are the same."""


class ClaimFields(Model):
    """What every claim says."""

    type: ClaimType
    modality: Modality
    negated: bool = False
    """True where the release says that something is not so."""
    statement: str
    """The claim in a few plain words of one's own, with its numbers and names."""


class Claim(ClaimFields):
    """One thing that the company says."""

    id: str
    """`c` and the claim's number in the order of its evidence."""
    program_ids: list[str] = Field(default_factory=list)
    trial_ids: list[str] = Field(default_factory=list)
    speaker: str | None = None
    """Who is quoted as saying it."""
    results: list[Result] = Field(default_factory=list)
    milestone: Milestone | None = None
    designation: Designation | None = None
    amounts: list[Amount] = Field(default_factory=list)
    evidence: list[Evidence]
