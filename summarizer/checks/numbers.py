"""NU: computed values follow from the printed words, and values that depend on each other agree."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from summarizer.numbers import (
    comparable,
    numbers_in,
    parse_figure,
    parse_interval,
    parse_money,
    parse_p_value,
)
from summarizer.patterns import later
from summarizer.schemas import Operator, Result, Statistic

from .context import Context, Fault, Subject
from .wording import key

RATIOS = frozenset({Statistic.HAZARD_RATIO, Statistic.ODDS_RATIO, Statistic.RISK_RATIO})
PROPORTIONS = frozenset({Statistic.RATE})


def quantity(value: str | None) -> Fraction | None:
    """A decimal string, or an exact ratio such as `2/3`, as a number; null for anything else."""
    if value is None or not _QUANTITY.fullmatch(value):
        return None
    try:
        return Fraction(value)
    except ZeroDivisionError:
        return None


_QUANTITY = later(r"[+-]?[0-9]{1,40}(?:\.[0-9]{1,40}|/[0-9]{1,40})?")


def _same(first: str | None, second: str | None) -> bool:
    if first == second:
        return True
    one, other = quantity(first), quantity(second)
    return one is not None and one == other


def _same_operator(first: Operator | None, second: Operator | None) -> bool:
    return (first or Operator.EQ) is (second or Operator.EQ)


_UNITS = {
    "%": "%",
    "percent": "%",
    "per cent": "%",
    "pct": "%",
    "-fold": "fold",
    "x": "fold",
    "times": "fold",
}


def unit_key(unit: str | None) -> str | None:
    """The form under which two spellings of a unit are equal."""
    if not unit:
        return None
    plain = unit.strip().casefold()
    return _UNITS.get(plain) or " ".join(key(word) for word in plain.split())


def figure_computed(context: Context) -> Iterator[Fault]:
    """Operator, value, range and unit are what the figure's printed words say."""
    for subject, _, path, result in context.results:
        if not result.figure:
            for field in ("value", "value_high"):
                if getattr(result, field) is not None:
                    yield Fault(
                        f"{path}.{field}",
                        "A value needs the printed figure that it comes from.",
                        subject.span,
                    )
            continue
        figure = parse_figure(result.figure)
        if figure is None:
            yield from _unread(f"{path}.value", result.figure, result.value, subject)
            continue
        if not _same(result.value, figure.value):
            yield _differs(f"{path}.value", result.figure, result.value, figure.value, subject)
        if not _same(result.value_high, figure.value_high):
            yield _differs(f"{path}.value_high", result.figure, result.value_high, figure.value_high, subject)
        if not _same_operator(result.operator, figure.operator):
            yield _differs(f"{path}.operator", result.figure, result.operator, figure.operator, subject)
        if not _unit_agrees(result, figure.unit, subject):
            yield _differs(f"{path}.unit", result.figure, result.unit, figure.unit, subject)


def _unit_agrees(result: Result, read: str | None, subject: Subject) -> bool:
    """Whether a unit is the figure's, or, where the figure has none, one that the evidence prints."""
    given, printed = unit_key(result.unit), unit_key(read)
    if given == printed:
        return True
    if given is None:
        return False
    if printed is None:
        return given not in {"%", "fold"} and all(subject.quotes.resembles(word) for word in given.split())
    return False


def _unread(path: str, figure: str, value: str | None, subject: Subject) -> Iterator[Fault]:
    """A value of a figure that code cannot read has to be one of the figure's numbers."""
    number = quantity(value)
    if value is not None and number not in {Fraction(one.value) for one in numbers_in(figure)}:
        yield Fault(path, f'"{figure}" does not say {value}.', subject.span)


def _differs(path: str, figure: str, given: object, read: object, subject: Subject) -> Fault:
    said = "nothing" if read is None else f"{read}"
    kept = "nothing" if given is None else f"{given}"
    return Fault(path, f'"{figure}" gives {said} here, the record says {kept}.', subject.span)


