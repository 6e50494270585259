"""Measured values: the figures of a sentence, each with what it is of, whom it was measured in, when, against what.

A number whose clause speaks of others, of a hope, a bar or a background stays unread.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.numbers import parse_figure
from summarizer.patterns import later
from summarizer.rules import arms
from summarizer.rules.lists import read_row
from summarizer.rules.measures import CHANGE, also_changed, measured
from summarizer.rules.pairs import read_pairs
from summarizer.rules.phrases import FOOTNOTE_TAIL, PEOPLE, population
from summarizer.rules.printed import Measured, Printed, brackets_of, printed_in, telling
from summarizer.rules.prose import DIGIT, LONGEST, Sentence
from summarizer.rules.shapes import AT_TIME, SERIES
from summarizer.rules.told import Reading, Value, fields_of, ours, sound
from summarizer.schemas import FactKind, ResultFields, Statistic

_KINDS = frozenset(
    {
        FactKind.PERCENTAGE,
        FactKind.COUNT,
        FactKind.DURATION,
        FactKind.MEASUREMENT,
        FactKind.RATIO,
        FactKind.NUMBER,
        FactKind.HAZARD_RATIO,
        FactKind.P_VALUE,
    }
)
_BREAK = later(r";\s|\.\s(?=[A-Z])|\s[–—]\s(?=[a-z]+\s[a-z]+\s)")
_JOINS = later(r",\s(?:and|or|while)\s|\b(?:and|or)\s|,\s|/\s?", re.IGNORECASE)
_BLOCKS = later(
    rf"\b(?:was|were|had|achiev\w+|showed|experienc\w+|reduced|lowered|decreased|increased|improved|difference|rates?|median|mean|result\w+|includ\w+|remained|"
    rf"met|while|whereas|who|{CHANGE})\b|\b(?:of|by|was)\s?$|[;:]",
    re.IGNORECASE,
)
_LEAD_ARM = later(
    r"(?:^|\b(?:in|for|with|on|to|among)\s)(?:the\s)?(?P<arm>[A-Za-z][^,;:()]{1,50}?)(?:\s(?:at|of|was|\())?\s?\(?$",
    re.IGNORECASE,
)
_RESPECTIVELY = "respectively"


def numbers(sentence: Sentence) -> Reading:
    """The values of a sentence, each figure read once; none from a hope, a bar or background."""
    reading = Reading(sentence)
    text = sentence.text
    if (
        len(text) > LONGEST
        or not DIGIT.search(text)
        or not any(fact.kind in _KINDS for fact in sentence.facts)
    ):
        return reading
    printed, reading.p_values = printed_in(sentence)
    heads = (
        [head for head in printed if not _IS_BAR.search(text[head.start : head.end + 4])]
        if len(printed) > 1
        else printed
    )
    if not heads:
        return reading
    if _series(reading):
        return reading
    chain: list[_Read] = []
    for start, end in _clauses(text):
        inside = [head for head in heads if start <= head.start < end]
        if inside:
            chain = _clause(reading, inside, start, end, chain)
    return reading


def _clauses(text: str) -> list[tuple[int, int]]:
    brackets = brackets_of(text)
    starts = [one.start for one in brackets]
    cuts = [0]
    for match in _BREAK.finditer(text):
        place = bisect_right(starts, match.start()) - 1
        if place < 0 or match.start() >= brackets[place].end:
            cuts.append(match.end())
    cuts.append(len(text))
    return list(pairwise(cuts))


@dataclass(slots=True)
class _Read:
    """A value of the chain that is being read: `12% with A versus 5% with B`."""

    head: Printed
    what: Measured
    place: int
    """Its index among the reading's values."""
    group: str
    follows: bool = False
    when: str | None = None
    """The time that the words before the values give to all of them."""


