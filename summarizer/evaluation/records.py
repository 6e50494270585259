"""Records against the annotation's: programs, trials, claims and their values, windows and designations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from summarizer.numbers import numbers_in
from summarizer.schemas import Claim, ClaimType, Event, Modality, Program, Result, Summary, Trial, ZoneKind
from summarizer.timing import parse_timing

from . import fields as judge
from .annotated import Annotated
from .fields import Judged, Verdict
from .gold import GoldClaim, GoldProgram, GoldResult, GoldTrial
from .likeness import number, same_names
from .matching import Pairs, amount_likeness, designation_likeness, match, overlap, pairs, result_likeness
from .report import Error, FieldTally, Share, Tally

Counted = tuple[Tally, list[Error]]
Shared = tuple[Share, list[Error]]


@dataclass(frozen=True)
class Comparison:
    """An annotated release, an engine's summary of it, and which record is which."""

    annotated: Annotated
    summary: Summary

    @cached_property
    def matched(self) -> dict[str, Pairs]:
        """The pairs of programs, trials and claims."""
        found = match(self.annotated, self.summary)
        return {"program": found.programs, "trial": found.trials, "claim": found.claims}

    def programs(self) -> Counted:
        """Programs, one to one."""
        return _records(
            "program",
            [program.name for program in self.annotated.gold.programs],
            [program.name for program in self.summary.programs],
            self.matched["program"],
        )

    def trials(self) -> Counted:
        """Trials, one to one."""
        return _records(
            "trial",
            [_trial_name(trial) for trial in self.annotated.gold.trials],
            [_made_trial_name(trial) for trial in self.summary.trials],
            self.matched["trial"],
        )

    def claims(self) -> tuple[Tally, Tally, dict[str, Tally], list[Error]]:
        """Claims that are right, claims that are found, those that are right by type, and the errors."""
        gold, made, found = self.annotated.gold.claims, self.summary.claims, self.matched["claim"]
        right = {
            first: second for first, second in found.items() if _says_the_same(gold[first], made[second])
        }
        by_type: dict[str, Tally] = {}
        for kind in ClaimType:
            of_kind = _tally(
                [claim for claim in gold if claim.type is kind],
                sum(claim.type is kind for claim in made),
                [gold[first] for first in right if gold[first].type is kind],
            )
            if of_kind.wanted or of_kind.made:
                by_type[kind.value] = of_kind
        errors = [
            Error(kind="missed claim", record=_said(claim))
            for index, claim in enumerate(gold)
            if index not in found and not claim.minor
        ]
        errors += [
            Error(kind="false claim", record=_made_said(claim))
            for index, claim in enumerate(made)
            if index not in found.values()
        ]
        errors += [
            Error(
                kind="claim read wrong",
                record=_said(gold[first]),
                wanted=_sense(gold[first]),
                given=_sense(made[second]),
            )
            for first, second in found.items()
            if first not in right
        ]
        return (
            _tally(gold, len(made), [gold[first] for first in right]),
            _tally(gold, len(made), [gold[first] for first in found]),
            by_type,
            errors,
        )

    def values(self) -> tuple[Tally, Share, list[Error]]:
        """Single values of reported results, and those that no annotated result has.

        A number that an annotated result has beside its value (a count, a limit of an interval) is not
        false, nor is one that repeats the safety information.
        """
        wanted = [
            (index, claim, value)
            for index, claim in enumerate(self.annotated.gold.claims)
            if claim.type is ClaimType.RESULT
            for value in claim.results
            if value.value is not None
        ]
        made = [
            (claim, value)
            for claim in self.summary.claims
            if claim.type is ClaimType.RESULT and claim.modality is Modality.REPORTED
            for value in claim.results
            if value.value is not None
        ]

        def score(one: tuple[int, GoldClaim, GoldResult], other: tuple[Claim, Result]) -> float:
            here = overlap(self.annotated.places[one[0]], other[0]) > 0
            return result_likeness(one[2], other[1], here=here)

        found = pairs(wanted, made, score)
        known = {part for _, _, value in wanted for part in _numbers_of(value)}
        false = [
            (claim, value)
            for index, (claim, value) in enumerate(made)
            if index not in found.values() and number(value.value) not in known and not _is_label(claim)
        ]
        tally = _tally([claim for _, claim, _ in wanted], len(made), [wanted[first][1] for first in found])
        errors = [
            Error(
                kind="false result",
                record=_made_said(claim),
                wanted="annotated as no result" if self._is_forbidden(value) else None,
                given=f"{value.measure}: {value.figure or value.value}",
            )
            for claim, value in false
        ]
        return tally, Share(count=len(false), of=len(made)), errors

    def _is_forbidden(self, value: Result) -> bool:
        """Whether the annotation names a number as no result."""
        listed = [{one.value for one in numbers_in(text)} for text in self.annotated.gold.not_results]
        own = {one for text in (value.value, value.value_high) if isinstance(one := number(text), Decimal)}
        return any(own and own <= numbers for numbers in listed)

    def fields(self) -> Iterator[tuple[str, Judged]]:
        """Each field of each pair of records, with the record's name."""
        gold, made = self.annotated.gold, self.summary
        for first, second in self.matched["program"].items():
            program = gold.programs[first]
            yield from ((program.name, one) for one in judge.program_fields(program, made.programs[second]))
        for first, second in self.matched["trial"].items():
            trial = gold.trials[first]
            verdicts = judge.trial_fields(trial, made.trials[second], self._programs(trial.programs))
            yield from ((_trial_name(trial), one) for one in verdicts)
        for first, second in self.matched["claim"].items():
            yield from ((_said(gold.claims[first]), one) for one in self._claim_fields(first, second))

    def _claim_fields(self, first: int, second: int) -> Iterator[Judged]:
        wanted, made = self.annotated.gold.claims[first], self.summary.claims[second]
        yield from judge.claim_fields(
            wanted, made, self._programs(wanted.programs), self._trials(wanted.trials)
        )

        def likeness(one: GoldResult, other: Result) -> float:
            return result_likeness(one, other, here=True)

        for one, other in pairs(wanted.results, made.results, likeness).items():
            yield from judge.result_fields(wanted.results[one], made.results[other])
        for one, other in pairs(wanted.amounts, made.amounts, amount_likeness).items():
            yield from judge.amount_fields(wanted.amounts[one], made.amounts[other])

    def _programs(self, names: Iterable[str]) -> list[str | None]:
        return _ids(names, self.annotated.gold.programs, self.summary.programs, self.matched["program"])

    def _trials(self, names: Iterable[str]) -> list[str | None]:
        return _ids(names, self.annotated.gold.trials, self.summary.trials, self.matched["trial"])

    def windows(self) -> Shared:
        """Windows of matched steps; one that the annotation does not have is a silent guess, and wrong."""
        count, errors = Share(), []
        for first, second in self.matched["claim"].items():
            step, given = self.annotated.gold.claims[first].milestone, self.summary.claims[second].milestone
            if step is None or given is None:
                continue
            wanted, made = judge.window_of(step), judge.made_window(given)
            if wanted is None and made is None:
                continue
            timing = given.timing
            fine = step.granularity is None or (timing is not None and timing.granularity is step.granularity)
            right = wanted == made and fine
            count += Share(count=right, of=1)
            if not right:
                said = f" “{timing.phrase}”" if timing else ""
                errors.append(
                    Error(
                        kind="wrong window",
                        record=_said(self.annotated.gold.claims[first]),
                        wanted=f"{_range(wanted)} “{step.phrase or ''}”",
                        given=f"{_range(made)}{said}",
                    )
                )
        return count, errors

    def phrases(self) -> Shared:
        """The annotated timing phrases, read by themselves from the release's own date."""
        count, errors = Share(), []
        anchor = self.annotated.gold.header and self.annotated.gold.header.published
        for claim in self.annotated.gold.claims:
            step = claim.milestone
            if step is None or step.phrase is None:
                continue
            read = parse_timing(
                step.phrase,
                anchor or self.annotated.document.published,
                runway=step.event is Event.CASH_RUNWAY,
            )
            made = None
            if read is not None and (read.start or read.end):
                made = tuple(
                    "open" if part is None else str(part) for part in (read.start, read.end, read.bound)
                )
            wanted = judge.window_of(step)
            count += Share(count=wanted == made, of=1)
            if wanted != made:
                errors.append(
                    Error(
                        kind="phrase read wrong",
                        record=step.phrase,
                        wanted=_range(wanted),
                        given=_range(made),
                    )
                )
        return count, errors

    def bystanders(self) -> Shared:
        """Programs of the summary that the annotation names as none."""
        gold = self.annotated.gold
        errors = []
        for index, program in enumerate(self.summary.programs):
            names = [program.name, *program.aliases]
            own = index in self.matched["program"].values()
            if same_names(names, gold.not_programs):
                given = "an alias of a program" if own else None
                errors.append(Error(kind="bystander", record=", ".join(names), given=given))
        return Share(count=len(errors), of=len(self.summary.programs)), errors

    def designations(self) -> Shared:
        """Designations that no annotated one agrees with in kind, agency, population and status."""
        wanted = [claim.designation for claim in self.annotated.gold.claims if claim.designation]
        made = [claim for claim in self.summary.claims if claim.designation]
        wrong = [
            claim
            for claim in made
            if claim.designation
            and not any(
                designation_likeness(one, claim.designation) > 0 and one.status is claim.designation.status
                for one in wanted
            )
        ]
        errors = [Error(kind="wrong designation", record=_made_said(claim)) for claim in wrong]
        return Share(count=len(wrong), of=len(made)), errors


