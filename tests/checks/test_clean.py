"""What is true is left alone, whoever wrote it down and however."""

from typing import Any

import pytest

from summarizer.checks import check
from summarizer.schemas import Finding, Severity, Summary

from .clean import NAMES, clean

every_release = pytest.mark.parametrize("name", NAMES)


def errors(findings: list[Finding]) -> list[str]:
    """The error findings, readable."""
    return [f"{one.code} {one.path}: {one.message}" for one in findings if one.severity is Severity.ERROR]


def reshaped(summary: Summary, change: Any) -> Summary:
    """The summary with every evidence changed."""
    data = summary.model_dump()
    for name in ("programs", "trials", "claims"):
        for record in data[name]:
            record["evidence"] = [change(one) for one in record["evidence"]]
    return Summary.model_validate(data)


@every_release
def test_a_clean_summary_has_no_error(name: str) -> None:
    document, summary = clean(name)
    assert errors(check(summary, document)) == []


@every_release
def test_findings_are_the_same_every_time(name: str) -> None:
    document, summary = clean(name)
    again = Summary.model_validate_json(summary.model_dump_json())
    assert check(summary, document) == check(again, document.model_copy())


@every_release
def test_quotes_without_places_are_found_again(name: str) -> None:
    document, summary = clean(name)
    bare = reshaped(summary, lambda one: {"quote": one["quote"]})
    assert errors(check(bare, document)) == []


@every_release
def test_quotes_in_other_typography_are_the_same_quotes(name: str) -> None:
    document, summary = clean(name)
    turned = str.maketrans({"’": "'", "“": '"', "”": '"', "–": "-", " ": "\u00a0"})
    bare = reshaped(summary, lambda one: {"quote": one["quote"].translate(turned)})
    assert errors(check(bare, document)) == []


@every_release
def test_records_in_another_order_are_judged_the_same(name: str) -> None:
    document, summary = clean(name)
    turned = summary.model_copy(
        update={field: getattr(summary, field)[::-1] for field in ("programs", "trials", "claims", "summary")}
    )
    assert errors(check(turned, document)) == []


@every_release
def test_offsets_of_another_place_are_an_error(name: str) -> None:
    document, summary = clean(name)
    moved = reshaped(summary, lambda one: {**one, "start": one["start"] + 2, "end": one["end"] + 2})
    count = sum(len(one.evidence) for one in moved.programs)
    count += sum(len(one.evidence) for one in moved.trials) + sum(len(one.evidence) for one in moved.claims)
    assert [finding.code for finding in check(moved, document)].count("GR03") == count


def test_a_summary_of_another_release_does_not_pass() -> None:
    (first, _), (_, second) = clean(NAMES[0]), clean(NAMES[1])
    found = {finding.code for finding in check(second, first)}
    assert found >= {"GR02", "GR03", "GR05"}


def test_an_empty_summary_has_nothing_to_find() -> None:
    document, summary = clean(NAMES[0])
    bare = summary.model_copy(update={"programs": [], "trials": [], "claims": [], "summary": []})
    assert check(bare, document) == []
