"""Each kind of export is read back: what it holds is what was stored, and it says what it means."""

import csv
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from summarizer import InputError, Store
from summarizer.exports import TABLES, Table, dictionary, excel, export, rows
from summarizer.exports.cells import as_it_was, text_of, value_of
from summarizer.exports.columns import Kind, Row
from summarizer.exports.text_files import csv_folder
from summarizer.schemas import (
    Amount,
    Arm,
    Claim,
    Designation,
    EngineKind,
    Evidence,
    Milestone,
    Model,
    Outcome,
    Program,
    Release,
    Result,
    Told,
    Trial,
)
from tests.needs import need

from .cells import lines_of
from .conftest import FORMULA
from .sheets import formulas, sheets

Rows = dict[str, list[Row]]
FIELD_OF = {"count": "n", "total": "N"}


@pytest.fixture(scope="session")
def stored(told: list[Told]) -> Rows:
    """The rows of each table as the records give them."""
    found = [rows(one) for one in told]
    return {table.name: [row for one in found for row in one[table.name]] for table in TABLES}


def record(model: type[Model], table: Table, row: Row, **parts: object) -> Any:
    """The record that a row was made of; its `parts` stand in other tables."""
    value: dict[str, Any] = dict(parts)
    for column in table.own:
        if column.kind is Kind.NUMBER:
            continue
        inside = value
        for step in column.path[:-1]:
            inside = inside.setdefault(step, {})
        inside[column.path[-1]] = row[column.name]
    whole = {
        name: None if isinstance(one, dict) and not any(inner is not None for inner in one.values()) else one
        for name, one in value.items()
    }
    return TypeAdapter(model).validate_python(whole)


def rebuilt(found: Rows) -> list[Told]:
    """The releases with their records, put together from rows alone."""
    tables = {table.name: table for table in TABLES}

    def of(name: str, model: type[Model], **whose: object) -> list[Any]:
        return [
            record(model, tables[name], row)
            for row in found[name]
            if all(row[key] == value for key, value in whose.items())
        ]

    releases = []
    for head in of("releases", Release):
        document = head.document

        def supported(kind: str, name: object, document: str = document) -> list[Any]:
            return of("evidence", Evidence, document=document, record_kind=kind, record=name)

        programs = [
            record(Program, tables["programs"], row, evidence=supported("program", row["id"]))
            for row in found["programs"]
            if row["document"] == document
        ]
        trials = [
            record(
                Trial,
                tables["trials"],
                row,
                arms=of("arms", Arm, document=document, trial=row["id"]),
                outcomes=of("outcomes", Outcome, document=document, trial=row["id"]),
                evidence=supported("trial", row["id"]),
            )
            for row in found["trials"]
            if row["document"] == document
        ]
        claims = []
        for row in found["claims"]:
            if row["document"] == document:
                whose = {"document": document, "claim": row["id"]}
                claims.append(
                    record(
                        Claim,
                        tables["claims"],
                        row,
                        results=of("results", Result, **whose),
                        amounts=of("amounts", Amount, **whose),
                        milestone=next(iter(of("milestones", Milestone, **whose)), None),
                        designation=next(iter(of("designations", Designation, **whose)), None),
                        evidence=supported("claim", row["id"]),
                    )
                )
        [engine] = [row["engine"] for row in found["releases"] if row["document"] == document]
        releases.append(
            Told(
                release=head,
                programs=programs,
                trials=trials,
                claims=claims,
                engine=EngineKind(str(engine)) if engine else None,
            )
        )
    return releases


def test_the_tables_hold_all_that_was_stored(stored: Rows, told: list[Told]) -> None:
    assert rebuilt(stored) == told
    assert all(stored[table.name] for table in TABLES)


def typed(table: Table, lines: Iterable[dict[str, str | None]]) -> list[Row]:
    """Rows of texts as the values that the columns' kinds say."""
    kinds = {column.name: column.kind for column in table.columns}
    return [{name: value_of(text, kinds[name]) for name, text in line.items()} for line in lines]


