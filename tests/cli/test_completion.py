"""Completion as shells do it: a word is typed, TAB is pressed, and what stands on the line then is looked at."""

import os
import re
import select
import shlex
import shutil
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from summarizer import Store
from summarizer.cli import program
from summarizer.cli.completion import SCRIPTS, offered
from tests.invented import release
from tests.needs import lacking

from .conftest import Run

START = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
READY = {
    "bash": 'eval "$(summarizer completion bash)"; PS1="ready> "',
    "zsh": 'autoload -Uz compinit; compinit -D; eval "$(summarizer completion zsh)"; bindkey -e; PS1="ready> "',
    "fish": "summarizer completion fish | source; function fish_prompt; echo -n 'ready> '; end",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a release, a folder, a store with names that shells could stumble over, and the command."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "lantern release.txt").write_text("x", encoding="utf-8")
    (folder / "tapes").mkdir()
    names = ["EXB-101", "Zenalimab beta", "Quote's $(touch stolen) `touch stolen`", "Öl-7"]
    with Store(folder / "releases.db") as store:
        store.add(*release(date(2026, 3, 3), *names))
    command = folder / "bin" / "summarizer"
    command.parent.mkdir()
    command.write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m summarizer "$@"\n', encoding="utf-8"
    )
    command.chmod(0o755)
    return folder


class Terminal:
    """A shell in a pseudo-terminal."""

    def __init__(self, shell: str, desk: Path) -> None:
        import pty

        path = shutil.which(shell)
        if path is None:
            lacking(f"{shell} is not installed")
        self._pid, self._screen = pty.fork()
        if self._pid == 0:
            os.chdir(desk)
            home = desk / f"home-{shell}"
            home.mkdir(exist_ok=True)
            os.execve(  # noqa: S606 - a shell is what is tested
                path,
                [shell, *START[shell]],
                {
                    "PATH": f"{desk / 'bin'}:{os.environ['PATH']}",
                    "HOME": str(home),
                    "TERM": "dumb" if shell != "fish" else "xterm",
                    "LC_ALL": "C.UTF-8",
                    "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
                    "SUMMARIZER_STORE": str(desk / "releases.db"),
                    "SUMMARIZER_CONFIG": os.devnull,
                },
            )
        self.send(READY[shell] + "\r")
        self.until("ready> .*ready> ", within=20)

    def send(self, text: str) -> None:
        """Type."""
        os.write(self._screen, text.encode())

    def until(self, wanted: str, *, within: float) -> str:
        """What the terminal shows until it matches `wanted`, or the time is over."""
        shown, end = "", time.monotonic() + within
        while not re.search(wanted, shown, re.DOTALL) and time.monotonic() < end:
            if select.select([self._screen], [], [], 0.2)[0]:
                try:
                    got = os.read(self._screen, 65536)
                except OSError:
                    break
                if b"\x1b[c" in got or b"\x1b[0c" in got:
                    os.write(self._screen, b"\x1b[?6c")
                shown += got.decode("utf-8", "replace")
        return shown

    def completed(self, line: str) -> list[str]:
        """The words on the line once `line` is typed and TAB pressed."""
        self.send(line + "\t" + "\x01printf '<%s>' BEGIN \r")
        shown = self.until("<BEGIN>.*ready>", within=20)
        return re.findall(r"<([^<>]*)>", shown.rpartition("<BEGIN>")[2])

    def close(self) -> None:
        """Hang up."""
        os.close(self._screen)
        os.waitpid(self._pid, 0)


CASES = {
    "a command": ("summarizer bri", ["summarizer", "brief"]),
    "an option": ("summarizer brief --form", ["summarizer", "brief", "--format"]),
    "a choice": ("summarizer brief --format h", ["summarizer", "brief", "--format", "html"]),
    "a choice behind =": ("summarizer brief --format=h", ["summarizer", "brief", "--format=html"]),
    "a name with a space": ("summarizer brief zen", ["summarizer", "brief", "Zenalimab beta"]),
    "a name in quotes": ("summarizer brief 'Zen", ["summarizer", "brief", "Zenalimab beta"]),
    "a hostile name": (
        "summarizer brief Quo",
        ["summarizer", "brief", "Quote's $(touch stolen) `touch stolen`"],
    ),
    "a file": ("summarizer summarize lan", ["summarizer", "summarize", "lantern release.txt"]),
}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_shell_completes(shell: str, desk: Path) -> None:
    terminal = Terminal(shell, desk)
    try:
        for line, words in CASES.values():
            assert terminal.completed(line) == words
    finally:
        terminal.close()
    assert not (desk / "stolen").exists()


OFFERS: dict[str, tuple[list[str], str, str, list[str]]] = {
    "nothing typed": ([], "", "none", ["summarize", "_complete"]),
    "behind an option of the program": (["--config", "x"], "doc", "none", ["doctor", "summarize"]),
    "options not given yet": (["brief", "--store", "x"], "--", "none", ["--format", "--store"]),
    "a value of an option": (["brief", "--engine"], "r", "none", ["replay", "auto"]),
    "a source": (["summarize", "one.txt"], "", "files", []),
    "a folder": (["record", "--cassettes"], "", "folders", []),
    "a file to write": (["brief", "EXB-101", "-o"], "", "files", []),
    "nothing more": (["brief", "EXB-101"], "", "none", []),
    "a shell": (["completion"], "z", "none", ["zsh", "bash"]),
}
"""Words before, the last one, which files, and what is offered; the last of those is not."""


@pytest.mark.parametrize(("before", "last", "also", "words"), OFFERS.values(), ids=OFFERS)
def test_what_is_offered(before: list[str], last: str, also: str, words: list[str]) -> None:
    found, offers = offered(program(), before, last)
    offered_words = [word for word, _ in offers]
    assert found == also
    for word in words[:-1]:
        assert word in offered_words
    assert not set(words[-1:]) & set(offered_words)
    assert bool(words) == bool(offered_words)


def test_names_come_from_the_store_that_the_line_names(
    run: Run, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = str(desk / "releases.db")
    assert run("_complete", "--", "brief", "--store", store, "EX").out == "none\nEXB-101\t\n"
    assert run("_complete", "--", "same", "--store", store, "EXB-101", "Ö").out == "none\nÖl-7\t\n"
    assert "Examplia Bio AG" in run("_complete", "--", "changes", "--store", store, "--issuer", "").out
    monkeypatch.setenv("SUMMARIZER_STORE", store)
    assert run("_complete", "--", "brief", "EX").out == "none\nEXB-101\t\n"
    (tmp_path / "broken.db").write_text("no store", encoding="utf-8")
    for gone in ("gone.db", "broken.db", "postgresql://127.0.0.1:9/x"):
        place = gone if "://" in gone else str(tmp_path / gone)
        assert run("_complete", "--", "brief", "--store", place, "") == (0, "none\n", "")
    monkeypatch.setenv("SUMMARIZER_CONFIG", str(tmp_path / "gone.toml"))
    assert run("_complete", "--", "brief", "") == (0, "none\n", "")
    assert not (tmp_path / "gone.db").exists()


@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_script_is_printed_and_nothing_is_written(run: Run, shell: str, tmp_path: Path) -> None:
    done = run("completion", shell)
    assert (done.status, done.err) == (0, "")
    assert "summarizer _complete" in done.out or '"$1" _complete' in done.out
    assert not list(tmp_path.iterdir())
