"""A corrected release: what it says otherwise is a correction, whatever kind of change it would be else."""

import pytest

from summarizer.history import changes
from summarizer.schemas import Change, ChangeKind, Claim, Event, MilestoneStatus, Told, Trial

from .made import FIRST, SECOND, THIRD, counted, done, step, told, trial

HERON = trial(planned=120)


def versions(
    before: tuple[Claim, ...], after: tuple[Claim, ...], trials: tuple[Trial, Trial] = (HERON, HERON)
) -> tuple[Told, Told]:
    return (
        told(SECOND, *before, trials=[trials[0]], document="b-first", superseded_by="b-second", title="News"),
        told(SECOND, *after, trials=[trials[1]], document="b-second", title="CORRECTION -- News"),
    )


def topline(phrase: str) -> Claim:
    return step(SECOND, Event.TOPLINE, phrase, trial="heron")


def corrected(*releases: Told) -> list[Change]:
    return [one for one in changes(releases) if one.kind is ChangeKind.CORRECTED]


def test_a_corrected_time_is_no_delay() -> None:
    [one] = changes(versions((topline("in Q1 2026"),), (topline("in Q2 2026"),)))
    assert (one.kind, one.event, one.trial, one.days) == (
        ChangeKind.CORRECTED,
        Event.TOPLINE,
        "examplia-bio/heron",
        91,
    )
    assert one.before
    assert one.after
    assert (one.before.document, one.after.document) == ("b-first", "b-second")
    assert one.note == (
        'HERON, Topline data: corrected, from "in Q1 2026" to "in Q2 2026" (2025-09-01, corrected 2025-09-01).'
    )


def test_a_delay_is_one_from_the_corrected_version_on() -> None:
    first = told(FIRST, step(FIRST, Event.TOPLINE, "in Q1 2026", trial="heron"), trials=[HERON])
    both = versions((topline("in Q3 2026"),), (topline("in Q2 2026"),))
    last = told(THIRD, step(THIRD, Event.TOPLINE, "in Q2 2026", trial="heron"), trials=[HERON])
    found = [(one.kind, one.days) for one in changes([first, *both, last])]
    assert found == [(ChangeKind.CORRECTED, -92), (ChangeKind.DELAYED, 91), (ChangeKind.REITERATED, 0)]


def test_a_corrected_figure_names_both() -> None:
    [one] = corrected(
        *versions((counted("patients treated", "21", "21"),), (counted("patients treated", "12", "12"),))
    )
    assert (one.field, one.value_before, one.value_after) == (
        "result",
        "patients treated: 21",
        "patients treated: 12",
    )
    assert one.note == "HERON, patients treated: corrected, from 21 to 12 (2025-09-01, corrected 2025-09-01)."


def test_a_value_that_a_version_gives_twice_is_not_compared() -> None:
    twice = (counted("patients treated", "21", "21"), counted("patients treated", "12", "12"))
    assert corrected(*versions(twice, twice[:1])) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ((), (topline("in Q1 2026"),), 'told in the corrected release alone, "in Q1 2026"'),
        ((topline("in Q1 2026"),), (), 'left out of the corrected release, "in Q1 2026" before'),
        (
            (topline("in Q1 2026"),),
            (done(SECOND, Event.TOPLINE, trial="heron"),),
            'corrected, from "in Q1 2026" to no time given',
        ),
    ],
)
def test_what_only_one_version_tells(before: tuple[Claim, ...], after: tuple[Claim, ...], said: str) -> None:
    found = [one for one in corrected(*versions(before, after)) if one.event]
    assert [said in one.note for one in found] == [True], [one.note for one in found]
    assert found[0].status is not MilestoneStatus.LAPSED


def test_a_corrected_plan_is_no_change_of_plan() -> None:
    [one] = changes(versions((), (), (HERON, trial(planned=150))))
    assert (one.kind, one.field, one.value_before, one.value_after) == (
        ChangeKind.CORRECTED,
        "enrollment",
        "120",
        "150",
    )


def test_versions_that_say_the_same_correct_nothing() -> None:
    same = (topline("in Q1 2026"), counted("patients treated", "21", "21"))
    assert changes(versions(same, same)) == []


def test_without_the_replaced_release_nothing_is_told_of_it() -> None:
    _, second = versions((topline("in Q1 2026"),), (topline("in Q2 2026"),))
    assert changes([second]) == []
