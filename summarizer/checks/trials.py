"""AT, trials: every value of a trial is in its evidence."""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from summarizer.patterns import later
from summarizer.schemas import (
    Arm,
    ArmType,
    EnrollmentType,
    Phase,
    PrimaryPurpose,
    StudyType,
    Trial,
    TrialStatus,
)

from .context import Context, Fault, Subject
from .naming import name_pattern
from .results import GENERIC
from .sayings import says, sentences_of
from .statements import listed
from .terms import enumerated, mentioned_phases, readable
from .tone import clauses
from .wording import Scope, has_name, missing, stem


def trial_named(context: Context) -> Iterator[Fault]:
    """A trial's name stands in its evidence."""
    for subject, trial in context.each_trial():
        if trial.name and not has_name(trial.name, subject.sentences):
            yield Fault(f"{subject.path}.name", f'"{trial.name}" is not in the evidence.', subject.span)


_NCT = later(r"NCT\d{8}")


def registry_number(context: Context) -> Iterator[Fault]:
    """A registry number has its form, and the release gives it for this trial."""
    for subject, trial in context.each_trial():
        if trial.nct_id is None:
            continue
        path = f"{subject.path}.nct_id"
        if not _NCT.fullmatch(trial.nct_id):
            yield Fault(path, f'"{trial.nct_id}" is no ClinicalTrials.gov number.', subject.span)
        else:
            yield from _given(path, trial.nct_id, trial, subject, context)


def other_numbers(context: Context) -> Iterator[Fault]:
    """Other identifiers are given by the release for this trial."""
    for subject, trial in context.each_trial():
        for index, identifier in enumerate(trial.other_ids):
            yield from _given(f"{subject.path}.other_ids[{index}]", identifier, trial, subject, context)


def _given(path: str, identifier: str, trial: Trial, subject: Subject, context: Context) -> Iterator[Fault]:
    if _holds(subject.block, identifier):
        return
    if not _holds(context.company, identifier):
        yield Fault(path, f'The release does not give "{identifier}".', subject.span)
        return
    beside = [
        context.scope(context.words(*span))
        for mention in context.mentions
        if mention.trial_id == trial.id and (paragraph := context.document.paragraph_at(mention.start))
        for span in context.sentences_in(paragraph)
        if span.start <= mention.start < span.end
    ]
    if not any(_holds(scope, identifier) and trial.name and scope.holds(trial.name) for scope in beside):
        yield Fault(path, f'The release does not give "{identifier}" for this trial.', subject.span)


def _holds(scope: Scope, identifier: str) -> bool:
    """Whether a text has an identifier; a registry number may follow a dash: `the GLORB trial-NCT01234567`."""
    if not _NCT.fullmatch(identifier):
        return scope.holds(identifier)
    return re.search(rf"(?<![^\W_]){identifier}(?!\d)", scope.text) is not None


def trial_phases(context: Context) -> Iterator[Fault]:
    """A trial's phases are those that the text gives it: Phase 1/2 is both, never one."""
    for subject, trial in context.each_trial():
        if not trial.phases or trial.phases == [Phase.NA]:
            continue
        given = frozenset(trial.phases)
        for width, scope in enumerate(subject.scopes):
            found = mentioned_phases(scope.text)
            if found and width > 0:
                if given not in found:
                    said = " or ".join(sorted("/".join(sorted(one)) for one in set(found)))
                    yield Fault(
                        f"{subject.path}.phases",
                        f"The evidence says {said}, not {'/'.join(sorted(given))}.",
                        subject.span,
                    )
                break
        else:
            if not {phase.value for phase in given} <= subject.block.values("phase"):
                yield Fault(f"{subject.path}.phases", "The evidence gives no phase.", subject.span)


def trial_pivotal(context: Context) -> Iterator[Fault]:
    """A trial is pivotal where the text calls it so."""
    for subject, trial in context.each_trial():
        if trial.pivotal is None:
            continue
        scope = subject.block if trial.pivotal else subject.sentences
        if bool(scope.values("pivotal")) is not trial.pivotal:
            said = "does not call" if trial.pivotal else "calls"
            yield Fault(f"{subject.path}.pivotal", f"The evidence {said} this trial pivotal.", subject.span)


