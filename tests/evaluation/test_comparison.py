"""Two runs are compared: what got better, what got worse."""

from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.evaluation import Annotated, Report, compare, earlier, score
from summarizer.schemas import Summary


def reports(gold: Annotated, perfect: Summary) -> tuple[Report, Report]:
    """A run that finds no claim, and one that finds all."""
    bare = score(gold, perfect.model_copy(update={"claims": []}))
    return Report.of("rules", [bare]), Report.of("rules", [score(gold, perfect)])


def test_a_gain_is_better_and_a_loss_is_worse(gold: Annotated, perfect: Summary) -> None:
    bare, full = reports(gold, perfect)
    gained = compare(bare, full)
    assert ("fennelbrook", "claims.f1", 0.0, 1.0) in [
        (one.where, one.figure, one.before, one.after) for one in gained.better
    ]
    assert "total" in {one.where for one in gained.better}
    assert gained.worse == []
    assert {error.kind for error in gained.gone} == {"missed claim"}
    lost = compare(full, bare)
    assert [one.figure for one in lost.worse] == [one.figure for one in gained.better]
    assert lost.new == gained.gone


def test_fewer_faults_are_better(gold: Annotated, perfect: Summary) -> None:
    _, full = reports(gold, perfect)
    release = full.releases[0]
    bad = release.model_copy(update={"false_results": type(release.false_results)(count=1, of=2)})
    none = release.model_copy(update={"false_results": type(release.false_results)(count=0, of=2)})
    found = compare(Report.of("rules", [bad]), Report.of("rules", [none]))
    assert {one.figure for one in found.better} == {"false_results"}


def test_releases_of_one_run_alone_are_named_and_not_compared(gold: Annotated, perfect: Summary) -> None:
    bare, full = reports(gold, perfect)
    other = Report.of("rules", [full.releases[0].model_copy(update={"name": "other"})])
    found = compare(bare, other)
    assert (found.only_before, found.only_after) == (["fennelbrook"], ["other"])
    assert found.better == found.worse == []


def test_only_a_report_can_be_compared_with(tmp_path: Path) -> None:
    path = tmp_path / "no.json"
    for content in ("{", "[]", '{"claims": []}'):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(InputError, match="is no report"):
            earlier(path)
    with pytest.raises(InputError, match="cannot read"):
        earlier(tmp_path / "missing.json")
