"""Milestones over several releases. What makes two of them the same event never holds a date."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.schemas import (
    Claim,
    Event,
    EventHistory,
    Mention,
    Milestone,
    MilestoneStatus,
    Step,
    Told,
    TrialEntity,
)

from .identity import Identities
from .names import UNNAMED, trial_key
from .order import mention_of, ordered
from .windows import same_window
from .words import alike, telling_words

__all__ = ["MANY", "Spoken", "events", "is_ahead", "phase_of", "same_window", "spoken"]

MANY = frozenset({Event.OTHER, Event.CONFERENCE, Event.PUBLICATION, Event.DATA_UPDATE, Event.FINANCING})
"""Steps of which a program takes several at a time: alike only where the words are."""
OF_TRIAL = frozenset(
    {
        Event.TRIAL_START,
        Event.FIRST_PATIENT_DOSED,
        Event.ENROLLMENT_COMPLETE,
        Event.INTERIM_ANALYSIS,
        Event.FUTILITY_ANALYSIS,
        Event.POC_DATA,
        Event.TOPLINE,
        Event.FULL_DATA,
        Event.DATA_UPDATE,
    }
)
"""Steps that a trial takes, not a program."""
OF_PROGRAM = frozenset(
    {
        Event.PRE_IND,
        Event.IND_SUBMITTED,
        Event.IND_CLEARED,
        Event.EOP2_MEETING,
        Event.ROLLING_SUBMISSION,
        Event.NDA_SUBMITTED,
        Event.BLA_SUBMITTED,
        Event.SNDA_SUBMITTED,
        Event.SBLA_SUBMITTED,
        Event.MAA_SUBMITTED,
        Event.FILING_ACCEPTED,
        Event.REFUSE_TO_FILE,
        Event.PDUFA_DATE,
        Event.ADCOM,
        Event.CHMP_OPINION,
        Event.CRL,
        Event.RESUBMITTED,
        Event.APPROVED,
        Event.LABEL_EXPANSION,
        Event.LAUNCH,
        Event.DEAL_SIGNED,
        Event.DEAL_CLOSED,
        Event.FINANCING,
        Event.CASH_RUNWAY,
    }
)
"""Steps that no trial takes: the trial that a release tells beside them does not make them another step."""

_PHASE = re.compile(r"\bphase\s(?P<phase>[1-4])(?:[ab])?(?:/(?P<next>[1-4])[ab]?)?", re.IGNORECASE)


@dataclass(frozen=True)
class Spoken:
    """A milestone that a claim of one release states, with what it is about."""

    told: Told
    claim: Claim
    milestone: Milestone
    program: str | None
    trial: str | None

    @property
    def mention(self) -> Mention:
        """Where it stands."""
        return mention_of(self.told, self.claim.id, self.claim.evidence)

    @property
    def step(self) -> Step:
        """What it says."""
        return Step(
            mention=self.mention,
            status=self.milestone.status,
            timing=self.milestone.timing,
            statement=self.claim.statement,
        )


def events(told: Sequence[Told], identities: Identities) -> list[EventHistory]:
    """Every milestone that the releases state of programs, trials and the company, oldest word first."""
    histories: dict[str, list[Spoken]] = {}
    for one in spoken(told, identities):
        histories.setdefault(_identity(one, histories), []).append(one)
    return [
        EventHistory(
            id=name,
            program=steps[0].program,
            trial=next((one.trial for one in steps if one.trial), None),
            event=steps[0].milestone.event,
            steps=[one.step for one in steps],
        )
        for name, steps in histories.items()
    ]


def spoken(told: Sequence[Told], identities: Identities) -> list[Spoken]:
    """Each milestone of each claim, for each program and trial that it is told of, in order."""
    found = [one for release in ordered(told) for one in _spoken(release, identities)]
    return _with_trials(found, identities)


def _spoken(told: Told, identities: Identities) -> Iterator[Spoken]:
    document = told.release.document
    for claim in told.claims:
        if claim.milestone is None or (
            claim.negated and claim.milestone.status is not MilestoneStatus.CANCELLED
        ):
            continue
        programs = _ids(document, claim.program_ids, identities.program_of)
        trials = _ids(document, claim.trial_ids, identities.trial_of)
        if claim.milestone.event in OF_PROGRAM:
            trials = []
        if claim.milestone.event is Event.CASH_RUNWAY:
            programs = []
        owners = {one.id: one.programs for one in identities.trials if one.id in trials}
        pairs: list[tuple[str | None, str | None]] = []
        for trial in trials:
            its = [one for one in programs if one in owners[trial]] or programs or owners[trial][:1]
            pairs += [(program, trial) for program in its] or [(None, trial)]
        pairs += [(one, None) for one in (programs if not trials else [])]
        for program, place in pairs or [(None, None)]:
            yield Spoken(told, claim, claim.milestone, program, place)


def _ids(document: str, records: Sequence[str], known: Mapping[tuple[str, str], str]) -> list[str]:
    return list(dict.fromkeys(known[document, one] for one in records if (document, one) in known))


def _with_trials(found: Sequence[Spoken], identities: Identities) -> list[Spoken]:
    """Steps told of a program alone, given to its trial: the one that the words name, else the only one that fits."""
    having: dict[tuple[str | None, Event], set[str]] = {}
    for one in found:
        if one.trial:
            having.setdefault((one.program, one.milestone.event), set()).add(one.trial)
    phases = _phases(found, identities)
    return [
        replace(one, trial=_trial_of(one, having, phases, identities))
        if one.trial is None and one.program and one.milestone.event not in OF_PROGRAM
        else one
        for one in found
    ]


def _trial_of(
    one: Spoken,
    having: Mapping[tuple[str | None, Event], set[str]],
    phases: Mapping[str, set[str]],
    identities: Identities,
) -> str | None:
    words = trial_key(" ".join(item.quote for item in one.claim.evidence)).split("-")
    own = [item for item in identities.trials if one.program in item.programs]
    named = [item.id for item in own if item.name and trial_key(item.name) in words]
    if named or one.milestone.event not in OF_TRIAL:
        return named[0] if len(named) == 1 else None
    phase = phase_of(one.claim)
    fitting = [
        name
        for name in sorted(having.get((one.program, one.milestone.event), ()))
        if phase is None or phase in phases.get(name, ())
    ]
    beside = [name for name in _beside(one, own) if phase is None or phase in phases.get(name, {phase})]
    for group in (fitting, beside):
        if len(group) == 1:
            return group[0]
    return None


def _beside(one: Spoken, own: Sequence[TrialEntity]) -> list[str]:
    """The program's trials that the release tells in the same paragraph; all that it tells of where none is."""
    document = one.told.release.document
    paragraphs = {item.paragraph for item in one.claim.evidence if item.paragraph is not None}
    told = {
        trial.id: {
            item.paragraph
            for seen in trial.appearances
            if seen.document == document
            for item in seen.evidence
        }
        for trial in own
        if any(seen.document == document for seen in trial.appearances)
    }
    near = [name for name, places in told.items() if places & paragraphs]
    return near or list(told)