def trial_status(context: Context) -> Iterator[Fault]:
    """A trial's status is said in its evidence."""
    for subject, trial in context.each_trial():
        if trial.status is TrialStatus.NOT_YET_RECRUITING and len(subject.places) == 1:
            begun = next(filter(None, map(_BEGUN.search, sentences_of(subject))), None)
            if begun:
                yield Fault(f"{subject.path}.status", f'The evidence says "{begun.group()}".', subject.span)
                continue
        for _, fault in enumerated(subject, "status", "trial_status", trial.status, "status"):
            if not (trial.status and trial.name and _told_by_name(trial.name, trial.status, subject)):
                yield fault


def _told_by_name(name: str, status: TrialStatus, subject: Subject) -> bool:
    """Whether a sentence says of a trial by its name where it stands: `GLORB has ended`."""
    pattern = name_pattern([name])
    return pattern is not None and any(
        says("trial_status", status.value, pattern.sub("the trial", one).replace("trial trial", "trial"))
        for one in sentences_of(subject)
        if pattern.search(one)
    )


_BEGUN = later(
    r"(?<!not )(?<!yet )\b(?:began|started|opened|initiated) (?:a|an|the|its) (?:[\w/-]+ ){0,4}(?:trial|study)\b(?! site)"
)
"""How a trial is said to have begun, whatever was planned."""


def trial_design(context: Context) -> Iterator[Fault]:
    """Allocation, model and masking have their words: two parallel cohorts are not randomized."""
    for subject, trial in context.each_trial():
        if trial.design is None:
            continue
        for field, table in (
            ("allocation", "allocation"),
            ("intervention_model", "intervention_model"),
            ("masking", "masking"),
        ):
            value: StrEnum | None = getattr(trial.design, field)
            for _, fault in enumerated(subject, f"design.{field}", table, value, field.replace("_", " ")):
                yield fault
        purpose = trial.design.primary_purpose
        for contradicted, fault in enumerated(
            subject, "design.primary_purpose", "primary_purpose", purpose, "purpose"
        ):
            # What a drug trial is for goes without saying when it is treatment.
            if contradicted or purpose is not PrimaryPurpose.TREATMENT:
                yield fault


def study_type(context: Context) -> Iterator[Fault]:
    """A study is observational or an expanded access where the text says so; a drug trial needs no word."""
    for subject, trial in context.each_trial():
        for contradicted, fault in enumerated(
            subject, "study_type", "study_type", trial.study_type, "study type"
        ):
            if contradicted or trial.study_type is not StudyType.INTERVENTIONAL:
                yield fault


def trial_arms(context: Context) -> Iterator[Fault]:
    """An arm's label is in the evidence's words, with its dose, or in its program's name."""
    for subject, trial in context.each_trial():
        named = context.scope("\n".join(_program_names(trial, context)))
        for index, arm in enumerate(trial.arms):
            lacking = [word for word in missing(arm.label, subject.sentences) if not named.knows(word)]
            if lacking:
                yield Fault(
                    f"{subject.path}.arms[{index}].label",
                    f"{listed(lacking)} is not in the evidence.",
                    subject.span,
                )


def _program_names(trial: Trial, context: Context) -> list[str]:
    """The names of the programs that a trial tests."""
    programs = [context.program_by_id[one] for one in trial.program_ids if one in context.program_by_id]
    return [name for one in programs for name in (one.name, *one.aliases)]


def arm_types(context: Context) -> Iterator[Fault]:
    """An arm's type fits the words for it."""
    for subject, trial in context.each_trial():
        for index, arm in enumerate(trial.arms):
            if arm.type is None:
                continue
            label = context.scope(arm.label).values("arm_type")
            around = subject.sentences.values("arm_type")
            if arm.type in _CONTROLS and _compared(arm, trial, subject):
                continue
            if arm.type.value in label or (
                not label and (arm.type.value in around or arm.type.value in _UNSAID)
            ):
                continue
            said = " or ".join(readable(one) for one in sorted(label)) or "no such thing"
            yield Fault(
                f"{subject.path}.arms[{index}].type",
                f'"{arm.label}" says {said}, not {readable(arm.type.value)}.',
                subject.span,
            )


