"""Statements that cannot both hold: in one release, or counts that fall from one release to the next."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import combinations

from summarizer.schemas import (
    Contradiction,
    EnrollmentType,
    Event,
    Mention,
    Modality,
    Operator,
    Result,
    Statistic,
    Told,
)

from .context import Context, contexts
from .events import MANY, events, is_ahead
from .identity import Identities
from .names import key_of, trial_named
from .order import mention_of, ordered
from .scope import scope_of
from .wording import called, day

_PEOPLE = re.compile(r"\b(?:patients|participants|subjects|people|volunteers)\b", re.IGNORECASE)
_GROWS = re.compile(r"\b(?:treated|dosed|enrolled|randomi[sz]ed|screened|infused)\b", re.IGNORECASE)
_ENROLLED = "patients enrolled"


@dataclass(frozen=True)
class _Count:
    """How many people a release says of a trial."""

    program: str | None
    trial: str
    what: str
    who: tuple[str, str]
    """The arm and the population."""
    value: Decimal
    text: str
    mention: Mention


def contradictions(told: Sequence[Told], known: Identities) -> list[Contradiction]:
    """What the releases of one issuer say against themselves, and against each other."""
    releases = contexts(ordered(told), known)
    counts = [list(_counts(release)) for release in releases]
    within = [one for each in counts for one in _disagreeing(each)]
    return [*within, *_falling(counts), *_windows(releases, told, known)]


def _counts(release: Context) -> Iterator[_Count]:
    linked = {one.id: one.programs for one in release.known.trials}
    for trial in release.told.trials:
        entity = release.known.trial_of.get((release.document, trial.id))
        if entity and trial.enrollment and trial.enrollment.type is EnrollmentType.ACTUAL:
            count = trial.enrollment.count
            mention = mention_of(release.told, trial.id, trial.evidence)
            program = next(iter(linked.get(entity, ())), None)
            yield _Count(program, entity, _ENROLLED, ("", ""), Decimal(count), str(count), mention)
    for claim in release.told.claims:
        trials = {release.known.trial_of.get((release.document, one)) for one in claim.trial_ids}
        if claim.negated or claim.modality is not Modality.REPORTED or len(trials) != 1:
            continue
        entity = trials.pop()
        for one in claim.results:
            value = _value(one)
            what = _matter(one)
            if entity and value is not None and what:
                program = next(iter(linked.get(entity, ())), None)
                who = (key_of(one.arm or ""), key_of(one.population or ""))
                mention = mention_of(release.told, claim.id, claim.evidence)
                yield _Count(program, entity, what, who, value, one.figure or str(value), mention)


def _value(result: Result) -> Decimal | None:
    exact = result.operator in {None, Operator.EQ} and result.value_high is None
    if result.statistic is not Statistic.COUNT or not exact or result.value is None:
        return None
    try:
        return Decimal(result.value)
    except InvalidOperation:
        return None


def _matter(result: Result) -> str | None:
    """What people are counted for, in one word for each wording: `patients enrolled`."""
    found = _GROWS.search(result.measure)
    if found is None or not (_PEOPLE.search(result.measure) or _PEOPLE.search(result.figure or "")):
        return None
    return f"patients {found.group().lower().replace('isz', 'iz')}"


def _disagreeing(counts: Sequence[_Count]) -> Iterator[Contradiction]:
    """Counts of one thing in one release that are not the same."""
    told: set[tuple[str, str, frozenset[Decimal]]] = set()
    for one, other in combinations(counts, 2):
        values = frozenset({one.value, other.value})
        if _alike(one, other) and len(values) == 2 and (one.trial, one.what, values) not in told:
            told.add((one.trial, one.what, values))
            yield _contradiction(one, other, f"{day(one.mention.published)} says both")


def _falling(counts: Sequence[Sequence[_Count]]) -> Iterator[Contradiction]:
    """Counts of people treated that are lower in a later release: such a count cannot fall."""
    told: set[tuple[str, str, tuple[str, str]]] = set()
    for earlier, later in combinations(counts, 2):
        for one in earlier:
            for other in later:
                place = (one.trial, one.what, one.who)
                settled = any(_alike(one, item) and item.value <= other.value for item in earlier)
                if _alike(one, other) and other.value < one.value and not settled and place not in told:
                    told.add(place)
                    yield _contradiction(one, other, "such a count cannot fall")


def _alike(one: _Count, other: _Count) -> bool:
    return (one.trial, one.what, one.who) == (other.trial, other.what, other.who)


def _contradiction(one: _Count, other: _Count, why: str) -> Contradiction:
    trial = trial_named(one.trial)
    when = (
        f'"{one.text}" ({day(one.mention.published)}) and "{other.text}" ({day(other.mention.published)})'
        if one.mention.document != other.mention.document
        else f'"{one.text}" and "{other.text}"'
    )
    return Contradiction(
        program=one.program,
        trial=one.trial,
        matter=one.what,
        one=one.mention,
        other=other.mention,
        value_one=str(one.value),
        value_other=str(other.value),
        note=f"{trial}, {one.what}: {when}; {why}.",
    )


def _windows(releases: Sequence[Context], told: Sequence[Told], known: Identities) -> Iterator[Contradiction]:
    """Two times for one step in one release that exclude each other, unless they are of different cohorts."""
    of = {one.document: one for one in releases}
    for history in events(told, known):
        if history.event in MANY or history.event is Event.OTHER:
            continue
        ahead = [one for one in history.steps if is_ahead(one)]
        for one, other in combinations(ahead, 2):
            first, second = one.timing, other.timing
            if one.mention.document != other.mention.document or not first or not second:
                continue
            early, late = sorted((first, second), key=lambda item: (str(item.end), str(item.start)))
            if not (early.end and late.start and early.end < late.start):
                continue
            release = of[one.mention.document]
            trials = frozenset(item.id for item in release.trials(history.trial))
            scopes = [scope_of(item, release.told, history.event, trials) for item in (one, other)]
            if scopes[0] == scopes[1]:
                yield Contradiction(
                    program=history.program,
                    trial=history.trial,
                    event=history.event,
                    matter=called(history.event),
                    one=one.mention,
                    other=other.mention,
                    value_one=first.phrase,
                    value_other=second.phrase,
                    note=f'{called(history.event)}: one release says both "{first.phrase}" and "{second.phrase}".',
                )
