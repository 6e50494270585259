"""What an evaluation says: counts, and the figures that follow from them.

Reports are saved as JSON and read again to be compared. Figures are derived, so they are written but
not read; a figure is null where there was nothing to count.
"""

from collections.abc import Iterable
from typing import Any, Self

from pydantic import ConfigDict, Field, NonNegativeInt, computed_field

from summarizer.schemas import Model

REPORT_VERSION = "1.0"


class ReportModel(Model):
    """A part of a report; keys that it does not know, such as derived figures, are passed over."""

    model_config = ConfigDict(extra="ignore")


class Tally(ReportModel):
    """Records of one kind: how many were wanted, made, and right.

    Minor records count for precision alone: finding one is right, leaving it out is no miss.
    """

    wanted: NonNegativeInt = 0
    """Annotated records that are not minor."""
    recalled: NonNegativeInt = 0
    """Those of them that were made."""
    made: NonNegativeInt = 0
    """Records of the engine."""
    right: NonNegativeInt = 0
    """Those of them that are annotated, minor ones included."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            wanted=self.wanted + other.wanted,
            recalled=self.recalled + other.recalled,
            made=self.made + other.made,
            right=self.right + other.right,
        )

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float | None:
        """Right among those made."""
        return _share(self.right, self.made)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float | None:
        """Made among those wanted."""
        return _share(self.recalled, self.wanted)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; where one is undefined, it is the other's failing or none at all."""
        precision, recall = self.precision, self.recall
        if precision is None and recall is None:
            return None
        if precision is None or recall is None:
            return 0.0 if self.wanted or self.made > self.right else 1.0
        return _rounded(2 * precision * recall / (precision + recall)) if precision + recall else 0.0


class Share(ReportModel):
    """How many of how many."""

    count: NonNegativeInt = 0
    of: NonNegativeInt = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(count=self.count + other.count, of=self.of + other.of)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def share(self) -> float | None:
        """`count` / `of`."""
        return _share(self.count, self.of)


class FieldTally(ReportModel):
    """One field of matched records."""

    right: NonNegativeInt = 0
    wrong: NonNegativeInt = 0
    """Both have a value, and they differ."""
    missing: NonNegativeInt = 0
    """Only the annotation has one."""
    extra: NonNegativeInt = 0
    """Only the engine has one: the release does not say it."""

    def __add__(self, other: "FieldTally") -> "FieldTally":
        return FieldTally(
            right=self.right + other.right,
            wrong=self.wrong + other.wrong,
            missing=self.missing + other.missing,
            extra=self.extra + other.extra,
        )

    @computed_field  # type: ignore[prop-decorator]
    @property
    def accuracy(self) -> float | None:
        """Right among all four."""
        return _share(self.right, self.right + self.wrong + self.missing + self.extra)


class Scores(ReportModel):
    """The counts of one release, or of several together."""

    programs: Tally = Tally()
    trials: Tally = Tally()
    claims: Tally = Tally()
    """Found, and with the annotated type, modality and negation."""
    claims_found: Tally = Tally()
    """Found, whatever type, modality and negation they have."""
    values: Tally = Tally()
    """Single values of results, however they are grouped into claims."""
    by_type: dict[str, Tally] = Field(default_factory=dict)
    """Claims by their type."""
    fields: dict[str, FieldTally] = Field(default_factory=dict)
    """Fields of matched records."""
    windows: Share = Share()
    """Windows of matched steps whose start, end and bound (and granularity, where annotated) are right."""
    phrases: Share = Share()
    """Annotated timing phrases that `parse_timing` reads right, whatever the engine made of them."""
    authors: Share = Share()
    """Characters, white space aside, given to the right author."""
    header: Share = Share()
    """Header fields that are right."""
    false_results: Share = Share()
    """Values of reported results that no annotated result has."""
    bystanders: Share = Share()
    """Programs of the engine that are no program of the issuer or its partner."""
    wrong_designations: Share = Share()
    """Designations of the engine that no annotated one agrees with."""
    outside: Share = Share()
    """Evidence that stands in words that are not the company's."""
    false_alarms: Share = Share()
    """Records made from the annotation itself that have an error finding."""
    accounted: Share = Share()
    """Facts that are covered, or listed as uncovered with a reason."""
    covered: Share = Share()
    """Facts in scope that a record holds."""

    def __add__(self, other: "Scores") -> "Scores":
        return Scores(
            **{name: _sum(getattr(self, name), getattr(other, name)) for name in Scores.model_fields}
        )


