"""The briefs and answers that a model wrote, played again: each cassette still is what the program asks for."""

from functools import partial
from pathlib import Path

import pytest

from summarizer import Store, ask, brief
from summarizer.asking.engine import cassette_name
from summarizer.cassettes import audit, read_head
from summarizer.checks.cited import Ground, examine
from summarizer.llm import Settings
from summarizer.running import EngineName
from summarizer.schemas import Asked, Brief, BriefSentence, EngineKind
from summarizer.settings import Mode
from tests.asking.test_prose import given
from tests.documents import ROOT

CASSETTES = ROOT / "cassettes"
BRIEFS = sorted((CASSETTES / "briefs").glob("*.yaml"))
QUESTIONS = sorted((CASSETTES / "questions").glob("*.yaml"))
ON = "brief on "


def settings(path: Path) -> Settings:
    """Those under which a cassette was recorded."""
    head = read_head(path)
    return Settings.load(
        api_key="played",
        model=head.model,
        mode=Mode(head.mode or Mode.JSON_SCHEMA),
        temperature=head.temperature,
    )


def written(path: Path, store: Store, engine: EngineName) -> Brief | Asked:
    """What a cassette is about: asked for anew, or as it gives it."""
    head = read_head(path)
    told = (
        partial(brief, str(head.source).removeprefix(ON))
        if path in BRIEFS
        else partial(ask, str(head.source))
    )
    return told(
        store, engine=engine, settings=settings(path) if engine == "llm" else None, cassettes=path.parent
    )


@pytest.fixture(params=[*BRIEFS, *QUESTIONS], ids=lambda path: path.name)
def recorded(request: pytest.FixtureRequest, seeds: Store, series: Store) -> tuple[Path, Store]:
    """A cassette, and the store that it was recorded over: the seeds, or the invented series."""
    path: Path = request.param
    found = [(audit(path, partial(written, path, store, "llm")), store) for store in (seeds, series)]
    [store] = [store for result, store in found if result.ok] or pytest.fail(f"stale: {found}")
    return path, store


def test_the_seeds_have_briefs_and_answers() -> None:
    assert (len(BRIEFS), len(QUESTIONS)) == (3, 3)


def test_every_recorded_answer_is_asked_for_and_nothing_else_is(recorded: tuple[Path, Store]) -> None:
    path, store = recorded
    told = written(path, store, "replay")
    if path in QUESTIONS:
        assert path.stem == cassette_name(given(str(read_head(path).source), store))
    assert told.engine is EngineKind.REPLAY
    assert told.provenance.cassette == path.name


def test_every_sentence_of_a_recorded_answer_rests_on_what_is_shown(recorded: tuple[Path, Store]) -> None:
    path, store = recorded
    told = written(path, store, "replay")
    shown = {one.id for one in told.cited}
    if isinstance(told, Brief):
        sentences = told.overview
    else:
        sentences = told.sentences
        shown |= {one.id for one in told.passages} | {one.id for one in told.silences}
        assert told.says is bool(sentences or told.passages)
        assert all(one.citations for one in sentences)
        over = given(told.question, store)
        ours = {one.text for one in over.composed.sentences}
        held = [one for one in sentences if one.text not in ours and not told_silent(one, told)]
        assert [one.text for one in held if examine(one, Ground(over.held))] == []
    assert shown.issuperset(name for one in sentences for name in one.citations)


def told_silent(sentence: BriefSentence, told: Asked) -> bool:
    """Whether a sentence tells what the releases do not hold."""
    return not {one.id for one in told.silences}.isdisjoint(sentence.citations)
