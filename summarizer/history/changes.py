"""What moved between releases: classes of change, by code alone, with both evidences.

Two releases that speak of a thing are compared in their order; what stood between them may be missing,
so a change is one "between A and B". A delay is the difference of the windows' ends; a window inside the
former one is narrowed; one that ended before a later release without an outcome has lapsed. What the first
release says is where everything starts, and a past event that is told again is no change.
"""

from collections.abc import Sequence
from functools import partial

from summarizer.schemas import Change, EventHistory, Told

from .context import Context, contexts
from .corrected import corrections
from .course import Course
from .designated import designations_changed
from .events import events
from .fields import fields_changed
from .identity import Identities, identify
from .order import ordered
from .silences import trials_unmentioned
from .standing import Standing, standings
from .windows import window_change

__all__ = ["changes", "milestones_standing", "window_change"]


def changes(
    told: Sequence[Told], identities: Identities | None = None, *, again: bool = True
) -> list[Change]:
    """Every change that the releases of one issuer, in any order, make to what was said before.

    `again` is whether what is told again as it was is among them.
    """
    own = ordered(told)
    known = identify(own) if identities is None else identities
    releases = contexts(own, known)
    found = _moved(releases, events(own, known), again=again)
    found += fields_changed(releases)
    found += designations_changed(releases)
    found += trials_unmentioned(releases, found)
    found += corrections(own, known, partial(changes, again=False))
    order = {release.document: place for place, release in enumerate(releases)}

    def place(change: Change) -> tuple[int, str, str, str, str, str]:
        later = change.after or change.before
        return (
            order[later.document] if later else -1,
            change.program or "",
            change.trial or "",
            change.event.value if change.event else change.field or "",
            change.kind.value,
            change.note,
        )

    return sorted(found, key=place)


def milestones_standing(told: Sequence[Told], known: Identities) -> list[Standing]:
    """How each milestone of the releases of one issuer stands."""
    own = ordered(told)
    histories = events(own, known)
    return standings(histories, _moved(contexts(own, known), histories, again=False))


def _moved(releases: Sequence[Context], histories: Sequence[EventHistory], *, again: bool) -> list[Change]:
    """What became of each milestone, release by release."""
    loose = frozenset(
        (step.mention.document, one.program, one.event)
        for one in histories
        if one.trial is None
        for step in one.steps
    )
    courses = (Course.of(one, loose, again=again) for one in histories)
    return [change for course in courses for change in course.changes(releases)]
