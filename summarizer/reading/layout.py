"""The text as a list of blocks: paragraphs, bullets, headings and table rows, with exact offsets."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from .rendered import Mark

__all__ = ["Block", "blocks_of", "has_columns", "unwrapped", "wrap_width"]

# `o` is what is left of a hollow bullet.
_BULLET = re.compile(r"(?:[•●▪◦‣·○■□▶►*+–—-]|--|o(?= {2,}))[ \t\u00a0]+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ \t\u00a0]+(?=\S)")
# What stands for what; each is one character long, so offsets stay.
_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"))
_SPECIAL_SPACES = (
    "\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_SPECIAL_HYPHENS = "\u2010\u2011"
_OPENING = 420
_ORNAMENT = " \t:*-|#>»«›‹•·_=~."
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]{0,2}(?:\[?\d{1,2}(?:,\d{1,2}){0,6}\]?)?$")
_ABBREVIATION = re.compile(
    r"\b(?:Inc|Ltd|Corp|Co|LLC|S\.A|N\.V|B\.V|L\.P|U\.S|U\.K|p\.m|a\.m|Jr|Sr|M\.D|Ph\.D|vs)\.$"
)
_STOP = re.compile(r"[a-z0-9)%”\"][.!?][”\"’]?\s+[“\"]?[A-Z]")
_RULED = re.compile(r"\s*[-=_*]{3,}\s*$")
_FINISHED = re.compile(r"[.!?:;][”\"’')\]]{0,2}\s*$")
_LABELLED = re.compile(r"[A-Z][^:.,]{1,30}:\s")
_HYPHEN_END = re.compile(r"[^\W_][-\u2010\u2011\u2013]$")
# "first- and second-line": the hyphen stands for what follows later.
_SUSPENDED = re.compile(r"(?:and|or|to|through|versus|vs)\b")
_COLUMNS = re.compile(r"\S(?: {3}|\t)\s*\S")


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph or a line that stands for itself; [start, end) without outer white space."""

    start: int
    end: int
    text: str
    """The block on one line: line breaks and special spaces inside it are plain spaces, hyphens that hold
    words together are plain hyphens; each is one character, so offsets stay."""
    gap: bool
    """A blank line stands before it."""
    mark: int
    """The bits of `Mark`."""
    bullet: int
    """Length of the bullet or number at its start; 0 without one."""
    numbered: bool
    opening: str
    """Its first 420 characters in lower case with plain quotes and spaces, to look for words in."""
    label: str
    """The folded text of a short block, to compare with section names; empty for a long one."""
    ends_sentence: bool
    """It closes with a sentence mark (a footnote mark may follow)."""
    is_prose: bool
    """It reads as sentences: long and closed by a mark, or several of them."""

    @property
    def body(self) -> str:
        """The text behind the bullet."""
        return self.text[self.bullet :]

    @property
    def ends_line(self) -> bool:
        """Whether it ends like a heading or a title: open, or with an abbreviation's point or a question."""
        return (
            not self.ends_sentence
            or self.text.endswith("?")
            or _ABBREVIATION.search(self.text[-8:]) is not None
        )


def has_columns(line: str) -> bool:
    """Whether three spaces or a tab stand between two words: a table's column."""
    return ("   " in line or "\t" in line) and _COLUMNS.search(line) is not None


def _label(plain: str) -> str:
    """A short line reduced to what section names are compared with: lower case, one space, no ornament."""
    return " ".join(plain.split()).strip(_ORNAMENT).lower()


def _plain(text: str) -> str:
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    return text


