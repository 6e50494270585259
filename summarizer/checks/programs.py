"""AT, programs: every value of a program is in its evidence."""

import re
from collections.abc import Iterable, Iterator

from summarizer.lexicons import endings
from summarizer.patterns import later
from summarizer.schemas import (
    DrugModality,
    Event,
    Phase,
    Program,
    Stage,
    Trial,
    TrialStatus,
)
from summarizer.text import fold_str

from .attribution import plain_application
from .context import Context, Fault, Subject
from .naming import name_pattern, same_name
from .sayings import said_of, sentences_of
from .statements import listed
from .terms import enumerated, mentioned_phases
from .wording import has_name, missing


def program_named(context: Context) -> Iterator[Fault]:
    """A program's name stands in its evidence."""
    for subject, program in context.each_program():
        if not has_name(program.name, subject.quotes) and not _explained(program.name, subject, context):
            yield Fault(f"{subject.path}.name", f'"{program.name}" is not in the evidence.', subject.span)


def program_aliases(context: Context) -> Iterator[Fault]:
    """An alias stands in the evidence, or beside a name of the program in brackets."""
    for subject, program in context.each_program():
        for index, alias in enumerate(program.aliases):
            path = f"{subject.path}.aliases[{index}]"
            if same_name(alias, program.name):
                continue
            if not context.company.holds(alias):
                yield Fault(path, f'"{alias}" is not in the company\'s text.', subject.span)
            elif not has_name(alias, subject.sentences) and not _explained(alias, subject, context):
                yield Fault(path, f'The evidence does not call {program.name} "{alias}".', subject.span)


def _explained(name: str, subject: Subject, context: Context) -> bool:
    """Whether the release introduces a name beside another name of the same program: `X (Y)`."""
    program = subject.record
    if not isinstance(program, Program):
        return False
    text = context.company.folded
    mine = fold_str(name).casefold()
    for other in (program.name, *program.aliases):
        theirs = fold_str(other).casefold()
        if theirs == mine:
            continue
        for first, second in ((mine, theirs), (theirs, mine)):
            pattern = rf"{re.escape(first)}[®™]{{0,2}},? ?[(\[][^()\[\]]{{0,80}}{re.escape(second)}(?![^\W_])"
            if re.search(pattern, text):
                return True
    return False


def program_lists(context: Context) -> Iterator[Fault]:
    """Targets, technologies, indications and partners stand in the evidence."""
    for subject, program in context.each_program():
        for field in ("targets", "technologies", "indications", "partners"):
            values: list[str] = getattr(program, field)
            for index, value in enumerate(values):
                lacking = missing(value, subject.sentences)
                if lacking:
                    yield Fault(
                        f"{subject.path}.{field}[{index}]",
                        f"{listed(lacking)} is not in the evidence.",
                        subject.span,
                    )


def program_rights(context: Context) -> Iterator[Fault]:
    """Who may sell it where is as worded in the evidence."""
    for subject, program in context.each_program():
        lacking = missing(program.rights, subject.sentences, loose=True) if program.rights else []
        if lacking:
            yield Fault(f"{subject.path}.rights", f"{listed(lacking)} is not in the evidence.", subject.span)


def drug_modality(context: Context) -> Iterator[Fault]:
    """What kind of medicine a program is, is said of it or of its name's ending (-mab, -tinib)."""
    for subject, program in context.each_program():
        names = (program.name, *program.aliases)
        if program.modality and any(_by_ending(name) == program.modality.value for name in names):
            continue
        for _, fault in enumerated(
            subject, "modality", "drug_modality", program.modality, "kind of medicine", names
        ):
            if program.modality is not DrugModality.CELL_THERAPY_ALLOGENEIC or not _unspecific(
                subject, context
            ):
                yield fault


def _by_ending(name: str) -> str | None:
    """The kind of medicine that a generic name's ending stands for."""
    plain = name.casefold()
    return next((kind for ending, kind in endings("inn_stem").items() if plain.endswith(ending)), None)


def _unspecific(subject: Subject, context: Context) -> bool:
    """Whether the evidence says CAR T alone, and the company's text elsewhere allogeneic."""
    near = subject.block.pool
    return not near & {"autologous"} and "CELL_THERAPY_ALLOGENEIC" in context.company.values("drug_modality")


_STAGES: dict[Stage, frozenset[Phase]] = {
    Stage.PHASE1: frozenset({Phase.PHASE1}),
    Stage.PHASE1_PHASE2: frozenset({Phase.PHASE1, Phase.PHASE2}),
    Stage.PHASE2: frozenset({Phase.PHASE2}),
    Stage.PHASE2_PHASE3: frozenset({Phase.PHASE2, Phase.PHASE3}),
    Stage.PHASE3: frozenset({Phase.PHASE3}),
}


