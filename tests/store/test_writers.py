"""Several processes write at once; one that is killed at any moment leaves whole releases alone."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from summarizer.store import Added, Store
from summarizer.store.address import place_of

from .conftest import Shelf
from .content import content

pytestmark = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="processes are forked to start at once"
)
KILLS = 15
FORK = multiprocessing.get_context("fork") if hasattr(os, "fork") else None


def _add_all(address: str, shelf: Shelf) -> None:
    with Store(address) as store:
        for document, summary in shelf:
            store.add(document, summary)


def _started(address: str, shelf: Shelf) -> multiprocessing.process.BaseProcess:
    assert FORK
    process = FORK.Process(target=_add_all, args=(address, shelf))
    process.start()
    return process


def test_two_writers_both_succeed_and_make_one_store(address: str, shelf: Shelf, tmp_path: Path) -> None:
    """Both find no store, make it, and add the same releases from opposite ends."""
    writers = [_started(address, shelf), _started(address, shelf[::-1]), _started(address, shelf[5:])]
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    _add_all(str(tmp_path / "alone.db"), shelf)
    assert _told(content(address)) == _told(content(str(tmp_path / "alone.db")))
    with Store(address) as store:
        assert store.add(*shelf[0]) is Added.KNOWN


def _told(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[str]]:
    return {name: sorted(map(repr, rows)) for name, rows in tables.items()}


def test_a_killed_writer_leaves_whole_releases(address: str, shelf: Shelf, tmp_path: Path) -> None:
    """Killed later and later, from before the store is there to after the last release."""
    _add_all(str(tmp_path / "whole.db"), shelf)
    whole = content(str(tmp_path / "whole.db"))
    seen = set()
    wait = 0.02
    for kill in range(KILLS):
        writer = _started(address, shelf)
        time.sleep(wait * kill)
        assert writer.pid
        os.kill(writer.pid, signal.SIGKILL)
        writer.join(10)
        with Store(address) as store:
            held = {one.document for one in store.releases()}
        found = content(address)
        for name in found.keys() - {"name_grams", "decisions"}:
            assert found[name] == [row for row in whole[name] if row[0] in held], name
        _sound(address)
        seen.add(len(held))
        wait *= 2 if kill and not held else 1  # a slow machine has not yet made the store
    assert len(seen) > 2, "the kills came too early or too late to tell anything"
    _add_all(address, shelf)
    with Store(address) as store:
        assert len(store.releases()) == len(shelf)


def _sound(address: str) -> None:
    """A file is sound in SQLite's own eyes, its full-text index too."""
    engine = create_engine(place_of(address).url)
    if engine.dialect.name == "sqlite":
        with engine.begin() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            connection.execute(
                text("INSERT INTO paragraph_words(paragraph_words, rank) VALUES('integrity-check', 1)")
            )
    engine.dispose()
