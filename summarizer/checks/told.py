"""AT, told: a claim's statement, where it names what its fields hold, names the very same."""

import re
from collections.abc import Iterator
from functools import cache

from summarizer.lexicons import triggers
from summarizer.phrasing import AHEAD, IN_ITS_WORDS, POSSIBLE
from summarizer.schemas import Claim, DesignationStatus, Event, MilestoneStatus, Modality

from .context import Context, Fault
from .wording import Scope, content, stem

_SUBJECT = r"(?:[^:\n]{1,80}: )?"
_STATUSES = {word: status for status, word in AHEAD.items()} | {POSSIBLE: MilestoneStatus.EXPECTED}
_ALIKE = (
    frozenset({Event.IND_SUBMITTED, Event.IND_CLEARED, Event.FILING_ACCEPTED}),
    frozenset({Event.CTA_SUBMITTED, Event.CTA_APPROVED, Event.FILING_ACCEPTED}),
    frozenset({Event.CLINICAL_HOLD, Event.HOLD_LIFTED}),
)
"""Steps that a phrase of the lexicon may name for one another: an accepted application is a cleared IND in China."""


@cache
def _step() -> re.Pattern[str]:
    """A statement composed of a step: what lies ahead with its status, or what was done."""
    wording = {
        event: words for event, words in triggers("event_wording").items() if Event(event) not in IN_ITS_WORDS
    }
    ahead = "|".join(f"(?P<A{event}>{re.escape(words[0])})" for event, words in wording.items())
    done = "|".join(
        f"(?P<D{event}>{re.escape(words[1])})"
        for event, words in sorted(wording.items(), key=lambda item: -len(item[1][1]))
    )
    status = "|".join(map(re.escape, sorted(_STATUSES, key=len, reverse=True)))
    return re.compile(rf"{_SUBJECT}(?:(?:{ahead}) (?P<status>{status})|(?:{done}))(?= |$)", re.IGNORECASE)


def step_told(context: Context) -> Iterator[Fault]:
    """A statement composed of a step tells that of its record, as far as it has come and as certain as it is."""
    for subject, claim in context.worded:
        step = claim.milestone
        match = _step().match(claim.statement) if step else None
        if step is None or match is None:
            continue
        marked = next(name for name, words in match.groupdict().items() if words and name != "status")
        word = (match["status"] or "").lower()
        status = _STATUSES.get(word, MilestoneStatus.OCCURRED)
        hoped = claim.modality is Modality.HYPOTHETICAL
        if marked[1:] != step.event.value and step.event is not Event.CASH_RUNWAY:
            yield Fault(
                f"{subject.path}.milestone.event", f'The statement says "{match.group()}".', subject.span
            )
        elif status is not step.status or (word and hoped and word != POSSIBLE):
            yield Fault(
                f"{subject.path}.milestone.status", f'The statement says "{match.group()}".', subject.span
            )


def event_told(context: Context) -> Iterator[Fault]:
    """A step is one of those that its statement names, if it names any."""
    for subject, claim in context.worded:
        event = claim.milestone.event if claim.milestone else Event.OTHER
        named = context.scope(claim.statement).values("event") if event is not Event.OTHER else frozenset()
        if named and event.value not in named and not any(event in one and one & named for one in _ALIKE):
            said = ", ".join(sorted(named)).replace("_", " ").lower()
            yield Fault(
                f"{subject.path}.milestone.event",
                f"The statement names {said}, not {event.value.replace('_', ' ').lower()}.",
                subject.span,
            )


def measure_told(context: Context) -> Iterator[Fault]:
    """A result's measure is one of those that its statement names, if it names any."""
    for subject, claim in context.worded:
        named = context.scope(claim.statement).values("endpoint") if claim.results else frozenset()
        for index, result in enumerate(claim.results):
            mine = context.scope(result.measure).values("endpoint") if named else frozenset()
            if mine and not mine & named:
                yield Fault(
                    f"{subject.path}.results[{index}].measure",
                    f"The statement is on {', '.join(sorted(named))}, not {result.measure}.",
                    subject.span,
                )


def population_told(context: Context) -> Iterator[Fault]:
    """A designation is for one of the diseases that its statement names, if it names any."""
    for subject, claim in context.worded:
        held = claim.designation
        if held is None or not held.population:
            continue
        mine = context.scope(held.population).values("indication")
        named = context.scope(claim.statement).values("indication")
        if mine and named and not mine & named:
            yield Fault(
                f"{subject.path}.designation.population",
                f"The statement is on {', '.join(sorted(named))}, not {held.population}.",
                subject.span,
            )


def status_told(context: Context) -> Iterator[Fault]:
    """A designation's status is the one that its statement says in the word for it, if it says one alone."""
    for subject, claim in context.worded:
        held = claim.designation
        if held is None:
            continue
        words = set(claim.statement.lower().split())
        said = [one for one in DesignationStatus if one.value.lower() in words]
        if len(said) == 1 and said[0] is not held.status:
            yield Fault(
                f"{subject.path}.designation.status",
                f'The statement says "{said[0].value.lower()}".',
                subject.span,
            )


def amount_told(context: Context) -> Iterator[Fault]:
    """A sum that a statement gives is called there what its record calls it."""
    for subject, claim in context.worded:
        scope = context.scope(claim.statement)
        for index, amount in enumerate(claim.amounts):
            wrong = scope.holds(amount.figure) and _called_otherwise(claim, amount.what, amount.figure, scope)
            if wrong:
                yield Fault(
                    f"{subject.path}.amounts[{index}].what", f"The statement calls it {wrong}.", subject.span
                )


def _called_otherwise(claim: Claim, what: str, figure: str, scope: Scope) -> str | None:
    """What a statement calls a sum with other or more words than its record; null where it does not."""
    words = content(what)
    before = re.match(rf"{_SUBJECT}([^.,;:\n]{{3,120}}) of {re.escape(figure)}", claim.statement)
    if before:
        mine, called = set(map(stem, words)), set(map(stem, content(before[1])))
        if mine < called and not before[1].casefold().endswith(what.casefold()):
            return f'"{before[1]}"'
    return "otherwise" if words and not any(map(scope.resembles, words)) else None