def _clause(
    reading: Reading, heads: Sequence[Printed], start: int, end: int, before: Sequence[_Read]
) -> list[_Read]:
    """Read the values of a clause; gives its last chain, which a ratio behind the semicolon may be of."""
    text = reading.sentence.text
    at = text.find(_RESPECTIVELY, start, end)
    bracket = next((one for one in brackets_of(text) if one.start < at < one.end), None) if at >= 0 else None
    if at >= 0 and (bracket is None or any(bracket.start < head.start < bracket.end for head in heads)):
        rows = _runs(
            text, [head for head in heads if head.after <= at and head.kind is not FactKind.HAZARD_RATIO]
        )
        if len(rows) == 1:
            read_row(reading, rows[0], start, at)
        return []
    taken = read_pairs(reading, heads, start)
    heads = [head for head in heads if head.start not in taken]
    chain: list[_Read] = []
    if (
        before
        and heads
        and heads[0].kind is FactKind.HAZARD_RATIO
        and before[0].head.kind is FactKind.DURATION
    ):
        chain = list(before)
    done = floor = start
    told = telling(text, heads)
    for index, head in enumerate(told):
        if head.start < done:
            continue
        limit = told[index + 1].start if index + 1 < len(told) else end
        read = None
        if ours(text, head, floor, limit, start):
            read = _continued(reading, head, chain, floor, limit) or _opened(
                reading, head, chain, floor, limit, (start, end)
            )
        if read is not None:
            chain = [*chain, read] if chain and read.follows else [read]
            done = max(done, read.what.until)
        elif head.share or head.kind in (FactKind.DURATION, FactKind.MEASUREMENT):
            chain = []
        floor = head.after
    return chain


_LIST_GAP = later(
    r"^(?:\s(?:patients|participants|subjects|months|weeks|days|points))?(?:,|,?\s(?:and|or))\s(?:in\s|approximately\s|about\s)?$",
    re.IGNORECASE,
)


def _runs(text: str, heads: Sequence[Printed]) -> list[list[Printed]]:
    """Rows of two values and more with nothing but `,` and `and` between."""
    runs: list[list[Printed]] = []
    for head in heads:
        if runs and _LIST_GAP.match(text[runs[-1][-1].after : head.start]):
            runs[-1].append(head)
        else:
            runs.append([head])
    return [run for run in runs if len(run) > 1]


def _family(head: Printed) -> object:
    return "share" if head.share else head.kind


def _continued(
    reading: Reading, head: Printed, chain: Sequence[_Read], floor: int, limit: int
) -> _Read | None:
    """The value of another arm, or at another time, of what the value before was of."""
    if not chain:
        return None
    last = chain[-1]
    sentence = reading.sentence
    text = sentence.text
    gap = text[last.head.after : head.start]
    paired = head.bracket is not None and head.bracket == last.head.bracket
    if (
        (last.what.listed and not paired)
        or _family(head) != _family(last.head)
        or len(gap) > 130 + max(0, last.what.until - last.head.after)
        or floor != last.head.after
    ):
        return None
    begin = max(0, last.what.until - last.head.after)
    join = arms.VERSUS.search(gap, begin) or _JOINS.search(gap, begin)
    if (
        join is None
        or _BLOCKS.search(gap[join.end() :].removesuffix("by ") if last.what.verb else gap[join.end() :])
        or _between(sentence, FactKind.ENDPOINT, last.head.after + begin, head.start)
    ):
        return None
    if (
        re.match(rf"\s(?:[\w-]+\s){{0,4}}?{CHANGE}\b", text[head.after : limit])
        and head.kind is not FactKind.COUNT
    ):
        return None
    versus = arms.VERSUS.match(join.group()) is not None
    lead = gap[join.end() :]
    if head.bracket is not None and not paired and not (versus or arms.is_arm(sentence, 0, lead)):
        return None
    around = arms.behind(sentence, head.after, limit)
    arm = around.arm
    if arm is None and (named := _LEAD_ARM.search(lead)):
        words = named["arm"].strip()
        place = last.head.after + join.end() + named.start("arm")
        arm = words if arms.is_arm(sentence, place, words) else None
    first = chain[0]
    time = arms.time_behind(text, head.after, limit)
    leading = reading.values[first.place].fields
    if last.what.until > last.head.after and arm is None and versus:
        return None
    value = fields_of(head, last.what).model_copy(
        update={
            "population": around.population,
            "arm": arm,
            "time_point": time or first.when or (leading.time_point if arm else None),
        }
    )
    if value.p_value and value.interval is None and versus:
        update: dict[str, object] = {}
        if leading.p_value is None:
            update["p_value"] = value.p_value
            value = value.model_copy(update={"p_value": None})
        reading.values[first.place] = Value(leading.model_copy(update=update), first.group)
        leading = reading.values[first.place].fields
    if (
        (versus or (arm and _CONTROL.match(arm)))
        and arm
        and leading.comparator is None
        and arm != leading.arm
    ):
        reading.values[first.place] = Value(leading.model_copy(update={"comparator": arm}), first.group)
    return _take(reading, head, last.what, value, first.group, follows=True)


