"""Plain text: spans, sentences, words, and the folding that makes typographic variants equal.

Offsets are code points, `[start, end)`. Everything here runs in time linear in its input.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: offsets of its first character and behind its last."""

    start: int
    end: int


INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufe0e\ufe0f\ufeff"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"
_SPECIAL = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2035\u02bc\u02b9\u0060\u00b4\u2039\u203a\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\uff02", '"'),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys("\u223c\u02dc\uff5e\u301c", "~"),
    **dict.fromkeys("\u2044\u2215\uff0f", "/"),
    **dict.fromkeys("\u2265\u2267\u2a7e", ">="),
    **dict.fromkeys("\u2264\u2266\u2a7d", "<="),
    "\u00b5": "\u03bc",
    "\u2236": ":",
}
# Superscripts, subscripts and fractions are left alone: to fold them would change a number's value.
_TAGS = ("<font>", "<wide>", "<narrow>", "<compat>", "<noBreak>", "<square>")
# A character that may be folded, what is no white space and what is no common space alone, or a run of white space:
# it begins with a set of characters, not with a choice, which keeps the search for it fast.
_UNUSUAL = re.compile(rf"[^!-_a-~](?:(?<=[^\s{INVISIBLE}])|[\s{INVISIBLE}]+|(?<! ))")
# The same, for the rare text that has combining accents.
_ACCENTED = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[^\u0300-\u036f][\u0300-\u036f]{{1,8}}|[^ -\x7e]|`")
_ACCENT = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters came from."""

    text: str
    offsets: "array[int]"
    """For each folded character, where its source begins."""
    ends: "array[int]"
    """For each folded character, where its source ends."""

    def source(self, start: int, end: int) -> Span:
        """The stretch of the source that folded characters `[start, end)` came from; not for empty stretches."""
        return Span(self.offsets[start], self.ends[end - 1])


@lru_cache(maxsize=4096)
def _fold_one(piece: str) -> str:
    """The folded form of a run of white space, an accented letter, or one unusual character."""
    if piece[0].isspace() or piece[0] in INVISIBLE:
        if not any(character.isspace() for character in piece):
            return ""
        # A word that was broken at a soft hyphen is one word.
        return "" if piece[0] == "\u00ad" and "\n" in piece else " "
    if len(piece) > 1:
        return unicodedata.normalize("NFC", piece)
    if piece in _SPECIAL:
        return _SPECIAL[piece]
    if unicodedata.decomposition(piece).startswith(_TAGS):
        plain = unicodedata.normalize("NFKC", piece)
        if not plain.startswith(" "):
            return "".join(_SPECIAL.get(character, character) for character in plain)
    return piece


def _fold_piece(match: re.Match[str]) -> str:
    """The folded form of a match; long runs of white space stay out of the cache."""
    piece = match.group()
    if len(piece) <= 16:
        return _fold_one(piece)
    return "" if piece.strip(INVISIBLE) == "" else " "


def fold(text: str) -> Folded:
    """Make typographic variants of a text equal, and say where each folded character came from.

    Folded: quotation marks, dashes (a minus sign too), kinds and runs of white space (to one space),
    invisible characters, full-width forms, ligatures, the ellipsis, `≥` and `≤` (to `>=`, `<=`).
    Kept: case, every digit's value, superscripts and fractions.
    """
    pieces: list[str] = []
    offsets: array[int] = array("i")
    ends: array[int] = array("i")
    places = array("i", range(len(text) + 1))
    done = 0
    pattern = _ACCENTED if _ACCENT.search(text) else _UNUSUAL
    for match in pattern.finditer(text):
        start, end = match.span()
        if done < start:
            pieces.append(text[done:start])
            offsets += places[done:start]
            ends += places[done + 1 : start + 1]
        plain = _fold_piece(match)
        pieces.append(plain)
        offsets.extend([start] * len(plain))
        ends.extend([end] * len(plain))
        done = end
    pieces.append(text[done:])
    offsets += places[done : len(text)]
    ends += places[done + 1 :]
    return Folded("".join(pieces), offsets, ends)


def fold_str(text: str) -> str:
    """The folded text alone, as `fold` makes it, for comparisons."""
    if text.isascii() and text.isprintable() and "  " not in text and "`" not in text:
        return text
    pattern = _UNUSUAL if text.isascii() or not _ACCENT.search(text) else _ACCENTED
    return pattern.sub(_fold_piece, text)


