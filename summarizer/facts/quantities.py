"""Quantities: percentages, counts, shares, measurements, doses, schedules, durations, money, bare numbers."""

from collections.abc import Iterator
from functools import cache

from summarizer.lexicons import value_of
from summarizer.numbers.figures import Figure, Located, count_units, figure_at
from summarizer.numbers.money import Money, money_in
from summarizer.numbers.numerals import Number, scan
from summarizer.patterns import later
from summarizer.schemas import FactKind, ZoneKind
from summarizer.text import DASHES

from .fact import Found, Page

_SMALL = "two|three|four|five|six|seven|eight|nine|ten|twelve"
# Every branch begins with a plain character, which keeps the search for it fast.
_EVERY = later(
    rf"[eEqQ](?:(?:(?<=[eE])(?:very|ach)\s(?:other\s|(?:\d{{1,2}}(?:\.\d)?|{_SMALL})(?:\s?(?:-|to|or)\s?(?:\d{{1,2}}|{_SMALL}))?[-\s])(?:hour|day|week|month|quarter|year)s?|(?<=[qQ])(?:\d{{1,2}}[WwMmDdHh]|[WMD]))\b)"
)
_PERIOD = later(r"(?:day|week|month|year)\b")
_HOW_OFTEN = later(
    rf"(?<![\w.])(?:(?:\d{{1,2}}|one|{_SMALL})(?:\stimes?)?|once|twice|thrice)\s(?:a|per|each)\s$"
)
_RATIO = later(r"\d\d?(?::\d{1,2}){1,3}(?![\w:]|\s?(?:[aApP]\.?[mM]\b|ET\b|CET|EST|EDT|PT\b|GMT))")
_CLOCK = later(
    r"\d\d?(?:(?::\d{2})?\s?[aApP]\.?[mM]\b\.?(?:\s?(?:ET|EST|EDT|PT|PST|CET|CEST|GMT|BST|Eastern))?|:[0-5]\d\b(?!\s?[):]))"
)
_BEFORE_NUMBER = later(r"([A-Za-z]{2,12})\.?[ \u00a0\u2010-\u2015-]$")
_TIME_POINTS = frozenset(
    ["week", "weeks", "day", "days", "month", "months", "year", "years", "cycle", "cycles", "visit", "visits"]
)
_NUMBERED = frozenset(
    [
        "cohort",
        "cohorts",
        "part",
        "parts",
        "arm",
        "arms",
        "group",
        "groups",
        "grade",
        "grades",
        "stage",
        "stages",
        "type",
        "types",
        "class",
        "level",
        "figure",
        "figures",
        "table",
        "tables",
        "item",
        "items",
        "section",
        "sections",
        "rule",
        "chapter",
        "version",
        "series",
        "title",
        "chromosome",
        "study",
        "trial",
        "recist",
        "form",
        "no",
        "nos",
        "phase",
        "schedule",
        "exhibit",
        "note",
        "step",
        "tier",
        "top",
        "page",
        "appendix",
        "annex",
        "article",
        "line",
        "factor",
    ]
)
_SIZE = later(r"(?:\b[nN]\s?=|\b[nN] of)\s{0,2}$")
_YEAR = later(r"(?:19|20)\d\d(?![\d,.]\d)")
_AGE = later(r"^[\s\-\u2010-\u2015]{0,2}of age\b|^\s?old\b|^[\s-]{0,2}year-olds?\b")
_NEXT_NAME = later(rf"\s?(?:[,/{DASHES}]|,?\s(?:and|or|to))\s?")
_ZONES_WITHOUT_NUMBERS = frozenset({ZoneKind.CONTACT, ZoneKind.FOOTNOTES, ZoneKind.DATELINE})
_LIST_GAP = later(
    rf"\s?(?:,|,? and|,? or|/|[{DASHES}]or|[{DASHES}]and)\s(?:[≥≤<>~]\s?)?|\s?/\s?|[{DASHES}]?,?\s(?:and|or|to)\s"
)
_PER = later(
    r"/(?:kg|day|week|month|year|dose|patient|mL|m2|m²)\b|\sper\s(?:kg|kilogram|day|week|month|year|dose|patient)\b"
)


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


def amounts(page: Page) -> Iterator[Found]:
    """Money, with its operator and both ends of a range."""
    for start, end in page.stretches:
        for located in money_in(page.text, start, end):
            if page.free(located.start, located.end):
                page.take(located.start, located.end)
                yield Found(FactKind.MONEY, located.start, located.end, written_money(located.money))


