"""The data dictionary: what each column of an export means, in the words of the records' classes."""

from collections.abc import Iterator, Sequence

from .columns import Row
from .tables import TABLES, Table

HEAD = ("table", "column", "type", "meaning", "values")


EMPTY = (
    "In all tables: a cell without anything in it is null, which says that the release does not say, or a list without"
    ' items. An empty text is a cell that holds one: "" in CSV.'
)


def dictionary(tables: Sequence[Table] = TABLES) -> Iterator[Row]:
    """How to read the cells; then a row a table, with its meaning, and under it a row a column."""
    yield {**dict.fromkeys(HEAD), "meaning": EMPTY}
    for table in tables:
        yield {"table": table.name, "column": None, "type": None, "meaning": table.meaning, "values": None}
        for column in table.columns:
            yield {
                "table": table.name,
                "column": column.name,
                "type": column.kind.value,
                "meaning": column.meaning or None,
                "values": ", ".join(column.values) or None,
            }
