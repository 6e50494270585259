"""`A, B and C were x, y and z, respectively`: values told in a row, each given to its own label."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.patterns import later
from summarizer.rules.arms import time_ahead, time_behind
from summarizer.rules.measures import MEASURABLE, measured
from summarizer.rules.nouns import OPENING, noun
from summarizer.rules.phrases import PEOPLE
from summarizer.rules.printed import Measured, Printed
from summarizer.rules.prose import Sentence
from summarizer.rules.told import Reading, Value, fields_of, ours, sound
from summarizer.schemas import FactKind, Statistic

_BEHIND = later(
    rf"^(?:\s(?:of\s)?(?:the\s)?(?:{PEOPLE}))?\s?(?:,\s)?(?P<lead>(?:in|for|on|with|at|among|after|of)\s(?:(?:the|those|patients|people|participants|subjects)\s){{0,2}}"
    r"(?:treated\swith\s|receiving\s|given\s|on\s|in\sthe\s)?(?:the\s)?)(?P<list>[^;:()]{3,200}?)\s?,?\s?$",
    re.IGNORECASE,
)
_AHEAD = later(
    r"^(?P<measure>[^;:()]{3,120}?)\s(?:in|for|with|on|at|among)\s(?:the\s)?(?P<list>[^;:()]{3,120}?)\s(?:was|were|of|to)\s$",
    re.IGNORECASE,
)
_MEASURES = later(
    r"^(?P<list>[^;:]{3,220}?)\s(?:was|were|of|reached)\s(?:approximately\s|about\s)?$", re.IGNORECASE
)
_SPLIT = later(
    r",\s(?:and|or)\s(?:in\s|for\s|at\s|on\s|with\s)?(?:the\s)?|,\s(?:in\s|for\s|at\s|on\s|with\s)?|\s(?:and|or|versus|vs\.?)\s(?:in\s|for\s|at\s|on\s|with\s)?(?:the\s)?"
)
_TIME = later(
    r"^(?:(?:at\s)?(?:week|month|day|year)s?\s)?\d{1,3}(?:\s(?:weeks?|months?|days?|years?))?$", re.IGNORECASE
)


class Row(NamedTuple):
    """What tells the values of a row apart; `kind` says what the labels are."""

    labels: tuple[str, ...]
    kind: str
    """`arm`, `population`, `time_point`, `measure`, or empty where the labels stand in another sentence."""
    measure: str | None = None


def row(sentence: Sentence, heads: Sequence[Printed], floor: int, end: int) -> Row:
    """The labels of `heads`, which stand between `floor` and the word `respectively` at `end`."""
    text = sentence.text
    count = len(heads)
    behind = _BEHIND.match(text[heads[-1].after : end])
    if behind and len(labels := _items(behind["list"])) == count:
        return Row(labels, _kind(behind["lead"], labels))
    left = text[floor : heads[0].start]
    if opening := OPENING.match(left):
        left = left[opening.end() :]
    ahead = _AHEAD.match(left)
    if ahead and len(labels := _items(ahead["list"])) == count:
        return Row(labels, _kind("in", labels), ahead["measure"])
    measures = _MEASURES.match(left)
    if measures and len(labels := _items(measures["list"])) == count:
        return Row(labels, "measure")
    return Row((), "")


def _items(words: str) -> tuple[str, ...]:
    """The members of a list; none where one is no label."""
    items = [item.strip(" ,*_") for item in _SPLIT.split(words.strip(" ,"))]
    if any(not item or len(item) > 90 for item in items):
        return ()
    return tuple(items)


def _kind(lead: str, labels: Sequence[str]) -> str:
    if all(_TIME.match(label) for label in labels):
        return "time_point"
    if any(re.search(rf"\b{PEOPLE}\b", label, re.IGNORECASE) for label in labels) and "treated" not in lead:
        return "population"
    return "arm"


def read_row(reading: Reading, heads: Sequence[Printed], start: int, end: int) -> None:
    """Values told in a row: each takes its own label."""
    sentence = reading.sentence
    text = sentence.text
    if len(heads) < 2 or not all(
        ours(
            text,
            head,
            heads[n - 1].after if n else start,
            heads[n + 1].start if n + 1 < len(heads) else end,
            start,
        )
        for n, head in enumerate(heads)
    ):
        return
    told = row(sentence, heads, start, end)
    first = heads[0]
    what = measured(sentence, first, start, end)
    if told.measure and (named := noun(told.measure)):
        what = Measured(
            named,
            Statistic.MEDIAN if "median" in named.casefold() else Statistic.RATE if first.share else None,
        )
    if what is None and told.kind != "measure":
        counted = Printed(
            FactKind.COUNT, first.start, first.end, first.after, first.figure, first.role, n=0, N=0
        )
        what = measured(sentence, counted, start, end) if _small(heads) else None
        if what is None:
            return
    for place, head in enumerate(heads):
        mine = _labelled(told, place, what)
        if mine is None or (not sound(head, mine) and not _small(heads)):
            continue
        value = fields_of(head, mine)
        if _small(heads) and value.figure:
            value = value.model_copy(update={"figure": value.figure.split()[0], "statistic": Statistic.COUNT})
        update: dict[str, object] = {} if told.kind in ("", "measure") else {told.kind: told.labels[place]}
        if told.kind != "time_point":
            update["time_point"] = time_behind(text, heads[-1].after, end) or time_ahead(
                text, start, first.start
            )
        group = what.measure if what and told.kind not in ("measure",) else mine.measure
        reading.values.append(Value(value.model_copy(update=update), group.casefold()))


def _small(heads: Sequence[Printed]) -> bool:
    """Whether a row counts people: `in 2, 1, 2 and 4 patients`."""
    return heads[-1].kind is FactKind.COUNT and all(
        head.kind in (FactKind.NUMBER, FactKind.COUNT) for head in heads
    )


def _labelled(told: Row, place: int, what: Measured | None) -> Measured | None:
    if told.kind == "measure":
        label = told.labels[place]
        if not MEASURABLE.search(" ".join(told.labels)) and what is None:
            return None
        median = "median" in told.labels[0].casefold()
        label = re.sub(r"^(?:the|an?|and|overall,)\s", "", label)
        return Measured(label, Statistic.MEDIAN if median else what.statistic if what else None)
    return what
