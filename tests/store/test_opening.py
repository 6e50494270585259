"""Opening a store: a new one is made; whatever cannot be opened or written is told in one sentence."""

import os
import re
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from summarizer.errors import InputError
from summarizer.store import Added, Store, opening
from summarizer.store.address import place_of
from summarizer.store.failures import meaning
from tests.needs import need

from .conftest import Shelf
from .content import release

NEWER = f"UPDATE {opening.VERSIONS} SET version_num = '9001'"  # noqa: S608


@pytest.fixture
def path(tmp_path: Path, shelf: Shelf) -> Path:
    """A store with some releases, closed."""
    with Store(tmp_path / "store.db") as store:
        for document, summary in shelf[:6]:
            store.add(document, summary)
    return tmp_path / "store.db"


def refused(address: str | Path) -> str:
    """What is said of an address that cannot be opened, or read from, or written to."""
    with pytest.raises(InputError) as raised:
        _use(address)
    said = str(raised.value)
    assert "\n" not in said
    assert "sqlite3" not in said
    assert raised.value.__cause__ is None
    return said


def _use(address: str | Path) -> None:
    with Store(address) as store:
        for one in store.releases():
            store.document(one.document)
            store.summary(one.document)
        store.add(*release("More news."))


def test_a_store_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "störe %41 ? #.db"
    for _ in range(2):
        with Store(path) as store:
            assert store.releases() == []
            assert repr(store) == f"Store({str(path)!r})"
        assert path.is_file()
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]


def test_the_usual_store_is_in_the_platforms_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, **_: tmp_path / name)
    Store().close()
    assert (tmp_path / "summarizer" / "store.db").is_file()


def test_the_store_is_the_one_that_is_configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_STORE", str(tmp_path / "ours.db"))
    Store().close()
    assert (tmp_path / "ours.db").is_file()
    Store(tmp_path / "other.db").close()
    assert (tmp_path / "other.db").is_file()


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "store.db").touch()
    with Store(tmp_path / "store.db") as store:
        assert store.add(*release("News.")) is Added.ADDED


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database, though it is long enough to be one. " * 100, encoding="utf-8")
    assert refused(path) == f"{path} is no store"


def test_the_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
    before = path.read_bytes()
    assert refused(path) == f"{path} is no store: it is the database of another program"
    assert path.read_bytes() == before


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) == f"{tmp_path} is a folder: give the store's file"


def test_a_folder_that_is_a_file(path: Path) -> None:
    assert (
        refused(path / "store.db")
        == f"the store {path / 'store.db'} cannot be opened: its folder is read-only or no folder"
    )


def test_a_store_of_a_newer_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(NEWER)
        other.commit()
    said = f"the store {path} was made by a newer version of summarizer: update summarizer"
    assert refused(path) == said


@pytest.mark.parametrize(("keep", "zeros_from"), [(0.3, 1.0), (0.02, 1.0), (1.0, 0.0005), (1.0, 0.02)])
def test_a_damaged_file(path: Path, keep: float, zeros_from: float) -> None:
    whole = path.read_bytes()
    kept = whole[: int(len(whole) * min(keep, zeros_from))]
    path.write_bytes(kept + bytes(int(len(whole) * keep) - len(kept)))
    said = "put back a copy, or make a new one and add its releases again"
    assert refused(path) == f"the store {path} is damaged: {said}"


def test_a_summary_that_cannot_be_read_back(path: Path, shelf: Shelf) -> None:
    document = shelf[0][0].id
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE releases SET summary = '{\"a\": 1}'")
        other.execute("UPDATE texts SET map = '{'")
        other.commit()
    with Store(path) as store:
        for ask in (store.summary, store.document, lambda one: store.told([one])):
            with pytest.raises(
                InputError, match=r"is damaged: the document '[0-9a-f]{16}' cannot be read back"
            ):
                ask(document)


@pytest.fixture
def read_only(path: Path) -> Iterator[Path]:
    """A store in a folder where nothing can be written, by whoever runs the tests."""
    path.chmod(stat.S_IREAD)
    path.parent.chmod(stat.S_IREAD | stat.S_IEXEC)
    yield path
    path.parent.chmod(stat.S_IRWXU)
    path.chmod(stat.S_IREAD | stat.S_IWRITE)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever runs the tests may write anywhere")
def test_a_read_only_disk(read_only: Path) -> None:
    with Store(read_only) as store:
        assert len(store.releases()) == 6
    assert "cannot be written: the disk, the file or the account is read-only" in refused(read_only)