class Error(ReportModel):
    """One thing that is wrong, for people."""

    kind: str
    """`missed claim`, `false result`, `wrong window`..."""
    record: str
    """The record, by its name or its words."""
    wanted: str | None = None
    given: str | None = None


class ReleaseScores(Scores):
    """One release's counts, and each error by name."""

    name: str
    engine: str | None = None
    errors: list[Error] = Field(default_factory=list)


class FaultClass(ReportModel):
    """One class of injected faults."""

    kind: str
    made: NonNegativeInt
    missed: NonNegativeInt
    at_most: float
    """Upper bound of the miss rate, one-sided 95 %."""


class Survivor(ReportModel):
    """A fault that nothing saw."""

    kind: str
    release: str
    path: str | None = None
    """Where in the summary; null for a quote."""
    before: str
    after: str
    record: str | None = None
    """What the record says, or the words that it rests on."""


class FaultRow(ReportModel):
    """One row of METRICS.md on faults: all classes together, and each of them, worst first."""

    title: str
    made: NonNegativeInt
    missed: NonNegativeInt
    at_most: float
    classes: list[FaultClass]


class Faults(ReportModel):
    """What grounding and the checks let through."""

    seed: int
    quotes: FaultRow
    """Row 1."""
    true_quotes: Share
    """Row 2, on plain sentences: found word for word."""
    fields: FaultRow
    """Row 3."""
    swaps: FaultRow
    """Row 4: those of row 3 whose wrong value stands elsewhere in the release."""
    survivors: list[Survivor] = Field(default_factory=list)


class Report(ReportModel):
    """A whole evaluation."""

    report_version: str = REPORT_VERSION
    engine: str
    releases: list[ReleaseScores]
    """Worst claims first."""
    total: Scores
    faults: Faults | None = None

    @classmethod
    def of(cls, engine: str, releases: Iterable[ReleaseScores], faults: Faults | None = None) -> Self:
        """The report of several releases, worst first, ties by name."""
        ordered = sorted(releases, key=_badness)
        total = sum(ordered, Scores())
        return cls(engine=engine, releases=ordered, total=total, faults=faults)

    def mean_f1(self, kind: str) -> float | None:
        """The mean of the releases' F1 of `programs`, `trials` or `claims`."""
        known = [f1 for release in self.releases if (f1 := getattr(release, kind).f1) is not None]
        return _rounded(sum(known) / len(known)) if known else None


def _badness(release: ReleaseScores) -> tuple[float, float, float, str]:
    """Claims decide, then programs, then trials."""
    f1s = [tally.f1 for tally in (release.claims, release.programs, release.trials)]
    first, second, third = (1.0 if f1 is None else f1 for f1 in f1s)
    return first, second, third, release.name


def _share(count: int, of: int) -> float | None:
    return _rounded(count / of) if of else None


def _rounded(value: float) -> float:
    """Six digits behind the point: the same on every machine."""
    return round(value, 6)


def _sum(one: Any, other: Any) -> Any:
    """Two counts together; mappings of counts key by key, in the order of their names."""
    if isinstance(one, dict):
        keys = sorted({*one, *other})
        return {
            key: one[key] + other[key] if key in one and key in other else one.get(key, other.get(key))
            for key in keys
        }
    return one + other
