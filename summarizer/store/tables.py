"""The tables, for queries; `migrations` makes them, and a test holds the two together.

Every table of records carries the document's id and the record's `position` in the summary. Lists
stand as JSON text, numbers as the decimal string of the record with a numeric column beside it.
docs/store.md is written from the comments here.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData()


def _text(name: str, comment: str | None = None) -> Column[Any]:
    return Column(name, Text, comment=comment)


def _needed(name: str, kind: type[TypeEngine[Any]] = Text, comment: str | None = None) -> Column[Any]:
    return Column(name, kind, nullable=False, comment=comment)


def _part(name: str, comment: str, *columns: Column[Any]) -> Table:
    """A table of what a release's summary holds, in the summary's order."""
    return Table(
        name,
        metadata,
        Column("document", String, ForeignKey("releases.document", ondelete="CASCADE"), primary_key=True),
        Column("position", Integer, primary_key=True, comment="place in the summary's list, from 0"),
        *columns,
        comment=comment,
        sqlite_with_rowid=False,
    )


releases = Table(
    "releases",
    metadata,
    Column("document", String, primary_key=True, comment="id of the document: a digest of its text"),
    _needed("issuer", comment="id of the issuer, empty where unknown"),
    _text("issuer_name"),
    Column("published", Date),
    _text("title"),
    _text("place"),
    _text("channel", "the wire or page that carried it"),
    _text("language"),
    _text("source", "file name or address that it was read from"),
    _text("superseded_by", "id of the corrected version"),
    _text("engine", "what read it: LLM, REPLAY or RULES"),
    _text("model"),
    _needed("schema_version"),
    _needed("facts", Integer, "checkable facts in the company's text"),
    _needed("covered", Integer, "of them, how many records hold"),
    _needed("summary", comment="the whole summary as JSON"),
    Index("releases_by_issuer", "issuer", "published"),
    comment="a row a release",
)

texts = Table(
    "texts",
    metadata,
    Column("document", String, ForeignKey("releases.document", ondelete="CASCADE"), primary_key=True),
    _needed("text", comment="what all offsets index, in code points"),
    _needed("map", comment="the document without its text as JSON: header, zones, paragraphs, footnotes"),
    comment="a row a release: its text as it was read",
)

paragraphs = Table(
    "paragraphs",
    metadata,
    Column("id", Integer, primary_key=True, comment="of the full-text index; has no meaning"),
    Column("document", String, ForeignKey("releases.document", ondelete="CASCADE"), nullable=False),
    _needed("issuer"),
    _needed("number", Integer, "number of the paragraph in the document, from 1"),
    _needed("start_char", Integer),
    _needed("end_char", Integer),
    _needed("kind", comment="kind of its zone"),
    _needed("author"),
    _needed("text"),
    Index("paragraphs_by_document", "document", "number", unique=True),
    Index("paragraphs_by_issuer", "issuer"),
    comment="a row a paragraph of the company's own words; what `search` looks through",
)

programs = _part(
    "programs",
    "drug candidates and products",
    _needed("id", comment="id of the record in its summary"),
    _needed("name"),
    Column("owned", Boolean),
    _text("modality"),
    _text("stage"),
    _text("rights"),
    _needed("targets", comment="JSON list"),
    _needed("technologies", comment="JSON list"),
    _needed("indications", comment="JSON list"),
    _needed("partners", comment="JSON list"),
)

program_names = _part(
    "program_names",
    "a row a name of a program: what releases and questions meet by",
    _needed("program", Integer, "position of the program"),
    _needed("id", comment="id of the program"),
    _needed("issuer"),
    _needed("name"),
    _needed("key", comment="the name in lower case with hyphens, without (R) and TM"),
    _needed("alias", Boolean, "false: the record's name"),
)
Index("program_names_by_key", program_names.c.key, program_names.c.issuer)
Index("program_names_by_program", program_names.c.document, program_names.c.program)

name_grams = Table(
    "name_grams",
    metadata,
    Column("gram", String, primary_key=True),
    Column("key", String, primary_key=True),
    Index("name_grams_by_key", "key"),
    comment="the three-letter windows of the names' keys: near names share them",
    sqlite_with_rowid=False,
)

trials = _part(
    "trials",
    "clinical trials",
    _needed("id"),
    _text("name"),
    _text("nct_id"),
    _needed("phases", comment="JSON list"),
    Column("pivotal", Boolean),
    _text("status"),
    _text("study_type"),
    _text("allocation"),
    _text("intervention_model"),
    _text("masking"),
    _text("primary_purpose"),
    _text("population"),
    Column("enrollment", Integer),
    _text("enrollment_type", "ACTUAL or ESTIMATED"),
    _needed("conditions", comment="JSON list"),
    _needed("arms", comment="JSON list of label and type"),
    _needed("outcomes", comment="JSON list of type, measure and time frame"),
)

trial_names = _part(
    "trial_names",
    "a row a name or number of a trial",
    _needed("trial", Integer, "position of the trial"),
    _needed("id", comment="id of the trial"),
    _needed("issuer"),
    _needed("name"),
    _needed("key"),
    _needed("kind", comment="name, nct_id or other_id"),
)
Index("trial_names_by_key", trial_names.c.key, trial_names.c.issuer)

claims = _part(
    "claims",
    "what the company says",
    _needed("id"),
    _needed("type"),
    _needed("modality", comment="REPORTED, EXPECTED or HYPOTHETICAL"),
    _needed("negated", Boolean),
    _needed("statement"),
    _text("speaker", "who is quoted as saying it"),
)

subjects = _part(
    "subjects",
    "which programs a trial, and which programs and trials a claim, is about",
    _needed("record_kind", comment="trial or claim"),
    _needed("record", comment="id of the trial or claim"),
    _needed("subject_kind", comment="program or trial"),
    _needed("subject", comment="id of the program or trial"),
)
Index("subjects_by_subject", subjects.c.document, subjects.c.subject)

results = _part(
    "results",
    "measured values, and in THRESHOLD claims hoped-for ones",
    _needed("claim", comment="id of the claim"),
    _needed("measure"),
    _text("statistic"),
    _text("figure", "the value's words as printed"),
    _text("operator"),
    _text("value"),
    Column("value_number", Double),
    _text("value_high", "upper end of a range"),
    Column("value_high_number", Double),
    _text("unit"),
    Column("count", Integer, comment="how many had it (`n` of the record)"),
    Column("total", Integer, comment="of how many (`N` of the record)"),
    _text("interval", "confidence interval as printed"),
    _text("ci_level"),
    _text("ci_low"),
    Column("ci_low_number", Double),
    _text("ci_high"),
    Column("ci_high_number", Double),
    _text("p_value"),
    _text("population"),
    _text("arm"),
    _text("comparator"),
    _text("time_point"),
    _text("criteria"),
)

milestones = _part(
    "milestones",
    "steps that happened or are expected",
    _needed("claim"),
    _needed("event"),
    _needed("status"),
    _text("phrase", "the words that say when"),
    Column("window_start", Date, comment="first day of the window"),
    Column("window_end", Date, comment="its last day"),
    _text("bound"),
    _text("granularity"),
    Column("assumed", Boolean, comment="the field has no single convention for the phrase"),
    _text("rule"),
)
Index("milestones_by_window", milestones.c.window_end, milestones.c.event)

designations = _part(
    "designations",
    "regulators' designations and review paths, a population each",
    _needed("claim"),
    _needed("kind"),
    _text("agency"),
    _text("population"),
    _needed("status"),
)

amounts = _part(
    "amounts",
    "money",
    _needed("claim"),
    _needed("what"),
    _needed("figure", comment="the amount as printed"),
    _text("operator"),
    _text("value", "in units of `scale`"),
    Column("value_number", Double, comment="in units of `scale`"),
    _text("value_high"),
    Column("value_high_number", Double),
    _text("currency", "ISO 4217"),
    _text("scale"),
    _text("period"),
    _text("per"),
    _text("prior", "the amount that it is compared with, as printed"),
    _text("prior_value"),
    Column("prior_number", Double),
)

evidence = _part(
    "evidence",
    "the words that support a record, and their place",
    _needed("record_kind", comment="program, trial or claim"),
    _needed("record", comment="id of the record"),
    Column("paragraph", Integer),
    _needed("quote"),
    Column("start_char", Integer),
    Column("end_char", Integer),
    _text("zone"),
    _text("author"),
    Column("page", Integer, comment="of the original, from 1; null without pages"),
)
Index("evidence_by_record", evidence.c.document, evidence.c.record)

findings = _part(
    "findings",
    "what the checks saw",
    _needed("code"),
    _needed("severity"),
    _needed("path"),
    _needed("message"),
    Column("start_char", Integer),
    Column("end_char", Integer),
)

rejected = _part(
    "rejected",
    "records that failed their checks",
    _needed("kind"),
    _needed("record", comment="JSON"),
    _needed("findings", comment="JSON list"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("issuer", String, primary_key=True),
    Column("one_key", String, primary_key=True, comment="the lesser of the two keys"),
    Column("other_key", String, primary_key=True),
    _needed("one"),
    _needed("other"),
    _needed("same", Boolean),
    comment="users' words that two names mean the same program, or do not",
    sqlite_with_rowid=False,
)

PARTS = (
    programs,
    program_names,
    trials,
    trial_names,
    claims,
    subjects,
    results,
    milestones,
    designations,
    amounts,
    evidence,
    findings,
    rejected,
)
"""The tables of a release's records."""
