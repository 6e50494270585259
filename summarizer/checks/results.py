"""AT, results: figure, measure, statistic, arms, time and uncertainty of a result are in its evidence."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from summarizer.numbers import Number, parse_figure
from summarizer.numbers.figures import count_units
from summarizer.schemas import (
    Claim,
    Result,
    Statistic,
)
from summarizer.text import Span, fold_str

from .context import Context, Fault, Subject
from .naming import squeezed
from .numbers import RATIOS, each_result, unit_key
from .statements import is_generic_name, lacks
from .terms import readable
from .wording import Scope, content, key, missing, occurrences, stem

GENERIC = frozenset(
    stem(word)
    for word in [
        "rate",
        "number",
        "amount",
        "total",
        "level",
        "change",
        "patient",
        "participant",
        "subject",
        "people",
        "value",
        "position",
        "payment",
        "balance",
        "result",
        "response",
        "outcome",
        "score",
        "figure",
        "measure",
        "count",
        "share",
        "percentage",
        "proportion",
        "incidence",
        "frequency",
        "treated",
        "per",
        "cost",
        "price",
        "primary",
        "secondary",
        "endpoint",
        "available",
        "overall",
        "any",
        "all",
        "guidance",
        "outlook",
        "study",
        "trial",
        "program",
        "company",
        "data",
    ]
)
"""Words that a measure or an amount may be described with although the evidence does not say them."""


def result_figure(context: Context) -> Iterator[Fault]:
    """A result's figure stands in the evidence as printed, with its operator."""
    for subject, _, path, result in each_result(context):
        if result.figure:
            yield from printed(f"{path}.figure", result.figure, subject)


def printed(path: str, figure: str, subject: Subject) -> Iterator[Fault]:
    """A fault where the evidence does not print a figure, or bounds it and the figure does not."""
    places = occurrences(figure, subject.quotes.folded)
    if not places:
        numbers = list(dict.fromkeys(number.text for number in subject.quotes.numerals))
        said = f", which says {' and '.join(numbers)}" if 0 < len(numbers) <= 4 else ""
        yield Fault(path, f'"{figure}" is not in the evidence{said}.', subject.span)
        return
    dropped = [_operator_before(figure, subject.quotes.folded, place.start) for place in places]
    if all(dropped):
        yield Fault(path, f'"{figure}" leaves out "{dropped[0]}".', subject.span)


def _operator_before(figure: str, folded: str, start: int) -> str | None:
    """The words before a figure that bound it, when the figure leaves them out."""
    alone = parse_figure(figure)
    before = re.split(r"[.;:,()\n]", folded[max(0, start - 40) : start])[-1].split()
    for count in range(1, min(3, len(before)) + 1):
        prefix = " ".join(before[-count:])
        if prefix in _NO_OPERATORS:
            continue
        whole = parse_figure(f"{prefix} {figure}")
        if (
            alone
            and whole
            and whole.operator
            and whole.operator is not alone.operator
            and whole.value == alone.value
        ):
            return prefix
    return None


_NO_OPERATORS = frozenset({"over", "to", "above", "after"})
"""Words before a number that bound it in some sentences and not in others: rose over 6 months."""


_NEEDS_WORD = {
    Statistic.MEAN,
    Statistic.MEDIAN,
    Statistic.HAZARD_RATIO,
    Statistic.ODDS_RATIO,
    Statistic.RISK_RATIO,
    Statistic.P_VALUE,
    Statistic.CHANGE_FROM_BASELINE,
    Statistic.MINIMUM,
    Statistic.MAXIMUM,
}
_WORDS = {Statistic.MEAN: frozenset({"mean", "average"}), Statistic.MEDIAN: frozenset({"median"})}
_BOUNDS = {Statistic.MINIMUM: {">", ">="}, Statistic.MAXIMUM: {"<", "<="}}