def tallied(judged: Iterable[Judged]) -> dict[str, FieldTally]:
    """The verdicts counted by field, in the order of the fields' names."""
    found: dict[str, FieldTally] = {}
    for one in judged:
        found[one.field] = found.get(one.field, FieldTally()) + FieldTally(**{one.verdict.value: 1})
    return dict(sorted(found.items()))


def field_errors(judged: Iterable[tuple[str, Judged]]) -> list[Error]:
    """Every field that is not right; windows are told apart elsewhere."""
    return [
        Error(kind=f"{one.field} {one.verdict.value}", record=record, wanted=one.wanted, given=one.given)
        for record, one in judged
        if one.verdict is not Verdict.RIGHT and one.field != "milestone.window"
    ]


def _records(kind: str, wanted: Sequence[str], made: Sequence[str], found: Mapping[int, int]) -> Counted:
    errors = [Error(kind=f"missed {kind}", record=name) for n, name in enumerate(wanted) if n not in found]
    errors += [
        Error(kind=f"false {kind}", record=name) for n, name in enumerate(made) if n not in found.values()
    ]
    return Tally(wanted=len(wanted), recalled=len(found), made=len(made), right=len(found)), errors


def _tally(wanted: Sequence[GoldClaim], made: int, right: Sequence[GoldClaim]) -> Tally:
    return Tally(
        wanted=sum(not claim.minor for claim in wanted),
        recalled=sum(not claim.minor for claim in right),
        made=made,
        right=len(right),
    )


