"""AT, results: figure, measure, statistic, arms, time and uncertainty of a result are in its evidence."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from summarizer.numbers import parse_figure
from summarizer.patterns import later
from summarizer.schemas import (
    Claim,
    Result,
)
from summarizer.text import Span, fold_str

from .context import Context, Fault, Subject
from .naming import name_pattern, squeezed
from .numbers import unit_key
from .statements import lacks
from .wording import Scope, key, missing, occurrences, stem

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
        "experiencing",
        "occurrence",
        "observed",
        "reported",
        "having",
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
    for subject, _, path, result in context.results:
        if not result.figure:
            continue
        yield from printed(f"{path}.figure", result.figure, subject)
        if each_place(result, subject, lambda folded, one: bool(_LEVEL.match(folded, one.end))):
            yield Fault(
                f"{path}.figure", f'"{result.figure}" is the level of an interval, no value.', subject.span
            )


_LEVEL = later(r"\s?(?:ci|cri|confidence|credible)\b")
"""What stands behind the level of an interval."""


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


def each_place(result: Result, subject: Subject, test: Callable[[str, Span], bool]) -> bool:
    """Whether something is true of every printing of a result's figure."""
    folded = subject.quotes.folded
    places = occurrences(result.figure, folded) if result.figure else []
    return bool(places) and all(test(folded, one) for one in places)


def result_who(context: Context) -> Iterator[Fault]:
    """Population, arm and comparator are in the evidence's words, and arm and comparator are two."""
    for subject, claim, path, result in context.results:
        for field in ("population", "arm", "comparator"):
            value: str | None = getattr(result, field)
            lacking = missing(value, subject.sentences, generic=PEOPLE) if value else []
            if field == "arm" and lacking and _is_the_program(result, claim, context):
                continue
            rest = program_left_out(value, claim, context) if field == "arm" and value and lacking else ""
            if rest and not missing(rest, subject.sentences, generic=PEOPLE):
                continue
            if value and lacking and _named_before(field, value, result, claim, subject):
                continue
            if lacking:
                yield Fault(f"{path}.{field}", f"{lacks(lacking)}.", subject.span)
        if result.arm and result.comparator and squeezed(result.arm) == squeezed(result.comparator):
            yield Fault(f"{path}.comparator", f'"{result.arm}" cannot be compared with itself.', subject.span)


_GROUPS = frozenset(
    key(word)
    for word in [
        "placebo",
        "control",
        "sham",
        "vehicle",
        "chemotherapy",
        "observation",
        "comparator",
        "adults",
        "children",
        "adolescents",
        "infants",
        "volunteers",
        "women",
        "men",
        "mg",
        "arm",
        "arms",
        "group",
        "groups",
        "cohort",
        "cohorts",
    ]
)
_OWN_PEOPLE = later(
    r"\b(?:patients|people|participants|subjects|those|individuals)\s"
    r"(?:with|without|who|whose|aged|on|at|from|given|treated|receiving|previously|in)\b"
)
"""Words of a sentence that say themselves whom its values are of."""
_OTHER_ARM = later(
    r"\b(?:versus|vs\.?|compared (?:with|to)|against|than|and)\s(?:[a-z]+\s)?(?:\d+ of \d+ (?:[a-z]+ )?\()?$"
)


def _named_before(field: str, value: str, result: Result, claim: Claim, subject: Subject) -> bool:
    """Whether the paragraph names, before a sentence that names no group, the group that its values are of.

    The comparator's arm may go without a name only behind `versus` or `and`; a value that comes first is the other's.
    """
    if _GROUPS & subject.sentences.pool or _OWN_PEOPLE.search(subject.sentences.folded):
        return False
    earlier = [
        subject.context.words(place.paragraph.start, spans[0].start)
        for place in subject.places
        if place.paragraph and (spans := subject.context.sentences_of(place))
    ]
    if missing(value, subject.context.scope("\n".join(earlier)), generic=PEOPLE):
        return False
    if field != "arm":
        return True
    first = next(one for one in claim.results if one.measure == result.measure)
    return first is not result and each_place(
        result, subject, lambda folded, one: bool(_OTHER_ARM.search(folded[: one.start][-32:]))
    )


