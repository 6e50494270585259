"""A release and its summary as rows of the tables."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from sqlalchemy import Table

from summarizer.schemas import Claim, Document, Evidence, Program, Summary, Trial
from summarizer.store import tables
from summarizer.store.naming import issuer_id, name_key

Row = dict[str, Any]

_NUMBER = re.compile(r"[+-]?\d{1,60}(?:\.\d{1,60}|/\d{1,60})?", re.ASCII)


def issuer_of(document: Document) -> str:
    """The id of a document's issuer; empty where the document names none."""
    return issuer_id(document.issuer.name) if document.issuer else ""


def release_row(document: Document, summary: Summary) -> Row:
    """The row of `releases`, not yet superseded."""
    return _clean(
        {
            "document": document.id,
            "issuer": issuer_of(document),
            "issuer_name": document.issuer.name if document.issuer else None,
            "published": document.published,
            "title": document.title,
            "place": document.place,
            "channel": document.channel,
            "language": document.language,
            "source": document.source,
            "superseded_by": None,
            "engine": summary.provenance.engine,
            "model": summary.provenance.model,
            "schema_version": summary.schema_version,
            "facts": summary.coverage.facts,
            "covered": summary.coverage.covered,
            "summary": summary.model_dump_json(),
        }
    )


def text_row(document: Document) -> Row:
    """The row of `texts`."""
    return {
        "document": document.id,
        "text": document.text,
        "map": document.model_dump_json(exclude={"text"}),
    }


def paragraph_rows(document: Document) -> list[Row]:
    """The rows of `paragraphs`: those that the company wrote."""
    found, issuer = [], issuer_of(document)
    for paragraph in document.paragraphs:
        zone = document.zone_at(paragraph.start)
        if zone and zone.author.is_company:
            found.append(
                {
                    "document": document.id,
                    "issuer": issuer,
                    "number": paragraph.number,
                    "start_char": paragraph.start,
                    "end_char": paragraph.end,
                    "kind": paragraph.kind.value,
                    "author": zone.author.value,
                    "text": document.text[paragraph.start : paragraph.end],
                }
            )
    return found


def part_rows(document: Document, summary: Summary) -> dict[Table, list[Row]]:
    """The rows of every table of a summary's records."""
    issuer = issuer_of(document)
    found = {
        tables.programs: [_program(one) for one in summary.programs],
        tables.program_names: list(_program_names(summary.programs, issuer)),
        tables.trials: [_trial(one) for one in summary.trials],
        tables.trial_names: list(_trial_names(summary.trials, issuer)),
        tables.claims: [
            _only(one, "id", "type", "modality", "negated", "statement", "speaker") for one in summary.claims
        ],
        tables.subjects: list(_subjects(summary)),
        tables.results: list(_results(summary.claims)),
        tables.milestones: list(_milestones(summary.claims)),
        tables.designations: [
            {"claim": claim.id, **_only(claim.designation, "kind", "agency", "population", "status")}
            for claim in summary.claims
            if claim.designation
        ],
        tables.amounts: list(_amounts(summary.claims)),
        tables.evidence: list(_evidence(summary)),
        tables.findings: [
            {
                **_only(one, "code", "severity", "path", "message"),
                "start_char": one.start,
                "end_char": one.end,
            }
            for one in summary.findings
        ],
        tables.rejected: [
            {
                "kind": one.kind,
                "record": json.dumps(one.record, ensure_ascii=False),
                "findings": _listed(one.findings),
            }
            for one in summary.rejected
        ],
    }
    return {
        table: [
            {"document": document.id, "position": position, **_clean(row)}
            for position, row in enumerate(rows)
        ]
        for table, rows in found.items()
        if rows
    }


def _program(one: Program) -> Row:
    lists = ("targets", "technologies", "indications", "partners")
    return {
        **_only(one, "id", "name", "owned", "modality", "stage", "rights"),
        **{name: json.dumps(getattr(one, name), ensure_ascii=False) for name in lists},
    }


def _program_names(programs: Iterable[Program], issuer: str) -> Iterator[Row]:
    for at, one in enumerate(programs):
        for number, name in enumerate([one.name, *one.aliases]):
            yield {
                "program": at,
                "id": one.id,
                "issuer": issuer,
                "name": name,
                "key": name_key(name),
                "alias": number > 0,
            }


