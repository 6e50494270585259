"""MO, kinds: what kind of claim, step or designation a claim has fits how certain it is."""

import re
from collections.abc import Iterator

from summarizer.patterns import later
from summarizer.schemas import Claim, ClaimType, DesignationStatus, MilestoneStatus, Modality

from .context import Context, Fault, Subject
from .modality import GIVEN_UP, present
from .tone import clauses

_SETTLED = frozenset({DesignationStatus.GRANTED, DesignationStatus.DENIED, DesignationStatus.RESCINDED})


def designation_fits(context: Context) -> Iterator[Fault]:
    """What became of a designation is reported, and so is a request that the evidence says was made."""
    for subject, claim in context.each_claim():
        held = claim.designation
        if held is None or claim.modality is Modality.REPORTED or claim.milestone:
            continue
        told = [
            clause
            for clause in clauses(subject.quotes.text)
            if held.kind.value in context.scope(clause.text).values("designation")
        ]
        made = bool(told) and all(one.happened and one.plain for one in told)
        looks_ahead = any(one.expected or one.hypothetical for one in told)
        if made or (held.status in _SETTLED and not looks_ahead):
            yield Fault(
                f"{subject.path}.modality",
                f"A designation that was {held.status.value.lower()} is not {claim.modality.value}.",
                subject.span,
            )


_ALLOWED: dict[ClaimType, frozenset[Modality]] = {
    ClaimType.RESULT: frozenset({Modality.REPORTED}),
    ClaimType.THRESHOLD: frozenset({Modality.HYPOTHETICAL}),
    ClaimType.GUIDANCE: frozenset({Modality.EXPECTED, Modality.HYPOTHETICAL}),
}


def type_fits(context: Context) -> Iterator[Fault]:
    """A result is reported, a threshold hypothetical, guidance expected; a design is a chance where its words say so."""
    for subject, claim in context.each_claim():
        allowed = _PLANNED if _is_planned(claim, subject) else _ALLOWED.get(claim.type)
        told = _no_guidance(claim, subject) or _guidance_told(claim, subject)
        if allowed and claim.modality not in allowed and not told:
            said = " or ".join(sorted(one.value for one in allowed))
            yield Fault(
                f"{subject.path}.modality",
                f"{claim.type.value} is {said}, not {claim.modality.value}.",
                subject.span,
            )


_MADE_TO = frozenset({"designed to", "intended to"})
_PLANNED = frozenset({Modality.REPORTED, Modality.EXPECTED})


def _is_planned(claim: Claim, subject: Subject) -> bool:
    """Whether a claim is on a design of which nothing says `may` or `could`: `designed to` is no chance."""
    return claim.type is ClaimType.DESIGN and not any(
        clause.hypothetical or (clause.possible and clause.possible.casefold() not in _MADE_TO)
        for clause in (*clauses(subject.quotes.text), *clauses(claim.statement))
    )


def _no_guidance(claim: Claim, subject: Subject) -> bool:
    """Whether guidance is reported to be none: given up, or denied (`no timetable has been set`)."""
    if claim.modality is not Modality.REPORTED or claim.type is not ClaimType.GUIDANCE:
        return False
    given_up = claim.milestone is not None and claim.milestone.status in GIVEN_UP
    return given_up or (claim.negated and bool(_NONE_GIVEN.search(subject.quotes.text)))


_ASIDE = later(r"(?:that|which|who|whose|because|as|since|although|though|while)\s", re.IGNORECASE)
"""How a clause starts that only explains the one before it."""


def _guidance_told(claim: Claim, subject: Subject) -> bool:
    """Whether guidance reports what was done about it: a time brought forward, an adviser appointed, a search going on.

    Nothing in the main clauses of the quotes may plan or hope, nor any time lie ahead in them.
    """
    if claim.modality is not Modality.REPORTED or claim.type is not ClaimType.GUIDANCE:
        return False
    step = claim.milestone
    if step is not None and step.status is MilestoneStatus.EXPECTED:
        return False
    main = [one for one in clauses(present(subject.quotes.text)) if not _ASIDE.match(one.text)]
    told = [one for one in main if one.happened]
    return bool(told) and not any(one.firm or one.aimed for one in main)


_NONE_GIVEN = later(r"\b(?:does|do|did|has|have|is|are|was|were)\snot\b|\bno(?:ne)?\b", re.IGNORECASE)


def milestone_fits(context: Context) -> Iterator[Fault]:
    """A step that occurred is reported, and one that is expected is not."""
    for subject, claim in context.each_claim():
        if claim.milestone is None:
            continue
        occurred = claim.milestone.status is MilestoneStatus.OCCURRED
        expected = claim.milestone.status is MilestoneStatus.EXPECTED
        reported = claim.modality is Modality.REPORTED
        if (occurred and not reported) or (expected and reported):
            yield Fault(
                f"{subject.path}.milestone.status",
                f"A step that is {claim.milestone.status.value} is not {claim.modality.value}.",
                subject.span,
            )
