"""Quantities: percentages, counts, shares, measurements, doses, durations, money, bare numbers."""

import re
from collections.abc import Iterator
from functools import cache

from summarizer.lexicons import value_of
from summarizer.numbers.figures import Figure, Located, count_units, figure_at
from summarizer.numbers.money import Money, money_in, parse_money
from summarizer.numbers.numerals import Number, scan
from summarizer.patterns import later
from summarizer.schemas import FactKind, Operator, ZoneKind
from summarizer.text import DASHES

from .fact import Found, Page

_RATIO = later(r"\d\d?(?::\d{1,2}){1,3}(?![\w:]|\s?(?:[aApP]\.?[mM]\b|ET\b|CET|EST|EDT|PT\b|GMT))")
_BEFORE_NUMBER = later(r"([A-Za-z]{2,12})\.?[ \u00a0\u2010-\u2015-]$")
_SIZE = later(r"(?:\b[nN]\s?=|\b[nN] of)\s{0,2}$")
_YEAR = later(r"(?:19|20)\d\d(?![\d,.]\d)")
_AGE = later(r"^[\s\-\u2010-\u2015]{0,2}of age\b|^\s?old\b|^[\s-]{0,2}year-olds?\b")
_NEXT_NAME = later(rf"\s?(?:[{DASHES},/]|,?\s(?:and|or|to))\s?")
_ZONES_WITHOUT_NUMBERS = frozenset({ZoneKind.CONTACT, ZoneKind.FOOTNOTES, ZoneKind.DATELINE})
_LIST_GAP = later(
    rf"\s?(?:,|,? and|,? or|/|[{DASHES}]or|[{DASHES}]and)\s(?:[≥≤<>~]\s?)?|\s?/\s?|[{DASHES}]?,?\s(?:and|or|to)\s"
)
_PER = later(
    r"/\d{1,4}(?:\.\d{1,2})?\s?mL\b|/(?:kg|day|week|month|year|dose|patient|mL|m2|m²)\b|\sper\s(?:kg|kilogram|day|week|month|year|dose|patient)\b"
)

_CELL_ENDS = later(r"[\t\n|]")
_MEMBERS_OF = later(
    r"\s(?:out )?of (?:the |these |those |our |its |a total of )?(?:first |other |remaining |initial |evaluable |treated )?"
)
_STEP = later(r"[ \u00a0]([^\s,;:()\[\]]{1,24})")
_NO_AHEAD = frozenset(
    [
        "of",
        "in",
        "the",
        "and",
        "with",
        "to",
        "at",
        "on",
        "for",
        "from",
        "by",
        "or",
        "per",
        "a",
        "an",
        "as",
        "is",
        "are",
        "was",
        "were",
        "who",
        "which",
        "that",
        "than",
        "had",
        "have",
        "has",
        "vs",
        "versus",
        "between",
        "among",
        "including",
        "but",
        "not",
        "after",
        "before",
        "when",
        "where",
        "while",
        "plus",
        "its",
        "their",
        "our",
        "all",
        "both",
        "each",
        "other",
        "had",
        "achieved",
    ]
)
_SHARE_AFTER = later(r"\s?\(\s?\d{1,3}(?:\.\d{1,2})?\s?%\s?[);,]")
_INTERVAL_LEVEL = later(r"\s?(?:CI\b|CrI\b|[Cc]onfidence|[Cc]redible|CONFIDENCE)")
_OVER_BOUNDS = later(r"(?:for|of|in|than|lasting|is|was|are|by|at|after)\s$", re.IGNORECASE)
_BEYOND = later(r"\s(?:of (?:age|experience|data|follow|exper|service|leader)|old\b|ago\b|later\b)")


@cache
def _members(table: str) -> frozenset[str]:
    return frozenset(value_of(table))


def written(figure: Figure) -> str:
    """A figure as one normalized string: `>200 patients`, `25..30%`, `~2/3`."""
    operator = figure.operator.value if figure.operator else ""
    high = f"..{figure.value_high}" if figure.value_high else ""
    unit = figure.unit or ""
    return f"{operator}{figure.value}{high}{'' if unit in ('%', '', 'x', '-fold') else ' '}{unit}"


