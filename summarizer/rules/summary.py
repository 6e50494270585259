"""Two to five sentences that tell the release, each resting on claims."""

from collections.abc import Sequence

from summarizer.phrasing import stated
from summarizer.rules.prose import Prose
from summarizer.schemas import (
    ClaimType,
    DesignationStatus,
    MilestoneStatus,
    ProposedClaim,
    ProposedProgram,
    ProposedSentence,
    ZoneKind,
)

_RANK = {
    ClaimType.REGULATORY: 0,
    ClaimType.RESULT: 1,
    ClaimType.GUIDANCE: 2,
    ClaimType.PARTNERSHIP: 3,
    ClaimType.FINANCIAL: 4,
    ClaimType.BACKGROUND: 5,
}
_MOST = 5


def propose_summary(
    prose: Prose, programs: Sequence[ProposedProgram], claims: Sequence[ProposedClaim]
) -> list[ProposedSentence]:
    """The weightiest claims in words, one sentence each, the news of headline and lead first.

    Designations of one kind come together.
    """
    front = _front(prose)
    names = {program.ref: program.name for program in programs}
    ranked = sorted(
        (claim for claim in claims if claim.type in _RANK),
        key=lambda claim: (not _leads(claim, front), _RANK[claim.type], _weight(claim), int(claim.ref[1:])),
    )
    sentences: list[ProposedSentence] = []
    used: set[str] = set()
    taken: dict[ClaimType, int] = {}
    for claim in ranked:
        if claim.ref in used or len(sentences) >= _MOST or taken.get(claim.type, 0) >= 2:
            continue
        together = [claim]
        if claim.designation:
            together = [
                other
                for other in ranked
                if other.designation
                and (
                    other.programs,
                    other.designation.kind,
                    other.designation.agency,
                    other.designation.status,
                )
                == (
                    claim.programs,
                    claim.designation.kind,
                    claim.designation.agency,
                    claim.designation.status,
                )
            ]
        used.update(other.ref for other in together)
        taken[claim.type] = taken.get(claim.type, 0) + 1
        text = _text(together, names)
        if all(text != one.text for one in sentences):
            sentences.append(ProposedSentence(text=text, claims=[other.ref for other in together]))
    return sentences


def _front(prose: Prose) -> frozenset[int]:
    """The numbers of the paragraphs that carry the news: headline, its bullets, the lead."""
    kinds = {ZoneKind.HEADLINE, ZoneKind.HEADLINE_BULLETS, ZoneKind.DATELINE, ZoneKind.LEAD}
    return frozenset(one.paragraph.number for one in prose.sentences if one.paragraph and one.kind in kinds)


def _leads(claim: ProposedClaim, front: frozenset[int]) -> bool:
    return any(quote.paragraph in front for quote in claim.evidence)


def _weight(claim: ProposedClaim) -> int:
    """Smaller is weightier: what has a number or a date before what has none."""
    if claim.milestone:
        return 0 if claim.milestone.status is not MilestoneStatus.EXPECTED or claim.milestone.phrase else 1
    if claim.designation:
        return 0 if claim.designation.status is DesignationStatus.GRANTED else 1
    return 0 if any(value.figure for value in claim.results) or claim.amounts else 2


def _text(claims: Sequence[ProposedClaim], names: dict[str, str]) -> str:
    first = claims[0]
    subject = ", ".join(names[ref] for ref in first.programs if ref in names)
    statement = first.statement or stated(first)
    if first.designation and len(claims) > 1:
        populations = "; ".join(
            claim.designation.population
            for claim in claims
            if claim.designation and claim.designation.population
        )
        head = statement.split(" for ")[0]
        statement = f"{head} for {populations}"
    prefix = f"{subject}: " if subject and subject.casefold() not in statement.casefold() else ""
    return f"{prefix}{statement}."
