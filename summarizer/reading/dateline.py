"""Where and when a release was issued: the dateline before its lead, and dates on lines of their own."""

import re
from datetime import date
from typing import NamedTuple

from .signs import small_words, wire_names

__all__ = ["Dateline", "dated", "narrowed", "parse_dateline"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"\b(?P<m1>{_MONTH})\s{{1,3}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y1>(?:19|20)\d\d)\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[.-]?\s{{0,3}}(?:of )?(?P<m2>{_MONTH}),?[\s-]{{1,3}}(?P<y2>(?:19|20)\d\d)\b"
    r"|\b(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)\b"
    r"|\b(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NAMES = "|".join(re.escape(name) for name in sorted(wire_names(), key=lambda name: (-len(name), name)))
_WIRE = re.compile(
    rf"[(/\[]\s?(?P<a>{_NAMES})\b[^()/\[\]\n]{{0,40}}[)/\]]"
    r"|[(/](?P<b>[A-Z][A-Za-z .&-]{1,28}(?:wire|WIRE|Wire))[)/]"
    rf"|(?<=[-–—|,] )(?P<c>{_NAMES})(?=\s?(?:[-–—|]|\())",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:at\s)?\d{1,2}(?:[:.]\d\d){0,2}\s?(?:[ap]\.?\s?m\.?|h\b)?(?:\s?[A-Z]{1,4}T\b|\s?(?:UTC|GMT)(?:[+-]\d{1,2})?\b)?",
    re.IGNORECASE,
)
"""A time of day, which a wire may print behind the date."""
_SEPARATORS = re.compile(r"[\s,;()\[\]/|:·•–—-]{0,12}")
_END = re.compile(
    r"\s{0,3}[)/\]]?\s{0,3}(?:[-–—]{1,4}(?=\s|[A-Z“\"])|\||:(?=\s))\s{0,4}(?:[-–—]{1,3}\s{1,3})?|\s{1,2}/\s|[.;]\s{1,3}(?=[A-Z])"
)
# Behind the dashes of a wire, before the words of the release.
_REGULATORY = re.compile(r"\s{0,3}[)/\]]?\s{0,3}[-–—]{0,3}\s{0,3}Regulatory News:\s{0,4}")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?", re.IGNORECASE)
_TOKEN = re.compile(
    r"[A-ZÀ-ÞŁŚŻ][\w.'’-]{0,24}|D\.C\.|[&]|and|de|del|la|le|les|du|des|der|den|am|an|im|upon|on|of|the|sur|en|und|y|i|da|do|dos|das|in|st\.?"
)
_NOT_PLACES = small_words("not_places")
_DATE_FIRST = re.compile(
    r"\s{0,2}[-–—|/,]\s{0,2}(?P<place>[A-ZÀ-Þ][^-–—|/\n]{2,60}?)\s{0,2}(?:--|[-–—|/])\s{1,3}"
)
_REACH = 260
_HINT = re.compile(r"(?:19|20)\d\d\b|[Ww][Ii][Rr][Ee]|[/(][A-Z]")


class Dateline(NamedTuple):
    """A dateline; offsets count from the start of its paragraph."""

    end: int
    """Behind the dashes and the space that close it; the paragraph's length when nothing follows."""
    place: str | None
    published: date | None
    channel: str | None
    leads: bool
    """The lead follows in the same paragraph."""


_WIDE_SIGN = re.compile("[（）［］，：／]")
_WIDE = str.maketrans("（）［］，：／", "()[],:/")


def narrowed(text: str) -> str:
    """Full-width brackets and punctuation as their ASCII forms, character for character."""
    if text.isascii() or not _WIDE_SIGN.search(text):
        return text
    return text.translate(_WIDE)


