"""What a printed value is a value of, by the grammar that ties the two together.

`X occurred in 12%`, `84 of 115 patients met X`, `X was 14.8 months`, `31% confirmed ORR`, `reduced X by
34%`, `a 22% reduction in X`, `X (44%), Y (29%)`. A value outside these stays unread: it may be a
prevalence, a design number or another's.
"""

import re

from summarizer.patterns import later
from summarizer.rules.acts import risen, shared_by
from summarizer.rules.doers import doers
from summarizer.rules.nouns import LEADING, noun
from summarizer.rules.printed import Measured, Printed
from summarizer.rules.prose import Sentence
from summarizer.rules.shapes import STOP
from summarizer.schemas import FactKind, Statistic

CHANGE = (
    r"(?:reductions?|increases?|decreases?|improvements?|declines?|slowing|gains?|lowering|loss|inhibition|drop|rise|risk\sreduction|"
    r"lower(?:\srisk)?|higher(?:\srisk)?|greater|knockdown|shrinkage|depletion)"
)
_OCCURRED = later(
    r"\b(?:(?:was|were|has\sbeen|have\sbeen)\s(?:also\s|only\s|most\scommonly\s)?(?:reported|observed|seen|found|noted|recorded|reached|achieved|detected|demonstrated|met|"
    r"experienced|maintained|attained|shown)|occurred|achieved|seen|reported|observed)\s(?:by|in|among|at|for)\s(?:no\s[^.;:()]{3,60},\s(?:and\s)?in\s)?(?:only\s|just\s|a\stotal\sof\s)?$",
    re.IGNORECASE,
)
_LINK = later(
    r"(?:^|[\s(])(?P<link>was|were|is|of|reached|averaged|totaled|at|to|by|[:=–])\s?(?:only\s|just\s|an?\s|a\stotal\sof\s)?$|(?P<none>[a-z)]\s)$",
    re.IGNORECASE,
)
MEASURABLE = later(
    r"\b(?:rates?|ratio|incidence|proportion|percentage|reductions?|increases?|decreases?|improvements?|responses?|responders?|survival|"
    r"remissions?|change|control|clearance|inhibition|efficacy|bioavailability|adherence|freedom|loss|gain|decline|score|scale|index|titers?|"
    r"levels?|knockdown|expression|duration|half-life|time\sto|mean|median|average|benefit|seroconversion|activity|concentration|volume|"
    r"events?|reactions?|discontinuations?|mortality|occupancy|depletion|conversion|recurrence|resolution|endpoint|risk)\b",
    re.IGNORECASE,
)
_LASTING = later(
    r"\b(?:median|mean|duration|survival|half-life|time\sto|PFS|OS|DOR|DoR|EFS|DFS|RFS|mPFS|mOS|mDOR|responses?|remissions?|lasted|persist\w*|durab\w+|detectable|persistence)\b"
)
_NO_LASTING = later(
    r"\b(?:follow-?up|treatment\sduration|duration\sof\s(?:treatment|exposure|follow)|age|enroll?ment|time\sto\sfirst\sonset)\b",
    re.IGNORECASE,
)
_CHANGED_BY = later(
    r"\b(?P<verb>reduced|lowered|decreased|increased|improved|slowed|cut|raised|suppressed|inhibited|reduces|reducing|lowering|decreasing)\s(?:the\s)?(?P<what>[^.;,()]{2,80}?)\s(?:by|of)\s(?:up\sto\s|an?\s)?$",
    re.IGNORECASE,
)
_FELL_BY = later(
    r"(?P<what>[^.;,()]{3,80}?)\s(?:(?:was|were|had|has|have)\s)?(?:reduced|lowered|decreased|increased|improved|fell|rose|declined|dropped|grew|changed)\s(?:by\s|(?=$))(?:an?\saverage\sof\s|a\smean\sof\s|up\sto\s)?$",
    re.IGNORECASE,
)
_CHANGE_BEHIND = later(
    rf"^\s(?P<what>(?!of\b|to\b|and\b|in\b|for\b|with\b)(?:[\w/®-]{{1,20}}\s){{0,4}}?{CHANGE}(?:\s(?:in|of|from)\s(?:[^.;,()%\d]|(?<=[A-Za-z])\d{{1,6}}|(?<=[A-Za-z]-)\d{{1,6}}){{3,80}}?)?){STOP}",
    re.IGNORECASE,
)
_ENDPOINT_BEHIND = later(
    r"^\s(?:(?:confirmed|unconfirmed|overall|objective|complete|partial|investigator-assessed|clinical|best|relative|absolute|vaccine)\s){0,2}$",
    re.IGNORECASE,
)
_DIFFERENCE = later(
    r"(?:^|[\s(])(?P<what>(?:(?:adjusted|treatment|mean|absolute|placebo-adjusted|risk|LS|least[- ]squares|between-group|estimated)\s){0,4}difference(?:\s(?:in|between|from|vs\.?|versus)\s[^.;,()]{2,60}?)?)(?:\sof|\swas|:|,)?\s?$",
    re.IGNORECASE,
)
_LISTED = later(r"[,;:]\s(?:and\s)?|\b(?:and|were|was|included?|including|or|as|with|of)\s", re.IGNORECASE)
_SAFETY = later(
    r"\b(?:adverse|TEAEs?|TRAEs?|AEs?|SAEs?|side effects|reactions?|events?|toxicit\w+|most common|most frequent|frequently|commonly)\b",
    re.IGNORECASE,
)
_LASTED = later(
    r"\b(?P<what>[^.;,()]{3,80}?)\s(?:(?:has|have)\s)?(?:lasted|persisted|remained\s\w+|(?:were|was|is|are|have\sbeen|remained)\s(?:durable|ongoing|maintained|sustained|detectable))\s(?:for\s|at\s)?$",
    re.IGNORECASE,
)


