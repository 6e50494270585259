"""A store that the first version wrote is read and written by today's code, with all that it held."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, create_engine, text

from summarizer import InputError, brief, changes
from summarizer.schemas import ChangeKind
from summarizer.store import Store, migrating, opening
from summarizer.store.address import place_of
from summarizer.store.tables import metadata

from .content import release
from .test_tables import ours

ROWS: dict[str, list[dict[str, Any]]] = json.loads(
    Path(__file__).with_name("first_version.json").read_text(encoding="utf-8")
)
"""What the first version wrote of four invented releases, one of them corrected, and a user's word. It stays as it is."""
FIRST = "0001"
NEXT = '''
"""A migration that these tests make up."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("releases", sa.Column("made_up", sa.Text(), server_default="old"))
'''


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    """The database at the address, without this code's ways."""
    found = create_engine(place_of(address).url)
    yield found
    found.dispose()


@pytest.fixture
def old(address: str, engine: Engine) -> str:
    """A store as the first version left it."""
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(files("summarizer.store") / "migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        config.attributes["version_table"] = opening.VERSIONS
        command.upgrade(config, FIRST)
        for table in ("releases", *(name for name in ROWS if name != "releases")):
            for row in ROWS[table]:
                _insert(connection, table, row)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {0x53554D4D}")
    return address


def _insert(connection: Connection, table: str, row: dict[str, Any]) -> None:
    columns, values = list(row), [f":{name}" for name in row]
    if table == "paragraphs" and connection.dialect.name == "postgresql":
        columns, values = [*columns, "words"], [*values, "to_tsvector('english', :text)"]
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(values)})"  # noqa: S608
    connection.execute(text(statement), row)


def held(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """The rows of the first version's tables and columns, as they are now."""
    found = {}
    with engine.connect() as connection:
        for table, rows in ROWS.items():
            query = f"SELECT {', '.join(rows[0])} FROM {table}"  # noqa: S608
            found[table] = [_plain(dict(row)) for row in connection.execute(text(query)).mappings()]
    return {table: sorted(rows, key=repr) for table, rows in found.items()}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON has it: days as text, and SQLite's truth values as such."""
    truths = {"alias", "negated", "same", "assumed"}
    return {
        name: value.isoformat()
        if isinstance(value, date)
        else bool(value)
        if name in truths and value is not None
        else value
        for name, value in row.items()
    }


WRITTEN = {table: sorted(rows, key=repr) for table, rows in ROWS.items()}


def test_a_store_of_the_first_version_keeps_all_that_it_held(old: str, engine: Engine) -> None:
    assert held(engine) == WRITTEN
    Store(old).close()
    assert held(engine) == WRITTEN


def test_it_has_todays_tables(old: str, engine: Engine) -> None:
    Store(old).close()
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_object": ours, "compare_type": True, "version_table": opening.VERSIONS},
        )
        assert context.get_current_revision() == opening.VERSION
        assert compare_metadata(context, metadata) == []


def test_it_answers_and_takes_more(old: str) -> None:
    with Store(old) as store:
        everything = store.releases(superseded=True)
        assert [one.published for one in everything][:2] == [date(2025, 3, 3), date(2025, 9, 1)]
        assert [one.superseded_by for one in everything].count("c168060a454f8f40") == 1
        assert [store.summary(one.document).document.id for one in everything] == [
            store.document(one.document).id for one in everything
        ]
        [moved] = changes(store, "EXB-101")
        assert (moved.kind, moved.days) == (ChangeKind.DELAYED, 90)
        assert brief("examplimab", store).name == "EXB-101"
        assert {one.document for one in store.search("cohort")} == {"c168060a454f8f40"}
        assert [one.same for one in store.decisions("examplia-bio")] == [False]
        assert store.near("EXB-110") == ["EXB-101"]
        store.add(*release("More on EXB-101.", ["EXB-101"]))
        assert len(store.named("EXB-101")) == 3


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations of a later version, which has one more; its file, to be changed."""
    folder = tmp_path / "later"
    shutil.copytree(str(files("summarizer.store") / "migrations"), folder / "migrations")
    path = folder / "migrations" / "versions" / "v0003.py"
    path.write_text(NEXT, encoding="utf-8")
    monkeypatch.setattr(migrating, "files", lambda _: folder)
    monkeypatch.setattr(opening, "VERSION", "0003")
    return path


@pytest.mark.usefixtures("later")
def test_a_later_version_migrates_it_once_and_loses_nothing(old: str, engine: Engine) -> None:
    for _ in range(2):
        with Store(old) as store:
            assert len(store.releases()) == 3
    assert held(engine) == WRITTEN
    with engine.connect() as connection:
        assert set(connection.execute(text("SELECT made_up FROM releases")).scalars()) == {"old"}
        version = text(f"SELECT version_num FROM {opening.VERSIONS}")  # noqa: S608
        assert connection.execute(version).scalars().all() == ["0003"]


def test_a_migration_that_fails_leaves_the_store_as_it_was(old: str, engine: Engine, later: Path) -> None:
    later.write_text(f'{NEXT}    op.drop_table("nowhere")\n', encoding="utf-8")
    with pytest.raises(InputError):
        Store(old)
    assert held(engine) == WRITTEN
    with engine.connect() as connection:
        version = text(f"SELECT version_num FROM {opening.VERSIONS}")  # noqa: S608
        assert connection.execute(version).scalars().all() == [FIRST]


def test_what_a_later_version_has_migrated_is_refused(
    old: str, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert later.exists()
    Store(old).close()
    monkeypatch.undo()
    with pytest.raises(InputError, match="was made by a newer version of summarizer: update summarizer"):
        Store(old)
