"""The names in a store's file, read without SQLAlchemy: for a shell that completes a word and cannot wait."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

_PROGRAMS = "SELECT DISTINCT name FROM program_names ORDER BY name"
_COMPANIES = "SELECT DISTINCT issuer_name FROM releases WHERE issuer_name IS NOT NULL ORDER BY issuer_name"
_PATIENCE = 0.2
"""Seconds to wait for a writer: a name less is better than a shell that hangs."""


def default_file() -> Path:
    """The store's file where none is named: in the platform's folder for data."""
    from platformdirs import user_data_path

    return user_data_path("summarizer", appauthor=False) / "store.db"


def program_names(path: Path) -> list[str]:
    """Every name that the releases in a store have for a program; none where they cannot be read."""
    return _names(path, _PROGRAMS)


def company_names(path: Path) -> list[str]:
    """Every company's name in a store; none where they cannot be read."""
    return _names(path, _COMPANIES)


def _names(path: Path, query: str) -> list[str]:
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    try:
        with closing(sqlite3.connect(address, timeout=_PATIENCE, uri=True)) as connection:
            return [name for (name,) in connection.execute(query)]
    except sqlite3.Error:
        return []