def test_csv_is_read_back_as_it_was_stored(store: Store, stored: Rows, tmp_path: Path) -> None:
    count = export(store, "csv", tmp_path / "out")
    for table in TABLES:
        head, *cells = lines_of((tmp_path / "out" / f"{table.name}.csv").read_bytes().decode())
        lines = [
            {str(name): as_it_was(text) if text else text for name, text in zip(head, row, strict=True)}
            for row in cells
        ]
        assert typed(table, lines) == stored[table.name], table.name
        assert len(lines) == count[table.name]


def told_and_untold() -> list[Row]:
    """Rows of programs: with an empty text, with null, with a list of an empty text."""
    row: Row = {one.name: [] if one.kind is Kind.LIST else None for one in TABLES[1].columns}
    row |= {"document": "d"}
    return [{**row, "rights": ""}, row, {**row, "targets": [""], "rights": "x"}]


def test_null_is_told_from_an_empty_text_in_csv(tmp_path: Path) -> None:
    with csv_folder(tmp_path) as put:
        put(TABLES[1], told_and_untold())
    head, *lines = lines_of((tmp_path / "programs.csv").read_bytes().decode())
    found = [{str(name): text for name, text in zip(head, line, strict=True)} for line in lines]
    assert [one["rights"] for one in found] == ["", None, "x"]
    assert [one["targets"] for one in found] == [None, None, ""]
    assert typed(TABLES[1], found) == told_and_untold()


def test_null_is_told_from_an_empty_text_in_a_workbook(tmp_path: Path) -> None:
    with excel.workbook(tmp_path / "out.xlsx") as put:
        put(TABLES[1], told_and_untold())
    found = sheets(tmp_path / "out.xlsx")["programs"]
    assert [one["rights"] for one in found] == ["", None, "x"]
    assert [one["targets"] for one in found] == [None, None, ""]


def test_csv_runs_nothing(store: Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path)
    assert FORMULA.replace('"', '""') in (tmp_path / "programs.csv").read_text(encoding="utf-8")
    for path in tmp_path.iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell[:1] in {"=", "@", "\t"} and len(cell) > 1]


def test_jsonl_is_read_back_as_it_was_stored(store: Store, stored: Rows, tmp_path: Path) -> None:
    export(store, "jsonl", tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    found: Rows = {table.name: [] for table in TABLES}
    days = {table.name: [one.name for one in table.columns if one.kind is Kind.DATE] for table in TABLES}
    for line in lines:
        row = json.loads(line)
        name = row.pop("table")
        given = {day: date.fromisoformat(row[day]) for day in days[name] if row[day]}
        found[name].append({**row, **given})
    assert found == stored


def test_a_workbook_is_read_back_as_it_was_stored(store: Store, stored: Rows, tmp_path: Path) -> None:
    export(store, "xlsx", tmp_path / "out.xlsx")
    found = sheets(tmp_path / "out.xlsx")
    assert list(found) == ["README", *(table.name for table in TABLES)]
    for table in TABLES:
        wanted = [
            {name: text_of(value) if isinstance(value, list) else value for name, value in row.items()}
            for row in stored[table.name]
        ]
        assert found[table.name] == wanted, table.name


def test_a_workbook_has_days_and_numbers_as_such_and_no_formula(store: Store, tmp_path: Path) -> None:
    export(store, "xlsx", tmp_path / "out.xlsx")
    found = sheets(tmp_path / "out.xlsx")
    assert {type(row["timing_end"]) for row in found["milestones"]} == {date, type(None)}
    assert {type(row["value_number"]) for row in found["results"]} == {float, type(None)}
    assert {type(row["negated"]) for row in found["claims"]} == {bool}
    assert FORMULA in {row["name"] for row in found["programs"]}
    assert formulas(tmp_path / "out.xlsx") == 0


def test_a_text_longer_than_a_cell_ends_in_a_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "LETTERS", 10)
    with excel.workbook(tmp_path / "out.xlsx") as put:
        put(TABLES[0], [{**dict.fromkeys(one.name for one in TABLES[0].columns), "title": "a" * 11}])
    assert sheets(tmp_path / "out.xlsx")["releases"][0]["title"] == "a" * 9 + "…"