def schedules(page: Page) -> Iterator[Found]:
    """How often a medicine is given; clock times are taken and are no facts."""
    text = page.text
    for start, end in page.digits:
        clock = _CLOCK.match(text, start, end)
        if clock and page.free(*clock.span()) and not text[start - 1 : start].isalnum():
            page.take(*clock.span())
    for start, end in page.stretches:
        for match in _EVERY.finditer(text, start, end):
            left, right = match.span()
            if page.free(left, right) and not text[left - 1 : left].isalnum():
                page.take(left, right)
                yield Found(FactKind.SCHEDULE, left, right, " ".join(match.group().lower().split()))
        for match in _PERIOD.finditer(text, start, end):
            count = _HOW_OFTEN.search(text, max(start, match.start() - 20), match.start())
            if count and page.free(count.start(), match.end()):
                page.take(count.start(), match.end())
                words = " ".join(text[count.start() : match.end()].lower().split())
                yield Found(FactKind.SCHEDULE, count.start(), match.end(), words)
    for hit in page.hits:
        if hit.table == "schedule" and page.free(hit.start, hit.end):
            page.take(hit.start, hit.end)
            yield Found(
                FactKind.SCHEDULE,
                hit.start,
                hit.end,
                " ".join(page.text[hit.start : hit.end].lower().split()),
            )


def quantities(page: Page) -> Iterator[Found]:
    """Every other number with what it counts or measures; run it last, so that names and dates are taken."""
    for start, end in page.digits:
        ratio = _RATIO.match(page.text, start, end)
        if ratio and page.free(*ratio.span()) and not page.text[start - 1 : start].isalnum():
            page.take(*ratio.span())
            yield Found(FactKind.RATIO, *ratio.span(), ratio.group(), "design")
    for (start, end), read in zip(page.stretches, page.tokens, strict=True):
        numbers = [
            number
            for number in scan(page.text, start, end, read)
            if page.free(number.start, number.end) and not _is_layout(page, number)
        ]
        located = _located(page, numbers, start, end)
        named: Found | None = None
        for one, unit in zip(located, _shared_units(page.text, located), strict=True):
            found = _classified(page, one, unit, numbers)
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
        located.append(one)
        index, floor = one.last, numbers[one.last - 1].end
    return located


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
    figure = Figure(one.figure.operator, one.figure.value, one.figure.value_high, unit)
    text, left, right = page.text, one.start, one.end
    number = numbers[one.first]
    role: str | None = None
    named = (
        _BEFORE_NUMBER.search(text, max(0, number.start - 14), number.start) if not number.is_word else None
    )
    if named and unit != "%" and figure.operator is None:
        word = named[1].lower()
        if word in _TIME_POINTS or word in _NUMBERED:
            # Week 12, Grade 3, Part 2: the number is a name.
            last = numbers[one.last - 1].end if figure.value_high or "/" in figure.value else number.end
            page.take(named.start(), last)
            role = "time_point" if word in _TIME_POINTS else "idiom"
            return Found(FactKind.IDIOM, named.start(), last, text[named.start() : last].lower(), role)
    if _SIZE.search(text, max(0, number.start - 8), number.start):
        kind = FactKind.COUNT
        left = number.start
    elif "/" in figure.value:
        kind = _share_kind(figure, unit)
    elif unit in ("%", "percentage points"):
        kind = FactKind.PERCENTAGE
    elif unit in ("-fold", "x"):
        kind = FactKind.RATIO
    elif unit in _members("time_unit"):
        kind = FactKind.DURATION
        age = _AGE.match(text[right : right + 12])
        role = "design" if age else None
    elif unit in _members("dose_unit"):
        kind = FactKind.DOSE
        per = _PER.match(text, right)
        right = per.end() if per else right
    elif unit in count_units():
        if (
            number.is_word
            and figure.value in ("0", "1")
            and figure.operator is None
            and unit not in ("patients", "participants", "subjects", "deaths", "events", "cases")
        ):
            return None
        kind = FactKind.COUNT
        role = "regulatory" if unit == "designations" else None
    elif unit is not None:
        kind = FactKind.MEASUREMENT
    elif number.is_word and not number.scaled and figure.value_high is None:
        return None
    else:
        kind = FactKind.NUMBER
    page.take(left, right)
    return Found(kind, left, right, written(figure), role)


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
