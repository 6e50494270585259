"""What people see: on a real pseudo-terminal of 80 and of 200 columns, in a pipe, with and without colours."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from summarizer import Store
from summarizer.cli.pages import page
from summarizer.cli.render import columns, text_of
from summarizer.schemas import Event
from tests.invented import release as told

from .conftest import Run

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
ROOT = Path(__file__).parents[2]
LONG = "EXB-101-with-a-name-that-is-longer-than-a-column"

Seen = Callable[..., str]
"""What a terminal of so many columns is shown by a command."""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A store with a program of a long name that was delayed."""
    path = tmp_path / "store.db"
    with Store(path) as store:
        for day, when in ((date(2025, 3, 3), "in the second half of 2025"), (date(2025, 9, 1), "in 2026")):
            store.add(*told(day, LONG, expected=[(LONG, Event.TOPLINE, when)]))
    return path


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Run a command in a pseudo-terminal."""
    if sys.platform == "win32":
        pytest.skip("there are no pseudo-terminals")
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "COLORTERM", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)

    def call(width: int, *arguments: str | Path) -> str:
        import fcntl
        import struct
        import termios

        screen, line = os.openpty()
        fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
        command = [sys.executable, "-m", "summarizer", *map(str, arguments)]
        with subprocess.Popen(command, stdin=line, stdout=line, stderr=line) as process:
            os.close(line)
            shown = b""
            while True:
                try:
                    got = os.read(screen, 65536)
                except OSError:  # the other side is closed
                    break
                if not got:
                    break
                shown += got
            process.wait()
        os.close(screen)
        return shown.decode("utf-8")

    return call


def commands(shelf: Path, release: Path) -> list[tuple[str | Path, ...]]:
    """A command of each kind that prints for people."""
    store = ("--store", shelf)
    return [
        ("summarize", release, "--engine", "rules", "-q", "--format", "table"),
        ("show", release),
        ("brief", LONG, "--engine", "rules", "-q", *store),
        ("ask", f"when is topline of {LONG} expected?", "--engine", "rules", "-q", *store),
        ("changes", *store),
        ("calendar", *store),
        ("eval", ROOT / "tests" / "gold" / "aldervik-crl.yaml", "-q"),
        ("doctor", *store),
    ]


@pytest.mark.parametrize("number", range(8))
def test_each_command_reads_well_on_terminals_and_in_pipes(
    seen: Seen, run: Run, shelf: Path, release: Path, number: int
) -> None:
    command = commands(shelf, release)[number]
    piped = run(*command).out
    assert piped
    assert not ESCAPE.search(piped)
    words = set(re.findall(r"\w{5,}", piped))
    for width in (80, 200):
        shown = seen(width, *command)
        assert ESCAPE.search(shown)
        lines = ESCAPE.sub("", shown).splitlines()
        assert max(map(len, lines)) <= width
        if command[0] != "show":  # which shows the beginning of each zone's words, as far as a line goes
            together = re.sub(r"\W", "", "".join(lines))
            assert "…" not in "".join(lines).replace("…", "", piped.count("…"))
            missing = {word for word in words if word not in together}
            assert len(missing) <= len(words) / 4, missing  # words that a fold parts stand in two lines


def test_a_pipe_has_a_row_on_a_line(run: Run, shelf: Path) -> None:
    lines = run("calendar", "--store", shelf).out.splitlines()
    assert len(lines) == 2
    assert LONG.lower() in lines[1]
    assert "in the second half of 2025 (2025-03-03)" in lines[1]
    assert "…" not in lines[1]


def test_columns_of_the_environment_count_in_a_pipe_too(
    run: Run, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    assert max(map(len, run("calendar", "--store", shelf).out.splitlines())) <= 70
    monkeypatch.setenv("COLUMNS", "nonsense")
    assert columns(terminal=False) == 10_000


@pytest.mark.parametrize(
    ("variables", "terminal", "colours"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"CLICOLOR_FORCE": "1"}, False, True),
        ({"CLICOLOR": "0"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, False, True),
    ],
)
@pytest.mark.usefixtures("seen")
def test_colours_are_what_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    terminal: bool,
    colours: bool,
) -> None:
    from rich.text import Text

    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert bool(ESCAPE.search(text_of(Text("x", style="bold red")))) is colours
    assert not ESCAPE.search(text_of(Text("x", style="bold red"), to_terminal=False))


def test_a_terminal_without_colours_is_plain(
    seen: Seen, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not ESCAPE.search(seen(80, "calendar", "--store", shelf))


def test_progress_is_shown_while_releases_are_read_and_summed_up(
    seen: Seen, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("summarize", release, "gone.txt", "--engine", "rules", "-o", tmp_path / "all.jsonl")
    shown = ESCAPE.sub("", seen(80, *command))
    assert "/2" in shown
    assert re.search(r"summarizer: 2 sources: 1 done, 1 failed, in \d+\.\d s", shown)
    monkeypatch.setenv("TERM", "dumb")
    plain = seen(80, *command)
    assert "\x1b" not in plain
    assert "2 sources: 1 done" in plain


def test_a_pipe_is_told_of_failures_alone(run: Run, release: Path) -> None:
    one = run("summarize", release, "--engine", "rules", "gone.txt").err
    assert one.splitlines()[-1] == "summarizer: 2 sources: 1 done, 1 failed"
    assert "releases:" not in run("summarize", release, release, "--engine", "rules").err


@pytest.mark.parametrize("front", [True, False])
def test_quiet_leaves_errors_alone(seen: Seen, run: Run, release: Path, tmp_path: Path, front: bool) -> None:
    command = ["summarize", release, "gone.txt", "--engine", "rules", "-o", tmp_path / "all.jsonl"]
    quiet = ["-q", *command] if front else [*command, "--quiet"]
    assert run(*quiet) == (2, "", "summarizer: no such file: gone.txt\n")
    assert seen(80, *quiet) == "summarizer: no such file: gone.txt\r\n"
    assert "engine: rules" in run(*command).err


def test_quiet_ends_with_its_command(run: Run, release: Path) -> None:
    assert run("-q", "summarize", release, "--engine", "rules").err == ""
    assert run("summarize", release, "--engine", "rules").err != ""


def test_words_of_a_release_are_never_markup() -> None:
    words = "- CR* and PR* <b>10K</b> [red]x[/red] _p_ `q` # 1 \\* &amp; [c1]"
    laid = text_of(page(f"# {words}\n\n{words}\n1. {words}\n| a | b |\n| --- | --- |\n| {words} | x |\n"))
    assert laid.count(words.removeprefix("- ")) == 4


def test_a_brief_in_a_pipe_is_markdown(run: Run, shelf: Path) -> None:
    out = run("brief", LONG, "--engine", "rules", "--store", shelf).out
    assert out.startswith(f"# {LONG}\n")
    assert "\n## " in out
