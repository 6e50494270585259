"""What became of one milestone, from release to release."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from summarizer.schemas import (
    Bound,
    Change,
    ChangeKind,
    Event,
    EventHistory,
    Mention,
    MilestoneStatus,
    Step,
    TimeWindow,
)

from .context import Context
from .events import is_ahead
from .order import mention_of
from .reasons import reason_of
from .scope import READOUTS, scope_changed, scope_of
from .windows import days_between, end_of, inside, is_dated, same_window, window_change
from .wording import noted

Loose = frozenset[tuple[str, str | None, Event]]
"""Release, program and event."""


@dataclass
class Course:
    """A milestone on its way: what was last said of it, and what of it was told already."""

    history: EventHistory
    steps: dict[str, list[Step]]
    """Its steps by release."""
    loose: Loose = frozenset()
    """Steps that releases tell without a trial: one of them may be meant where a trial's is missing."""
    again: bool = True
    """Whether what is told again as it was is a change too."""
    last: Step | None = None
    scope: frozenset[str] = frozenset()
    figures: frozenset[tuple[str, str]] = frozenset()
    """Values that its releases have told."""
    told: set[ChangeKind] = field(default_factory=set)
    """Silences that were told: each once."""

    @classmethod
    def of(cls, history: EventHistory, loose: Loose = frozenset(), *, again: bool = True) -> "Course":
        """The course of a history; `again` is whether what is told again as it was is a change too."""
        steps: dict[str, list[Step]] = {}
        for one in history.steps:
            steps.setdefault(one.mention.document, []).append(one)
        distinct = {document: _distinct(group) for document, group in steps.items()}
        return cls(history, distinct, loose if history.trial else frozenset(), again)

    def changes(self, releases: Sequence[Context]) -> Iterator[Change]:
        """Its changes in the releases, oldest first; what the first of them says is where it starts."""
        for place, release in enumerate(releases):
            steps = self.steps.get(release.document, [])
            if not steps and self.last:
                yield from self._silent(self.last, release)
            for step in steps:
                if self.last is None:
                    if place:
                        why = reason_of(step, release.told) if self.history.event in _STOPS else None
                        yield self._change(ChangeKind.NEW, None, step, release, reason=why)
                else:
                    yield from self._compared(self.last, step, release)
            self._remember(steps, release)
            self.figures |= release.figures

    def _remember(self, steps: Sequence[Step], release: Context) -> None:
        """A step without a time says no more than the last one that had one."""
        telling = [one for one in steps if not is_ahead(one) or is_dated(one.timing) or not self._is_open]
        if not telling:
            return
        lead = max(telling, key=lambda one: (not is_ahead(one), end_of(one.timing) or date.min))
        self.last = lead
        self.scope = self._scope(lead, release) or self.scope

    @property
    def _is_open(self) -> bool:
        return self.last is not None and is_ahead(self.last) and is_dated(self.last.timing)

    def _scope(self, step: Step, release: Context) -> frozenset[str]:
        if self.history.event not in READOUTS:
            return frozenset()
        trials = frozenset(one.id for one in release.trials(self.history.trial))
        return scope_of(step, release.told, self.history.event, trials)

    def _compared(self, last: Step, step: Step, release: Context) -> Iterator[Change]:
        if step.status is MilestoneStatus.CANCELLED:
            if last.status is not MilestoneStatus.CANCELLED:
                yield self._change(ChangeKind.SCOPE_CHANGED, last, step, release)
        elif step.status is MilestoneStatus.LAPSED:
            yield from self._lapsed(last, release, step.mention)
        elif is_ahead(last) and is_ahead(step):
            yield from self._moved(last, step, release)
        elif is_ahead(last):
            yield self._change(ChangeKind.ACHIEVED, last, step, release)
        elif is_ahead(step):
            yield self._change(ChangeKind.NEW, None, step, release)

    def _moved(self, last: Step, step: Step, release: Context) -> Iterator[Change]:
        if is_dated(last.timing) and not is_dated(step.timing):
            lapsed = list(self._lapsed(last, release, step.mention))
            if lapsed or ChangeKind.LAPSED in self.told:
                yield from lapsed
            else:
                yield from self._unmentioned(last, release, step.mention, MilestoneStatus.EXPECTED)
            return
        kind = window_change(last.timing, step.timing, self.history.event)
        after = self._scope(step, release)
        rescoped = scope_changed(self.scope, after)
        if kind is ChangeKind.REITERATED and not rescoped:
            lapsed = list(self._lapsed(last, release, step.mention))
            yield from lapsed or ([self._change(kind, last, step, release)] if self.again else [])
            return
        if kind is not ChangeKind.REITERATED:
            yield self._change(kind, last, step, release, reason=reason_of(step, release.told))
        if rescoped:
            yield self._change(
                ChangeKind.SCOPE_CHANGED,
                last,
                step,
                release,
                field="scope",
                value_before="; ".join(sorted(self.scope)) or None,
                value_after="; ".join(sorted(after)),
            )

    def _silent(self, last: Step, release: Context) -> Iterator[Change]:
        """What follows where a release says nothing of a milestone that was still ahead."""
        if not is_ahead(last):
            return
        if shown := release.shown(self.history, self.figures, may_read_out=_has_begun(last, release)):
            yield self._closed(ChangeKind.ACHIEVED, last, release, *shown)
        elif ended := release.ended(self.history):
            yield self._closed(ChangeKind.NOT_MENTIONED, last, release, ended, None)
        elif (release.document, self.history.program, self.history.event) in self.loose:
            return
        elif self.history.program is None or release.names(self.history.program):
            lapsed = list(self._lapsed(last, release, mention_of(release.told)))
            yield from lapsed
            ended_already = ChangeKind.LAPSED in self.told
            if not ended_already and release.speaks_of_steps(self.history.program):
                yield from self._unmentioned(last, release, mention_of(release.told), None)

    def _closed(
        self, kind: ChangeKind, last: Step, release: Context, mention: Mention, timing: TimeWindow | None
    ) -> Change:
        done = kind is ChangeKind.ACHIEVED
        status = MilestoneStatus.OCCURRED if done else MilestoneStatus.CANCELLED
        self.last = Step(mention=mention, status=status, timing=timing)
        return self._change(kind, last, self.last, release)

    def _unmentioned(
        self, last: Step, release: Context, mention: Mention, status: MilestoneStatus | None
    ) -> Iterator[Change]:
        if ChangeKind.NOT_MENTIONED not in self.told:
            self.told.add(ChangeKind.NOT_MENTIONED)
            yield self._built(ChangeKind.NOT_MENTIONED, last, release, mention, status=status)

    def _lapsed(self, last: Step, release: Context, mention: Mention) -> Iterator[Change]:
        """That its window had ended before a release that gives no outcome and no new time: told once."""
        late = _late(last, release)
        if late is not None and ChangeKind.LAPSED not in self.told:
            self.told.add(ChangeKind.LAPSED)
            yield self._built(ChangeKind.LAPSED, last, release, mention, days=late)

    def _change(
        self, kind: ChangeKind, last: Step | None, step: Step, release: Context, **more: object
    ) -> Change:
        if last and not is_ahead(step):
            self.told.clear()
        before = last.timing if last else None
        fields: dict[str, object] = {"status": step.status, "window_after": step.timing}
        if kind is ChangeKind.ACHIEVED:
            fields["in_window"] = inside(before, step.timing, release.told.release.published)
        elif kind is not ChangeKind.NOT_MENTIONED:
            fields["days"] = days_between(before, step.timing)
        if kind in _MOVES and last and "field" not in more:
            fields["lapsed_days"] = _late(last, release)
        return self._built(kind, last, release, step.mention, **fields, **more)

    def _built(
        self, kind: ChangeKind, last: Step | None, release: Context, after: Mention, **fields: object
    ) -> Change:
        return noted(
            Change.model_validate(
                {
                    "kind": kind,
                    "program": self.history.program,
                    "trial": self.history.trial,
                    "event": self.history.event,
                    "before": last.mention if last else None,
                    "after": after,
                    "window_before": last.timing if last else None,
                    "probable": self._is_probable(last, release),
                    "note": "",
                    **fields,
                }
            )
        )

    def _is_probable(self, last: Step | None, release: Context) -> bool:
        """Whether one of the two releases names the trial and the other only describes it."""
        trial = self.history.trial
        if trial is None or last is None or not release.trials(trial):
            return False
        return release.is_probable(trial) != _was_probable(last, release, trial)


