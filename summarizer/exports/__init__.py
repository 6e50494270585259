"""What a store holds, for other tools: tables as JSONL, CSV, Excel and Parquet, and calendar files."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from summarizer.errors import InputError
from summarizer.store import Store

from .dictionary import dictionary
from .excel import workbook
from .ics import calendar_file, days_of
from .listing import LISTS, calendar_csv, change_row, changes_csv, entry_row, told_before
from .parquet import parquet_folder
from .png import png
from .put import Put
from .tables import TABLES, Table, rows
from .text_files import csv_folder, jsonl

__all__ = [
    "LISTS",
    "SHAPES",
    "TABLES",
    "Table",
    "calendar_csv",
    "calendar_file",
    "change_row",
    "changes_csv",
    "days_of",
    "dictionary",
    "entry_row",
    "export",
    "png",
    "rows",
    "told_before",
]

SHAPES: Mapping[str, Callable[[Path], AbstractContextManager[Put]]] = {
    "jsonl": jsonl,
    "csv": csv_folder,
    "xlsx": workbook,
    "parquet": parquet_folder,
}
"""What a store can be exported as; csv and parquet are folders with a file a table."""
_AT_ONCE = 200
"""Releases held in memory."""


def export(store: Store, shape: str, target: Path) -> dict[str, int]:
    """Write the whole store and count the rows of each table; the same store gives the same bytes.

    Args:
        store: What is written.
        shape: One of SHAPES.
        target: A file or a folder, as the shape has it; what it holds under the same names is replaced
            when all is done.

    Raises:
        InputError: The store is empty, the target cannot be written, or the shape cannot hold the store.
    """
    documents = [one.document for one in store.releases(superseded=True)]
    if not documents:
        raise InputError("the store is empty: there is nothing to export")
    count = dict.fromkeys((table.name for table in TABLES), 0)
    with SHAPES[shape](target) as put:
        for at in range(0, len(documents), _AT_ONCE):
            found = [rows(told) for told in store.told(documents[at : at + _AT_ONCE])]
            for table in TABLES:
                of_table = [row for each in found for row in each[table.name]]
                put(table, of_table)
                count[table.name] += len(of_table)
    return count
