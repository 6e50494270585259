"""Measured values, read from the few sentence shapes in which who, what and how much are plain.

`46.4% of people treated with X achieved CRR at 76 weeks compared with 33.1% of people treated with
Y`, `31% confirmed ORR`, `median PFS was 8.4 months`, `a 1.4 log decline in viral load at Day 5`. A
number outside such a shape stays unread: it may be a prevalence, a design number or another's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.numbers import parse_figure
from summarizer.rules.phrases import PEOPLE, population
from summarizer.rules.prose import DIGIT, Prose, Sentence
from summarizer.rules.roster import Link, Roster
from summarizer.rules.trials import Trials
from summarizer.schemas import (
    ClaimType,
    FactKind,
    Modality,
    ProposedClaim,
    Quote,
    ResultFields,
    Statistic,
    ZoneKind,
)
from summarizer.text import Span

_NUMBER = r"(?<![\d.,])(?>\d{1,3}(?:,\d{3}){0,3}(?:\.\d{1,4})?)(?!\d)"
_BOUND = (
    r"(?:(?:approximately|about|around|nearly|almost|over|more than|less than|at least|up to|as much as|greater than)\s"
    r"|[~<>≥≤]\s?)?"
)
_RANGE = rf"(?:\s?%?\s?[–-]\s?{_NUMBER})?"
PERCENT = rf"{_BOUND}[-−–]?{_NUMBER}{_RANGE}\s?(?:%|percent\b)"
_UNITS = (
    r"(?:mL|mg/dL|mmHg|kg|log(?:10)?|points?|letters|months?|weeks|days|years|mm|cm|ng/mL|g/dL|-fold|fold)"
)
_MEASURED = rf"{_BOUND}[-−]?{_NUMBER}(?:\s?±\s?{_NUMBER})?\s?-?{_UNITS}\b"
FIGURE = rf"(?:{PERCENT}|{_MEASURED})"

_TIME = (
    r"(?:(?:at|by|through|over|after|within|during|for|beyond)\s(?:the\s)?(?:week|weeks|month|months|day|days|year|years)\s\d{1,3}"
    r"|(?:at|by|through|over|after|within)\s(?:the\s(?:first\s)?)?(?:\d{1,3}|one|two|three|four|five|six|eight|nine|twelve)[\s-]"
    r"(?:days?|weeks?|months?|years?)(?:\s(?:after|of|following|post)\s[\w\s-]{3,40}?(?=[,.;()]|\s(?:compared|versus|significantly|in|and)\b))?"
    r"|(?:one|two|three|four|six|eight|twelve|\d{1,2})\s(?:days|weeks|months)\s(?:after|following)\s(?:the\s)?(?:final|last|first)?\s?(?:treatment|dose|administration))"
)
_TIME_RE = re.compile(rf"\b{_TIME}", re.IGNORECASE)
_STOP = (
    r"(?=[.,;()]|\s(?:at\s(?:week|month|day|year|\d|one|two|three|four|six)|compared|versus|vs\b|significantly|through\sweek|while|and\s[\d~]|"
    r"as\s(?:assessed|measured)|(?:one|two|three|four|six|eight|twelve|\d{1,2})\s(?:days|weeks|months)\s(?:after|following)|whereas|over\s\d|within\s\d|by\sRECIST|with\s\d)|$)"
)
_ACHIEVED = r"(?:achiev(?:ed|ing)|had|experienc(?:ed|ing)|maintain(?:ed|ing)|showed|demonstrated|reached|attained|having)"

_RESPONDERS = re.compile(
    rf"(?P<fig>{PERCENT})\sof\s(?:the\s|all\s)?(?P<who>[^.;]{{3,140}}?)\s{_ACHIEVED}\s(?:an?\s|the\s)?(?P<what>[^.;,()]{{3,110}}?){_STOP}",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(?P<n>\d{{1,4}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:out\s)?of\s(?:the\s)?(?:first\s)?"
    rf"(?P<N>\d{{1,4}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?P<who>(?:[\w-]{{1,20}}\s){{0,3}}{PEOPLE})"
    rf"(?:\s\((?P<fig>{PERCENT})\))?(?P<more>\s(?:enrolled|treated|dosed|with)\s[^.;,]{{2,60}}?)?\s{_ACHIEVED}\s(?:an?\s)?(?P<what>[^.;,()]{{3,80}}?)"
    rf"{_STOP}",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\(\s?[nN]?\s?=?\s?(?P<n>\d{1,4})\s?/\s?(?P<N>\d{1,4})\s?\)")
_SIZE = re.compile(r"\(\s?[nN]\s?=\s?(?P<N>\d{1,4})\s?\)")
_P = re.compile(r"\b(?:nominal\s)?[pP]\s?(?:-?value\s?)?[=<>≤]\s?0?\.\d{1,6}")
_CI = re.compile(
    r"\b(?:\d{2}(?:\.\d)?%\s)?(?:CI|confidence interval(?:\s\(CI\))?)[,:\s\[(]{1,3}[-−]?\d[\d.]*%?\s?(?:,|to|–|-)\s?[-−]?\d[\d.]*%?",
    re.IGNORECASE,
)
_VERSUS = re.compile(
    rf"(?:compar(?:ed|ing)\s(?:to|with)|versus|vs\.?|(?:significantly\s)?(?:higher|greater|lower|more|less)\sthan|outperforming\scompared\sto)\s"
    rf"(?:the\s)?+(?:(?P<fig>{FIGURE})\s(?P<way>(?:increase|decrease|reduction|decline|improvement)\s)?(?:in\s[\w\s-]{{2,40}}?\sobserved\s)?"
    r"(?:of|in|with|for|on|among)\s)?(?:(?:people|patients|participants|those|subjects)\s(?:treated\swith|receiving|on|in|who\sreceived)\s)?(?:the\s)?+"
    r"(?P<who>[A-Za-z][^.;,()%]{2,60}?)(?=\s?[.;,()]|\s(?:at|through|on\sthe|in\s(?:patients|adults|children)|for\sthe|and\s(?:[\d~]|was|were|met|demonstrated)|over|after|as\swell)\b|$)",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\b(?P<what>(?:adjusted\s|treatment\s|mean\s|absolute\s|placebo-adjusted\s|risk\s)*difference)(?:\sof|\swas|:|,)?\s"
    rf"(?P<fig>[-−]?{_NUMBER}(?:\s?%)?(?:\s(?:points|months|days))?)(?![\d])",
    re.IGNORECASE,
)
_HAZARD = re.compile(
    r"\b(?P<what>(?:hazard\sratio|odds\sratio|HR|OR|relative\srisk))(?:\s?[(\[](?:HR|OR|RR)[)\]])?\s?(?:of\s|was\s|=\s?|:\s?|,\s)?(?P<fig>0?\.\d{1,3}|[1-9]\.\d{1,3})(?![\d%])"
)
_CHANGE = r"(?:reductions?|increases?|decreases?|improvements?|declines?|slowing\sof\s(?:clinical\s)?decline|gains?|lower\srisk|lowering|loss|inhibition)"
_CHANGE_BEFORE = re.compile(
    rf"(?P<fig>{FIGURE})\s(?P<what>(?!of\b|to\b|and\b|in\b|for\b|with\b)(?:[\w/®-]{{1,20}}\s){{0,4}}?{_CHANGE}(?:\s(?:in|of|from)\s[^.;,()%\d]{{3,60}}?)?){_STOP}",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    rf"\b(?P<what>(?:mean\s|median\s|average\s|significant\s)*(?:[\w/®-]{{1,20}}\s){{0,3}}?{_CHANGE}(?:\sfrom\sbaseline)?(?:\sin\s[^.;,()%\d]{{3,50}}?)?)\sof\s"
    rf"(?P<fig>{FIGURE})(?=[\s.,;()]|$)",
    re.IGNORECASE,
)
_DURABLE = re.compile(
    r"\b(?P<what>responses?|remissions?)\s(?:were|was|are|have\sbeen|remained)\s(?:durable|ongoing|maintained|sustained)\s"
    r"(?P<fig>(?:beyond|for\smore\sthan|for\sat\sleast|for\sover|more\sthan|over|at\sleast)\s\d{1,3}\s(?:months|weeks|years|days))\b",
    re.IGNORECASE,
)
_MEDIAN = re.compile(
    r"\b(?P<what>median\s(?!time\sto\sfirst\sonset)[\w\s()/-]{2,60}?)\s(?:was|of|were|reached|is|:)\s(?P<fig>(?:[~<>≥]\s?|more\sthan\s)?\d{1,3}(?:\.\d{1,2})?\s(?:months|weeks|days|years))\b",
    re.IGNORECASE,
)
_SERIES = re.compile(
    rf"\b(?:improved|reduced|decreased|increased|declined|changed)\sfrom\s(?P<base>{_NUMBER}(?:\s?±\s?{_NUMBER})?)\sat\sbaseline\sto\s",
    re.IGNORECASE,
)
_AT_TIME = re.compile(
    rf"(?P<fig>{_NUMBER}(?:\s?±\s?{_NUMBER})?)\s(?P<time>at\s(?:week|month|day)\s\d{{1,3}})(?:\s\((?P<p>p\s?[=<]\s?0?\.\d{{1,6}})\))?",
    re.IGNORECASE,
)

_HYPOTHETICAL = re.compile(r"\b(?:could|would|may|might|if|potential(?:ly)?|should)\b", re.IGNORECASE)
_NOT_OURS = re.compile(
    r"\b(?:published study|historical|literature|prognosis|natural history|benchmark|prevalence|affects?|affecting|incidence|lifetime risk|"
    r"diagnosed|Americans|worldwide|globally|estimated|of people (?:over|in the)|mortality in|literature|currently available|"
    r"premium|ownership|expenses|costs|net loss|shares?|revenue|royalt\w+|net sales|per annum|interest rate|market|dosing criteria|designed to|powered)\b",
    re.IGNORECASE,
)
_SETTING = frozenset(
    {
        ZoneKind.HEADLINE,
        ZoneKind.HEADLINE_BULLETS,
        ZoneKind.LEAD,
        ZoneKind.DATELINE,
        ZoneKind.BODY,
        ZoneKind.ABOUT_PROGRAM,
    }
)
_WORDS = {
    word: index
    for index, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}
_SAFETY = re.compile(
    r"\b(?P<whole>(?P<no>no)\s(?P<what>(?:[\w≥/-]{1,20}\s){0,8}?(?:adverse\sevents?|adverse\sreactions?|SAEs?|deaths?|dropouts|dose[- ]limiting\stoxicit\w+|"
    r"safety\s(?:signals?|concerns?)|discontinuations?|neurotoxicity|side\seffects)(?:\s\((?:SAEs?|DLTs?|TEAEs?)\))?))",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?P<not>did\snot\s|failed\sto\s|not\s)?(?:successfully\s)?(?:met|meet|achieved|achieve)\s(?:its|the|both|all(?:\sof)?|their)\s(?:the\s|its\s)?"
    r"(?P<what>(?:[\w-]{1,20}\s){0,8}?(?:endpoints?|end\spoints?|objectives?))\b",
    re.IGNORECASE,
)
_TOLERATED = re.compile(
    r"\b(?:(?:generally|was|were)\s)?(?P<not>not\s)?(?P<what>well[- ]tolerated)\b", re.IGNORECASE
)


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


def propose_results(prose: Prose, programs: Roster, trials: Trials) -> list[ProposedClaim]:
    """The results of a release as claims: one per sentence, numbers first, findings in words after."""
    claims: list[ProposedClaim] = []
    for sentence in prose.sentences:
        if sentence.kind not in _SETTING:
            continue
        link, support = _subject(sentence, programs, trials)
        if not link and not support:
            continue
        claims += _threshold(prose, sentence, programs, trials)
        reading = _numbers(sentence)
        if reading.values:
            claims.append(_claim(prose, sentence, programs, trials, reading.values))
        claims += _words(prose, sentence, programs, trials)
    return _merged(claims)


def _merged(claims: Sequence[ProposedClaim]) -> list[ProposedClaim]:
    """One claim for what several passages say in the same words and numbers."""
    kept: dict[object, ProposedClaim] = {}
    for claim in claims:
        name = (
            claim.type,
            claim.negated,
            tuple(claim.programs),
            tuple(claim.trials),
            tuple(
                (value.measure.casefold().replace("-", " "), value.figure, value.p_value, value.arm)
                for value in claim.results
            ),
        )
        first = kept.get(name)
        if first is None:
            kept[name] = claim
            continue
        quotes = [*first.evidence, *(quote for quote in claim.evidence if quote not in first.evidence)]
        kept[name] = first.model_copy(update={"evidence": quotes[:3]})
    return list(kept.values())


def _subject(sentence: Sentence, programs: Roster, trials: Trials) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return programs.about(sentence).refs, trials.roster.about(sentence, alone=False).refs


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


def _numbers(sentence: Sentence) -> Reading:
    reading = Reading(sentence)
    text = sentence.text
    if not DIGIT.search(text) or "respectively" in text or not sentence.has(_VALUED):
        return reading
    if _NOT_OURS.search(text) or _HYPOTHETICAL.search(text):
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
    ahead = _CI.sub("", tail[: match.start()])
    return match.group().strip() if before not in ahead else None


def _time(text: str, at: int) -> str | None:
    match = _TIME_RE.search(_tail(text, at, 90))
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


def _good(figure: str) -> bool:
    return parse_figure(figure) is not None


def _responders(reading: Reading) -> None:
    text = reading.sentence.text
    for match in _RESPONDERS.finditer(text):
        span = Span(*match.span("fig"))
        who = match["who"]
        if (
            not reading.free(span)
            or re.search(r"\d\s?%|\bwho\s(?:had\s)?not\b", who)
            or not _good(match["fig"])
        ):
            continue
        if not re.search(rf"\b{PEOPLE}\b|\bgroup\b|\barm\b", who, re.IGNORECASE):
            continue
        tail = _tail(text, match.end("what"))
        versus = _VERSUS.match(tail.lstrip(" ,(")) or _VERSUS.search(tail)
        people, arm = _arm(who)
        differs = _DIFFERENCE.search(tail) is not None
        reading.spans.append(Span(*match.span("what")))
        reading.take(
            span,
            ResultFields(
                measure=match["what"].strip(),
                statistic=Statistic.RATE,
                figure=match["fig"].strip(),
                p_value=None if differs else _near(_P, tail, before="§"),
                interval=None if differs else _near(_CI, tail),
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
    if start < 0 or not _good(versus["fig"]):
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
    for match in _COUNTED.finditer(text):
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
    return int(word) if word.isdigit() else _WORDS.get(word.casefold())


def _rates(reading: Reading) -> None:
    """A percentage beside the name of its endpoint."""
    sentence = reading.sentence
    text = sentence.text
    for fact in sentence.of(FactKind.ENDPOINT):
        start, end = sentence.local(fact)
        _rate_before(reading, text, start, end) or _rate_after(reading, text, start, end)


_CRITERION = re.compile(
    r"\b(?:achiev\w+|having|defined\sas|threshold\sof|reached)\s(?:an?\s|the\s)?(?:at\sleast\s|≥\s?|[~<>]\s?)?[\d.–%-]{1,12}\s?%?$",
    re.IGNORECASE,
)
"""A percentage that says what counts as a response, not how many responded."""
_ADJECTIVES = re.compile(
    rf"(?P<fig>{PERCENT})\s(?P<adj>(?:confirmed|unconfirmed|overall|objective|complete|partial|investigator-assessed)\s){{0,2}}$",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\b(?:median|duration|survival|time to|PFS|OS|DOR|DoR|EFS|DFS)\b")
"""Endpoints that a length of time is a value of."""
_OF = re.compile(
    rf"^(?:\srates?)?(?:\s\([A-Za-z]{{2,5}}\))?(?:\sof|\swas|\swere|:)\s(?P<fig>{PERCENT}|{_MEASURED})(?=[\s.,;()]|$)",
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
        or not _good(match["fig"])
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
    if again and first and _good(again["fig"]):
        at = end + again.start("fig")
        sizes = _OF_WHOM.match(text[end + again.end() :].lstrip())
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
    if not reading.free(span) or not _good(match["fig"]):
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
    sizes = _OF_WHOM.match(tail.lstrip()) or _OF_WHOM.search(tail[:40])
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
            interval=_near(_CI, tail),
            p_value=_near(_P, tail),
            population=who,
            time_point=_time(text, at),
        ),
    )


def _medians(reading: Reading) -> None:
    text = reading.sentence.text
    for match in _MEDIAN.finditer(text):
        span = Span(*match.span("fig"))
        if reading.free(span) and _good(match["fig"]):
            tail = _tail(text, match.end())
            reading.take(
                span,
                ResultFields(
                    measure=match["what"].strip(),
                    statistic=Statistic.MEDIAN,
                    figure=match["fig"],
                    interval=_near(_CI, tail),
                ),
            )
    for match in _DURABLE.finditer(text):
        span = Span(*match.span("fig"))
        figure = re.sub(r"^for\s", "", match["fig"])
        if reading.free(span) and _good(figure):
            reading.take(span, ResultFields(measure=f"durable {match['what']}".lower(), figure=figure))


def _hazards(reading: Reading) -> None:
    text = reading.sentence.text
    for match in _HAZARD.finditer(text):
        span = Span(*match.span("fig"))
        if not reading.free(span) or not _good(match["fig"]):
            continue
        tail = _tail(text, match.end())
        kind = Statistic.ODDS_RATIO if match["what"] in {"OR", "odds ratio"} else Statistic.HAZARD_RATIO
        reading.take(
            span,
            ResultFields(
                measure=match["what"],
                statistic=kind,
                figure=match["fig"],
                interval=_near(_CI, tail),
                p_value=_near(_P, tail, before="§"),
            ),
        )


def _difference(reading: Reading) -> None:
    text = reading.sentence.text
    for match in _DIFFERENCE.finditer(text):
        span = Span(*match.span("fig"))
        if not _good(match["fig"].strip()):
            continue
        tail = text[match.end() : match.end() + 110]
        interval = _near(_CI, tail, before="§")
        p_value = _near(_P, tail, before="§")
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
_PAIR = re.compile(
    rf"^\s(?:in|among|for)\s(?P<who>{_GROUP})(?=[.,;]|\sand\s|\swith\s|$)(?:\sand\s(?P<fig>{FIGURE})\s(?:in|among|for)\s(?P<other>{_GROUP})(?=[.,;]|\swith\s|$))?",
    re.IGNORECASE,
)
"""`-73% in patients from A and -86% in patients from B`: the population of each."""
_LEADING = re.compile(
    r"^(?:(?:showed|demonstrated|achieved|had|has|with|an?|the|and|in|of|by|significant|significantly|was|were|resulted|experienced|reported)\s){1,4}",
    re.IGNORECASE,
)


_CHANGED = re.compile(
    r"[Rr]educ|[Ii]ncreas|[Dd]ecreas|[Ii]mprove|[Dd]ecline|[Gg]ain|risk|[Ll]ower|loss|inhibition"
)


def _changes(reading: Reading) -> None:
    text = reading.sentence.text
    if not _CHANGED.search(text):
        return
    for pattern in (_CHANGE_AFTER, _CHANGE_BEFORE):
        for match in pattern.finditer(text):
            span = Span(*match.span("fig"))
            what = _LEADING.sub("", match["what"].strip())
            if (
                not reading.free(span)
                or not _good(match["fig"])
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
            versus = _VERSUS.search(tail)
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
            pair = _PAIR.match(text[match.end() :]) if pattern is _CHANGE_AFTER else None
            value = ResultFields(
                measure=what,
                statistic=kind,
                figure=match["fig"].strip(),
                population=pair["who"] if pair else None,
                comparator=_comparator(versus),
                p_value=_near(_P, tail, before="§"),
                time_point=_time(text, match.end()),
            )
            reading.take(span, value)
            if pair and pair["fig"] and _good(pair["fig"]):
                second = Span(match.end() + pair.start("fig"), match.end() + pair.end("fig"))
                update = {"figure": pair["fig"], "population": pair["other"]}
                reading.take(second, value.model_copy(update=update))


def _series(reading: Reading) -> None:
    """`Score: improved from A at baseline to B at week 1 (p=...), C at week 4 (p=...)`."""
    text = reading.sentence.text
    match = _SERIES.search(text)
    if match is None:
        return
    label = re.split(r":", text[: match.start()])[0].strip(" *_\n")
    if not 2 < len(label) < 90:
        return
    for value in _AT_TIME.finditer(text, match.end()):
        span = Span(*value.span("fig"))
        if reading.free(span) and _good(value["fig"]):
            reading.take(
                span,
                ResultFields(
                    measure=label, figure=value["fig"], p_value=value["p"], time_point=value["time"]
                ),
            )


_BAR = re.compile(
    rf"(?P<fig>{PERCENT})\s(?:[\w-]{{1,20}}\s){{0,2}}?(?P<kind>{_CHANGE}|difference|rate)\s(?:in|of)\s(?P<what>[^.;,()]{{2,60}}?)"
    rf"(?:\s(?:versus|over|vs\.?|compared\s(?:to|with))\s(?P<cmp>[^.;,()]{{2,40}}?))?\s(?:could|would|may|might)\b",
    re.IGNORECASE,
)


def _threshold(prose: Prose, sentence: Sentence, programs: Roster, trials: Trials) -> Iterator[ProposedClaim]:
    """A bar: `A 25-30% improvement in X versus Y could signal ...` is no result."""
    text = sentence.text
    match = _BAR.search(text) if "%" in text else None
    if match is None or not _good(match["fig"]):
        return
    value = ResultFields(measure=match["what"].strip(), figure=match["fig"].strip(), comparator=match["cmp"])
    stop = re.compile(r"[.;](?:\s|$)|,\s|\ssince\s").search(text, match.end())
    claim = _claim(
        prose, sentence, programs, trials, [value], kind=ClaimType.THRESHOLD, modality=Modality.HYPOTHETICAL
    )
    yield claim.model_copy(update={"statement": text[match.start() : stop.start() if stop else len(text)]})


_FINDING = ("endpoint", "end point", "objective", "tolerated", "no ")


def _words(prose: Prose, sentence: Sentence, programs: Roster, trials: Trials) -> Iterator[ProposedClaim]:
    """Findings without a number, negations kept."""
    text = sentence.text
    if sentence.kind is ZoneKind.ABOUT_PROGRAM and not programs.own(sentence):
        return
    found: list[tuple[int, str, bool]] = []
    if not sentence.has(_FINDING):
        return
    for match in _MET.finditer(text):
        if _HYPOTHETICAL.search(text[max(0, match.start() - 40) : match.start()]) or re.search(
            r"\b(?:to|will)\s$", text[max(0, match.start() - 6) : match.start()]
        ):
            continue
        found.append((match.start(), match["what"].strip(), bool(match["not"])))
    for match in _SAFETY.finditer(text):
        if re.search(
            r"^\s?(?:\w+\s)?(?:reported|observed|identified|were|was|noted|have|occurred|in\b|and\b|,|\.|$)",
            text[match.end() :],
        ):
            found.append((match.start(), match["what"].strip(), True))  # noqa: PERF401
    for match in _TOLERATED.finditer(text):
        if not _HYPOTHETICAL.search(text[max(0, match.start() - 40) : match.start()]) and not match["not"]:
            found.append((match.start(), match["what"], False))
            break
    for _, measure, negated in found[:3]:
        yield _claim(prose, sentence, programs, trials, [ResultFields(measure=measure)], negated=negated)


def _claim(
    prose: Prose,
    sentence: Sentence,
    programs: Roster,
    trials: Trials,
    values: Sequence[ResultFields],
    *,
    kind: ClaimType = ClaimType.RESULT,
    modality: Modality = Modality.REPORTED,
    negated: bool = False,
) -> ProposedClaim:
    link = programs.about(sentence)
    trial = trials.roster.about(sentence, alone=False)
    if len(trial.refs) > 1:
        trial = Link()
    refs: tuple[str, ...] = link.refs if len(link.refs) == 1 else ()
    if trial:
        owner = next(study for study in trials.studies if study.ref == trial.refs[0])
        if refs and not set(refs) & set(owner.programs):
            trial = Link()
        else:
            refs = owner.programs
    if not trial and len(refs) == 1:
        trial = _only_trial(sentence, refs[0], programs, trials)
    support = [one for one in (link.support if refs else None, trial.support) if one is not None]
    quotes: dict[tuple[int | None, str], Quote] = {}
    for quote in prose.quoting(sentence, *support):
        quotes[quote.paragraph, quote.quote] = quote
    return ProposedClaim(
        ref="",
        type=kind,
        modality=modality,
        negated=negated,
        statement=_statement(values, negated),
        programs=list(refs),
        trials=list(trial.refs),
        results=list(values),
        evidence=list(quotes.values()),
    )


def _only_trial(sentence: Sentence, ref: str, programs: Roster, trials: Trials) -> Link:
    """The one trial of the program that its heading or paragraph is about."""
    own = [study for study in trials.studies if ref in study.programs]
    heading = programs.prose.heading(sentence)
    if heading is not None:
        under = [study for study in own if heading in study.sentences]
        if len(under) == 1:
            return Link((under[0].ref,), heading)
    return Link()


def _statement(values: Sequence[ResultFields], negated: bool) -> str:
    parts = []
    for value in values:
        said = value.measure
        if value.figure:
            said += f": {value.figure}"
        elif value.n is not None and value.N is not None:
            said += f": {value.n} of {value.N}"
        who = ", ".join(part for part in (value.population, value.arm) if part)
        said += f" ({who})" if who else ""
        said += f" versus {value.comparator}" if value.comparator else ""
        said += f" {value.time_point}" if value.time_point else ""
        parts.append(said)
    text = "; ".join(parts)
    if negated:
        return f"No {text}" if "endpoint" not in text else f"Did not meet {text}"
    if not any(value.figure or value.n is not None for value in values):
        return f"Met {text}" if "endpoint" in text or "objective" in text else f"Reported {text}"
    return text[:1].upper() + text[1:]
