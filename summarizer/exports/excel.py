"""An Excel workbook: a sheet a table, days as days, numbers as numbers, nothing that runs."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from summarizer.errors import InputError

from .cells import text_of
from .columns import Kind, Row
from .dictionary import HEAD, dictionary
from .files import whole
from .put import Put
from .tables import TABLES, Table

ROWS = 1_048_576
LETTERS = 32_767
"""Rows of a sheet and characters of a cell, at most: Excel's specifications and limits."""
_EPOCH = datetime(2000, 1, 1)
"""When the workbook says that it was made: the same store gives the same bytes."""
_FIRST_DAY = date(1900, 3, 1)
"""Days before it are texts: Excel counts from 1900 and takes that for a leap year."""
_WIDTHS = {Kind.TEXT: 24, Kind.LIST: 24, Kind.DATE: 11, Kind.INTEGER: 10, Kind.NUMBER: 12, Kind.YES_NO: 9}


@contextmanager
def workbook(path: Path) -> Iterator[Put]:
    """A workbook with a sheet a table, the first of which says what each column means.

    A text longer than a cell can be ends in `…`.

    Raises:
        InputError: A table has more rows than a sheet.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with whole(path) as part, _plainly(FileCreateError), xlsxwriter.Workbook(str(part), options) as book:
        book.set_properties({"title": "summarizer", "created": _EPOCH})
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheets = {name: _Sheet(book.add_worksheet(name), day) for name in ("README", *_names())}
        readme = sheets["README"]
        readme.begin(HEAD, (14, 24, 14, 80, 80), bold)
        for row in dictionary():
            readme.add([row[name] for name in HEAD])
        for table in TABLES:
            widths = [_WIDTHS[column.kind] for column in table.columns]
            sheets[table.name].begin([column.name for column in table.columns], widths, bold)

        def put(table: Table, rows: list[Row]) -> None:
            sheet = sheets[table.name]
            if sheet.rows + len(rows) > ROWS:
                raise InputError(
                    f"a sheet holds {ROWS:,} rows, and {table.name} has more: export csv, jsonl or parquet"
                )
            for row in rows:
                sheet.add([row[column.name] for column in table.columns])

        yield put


@contextmanager
def _plainly(failure: type[Exception]) -> Iterator[None]:
    """Turn the library's own failure back into the system's, which it holds."""
    try:
        yield
    except failure as error:
        raise OSError(0, str(error)) from None


def _names() -> list[str]:
    return [table.name for table in TABLES]


class _Sheet:
    """A sheet that is filled row by row."""

    def __init__(self, sheet: Any, day: Any) -> None:
        self._sheet = sheet
        self._day = day
        self.rows = 0

    def begin(self, head: Sequence[str], widths: Sequence[int], bold: Any) -> None:
        for at, (name, width) in enumerate(zip(head, widths, strict=True)):
            self._sheet.set_column(at, at, width)
            self._sheet.write_string(0, at, name, bold)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, ROWS - 1, len(head) - 1)
        self.rows = 1

    def add(self, cells: Sequence[object]) -> None:
        for at, value in enumerate(cells):
            if value is not None:
                self._write(at, value)
        self.rows += 1

    def _write(self, at: int, value: Any) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self.rows, at, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self.rows, at, value)
        elif isinstance(value, date) and value >= _FIRST_DAY:
            self._sheet.write_datetime(self.rows, at, value, self._day)
        elif (text := text_of(value)) is not None:
            fits = text if len(text) <= LETTERS else f"{text[: LETTERS - 1]}…"
            self._sheet.write_string(self.rows, at, fits)
