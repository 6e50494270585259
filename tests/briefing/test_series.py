"""The brief that is composed without a model, against what an annotator says that a good one holds."""

from datetime import date
from typing import Any

import pytest

from summarizer.briefing import compose, milestones, picture, upcoming
from summarizer.history import identify
from summarizer.schemas import Brief, BriefTrial, Event, MilestoneStatus
from tests.series.records import by_hand
from tests.series.scoring import gold


@pytest.fixture(scope="module")
def brief() -> Brief:
    told = by_hand()
    program = next(one for one in identify(told).programs if "SKV-114" in {one.name, *one.aliases})
    return compose(program, told)


@pytest.fixture(scope="module")
def wanted() -> dict[str, Any]:
    return dict(gold("brief"))


def trial(brief: Brief, name: str) -> BriefTrial:
    return next(one for one in brief.trials if one.name == name)


def quoted(brief: Brief, citations: list[str]) -> str:
    """The words behind citations."""
    return " ".join(
        " ".join(item.quote.split()) for one in brief.cited if one.id in citations for item in one.evidence
    )


def test_the_head_names_the_program_and_its_day(brief: Brief, wanted: dict[str, Any]) -> None:
    assert {brief.name, *brief.aliases} == {wanted["program"], *wanted["aliases"]}
    assert brief.as_of == date.fromisoformat(wanted["anchor"])
    head = " ".join(one.text for one in brief.header)
    for words in ("small molecule", "factor B", "Phase 2", "in Japan", 'cash to last "into 2028"'):
        assert words in head
    assert all(one.citations for one in brief.header)


def test_trials_have_their_latest_status_and_the_day_of_it(brief: Brief, wanted: dict[str, Any]) -> None:
    for one in wanted["trials"]:
        found = trial(brief, one["name"])
        assert found.phases == one["phases"]
        if one["status"] != "UNKNOWN":
            assert found.status is not None
            assert found.status.value == one["status"]
    assert trial(brief, "FIRTH").enrollment == "152 actual"
    assert trial(brief, "FIRTH").endpoints[0].endswith("at Week 24")
    assert trial(brief, "HALYARD").last_named == date(2026, 5, 7)
    assert trial(brief, "MINCH").enrollment == "480 estimated"


def test_results_are_those_of_the_correction(brief: Brief) -> None:
    values = [one.value for one in brief.results]
    assert "29.5%; 95% CI, 18.2% to 39.3%; p<0.0001" in values
    assert not any("39.5%" in value for value in values)
    assert not any("39.5%" in item.quote for one in brief.cited for item in one.evidence)
    [corrected] = [one for one in brief.changed if "corrected" in one.text]
    assert corrected.text == (
        'FIRTH, placebo-adjusted reduction in 24-hour UPCR: corrected, from "39.5%" to "29.5%"'
        " (2026-09-29, corrected 2026-09-29)."
    )
    assert "29.5%" in quoted(brief, corrected.citations)
    assert any("2026-09-29 was corrected by that of 2026-09-29" in one for one in brief.flags)
    halved = [one for one in brief.results if one.measure == "reduction in UPCR of at least 50%"]
    assert [(one.value, one.n, one.N) for one in halved] == [("35.5%", 27, 76), ("9.2%", 7, 76)]
    subset = next(one for one in brief.results if one.value == "44%")
    assert (subset.n, subset.N) == (None, None)


def test_designations_are_those_by_population(brief: Brief, wanted: dict[str, Any]) -> None:
    found = [
        f"{one.kind.value} {one.agency.value if one.agency else ''} {one.status.value}"
        for one in brief.designations
    ]
    assert len(found) == len(wanted["designations"])
    for given, one in zip(found, wanted["designations"], strict=True):
        assert one["fact"].startswith(given)


def test_the_calendar_holds_what_is_ahead_with_its_history(brief: Brief, wanted: dict[str, Any]) -> None:
    ahead = [
        one for one in wanted["calendar"] if one["status"] != "OCCURRED" and one["event"] != "CASH_RUNWAY"
    ]
    assert len(brief.calendar) == len(ahead)
    for one in ahead:
        found = next(item for item in brief.calendar if item.event.value == one["event"])
        assert found.timing is not None
        assert (found.timing.phrase, str(found.timing.start), str(found.timing.end)) == (
            one["phrase"],
            *one["window"],
        )
        phrases = [item["phrase"] for item in one["history"] if item["phrase"]]
        assert [item.timing.phrase for item in found.history if item.timing] == phrases
    lapsed = next(one for one in brief.calendar if one.event.value == "TOPLINE")
    assert lapsed.status is MilestoneStatus.LAPSED


def test_a_stopped_trial_leaves_the_calendar_and_stays_in_the_timeline() -> None:
    """CAIRN was stopped in April 2026; its topline data were last expected in the second half of that year."""
    told = by_hand()
    known = identify(told)
    program = next(one for one in known.programs if "SKV-305" in {one.name, *one.aliases})
    assert [one for one in upcoming(told, known, lambda _: []) if one.title.startswith("CAIRN")] == []
    brief = compose(program, told)
    assert [one.title for one in brief.calendar] == []
    assert any("now ruled out: it or its trial was stopped" in one.text for one in brief.changed)
    found = milestones(told, known, lambda one: [str(one.published)] if one else [], program.id)
    topline = next(one for one in found if one.event is Event.TOPLINE)
    assert (topline.status, topline.timing) == (MilestoneStatus.CANCELLED, None)
    assert topline.history[-1].citations == ["2026-05-07"]
    assert topline.history[-2].timing
    assert topline.history[-2].timing.phrase == "in the second half of 2026"
    assert "CAIRN: Topline data: cancelled by 2026-05-07; before:" in picture(found)


def test_contradictions_name_both_sides_with_their_words(brief: Brief, wanted: dict[str, Any]) -> None:
    assert len(brief.contradictions) == len(wanted["contradictions"])
    for one in wanted["contradictions"]:
        values = [str(side["value"]) for side in one["sides"]]
        found = next(item for item in brief.contradictions if all(value in item.text for value in values))
        words = quoted(brief, found.citations)
        assert all(value in words for value in values)


def test_silences_are_those_that_no_later_release_ended(brief: Brief) -> None:
    silences = " ".join(one.text for one in brief.silences)
    for words in ("HALYARD, Topline data", "HALYARD, Status", "Breakthrough Therapy"):
        assert words in silences
    assert "Completion of enrollment" not in silences


def test_what_changed_is_told_with_days_and_reasons(brief: Brief) -> None:
    changed = "\n".join(one.text for one in brief.changed)
    for words in (
        "FIRTH, Topline data: delayed by 184 days",
        'The company states: "Because the larger trial needs more time to enroll"',
        "FIRTH, Planned enrollment: changed from 120 to 150",
        "at Week 12",
        "MINCH, Trial start: delayed by 122 days",
        "No reason is given in these releases",
        "probably the same",
    ):
        assert words in changed
    assert "told again" not in changed
    assert all(one.citations for one in brief.changed)
