"""The migrations make the tables that the code asks, and docs/store.md describes them."""

import runpy
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from summarizer import store as package
from summarizer.store import Store, opening
from summarizer.store.address import place_of
from summarizer.store.tables import metadata

ROOT = Path(__file__).resolve().parents[2]
OUTSIDE = ("paragraph_words", "paragraphs_by_words", "words", opening.VERSIONS)
"""What only one kind of database has: its full text, which `tables` does not declare."""


def ours(_: Any, name: str | None, *__: Any) -> bool:
    """Whether `tables` should declare what a database has."""
    return not (name or "").startswith(OUTSIDE)


def test_the_migrations_make_the_tables(address: str) -> None:
    Store(address).close()
    engine = create_engine(place_of(address).url)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_object": ours, "compare_type": True, "version_table": opening.VERSIONS},
        )
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_version_is_that_of_the_newest_migration() -> None:
    [folder] = package.__path__
    script = ScriptDirectory(f"{folder}/migrations")
    assert script.get_current_head() == opening.VERSION
    revisions = [one.revision for one in script.walk_revisions()]
    assert revisions == sorted(revisions, reverse=True)


def test_a_reader_reads_while_another_writes(tmp_path: Path) -> None:
    Store(tmp_path / "store.db").close()
    engine = create_engine(place_of(tmp_path / "store.db").url)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
    engine.dispose()


def test_the_description_is_what_the_tables_are() -> None:
    described = runpy.run_path(str(ROOT / "docs" / "tables.py"))["described"]
    page = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
    assert described(page) == page, "run `python docs/tables.py`"
