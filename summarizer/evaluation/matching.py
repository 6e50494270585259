"""Which record of an engine is which record of the annotation.

One to one: the pairs are ranked by how alike they are, ties by the order of the annotation and then of
the engine's records, and taken from the top as long as both sides are free. A record that says again
what another one said already is left over, and so is a false one.

A pair needs something in common that identifies the record:

- programs: a name or an alias.
- trials: a registry number or a name. Where one of the two has neither, a program in common (or
  none on either side) and a phase in common (or none on either side).
- claims with values: a value with its unit, of a measure in the same terms (or where the words stand
  in the same place); findings that have no value are claims in words.
- claims with a step: the event, and the window, its phrase, the place, or a program or trial; or
  another event in the same place at the same time, which is then wrong.
- claims with a designation: its kind, with an agency and a population that do not differ.
- claims with money: an amount in the same currency.
- other claims: the type, and the place of the annotated words (or the same words elsewhere).

A claim's type, modality and negation do not decide whether it is found, so that a hope reported as a
result is found as exactly that: `scores` counts a found claim as right only if these agree.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.schemas import Amount, Claim, Designation, Milestone, Program, Result, Summary, Trial
from summarizer.text import Span

from .annotated import Annotated
from .gold import GoldAmount, GoldClaim, GoldDesignation, GoldMilestone, GoldProgram, GoldResult, GoldTrial
from .likeness import alike, likeness, money, number, same_names, unit

_Wanted = TypeVar("_Wanted")
_Made = TypeVar("_Made")

Pairs = dict[int, int]
"""The index of an annotated record -> the index of the engine's."""


@dataclass(frozen=True)
class Matched:
    """The pairs of a release, by list."""

    programs: Pairs
    trials: Pairs
    claims: Pairs


def match(annotated: Annotated, summary: Summary) -> Matched:
    """The pairs of an annotation and an engine's summary of the same release."""
    gold = annotated.gold
    programs = pairs(gold.programs, summary.programs, program_likeness)
    ids = _Ids(annotated, summary, programs)
    trials = pairs(gold.trials, summary.trials, ids.trial_likeness)
    ids.know_trials(trials)
    order = {id(claim): index for index, claim in enumerate(gold.claims)}

    def likeness_of(claim: GoldClaim, made: Claim) -> float:
        about = ids.about_the_same(claim, made)
        return claim_likeness(claim, made, annotated.places[order[id(claim)]], about=about)

    return Matched(programs, trials, pairs(gold.claims, summary.claims, likeness_of))


def pairs(
    wanted: Sequence[_Wanted], made: Sequence[_Made], score: Callable[[_Wanted, _Made], float]
) -> Pairs:
    """The best pairs first, each record once; a score of 0 is no pair."""
    ranked = [
        (-value, first, second)
        for first, one in enumerate(wanted)
        for second, other in enumerate(made)
        if (value := score(one, other)) > 0
    ]
    found: Pairs = {}
    taken: set[int] = set()
    for _, first, second in sorted(ranked):
        if first not in found and second not in taken:
            found[first] = second
            taken.add(second)
    return dict(sorted(found.items()))


def program_likeness(wanted: GoldProgram, made: Program) -> float:
    """How many names two programs share; the main name counts twice."""
    names = [made.name, *made.aliases]
    return same_names(wanted.names, names) + same_names([wanted.name], [made.name])


class _Ids:
    """Which ids of a summary the annotation's names stand for."""

    def __init__(self, annotated: Annotated, summary: Summary, programs: Pairs) -> None:
        self._gold, self._summary = annotated.gold, summary
        self._of_program = {
            name: summary.programs[programs[index]].id if index in programs else None
            for index, program in enumerate(annotated.gold.programs)
            for name in program.names
        }
        self._of_trial: dict[str, str | None] = {}

    def know_trials(self, trials: Pairs) -> None:
        """Take in which trials are which."""
        self._of_trial = {
            name: self._summary.trials[trials[index]].id if index in trials else None
            for index, trial in enumerate(self._gold.trials)
            for name in trial.names
        }

    def about_the_same(self, wanted: GoldClaim, made: Claim) -> float:
        """From 0 to 1: how far a claim is about the annotated programs and trials."""
        asked = {self._of_program.get(name) for name in wanted.programs}
        asked |= {self._of_trial.get(name) for name in wanted.trials}
        given = {*made.program_ids, *made.trial_ids}
        if not asked and not given:
            return 1.0
        return len(asked & given) / len(asked | given)

    def trial_likeness(self, wanted: GoldTrial, made: Trial) -> float:
        """How sure it is that two trials are one; 0 where a number or a name says that they are not."""
        if wanted.nct_id and made.nct_id:
            return 4.0 if wanted.nct_id.upper() == made.nct_id.upper() else 0.0
        if same_names(wanted.other_ids, made.other_ids):
            return 3.0
        asked = {self._of_program.get(name) for name in wanted.programs}
        phase = len({*wanted.phases} & {*made.phases}) / max(len({*wanted.phases} | {*made.phases}), 1)
        detail = (phase + likeness(" ".join(wanted.conditions), " ".join(made.conditions))) / 4
        if wanted.name and made.name:
            return 2.0 + detail if same_names([wanted.name], [made.name]) else 0.0
        program = bool(asked & {*made.program_ids}) or not (asked or made.program_ids)
        phased = phase > 0 or not (wanted.phases or made.phases)
        return 1.0 + detail if program and phased else 0.0


