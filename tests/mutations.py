"""One-fault mutants of a summary: one value altered, the quotes untouched.

Written from what goes wrong in records, without regard to how the checks work. Two kinds: a value
that the release does not have at all, and a swap, where the wrong value does stand elsewhere in the
same release.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from pydantic import ValidationError

from summarizer.schemas import (
    Agency,
    Allocation,
    DesignationKind,
    DesignationStatus,
    Document,
    Event,
    Masking,
    MilestoneStatus,
    Modality,
    Phase,
    Stage,
    Statistic,
    Summary,
    TimeWindow,
    TrialStatus,
)


class Mutant(NamedTuple):
    """A summary with one fault, and what the fault is."""

    kind: str
    path: str
    before: str
    after: str
    summary: Summary
    swap: bool


Change = tuple[str, Any, bool]
"""A path, the new value, and whether that value stands elsewhere in the release."""


class Case(NamedTuple):
    """What a maker of faults is given."""

    summary: Summary
    document: Document
    chance: random.Random


Maker = Callable[[Case], Iterator[Change]]


def mutants(summary: Summary, document: Document, seed: int = 0) -> Iterator[Mutant]:
    """Every mutant of a summary: the same for the same seed."""
    for kind, maker in MAKERS.items():
        chance = random.Random(f"{seed}/{kind}/{document.id}")  # noqa: S311
        for path, value, swap in maker(Case(summary, document, chance)):
            data = summary.model_dump()
            before = get(data, path)
            plain = value.model_dump() if hasattr(value, "model_dump") else value
            if plain == before:
                continue
            put(data, path, plain)
            try:
                faulty = Summary.model_validate(data)
            except ValidationError:  # the records themselves refuse it: no check is asked
                continue
            yield Mutant(kind, path, str(before), str(plain), faulty, swap)


_STEP = re.compile(r"(\w+)|\[(\d+)\]")


def _steps(path: str) -> list[str | int]:
    return [int(number) if number else name for name, number in _STEP.findall(path)]


def get(data: Any, path: str) -> Any:
    """The value at a path such as `claims[0].results[1].unit`."""
    for step in _steps(path):
        data = data[step]
    return data


def put(data: Any, path: str, value: Any) -> None:
    """Set the value at a path."""
    *steps, last = _steps(path)
    for step in steps:
        data = data[step]
    data[last] = value


# Ways to alter a word or a number


def other_digits(text: str, chance: random.Random) -> str | None:
    """The text with one of its numbers changed."""
    found = list(re.finditer(r"\d+(?:[.,]\d+)*", text))
    if not found:
        return None
    match = chance.choice(found)
    digits = match.group()
    for _ in range(20):
        at = chance.choice([index for index, one in enumerate(digits) if one.isdigit()])
        new = digits[:at] + chance.choice("123456789") + digits[at + 1 :]
        if new != digits:
            return text[: match.start()] + new + text[match.end() :]
    return None


def doubled(text: str) -> str | None:
    """The text with its first number ten times as large."""
    return (
        re.sub(r"\d+", lambda match: match.group() + "0", text, count=1) if re.search(r"\d", text) else None
    )


_WORD_NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_DISEASES = (
    "multiple myeloma",
    "Crohn's disease",
    "non-small cell lung cancer",
    "psoriasis",
    "type 2 diabetes",
    "asthma",
)
_MEASURES = (
    "overall survival",
    "progression-free survival",
    "ORR",
    "HbA1c",
    "body weight",
    "disease control rate",
)
_DRUGS = ("ABC-123", "lenalidomide", "XTX-9", "pembrolizumab")


def others(values: Sequence[Any], value: Any) -> list[Any]:
    """The values that are not this one, once each."""
    return [one for one in dict.fromkeys(values) if one != value and one]


# One maker for each class of fault


def statement_number(case: Case) -> Iterator[Change]:
    elsewhere = re.findall(r"\d+(?:\.\d+)?", case.document.text)
    for index, claim in enumerate(case.summary.claims):
        path = f"claims[{index}].statement"
        new = other_digits(claim.statement, case.chance)
        if new:
            yield path, new, False
        found = list(re.finditer(r"(?<![\w-])\d+(?:\.\d+)?(?!\w)", claim.statement))
        if found:
            match = case.chance.choice(found)
            swapped = others(elsewhere, match.group())
            yield (
                path,
                claim.statement[: match.start()]
                + case.chance.choice(swapped)
                + claim.statement[match.end() :],
                True,
            )
        for word in _WORD_NUMBERS:
            if re.search(rf"\b{word}\b", claim.statement):
                other = case.chance.choice(others(_WORD_NUMBERS, word))
                yield path, re.sub(rf"\b{word}\b", other, claim.statement, count=1), False
                break


_UNITS = ("months", "weeks", "days", "years", "%", "mg", "patients")


def statement_unit(case: Case) -> Iterator[Change]:
    for index, claim in enumerate(case.summary.claims):
        match = re.search(r"\d (months|weeks|days|years|mg|patients|million|billion)|\d(%)", claim.statement)
        if match:
            unit = match[1] or match[2]
            pool = ("million", "billion") if unit in {"million", "billion"} else _UNITS
            new = case.chance.choice(others(pool, unit))
            start, end = match.span(1 if match[1] else 2)
            gap = " " if unit == "%" else ""
            yield (
                f"claims[{index}].statement",
                claim.statement[:start] + gap + new + claim.statement[end:],
                False,
            )


def statement_name(case: Case) -> Iterator[Change]:
    names = [name for program in case.summary.programs for name in (program.name, *program.aliases)]
    names += [trial.name for trial in case.summary.trials if trial.name]
    for index, claim in enumerate(case.summary.claims):
        for name in names:
            at = claim.statement.lower().find(name.lower())
            if at < 0:
                continue
            rest = claim.statement[at + len(name) :]
            yield (
                f"claims[{index}].statement",
                claim.statement[:at] + case.chance.choice(_DRUGS) + rest,
                False,
            )
            akin = set(_family(case.summary, name))
            pool = [one for one in names if one not in akin]
            if pool:
                yield (
                    f"claims[{index}].statement",
                    claim.statement[:at] + case.chance.choice(pool) + rest,
                    True,
                )
            break


def _family(summary: Summary, name: str) -> list[str]:
    """The names of what a name names, and of its trials or programs."""
    for program in summary.programs:
        if name in (program.name, *program.aliases):
            mine = [trial.name or "" for trial in summary.trials if program.id in trial.program_ids]
            return [program.name, *program.aliases, *mine]
    for trial in summary.trials:
        if name == trial.name:
            mine = [
                one
                for program in summary.programs
                if program.id in trial.program_ids
                for one in (program.name, *program.aliases)
            ]
            return [name, *mine]
    return [name]


_TURNS = {
    "increased": "decreased",
    "increase": "decrease",
    "reduction": "increase",
    "reduced": "increased",
    "improvement": "worsening",
    "improved": "worsened",
    "failed to meet": "met",
    "met": "missed",
    "beyond": "below",
    "more than": "fewer than",
    "greater than": "less than",
    "extended": "shortened",
}


def direction(case: Case) -> Iterator[Change]:
    for index, claim in enumerate(case.summary.claims):
        for word, opposite in _TURNS.items():
            if re.search(rf"\b{word}\b", claim.statement):
                yield (
                    f"claims[{index}].statement",
                    re.sub(rf"\b{word}\b", opposite, claim.statement, count=1),
                    False,
                )
                break


def statement_polarity(case: Case) -> Iterator[Change]:
    for index, claim in enumerate(case.summary.claims):
        path = f"claims[{index}].statement"
        if claim.negated:
            new = re.sub(r"\b(?:not |did not |[Nn]o )", "", claim.statement, count=1)
            yield path, new[:1].upper() + new[1:], False
        else:
            new = re.sub(
                r"\b(was|were|has|had|is|are|expects|plans|could|will|occurred|gave)\b",
                r"\1 not",
                claim.statement,
                count=1,
            )
            if new != claim.statement:
                yield path, new, False


def negation(case: Case) -> Iterator[Change]:
    for index, claim in enumerate(case.summary.claims):
        yield f"claims[{index}].negated", not claim.negated, False


def modality(case: Case) -> Iterator[Change]:
    for index, claim in enumerate(case.summary.claims):
        for value in Modality:
            if value is not claim.modality:
                yield f"claims[{index}].modality", value, False


def program_link(case: Case) -> Iterator[Change]:
    ids = [program.id for program in case.summary.programs]
    for index, claim in enumerate(case.summary.claims):
        if claim.program_ids:
            yield f"claims[{index}].program_ids", ["no-such-program"], False
            for other in others(ids, claim.program_ids[0]):
                yield f"claims[{index}].program_ids", [other], True
    for index, trial in enumerate(case.summary.trials):
        for other in others(ids, trial.program_ids[0] if trial.program_ids else None):
            yield f"trials[{index}].program_ids", [other], True


def trial_link(case: Case) -> Iterator[Change]:
    ids = [trial.id for trial in case.summary.trials]
    for index, claim in enumerate(case.summary.claims):
        if claim.trial_ids:
            yield f"claims[{index}].trial_ids", ["no-such-trial"], False
            for other in others(ids, claim.trial_ids[0]):
                yield f"claims[{index}].trial_ids", [other], True


def each_result(summary: Summary) -> Iterator[tuple[str, Any]]:
    for index, claim in enumerate(summary.claims):
        for place, result in enumerate(claim.results):
            yield f"claims[{index}].results[{place}]", result


def result_value(case: Case) -> Iterator[Change]:
    values = [result.value for _, result in each_result(case.summary)]
    for path, result in each_result(case.summary):
        if result.value:
            new = other_digits(result.value, case.chance)
            if new:
                yield f"{path}.value", new, False
            pool = others(values, result.value)
            if pool:
                yield f"{path}.value", case.chance.choice(pool), True
        if result.value_high:
            yield f"{path}.value_high", doubled(result.value_high), False


def figure(case: Case) -> Iterator[Change]:
    figures = [result.figure for _, result in each_result(case.summary)]
    for path, result in each_result(case.summary):
        if result.figure:
            new = other_digits(result.figure, case.chance)
            if new:
                yield f"{path}.figure", new, False
            pool = others(figures, result.figure)
            if pool:
                yield f"{path}.figure", case.chance.choice(pool), True


def whole_figure(case: Case) -> Iterator[Change]:
    """Figure, value and unit of another result together: consistent with itself, and wrong."""
    from summarizer.assembly import result as computed
    from summarizer.schemas import ResultFields

    results = list(each_result(case.summary))
    for path, result in results:
        pool = [
            one
            for other, one in results
            if one.figure and one.figure != result.figure and other[:10] != path[:10]
        ]
        if result.figure and pool:
            fields = {name: getattr(result, name) for name in ResultFields.model_fields}
            other = case.chance.choice(pool)
            yield (
                path,
                computed(
                    ResultFields(**{**fields, "figure": other.figure, "interval": None, "p_value": None})
                ),
                True,
            )


def unit(case: Case) -> Iterator[Change]:
    for path, result in each_result(case.summary):
        if result.unit:
            yield f"{path}.unit", case.chance.choice(others(_UNITS, result.unit)), False


def operator(case: Case) -> Iterator[Change]:
    for path, result in each_result(case.summary):
        if result.value:
            current = result.operator or "="
            yield (
                f"{path}.operator",
                case.chance.choice(others(["<", "<=", ">=", ">", "~", "="], current)),
                False,
            )


def counts(case: Case) -> Iterator[Change]:
    for path, result in each_result(case.summary):
        for field in ("n", "N"):
            value = getattr(result, field)
            if value is not None:
                yield f"{path}.{field}", value + case.chance.choice([1, 2, 10]), False
            elif result.value and not result.N:
                yield f"{path}.N", case.chance.choice([20, 33, 57, 148]), False


def interval(case: Case) -> Iterator[Change]:
    for path, result in each_result(case.summary):
        if result.ci and result.interval:
            yield f"{path}.ci.low", other_digits(result.ci.low, case.chance), False
            yield f"{path}.ci.high", other_digits(result.ci.high, case.chance), False
            yield f"{path}.interval", other_digits(result.interval, case.chance), False


def p_value(case: Case) -> Iterator[Change]:
    pool = [result.p_value for _, result in each_result(case.summary)]
    for path, result in each_result(case.summary):
        if result.p_value:
            yield f"{path}.p_value", other_digits(result.p_value, case.chance), False
            for other in others(pool, result.p_value):
                yield f"{path}.p_value", other, True
        elif result.value:
            yield f"{path}.p_value", "p=0.03", False


def _text_field(field: str, strange: Sequence[str]) -> Maker:
    def maker(case: Case) -> Iterator[Change]:
        pool = [getattr(result, field) for _, result in each_result(case.summary)]
        for path, result in each_result(case.summary):
            value = getattr(result, field)
            if value is None:
                continue
            yield f"{path}.{field}", case.chance.choice(strange), False
            known = [
                one
                for one in others(pool, value)
                if one.lower() not in value.lower() and value.lower() not in one.lower()
            ]
            if known:
                yield f"{path}.{field}", case.chance.choice(known), True

    return maker


def criteria(case: Case) -> Iterator[Change]:
    for path, result in each_result(case.summary):
        if result.criteria is None and result.value:
            yield f"{path}.criteria", case.chance.choice(["RECIST 1.1", "Lugano 2014", "iRECIST"]), False


def statistic(case: Case) -> Iterator[Change]:
    for path, result in each_result(case.summary):
        if result.statistic:
            pool = [
                Statistic.MEDIAN,
                Statistic.MEAN,
                Statistic.HAZARD_RATIO,
                Statistic.RATE,
                Statistic.ODDS_RATIO,
            ]
            yield f"{path}.statistic", case.chance.choice(others(pool, result.statistic)), False


def each_milestone(summary: Summary) -> Iterator[tuple[str, Any]]:
    for index, claim in enumerate(summary.claims):
        if claim.milestone:
            yield f"claims[{index}].milestone", claim.milestone


def window(case: Case) -> Iterator[Change]:
    for path, milestone in each_milestone(case.summary):
        if milestone.timing:
            for field in ("start", "end"):
                value = getattr(milestone.timing, field)
                if value:
                    days = case.chance.choice([-365, -31, 1, 30, 90, 365])
                    yield f"{path}.timing.{field}", value + timedelta(days=days), False


_LATER = (
    ("Q2", "Q3"),
    ("1H", "2H"),
    ("second quarter", "third quarter"),
    ("third quarter", "fourth quarter"),
    ("second half", "first half"),
    ("early", "late"),
    ("Early", "Late"),
    ("mid-", "late "),
    ("year-end", "mid-"),
    ("January", "February"),
    ("November", "October"),
    ("by ", "after "),
    ("2026", "2027"),
    ("2025", "2026"),
    ("2027", "2028"),
)


def timing_phrase(case: Case) -> Iterator[Change]:
    """Another phrase with the window that it gives: consistent with itself, and wrong."""
    from summarizer.timing import parse_timing

    phrases = [one.timing.phrase for _, one in each_milestone(case.summary) if one.timing]
    for path, milestone in each_milestone(case.summary):
        if not milestone.timing:
            continue
        phrase = milestone.timing.phrase
        changed = [(phrase.replace(old, new, 1), False) for old, new in _LATER if old in phrase]
        changed += [(other, True) for other in others(phrases, phrase)[:2]]
        for new, swap in changed:
            read = parse_timing(new, case.document.published)
            if read and (read.start, read.end, read.bound) != (
                milestone.timing.start,
                milestone.timing.end,
                milestone.timing.bound,
            ):
                yield f"{path}.timing", TimeWindow.model_validate(read.model_dump()), swap


def event(case: Case) -> Iterator[Change]:
    pool = [one.event for _, one in each_milestone(case.summary)]
    for path, milestone in each_milestone(case.summary):
        far = [
            Event.APPROVED,
            Event.BLA_SUBMITTED,
            Event.PDUFA_DATE,
            Event.CRL,
            Event.LAUNCH,
            Event.ADCOM,
            Event.HOLD_LIFTED,
        ]
        yield f"{path}.event", case.chance.choice(others(far, milestone.event)), False
        known = others(pool, milestone.event)
        if known:
            yield f"{path}.event", case.chance.choice(known), True


def milestone_status(case: Case) -> Iterator[Change]:
    for path, milestone in each_milestone(case.summary):
        yield f"{path}.status", case.chance.choice(others(list(MilestoneStatus), milestone.status)), False


def each_designation(summary: Summary) -> Iterator[tuple[str, Any]]:
    for index, claim in enumerate(summary.claims):
        if claim.designation:
            yield f"claims[{index}].designation", claim.designation


def designation_kind(case: Case) -> Iterator[Change]:
    pool = [one.kind for _, one in each_designation(case.summary)]
    for path, held in each_designation(case.summary):
        yield f"{path}.kind", case.chance.choice(others(list(DesignationKind), held.kind)), False
        for other in others(pool, held.kind)[:2]:
            yield f"{path}.kind", other, True


def designation_agency(case: Case) -> Iterator[Change]:
    pool = [one.agency for _, one in each_designation(case.summary)]
    for path, held in each_designation(case.summary):
        if held.agency:
            yield f"{path}.agency", case.chance.choice(others(list(Agency), held.agency)), False
            for other in others(pool, held.agency)[:1]:
                yield f"{path}.agency", other, True


def designation_population(case: Case) -> Iterator[Change]:
    pool = [one.population for _, one in each_designation(case.summary)]
    for path, held in each_designation(case.summary):
        if held.population:
            yield f"{path}.population", f"adults with {case.chance.choice(_DISEASES)}", False
            yield (
                f"{path}.population",
                re.sub(r"\b(?:active |refractory )", "", held.population, count=1),
                False,
            )
            for other in others(pool, held.population):
                yield f"{path}.population", other, True


def designation_status(case: Case) -> Iterator[Change]:
    for path, held in each_designation(case.summary):
        yield f"{path}.status", case.chance.choice(others(list(DesignationStatus), held.status)), False


def drug(case: Case) -> Iterator[Change]:
    names = [program.name for program in case.summary.programs]
    for index, program in enumerate(case.summary.programs):
        yield f"programs[{index}].name", other_digits(program.name, case.chance) or program.name + "X", False
        for place in range(len(program.aliases)):
            yield f"programs[{index}].aliases[{place}]", case.chance.choice(_DRUGS), False
        for other in others(names, program.name):
            yield f"programs[{index}].name", other, True
            yield f"programs[{index}].aliases", [*program.aliases, other], True


def target(case: Case) -> Iterator[Change]:
    pool = [one for program in case.summary.programs for one in program.targets]
    for index, program in enumerate(case.summary.programs):
        for place, value in enumerate(program.targets):
            yield f"programs[{index}].targets[{place}]", case.chance.choice(["CD22", "PD-1", "BCMA"]), False
            known = [one for one in others(pool, value) if one not in program.targets]
            if known:
                yield f"programs[{index}].targets[{place}]", case.chance.choice(known), True


def indication(case: Case) -> Iterator[Change]:
    pool = [one for program in case.summary.programs for one in program.indications]
    for index, program in enumerate(case.summary.programs):
        for place, value in enumerate(program.indications):
            yield f"programs[{index}].indications[{place}]", case.chance.choice(_DISEASES), False
            known = [one for one in others(pool, value) if one not in program.indications]
            if known:
                yield f"programs[{index}].indications[{place}]", case.chance.choice(known), True
    pool = [one for trial in case.summary.trials for one in trial.conditions]
    for index, trial in enumerate(case.summary.trials):
        for place, value in enumerate(trial.conditions):
            yield f"trials[{index}].conditions[{place}]", case.chance.choice(_DISEASES), False
            known = [one for one in others(pool, value) if one not in trial.conditions]
            if known:
                yield f"trials[{index}].conditions[{place}]", case.chance.choice(known), True


def stage(case: Case) -> Iterator[Change]:
    for index, program in enumerate(case.summary.programs):
        if program.stage:
            yield f"programs[{index}].stage", case.chance.choice(others(list(Stage), program.stage)), False


def phase(case: Case) -> Iterator[Change]:
    for index, trial in enumerate(case.summary.trials):
        if trial.phases:
            pool = [Phase.PHASE1, Phase.PHASE2, Phase.PHASE3, Phase.PHASE4]
            yield (
                f"trials[{index}].phases",
                [case.chance.choice([one for one in pool if one not in trial.phases])],
                False,
            )
            if len(trial.phases) > 1:
                yield f"trials[{index}].phases", [case.chance.choice(trial.phases)], False


def trial_status(case: Case) -> Iterator[Change]:
    for index, trial in enumerate(case.summary.trials):
        yield f"trials[{index}].status", case.chance.choice(others(list(TrialStatus), trial.status)), False


def trial_name(case: Case) -> Iterator[Change]:
    pool = [trial.name for trial in case.summary.trials]
    for index, trial in enumerate(case.summary.trials):
        yield f"trials[{index}].name", "ORION-9", False
        for other in others(pool, trial.name)[:1]:
            yield f"trials[{index}].name", other, True


def registry_number(case: Case) -> Iterator[Change]:
    for index, trial in enumerate(case.summary.trials):
        new = other_digits(trial.nct_id, case.chance) if trial.nct_id else "NCT04416984"
        yield f"trials[{index}].nct_id", new, False


def design(case: Case) -> Iterator[Change]:
    for index, trial in enumerate(case.summary.trials):
        held = trial.design.model_dump() if trial.design else {}
        allocation = case.chance.choice(
            others([Allocation.RANDOMIZED, Allocation.NON_RANDOMIZED], held.get("allocation"))
        )
        yield f"trials[{index}].design", {**held, "allocation": allocation}, False
        yield (
            f"trials[{index}].design",
            {**held, "masking": case.chance.choice([Masking.DOUBLE, Masking.NONE])},
            False,
        )
        yield f"trials[{index}].pivotal", not trial.pivotal, False


def arm_of_trial(case: Case) -> Iterator[Change]:
    for index, trial in enumerate(case.summary.trials):
        for place, arm in enumerate(trial.arms):
            yield (
                f"trials[{index}].arms[{place}].label",
                case.chance.choice(["placebo twice daily", "40 million CAR T cells", "5 mg"]),
                False,
            )
            new = other_digits(arm.label, case.chance)
            if new:
                yield f"trials[{index}].arms[{place}].label", new, False


def enrollment(case: Case) -> Iterator[Change]:
    for index, trial in enumerate(case.summary.trials):
        if trial.enrollment:
            yield (
                f"trials[{index}].enrollment.count",
                trial.enrollment.count + case.chance.choice([1, 10, 100]),
                False,
            )
            yield (
                f"trials[{index}].enrollment.type",
                "ESTIMATED" if trial.enrollment.type == "ACTUAL" else "ACTUAL",
                False,
            )


def outcome(case: Case) -> Iterator[Change]:
    for index, trial in enumerate(case.summary.trials):
        for place, held in enumerate(trial.outcomes):
            yield f"trials[{index}].outcomes[{place}].measure", case.chance.choice(_MEASURES), False
            yield (
                f"trials[{index}].outcomes[{place}].type",
                "SECONDARY" if held.type == "PRIMARY" else "PRIMARY",
                False,
            )


def speaker(case: Case) -> Iterator[Change]:
    pool = [zone.speaker for zone in case.document.zones if zone.speaker]
    for index, claim in enumerate(case.summary.claims):
        if claim.speaker:
            yield f"claims[{index}].speaker", "Jane Example, M.D.", False
            for other in others(pool, claim.speaker)[:1]:
                yield f"claims[{index}].speaker", other, other.split(",")[0] != claim.speaker.split(",")[0]


def each_amount(summary: Summary) -> Iterator[tuple[str, Any]]:
    for index, claim in enumerate(summary.claims):
        for place, amount in enumerate(claim.amounts):
            yield f"claims[{index}].amounts[{place}]", amount


def amount(case: Case) -> Iterator[Change]:
    for path, held in each_amount(case.summary):
        yield f"{path}.value", other_digits(held.value or "1", case.chance), False
        yield f"{path}.figure", other_digits(held.figure, case.chance), False
        yield f"{path}.scale", "BILLION" if held.scale == "MILLION" else "MILLION", False
        yield f"{path}.currency", "GBP" if held.currency == "USD" else "USD", False


def amount_what(case: Case) -> Iterator[Change]:
    pool = [held.what for _, held in each_amount(case.summary)]
    for path, held in each_amount(case.summary):
        yield (
            f"{path}.what",
            case.chance.choice(["total revenue", "operating income", "milestone payment"]),
            False,
        )
        known = others(pool, held.what)
        if known:
            yield f"{path}.what", case.chance.choice(known), True


def evidence_place(case: Case) -> Iterator[Change]:
    for index, claim in enumerate(case.summary.claims):
        start = claim.evidence[0].start
        if start is not None:
            yield f"claims[{index}].evidence[0].start", start + case.chance.choice([-3, 1, 7]), False


def sentence_number(case: Case) -> Iterator[Change]:
    for index, sentence in enumerate(case.summary.summary):
        new = other_digits(sentence.text, case.chance)
        if new:
            yield f"summary[{index}].text", new, False


def sentence_name(case: Case) -> Iterator[Change]:
    names = [name for program in case.summary.programs for name in (program.name, *program.aliases)]
    for index, sentence in enumerate(case.summary.summary):
        for name in names:
            if name in sentence.text:
                yield f"summary[{index}].text", sentence.text.replace(name, case.chance.choice(_DRUGS)), False
                pool = [one for one in names if one not in _family(case.summary, name)]
                if pool:
                    yield (
                        f"summary[{index}].text",
                        sentence.text.replace(name, case.chance.choice(pool)),
                        True,
                    )
                break


def sentence_polarity(case: Case) -> Iterator[Change]:
    for index, sentence in enumerate(case.summary.summary):
        if re.match(r"No ", sentence.text):
            yield f"summary[{index}].text", sentence.text[3:].capitalize(), False
        else:
            new = re.sub(r"\b(was|were|is|are|expects|plans|granted)\b", r"\1 not", sentence.text, count=1)
            if new != sentence.text:
                yield f"summary[{index}].text", new, False
        for word, opposite in _TURNS.items():
            if re.search(rf"\b{word}\b", sentence.text):
                yield (
                    f"summary[{index}].text",
                    re.sub(rf"\b{word}\b", opposite, sentence.text, count=1),
                    False,
                )
                break


def citation(case: Case) -> Iterator[Change]:
    ids = [claim.id for claim in case.summary.claims]
    for index, sentence in enumerate(case.summary.summary):
        yield f"summary[{index}].claim_ids", ["c99"], False
        free = [one for one in ids if one not in sentence.claim_ids]
        yield f"summary[{index}].claim_ids", [case.chance.choice(free)], True


MAKERS: dict[str, Maker] = {
    "number in statement": statement_number,
    "unit in statement": statement_unit,
    "name in statement": statement_name,
    "direction of change": direction,
    "polarity of statement": statement_polarity,
    "negation flag": negation,
    "modality": modality,
    "program link": program_link,
    "trial link": trial_link,
    "result value": result_value,
    "figure": figure,
    "figure with its value": whole_figure,
    "unit": unit,
    "operator": operator,
    "n and N": counts,
    "interval": interval,
    "p-value": p_value,
    "measure": _text_field("measure", _MEASURES),
    "population": _text_field("population", ("treatment-naive patients", "patients with lung cancer")),
    "arm": _text_field("arm", ("placebo", "high dose", "docetaxel")),
    "comparator": _text_field("comparator", ("sham", "docetaxel", "standard of care")),
    "time point": _text_field("time_point", ("week 52", "month 3", "day 90")),
    "criteria": criteria,
    "statistic": statistic,
    "window": window,
    "timing phrase": timing_phrase,
    "milestone event": event,
    "milestone status": milestone_status,
    "designation kind": designation_kind,
    "designation agency": designation_agency,
    "designation population": designation_population,
    "designation status": designation_status,
    "drug name": drug,
    "target": target,
    "indication": indication,
    "stage": stage,
    "phase": phase,
    "trial status": trial_status,
    "trial name": trial_name,
    "registry number": registry_number,
    "design": design,
    "arm of a trial": arm_of_trial,
    "enrollment": enrollment,
    "outcome": outcome,
    "speaker": speaker,
    "amount": amount,
    "what an amount is": amount_what,
    "place of evidence": evidence_place,
    "number in summary": sentence_number,
    "name in summary": sentence_name,
    "polarity in summary": sentence_polarity,
    "citation in summary": citation,
}
