"""Records as DataFrames: the export's columns with pandas' types, and nothing lost on the way."""

from datetime import date
from fractions import Fraction
from typing import Any, get_args

import pytest

from summarizer import InputError, Store, frame, frames, overview, read, summarize
from summarizer.exports import LISTS, TABLES, rows
from summarizer.exports.columns import Kind
from tests.documents import SEEDS
from tests.needs import need

NAMES = [table.name for table in TABLES]
DTYPES = {
    Kind.TEXT: "string",
    Kind.INTEGER: "Int64",
    Kind.NUMBER: "Float64",
    Kind.YES_NO: "boolean",
    Kind.DATE: "datetime64[us]",
    Kind.LIST: "object",
}


@pytest.fixture(autouse=True)
def installed() -> None:
    need("pandas", "frames")


@pytest.fixture(scope="module")
def summaries() -> list[Any]:
    return [summarize(path, engine="rules") for path in SEEDS]


@pytest.fixture
def store(tmp_path: Any, summaries: list[Any]) -> Any:
    with Store(tmp_path / "store.db") as kept:
        for path, summary in zip(SEEDS, summaries, strict=True):
            kept.add(read(path), summary)
        yield kept


def plain(made: Any) -> list[dict[str, object]]:
    """The rows of a frame as Python's own values, null as None."""
    import pandas as pd

    def cell(value: object) -> object:
        if isinstance(value, list):
            return value
        if pd.isna(value):
            return None
        return value.date() if isinstance(value, pd.Timestamp) else value

    return [{str(name): cell(value) for name, value in row.items()} for row in made.to_dict("records")]


@pytest.mark.parametrize("name", NAMES)
def test_a_frame_holds_what_the_export_holds(name: Any, store: Any, summaries: list[Any]) -> None:
    told = store.told([one.document for one in store.releases()])
    expected = [row for one in told for row in rows(one)[name]]
    assert plain(frame(store, name)) == expected
    assert plain(frame(summaries, name)) == expected


@pytest.mark.parametrize("name", [*NAMES, *(table.name for table in LISTS)])
def test_columns_are_the_exports_with_types_and_meanings(name: Any, store: Any) -> None:
    made = frame(store, name)
    [table] = [one for one in (*TABLES, *LISTS) if one.name == name]
    assert {str(key): str(kind) for key, kind in made.dtypes.items()} == {
        one.name: DTYPES[one.kind] for one in table.columns
    }
    assert made.attrs["table"] == name
    assert made.attrs["meaning"] == table.meaning
    assert list(made.attrs["columns"]) == list(made.columns)


def test_a_number_is_there_as_printed_and_as_a_float(summaries: list[Any]) -> None:
    results = frame(summaries, "results")
    rate = results[results.measure.str.contains("ORR") & (results.figure == "31%")].iloc[0]
    assert (rate.value, rate.value_number, rate.unit) == ("31", 31.0, "%")
    assert rate.published.date() == date(2026, 1, 8)
    assert all(Fraction(value) == Fraction(value) for value in results.value.dropna())


def test_one_summary_is_enough_and_claims_are_what_one_gets(summaries: list[Any]) -> None:
    made = frame(summaries[0])
    assert list(made.id) == [claim.id for claim in summaries[0].claims]


def test_without_records_the_types_are_the_same() -> None:
    empty = frame([], "amounts")
    assert empty.empty
    assert str(empty.value_number.dtype) == "Float64"


def test_changes_and_the_calendar_are_those_of_the_store(store: Any) -> None:
    assert list(frame(store, "changes").note) == [one.note for one in overview.changes(store)]
    assert list(frame(store, "calendar").id) == [one.id for one in overview.calendar(store)]


def test_what_moved_needs_a_store(summaries: list[Any]) -> None:
    with pytest.raises(InputError, match="give a store"):
        frame(summaries, "changes")


def test_an_unknown_table_is_named_with_those_there_are() -> None:
    with pytest.raises(InputError, match="no table is called 'claim': choose one of releases, programs"):
        frame([], "claim")  # type: ignore[arg-type]


def test_type_checkers_know_every_table() -> None:
    assert set(get_args(frames.TableName)) == {*NAMES, *(table.name for table in LISTS)}


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.frames.find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"pip install 'summarizer\[frames\]'"):
        frame([])
