"""AT, arms: a value is its own arm's, and an arm has one value of a measure."""

import re
from collections.abc import Iterator

from summarizer.numbers import Number
from summarizer.patterns import later
from summarizer.schemas import Claim, Result, Statistic

from .context import Context, Fault, Subject
from .naming import squeezed
from .numbers import unit_key
from .results import PEOPLE
from .statements import is_generic_name
from .wording import content, key, occurrences

_OWN = later(
    r"\s?(?:[A-Za-z-]{2,14}\s)?(?:\([^()]{0,80}\)\s?)?((?:with|in|for|on|among|at|of)\s[^,;\n]{2,80})"
)
_OWN_END = later(r"\.(?:\s|$)|\s(?:compared|versus|vs|and|while|than)\b|\s[(\[]")
"""The words directly behind a figure that say whose it is, and where they stop."""


def _behind(text: str, end: int) -> str:
    """The words directly behind a figure that say whose it is; empty where none do."""
    match = _OWN.match(text, end)
    return _OWN_END.split(match[1])[0] if match else ""


def result_arm(context: Context) -> Iterator[Fault]:
    """A value is not given to an arm, or a population, that the evidence gives another value."""
    for subject, claim in context.each_claim():
        told = any(one.figure and (one.arm or one.population) for one in claim.results)
        if not told or len(subject.quotes.figures) < 2:
            continue
        names = list(_arms(claim, context))
        for index, result in enumerate(claim.results):
            for field in ("arm", "population"):
                mine: str | None = getattr(result, field)
                owner = _owner(result.figure, mine, names, subject) if mine and result.figure else None
                if owner:
                    yield Fault(
                        f"{subject.path}.results[{index}].{field}",
                        f'The evidence gives {result.figure} "{owner}".',
                        subject.span,
                    )


_BETWEEN = frozenset(
    {
        Statistic.DIFFERENCE,
        Statistic.RELATIVE_CHANGE,
        Statistic.HAZARD_RATIO,
        Statistic.ODDS_RATIO,
        Statistic.RISK_RATIO,
        Statistic.P_VALUE,
    }
)
"""Statistics that compare an arm with another: it has one for each."""


def arm_values(context: Context) -> Iterator[Fault]:
    """One arm has one value of a measure: two of the same kind, time and people are not both its, nor one twice."""
    for subject, claim in context.each_claim():
        for index, result in enumerate(claim.results):
            first = next((one for one in claim.results[:index] if _same_cell(one, result)), None)
            if first is not None:
                yield Fault(
                    f"{subject.path}.results[{index}].arm",
                    f'"{result.arm}" has {first.figure} already.',
                    subject.span,
                )


def _same_cell(one: Result, other: Result) -> bool:
    """Whether two results are of one arm, measure, time and people; what one of them leaves open is no difference."""
    if not one.arm or not other.arm or one.value is None or other.value is None:
        return False
    if (one.statistic, unit_key(one.unit)) != (other.statistic, unit_key(other.unit)):
        return False
    pairs = [(one.population, other.population), (one.time_point, other.time_point)]
    if one.statistic in _BETWEEN or (one.statistic is None and one.value == other.value):
        pairs.append((one.comparator, other.comparator))
    same = squeezed(one.measure) == squeezed(other.measure) and squeezed(one.arm) == squeezed(other.arm)
    return same and all(not a or not b or squeezed(a) == squeezed(b) for a, b in pairs)


def _arms(claim: Claim, context: Context) -> Iterator[str]:
    """What the arms of a claim's trials are called."""
    for result in claim.results:
        yield from (name for name in (result.arm, result.comparator, result.population) if name)
    for trial in claim.trial_ids:
        if trial in context.trial_by_id:
            yield from (arm.label for arm in context.trial_by_id[trial].arms)
    for program in context.summary.programs:
        yield from (program.name, *program.aliases)
    yield from ("placebo", "control", "sham", "vehicle", "chemotherapy", "observation")
    yield from ("adults", "children", "adolescents", "pediatric", "women", "men", "overall")


def _owner(figure: str | None, mine: str | None, names: list[str], subject: Subject) -> str | None:
    """The words behind a figure, where they name another arm, and its own arm stands behind another figure."""
    own = _words(mine or "")
    if own <= _words(figure or ""):
        return None
    rivals = frozenset().union(*(_words(name) for name in names)) - own - PEOPLE
    quotes = [subject.context.scope(place.words).folded for place in subject.places]
    behind = [_behind(one, place.end) for one in quotes for place in occurrences(figure or "", one)]
    direct = [_DIRECTLY.match(one, place.end) for one in quotes for place in occurrences(figure or "", one)]
    if "respectively" not in subject.quotes.folded and all(
        one and _other_side(mine or "", one[1]) for one in direct
    ):
        return next((one[1] for one in direct if one), None)
    if not behind or any(own <= _words(one) or not _rival(one, own, rivals) for one in behind):
        return None
    elsewhere = (_behind(subject.quotes.text, _unit_end(one, subject)) for one in subject.quotes.numerals)
    return behind[0] if any(own <= _words(one) for one in elsewhere) else None


_CONTROL = later(r"\b(?:placebo|sham|vehicle)\b", re.IGNORECASE)
_DOSED = later(r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|\u00b5g)\b|\b[A-Z]{2,6}-?\d{2,5}\b", re.IGNORECASE)


_DIRECTLY = later(
    r"\)?\s(?:with|on|for|at)\s(?:the\s)?((?:[A-Za-z]{2,6}-?\d{2,5}|\d+(?:\.\d+)?\s?\S{1,3}|[a-z]+)\b)",
    re.IGNORECASE,
)
"""How the words behind a figure name its arm right away."""


def _other_side(mine: str, words: str) -> bool:
    """Whether of an arm and some words one is a dose or a drug, the other a placebo."""
    sides = [(bool(_CONTROL.search(one)), bool(_DOSED.search(one))) for one in (mine, words)]
    return sorted(sides) == [(False, True), (True, False)]


def _rival(words: str, own: frozenset[str], rivals: frozenset[str]) -> bool:
    """Whether some words name an arm that is not this one: a known arm, or a drug by its form."""
    if _words(words) & rivals:
        return True
    drugs = (
        word
        for word in content(words)
        if is_generic_name(word) or re.fullmatch(r"[A-Z]{2,6}-?\d{2,5}", word, re.I)
    )
    return any(key(word) not in own for word in drugs)


def _unit_end(number: Number, subject: Subject) -> int:
    """The end of a number with the unit behind it."""
    figures = subject.quotes.figures
    return next((one.end for one in figures if one.start <= number.start < one.end), number.end)


def _words(text: str) -> frozenset[str]:
    return frozenset(key(word) for word in content(text))
