"""Milestones on a time axis, as SVG: windows as bars, former ones faded, with an arrow for each slip.

A row a milestone. The windows in which it was expected stand below each other, the latest last; all
that is written beside bars stands behind the last of them, so that nothing overlaps. No clock is
asked, and no font is measured: the same milestones give the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from textwrap import wrap

from summarizer.schemas import CalendarEntry, TimeWindow
from summarizer.templates import rendered

from .axis import Axis, Tick
from .track import Track, described, track
from .words import named

FONTS = "Segoe UI, Roboto, Helvetica, Arial, Liberation Sans, Noto Sans, DejaVu Sans, sans-serif"
"""Whatever a reader's machine has; by name, as some renderers know no family of a kind."""
_WIDTH = 960
_LEFT, _RIGHT = 306.0, 848.0
"""Where the axis begins and ends; names stand before it, days behind it."""
_TOP = 42
_LANE, _BAR = 17, 11
_LEAST = 4.0
"""The width of a bar of a day or two."""
_TITLE, _PHRASE = 37, 46
"""Characters on a line of the two sizes of letters, in a wide font."""
_LINES = (16, 14)
"""Heights of such lines."""
_PADDING = 8
_LEAVES, _COMES = 8, 3
"""Where on the side of a bar an arrow leaves it, and where one from the right comes."""
_GAP = 7
"""Between what is drawn and what is written beside it."""
_LETTER = 6.6
"""The width of a small letter, in a wide font."""
_LEGEND = {
    "now": "expected in this window",
    "was": "former window",
    "slip": "moved, with the days between the windows' ends",
    "lapsed": "lapsed: ended without an outcome told",
    "reached": "reached",
    "cancelled": "cancelled",
    "today": "day of the latest release",
}


@dataclass(frozen=True)
class _Line:
    text: str
    y: float


@dataclass(frozen=True)
class _Bar:
    look: str
    outline: str


@dataclass(frozen=True)
class _Arrow:
    line: str
    head: str


@dataclass(frozen=True)
class _Note:
    look: str
    text: str
    x: float
    y: float


@dataclass(frozen=True)
class _Mark:
    look: str
    x: float
    y: float


@dataclass(frozen=True)
class _Row:
    y: int
    height: int
    told: str
    title: list[_Line]
    phrase: list[_Line]
    bars: list[_Bar]
    slips: list[_Arrow]
    notes: list[_Note]
    mark: _Mark | None


@dataclass(frozen=True)
class _Key:
    kind: str
    text: str
    x: int
    y: int


def picture(entries: Sequence[CalendarEntry], as_of: date | None = None, title: str = "Timeline") -> str:
    """The milestones as an SVG document, earliest first; those without any day come last.

    It stands alone, and inside an HTML page. Screen readers are told all of it in sentences.

    Args:
        entries: What is drawn.
        as_of: The day of the latest release, drawn as a line.
        title: What the picture is called.
    """
    tracks = sorted(map(track, entries), key=_when)
    axis = Axis.around(
        [day for one in tracks for day in _days(one)] + ([as_of] if as_of else []), _LEFT, _RIGHT
    )
    several = len({one.entry.program for one in tracks}) > 1
    rows: list[_Row] = []
    y = _TOP
    for one in tracks:
        rows.append(_row(one, axis, as_of, y, several=several))
        y += rows[-1].height
    legend = list(_legend(tracks, y + (30 if as_of and axis else 14), as_of=as_of is not None))
    return rendered(
        "summarizer.briefing",
        "timeline.svg.jinja",
        fonts=FONTS,
        width=_WIDTH,
        height=max((one.y for one in legend), default=y) + 26,
        title=title,
        described=[one.told for one in rows] or ["Nothing has a place in it."],
        top=_TOP,
        bottom=y,
        rows=rows,
        ticks=list(axis.ticks()) if axis else [],
        today=_today(as_of, axis),
        legend=legend,
    )


def _days(one: Track) -> Iterator[date]:
    """Each day that the axis must hold."""
    for window in one.windows:
        yield from (day for day in (window.start, window.end) if day)
    if one.day:
        yield one.day


def _when(one: Track) -> tuple[date, date, str]:
    """When it was reached, or is expected: as a calendar is sorted."""
    last = one.windows[-1] if one.windows else None
    end = one.day or (last and (last.end or last.start)) or date.max
    return end, (last and last.start) or date.min, one.entry.id


def _row(one: Track, axis: Axis | None, as_of: date | None, y: int, *, several: bool) -> _Row:
    told = described(one)
    title = wrap(one.entry.title, _TITLE) or [one.entry.title]
    phrase = _phrase(one)
    about = named(one.entry.program) if one.entry.program else one.entry.id.partition("/")[0]
    if several and not one.entry.title.startswith(f"{about}:"):
        told, phrase = f"{about}, {told}", f"{about}, {phrase}"
    small = wrap(phrase, _PHRASE)
    lanes = max(len(one.windows), 1)
    text = len(title) * _LINES[0] + len(small) * _LINES[1]
    height = max(text, lanes * _LANE) + 2 * _PADDING
    first = y + (height - text) / 2 + 12
    lines = [_Line(line, first + at * _LINES[0]) for at, line in enumerate(title)]
    below = first + (len(title) - 1) * _LINES[0] + _LINES[1] + 1
    drawn = _Drawn(one, axis, as_of, y + (height - lanes * _LANE) / 2) if axis else None
    return _Row(
        y=y,
        height=height,
        told=told,
        title=lines,
        phrase=[_Line(line, below + at * _LINES[1]) for at, line in enumerate(small)],
        bars=drawn.bars() if drawn else [],
        slips=list(drawn.arrows()) if drawn else [],
        notes=list(drawn.notes()) if drawn else [],
        mark=drawn.mark() if drawn else None,
    )


