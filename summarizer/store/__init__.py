"""Where summaries are kept: one file, or a PostgreSQL server, under the same code and the same tables.

    with Store() as store:
        store.add(document, summary)
        store.told(store.connected("allogene-therapeutics", "ALLO-329"))

docs/store.md describes the tables for those who query them. SQLAlchemy is loaded with `Store`,
alembic only where a store is made or comes from another version.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .naming import issuer_id as issuer_id
    from .naming import name_key as name_key
    from .store import Store as Store
    from .values import Added as Added
    from .values import Called as Called
    from .values import Listed as Listed
    from .values import Passage as Passage

__all__ = ["Added", "Called", "Listed", "Passage", "Store", "issuer_id", "name_key"]

_HOMES = {
    "Added": "values",
    "Called": "values",
    "Listed": "values",
    "Passage": "values",
    "Store": "store",
    "issuer_id": "naming",
    "name_key": "naming",
}


def __getattr__(name: str) -> object:
    """Import a public name from its module the first time that it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value
