"""What a format's reader gives: plain text, and what its lines were in the original."""

from typing import NamedTuple

__all__ = ["Mark", "Rendered", "Span"]

Span = tuple[int, int]
"""[start, end), in code points of the text."""


class Mark:
    """What a line was in the original: bits, as plain integers (enum flags cost more than the rest)."""

    NONE = 0
    STRONG = 1
    """Wholly bold or italic."""
    HEADING = 2
    """A heading by its element, its underline, or behind #."""
    LINK = 4
    """Nothing but links."""
    TABLE = 8
    CODE = 16
    RULE = 32
    """Stands behind a horizontal rule."""
    CHROME = 64
    """The page's own: its navigation, header, footer, side column, forms."""
    QUOTED = 128
    """Inside a block quotation."""
    CAPTION = 256
    """A picture's or a table's caption."""


class Rendered(NamedTuple):
    r"""Plain text with `\n` line ends, and what the original told of it beyond its characters."""

    text: str
    marks: dict[int, int]
    """The marks of lines, by each line's first offset."""
    raised: tuple[Span, ...] = ()
    """Superscripts that are written as plain characters, in order: footnote marks, not powers."""
    pages: tuple[int, ...] = ()
    """Where each page of the original begins; empty where it has none."""
