"""The tables of an export, made of the records' own classes: a field that is added there appears here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.schemas import (
    Amount,
    Arm,
    Claim,
    Designation,
    EngineKind,
    Evidence,
    Milestone,
    Model,
    Outcome,
    Program,
    Release,
    Result,
    Told,
    Trial,
)

from .columns import Column, Kind, Row, columns_of

_ISSUER = Column("issuer", Kind.TEXT, "Id of the company; null where the release names none.")
_RELEASE = (
    Column("document", Kind.TEXT, "Id of the release."),
    _ISSUER,
    Column("published", Kind.DATE, "Day of the release."),
)
_POSITION = Column("position", Kind.INTEGER, "Place in the record's list, from 0.")
_CONTEXT = ("type", "modality", "negated", "program_ids", "trial_ids")
"""What must be known of a claim to read a value of it: a hoped-for one stands beside a measured one."""


@dataclass(frozen=True)
class Table:
    """A table of an export."""

    name: str
    meaning: str
    whose: tuple[Column, ...]
    """The columns that say whose a row is."""
    own: tuple[Column, ...]
    """Those of its record."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """All of them, in order."""
        return (*self.whose, *self.own)


def _part_of(owner: str) -> tuple[Column, ...]:
    return (*_RELEASE, Column(owner, Kind.TEXT, f"Id of the {owner} in its release."))


_CLAIM = tuple(one for one in columns_of(Claim) if one.name in _CONTEXT)
_OF_CLAIM = (*_part_of("claim"), *_CLAIM)
_SUPPORTED = Column("record_kind", Kind.TEXT, "What the words support.", ("program", "trial", "claim"))

_ENGINE = Column(
    "engine",
    Kind.TEXT,
    "What proposed the records: a model asked then, a model's recorded answers, or fixed rules; null where that is not kept.",
    tuple(one.value for one in EngineKind),
)

RELEASES = Table(
    "releases",
    "A row a release; one that a corrected version supersedes has no rows in the other tables.",
    (_ENGINE,),
    columns_of(Release),
)
PROGRAMS = Table(
    "programs",
    "Drug candidates and products, as each release tells of them.",
    _RELEASE,
    columns_of(Program),
)
TRIALS = Table("trials", "Clinical trials, as each release tells of them.", _RELEASE, columns_of(Trial))
ARMS = Table("arms", "Arms and cohorts of trials.", (*_part_of("trial"), _POSITION), columns_of(Arm))
OUTCOMES = Table("outcomes", "Endpoints of trials.", (*_part_of("trial"), _POSITION), columns_of(Outcome))
CLAIMS = Table(
    "claims",
    "What companies say; steps, designations, values and money stand in tables of their own.",
    _RELEASE,
    columns_of(Claim, without=("milestone", "designation")),
)
RESULTS = Table(
    "results",
    "Measured values, and in claims of the type THRESHOLD hoped-for ones.",
    (*_OF_CLAIM, _POSITION),
    columns_of(
        Result, decimals=("value", "value_high", "ci_low", "ci_high"), names={"n": "count", "N": "total"}
    ),
)
MILESTONES = Table("milestones", "Steps that happened or are expected.", _OF_CLAIM, columns_of(Milestone))
DESIGNATIONS = Table(
    "designations",
    "Regulators' designations and review paths, one population each.",
    _OF_CLAIM,
    columns_of(Designation),
)
AMOUNTS = Table(
    "amounts",
    "Money.",
    (*_OF_CLAIM, _POSITION),
    columns_of(Amount, decimals=("value", "value_high", "prior_value")),
)
EVIDENCE = Table(
    "evidence",
    "The words of releases that records rest on, with their place in the text.",
    (*_RELEASE, _SUPPORTED, Column("record", Kind.TEXT, "Id of the record in its release."), _POSITION),
    columns_of(Evidence),
)
TABLES = (
    RELEASES,
    PROGRAMS,
    TRIALS,
    ARMS,
    OUTCOMES,
    CLAIMS,
    RESULTS,
    MILESTONES,
    DESIGNATIONS,
    AMOUNTS,
    EVIDENCE,
)


def rows(told: Told) -> dict[str, list[Row]]:
    """The rows that a release adds to each table, by the table's name."""
    found: dict[str, list[Row]] = {one.name: [] for one in TABLES}
    for table, whose, record in _records(told):
        found[table.name].append({**whose, **{column.name: column.of(record) for column in table.own}})
    return found


def _records(told: Told) -> Iterator[tuple[Table, Row, Model]]:
    """Each record with its table, and the cells that say whose it is."""
    release = told.release
    yield RELEASES, {"engine": told.engine.value if told.engine else None}, release
    if release.superseded_by is not None:
        return
    top: Row = {"document": release.document, "issuer": release.issuer, "published": release.published}
    for program in told.programs:
        yield PROGRAMS, top, program
        yield from _evidence(top, "program", program.id, program.evidence)
    for trial in told.trials:
        yield TRIALS, top, trial
        yield from _listed(ARMS, {**top, "trial": trial.id}, trial.arms)
        yield from _listed(OUTCOMES, {**top, "trial": trial.id}, trial.outcomes)
        yield from _evidence(top, "trial", trial.id, trial.evidence)
    for claim in told.claims:
        yield CLAIMS, top, claim
        of_claim = {**top, "claim": claim.id, **{column.name: column.of(claim) for column in _CLAIM}}
        yield from _listed(RESULTS, of_claim, claim.results)
        if claim.milestone:
            yield MILESTONES, of_claim, claim.milestone
        if claim.designation:
            yield DESIGNATIONS, of_claim, claim.designation
        yield from _listed(AMOUNTS, of_claim, claim.amounts)
        yield from _evidence(top, "claim", claim.id, claim.evidence)


def _listed(table: Table, above: Row, records: Iterable[Model]) -> Iterator[tuple[Table, Row, Model]]:
    for position, record in enumerate(records):
        yield table, {**above, "position": position}, record


def _evidence(
    top: Row, kind: str, record: str, evidence: Iterable[Evidence]
) -> Iterator[tuple[Table, Row, Model]]:
    yield from _listed(EVIDENCE, {**top, "record_kind": kind, "record": record}, evidence)
