"""AT, statistics: what a value is of its measure is what the evidence calls it."""

import re
from collections.abc import Iterator

from summarizer.numbers.figures import count_units
from summarizer.schemas import Result, Statistic
from summarizer.text import Span

from .context import Context, Fault, Subject
from .numbers import RATIOS, each_result, unit_key
from .results import each_place
from .terms import readable
from .wording import Scope, occurrences

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
        if statistic in _MOVES and _moved(result, subject, second=True):
            continue
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
_MOVED = (
    r"\b(?:reduc|decreas|increas|lower|improv|declin|rais|grew|grow|rose|rising|fell|fall|drop|chang|slow|cut|shr[aiu]nk|narrow"
    r"|widen|gain|lost|prolong|extend|shorten|delay|diminish|deepen|climb|jump|surg|worsen|suppress|inhibit|deplet|boost|rais)"
)
_BY = re.compile(rf"{_MOVED}\w*\s[^,;.()\d]{{0,60}}\bby\s(?:a (?:mean|median|total) (?:of )?)?$")
_AND_BY = re.compile(
    rf"{_MOVED}\w*\s[^;\n]{{0,120}}\b(?:and|or|versus|vs\.?|against|compared with|compared to)\s(?:by\s)?\+?$"
)
"""What stands before a value by which something moved, and before a second one in the same breath."""
_THAN = re.compile(
    r"\s(?:smaller|larger|lower|higher|greater|fewer|less|more|slower|faster|shorter|longer|better|worse|steeper)\b"
)
"""What stands behind a value that is a difference: `31% smaller than with placebo`."""
_OF = re.compile(r"\d{1,6}\s(?:out\s)?of\s(?:the\s)?\d")


_MOVES = {Statistic.CHANGE_FROM_BASELINE, Statistic.RELATIVE_CHANGE, Statistic.DIFFERENCE}
"""Statistics of what has moved, or stands apart; which of them it is, a release often leaves to its reader."""


def _changed(result: Result, subject: Subject) -> bool:
    """Whether every printing of a percentage is what something rose or fell by."""
    return unit_key(result.unit) == "%" and _moved(result, subject)


def _moved(result: Result, subject: Subject, *, second: bool = False) -> bool:
    """Whether every printing of a figure is what something rose or fell by, or, with `second`, stands apart by."""

    def test(folded: str, one: Span) -> bool:
        before = folded[max(0, one.start - 160) : one.start]
        if _BY.search(before[-90:]):
            return True
        return second and bool(
            _AND_BY.search(before) or (one.end < len(folded) and _THAN.match(folded, one.end))
        )

    return each_place(result, subject, test)


_RATIO_LIKE = RATIOS | {Statistic.OTHER}
_RATIO_NAME = re.compile(r"\b(?:hr|(?:hazard|odds|risk) ratio)\)?(?:\s?[:=]\s?|\s(?:(?:was|of|is)\s)?)$")


def _called_ratio(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure stands right behind the name of a ratio."""
    return each_place(
        result,
        subject,
        lambda folded, one: bool(_RATIO_NAME.search(folded[max(0, one.start - 24) : one.start])),
    )


def _counted(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure is a number of so and so many."""
    return each_place(result, subject, lambda folded, one: bool(_OF.match(folded, one.start)))


_AVERAGE = re.compile(r"\b(?:mean|median|average)\b[^,;.()\d]{0,60}$")


def _averaged(result: Result, subject: Subject) -> bool:
    """Whether every printing of a figure is called a mean or a median right before it."""
    return each_place(
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
