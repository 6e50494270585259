"""From an annotation to the records that a faultless engine would propose: what false alarms are counted on.

What a record needs and the annotation does not hold is looked up in the text: the printed figure of a
value in the annotated words (a value whose figure is not found there is left out); as evidence of a
program or a trial, the company's sentences that name it; and for each value in words (an arm, a
population, an indication) or standing for words (a status, a stage) that its evidence does not say, the
company's nearest sentence that does.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from itertools import islice

from summarizer.assembly import assemble, gather
from summarizer.checks import check
from summarizer.checks.naming import name_pattern
from summarizer.checks.sayings import says
from summarizer.checks.wording import occurrences
from summarizer.facts import Fact, find_facts
from summarizer.lexicons import find
from summarizer.numbers import parse_figure, parse_interval, parse_money
from summarizer.schemas import (
    AmountFields,
    Design,
    Designation,
    Document,
    Draft,
    EngineKind,
    Enrollment,
    FactKind,
    MilestoneFields,
    ProposedClaim,
    ProposedProgram,
    ProposedTrial,
    Quote,
    ResultFields,
    Severity,
    Summary,
)
from summarizer.text import Span, fold_str, sentences

from .annotated import Annotated
from .gold import GoldAmount, GoldClaim, GoldProgram, GoldResult, GoldTrial
from .likeness import money, number

_MOST = 8
"""Sentences of evidence for one program or trial."""
_PRINTED = frozenset(
    {
        FactKind.PERCENTAGE,
        FactKind.COUNT,
        FactKind.RATIO,
        FactKind.MEASUREMENT,
        FactKind.HAZARD_RATIO,
        FactKind.DURATION,
        FactKind.NUMBER,
        FactKind.P_VALUE,
    }
)


def clean(annotated: Annotated) -> Summary:
    """The annotation as a summary, not yet checked."""
    gold, document = annotated.gold, annotated.document
    page = _Page(document)
    programs = {name: f"P{n}" for n, program in enumerate(gold.programs) for name in program.names}
    trials = {name: f"T{n}" for n, trial in enumerate(gold.trials) for name in trial.names}
    proposed_programs = [_program(f"P{n}", program) for n, program in enumerate(gold.programs)]
    proposed_trials = [_trial(f"T{n}", trial, programs) for n, trial in enumerate(gold.trials)]
    claims = [
        _claim(f"C{n}", claim, page.facts_in(places[0]), programs, trials)
        for n, (claim, places) in enumerate(zip(gold.claims, annotated.places, strict=True))
    ]
    draft = Draft(
        programs=[
            made.model_copy(update={"evidence": page.supporting(evidence, made)})
            for made, program in zip(proposed_programs, gold.programs, strict=True)
            if (evidence := page.naming(program.names))
        ],
        trials=[
            made.model_copy(update={"evidence": page.supporting(evidence, made)})
            for made, trial in zip(proposed_trials, gold.trials, strict=True)
            if (evidence := page.of_trial(trial))
        ],
        claims=[
            made.model_copy(update={"evidence": page.supporting([claim.quote], made, places[0])})
            for made, claim, places in zip(claims, gold.claims, annotated.places, strict=True)
        ],
    )
    return gather(assemble(draft, document), document, EngineKind.RULES)


def alarms(summary: Summary, document: Document) -> dict[str, list[str]]:
    """The error findings on a summary, by the record that they concern: `claims[3]`."""
    found: dict[str, list[str]] = {}
    for finding in check(summary, document):
        if finding.severity is Severity.ERROR:
            found.setdefault(finding.path.split(".")[0], []).append(f"{finding.code} {finding.message}")
    return found


class _Page:
    """The company's sentences and the facts of a release."""

    def __init__(self, document: Document) -> None:
        self._facts = find_facts(document)
        self._sentences = [
            (span.start, document.text[span.start : span.end])
            for span in sentences(document.text)
            if (zone := document.zone_at(span.start)) and zone.author.is_company
        ]

    def supporting(
        self,
        evidence: list[str],
        record: ProposedProgram | ProposedTrial | ProposedClaim,
        place: Span | None = None,
    ) -> list[Quote]:
        """The evidence, and for each value of a record that it does not say the nearest sentence that does.

        Nearest to `place`, or to the evidence; a value that no sentence says adds nothing. A number of
        people is rather looked for where it is called one (`n=6`).
        """
        found = list(evidence)
        near = [place.start] if place else [start for start, text in self._sentences if text in evidence]
        for value in map(_plain, _worded(record)):
            if not any(_has_words(value, text) for text in found):
                counted = f"n={value}" if value.isdigit() else None
                found += self._nearest(near, partial(_has_words, value), counted)
        for table, sign in _signs(record):
            if not any(_has_sign(table, sign, text) for text in found):
                found += self._nearest(near, partial(_has_sign, table, sign))
        return [Quote(quote=text) for text in found]

    def _nearest(
        self, near: Sequence[int], test: Callable[[str], bool], rather: str | None = None
    ) -> list[str]:
        """The sentence that passes a test and stands nearest to some places, one with `rather` before all others."""
        holding = [
            (not preferred, min((abs(start - at) for at in near), default=start), text)
            for start, text in self._sentences
            if (preferred := rather is not None and rather in _plain(text).replace(" ", "")) or test(text)
        ]
        return [min(holding)[2]] if holding else []

    def naming(self, names: Iterable[str]) -> list[str]:
        """The first sentences with one of the names."""
        pattern = name_pattern(names)
        return [] if pattern is None else self._first(text for text in self._texts() if pattern.search(text))

    def of_trial(self, trial: GoldTrial) -> list[str]:
        """The first sentences that name a trial; of one without a name, those with its program and phase."""
        if trial.names:
            return self.naming(trial.names)
        pattern = name_pattern(trial.programs)
        digits = [phase.value.removeprefix("PHASE") for phase in trial.phases]
        return self._first(
            text
            for text in self._texts()
            if "Phase " in text
            and any(f"Phase {digit}" in text for digit in digits)
            and (pattern is None or pattern.search(text))
        )

    def facts_in(self, span: Span) -> list[Fact]:
        """The facts inside a stretch."""
        return [fact for fact in self._facts if span.start <= fact.start and fact.end <= span.end]

    def _texts(self) -> Iterator[str]:
        return (text for _, text in self._sentences)

    def _first(self, texts: Iterable[str]) -> list[str]:
        return list(islice(texts, _MOST))


