"""Where a store is: a file, or a database on a server. What is shown of it never holds a password."""

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from summarizer.errors import InputError
from summarizer.settings import Settings
from summarizer.store.glance import default_file

_SERVER = re.compile(r"(postgres(?:ql)?(?:\+psycopg)?)://", re.IGNORECASE)
_DRIVER = "postgresql+psycopg"
_SECRETS = frozenset({"password", "sslpassword", "passfile", "sslkey"})
_SECONDS = "10"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store is."""

    url: URL
    path: Path | None
    """The file, where it is one."""

    def __str__(self) -> str:
        """As it may be shown: a path, or an address without password and options."""
        if self.path is not None:
            return str(self.path)
        shown = self.url.set(drivername="postgresql", query={})
        return shown.render_as_string(hide_password=True)

    __repr__ = __str__


def place_of(address: str | Path | None) -> Place:
    """The place that `address` means; None is the configured store, else the file in the platform's data folder.

    Raises:
        InputError: it is an address of something else than PostgreSQL, or cannot be read.
    """
    if address is None:
        address = Settings.load().store or default_file()
    if isinstance(address, str) and "://" in address:
        return _server(address)
    try:
        path = Path(address).expanduser().absolute()
    except RuntimeError:
        raise InputError(f"{address} is no place for a store: no user has that name") from None
    return Place(URL.create("sqlite", database=str(path)), path)


def _server(address: str) -> Place:
    scheme = _SERVER.match(address)
    if scheme is None:
        kind = address.partition("://")[0]
        raise InputError(f"a store is a file or a postgresql:// address, not {kind}://")
    rest = address[scheme.end() :]
    if rest.partition("?")[0].count("@") > 1:
        raise InputError("the store's address cannot be read: write an @ in a user name or password as %40")
    try:
        url = make_url(f"{_DRIVER}://{rest}")
    except (ArgumentError, ValueError):
        raise InputError(
            "the store's address cannot be read: write postgresql://user@host:port/database"
        ) from None
    return Place(url.update_query_dict({"connect_timeout": url.query.get("connect_timeout", _SECONDS)}), None)
