"""The example of docs/gold.md, and a summary that says exactly what its annotation says."""

import re
from pathlib import Path

import pytest

from summarizer.evaluation import Annotated, annotated
from summarizer.evaluation.clean import clean
from summarizer.schemas import Summary
from tests.cli.conftest import run

__all__ = ["run"]

ROOT = Path(__file__).resolve().parents[2]
GOLD = sorted((ROOT / "tests" / "gold").glob("*.yaml"))
PAGE = (ROOT / "docs" / "gold.md").read_text(encoding="utf-8")


@pytest.fixture
def gold_path(tmp_path: Path) -> Path:
    """The annotation of the example, its release beside it."""
    for kind, name in (("text", "fennelbrook.txt"), ("yaml", "fennelbrook.yaml")):
        [block] = re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.M | re.S)
        (tmp_path / name).write_text(block, encoding="utf-8")
    return tmp_path / "fennelbrook.yaml"


@pytest.fixture
def gold(gold_path: Path) -> Annotated:
    """The example, loaded."""
    return annotated(gold_path)


@pytest.fixture
def perfect(gold: Annotated) -> Summary:
    """A summary that holds what the annotation of the example holds."""
    return clean(gold)
