"""Folders, patterns, filings and mails on the command line: one place makes releases of them for every command."""

import io
import json
import sys
import weakref
from pathlib import Path

import pytest

from summarizer import pipeline
from summarizer.schemas import Document, EngineKind, Provenance, Summary
from tests.reading.making import edgar_html, mail, release, submission, word_of

from .conftest import RELEASE, Run

OSTRIUM = release("ostrium-quarterly-update")
VELDARA = release("veldara-phase3-results")
SLIDES = "Corporate presentation\n\nPipeline\n\nCash\n"


def filing(*texts: str) -> str:
    exhibits = [(f"EX-99.{number}", edgar_html(text)) for number, text in enumerate(texts, 1)]
    return submission("8-K", ("8-K", "<HTML><BODY><P>Item 8.01</P></BODY></HTML>"), *exhibits)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    (folder / "deeper").mkdir(parents=True)
    (folder / "filing.txt").write_text(filing(OSTRIUM, VELDARA), encoding="utf-8")
    (folder / "deeper" / "lantern.txt").write_text(RELEASE, encoding="utf-8")
    (folder / "data.json").write_text("{}", encoding="utf-8")
    return folder


def sources(out: str) -> list[str]:
    return [json.loads(line)["document"]["source"] for line in out.splitlines()]


def test_a_folder_gives_a_line_for_each_release_in_it(run: Run, folder: Path) -> None:
    done = run("summarize", folder, "--engine", "rules")
    assert sources(done.out) == ["lantern.txt", "filing.txt#EX-99.1", "filing.txt#EX-99.2"]
    assert done.err.splitlines()[0] == "summarizer: 2 files found, 1 of other kinds passed over (1 .json)"
    assert done.status == 0


def test_a_quoted_pattern_gives_what_it_matches(run: Run, folder: Path) -> None:
    done = run("summarize", f"{folder}/**/*.txt", "--engine", "rules")
    assert sources(done.out) == ["lantern.txt", "filing.txt#EX-99.1", "filing.txt#EX-99.2"]
    assert "found" not in done.err
    none = run("summarize", f"{folder}/*.rtf")
    assert (none.status, none.out) == (2, "")
    assert none.err == f"summarizer: no file matches {folder}/*.rtf\n"


def test_a_file_that_is_named_twice_is_read_once(run: Run, folder: Path) -> None:
    lantern = folder / "deeper" / "lantern.txt"
    done = run("summarize", lantern, folder, lantern, f"{folder}/*/*.txt", "--engine", "rules")
    assert sources(done.out) == ["lantern.txt", "filing.txt#EX-99.1", "filing.txt#EX-99.2"]


def test_a_filing_of_one_release_is_one_summary(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(filing(OSTRIUM), encoding="utf-8")
    done = run("summarize", path, "--engine", "rules")
    assert json.loads(done.out)["document"]["source"] == "filing.txt#EX-99.1"
    assert done.out.startswith("{\n")


def test_a_part_can_be_named(run: Run, folder: Path) -> None:
    done = run("summarize", f"{folder}/filing.txt#EX-99.2", "--engine", "rules")
    assert json.loads(done.out)["document"]["source"] == "filing.txt#EX-99.2"
    shown = run("show", "--text", f"{folder}/filing.txt#EX-99.2")
    assert VELDARA.split("\n", 1)[0] in shown.out


def test_what_takes_one_release_says_how_to_choose(run: Run, folder: Path) -> None:
    path = folder / "filing.txt"
    done = run("show", path)
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        f"summarizer: filing.txt holds 2 releases (EX-99.1, EX-99.2): name one, as in {path}#EX-99.1\n"
    )
    assert run("show", folder).err == f"summarizer: {folder} is a folder; name a file in it\n"


def test_a_folder_takes_a_file_for_each_part(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "filing-EX-99.1.txt").write_text(RELEASE, encoding="utf-8")
    done = run("summarize", folder, "--engine", "rules", "-o", f"{tmp_path}/out/")
    assert done.status == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "filing-EX-99.1-2.json",
        "filing-EX-99.1.json",
        "filing-EX-99.2.json",
        "lantern.json",
    ]
    own = json.loads((tmp_path / "out" / "filing-EX-99.1.json").read_text(encoding="utf-8"))
    assert own["document"]["source"] == "filing-EX-99.1.txt"


def test_no_source_is_written_over_by_a_parts_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(filing(OSTRIUM, VELDARA), encoding="utf-8")
    kept = tmp_path / "filing-EX-99.1.json"
    kept.write_text(RELEASE, encoding="utf-8")
    done = run("summarize", path, kept, "--engine", "rules", "-o", tmp_path)
    assert done.status == 2
    assert done.err.endswith("is a source: it is not written over\n")
    assert kept.read_text(encoding="utf-8") == RELEASE


