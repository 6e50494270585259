"""What is expected when: each milestone that the latest word on it has ahead."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from summarizer.history import Identities, Standing, milestones_standing
from summarizer.history.events import same_window
from summarizer.history.names import trial_named
from summarizer.history.wording import titled
from summarizer.schemas import (
    CalendarEntry,
    EventHistory,
    Mention,
    MilestoneStatus,
    SaidWhen,
    Told,
)

from .words import named

Cite = Callable[[Mention | None], list[str]]


def upcoming(
    told: Sequence[Told], known: Identities, cite: Cite, program: str | None = None
) -> list[CalendarEntry]:
    """What the releases of one issuer, oldest first, still expect, in the order in which it was first told.

    A window that had ended when a later release was silent on it has the status LAPSED.

    Args:
        told: The releases.
        known: Who is who in them.
        cite: The citations of a mention.
        program: Id of a program entity, for its milestones alone.
    """
    return [_entry(one, cite) for one in _standings(told, known, program) if one.is_expected]


def milestones(
    told: Sequence[Told], known: Identities, cite: Cite, program: str | None = None
) -> list[CalendarEntry]:
    """What `upcoming` has, with what was reached or given up among it."""
    return [_entry(one, cite) for one in _standings(told, known, program)]


def _standings(told: Sequence[Told], known: Identities, program: str | None) -> Iterator[Standing]:
    for one in milestones_standing(told, known):
        if program is None or one.history.program == program:
            yield one


def _entry(one: Standing, cite: Cite) -> CalendarEntry:
    """The entry of a milestone, with the step behind its last one where nobody told that in so many words."""
    found = entry(one.history, cite)
    if one.ended is None:
        return found
    if one.status is MilestoneStatus.LAPSED:
        return found.model_copy(update={"status": one.status})
    unsaid = SaidWhen(
        published=one.ended.after.published if one.ended.after else None,
        status=one.status,
        timing=one.ended.window_after,
        citations=cite(one.ended.after),
    )
    update = {"status": one.status, "timing": unsaid.timing, "history": [*found.history, unsaid]}
    return found.model_copy(update=update)


def entry(history: EventHistory, cite: Cite) -> CalendarEntry:
    """A milestone as an entry of a calendar: its window now, and what was said of it before."""
    last = history.steps[-1]
    about = trial_named(history.trial) if history.trial else named(history.program or "")
    title = titled(history)
    return CalendarEntry(
        id=history.id,
        program=history.program,
        trial=history.trial,
        event=history.event,
        title=f"{about}: {title}" if about else title,
        status=last.status,
        timing=last.timing,
        history=[
            SaidWhen(
                published=one.mention.published,
                status=one.status,
                timing=one.timing,
                citations=cite(one.mention),
            )
            for one in history.steps
        ],
        moved=sum(not same_window(one.timing, other.timing) for one, other in pairwise(history.steps)),
    )
