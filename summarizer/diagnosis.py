"""What is configured and from where, what would be used and why, and what is there to be used. It changes nothing.

No key and no password is in it.
"""

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from summarizer import __version__, configuration
from summarizer.errors import InputError
from summarizer.fetching import shown
from summarizer.settings import GIVEN, Settings

if TYPE_CHECKING:
    from summarizer.schemas import Document

PACKAGES = (
    "instructor",
    "openai",
    "pydantic",
    "pydantic-settings",
    "sqlalchemy",
    "tenacity",
    "typer",
    "vcrpy",
)
EXTRAS = {"frames": "pandas", "mcp": "mcp", "parquet": "pyarrow", "png": "resvg-py", "postgres": "psycopg"}
"""What each extra brings, by its name in the registry."""


def diagnose(settings: Settings, document: "Document | None" = None) -> dict[str, object]:
    """The state of things under `settings`, in JSON's types; with a release, which engine would read this one."""
    engine, reason = _engine(settings, document)
    return {
        "engine": {"name": engine, "reason": reason},
        "settings": {name: _setting(settings, name) for name in Settings.model_fields},
        "files": [{"path": str(file.path), "found": file.found} for file in configuration.files()],
        "cassettes": _cassettes(settings.cassettes),
        "store": _store(settings.store),
        "extras": {name: _version(package) for name, package in EXTRAS.items()},
        "versions": {
            "summarizer": __version__,
            "python": platform.python_version(),
            **{name: _version(name) for name in PACKAGES},
        },
    }


def _setting(settings: Settings, name: str) -> dict[str, object]:
    origin = settings.origin(name)
    return {"value": _shown(settings, name), "source": f"--{name}" if origin == GIVEN else origin}


def _shown(settings: Settings, name: str) -> object:
    """A setting's value for people: of a secret that it is there, of an address what is no secret."""
    value = getattr(settings, name)
    if name == "base_url":
        return settings.address
    if name == "edgar":
        return shown(settings.edgar)
    if name == "store":
        return _place(value)
    if isinstance(value, SecretStr):
        return "present"
    return str(value) if isinstance(value, Path) else getattr(value, "value", value)


def _engine(settings: Settings, document: "Document | None") -> tuple[str, str]:
    """The engine that would be taken, for one release or for any, and the reason."""
    from summarizer import pipeline

    if document is not None:
        choice = pipeline.choose(document, engine=settings.engine, settings=settings)
        return choice.engine.value, choice.reason
    if settings.engine != "auto":
        return settings.engine, "asked for"
    if settings.configured:
        return "llm", "an endpoint is configured"
    return (
        "replay or rules",
        "no endpoint is configured: replay where a cassette holds the request, else rules",
    )


def _cassettes(folder: Path) -> dict[str, object]:
    return {"path": str(folder), "count": len(list(folder.glob("*.yaml"))) if folder.is_dir() else 0}


def _store(address: str | None) -> dict[str, object]:
    from summarizer.store.address import place_of
    from summarizer.store.opening import holds_store

    try:
        place = place_of(address)
        there = holds_store(place)
    except InputError as error:
        return {"path": _place(address), "found": False, "problem": str(error)}
    return {"path": str(place), "found": there, "problem": None}


def _place(address: str | None) -> str:
    from summarizer.store.address import place_of

    try:
        return str(place_of(address))
    except InputError:
        return "an address that cannot be read"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
