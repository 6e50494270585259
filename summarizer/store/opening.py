"""Opening a store: the connection, whose database it is, and its version."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import OperationalError

from summarizer.errors import InputError
from summarizer.store.address import Place
from summarizer.store.failures import told_plainly

VERSION = "0002"
"""The revision of the tables that this code reads and writes: the newest in `migrations/versions`."""
VERSIONS = "summarizer_version"
"""The table that holds a store's revision."""
_MARK = 0x53554D4D
"""SQLite's application id of a store: `SUMM`."""
_PATIENCE = 30.0
"""Seconds that a writer waits for another."""
_HEADER = b"SQLite format 3\0"


def opened(place: Place) -> Engine:
    """The database at `place`, made or brought to this code's version where it is not.

    Raises:
        InputError: it cannot be reached or written, is no store, is damaged, or of a newer version.
    """
    with told_plainly(place):
        engine = _file(place) if place.path is not None else _server(place)
        try:
            _bring_up(engine, place)
        except BaseException:
            engine.dispose()
            raise
    return engine


def holds_store(place: Place) -> bool:
    """Whether a store is at `place`; nothing is made there, and none of an earlier version is changed.

    Raises:
        InputError: it cannot be reached, is no store, or is damaged.
    """
    if place.path is not None and not place.path.exists():
        return False
    with told_plainly(place):
        engine = _file(place) if place.path is not None else _server(place)
        try:
            with engine.connect() as connection:
                return _version(connection, place) is not None
        finally:
            engine.dispose()


@contextmanager
def reading(engine: Engine, place: Place) -> Iterator[Connection]:
    """A connection that sees one state of the store throughout."""
    with told_plainly(place), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def writing(engine: Engine, place: Place) -> Iterator[Connection]:
    """A transaction that no other writer's overlaps: all of it is kept, or nothing."""
    with (
        told_plainly(place),
        engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:mark)"), {"mark": _MARK})
        yield connection


def _file(place: Place) -> Engine:
    path = place.path
    if path is None:
        raise ValueError("a server is no file")
    if path.is_dir():
        raise InputError(f"{path} is a folder: give the store's file")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
        if head and head != _HEADER:
            raise InputError(f"{path} is no store")
    # A log beside a file that cannot be written cannot be kept either: then the file is read as it stands.
    fixed = path.exists() and not _writable(path) and not path.with_name(f"{path.name}-wal").exists()
    address = f"file:{quote(str(path))}{'?immutable=1' if fixed else ''}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, timeout=_PATIENCE, uri=True, check_same_thread=False)

    engine = create_engine(place.url, creator=connect)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions are begun by us: the driver leaves DDL and reads outside
    for setting in ("foreign_keys = ON", "synchronous = NORMAL", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _server(place: Place) -> Engine:
    if find_spec("psycopg") is None:
        raise InputError("a PostgreSQL store needs psycopg: pip install 'summarizer[postgres]'")
    return create_engine(place.url, pool_pre_ping=True)


def _bring_up(engine: Engine, place: Place) -> None:
    with engine.connect() as connection:
        stored = _version(connection, place)
    if stored == VERSION:
        return
    if stored is not None and stored > VERSION:
        raise InputError(f"the store {place} was made by a newer version of summarizer: update summarizer")
    if place.path is not None:
        _keep_a_log(engine)
    with writing(engine, place) as connection:
        if _version(connection, place) == VERSION:
            return  # another process was faster
        from summarizer.store.migrating import migrate

        migrate(connection)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {_MARK}")


def _version(connection: Connection, place: Place) -> str | None:
    """The store's revision; None for an empty database."""
    if connection.dialect.name == "sqlite":
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if mark != _MARK:
            if mark or tables:
                raise InputError(f"{place} is no store: it is the database of another program")
            return None
    elif not inspect(connection).has_table(VERSIONS):
        if connection.exec_driver_sql("SHOW server_encoding").scalar_one() != "UTF8":
            raise InputError(f"the database at {place} cannot hold every letter: create it with UTF8")
        return None
    return str(connection.exec_driver_sql(f"SELECT version_num FROM {VERSIONS}").scalar_one())  # noqa: S608


def _keep_a_log(engine: Engine) -> None:
    """Let readers read while another writes; SQLite remembers it with the file.

    Another process that does the same at this moment may be in the way, and SQLite does not wait here.
    """
    patience = time.monotonic() + _PATIENCE
    while True:
        connection = engine.raw_connection()
        try:
            connection.driver_connection.execute("PRAGMA journal_mode = WAL")  # type: ignore[union-attr]
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > patience:
                raise OperationalError("PRAGMA journal_mode", None, error) from None
            time.sleep(0.01)
        else:
            return
        finally:
            connection.close()
