"""Figures: a value with the operator, the range and the unit that its words give it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from summarizer.lexicons import triggers, value_of
from summarizer.schemas import Operator
from summarizer.text import DASHES, fold_str

from .numerals import Number, numbers_in, plain, trimmed


class Figure(NamedTuple):
    """A value as a release prints it: `more than 200 patients`, `25–30%`, `~2/3`.

    `value` and `value_high` are decimal strings without thousands separators or exponent, with the
    digits as printed; a fraction stays exact (`2/3`, `1/10000`). `unit` is the lexicon's name of it.
    """

    operator: Operator | None
    value: str
    value_high: str | None
    unit: str | None


class Located(NamedTuple):
    """A figure and where its words stand, operator and unit included."""

    figure: Figure
    start: int
    end: int
    first: int
    """Index of its first number."""
    last: int
    """Index behind its last number."""
    unit_start: int
    """Where its unit begins; its end where it has none."""


@cache
def _operators() -> Mapping[str, Operator]:
    return {phrase: Operator(value) for phrase, value in value_of("operator").items()}


@cache
def _last_words() -> frozenset[str]:
    """The last words of operators: for a quick look at what stands before a number."""
    return frozenset({phrase.split(" ")[-1] for phrase in _operators()} | {"a", "an"})


@cache
def _operators_after() -> re.Pattern[str]:
    phrases = [p for ps in triggers("operator_after").values() for p in ps if p != "+"]
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\s?(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)


_OPENING = "(\"'“["
_SIGNS = (">=", "=>", "<=", "=<", "≥", "≤", ">", "<", "~", "≈", "∼", "=", "\u223c")
# `significantly greater than 17.4%` compares two values; it does not bound one.
_COMPARED = frozenset(
    {"significantly", "statistically", "numerically", "markedly", "substantially", "meaningfully"}
)


def operator_before(text: str, start: int, floor: int = 0) -> tuple[Operator | None, int]:
    """The operator whose words or sign end at `start`, and where they begin; a bound outranks `about`."""
    found, begin = _one_before(text, start, floor)
    if found is Operator.APPROX:
        further, place = _one_before(text, begin, floor)
        if further not in (None, Operator.APPROX, Operator.EQ):
            return further, place
    elif found is not None:
        further, place = _one_before(text, begin, floor)
        if further is Operator.APPROX:
            return found, place
    return found, begin


def _one_before(text: str, start: int, floor: int) -> tuple[Operator | None, int]:
    """The operator directly before `start`."""
    head = text[max(floor, start - 28) : start]
    bare = head.rstrip(" \t\u00a0\u202f\u2009\n")
    if not bare:
        return None, start
    offset = start - len(head)
    if bare.endswith(_SIGNS):
        sign = next(sign for sign in _SIGNS if bare.endswith(sign))
        # `N = 24` names a size; an equals sign bounds nothing.
        found = None if sign == "=" else _operators().get(sign, Operator.APPROX)
        return found, start if found is None else offset + len(bare) - len(sign)
    if not (bare[-1].isalpha() or bare[-1] == ".") or len(bare) == len(head):
        return None, start
    words = bare.rsplit(None, 5)[-5:]
    if words[-1].lower().lstrip(_OPENING) not in _last_words():
        return None, start
    for count in (4, 3, 2, 1):
        if count > len(words):
            continue
        phrase = " ".join(words[-count:])
        key = phrase.lower().lstrip(_OPENING)
        if count > 1 and key.split(" ")[-1] in ("a", "an") and key not in _operators():
            key = key.rsplit(" ", 1)[0]
        operator = _operators().get(key)
        if key.endswith(" than") and words[-count - 1 : -count] and words[-count - 1].lower() in _COMPARED:
            return None, start
        if operator is not None and operator is not Operator.EQ:
            place = bare.lower().rfind(words[-count].lower().lstrip(_OPENING))
            return operator, offset + place
    return None, start


_RANGE = re.compile(
    rf"\s{{0,2}}(?:[{DASHES}]|to|through|and)\s{{0,2}}(?:<=|>=|[<>~≤≥$€£]|less than|up to)?\s?|\s?[{DASHES}]\s?",
    re.IGNORECASE,
)
_SPREAD = re.compile(r"\s?(?:±|\+/-|\+/−)\s?")
_OF = re.compile(r"\s?/\s?|\s(?:out )?of (?:the |a total of )?|\s(?:out of|in)(?: every)? ", re.IGNORECASE)
_LONGEST_JOINT = 32
"""More characters than may stand between the two numbers of one figure."""
_FRACTION_WORDS = re.compile(
    rf"\b(?:(one|two|three|four|1|2|3|4)[{DASHES} ](half|third|quarter|fourth|fifth)s?|(half))\b",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5}
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4}
_GAP = rf"[ \t\n\u00a0\u2009\u202f]?[{DASHES}]?"
_SMALL_WORD = re.compile(
    r"(?:of|in|the|and|with|to|at|on|for|from|by|or|per|a|an|as|is|are|was|were|who|which|that|than|had|have|has|vs|versus)\b"
)


@cache
def _units() -> Mapping[str, Sequence[tuple[str, str]]]:
    """The spellings of units with their names, by their first two characters, longest first.

    Plain words may have capitals; a space stands for any white space or dash.
    """
    spellings: dict[str, str] = {}
    for phrase, unit in value_of("unit").items():
        plain_word = phrase.islower() and len(phrase) > 3 and phrase.isascii() and "/" not in phrase
        for spelling in (phrase, phrase.capitalize(), phrase.upper()) if plain_word else (phrase,):
            spellings[_spaced(spelling)] = unit
    found: dict[str, list[tuple[str, str]]] = {}
    for spelling in sorted(spellings, key=lambda spelling: (-len(spelling), spelling)):
        found.setdefault(spelling[:2], []).append((spelling, spellings[spelling]))
    return found


_JOINT = re.compile(rf"[{DASHES}\s]")


def _spaced(words: str) -> str:
    """The words with a space for each white space and dash between them."""
    return words[:1] + _JOINT.sub(" ", words[1:])


_LONGEST_UNIT = 40
"""No unit has more characters."""


@cache
def count_units() -> frozenset[str]:
    """Units that are things counted: patients, sites, doses."""
    return frozenset(value_of("count_unit"))


def unit_at(text: str, start: int, end: int, adjectives: int = 3) -> tuple[str | None, int, int]:
    """The unit that follows `start`: its name, where it begins and ends; counted things may carry adjectives."""
    if start < end and text[start] == "%":
        return "%", start, start + 1
    gap = _GAP_PATTERN.match(text, start, end)
    place = gap.end() if gap else start
    unit = _unit_here(text, place, end)
    if unit:
        return unit
    if place == start or (gap and text[start : gap.end()].strip()):
        return None, start, start
    for _ in range(adjectives):
        word = _WORD.match(text, place, end)
        if not word or _SMALL_WORD.match(word.group().lower()):
            break
        place = word.end()
        unit = _unit_here(text, place, end)
        if unit and unit[0] in count_units():
            return unit
    return None, start, start


_GAP_PATTERN = re.compile(_GAP)
_WORD = re.compile(rf"[^\W\d_][^\W_]*(?:[{DASHES}+/][^\W_]+)*\+? ")


# `seven U.S. sites` are no seven units.
_INITIALS = frozenset({".S", ".K", ".N"})


def _unit_here(text: str, place: int, end: int) -> tuple[str | None, int, int] | None:
    """The unit that begins exactly here."""
    if place >= end:
        return None
    units, head = _units(), _spaced(text[place : min(end, place + 2)])
    spellings = (*units.get(head, ()), *units.get(head[:1], ()))
    if not spellings:
        return None
    words = _spaced(text[place : min(end, place + _LONGEST_UNIT)])
    for spelling, unit in spellings:
        if words.startswith(spelling):
            close = place + len(spelling)
            following = text[close : min(end, close + 1)]
            if following.isalnum() and not following.isdecimal():
                continue
            initials = len(spelling) == 1 and text[close : close + 2] in _INITIALS
            return None if initials else (unit, place, close)
    return None


def figure_at(
    text: str, numbers: Sequence[Number], index: int, end: int | None = None, floor: int = 0
) -> Located:
    """The figure that the number at `index` begins, with its operator before and its unit behind."""
    end = len(text) if end is None else end
    number = numbers[index]
    operator, begin = operator_before(text, number.start, floor)
    value, close, last = _printed(number), number.end, index + 1
    high: str | None = None
    negative = _is_negative(text, number.start, floor)
    if negative and not number.is_word:
        value, begin = "-" + value, number.start - 1
        operator, begin = operator_before(text, begin, floor)
    plus = text.startswith("+", close) and not text[close + 1 : close + 2].isdigit()
    close += plus
    unit, unit_start, unit_end = unit_at(text, close, end)
    if last < len(numbers) and numbers[last].start - max(close, unit_end) <= _LONGEST_JOINT:
        upper = numbers[last]
        joint = _SPREAD.fullmatch(text, close, upper.start)
        ratio = None if joint else _OF.fullmatch(text, close, upper.start)
        after_unit = unit_end if unit is not None else close
        if joint:
            close, last = upper.end, last + 1
            unit, unit_start, unit_end = unit_at(text, close, end)
        elif ratio and _is_fraction(number, upper, ratio.group()):
            value, close, last = f"{_printed(number)}/{_printed(upper)}", upper.end, last + 1
            unit, unit_start, unit_end = unit_at(text, close, end)
        elif _is_range(text, number, upper, close, after_unit):
            high, close, last = _printed(upper), upper.end, last + 1
            if _is_negative(text, upper.start, number.end + 1) and re.search(
                r"(?:to|and)\s*-$", text[number.end : upper.start]
            ):
                high = "-" + high
            plus = text.startswith("+", close)
            close += plus
            lower_unit = unit
            unit, unit_start, unit_end = unit_at(text, close, end)
            unit = unit or lower_unit
    if plus and operator is None:
        operator = Operator.GE
    if unit_end > close:
        close = unit_end
    else:
        unit_start = close
    after = _operators_after().match(text, close, min(end, close + 24))
    if after and operator in (None, Operator.APPROX):
        words = after.group().strip().lower()
        operator = Operator(value_of("operator_after")[words])
        close = after.end()
    if operator is Operator.LE and value.startswith("-") and text[begin : begin + 1].isalpha():
        operator = Operator.GE  # "up to -73%" goes no further down than that
    return Located(Figure(operator, value, high, unit), begin, close, index, last, unit_start)


def _printed(number: Number) -> str:
    return trimmed(number.value) if number.scaled else plain(number.value)


def _is_negative(text: str, start: int, floor: int) -> bool:
    """Whether a minus sign stands directly before the digits, and is no range's or bullet's dash."""
    if start - 1 < floor or text[start - 1] not in "-−–":
        return False
    before = text[start - 2] if start - 2 >= floor else " "
    return before in " \t\n\u00a0(:,~<>=≥≤/[" or before == ";"


def _is_fraction(low: Number, high: Number, joint: str) -> bool:
    """Whether `a/b`, `a of b`, `a in b` is a share: whole numbers, no more than the whole."""
    whole = low.value == low.value.to_integral_value() and high.value == high.value.to_integral_value()
    if not whole or high.value <= 0 or low.value > high.value:
        return False
    if joint.strip().lower().startswith("in") and not (low.value == 1 or high.value in (10, 100, 1000)):
        return low.is_word and high.is_word
    return not (joint.strip() == "/" and low.end != high.start - 1 and low.is_word)


def _is_range(text: str, low: Number, high: Number, close: int, after_unit: int) -> bool:
    """Whether two numbers are the ends of one range: joined by a dash or `to`, or by `and` after `between`."""
    for place in (close, after_unit):
        if place > high.start:
            continue
        joint = _RANGE.fullmatch(text, place, high.start)
        if not joint:
            continue
        words = joint.group().strip().lower()
        if words.startswith("and"):
            return "between" in text[max(0, low.start - 12) : low.start].lower()
        if words.startswith(("to", "through")) or words[:1] in ("-",) or words[:1] in DASHES:
            return (
                low.value <= high.value
                or _is_negative(text, low.start, 0)
                or "-" in text[low.end : high.start]
            )
    return False


_PERCENT_IN_BRACKETS = re.compile(r"[(\[]\s?[^()\[\]]{0,40}%")
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_MONEY = re.compile(r"[$€£¥₩₹₪]|(?:USD|EUR|GBP|RMB|CNY|HKD|JPY|CHF)\b|\b(?:dollars|euros)\b")


def parse_figure(phrase: str) -> Figure | None:
    """The figure that a phrase states; None where it states none, several, or an amount of money.

    `16/33 (48%)` is its rate, `3.50 ± 0.19` its mean; a number word is a number; `two-thirds` is `2/3`.
    """
    text = " ".join(fold_str(phrase).split())
    if not text or len(text) > 2000 or _MONEY.search(text):
        return None
    outside = _BRACKETS.sub(lambda match: " " * len(match.group()), text)
    numbers = numbers_in(outside)
    rate = _PERCENT_IN_BRACKETS.search(text)
    if (not numbers or "/" in outside or " of " in outside) and rate and "%" not in outside:
        text = outside = text[rate.start() + 1 :].split(")")[0].split("]")[0]
        numbers = numbers_in(text)
    if not numbers:
        return _fraction_in_words(outside) or _only_bracketed(text)
    located = [figure_at(outside, numbers, 0)]
    while located[-1].last < len(numbers):
        located.append(figure_at(outside, numbers, located[-1].last))
    if len(located) > 1:
        rates = [one for one in located if one.figure.unit == "%"]
        shares = [one for one in located if "/" in one.figure.value]
        if len(rates) == 1 and len(shares) == len(located) - 1:
            return rates[0].figure
        if _listed(outside, located):
            return None
    return located[0].figure


def _listed(text: str, located: Sequence[Located]) -> bool:
    """Whether the figures are a list, rather than one with its circumstances (`31% at 6 months`)."""
    between = text[located[0].end : located[1].start]
    return bool(re.search(r"[,;]|\b(?:and|vs\.?|versus|or)\b", between))


def _fraction_in_words(text: str) -> Figure | None:
    """`two-thirds`, `nearly half`, `one-third of patients`."""
    match = _FRACTION_WORDS.search(text)
    if not match:
        return None
    operator, _ = operator_before(text, match.start())
    part = (match[2] or match[3]).lower()
    count = _COUNTS.get((match[1] or "one").lower()) or int(match[1])
    unit, _, _ = unit_at(text, match.end(), len(text))
    return Figure(operator, f"{count}/{_PARTS[part]}", None, unit)


def _only_bracketed(text: str) -> Figure | None:
    """The figure of a phrase whose number stands in brackets alone: `(48%)`."""
    inner = text.strip()
    if inner[:1] in "([" and inner[-1:] in ")]":
        numbers = numbers_in(inner)
        return figure_at(inner, numbers, 0).figure if numbers else None
    return None
