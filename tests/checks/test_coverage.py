"""Every fact is in a record or listed with its reason."""

from datetime import date

import pytest

from summarizer.checks import cover
from summarizer.checks.probe import probe_document
from summarizer.facts import find_facts
from summarizer.schemas import (
    Claim,
    EngineKind,
    FactKind,
    Provenance,
    Summary,
    UncoveredReason,
    Zone,
    ZoneKind,
)

from .clean import NAMES, clean

TEXT = "The confirmed ORR with XYZ-101 was 31% in patients with asthma. Topline data are expected in Q2 2026."


def summary(statement: str | None, quote: str = TEXT) -> Summary:
    """A summary of the text above with one claim or none."""
    document = probe_document(TEXT)
    held = {"id": "c1", "type": "RESULT", "modality": "REPORTED", "evidence": [{"quote": quote}]}
    claims = [Claim.model_validate({**held, "statement": statement})] if statement is not None else []
    return Summary(document=document.record(), claims=claims, provenance=Provenance(engine=EngineKind.RULES))


@pytest.mark.parametrize("name", NAMES)
def test_all_facts_are_accounted_for(name: str) -> None:
    document, clean_summary = clean(name)
    found = cover(clean_summary, document)
    assert found.facts == len(find_facts(document))
    assert found.covered + len(found.uncovered) == found.facts
    assert found.covered > 0
    for one in found.uncovered:
        assert document.text[one.start : one.end] == one.text


def test_without_records_every_value_is_missed() -> None:
    found = cover(summary(None), probe_document(TEXT))
    assert found.covered == 0
    names = {FactKind.INDICATION, FactKind.DRUG, FactKind.ENDPOINT}
    assert {one.reason for one in found.uncovered if one.kind not in names} == {UncoveredReason.MISSED}


def test_a_number_is_covered_only_where_its_record_says_it() -> None:
    document = probe_document(TEXT)
    said = cover(summary("Confirmed ORR of 31%"), document)
    unsaid = cover(summary("XYZ-101 gave responses"), document)
    assert FactKind.PERCENTAGE not in {one.kind for one in said.uncovered}
    assert FactKind.PERCENTAGE in {one.kind for one in unsaid.uncovered}


def test_a_fact_outside_the_evidence_is_missed() -> None:
    found = cover(summary("Confirmed ORR of 31%", TEXT.split(". ", maxsplit=1)[0]), probe_document(TEXT))
    assert [one.text for one in found.uncovered if one.kind is FactKind.TIMING] == ["in Q2 2026"]


def test_legal_text_has_its_own_reason() -> None:
    document = probe_document(TEXT)
    zone = Zone(kind=ZoneKind.FORWARD_LOOKING, author=document.zones[0].author, start=0, end=len(TEXT))
    found = cover(summary(None), document.model_copy(update={"zones": [zone], "published": date(2026, 1, 8)}))
    assert found.facts > 0
    assert {one.reason for one in found.uncovered} == {UncoveredReason.LEGAL_TEXT}