_REACH = 400
"""How far from a value its own words may stand, in characters."""


def measured(sentence: Sentence, head: Printed, floor: int, end: int) -> Measured | None:
    """What `head` is a value of, from its clause's words between `floor` and `end`; None where no shape tells."""
    text = sentence.text
    floor = max(floor, head.start - _REACH)
    left, right = text[floor : head.start], text[head.after : min(end, head.after + _REACH)]
    if head.kind is FactKind.HAZARD_RATIO:
        return _ratio(text, head, left, right, sentence)
    if head.bracket is not None:
        return _difference(left) or _in_list(sentence, head, left)
    if found := _difference(left):
        return found
    return (
        _change_behind(head, right)
        or _change_of(head, left, right)
        or _changed_by(sentence, left)
        or _shared(sentence, head, left, right)
        or _lasting(head, left)
        or _linked(sentence, head, left, floor)
    )


def _ratio(text: str, head: Printed, left: str, right: str, sentence: Sentence) -> Measured:
    said = text[head.start : head.end].casefold()
    kind = (
        Statistic.ODDS_RATIO
        if "odds" in said
        else Statistic.RISK_RATIO
        if "risk" in said or "rate ratio" in said or "irr" in said
        else Statistic.HAZARD_RATIO
    )
    for fact in sentence.of(FactKind.ENDPOINT):
        start, end = sentence.local(fact)
        if head.after <= start <= head.after + 40 and re.match(
            r"\s(?:for|in)\s(?:the\s)?$", text[head.after : start]
        ):
            return Measured(text[start:end], kind)
    near = [
        fact
        for fact in sentence.of(FactKind.ENDPOINT)
        if head.start - 110 <= sentence.local(fact).start < head.start and fact.value in _LASTS
    ]
    if near and head.bracket is not None and ";" not in left and "%" not in left:
        return Measured(near[-1].text, kind)
    del left, right
    name = re.match(r"[A-Za-z][A-Za-z\s]{0,24}", text[head.start :])
    label = re.sub(r"\s(?:of|was|is)\s?$", "", name.group().strip()) if name else "hazard ratio"
    return Measured(label, kind)


_LASTS = frozenset({"OS", "PFS", "EFS", "DFS", "RFS", "overall survival", "progression-free survival"})


def _difference(left: str) -> Measured | None:
    match = _DIFFERENCE.search(left[-110:])
    return Measured(" ".join(match["what"].split()), Statistic.DIFFERENCE) if match else None


