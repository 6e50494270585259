"""Glyphs into pieces of lines: words that stand beside each other, with what is raised among them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from .glyphs import Glyph
from .letters import BULLET, SOFT
from .raised import written

__all__ = ["WIDE", "Piece", "pieces_of", "rows_of"]

WIDE = 0.9
"""The gap between two words, in sizes of the letters, from which on they may be of two columns."""
_BASE = 0.3
"""How far base lines of one row may be apart, in sizes."""
_SMALL = 0.88
"""Below this share of its neighbours' size a glyph off their base line is raised or lowered."""
_LONGEST = 24
"""More letters are not raised together."""
_SPACE = 0.15
_SPACE_BESIDE_SPACES = 0.3
"""The gap that is a space where no space is drawn; wider where the line draws spaces elsewhere."""
_SEEN_SPACE = 0.1
"""The gap that is a space where PDFium sees one."""
_SIGNS = frozenset("•●▪◦‣·○■□▶►➢✓❖*–-—o")
_DASHES = frozenset("–-—*")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
_HANGING = 4.0
"""How far behind its bullet a text may begin, in sizes."""


@dataclass(slots=True, eq=False)
class Piece:
    """Words of one line without a wide gap between them."""

    x0: float
    x1: float
    y: float
    """The base line."""
    size: float
    text: str
    raised: list[tuple[int, int]]
    """Where footnote marks that are raised stand in the text."""
    bold: tuple[bool, bool, bool]
    """Whether its first word, all of it, and its last word are bold or italic."""
    heavy: bool
    """All of it is bold."""
    first: float
    """The width of its first word."""
    space: float
    """The widest gap between its words, in points; 0 for a single word."""
    note: bool
    """It begins with something raised: a footnote's mark."""
    text_at: float
    """Where its words begin, behind a bullet or number."""
    bullet: bool
    numbered: bool


class _Set(NamedTuple):
    """A glyph in a line: how it stands to the base line."""

    glyph: Glyph
    shift: int
    """1: raised; -1: lowered; 0: on the line."""


def pieces_of(glyphs: list[Glyph]) -> list[Piece]:
    """The pieces of a page's lines, from top to bottom and from left to right."""
    found = [_piece(string) for row in _with_small(list(_base_rows(glyphs))) for string in _parted(row)]
    return sorted((piece for piece in found if piece.text), key=lambda piece: (piece.y, piece.x0))


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces that stand on one base line together, from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (one.y, one.x0)):
        if rows and piece.y - rows[-1][0].y <= _BASE * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda one: one.x0)
    return rows


