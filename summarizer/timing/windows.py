"""Turns what a timing phrase says into days: the one place where a date is computed."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from summarizer.schemas import Bound, Granularity, TimeWindow

from .phrases import Ahead, Ended, Part, Period, Phrase, Range, Undated, Word, YearRef
from .profile import Profile, Thirds

_MONTHS = {Granularity.QUARTER: 3, Granularity.HALF: 6, Granularity.YEAR: 12, Granularity.SEASON: 3}
_COARSENESS = (
    Granularity.DAY,
    Granularity.WEEK,
    Granularity.MONTH,
    Granularity.QUARTER,
    Granularity.SEASON,
    Granularity.HALF,
    Granularity.YEAR,
    Granularity.MULTI_YEAR,
)
_DAY = timedelta(days=1)


class Window(NamedTuple):
    """First and last day, and whether a convention of the profile was needed."""

    start: date
    end: date
    assumed: bool


class UndatableError(Exception):
    """A phrase names no days; the text says why, as the end of a rule's name."""


def resolve(
    text: str, phrase: Phrase, anchor: date | None, profile: Profile, *, runway: bool = False
) -> TimeWindow:
    """The window of a phrase that was read from `text`; null dates where it cannot be dated without guessing."""
    word = _effective(phrase, runway=runway)
    rule = _rule(phrase, word, runway=runway)
    granularity = _granularity(phrase)
    try:
        start, end, bound, assumed = _bounded(phrase, word, anchor, profile, runway=runway)
    except UndatableError as error:
        bound = _BOUNDS[word]
        return TimeWindow(
            phrase=text,
            bound=bound,
            granularity=granularity,
            assumed=False,
            rule=_with_reason(rule, str(error)),
        )
    except (ValueError, OverflowError):
        return TimeWindow(
            phrase=text, bound=_BOUNDS[word], granularity=granularity, rule=f"{rule}_not_in_calendar"
        )
    return TimeWindow(
        phrase=text, start=start, end=end, bound=bound, granularity=granularity, assumed=assumed, rule=rule
    )


# -- what binds


_BOUNDS = {
    Word.IN: Bound.WITHIN,
    Word.TO: Bound.WITHIN,
    Word.INTO: Bound.WITHIN,
    Word.THROUGH: Bound.WITHIN,
    Word.UNTIL: Bound.WITHIN,
    Word.AS_OF: Bound.WITHIN,
    Word.BY: Bound.BY,
    Word.BEFORE: Bound.BY,
    Word.AFTER: Bound.FROM,
    Word.FROM: Bound.FROM,
    Word.EARLIEST: Bound.FROM,
    Word.AROUND: Bound.AROUND,
}


def _effective(phrase: Phrase, *, runway: bool) -> Word:
    """The binding word after what the body makes of it."""
    word = phrase.word or Word.IN
    body = phrase.body
    if word is Word.FROM and isinstance(body, Range):
        return Word.IN
    if word is Word.BEFORE and isinstance(body, Period) and body.is_end:
        return Word.BY
    if not runway:
        return Word.IN if word is Word.TO else word
    if word in {Word.IN, Word.TO, Word.UNTIL}:
        lasting = isinstance(body, Ahead) or (
            word is not Word.IN and isinstance(body, Period) and body.is_end
        )
        return Word.THROUGH if lasting else Word.INTO
    return word


def _bounded(
    phrase: Phrase, word: Word, anchor: date | None, profile: Profile, *, runway: bool
) -> tuple[date | None, date | None, Bound, bool]:
    """Start, end, bound and whether assumed. Raises UndatableError."""
    body = phrase.body
    whole = word in {Word.BY, Word.AFTER, Word.THROUGH, Word.UNTIL, Word.AS_OF}
    start, end, assumed = _window(body, anchor, profile, whole=whole)
    assumed = assumed or phrase.approximate
    bound = _BOUNDS[word]
    lasting = runway or phrase.at_least
    day = isinstance(body, Period) and body.unit is Granularity.DAY
    match word:
        case Word.BY:
            return _since(anchor, end), end, bound, assumed
        case Word.BEFORE:
            return _since(anchor, start - _DAY), start - _DAY, bound, assumed
        case Word.AFTER:
            return end + _DAY, None, bound, assumed
        case Word.FROM:
            return start, None, bound, assumed
        case Word.EARLIEST:
            return start, None, bound, True
        case Word.AROUND:
            reach = timedelta(days=profile.around_days if day else 0)
            return start - reach, end + reach, bound, True
        case Word.THROUGH:
            if lasting:
                return end, None, Bound.FROM, assumed
            return _since(anchor, end), end, bound, assumed
        case Word.UNTIL:
            if lasting:
                return start, None, Bound.FROM, True
            return (
                _since(anchor, end),
                end,
                bound,
                assumed or not (day or (isinstance(body, Period) and body.is_end)),
            )
        case Word.INTO:
            return (start, None, Bound.FROM, True) if phrase.at_least else (start, end, bound, True)
        case Word.AS_OF:
            return end, end, bound, assumed
        case _:
            return (start, None, Bound.FROM, assumed) if phrase.at_least else (start, end, bound, assumed)


