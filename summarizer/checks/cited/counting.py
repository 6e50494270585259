"""BR, counting: shares, ranges, sums, order and degree are told as the cited words have them."""

import re
from collections.abc import Iterator

from summarizer.numbers import numbers_in
from summarizer.text import fold_str

from ..wording import content, stem
from .ground import Rests
from .telling import telling
from .times import without_times

_N = r"\d[\d,]*(?:\.\d+)?"
_RANGE = re.compile(rf"(?<![\w.,$])({_N})\s?%?\s?(?:-|\u2013|\bto\b)\s?({_N})\s?%")
_INTERVAL = re.compile(rf"({_N})\s?%\s(?:CI\b|confidence)", re.IGNORECASE)
_SHARE = re.compile(rf"({_N})\s(?:of|out of|/)\s(?:[a-z]{{2,6}}\s)?({_N})\b([^()]{{0,60}})\(({_N})\s?%\)")
_SUM = re.compile(rf"({_N})\s(?:million|billion)\sin\s([a-z]{{3,20}})", re.IGNORECASE)
_MONEY = re.compile(r"[$\u20ac\u00a3\u00a5](?=\s?\d)")
_OFTEN = re.compile(
    r"\b(?:once|twice|(?:three|four) times)\s(?:a\s|per\s|every\s)?(?:daily|weekly|monthly|yearly|day|week|month|year)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?<![\w.,$])({_N})\s(?:patients|participants|adults|people|subjects)\b", re.IGNORECASE
)


def _digits(text: str) -> str:
    """A text with its number words in digits: 27 of 76 for twenty-seven of 76."""
    plain = fold_str(text)
    for number in reversed(numbers_in(plain)):
        if not any(map(str.isdigit, number.text)):
            plain = f"{plain[: number.start]}{number.value}{plain[number.end :]}"
    return plain


def figures_joined(rests: Rests) -> Iterator[str]:
    """The ends of a range, a share and its count, a sum and what it is for belong together as they are cited."""
    plain = _digits(without_times(rests))
    source = _digits("\n".join([rests.words.text, rests.values.text, rests.notes.text]))
    for pattern in (_RANGE, _INTERVAL):
        known = {match.groups() for match in pattern.finditer(source)}
        for match in pattern.finditer(plain):
            if known and match.groups() not in known:
                yield f'The cited words have no "{match.group()}".'
                return
    shares = {match[4]: (match[1], match[2]) for match in _SHARE.finditer(source)}
    for match in _SHARE.finditer(plain):
        if shares.get(match[4], (match[1], match[2])) != (match[1], match[2]):
            yield f'"{match[4]}%" is another share in the cited words.'
            return
    sums = {match[1]: stem(match[2]) for match in _SUM.finditer(source)}
    for match in _SUM.finditer(plain):
        if sums.get(match[1], stem(match[2])) != stem(match[2]):
            yield f'The cited words do not say "{match.group()}".'
            return
    for match in _COUNTED.finditer(plain):
        number = re.escape(match[1])
        if re.search(rf"(?<![\w.,]){number}\s?%", source) and not re.search(
            rf"(?<![\w.,]){number}(?![\d.,%]|\s%)", source
        ):
            yield f'"{match[1]}" is a percentage in the cited words.'
            return


def units_named(rests: Rests) -> Iterator[str]:
    """A currency, how often a dose is given, and the letter of a phase stand in the cited words."""
    plain, source = fold_str(rests.text), fold_str(rests.all.text)
    for pattern in (_MONEY, _OFTEN, _LETTER):
        known = {match.group().casefold() for match in pattern.finditer(source)}
        for match in pattern.finditer(plain):
            if match.group().casefold() not in known:
                yield f'The cited words have no "{match.group()}".'
                return


_LETTER = re.compile(r"\bPhase\s(?:\d[a-c]|\d/\d[a-c]?)(?![\w])", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|last)\b(?P<after>[^.;:]{0,60})", re.IGNORECASE
)
_ADVERB = re.compile(
    r"^\s*(?:$|,|\b(?:[a-z]{3,14}ed|told|then|in|for|by|with|time|of all|release|at|of these|of the)\b)"
)
_NEAR = 5


def ordinals_placed(rests: Rests) -> Iterator[str]:
    """First, second, third: of what they are in the cited words; nothing is the first that they do not call so."""
    known = [
        (match[1].casefold(), _following(match["after"]))
        for match in _ORDINAL.finditer(fold_str(rests.all.text))
    ]
    plain = fold_str(without_times(rests))
    for match in _ORDINAL.finditer(plain):
        if _ADVERB.match(match["after"]) or plain[: match.start()].rstrip().endswith("at"):
            continue
        mine = _following(match["after"])[:2]
        if mine and not any(word == match[1].casefold() and set(mine) & set(words) for word, words in known):
            yield f'The cited words do not say "{match[1]} {match["after"].split()[0]}".'
            return


def _following(text: str) -> list[str]:
    return [stem(word) for word in content(text)][:_NEAR]


_OF = re.compile(r"\b([a-z]{4,20})\sof\s(?:the\s)?([^,.;:()]{3,60})", re.IGNORECASE)


def parts_of(rests: Rests) -> Iterator[str]:
    """What something is of, is what it is of in the cited words: the slope of one measure, not of another."""
    known: dict[str, list[str]] = {}
    for match in _OF.finditer(fold_str(rests.words.text)):
        known.setdefault(stem(match[1]), []).append(match[2])
    for match in _OF.finditer(fold_str(without_times(rests))):
        there = known.get(stem(match[1]))
        mine = [word for word in content(match[2]) if stem(word) not in telling()][:1]
        if not there or not mine or rests.names.knows(mine[0]):
            continue
        if not any(rests.ground.scope(one).resembles(mine[0]) for one in there):
            yield f'The cited words say "{match[1]} of {there[0]}".'
            return


_MOST = re.compile(
    r"(?<!one of )\bthe (most|largest|highest|lowest|best|leading|only|longest)\b", re.IGNORECASE
)
_EACH = re.compile(r"(?<!in )(?<!of )\b(?:each|every)\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:each|every|all|both)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(one|two|three|a)[\s-](third|quarter|fifth|half|halves)s?\b|\b(half) of\b", re.IGNORECASE
)
_IN_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "half": 2, "halves": 2}
_TIMES = {"one": 1, "a": 1, "two": 2, "three": 3}


def degrees_cited(rests: Rests) -> Iterator[str]:
    """A superlative, each for one, and a share in words are those of the cited words."""
    plain, source = fold_str(rests.text), fold_str(rests.words.text)
    for match in _MOST.finditer(plain):
        if re.search(rf"\bone of the {match[1]}\b", source, re.IGNORECASE) and not re.search(
            rf"(?<!one of )\bthe {match[1]}\b", source, re.IGNORECASE
        ):
            yield f'The cited words say "one of the {match[1]}".'
            return
    each = _EACH.search(plain)
    if each and not _EVERY.search(source):
        yield f'The cited words do not say "{each.group()}".'
        return
    for match in _PART.finditer(without_times(rests)):
        over = _IN_PARTS[(match[2] or match[3]).casefold()]
        part = _TIMES[(match[1] or "one").casefold()]
        if (
            f"{part}/{over}" not in source
            and match.group().casefold() not in source.casefold()
            and not (over == 2 and "50%" in source)
        ):
            yield f'The cited words have no "{match.group()}".'
            return
