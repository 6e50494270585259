"""What several releases say of one program: who is who, and what moved between two of them.

Ids of these records are made of the issuer's and the records' own names, never of a date or a count:
a delay must not look like a new event.
"""

from datetime import date

from pydantic import Field

from .model import Model
from .records import Claim, Evidence, Program, TimeWindow, Trial
from .vocabulary import ChangeKind, EngineKind, Event, MilestoneStatus


class Release(Model):
    """A release among others."""

    document: str
    """The document's id."""
    issuer: str | None = None
    """The issuer's id: its name in lower case with hyphens, without its legal form."""
    issuer_name: str | None = None
    published: date | None = None
    title: str | None = None
    source: str | None = None
    superseded_by: str | None = None
    """The id of the corrected version, where there is one."""


class Appearance(Model):
    """A record of a release that is about an entity."""

    document: str
    record: str
    """The record's id in that release's summary."""
    names: list[str]
    """What the release calls it."""
    probable: bool = False
    """Whether it is only probably the same: shown as such, its claims are not counted in."""
    why: str | None = None
    """What ties it to the others: a shared name, a user's word, or, where only probable, what they have in common."""
    evidence: list[Evidence] = Field(default_factory=list)


class ProgramEntity(Model):
    """A program over time: the records of several releases that share a name."""

    id: str
    """Issuer and name in lower case with hyphens: `allogene-therapeutics/allo-329`."""
    issuer: str
    name: str
    """As the latest release calls it."""
    aliases: list[str] = Field(default_factory=list)
    appearances: list[Appearance] = Field(default_factory=list)


class TrialEntity(Model):
    """A trial over time."""

    id: str
    """Issuer and name or registry number: `allogene-therapeutics/resolution`."""
    issuer: str
    name: str | None = None
    ids: list[str] = Field(default_factory=list)
    """Registry numbers."""
    programs: list[str] = Field(default_factory=list)
    """Ids of its program entities."""
    appearances: list[Appearance] = Field(default_factory=list)


class Mention(Model):
    """Where a release says something: its claim, or its trial or program record, and the words."""

    document: str
    published: date | None = None
    record: str
    evidence: list[Evidence] = Field(default_factory=list)


class Step(Model):
    """One release's word on a milestone."""

    mention: Mention
    status: MilestoneStatus
    timing: TimeWindow | None = None
    statement: str | None = None


class EventHistory(Model):
    """A milestone of a program or trial in all releases that speak of it, oldest first.

    Its identity is the program, the trial and the event.
    """

    id: str
    """Program, trial and event: `allogene-therapeutics/allo-329/resolution/poc-data`."""
    program: str | None = None
    trial: str | None = None
    event: Event
    steps: list[Step]


class Change(Model):
    """What moved between two releases, or stayed."""

    kind: ChangeKind
    program: str | None = None
    """Id of the program entity; null for what the company says of itself (cash runway)."""
    trial: str | None = None
    event: Event | None = None
    field: str | None = None
    """What changed, where it is no event's time: `enrollment`, `outcomes`, `phases`, `status`, `stage`, `rights`,
    `designation`; `scope` of an event; `result` of a corrected release."""
    status: MilestoneStatus | None = None
    """What the later release makes of an event: CANCELLED too where its trial was ended."""
    before: Mention | None = None
    after: Mention | None = None
    """The later release: for LAPSED and NOT_MENTIONED the one that is silent, without a record's words."""
    window_before: TimeWindow | None = None
    window_after: TimeWindow | None = None
    value_before: str | None = None
    value_after: str | None = None
    days: int | None = None
    """Difference of the windows' ends (positive: later); for LAPSED the days since the end; null for ACHIEVED."""
    lapsed_days: int | None = None
    """How long the former window had ended when the later release gave a new one."""
    in_window: bool | None = None
    """Of ACHIEVED: whether it was reached inside the window that was guided; null where that cannot be told."""
    probable: bool = False
    """Whether the two releases only probably mean the same program or trial."""
    reason: str | None = None
    """Why, in the company's words, where the later release says so."""
    note: str
    """One sentence for people."""


class Contradiction(Model):
    """Two statements of the releases that cannot both hold."""

    program: str | None = None
    """Id of the program entity."""
    trial: str | None = None
    event: Event | None = None
    matter: str
    """What they disagree on: `patients enrolled`, `Topline data`."""
    one: Mention
    other: Mention
    value_one: str
    value_other: str
    note: str
    """One sentence for people."""


class Told(Model):
    """A release with its records, as history reads them."""

    release: Release
    programs: list[Program] = Field(default_factory=list)
    trials: list[Trial] = Field(default_factory=list)
    claims: list[Claim] = Field(default_factory=list)
    engine: EngineKind | None = None
    """What proposed the records."""


class Decision(Model):
    """A user's word that two names of one issuer mean the same program, or do not."""

    issuer: str
    one: str
    other: str
    same: bool