_CONTROLS = frozenset({ArmType.ACTIVE_COMPARATOR, ArmType.NO_INTERVENTION, ArmType.PLACEBO_COMPARATOR})
_COMPARES = later(
    r"\b(?:compar(?:es?|ed|ing|isons?|ators?)|versus|vs|against|relative to|head[- ]to[- ]head|randomi[sz]\w{1,5}|controls?|controlled"
    r"|superior\w{0,3}|(?:non-?)?inferior\w{0,3}|or)\b"
)
_CONTROL = later(r"\b(?:controls?|comparators?)\b", re.IGNORECASE)
_PART = later(
    r"\b(?:arms?|groups?|cohorts?|parts?|doses?|levels?|regimens?|low|mid|middle|high|higher|lower|mg|mcg|kg|ml|once|twice|daily|weekly"
    r"|monthly|every|weeks?|days?|patients?|only|alone|with|and|or|the|of|in|n|[a-z]|[ivx]{1,4}|single|multiple|open[- ]label)\b|[^\W\d_]*\d[\w.,/-]*|\W",
    re.IGNORECASE,
)
"""Words of an arm's label that name no medicine."""


def _compared(arm: Arm, trial: Trial, subject: Subject) -> bool:
    """Whether an arm is what a trial compares with: another arm is of its program, this one names another medicine.

    A control by name is of the kind that the evidence has a word for.
    """
    context = subject.context
    label = context.scope(arm.label)
    names = _program_names(trial, context)
    others = [one for one in trial.arms if one is not arm]
    tested = any(
        one.type is ArmType.EXPERIMENTAL or any(context.scope(one.label).holds(name) for name in names)
        for one in others
    )
    if not tested or any(label.holds(name) for name in names):
        return False
    if _CONTROL.search(arm.label):
        return arm.type is ArmType.ACTIVE_COMPARATOR or arm.type in subject.sentences.values("arm_type")
    return (
        arm.type is ArmType.ACTIVE_COMPARATOR
        and label.values("arm_type") <= {"EXPERIMENTAL"}
        and bool(_PART.sub("", arm.label))
        and _COMPARES.search(subject.sentences.folded) is not None
    )


_UNSAID = frozenset({"EXPERIMENTAL", "OTHER"})
"""Arm types that go without words."""


def trial_people(context: Context) -> Iterator[Fault]:
    """Conditions and population are in the evidence's words."""
    for subject, trial in context.each_trial():
        values = [(f"conditions[{index}]", value) for index, value in enumerate(trial.conditions)]
        values += [("population", trial.population)] if trial.population else []
        for field, value in values:
            lacking = missing(value, subject.sentences, generic=_PEOPLE)
            if lacking:
                yield Fault(
                    f"{subject.path}.{field}", f"{listed(lacking)} is not in the evidence.", subject.span
                )


_PEOPLE = frozenset(stem(word) for word in ["patients", "people", "participants", "subjects", "adults"])


def enrollment(context: Context) -> Iterator[Fault]:
    """The number of participants is in the evidence, reached or planned as it says."""
    for subject, trial in context.each_trial():
        if trial.enrollment is None:
            continue
        if Decimal(trial.enrollment.count) not in subject.quotes.numbers:
            yield Fault(
                f"{subject.path}.enrollment.count",
                f"{trial.enrollment.count} is not in the evidence.",
                subject.span,
            )
            continue
        ratio = _planned_of(trial.enrollment.count, subject.quotes.text)
        if ratio is trial.enrollment.type:
            continue
        if ratio is not None:
            kind = "reached" if ratio is EnrollmentType.ACTUAL else "planned"
            yield Fault(
                f"{subject.path}.enrollment.type",
                f"The evidence says that this number is {kind}.",
                subject.span,
            )
            continue
        for sentence in subject.lines:
            if Decimal(trial.enrollment.count) not in sentence.numbers:
                continue
            said = False if _about(trial.enrollment.count, sentence) else _reached(sentence)
            if said is not None and said is not (trial.enrollment.type is EnrollmentType.ACTUAL):
                kind = "reached" if said else "planned"
                yield Fault(
                    f"{subject.path}.enrollment.type",
                    f"The evidence says that this number is {kind}.",
                    subject.span,
                )
                break


