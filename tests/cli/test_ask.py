"""`summarizer ask`: what it prints, and what it refuses."""

from datetime import date
from pathlib import Path

import pytest

from summarizer import Store
from summarizer.cassettes import playing
from summarizer.schemas import Asked, Event
from tests.conftest import SCRIPTED
from tests.invented import release

from .conftest import Run

QUESTION = "When is topline for EXB-101 expected, and has it moved?"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A store with a program that was delayed."""
    path = tmp_path / "store.db"
    with Store(path) as store:
        for day, phrase in (
            (date(2025, 3, 3), "in the second half of 2025"),
            (date(2025, 9, 1), "in the first quarter of 2026"),
        ):
            store.add(*release(day, "EXB-101", expected=[("EXB-101", Event.TOPLINE, phrase)]))
    return path


def test_an_answer_is_markdown_for_people_and_json_for_machines(run: Run, shelf: Path) -> None:
    done = run("ask", QUESTION, "--store", shelf)
    assert done.status == 0
    assert done.err == (
        "summarizer: engine: rules (no endpoint is configured and no cassette holds this request)\n"
    )
    assert done.out.startswith(f"# {QUESTION}\n\n- EXB-101: Topline data")
    assert "delayed by 90 days" in done.out
    assert '\n- [c1] source 2: "EXB-101: TOPLINE"\n' in done.out
    found = Asked.model_validate_json(run("ask", QUESTION, "--store", shelf, "--format", "json").out)
    assert found.question == QUESTION
    assert found.says


def test_what_the_releases_do_not_say_is_no_failure(run: Run, shelf: Path, tmp_path: Path) -> None:
    target = tmp_path / "answer.md"
    done = run("ask", "What does EXB-101 cost?", "--store", shelf, "-o", target)
    assert (done.status, done.out) == (0, "")
    text = target.read_text(encoding="utf-8")
    assert "\nThe releases do not say.\n\nLooked for: EXB-101, cost.\n" in text


def test_a_question_steers_no_terminal(run: Run, shelf: Path) -> None:
    done = run("ask", "EXB-101\x1b[2J\n# Not a heading", "--store", shelf)
    assert done.status == 0
    assert "\x1b" not in done.out
    assert "\n# " not in done.out


def test_a_store_that_is_empty_or_not_there_is_said_in_a_sentence(run: Run, tmp_path: Path) -> None:
    done = run("ask", QUESTION, "--store", tmp_path / "none.db")
    assert (done.status, done.out) == (2, "")
    assert "there is no store at" in done.err
    Store(tmp_path / "empty.db").close()
    done = run("ask", QUESTION, "--store", tmp_path / "empty.db")
    assert (done.status, done.out) == (2, "")
    assert "the store is empty" in done.err


@pytest.mark.parametrize(("command", "heading"), [("ask", f"# {QUESTION}"), ("brief", "# EXB-101")])
def test_when_the_endpoint_fails_what_stands_without_it_is_printed(
    command: str, heading: str, run: Run, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-invented")
    monkeypatch.setenv("SUMMARIZER_RETRIES", "0")
    asked = QUESTION if command == "ask" else "EXB-101"
    with playing(SCRIPTED / "refusal.yaml"):
        done = run(command, asked, "--store", shelf)
    assert done.status == 3
    assert done.out.startswith(heading)
    assert "delayed by 90 days" in done.out
    chosen, failed = done.err.splitlines()
    assert chosen.startswith("summarizer: engine: llm")
    assert failed.endswith("says that the model refused: I cannot help with that.")


def test_a_question_about_nothing_asks_no_endpoint(
    run: Run, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-invented")
    done = run("ask", "What is the price of bitcoin?", "--store", shelf)
    assert (done.status, done.err) == (
        0,
        "summarizer: engine: rules (there is nothing to ask a model about)\n",
    )
    assert "The releases do not say." in done.out
    assert run("ask", QUESTION, "--store", shelf, "--engine", "magic").status == 2