def _plain(text: str) -> str:
    return " ".join(fold_str(text).casefold().split())


def _worded(record: ProposedProgram | ProposedTrial | ProposedClaim) -> Iterator[str]:
    """The values of a record that are words of the release."""
    match record:
        case ProposedProgram():
            yield from (*record.aliases, *record.targets, *record.indications, *record.partners)
        case ProposedTrial():
            yield from (*record.other_ids, *record.conditions)
            yield from (text for text in (record.name, record.nct_id, record.population) if text)
            if record.enrollment:
                yield f"{record.enrollment.count:,}"
        case ProposedClaim():
            for one in record.results:
                parts = (one.p_value, one.population, one.arm, one.comparator, one.time_point, one.criteria)
                yield from (text for text in (one.measure, *parts) if text)
                yield from (f"{count:,}" for count in (one.n, one.N) if count is not None)
            yield from (one.period for one in record.amounts if one.period)
            if record.milestone and record.milestone.phrase:
                yield record.milestone.phrase
            if record.designation and record.designation.population:
                yield record.designation.population


def _signs(record: ProposedProgram | ProposedTrial | ProposedClaim) -> Iterator[tuple[str, str]]:
    """The values of a record that stand for words of the release, each with its table of such words."""
    match record:
        case ProposedProgram():
            pairs: list[tuple[str, StrEnum | None]] = [
                ("drug_modality", record.modality),
                ("stage", record.stage),
            ]
        case ProposedTrial():
            design = record.design or Design()
            pairs = [
                ("trial_status", record.status),
                ("allocation", design.allocation),
                ("intervention_model", design.intervention_model),
                ("masking", design.masking),
            ]
        case ProposedClaim():
            pairs = []
    yield from ((table, value.value) for table, value in pairs if value is not None)


