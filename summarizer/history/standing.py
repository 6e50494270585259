"""How a milestone stands after the last word on it, and what became of it without another word on it.

A later release may show that it was reached, stop its trial or program, or come after its window without
an outcome: whoever tells what is still expected asks here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.schemas import Change, ChangeKind, Event, EventHistory, MilestoneStatus

from .events import is_ahead

_Place = tuple[str, str, str | None, str | None, Event]
_UNSAID = {ChangeKind.ACHIEVED: MilestoneStatus.OCCURRED, ChangeKind.LAPSED: MilestoneStatus.LAPSED}


@dataclass(frozen=True)
class Standing:
    """A milestone, and what ended it or its window after the last word on it."""

    history: EventHistory
    ended: Change | None

    @property
    def status(self) -> MilestoneStatus:
        """Its status now: the last word's, unless something ended it since."""
        if self.ended is None:
            return self.history.steps[-1].status
        return _UNSAID.get(self.ended.kind, MilestoneStatus.CANCELLED)

    @property
    def is_expected(self) -> bool:
        """Whether it is still to come; one whose window has lapsed is, as far as anybody knows."""
        return is_ahead(self.history.steps[-1]) and self.status not in {
            MilestoneStatus.OCCURRED,
            MilestoneStatus.CANCELLED,
        }


def standings(histories: Sequence[EventHistory], changes: Sequence[Change]) -> list[Standing]:
    """How each milestone stands, by the changes that the same releases make."""
    endings = {
        (one.before.document, one.before.record, one.program, one.trial, one.event): one
        for one in changes
        if one.before and one.event and (one.kind in _UNSAID or one.status is MilestoneStatus.CANCELLED)
    }
    return [Standing(one, _ended(one, endings)) for one in histories]


def _ended(history: EventHistory, endings: Mapping[_Place, Change]) -> Change | None:
    last = history.steps[-1]
    if not is_ahead(last):
        return None
    place = last.mention.document, last.mention.record, history.program, history.trial, history.event
    return endings.get(place)


def standing(history: EventHistory, changes: Sequence[Change]) -> Standing:
    """How one milestone stands."""
    return standings([history], changes)[0]