def _opened(
    reading: Reading,
    head: Printed,
    chain: Sequence[_Read],
    floor: int,
    limit: int,
    clause: tuple[int, int],
) -> _Read | None:
    """A value that its own words name; a ratio or a difference told behind others is of what they are of."""
    sentence = reading.sentence
    text = sentence.text
    if _BASELINE.match(text[head.after : limit]) or _AT_LEAST.search(
        text[max(floor, head.start - 40) : head.start]
    ):
        return None
    start, end = clause
    what = measured(sentence, head, floor, end)
    if what is None and chain:
        what = also_changed(chain[-1].what, text[floor : head.start])
    if what is not None and what.until > limit:
        limit = max(limit, min(end, what.until + 90))
    if what is None or not sound(head, what):
        return None
    group = ""
    ratio = what.statistic in {Statistic.HAZARD_RATIO, Statistic.ODDS_RATIO, Statistic.RISK_RATIO}
    if chain and (what.statistic is Statistic.DIFFERENCE or ratio):
        group = chain[0].group
        if what.statistic is Statistic.DIFFERENCE or _RATIO_NAME.match(what.measure):
            what = Measured(
                _AVERAGE.sub("", chain[0].what.measure) if ratio else chain[0].what.measure, what.statistic
            )
    elif (
        chain
        and what.listed
        and (chain[-1].what.listed or _OF_WHICH.search(text[chain[-1].head.after : head.start]))
    ):
        group = chain[0].group
    value = fields_of(head, what)
    told = max(head.after, what.until)
    around = arms.behind(sentence, head.after, limit)
    if what.until and not (around.arm or around.population):
        bracket = _BRACKET.match(text, told)
        around = arms.behind(sentence, bracket.end() if bracket else told, max(limit, told))
    time = arms.time_behind(text, told, max(limit, min(end, told + 60))) or arms.time_ahead(
        text, start, head.start
    )
    who, size = arms.ahead(text, head.start)
    criteria = _CRITERIA.search(text, told, min(end, told + 60))
    people = population(text, told, min(end, max(limit, told) + 1))
    if people and "%" not in text[told : people.start] and not around.population and not what.listed:
        who = text[people.start : people.end]
    comparator = arms.compared(sentence, told, max(limit, told))
    update: dict[str, object] = {
        "arm": None if what.listed or around.arm is None else FOOTNOTE_TAIL.sub("", around.arm),
        "population": around.population or _counted_people(text, head) or who,
        "comparator": comparator,
        "criteria": criteria["what"] if criteria else None,
        "time_point": time,
    }
    when: str | None = None
    if time and time.casefold() in value.measure.casefold():
        bare = re.sub(rf",?\s{re.escape(time)}$", "", value.measure, flags=re.IGNORECASE)
        if time.casefold() in bare.casefold() or len(bare) < 3:
            update["time_point"] = None
        else:
            value = value.model_copy(update={"measure": bare})
            what, when = what._replace(measure=bare), time
    if value.n is not None and value.N is None and size is not None and size >= value.n:
        update["N"] = size
    read = _take(reading, head, what, value.model_copy(update=update), group, follows=bool(group))
    read.when = when
    return read


