"""CSV that no spreadsheet runs: in UTF-8, lines ended by a line feed, cells that look like formulas defused.

As PostgreSQL's COPY and DuckDB read it: a cell without anything in it is null, and `""` is an empty text.
"""

import re
from collections.abc import Iterable, Sequence

from .cells import neutral, text_of
from .columns import Row, Value

_QUOTED = re.compile(r'[",\r\n]')


def csv_text(head: Sequence[str], rows: Iterable[Row], *, with_head: bool = True) -> str:
    """Rows as CSV, their cells in the order of `head`."""
    lines = [",".join(map(_quoted, head))] if with_head else []
    lines += [",".join(_cell(row[name]) for name in head) for row in rows]
    return "".join(f"{line}\n" for line in lines)


def _cell(value: Value) -> str:
    text = text_of(value)
    return "" if text is None else _quoted(neutral(text))


def _quoted(text: str) -> str:
    if text and not _QUOTED.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
