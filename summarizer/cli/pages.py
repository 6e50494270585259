"""A brief or an answer on a terminal: our own Markdown laid out, its words as they stand.

A Markdown parser would read the asterisks and angle brackets of a release as markup. Here a line's first characters,
which are ours, say what it is; nothing behind them is read.
"""

import re
import sys
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from .output import plain_lines, put_one
from .render import text_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_LEAD = re.compile(r"- |\d{1,4}\. ")
_CITED = re.compile(r"\[c\d{1,5}\]")
_RULE = re.compile(r"\|(?: --- \|)+")


def put_page(target: str | None, markdown: str) -> None:
    """Write Markdown to a file or a pipe as it stands; lay it out where a terminal reads."""
    text = plain_lines(markdown)
    if target in {None, "-"} and sys.stdout.isatty():
        text = text_of(page(text))
    put_one(target, text)


def page(markdown: str) -> "RenderableType":
    """Markdown of ours, laid out: headings, lists with hanging indents, tables that fold and lose nothing."""
    from rich.console import Group

    parts: list[RenderableType] = []
    for table, lines in groupby(markdown.splitlines(), lambda line: line.startswith("| ") or _is_rule(line)):
        block = list(lines)
        parts += [_table(block)] if table else map(_line, block)
    return Group(*parts)


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is not None


def _line(line: str) -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    if line.startswith("#"):
        level, _, title = line.partition(" ")
        return Text(title, style="bold" if len(level) == 1 else "bold underline")
    lead = _LEAD.match(line)
    if lead is None:
        return _words(line)
    hanging = Table.grid()
    hanging.add_column(no_wrap=True)
    hanging.add_column(overflow="fold")
    mark = "• " if lead.group() == "- " else lead.group()
    hanging.add_row(Text(f"  {mark}"), _words(line[lead.end() :]))
    return hanging


def _table(lines: list[str]) -> "RenderableType":
    from rich.padding import Padding
    from rich.table import Table

    head, *rows = ([*_cells(line)] for line in lines if not _is_rule(line))
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for title in head:
        table.add_column(_words(title), overflow="fold")
    for row in rows:
        table.add_row(*map(_words, row))
    return Padding(table, (0, 0, 0, 2), expand=False)


def _cells(line: str) -> Iterator[str]:
    yield from (cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|"))


def _words(text: str) -> "Text":
    """Words as they stand; what they cite is dimmed."""
    from rich.text import Text

    words = Text(text)
    words.highlight_regex(_CITED, "dim")
    return words