def result_statistic(context: Context) -> Iterator[Fault]:
    """A mean, a median, a hazard ratio are called so in the evidence; a value called so is one."""
    for subject, _, path, result in each_result(context):
        statistic = result.statistic
        if statistic is None:
            continue
        found = _around(result, subject).values("statistic") or subject.sentences.values("statistic")
        bounded = result.operator is not None and result.operator.value in _BOUNDS.get(statistic, set())
        name = readable(statistic.value)
        worded = (
            statistic.value in subject.sentences.values("statistic")
            or _WORDS.get(statistic, frozenset()) & subject.sentences.pool
        )
        if statistic in _NEEDS_WORD and not worded and not bounded:
            said = " or ".join(readable(one) for one in sorted(found))
            instead = f", it says {said}" if said else ""
            yield Fault(
                f"{path}.statistic", f"The evidence does not call this a {name}{instead}.", subject.span
            )
        elif statistic in {Statistic.RATE, Statistic.COUNT} and _averaged(result, subject):
            yield Fault(
                f"{path}.statistic",
                f"The evidence calls this a mean or a median, not a {name}.",
                subject.span,
            )
        elif statistic is Statistic.RATE and _changed(result, subject):
            yield Fault(f"{path}.statistic", "The evidence calls this a change, not a rate.", subject.span)
        elif statistic not in _RATIO_LIKE and _called_ratio(result, subject):
            yield Fault(f"{path}.statistic", f"The evidence calls this a ratio, not a {name}.", subject.span)
        elif statistic in _SUMMARIES and _counted(result, subject):
            yield Fault(f"{path}.statistic", f"The evidence counts here, it gives no {name}.", subject.span)
        elif statistic not in _NEEDS_WORD and not _fits(statistic, found, result):
            said = " or ".join(readable(one) for one in sorted(found))
            instead = f"says {said}, not {name}" if said else f"does not say that this is a {name}"
            yield Fault(f"{path}.statistic", f"The evidence {instead}.", subject.span)


_EXACT = {item.value for item in RATIOS | {Statistic.MEAN, Statistic.MEDIAN}}


def _fits(statistic: Statistic, found: frozenset[str], result: Result) -> bool:
    """Whether a statistic without a word of its own may stand where the text has words for others."""
    if statistic.value in found:
        return True
    exact = found & _EXACT
    if statistic is Statistic.RATE:
        if result.unit in count_units() and "/" not in (result.value or ""):
            return False
        return unit_key(result.unit) == "%" or result.n is not None or not exact
    if statistic is Statistic.COUNT:
        return unit_key(result.unit) != "%"
    if statistic in {Statistic.DIFFERENCE, Statistic.RELATIVE_CHANGE}:
        return bool(found & {"DIFFERENCE", "RELATIVE_CHANGE", "CHANGE_FROM_BASELINE"})
    return not exact or statistic is Statistic.RANGE


_SUMMARIES = RATIOS | {Statistic.MEAN, Statistic.MEDIAN}
_BY = re.compile(
    r"\b(?:reduc|decreas|increas|lower|improv|declin|rais|grew|rose|fell)\w*\s[^,;.()\d]{0,60}\bby\s$"
)
_OF = re.compile(r"\d{1,6}\s(?:out\s)?of\s(?:the\s)?\d")


def _changed(result: Result, subject: Subject) -> bool:
    """Whether every printing of a percentage is what something rose or fell by."""
    return unit_key(result.unit) == "%" and _each_place(
        result, subject, lambda folded, one: bool(_BY.search(folded[max(0, one.start - 90) : one.start]))
    )


_RATIO_LIKE = RATIOS | {Statistic.OTHER}
_RATIO_NAME = re.compile(r"\b(?:hr|(?:hazard|odds|risk) ratio)\)?(?:\s?[:=]\s?|\s(?:(?:was|of|is)\s)?)$")