_PLANNED = r"(?:planned|anticipated|expected|targeted|intended|projected|target(?: of)?)"
_PEOPLE_NAMED = (
    r"(?:\s(?:patients|participants|subjects|adults|children|infants|people|volunteers|women|men))?"
)


def _planned_of(count: int, text: str) -> EnrollmentType | None:
    """What `21 of a planned 36 patients` says of one of its two numbers; null where nothing like it is said."""
    number = f"{count:,}"
    if re.search(
        rf"\bof\s(?:an?\s|the\s)?{_PLANNED}\s(?:about\s|approximately\s)?{number}\b|\b{number}\s{_PLANNED}\b",
        text,
    ):
        return EnrollmentType.ESTIMATED
    if re.search(
        rf"\b(?:planned|expected|anticipated|designed|expects|plans|intends|aims|will|is) (?:to )?(?:enroll?|recruit|include|randomi[sz]e)"
        rf"(?: (?:up to|about|approximately|around|a total of|at least))? {number}\b",
        text,
    ):
        return EnrollmentType.ESTIMATED
    if re.search(
        rf"\b{number}{_PEOPLE_NAMED}\sof\s(?:an?\s|the\s)?(?:{_PLANNED}\s(?:about\s|approximately\s)?\d|\d[\d,]*\s{_PLANNED}\b)",
        text,
    ):
        return EnrollmentType.ACTUAL
    return None


def _about(count: int, sentence: Scope) -> bool:
    """Whether a trial that is recruiting is one in about so many people: the number that it is to have."""
    return "RECRUITING" in sentence.values("trial_status") and bool(
        re.search(rf"\b(?:in|of|with) (?:about|approximately|around|up to|some) {count:,}\b", sentence.folded)
    )


def _reached(sentence: Scope) -> bool | None:
    """Whether a sentence reports participants or plans them; null where it does not say."""
    found = sentence.values("enrollment_type")
    if len(found) == 1:
        return EnrollmentType.ACTUAL.value in found
    said = clauses(sentence.text)
    if any(clause.expected for clause in said):
        return None if any(clause.happened for clause in said) else False
    return True if any(clause.happened for clause in said) else None


def trial_outcomes(context: Context) -> Iterator[Fault]:
    """An endpoint, its rank and its time frame are in the evidence."""
    for subject, trial in context.each_trial():
        for index, outcome in enumerate(trial.outcomes):
            path = f"{subject.path}.outcomes[{index}]"
            lacking = missing(outcome.measure, subject.sentences, loose=True, generic=GENERIC)
            if lacking:
                yield Fault(f"{path}.measure", f"{listed(lacking)} is not in the evidence.", subject.span)
            lacking = missing(outcome.time_frame, subject.sentences) if outcome.time_frame else []
            if lacking:
                yield Fault(f"{path}.time_frame", f"{listed(lacking)} is not in the evidence.", subject.span)
            if outcome.type is not None and outcome.type.value not in _ranks(outcome.measure, subject):
                yield Fault(
                    f"{path}.type",
                    f"The evidence has no word for a {readable(outcome.type.value)} endpoint.",
                    subject.span,
                )


def _ranks(measure: str, subject: Subject) -> frozenset[str]:
    """The ranks of endpoints in the sentences that name a measure; in the paragraph where those name none."""
    near = [
        scope.values("outcome_type")
        for scope in subject.lines
        if not missing(measure, scope, loose=True, generic=GENERIC)
    ]
    found = frozenset[str]().union(*near)
    return found or subject.block.values("outcome_type")
