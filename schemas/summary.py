"""The whole that `summarizer summarize` prints."""

from typing import Any

from pydantic import Field, NonNegativeInt

from .document import DocumentRecord
from .model import Model
from .records import Claim, Program, Trial
from .vocabulary import Author, EngineKind, FactKind, RecordKind, Severity, UncoveredReason, ZoneKind

SCHEMA_VERSION = "1.0"


class Finding(Model):
    """What a check saw: a stable code, the record it concerns, the words, and a sentence for people."""

    code: str
    severity: Severity
    path: str
    """Where in the summary: `claims[3].results[0].value`."""
    message: str
    start: NonNegativeInt | None = None
    end: NonNegativeInt | None = None


class Sentence(Model):
    """A sentence of the summary, with the claims that it rests on."""

    text: str
    claim_ids: list[str]


class ThirdParty(Model):
    """A passage that the company did not write, kept aside: never evidence."""

    kind: ZoneKind
    author: Author
    start: NonNegativeInt
    end: NonNegativeInt
    language: str | None = None
    text: str


class Rejected(Model):
    """A proposed record that failed its checks, with the findings that say why."""

    kind: RecordKind
    record: dict[str, Any]
    findings: list[Finding]


class Uncovered(Model):
    """A fact of the text that no record holds."""

    kind: FactKind
    text: str
    start: NonNegativeInt
    end: NonNegativeInt
    reason: UncoveredReason


class Coverage(Model):
    """How many checkable facts the company's text holds, and how many of them the records hold."""

    facts: NonNegativeInt = 0
    covered: NonNegativeInt = 0
    uncovered: list[Uncovered] = Field(default_factory=list)


class Tokens(Model):
    """Tokens as the endpoint counted them; null where it did not say."""

    input: NonNegativeInt | None = None
    output: NonNegativeInt | None = None


class Provenance(Model):
    """How the records came about."""

    engine: EngineKind | None = None
    """Null for a summary that another tool made without saying how."""
    model: str | None = None
    endpoint_kind: str | None = None
    """`openai`, or `compatible` for any other address; null for a recorded answer."""
    prompts: dict[str, str] = Field(default_factory=dict)
    """Version of each prompt that was sent, by name."""
    requests: NonNegativeInt = 0
    """HTTP exchanges that were answered with a completion."""
    retries: NonNegativeInt = 0
    """HTTP exchanges repeated after a transport failure, a 429 or a 5xx."""
    tokens: Tokens = Field(default_factory=Tokens)
    cassette: str | None = None
    """File name of the cassette that was played or recorded."""


class Summary(Model):
    """A release as records: grounded, checked, and complete as far as `coverage` says."""

    schema_version: str = SCHEMA_VERSION
    document: DocumentRecord
    summary: list[Sentence] = Field(default_factory=list)
    programs: list[Program] = Field(default_factory=list)
    trials: list[Trial] = Field(default_factory=list)
    claims: list[Claim] = Field(default_factory=list)
    third_party: list[ThirdParty] = Field(default_factory=list)
    rejected: list[Rejected] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    coverage: Coverage = Field(default_factory=Coverage)
    provenance: Provenance = Field(default_factory=Provenance)
