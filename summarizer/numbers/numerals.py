"""Numerals and number words in running text, told from digits inside names."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from summarizer.lexicons import Tokens, tokens, value_of
from summarizer.text import DASHES

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
MAX_DIGITS = 20
"""Longer runs of digits are no numbers of a release."""


class Number(NamedTuple):
    """One number of a text, with its scale word (`1.6 million`) or power of ten."""

    start: int
    end: int
    text: str
    value: Decimal
    is_word: bool
    """Whether it is written out: `three`, `twenty-one`."""
    scaled: bool = False
    """Whether a scale word, letter or power of ten was multiplied in."""


_SCALE = r"(?:thousand|million|billion|trillion)s?\b"
_UNIT_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = "one|two|three|four|five|six|seven|eight|nine"
_NUMERAL = re.compile(
    r"[\d.](?:(?<=\d)(?:\d{0,2}(?:,\d{3}){1,5}(?![\d,])|\d{0,39})(?:\.\d{1,40})?|(?<![\w.].)\d{1,40})"
)
_DIGITS = re.compile(r"\d+")
_IN_WORDS = frozenset(f"{_UNIT_WORDS} {_TENS} zero dozen".split())
_AFTER_TENS = re.compile(rf"[{DASHES} ](?i:{_SMALL})(?![^\W_])")
_SCALE_AFTER = re.compile(
    rf"(?:\s|[{DASHES}])?\s?(?:(?i:hundred\b(?!\s*(?:thousand|million)))|(?i:(?:hundred )?{_SCALE}))"
    r"|(?:\s?(?:bn|mn|mio)|K|k|M|MM|B)(?![^\W_])"
)
_TIMES, _SCALE_LETTERS = frozenset("x×*·"), frozenset("hHtTmMbBkK")
"""What a power of ten and a scale word begin with, for a quick look."""
_POWER = re.compile(
    r"\s?[x×*·]\s?10(?:\^\s?\(?([-−–]?\d{1,2})\)?|([⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(\d{1,2})(?=\s?(?:CAR|cells|vg|GC|gc|viable|viral|CFU|PFU|vp|copies|T cells|particles|genomes)))"
)
# `10⁹/L`; a raised 1 or 2 behind a ten may be a footnote's mark.
_BARE_POWER = re.compile(r"10(⁻[¹²³⁴⁵⁶⁷⁸⁹]|[³⁴⁵⁶⁷⁸⁹]|¹[⁰¹²³⁴⁵⁶⁷⁸])(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
_EXPONENT = re.compile(r"[eE]([-+−]?\d{1,2})(?![\d.^\W_]|[^\W_])")
# A numeral goes on with a letter only where that letter is a unit, a scale or a sign.
_LETTERS_AFTER = re.compile(r"[^\W\d_]{1,12}")
_GLUED_UNITS = frozenset(
    [
        "mg",
        "mcg",
        "g",
        "kg",
        "ng",
        "µg",
        "μg",
        "ug",
        "ml",
        "mL",
        "L",
        "l",
        "mm",
        "cm",
        "m",
        "h",
        "hr",
        "hrs",
        "x",
        "X",
        "nM",
        "pM",
        "µM",
        "μM",
        "nm",
        "kb",
        "kDa",
        "Gy",
        "IU",
        "U",
        "mos",
        "mo",
        "yr",
        "yrs",
        "wk",
        "wks",
        "d",
        "min",
        "pts",
        "pct",
        "pp",
        "K",
        "k",
        "M",
        "MM",
        "B",
        "bn",
        "mn",
        "vg",
        "months",
        "month",
        "weeks",
        "years",
        "days",
        "fold",
        "percent",
        "mmHg",
        "MBq",
        "GBq",
        "mCi",
        "kcal",
        "cc",
    ]
)
_LINES = re.compile(r"[1-9]L\+?(?![^\W_])")
# What may stand before a hyphen without making a name of the digits behind it.
_PLAIN_BEFORE = frozenset(
    [
        "mid",
        "early",
        "late",
        "pre",
        "post",
        "week",
        "day",
        "month",
        "year",
        "age",
        "ages",
        "aged",
        "grade",
        "phase",
        "stage",
        "cycle",
        "arm",
        "part",
        "of",
        "to",
        "at",
        "from",
        "least",
        "than",
        "end",
        "by",
        "through",
        "and",
        "or",
        "visit",
        "approximately",
        "about",
    ]
)
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_CHEMISTRY = re.compile(r"-(?i:hydroxy|deoxy|fluoro|amino|methyl|oxo|bromo|chloro|acetyl|epi|[a-z]-)")
_CODE_AFTER = re.compile(rf"[{DASHES}](?:[A-Z](?![^\W_])|[A-Z]{{2,6}}(?![^\W_])|\d[A-Z]|[A-Z]\d)")
_UNIT_AFTER_HYPHEN = re.compile(
    rf"[{DASHES}](?i:month|week|year|day|fold|hour|minute|point|letter|dose|arm|part|grade|mg|ml|patient|percent|step|to|or|and)"
)
_IDIOM = re.compile(r"[36]\+3(?!\d)|24/7(?!\d)|510\(k\)|505\(b\)")
_IN_IDIOMS = frozenset("+/(")
"""What stands behind the first number of an idiom, for a quick look."""
_FOOTNOTE_BEFORE = re.compile(r"[^\W\d_][.,;:)\u201d\"'\u2019]{1,2}$")


@cache
def _words() -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in value_of("number_word").items()}


@cache
def _scales() -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in value_of("scale").items()}


@cache
def _currency_codes() -> frozenset[str]:
    return frozenset(sign for sign in value_of("currency") if sign.isalpha() and sign.isupper())


def plain(value: Decimal) -> str:
    """A decimal as a string without exponent; zeros behind the point stay as they were printed."""
    return format(value, "f")


def trimmed(value: Decimal) -> str:
    """A computed decimal as a string without exponent and without zeros that the arithmetic left."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_name(text: str, start: int, end: int) -> bool:
    """Whether the digits at `[start, end)` belong to a name: ALLO-329, CD19, Q2, 1L, 10-K, COVID-19."""
    before = text[start - 1] if start else " "
    if before.isalpha() or before == "_":
        word = _WORD_BEFORE.search(text, max(0, start - 6), start)
        if not (word and word.group() in _currency_codes()):
            return True
    elif before in "-\u2010\u2011" and start > 1 and text[start - 2].isalnum():
        word = _WORD_BEFORE.search(text, max(0, start - 14), start - 1)
        if word:
            return word.group().lower() not in _PLAIN_BEFORE
        lead = re.search(r"[^\W_]*\d$", text[max(0, start - 12) : start - 1])
        if lead and not lead.group().isdigit():
            return not lead.group()[0].isdigit() or lead.group()[-1].isalpha()
    elif (
        (before == "." and start > 1 and text[start - 2].isdigit())
        or (before in ".,;:)\u201d\"'\u2019" and _FOOTNOTE_BEFORE.search(text, max(0, start - 3), start))
        or (before == "/" and start > 1 and text[start - 2].isalpha())
    ):
        return True
    after = text[end] if end < len(text) else " "
    if after.isalpha():
        if after in "xe" and (_POWER.match(text, end) or _EXPONENT.match(text, end)):
            return False
        letters = _LETTERS_AFTER.match(text, end)
        if _LINES.match(text, start) and end - start == 1:
            return True
        following = text[letters.end()] if letters and letters.end() < len(text) else " "
        return not (
            letters and letters.group() in _GLUED_UNITS and (not following.isdigit() or following in "²³")
        )
    if after in DASHES and end + 1 < len(text):
        if _CHEMISTRY.match(text, end):
            return True
        return bool(_CODE_AFTER.match(text, end)) and not _UNIT_AFTER_HYPHEN.match(text, end)
    return False


