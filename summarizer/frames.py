"""Records as pandas DataFrames, with the columns of the exports."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from summarizer import overview
from summarizer.errors import InputError
from summarizer.exports import LISTS, TABLES, Table, change_row, entry_row, rows
from summarizer.exports.columns import Column, Kind, Row, Value
from summarizer.schemas import Release, Summary, Told
from summarizer.store import Store, issuer_id

if TYPE_CHECKING:
    import pandas as pd

TableName: TypeAlias = Literal[
    "releases",
    "programs",
    "trials",
    "arms",
    "outcomes",
    "claims",
    "results",
    "milestones",
    "designations",
    "amounts",
    "evidence",
    "changes",
    "calendar",
]
_KINDS: Mapping[Kind, str] = {
    Kind.TEXT: "string",
    Kind.INTEGER: "Int64",
    Kind.NUMBER: "Float64",
    Kind.YES_NO: "boolean",
    Kind.DATE: "datetime64[us]",
    Kind.LIST: "object",
}


def frame(source: "Store | Summary | Iterable[Summary]", table: TableName = "claims") -> "pd.DataFrame":
    """Records as a DataFrame, a row a record, with the columns that `summarizer export` writes.

        results = frame(store, "results")
        results[["measure", "value", "unit", "n", "total"]]

    Texts, whole numbers, floats and truth values have pandas' nullable types, days are `datetime64[us]`, lists
    stay lists. A number that a release prints is text, digit by digit (`31.0`, `2/3`: `fractions.Fraction`
    takes both), with the nearest float in the column `..._number` beside it. `DataFrame.attrs` holds
    `table`, `meaning`, and `columns` with what each column means.

    Args:
        source: A store, one summary, or many. Of a store what is superseded is left out, but for `releases`.
        table: One of the export's tables; of a store also `changes` and `calendar`.

    Raises:
        InputError: pandas is not installed, there is no such table, or it needs a store.
    """
    if find_spec("pandas") is None:
        raise InputError("DataFrames need pandas: pip install 'summarizer[frames]'")
    tables = {one.name: one for one in (*TABLES, *LISTS)}
    if table not in tables:
        raise InputError(f"no table is called {table!r}: choose one of {', '.join(tables)}")
    if table in _LISTED:
        if not isinstance(source, Store):
            raise InputError(f"{table} are told between releases: give a store that holds them")
        return _framed(tables[table], list(_LISTED[table](source)))
    return _framed(tables[table], [row for told in _told(source) for row in rows(told)[table]])


_LISTED: Mapping[str, Callable[[Store], Iterator[Row]]] = {
    "changes": lambda store: map(change_row, overview.changes(store)),
    "calendar": lambda store: map(entry_row, overview.calendar(store)),
}


def _told(source: "Store | Summary | Iterable[Summary]") -> Iterable[Told]:
    if isinstance(source, Store):
        return source.told([one.document for one in source.releases(superseded=True)])
    return map(_alone, [source] if isinstance(source, Summary) else source)


def _alone(summary: Summary) -> Told:
    """A summary as a store would tell it that holds nothing else."""
    document = summary.document
    return Told(
        release=Release(
            document=document.id,
            issuer=(issuer_id(document.issuer.name) or None) if document.issuer else None,
            issuer_name=document.issuer.name if document.issuer else None,
            published=document.published,
            title=document.title,
            source=document.source,
        ),
        programs=summary.programs,
        trials=summary.trials,
        claims=summary.claims,
        engine=summary.provenance.engine,
    )


def _framed(table: Table, found: list[Row]) -> "pd.DataFrame":
    import pandas as pd

    made = pd.DataFrame({one.name: _series(one, [row[one.name] for row in found]) for one in table.columns})
    made.attrs = {
        "table": table.name,
        "meaning": table.meaning,
        "columns": {one.name: _meaning(one) for one in table.columns},
    }
    return made


def _series(column: Column, values: list[Value]) -> "pd.Series[Any]":
    import pandas as pd

    return pd.Series(values, dtype=_KINDS[column.kind])


def _meaning(column: Column) -> str:
    values = f"one of {', '.join(column.values)}" if column.values else ""
    return "; ".join(filter(None, (column.meaning.removesuffix("."), values)))
