"""How far each program has come, from its trials and the steps that happened to it."""

import re
from collections.abc import Sequence

from summarizer.patterns import later
from summarizer.rules.programs import furthest
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.trials import Trials
from summarizer.schemas import Event, MilestoneStatus, Phase, ProposedClaim, ProposedTrial, Stage, TrialStatus

_OF_PHASES = {
    (Phase.PHASE1,): Stage.PHASE1,
    (Phase.EARLY_PHASE1,): Stage.PHASE1,
    (Phase.PHASE1, Phase.PHASE2): Stage.PHASE1_PHASE2,
    (Phase.PHASE2,): Stage.PHASE2,
    (Phase.PHASE2, Phase.PHASE3): Stage.PHASE2_PHASE3,
    (Phase.PHASE3,): Stage.PHASE3,
}
_PLANNED = later(
    r"\b(?:planned|plans?\sto|will\s(?:begin|start|initiate|evaluate|assess|enroll)|to\s(?:initiate|begin|start|commence)|intends?|"
    r"initiation\sof|expected\sto|proposed|future)\b",
    re.IGNORECASE,
)
_MARKETING = later(
    r"\b(?:s?NDA|s?BLA|MAA|New\sDrug\sApplication|Licen[sc]e\sApplication|Marketing)\b", re.IGNORECASE
)
"""An application for approval; one for trials leaves a candidate where it is."""
_OF_EVENTS = {
    Event.APPROVED: Stage.APPROVED,
    Event.LABEL_EXPANSION: Stage.APPROVED,
    Event.FILING_ACCEPTED: Stage.UNDER_REVIEW,
    Event.PDUFA_DATE: Stage.UNDER_REVIEW,
}


def stages(
    prose: Prose,
    trials: Trials,
    tested: Sequence[ProposedTrial],
    claims: Sequence[ProposedClaim],
) -> dict[str, tuple[Stage, Sentence]]:
    """The furthest stage of each program; a trial that is only planned does not count, a cleared one does."""
    cleared = {
        ref
        for claim in claims
        if claim.milestone
        and claim.milestone.event in {Event.IND_CLEARED, Event.CTA_APPROVED}
        and claim.milestone.status is MilestoneStatus.OCCURRED
        for ref in claim.programs
    }
    reached: dict[str, list[tuple[Stage, Sentence]]] = {}
    for study, record in zip(trials.studies, tested, strict=True):
        stage = _OF_PHASES.get(tuple(record.phases))
        if stage is None or not study.phases:
            continue
        said = min((sentence for _, sentence in study.phases), key=lambda one: (one.title, one.index))
        planned = record.status in {TrialStatus.NOT_YET_RECRUITING, TrialStatus.WITHDRAWN} or (
            record.status is None and all(_PLANNED.search(sentence.text) for _, sentence in study.phases)
        )
        for ref in study.programs:
            if planned and ref not in cleared:
                continue
            reached.setdefault(ref, []).append((stage, said))
    by_place = {
        (sentence.paragraph.number if sentence.paragraph else None, sentence.text.strip()): sentence
        for sentence in prose.sentences
    }
    for claim in claims:
        if claim.milestone is None:
            continue
        stage = _OF_EVENTS.get(claim.milestone.event)
        happened = (
            claim.milestone.status is MilestoneStatus.OCCURRED or claim.milestone.event is Event.PDUFA_DATE
        )
        if stage is None or not happened:
            continue
        source = next(
            (
                found
                for quote in claim.evidence
                if (found := by_place.get((quote.paragraph, quote.quote))) is not None
            ),
            None,
        )
        if source is not None and not (
            claim.milestone.event is Event.FILING_ACCEPTED and not _MARKETING.search(source.text)
        ):
            for ref in claim.programs:
                reached.setdefault(ref, []).append((stage, source))
    return {ref: best for ref, found in reached.items() if (best := furthest(found)) is not None}