def test_no_source_is_written_over_on_the_way_to_the_result(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "a.json.part"
    source.write_text(RELEASE, encoding="utf-8")
    for target in (tmp_path / "a.json", tmp_path / "gone.json"):
        ended = run("summarize", str(source), "--engine", "rules", "-o", str(target))
        assert ended.status == 0
        assert source.read_text(encoding="utf-8") == RELEASE
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.json", "a.json.part", "gone.json"]


def test_what_lies_beside_the_target_is_left_alone(run: Run, release: Path, tmp_path: Path) -> None:
    (tmp_path / "own").write_text("precious", encoding="utf-8")
    (tmp_path / "a.json.part").symlink_to("own")
    (tmp_path / "b.json.part").write_text("precious", encoding="utf-8")
    run("summarize", str(release), "--engine", "rules", "-o", str(tmp_path / "a.json"))
    ended = run("summarize", "no-such-file.txt", "-o", str(tmp_path / "b.json"))
    assert ended.status == 2
    assert not (tmp_path / "a.json").is_symlink()
    assert (tmp_path / "own").read_text(encoding="utf-8") == "precious"
    assert (tmp_path / "b.json.part").read_text(encoding="utf-8") == "precious"


def test_a_link_that_leads_nowhere_cannot_be_written(run: Run, release: Path, tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to("circle")
    ended = run("summarize", str(release), "--engine", "rules", "-o", str(circle))
    assert ended.status == 2
    assert f"cannot write {circle}" in ended.err


def test_a_file_about_a_part_that_was_named_is_called_after_it(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    part = f"{folder}/filing.txt#EX-99.2"
    assert run("summarize", part, "--engine", "rules", "-o", f"{tmp_path}/out/").status == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["filing-EX-99.2.json"]
    over = run("summarize", part, "--engine", "rules", "-o", folder / "filing.txt")
    assert over.err.endswith("is a source: it is not written over\n")
    checked = run("record", "--check", part, "--cassettes", tmp_path)
    assert checked.out.startswith(f"{tmp_path}/filing-EX-99.2.yaml: missing")


def test_an_exhibit_that_is_no_release_is_passed_over(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(filing(OSTRIUM, SLIDES), encoding="utf-8")
    done = run("summarize", path, "--engine", "rules")
    assert sources(done.out) == ["filing.txt#EX-99.1"]
    assert "summarizer: passed over: filing.txt#EX-99.2 does not read as a press release" in done.err
    assert done.status == 0
    named = run("summarize", f"{path}#EX-99.2", "--engine", "rules")
    assert named.status == 2
    path.write_text(filing(SLIDES, SLIDES), encoding="utf-8")
    none = run("summarize", path, "--engine", "rules")
    assert (none.status, none.out) == (2, "")
    assert "passed over" not in none.err


def test_a_note_in_a_folder_is_passed_over_and_one_that_is_named_is_wrong(run: Run, folder: Path) -> None:
    note = folder / "note.txt"
    note.write_text("Buy milk.\n\nAnd bread.\n", encoding="utf-8")
    done = run("summarize", folder, "--engine", "rules")
    assert len(done.out.splitlines()) == 3
    assert "summarizer: passed over: note.txt does not read as a press release" in done.err
    assert done.status == 0
    assert run("summarize", folder, note, "--engine", "rules").status == 2
    assert run("summarize", note, folder, "--engine", "rules").status == 2


def test_a_damaged_file_in_a_folder_is_said_and_the_others_are_done(run: Run, folder: Path) -> None:
    (folder / "bad.docx").write_bytes(b"PK\x03\x04")
    done = run("summarize", folder, "--engine", "rules")
    assert len(done.out.splitlines()) == 3
    assert f"summarizer: {folder}/bad.docx: bad.docx is a damaged zip" in done.err
    assert done.status == 2


def test_a_folder_without_anything_to_read_is_wrong(run: Run, tmp_path: Path) -> None:
    done = run("summarize", tmp_path)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"summarizer: {tmp_path} has nothing to read: ")
    assert done.err.count("\n") == 1


def test_what_is_done_with_does_not_pile_up(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Loop:
        def __init__(self) -> None:
            self.itself = self

    made: list[weakref.ref[Loop]] = []

    def summarize(document: Document, **_: object) -> Summary:
        made.append(weakref.ref(Loop()))
        return Summary(document=document.record(), provenance=Provenance(engine=EngineKind.RULES))

    monkeypatch.setattr(pipeline, "summarize", summarize)
    for number in range(100):
        (tmp_path / f"{number}.txt").write_text("one\n", encoding="utf-8")
    assert run("summarize", tmp_path).status == 0
    assert len(made) == 100
    assert sum(one() is not None for one in made) < 40


def test_standard_input_may_hold_a_filing(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Input:
        buffer = io.BytesIO(filing(OSTRIUM, VELDARA).encode())

    monkeypatch.setattr(sys, "stdin", Input())
    done = run("summarize", "-", "--engine", "rules", "-o", f"{tmp_path}/out/")
    assert done.status == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "stdin-EX-99.1.json",
        "stdin-EX-99.2.json",
    ]


def test_releases_of_every_kind_are_added(run: Run, folder: Path, tmp_path: Path) -> None:
    attached = mail("Attached.", None, [("r.docx", word_of(release("quellin-dose-escalation")))])
    (folder / "mail.eml").write_bytes(attached)
    store = tmp_path / "store.db"
    done = run("add", folder, "--store", store, "--engine", "rules")
    assert done.out.splitlines() == [
        f"{folder}/deeper/lantern.txt: added",
        f"{folder}/filing.txt#EX-99.1: added",
        f"{folder}/filing.txt#EX-99.2: added",
        f"{folder}/mail.eml: added",
    ]
    again = run("add", folder, "--store", store, "--engine", "rules")
    assert again.out.count(": known\n") == 4


def test_a_cassette_is_named_after_the_part(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("record", "--check", folder, "--cassettes", tmp_path)
    assert done.status == 1
    assert done.out.splitlines() == [
        f"{tmp_path}/lantern.yaml: missing: nothing is recorded for {folder}/deeper/lantern.txt",
        f"{tmp_path}/filing-EX-99.1.yaml: missing: nothing is recorded for {folder}/filing.txt#EX-99.1",
        f"{tmp_path}/filing-EX-99.2.yaml: missing: nothing is recorded for {folder}/filing.txt#EX-99.2",
    ]
