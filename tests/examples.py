"""The examples of the documentation: where they stand, and a folder to run a page's in, from top to bottom.

    python -m tests.examples FOLDER

writes the Python of each page into a file of FOLDER, for a type checker.
"""

import contextlib
import io
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
OUTPUTS = frozenset({"text", "json"})
"""What a block directly behind an example is written in, where it is what the example prints."""
_BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>not run|file): (?P<note>[^\n]+) -->\n+)?^```(?P<language>\w+)\n(?P<code>.*?)^```\n",
    re.M | re.S,
)


@dataclass(frozen=True)
class Example:
    """A block of code on a page."""

    page: Path
    line: int
    language: str
    code: str
    prints: str | None
    """What it prints, where the page says so; a line of three dots stands for any lines."""
    not_run: str | None
    """Why it is not run."""
    file: str = ""
    """What it is the content of, and is written to."""

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def examples(page: Path) -> list[Example]:
    """The commands, the Python and the queries of a page, and the files that they want, in order."""
    text = page.read_text(encoding="utf-8")
    blocks = list(_BLOCK.finditer(text))
    found = []
    for number, block in enumerate(blocks):
        line = text.count("\n", 0, block.start()) + 1
        if block["mark"] == "file":
            found.append(Example(page, line, "file", block["code"], None, None, block["note"]))
        if block["language"] not in {"sh", "python", "sql"}:
            continue
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        shown = (
            after["code"]
            if after and after["language"] in OUTPUTS and not text[block.end() : after.start()].strip()
            else None
        )
        found.append(Example(page, line, block["language"], block["code"], shown, block["note"]))
    return found


class Bench:
    """A folder in which one page's examples run: what one leaves there, or names in Python, the next finds."""

    def __init__(self, folder: Path) -> None:
        """`folder` gets the seeds, the cassettes, the gold, and a `summarizer` of this interpreter's."""
        self.folder = folder
        self._names: dict[str, object] = {"__name__": "example"}
        (folder / "tests").mkdir()
        for name in ("seeds", "cassettes", "tests/gold", "tests/releases"):
            (folder / name).symlink_to(ROOT / name)
        command = folder / "bin" / "summarizer"
        command.parent.mkdir()
        command.write_text(
            f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m summarizer "$@"\n', encoding="utf-8"
        )
        command.chmod(0o755)

    def run(self, example: Example) -> str:
        """What an example prints; fails where it fails."""
        if example.file:
            target = self.folder / example.file
            target.parent.mkdir(exist_ok=True)
            target.write_text(example.code, encoding="utf-8")
            return ""
        return {"sh": self._shell, "python": self._python, "sql": self._sql}[example.language](example)

    def _sql(self, example: Example) -> str:
        with contextlib.closing(sqlite3.connect(self.folder / "releases.db")) as database:
            return "".join(f"{' | '.join(map(str, row))}\n" for row in database.execute(example.code))

    def _shell(self, example: Example) -> str:
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", example.code],
            cwd=self.folder,
            env={**os.environ, "PATH": path, "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{example}: {done.stderr}"
        assert "Traceback" not in done.stderr, f"{example}: {done.stderr}"
        return done.stdout

    def _python(self, example: Example) -> str:
        # Blank lines before it let a traceback name the page's own line.
        code = compile("\n" * example.line + example.code, str(example.page), "exec")
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(code, self._names)  # noqa: S102 - the documentation's own code
        return printed.getvalue()


def agrees(printed: str, shown: str) -> bool:
    """Whether what was printed is what a page shows; how wide a column is makes no difference."""
    lines = _lines(shown)
    parts = ["(?:.*\n)*?" if line == "..." else f"{re.escape(line)}\n" for line in lines]
    return re.fullmatch("".join(parts), "".join(f"{line}\n" for line in _lines(printed))) is not None


def _lines(text: str) -> list[str]:
    return [re.sub(" {2,}", "  ", line.rstrip()) for line in text.strip("\n").split("\n")]


def main(folder: Path) -> None:
    """Write the Python of each page."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in PAGES:
        code = "\n".join(one.code for one in examples(page) if one.language == "python")
        if code:
            (folder / f"{page.stem.lower()}_page.py").write_text(code, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