_IS_BAR = later(r"\sor\s(?:more|higher|greater|better|above)\sof\s?$", re.IGNORECASE)
"""`95% or higher of the dose` is what is counted from, no value."""
_AVERAGE = later(r"^(?:the\s)?median\s", re.IGNORECASE)
_OF_WHICH = later(r",\s(?:most\s(?:often|commonly|frequently)|mainly|mostly)\s[^,;.]{3,40}$", re.IGNORECASE)
_RATIO_NAME = later(
    r"(?:a?HR|hazard\sratio|OR|odds\sratio|RR|relative\srisk|risk\sratio)(?:\s\([A-Z]{2}\))?(?:\sfor\s(?:death|progression\sor\sdeath))?$",
    re.IGNORECASE,
)
_CONTROL = later(r"(?:the\s)?(?:matching\s)?(?:placebo|vehicle|sham|control)\b", re.IGNORECASE)
_BASELINE = later(r"^\s?(?:\([^()]{1,20}\)\s)?(?:at|from)\sbaseline\b", re.IGNORECASE)
_AT_LEAST = later(
    r"(?:\bthan\s(?:the\s)?|\bachiev\w+\s(?:an?\s)?(?:≥|at\sleast)?\s?|\bthreshold\sof\s|\bdefined\sas\s(?:an?\s)?)$",
    re.IGNORECASE,
)
_CRITERIA = later(
    r"\b(?:by|per|according\sto|using)\s(?:the\s)?(?P<what>RECIST(?:\sv(?:ersion)?\s?|\s)\d\.\d|m?RECIST|Lugano(?:\s\d{4})?|IMWG|IWG(?:\s\d{4})?|RANO|PCWG3)\b"
)
_BRACKET = later(r"\s?\([^()]{1,40}\)")


def _counted_people(text: str, head: Printed) -> str | None:
    """Those counted, where they are told apart: `5 of 27 evaluable patients`."""
    if head.N is None:
        return None
    match = re.search(
        rf"\d\s(?P<who>(?:(?!of\b|the\b)[\w-]{{3,20}}\s){{1,3}}{PEOPLE})\b", text[head.start : head.after]
    )
    return match["who"] if match else None


def _between(sentence: Sentence, kind: FactKind, start: int, end: int) -> bool:
    return bool(sentence.within(sentence.start + start, sentence.start + end, kind))


def _take(
    reading: Reading, head: Printed, what: Measured, value: ResultFields, group: str, *, follows: bool
) -> _Read:
    if not group:
        group = f"{what.measure.casefold()}|{(value.time_point or '').casefold()}"
        if what.listed:
            group = "listed"
    reading.values.append(Value(value, group))
    return _Read(head, what, len(reading.values) - 1, group, follows)


def _series(reading: Reading) -> bool:
    """`Score: improved from A at baseline to B at week 1 (p=...), C at week 4 (p=...)`."""
    text = reading.sentence.text
    match = SERIES.search(text) if "baseline" in text else None
    if match is None:
        return False
    label = re.split(r":", text[: match.start()])[0].strip(" *_\n")
    if not 2 < len(label) < 90 or ":" not in text[: match.start()]:
        return False
    for value in AT_TIME.finditer(text, match.end()):
        if parse_figure(value["fig"]) is not None:
            fields = ResultFields(
                measure=label, figure=value["fig"], p_value=value["p"], time_point=value["time"]
            )
            reading.values.append(Value(fields, label))
    return bool(reading.values)
