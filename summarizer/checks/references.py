"""RE: ids, links between records, and records that say the same twice."""

from collections.abc import Iterable, Iterator
from typing import Literal

from summarizer.schemas import Claim, Event, Program, Result, Trial, ZoneKind

from .context import Context, Fault, Mention, Subject
from .naming import name_pattern, squeezed
from .terms import mentioned_phases

_REPEATABLE = frozenset({Event.OTHER, Event.CONFERENCE, Event.PUBLICATION, Event.DATA_UPDATE})
"""Steps of which there may be several in one window."""
_COMPANY_STEPS = frozenset(
    {Event.OTHER, Event.DEAL_SIGNED, Event.DEAL_CLOSED, Event.FINANCING, Event.CASH_RUNWAY}
)
"""Steps that a company takes, whatever programs are named on the way."""


def unique_ids(context: Context) -> Iterator[Fault]:
    """No two records of a list share an id."""
    lists: tuple[tuple[str, Iterable[Program | Trial | Claim]], ...] = (
        ("programs", context.summary.programs),
        ("trials", context.summary.trials),
        ("claims", context.summary.claims),
    )
    for name, records in lists:
        seen: set[str] = set()
        for index, record in enumerate(records):
            if record.id in seen:
                yield Fault(f"{name}[{index}].id", f'Another of the {name} has the id "{record.id}" too.')
            seen.add(record.id)


def ids_exist(context: Context) -> Iterator[Fault]:
    """Every id that a record cites is the id of a record."""
    for subject, trial in context.each_trial():
        yield from _unknown(subject.path, "program_ids", trial.program_ids, context.program_by_id)
    for subject, claim in context.each_claim():
        yield from _unknown(subject.path, "program_ids", claim.program_ids, context.program_by_id)
        yield from _unknown(subject.path, "trial_ids", claim.trial_ids, context.trial_by_id)


