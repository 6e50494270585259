"""A statement that names a step, a measure, a disease, a status or a sum names the record's own."""

from typing import Any

import pytest

from summarizer.checks import run_check
from summarizer.phrasing import is_composed, restated
from summarizer.schemas import Claim, ClaimType, Event, Milestone, MilestoneStatus, Modality, TimeWindow

from .test_edges import paid, planned, stated, step

START = {"event": "TRIAL_START", "status": "EXPECTED", "timing": {"phrase": "in 2027"}}
TEXT = "If ABC finds a partner, XYZ-101 will enter a trial in 2027."


def hoped_start(statement: str) -> dict[str, Any]:
    return step("TRIAL_START", statement=statement, milestone=START, modality="HYPOTHETICAL")


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [
        (
            "AT76",
            stated("XYZ-101: topline data delayed, now expected in 2027", **step("TOPLINE", "DELAYED")),
            stated("XYZ-101: topline data delayed, now expected in 2027", **step("TOPLINE")),
        ),
        (
            "AT76",
            stated("IND cleared by the agency", **step("IND_CLEARED", "OCCURRED")),
            stated("IND cleared by the agency", **step("IND_CLEARED", "DELAYED")),
        ),
        (
            "AT76",
            hoped_start("Trial start possible around 2027"),
            hoped_start("Trial start expected around 2027"),
        ),
        (
            "AT77",
            stated("The IND was accepted", **step("FILING_ACCEPTED")),
            stated("The IND was accepted", **step("LAUNCH")),
        ),
        (
            "AT81",
            paid(
                "cash and securities", "$15 million", statement="Cash and securities of $15 million, in all"
            ),
            paid("cash", "$15 million", statement="Cash and securities of $15 million, in all"),
        ),
    ],
)
def test_a_record_is_what_its_statement_says(code: str, right: dict[str, Any], wrong: dict[str, Any]) -> None:
    assert run_check(code, text=TEXT, claim=right) == []
    assert run_check(code, text=TEXT, claim=wrong)


@pytest.mark.parametrize(
    ("words", "wrong"), [("The dose may be raised", False), ("The trial is designed to assess safety", True)]
)
def test_a_design_is_a_chance_where_its_words_say_so(words: str, wrong: bool) -> None:
    claim = planned(words, modality="HYPOTHETICAL")
    assert bool(run_check("MO03", text=f"{words}.", claim=claim)) is wrong


def test_a_plan_that_becomes_a_hope_is_told_as_one() -> None:
    window = TimeWindow(phrase="in 2027")
    plan = Claim(
        id="c1",
        type=ClaimType.GUIDANCE,
        modality=Modality.EXPECTED,
        statement="XYZ-101: trial start expected in 2027",
        milestone=Milestone(event=Event.TRIAL_START, status=MilestoneStatus.EXPECTED, timing=window),
        evidence=[],
    )
    hope = restated(plan, plan.model_copy(update={"modality": Modality.HYPOTHETICAL}), ["XYZ-101"])
    assert hope.statement == "XYZ-101: trial start possible in 2027"
    assert is_composed(hope, ["XYZ-101"])
    worded = plan.model_copy(update={"statement": "ABC wants to begin in 2027"})
    assert (
        restated(worded, worded.model_copy(update={"negated": True}), ["XYZ-101"]).statement
        == worded.statement
    )