_STOPS = frozenset({Event.TERMINATED, Event.CLINICAL_HOLD, Event.REFUSE_TO_FILE, Event.CRL})
"""News that are a move in themselves, and may have a reason."""
_MOVES = frozenset({ChangeKind.DELAYED, ChangeKind.PULLED_IN, ChangeKind.NARROWED, ChangeKind.WIDENED})


def _was_probable(last: Step, release: Context, trial: str) -> bool:
    entity = next((one for one in release.known.trials if one.id == trial), None)
    own = [one for one in entity.appearances if one.document == last.mention.document] if entity else []
    return bool(own) and all(one.probable for one in own)


def _has_begun(last: Step, release: Context) -> bool:
    """Whether a release came out when the guided window had begun."""
    day = release.told.release.published
    begins = last.timing.start if last.timing and last.timing.bound is not Bound.BY else None
    return begins is None or day is None or day >= begins


def _late(last: Step, release: Context) -> int | None:
    """How many days a window had ended when a release came out; null where it had not."""
    end, day = end_of(last.timing), release.told.release.published
    return (day - end).days if end and day and day > end else None


def _distinct(steps: Sequence[Step]) -> list[Step]:
    """A release's steps without those that another one says as well or better; an outcome stands for all."""
    if done := [one for one in steps if not is_ahead(one)]:
        return [min(done, key=lambda one: not is_dated(one.timing))]
    kept: list[Step] = []
    for step in sorted(steps, key=lambda one: not is_dated(one.timing)):
        if not any(not is_dated(step.timing) or same_window(one.timing, step.timing) for one in kept):
            kept.append(step)
    return [one for one in kept if not any(_is_nearer(other, one) for other in kept if other is not one)]


def _is_nearer(one: Step, other: Step) -> bool:
    """Whether one window of a release says more nearly what another of its windows says."""
    return window_change(other.timing, one.timing) is ChangeKind.NARROWED