def _is_the_program(result: Result, claim: Claim, context: Context) -> bool:
    """Whether an arm is the one program that a claim is about, its value the first of its measure.

    Beside a comparator a release may leave it out: 41.6% versus 18.2% with chemotherapy.
    """
    arm = result.arm
    if next(one for one in claim.results if one.measure == result.measure) is not result:
        return False
    programs = [context.program_by_id[one] for one in claim.program_ids if one in context.program_by_id]
    if arm is None or len(programs) != 1:
        return False
    return squeezed(arm) in {squeezed(name) for name in (programs[0].name, *programs[0].aliases)}


def program_left_out(arm: str, claim: Claim, context: Context) -> str:
    """What is left of an arm without the name of the claim's one program: its dose; empty where nothing tells it."""
    programs = [context.program_by_id[one] for one in claim.program_ids if one in context.program_by_id]
    if len(programs) != 1:
        return ""
    pattern = name_pattern((programs[0].name, *programs[0].aliases))
    rest = pattern.sub(" ", arm) if pattern else arm
    return rest.strip() if rest != arm and _DOSE.search(rest) and not _JOINED.search(rest) else ""


_DOSE = later(
    r"\d|\b(?:low|lower|lowest|mid|middle|high|higher|highest|dose|daily|weekly|monthly|quarterly|oral|subcutaneous)\b",
    re.IGNORECASE,
)
_JOINED = later(r"\b(?:and|or|plus|with|placebo|control)\b|\+", re.IGNORECASE)
"""Words by which an arm has something besides a program and its dose."""


PEOPLE = frozenset(
    stem(word) for word in ["patients", "people", "participants", "subjects", "arm", "group", "cohort"]
)


def result_when(context: Context) -> Iterator[Fault]:
    """Time point and criteria are in the evidence's words."""
    for subject, _, path, result in context.results:
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
    for subject, _, path, result in context.results:
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
    if count == 0 and scope.pool & _NOBODY:
        return True
    for number in scope.numerals:
        if number.value == Decimal(count):
            unit = next(
                (one.figure.unit for one in scope.figures if one.start <= number.start < one.end), None
            )
            if unit_key(unit) not in MEASURES:
                return True
    return False


_NOBODY = frozenset({"none", "no", "nobody"})
MEASURES = frozenset({"%", "mg", "month", "week", "day", "year", "fold"})
_EVERYBODY = frozenset({"all", "each", "every", "both", "100"})


def result_uncertainty(context: Context) -> Iterator[Fault]:
    """Interval and p-value stand in the evidence as printed."""
    for subject, _, path, result in context.results:
        for field in ("interval", "p_value"):
            value: str | None = getattr(result, field)
            if value and not _stands(value, subject.quotes) and not _in_row(value, subject):
                yield Fault(f"{path}.{field}", f'"{value}" is not in the evidence.', subject.span)


def _stands(value: str, scope: Scope) -> bool:
    """Whether words stand in a text, spaces aside."""
    return scope.holds(value) or bool(occurrences(_tight(value), _tight(scope.text)))


_HEAD = later(r"(\d{2}(?:\.\d)?\s?%\s(?:ci|cri|confidence interval))\b[\s:,]*", re.IGNORECASE)


def _in_row(value: str, subject: Subject) -> bool:
    """Whether an interval's level heads a row of a table, and its limits stand in a cell of that row."""
    head = _HEAD.match(value)
    if head is None:
        return False
    limits = _tight(value[head.end() :])
    rows = [place.words for place in subject.places]
    return any(
        _tight(cells[0]).startswith(_tight(head[1])) and limits in map(_tight, map(str.strip, cells[1:]))
        for cells in (re.split(r"\t|\|", row) for row in rows)
    )


def _tight(text: str) -> str:
    return re.sub(r"\s*([<>=~≤≥:,;()\[\]%-])\s*", r"\1", fold_str(text).casefold())
