"""RE, links: a record's text is about the programs and trials that it is linked to."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from summarizer.patterns import later
from summarizer.schemas import Claim, ZoneKind

from .context import Context, Fault, Mention, Subject
from .naming import squeezed
from .terms import mentioned_phases


def program_links(context: Context) -> Iterator[Fault]:
    """A record's text is about the programs that it is linked to."""
    for subject in context.trials + context.claims:
        ids: list[str] = getattr(subject.record, "program_ids", [])
        for index, identifier in enumerate(ids):
            if identifier in context.program_by_id and not _tested_with(identifier, subject):
                reason = _unsupported(subject, identifier, "program")
                if reason:
                    yield Fault(f"{subject.path}.program_ids[{index}]", reason, subject.span)


def _tested_with(identifier: str, subject: Subject) -> bool:
    """Whether a claim on a trial of several programs, one of them supported, is linked to another that it tests."""
    trials = subject.record.trial_ids if isinstance(subject.record, Claim) else []
    held = [subject.context.trial_by_id[one] for one in trials if one in subject.context.trial_by_id]
    return any(
        len(trial.program_ids) > 1
        and identifier in trial.program_ids
        and _unsupported(subject, trial.id, "trial") is None
        for trial in held
    )


def trial_links(context: Context) -> Iterator[Fault]:
    """A claim's text is about the trials that it is linked to."""
    for subject, claim in context.each_claim():
        for index, identifier in enumerate(claim.trial_ids):
            if identifier in context.trial_by_id:
                reason = _unsupported(subject, identifier, "trial")
                if reason:
                    yield Fault(f"{subject.path}.trial_ids[{index}]", reason, subject.span)


def _unsupported(subject: Subject, identifier: str, kind: Literal["program", "trial"]) -> str | None:
    """Why the text does not support a link; null when it does.

    The evidence's sentences decide where they name a program (a trial), else its paragraph. Where neither names
    one, the heading above, what was last named before, or the headline has to.
    """
    context = subject.context
    if not any(place.span for place in subject.places):
        return None
    label = _label(context, identifier, kind)
    for named, where in _nearest(subject):
        about = _meant(context, named, kind)
        if identifier in about and (where or kind == "program" or _phase_fits(context, identifier, subject)):
            return None
        if kind == "trial" and (
            _only_trial_named_by_program(context, named, identifier, about)
            or (where and _named_by_program_and_phase(context, named, identifier, subject))
        ):
            return None
        topics = [one for one in named if not beside(context, one)]
        if where and kind == "trial" and _told_by_phase(context, topics, identifier, subject):
            return None
        if where and kind == "program" and _told_by_figure(context, identifier, subject):
            return None
        others = sorted(_label(context, one, kind) for one in _meant(context, topics, kind))
        if others and where:
            if kind == "program" and (
                _told_by_target(subject, identifier) or _told_by_kind(subject, identifier)
            ):
                return None
            if not _before(subject, topics) and identifier in _by_heading(subject, kind):
                return None
            return f"{where} names {' and '.join(others)}, not {label}."
    if kind == "trial" and (
        _nameless(context, identifier, subject) or _one_of_counted(context, identifier, subject)
    ):
        return None
    if _subject_of_release(context, identifier, kind) and (
        kind == "program" or _phase_fits(context, identifier, subject)
    ):
        return None
    return f"Nothing around the evidence names {label}."


