"""Field by field: what matched records have right, wrong, missing, and beyond the annotation.

The annotation leaves out what the release does not say, so a value that only the engine has is one that
the release does not give.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from summarizer.checks.naming import squeezed
from summarizer.schemas import Amount, Claim, Designation, Milestone, Operator, Program, Result, Trial
from summarizer.text import fold_str

from .gold import GoldAmount, GoldClaim, GoldDesignation, GoldMilestone, GoldProgram, GoldResult, GoldTrial
from .likeness import alike, likeness, number


class Verdict(StrEnum):
    """How a field of the engine stands to the annotation's."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"
    EXTRA = "extra"


class Judged(NamedTuple):
    """One field of one pair of records."""

    field: str
    verdict: Verdict
    wanted: str | None = None
    given: str | None = None


Same = Callable[[Any, Any], bool]


def one(
    field: str, wanted: Any, given: Any, same: Same = lambda first, second: bool(first == second)
) -> Iterator[Judged]:
    """A field with one value; nothing where neither side has one."""
    if wanted is None and given is None:
        return
    if wanted is None:
        verdict = Verdict.EXTRA
    elif given is None:
        verdict = Verdict.MISSING
    else:
        verdict = Verdict.RIGHT if same(wanted, given) else Verdict.WRONG
    yield Judged(field, verdict, _shown(wanted), _shown(given))


def many(
    field: str, wanted: Sequence[Any], given: Sequence[Any], same: Same = lambda a, b: bool(a == b)
) -> Iterator[Judged]:
    """A field with a list of values, each on its own, in whatever order they stand."""
    left = list(given)
    for value in wanted:
        found = next((other for other in left if same(value, other)), None)
        if found is None:
            yield Judged(field, Verdict.MISSING, _shown(value))
        else:
            left.remove(found)
            yield Judged(field, Verdict.RIGHT, _shown(value), _shown(found))
    for value in left:
        yield Judged(field, Verdict.EXTRA, None, _shown(value))


def _shown(value: Any) -> str | None:
    return None if value is None else str(getattr(value, "value", value))


def _same_name(first: str, second: str) -> bool:
    return squeezed(first) == squeezed(second)


def _same_words(first: str, second: str) -> bool:
    """The same signs, white space and case aside: `p < 0.001`, `P<0.001`."""
    return "".join(fold_str(first).split()).casefold() == "".join(fold_str(second).split()).casefold()


def program_fields(wanted: GoldProgram, made: Program) -> Iterator[Judged]:
    """The fields of a program."""
    yield from many("program.aliases", wanted.names, [made.name, *made.aliases], _same_name)
    yield from one("program.owned", wanted.owned, made.owned)
    yield from one("program.modality", wanted.modality, made.modality)
    yield from one("program.stage", wanted.stage, made.stage)
    yield from many("program.targets", wanted.targets, made.targets, _same_name)
    yield from many("program.indications", wanted.indications, made.indications, alike)
    yield from many("program.partners", wanted.partners, made.partners, alike)


def trial_fields(wanted: GoldTrial, made: Trial, programs: Sequence[str | None]) -> Iterator[Judged]:
    """The fields of a trial; `programs` are the ids of the annotated ones, None for one that was not found."""
    yield from one("trial.name", wanted.name, made.name, _same_name)
    yield from one("trial.nct_id", wanted.nct_id, made.nct_id, _same_name)
    yield from many("trial.other_ids", wanted.other_ids, made.other_ids, _same_name)
    yield from many("trial.programs", programs, made.program_ids)
    yield from many("trial.phases", wanted.phases, made.phases)
    yield from one("trial.status", wanted.status, made.status)
    yield from one("trial.pivotal", wanted.pivotal or None, made.pivotal or None)
    design = made.design
    yield from one("trial.allocation", wanted.allocation, design and design.allocation)
    yield from one(
        "trial.intervention_model", wanted.intervention_model, design and design.intervention_model
    )
    yield from one("trial.masking", wanted.masking, design and design.masking)
    count = wanted.enrollment and (wanted.enrollment.count, wanted.enrollment.type)
    given = made.enrollment and (made.enrollment.count, made.enrollment.type)
    yield from one("trial.enrollment", count, given)
    yield from many("trial.conditions", wanted.conditions, made.conditions, alike)
    yield from one("trial.population", wanted.population, made.population, alike)


