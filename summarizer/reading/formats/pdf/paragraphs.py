"""Lines into paragraphs, told as a printer shows them: by gaps, indents, bullets, faces, and last lines that stop short."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.reading.rendered import Mark

from .hyphens import Joiner
from .tables import Line

__all__ = ["Flow", "Paragraph", "body_size", "paragraphs_of"]

_TALL = 1.15
"""A gap larger by this than the usual one from line to line parts paragraphs."""
_SIZES = 0.07
"""Letters whose sizes differ by more than this share are not of one paragraph."""
_SLACK = 0.6
"""A space, and what a line may stop short of the side for nothing, in sizes."""
_LONG = 0.4
"""The share of a line that an address may be short of room by."""
_INDENT = 0.7
_HEADING = 1.12
"""Letters larger by this than the text's are a heading's."""
_ENDS = frozenset(".!?:;")
_HANGING = 0.3
"""The lines of a list's item begin at one place, up to this share of a size."""
_ENDS_QUOTED = frozenset('.!?:;"”’)]')
_OPEN_ENDED = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
"""Words with which no paragraph ends."""


@dataclass(slots=True)
class Flow:
    """The lines of a region, and the sides of the column that they stand in."""

    lines: list[Line]
    left: float
    right: float
    column: bool
    """It is one of several columns."""


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph, a heading, or a table's row."""

    text: str
    mark: int
    gap: bool
    """It stands apart from what is above it."""
    raised: list[tuple[int, int]]
    pages: list[tuple[int, int]]
    """Where the words of each page begin: offset in the text, number of the page."""