def _since(anchor: date | None, end: date) -> date | None:
    """Where a window with a latest day starts: at the anchor, unless that day was already past by then."""
    return anchor if anchor is not None and anchor <= end else None


# -- the days of what is named


def _window(body: object, anchor: date | None, profile: Profile, *, whole: bool) -> Window:
    match body:
        case Period():
            return _part(body, anchor, profile, whole=whole)
        case Range():
            first = _part(body.first, anchor, profile, whole=False)
            last = _part(body.last, anchor, profile, whole=whole)
            if first.start > last.end:
                raise UndatableError("reversed")
            return Window(first.start, last.end, first.assumed or last.assumed)
        case Ahead():
            return _ahead(body, anchor, profile)
        case Ended():
            end = _period(body.last, anchor, profile).end
            return Window(add_months(end + _DAY, -body.months), end, False)
        case _:
            raise UndatableError("")


def _known(anchor: date | None) -> date:
    if anchor is None:
        raise UndatableError("no_anchor")
    return anchor


def _year(ref: YearRef | None, anchor: date | None, profile: Profile) -> int:
    if ref is None:
        raise UndatableError("no_year")
    if ref.fiscal:
        raise UndatableError("no_calendar")
    if ref.value is not None:
        if not ref.short:
            return ref.value
        return ref.value + (2000 if ref.value < profile.century_pivot else 1900)
    if ref.offset is None:
        raise UndatableError("no_year")
    return _known(anchor).year + ref.offset


def _period(period: Period, anchor: date | None, profile: Profile) -> Window:
    """All the days of a period."""
    if period.fiscal:
        raise UndatableError("no_calendar")
    if not period.ordered:
        raise UndatableError("ambiguous_order")
    if period.unit is Granularity.SEASON:
        return _season(period, anchor, profile)
    if period.offset is not None:
        return _relative(period.unit, period.offset, _known(anchor))
    year = _year(period.year, anchor, profile)
    assumed = period.year is not None and (period.year.short or period.year.implied)
    match period.unit:
        case Granularity.DAY:
            day = date(year, period.index, period.day)
            return Window(day, day, assumed)
        case Granularity.MONTH:
            first = date(year, period.index, 1)
            return Window(first, month_end(first), assumed)
        case unit:
            months = _MONTHS[unit]
            first = date(year, 1 + months * max(period.index - 1, 0), 1)
            return Window(first, _last(first, months), assumed)