def written_money(money: Money) -> str:
    """Money as one normalized string: `~216.7 MILLION USD`."""
    operator = money.operator.value if money.operator else ""
    high = f"..{money.value_high}" if money.value_high else ""
    scale = "" if money.scale.value == "ONE" else f" {money.scale.value}"
    return f"{operator}{money.value}{high}{scale} {money.currency or '?'}"


_BEFORE_CURRENCY = later(
    r"(?<![\w.,$€£¥])(?:(?:approximately|about|around|up\sto|over|more\sthan)\s)?\d{1,3}(?:[.,]\d{1,3})?\s(?:million|billion|bn|mn|m)\s$",
    re.IGNORECASE,
)
"""Money up to a currency that stands behind it: `1.25 billion JPY`."""
_CURRENCIES = frozenset(
    ["jpy", "eur", "usd", "sek", "dkk", "nok", "chf", "gbp", "krw", "rmb", "cny", "aud", "cad", "hkd", "twd", "inr", "ils", "sgd", "nzd", "yen", "euro", "euros", "dollars"]
)  # fmt: skip


def amounts(page: Page) -> Iterator[Found]:
    """Money, with its operator and both ends of a range."""
    for place, right, stretch in page.where(_CURRENCIES):
        match = _BEFORE_CURRENCY.search(page.text, max(stretch.start, place - 40), place)
        if match is None or page.text.startswith("_", right):
            continue
        money = parse_money(page.text[match.start() : right])
        if money is not None and money.currency and page.free(match.start(), right):
            page.take(match.start(), right)
            yield Found(FactKind.MONEY, match.start(), right, written_money(money))
    for start, end in page.stretches:
        for located in money_in(page.text, start, end):
            if page.free(located.start, located.end):
                page.take(located.start, located.end)
                yield Found(FactKind.MONEY, located.start, located.end, written_money(located.money))


def quantities(page: Page) -> Iterator[Found]:
    """Every other number with what it counts or measures; run it last, so that names and dates are taken."""
    for start, end in page.numbered(":"):
        ratio = _RATIO.match(page.text, start, end)
        if ratio and page.free(*ratio.span()) and not page.text[start - 1 : start].isalnum():
            page.take(*ratio.span())
            yield Found(FactKind.RATIO, *ratio.span(), ratio.group(), "design")
    for (start, end), read in zip(page.stretches, page.tokens, strict=True):
        numbers = [
            number
            for number in scan(page.text, start, end, read, page.digits_in(start, end))
            if page.free(number.start, number.end) and not _is_layout(page, number)
        ]
        named: Found | None = None
        for left, right, group in _cells(page, numbers, start, end):
            located = _located(page, group, left, right)
            for one, unit in zip(located, _shared_units(page.text, located), strict=True):
                found = _classified(page, one, unit, group)
                if (
                    named
                    and found
                    and found.kind is FactKind.NUMBER
                    and _NEXT_NAME.fullmatch(page.text, named.end, found.start)
                ):
                    # Grade 3 or 4: the second number is a name like the first.
                    found = Found(FactKind.IDIOM, found.start, found.end, found.value, named.role)
                named = found if found and found.kind is FactKind.IDIOM else None
                if found:
                    yield found


def _cells(
    page: Page, numbers: list[Number], start: int, end: int
) -> Iterator[tuple[int, int, list[Number]]]:
    """The numbers that may belong together: those of a table's cell, or of any stretch of prose between tables."""
    if not any(zone.kind is ZoneKind.TABLE for zone in page.document.zones):
        yield start, end, numbers
        return
    place = 0
    while place < len(numbers):
        first = numbers[place].start
        table = page.kind_at(first) is ZoneKind.TABLE
        if table:
            edge = _CELL_ENDS.search(page.text, numbers[place].end, end)
            right = edge.start() if edge else end
        else:
            right = page.next_table(first, end)
        last = place + 1
        while last < len(numbers) and numbers[last].end <= right:
            last += 1
        yield (numbers[place - 1].end if place else start), right, numbers[place:last]
        place = last


