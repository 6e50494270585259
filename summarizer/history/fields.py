"""What changed in a trial or program besides its dates: enrolment, endpoints, status, stage, rights."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.schemas import (
    Change,
    ChangeKind,
    Enrollment,
    EnrollmentType,
    Mention,
    Outcome,
    OutcomeType,
    Program,
    Told,
    Trial,
    TrialStatus,
)

from .context import Context
from .endpoints import same_endpoints
from .order import mention_of
from .reasons import reason_in
from .territories import same_rights
from .wording import noted

_ORDER = (
    TrialStatus.NOT_YET_RECRUITING,
    TrialStatus.RECRUITING,
    TrialStatus.ACTIVE_NOT_RECRUITING,
    TrialStatus.COMPLETED,
)
"""A trial goes this way only."""


@dataclass(frozen=True)
class Value:
    """What a release gives for a field, as it stands in a change."""

    text: str
    told: Told
    record: Trial | Program

    @property
    def mention(self) -> Mention:
        """Where it is given."""
        return mention_of(self.told, self.record.id, self.record.evidence)


@dataclass(frozen=True)
class _Given:
    """A field of a trial or program in one release, with what it is compared by."""

    name: str
    what: object
    value: Value
    program: str | None
    trial: str | None = None


def fields_changed(releases: Sequence[Context]) -> Iterator[Change]:
    """Values of trials and programs that differ from what the last release that gave them said."""
    last: dict[tuple[str, str], _Given] = {}
    for release in releases:
        for one in _given(release):
            place = (one.trial or one.program or "", one.name)
            before = last.get(place)
            last[place] = one
            kind = _kind(before, one) if before else None
            if before and kind is ChangeKind.REITERATED:
                last[place] = _fuller(before, one)
            elif before and kind and before.value.told is not one.value.told:
                yield _change(kind, before, one, release)


def _given(release: Context) -> Iterator[_Given]:
    linked = {one.id: one.programs for one in release.known.trials}
    for trial in release.told.trials:
        entity = release.known.trial_of.get((release.document, trial.id))
        if entity:
            program = next(iter(linked.get(entity, ())), None)
            for name, what, text in _of_trial(trial):
                yield _Given(name, what, _value(text, release, trial), program, entity)
    for one in release.told.programs:
        entity = release.known.program_of.get((release.document, one.id))
        if entity and one.stage:
            yield _Given("stage", one.stage, _value(one.stage.value, release, one), entity)
        if entity and one.rights:
            yield _Given("rights", one.rights, _value(one.rights, release, one), entity)


def _value(text: str, release: Context, record: Trial | Program) -> Value:
    return Value(text, release.told, record)


def _of_trial(trial: Trial) -> Iterator[tuple[str, object, str]]:
    if trial.enrollment:
        yield "enrollment", trial.enrollment, str(trial.enrollment.count)
    primary = [one for one in trial.outcomes if one.type is OutcomeType.PRIMARY]
    if primary:
        told = [f"{one.measure} at {one.time_frame}" if one.time_frame else one.measure for one in primary]
        yield "outcomes", primary, "; ".join(told)
    if trial.phases:
        names = [one.value for one in trial.phases]
        yield "phases", names, ", ".join(names)
    if trial.status and trial.status is not TrialStatus.UNKNOWN:
        yield "status", trial.status, trial.status.value


def _kind(before: _Given, after: _Given) -> ChangeKind | None:
    """How a value changed; null where the later one is no news, only another word or an engine's slip."""
    former, now = before.what, after.what
    if after.name == "enrollment":
        return _enrolled(former, now)
    if after.name == "outcomes":
        same = same_endpoints(former, now) if isinstance(former, list) and isinstance(now, list) else True
        return ChangeKind.REITERATED if same else ChangeKind.SCOPE_CHANGED
    if after.name == "rights":
        same = same_rights(str(former), str(now))
        return ChangeKind.REITERATED if same else ChangeKind.SCOPE_CHANGED
    if former == now:
        return ChangeKind.REITERATED
    if after.name == "status":
        back = former in _ORDER and now in _ORDER and _ORDER.index(now) < _ORDER.index(former)
        return None if back else ChangeKind.NEW
    return ChangeKind.SCOPE_CHANGED


def _enrolled(before: object, after: object) -> ChangeKind | None:
    """A plan that became another plan changed; one that was reached is achieved; a plan told later is no news."""
    if not isinstance(before, Enrollment) or not isinstance(after, Enrollment):
        return None
    if after.type is EnrollmentType.ESTIMATED:
        if before.type is EnrollmentType.ACTUAL:
            return None
        return ChangeKind.REITERATED if before.count == after.count else ChangeKind.SCOPE_CHANGED
    return ChangeKind.ACHIEVED if before.type is EnrollmentType.ESTIMATED else ChangeKind.REITERATED


def _fuller(before: _Given, after: _Given) -> _Given:
    """Of two words for one thing the later, unless it leaves out when the endpoints are measured."""
    return before if _is_timed(before.what) and not _is_timed(after.what) else after


def _is_timed(what: object) -> bool:
    return isinstance(what, list) and any(isinstance(one, Outcome) and one.time_frame for one in what)


def _change(kind: ChangeKind, before: _Given, after: _Given, release: Context) -> Change:
    about = after.value.text if after.name == "enrollment" else None
    reason = (
        reason_in(after.value.record.evidence, release.told, about) if after.name == "enrollment" else None
    )
    return noted(
        Change(
            kind=kind,
            program=after.program,
            trial=after.trial,
            field=after.name,
            before=before.value.mention,
            after=after.value.mention,
            value_before=before.value.text,
            value_after=after.value.text,
            reason=reason,
            note="",
        )
    )
