"""Running text as a browser sets it: white space collapsed, one line a block, marks on each line."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from summarizer.reading.rendered import Mark, Span

from .html_raised import raised

__all__ = ["Flow", "Line", "Style"]

_SPACE = re.compile(r"[ \t\n\r\f]+")
# Signs that are no words: soft hyphens, zero-width spaces and joiners, marks of direction, controls.
_GONE = dict.fromkeys(
    (
        0xAD,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        0xFEFF,
        0x061C,
        0x180E,
        *range(9),
        *range(0x0E, 0x20),
        0x7F,
        *range(0x80, 0x85),
        *range(0x86, 0xA0),
    )
)
_PLAIN = {**_GONE, 0x0B: " ", 0x85: " ", 0x2028: " ", 0x2029: " "}
_BULLET = re.compile(r"[•●▪◦‣·○■□▶►*+–—-]\s|\(?\d{1,2}[.)]\s")
_SIGN = re.compile(r"[•●▪◦‣·○■□▶►][ \t\u00a0]*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,80}|\+?[\d\s().-]{7,24}")
_LONGEST_TITLE = 300


class Style(NamedTuple):
    """What holds for a stretch of text by the elements around it."""

    mark: int = 0
    """Marks of the lines that it stands on."""
    strong: bool = False
    link: bool = False
    raised: bool = False
    keeps: bool = False
    """White space and line breaks are kept."""
    regions: tuple[int, ...] = ()
    """The parts of the page that may be its own furniture, outermost first."""
    heading: bool = False
    inside: bool = False
    """In an article or a section, whose header and footer are its own."""
    place: int = 0
    """The number of the innermost block around it (see `html_places`)."""


@dataclass(slots=True)
class Line:
    """A line of the text."""

    text: str
    mark: int
    gap: bool
    """A blank line stands before it."""
    regions: tuple[int, ...] = ()
    marks: tuple[Span, ...] = ()
    """The footnote marks in it."""
    place: int = 0
    """The number of the innermost block around it."""


@dataclass(slots=True)
class Flow:
    """Lines in the making: inline text gathers until a block begins or ends."""

    lines: list[Line] = field(default_factory=list)
    marker: str = ""
    """The bullet or number that the next line begins with."""
    cell: bool = False
    """A table's cell, in which a bullet may stand alone."""
    rule: bool = False
    """A horizontal rule stands before the next line."""
    _runs: list[tuple[str, bool]] = field(default_factory=list)
    _style: Style = field(default_factory=Style)
    _gap: bool = False
    _spaced: bool = True
    """Nothing stands on the line yet, or a space ends it."""
    _letters: int = 0
    _strong: int = 0
    _linked: int = 0

    def add(self, text: str, style: Style) -> None:
        """Adds inline text."""
        text = text.translate(_PLAIN)
        if style.keeps:
            self._kept(text, style)
            return
        text = _SPACE.sub(" ", text)
        if self._spaced and text.startswith(" "):
            text = text[1:]
        if text:
            self._put(text, style)
            self._spaced = text.endswith(" ")

    def _put(self, text: str, style: Style) -> None:
        if not self._runs:
            self._style = style
        self._runs.append((text, style.raised))
        count = sum(map(str.isalnum, text))
        self._letters += count
        self._strong += count if style.strong else 0
        self._linked += count if style.link else 0

    def _kept(self, text: str, style: Style) -> None:
        for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if number:
                self.newline()
            if line:
                self._put(line, style)
                self._spaced = False

    def newline(self) -> None:
        """Ends the line; on an empty one, leaves a blank line."""
        if self._runs:
            self.end()
        else:
            self._gap = True

    def block(self, *, gap: bool) -> None:
        """Ends the line where a block begins or ends; `gap` asks for a blank line."""
        if self._runs:
            self.end()
        self._gap = self._gap or gap

    def end(self) -> None:
        """Ends the line, if there is one."""
        if not self._runs:
            return
        runs, style = self._runs, self._style
        letters, strong, linked = self._letters, self._strong, self._linked
        self._runs, self._spaced = [], True
        self._letters = self._strong = self._linked = 0
        text, marks = _written(runs)
        if not style.keeps:
            left = len(text) - len(text.lstrip())
            text, marks = text.strip(), tuple((start - left, end - left) for start, end in marks)
        if not text.strip():
            self._gap = self._gap or bool(text)
            return
        if sign := _SIGN.match(text):
            if sign.end() == len(text) and not self.cell:
                # A bullet in an element of its own is that of the next line.
                self.marker, self._gap = self.marker or "• ", True
                return
            text, marks = _bulleted(text, sign.end(), marks)
        mark = style.mark | _told(text, style, letters, strong, linked)
        self._finish(text.rstrip(), mark, style, marks)

    def _finish(self, text: str, mark: int, style: Style, marks: tuple[Span, ...]) -> None:
        marker, self.marker = self.marker, ""
        listed = bool(marker) and not (mark & Mark.LINK and marker.endswith("• "))
        if listed and not _BULLET.match(text):
            text = marker + text
            marks = tuple((start + len(marker), end + len(marker)) for start, end in marks)
            mark &= ~Mark.STRONG
        if self.rule:
            mark, self.rule = mark | Mark.RULE, False
        self.lines.append(Line(text, mark, self._gap, style.regions, marks, style.place))
        self._gap = False

    def take(self, lines: list[Line]) -> None:
        """Appends finished lines."""
        self.marker = "" if lines else self.marker
        for line in lines:
            line.gap, self._gap = line.gap or self._gap, False
            self.lines.append(line)


def _bulleted(text: str, width: int, marks: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """A line whose bullet was set off by several spaces, with one space; other lines as they are."""
    if width <= 2 or width == len(text):
        return text, marks
    moved = width - 2
    return f"{text[0]} {text[width:]}", tuple((start - moved, end - moved) for start, end in marks)


def _told(text: str, style: Style, letters: int, strong: int, linked: int) -> int:
    """What a line is by the share of it that is bold or linked."""
    mark = Mark.NONE
    if not letters:
        return mark
    if style.heading and len(text) <= _LONGEST_TITLE:
        return Mark.HEADING
    if strong >= 0.9 * letters and len(text) <= _LONGEST_TITLE:
        mark |= Mark.STRONG
    if linked == letters and not _ADDRESS.fullmatch(text.strip()):
        mark |= Mark.LINK
    return mark


def _written(runs: list[tuple[str, bool]]) -> tuple[str, tuple[Span, ...]]:
    """The text of a line's runs, what is raised written by what stands around it, and its footnote marks."""
    if not any(above for _, above in runs):
        return "".join(text for text, _ in runs), ()
    joined: list[tuple[str, bool]] = []
    for text, above in runs:
        if joined and joined[-1][1] == above:
            joined[-1] = (joined[-1][0] + text, above)
        else:
            joined.append((text, above))
    line = ""
    pieces: list[str] = []
    marks: list[Span] = []
    length = 0
    for number, (text, above) in enumerate(joined):
        if not above:
            piece = text
        else:
            behind = joined[number + 1][0][:24] if number + 1 < len(joined) else ""
            how = raised(line, text, behind)
            if how.glued and pieces and pieces[-1].endswith(" "):
                pieces[-1] = pieces[-1][:-1]
                length -= 1
            marks += [(length + start, length + end) for start, end in how.marks]
            piece = how.text
        pieces.append(piece)
        length += len(piece)
        line = (line + piece)[-40:]
    return "".join(pieces), tuple(marks)