def test_more_rows_than_a_sheet_holds_are_refused(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "ROWS", 5)
    with pytest.raises(InputError, match="a sheet holds 5 rows, and releases has more"):
        export(store, "xlsx", tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_parquet_is_read_back_as_it_was_stored(store: Store, stored: Rows, tmp_path: Path) -> None:
    need("pyarrow", "parquet")
    from pyarrow import parquet

    export(store, "parquet", tmp_path / "out")
    for table in TABLES:
        found = parquet.read_table(tmp_path / "out" / f"{table.name}.parquet")
        assert found.to_pylist() == stored[table.name], table.name
        assert found.schema.metadata[b"comment"].decode() == table.meaning
        for column in table.columns:
            about = found.schema.field(column.name).metadata or {}
            assert about.get(b"comment", b"").decode() == column.meaning


def test_parquet_without_pyarrow_says_what_to_install(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.exports.parquet.find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"pip install 'summarizer\[parquet\]'"):
        export(store, "parquet", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("shape", ["jsonl", "csv", "xlsx", "parquet"])
def test_the_same_store_gives_the_same_bytes(store: Store, tmp_path: Path, shape: str) -> None:
    if shape == "parquet":
        need("pyarrow", "parquet")
    written = []
    for name in ("one", "other"):
        export(store, shape, tmp_path / name)
        path = tmp_path / name
        files = [path] if path.is_file() else sorted(path.iterdir())
        written.append([one.read_bytes() for one in files])
    assert written[0] == written[1]


def test_the_dictionary_says_what_each_column_means(store: Store, tmp_path: Path) -> None:
    lines = list(dictionary())
    named = [(line["table"], line["column"]) for line in lines if line["column"]]
    assert named == [(table.name, column.name) for table in TABLES for column in table.columns]
    said = {(line["table"], line["column"]): line for line in lines}
    assert said["programs", "rights"]["meaning"] == "Who may sell it where, as worded."
    assert said["claims", "modality"]["values"] == "REPORTED, EXPECTED, HYPOTHETICAL"
    assert said["milestones", "timing_end"]["type"] == "date"
    export(store, "csv", tmp_path)
    with (tmp_path / "README.csv").open(encoding="utf-8", newline="") as file:
        assert [row["meaning"] for row in csv.DictReader(file)] == [line["meaning"] or "" for line in lines]


def test_a_column_has_one_name_whatever_its_capitals() -> None:
    for table in TABLES:
        names = [column.name.casefold() for column in table.columns]
        assert len(names) == len(set(names)), table.name


def test_a_superseded_release_has_its_row_and_no_records(told: list[Told]) -> None:
    head = told[0].release.model_copy(update={"superseded_by": "0" * 16})
    found = rows(told[0].model_copy(update={"release": head}))
    assert found["releases"][0]["superseded_by"] == "0" * 16
    assert not any(found[table.name] for table in TABLES[1:])


def test_what_was_there_stays_until_all_is_written(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "releases.csv").write_text("old", encoding="utf-8")

    def broken(*_: object) -> None:
        raise InputError("broken")

    monkeypatch.setattr(store, "told", broken)
    with pytest.raises(InputError, match="broken"):
        export(store, "csv", tmp_path)
    assert [(one.name, one.read_text("utf-8")) for one in tmp_path.iterdir()] == [("releases.csv", "old")]


@pytest.mark.parametrize("shape", ["jsonl", "xlsx"])
def test_a_folder_is_no_file_and_a_place_that_is_not_there_is_said(
    store: Store, tmp_path: Path, shape: str
) -> None:
    with pytest.raises(InputError, match="is a folder: give a file"):
        export(store, shape, tmp_path)
    with pytest.raises(InputError, match="there is no folder"):
        export(store, shape, tmp_path / "gone" / "out")


def test_a_file_is_no_folder(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="is a file: give a folder"):
        export(store, "csv", tmp_path / "file")


def test_an_empty_store_is_not_exported(tmp_path: Path) -> None:
    with Store(tmp_path / "empty.db") as empty, pytest.raises(InputError, match="the store is empty"):
        export(empty, "jsonl", tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()
