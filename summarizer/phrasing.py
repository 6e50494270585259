"""A claim's statement composed from its own fields, where an engine gave none.

What is composed says nothing that the fields do not say: every number, name and time in it is theirs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from summarizer.lexicons import triggers
from summarizer.schemas import (
    Agency,
    AmountFields,
    Claim,
    Designation,
    Event,
    MilestoneFields,
    MilestoneStatus,
    Modality,
    ProposedClaim,
    ResultFields,
    Statistic,
)
from summarizer.timing import parse_timing

_PREPOSITION = re.compile(r"(?:In|On|By|During|At|Within|For|From|Around|Before|After|Into|Through)\s")
_BARE_TIME = re.compile(r"(?:week|day|month|year|cycle|visit|the\s|\d)", re.IGNORECASE)
AHEAD = {
    MilestoneStatus.EXPECTED: "expected",
    MilestoneStatus.DELAYED: "delayed, now expected",
    MilestoneStatus.LAPSED: "lapsed",
    MilestoneStatus.CANCELLED: "cancelled",
}
"""How a statement says what became of a step that has not occurred."""
POSSIBLE = "possible"
"""How it says that the step is a mere chance."""


IN_ITS_WORDS = frozenset({Event.OTHER, Event.APPROVED, Event.LABEL_EXPANSION})
"""Steps of which the words say more than their kind and time: for what a medicine is approved."""


def stated(claim: ProposedClaim, subject: str | None = None) -> str:
    """What a claim's fields say in a few words, `subject` (a trial's or program's name) first.

    A claim in words alone, and a step that its kind does not tell, say what their evidence says.
    """
    said = _fields_stated(claim, claim.milestone)
    if said is None:
        return " … ".join(" ".join(one.quote.split()) for one in claim.evidence)
    return said if claim.designation else _about(said, subject)


def _fields_stated(claim: ProposedClaim | Claim, step: MilestoneFields | None) -> str | None:
    """What a claim's fields say, of which `step` is one; null for a claim in words alone."""
    if claim.designation:
        return designation_stated(claim.designation)
    # A step that is cancelled says itself that it is denied.
    denied = claim.negated and step is not None and step.status is not MilestoneStatus.CANCELLED
    if step and step.event not in IN_ITS_WORDS and not denied:
        return milestone_stated(step, hoped=claim.modality is Modality.HYPOTHETICAL)
    if claim.amounts and not claim.negated:
        return amount_stated(claim.amounts[0])
    if claim.results and not claim.negated:
        return results_stated(claim.results)
    return None


def _about(said: str, subject: str | None) -> str:
    """What is said, with what it is said of before it where it does not say that itself."""
    if subject is None or subject.casefold() in said.casefold():
        return said[:1].upper() + said[1:]
    first = said.split(maxsplit=1)[0]
    plain = first.isalpha() and first[1:].islower()
    return f"{subject}: {said[:1].lower() + said[1:] if plain else said}"


def is_composed(claim: Claim, subjects: Iterable[str]) -> bool:
    """Whether a claim's statement says its fields and nothing else, one of the `subjects` or none before it."""
    return _composed_with(claim, subjects) is not None


def restated(before: Claim, after: Claim, subjects: Iterable[str]) -> Claim:
    """A changed claim with its statement composed anew, where it was composed of the fields as they were before."""
    about = _composed_with(before, subjects)
    said = _fields_stated(after, step_of(after))
    if about is None or said is None:
        return after
    return after.model_copy(
        update={"statement": said if after.designation else _about(said, *about)},
    )


def _composed_with(claim: Claim, subjects: Iterable[str]) -> tuple[str | None] | None:
    """What a composed statement has before it: a name or nothing; null where it is not composed."""
    said = _fields_stated(claim, step_of(claim))
    if said is None:
        return (None,) if claim.statement == "" else None
    if claim.designation:
        return (None,) if claim.statement == said else None
    return next(((one,) for one in (None, *subjects) if claim.statement == _about(said, one)), None)


