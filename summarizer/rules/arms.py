"""Who a value was measured in: the population, arm and time that stand around it, and what it is compared with."""

import re
from dataclasses import dataclass

from summarizer.patterns import later
from summarizer.rules.phrases import PEOPLE
from summarizer.rules.prose import Sentence
from summarizer.rules.shapes import TIME
from summarizer.schemas import FactKind

_STOP = (
    r"(?=\s?[,;:.()\[\]—]|\s[–-]\s|\s(?:and|or|versus|vs|compared|against|than|while|whereas|as|at|by|through|over|after|within|during|"
    r"met|meeting|achiev\w+|had|has|have|was|were|is|are|who|which|that|showed|experienc\w+|remain\w+|demonstrat\w+|develop\w+|respond\w+|reach\w+|"
    r"discontinu\w+|report\w+|surviv\w+|observed|seen|when|significantly|respectively|in|for|from|per|with|on|to)\b|\s?$)"
)
_WHO = (
    rf"(?:(?:[\w’'≥≤/+-]{{1,20}}\s){{0,5}}?(?:{PEOPLE}|animals|mice|rats|monkeys|responders|eyes|infants|those|cases|samples|tumors)\b"
    r"(?:\s(?:with|aged|who\s(?:had|were|are|have)|from|without)\s(?!placebo\b|vehicle\b)[^,;.()\[\]]{2,70}?)?)"
)
_GIVEN = (
    r"(?:(?:who\s(?:were\s)?)?(?:treated\swith|received|receiving|given|taking|dosed\swith|on|assigned\sto|randomi[sz]ed\sto)|"
    r"in|for|with|of|under|at|following|after)"
)
_BEHIND = later(
    rf"^(?:\s(?:of|in|among|across|for|by)\s(?:the\s|all\s|both\s|these\s)?(?P<who>{_WHO}))?"
    rf"(?:\s(?:{_GIVEN})\s(?:the\s)?(?P<arm>[^,;.()\[\]]{{1,70}}?))?{_STOP}",
    re.IGNORECASE,
)
_WHO_BEHIND = later(
    rf"^\s(?:of|in|among|across|for|by)\s(?:the\s|all\s|both\s|these\s)?(?P<who>{_WHO}){_STOP}", re.IGNORECASE
)
_ARM = later(
    r"\b(?:placebo|vehicle|sham|control|comparator|chemotherapy|standard|monotherapy|combination|arms?|groups?|cohorts?|dos(?:e|es|ing)|"
    r"injections?|vaccine|investigator[’']s choice|best supportive care|usual care|observation|treatment|therapy|alone|baseline)\b",
    re.IGNORECASE,
)
_NO_ARM = later(
    r"^(?:week|month|day|year|baseline|screening|study|trial|the\s(?:study|trial)|addition|total|part|general|average|\d{4}|each|least|any|all|both|time)\b",
    re.IGNORECASE,
)
_AHEAD = later(
    rf"^(?:Overall,\s|Additionally,\s|In\saddition,\s|Similarly,\s|Notably,\s)?(?:In|Among|Of|For|Across)\s(?:the\s|all\s|a\s(?:pre-?specified\s)?(?:subgroup|subset|group|cohort)\sof\s)?"
    rf"(?:first\s)?(?:(?P<N>\d{{1,5}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s)?(?P<who>{_WHO})\s?(?=[,(])",
    re.IGNORECASE,
)
_LABEL = later(rf"^(?:In\s|Among\s)?(?P<who>{_WHO})\s?\(n\s?=\s?(?P<N>\d{{1,5}})\):\s", re.IGNORECASE)
"""A bullet that opens with its subgroup: `Patients with X (n=412): 41% reduction in Y`."""
_TIME = later(
    rf"\b(?:{TIME}|(?:at|by|to)\s(?:week|month|day|year)s?\s\d{{1,3}}(?:\sand\s(?:week|month|day)?\s?\d{{1,3}})?)\b",
    re.IGNORECASE,
)
_TIME_AHEAD = later(
    r"^\W{0,3}(?:In\s[^,]{3,60},\s)?(?P<time>(?:At|By|After|Through)\s(?:the\s)?(?:(?:week|month|day|year)s?\s\d{1,3}|\d{1,3}\s(?:weeks|months|years|days)))\b",
    re.IGNORECASE,
)
VERSUS = later(
    r"\b(?:versus|vs\b\.?|compared\s(?:to|with)|as\scompared\s(?:to|with)|against|relative\sto|(?:higher|greater|lower|more|less|better|fewer)\sthan|outperforming)\b",
    re.IGNORECASE,
)
_COMPARED = later(
    rf"\b(?:versus|vs\b\.?|compared\s(?:to|with)|against|relative\sto|(?:higher|greater|lower|more|less|better|fewer)\sthan|over)\s(?:the\s|that\s(?:of|with)\s)?"
    rf"(?P<who>[A-Za-z][^,;.()\[\]]{{1,60}}?){_STOP}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Around:
    """What the words around a value say of who it was measured in."""

    population: str | None = None
    arm: str | None = None
    end: int = 0
    """Where these words end, in the sentence's offsets."""


def behind(sentence: Sentence, at: int, limit: int) -> Around:
    """Population and arm in the words right behind a value."""
    text = sentence.text[at:limit]
    match = _BEHIND.match(text)
    if match is None or not match.group():
        return Around(end=at)
    arm = match["arm"]
    if arm is not None and not is_arm(sentence, at + match.start("arm"), arm):
        plain = _WHO_BEHIND.match(text)
        who = plain["who"] if plain else None
        return Around(_people(who), None, at + plain.end() if plain else at)
    return Around(_people(match["who"]), arm, at + match.end())


def _people(who: str | None) -> str | None:
    """The words for those measured; None for a bare pronoun."""
    return None if who is None or who.casefold() in {"those", "patients", "cases"} else who.strip()


def is_arm(sentence: Sentence, start: int, words: str) -> bool:
    """Whether words name what was given: a drug, a dose, placebo, a group."""
    if _NO_ARM.match(words):
        return False
    if _ARM.search(words):
        return True
    begin = sentence.start + start
    return any(
        fact.kind in (FactKind.DRUG, FactKind.DOSE)
        for fact in sentence.facts
        if begin <= fact.start and fact.end <= begin + len(words)
    )


def ahead(text: str, limit: int) -> tuple[str | None, int | None]:
    """The population that a sentence opens with, and its size: `Of the 11 infants with ..., nine`."""
    match = _AHEAD.match(text[: min(limit, 300)]) or _LABEL.match(text[: min(limit, 300)])
    if match is None:
        return None, None
    size = match["N"]
    return _people(match["who"]), int(size) if size and size.isdigit() else _WORDS.get(
        (size or "").casefold()
    )


_WORDS = {
    word: number
    for number, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=2
    )
}


def time_behind(text: str, at: int, limit: int) -> str | None:
    """The time point in the words behind a value, before the next value."""
    match = _TIME.search(text, at, limit)
    if match is None or re.search(r"[;]|,\s(?:while|whereas|but)\s|\d\s?%", text[at : match.start()]):
        return None
    return match.group().strip()


def time_ahead(text: str, start: int, end: int) -> str | None:
    """The time point before a value in its clause, or the one that the sentence opens with."""
    found = list(_TIME.finditer(text, max(start, end - 240), end))
    if found:
        return found[-1].group().strip()
    opening = _TIME_AHEAD.match(text)
    return opening["time"] if opening and opening.end() <= end else None


def compared(sentence: Sentence, at: int, limit: int) -> str | None:
    """What a value is compared with, where the words behind it say so before the next value."""
    match = _COMPARED.search(sentence.text, at, limit)
    if match is None:
        return None
    who = re.sub(
        r"^(?:those|patients|participants|people|subjects)\s(?:treated\swith|receiving|on|given)\s(?:the\s)?",
        "",
        match["who"].strip(),
    )
    return who if is_arm(sentence, match.start("who"), who) and who.casefold() != "baseline" else None
