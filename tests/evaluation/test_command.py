"""`summarizer eval`: what it prints, and how it says what is wrong."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Run

from .conftest import PAGE


def test_a_table_for_people(run: Run, gold_path: Path) -> None:
    done = run("eval", gold_path.parent)
    assert done.status == 0
    assert "Releases, worst first (engine rules)" in done.out
    assert "fennelbrook" in done.out
    for row in ("5 ", "6 ", "7 ", "8, 16", "9 ", "10 "):
        assert f"\n{row}" in done.out


def test_json_for_machines_holds_every_figure(run: Run, gold_path: Path) -> None:
    done = run("eval", gold_path, "--format", "json")
    report = json.loads(done.out)
    assert report["engine"] == "rules"
    [release] = report["releases"]
    assert release["programs"]["f1"] == report["total"]["programs"]["f1"] == 1.0
    assert {"kind", "record", "wanted", "given"} == set(release["errors"][0])


def test_the_engine_is_the_one_that_is_configured(
    run: Run, gold_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert "(engine rules)" in run("eval", gold_path).out
    monkeypatch.setenv("SUMMARIZER_ENGINE", "replay")
    done = run("eval", gold_path)
    assert "no cassette" in done.err
    assert "(engine rules)" in run("eval", gold_path, "--engine", "rules").out


def test_two_runs_are_compared(run: Run, gold_path: Path, tmp_path: Path) -> None:
    saved = tmp_path / "before.json"
    assert run("eval", gold_path, "--format", "json", "-o", saved).status == 0
    assert run("eval", gold_path, "--compare", saved).out.endswith("Nothing has moved.\n")
    report = json.loads(saved.read_text(encoding="utf-8"))
    report["releases"][0]["programs"] = {"wanted": 1, "recalled": 0, "made": 0, "right": 0}
    saved.write_text(json.dumps(report), encoding="utf-8")
    assert "Better than before" in run("eval", gold_path, "--compare", saved).out
    compared = json.loads(run("eval", gold_path, "--compare", saved, "--format", "json").out)["comparison"]
    assert {"where": "total", "figure": "programs.recall", "before": 0.0, "after": 1.0} in compared["better"]


def test_faults_are_put_in_and_survivors_listed(run: Run, gold_path: Path) -> None:
    done = run("eval", gold_path, "--faults", "--survivors", "--seed", "2", "--format", "json")
    faults = json.loads(done.out)["faults"]
    assert faults["seed"] == 2
    assert faults["quotes"]["made"] > 100
    table = run("eval", gold_path, "--faults", "--seed", "2").out
    assert "Faults put in (seed 2)" in table
    assert run("eval", gold_path, "--survivors").status == 2
    assert run("eval", gold_path, "--seed", "2").status == 2


def test_no_input_is_written_over(run: Run, gold_path: Path) -> None:
    release = next(gold_path.parent.glob("*.txt"))
    before = release.read_bytes()
    done = run("eval", gold_path, "-o", release)
    assert done.status == 2
    assert release.read_bytes() == before


def test_wrong_arguments_are_one_sentence(run: Run, gold_path: Path, tmp_path: Path) -> None:
    for arguments in (
        ["no-such-folder"],
        [tmp_path / "empty"],
        [gold_path, "--compare", tmp_path / "none.json"],
        [gold_path, "--engine", "oracle"],
        [gold_path, "--seed", "one"],
        [gold_path, "-o", tmp_path],
        [gold_path, "-o", gold_path],
    ):
        (tmp_path / "empty").mkdir(exist_ok=True)
        done = run("eval", *arguments)
        assert done.status == 2, arguments
        assert done.out == ""
        assert len(done.err.splitlines()) == 1
        assert "Traceback" not in done.err


def test_one_bad_annotation_leaves_the_others_scored(run: Run, gold_path: Path) -> None:
    bad = gold_path.with_name("bad.yaml")
    bad.write_text(gold_path.read_text(encoding="utf-8").replace("by 42%", "by 43%"), encoding="utf-8")
    done = run("eval", gold_path.parent, "--format", "json")
    assert done.status == 2
    assert [release["name"] for release in json.loads(done.out)["releases"]] == ["fennelbrook"]
    [sentence] = [line for line in done.err.splitlines() if "bad.yaml" in line]
    assert "claims[0].quote is not in the release" in sentence


def test_an_engine_that_cannot_read_a_release_says_so(run: Run, gold_path: Path, tmp_path: Path) -> None:
    done = run("eval", gold_path, "--engine", "replay", "--cassettes", tmp_path / "none")
    assert done.status == 2
    assert done.out == ""
    assert "no cassette in " in done.err


def test_the_commands_of_the_page_run(run: Run, gold_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold_path.parent.rename(gold_path.parent.with_name("gold"))
    monkeypatch.chdir(gold_path.parent.parent)
    [block] = re.findall(r"^```sh\n(.*?)^```", PAGE, re.M | re.S)
    for line in block.splitlines():
        assert run(*shlex.split(line)[1:]).status == 0, line
