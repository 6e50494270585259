"""The text of a summary is found by its id, wherever it is, and no other is taken for it."""

import io
import sys
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.reading import read
from summarizer.schemas import Document, DocumentRecord
from summarizer.texts import Texts, missing

from .cli.conftest import RELEASE


@pytest.fixture
def record() -> DocumentRecord:
    """What a summary of the release says of it."""
    return read(RELEASE, name="lantern.txt").record()


def put(folder: Path, name: str, text: str = RELEASE) -> Path:
    """A file in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def found(document: Document | None) -> bool:
    """Whether it is the release."""
    return document is not None and document.text == RELEASE


def test_a_text_is_found_where_it_is_named(tmp_path: Path, record: DocumentRecord) -> None:
    path = put(tmp_path / "a", "other-name.txt")
    assert found(Texts([path]).of(record))
    assert found(Texts([put(tmp_path, "wrong.txt", RELEASE + "x"), path]).of(record))


def test_a_text_is_found_in_a_folder_at_any_depth(tmp_path: Path, record: DocumentRecord) -> None:
    put(tmp_path / "many" / "deep" / "er", "x.txt")
    put(tmp_path / "many", "lantern.txt", RELEASE.replace("42%", "43%"))
    (tmp_path / "many" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert found(Texts([tmp_path / "many"]).of(record))


def test_a_text_is_found_beside_the_summary_and_in_the_current_folder(
    tmp_path: Path, record: DocumentRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Texts().of(record, tmp_path) is None
    put(tmp_path / "summaries", "lantern.txt")
    assert found(Texts().of(record, tmp_path / "summaries"))
    assert Texts().of(record) is None
    put(tmp_path, "lantern.txt")
    assert found(Texts().of(record))


def test_a_text_is_found_in_the_store(tmp_path: Path, record: DocumentRecord) -> None:
    held = read(RELEASE)
    assert found(Texts(stored=lambda own: held if own == held.id else None).of(record, tmp_path))
    assert Texts(stored=lambda _: None).of(record, tmp_path) is None


def test_no_other_text_is_taken_for_it(tmp_path: Path, record: DocumentRecord) -> None:
    put(tmp_path, "lantern.txt", RELEASE.replace("42%", "43%"))
    assert Texts([tmp_path]).of(record, tmp_path) is None


@pytest.mark.parametrize(
    "name", ["../lantern.txt", "/etc/../{}/lantern.txt", "..\\lantern.txt", "..", "a\0b", ""]
)
def test_a_source_that_climbs_leads_nowhere(tmp_path: Path, record: DocumentRecord, name: str) -> None:
    put(tmp_path, "lantern.txt")
    beside = tmp_path / "in"
    beside.mkdir()
    forged = record.model_copy(update={"source": name.format(tmp_path)})
    assert Texts().of(forged, beside) is None


def test_each_file_is_read_once(
    tmp_path: Path, record: DocumentRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        put(tmp_path, name, f"{RELEASE}{name}")
    reads = []

    def counted(source: Path) -> Document:
        reads.append(source)
        return read(source)

    monkeypatch.setattr("summarizer.texts.read", counted)
    texts = Texts([tmp_path])
    assert texts.of(record) is None
    assert texts.of(record) is None
    assert texts.of(read(tmp_path / "b.txt").record()) is not None
    assert len(reads) == 3


def test_standard_input_is_a_source(record: DocumentRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(RELEASE.encode())

    monkeypatch.setattr(sys, "stdin", Input())
    texts = Texts(["-"])
    assert found(texts.of(record))
    assert found(texts.of(record))


def test_a_named_file_that_is_not_there_is_an_error(tmp_path: Path, record: DocumentRecord) -> None:
    with pytest.raises(InputError, match="no such file"):
        Texts([tmp_path / "gone.txt"]).of(record)


def test_what_is_missing_is_said_in_a_sentence(record: DocumentRecord) -> None:
    assert str(missing([record])).startswith(f"the text of lantern.txt (document {record.id}) is not found")
    assert "lantern.txt" in str(missing([record, record, record]))
    assert "and of 2 more is not found" in str(missing([record, record, record]))