def step_of(claim: Claim) -> MilestoneFields | None:
    """The step of a claim as an engine tells it: with its phrase, without its window."""
    step = claim.milestone
    phrase = step.timing.phrase if step and step.timing else None
    return MilestoneFields(event=step.event, status=step.status, phrase=phrase) if step else None


def designation_stated(designation: Designation) -> str:
    """`Fast Track designation granted by the FDA for adults with X`."""
    known = triggers("designation_wording").get(designation.kind.value)
    kind = known[0] if known else designation.kind.value.replace("_", " ").lower()
    agency = designation.agency
    by = f" by {triggers('agency_wording')[agency.value][0]}" if agency and agency is not Agency.OTHER else ""
    people = f" for {designation.population}" if designation.population else ""
    return f"{kind[0].upper()}{kind[1:]} {designation.status.value.lower()}{by}{people}"


def milestone_stated(milestone: MilestoneFields, *, hoped: bool = False) -> str:
    """`NDA submission expected in the third quarter of 2026`; `IND cleared in January 2026`.

    A step that is `hoped` for is possible, not expected.
    """
    phrase = milestone.phrase if milestone.phrase and parse_timing(milestone.phrase, None) else ""
    when = f" {phrase[0].lower()}{phrase[1:]}" if _PREPOSITION.match(phrase) else f" {phrase}".rstrip()
    ahead, done = triggers("event_wording")[milestone.event.value]
    if milestone.event is Event.CASH_RUNWAY:
        return f"cash runway expected to extend{when}"
    if milestone.event is Event.PDUFA_DATE:
        return f"PDUFA date{when}"
    if milestone.status is MilestoneStatus.OCCURRED:
        return f"{done}{when}"
    chance = hoped and milestone.status is MilestoneStatus.EXPECTED
    return f"{ahead} {POSSIBLE if chance else AHEAD[milestone.status]}{when}"


def amount_stated(amount: AmountFields) -> str:
    """`Cash position of $216.7 million (as of March 31, 2026)`."""
    per = f" per {amount.per}" if amount.per and amount.per not in amount.what else ""
    period = f" ({amount.period})" if amount.period else ""
    prior = f", {amount.prior} before" if amount.prior else ""
    return f"{amount.what} of {amount.figure}{per}{period}{prior}"


def results_stated(values: Sequence[ResultFields]) -> str:
    """`Median overall survival: 14.8 months (VDR-214), 10.2 months (chemotherapy)`."""
    said = []
    for _, group in groupby(values, key=_named):
        several = list(group)
        said.append(f"{_named(several[0])}: {', '.join(_value(one) for one in several)}")
    return "; ".join(said)


_WORDED = {
    Statistic.MEDIAN: "median",
    Statistic.MEAN: "mean",
    Statistic.HAZARD_RATIO: "hazard ratio for",
    Statistic.ODDS_RATIO: "odds ratio for",
    Statistic.RISK_RATIO: "risk ratio for",
}


def _named(value: ResultFields) -> str:
    """The measure with its statistic, where the measure does not say it."""
    word = _WORDED.get(value.statistic) if value.statistic else None
    if (
        word is None
        or word.split(" for")[0] in value.measure.casefold()
        or re.search(r"\bHR\b", value.measure)
    ):
        return value.measure
    return f"{word} {value.measure}"


def _value(value: ResultFields) -> str:
    counted = f"{value.n} of {value.N}" if value.n is not None and value.N is not None else None
    figure = value.figure or counted or value.p_value or ""
    around = ", ".join(
        _around(value, counted if value.figure and counted and not _has_counts(value) else None)
    )
    return f"{figure} ({around})" if around else figure


def _has_counts(value: ResultFields) -> bool:
    return value.figure is not None and re.search(rf"\b{value.n}\s?(?:/|of)", value.figure) is not None


def _around(value: ResultFields, counted: str | None) -> Iterator[str]:
    """What stands in brackets behind a value."""
    if counted:
        yield counted
    yield from (part for part in (value.arm, value.population) if part)
    if value.comparator:
        yield f"versus {value.comparator}"
    if value.time_point:
        yield f"at {value.time_point}" if _BARE_TIME.match(value.time_point) else value.time_point