def _is_layout(page: Page, number: Number) -> bool:
    """Whether a numeral is a zone's furniture: digits of addresses, journals, list marks and year headings."""
    if page.kind_at(number.start) in _ZONES_WITHOUT_NUMBERS:
        return True
    return not number.is_word and not number.scaled and bool(_YEAR.fullmatch(number.text))


def _located(page: Page, numbers: list[Number], start: int, end: int) -> list[Located]:
    """The figures that the numbers form, each with its own words."""
    located: list[Located] = []
    index, floor = 0, start
    while index < len(numbers):
        one = figure_at(page.text, numbers, index, end, floor)
        if located and _is_part(page.text, located[-1], one):
            part = located.pop()
            figure = Figure(
                part.figure.operator, f"{part.figure.value}/{one.figure.value}", None, one.figure.unit
            )
            one = Located(figure, part.start, one.end, part.first, one.last, one.unit_start)
        located.append(one)
        index, floor = one.last, numbers[one.last - 1].end
    return located


def _is_part(text: str, part: Located, whole: Located) -> bool:
    """Whether two figures are a part and its whole with words between: `five of the first nine patients`."""
    low, high = part.figure, whole.figure
    if (
        low.unit is not None
        or low.value_high
        or high.value_high
        or high.operator
        or high.unit not in count_units()
    ):
        return False
    if not (low.value.isdigit() and high.value.isdigit() and int(low.value) <= int(high.value)):
        return False
    return bool(_MEMBERS_OF.fullmatch(text, part.end, whole.start))


def _shared_units(text: str, located: list[Located]) -> list[str | None]:
    """Each figure's unit; a list shares the unit of its last member (`≥3, ≥4 and 6 months`)."""
    units = [one.figure.unit for one in located]
    for place in range(len(located) - 2, -1, -1):
        following = units[place + 1]
        if (
            units[place] is None
            and following is not None
            and located[place + 1].start - located[place].end <= 8
        ):
            gap = text[located[place].end : located[place + 1].start]
            if _LIST_GAP.fullmatch(gap) and (
                following == "%" or following in _members("time_unit") | _members("dose_unit")
            ):
                units[place] = following
    return units


def _classified(page: Page, one: Located, unit: str | None, numbers: list[Number]) -> Found | None:
    """What kind of fact a figure is; None for a bare number word, which counts nothing by itself."""
    text, left, right = page.text, one.start, one.end
    number = numbers[one.first]
    role: str | None = None
    named = (
        _BEFORE_NUMBER.search(text, max(0, number.start - 14), number.start) if not number.is_word else None
    )
    if named and unit != "%" and one.figure.operator is None:
        word = named[1].lower()
        if word in _members("time_point_word") or (word in _members("numbered_word") and not number.scaled):
            # Week 12, Grade 3, Part 2: the number is a name.
            ranged = one.figure.value_high or "/" in one.figure.value
            last = numbers[one.last - 1].end if ranged else number.end
            page.take(named.start(), last)
            role = "time_point" if word in _members("time_point_word") else "idiom"
            return Found(FactKind.IDIOM, named.start(), last, text[named.start() : last].lower(), role)
    if unit is None and "/" not in one.figure.value:
        unit, right = _counted_ahead(page, right)
    figure = Figure(_bound(text, one, unit), one.figure.value, one.figure.value_high, unit)
    if _SIZE.search(text, max(0, number.start - 8), number.start):
        kind = FactKind.COUNT
        left = number.start
    elif "/" in figure.value:
        kind = _share_kind(figure, unit)
    elif unit in ("%", "percentage points"):
        kind = FactKind.PERCENTAGE
        if unit == "%" and _INTERVAL_LEVEL.match(text, right):
            # The level of an interval whose limits stand elsewhere.
            kind, role = FactKind.IDIOM, "idiom"
    elif unit in ("-fold", "x", "x ULN"):
        kind = FactKind.RATIO
    elif unit in _members("time_unit"):
        kind = FactKind.DURATION
        role = "design" if _AGE.match(text[right : right + 12]) else None
    elif unit in _members("dose_unit"):
        kind = FactKind.DOSE
        per = _PER.match(text, right)
        right = per.end() if per else right
        if per and "mL" in per.group() and per.group() != "/mL":
            page.take(left, right)
            return Found(
                kind, left, right, written(figure) + per.group().replace("mL", " mL").replace("  ", " ")
            )
    elif unit in count_units():
        if _is_pronoun(number, figure):
            return None
        kind = FactKind.COUNT
        role = "regulatory" if unit == "designations" else None
    elif unit is not None:
        kind = FactKind.MEASUREMENT
    elif (number.is_word and not number.scaled and figure.value_high is None) or _is_locant(text, number):
        return None
    else:
        # 12 (27%): a count before its share.
        counted = figure.value.isdigit() and _SHARE_AFTER.match(text, right)
        kind = FactKind.COUNT if counted else FactKind.NUMBER
    page.take(left, right)
    return Found(kind, left, right, _mixed(text, one, numbers, figure) or written(figure), role)