def _as_date(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    for number in "1234":
        if year := groups[f"y{number}"]:
            month, day = groups[f"m{number}"], groups[f"d{number}"]
            try:
                return date(
                    int(year),
                    int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1,
                    int(day),
                )
            except ValueError:
                return None
    return None


def dated(text: str) -> date | None:
    """The first full date in `text` (month by name, ISO, or day.month.year with points); None without one.

    Dates with slashes are not read: day and month cannot be told apart.
    """
    match = _DATE.search(text[:_REACH])
    return _as_date(match) if match else None


def _is_place(text: str) -> bool:
    """Whether the words before a date or wire read as a place: capitalized names, commas, no sentence."""
    if not 2 <= len(text) <= 110:
        return False
    words = [word for word in re.split(r"[\s,/();–-]+", text) if word]
    if not words or len(words) > 16 or not words[0][0].isupper():
        return False
    if words[0].lower() in _NOT_PLACES and [word.lower() for word in words[:2]] != ["tel", "aviv"]:
        return False
    return all(_TOKEN.fullmatch(word) for word in words)


def _is_clock(words: str) -> bool:
    """Whether a number behind a date is a time of day: with minutes, or with its half of the day."""
    return ":" in words or re.search(r"\d\s?[ap]\.?\s?m|\d[.]\d\d", words, re.IGNORECASE) is not None


def parse_dateline(text: str) -> Dateline | None:
    """The dateline at the start of a paragraph, or None.

    Read are `PLACE, DATE (WIRE) -- `, `PLACE, DATE /WIRE/ -- `, `PLACE--(WIRE)--DATE--`,
    `PLACE - WIRE - DATE - `, `PLACE, DATE – ` and `DATE – PLACE – `, each with or without the part
    that a page lost; and a place and date that stand alone.
    """
    head = narrowed(text[:_REACH])
    if _HINT.search(head) is None:
        return None
    text = head + text[_REACH:]
    day, wire = _DATE.search(head), _WIRE.search(head)
    if day is None and wire is None:
        return None
    if day is not None and day.start() <= 1:
        return _date_first(text, day, wire)
    first = min(match.start() for match in (day, wire) if match is not None)
    clock = _CLOCK.search(head, day.end()) if day else None
    place = _WEEKDAY.sub("", head[:first]).strip(" \t,;-–—()|/:•\u00a0")
    if not _is_place(place):
        return None
    position, seen_day, seen_wire = first, None, None
    while True:
        behind = _SEPARATORS.match(head, position)
        at = behind.end() if behind else position
        starts = range(max(position, at - 3), at + 1)
        if seen_day is None and day is not None and day.start() in starts:
            seen_day, position = day, day.end()
        elif seen_wire is None and wire is not None and wire.start() in starts:
            seen_wire, position = wire, wire.end()
        elif (
            clock is not None
            and seen_day is not None
            and clock.start() in starts
            and _is_clock(clock.group())
        ):
            position, clock = clock.end(), None
        else:
            break
    if seen_day is None and seen_wire is None:
        return None
    published = _as_date(seen_day) if seen_day else None
    channel = next(filter(None, seen_wire.groups()), None) if seen_wire else None
    if regulatory := _REGULATORY.match(text, position):
        position = regulatory.end()
        if position < len(text):
            return Dateline(position, place, published, channel, leads=True)
    if not text[position:].strip(" \t-–—/)|:.,\u00a0"):
        return Dateline(len(text), place, published, channel, leads=False)
    end = _END.match(text, position)
    if end is None:
        if seen_wire is None:
            return None
        gap = re.compile(r"[)/\]]?\s{0,4}").match(text, position)
        return Dateline(gap.end() if gap else position, place, published, channel, leads=True)
    return Dateline(end.end(), place, published, channel, leads=True)


def _date_first(text: str, day: re.Match[str], wire: re.Match[str] | None) -> Dateline | None:
    """`DATE – PLACE – lead` and `DATE (WIRE) – lead`."""
    if wire is not None and not text[day.end() : wire.start()].strip(" ,-–—/(|"):
        end = _END.match(text, wire.end())
        if end is not None:
            channel = next(filter(None, wire.groups()), None)
            return Dateline(end.end(), None, _as_date(day), channel, leads=True)
    after = _DATE_FIRST.match(text, day.end())
    if after is None or not _is_place(after["place"].strip(" ,")):
        return None
    return Dateline(after.end(), after["place"].strip(" ,"), _as_date(day), None, leads=True)
