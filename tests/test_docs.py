"""The documents say what is true: commands in them run, and the reference is the code's own."""

import json
import os
import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer import summarize

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL = re.findall(r"^```(?:sh|console)\n(.*?)^```", README, re.M | re.S)
PYTHON = re.findall(r"^```python\n(.*?)^```", README, re.M | re.S)
INSTALL, *EXAMPLES = SHELL
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
EXAMPLES += re.findall(r"^```sh\n(.*?)^```", CONFIGURATION, re.M | re.S)
PYTHON += re.findall(r"^```python\n(.*?)^```", CONFIGURATION, re.M | re.S)


def test_the_reference_is_what_the_code_says() -> None:
    generated = runpy.run_path(str(ROOT / "docs" / "reference.py"))["reference"]()
    written = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    assert written == generated, "run `python docs/reference.py`"


def test_the_first_line_to_paste_summarizes_a_seed_and_the_second_runs_every_test() -> None:
    first, second = INSTALL.splitlines()
    assert " -r requirements.lock " in first
    assert (ROOT / first.split(" summarize ")[1]).is_file()
    assert second == ".venv/bin/python -m pytest"


def test_the_excerpt_is_what_the_first_line_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [excerpt] = re.findall(r"^```json\n(.*?)^```", README, re.M | re.S)
    seed = Path(INSTALL.splitlines()[0].split(" summarize ")[1])
    assert holds(json.loads(summarize(seed).model_dump_json()), json.loads(excerpt))


def holds(whole: object, part: object) -> bool:
    """Whether everything in `part` is in `whole`: keys with their values, items of lists in any place."""
    if isinstance(whole, dict) and isinstance(part, dict):
        return all(key in whole and holds(whole[key], value) for key, value in part.items())
    if isinstance(whole, list) and isinstance(part, list):
        return all(any(holds(item, wanted) for item in whole) for wanted in part)
    return whole == part


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_runs(example: str, tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    for name in ("seeds", "cassettes", "tests/gold", "tests/releases"):
        (tmp_path / name).symlink_to(ROOT / name)
    command = tmp_path / "bin" / "summarizer"
    command.parent.mkdir()
    command.write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m summarizer "$@"\n', encoding="utf-8"
    )
    command.chmod(0o755)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", example],
        cwd=tmp_path,
        env={
            **os.environ,
            "HOME": str(tmp_path),
            "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("block", PYTHON)
def test_each_python_example_runs(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    example = tmp_path / "example.py"
    example.write_text(block, encoding="utf-8")
    runpy.run_path(str(example))


def test_links_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