_COMPANION = later(
    r"\b(?:(?:combin\w{3,7}|together|along|concert|conjunction|compar\w{3,7}|added|addition|sequence)\s(?:with|of|to|on)"
    r"|versus|vs\.?|alongside|besides|unlike|against|other than|on top of)\s(?:the\s|its\s|our\s)?$",
    re.IGNORECASE,
)
"""What stands before the name of something that a sentence is not about."""
GIVEN_WITH = later(
    r"(?:[\s,/&()\u00ae\u2122]|\b(?:and|or|plus|with|without|alone|in|combin\w{2,7}|together|added|addition|on top of|alongside"
    r"|followed by|to|of|an?|the|its|our|own|anti[\w-]{0,12}|[\w/-]{1,12}-(?:directed|targeted|targeting|blocking)|(?-i:[A-Z]{2,6}-?\d{0,3})|antibody|inhibitor"
    r"|agent|agonist|antagonist|blocker|vaccine|conjugate|therapy|medicine|drug|chemotherapy|standard|backbone)(?![\w]))*",
    re.IGNORECASE,
)
"""What stands between the names of medicines that are given together."""


def beside(context: Context, mention: Mention) -> bool:
    """Whether a name is only that of a companion or a comparator: `a combination with X may also be explored`."""
    return bool(_COMPANION.search(context.document.text, max(0, mention.start - 48), mention.start))


def _before(subject: Subject, named: Iterable[Mention]) -> list[Mention]:
    """The names that stand before the end of the evidence: what comes later is not what it is about."""
    end = max((span.end for span in subject.spans), default=0)
    return [one for one in named if one.start < end]


def _by_heading(subject: Subject, kind: Literal["program", "trial"]) -> set[str]:
    """What the headings above the evidence name."""
    context = subject.context
    above = {
        block.heading for place in subject.places if place.span for block in context.page.touched(place.span)
    }
    headings = [paragraph for number in above if (paragraph := context.paragraph(number))]
    return _meant(
        context, [one for each in headings for one in context.mentions_in(each.start, each.end)], kind
    )


def _told_by_target(subject: Subject, identifier: str) -> bool:
    """Whether the evidence names no program, and of all targets just those of one: `the anti-CD70 program`."""
    context = subject.context
    if any(context.mentions_in(*span) for span in subject.spans):
        return False
    known = {squeezed(target) for program in context.summary.programs for target in program.targets}
    said = {one for one in known if one in subject.sentences.pool}
    mine = {squeezed(target) for target in context.program_by_id[identifier].targets}
    return bool(said) and said == mine


def _subject_of_release(context: Context, identifier: str, kind: Literal["program", "trial"]) -> bool:
    """Whether a release is about one program (one trial) alone: its headline names no other, or there is none."""
    if kind == "program" and len(context.summary.programs) == 1 and context.mentions:
        return True
    titles = {ZoneKind.HEADLINE}
    for kinds in (titles, titles | {ZoneKind.HEADLINE_BULLETS}):
        spans = [(zone.start, zone.end) for zone in context.document.zones if zone.kind in kinds]
        named = [one for start, end in spans for one in context.mentions_in(start, end)]
        if _meant(context, named, kind) == {identifier}:
            return True
    return False


def _nearest(subject: Subject) -> Iterator[tuple[list[Mention], str]]:
    """The names in ever wider texts: the evidence's sentences, its surroundings, what was named before."""
    context = subject.context
    yield [one for span in subject.spans for one in context.mentions_in(*span)], "The evidence"
    blocks = [block for place in subject.places for block in context.surroundings(place)]
    above = {block.heading for block in blocks}
    yield (
        [
            one
            for block in blocks
            if block.number not in above
            for one in context.mentions_in(block.start, block.end)
        ],
        "The paragraph of the evidence",
    )
    yield [one for block in blocks for one in context.mentions_in(block.start, block.end)], ""
    start = min(place.span.start for place in subject.places if place.span)
    before = [one for one in context.mentions if one.end <= start]
    if before:
        paragraph = context.document.paragraph_at(before[-1].start)
        last = [before[-1]] if paragraph is None else context.mentions_in(paragraph.start, paragraph.end)
        yield last, ""
        trials = [one for one in before if one.trial_id]
        yield trials[-1:], ""