def rate_matches_counts(context: Context) -> Iterator[Fault]:
    """N is at most N, and a rate is n of N to the printed digits."""
    for subject, _, path, result in context.results:
        if result.N is None:
            continue
        if result.n is not None and result.n > result.N:
            yield Fault(f"{path}.n", f"{result.n} of {result.N} is more than all.", subject.span)
            continue
        rate = quantity(result.value)
        if result.n is None or not result.N or rate is None:
            continue
        if unit_key(result.unit) != "%" and not _bare_share(result, rate):
            continue
        if result.value_high is not None or not _is_proportion(result):
            continue
        exact = Fraction(100 * result.n, result.N)
        step = Fraction(1, 10 ** _decimals(result.value))
        if abs(exact - rate) >= step:
            yield Fault(
                f"{path}.n",
                f"{result.n} of {result.N} is {float(exact):.1f} %, the figure says {result.figure or result.value}.",
                subject.span,
            )


def _bare_share(result: Result, rate: Fraction) -> bool:
    """Whether a value without a unit is nearly n of N in percent, as in a table whose head has the sign: 35.5 of 22, 62."""
    if result.unit is not None or not result.n or not result.N or "." not in (result.value or ""):
        return False
    return abs(Fraction(100 * result.n, result.N) - rate) < 4


def _is_proportion(result: Result) -> bool:
    return result.statistic in {None, Statistic.RATE, Statistic.COUNT} and result.operator in {
        None,
        Operator.EQ,
        Operator.APPROX,
    }


def _decimals(value: str | None) -> int:
    try:
        exponent = Decimal(value or "0").as_tuple().exponent
    except InvalidOperation:
        return 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def interval_holds_estimate(context: Context) -> Iterator[Fault]:
    """An interval runs from low to high, at a level that is one, around its estimate."""
    for subject, _, path, result in context.results:
        if result.ci is None:
            continue
        low, high = quantity(result.ci.low), quantity(result.ci.high)
        level = quantity(result.ci.level)
        if low is None or high is None:
            yield Fault(f"{path}.ci", "The limits of an interval are decimal numbers.", subject.span)
            continue
        if low > high:
            yield Fault(
                f"{path}.ci",
                f"The interval runs from {result.ci.low} down to {result.ci.high}.",
                subject.span,
            )
            continue
        if level is not None and not 50 <= level < 100:
            yield Fault(f"{path}.ci.level", f"{result.ci.level} % is no confidence level.", subject.span)
        estimate = quantity(result.value)
        if estimate is not None and result.value_high is None and not low <= estimate <= high:
            yield Fault(
                f"{path}.ci",
                f"The interval {result.ci.low} to {result.ci.high} does not hold its estimate {result.value}.",
                subject.span,
            )


def interval_computed(context: Context) -> Iterator[Fault]:
    """Level and limits are what the interval's printed words say."""
    for subject, _, path, result in context.results:
        read = parse_interval(result.interval) if result.interval else None
        given = result.ci
        if given is None and read is None:
            continue
        if not result.interval:
            yield Fault(f"{path}.ci", "An interval needs the printed words that it comes from.", subject.span)
        elif read is None and given is not None:
            numbers = {Fraction(one.value) for one in numbers_in(result.interval)}
            if not {quantity(given.low), quantity(given.high)} <= numbers:
                yield Fault(
                    f"{path}.ci",
                    f'"{result.interval}" does not say {given.low} to {given.high}.',
                    subject.span,
                )
        elif read is not None and (
            given is None
            or not (
                _same(given.low, read.low) and _same(given.high, read.high) and _same(given.level, read.level)
            )
        ):
            said = f"{read.low} to {read.high}" + (f" at {read.level} %" if read.level else "")
            yield Fault(f"{path}.ci", f'"{result.interval}" gives {said}.', subject.span)


