"""What is said of when: a step's window now, what became of it, and what moved."""

from collections.abc import Iterator
from datetime import date

from summarizer.checks.cited import noted
from summarizer.history import is_ahead, standing
from summarizer.history.wording import day, titled
from summarizer.schemas import (
    Bound,
    Change,
    ChangeKind,
    Event,
    EventHistory,
    MilestoneStatus,
    Step,
    TimeWindow,
    Topic,
)

from .question import Question
from .said import Said, label, places_of, quoted
from .scope import Scope

Days = tuple[date | None, date | None]
_QUIET = frozenset({ChangeKind.REITERATED, ChangeKind.NOT_MENTIONED})
_FIELDS: dict[Topic, frozenset[str]] = {
    Topic.ENROLLMENT: frozenset({"enrollment"}),
    Topic.DESIGN: frozenset({"outcomes", "phases"}),
    Topic.STATUS: frozenset({"status", "stage", "phases"}),
    Topic.RIGHTS: frozenset({"rights"}),
    Topic.DESIGNATIONS: frozenset({"designation"}),
    Topic.RESULTS: frozenset(),
    Topic.SAFETY: frozenset(),
    Topic.CASH: frozenset(),
    Topic.WHAT: frozenset(),
}
"""The fields whose changes are of a topic."""


def steps(scope: Scope, question: Question) -> Iterator[Said]:
    """Each step that is asked for: its window now, then what moved, the latest first."""
    found = [one for one in scope.histories if one.event in question.events]
    for history in sorted(found, key=_rank):
        yield _now(scope, history)
        moved = list(reversed(_changes_of(scope, history)))
        yield from (_moved(scope, one) for one in sorted(moved, key=_is_scope))
        if Topic.MOVED in question.topics and not moved:
            yield _unmoved(scope, history)
    yield from _denied(scope, question)


def _denied(scope: Scope, question: Question) -> Iterator[Said]:
    """The last word that a step has not come: no history holds it."""
    for event in question.events:
        found = [
            (release, claim)
            for release, claim in scope.claims()
            if claim.negated and claim.milestone and claim.milestone.event is event
        ]
        yield from (quoted(scope, release, claim) for release, claim in found[:1])


def ahead(scope: Scope, days: Days) -> Iterator[Said]:
    """What is still to come, by the end of its window."""
    found = [one for one in scope.histories if one.id in scope.ahead and _is_in(one.steps[-1].timing, days)]
    for history in sorted(found, key=_rank):
        yield _now(scope, history)


def moved(scope: Scope, question: Question, days: Days) -> Iterator[Said]:
    """What moved, the latest first; of one topic's fields where the question names topics."""
    others = [one for one in question.topics if one in _FIELDS]
    fields = frozenset(name for topic in others for name in _FIELDS[topic])
    for change in reversed(scope.changes):
        told = change.after or change.before
        published = told.published if told else None
        is_asked = change.field in fields if others else _is_news(change)
        is_quiet = change.kind in _QUIET and change.status is not MilestoneStatus.CANCELLED
        if is_asked and not is_quiet and _between(published, days):
            yield _moved(scope, change)


def _rank(history: EventHistory) -> tuple[bool, date, date, str]:
    """What is still to come first, by its end."""
    last = history.steps[-1]
    window = last.timing or TimeWindow(phrase="")
    return (
        not is_ahead(last),
        window.end or window.start or date.max,
        last.mention.published or date.max,
        history.id,
    )


def _now(scope: Scope, history: EventHistory) -> Said:
    """The last word on a step; the record before too where the last gives no time."""
    last = history.steps[-1]
    subject = label(scope, history.program, history.trial)
    told = (
        f"as told on {day(last.mention.published)}"
        if last.mention.published
        else "as an undated release tells"
    )
    return Said(
        f"{subject}: {_standing(scope, history, last)}, {told}.{_since(scope, history)}",
        places_of(last.mention),
    )


def _standing(scope: Scope, history: EventHistory, last: Step) -> str:
    name = titled(history)
    when = _window(last.timing)
    if history.event is Event.CASH_RUNWAY:
        return f"the company expects its cash to last {when}"
    if _is_ruled_out(scope, history):
        return f"{name} was expected {when}"
    if is_ahead(last):
        return f"{name} {'expected' if history.id in scope.ahead else 'was expected'} {when}"
    if last.status is MilestoneStatus.CANCELLED:
        return f"{name} is ruled out"
    return f"{name} has come" + (f", {when}" if last.timing else ", on a day that is not told")


