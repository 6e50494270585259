"""Stores to ask."""

from collections.abc import Callable, Iterator

import pytest

from summarizer import Store, read, summarize
from summarizer.asking import ask
from summarizer.schemas import Asked, Summary
from tests.documents import ROOT, SEEDS
from tests.series.records import CORRECTED, CORRECTION, SKERRIVANE, by_hand

Ask = Callable[..., Asked]


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The two real releases with their recorded summaries."""
    with Store(tmp_path_factory.mktemp("seeds") / "store.db") as kept:
        for path in SEEDS:
            document = read(path)
            kept.add(document, summarize(path, engine="replay", cassettes=ROOT / "cassettes"))
        yield kept


@pytest.fixture(scope="session")
def series(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The invented series with its records made by hand; the store itself sees which release corrects another."""
    with Store(tmp_path_factory.mktemp("series") / "store.db") as kept:
        for told in sorted(by_hand(), key=lambda one: (one.release.source == CORRECTION, one.release.source)):
            document = read(SKERRIVANE / (told.release.source or ""))
            kept.add(
                document,
                Summary(
                    document=document.record(), programs=told.programs, trials=told.trials, claims=told.claims
                ),
            )
        assert CORRECTED not in {one.source for one in kept.releases()}
        yield kept


@pytest.fixture
def allogene(seeds: Store) -> Ask:
    """Ask of the real releases."""
    return lambda question, **given: ask(question, seeds, engine="rules", **given)


@pytest.fixture
def skerrivane(series: Store) -> Ask:
    """Ask of the invented series."""
    return lambda question, **given: ask(question, series, engine="rules", **given)


def text_of(asked: Asked) -> str:
    """All sentences and passages of an answer."""
    return "\n".join([*(one.text for one in asked.sentences), *(one.quote for one in asked.passages)])


def words_behind(asked: Asked, place: int = 0) -> str:
    """The release's words that a sentence cites."""
    cited = {one.id: one for one in asked.cited}
    return " ".join(item.quote for name in asked.sentences[place].citations for item in cited[name].evidence)