def _meant(context: Context, named: Iterable[Mention], kind: Literal["program", "trial"]) -> set[str]:
    """The ids of the programs (trials) that names stand for; a trial's name stands for its programs too."""
    found: set[str] = set()
    for one in named:
        if kind == "trial":
            found.update([one.trial_id] if one.trial_id else [])
        elif one.program_id:
            found.add(one.program_id)
        elif one.trial_id:
            found.update(context.trial_by_id[one.trial_id].program_ids)
    return found


def _only_trial_named_by_program(
    context: Context, named: Iterable[Mention], identifier: str, about: set[str]
) -> bool:
    """Whether the text names no trial, but a program of which this is the only one."""
    if about:
        return False
    programs = _meant(context, named, "program")
    mine = set(context.trial_by_id[identifier].program_ids) & programs
    rivals = [
        trial for trial in context.summary.trials if trial.id != identifier and mine & set(trial.program_ids)
    ]
    return bool(mine) and not rivals


def _named_by_program_and_phase(
    context: Context, named: Iterable[Mention], identifier: str, subject: Subject
) -> bool:
    """Whether a trial without a name is told by its program's name and its phase, both in the evidence."""
    trial = context.trial_by_id[identifier]
    spoken = {one.program_id for one in named if one.program_id}
    phases = frozenset(trial.phases)
    return (
        not trial.name
        and not trial.nct_id
        and bool(phases)
        and bool(spoken & set(trial.program_ids))
        and phases in mentioned_phases(subject.quotes.text)
    )


def _told_by_phase(context: Context, named: Iterable[Mention], identifier: str, subject: Subject) -> bool:
    """Whether a trial without a name is the one whose phase the paragraph named last before the evidence's end.

    No other trial may be named up to there: `In a completed Phase 1 trial ... Responses lasted ...`.
    """
    trial = context.trial_by_id[identifier]
    ours: list[str] = getattr(subject.record, "program_ids", [])
    paragraphs = {place.paragraph.number: place.paragraph for place in subject.places if place.paragraph}
    if trial.name or trial.nct_id or not trial.phases or len(paragraphs) != 1:
        return False
    if not set(ours) & set(trial.program_ids) or any(one.trial_id for one in _before(subject, named)):
        return False
    (paragraph,) = paragraphs.values()
    end = max(place.span.end for place in subject.places if place.span)
    phases = mentioned_phases(DOSE.sub(" ", context.words(paragraph.start, end)))
    return bool(phases) and phases[-1] == frozenset(trial.phases)


def _told_by_figure(context: Context, identifier: str, subject: Subject) -> bool:
    """Whether another sentence of the company's gives every amount of a claim, as printed, to its program."""
    record = subject.record
    figures = [one.figure for one in record.amounts] if isinstance(record, Claim) else []
    told = [
        context.scope(context.words(*span))
        for mention in context.mentions
        if mention.program_id == identifier and (found := context.document.paragraph_at(mention.start))
        for span in context.sentences_in(found)
        if span.start <= mention.start < span.end
    ]
    return bool(figures) and all(any(scope.holds(one) for scope in told) for one in figures)


def _phase_fits(context: Context, identifier: str, subject: Subject) -> bool:
    """Whether the evidence names no phase, or the trial's."""
    found = mentioned_phases(DOSE.sub(" ", subject.sentences.text))
    phases = frozenset(context.trial_by_id[identifier].phases)
    if not found or not phases or phases in found:
        return True
    others = {frozenset(one.phases) for one in context.summary.trials if one.id != identifier}
    return any(one < phases and one not in others for one in found)


def _told_by_kind(subject: Subject, identifier: str) -> bool:
    """Whether the evidence calls the only program of its kind by that kind: `the partnered siRNA program`."""
    programs = subject.context.summary.programs
    mine = subject.context.program_by_id[identifier].modality
    if mine is None or sum(one.modality is mine for one in programs) != 1:
        return False
    text = subject.sentences.text
    return any(
        hit.value == mine.value and _PROGRAM.match(text, hit.end)
        for hit in subject.sentences.hits["drug_modality"]
    )


