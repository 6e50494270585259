"""Where a text comes from, and the one sentence when there is none."""

import io
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.reading import read
from summarizer.reading.encoding import LIMIT
from summarizer.reading.source import FILE_LIMIT

TEXT = "Acme’s first line – with a dash\nAnd a second, naïve one\n"


def test_a_path_gives_its_text_and_its_name_but_not_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "acme.txt"
    path.write_text(TEXT, encoding="utf-8")
    for source in (path, str(path)):
        document = read(source)
        assert document.text == TEXT
        assert document.source == "acme.txt"
    assert read(path, name="other").source == "other"


def test_a_string_with_a_line_break_or_of_some_length_is_the_text() -> None:
    assert read("one\ntwo").text == "one\ntwo"
    assert read("word " * 60).text == "word " * 60
    assert read("one\ntwo").source is None


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read("-").text == TEXT


def test_utf_8_with_a_damaged_byte_stays_utf_8() -> None:
    text = "Acme’s “first” medicine – for naïve patients – works.\n" * 20
    read_text = read(text.encode("utf-8") + b"\x95 and more").text
    assert read_text.startswith("Acme’s “first”")
    assert read_text.endswith("\ufffd and more")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_any_sane_encoding_is_read(encoding: str) -> None:
    assert read(TEXT.encode(encoding)).text == TEXT


def test_an_encoding_with_no_mark_is_recognized() -> None:
    text = "Компания сообщила сегодня о начале клинического исследования препарата у пациентов.\n" * 4
    assert read(text.encode("windows-1251")).text == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_become_one_kind(end: str) -> None:
    assert read(TEXT.replace("\n", end).encode()).text == TEXT


def test_the_id_hangs_on_the_text_alone() -> None:
    assert read(TEXT, name="a").id == read(TEXT.encode("utf-16"), name="b").id
    assert read(TEXT).id != read(TEXT + "x").id


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"%PDF-1.7 rest", "is a damaged PDF"),
        (b"PK\x03\x04rest", "is a damaged zip or Office file"),
        (b"{\\rtf1 rest}", "is an RTF file"),
        (b"abc\x00def", "is binary"),
        (bytes(range(1, 32)) * 20, "is binary"),
        (b"\xff\xfea", "is damaged"),
        (b"<!DOCTYPE html><html><body></body></html>", "is empty"),
        (b"<p></p><p> </p><div><b></b></div><br>", "is empty"),
        (b"a" * (LIMIT + 1), "larger than 5 MB"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read(data, name="given.bin")
    assert str(caught.value).startswith("given.bin ")
    assert "\n" not in str(caught.value)


def test_a_missing_file_a_folder_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no such file: .*nowhere\.txt"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(InputError, match="no such file: nowhere"):
        read("nowhere")
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(FILE_LIMIT + 1)
    with pytest.raises(InputError, match="larger than 50 MB"):
        read(huge)


def test_a_string_that_is_no_text_is_refused() -> None:
    with pytest.raises(InputError, match="lone surrogates"):
        read("half a character: \ud800\n")
    with pytest.raises(InputError, match="longer than 5 million"):
        read("a\n" * (LIMIT // 2 + 1))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
@example(b"\xfe\xff\xd8\x00")
@example(b"\x81\x8d\x8f" * 40)
def test_bytes_give_a_document_or_an_input_error(data: bytes) -> None:
    try:
        document = read(data)
    except InputError:
        return
    assert document.text.strip()


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=150).filter(lambda text: text != "-"))
def test_strings_give_a_document_or_an_input_error(text: str) -> None:
    try:
        read(text)
    except InputError:
        return
