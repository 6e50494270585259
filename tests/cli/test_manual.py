"""`--help` is a page of a manual: whole, narrow enough, and every example of it runs."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.cli import main, program
from summarizer.cli.manual import FIRST, Example, manual_of
from summarizer.settings import Settings

from .conftest import Run

ROOT = Path(__file__).parents[2]
COMMANDS: dict[str, Any] = {name: one for name, one in program().commands.items() if not one.hidden}


def examples() -> Iterator[tuple[str, Example]]:
    """Every example of every page, with the command whose page it is on."""
    yield from (("", one) for one in FIRST)
    for name, command in COMMANDS.items():
        page = manual_of(command)
        yield from ((name, one) for one in (page.examples if page else ()))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the examples name: releases, a summary, a store, annotations, cassettes."""
    folder = tmp_path_factory.mktemp("desk")
    earlier, release = sorted((ROOT / "seeds").glob("2*.txt"))
    (folder / "releases").mkdir()
    for seed in (earlier, release):
        shutil.copy(seed, folder / "releases")
    shutil.copy(earlier, folder / "earlier.txt")
    shutil.copy(release, folder / "release.txt")
    (folder / "gold").mkdir()
    gold = (ROOT / "tests" / "gold" / f"{earlier.stem}.yaml").read_text(encoding="utf-8")
    text = gold.replace(f"../../seeds/{earlier.name}", "../earlier.txt")
    assert text != gold
    (folder / "gold" / "earlier.yaml").write_text(text, encoding="utf-8")
    (folder / "cassettes").symlink_to(ROOT / "cassettes")
    (folder / "summarizer.toml").write_text('store = "releases.db"\n', encoding="utf-8")
    store, files = str(folder / "releases.db"), [str(folder / "earlier.txt"), str(folder / "release.txt")]
    assert main(["-q", "add", *files, "--store", store, "--engine", "rules"]) == 0
    assert main(["-q", "summarize", files[1], "--engine", "rules", "-o", str(folder / "summary.json")]) == 0
    command = folder / "bin" / "summarizer"
    command.parent.mkdir()
    command.write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m summarizer "$@"\n', encoding="utf-8"
    )
    command.chmod(0o755)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize(("name", "example"), [*examples()], ids=lambda one: getattr(one, "command", one))
def test_each_example_runs(
    run: Run, name: str, example: Example, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"summarizer {name}".strip() in example.command.replace("-q ", "")
    monkeypatch.setenv("PATH", f"{desk / 'bin'}:{Path(sys.executable).parent}:/usr/bin:/bin")
    monkeypatch.setenv("SUMMARIZER_CONFIG", str(desk / "summarizer.toml"))
    monkeypatch.chdir(desk)
    in_this_process = name != "mcp" and example.command.startswith("summarizer ")
    if in_this_process and not set("|<>&*$") & set(example.command):
        status, _, said = run(*shlex.split(example.command)[1:])
        assert status == 0, said
        return
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", example.command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_whole_page(run: Run, name: str) -> None:
    page = manual_of(COMMANDS[name])
    assert page is not None, "give it one with @manual"
    assert page.examples
    assert set(page.see) <= set(COMMANDS) - {name}
    done = run(name, "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"Usage: summarizer {name} [OPTIONS]")
    for title in ("Options:", "Examples:", "Exit status:"):
        assert f"\n{title}\n" in done.out
    for example in page.examples:
        assert f"    {example.command}\n" in done.out
    for parameter in COMMANDS[name].params:
        assert parameter.help, f"{parameter.name} is not explained"
        assert parameter.help[-1] in ".)", parameter.help


@pytest.mark.parametrize("name", ["", *COMMANDS])
@pytest.mark.parametrize("columns", [80, 200])
def test_help_fits_the_terminal(run: Run, name: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    page = run(*filter(None, [name]), "--help").out
    told = {example.command for _, example in examples()}
    for line in page.splitlines():
        assert len(line) <= min(columns, 100) or line.strip() in told
    assert "\x1b" not in page


def test_an_option_with_a_setting_names_its_variable(run: Run) -> None:
    page = " ".join(run("brief", "--help").out.split())
    for name in ("engine", "model", "cassettes", "store"):
        assert f"Setting: {name}, {Settings.model_fields[name].validation_alias}; default:" in page


def test_the_programs_page_tells_every_command_in_a_sentence(run: Run) -> None:
    page = " ".join(run("--help").out.split())
    for name, command in COMMANDS.items():
        first = " ".join(command.help.split("\n\n")[0].split()).partition(". ")[0].removesuffix(".")
        assert f"{name} {first}" in page


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["sumarize", "x"], "no such command 'sumarize'. Did you mean 'summarize'?"),
        (["brief", "x", "--isuer", "y"], "no such option: --isuer. Did you mean '--issuer'?"),
        (["--quite", "doctor"], "no such option: --quite. Did you mean '--quiet'?"),
        (["doctor", "--confg", "x"], "no such option: --confg. Did you mean '--config'?"),
        (["doctor", "--zzz"], "no such option: --zzz"),
    ],
)
def test_what_is_misspelt_is_answered_with_the_nearest(run: Run, arguments: list[str], sentence: str) -> None:
    assert run(*arguments) == (2, "", f"summarizer: {sentence}\n")
