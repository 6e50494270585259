"""Patients counted in words: `Of eight patients with X, one had a complete response`, `One child died`."""

import re
from collections.abc import Iterator

from summarizer.patterns import later
from summarizer.rules.phrases import PEOPLE
from summarizer.rules.prose import Sentence
from summarizer.rules.shapes import HYPOTHETICAL, NOT_OURS
from summarizer.schemas import ResultFields, Statistic

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)})"
_OF_THOSE = later(
    rf"(?:^|[;.]\s)(?:Of|Among)\s(?:the\s|these\s)?(?P<N>{_NUMBER})\s(?P<who>(?:[\w-]{{2,20}}\s){{0,3}}?{PEOPLE}\b(?:\s(?:with|who|treated|given|aged|in)\s[^,;.()]{{2,80}})?),\s(?P<n>{_NUMBER})\s"
    r"(?P<did>had|achieved|experienced|showed|developed|reached|maintained|responded|remained|discontinued|died|relapsed)\b(?:\s(?P<what>[^.;,()%]{3,90}?))?(?=[.;,]|\sand\s|$)",
    re.IGNORECASE,
)
_DIED = later(
    rf"(?:^|[;.]\s|,\s(?:and|but)\s)(?P<n>{_NUMBER})\s(?:further\s)?(?:{PEOPLE}|child|person|man|woman|infant)\sdied\b(?!\sin\sthe\splacebo)",
    re.IGNORECASE,
)
_EVENTS = r"(?:deaths?|(?:serious\s)?adverse\sevents?|events?|cases?|relapses?|discontinuations?|responses?|exacerbations?|strokes?|infections?|hospitali[sz]ations?)"
_IN_ARMS = later(
    rf"(?:^|[;.]\s|\bthere\s(?:was|were)\s)(?P<n>{_NUMBER})\s(?P<what>(?:[\w-]{{2,20}}\s){{0,3}}?{_EVENTS})\s(?:on|in|with|for|among)\s(?:the\s)?(?P<arm>[^,.;()]{{2,50}}?),?\s"
    rf"(?:compared\s(?:to|with)|versus|vs\.?|and)\s(?P<m>{_NUMBER})\s(?:{_EVENTS}\s)?(?:on|in|with|for|among)\s(?:the\s)?(?P<cmp>[^,.;()]{{2,50}})(?=[.,;]|$)",
    re.IGNORECASE,
)
_IN_PEOPLE = later(
    rf"(?:^|[;.]\s|,\s(?:and|but|while)\s)(?P<what>(?:[A-Z]?[\w≥/-]{{1,20}}\s){{0,6}}?(?:adverse\sevents?|TEAEs?|TRAEs?|SAEs?|AEs|DLTs?|toxicit(?:y|ies)|discontinuations?|elevations?|infections?|cytokine\srelease\ssyndrome)(?:\s\([A-Za-z]{{2,6}}\))?)\s"
    rf"(?:occurred|(?:was|were)\s(?:reported|observed|seen|noted|recorded)|led\sto\s(?:treatment\s)?discontinuation|took\splace)\sin\s(?:only\s)?(?P<n>{_NUMBER})\s(?:[\w-]{{2,20}}\s){{0,2}}?{PEOPLE}\b(?!\s\()(?!\sof)",
    re.IGNORECASE,
)
_HAD = frozenset({"had", "achieved", "experienced", "showed", "developed", "reached", "maintained"})


def counted(sentence: Sentence) -> Iterator[list[ResultFields]]:
    """The patients that a sentence counts without a share: of how many, whom, and what became of them; arms together."""
    text = sentence.text
    if len(text) > 600:
        return
    for match in _OF_THOSE.finditer(text):
        opening = text[match.start() : match.end()]
        what = match["what"]
        if "%" in opening or HYPOTHETICAL.search(opening) or NOT_OURS.search(opening):
            continue
        if (what is None and match["did"].casefold() in _HAD) or _value(match["n"]) > _value(match["N"]):
            continue
        bare = re.sub(r"^(?:an?|the)\s", "", what or "")
        measure = bare if match["did"].casefold() in _HAD else f"{match['did']} {bare}".strip()
        yield [
            ResultFields(
                measure=measure,
                statistic=Statistic.COUNT,
                figure=match["n"],
                n=_value(match["n"]),
                N=_value(match["N"]),
                population=match["who"],
            )
        ]
    for match in _DIED.finditer(text):
        yield [
            ResultFields(measure="died", statistic=Statistic.COUNT, figure=match["n"], n=_value(match["n"]))
        ]
    for match in _IN_ARMS.finditer(text):
        if not HYPOTHETICAL.search(match.group()):
            yield [
                ResultFields(
                    measure=match["what"],
                    statistic=Statistic.COUNT,
                    figure=match[number],
                    n=_value(match[number]),
                    arm=match[arm],
                    comparator=match[against] if against else None,
                )
                for number, arm, against in (("n", "arm", "cmp"), ("m", "cmp", None))
            ]
    for match in _IN_PEOPLE.finditer(text):
        if not (HYPOTHETICAL.search(match.group()) or NOT_OURS.search(match.group())):
            yield [
                ResultFields(
                    measure=match["what"], statistic=Statistic.COUNT, figure=match["n"], n=_value(match["n"])
                )
            ]


def _value(words: str) -> int:
    return int(words) if words.isdigit() else _WORDS.index(words.casefold()) + 1