def p_values_are_probabilities(context: Context) -> Iterator[Fault]:
    """A p-value can be read and lies between 0 and 1."""
    for subject, _, path, result in context.results:
        if result.p_value is not None:
            figure = parse_p_value(result.p_value) or parse_figure(result.p_value)
            value = quantity(figure.value) if figure else None
            if value is None or not 0 <= value <= 1:
                yield Fault(f"{path}.p_value", f'"{result.p_value}" is no probability.', subject.span)
        if result.statistic is Statistic.P_VALUE:
            value = quantity(result.value)
            if value is not None and not 0 <= value <= 1:
                yield Fault(f"{path}.value", f"{result.value} is no probability.", subject.span)


def values_in_bounds(context: Context) -> Iterator[Fault]:
    """Ratios are positive, counts whole, rates between 0 and 100 %, ranges run upwards."""
    for subject, _, path, result in context.results:
        value, high = quantity(result.value), quantity(result.value_high)
        if value is None:
            continue
        if result.statistic in RATIOS and value <= 0:
            yield Fault(f"{path}.value", f"A ratio of {result.value} is not positive.", subject.span)
        if result.statistic is Statistic.RATE and unit_key(result.unit) == "%":
            for one in (value, high):
                if one is not None and not 0 <= one <= 100:
                    yield Fault(
                        f"{path}.value",
                        f"A rate of {result.figure or result.value} is not one.",
                        subject.span,
                    )
        share = result.value is not None and "/" in result.value
        if result.statistic is Statistic.COUNT and (value < 0 or (value.denominator != 1 and not share)):
            yield Fault(f"{path}.value", f"{result.value} is no count.", subject.span)
        if high is not None and abs(high) < abs(value) and high < value:
            yield Fault(
                f"{path}.value_high",
                f"The range runs from {result.value} down to {result.value_high}.",
                subject.span,
            )


def amount_computed(context: Context) -> Iterator[Fault]:
    """Operator, value, currency and scale are what the amount's printed words say."""
    for subject, path, amount in context.amounts:
        read = parse_money(amount.figure)
        if read is None:
            yield from _unread(f"{path}.value", amount.figure, amount.value, subject)
            continue
        if not _same(amount.value, read.value):
            yield _differs(f"{path}.value", amount.figure, amount.value, read.value, subject)
        if not _same(amount.value_high, read.value_high):
            yield _differs(f"{path}.value_high", amount.figure, amount.value_high, read.value_high, subject)
        if not _same_operator(amount.operator, read.operator):
            yield _differs(f"{path}.operator", amount.figure, amount.operator, read.operator, subject)
        if amount.currency != read.currency:
            yield _differs(f"{path}.currency", amount.figure, amount.currency, read.currency, subject)
        if amount.scale != read.scale:
            yield _differs(f"{path}.scale", amount.figure, amount.scale, read.scale, subject)
        prior = parse_money(amount.prior) if amount.prior else None
        known = prior.value if prior and comparable(read, prior) else None
        if amount.prior_value is not None and not _same(amount.prior_value, known):
            yield _differs(f"{path}.prior", amount.prior or "", amount.prior_value, known, subject)


_PERCENT_ONLY = frozenset({Statistic.RATE, Statistic.RELATIVE_CHANGE})


def statistic_fits(context: Context) -> Iterator[Fault]:
    """A value's unit is one that its statistic can have."""
    for subject, _, path, result in context.results:
        unit = unit_key(result.unit)
        wrong = None
        if result.statistic in RATIOS | {Statistic.P_VALUE} and unit is not None:
            wrong = f"has no unit, {result.unit} was given"
        elif result.statistic is Statistic.COUNT and unit in {"%", "month", "week", "day", "year", "fold"}:
            wrong = f"is a number of things, not of {result.unit}"
        elif result.statistic is Statistic.RATE and unit in {"month", "week", "day", "year", "mg", "fold"}:
            wrong = f"is a share, not a number of {result.unit}"
        elif result.statistic is Statistic.RANGE and result.value is not None and result.value_high is None:
            wrong = "has two ends"
        if wrong and result.statistic:
            name = result.statistic.value.replace("_", " ").lower()
            yield Fault(f"{path}.statistic", f"A {name} {wrong}.", subject.span)
