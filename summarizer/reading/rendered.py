"""What a format's reader gives: plain text, and what its lines were in the original."""

from datetime import date
from typing import NamedTuple

__all__ = ["Mark", "Rendered", "Span", "Told"]

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
    NOTE = 512
    """A footnote that stood at the foot of its page."""
    OUTSIDE = 1024
    """Outside the element that holds the release: its title may stand there, its contacts, or the page's own."""


class Told(NamedTuple):
    """What the original says of itself to machines: used where its text says nothing, never as evidence."""

    title: str | None = None
    published: date | None = None
    site: str | None = None
    """The name of the site that it stands on."""


class Rendered(NamedTuple):
    r"""Plain text with `\n` line ends, and what the original told of it beyond its characters."""

    text: str
    marks: dict[int, int]
    """The marks of lines, by each line's first offset."""
    raised: tuple[Span, ...] = ()
    """Footnote marks that the original sets above the line, in order; powers are none."""
    pages: tuple[tuple[int, int], ...] = ()
    """Where the words of each page of the original begin: offset, number of the page from 1; empty where it has none.
    A page may come twice: its footnotes stand behind the text."""
    told: Told = Told()