def numbers_in(text: str) -> list[Number]:
    """Every numeral and number word of a text, left to right, with its scale multiplied in.

    Left out: digits inside names (ALLO-329, CD19, Q2, 1L, COVID-19, 10-K), idioms (3+3, 24/7),
    ordinals (7th, second), footnote digits glued to a word. In a range the scale word of the upper end
    holds for the lower end too (`$250 to 300 million`).
    """
    return list(_numbers_in(text) if len(text) <= _SHORT else scan(text, 0, len(text)))


_SHORT = 400
"""Characters of a text whose numbers are remembered: the same values of records are asked about again and again."""


@lru_cache(maxsize=2048)
def _numbers_in(text: str) -> tuple[Number, ...]:
    return tuple(scan(text, 0, len(text)))


def scan(
    text: str, start: int, end: int, read: Tokens | None = None, digits: Iterable[int] | None = None
) -> list[Number]:
    """`numbers_in` for `text[start:end]`, with offsets of `text`.

    `read` saves reading its words again, `digits` (where its runs of digits begin) looking for them.
    """
    found: list[Number] = []
    skip = start
    words = _written_out(text, read or tokens(text, start, end))
    if digits is None:
        digits = (match.start() for match in _DIGITS.finditer(text, start, end))
    for left, right in sorted([*_numerals(text, digits, start, end), *words]):
        if left < skip:
            continue
        raw = text[left:right]
        is_word = raw[0].isalpha()
        value = _word_value(raw) if is_word else Decimal(raw.replace(",", ""))
        number = _scaled(text, left, right, value, is_word, end)
        found.append(number)
        skip = number.end
    return _share_scales(text, found)


