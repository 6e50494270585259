"""What a block looks like: a row of a table, a heading, a caption."""

import re

from .layout import Block, has_columns
from .rendered import Mark
from .sections import EMAIL, URL
from .signs import small_words

__all__ = [
    "is_caption",
    "is_heading",
    "is_row",
    "is_statement",
    "is_titled",
    "lists_addresses",
    "titles_statement",
]

_NUMBER = re.compile(r"[$€£¥]?\(?[+-]?[$€£¥]?\d[\d,.]*\)?%?|[-–—$€£%|)]")
_STATEMENT = re.compile(
    r"(?:consolidated|condensed) (?:condensed |consolidated )?(?:statements?|balance|financial)|\(in thousands|\(unaudited|in eur'000"
    r"|amounts in thousands|\(in millions",
    re.IGNORECASE,
)
_STATED = ("consolidated ", "condensed ", "in thousands", "(unaudited", "in eur'000", "(in millions")
"""What each title of a statement holds, for a quick look."""
_FIGURE_END = re.compile(r"(?:\d\)?%?,?|[-–—]|\d{4}|\))$")
_LINES = re.compile(r"[-=_ \t]{4,}")
_INNER_STOP = re.compile(r"[a-z)]\.\s[A-Z]")
_TITLE_WORD = re.compile(r"[^\W_][\w'’®™-]*")
_SMALL = small_words("title_small")


def is_caption(block: Block) -> bool:
    """Whether a line may go on with a picture's caption: an address, or a short bold line."""
    return URL.match(block.text) is not None or (
        len(block.text) <= 120 and bool(block.mark & Mark.STRONG) and not block.ends_sentence
    )


def is_statement(block: Block) -> bool:
    """Whether a line is the title of a financial statement."""
    return titles_statement(block.text)


def titles_statement(text: str) -> bool:
    """Whether a text holds the title of a financial statement."""
    low = text.lower()
    return any(sign in low for sign in _STATED) and _STATEMENT.search(text) is not None


def lists_addresses(rows: list[Block]) -> bool:
    """Whether the rows of the table that begins here hold an e-mail address and no financial statement."""
    texts: list[str] = []
    for row in rows[:12]:
        if texts and (not (is_row(row) or len(row.text) <= 40) or (row.gap and not row.text.endswith(":"))):
            break
        texts.append(row.text)
    text = "\n".join(texts)
    return "@" in text and EMAIL.search(text) is not None and _STATEMENT.search(text) is None


def is_row(block: Block) -> bool:
    """Whether a line is a row of a table: marked as one, set in columns, or mostly figures."""
    if block.mark & (Mark.TABLE | Mark.CODE):
        return True
    if block.is_prose or len(block.text) > 2000:
        return _is_figures(block)
    if " | " in block.text:
        return True
    if has_columns(block.text) and (_FIGURE_END.search(block.text) or _LINES.fullmatch(block.text)):
        return True
    return _is_figures(block)


def _is_figures(block: Block) -> bool:
    """Whether a line is mostly figures: a table that lost its columns."""
    if block.ends_sentence:
        return False
    tokens = block.text.split()
    if len(tokens) < 4 or (len(tokens) < 12 and "  " not in block.text and "\t" not in block.text):
        return False
    figures = sum(_NUMBER.fullmatch(token) is not None for token in tokens)
    return figures / len(tokens) >= 0.28 and figures >= (12 if block.is_prose else 3)


def is_heading(block: Block, following: Block | None) -> bool:
    """Whether a line heads what follows: short, no sentence, bold or in title case, and something longer behind it."""
    if following is None or block.bullet or len(block.text) > 160 or not block.ends_line:
        return False
    if (
        block.text.endswith((",", ";"))
        or "@" in block.text
        or URL.search(block.text)
        or _INNER_STOP.search(block.text)
    ):
        return False
    if not any(letter.isalpha() for letter in block.text):
        return False
    if not (
        following.bullet
        or is_row(following)
        or is_statement(following)
        or len(following.text) > max(60, len(block.text))
        or is_titled(following)
    ):
        return False
    return bool(block.mark & (Mark.STRONG | Mark.HEADING)) or is_titled(block)


def is_titled(block: Block) -> bool:
    """Whether a line is set like a title: capitals throughout, or a few words that begin with one."""
    if block.bullet or len(block.text) > 140 or not block.ends_line or block.text.endswith((",", ";")):
        return False
    words = [word for word in _TITLE_WORD.findall(block.text) if word.lower() not in _SMALL]
    if not words or (not block.text[:1].isupper() and not block.text[:1].isdigit()):
        return False
    capital = sum(not word[0].islower() for word in words)
    if block.text.endswith(":") and len(words) > 5 and capital < len(words):
        return False
    return capital / len(words) >= (0.75 if len(words) > 4 else 0.6) or (
        len(words) <= 4 and len(block.text) <= 60
    )