def _in_list(sentence: Sentence, head: Printed, left: str) -> Measured | None:
    """`hyperphosphatemia (44%), stomatitis (29%) and fatigue (≥20%)`: each term before its brackets."""
    if head.kind is not FactKind.PERCENTAGE or head.bracket is None:
        return None
    before = left[: head.bracket.start - head.start] if head.bracket.start < head.start else left
    if head.start - head.bracket.start > 2:
        return None
    what = LEADING.sub("", _LISTED.split(before.rstrip(" ("))[-1]).strip(" *_")
    if not 2 < len(what) <= 60 or re.search(
        r"\b(?:placebo|patients|group|arm|versus|we|it|trial|study|shares?)\b", what
    ):
        return None
    if re.match(r"[≥>]|at\sleast|more\sthan", head.figure or "") and re.search(
        r"\b(?:events|reactions|TEAEs|AEs|common)\b", what
    ):
        return None
    if re.match(r"\s?or\s(?:more|greater|higher)\b", sentence.text[head.end :]) or "or more" in (
        head.figure or ""
    ):
        return None
    several = sentence.text.count("%)") >= 2 and _SAFETY.search(sentence.text)
    named = any(True for _ in sentence.of(FactKind.ENDPOINT)) and (
        MEASURABLE.search(what) or _endpoint_at(sentence, what)
    )
    if not (several or named):
        return None
    return Measured(what, Statistic.RATE, listed=bool(several))


def _endpoint_at(sentence: Sentence, words: str) -> bool:
    return any(fact.text in words for fact in sentence.of(FactKind.ENDPOINT))


def _change_behind(head: Printed, right: str) -> Measured | None:
    """`a 22% reduction in X`."""
    if head.kind is FactKind.COUNT:
        return None
    match = _CHANGE_BEHIND.match(right)
    if match is None or re.search(
        r"\b(?:or\smore|achiev\w+|at\sleast(?!\sone\b)|threshold)\b", match["what"]
    ):
        return None
    return Measured(" ".join(match["what"].split()), None, until=head.after + match.end("what"))


_CHANGE_OF = later(rf"\b(?P<change>{CHANGE})\sof\s(?:an?\s|up\sto\s)?$", re.IGNORECASE)
_IN_WHAT = later(
    r"^\s(?P<what>(?:in|from)\s(?!the\s\w+\s(?:group|arm)|patients|participants|subjects|those|both|all|\d)[^.;,()%\d]{3,70}?)(?=\s(?:was|were|has|compared|versus|vs\.?|at\s|with\s|by\s|after|over|through|and\s)|[.;,()]|$)",
    re.IGNORECASE,
)


def _change_of(head: Printed, left: str, right: str) -> Measured | None:
    """`a reduction of 16% in X was observed`."""
    if head.kind is not FactKind.PERCENTAGE:
        return None
    change, what = _CHANGE_OF.search(left[-60:]), _IN_WHAT.match(right)
    if change is None or what is None or re.search(r"\b(?:or\smore|at\sleast|threshold)\b", left[-60:]):
        return None
    return Measured(f"{change['change']} {what['what']}", None, until=head.after + what.end("what"))


def _changed_by(sentence: Sentence, left: str) -> Measured | None:
    """`reduced X by 34%`, `X fell by 9 points`."""
    match = _CHANGED_BY.search(left[-140:])
    if match:
        return _change(match["verb"], match["what"])
    match = _FELL_BY.search(left[-120:])
    if match:
        what = noun(match["what"])
        if what and (MEASURABLE.search(what) or _endpoint_at(sentence, what)):
            return Measured(what, verb="changed")
    return None


_CHANGES = {
    "reduc": "reduction",
    "lower": "lowering",
    "decreas": "decrease",
    "increas": "increase",
    "improv": "improvement",
    "slow": "slowing",
    "suppress": "suppression",
    "inhibit": "inhibition",
}
_ALSO_BY = later(
    r"^(?:\s?\([^()]{1,60}\))?\s?(?:,\sand|,|and)\s(?:the\s)?(?P<what>[^.;,()]{2,70}?)\sby\s(?:an?\s)?$",
    re.IGNORECASE,
)


def _change(verb: str, words: str) -> Measured | None:
    """What changed, named so that its value does not read as the thing's own."""
    what = re.sub(r"^(?:the|mean|median)\s|\son\saverage$", "", words).strip()
    if len(what) < 3:
        return None
    change = next((noun for stem, noun in _CHANGES.items() if verb.casefold().startswith(stem)), None)
    return Measured(what if change is None or change in what else f"{change} in {what}", verb=verb)


def also_changed(last: Measured, left: str) -> Measured | None:
    """A second thing that the same verb changed."""
    match = _ALSO_BY.match(left) if last.verb else None
    return _change(last.verb, match["what"]) if match else None


