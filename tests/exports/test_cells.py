"""Cells: nothing runs in a spreadsheet, and what was written is read back."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.exports.cells import as_it_was, neutral, text_of, value_of
from summarizer.exports.columns import Kind, Value
from summarizer.exports.csvs import csv_text

from .cells import lines_of


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x.example","click")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "＝1+1",
        "'=1+1",
    ],
)
def test_what_a_spreadsheet_would_run_has_an_apostrophe_before_it(text: str) -> None:
    assert neutral(text) == f"'{text}"
    assert as_it_was(neutral(text)) == text


@pytest.mark.parametrize("text", ["-16.8", "+5", "-16.8%", "=", "–", "", "31%", "a=b", "'tis", "<", ">="])
def test_numbers_signs_and_words_stay_as_they_are(text: str) -> None:
    assert neutral(text) == as_it_was(text) == text


@given(st.text(alphabet="=+-@'\t\r\n ＝1a.", max_size=8))
def test_the_apostrophe_comes_off_again(text: str) -> None:
    assert as_it_was(neutral(text)) == text


@given(st.lists(st.text(alphabet="a;\\ \n", max_size=5), max_size=4))
def test_lists_come_back_item_by_item(items: list[str]) -> None:
    assert value_of(text_of(items), Kind.LIST) == items


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, Kind.TEXT, None),
        ("", Kind.TEXT, ""),
        (True, Kind.YES_NO, "true"),
        (False, Kind.YES_NO, "false"),
        (None, Kind.YES_NO, None),
        (0, Kind.INTEGER, "0"),
        (0.75, Kind.NUMBER, "0.75"),
        (date(2026, 6, 30), Kind.DATE, "2026-06-30"),
        ([], Kind.LIST, None),
        ([""], Kind.LIST, ""),
        (["CD19", "CD70"], Kind.LIST, "CD19; CD70"),
        ("0.5", Kind.TEXT, "0.5"),
    ],
)
def test_each_kind_of_value_comes_back(value: Value, kind: Kind, text: str | None) -> None:
    assert text_of(value) == text
    assert value_of(text, kind) == value


@given(st.lists(st.none() | st.text(alphabet="a,\"\n\r;='", max_size=6), min_size=1, max_size=3))
def test_csv_is_read_back_cell_by_cell(cells: list[str | None]) -> None:
    """By any reader; by one that tells them apart, null from an empty text too."""
    head = [str(number) for number in range(len(cells))]
    text = csv_text(head, [dict(zip(head, cells, strict=True))])
    _, told = lines_of(text)
    assert [cell and as_it_was(cell) for cell in told] == cells
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert [as_it_was(cell) for cell in rows[1]] == [cell or "" for cell in cells] or cells == [None]