def _base_rows(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs whose base lines are about one, from top to bottom; each row from left to right."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: one.y):
        if row and glyph.y - row[0].y > _BASE * min(glyph.size, row[0].size):
            yield sorted(row, key=lambda one: one.x0)
            row = []
        row.append(glyph)
    if row:
        yield sorted(row, key=lambda one: one.x0)


def _parted(row: list[_Set]) -> Iterator[list[_Set]]:
    """A row's glyphs, parted at wide gaps; spaces at the ends go."""
    string: list[_Set] = []
    end, opens = 0.0, True
    for one in row:
        glyph = one.glyph
        if glyph.text == " ":
            if string:
                string.append(one)
            continue
        size = max(glyph.size, string[-1].glyph.size) if string else glyph.size
        if string and glyph.x0 - end > WIDE * size and not _hangs(string, glyph, end, opens=opens):
            yield _trimmed(string)
            string, opens = [], False
        string.append(one)
        end = max(end, glyph.x1) if len(string) > 1 else glyph.x1
    if string:
        yield _trimmed(string)


def _hangs(string: list[_Set], glyph: Glyph, end: float, *, opens: bool) -> bool:
    """Whether a glyph stands behind a bullet or a list's number, which parts no columns.

    A dash before a figure is a bullet only where it opens its row; elsewhere it is an empty cell.
    """
    if len(string) > 6 or glyph.x0 - end > _HANGING * glyph.size:
        return False
    label = "".join(one.glyph.text for one in string).strip()
    if len(label) == 1 and _is_bullet(string[0].glyph):
        return opens or label not in _DASHES or glyph.text.isalpha()
    return _NUMBER.fullmatch(label) is not None


def _trimmed(string: list[_Set]) -> list[_Set]:
    while string and string[-1].glyph.text == " ":
        string.pop()
    return string


def _usual(string: Iterable[Glyph]) -> float:
    """The size that most of a string's letters have; the larger one of two."""
    sizes = sorted(round(glyph.size, 1) for glyph in string if glyph.text != " ")
    groups = [(len(list(group)), size) for size, group in groupby(sizes)]
    return max(groups)[1] if groups else 0.0


def _with_small(rows: list[list[Glyph]]) -> Iterator[list[_Set]]:
    """The rows, each with the small letters that stand above or below its base line."""
    levels = [row[0].y for row in rows]
    largest = [max(glyph.size for glyph in row) for row in rows]
    guests: dict[int, list[_Set]] = {}
    gone: set[int] = set()
    for at, row in enumerate(rows):
        y, reach = row[0].y, 2 * largest[at]
        near = range(bisect_left(levels, y - reach), bisect_left(levels, y + reach))
        hosts = [one for one in near if one != at]
        most = _SMALL * max((largest[one] for one in hosts), default=0.0)
        for part in _tight(row) if min(glyph.size for glyph in row) < most else ():
            if part[0].size >= most or len(part) > _LONGEST:
                continue
            found = [(abs(levels[one] - y), one) for one in hosts if _beside(part, rows[one])]
            if found:
                host = min(found)[1]
                guests.setdefault(host, []).extend(
                    _Set(glyph, 1 if y < levels[host] else -1) for glyph in part
                )
                gone.update(map(id, part))
    for at, row in enumerate(rows):
        size = _usual(row)
        own = [_Set(glyph, _shift(glyph, row[0].y, size)) for glyph in row if id(glyph) not in gone]
        if own or at in guests:
            yield sorted(own + guests.get(at, []), key=lambda one: one.glyph.x0)


def _beside(small: list[Glyph], row: list[Glyph]) -> bool:
    """Whether letters stand raised or lowered right before, behind or between larger ones of a row."""
    x0, x1 = small[0].x0, small[-1].x1
    before = after = None
    for glyph in row:
        if glyph.text == " ":
            continue
        if glyph.x1 <= x0 + 0.15 * glyph.size:
            before = glyph
        elif glyph.x0 >= x1 - 0.15 * glyph.size:
            after = glyph
            break
        else:
            return False
    off = row[0].y - small[0].y
    for neighbour, gap, most in (
        (before, x0 - before.x1 if before else 0.0, 0.35),
        (after, after.x0 - x1 if after else 0.0, 0.6),
    ):
        if neighbour is not None and gap < most * neighbour.size and small[0].size < _SMALL * neighbour.size:
            size = neighbour.size
            return 0.1 * size < off < 0.75 * size or -0.4 * size < off < -0.05 * size
    return False


def _tight(row: list[Glyph]) -> list[list[Glyph]]:
    """A row's words, between which something else may stand: a comma on the line."""
    parts: list[list[Glyph]] = []
    before = None
    for glyph in row:
        if glyph.text != " ":
            if before is not None and before.text != " " and glyph.x0 - before.x1 <= 0.1 * glyph.size:
                parts[-1].append(glyph)
            else:
                parts.append([glyph])
        before = glyph
    return parts


def _shift(glyph: Glyph, y: float, size: float) -> int:
    if glyph.size >= _SMALL * size or abs(glyph.y - y) < 0.08 * size:
        return 0
    return 1 if glyph.y < y else -1


def _piece(string: list[_Set]) -> Piece:
    words = _words(string)
    text, raised, note = written(
        [
            [
                (one.glyph.text, one.shift > 0)
                for one in word
                if one.glyph.text != SOFT or one is string[-1]  # inside a line it is not seen
            ]
            for word in words
        ]
    )
    first = words[0]
    flags = [[one.glyph.face.bold or one.glyph.face.italic for one in word] for word in words]
    label = text.split(" ", 1)[0]
    bullet = len(words) > 1 and len(label) == 1 and _is_bullet(first[0].glyph)
    numbered = len(words) > 1 and not bullet and _NUMBER.fullmatch(label) is not None
    if bullet and text[0] == "o":
        text = BULLET + text[1:]
    level = [one.glyph for one in string if not one.shift] or [one.glyph for one in string]
    return Piece(
        x0=first[0].glyph.x0,
        x1=max(one.glyph.x1 for one in string),
        y=level[0].y,
        size=_usual(level),
        text=text,
        raised=raised,
        bold=(all(flags[0]), all(all(flag) for flag in flags), all(flags[-1])),
        heavy=all(glyph.face.bold for glyph in level),
        first=_first_end(string, words) - first[0].glyph.x0,
        space=max(
            (after[0].glyph.x0 - before[-1].glyph.x1 for before, after in pairwise(words)), default=0.0
        ),
        note=note,
        text_at=words[1][0].glyph.x0 if bullet or numbered else first[0].glyph.x0,
        bullet=bullet,
        numbered=numbered,
    )


def _first_end(string: list[_Set], words: list[list[_Set]]) -> float:
    """Where what no line is broken in ends: the first word, and those that are held to it."""
    held = {id(after) for before, after in pairwise(string) if before.glyph.held}
    end = 0.0
    for at, word in enumerate(words):
        if at and id(word[0]) not in held:
            break
        end = word[-1].glyph.x1
    return end


def _is_bullet(glyph: Glyph) -> bool:
    if glyph.text == "o":
        return glyph.face.typewriter or glyph.face.symbols
    return glyph.text in _SIGNS


def _words(string: list[_Set]) -> list[list[_Set]]:
    """The words of a string: what spaces part, or gaps that are as wide."""
    drawn = sum(one.glyph.text == " " for one in string)
    least = _SPACE_BESIDE_SPACES if drawn and drawn * 14 >= len(string) - drawn else _SPACE
    tight = sorted(
        (after.glyph.x0 - before.glyph.x1) / max(before.glyph.size, 1.0)
        for before, after in pairwise(string)
        if " " not in (before.glyph.text, after.glyph.text)
    )
    if len(tight) >= 6 and tight[len(tight) // 2] > 0.08:
        least += tight[len(tight) // 2]  # letters set apart
    words: list[list[_Set]] = []
    end, open_word = 0.0, False
    for one in string:
        if one.glyph.text == " ":
            open_word = False
            continue
        size = max(one.glyph.size, words[-1][-1].glyph.size) if words else one.glyph.size
        gap = one.glyph.x0 - end
        if open_word and gap <= (_SEEN_SPACE if one.glyph.spaced else least) * size:
            words[-1].append(one)
        else:
            words.append([one])
        end = max(one.glyph.x1, end) if open_word else one.glyph.x1
        open_word = True
    return words