_PROGRAM = later(r"\s(?:programs?|programmes?|candidates?|product candidates?)\b")
DOSE = later(r"\b(?:recommended|end[- ]of)[- ]phase (?:2|ii)\b|\bphase (?:2|ii) dose\b", re.IGNORECASE)
"""Phases that are no trial's: a dose for the next one, a meeting after one."""


def _nameless(context: Context, identifier: str, subject: Subject) -> bool:
    """Whether a trial that has no name to look for is the one that the text speaks of.

    Its program is the claim's, its phase is not another than the text's, and where several trials come into
    question, it has evidence in the claim's own paragraphs, or none of the others has and the headline names none.
    """
    trial = context.trial_by_id[identifier]
    if not _phase_fits(context, identifier, subject):
        return False
    if trial.name or (trial.nct_id and identifier not in _trials_near(context, subject)):
        return len(context.summary.trials) == 1 and bool(context.mentions)
    ours: list[str] = getattr(subject.record, "program_ids", [])
    if not set(trial.program_ids) & set(ours) and not {"trial", "study"} & subject.block.pool:
        return False
    near = _trials_near(context, subject)
    if not near and any(
        _subject_of_release(context, one.id, "trial")
        for one in context.summary.trials
        if one.id != identifier
    ):
        return False
    if near and any(subject.sentences.holds(one) for one in trial.conditions):
        return True
    return not near or identifier in near or not any(place.span for place in subject.places)


_COUNTED = later(
    r"\b(?P<count>two|both|three|all three|four|all four|these|the|its|all)\s(?:[\w/-]{1,20}\s){0,4}?(?:trials|studies)\b"
    r"|\bone (?:trial|study)\b[^.;]{3,120}\b(?:one|another|the other|a second|the second)\s(?:trial|study|is|was|in)\b",
    re.IGNORECASE,
)
"""How several trials are told of together: two international Phase 1 studies, one trial is in ... and one trial in ..."""
_COUNTS = {"two": 2, "both": 2, "three": 3, "all three": 3, "four": 4, "all four": 4}


def _one_of_counted(context: Context, identifier: str, subject: Subject) -> bool:
    """Whether the evidence tells of several trials together, as many as the claim is linked to, without any name.

    They are of the claim's program and of the phase that is named, and those of them that have evidence have it
    all in the paragraphs of the claim, or have their numbers given there; `all trials` are all of the program.
    """
    record = subject.record
    if (
        not isinstance(record, Claim)
        or len(record.trial_ids) < 2
        or not _phase_fits(context, identifier, subject)
    ):
        return False
    told = _COUNTED.search(subject.sentences.text)
    if told is None or _COUNTS.get((told["count"] or "").casefold(), len(record.trial_ids)) != len(
        record.trial_ids
    ):
        return False
    linked = [context.trial_by_id[one] for one in record.trial_ids if one in context.trial_by_id]
    programs = set(record.program_ids)
    if (told["count"] or "").casefold() == "all" and programs:
        known = {one.id for one in context.summary.trials if programs & set(one.program_ids)}
        return known == set(record.trial_ids)
    return all(not programs or programs & set(one.program_ids) for one in linked) and set(
        record.trial_ids
    ) <= _trials_near(context, subject) | {one.id for one in linked if one.nct_id and not one.name}


def _trials_near(context: Context, subject: Subject) -> set[str]:
    """The trials with evidence in the paragraphs of a record."""
    mine = {place.paragraph.number for place in subject.places if place.paragraph}
    return {
        one.record.id
        for one in context.trials
        if mine & {place.paragraph.number for place in one.places if place.paragraph}
    }


def _label(context: Context, identifier: str, kind: Literal["program", "trial"]) -> str:
    if kind == "program":
        program = context.program_by_id.get(identifier)
        return f'"{program.name}"' if program else f'"{identifier}"'
    trial = context.trial_by_id.get(identifier)
    return f'"{trial.name or trial.id}"' if trial else f'"{identifier}"'