def _trial(one: Trial) -> Row:
    design = one.design
    return {
        **_only(one, "id", "name", "nct_id", "pivotal", "status", "study_type", "population"),
        "phases": json.dumps(one.phases),
        "allocation": design and design.allocation,
        "intervention_model": design and design.intervention_model,
        "masking": design and design.masking,
        "primary_purpose": design and design.primary_purpose,
        "enrollment": one.enrollment and one.enrollment.count,
        "enrollment_type": one.enrollment and one.enrollment.type,
        "conditions": json.dumps(one.conditions, ensure_ascii=False),
        "arms": _listed(one.arms),
        "outcomes": _listed(one.outcomes),
    }


def _trial_names(trials: Iterable[Trial], issuer: str) -> Iterator[Row]:
    for at, one in enumerate(trials):
        names = [
            ("name", one.name),
            ("nct_id", one.nct_id),
            *(("other_id", other) for other in one.other_ids),
        ]
        for kind, name in names:
            if name:
                yield {
                    "trial": at,
                    "id": one.id,
                    "issuer": issuer,
                    "name": name,
                    "key": name_key(name),
                    "kind": kind,
                }


def _subjects(summary: Summary) -> Iterator[Row]:
    for kind, records in (("trial", summary.trials), ("claim", summary.claims)):
        for one in records:
            about = [("program", subject) for subject in one.program_ids]
            if isinstance(one, Claim):
                about += [("trial", subject) for subject in one.trial_ids]
            for subject_kind, subject in about:
                yield {
                    "record_kind": kind,
                    "record": one.id,
                    "subject_kind": subject_kind,
                    "subject": subject,
                }


def _results(claims: Iterable[Claim]) -> Iterator[Row]:
    same = ["measure", "statistic", "figure", "operator", "value", "value_high", "unit", "interval"]
    same += ["p_value", "population", "arm", "comparator", "time_point", "criteria"]
    for claim in claims:
        for one in claim.results:
            yield {
                "claim": claim.id,
                **_only(one, *same),
                "value_number": number(one.value),
                "value_high_number": number(one.value_high),
                "count": one.n,
                "total": one.N,
                "ci_level": one.ci and one.ci.level,
                "ci_low": one.ci and one.ci.low,
                "ci_low_number": number(one.ci.low if one.ci else None),
                "ci_high": one.ci and one.ci.high,
                "ci_high_number": number(one.ci.high if one.ci else None),
            }


def _milestones(claims: Iterable[Claim]) -> Iterator[Row]:
    for claim in claims:
        if claim.milestone:
            timing = claim.milestone.timing
            yield {
                "claim": claim.id,
                **_only(claim.milestone, "event", "status"),
                "phrase": timing and timing.phrase,
                "window_start": timing and timing.start,
                "window_end": timing and timing.end,
                "bound": timing and timing.bound,
                "granularity": timing and timing.granularity,
                "assumed": timing and timing.assumed,
                "rule": timing and timing.rule,
            }


def _amounts(claims: Iterable[Claim]) -> Iterator[Row]:
    same = ("what", "figure", "operator", "value", "value_high", "currency", "scale", "period", "per")
    for claim in claims:
        for one in claim.amounts:
            yield {
                "claim": claim.id,
                **_only(one, *same, "prior", "prior_value"),
                "value_number": number(one.value),
                "value_high_number": number(one.value_high),
                "prior_number": number(one.prior_value),
            }


def _evidence(summary: Summary) -> Iterator[Row]:
    kinds: Mapping[str, Iterable[Program | Trial | Claim]]
    kinds = {"program": summary.programs, "trial": summary.trials, "claim": summary.claims}
    for kind, records in kinds.items():
        for record in records:
            for one in record.evidence:
                yield {
                    "record_kind": kind,
                    "record": record.id,
                    **_only(one, "paragraph", "quote", "zone", "author", "page"),
                    "start_char": one.start,
                    "end_char": one.end,
                }


def number(value: str | None) -> float | None:
    """A decimal string (or a ratio such as `2/3`) as the nearest float; None where it is neither."""
    try:
        return float(Fraction(value)) if value and _NUMBER.fullmatch(value) else None
    except ZeroDivisionError:
        return None


def _only(record: Evidence | Any, *names: str) -> Row:
    return {name: getattr(record, name) for name in names}


def _listed(records: Iterable[Any]) -> str:
    return json.dumps([one.model_dump(mode="json") for one in records], ensure_ascii=False)


def _clean(row: Row) -> Row:
    """A row without the character that PostgreSQL cannot hold; the summary's JSON has it escaped."""
    return {
        name: str(value).replace("\0", "\ufffd") if isinstance(value, str) else value
        for name, value in row.items()
    }