_STEPS: dict[Stage, frozenset[str]] = {
    Stage.UNDER_REVIEW: frozenset(
        {
            "FILING_ACCEPTED",
            "NDA_SUBMITTED",
            "BLA_SUBMITTED",
            "MAA_SUBMITTED",
            "SNDA_SUBMITTED",
            "SBLA_SUBMITTED",
            "PDUFA_DATE",
            "RESUBMITTED",
            "ADCOM",
            "CHMP_OPINION",
            "CRL",
        }
    ),
    Stage.APPROVED: frozenset({"APPROVED", "LAUNCH", "LABEL_EXPANSION"}),
    Stage.PRECLINICAL: frozenset({"PRE_IND", "IND_SUBMITTED", "CTA_SUBMITTED"}),
    Stage.PHASE1: frozenset({"IND_CLEARED", "CTA_APPROVED", "FIRST_PATIENT_DOSED"}),
    Stage.DISCONTINUED: frozenset({"TERMINATED"}),
}
"""Steps that put a program at a stage."""


def program_stage(context: Context) -> Iterator[Fault]:
    """A program's stage is said in its evidence, or is the phase of one of its trials."""
    for subject, program in context.each_program():
        if program.stage is None:
            continue
        phases = _STAGES.get(program.stage)
        mine = [trial for trial in context.summary.trials if program.id in trial.program_ids]
        further = _further(phases, mine) if phases else None
        if further:
            yield Fault(f"{subject.path}.stage", f"A trial of it is in {further}.", subject.span)
            continue
        if phases and any(set(trial.phases) == phases for trial in mine):
            continue
        if phases and any(
            phases == found for scope in subject.scopes for found in mentioned_phases(scope.text)
        ):
            continue
        if _stepped(program.stage, subject):
            continue
        if program.stage is Stage.UNDER_REVIEW and any(map(plain_application, sentences_of(subject))):
            continue
        if program.stage is Stage.PRECLINICAL and _awaits_clearance(subject):
            continue
        names = (program.name, *program.aliases)
        if program.stage is Stage.APPROVED and _sold(names, subject):
            continue
        if program.stage is Stage.DISCONTINUED and said_of("event", Event.TERMINATED.value, subject, names):
            continue
        for _, fault in enumerated(subject, "stage", "stage", program.stage, "stage", names):
            yield fault


_OVER = frozenset(
    {TrialStatus.TERMINATED, TrialStatus.WITHDRAWN, TrialStatus.NOT_YET_RECRUITING, TrialStatus.SUSPENDED}
)


def _further(phases: frozenset[Phase], trials: Iterable[Trial]) -> str | None:
    """The phase of a trial under way or done that is later than a program's stage; null where none is."""
    order = list(Phase)
    latest = max(order.index(one) for one in phases)
    found = [
        max(order.index(one) for one in trial.phases)
        for trial in trials
        if trial.phases and trial.status is not None and trial.status not in _OVER
    ]
    return order[max(found)].value if found and max(found) > latest and Phase.NA not in phases else None


def _stepped(stage: Stage, subject: Subject) -> bool:
    """Whether the evidence tells a step that puts a program at a stage.

    A dosing or a start puts it at the first phase only where its sentence names no other.
    """
    steps = _STEPS.get(stage, frozenset())
    if stage is not Stage.PHASE1:
        return bool(steps & subject.sentences.values("event"))
    lines = [subject.context.scope(one.folded) for one in subject.lines]
    return any(steps & one.values("event") and not mentioned_phases(one.text) for one in lines)


def _awaits_clearance(subject: Subject) -> bool:
    """Whether a Chinese application to begin trials was accepted for review, which clears nothing yet."""
    return "NMPA" in subject.block.values("agency") and "IND_CLEARED" in subject.sentences.values("event")


_SELLS = later(
    r"\b(?:markets|sells|commerciali[sz]es|markets and sells|(?:net )?(?:product )?(?:sales|revenues?) (?:of|from)"
    r"|launched|prescribed)\s(?:[\w.-]+\s){0,2}$",
    re.IGNORECASE,
)


def _sold(names: Iterable[str], subject: Subject) -> bool:
    """Whether a sentence says of one of some names that it is sold: `markets X`."""
    pattern = name_pattern(names)
    return pattern is not None and any(
        _SELLS.search(one[: match.start()][-60:])
        for one in sentences_of(subject)
        for match in pattern.finditer(one)
    )