def lowered(text: str) -> str:
    """The text in lower case, with every character in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


_DASH = DASHES.replace("-", r"\-")
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*(?:[/+{_DASH}]\d+(?:[.,]\d+)*)*(?:\+|%)?(?![^\W_])"
    r"|(?:[^\W\d_]\.){2,8}(?![^\W_])"
    rf"|[^\W_]+(?:['\u2019&.+{_DASH}][^\W_]+)*\+?"
)


def words(text: str) -> Iterator[Span]:
    """The words and numbers of a text, left to right.

    `ALLO-329`, `CD70+`, `cost-of-goods`, `U.S.`, `30,000`, `0.5`, `3+3`, `16/33`, `25–30%` are one
    each; words joined by a slash (`CD19/CD70`) are two; an operator (`p<0.001`) stands outside.
    """
    for match in _WORD.finditer(text):
        yield Span(*match.span())


def word_list(text: str) -> list[str]:
    """The words and numbers of a text themselves, as `words` finds them."""
    return _WORD.findall(text)


# Abbreviations that are followed by more of their sentence, mostly by a capital or a number.
_NEVER_LAST = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "vs",
        "e.g",
        "i.e",
        "no",
        "nos",
        "fig",
        "figs",
        "ref",
        "refs",
        "approx",
        "st",
        "ca",
        "cf",
        "al",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "calif",
        "mass",
        "conn",
        "penn",
        "colo",
        "fla",
        "wash",
        "ore",
        "ariz",
        "mich",
        "minn",
        "wis",
        "ill",
        "tenn",
        "tex",
        "n.j",
        "n.y",
        "n.c",
        "d.c",
        "vol",
        "ed",
        "eds",
        "incl",
        "excl",
        "est",
        "resp",
        "gen",
        "gov",
        "sen",
        "rep",
        "sr",
        "jr",
        "clin",
        "res",
        "med",
        "sci",
        "viz",
    ]
)
# Abbreviations that may end a sentence: they do when a word follows that opens sentences.
_MAY_BE_LAST = frozenset(
    [
        "inc",
        "ltd",
        "corp",
        "co",
        "plc",
        "llc",
        "l.l.c",
        "s.a",
        "n.v",
        "b.v",
        "a.g",
        "u.s",
        "u.k",
        "e.u",
        "u.s.a",
        "m.d",
        "ph.d",
        "pharm.d",
        "d.v.m",
        "m.b.a",
        "b.sc",
        "m.sc",
        "r.ph",
        "d.o",
        "m.p.h",
        "j.d",
        "s.p.a",
        "etc",
        "a.m",
        "p.m",
        "esq",
    ]
)
_OPENERS = frozenset(
    [
        "the",
        "this",
        "these",
        "those",
        "that",
        "it",
        "its",
        "we",
        "our",
        "they",
        "their",
        "there",
        "in",
        "on",
        "at",
        "for",
        "from",
        "with",
        "as",
        "by",
        "to",
        "after",
        "before",
        "during",
        "since",
        "while",
        "when",
        "if",
        "although",
        "however",
        "additionally",
        "furthermore",
        "moreover",
        "also",
        "both",
        "all",
        "each",
        "no",
        "not",
        "such",
        "under",
        "based",
        "following",
        "patients",
        "results",
        "data",
        "an",
        "a",
        "he",
        "she",
        "his",
        "her",
        "upon",
        "within",
        "once",
        "together",
        "separately",
        "importantly",
    ]
)
# It begins with a set of characters, not with a choice, which keeps the search for it fast.
_END = re.compile(
    r"""[.!?\u2026\n\u2028\u2029\r\f\v](?:(?<=[\n\u2028\u2029\r\f\v])|[.!?\u2026]{0,19}["'\u201d\u2019)\]*_\u00bb]{0,10}"""
    r"""(?:\d{1,2}|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,4})?(?=\s|$))"""
)
_BULLET = re.compile(
    r"[^\S\n]{0,12}(?:[-*+\u2022\u00b7\u25aa\u25cf\u25e6\u2013\u2014\uf0b7#>|]{1,8}[^\S\n]|\d{1,2}[.)][^\S\n])"
)
_LAST_WORD = re.compile(r"[^\s\"'\u201c\u2018(\[*_]{1,40}$")
_LETTERS = re.compile(r"(?:[^\W\d_]\.){1,4}[^\W\d_]")
_NEXT_WORD = re.compile(r"[\s\"'\u201c\u2018(\[*_]*([^\s,;:.!?)\"'\u201d\u2019]{0,40})")


def _ends_at_stop(text: str, stop: int, after: int, end: int) -> bool:
    """Whether the full stop at `stop`, with closing marks up to `after`, ends a sentence."""
    if text[stop] != "." or text.startswith("..", stop):
        following = _NEXT_WORD.match(text, after, end)
        return text[stop] in "!?" or not following or not following[1][:1].islower()
    if text[after - 1].isdigit() and text[stop - 1 : stop].isdigit():
        return False
    found = _LAST_WORD.search(text, max(0, stop - 40), stop)
    last = found.group().lower() if found else ""
    following = _NEXT_WORD.match(text, after, end)
    word = following[1] if following else ""
    if not word:
        return True
    if word[0].islower():
        # An identifier may open a sentence in lower case (mRNA, p53); a plain word does not.
        return (
            any(character.isupper() or character.isdigit() for character in word[1:])
            and last not in _NEVER_LAST
        )
    if after > stop + 1 and last not in _MAY_BE_LAST:
        return True
    if last in _NEVER_LAST:
        return False
    initial = len(last) == 1 and last.isalpha()
    if last in _MAY_BE_LAST or initial or _LETTERS.fullmatch(last):
        return word.lower() in _OPENERS and word[0].isupper() and word != "A"
    return True


def _is_wrapped(block: str) -> bool:
    """Whether the lines of a block were broken by width: even lengths, and a line going on in lower case."""
    lines = block.split("\n")
    if len(lines) < 3:
        return False
    widths = [len(line.strip()) for line in lines[:-1]]
    return (
        max(widths) <= 120
        and min(widths) >= 0.7 * max(widths)
        and not any(_BULLET.match(line) for line in lines)
        and any(line.lstrip()[:1].islower() for line in lines[1:])
    )


def _wrapped(text: str, start: int, end: int) -> list[Span]:
    """The blocks of `text[start:end]` whose lines were broken by width."""
    wrapped: list[Span] = []
    position = start
    for match in re.finditer(r"\n[ \t\u00a0\r]*\n|\Z", text[start:end]):
        block_text = text[position : start + match.start()]
        if _is_wrapped(block_text.strip()):
            skipped = len(block_text) - len(block_text.lstrip())
            wrapped.append(Span(position + skipped, start + match.start()))
        position = start + match.end()
    return wrapped


def _breaks_at(text: str, newline: int, start: int, end: int) -> bool:
    """Whether the line break at `newline` ends a sentence, rather than being a wrapped line's end."""
    if text[newline] in "\r\f\v\u2028\u2029":
        return text[newline] != "\r" or not text.startswith("\n", newline + 1)
    line_end = text.find("\n", newline + 1, end)
    following = text[newline + 1 : end if line_end < 0 else line_end]
    before = text[max(start, newline - 40) : newline].rstrip()
    if not following.strip() or not before or _BULLET.match(following):
        return True
    return before[-1] in ".!?:;|" or not following.lstrip()[:1].islower()


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, as exact spans without outer white space, left to right.

    A line break ends a sentence unless the text goes on in lower case or the block is wrapped at one
    width; blank lines and bullets always end one. Abbreviations (Inc., U.S., Ph.D., vs., No., Feb. 12),
    initials and decimals do not.
    """
    end = len(text) if end is None else min(end, len(text))
    wrapped = _wrapped(text, start, end) if text.count("\n", start, end) > 1 else []
    spans: list[Span] = []
    begin, block = start, 0
    for match in _END.finditer(text, start, end):
        at, after = match.span()
        if text[at] in "\n\r\f\v\u2028\u2029":
            while block < len(wrapped) and wrapped[block].end <= at:
                block += 1
            inside = block < len(wrapped) and wrapped[block].start <= at
            if inside or not _breaks_at(text, at, start, end):
                continue
        elif not _ends_at_stop(text, at, after, end):
            continue
        _append(spans, text, begin, after)
        begin = after
    _append(spans, text, begin, end)
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add the stretch, trimmed of outer white space, unless nothing is left of it."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        spans.append(Span(start + left, start + len(piece.rstrip())))
