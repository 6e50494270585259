"""What the figures of a sentence may be believed to tell: values of the trial, told as facts."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from summarizer.numbers import parse_figure
from summarizer.patterns import later
from summarizer.rules.arms import VERSUS
from summarizer.rules.measures import MEASURABLE
from summarizer.rules.printed import Measured, Printed
from summarizer.rules.prose import Sentence
from summarizer.rules.shapes import HYPOTHETICAL, NOT_OURS
from summarizer.schemas import FactKind, ResultFields, Statistic


class Value(NamedTuple):
    """A value with the measure that groups it with others of its claim."""

    fields: ResultFields
    group: str


@dataclass
class Reading:
    """The values of one sentence, and p-values that stand with none of them."""

    sentence: Sentence
    values: list[Value] = field(default_factory=list)
    p_values: list[str] = field(default_factory=list)

    def groups(self) -> list[list[ResultFields]]:
        """The values by what they are of, in order: one endpoint at one time is one claim."""
        found: dict[str, list[ResultFields]] = {}
        for value in self.values:
            found.setdefault(value.group, []).append(value.fields)
        return list(found.values())


_OTHERS = frozenset(
    {
        "threshold",
        "financial",
        "deal",
        "company",
        "dose",
        "header",
        "legal",
        "contact",
        "citation",
        "profile",
        "regulatory",
        "table",
    }
)
"""Roles of numbers that are no results."""
_INCIDENCE = later(r"\b(?:incidence|rates?|frequency)\sof\b", re.IGNORECASE)
_WIDE = later(
    r"\b(?:population|people\b|Americans|worldwide|each\syear|annually|diagnosed|newborns|births)\b",
    re.IGNORECASE,
)
_SCORED = later(
    r"\b(?:scores?|index|scale|change|ratio|titers?|GMT|difference|slope|levels?)\b", re.IGNORECASE
)


def ours(text: str, head: Printed, floor: int, limit: int, start: int) -> bool:
    """Whether a figure's own words speak of the trial, as a fact."""
    if head.figure is None or parse_figure(head.figure) is None:
        return False
    behind = text[head.after : limit] if limit > head.after else ""
    if turn := VERSUS.search(behind):
        behind = behind[: turn.start()]
    window = text[floor : head.start] + " " + behind
    if head.role == "prevalence" and (not _INCIDENCE.search(text[floor : head.start]) or _WIDE.search(text)):
        return False
    if head.role in _OTHERS and not (head.role == "company" and head.share):
        return False
    if HYPOTHETICAL.search(window) or NOT_OURS.search(window):
        return False
    opening = text[start : min(floor, start + 160)]
    return floor == start or not (HYPOTHETICAL.search(opening) or NOT_OURS.search(opening))


def sound(head: Printed, what: Measured) -> bool:
    """Whether a measure can have such a value."""
    if head.kind is FactKind.NUMBER:
        return _SCORED.search(what.measure) is not None and (
            "." in (head.figure or "") or "-" in (head.figure or "")
        )
    if head.kind is FactKind.RATIO:
        return MEASURABLE.search(what.measure) is not None
    if head.kind is FactKind.COUNT and head.N is None:
        return False
    return len(what.measure) > 1


def fields_of(head: Printed, what: Measured) -> ResultFields:
    """A value with its measure, statistic, counts, interval and p-value; whom and when is read elsewhere."""
    statistic = what.statistic
    if statistic in {Statistic.RATE, Statistic.COUNT}:
        statistic = Statistic.RATE if head.kind is FactKind.PERCENTAGE else Statistic.COUNT
    return ResultFields(
        measure=what.measure,
        statistic=statistic,
        figure=head.figure,
        n=head.n if head.N is not None or head.n is not None else None,
        N=head.N,
        interval=head.interval,
        p_value=head.p_value,
    )
