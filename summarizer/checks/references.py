"""RE: ids, links between records, and records that say the same twice."""

import re
from collections.abc import Iterable, Iterator

from summarizer.patterns import later
from summarizer.schemas import Claim, Event, Program, Result, Trial

from .context import Context, Fault, Subject
from .naming import name_pattern, squeezed

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


def trials_of_programs(context: Context) -> Iterator[Fault]:
    """A claim about a trial and a program is about that trial's program."""
    for subject, claim in context.each_claim():
        for index, identifier in enumerate(claim.trial_ids):
            trial = context.trial_by_id.get(identifier)
            if trial is None or not trial.program_ids or not claim.program_ids:
                continue
            if _one_of_several(trial, claim, subject):
                continue
            if not set(trial.program_ids) & set(claim.program_ids):
                others = ", ".join(trial.program_ids)
                yield Fault(
                    f"{subject.path}.trial_ids[{index}]",
                    f'The trial "{identifier}" is one of {others}, not of {", ".join(claim.program_ids)}.',
                    subject.span,
                )


def _one_of_several(trial: Trial, claim: Claim, subject: Subject) -> bool:
    """Whether the evidence lists trials of several programs by name, this one among them."""
    context = subject.context
    linked = [context.trial_by_id[one] for one in claim.trial_ids if one in context.trial_by_id]
    programs = {tuple(one.program_ids) for one in linked}
    return len(programs) > 1 and all(one.name and subject.quotes.holds(one.name) for one in (trial, *linked))


_LEFT_OUT = later(
    r"\b(?:exclud\w{1,4}|except|without|other than|not (?:counting|including)|apart from|aside from|besides|leaving out|outside)"
    r"\s(?:for\s)?(?:the\s|those (?:in|of|on|with)\s)?$",
    re.IGNORECASE,
)
_NOT_IN = later(r"\s(?:is |are |was |were )?(?:not (?:counted|included)|excluded|left out)\b", re.IGNORECASE)


def _left_out(statement: str, match: re.Match[str]) -> bool:
    """Whether a statement names something only to leave it out: all trials excluding X."""
    before = statement[max(0, match.start() - 24) : match.start()]
    return bool(_LEFT_OUT.search(before) or _NOT_IN.match(statement, match.end()))


def named_and_linked(context: Context) -> Iterator[Fault]:
    """A claim whose statement names programs or trials is linked to one of them."""
    programs = {
        squeezed(name): program.id
        for program in reversed(context.summary.programs)
        for name in (program.name, *program.aliases)
    }
    trials = {squeezed(trial.name): trial.id for trial in reversed(context.summary.trials) if trial.name}
    for known, field in ((programs, "program_ids"), (trials, "trial_ids")):
        for subject, claim in context.each_claim():
            linked: list[str] = getattr(claim, field)
            words = squeezed(claim.statement)
            if all(identifier in linked for name, identifier in known.items() if name in words):
                continue
            pattern = name_pattern(name for name, _ in _spellings(context, field))
            if pattern is None:
                continue
            named = {
                known[squeezed(match.group())]
                for match in pattern.finditer(claim.statement)
                if squeezed(match.group()) in known and not _left_out(claim.statement, match)
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