def _called_ratio(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure stands right behind the name of a ratio."""
    return _each_place(
        result,
        subject,
        lambda folded, one: bool(_RATIO_NAME.search(folded[max(0, one.start - 24) : one.start])),
    )


def _counted(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure is a number of so and so many."""
    return _each_place(result, subject, lambda folded, one: bool(_OF.match(folded, one.start)))


def _each_place(result: Result, subject: Subject, test: Callable[[str, Span], bool]) -> bool:
    """Whether something is true of every printing of a result's figure."""
    folded = subject.quotes.folded
    places = occurrences(result.figure, folded) if result.figure else []
    return bool(places) and all(test(folded, one) for one in places)


_AVERAGE = re.compile(r"\b(?:mean|median|average)\b[^,;.()\d]{0,60}$")


def _averaged(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure is called a mean or a median right before it."""
    return _each_place(
        result, subject, lambda folded, one: bool(_AVERAGE.search(folded[max(0, one.start - 80) : one.start]))
    )


def _around(result: Result, subject: Subject) -> Scope:
    """The clause that prints a result's figure."""
    places = occurrences(result.figure, subject.quotes.folded) if result.figure else []
    if not places:
        return subject.quotes
    folded = subject.quotes.folded
    start, end = max(0, places[0].start - 60), min(len(folded), places[0].end + 40)
    return subject.context.scope(folded[start:end])


def result_who(context: Context) -> Iterator[Fault]:
    """Population, arm and comparator are in the evidence's words, and arm and comparator are two."""
    for subject, _, path, result in each_result(context):
        for field in ("population", "arm", "comparator"):
            value: str | None = getattr(result, field)
            lacking = missing(value, subject.sentences, generic=PEOPLE) if value else []
            if lacking:
                yield Fault(f"{path}.{field}", f"{lacks(lacking)}.", subject.span)
        if result.arm and result.comparator and squeezed(result.arm) == squeezed(result.comparator):
            yield Fault(f"{path}.comparator", f'"{result.arm}" cannot be compared with itself.', subject.span)


PEOPLE = frozenset(
    stem(word) for word in ["patients", "people", "participants", "subjects", "arm", "group", "cohort"]
)


_OWN = re.compile(
    r"\s?(?:[A-Za-z-]{2,14}\s)?(?:\([^()]{0,80}\)\s?)?((?:with|in|for|on|among|at|of)\s[^,;\n]{2,80})"
)
_OWN_END = re.compile(r"\.(?:\s|$)|\s(?:compared|versus|vs|and|while|than)\b|\s[(\[]")
"""The words directly behind a figure that say whose it is, and where they stop."""


def _behind(text: str, end: int) -> str:
    """The words directly behind a figure that say whose it is; empty where none do."""
    match = _OWN.match(text, end)
    return _OWN_END.split(match[1])[0] if match else ""


def result_arm(context: Context) -> Iterator[Fault]:
    """A value is not given to an arm, or a population, that the evidence gives another value."""
    for subject, claim in context.each_claim():
        if len(claim.results) == 0 or len(subject.quotes.figures) < 2:
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
    folded = subject.quotes.folded
    own = _words(mine or "")
    rivals = frozenset().union(*(_words(name) for name in names)) - own - PEOPLE
    behind = [_behind(folded, place.end) for place in occurrences(figure or "", folded)]
    if not behind or any(own <= _words(one) or not _rival(one, own, rivals) for one in behind):
        return None
    elsewhere = (_behind(subject.quotes.text, _unit_end(one, subject)) for one in subject.quotes.numerals)
    return behind[0] if any(own <= _words(one) for one in elsewhere) else None


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


def result_when(context: Context) -> Iterator[Fault]:
    """Time point and criteria are in the evidence's words."""
    for subject, _, path, result in each_result(context):
        for field, scope in (("time_point", subject.sentences), ("criteria", subject.block)):
            value: str | None = getattr(result, field)
            lacking = missing(value, scope) if value else []
            if (
                value
                and field == "criteria"
                and scope.values("criteria") & subject.context.scope(value).values("criteria")
            ):
                continue
            if lacking:
                yield Fault(f"{path}.{field}", f"{lacks(lacking)}.", subject.span)


def result_counts(context: Context) -> Iterator[Fault]:
    """N and N are numbers of the evidence."""
    for subject, _, path, result in each_result(context):
        for field in ("n", "N"):
            count: int | None = getattr(result, field)
            if count is not None and not _counts(count, subject.quotes):
                yield Fault(f"{path}.{field}", f"{count} is not in the evidence.", subject.span)
        if result.n is not None and result.n == result.N:
            values = [number.value for number in subject.quotes.numerals]
            if values.count(Decimal(result.n)) < 2 and not _EVERYBODY & subject.quotes.pool:
                yield Fault(
                    f"{path}.n", f"The evidence does not say that all {result.N} had it.", subject.span
                )


def _counts(count: int, scope: Scope) -> bool:
    """Whether a text has a number that may count people: no percentage, and no length of time."""
    for number in scope.numerals:
        if number.value == Decimal(count):
            unit = next(
                (one.figure.unit for one in scope.figures if one.start <= number.start < one.end), None
            )
            if unit_key(unit) not in MEASURES:
                return True
    return False


MEASURES = frozenset({"%", "mg", "month", "week", "day", "year", "fold"})
_EVERYBODY = frozenset({"all", "each", "every", "both", "100"})


def result_uncertainty(context: Context) -> Iterator[Fault]:
    """Interval and p-value stand in the evidence as printed."""
    for subject, _, path, result in each_result(context):
        for field in ("interval", "p_value"):
            value: str | None = getattr(result, field)
            if value and not _stands(value, subject.quotes):
                yield Fault(f"{path}.{field}", f'"{value}" is not in the evidence.', subject.span)


def _stands(value: str, scope: Scope) -> bool:
    """Whether words stand in a text, spaces aside."""
    return scope.holds(value) or bool(occurrences(_tight(value), _tight(scope.text)))


def _tight(text: str) -> str:
    return re.sub(r"\s*([<>=~≤≥:,;()\[\]%-])\s*", r"\1", fold_str(text).casefold())