def _has_words(value: str, text: str) -> bool:
    return bool(occurrences(value, _plain(text)))


def _has_sign(table: str, value: str, text: str) -> bool:
    return any(hit.value == value for hit in find(table, text)) or says(table, value, _plain(text))


def _program(ref: str, gold: GoldProgram) -> ProposedProgram:
    return ProposedProgram(ref=ref, evidence=[], **gold.model_dump())


def _trial(ref: str, gold: GoldTrial, programs: dict[str, str]) -> ProposedTrial:
    design = Design(
        allocation=gold.allocation,
        intervention_model=gold.intervention_model,
        masking=gold.masking,
        primary_purpose=gold.primary_purpose,
    )
    return ProposedTrial(
        ref=ref,
        evidence=[],
        programs=list(dict.fromkeys(programs[name] for name in gold.programs)),
        name=gold.name,
        nct_id=gold.nct_id,
        other_ids=gold.other_ids,
        phases=gold.phases,
        pivotal=gold.pivotal,
        status=gold.status,
        study_type=gold.study_type,
        design=None if design == Design() else design,
        conditions=gold.conditions,
        population=gold.population,
        enrollment=gold.enrollment and Enrollment(count=gold.enrollment.count, type=gold.enrollment.type),
    )


def _claim(
    ref: str, gold: GoldClaim, facts: Sequence[Fact], programs: dict[str, str], trials: dict[str, str]
) -> ProposedClaim:
    step, held = gold.milestone, gold.designation
    return ProposedClaim(
        ref=ref,
        type=gold.type,
        modality=gold.modality,
        negated=gold.negated,
        statement="",  # composed from the fields, as for an engine that gives none
        programs=list(dict.fromkeys(programs[name] for name in gold.programs)),
        trials=list(dict.fromkeys(trials[name] for name in gold.trials)),
        results=[made for one in gold.results if (made := _result(one, facts))],
        milestone=step and MilestoneFields(event=step.event, status=step.status, phrase=step.phrase),
        designation=held and Designation(**held.model_dump()),
        amounts=[paid for one in gold.amounts if (paid := _amount(one, facts))],
        evidence=[],
    )


def _result(gold: GoldResult, facts: Sequence[Fact]) -> ResultFields | None:
    """The value with its words as printed; None where they are not among the facts."""
    figure = None
    if gold.value is not None:
        figure = next(
            (fact.text for fact in facts if fact.kind in _PRINTED and _prints(fact.text, gold)), None
        )
        if figure is None:
            return None
    interval = next(
        (
            fact.text
            for fact in facts
            if gold.ci
            and fact.kind is FactKind.INTERVAL
            and (read := parse_interval(fact.text))
            and (number(read.low), number(read.high)) == (number(gold.ci[0]), number(gold.ci[1]))
        ),
        None,
    )
    return ResultFields(
        measure=gold.measure,
        statistic=gold.statistic,
        figure=figure,
        n=gold.n,
        N=gold.N,
        interval=interval,
        p_value=gold.p,
        population=gold.population,
        arm=gold.arm,
        comparator=gold.comparator,
        time_point=gold.time_point,
        criteria=gold.criteria,
    )


def _prints(text: str, gold: GoldResult) -> bool:
    read = parse_figure(text)
    return (
        read is not None
        and number(read.value) == number(gold.value)
        and number(read.value_high) == number(gold.value_high)
    )


def _amount(gold: GoldAmount, facts: Sequence[Fact]) -> AmountFields | None:
    """The amount with its words as printed; None where they are not among the facts."""
    for fact in facts:
        read = parse_money(fact.text) if fact.kind is FactKind.MONEY else None
        if (
            read
            and money(read.value, read.scale) == money(gold.value, gold.scale)
            and money(read.value_high, read.scale) == money(gold.value_high, gold.scale)
        ):
            return AmountFields(what=gold.what, figure=fact.text, period=gold.period, per=gold.per)
    return None
