"""Measured values, read from the few sentence shapes in which who, what and how much are plain.

`46.4% of people treated with X achieved CRR at 76 weeks compared with 33.1% of people treated with
Y`, `31% confirmed ORR`, `median PFS was 8.4 months`, `a 1.4 log decline in viral load at Day 5`. A
number outside such a shape stays unread: it may be a prevalence, a design number or another's.
"""

import re
from dataclasses import dataclass, field

from summarizer.numbers import numbers_in, parse_figure
from summarizer.patterns import later
from summarizer.rules.phrases import PEOPLE, population
from summarizer.rules.prose import DIGIT, Sentence
from summarizer.rules.shapes import (
    AT_TIME,
    CHANGE_AFTER,
    CHANGE_BEFORE,
    CONFIDENCE,
    COUNTED,
    DIFFERENCE,
    DURABLE,
    FIGURE,
    HAZARD,
    HYPOTHETICAL,
    MEASURED,
    MEDIAN,
    NOT_OURS,
    OF_WHOM,
    P_VALUE,
    PERCENT,
    RESPONDERS,
    SERIES,
    TIME_RE,
    VERSUS,
)
from summarizer.schemas import FactKind, ResultFields, Statistic
from summarizer.text import Span


@dataclass
class Reading:
    """The values of one sentence."""

    sentence: Sentence
    values: list[ResultFields] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def free(self, span: Span) -> bool:
        """Whether nothing has read these words yet."""
        return not any(span.start < other.end and other.start < span.end for other in self.spans)

    def take(self, span: Span, value: ResultFields) -> None:
        """Keep a value whose figure stands at `span`."""
        self.spans.append(span)
        self.values.append(value)


_VALUED = (
    "%",
    "percent",
    " of ",
    "ratio",
    "hr",
    "median",
    "durable",
    "at baseline",
    "ml",
    "mg",
    "log",
    "point",
    "fold",
)


def numbers(sentence: Sentence) -> Reading:
    """The values of a sentence, each figure read once; none from a hope, a list told `respectively` or background."""
    reading = Reading(sentence)
    text = sentence.text
    if not DIGIT.search(text) or "respectively" in text or not sentence.has(_VALUED):
        return reading
    if NOT_OURS.search(text) or HYPOTHETICAL.search(text):
        return reading
    _difference(reading)
    _responders(reading)
    _counted(reading)
    _medians(reading)
    _hazards(reading)
    _changes(reading)
    _rates(reading)
    _series(reading)
    return reading


def _tail(text: str, at: int, length: int = 170) -> str:
    """The words behind a value, up to the end of its clause."""
    tail = text[at : at + length]
    match = re.search(r";\s|\.\s[A-Z]|,\s(?:and|while|whereas)\s(?!\d)", tail)
    return tail[: match.start()] if match else tail


def _near(pattern: re.Pattern[str], tail: str, *, before: str = "%") -> str | None:
    """What `pattern` finds in the tail, where no other value stands before it."""
    match = pattern.search(tail)
    if match is None:
        return None
    ahead = CONFIDENCE.sub("", tail[: match.start()])
    return match.group().strip() if before not in ahead else None


def _time(text: str, at: int) -> str | None:
    match = TIME_RE.search(_tail(text, at, 90))
    if match is None or "%" in text[at : at + match.start()]:
        return None
    return match.group().strip()


def _arm(who: str) -> tuple[str | None, str | None]:
    """Population and arm of `participants in the X group` or `people treated with X`."""
    match = re.match(
        rf"(?P<who>(?:[\w-]{{1,20}}\s){{0,3}}{PEOPLE})\s(?:(?:who\s(?:were\s)?)?(?:treated\swith|receiving|received|on|in|randomi[sz]ed\sto)|who\sreceived)\s(?:the\s)?(?P<arm>.{{2,120}})$",
        who,
        re.IGNORECASE,
    )
    if match and not re.match(r"(?:both|each|all|either)\b", match["arm"]):
        return match["who"], match["arm"].strip()
    return who.strip(), None


def readable(figure: str) -> bool:
    """Whether a figure says a number."""
    return parse_figure(figure) is not None