def _numerals(text: str, digits: Iterable[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where numerals stand that belong to no name and no idiom."""
    skip = start
    for place in digits:
        if place < skip:
            continue
        match = (
            _NUMERAL.match(text, place - 1, end) if text[place - 1 : place] == "." and place > skip else None
        )
        match = match or _NUMERAL.match(text, place, end)
        if match is None:
            continue
        left, right = match.span()
        skip = right
        idiom = _IDIOM.match(text, left) if text[right : right + 1] in _IN_IDIOMS else None
        if idiom:
            skip = idiom.end()
        elif right - left <= MAX_DIGITS and not _in_name(text, left, right):
            yield left, right


def _written_out(text: str, read: Tokens) -> Iterator[tuple[int, int]]:
    """Where number words stand; `two-thirds` is no two."""
    for number, word in enumerate(read.words):
        if word not in _IN_WORDS:
            continue
        left, right = read.spans[number]
        if left and text[left - 1] in "-_\u2010\u2011":
            continue
        unit = _AFTER_TENS.match(text, right, read.end) if word in _TENS_SET else None
        right = unit.end() if unit else right
        if not _FRACTION.match(text, right):
            yield left, right


_TENS_SET = frozenset(_TENS.split())
_FRACTION = re.compile(rf"[{DASHES}\s](?i:thirds?|quarters?|fifths?|half|halves)\b")


def _word_value(raw: str) -> Decimal:
    parts = re.split(rf"[{DASHES} ]", raw.lower())
    return sum((_words().get(part, Decimal(0)) for part in parts), Decimal(0))


def _scaled(text: str, left: int, right: int, value: Decimal, is_word: bool, end: int) -> Number:
    """The number with the scale word or power of ten that follows it."""
    scaled = False
    close = right
    sign = text[right : right + 3].lstrip().lstrip(DASHES).lstrip()[:1]
    power = _POWER.match(text, right, end) if not is_word and sign in _TIMES else None
    exponent = _EXPONENT.match(text, right, end) if not is_word and not power else None
    if power:
        digits = (
            (power[1] or power[2] or power[3]).translate(SUPERSCRIPTS).replace("−", "-").replace("–", "-")
        )
        value, close, scaled = value.scaleb(int(digits)), power.end(), True
    elif not is_word and (bare := _BARE_POWER.match(text, left, end)):
        value, close, scaled = Decimal(1).scaleb(int(bare[1].translate(SUPERSCRIPTS))), bare.end(), True
    elif exponent:
        value, close, scaled = value.scaleb(int(exponent[1].replace("−", "-"))), exponent.end(), True
    else:
        after = _SCALE_AFTER.match(text, right, end) if sign in _SCALE_LETTERS else None
        if after:
            for word in after.group().strip().strip(DASHES).split():
                factor = _factor(word)
                value *= factor
            close, scaled = after.end(), True
    if not value.is_finite():
        value = Decimal(0)
    return Number(left, close, text[left:close], value, is_word, scaled)


def _factor(word: str) -> Decimal:
    """What a scale word multiplies by."""
    lower = word.lower()
    if lower == "hundred":
        return Decimal(100)
    return _scales().get(word) or _scales().get(lower) or _scales().get(lower.rstrip("s")) or Decimal(1)


_RANGE_GAP = re.compile(rf"\s{{0,2}}(?:[{DASHES}]|to|and)\s{{0,2}}[<>~$€£]?")


def _share_scales(text: str, numbers: list[Number]) -> list[Number]:
    """Let the scale of a range's upper end hold for its lower end."""
    for place in range(len(numbers) - 1):
        low, high = numbers[place], numbers[place + 1]
        if low.scaled or not high.scaled or low.is_word or high.start - low.end > 8:
            continue
        bare = re.match(r"[\d.,]+", high.text)
        if not bare or not _RANGE_GAP.fullmatch(text, low.end, high.start):
            continue
        printed = Decimal(bare.group().rstrip(".,").replace(",", ""))
        joined_by_and = "and" in text[low.end : high.start]
        if joined_by_and and "between" not in text[max(0, low.start - 12) : low.start].lower():
            continue
        if printed and low.value < printed:
            factor = high.value / printed
            numbers[place] = Number(low.start, low.end, low.text, low.value * factor, False, True)
    return numbers
