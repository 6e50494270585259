"""An invented release, and a way to call a command that looks at all it leaves behind."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.cli import main

RELEASE = """\
Examplia Bio Reports Positive Topline Data from Phase 2 LANTERN Trial of EXB-101 in Lupus

BASEL, Switzerland, March 03, 2026 (GLOBE NEWSWIRE) -- Examplia Bio AG (Nasdaq: EXBQ), a clinical-stage \
biotechnology company, today announced topline results from the randomized Phase 2 LANTERN trial of EXB-101 in \
adults with systemic lupus erythematosus.

At week 24, 42% of patients treated with EXB-101 (21/50) achieved a response, compared with 20% on placebo. \
The Company expects to start a Phase 3 trial in the second half of 2026.

About Examplia Bio
Examplia Bio is an invented company that develops invented medicines.

Forward-Looking Statements
This press release contains forward-looking statements within the meaning of the Private Securities Litigation \
Reform Act of 1995. Actual results may differ materially.

Contact:
Jane Example
jane@examplia.example
"""
"""Written for these tests; no such company or medicine exists."""


class Outcome(NamedTuple):
    """What a command leaves behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A file with the invented release."""
    path = tmp_path / "lantern.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return path


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Call the command line in this process."""

    def call(*arguments: str | Path) -> Outcome:
        status = main([str(one) for one in arguments])
        out, err = capfd.readouterr()
        return Outcome(status, out, err)

    return call