def blocks_of(text: str, marks: Mapping[int, int]) -> list[Block]:
    """The blocks of `text` in reading order; `marks` says what lines were in a Markdown original.

    Each line is a block, unless the text is wrapped at a fixed width: then lines are joined up to a
    blank line, a bullet or a short line.
    """
    lines: list[tuple[int, str]] = []
    offset = 0
    for line in text.split("\n"):
        lines.append((offset, line))
        offset += len(line) + 1
    width = wrap_width([line for _, line in lines])
    spans: list[tuple[int, int, bool, int]] = []
    gap = False
    last = ""
    for start, line in lines:
        bare = line.strip()
        if not bare:
            gap, last = True, ""
            continue
        begin = start + line.index(bare[0])
        if width and last and spans and _continues(last, line, width):
            spans[-1] = (spans[-1][0], begin + len(bare), *spans[-1][2:])
        else:
            spans.append((begin, begin + len(bare), gap or not spans, marks.get(start, Mark.NONE)))
        gap, last = False, line
    spaced = text
    for space in _SPECIAL_SPACES:
        spaced = spaced.replace(space, " ")
    for hyphen in _SPECIAL_HYPHENS:
        spaced = spaced.replace(hyphen, "-")
    plain = _plain(spaced)
    return [_block(spaced, plain, *span) for span in spans]


def unwrapped(text: str) -> str:
    """Text that was wrapped at a fixed width with each paragraph on one line; any other text as it is."""
    lines = text.split("\n")
    width = wrap_width(lines)
    if not width:
        return text
    pieces: list[str] = []
    last = ""
    for line in lines:
        if last.strip() and line.strip() and _continues(last, line, width):
            pieces[-1] = pieces[-1].rstrip()
            pieces += ["" if _is_broken(pieces[-1], line.lstrip()) else " ", line.strip()]
        else:
            pieces += ["\n", line]
        last = line
    return "".join(pieces[1:])


def _is_broken(line: str, following: str) -> bool:
    """Whether a word was broken at its own hyphen (`anti-` and `IL-33`)."""
    return (
        _HYPHEN_END.search(line[-2:]) is not None
        and following[:1].isalnum()
        and not _SUSPENDED.match(following)
    )


def _block(spaced: str, plain: str, start: int, end: int, gap: bool, mark: int) -> Block:
    content = spaced[start:end]
    ends = _SENTENCE_END.search(content[-24:]) is not None
    prose = (ends and len(content) >= 60) or (len(content) >= 140 and _STOP.search(content) is not None)
    sign = _BULLET.match(content)
    number = None if sign else _NUMBERED.match(content)
    bullet = sign or number
    return Block(
        start=start,
        end=end,
        text=content,
        gap=gap,
        mark=mark,
        bullet=bullet.end() if bullet else 0,
        numbered=number is not None,
        opening=plain[start : min(end, start + _OPENING)].lower(),
        label=_label(plain[start:end]) if end - start <= 160 else "",
        ends_sentence=ends,
        is_prose=prose and not mark & (Mark.TABLE | Mark.CODE),
    )


def wrap_width(lines: list[str]) -> int:
    """The width at which the text was wrapped; 0 when its lines are paragraphs.

    Wrapped text shows many lines that another one follows directly, nearly all of about one length.
    """
    ordered = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(ordered) < 6:
        return 0
    widest = ordered[int(len(ordered) * 0.97) - 1]
    if not 55 <= widest <= 110 or ordered[-1] > 2 * widest:
        return 0
    inner = [
        len(line.rstrip())
        for line, following in itertools.pairwise(lines)
        if line.strip() and following.strip() and not has_columns(line)
    ]
    if len(inner) < 6:
        return 0
    near = sum(length >= 0.75 * widest for length in inner)
    return widest if near >= 0.6 * len(inner) else 0


def _is_set(line: str) -> bool:
    """Whether a line was set by hand: a table's row, a rule."""
    return has_columns(line) or _RULED.match(line) is not None or line.lstrip()[:1] == "|"


def _continues(last: str, line: str, width: int) -> bool:
    """Whether `line` goes on where `last` was wrapped."""
    bare = line.strip()
    if _BULLET.match(bare) or any(_is_set(one) for one in (last, line)):
        return False
    # "at week\n24. Health": a number opens an item only behind what was finished.
    if _NUMBERED.match(bare) and _FINISHED.search(last[-24:]):
        return False
    # "Investors: Jane", "Media: John": each is of its own.
    if _LABELLED.match(bare) and _LABELLED.match(last.lstrip()):
        return False
    # The wrapped line had no room for the next word.
    first = len(bare.split(" ", 1)[0])
    return len(last.rstrip()) + 1 + first > 0.85 * width
