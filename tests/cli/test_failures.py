"""Whatever goes wrong at the command line is one sentence and a status, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer import reading
from tests.conftest import Scripted

from .conftest import RELEASE, Run

GERMAN = """\
Examplia Bio gibt positive Ergebnisse der Phase-2-Studie LANTERN bekannt

BASEL, Schweiz, 3. März 2026 (GLOBE NEWSWIRE) -- Die Examplia Bio AG (Nasdaq: EXBQ), ein Unternehmen der klinischen \
Entwicklung, hat heute die Ergebnisse ihrer Studie mit Erwachsenen bekannt gegeben, die an Lupus erkrankt sind. Nach \
24 Wochen sprachen 42 Prozent der behandelten Patientinnen und Patienten an, verglichen mit 20 Prozent unter Placebo. \
Das Unternehmen will in der zweiten Jahreshälfte mit einer weiteren Studie beginnen.
"""
"""Written for these tests; the company is invented."""

WRONG: dict[str, tuple[list[str], str]] = {
    "no such command": (["sumarize"], "no such command 'sumarize'. Did you mean 'summarize'?"),
    "no source": (["summarize"], "missing argument 'SOURCE'"),
    "no such option": (["summarize", "a", "--fast"], "no such option: --fast"),
    "no such engine": (
        ["summarize", "a", "--engine", "magic"],
        "invalid value for '--engine': 'magic' is not one of 'auto', 'llm', 'rules', 'replay'",
    ),
    "no such format": (
        ["show", "a", "--format", "xml"],
        "invalid value for '--format': 'xml' is not one of 'table', 'json'",
    ),
    "an option without its value": (["check", "a", "--source"], "option '--source' requires an argument"),
    "standard input twice": (["summarize", "-", "-"], "standard input (-) can be read only once"),
    "standard input for both": (["check", "-", "--source", "-"], "standard input (-) can be read only once"),
    "no such record": (["schema", "Summry"], "there is no record 'Summry'; the records are"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_wrong_arguments(run: Run, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith(f"summarizer: {message}")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", ["summarize", "show"])
@pytest.mark.parametrize("kind", ["missing", "folder", "empty", "binary"])
def test_bad_input(run: Run, tmp_path: Path, command: str, kind: str) -> None:
    path = tmp_path / "input.txt"
    if kind == "folder":
        path.mkdir()
    elif kind == "empty":
        path.write_bytes(b" \n")
    elif kind == "binary":
        path.write_bytes(bytes(range(256)) * 40)
    done = run(command, path)
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith("summarizer: ")
    assert done.err.count("\n") == 1


def test_a_text_that_is_no_release_is_refused_but_can_be_shown(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "recipe.txt"
    path.write_text(
        "Take two eggs. Beat them well.\n\nAdd flour and bake for an hour.\n" * 8, encoding="utf-8"
    )
    done = run("summarize", path, "--engine", "rules")
    assert (done.status, done.out) == (2, "")
    assert run("show", path).status == 0


@pytest.mark.parametrize("variable", ["SUMMARIZER_MODE", "SUMMARIZER_TIMEOUT", "OPENAI_BASE_URL"])
def test_a_wrong_setting_is_named(
    run: Run, release: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "nonsense")
    for arguments in (["summarize", release], ["doctor"]):
        done = run(*arguments)
        assert done.status == 2
        assert done.err.startswith(f"summarizer: {variable} ")


def test_llm_without_an_endpoint_says_what_to_set(run: Run, release: Path) -> None:
    done = run("summarize", release, "--engine", "llm")
    assert done.status == 2
    assert "OPENAI_API_KEY" in done.err


def test_replay_without_a_cassette_says_where_it_looked(run: Run, release: Path, tmp_path: Path) -> None:
    done = run("summarize", release, "--engine", "replay", "--cassettes", tmp_path)
    assert done.status == 2
    assert str(tmp_path) in done.err


def test_an_unreachable_endpoint_is_exit_status_3(
    run: Run, release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("SUMMARIZER_RETRIES", "0")
    done = run("summarize", release)
    assert done.status == 3
    assert done.out == ""
    assert "127.0.0.1:9" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("tape", "words"),
    [("wrong-key", "key"), ("not-an-endpoint", ""), ("broken-json", ""), ("no-choices", ""), ("refusal", "")],
)
def test_an_endpoint_that_refuses_or_answers_nonsense(
    run: Run, release: Path, monkeypatch: pytest.MonkeyPatch, scripted: Scripted, tape: str, words: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-none")
    monkeypatch.setenv("SUMMARIZER_REASKS", "0")
    with scripted(tape):
        done = run("summarize", release)
    assert (done.status, done.out) == (3, "")
    engine, failure = done.err.splitlines()
    assert engine.startswith("summarizer: engine: llm")
    assert failure.startswith("summarizer: ")
    assert words in failure


def test_a_release_in_another_language_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "german.txt"
    path.write_text(GERMAN, encoding="utf-8")
    done = run("summarize", path, "--engine", "rules")
    assert (done.status, done.out) == (2, "")
    assert "English" in done.err
    assert done.err.count("\n") == 1


def test_fifty_megabytes_are_refused_at_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"Examplia Bio announced results today. " * (50_000_000 // 38))
    done = run("summarize", path, "--engine", "rules")
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_words_from_outside_cannot_steer_the_terminal(run: Run) -> None:
    done = run("summarize", "no\x1b[2Jsuch\nfile.txt")
    assert "\x1b" not in done.err
    assert done.err.count("\n") == 1


def test_a_fault_of_our_own_can_be_traced(run: Run, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(reading, "read", broken)
    assert run("show", release).status == 70
    monkeypatch.setenv("SUMMARIZER_DEBUG", "1")
    with pytest.raises(RuntimeError, match="broken"):
        run("show", release)


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(RELEASE + "A sentence of no consequence.\n" * 20_000, encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    with open(writer, "wb") as nobody:
        done = subprocess.run(
            [sys.executable, "-m", "summarizer", "show", "--text", str(path)],
            stdout=nobody,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_standard_output_is_a_sentence(release: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "summarizer", "show", "--text", str(release)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.stderr == b"summarizer: cannot write to standard output: No space left on device\n"
    assert done.returncode == 2


def test_an_interrupt_is_quiet(run: Run, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "read", interrupted)
    assert run("show", release) == (130, "", "")


def test_without_arguments_the_help_is_shown(run: Run) -> None:
    done = run()
    assert done.status == 0
    assert done.out.startswith("Usage: summarizer ")


def test_the_version_is_printed(run: Run) -> None:
    from summarizer import __version__

    assert run("--version") == (0, f"summarizer {__version__}\n", "")
