"""Findings without a number: endpoints met or missed, what was not seen, what was tolerated; negations kept."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.patterns import later
from summarizer.rules.prose import LONGEST, Sentence
from summarizer.rules.shapes import HYPOTHETICAL, NOT_OURS
from summarizer.schemas import FactKind

_SIGNS = (
    "endpoint",
    "end point",
    "objective",
    "tolerated",
    "no ",
    "no\u00a0",
    "none",
    "neither",
    "not ",
    "statistical",
    "significan",
    "without",
    "improvement",
    "profile",
    "receiving",
    "treated with",
    " that ",
)
_RANK = r"(?:co-?primary|primary|key\ssecondary|secondary|efficacy|safety|main|composite|principal)"
_POINT = r"(?:end\s?points?|objectives?|outcomes?(?:\smeasures?)?)"
_MET = later(
    r"\b(?P<not>did\snot\s|does\snot\s|failed\sto\s|has\snot\s|had\snot\s|not\s|didn[’']t\s|narrowly\s)?(?:\w+ly\s)?(?:met|meets|meet|achieved|achieve|achieves|reached|reach|hit|missed|satisfied)\s"
    r"(?:on\s|in\s)?(?:(?:its|the|both|all|their|each|a|every|of|pre-?specified|two|three)\s){0,4}(?P<what>(?:[\w-]{1,20},?\s){0,7}?(?:end\s?points?|objectives?))\b",
    re.IGNORECASE,
)
_WAS_MET = later(
    rf"\b(?P<what>(?:(?:co-)?{_RANK}\s)(?:[\w-]{{1,20}}\s){{0,2}}?(?:end\s?points?|objectives?)(?:\s(?:of|for)\s[^.;,]{{3,90}}?)?)(?:\s(?:as|which|in|at)\s[^.;,]{{3,170}}?)?\s(?:was|were|has\sbeen|have\sbeen)\s(?P<not>not\s)?(?:also\s|successfully\s|all\s)?(?:met|achieved|reached|missed)\b",
    re.IGNORECASE,
)
_NOT_SIGNIFICANT = later(
    rf"\b(?P<what>(?:{_RANK}\s)(?:[\w-]{{1,20}}\s){{0,2}}?(?:end\s?points?|objectives?)(?:\s(?:of|for)\s[^.;,]{{3,90}}?)?)\s(?:did\snot|failed\sto|narrowly\smissed)\s(?:(?:reach|achieve|meet|attain|show|demonstrate)\s)?(?:a\s)?(?:statistical|pre-?specified|the\s)",
    re.IGNORECASE,
)
_SIGNIFICANCE = later(
    r"\b(?P<not>did\snot\s|failed\sto\s|not\s|without\s)(?:reach|reaching|achieve|achieving|meet|attain|demonstrate|show)\s(?:a\s)?(?P<what>statistical(?:ly)?\ssignifican(?:ce|t\s[\w-]{3,20}))\b",
    re.IGNORECASE,
)
_NOT_DIFFERENT = later(
    r"\b(?P<what>(?:[\w-]{1,20}\s){1,6}?)(?:was|were)\s(?P<not>not\s)(?:statistically\s)?(?:significantly\s)?(?:different|significant|superior)\b",
    re.IGNORECASE,
)
_NO_DIFFERENCE = later(
    r"\b(?P<what>[A-Z](?:[^.;,]|(?<=\bSt)\.){3,110}?)\s(?P<not>did\snot\s)(?:\w+ly\s)?differ\b(?!\sfrom\s(?:the\s)?(?:baseline|expect))"
)
_NO_BENEFIT = later(
    r"\bno\s(?:(?:consistent|statistically|significant|clear|meaningful|clinically|relevant|overall)\s){0,3}(?P<what>(?:(?:OS|PFS|overall\ssurvival|survival|clinical|treatment)\s)?(?:difference|separation|advantage|superiority|benefit|improvement|effect|change|evidence)s?\b[^.;]{0,60}?)(?=[.;,]|\s(?:was|were)\b|$)",
    re.IGNORECASE,
)
_HARM = (
    r"(?:adverse\sevents?|adverse\sreactions?|TEAEs?|TRAEs?|SAEs?|AEs|deaths?|fatalit\w+|mortalit\w+|dropouts?|dose[- ]limiting\stoxicit\w+|DLTs?|toxicit\w+|safety\s(?:signals?|concerns?|findings?|issues?)|"
    r"discontinuations?|neurotoxicity|side\seffects|graft\sfailures?|hemorrhages?|haemorrhages?|bleeding|malignanc\w+|(?:cases?|episodes?)\sof\s[\w-]{3,24}(?:\s(?!were|was|have|has|in|and|or)[\w-]{2,24}){0,3}|"
    r"hypersensitivity|infections?|seizures?|prolongation|ILD|CRS|ICANS|GvHD|graft-versus-host\sdisease|anti-drug\santibodies|serious\s(?:events|infections)|events?)"
)
_NONE_SEEN = later(
    rf"\b(?P<whole>(?P<no>no)\s(?P<what>(?:(?!was\b|were\b|no\b|has\b|have\b)[\w≥/’'-]{{1,20}},?\s){{0,8}}?{_HARM}(?:\s\((?:SAEs?|DLTs?|TEAEs?|AEs?)\))?))",
    re.IGNORECASE,
)
_SEEN = later(
    r"^[^.;]{0,70}?\b(?:reported|observed|identified|noted|occurred|detected|seen|recorded|experienced|related|attributed|leading|led)\b|^\s?(?:were|was|have|has|in\b|and\b|or\b|to\sdate|related|,|\.|;|$)",
    re.IGNORECASE,
)
_NOBODY = later(
    r"\bno\s(?:patients?|participants?|subjects?|infants?|one)\s(?P<what>(?:discontinued|died|withdrew|experienced|developed|had|required|met|showed|progressed|relapsed|needed|lost)\b[^.;,]{0,80})",
    re.IGNORECASE,
)
_NEITHER = later(
    r"\bneither\s(?P<what>[^.;]{3,90}?)\s(?:was|were)\s(?:observed|reported|seen|detected)\b", re.IGNORECASE
)
_NONE_OF = later(
    r"(?:^|[;,]\s(?:and\s)?)none\s(?:of\s[^.;,]{3,40}?\s)?(?:was|were|met|led|required|had)\s(?P<what>[^.;,]{3,90})",
    re.IGNORECASE,
)
_TOLERATED = later(
    r"\b(?:(?:generally|was|were)\s)?(?P<not>not\s)?(?P<what>(?:safe\sand\s)?well[- ]tolerated|(?:favou?rable|acceptable|manageable|consistent)\ssafety(?:\sand\stolerability)?\sprofile)\b",
    re.IGNORECASE,
)
_PROFILE = later(
    r"\b(?P<what>safety(?:\sand\stolerability)?\sprofile\b(?:\s(?:of|for)\s[\w®™-]{2,25}(?:\s[\w-]{2,15}){0,2}?)?\s(?:was|is|remained|remains)\s(?:\w+ly\s)?(?:favou?rable|acceptable|manageable|consistent|comparable|similar|in\sline)\b(?:\s(?:with|to)\s[^.;,]{3,90})?)",
    re.IGNORECASE,
)
_FAVOURS = later(
    r"(?:^|[;:]\s)(?P<what>(?:Fewer|Lower|Greater|Higher|Less|More|Improved|Reduced|Faster|Shorter|Longer)\s[^.;%\d]{5,110}?)\s(?:for|in|with|among)\s(?:patients|participants|those|subjects)\s(?:receiving|treated\swith|on|taking|given)\s[^.;]{3,60}?\s(?:versus|vs\.?|compared\s(?:to|with)|than)\s"
)
_SHOWED_THAT = later(
    r"\b(?:data|results|findings|studies)\s(?:also\s|further\s)?(?:suggest|indicate|show|demonstrate|showed|suggested|indicated|demonstrated)\sthat\s(?P<what>(?:treatment\swith\s)?(?P<who>[\w®™-]{3,25})\s[^.;]{10,220})",
    re.IGNORECASE,
)
_NOT_REACHED = later(
    r"\b(?P<what>median\s[^.;,()]{2,60}?(?:\s\([A-Za-z]{2,5}\))?)(?:\s(?:with|in|for|among)\s[^.;,()]{2,60}?)?\s(?:was|has|had|were|have)\s(?P<not>not)\s(?:yet\s)?(?:been\s)?(?:reached|mature|estimable)\b",
    re.IGNORECASE,
)
_IMPROVED = later(
    r"\b(?:there\s(?:was|were)|with|saw|show(?:ed|n|ing)|demonstrat(?:ed|es|ing)|achieved|resulted\sin|led\sto|provided|produced|based\son)\s(?:an?\s)?(?:(?:highly|robust|rapid|sustained|durable|consistent|and|both|clear)[\s,]+){0,3}"
    r"(?:statistically\s(?:significant\s)?(?:and\sclinically\smeaningful\s)?|clinically\s(?:meaningful|significant|relevant)\s(?:and\sstatistically\ssignificant\s)?|significant\s|superior\s)"
    r"(?:and\s[\w-]+\s[\w-]+\s)?(?P<what>(?:[\w/-]{1,20}\s){0,4}?(?:improvements?|reductions?|benefits?|increases?|decreases?|efficacy|superiority|differences?|effects?|slowing|gains?)(?:\s(?:in|of|on|over|versus)\s[^.;,()]{3,90}?)?)(?=[.;,()]|\s(?:compared|versus|vs|at\sweek|through|with\s\w+ing|as|while|and\s(?:was|were|met))\b|$)",
    re.IGNORECASE,
)
_WAS_SEEN = later(
    r"(?:^|[;:]\s)(?P<what>(?:(?:significant|statistically|clinically|meaningful|rapid|early|durable)\s){0,4}(?:improvements?|reductions?|decreases?|increases?)\s(?:in|of|from)\s[^.;,()]{3,80}?)\s(?:was|were)\s(?:also\s)?(?:seen|observed|noted|reported)\b",
    re.IGNORECASE,
)
_SOON = later(
    r"\b(?:to|will|designed\sto|whether|if|would|could|may|might|can|before|until|unless|for\seach|powered\sto|aims?\sto)\s(?:\w+\s)?$",
    re.IGNORECASE,
)


_EMPTY = later(
    r"(?:improvements?|reductions?|benefits?|increases?|decreases?|effects?|differences?|changes?|gains?|efficacy)",
    re.IGNORECASE,
)


class Finding(NamedTuple):
    """A finding in words; `end` is where its words end in the sentence."""

    start: int
    end: int
    measure: str
    negated: bool
    verdict: str = ""
    """`met` for an endpoint, `seen` for what a trial showed, else what is stated stands alone."""


def findings(sentence: Sentence) -> list[Finding]:
    """What a sentence finds without a number, in order; what overlaps an earlier kind is left out."""
    if len(sentence.text) > LONGEST or not sentence.has(_SIGNS):
        return []
    kept: list[Finding] = []
    for one in [*_all(sentence.text), *_shown(sentence)]:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _all(text: str) -> Iterator[Finding]:
    low = text.casefold()
    if "endpoint" in low or "end point" in low or "objective" in low:
        yield from _endpoints(text)
    if "significan" in low or "differ" in low or "superior" in low:
        for pattern in (_SIGNIFICANCE, _NOT_DIFFERENT, _NO_DIFFERENCE):
            yield from _made(pattern, text, negated=True)
    if "median" in low:
        yield from _made(_NOT_REACHED, text, negated=True)
    if "no " in low or "no\u00a0" in low or "neither" in low or "none" in low:
        yield from _absent(text)
    if "tolera" in low or "safety" in low:
        for match in list(_TOLERATED.finditer(text))[:1]:
            if not match["not"] and not HYPOTHETICAL.search(text[max(0, match.start() - 40) : match.start()]):
                yield Finding(match.start(), match.end(), match["what"], False, "tolerated")
        if not _TOLERATED.search(text):
            yield from _made(_PROFILE, text, negated=False)
    if "patients" in low or "those" in low or "participants" in low or "subjects" in low:
        yield from _made(_FAVOURS, text, negated=False)
    if (
        "significan" in low
        or "meaningful" in low
        or "superior" in low
        or "improvement" in low
        or "reduction" in low
    ):
        for pattern in (_IMPROVED, _WAS_SEEN):
            yield from _made(pattern, text, negated=False)


def _shown(sentence: Sentence) -> Iterator[Finding]:
    """What data are said to show of a drug that they name: `Interim data suggest that X stabilizes eGFR`."""
    for match in _SHOWED_THAT.finditer(sentence.text):
        at = sentence.start + match.start("who")
        if (
            sentence.within(at, sentence.start + match.end("who"), FactKind.DRUG)
            and not HYPOTHETICAL.search(match.group())
            and not re.search(r"\d|\b(?:not|no)\b", match["what"].replace(match["who"], ""))
        ):
            yield Finding(match.start(), match.end(), match["what"].strip(), False, "seen")


def _endpoints(text: str) -> Iterator[Finding]:
    for match in _MET.finditer(text):
        if _SOON.search(text[max(0, match.start() - 24) : match.start()]) and not match["not"]:
            continue
        verb = re.search(r"(?:missed|failed)\b", match.group(), re.IGNORECASE)
        negated = bool(match["not"]) and not (match["not"] or "").casefold().startswith("narrowly")
        if re.match(
            r"(?:neither|nor|no)\b", text[max(0, match.start() - 40) : match.start()].lstrip(), re.IGNORECASE
        ):
            negated = True
        yield Finding(match.start(), match.end(), _bare(match["what"]), negated or bool(verb), "met")
    for match in _NOT_SIGNIFICANT.finditer(text):
        yield Finding(match.start(), match.end(), _bare(match["what"]), True, "met")
    for match in _WAS_MET.finditer(text):
        missed = match.group().casefold().endswith("missed")
        yield Finding(match.start(), match.end(), _bare(match["what"]), bool(match["not"]) or missed, "met")


def _absent(text: str) -> Iterator[Finding]:
    for pattern in (_NOBODY, _NEITHER, _NO_BENEFIT, _NONE_OF):
        yield from _made(pattern, text, negated=True)
    for match in _NONE_SEEN.finditer(text):
        if _SEEN.search(text[match.end() : match.end() + 120]) and not _SOON.search(
            text[max(0, match.start() - 24) : match.start()]
        ):
            yield Finding(match.start(), match.end(), match["what"].strip(), True)


def _made(pattern: re.Pattern[str], text: str, *, negated: bool) -> Iterator[Finding]:
    for match in pattern.finditer(text):
        if HYPOTHETICAL.search(text[max(0, match.start() - 50) : match.end()]):
            continue
        if NOT_OURS.search(text[max(0, match.start() - 160) : match.end()]):
            continue
        measure = _bare(match["what"])
        if len(measure) > 2 and not _EMPTY.fullmatch(measure):
            yield Finding(
                match.start("what") if ";" in match.group()[:2] else match.start(),
                match.end(),
                measure,
                negated,
                "seen",
            )


def _bare(words: str) -> str:
    words = re.sub(r"^(?:although|though|while|whereas|however,?)\s", "", words.strip(), flags=re.IGNORECASE)
    return re.sub(r"^(?:the|its|their|these|all|both|a|an|of)\s", "", words)
