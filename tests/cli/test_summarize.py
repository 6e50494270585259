"""`summarizer summarize`: what goes where, and what survives a failure."""

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer import pipeline
from summarizer.errors import EndpointError
from summarizer.schemas import (
    Document,
    DocumentRecord,
    EngineKind,
    Finding,
    Provenance,
    Severity,
    Summary,
)

from .conftest import RELEASE, Run

Fake = Callable[..., Summary]


def made_up(name: str, severity: Severity | None = None) -> Summary:
    """A summary without records, named after its source."""
    found = [Finding(code="XX00", severity=severity, path="", message="made up")] if severity else []
    return Summary(
        document=DocumentRecord(id=name, source=name),
        findings=found,
        provenance=Provenance(engine=EngineKind.RULES),
    )


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Stands in for the pipeline: what it does for a file name, and the arguments it was given.

    The work is done in a folder of its own, which holds the files that are named.
    """
    plan: dict[str, Any] = {"calls": []}

    def summarize(document: Document, **given: Any) -> Summary:
        name = str(document.source)
        plan["calls"].append((name, given))
        given["on_engine"]("engine: rules (asked for)")
        planned = plan.get(name)
        if isinstance(planned, BaseException):
            raise planned
        return made_up(name, planned)

    folder = tmp_path_factory.mktemp("sources")
    for name in ("a.txt", "b.txt", "c.txt", "gone.txt", "x/a.txt", "y/a.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"{name}\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(pipeline, "summarize", summarize)
    return plan


def test_one_release_is_printed_as_indented_json(run: Run, release: Path) -> None:
    done = run("summarize", release, "--engine", "rules")
    summary = Summary.model_validate_json(done.out)
    assert done.status == 0
    assert done.out == summary.model_dump_json(indent=2) + "\n"
    assert summary.document.source == "lantern.txt"
    assert summary.provenance.engine is EngineKind.RULES


def test_standard_error_says_in_one_line_which_engine_and_why(run: Run, release: Path) -> None:
    done = run("summarize", release, "--engine", "rules")
    assert done.err == "summarizer: engine: rules (asked for)\n"


def test_without_an_endpoint_or_a_cassette_the_rules_read(run: Run, release: Path, tmp_path: Path) -> None:
    done = run("summarize", release, "--cassettes", tmp_path)
    assert done.err.startswith("summarizer: engine: rules (no endpoint is configured")
    assert done.err.count("\n") == 1


def test_standard_input_is_read_for_a_dash(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(RELEASE.encode())

    monkeypatch.setattr(sys, "stdin", Input())
    done = run("summarize", "-", "--engine", "rules")
    assert done.status == 0
    assert Summary.model_validate_json(done.out).document.issuer is not None


def test_several_releases_are_lines_in_the_order_given(run: Run, engine: dict[str, Any]) -> None:
    done = run("summarize", "b.txt", "a.txt", "c.txt")
    assert [json.loads(line)["document"]["source"] for line in done.out.splitlines()] == [
        "b.txt",
        "a.txt",
        "c.txt",
    ]
    assert done.status == 0
    assert done.err == "summarizer: engine: rules (asked for)\n"
    assert [source for source, _ in engine["calls"]] == ["b.txt", "a.txt", "c.txt"]


def test_a_failure_does_not_stop_the_others_and_the_worst_status_counts(
    run: Run, engine: dict[str, Any]
) -> None:
    engine["b.txt"] = EndpointError("the endpoint said no")
    engine["c.txt"] = Severity.ERROR
    done = run("summarize", "a.txt", "b.txt", "c.txt")
    assert [json.loads(line)["document"]["source"] for line in done.out.splitlines()] == ["a.txt", "c.txt"]
    assert "summarizer: b.txt: the endpoint said no\n" in done.err
    assert done.status == 3


def test_a_fault_of_our_own_is_a_sentence_too(run: Run, engine: dict[str, Any]) -> None:
    engine["a.txt"] = KeyError("surprise")
    done = run("summarize", "a.txt", "b.txt")
    assert json.loads(done.out)["document"]["source"] == "b.txt"
    assert "a.txt: this is a fault of summarizer itself (KeyError: 'surprise')" in done.err
    assert "Traceback" not in done.err
    assert done.status == 70


def test_error_findings_are_exit_status_1_and_warnings_are_not(run: Run, engine: dict[str, Any]) -> None:
    engine["a.txt"], engine["b.txt"] = Severity.ERROR, Severity.WARNING
    assert run("summarize", "a.txt").status == 1
    assert run("summarize", "b.txt").status == 0


def test_an_interrupt_is_quiet_and_keeps_what_was_done(
    run: Run, engine: dict[str, Any], tmp_path: Path
) -> None:
    engine["b.txt"] = KeyboardInterrupt()
    target = tmp_path / "out.jsonl"
    done = run("summarize", "a.txt", "b.txt", "-o", target)
    assert done.status == 130
    assert not target.exists()
    kept = tmp_path / "out.jsonl.part"
    assert json.loads(kept.read_text(encoding="utf-8"))["document"]["source"] == "a.txt"
    assert f"summarizer: what was done is kept in {kept}" in done.err


def test_a_file_takes_the_lines_and_leaves_nothing_beside_it(
    run: Run, engine: dict[str, Any], tmp_path: Path
) -> None:
    engine["b.txt"] = EndpointError("no")
    target = tmp_path / "out.jsonl"
    target.write_text("old", encoding="utf-8")
    done = run("summarize", "a.txt", "b.txt", "c.txt", "--output", target)
    assert done.out == ""
    assert [json.loads(line)["document"]["source"] for line in target.read_text("utf-8").splitlines()] == [
        "a.txt",
        "c.txt",
    ]
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_a_file_is_left_alone_when_nothing_came_of_it(
    run: Run, engine: dict[str, Any], tmp_path: Path
) -> None:
    engine["a.txt"] = EndpointError("no")
    target = tmp_path / "out.json"
    target.write_text("old", encoding="utf-8")
    assert run("summarize", "a.txt", "-o", target).status == 3
    assert target.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["out.json"]


def test_a_folder_gets_a_file_for_each_release(run: Run, engine: dict[str, Any], tmp_path: Path) -> None:
    engine["gone.txt"] = EndpointError("no")
    run("summarize", "x/a.txt", "gone.txt", "y/a.txt", "-o", f"{tmp_path}/new/")
    assert sorted(os.listdir(tmp_path / "new")) == ["a-2.json", "a.json"]
    assert '\n  "' in (tmp_path / "new" / "a.json").read_text(encoding="utf-8")


@pytest.mark.usefixtures("engine")
def test_a_source_is_never_written_over(run: Run, release: Path) -> None:
    for target in (release, release.parent / "x" / ".." / release.name):
        (release.parent / "x").mkdir(exist_ok=True)
        done = run("summarize", release, "-o", target)
        assert done.status == 2
        assert done.err.endswith("is a source: it is not written over\n")
    assert release.read_text(encoding="utf-8") == RELEASE


def test_a_json_source_is_not_written_over_through_a_folder(
    run: Run, engine: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    assert run("summarize", tmp_path / "a.json", "-o", tmp_path).status == 2
    assert engine["calls"] == []


@pytest.mark.parametrize("target", ["missing/out.json", "a-file/out.json", "a-file/"])
def test_a_place_that_cannot_be_written_is_said_before_any_work(
    run: Run, engine: dict[str, Any], tmp_path: Path, target: str
) -> None:
    (tmp_path / "a-file").write_text("x", encoding="utf-8")
    done = run("summarize", "a.txt", "-o", f"{tmp_path}/{target}")
    assert done.status == 2
    assert done.err.startswith("summarizer: cannot write ")
    assert engine["calls"] == []


@pytest.mark.usefixtures("engine")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_a_sentence(run: Run) -> None:
    done = run("summarize", "a.txt", "-o", "/dev/full")
    assert done.status == 2
    assert "cannot write /dev/full: No space left on device" in done.err


def test_the_table_shows_records_for_people(run: Run, release: Path) -> None:
    done = run("summarize", release, "--engine", "rules", "--format", "table")
    assert done.out.startswith("Examplia Bio AG (Nasdaq: EXBQ)\n2026-03-03 · ")
    assert "\x1b" not in done.out


def test_the_model_and_the_cassettes_are_handed_on(run: Run, engine: dict[str, Any], tmp_path: Path) -> None:
    run("summarize", "a.txt", "--model", "small", "--cassettes", tmp_path, "--engine", "replay")
    _, given = engine["calls"][0]
    assert given["settings"].model == "small"
    assert given["cassettes"] == tmp_path
    assert given["engine"] == "replay"