def _shared(sentence: Sentence, head: Printed, left: str, right: str) -> Measured | None:
    """Of whom a share is told: what they did, what occurred in them, or the endpoint beside the figure."""
    if not head.share:
        return None
    occurred = _OCCURRED.search(left)
    if occurred and re.search(r"\b(?:that|which)\s?$", left[: occurred.start()]):
        return None  # `those that occurred in at least 20% were`: what follows is told of
    if occurred:
        what = noun(left[: occurred.start()], whole=True)
        if what:
            return Measured(what, Statistic.RATE if head.kind is FactKind.PERCENTAGE else Statistic.COUNT)
    rate = Statistic.RATE if head.kind is FactKind.PERCENTAGE else Statistic.COUNT
    for fact in sentence.of(FactKind.ENDPOINT):
        start, end = sentence.local(fact)
        if head.after <= start and _ENDPOINT_BEHIND.match(sentence.text[head.after : start] + ""):
            tail = re.match(r"(?:\s?\([A-Za-z0-9-]{2,8}\))?\srates?\b", sentence.text[end:])
            until = end + (tail.end() if tail else 0)
            return Measured(sentence.text[head.after : until].strip(), rate, until=until)
        if end <= head.start and re.fullmatch(
            r"(?:\srates?)?(?:\s?\([^()]{2,20}\))?\sin\s(?:only\s)?", sentence.text[end : head.start]
        ):
            return Measured(sentence.text[start:end], rate)
    return doers(head, right, rate)


def _lasting(head: Printed, left: str) -> Measured | None:
    """`responses have lasted for more than 5 months`."""
    if head.kind is not FactKind.DURATION:
        return None
    match = _LASTED.search(left[-120:])
    if match is None:
        return None
    what = noun(match["what"])
    rest = re.search(
        r"(?:durable|ongoing|maintained|sustained|detectable|lasted|persisted)", left[match.start() :]
    )
    if what is None or rest is None:
        return None
    return Measured(f"{what} {rest.group()}" if not rest.group().startswith(("lasted", "pers")) else what)


def _linked(sentence: Sentence, head: Printed, left: str, floor: int) -> Measured | None:
    """`median X was 14.8 months`, `a confirmed ORR of 41.6%`."""
    whole = shared_by(left) if head.share else None
    if whole:
        return Measured(whole, Statistic.RATE)
    raised = risen(left) if head.kind is FactKind.PERCENTAGE else None
    if raised and (MEASURABLE.search(raised) or _endpoint_at(sentence, raised)):
        what = noun(raised)
        median = bool(what and what.casefold().startswith("median"))
        return Measured(what, Statistic.MEDIAN if median else None) if what else None
    link = _LINK.search(left[-40:])
    if link is None:
        return None
    if link["none"] and not _touches_endpoint(sentence, head, floor):
        return None
    if link["link"] in {"to", "by", "at"} and head.kind is not FactKind.PERCENTAGE:
        return None
    if (link["link"] or "").casefold() in {"at", "by", "to"} and head.share:
        return None
    cut = len(left) - len(left[-40:]) + (link.start("link") if link["link"] else link.end("none"))
    what = noun(left[:cut])
    if what is None or _BARE.fullmatch(what):
        return None
    low = what.casefold()
    if head.kind is FactKind.DURATION:
        if not _LASTING.search(what) or _NO_LASTING.search(what):
            return None
    elif not (MEASURABLE.search(what) or _endpoint_at(sentence, what)) or (
        head.kind is FactKind.COUNT and head.N is None
    ):
        return None
    statistic = None
    if re.search(r"\bdifference\b", low):
        statistic = Statistic.DIFFERENCE
    elif _CHANGED_SINCE.search(low):
        statistic = Statistic.CHANGE_FROM_BASELINE
    elif "median" in low:
        statistic = Statistic.MEDIAN
    elif re.search(r"\bmean\b|\baverage\b", low):
        statistic = Statistic.MEAN
    elif head.share and not re.search(rf"\b{CHANGE}\b", low):
        statistic = Statistic.RATE if head.kind is FactKind.PERCENTAGE else Statistic.COUNT
    return Measured(what, statistic)


_CHANGED_SINCE = later(r"\bchanges?\b[^;]{0,90}\bfrom\sbaseline\b")
_BARE = later(
    rf"(?:(?:{CHANGE}|mean|median|average|rates?|ratio|total|proportion|percentage|levels?|response|events?)\s?)+",
    re.IGNORECASE,
)
"""Words that say how, not what."""


def _touches_endpoint(sentence: Sentence, head: Printed, floor: int) -> bool:
    """Whether an endpoint's name stands right before a value, as in `ORR 31%`."""
    return any(
        floor <= sentence.local(fact).start and 0 <= head.start - sentence.local(fact).end <= 2
        for fact in sentence.of(FactKind.ENDPOINT)
    )