def _says_the_same(wanted: GoldClaim, made: Claim) -> bool:
    return (wanted.type, wanted.modality, wanted.negated) == (made.type, made.modality, made.negated)


def _sense(claim: GoldClaim | Claim) -> str:
    return f"{claim.type.value} {claim.modality.value}{' negated' if claim.negated else ''}"


def _said(claim: GoldClaim) -> str:
    return f"{_sense(claim)}: {' '.join(claim.quote.split())}"


def _made_said(claim: Claim) -> str:
    words = claim.evidence[0].quote if claim.evidence else ""
    return f"{_sense(claim)}: {claim.statement} [{' '.join(words.split())}]"


def _trial_name(trial: GoldTrial) -> str:
    phases = " ".join(phase.value for phase in trial.phases)
    return trial.name or trial.nct_id or f"{phases} of {', '.join(trial.programs)}".strip()


def _made_trial_name(trial: Trial) -> str:
    phases = " ".join(phase.value for phase in trial.phases)
    return trial.name or trial.nct_id or f"{phases} of {', '.join(trial.program_ids)}".strip()


def _ids(
    names: Iterable[str],
    wanted: Sequence[GoldProgram | GoldTrial],
    made: Sequence[Program | Trial],
    found: Pairs,
) -> list[str | None]:
    """The engine's ids of annotated names, once each; None for one that was not found."""
    known = [one.names for one in wanted]
    ids: dict[int, str | None] = {}
    for name in names:
        index = next(n for n, names_of in enumerate(known) if name in names_of)
        ids[index] = made[found[index]].id if index in found else None
    return list(ids.values())


def _numbers_of(value: GoldResult) -> set[Decimal | str | None]:
    parts = [value.value, value.value_high, *(value.ci or ())]
    parts += [str(count) for count in (value.n, value.N) if count is not None]
    return {number(part) for part in parts} - {None}


def _is_label(claim: Claim) -> bool:
    """Whether a claim rests on the safety information alone."""
    return all(one.zone is ZoneKind.SAFETY_INFORMATION for one in claim.evidence)


def _range(window: tuple[str, ...] | None) -> str:
    return "none" if window is None else f"{window[0]} to {window[1]} ({window[2]})"
