"""RE and AT, whose: what is told in a place is of the program and the trial that were named last before it there."""

import re
from collections.abc import Iterator

from summarizer.patterns import later
from summarizer.schemas import Claim, Phase
from summarizer.text import Span

from .context import Context, Fault, Mention, Place, Subject
from .links import DOSE, GIVEN_WITH, beside
from .payments import marks
from .terms import mentioned_phases
from .wording import gist, occurrences


def _core(claim: Claim, subject: Subject) -> list[Place]:
    """The pieces of evidence that a claim rests on, not those that only name what it is about.

    They print its values; where it has none, they share most of its statement's words.
    """
    found = [place for place in subject.places if place.span and place.paragraph]
    printed = marks(claim)
    if printed:
        telling = [
            place
            for place in found
            if any(occurrences(mark, subject.context.scope(place.words).folded) for mark in printed)
        ]
        if telling:
            return telling
    wanted = gist(claim.statement)
    scored = [(len(wanted & gist(place.words)), place) for place in found]
    best = max((score for score, _ in scored), default=0)
    return [place for score, place in scored if score and score == best]


def trial_named_last(context: Context) -> Iterator[Fault]:
    """Where a paragraph speaks of several trials, a claim is of the one named last before its own words end."""
    for subject, claim in context.each_claim():
        mine = [context.trial_by_id[one] for one in claim.trial_ids if one in context.trial_by_id]
        core = _core(claim, subject)
        if not mine or not core:
            continue
        found = [_last_trial(place, context) for place in core]
        last = [one for one in found if one]
        if len(last) < len(found):
            continue
        phases = {frozenset(one.phases) for one in mine}
        fits = any(
            one in claim.trial_ids if isinstance(one, str) else any(one & held or not held for held in phases)
            for one in last
        )
        if not fits:
            said = last[0]
            trial = context.trial_by_id.get(said) if isinstance(said, str) else None
            name = (trial.name or trial.id) if trial else "a trial of another phase"
            yield Fault(f"{subject.path}.trial_ids", f"What is told here is told of {name}.", subject.span)


def _last_trial(place: Place, context: Context) -> str | frozenset[Phase] | None:
    """The id of the trial, or the phase of one without a name, that a paragraph names last before some words end."""
    if place.span is None or place.paragraph is None:
        return None
    start = place.paragraph.start
    end = max(span.end for span in context.sentences_of(place))
    inside = [one for one in context.mentions_in(start, end) if one.trial_id and not beside(context, one)]
    own = [one for one in inside if place.span.start <= one.start < end]
    if len({one.trial_id for one in own}) > 1 or (own and inside[-1] is not own[-1]):
        return None
    done = inside[-1].end if inside else start
    told = mentioned_phases(DOSE.sub(" ", _before_aside(context.words(done, end))))
    if inside:
        known = context.trial_by_id.get(inside[-1].trial_id or "")
        another = bool(told) and _ANOTHER.search(context.words(done, end)) is not None
        if another and known and known.phases and not told[-1] & frozenset(known.phases):
            return told[-1]
        return None if _passes_on(inside[-1], end, context) else inside[-1].trial_id
    return told[-1] if len(set(told)) == 1 else None


def _passes_on(trial: Mention, end: int, context: Context) -> bool:
    """Whether the words behind a trial's name go on to another program's: `GLORB topline; XYZ-101 Phase 2 update`."""
    known = context.trial_by_id.get(trial.trial_id or "")
    later = {one.program_id for one in context.mentions_in(trial.end, end) if one.program_id}
    return (
        known is not None
        and bool(known.program_ids)
        and bool(later - set(known.program_ids))
        and ";" in context.words(trial.end, end)
    )


_ASIDE = later(r"\b(?:following|after|before|ahead of|toward|towards|support(?:s|ing)?|planned|upcoming)\b")


_ANOTHER = later(r"\b(?:an?|another)\s(?:\S+\s){0,3}?phase\b", re.IGNORECASE)
"""A trial told of as a new one: behind "FIRTH, a Phase 2 trial," may stand "plans a Phase 3 trial"."""