def _phrase(one: Track) -> str:
    """When it is expected or was reached, as told."""
    if one.entry.timing:
        return f'"{one.entry.timing.phrase}"'
    return f"by {one.day}, the day is not told" if one.day else "no time given"


class _Drawn:
    """A milestone's bars, arrows and notes, from the top of its first lane on."""

    def __init__(self, one: Track, axis: Axis, as_of: date | None, top: float) -> None:
        self._one = one
        self._axis = axis
        self._today = axis.at(as_of) if as_of else None
        self._top = top
        self._places = [_place(window, axis) for window in one.windows]
        self._ends = [
            end if window.end else start
            for window, (start, end) in zip(one.windows, self._places, strict=True)
        ]

    def bars(self) -> list[_Bar]:
        """The windows, the last as it stands now."""
        last = len(self._places) - 1
        return [
            _Bar(self._look(at == last), _outline(start, end, self._bar(at), open_end=window.end is None))
            for at, (window, (start, end)) in enumerate(zip(self._one.windows, self._places, strict=True))
        ]

    def arrows(self) -> Iterator[_Arrow]:
        """An arrow for each slip: from the end of a window to that of the next."""
        for at, (slip, (before, after)) in enumerate(zip(self._one.slips, pairwise(self._ends), strict=True)):
            if not slip.moved:
                continue
            top, bottom = self._bar(at), self._bar(at + 1)
            if after >= before:
                x = max(after - 3, before)
                yield _Arrow(f"M{before} {top + _LEAVES}H{x}V{bottom - 5}", f"M{x} {bottom}l-4 -6h8z")
            else:
                x, y = before - 1, bottom + _COMES
                yield _Arrow(f"M{x} {top + _BAR}V{y}H{after + 6}", f"M{after + 1} {y}l6 -4v8z")

    def notes(self) -> Iterator[_Note]:
        """The days of the slips, and how the milestone stands, each right of all that is in its lane."""
        for at, slip in enumerate(self._one.slips):
            yield self._note("t-moved", slip.text, at)
        last = max(len(self._places) - 1, 0)
        standing = self._one.standing or ("" if self._places else "no day can be given")
        if standing:
            yield self._note("t-soft", standing, last)

    def mark(self) -> _Mark | None:
        """A dot where it was reached, a cross where it was given up."""
        if self._one.day is None:
            return None
        y = self._bar(max(len(self._places) - 1, 0)) + _BAR / 2
        return _Mark(self._one.standing, self._dot(), y)

    def _look(self, last: bool) -> str:
        if not last or not self._one.has_window:
            return "was"
        return "lapsed" if self._one.standing == "lapsed" else "now"

    def _bar(self, lane: int) -> float:
        return self._top + lane * _LANE + (_LANE - _BAR) / 2

    def _dot(self) -> float:
        day = self._one.day
        return min(max(self._axis.at(day), _LEFT + 6), _RIGHT - 6) if day else _LEFT

    def _note(self, look: str, text: str, lane: int) -> _Note:
        """A note right of what stands in its lane: its bar, and the arrows that come and go.

        One that the day of the latest release would strike through stands behind that.
        """
        found = [end for _, end in self._places[lane : lane + 1]] + self._ends[max(lane - 1, 0) : lane + 2]
        if lane >= len(self._places) - 1 and self._one.day:
            found.append(self._dot() + 4)
        x = max(found, default=_LEFT) + _GAP
        if self._today is not None and x - _GAP < self._today < x + len(text) * _LETTER:
            x = self._today + _GAP
        return _Note(look, text, round(x, 1), self._bar(lane) + _BAR - 1)


def _place(window: TimeWindow, axis: Axis) -> tuple[float, float]:
    """Where a window begins and ends; an open one reaches the end of the axis."""
    first = window.start or window.end or axis.first
    start = axis.at(first)
    end = axis.after(window.end) if window.end else _RIGHT
    if end - start < _LEAST:
        start = max(min(start, _RIGHT - _LEAST), _LEFT)
        end = start + _LEAST
    return start, end


def _outline(start: float, end: float, y: float, *, open_end: bool) -> str:
    """A bar; one that is open to the future has a point."""
    if open_end and end - start > 8:
        return f"M{start} {y}H{end - 6}L{end} {y + _BAR / 2}L{end - 6} {y + _BAR}H{start}z"
    return f"M{start} {y}H{round(end, 1)}V{y + _BAR}H{start}z"


def _today(as_of: date | None, axis: Axis | None) -> Tick | None:
    if as_of is None or axis is None:
        return None
    x = axis.at(as_of)
    return Tick(x, f"as of {as_of.isoformat()}", x, "")


def _legend(tracks: Sequence[Track], y: int, *, as_of: bool) -> Iterator[_Key]:
    """What the signs mean that are in the picture."""
    used = {"today"} if as_of else set()
    for one in tracks:
        last = [one.standing or "now"] if one.windows and one.has_window else ["was"] if one.windows else []
        used.update(["lapsed" if last == ["lapsed"] else last[0]] if last else [])
        used.update(["was"] if len(one.windows) > 1 else [])
        used.update(["slip"] if any(slip.moved for slip in one.slips) else [])
        used.update([one.standing] if one.day else [])
    x = 12
    for kind, text in _LEGEND.items():
        if kind in used:
            width = 48 + round(len(text) * _LETTER)
            if x > 12 and x + width > _WIDTH:
                x, y = 12, y + 20
            yield _Key(kind, text, x, y)
            x += width
