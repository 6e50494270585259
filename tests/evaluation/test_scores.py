"""What is right scores 1, and each error lowers the figure that is about it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer import summarize
from summarizer.evaluation import Annotated, ReleaseScores, Report, Scores, annotated, score
from summarizer.evaluation.clean import clean
from summarizer.evaluation.page import authors
from summarizer.evaluation.report import Share, Tally
from summarizer.schemas import Author, Claim, ClaimType, Document, Program, Result, Summary

from .conftest import GOLD


def kinds(scores: ReleaseScores) -> set[str]:
    """What went wrong, false alarms of the checks aside."""
    return {error.kind for error in scores.errors} - {"false alarm"}


def test_what_the_annotation_says_scores_1_everywhere(gold: Annotated, perfect: Summary) -> None:
    scores = score(gold, perfect)
    assert kinds(scores) == set()
    for tally in (scores.programs, scores.trials, scores.claims, scores.claims_found, scores.values):
        assert (tally.precision, tally.recall, tally.f1) == (1.0, 1.0, 1.0)
    for share in (scores.windows, scores.phrases, scores.authors, scores.header):
        assert share.share == 1.0
    assert all(tally.accuracy == 1.0 for tally in scores.fields.values())
    faults = (scores.false_results, scores.bystanders, scores.wrong_designations, scores.outside)
    assert sum(share.count for share in faults) == 0


def test_an_empty_summary_has_nothing_right_and_nothing_false(gold: Annotated, perfect: Summary) -> None:
    scores = score(gold, perfect.model_copy(update={"programs": [], "trials": [], "claims": []}))
    for tally in (scores.programs, scores.trials, scores.claims):
        assert tally.f1 == 0.0
    assert scores.claims.wanted == 2
    assert kinds(scores) == {"missed program", "missed trial", "missed claim"}


def test_leaving_out_what_is_minor_is_no_miss(gold: Annotated, perfect: Summary) -> None:
    major = [claim for claim in perfect.claims if claim.type is not ClaimType.OPINION]
    assert len(major) == 2
    assert score(gold, perfect.model_copy(update={"claims": major})).claims.f1 == 1.0


Change = Callable[[dict[str, Any]], None]


def claim_of(data: dict[str, Any], kind: str) -> dict[str, Any]:
    claim: dict[str, Any] = next(one for one in data["claims"] if one["type"] == kind)
    return claim


def to_a_hope(data: dict[str, Any]) -> None:
    claim_of(data, "RESULT")["modality"] = "HYPOTHETICAL"


def to_a_denial(data: dict[str, Any]) -> None:
    claim_of(data, "RESULT")["negated"] = True


def to_another_window(data: dict[str, Any]) -> None:
    claim_of(data, "GUIDANCE")["milestone"]["timing"]["end"] = "2026-09-30"


def to_another_bound(data: dict[str, Any]) -> None:
    claim_of(data, "GUIDANCE")["milestone"]["timing"]["bound"] = "BY"


def to_another_value(data: dict[str, Any]) -> None:
    claim_of(data, "RESULT")["results"][0]["value"] = "8"


def to_another_arm(data: dict[str, Any]) -> None:
    claim_of(data, "RESULT")["results"][0]["arm"] = "placebo"


def to_another_stage(data: dict[str, Any]) -> None:
    data["programs"][0]["stage"] = "PHASE3"


def to_another_link(data: dict[str, Any]) -> None:
    claim_of(data, "RESULT")["trial_ids"] = []


def to_a_claim_said_twice(data: dict[str, Any]) -> None:
    data["claims"].append(claim_of(data, "GUIDANCE"))


CHANGES: dict[Change, tuple[str, set[str]]] = {
    to_a_hope: ("claims", {"claim read wrong", "claim.modality wrong"}),
    to_a_denial: ("claims", {"claim read wrong", "claim.negated wrong"}),
    to_another_window: ("windows", {"wrong window"}),
    to_another_bound: ("windows", {"wrong window"}),
    to_another_value: ("values", {"missed claim", "false claim", "false result"}),
    to_another_arm: ("fields", {"result.arm wrong"}),
    to_another_stage: ("fields", {"program.stage wrong"}),
    to_another_link: ("fields", {"claim.trials missing"}),
    to_a_claim_said_twice: ("claims", {"false claim"}),
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_each_error_lowers_its_own_figure(change: Change, gold: Annotated, perfect: Summary) -> None:
    figure, errors = CHANGES[change]
    data = perfect.model_dump(mode="json")
    change(data)
    scores = score(gold, Summary.model_validate(data))
    assert kinds(scores) == errors
    value = getattr(scores, figure)
    if isinstance(value, Tally):
        assert value.f1 is not None
        assert value.f1 < 1.0
    elif isinstance(value, Share):
        assert value.share == 0.0
    else:
        assert [name for name, tally in value.items() if tally.accuracy != 1.0] == [
            error.rpartition(" ")[0] for error in errors
        ]


def test_a_hope_reported_as_a_result_is_found_but_not_right(gold: Annotated, perfect: Summary) -> None:
    data = perfect.model_dump(mode="json")
    to_a_hope(data)
    scores = score(gold, Summary.model_validate(data))
    assert scores.claims_found.f1 == 1.0
    assert scores.by_type["RESULT"].f1 == 0.0
    assert scores.values.f1 == 0.0


def with_claim(summary: Summary, **fields: Any) -> Summary:
    first = next(claim for claim in summary.claims if claim.type is ClaimType.RESULT)
    return summary.model_copy(
        update={"claims": [*summary.claims, first.model_copy(update={"id": "c9", **fields})]}
    )


def test_prevalence_reported_as_a_result_is_a_false_result(gold: Annotated, perfect: Summary) -> None:
    value = Result(measure="adults with asthma", figure="8%", value="8", unit="%")
    scores = score(gold, with_claim(perfect, results=[value]))
    assert scores.false_results == Share(count=1, of=2)
    [error] = [error for error in scores.errors if error.kind == "false result"]
    assert error.wanted == "annotated as no result"


def test_a_bystander_taken_for_a_program_is_counted(gold: Annotated, perfect: Summary) -> None:
    gold = Annotated(
        gold.name,
        gold.gold.model_copy(update={"not_programs": ["Comparax"]}),
        gold.document,
        gold.places,
        gold.stretches,
    )
    drug = Program(id="comparax", name="comparax", evidence=perfect.programs[0].evidence)
    scores = score(gold, perfect.model_copy(update={"programs": [*perfect.programs, drug]}))
    assert scores.bystanders.count == 1
    assert kinds(scores) == {"bystander", "false program"}


def test_a_designation_that_no_one_gave_is_wrong(gold: Annotated, perfect: Summary) -> None:
    claim = {
        "type": ClaimType.REGULATORY,
        "results": [],
        "designation": {"kind": "FAST_TRACK", "status": "GRANTED"},
    }
    made = with_claim(perfect)
    data = made.claims[-1].model_dump() | claim
    scores = score(gold, made.model_copy(update={"claims": [*perfect.claims, Claim.model_validate(data)]}))
    assert scores.wrong_designations == Share(count=1, of=1)


def test_a_zone_of_the_wrong_author_costs_its_characters(gold: Annotated) -> None:
    zones = [zone.model_copy(update={"author": Author.COMPANY}) for zone in gold.document.zones]
    document = Document.model_validate(
        gold.document.model_dump() | {"zones": [z.model_dump() for z in zones]}
    )
    assert gold.stretches is not None
    changed = Annotated(gold.name, gold.gold, document, gold.places, gold.stretches)
    share, errors = authors(changed)
    text = document.text
    missed = sum(
        not mark.isspace() for stretch in gold.stretches for mark in text[stretch.start : stretch.end]
    )
    assert share.of - share.count == missed
    assert [error.wanted for error in errors] == ["COMPANY_QUOTE", "COMPANY_LEGAL"]


def test_evidence_in_words_of_another_author_is_counted(gold: Annotated, perfect: Summary) -> None:
    assert gold.stretches is not None
    foreign = [type(one)(Author.AGGREGATOR, one.start, one.end) for one in gold.stretches]
    changed = Annotated(gold.name, gold.gold, gold.document, gold.places, tuple(foreign))
    assert score(changed, perfect).outside.count == 1


def test_figures_are_null_where_there_is_nothing_to_count() -> None:
    assert Tally().f1 is None
    assert Tally(wanted=2).f1 == 0.0
    assert Tally(made=2).f1 == 0.0
    assert Tally(made=1, right=1).f1 == 1.0
    assert Share().share is None


def test_totals_are_sums_and_the_worst_release_is_first(gold: Annotated, perfect: Summary) -> None:
    best = score(gold, perfect)
    worst = score(gold, perfect.model_copy(update={"claims": []})).model_copy(update={"name": "aaa"})
    report = Report.of("rules", [best, worst])
    assert [release.name for release in report.releases] == ["aaa", best.name]
    assert report.total.claims == best.claims + worst.claims
    assert report.mean_f1("claims") == 0.5
    assert Report.model_validate_json(report.model_dump_json()) == report


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_projects_own_gold_is_found_again_in_records_made_from_it(path: Path) -> None:
    gold = annotated(path)
    scores = score(gold, clean(gold))
    assert scores.programs.f1 == 1.0
    assert scores.claims_found.recall is not None
    assert scores.claims_found.recall >= 0.9
    assert scores.bystanders.count == 0
    assert scores.wrong_designations.count == 0
    assert scores.false_results.count == 0


def test_the_same_release_scores_the_same(gold: Annotated) -> None:
    first = score(gold, summarize(gold.document, engine="rules"))
    assert first == score(gold, summarize(gold.document, engine="rules"))
    assert isinstance(first + Scores(), Scores)