def _is_ruled_out(scope: Scope, history: EventHistory) -> bool:
    """Whether what stopped a trial has ended what was still expected of it."""
    ended = standing(history, scope.changes).ended
    return ended is not None and ended.status is MilestoneStatus.CANCELLED


def _window(timing: TimeWindow | None) -> str:
    if timing is None:
        return "at a time that is not told"
    if timing.start is None and timing.end is None:
        return f'"{timing.phrase}"'
    start = timing.start.isoformat() if timing.start else "…"
    end = timing.end.isoformat() if timing.end else "…"
    return f'"{timing.phrase}" ({start if start == end else f"{start} to {end}"})'


def _since(scope: Scope, history: EventHistory) -> str:
    """What has become of an expectation that no release told again."""
    if _is_ruled_out(scope, history):
        return " It is ruled out since: it or its trial was stopped."
    if is_ahead(history.steps[-1]) and history.id not in scope.ahead:
        return " It has come since, as a later release implies."
    entry = scope.ahead.get(history.id)
    is_past = entry is not None and entry.status is MilestoneStatus.LAPSED
    return " That window has ended, with no outcome told in these releases." if is_past else ""


def _changes_of(scope: Scope, history: EventHistory) -> list[Change]:
    """What moved of a step, oldest first; a lapse that a later release ended is told with that."""
    records = {place for step in history.steps for place in places_of(step.mention)}
    found = [
        one
        for one in scope.changes
        if one.event is history.event
        and one.program == history.program
        and records & set(places_of(one.before, one.after))
        and (one.kind not in _QUIET or one.status is MilestoneStatus.CANCELLED)
        and (one.kind is not ChangeKind.NEW or one.reason or one.status is MilestoneStatus.CANCELLED)
    ]
    return [one for one in found if one.kind is not ChangeKind.LAPSED or one is found[-1]]


def _is_scope(change: Change) -> bool:
    """What data cover is told behind when they come."""
    return change.kind is ChangeKind.SCOPE_CHANGED


def _is_news(change: Change) -> bool:
    """Whether it moved; what is first expected has not."""
    return (
        change.kind is not ChangeKind.NEW
        or change.field is not None
        or change.status in {MilestoneStatus.OCCURRED, MilestoneStatus.CANCELLED}
    )


def _moved(scope: Scope, change: Change) -> Said:
    name = scope.name_of(change.program)
    text = noted(change)
    told = text if text.startswith(name) else f"{name}: {text}"
    return Said(told, places_of(change.before, change.after), change)


def _unmoved(scope: Scope, history: EventHistory) -> Said:
    subject = f"{label(scope, history.program, history.trial)}: {titled(history)}"
    mentions = [one.mention for one in history.steps]
    days = list(dict.fromkeys(day(one.published) for one in mentions))
    text = (
        f"{subject} has not moved in what the releases of {', '.join(days)} say."
        if len(days) > 1
        else f"{subject}: one release alone ({days[0]}) speaks of it, so nothing tells whether it moved."
    )
    again = _told_again(scope, history) if len(days) > 1 else None
    return Said(text, places_of(*mentions), again, stands=again is None)


def _told_again(scope: Scope, history: EventHistory) -> Change | None:
    """The last time that a release told a step as the one before had done."""
    records = {place for step in history.steps for place in places_of(step.mention)}
    found = [
        one
        for one in scope.changes
        if one.kind is ChangeKind.REITERATED
        and one.event is history.event
        and one.program == history.program
        and records.issuperset(places_of(one.before, one.after))
    ]
    return found[-1] if found else None


def _is_in(timing: TimeWindow | None, days: Days) -> bool:
    """Whether a window reaches into the days that are asked about; by its end where it is a latest day."""
    if days == (None, None):
        return True
    if timing is None or (timing.start is None and timing.end is None):
        return False
    since, until = days
    start = timing.end if timing.bound is Bound.BY else timing.start
    return not (
        (since and timing.end and timing.end < since)
        or (until and (start or timing.start or since or until) > until)
    )


def _between(published: date | None, days: Days) -> bool:
    since, until = days
    if published is None:
        return since is None and until is None
    return (since is None or published >= since) and (until is None or published <= until)
