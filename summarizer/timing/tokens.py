"""Words, numbers and marks of a text with their exact places, as the grammar of timing needs them."""

import re
from bisect import bisect_right
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

# Typography that changes no meaning, one character for one, so that places stay exact.
_ONE_TO_ONE = {
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u2032\u00b4`"), "'"),
    **dict.fromkeys(map(ord, "\u2044\u2215"), "/"),
    **dict.fromkeys(map(ord, "\u223c\u2248\u02dc"), "~"),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
# Characters that are not one character of the folded text: invisible ones vanish, ligatures spread.
_OTHERS = {
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
}
_TYPOGRAPHY = re.compile(f"[{''.join(map(chr, _ONE_TO_ONE))}]")
_ODD = re.compile(f"[{''.join(_OTHERS)}]")


class Kind(StrEnum):
    """What a token is to the grammar."""

    WORD = "word"
    NUMBER = "number"
    """A whole number of one to three digits."""
    YEAR = "year"
    """Four digits from 1900 to 2199."""
    ORDINAL = "ordinal"
    """1st, 2nd, 12th."""
    CODE = "code"
    """Q2, 2Q, H1, 1H."""
    FISCAL = "fiscal"
    """FY or CY glued to its year."""
    DATE = "date"
    """A day in digits."""
    MARK = "mark"
    BREAK = "break"
    """The end of a paragraph or the start of a list item."""


class Token(NamedTuple):
    """A token: its kind, its lower-cased and its own text, and where it stands."""

    kind: Kind
    low: str
    raw: str
    start: int
    end: int


# Plain words and marks come first because most tokens are such; FY and CY may go on behind a space. Each alternative ends at a word boundary, so that `[^\W_]+` takes whatever is glued together (CD19, 3rdline).
_TOKEN = re.compile(
    r"""
    (?:
      (?P<plain>[^\W\d_]++(?![^\W_])(?<![FfCc][Yy]))
    | (?P<break>\n[^\S\n]*\n\s*|\n[^\S\n]*(?:[-*\u2022\u00b7\u25cf\u25aa\u25e6+][^\S\n]+)|^[^\S\n]*[-*\u2022]\s)
    | (?P<mark>[^\w\s]|_)
    | (?P<date>\d{4}-\d{2}-\d{2}(?![\w-])|\d{4}/\d{2}/\d{2}(?![\w/])
        |\d{1,2}\.\d{1,2}\.\d{4}(?!\w)|\d{1,2}/\d{1,2}/\d{4}(?![\w/]))
    | (?P<code>[Qq][1-4](?!\w)|[1-4][Qq](?!\w)|[Hh][12](?!\w)|[12][Hh](?!\w)
        |[1-4][Qq](?=\d\d(?:\d\d)?(?!\w))|[12][Hh](?=\d\d(?:\d\d)?(?!\w))
        |[Qq][1-4](?=20\d\d(?!\w))|[Hh][12](?=20\d\d(?!\w)))
    | (?P<fiscal>[FfCc][Yy]\s?'?(?:20\d\d|\d\d)(?!\w))
    | (?P<ordinal>\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH|St|Nd|Rd|Th)(?!\w))
    | (?P<year>(?:19|20|21)\d\d(?![^\W_]|,\d{3}|\.\d{3}))
    | (?P<other>\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,20})?|\d{1,20}\.\d{1,20})
    | (?P<number>\d{1,3}(?![^\W_]))
    | (?P<word>[^\W_]+)
    )[ ]*+
    """,
    re.VERBOSE,
)


_KINDS = {str(kind): kind for kind in Kind} | {"plain": Kind.WORD, "other": Kind.WORD}
_BY_GROUP = {number: _KINDS[name] for name, number in _TOKEN.groupindex.items()}


class Lexed(NamedTuple):
    """The tokens of a text and the way back from the folded places to the text's own."""

    tokens: list[Token]
    folded: str
    odd: list[tuple[int, int]]
    """Folded place and how far the text's own place is ahead, from there on; empty where they agree."""

    def place(self, folded: int) -> int:
        """The place in the text of a place in the folded text."""
        if not self.odd:
            return folded
        index = bisect_right(self.odd, folded, key=itemgetter(0)) - 1
        return folded if index < 0 else folded + self.odd[index][1]


def fold(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with plain dashes, quotes and letters, and where places have shifted by how much."""
    if text.isascii() and "`" not in text:
        return text, []
    plain = _TYPOGRAPHY.sub(lambda match: _ONE_TO_ONE[ord(match.group())], text)
    if not _ODD.search(plain):
        return plain, []
    pieces: list[str] = []
    odd: list[tuple[int, int]] = []
    done = length = 0
    for match in _ODD.finditer(plain):
        piece = plain[done : match.start()]
        spread = _OTHERS[match.group()]
        pieces += (piece, spread)
        length += len(piece) + len(spread)
        done = match.end()
        odd.append((length, done - length))
    pieces.append(plain[done:])
    return "".join(pieces), odd


def lex(folded: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a stretch of folded text, in order; spaces and single line ends are dropped."""
    # The plain constructor of a tuple: a release has a thousand tokens, and most are never looked at.
    new, kinds = tuple.__new__, _BY_GROUP
    return [
        new(
            Token,
            (kinds[group := match.lastindex or 0], (raw := match[group]).lower(), raw, *match.span(group)),
        )
        for match in _TOKEN.finditer(folded, start, len(folded) if end is None else end)
    ]