def body_size(flows: Iterable[Flow]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for flow in flows:
        for line in flow.lines:
            sizes[round(line.piece.size * 2) / 2] += len(line.piece.text)
    return max(sorted(sizes), key=lambda size: sizes[size]) if sizes else 0.0


def paragraphs_of(flows: Sequence[Flow], size: float) -> list[Paragraph]:
    """The paragraphs of a text whose flows follow each other, set in letters of `size`."""
    joiner = Joiner(line.piece.text for flow in flows for line in flow.lines)
    pitches = _pitches(flows)
    indent = _indent(flows)
    made: list[_Open] = []
    for flow in flows:
        for line in flow.lines:
            last = made[-1] if made else None
            if last is not None and last.goes_on(line, flow, pitches):
                last.add(line, flow)
            else:
                gap = last is None or last.flow is not flow or last.is_apart(line, pitches)
                made.append(_Open(line, flow, gap=gap, indent=indent))
    return [one.closed(joiner, size) for one in made]


def _pitches(flows: Sequence[Flow]) -> dict[float, float]:
    """The usual distance from line to line for each size of letters."""
    seen: dict[float, Counter[float]] = {}
    for flow in flows:
        for above, line in pairwise(flow.lines):
            size = _rounded(line.piece.size)
            step = (line.piece.y - above.piece.y) / line.piece.size
            if _rounded(above.piece.size) == size and 0.9 < step < 3 and _is_full(above, line, flow):
                seen.setdefault(size, Counter())[round(step, 1)] += 1
    return {size: max(sorted(steps), key=lambda step: steps[step]) for size, steps in seen.items()}


def _indent(flows: Sequence[Flow]) -> float:
    """How far the first lines of paragraphs are set in; 0 where they are not.

    They are where most lines that are followed further out are followed at the side.
    """
    out: Counter[float] = Counter()
    even = 0
    for flow in flows:
        for above, line in pairwise(flow.lines):
            if (
                above.row
                or line.row
                or above.piece.bullet
                or line.piece.bullet
                or not _is_full(above, line, flow)
            ):
                continue
            at, next_at = above.piece.x0 - flow.left, line.piece.x0 - flow.left
            if at > _INDENT * above.piece.size:
                out[_rounded(at)] += next_at < 0.3 * line.piece.size
                even += abs(next_at - at) < 0.3 * line.piece.size
    return max(out, key=lambda at: (out[at], at)) if out.total() >= 3 and out.total() > even else 0.0


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _is_full(line: Line, following: Line, flow: Flow) -> bool:
    """Whether a line had no room for the first word of the next one."""
    piece = line.piece
    word = following.piece.text.split(" ", 1)[0]
    first = following.piece.first
    if "://" in word or word.startswith("www."):
        first = min(first, _LONG * (flow.right - flow.left))
    return piece.x1 + first > flow.right - _SLACK * piece.size


def _is_centred(line: Line, flow: Flow) -> bool:
    """Whether a line's middle is its column's."""
    off = (line.piece.x0 + line.piece.x1) - (flow.left + flow.right)
    return abs(off) < 1.2 * line.piece.size


class _Open:
    """A paragraph to which lines are still added."""

    def __init__(self, line: Line, flow: Flow, *, gap: bool, indent: float) -> None:
        self.lines = [line]
        self._indent = indent
        self.flow = flow
        self._gap = gap
        opening = line.piece
        self._opens = opening.x0 - flow.left
        self._words = opening.text_at - flow.left
        """Where the first line and its words behind a bullet begin, from the side of its column."""
        self._usual: float | None = None
        """Where the second line begins."""

    def add(self, line: Line, flow: Flow) -> None:
        if self._usual is None:
            self._usual = line.piece.x0 - flow.left
        self.lines.append(line)
        self.flow = flow

    def is_apart(self, line: Line, pitches: dict[float, float]) -> bool:
        """Whether a line below stands further off than the next line of a paragraph would."""
        above = self.lines[-1]
        size = max(line.piece.size, above.piece.size)
        usual = pitches.get(_rounded(line.piece.size), 1.25)
        return line.piece.y - above.piece.y > _TALL * usual * size

    def goes_on(self, line: Line, flow: Flow, pitches: dict[float, float]) -> bool:
        """Whether a line is the next one of this paragraph."""
        above = self.lines[-1]
        if line.row or above.row or line.piece.note:
            return False
        if line.piece.numbered and above.piece.text[-1] in ".!?:":
            return False
        if line.piece.bullet and not self._dashes_on(line, flow):
            return False
        if abs(line.piece.size - above.piece.size) > _SIZES * max(line.piece.size, above.piece.size):
            return False
        if flow is not self.flow:
            return self._crosses(line, flow)
        if line.piece.y <= above.piece.y + 0.5 * above.piece.size or self.is_apart(line, pitches):
            return False
        if line.piece.numbered and not _is_full(above, line, flow):
            return False
        if self._turns(line) and not self._runs_in(line, flow):
            return False
        if self._is_title(line, flow):
            return True
        return self._is_placed(line, flow) and (_is_full(above, line, flow) or self._breaks_off(line, flow))

    def _breaks_off(self, line: Line, flow: Flow) -> bool:
        """Whether the sentence above goes on though its line had room: words may be held together unseen."""
        above = self.lines[-1].piece
        if above.text[-1] in _ENDS_QUOTED or line.piece.bullet or line.piece.numbered:
            return False
        if above.x1 - above.x0 < 0.5 * (flow.right - flow.left):
            return False
        if above.text.rsplit(" ", 1)[-1] in _OPEN_ENDED:
            return True
        return " " in above.text and (len(self.lines) > 1 or line.piece.text[0].islower())

    def _dashes_on(self, line: Line, flow: Flow) -> bool:
        """Whether the dash at a line's head is the sentence's own, not a bullet."""
        above = self.lines[-1]
        if (
            line.piece.text[0] not in "–—-"
            or above.piece.text[-1] in _ENDS
            or not _is_full(above, line, flow)
        ):
            return False
        off = line.piece.x0 - flow.left - self._opens
        return not self.lines[0].piece.bullet or off > 0.5 * (self._words - self._opens)

    def _turns(self, line: Line) -> bool:
        """Whether a heading ends or begins between the lines: all of one is bold, and none of the other there."""
        above = self.lines[-1].piece
        if above.bold[1] and above.heavy and not line.piece.bold[0]:
            return all(one.piece.bold[1] for one in self.lines)
        return line.piece.heavy and line.piece.bold[1] and not above.bold[2]

    def _runs_in(self, line: Line, flow: Flow) -> bool:
        """Whether the bold words above are no heading but open this paragraph, and fill its first line by chance."""
        above, opening = self.lines[-1], self.lines[0].piece
        if line.piece.heavy or not _is_full(above, line, flow):
            return False
        return opening.bullet or opening.numbered or above.piece.text[-1] == ":"

    def _is_title(self, line: Line, flow: Flow) -> bool:
        """Whether a line is the next one of a title whose lines are centred."""
        above = self.lines[-1]
        inset = max(above.piece.x0, line.piece.x0) - flow.left > 0.3 * line.piece.size
        bold = above.piece.bold[1] and line.piece.bold[1]
        return bold and inset and _is_centred(above, flow) and _is_centred(line, flow)

    def _is_placed(self, line: Line, flow: Flow) -> bool:
        """Whether a line begins where the next one of this paragraph would: at its left, not at an indent."""
        size = line.piece.size
        at = line.piece.x0 - flow.left
        opening = self.lines[0].piece
        if self._usual is not None:
            hangs = opening.bullet or opening.numbered
            return abs(at - self._usual) < (_HANGING if hangs else _INDENT) * size
        if self._indent and abs(at - self._indent) < 0.15 * size and (opening.numbered or opening.bullet):
            return abs(at - self._words) < _HANGING * size
        if opening.numbered:
            return at < self._words + 1.5 * size
        if opening.bullet:
            return self._opens - _INDENT * size < at < self._words + 1.5 * size
        if self._indent and self._opens > _INDENT * size and at > self._opens - 0.2 * size:
            return False  # the first line of another paragraph
        # A first line may stand further in, or further out where only it begins at the margin.
        return at < self._opens + _INDENT * size or self.lines[-1].piece.text[-1] not in _ENDS

    def _crosses(self, line: Line, flow: Flow) -> bool:
        """Whether a line at the head of the next column or page goes on with this paragraph."""
        above, size = self.lines[-1], line.piece.size
        if above.page == line.page and not (flow.column and self.flow.column):
            return False
        if above.piece.heavy and above.piece.bold[1] and (len(self.lines) == 1 or not line.piece.heavy):
            return False
        if line.piece.heavy and line.piece.bold[1] and not above.piece.bold[2]:
            return False
        at = line.piece.x0 - flow.left
        usual = self._words if self._usual is None else self._usual
        opening = self.lines[0].piece
        if opening.bullet or opening.numbered:
            if abs(at - usual) > 1.5 * size:
                return False
        elif at > max(usual, 0) + _INDENT * size:
            return False
        if line.piece.text[:1].islower():
            return above.piece.text[-1] not in ".!?"
        if above.piece.text[-1] in ".!?" and len(self.lines) == 1:
            return False
        return _is_full(above, line, self.flow)

    def closed(self, joiner: Joiner, size: float) -> Paragraph:
        parts, length = [""], 0
        raised: list[tuple[int, int]] = []
        pages: list[tuple[int, int]] = []
        before = self.lines[0]
        for line in self.lines:
            kept, glue = joiner.join(parts[-1], line.piece.text)
            if glue == " " and self._breaks_address(before, "".join(parts), line):
                glue = ""
            before = line
            length += len(kept) - len(parts[-1]) + len(glue)
            parts[-1] = kept + glue
            if not pages or line.page != pages[-1][1]:
                pages.append((length, line.page))
            raised += [(length + start, length + end) for start, end in line.piece.raised]
            parts.append(line.piece.text)
            length += len(line.piece.text)
        return Paragraph("".join(parts), self._mark(size), self._gap, raised, pages)

    def _breaks_address(self, above: Line, written: str, line: Line) -> bool:
        """Whether an address that is longer than the column goes on: broken where its line was full."""
        address = written.rsplit(" ", 1)[-1]
        if " " in above.piece.text or not ("://" in address or address.startswith("www.")):
            return False
        letter = (above.piece.x1 - above.piece.x0) / len(above.piece.text)
        width = self.flow.right - self.flow.left
        rest = line.piece.text.split(" ", 1)[0]
        return above.piece.x1 - above.piece.x0 + 1.3 * letter > width and len(address + rest) * letter > width

    def _mark(self, size: float) -> int:
        first = self.lines[0]
        if first.row:
            return Mark.TABLE
        strong = all(line.piece.bold[1] for line in self.lines)
        mark = Mark.STRONG if strong else Mark.NONE
        if first.piece.size > _HEADING * size and len(self.lines) <= 6:
            mark |= Mark.HEADING
        return mark