def _responders(reading: Reading) -> None:
    text = reading.sentence.text
    for match in RESPONDERS.finditer(text):
        span = Span(*match.span("fig"))
        who = match["who"]
        if (
            not reading.free(span)
            or re.search(r"\d\s?%|\bwho\s(?:had\s)?not\b", who)
            or not readable(match["fig"])
        ):
            continue
        if not re.search(rf"\b{PEOPLE}\b|\bgroup\b|\barm\b", who, re.IGNORECASE):
            continue
        tail = _tail(text, match.end("what"))
        versus = VERSUS.match(tail.lstrip(" ,(")) or VERSUS.search(tail)
        people, arm = _arm(who)
        differs = DIFFERENCE.search(tail) is not None
        reading.spans.append(Span(*match.span("what")))
        reading.take(
            span,
            ResultFields(
                measure=match["what"].strip(),
                statistic=Statistic.RATE,
                figure=match["fig"].strip(),
                p_value=None if differs else _near(P_VALUE, tail, before="§"),
                interval=None if differs else _near(CONFIDENCE, tail),
                population=people,
                arm=arm,
                comparator=_comparator(versus),
                time_point=_time(text, match.end("what")),
            ),
        )
        _other_arm(
            reading,
            text,
            match.end("what"),
            tail,
            versus,
            match["what"].strip(),
            _time(text, match.end("what")),
        )


def _comparator(versus: re.Match[str] | None) -> str | None:
    if versus is None:
        return None
    who = versus["who"].strip()
    return (
        who
        if len(who) < 60
        and not re.match(r"(?:previous|baseline|prior|those|that|historical)\b", who, re.IGNORECASE)
        else None
    )


def _other_arm(
    reading: Reading,
    text: str,
    at: int,
    tail: str,
    versus: re.Match[str] | None,
    measure: str,
    time: str | None,
) -> None:
    """The comparator's own rate, where the sentence gives it."""
    if versus is None or not versus["fig"] or _comparator(versus) is None or "%" not in versus["fig"]:
        return
    start = text.find(versus["fig"], at)
    if start < 0 or not readable(versus["fig"]):
        return
    if versus["way"]:
        return
    reading.take(
        Span(start, start + len(versus["fig"])),
        ResultFields(
            measure=measure,
            statistic=Statistic.RATE,
            figure=versus["fig"].strip(),
            arm=_comparator(versus),
            time_point=time,
        ),
    )
    del tail


def _counted(reading: Reading) -> None:
    text = reading.sentence.text
    for match in COUNTED.finditer(text):
        span = Span(match.start(), match.end("fig") if match["fig"] else match.end("N"))
        if not reading.free(span):
            continue
        count, total = _int(match["n"]), _int(match["N"])
        if count is None or total is None or count > total:
            continue
        criteria = re.match(r"\sby\s(RECIST(?:\sv?\d\.\d)?)", text[match.end() :])
        reading.take(
            span,
            ResultFields(
                measure=match["what"].strip(),
                statistic=Statistic.RATE if match["fig"] else Statistic.COUNT,
                figure=match["fig"] or None,
                n=count,
                N=total,
                population=match["who"].strip(),
                criteria=criteria[1] if criteria else None,
                time_point=_time(text, match.end()),
            ),
        )


def _int(word: str) -> int | None:
    found = numbers_in(word)
    return int(found[0].value) if len(found) == 1 else None


def _rates(reading: Reading) -> None:
    """A percentage beside the name of its endpoint."""
    sentence = reading.sentence
    text = sentence.text
    for fact in sentence.of(FactKind.ENDPOINT):
        start, end = sentence.local(fact)
        _rate_before(reading, text, start, end) or _rate_after(reading, text, start, end)


_CRITERION = later(
    r"\b(?:achiev\w+|having|defined\sas|threshold\sof|reached)\s(?:an?\s|the\s)?(?:at\sleast\s|≥\s?|[~<>]\s?)?[\d.–%-]{1,12}\s?%?$",
    re.IGNORECASE,
)
"""A percentage that says what counts as a response, not how many responded."""
_ADJECTIVES = later(
    rf"(?P<fig>{PERCENT})\s(?P<adj>(?:confirmed|unconfirmed|overall|objective|complete|partial|investigator-assessed)\s){{0,2}}$",
    re.IGNORECASE,
)
_LASTS = later(r"\b(?:median|duration|survival|time to|PFS|OS|DOR|DoR|EFS|DFS)\b")
"""Endpoints that a length of time is a value of."""
_OF = later(
    rf"^(?:\srates?)?(?:\s\([A-Za-z]{{2,5}}\))?(?:\sof|\swas|\swere|:)\s(?P<fig>{PERCENT}|{MEASURED})(?=[\s.,;()]|$)",
    re.IGNORECASE,
)


