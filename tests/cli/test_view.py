"""`summarizer view`, and pages from `summarizer summarize`."""

import io
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from summarizer import read, summarize
from summarizer.pages import page

from .conftest import RELEASE, Run


@pytest.fixture
def summary(tmp_path: Path, run: Run, release: Path) -> Path:
    """A file with the summary of the release, in a folder of its own."""
    folder = tmp_path / "summaries"
    folder.mkdir()
    path = folder / "lantern.json"
    path.write_text(run("summarize", release, "--engine", "rules").out, encoding="utf-8")
    return path


@pytest.fixture
def expected(release: Path) -> str:
    """The page of the release."""
    document = read(release)
    return page([(summarize(document, engine="rules"), document)])


def test_a_summary_and_its_source_become_a_page(
    run: Run, summary: Path, release: Path, expected: str
) -> None:
    done = run("view", summary, "--source", release)
    assert (done.status, done.out, done.err) == (0, expected, "")


def test_the_page_goes_to_a_file(
    run: Run, summary: Path, release: Path, tmp_path: Path, expected: str
) -> None:
    target = tmp_path / "page.html"
    done = run("view", summary, "--source", release.parent, "-o", target)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert target.read_bytes() == expected.encode()


def test_several_summaries_are_one_page_in_their_order(run: Run, release: Path, tmp_path: Path) -> None:
    other = tmp_path / "second.txt"
    other.write_text(RELEASE.replace("42%", "43%"), encoding="utf-8")
    lines = tmp_path / "both.jsonl"
    assert run("summarize", other, release, "--engine", "rules", "-o", lines).status == 0
    done = run("view", lines, "--source", tmp_path)
    assert done.status == 0
    assert done.out.index("second.txt") < done.out.index("lantern.txt")
    assert '<option value="d2">' in done.out


def test_the_release_is_found_beside_its_summary(
    run: Run, summary: Path, release: Path, expected: str
) -> None:
    release.rename(summary.parent / "lantern.txt")
    assert run("view", summary).out == expected


def test_the_release_is_found_in_the_store(
    run: Run, summary: Path, release: Path, tmp_path: Path, expected: str
) -> None:
    store = tmp_path / "releases.db"
    assert run("add", release, "--engine", "rules", "--store", store).status == 0
    release.unlink()
    assert run("view", summary, "--store", store).out == expected


def test_the_store_of_the_platform_is_looked_into_where_it_is(
    run: Run, summary: Path, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: str
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    assert run("add", release, "--engine", "rules").status == 0
    release.unlink()
    assert run("view", summary).out == expected


@pytest.mark.parametrize("named", [True, False], ids=["named", "platform's"])
def test_a_damaged_store_is_not_a_text_that_is_missing(
    run: Run, summary: Path, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path)
    assert run("add", release, "--engine", "rules").status == 0
    release.unlink()
    [store] = tmp_path.glob("*.db")
    with closing(sqlite3.connect(store)) as database, database:
        assert database.execute("UPDATE texts SET map = '{'").rowcount == 1
    done = run("view", summary, *(["--store", store] if named else []))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"summarizer: the store {store} is damaged: the document ")
    assert done.err.count("\n") == 1


def test_a_store_that_is_no_database_is_not_a_text_that_is_missing(
    run: Run, summary: Path, release: Path, tmp_path: Path
) -> None:
    release.unlink()
    store = tmp_path / "releases.db"
    store.write_bytes(b"No database at all. " * 100)
    done = run("view", summary, "--store", store)
    assert done.status == 2
    assert str(store) in done.err
    assert "is not found" not in done.err


def test_a_text_that_is_nowhere_is_one_sentence(
    run: Run, summary: Path, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "none")
    release.write_text(RELEASE.replace("42%", "43%"), encoding="utf-8")
    target = tmp_path / "page.html"
    done = run("view", summary, "--source", release, "-o", target)
    assert done.status == 2
    assert done.err.startswith("summarizer: the text of lantern.txt (document ")
    assert done.err.count("\n") == 1
    assert not target.exists()
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty: it holds no summary"),
        ("{", "is not JSON"),
        ("[]", "is not a summary"),
        ('{"a": 1}\n{"b": 2}\n', "line 1 of"),
        ("\xff", "is not JSON"),
    ],
)
def test_what_is_no_summary_is_said(run: Run, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "wrong.json"
    path.write_bytes(text.encode("latin-1"))
    done = run("view", path)
    assert done.status == 2
    assert told in done.err
    assert "Traceback" not in done.err


def test_summaries_come_from_standard_input(
    run: Run, summary: Path, release: Path, monkeypatch: pytest.MonkeyPatch, expected: str
) -> None:
    class Input:
        buffer = io.BytesIO(summary.read_bytes())

    monkeypatch.setattr(sys, "stdin", Input())
    assert run("view", "-", "--source", release).out == expected
    assert run("view", "-", "--source", "-").status == 2


def test_a_summary_is_not_written_over(run: Run, summary: Path, release: Path) -> None:
    done = run("view", summary, "--source", release, "-o", summary)
    assert done.status == 2
    assert "is a source" in done.err
    assert run("view", summary, "--source", release, "-o", summary.parent).status == 2


def test_releases_become_a_page_at_once(run: Run, release: Path, tmp_path: Path, expected: str) -> None:
    assert run("summarize", release, "--engine", "rules", "--format", "html").out == expected
    other = tmp_path / "second.txt"
    other.write_text(RELEASE.replace("42%", "43%"), encoding="utf-8")
    target = tmp_path / "both.html"
    done = run(
        "summarize",
        release,
        other,
        tmp_path / "gone.txt",
        "--engine",
        "rules",
        "--format",
        "html",
        "-o",
        target,
    )
    assert done.status == 2
    assert "gone.txt" in done.err
    assert target.read_text(encoding="utf-8").count('<article class="doc"') == 2


def test_into_a_folder_goes_a_page_each(run: Run, release: Path, tmp_path: Path, expected: str) -> None:
    other = tmp_path / "second.txt"
    other.write_text(RELEASE.replace("42%", "43%"), encoding="utf-8")
    folder = tmp_path / "pages"
    assert (
        run("summarize", release, other, "--engine", "rules", "--format", "html", "-o", f"{folder}/").status
        == 0
    )
    assert sorted(path.name for path in folder.iterdir()) == ["lantern.html", "second.html"]
    assert (folder / "lantern.html").read_text(encoding="utf-8") == expected


def test_without_any_release_there_is_no_page(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    assert run("summarize", tmp_path / "gone.txt", "--format", "html", "-o", target).status == 2
    assert not target.exists()
