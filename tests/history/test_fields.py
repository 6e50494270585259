"""What changed besides dates, and why."""

import pytest

from summarizer.history.reasons import reason_in
from summarizer.schemas import ChangeKind, DesignationStatus, Event, Evidence, Stage, TrialStatus
from tests.history.made import (
    FIRST,
    SECOND,
    THIRD,
    counted,
    designated,
    kinds,
    only,
    program,
    step,
    told,
    trial,
)


def test_a_larger_plan_is_a_change_with_its_reason() -> None:
    words = "Following feedback from the FDA, we increased the planned enrollment from 120 to 150 patients."
    found = only(
        ChangeKind.SCOPE_CHANGED,
        told(FIRST, trials=[trial(planned=120)]),
        told(SECOND, trials=[trial(planned=150, words=words)]),
    )
    assert (found.field, found.value_before, found.value_after) == ("enrollment", "120", "150")
    assert found.reason == "Following feedback from the FDA"


def test_a_plan_that_was_filled_is_achieved_and_told_again_is_nothing() -> None:
    releases = [
        told(FIRST, trials=[trial(planned=150)]),
        told(SECOND, trials=[trial(enrolled=152)]),
        told(THIRD, trials=[trial(enrolled=152)]),
    ]
    assert kinds(*releases) == [(ChangeKind.ACHIEVED, "enrollment")]


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        (("change in 24-hour UPCR", "Week 12"), ("change in 24-hour UPCR", "Week 24"), True),
        (("objective response rate (ORR)", None), ("ORR", None), False),
        (
            ("percent change from baseline in UPCR", "Week 24"),
            ("24-hour urine protein (UPCR)", "at Week 24"),
            False,
        ),
        (("objective response rate", None), ("progression-free survival", None), True),
        (("change in UPCR", "Week 24"), ("change in UPCR", None), False),
    ],
)
def test_an_endpoint_changed_or_was_worded_otherwise(
    before: tuple[str, str | None], after: tuple[str, str | None], changed: bool
) -> None:
    found = kinds(told(FIRST, trials=[trial(primary=before)]), told(SECOND, trials=[trial(primary=after)]))
    assert found == ([(ChangeKind.SCOPE_CHANGED, "outcomes")] if changed else [])


def test_a_trial_does_not_go_back_to_what_is_planned() -> None:
    running, planned = TrialStatus.RECRUITING, TrialStatus.NOT_YET_RECRUITING
    releases = [told(FIRST, trials=[trial(status=planned)]), told(SECOND, trials=[trial(status=running)])]
    assert kinds(*releases) == [(ChangeKind.NEW, "status")]
    assert (
        kinds(told(FIRST, trials=[trial(status=running)]), told(SECOND, trials=[trial(status=planned)])) == []
    )


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("exclusive worldwide rights to EXB-101", "holds all rights worldwide", False),
        ("exclusive worldwide rights to EXB-101", "retains rights in all other countries", True),
        ("rights in all other countries", "Partner holds Japan; rights in all other countries", False),
        ("global rights", "licensed from a university", False),
    ],
)
def test_rights_change_where_the_places_do(before: str, after: str, changed: bool) -> None:
    found = kinds(
        told(FIRST, programs=[program(rights=before)]), told(SECOND, programs=[program(rights=after)])
    )
    assert found == ([(ChangeKind.SCOPE_CHANGED, "rights")] if changed else [])


def test_a_stage_changes() -> None:
    found = only(
        ChangeKind.SCOPE_CHANGED,
        told(FIRST, programs=[program(stage=Stage.PRECLINICAL)]),
        told(SECOND, programs=[program(stage=Stage.PHASE1)]),
    )
    assert "from preclinical to Phase 1" in found.note


def test_a_designation_is_granted_once_and_retold_requests_do_not_take_it_back() -> None:
    requested, granted = DesignationStatus.REQUESTED, DesignationStatus.GRANTED
    releases = [
        told(FIRST, designated(requested, "C3G")),
        told(SECOND, designated(granted, "C3 glomerulopathy (C3G)"), designated(requested, "C3G")),
        told(THIRD, designated(granted)),
    ]
    assert kinds(*releases) == [(ChangeKind.ACHIEVED, "designation")]


def test_designations_for_other_populations_are_others() -> None:
    granted = DesignationStatus.GRANTED
    releases = [
        told(FIRST, designated(granted, "adults with lupus nephritis")),
        told(SECOND, designated(granted, "adults with lupus nephritis"), designated(granted, "myositis")),
    ]
    assert kinds(*releases) == [(ChangeKind.NEW, "designation")]


def test_a_request_without_an_answer_is_told_once() -> None:
    quiet = [told(day, trials=[trial()]) for day in (SECOND, THIRD)]
    found = kinds(told(FIRST, designated(DesignationStatus.REQUESTED)), *quiet)
    assert found == [(ChangeKind.NOT_MENTIONED, "designation")]


def test_a_trial_that_is_named_no_more_is_told_once_and_not_where_it_was_over() -> None:
    beside = trial("EGRET")
    later = [told(day, trials=[beside]) for day in (SECOND, THIRD)]
    running = told(FIRST, trials=[trial(status=TrialStatus.RECRUITING), beside])
    assert kinds(running, *later) == [(ChangeKind.NOT_MENTIONED, "status")]
    over = told(FIRST, trials=[trial(status=TrialStatus.COMPLETED), beside])
    assert kinds(over, *later) == []


@pytest.mark.parametrize(
    ("words", "about", "reason"),
    [
        (
            "Because the larger trial needs more time, completion is now expected in Q1 2026, and data in 2H 2026.",
            "in 2H 2026",
            "Because the larger trial needs more time",
        ),
        ("Topline data are now expected in Q3 due to slow sites.", "in Q3", "due to slow sites"),
        ("Topline data are now expected in Q3, following completion of enrollment.", "in Q3", None),
        ("Topline data are expected in Q3 after the last patient visit.", "in Q3", None),
        ("Data in lupus, a disease due to autoreactive B cells, are expected in Q3.", "in Q3", None),
        ("Data are now expected in Q3, which is not due to safety findings.", "in Q3", None),
        ("Data are now expected in Q3. The other trial was delayed due to a flood.", "in Q3", None),
        (
            "The partner terminated it after a futility analysis showed no effect.",
            None,
            "after a futility analysis showed no effect",
        ),
    ],
)
def test_a_reason_is_one_for_the_move(words: str, about: str | None, reason: str | None) -> None:
    assert reason_in([Evidence(quote=words)], told(FIRST), about) == reason


def test_a_reason_in_front_of_the_evidence_is_found_by_its_place() -> None:
    first = "Because sites were slow, enrollment is now expected in Q1 2026"
    second = "data are now expected in 2H 2026."
    claim = step(FIRST, Event.ENROLLMENT_COMPLETE, "in Q1 2026", words=first)
    before = Evidence(quote=first, start=0, end=len(first))
    at = len(first) + len(", and ")
    release = told(FIRST, claim.model_copy(update={"evidence": [before]}))
    evidence = [Evidence(quote=second, start=at, end=at + len(second))]
    assert reason_in(evidence, release, "in 2H 2026") == "Because sites were slow"


def test_counts_that_disagree_are_no_changes() -> None:
    releases = [
        told(FIRST, counted("patients treated", "20 patients", "20"), trials=[trial()]),
        told(SECOND, counted("patients treated", "18 patients", "18"), trials=[trial()]),
    ]
    assert kinds(*releases) == []