def _unknown(path: str, field: str, ids: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    held = set(known)
    kind = field.removesuffix("_ids")
    for index, identifier in enumerate(ids):
        if identifier not in held:
            yield Fault(f"{path}.{field}[{index}]", f'No {kind} has the id "{identifier}".')


def links_once(context: Context) -> Iterator[Fault]:
    """A record cites each id once."""
    for subject in context.trials + context.claims:
        for field in ("program_ids", "trial_ids"):
            ids: list[str] = getattr(subject.record, field, [])
            for index, identifier in enumerate(ids):
                if identifier in ids[:index]:
                    yield Fault(f"{subject.path}.{field}[{index}]", f'"{identifier}" is linked twice.')


def no_twins(context: Context) -> Iterator[Fault]:
    """No two records say the same; one fact told twice is one record with both evidences."""
    seen: dict[object, str] = {}
    for subject, claim in context.each_claim():
        for path, identity in _identities(subject.path, claim):
            first = seen.setdefault(identity, subject.path)
            if first != subject.path:
                yield Fault(path, f"{first} says the same; one record should hold both quotes.", subject.span)


def _identities(path: str, claim: Claim) -> Iterator[tuple[str, object]]:
    about = (claim.negated, tuple(sorted(claim.program_ids)))
    if claim.designation:
        held = claim.designation
        who = squeezed(held.population or "")
        yield f"{path}.designation", ("designation", about, held.kind, held.agency, who, held.status)
    step = claim.milestone
    if step and step.timing and step.event not in _REPEATABLE and (step.timing.start or step.timing.end):
        when = (step.timing.start, step.timing.end, step.timing.bound)
        what = (about, tuple(sorted(claim.trial_ids)), step.event, step.status, claim.type)
        yield f"{path}.milestone", ("milestone", what, when)
    for index, result in enumerate(claim.results):
        if result.value is not None or result.n is not None:
            where = (about, tuple(sorted(claim.trial_ids)), claim.modality)
            yield f"{path}.results[{index}]", ("result", where, _result_identity(result))
    if not (claim.designation or step or claim.results or claim.amounts):
        yield f"{path}.statement", ("statement", about, squeezed(claim.statement))


def _result_identity(result: Result) -> tuple[object, ...]:
    texts = (
        result.measure,
        result.population,
        result.arm,
        result.comparator,
        result.time_point,
        result.criteria,
        result.interval,
        result.p_value,
    )
    values = (result.statistic, result.operator, result.value, result.value_high, result.unit)
    return (*values, result.n, result.N, *(squeezed(text or "") for text in texts))


def names_apart(context: Context) -> Iterator[Fault]:
    """Two programs share no name, and two trials share no name or registry number."""
    owners: dict[str, str] = {}
    for subject, program in context.each_program():
        for field, name in _named(program):
            first = owners.setdefault(squeezed(name), program.id)
            if squeezed(name) and first != program.id:
                yield Fault(f"{subject.path}.{field}", f'"{name}" is a name of the program {first} too.')
    trials: dict[str, str] = {}
    for subject, trial in context.each_trial():
        for field, given in (("name", trial.name), ("nct_id", trial.nct_id)):
            if given and trials.setdefault(squeezed(given), trial.id) != trial.id:
                other = trials[squeezed(given)]
                yield Fault(f"{subject.path}.{field}", f'"{given}" names the trial {other} too.')


def _named(program: Program) -> Iterator[tuple[str, str]]:
    yield "name", program.name
    yield from ((f"aliases[{index}]", alias) for index, alias in enumerate(program.aliases))


def trials_have_programs(context: Context) -> Iterator[Fault]:
    """A trial is linked to the program that it tests."""
    if not context.summary.programs:
        return
    for subject, trial in context.each_trial():
        if not trial.program_ids:
            yield Fault(
                f"{subject.path}.program_ids",
                f'The trial "{trial.id}" is linked to no program.',
                subject.span,
            )


def program_links(context: Context) -> Iterator[Fault]:
    """A record's text is about the programs that it is linked to."""
    for subject in context.trials + context.claims:
        ids: list[str] = getattr(subject.record, "program_ids", [])
        for index, identifier in enumerate(ids):
            if identifier in context.program_by_id:
                reason = _unsupported(subject, identifier, "program")
                if reason:
                    yield Fault(f"{subject.path}.program_ids[{index}]", reason, subject.span)


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
        if kind == "trial" and _only_trial_named_by_program(context, named, identifier, about):
            return None
        others = sorted(_label(context, one, kind) for one in about)
        if others and where:
            return f"{where} names {' and '.join(others)}, not {label}."
    if kind == "trial" and _nameless(context, identifier, subject):
        return None
    if _subject_of_release(context, identifier, kind) and (
        kind == "program" or _phase_fits(context, identifier, subject)
    ):
        return None
    return f"Nothing around the evidence names {label}."


def _subject_of_release(context: Context, identifier: str, kind: Literal["program", "trial"]) -> bool:
    """Whether a release is about one program (one trial) alone: its headline names no other, or there is none."""
    if kind == "program" and len(context.summary.programs) == 1 and context.mentions:
        return True
    kinds = {ZoneKind.HEADLINE, ZoneKind.HEADLINE_BULLETS}
    spans = [(zone.start, zone.end) for zone in context.document.zones if zone.kind in kinds]
    named = [one for start, end in spans for one in context.mentions_in(start, end)]
    return _meant(context, named, kind) == {identifier}


def _nearest(subject: Subject) -> Iterator[tuple[list[Mention], str]]:
    """The names in ever wider texts: the evidence's sentences, its surroundings, what was named before."""
    context = subject.context
    spans = [span for place in subject.places for span in context.sentences_of(place)]
    yield [one for span in spans for one in context.mentions_in(*span)], "The evidence"
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


def _phase_fits(context: Context, identifier: str, subject: Subject) -> bool:
    """Whether the evidence names no phase, or the trial's."""
    found = mentioned_phases(subject.sentences.text)
    phases = frozenset(context.trial_by_id[identifier].phases)
    return not found or not phases or phases in found


def _nameless(context: Context, identifier: str, subject: Subject) -> bool:
    """Whether a trial that has no name to look for is the one that the text speaks of.

    Its program is the claim's, its phase is not another than the text's, and where several trials come into
    question, it has evidence in the claim's own paragraphs, or none of the others has and the headline names none.
    """
    trial = context.trial_by_id[identifier]
    if not _phase_fits(context, identifier, subject):
        return False
    if trial.name or trial.nct_id:
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
    return not near or identifier in near or not any(place.span for place in subject.places)


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


def trials_of_programs(context: Context) -> Iterator[Fault]:
    """A claim about a trial and a program is about that trial's program."""
    for subject, claim in context.each_claim():
        for index, identifier in enumerate(claim.trial_ids):
            trial = context.trial_by_id.get(identifier)
            if trial is None or not trial.program_ids or not claim.program_ids:
                continue
            if not set(trial.program_ids) & set(claim.program_ids):
                others = ", ".join(trial.program_ids)
                yield Fault(
                    f"{subject.path}.trial_ids[{index}]",
                    f'The trial "{identifier}" is one of {others}, not of {", ".join(claim.program_ids)}.',
                    subject.span,
                )


def named_and_linked(context: Context) -> Iterator[Fault]:
    """A claim whose statement names programs or trials is linked to one of them."""
    programs = {
        squeezed(name): program.id
        for program in reversed(context.summary.programs)
        for name in (program.name, *program.aliases)
    }
    trials = {squeezed(trial.name): trial.id for trial in reversed(context.summary.trials) if trial.name}
    for known, field in ((programs, "program_ids"), (trials, "trial_ids")):
        pattern = name_pattern(
            {name: identifier for name, identifier in _spellings(context, field) if identifier}
        )
        if pattern is None:
            continue
        for subject, claim in context.each_claim():
            linked: list[str] = getattr(claim, field)
            named = {
                known[squeezed(match.group())]
                for match in pattern.finditer(claim.statement)
                if squeezed(match.group()) in known
            }
            if not named or set(linked) & named:
                continue
            through = {
                program
                for identifier in claim.trial_ids
                if identifier in context.trial_by_id
                for program in context.trial_by_id[identifier].program_ids
            }
            if field == "program_ids" and not linked and through & named:
                continue
            # A name in passing needs no link; a claim that is about one thing and linked to another does.
            step = claim.milestone is not None and claim.milestone.event not in _COMPANY_STEPS
            if linked or claim.designation or claim.results or (step and field == "program_ids"):
                label = " and ".join(sorted(named))
                yield Fault(
                    f"{subject.path}.{field}",
                    f"The statement is about {label}, which is not linked.",
                    subject.span,
                )


def _spellings(context: Context, field: str) -> Iterator[tuple[str, str]]:
    if field == "program_ids":
        for program in context.summary.programs:
            yield from ((name, program.id) for name in (program.name, *program.aliases))
    else:
        yield from ((trial.name, trial.id) for trial in context.summary.trials if trial.name)
