"""Running one check on a few lines of text: how checks are tested."""

import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from summarizer.schemas import (
    Author,
    Claim,
    Document,
    EngineKind,
    Evidence,
    Finding,
    Issuer,
    Paragraph,
    Program,
    Provenance,
    Summary,
    Trial,
    Zone,
    ZoneKind,
)
from summarizer.text import Span

from .context import Context
from .table import CHECKS

PUBLISHED = date(2026, 1, 8)
"""The date of a probe's release."""


def run_check(
    code: str,
    *,
    text: str | None = None,
    document: Document | None = None,
    summary: Summary | None = None,
    claim: Claim | Mapping[str, Any] | None = None,
    trial: Trial | Mapping[str, Any] | None = None,
    program: Program | Mapping[str, Any] | None = None,
) -> list[Finding]:
    """What one check finds in a record of a few lines of text.

    `text` becomes a release whose every word is the company's, one paragraph per line; a mapping
    becomes a record with that text as its evidence and ordinary values where none are given. Further
    records go in with `summary`. Raises KeyError for an unknown code.
    """
    one = {item.code: item for item in CHECKS}[code]
    if document is None:
        document = probe_document(text or "")
    if summary is None:
        summary = Summary(document=document.record(), provenance=Provenance(engine=EngineKind.RULES))
    added = {
        "programs": [_record(Program, program, document, {"id": "p1", "name": "XYZ-101"})]
        if program is not None
        else [],
        "trials": [_record(Trial, trial, document, {"id": "t1"})] if trial is not None else [],
        "claims": [_record(Claim, claim, document, _CLAIM)] if claim is not None else [],
    }
    summary = summary.model_copy(
        update={name: [*getattr(summary, name), *records] for name, records in added.items()}
    )
    return list(one.findings(Context(summary, document)))


_CLAIM: dict[str, Any] = {"id": "c1", "type": "BACKGROUND", "modality": "REPORTED", "statement": ""}


def _record(
    kind: type[Program] | type[Trial] | type[Claim],
    given: Program | Trial | Claim | Mapping[str, Any],
    document: Document,
    defaults: Mapping[str, Any],
) -> Program | Trial | Claim:
    if not isinstance(given, Mapping):
        return given
    evidence = [_evidence(span, document) for span in _lines(document.text)]
    values = {"evidence": [one.model_dump() for one in evidence], **defaults, **given}
    return kind.model_validate(values)


def _evidence(span: Span, document: Document) -> Evidence:
    zone = document.zone_at(span.start)
    return Evidence(
        quote=document.text[span.start : span.end],
        start=span.start,
        end=span.end,
        zone=zone.kind if zone else None,
        author=zone.author if zone else None,
        page=document.page_at(span.start),
    )


def probe_document(
    text: str, *, kind: ZoneKind = ZoneKind.BODY, author: Author = Author.COMPANY, speaker: str | None = None
) -> Document:
    """A release of one zone, dated 8 January 2026, one paragraph per line."""
    zones = [Zone(kind=kind, author=author, start=0, end=len(text), speaker=speaker)] if text else []
    return Document(
        id=sha256(text.encode("utf-8")).hexdigest()[:16],
        text=text,
        issuer=Issuer(name="Example Therapeutics"),
        published=PUBLISHED,
        language="en",
        zones=zones,
        paragraphs=[
            Paragraph(number=number, start=start, end=end, kind=kind)
            for number, (start, end) in enumerate(_lines(text), start=1)
        ],
    )


def _lines(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]
