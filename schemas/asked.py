"""A question to the releases of a store, and what they say to it."""

from datetime import date
from enum import StrEnum

from pydantic import Field, PositiveInt

from .brief import BriefSentence, Cited, Source
from .model import Model
from .summary import Finding, Provenance
from .vocabulary import DesignationKind, EngineKind, Event


class Topic(StrEnum):
    """What a question asks about."""

    WHEN = "WHEN"
    """When something is expected, or came."""
    MOVED = "MOVED"
    """What changed between releases."""
    RESULTS = "RESULTS"
    SAFETY = "SAFETY"
    DESIGNATIONS = "DESIGNATIONS"
    ENROLLMENT = "ENROLLMENT"
    CASH = "CASH"
    """Money at hand, and how long it lasts."""
    RIGHTS = "RIGHTS"
    """Partners, and who may sell where."""
    STATUS = "STATUS"
    """How far a program or a trial has come."""
    DESIGN = "DESIGN"
    """How a trial is made: population, endpoints, arms."""
    WHAT = "WHAT"
    """What a program is: its kind, targets and diseases."""


class Understood(Model):
    """What was read in a question; names are those of the store."""

    programs: list[str] = Field(default_factory=list)
    trials: list[str] = Field(default_factory=list)
    issuers: list[str] = Field(default_factory=list)
    topics: list[Topic] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    designations: list[DesignationKind] = Field(default_factory=list)
    measures: list[str] = Field(default_factory=list)
    """Endpoints, in the field's terms."""
    since: date | None = None
    until: date | None = None
    """The days asked about, both inclusive; relative ones are counted from the latest release."""
    words: list[str] = Field(default_factory=list)
    """What else is looked for in the releases' words."""


class AskedPassage(Model):
    """Words of a release that no record holds, with their place in its text, `[start, end)`."""

    id: str
    """`p` and its number in this answer."""
    source: int
    """The number of its release under `sources`."""
    quote: str
    start: int
    end: int
    page: PositiveInt | None = None
    """The page of the original on which the words begin, from 1; null where it has none."""


class AskedSilence(Model):
    """What the releases do not hold, as code has found."""

    id: str
    """`s` and its number in this answer."""
    text: str


class Asked(Model):
    """A question and what the releases say to it: cited sentences, else passages."""

    schema_version: str
    question: str
    understood: Understood
    says: bool
    """False: nothing in the store answers."""
    sentences: list[BriefSentence] = Field(default_factory=list)
    passages: list[AskedPassage] = Field(default_factory=list)
    """Paragraphs with all words that were looked for; only where no record answers."""
    silences: list[AskedSilence] = Field(default_factory=list)
    """Those that sentences cite."""
    notes: list[str] = Field(default_factory=list)
    """What a reader of the answer must know: names that the store does not hold, words that no source has."""
    cited: list[Cited] = Field(default_factory=list)
    sources: list[Source] = Field(default_factory=list)
    dropped: int = 0
    """Sentences of a model that did not hold, and were left out."""
    findings: list[Finding] = Field(default_factory=list)
    """Why they did not hold, each with its sentence; and how an endpoint failed."""
    engine: EngineKind = EngineKind.RULES
    """What was asked for the sentences; `rules` where no model was: they are made of the records' fields."""
    provenance: Provenance = Field(default_factory=Provenance)
