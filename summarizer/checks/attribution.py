"""AT, claims: what a claim's designation, milestone and amounts say is in its evidence."""

import re
from collections.abc import Iterator
from enum import StrEnum

from summarizer.schemas import (
    Agency,
    Amount,
    DesignationKind,
    Event,
    MilestoneStatus,
)

from .context import Context, Fault, Subject
from .numbers import each_amount
from .results import GENERIC, printed
from .statements import lacks
from .terms import in_other_words, judged, readable
from .wording import missing, occurrences


def designation_kind(context: Context) -> Iterator[Fault]:
    """The kind of a designation is named in its evidence."""
    for subject, claim in context.each_claim():
        if claim.designation:
            yield from named("designation.kind", "designation", claim.designation.kind, subject, strict=True)


_AMERICAN = frozenset(
    {
        DesignationKind.FAST_TRACK,
        DesignationKind.RMAT,
        DesignationKind.RARE_PEDIATRIC_DISEASE,
        DesignationKind.PRIORITY_REVIEW_VOUCHER,
        DesignationKind.NATIONAL_PRIORITY_VOUCHER,
        DesignationKind.QIDP,
        DesignationKind.RTOR,
        DesignationKind.PROJECT_ORBIS,
        DesignationKind.PLATFORM_TECHNOLOGY,
    }
)


def designation_agency(context: Context) -> Iterator[Fault]:
    """The regulator is named in the evidence, or is the only one that grants such a thing."""
    for subject, claim in context.each_claim():
        if claim.designation is None or claim.designation.agency is None:
            continue
        verdict = judged("agency", claim.designation.agency, subject, strict=True)
        only = claim.designation.agency is Agency.FDA and claim.designation.kind in _AMERICAN
        if not verdict.supported and (verdict.instead or not only):
            yield from named("designation.agency", "agency", claim.designation.agency, subject, strict=True)


def designation_status(context: Context) -> Iterator[Fault]:
    """What became of a designation is said in its evidence."""
    for subject, claim in context.each_claim():
        if claim.designation:
            yield from named("designation.status", "designation_status", claim.designation.status, subject)


def named(
    field: str, table: str, value: StrEnum, subject: Subject, *, strict: bool = False
) -> Iterator[Fault]:
    """A fault where the evidence has no words for an enumerated value."""
    verdict = judged(table, value, subject, strict=strict)
    if verdict.supported:
        return
    said = readable(value.value)
    if verdict.instead:
        others = " or ".join(readable(one) for one in verdict.instead[:3])
        yield Fault(f"{subject.path}.{field}", f"The evidence says {others}, not {said}.", subject.span)
    else:
        yield Fault(f"{subject.path}.{field}", f"The evidence has no word for {said}.", subject.span)


def designation_population(context: Context) -> Iterator[Fault]:
    """Whom a designation is for is in the evidence's words."""
    for subject, claim in context.each_claim():
        population = claim.designation.population if claim.designation else None
        lacking = missing(population, subject.sentences) if population else []
        if lacking:
            yield Fault(f"{subject.path}.designation.population", f"{lacks(lacking)}.", subject.span)


_QUALIFIERS = re.compile(
    r"(?:(?:active|refractory|relapsed|recurrent|severe|moderate|mild|moderate-to-severe|moderately|severely|advanced|"
    r"metastatic|unresectable|locally|newly|previously|treated|untreated|diagnosed|adult|pediatric|paediatric|"
    r"chronic|acute|high-risk|progressive|diffuse|systemic|generalized|severe/refractory|relapsed/refractory|"
    r"primary|secondary|early|late|stage|or|and|to|with|/)[\s,/-]{1,2}){1,6}$"
)


def designation_whole(context: Context) -> Iterator[Fault]:
    """Whom a designation is for keeps every qualifier: not `lupus` where the release says `refractory lupus`."""
    for subject, claim in context.each_claim():
        population = claim.designation.population if claim.designation else None
        if not population:
            continue
        folded = subject.sentences.folded
        cut = []
        whole, rest = _longest_end(population, folded)
        for place in occurrences(whole, folded):
            before = folded[max(0, place.start - 60) : place.start]
            match = _QUALIFIERS.search(before)
            lost = (
                re.sub(r"(?:(?:or|and|to|with|/)[\s,/-]{0,2})+$", "", match.group()).strip(" ,/-")
                if match
                else ""
            )
            lost = re.sub(r"^(?:(?:or|and|to|with)\s)+", "", lost)
            cut.append("" if lost in {"", "adult", "pediatric", "paediatric"} or lost in rest else lost)
        if cut and all(cut):
            yield Fault(
                f"{subject.path}.designation.population",
                f'"{population}" leaves out "{cut[0]}".',
                subject.span,
            )


def _longest_end(population: str, folded: str) -> tuple[str, str]:
    """The longest end of a population, of three words or more, that a text has as it stands, and what is before it.

    A population is often put together from what introduces a list and from one of its items.
    """
    words = population.split()
    for start in range(max(1, len(words) - 2)):
        end = " ".join(words[start:])
        if occurrences(end, folded):
            return end, " ".join(words[:start]).casefold()
    return population, ""


_CHINESE = (
    frozenset({Event.IND_CLEARED, Event.CTA_APPROVED}),
    frozenset({Event.IND_SUBMITTED, Event.CTA_SUBMITTED}),
)
"""Steps that are one at the NMPA, whose IND is a clinical trial application."""
_ALSO_SAID = {
    Event.FINANCING: frozenset({"offering", "financing", "ipo", "placement", "share", "note", "loan"}),
    Event.INTERIM_ANALYSIS: frozenset({"interim"}),
}


def milestone_event(context: Context) -> Iterator[Fault]:
    """The step is named in the evidence."""
    for subject, claim in context.each_claim():
        event = claim.milestone.event if claim.milestone else Event.OTHER
        if event is Event.OTHER or _ALSO_SAID.get(event, frozenset()) & subject.sentences.pool:
            continue
        alike = next((one for one in _CHINESE if event in one), frozenset[Event]())
        if Agency.NMPA.value in subject.block.values("agency") and alike & subject.sentences.values("event"):
            continue
        if not in_other_words("event", event.value, subject, several=True):
            yield from named("milestone.event", "event", event, subject)


def milestone_status(context: Context) -> Iterator[Fault]:
    """A step that is late, lapsed or cancelled is said to be so."""
    for subject, claim in context.each_claim():
        step = claim.milestone
        if step and step.status in {
            MilestoneStatus.DELAYED,
            MilestoneStatus.LAPSED,
            MilestoneStatus.CANCELLED,
        }:
            yield from named("milestone.status", "milestone_status", step.status, subject)


def amount_figure(context: Context) -> Iterator[Fault]:
    """An amount stands in the evidence as printed."""
    for subject, path, amount in each_amount(context):
        yield from printed(f"{path}.figure", amount.figure, subject)


def amount_what(context: Context) -> Iterator[Fault]:
    """What an amount is, for which period and per what, is in the evidence's words."""
    for subject, path, amount in each_amount(context):
        yield from _amount_words(path, amount, subject)


def _amount_words(path: str, amount: Amount, subject: Subject) -> Iterator[Fault]:
    for field, value, scope in (
        ("what", amount.what, subject.sentences),
        ("period", amount.period, subject.block),
        ("per", amount.per, subject.sentences),
    ):
        lacking = (
            missing(value, scope, loose=True, generic=GENERIC if field == "what" else frozenset())
            if value
            else []
        )
        if lacking:
            yield Fault(f"{path}.{field}", f"{lacks(lacking)}.", subject.span)
