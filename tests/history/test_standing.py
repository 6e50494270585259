"""How milestones stand after the last word on them: one rule for the calendar, briefs, timelines and answers."""

from summarizer.history import Standing, changes, identify, milestones_standing, standing
from summarizer.schemas import Event, MilestoneStatus, Stage, Told, TrialStatus

from .made import FIRST, FOURTH, SECOND, THIRD, done, program, step, told, trial

EXPECTED = told(
    FIRST,
    step(FIRST, Event.TOPLINE, "in Q4 2025", trial="heron"),
    trials=[trial(), trial("EGRET")],
)
STOPPED = told(
    SECOND,
    done(SECOND, Event.TERMINATED, "in August 2025", trial="heron"),
    trials=[trial(status=TrialStatus.TERMINATED)],
)


def stand(*releases: Told) -> dict[str, Standing]:
    known = identify(releases)
    found = milestones_standing(releases, known)
    assert [standing(one.history, changes(releases, known)) for one in found] == found
    return {one.history.id.removeprefix("examplia-bio/exb-101/"): one for one in found}


def test_nothing_said_since_leaves_it_expected() -> None:
    one = stand(EXPECTED)["heron/topline"]
    assert (one.status, one.ended, one.is_expected) == (MilestoneStatus.EXPECTED, None, True)


def test_a_stopped_trial_has_nothing_ahead() -> None:
    one = stand(EXPECTED, STOPPED)["heron/topline"]
    assert (one.status, one.is_expected) == (MilestoneStatus.CANCELLED, False)
    assert one.ended
    assert one.ended.after
    assert one.ended.after.published == SECOND


def test_a_stopped_trial_ends_what_had_lapsed_before() -> None:
    lapsed = stand(EXPECTED, told(THIRD))["heron/topline"]
    assert (lapsed.status, lapsed.is_expected) == (MilestoneStatus.LAPSED, True)
    late = told(FOURTH, trials=[trial(status=TrialStatus.TERMINATED)])
    one = stand(EXPECTED, told(THIRD), late)["heron/topline"]
    assert (one.status, one.is_expected) == (MilestoneStatus.CANCELLED, False)


def test_of_two_trials_told_in_one_sentence_only_the_stopped_one_ends() -> None:
    both = step(FIRST, Event.TOPLINE, "in Q4 2025", trial="heron").model_copy(
        update={"trial_ids": ["heron", "egret"]}
    )
    found = stand(told(FIRST, both, trials=[trial(), trial("EGRET")]), STOPPED)
    assert {name: one.is_expected for name, one in found.items() if name.endswith("topline")} == {
        "heron/topline": False,
        "egret/topline": True,
    }


def test_a_program_given_up_has_nothing_ahead_until_it_is_expected_again() -> None:
    first = told(FIRST, step(FIRST, Event.IND_SUBMITTED, "in 2026"))
    given_up = told(SECOND, programs=[program(stage=Stage.DISCONTINUED)])
    assert not stand(first, given_up)["ind-submitted"].is_expected
    again = told(THIRD, step(THIRD, Event.IND_SUBMITTED, "in 2027"))
    assert stand(first, given_up, again)["ind-submitted"].is_expected


def test_what_a_later_step_implies_has_come() -> None:
    first = told(FIRST, step(FIRST, Event.PDUFA_DATE, "July 18, 2025"))
    one = stand(first, told(SECOND, done(SECOND, Event.APPROVED, "On July 11, 2025")))["pdufa-date"]
    assert (one.status, one.is_expected) == (MilestoneStatus.OCCURRED, False)
    plain = stand(first, told(SECOND, done(SECOND, Event.PDUFA_DATE, "On July 11, 2025")))["pdufa-date"]
    assert (plain.status, plain.ended, plain.is_expected) == (MilestoneStatus.OCCURRED, None, False)