def test_a_disk_that_is_taken_for_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for those who may write anywhere; nothing is left beside the file."""
    monkeypatch.setattr(opening, "_writable", lambda _: False)
    with Store(path) as store:
        assert len(store.releases()) == 6
        assert store.search("trial")
    said = "cannot be written: the disk, the file or the account is read-only"
    assert refused(path) == f"the store {path} {said}"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_full_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = opening._prepare

    def prepare(connection: sqlite3.Connection, record: object) -> None:
        whole(connection, record)
        connection.execute("PRAGMA max_page_count = 1")

    monkeypatch.setattr(opening, "_prepare", prepare)
    assert refused(path) == f"the store {path} cannot be written: the disk is full"


def test_a_store_that_another_does_not_let_go_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "is in use by another process" in refused(path)
        with Store(path) as store:
            assert len(store.releases()) == 6


@pytest.mark.parametrize("address", ["mysql://a:secret@b/c", "sqlite:///x.db", "http://a"])
def test_an_address_of_something_else(address: str) -> None:
    with pytest.raises(InputError, match=r"^a store is a file or a postgresql:// address, not [a-z]+://$"):
        Store(address)


@pytest.mark.parametrize("address", ["postgresql://a:secret@b:port/c", "postgresql://a:sec@ret@b/c"])
def test_an_address_that_cannot_be_read(address: str) -> None:
    with pytest.raises(InputError, match="the store's address cannot be read") as raised:
        Store(address)
    assert "sec" not in str(raised.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg", "POSTGRESQL"])
def test_a_password_is_never_shown(scheme: str) -> None:
    place = place_of(f"{scheme}://me:s%40cret@host:1/db?password=s%40cret&sslmode=require")
    assert str(place) == repr(place) == "postgresql://me:***@host:1/db"


def test_a_server_without_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setattr(opening, "find_spec", lambda _: None)
    with pytest.raises(InputError, match=re.escape("pip install 'summarizer[postgres]'")):
        Store("postgresql://me@host/db")


def test_a_server_that_is_not_there() -> None:
    need("psycopg", "postgres")
    said = refused("postgresql://me:secret@127.0.0.1:1/db")
    assert said == "the server of postgresql://me:***@127.0.0.1:1/db cannot be reached"


def test_a_server_that_refuses(server: str) -> None:
    url = place_of(server).url.set(drivername="postgresql")
    wrong = url.set(password="wrong " * 2).render_as_string(hide_password=False)
    shown = f"postgresql://{url.username}:***@{url.host}:{url.port}"
    assert refused(wrong) == f"{shown}/postgres refuses the user name or the password"
    nobody = url.set(username="nobody-here").render_as_string(hide_password=False)
    assert "refuses the user name or the password" in refused(nobody)
    nowhere = url.set(database="nowhere").render_as_string(hide_password=False)
    assert refused(nowhere) == f"there is no database at {shown}/nowhere"


def test_a_server_whose_account_may_not_write(database: str, shelf: Shelf) -> None:
    with Store(database) as store:
        store.add(*shelf[0])
    url = place_of(database).url
    options = f"{url.query['options']} -cdefault_transaction_read_only=on"
    address = url.set(drivername="postgresql").update_query_dict({"options": options})
    assert "cannot be written: the disk, the file or the account" in refused(
        address.render_as_string(hide_password=False)
    )


def test_a_database_of_another_program(database: str) -> None:
    engine = create_engine(place_of(database).url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE releases (a int)"))
    engine.dispose()
    assert "holds tables that are not a store's" in refused(database)


def test_a_server_with_a_store_of_a_newer_version(database: str) -> None:
    Store(database).close()
    engine = create_engine(place_of(database).url)
    with engine.begin() as connection:
        connection.execute(text(NEWER))
    engine.dispose()
    assert "was made by a newer version of summarizer" in refused(database)


def test_a_copy_of_the_file_is_a_store(path: Path, tmp_path: Path, shelf: Shelf) -> None:
    shutil.copy(path, tmp_path / "copy.db")
    with Store(tmp_path / "copy.db") as store:
        assert store.summary(shelf[0][0].id) == shelf[0][1]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SQLITE_IOERR_SHMSIZE", "cannot be used: the disk is full, or fails to write"),
        ("SQLITE_IOERR_WRITE", "cannot be used: the disk is full, or fails to write"),
        ("SQLITE_IOERR_SHORT_READ", "is damaged: put back a copy"),
    ],
)
def test_a_full_disk_is_not_taken_for_a_damaged_store(path: Path, name: str, said: str) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = name
    assert meaning(error, place_of(path)).startswith(f"the store {path} {said}")