def _relative(unit: Granularity, offset: int, anchor: date) -> Window:
    if unit is Granularity.WEEK:
        first = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=offset)
        return Window(first, first + timedelta(days=6), False)
    if unit is Granularity.DAY:
        day = anchor + offset * _DAY
        return Window(day, day, False)
    months = _MONTHS.get(unit, 1)
    current = date(anchor.year, (anchor.month - 1) // months * months + 1, 1)
    first = add_months(current, months * offset)
    return Window(first, _last(first, months), False)


def _season(period: Period, anchor: date | None, profile: Profile) -> Window:
    """Three months; `this summer` is the one that is on or comes next, `next summer` names no single one."""
    month = profile.seasons[period.index - 1]
    if period.offset is not None:
        if period.offset != 0:
            raise UndatableError("ambiguous")
        today = _known(anchor)
        starts = (date(today.year + shift, month, 1) for shift in (-1, 0, 1))
        first = next(start for start in starts if _last(start, 3) >= today)
    else:
        year = _year(period.year, anchor, profile)
        earlier = month > 10 and (period.winter or profile.winter_ends_in_named_year)
        first = date(year - 1 if earlier else year, month, 1)
    return Window(first, _last(first, 3), True)


def _part(period: Period, anchor: date | None, profile: Profile, *, whole: bool) -> Window:
    """The days of the part that is meant; with `whole` the end of a period is not cut to its last month."""
    window = _period(period, anchor, profile)
    if period.parts is None:
        return window
    first, last = period.parts
    if first is Part.END and whole:
        return window
    if first in {Part.LATER, Part.EARLIER}:
        today = min(max(_known(anchor), window.start), window.end)
        return window._replace(start=today) if first is Part.LATER else window._replace(end=today)
    if period.unit is Granularity.WEEK:
        return window._replace(assumed=True)
    return Window(
        _cut(first, period.unit, window, profile).start, _cut(last, period.unit, window, profile).end, True
    )


def _cut(part: Part, unit: Granularity, window: Window, profile: Profile) -> Window:
    """The days of one part of a whole period."""
    if unit is Granularity.MONTH:
        name = {Part.START: Part.EARLY, Part.END: Part.LATE}.get(part, part)
        low, high = _third(profile.month, name)
        last = window.end.day
        return Window(
            window.start.replace(day=min(low, last)), window.start.replace(day=min(high, last)), True
        )
    if part is Part.END:
        return Window(add_months(window.end + _DAY, -profile.edge_months), window.end, True)
    if part is Part.START:
        return Window(window.start, _last(window.start, profile.edge_months), True)
    thirds = {Granularity.YEAR: profile.year, Granularity.HALF: profile.half}.get(unit, profile.quarter)
    low, high = _third(thirds, part)
    return Window(add_months(window.start, low - 1), _last(window.start, high), True)


def _third(thirds: Thirds, part: Part) -> tuple[int, int]:
    return {Part.EARLY: thirds.early, Part.MID: thirds.mid}.get(part, thirds.late)


def _ahead(ahead: Ahead, today: date | None, profile: Profile) -> Window:
    count, assumed = ahead.count, False
    if ahead.word == "in":
        raise UndatableError("no_reference")
    if count is None:
        coming = {
            Granularity.DAY: profile.coming_days,
            Granularity.WEEK: profile.coming_weeks,
            Granularity.MONTH: profile.coming_months,
            Granularity.QUARTER: profile.coming_quarters,
            Granularity.YEAR: profile.coming_years,
        }
        count, assumed = coming[ahead.unit] if ahead.direction > 0 else None, True
        if count is None:
            raise UndatableError("no_number")
    anchor = _known(today)
    signed = count * ahead.direction
    if ahead.unit in {Granularity.DAY, Granularity.WEEK}:
        other = anchor + timedelta(days=signed * (7 if ahead.unit is Granularity.WEEK else 1))
    else:
        other = add_months(anchor, signed * _MONTHS.get(ahead.unit, 1))
        assumed = assumed or ahead.unit is Granularity.QUARTER
    return Window(min(anchor, other), max(anchor, other), assumed)


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _last(first: date, months: int) -> date:
    """The last day of some months that start with a first day of a month."""
    return month_end(add_months(first, months - 1))


# -- names


def _granularity(phrase: Phrase) -> Granularity | None:
    """The unit that the phrase names; of two, the coarser; several years are MULTI_YEAR."""
    match phrase.body:
        case Period():
            return phrase.body.unit
        case Range():
            first, last = phrase.body.first, phrase.body.last
            if first.is_bare_year and last.is_bare_year:
                return Granularity.MULTI_YEAR
            return max(first.unit, last.unit, key=_COARSENESS.index)
        case Ahead():
            several = phrase.body.unit is Granularity.YEAR and phrase.body.count != 1
            return Granularity.MULTI_YEAR if several else phrase.body.unit
        case Ended():
            return phrase.body.unit
        case Undated():
            return None


def _rule(phrase: Phrase, word: Word, *, runway: bool) -> str:
    """The name of the rule: what binds, which part, which unit."""
    name = "" if word is Word.IN else word.value
    if phrase.at_least and not runway:
        name = f"at_least_{name}" if name else "at_least"
    if runway and word in {Word.INTO, Word.THROUGH, Word.UNTIL}:
        name = f"runway_{name}"
    return "_".join(piece for piece in (name, _body_rule(phrase.body, word)) if piece)


def _body_rule(body: object, word: Word) -> str:
    match body:
        case Period():
            return _period_rule(body, word)
        case Range():
            kind = "or" if body.either else "to"
            return f"{_period_rule(body.first, Word.IN)}_{kind}_{_period_rule(body.last, Word.IN)}"
        case Ahead():
            return f"{body.word}_{body.unit.lower()}s"
        case Ended():
            return f"{body.unit.lower()}s_ended"
        case Undated():
            return body.rule
        case _:
            return ""


def _period_rule(period: Period, word: Word) -> str:
    unit = period.unit.lower()
    relative = period.offset
    if period.unit is Granularity.YEAR and period.year is not None and not period.year.implied:
        relative = period.year.offset
    if period.fiscal or (period.year is not None and period.year.fiscal):
        unit = f"fiscal_{unit}"
    if relative is not None:
        unit = f"{ {0: 'this', 1: 'next'}.get(relative, 'last') }_{unit}"
    if period.parts is None:
        exact = word is Word.BY and period.unit is not Granularity.DAY
        return f"end_of_{unit}" if exact else unit
    first, last = period.parts
    return f"{first}_{unit}" if first is last else f"{first}_to_{last}_{unit}"


def _with_reason(rule: str, reason: str) -> str:
    return f"{rule}_{reason}" if reason else rule