def claim_likeness(wanted: GoldClaim, made: Claim, places: Sequence[Span], *, about: float) -> float:
    """How alike two claims are; 0 without something in common that identifies them.

    `places` are where the annotated words stand, `about` how far both are about the same programs and
    trials. Kind, modality, place and subject rank pairs that have what identifies them in common.
    """
    here = overlap(places, made)
    worded = not made.results and all(one.value is None for one in wanted.results)
    held = [
        results_likeness(wanted.results, made.results, here=here > 0)
        if wanted.results and not worded
        else None,
        milestone_likeness(wanted.milestone, made.milestone, here=here, about=about)
        if wanted.milestone
        else None,
        designation_likeness(wanted.designation, made.designation) if wanted.designation else None,
        amounts_likeness(wanted.amounts, made.amounts) if wanted.amounts else None,
    ]
    asked = [value for value in held if value is not None]
    score = sum(asked) / len(asked) if asked else _words_likeness(wanted, made, here)
    if score == 0:
        return 0.0
    said = (wanted.type is made.type) + (wanted.modality is made.modality) + (wanted.negated is made.negated)
    return score + here / 2 + about / 4 + said / 8


def overlap(places: Sequence[Span], made: Claim) -> float:
    """The share of the annotated words that a claim's evidence holds, at the best of their places.

    A little less where the evidence is much longer, so that of two claims the closer one is taken.
    """
    best = 0.0
    for start, end in places:
        for one in made.evidence:
            if one.start is None or one.end is None:
                continue
            shared = min(end, one.end) - max(start, one.start)
            if shared > 0:
                closeness = shared / (max(end, one.end) - min(start, one.start))
                best = max(best, 0.8 * shared / (end - start) + 0.2 * closeness)
    return best


def results_likeness(wanted: Sequence[GoldResult], made: Sequence[Result], *, here: bool) -> float:
    """The values that two claims share, as a share of those of the larger one."""

    def score(one: GoldResult, other: Result) -> float:
        return result_likeness(one, other, here=here)

    found = pairs(wanted, made, score)
    total = sum(score(wanted[first], made[second]) for first, second in found.items())
    return total / max(len(wanted), len(made), 1)


def result_likeness(wanted: GoldResult, made: Result, *, here: bool) -> float:
    """Above 0 for the same value in a unit that does not differ, of the same measure (or in the same place)."""
    if not same_value(wanted, made):
        return 0.0
    measure = likeness(wanted.measure, made.measure)
    if measure < 0.5 and not here:
        return 0.0
    around = [
        alike(asked, given)
        for asked, given in (
            (wanted.arm, made.arm),
            (wanted.population, made.population),
            (wanted.time_point, made.time_point),
        )
        if asked and given
    ]
    return 0.5 + measure / 4 + (sum(around) / len(around) if around else 0.5) / 4


def same_value(wanted: GoldResult, made: Result) -> bool:
    """Whether value, upper end and unit agree; a value without a unit agrees with one that has it."""
    first, second = unit(wanted.unit), unit(made.unit)
    return (
        number(wanted.value) == number(made.value)
        and number(wanted.value_high) == number(made.value_high)
        and (first == second or not first or not second)
    )


def milestone_likeness(
    wanted: GoldMilestone | None, made: Milestone | None, *, here: float, about: float
) -> float:
    """Above 0 for the same event at the same time, in the same place, or of the same program or trial.

    A little for another event at the same time in the same place.
    """
    if wanted is None or made is None:
        return 0.0
    timing = made.timing
    window = timing is not None and (timing.start, timing.end) == (wanted.start, wanted.end)
    if wanted.event is not made.event:
        return 0.2 if here >= 0.4 and window and wanted.end is not None else 0.0
    phrase = timing is not None and likeness(wanted.phrase, timing.phrase) >= 0.75
    timeless = timing is None and wanted.phrase is None
    if not (window or phrase or here >= 0.4 or about > 0):
        return 0.0
    return 0.4 + 0.4 * (window or phrase or timeless) + 0.2 * about


def designation_likeness(wanted: GoldDesignation | None, made: Designation | None) -> float:
    """Above 0 for the same kind; an agency or a population that differs makes another designation of it."""
    if wanted is None or made is None or wanted.kind is not made.kind:
        return 0.0
    if wanted.agency and made.agency and wanted.agency is not made.agency:
        return 0.0
    population = likeness(wanted.population, made.population)
    if wanted.population and made.population and population < 0.5:
        return 0.0
    return 0.5 + population / 4 + (wanted.agency is made.agency) / 4


def amounts_likeness(wanted: Sequence[GoldAmount], made: Sequence[Amount]) -> float:
    """The amounts that two claims share, as a share of those of the larger one."""
    found = pairs(wanted, made, amount_likeness)
    total = sum(amount_likeness(wanted[first], made[second]) for first, second in found.items())
    return total / max(len(wanted), len(made), 1)


def amount_likeness(wanted: GoldAmount, made: Amount) -> float:
    """Above 0 for the same money: value, scale and currency."""
    if money(wanted.value, wanted.scale) != money(made.value, made.scale):
        return 0.0
    if money(wanted.value_high, wanted.scale) != money(made.value_high, made.scale):
        return 0.0
    if wanted.currency and made.currency and wanted.currency.upper() != made.currency.upper():
        return 0.0
    return 0.6 + likeness(wanted.what, made.what) / 4 + 0.15 * (wanted.currency == made.currency)


def _words_likeness(wanted: GoldClaim, made: Claim, here: float) -> float:
    """For a claim in words alone: its type, and where it stands or that it says the same elsewhere."""
    if wanted.type is not made.type:
        return 0.0
    if here >= 0.4:
        return here
    said = max((likeness(wanted.quote, one.quote) for one in made.evidence), default=0.0)
    return said / 2 if said >= 0.75 else 0.0