def _rate_before(reading: Reading, text: str, start: int, end: int) -> bool:
    left = max(0, start - 60)
    match = _ADJECTIVES.search(text[left:start])
    if match is None:
        return False
    span = Span(left + match.start("fig"), left + match.end("fig"))
    if (
        not reading.free(span)
        or not readable(match["fig"])
        or _CRITERION.search(text[max(0, span.start - 30) : span.end])
    ):
        return False
    measure = text[span.end : end].strip()
    rate = re.match(r"\srates?\b", text[end:])
    if rate:
        end += rate.end()
        measure = text[span.end : end].strip()
    tail = _tail(text, end)
    _take_rate(reading, text, span, match["fig"], measure, end, tail)
    again = re.match(
        rf"[^.;%]{{0,60}}?\sand\s(?P<fig>{PERCENT})\sin\s(?P<who>(?:[\w-]{{1,20}}\s){{0,2}}{PEOPLE})",
        tail,
        re.IGNORECASE,
    )
    first = re.match(
        rf"(?:\s\([^()]{{1,20}}\))?\sin\s(?P<who>(?:[\w-]{{1,20}}\s){{0,2}}{PEOPLE})\sand\s",
        tail,
        re.IGNORECASE,
    )
    if again and first and readable(again["fig"]):
        at = end + again.start("fig")
        sizes = OF_WHOM.match(text[end + again.end() :].lstrip())
        reading.values[-1] = reading.values[-1].model_copy(update={"population": first["who"]})
        reading.take(
            Span(at, at + len(again["fig"])),
            ResultFields(
                measure=measure,
                statistic=Statistic.RATE,
                figure=again["fig"].strip(),
                population=again["who"],
                n=int(sizes["n"]) if sizes else None,
                N=int(sizes["N"]) if sizes else None,
            ),
        )
    return True


def _rate_after(reading: Reading, text: str, start: int, end: int) -> bool:
    match = _OF.match(text[end : end + 60])
    if match is None:
        return False
    span = Span(end + match.start("fig"), end + match.end("fig"))
    if not reading.free(span) or not readable(match["fig"]):
        return False
    length = "%" not in match["fig"] and "percent" not in match["fig"]
    if length and not _LASTS.search(text[max(0, start - 20) : end]):
        return False
    left = re.search(
        r"(?:confirmed|unconfirmed|median|overall|objective)\s$",
        text[max(0, start - 14) : start],
        re.IGNORECASE,
    )
    begin = start - len(left.group()) if left else start
    measure = text[begin:end]
    _take_rate(reading, text, span, match["fig"], measure, span.end, _tail(text, span.end))
    return True


def _take_rate(
    reading: Reading, text: str, span: Span, figure: str, measure: str, at: int, tail: str
) -> None:
    sizes = OF_WHOM.match(tail.lstrip()) or OF_WHOM.search(tail[:40])
    people = population(text, at, min(len(text), at + 200))
    who = text[people.start : people.end] if people and "%" not in text[at : people.start] else None
    kind: Statistic | None
    if "median" in measure.casefold():
        kind = Statistic.MEDIAN
    else:
        kind = Statistic.RATE if "%" in figure or "percent" in figure else None
    reading.take(
        span,
        ResultFields(
            measure=measure.strip(),
            statistic=kind,
            figure=figure.strip(),
            n=int(sizes["n"]) if sizes else None,
            N=int(sizes["N"]) if sizes else None,
            interval=_near(CONFIDENCE, tail),
            p_value=_near(P_VALUE, tail),
            population=who,
            time_point=_time(text, at),
        ),
    )


def _medians(reading: Reading) -> None:
    text = reading.sentence.text
    for match in MEDIAN.finditer(text):
        span = Span(*match.span("fig"))
        if reading.free(span) and readable(match["fig"]):
            tail = _tail(text, match.end())
            reading.take(
                span,
                ResultFields(
                    measure=match["what"].strip(),
                    statistic=Statistic.MEDIAN,
                    figure=match["fig"],
                    interval=_near(CONFIDENCE, tail),
                ),
            )
    for match in DURABLE.finditer(text):
        span = Span(*match.span("fig"))
        figure = re.sub(r"^for\s", "", match["fig"])
        if reading.free(span) and readable(figure):
            reading.take(span, ResultFields(measure=f"durable {match['what']}".lower(), figure=figure))


def _hazards(reading: Reading) -> None:
    text = reading.sentence.text
    for match in HAZARD.finditer(text):
        span = Span(*match.span("fig"))
        if not reading.free(span) or not readable(match["fig"]):
            continue
        tail = _tail(text, match.end())
        kind = Statistic.ODDS_RATIO if match["what"] in {"OR", "odds ratio"} else Statistic.HAZARD_RATIO
        reading.take(
            span,
            ResultFields(
                measure=match["what"],
                statistic=kind,
                figure=match["fig"],
                interval=_near(CONFIDENCE, tail),
                p_value=_near(P_VALUE, tail, before="§"),
            ),
        )