def _phases(found: Sequence[Spoken], identities: Identities) -> dict[str, set[str]]:
    phases: dict[str, set[str]] = {}
    for told in {one.told.release.document: one.told for one in found}.values():
        for trial in told.trials:
            entity = identities.trial_of.get((told.release.document, trial.id))
            if entity and trial.phases:
                name = "-".join(
                    one.value.removeprefix("EARLY_").removeprefix("PHASE") for one in trial.phases
                )
                phases.setdefault(entity, set()).add(name)
    return phases


def phase_of(claim: Claim) -> str | None:
    """The phase that a claim's evidence names, `2` or `1-2`; null where it names none or several."""
    found = {
        "-".join(filter(None, (match["phase"], match["next"])))
        for one in claim.evidence
        for match in _PHASE.finditer(one.quote)
        if not one.quote[: match.start()].casefold().endswith(("end of ", "end-of-"))
    }
    return found.pop() if len(found) == 1 else None


def _identity(one: Spoken, known: dict[str, list[Spoken]]) -> str:
    """What a milestone is the same by: the company or program, the trial or phase, and the event."""
    issuer = one.told.release.issuer or UNNAMED
    about = [one.program or issuer]
    if one.trial:
        about.append(one.trial.rpartition("/")[2])
    elif one.milestone.event in OF_TRIAL and (phase := phase_of(one.claim)):
        about.append(f"phase-{phase}")
    name = "/".join([*about, one.milestone.event.value.lower().replace("_", "-")])
    if one.milestone.event not in MANY:
        return name
    words = telling_words(one.claim)
    for other, steps in known.items():
        if other.startswith(f"{name}/") and any(alike(words, telling_words(step.claim)) for step in steps):
            return other
    for count in (3, 6, len(words)):
        called = f"{name}/{'-'.join(sorted(words)[:count]) or 'told'}"
        if called not in known:
            return called
    return called


def is_ahead(step: Step) -> bool:
    """Whether a step was still to come when it was told."""
    return step.status in {MilestoneStatus.EXPECTED, MilestoneStatus.DELAYED}