def _before_aside(words: str) -> str:
    return _ASIDE.split(words)[0]


def program_named_last(context: Context) -> Iterator[Fault]:
    """Where a claim's own words, or their sentence, name programs, it is of one of them."""
    for subject, claim in context.each_claim():
        core = _core(claim, subject)
        if not claim.program_ids or not core:
            continue
        timing = claim.milestone.timing if claim.milestone else None
        last = [_last_programs(place, timing.phrase if timing else None, context) for place in core]
        if all(last) and not any(set(claim.program_ids) & one for one in last):
            known = context.program_by_id.get(sorted(last[0])[0])
            yield Fault(
                f"{subject.path}.program_ids",
                f"What is told here is told of {known.name if known else sorted(last[0])[0]}.",
                subject.span,
            )


def _last_programs(place: Place, phrase: str | None, context: Context) -> set[str]:
    """The programs that some words name, else those that their sentence names; those named last before a time."""
    if place.span is None or place.paragraph is None:
        return set()
    for span in (place.span, *context.sentences_of(place)):
        named = context.mentions_in(*span)
        if named:
            told = list(_owners(Span(*span), phrase, context)) if phrase and _listed(named) else []
            return told[0] if len(told) == 1 else _programs(named, context)
    return set()


def _listed(named: list[Mention]) -> bool:
    """Whether a sentence goes through several programs, each named once."""
    ids = [one.program_id for one in named]
    return len(set(ids)) > 2 and len(set(ids)) == len(ids) and all(ids)


def _programs(named: list[Mention], context: Context) -> set[str]:
    found: set[str] = set()
    for one in named:
        if one.program_id:
            found.add(one.program_id)
        elif one.trial_id and one.trial_id in context.trial_by_id:
            found.update(context.trial_by_id[one.trial_id].program_ids)
    return found


_TOGETHER = later(r"[\s,/&()\u00ae\u2122]*(?:and|or|plus)?[\s,/&()\u00ae\u2122]*")


def told_of_program(context: Context) -> Iterator[Fault]:
    """A target, an indication or a technology is its program's in some sentence, not always another program's."""
    if len(context.summary.programs) < 2:
        return
    for subject, program in context.each_program():
        for field in ("targets", "technologies", "indications"):
            values: list[str] = getattr(program, field)
            for index, value in enumerate(values):
                owners = [
                    _owners(span, value, context, together=field == "indications") for span in subject.spans
                ]
                told = [one for found in owners for one in found]
                if told and all(one and program.id not in one for one in told):
                    other = context.program_by_id.get(sorted(told[0])[0])
                    yield Fault(
                        f"{subject.path}.{field}[{index}]",
                        f'The evidence says "{value}" of {other.name if other else "another"}.',
                        subject.span,
                    )


def _owners(span: Span, value: str, context: Context, *, together: bool = False) -> Iterator[set[str]]:
    """For each printing of a value in a sentence, the programs named last before it, together, or first behind it.

    `together`: medicines that are given together have it in common, as they have an indication.
    """
    text = context.document.text[span.start : span.end]
    named = [one for one in context.mentions_in(*span) if together or not beside(context, one)]
    joint = GIVEN_WITH if together else _TOGETHER
    for place in occurrences(value, text.casefold()):
        before = [one for one in named if one.end <= span.start + place.start]
        group = [before[-1]] if before else named[:1]
        for one in reversed(before[:-1]):
            gap = context.document.text[one.end : group[0].start]
            same = one.program_id is not None and one.program_id == group[0].program_id
            if not (same or joint.fullmatch(gap) or (together and beside(context, group[0]))):
                break
            group.insert(0, one)
        behind = [one for one in named if one.start >= span.start + place.end]
        if before and behind and _adjoins(context.document.text[span.start + place.end : behind[0].start]):
            group.append(behind[0])
        yield _programs(group, context)


def _adjoins(gap: str) -> bool:
    """Whether a name follows a value right away, as in `the CD70 CAR T XYZ-101`."""
    return len(gap) < 60 and not re.search(r"[,;:.]|\b(?:and|with|versus)\b", gap)
