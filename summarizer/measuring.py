"""A proposed value taken apart: counts, interval, p-value and statistic from the words that print it."""

import re

from summarizer.lexicons import find
from summarizer.numbers import Estimate, parse_estimate, parse_figure
from summarizer.numbers.figures import count_units
from summarizer.schemas import ResultFields, Statistic

_SURE = (
    Statistic.HAZARD_RATIO,
    Statistic.ODDS_RATIO,
    Statistic.RISK_RATIO,
    Statistic.CHANGE_FROM_BASELINE,
    Statistic.MEDIAN,
    Statistic.MEAN,
    Statistic.RELATIVE_CHANGE,
    Statistic.DIFFERENCE,
)
"""Statistics that have words of their own, the more telling first."""
_CHANGED = re.compile(
    r"\b(?:change|reduc\w+|fell|fall\w*|rose|rise\w*|dropp?\w*|increas\w+|decreas\w+|improve\w+|declin\w+|lower\w*|higher|gain|loss|growth|fold)\b",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"^(?:the\s)?(?P<which>median|mean)\s", re.IGNORECASE)


def taken_apart(fields: ResultFields) -> ResultFields:
    """The value with counts, interval and p-value out of its figure, and its statistic where words tell it."""
    if fields.figure and fields.n is None and fields.interval is None and fields.p_value is None:
        parts = parse_estimate(fields.figure)
        if parts != Estimate(fields.figure):
            fields = fields.model_copy(
                update={
                    "figure": parts.figure,
                    "n": parts.n,
                    "N": fields.N if parts.N is None else parts.N,
                    "interval": parts.interval,
                    "p_value": parts.p_value,
                }
            )
    statistic = fields.statistic or _statistic(fields)
    measure = fields.measure
    average = _AVERAGE.match(measure)
    if average and statistic is Statistic(average["which"].upper()):
        measure = measure[average.end() :]
    if statistic is fields.statistic and measure == fields.measure:
        return fields
    return fields.model_copy(update={"statistic": statistic, "measure": measure})


def _statistic(fields: ResultFields) -> Statistic | None:
    """What the words of a measure and its figure call it; null where they leave it open."""
    figure = parse_figure(fields.figure) if fields.figure else None
    if figure is None:
        return None
    called = {hit.value for hit in find("statistic", f"{fields.measure} {fields.figure}")}
    ratios = _SURE[:3]
    for one in _SURE:
        if one.value in called and (figure.unit is None or one not in ratios):
            return one
    if figure.unit == "%":
        return None if _CHANGED.search(fields.measure) else Statistic.RATE
    counted = fields.n is not None and fields.N is not None and figure.unit is None
    return Statistic.COUNT if counted or figure.unit in count_units() else None
