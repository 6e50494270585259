"""What a release says around a milestone: of its program, its trial, and whether it is over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.schemas import (
    Claim,
    ClaimType,
    Event,
    EventHistory,
    Mention,
    MilestoneStatus,
    Modality,
    Stage,
    Statistic,
    TimeWindow,
    Told,
    Trial,
    TrialStatus,
)

from .identity import Identities
from .order import mention_of
from .scope import READOUTS

ENDED = frozenset({TrialStatus.TERMINATED, TrialStatus.WITHDRAWN})
_STARTED = frozenset(
    {
        TrialStatus.RECRUITING,
        TrialStatus.ENROLLING_BY_INVITATION,
        TrialStatus.ACTIVE_NOT_RECRUITING,
        TrialStatus.COMPLETED,
    }
)
_FULL = frozenset({TrialStatus.ACTIVE_NOT_RECRUITING, TrialStatus.COMPLETED})
_SHOWN_BY_STATUS = {
    Event.TRIAL_START: _STARTED,
    Event.FIRST_PATIENT_DOSED: _FULL,
    Event.ENROLLMENT_COMPLETE: _FULL,
}
_SHOWN_BY_EVENT = {
    Event.IND_SUBMITTED: {Event.IND_CLEARED},
    Event.CTA_SUBMITTED: {Event.CTA_APPROVED},
    Event.TRIAL_START: {Event.FIRST_PATIENT_DOSED, Event.ENROLLMENT_COMPLETE},
    Event.FIRST_PATIENT_DOSED: {Event.ENROLLMENT_COMPLETE},
    Event.NDA_SUBMITTED: {Event.FILING_ACCEPTED, Event.APPROVED, Event.CRL, Event.REFUSE_TO_FILE},
    Event.BLA_SUBMITTED: {Event.FILING_ACCEPTED, Event.APPROVED, Event.CRL, Event.REFUSE_TO_FILE},
    Event.PDUFA_DATE: {Event.APPROVED, Event.CRL},
}
"""What shows that a step was taken, though the release does not say so."""


@dataclass(frozen=True)
class Context:
    """One release beside one milestone."""

    told: Told
    known: Identities

    @property
    def document(self) -> str:
        """The release's id."""
        return self.told.release.document

    def program(self, claim: Claim) -> set[str | None]:
        """The entities that a claim is about."""
        return {self.known.program_of.get((self.document, one)) for one in claim.program_ids}

    def trials(self, entity: str | None) -> list[Trial]:
        """The release's records of a trial."""
        return self._trials.get(entity, []) if entity else []

    @cached_property
    def _trials(self) -> dict[str, list[Trial]]:
        """The release's records of each trial."""
        found: dict[str, list[Trial]] = {}
        for one in self.told.trials:
            if entity := self.known.trial_of.get((self.document, one.id)):
                found.setdefault(entity, []).append(one)
        return found

    def is_probable(self, entity: str | None) -> bool:
        """Whether the release does not name the trial."""
        own = self.trials(entity)
        return bool(own) and all((self.document, one.id) in self.known.probable for one in own)

    def names(self, program: str) -> bool:
        """Whether the release has a record of the program."""
        return program in self._programs

    @cached_property
    def _programs(self) -> frozenset[str]:
        """The programs that the release has a record of."""
        places = ((self.document, one.id) for one in self.told.programs)
        return frozenset(self.known.program_of[one] for one in places if one in self.known.program_of)

    def speaks_of_steps(self, program: str | None) -> bool:
        """Whether it tells of the program's trials or steps; of the company's cash where there is no program."""
        if program is None:
            return any(
                claim.type is ClaimType.FINANCIAL and any("cash" in one.what.lower() for one in claim.amounts)
                for claim in self.told.claims
            )
        return program in self._told_of

    @cached_property
    def _told_of(self) -> frozenset[str | None]:
        """The programs whose trials or steps the release tells of."""
        steps = (one for claim in self.told.claims if claim.milestone for one in self.program(claim))
        trials = (program for one in self.known.trials if one.id in self._trials for program in one.programs)
        return frozenset([*steps, *trials])

    def ended(self, history: EventHistory) -> Mention | None:
        """Where the release says that the milestone's trial, or its program, was stopped."""
        for program in self.told.programs:
            whose = self.known.program_of.get((self.document, program.id))
            if program.stage is Stage.DISCONTINUED and whose == history.program:
                return mention_of(self.told, program.id, program.evidence)
        for trial in self.trials(history.trial):
            if trial.status in ENDED:
                return mention_of(self.told, trial.id, trial.evidence)
        for claim in self.told.claims:
            step = claim.milestone
            if (
                step is None
                or step.event is not Event.TERMINATED
                or step.status is not MilestoneStatus.OCCURRED
            ):
                continue
            trials = {self.known.trial_of.get((self.document, one)) for one in claim.trial_ids}
            whole = not claim.trial_ids and history.program in self.program(claim)
            if (history.trial and history.trial in trials) or (whole and history.program):
                return mention_of(self.told, claim.id, claim.evidence)
        return None

    @cached_property
    def figures(self) -> frozenset[tuple[str, str]]:
        """The measured values that the release tells, each with its trial."""
        return frozenset(
            (trial, one.figure or one.p_value or "")
            for claim in self.told.claims
            if _is_readout(claim)
            for trial in filter(
                None, (self.known.trial_of.get((self.document, one)) for one in claim.trial_ids)
            )
            for one in claim.results
        )

    def shown(
        self, history: EventHistory, former: frozenset[tuple[str, str]], *, may_read_out: bool
    ) -> tuple[Mention, TimeWindow | None] | None:
        """Where the release shows that a milestone was reached without saying so: a trial that enrolls has started.

        `former` are figures that earlier releases told: told again, they are no readout, and nor is what comes before
        its window (`may_read_out`). With the day only where the other step is this one's decision: an approval is that of its PDUFA date.
        """
        for trial in self.trials(history.trial):
            if trial.status in _SHOWN_BY_STATUS.get(history.event, ()):
                return mention_of(self.told, trial.id, trial.evidence), None
        for claim in self._claims(history):
            step = claim.milestone
            shows = _SHOWN_BY_EVENT.get(history.event, set())
            if step and step.event in shows and step.status is MilestoneStatus.OCCURRED and not claim.negated:
                decided = step.timing if history.event is Event.PDUFA_DATE else None
                return mention_of(self.told, claim.id, claim.evidence), decided
            fresh = any(
                (history.trial, one.figure or one.p_value or "") not in former for one in claim.results
            )
            if may_read_out and _is_readout(claim) and fresh and history.event in READOUTS and history.trial:
                return mention_of(self.told, claim.id, claim.evidence), None
        return None

    def _claims(self, history: EventHistory) -> Iterator[Claim]:
        for claim in self.told.claims:
            trials = {self.known.trial_of.get((self.document, one)) for one in claim.trial_ids}
            of_trial = history.trial in trials if history.trial else not claim.trial_ids
            if history.program in self.program(claim) and of_trial:
                yield claim


def _is_readout(claim: Claim) -> bool:
    """Whether a claim reports measured values; how many were enrolled or treated is no readout."""
    return (
        claim.type is ClaimType.RESULT
        and claim.modality is Modality.REPORTED
        and any(one.statistic is not Statistic.COUNT and (one.figure or one.p_value) for one in claim.results)
    )


def contexts(told: Sequence[Told], known: Identities) -> list[Context]:
    """Each release with who is who in it."""
    return [Context(one, known) for one in told]