def claim_fields(
    wanted: GoldClaim, made: Claim, programs: Sequence[str | None], trials: Sequence[str | None]
) -> Iterator[Judged]:
    """The fields of a claim, but for its values and amounts; links as for a trial."""
    yield from one("claim.type", wanted.type, made.type)
    yield from one("claim.modality", wanted.modality, made.modality)
    yield from one("claim.negated", wanted.negated, made.negated)
    yield from many("claim.programs", programs, made.program_ids)
    yield from many("claim.trials", trials, made.trial_ids)
    if wanted.milestone and made.milestone:
        yield from milestone_fields(wanted.milestone, made.milestone)
    if wanted.designation and made.designation:
        yield from designation_fields(wanted.designation, made.designation)


def result_fields(wanted: GoldResult, made: Result) -> Iterator[Judged]:
    """The fields of a result whose value was found."""
    plain = Operator.EQ
    yield from one("result.measure", wanted.measure, made.measure, lambda a, b: likeness(a, b) >= 0.5)
    yield from one("result.operator", wanted.operator or plain, made.operator or plain)
    for name in ("statistic", "n", "N"):
        yield from one(f"result.{name}", getattr(wanted, name), getattr(made, name))
    interval = made.ci and (number(made.ci.low), number(made.ci.high))
    yield from one("result.ci", wanted.ci and (number(wanted.ci[0]), number(wanted.ci[1])), interval)
    yield from one("result.p_value", wanted.p, made.p_value, _same_words)
    for name in ("population", "arm", "comparator", "time_point", "criteria"):
        yield from one(f"result.{name}", getattr(wanted, name), getattr(made, name), alike)


def milestone_fields(wanted: GoldMilestone, made: Milestone) -> Iterator[Judged]:
    """The fields of a step whose event was found."""
    yield from one("milestone.status", wanted.status, made.status)
    timing = made.timing
    phrase = None if timing is None else timing.phrase
    yield from one("milestone.phrase", wanted.phrase, phrase, lambda a, b: likeness(a, b) >= 0.75)
    yield from one("milestone.window", window_of(wanted), made_window(made))


def window_of(wanted: GoldMilestone) -> tuple[str, ...] | None:
    """Start, end and bound of an annotated window; None where there is none."""
    if wanted.start is None and wanted.end is None:
        return None
    return _window(wanted.start, wanted.end, wanted.bound)


def made_window(made: Milestone) -> tuple[str, ...] | None:
    """Start, end and bound of an engine's window; None where there is none."""
    timing = made.timing
    if timing is None or (timing.start is None and timing.end is None):
        return None
    return _window(timing.start, timing.end, timing.bound)


def _window(*parts: Any) -> tuple[str, ...]:
    return tuple("open" if part is None else str(part) for part in parts)


def designation_fields(wanted: GoldDesignation, made: Designation) -> Iterator[Judged]:
    """The fields of a designation whose kind was found."""
    yield from one("designation.agency", wanted.agency, made.agency)
    yield from one("designation.population", wanted.population, made.population, alike)
    yield from one("designation.status", wanted.status, made.status)


def amount_fields(wanted: GoldAmount, made: Amount) -> Iterator[Judged]:
    """The fields of an amount whose value was found."""
    yield from one("amount.what", wanted.what, made.what, lambda a, b: likeness(a, b) >= 0.5)
    yield from one("amount.currency", wanted.currency, made.currency, _same_name)
    yield from one("amount.period", wanted.period, made.period, alike)