def _is_pronoun(number: Number, figure: Figure) -> bool:
    """Whether `one` counts nothing here: one program, but one patient and one death do."""
    people = ("patients", "participants", "subjects", "deaths", "events", "cases")
    return (
        number.is_word
        and figure.value in ("0", "1")
        and figure.operator is None
        and figure.unit not in people
    )


def _is_locant(text: str, number: Number) -> bool:
    """Whether the digits begin a name: 5-HT2A, 4-aminopyridine."""
    joint = text[number.end : number.end + 1]
    whole = number.text.isdigit() and not number.scaled
    return whole and bool(joint) and joint in DASHES and text[number.end + 1 : number.end + 2].isalpha()


def _counted_ahead(page: Page, right: int) -> tuple[str | None, int]:
    """What a number counts some words later (`seven active U.S. sites`, `40 1L patients`), and where that ends."""
    place = right
    for _ in range(6):
        step = _STEP.match(page.text, place)
        if step is None:
            return None, right
        word = step[1].lower()
        unit = _ahead().get(word.rstrip(".)"))
        if unit and place > right:
            return unit, step.start(1) + len(word.rstrip(".)"))
        if word in _NO_AHEAD or not (word[0].isalnum() and (word[-1] != "." or "." in word[:-1])):
            return None, right
        place = step.end()
    return None, right


@cache
def _ahead() -> dict[str, str]:
    return dict(value_of("counted_ahead"))


def _bound(text: str, one: Located, unit: str | None) -> Operator | None:
    """The figure's operator; in `eight doses over four weeks` the word bounds nothing."""
    operator = one.figure.operator
    if operator is not Operator.GT or unit not in ("days", "weeks", "months"):
        return operator
    over = _OVER.match(text, one.start)
    if (
        over
        and not _OVER_BOUNDS.search(text, max(0, one.start - 12), one.start)
        and not _BEYOND.match(text, one.end)
    ):
        return None
    return operator


_OVER = later(r"[oO]ver\s")


def _mixed(text: str, one: Located, numbers: list[Number], figure: Figure) -> str | None:
    """`6 months..60 years`, where the ends of a range have units of their own."""
    if figure.value_high is None or figure.unit not in _members("time_unit"):
        return None
    own = _OWN_UNIT.match(text, numbers[one.first].end)
    if own is None or figure.unit.startswith(own[1].lower()):
        return None
    operator = figure.operator.value if figure.operator else ""
    return f"{operator}{figure.value} {own[1].lower()}s..{figure.value_high} {figure.unit}"


_OWN_UNIT = later(r"[\s-](day|week|month|year|hour)s?\b", re.IGNORECASE)


def _share_kind(figure: Figure, unit: str | None) -> FactKind:
    """Whether `a/b` counts members (16/33 patients) or is a fraction (2/3 of cases, 1 in 2,500)."""
    low, high = figure.value.split("/")
    if (
        unit in ("patients", "participants", "subjects", "responders", "responses", "events", "cases")
        and high.lstrip("-").isdigit()
        and low != "1"
    ):
        return FactKind.COUNT
    fraction = int(high) <= 10 if high.isdigit() else True
    if low == "1" and high.isdigit() and int(high) >= 10:
        return FactKind.RATIO
    return FactKind.RATIO if fraction else FactKind.COUNT