def _difference(reading: Reading) -> None:
    text = reading.sentence.text
    for match in DIFFERENCE.finditer(text):
        span = Span(*match.span("fig"))
        if not readable(match["fig"].strip()):
            continue
        tail = text[match.end() : match.end() + 110]
        interval = _near(CONFIDENCE, tail, before="§")
        p_value = _near(P_VALUE, tail, before="§")
        if interval or p_value:
            reading.take(
                span,
                ResultFields(
                    measure=match["what"].strip(),
                    statistic=Statistic.DIFFERENCE,
                    figure=match["fig"].strip(),
                    interval=interval,
                    p_value=p_value,
                ),
            )


_GROUP = rf"(?:[\w-]{{1,20}}\s){{0,2}}{PEOPLE}(?:\s(?:from|with|in)\s[\w-]{{2,30}}(?:\s(?!and\b)[\w-]{{2,20}}){{0,3}})?"
_PAIR = later(
    rf"^\s(?:in|among|for)\s(?P<who>{_GROUP})(?=[.,;]|\sand\s|\swith\s|$)(?:\sand\s(?P<fig>{FIGURE})\s(?:in|among|for)\s(?P<other>{_GROUP})(?=[.,;]|\swith\s|$))?",
    re.IGNORECASE,
)
"""`-73% in patients from A and -86% in patients from B`: the population of each."""
_LEADING = later(
    r"^(?:(?:showed|demonstrated|achieved|had|has|with|an?|the|and|in|of|by|significant|significantly|was|were|resulted|experienced|reported)\s){1,4}",
    re.IGNORECASE,
)


_CHANGED = later(
    r"[Rr]educ|[Ii]ncreas|[Dd]ecreas|[Ii]mprove|[Dd]ecline|[Gg]ain|risk|[Ll]ower|loss|inhibition"
)


def _changes(reading: Reading) -> None:
    text = reading.sentence.text
    if not _CHANGED.search(text):
        return
    for pattern in (CHANGE_AFTER, CHANGE_BEFORE):
        for match in pattern.finditer(text):
            span = Span(*match.span("fig"))
            what = _LEADING.sub("", match["what"].strip())
            if (
                not reading.free(span)
                or not readable(match["fig"])
                or re.search(r"\b(?:achiev\w+|at least|threshold)\b", what)
            ):
                continue
            if re.search(
                r"(?:at\sleast|achiev\w+\s(?:an?\s)?|compared\s(?:to|with)\s(?:the\s)?|than\s(?:the\s)?|≥\s?)$",
                text[max(0, span.start - 22) : span.start],
                re.IGNORECASE,
            ):
                continue
            tail = _tail(text, match.end())
            versus = VERSUS.search(tail)
            low = what.casefold()
            kind = (
                Statistic.MEAN
                if re.search(r"\b(?:mean|average)\b", low)
                else Statistic.MEDIAN
                if "median" in low
                else None
            )
            if kind is None and "from baseline" in low:
                kind = Statistic.CHANGE_FROM_BASELINE
            pair = _PAIR.match(text[match.end() :]) if pattern is CHANGE_AFTER else None
            value = ResultFields(
                measure=what,
                statistic=kind,
                figure=match["fig"].strip(),
                population=pair["who"] if pair else None,
                comparator=_comparator(versus),
                p_value=_near(P_VALUE, tail, before="§"),
                time_point=_time(text, match.end()),
            )
            reading.take(span, value)
            if pair and pair["fig"] and readable(pair["fig"]):
                second = Span(match.end() + pair.start("fig"), match.end() + pair.end("fig"))
                update = {"figure": pair["fig"], "population": pair["other"]}
                reading.take(second, value.model_copy(update=update))


def _series(reading: Reading) -> None:
    """`Score: improved from A at baseline to B at week 1 (p=...), C at week 4 (p=...)`."""
    text = reading.sentence.text
    match = SERIES.search(text)
    if match is None:
        return
    label = re.split(r":", text[: match.start()])[0].strip(" *_\n")
    if not 2 < len(label) < 90:
        return
    for value in AT_TIME.finditer(text, match.end()):
        span = Span(*value.span("fig"))
        if reading.free(span) and readable(value["fig"]):
            reading.take(
                span,
                ResultFields(
                    measure=label, figure=value["fig"], p_value=value["p"], time_point=value["time"]
                ),
            )
