"""The files that settings are read from: the current folder's, the user's own, or one that is named in their stead.

A file of the current folder may have been written by whoever made the folder. It cannot say where releases or keys
are sent, gives no key, and leads to no place outside its folder. A file that is named is the user's own word.
"""

import os
import stat
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from summarizer.errors import InputError

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

NAME = "summarizer.toml"
VARIABLE = "SUMMARIZER_CONFIG"
_LIMIT = 100_000
"""Bytes of a file at most; one with every setting has some hundreds."""


class Mark(Enum):
    """What files may say of a setting; stands in its annotation."""

    OWN = "told by the user alone: a file of the current folder must not hold it"
    PLACE = "a path, relative to the folder of its file; an address in the user's own files alone"
    SECRET = "a secret: a file that holds it must be readable by its owner alone"  # noqa: S105 - no secret itself


@dataclass(frozen=True, slots=True)
class File:
    """A file that is looked for."""

    path: Path
    shared: bool
    """Whether it stands in the current folder, where others may have written it."""

    @property
    def found(self) -> bool:
        """Whether it is there."""
        return self.path.is_file()


_named: ContextVar[Path | None] = ContextVar("named", default=None)
_given: ContextVar[Mapping[str, Any]] = ContextVar("given", default=MappingProxyType({}))


def name(path: Path) -> None:
    """Have `path` read in the place of the files that are looked for."""
    _named.set(path)


def give(**values: Any) -> None:
    """Have settings count as given, whoever loads them."""
    _given.set({**_given.get(), **values})


def given() -> Mapping[str, Any]:
    """The settings that count as given."""
    return _given.get()


def own_file() -> Path:
    """Where the user's own file is looked for."""
    from platformdirs import user_config_path

    return user_config_path("summarizer", appauthor=False) / NAME


def files() -> list[File]:
    """The files that are looked for, the one that counts most first.

    Raises:
        InputError: one is named that cannot be read.
    """
    named = _named.get() or os.environ.get(VARIABLE)
    if not named:
        return [File(Path.cwd() / NAME, shared=True), File(own_file(), shared=False)]
    path = _expanded(Path(named)).absolute()
    if path.is_dir() or not path.exists():
        raise InputError(
            f"cannot read {path}: {'it is a folder' if path.is_dir() else 'there is no such file'}"
        )
    return [File(path, shared=False)]


def read(file: File, fields: "Mapping[str, FieldInfo]") -> dict[str, Any]:
    """What `file` says of the settings `fields`; nothing where it is not there.

    Raises:
        InputError: it cannot be read, is not TOML, or says what it may not; in one sentence without any value.
    """
    if not file.found:
        return {}
    told = _toml(file.path)
    for key, value in told.items():
        if key not in fields:
            raise InputError(f"{file.path}: there is no setting {key!r}{_nearest(key, list(fields))}")
        marks = fields[key].metadata
        if file.shared and _leads_away(marks, value):
            raise InputError(
                f"{file.path}: {key} is not read from a file of the current folder, which others may have written; "
                f"put it into {own_file()}, or name this file with --config or {VARIABLE}"
            )
        _refuse_open_secret(file.path, key, marks, value)
        if Mark.PLACE in marks and isinstance(value, str) and not _is_address(value):
            told[key] = str(_inside(file, key, value))
    return told


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        with path.open("rb") as file:
            data = file.read(_LIMIT + 1)
        if len(data) > _LIMIT:
            raise InputError(f"{path} is larger than {_LIMIT // 1000} kB: it is no file of settings")
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path} is not TOML: it is not in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path} is not TOML: {error}") from None
    except (ValueError, RecursionError):
        raise InputError(f"{path} is not TOML that is read: a number or a nesting in it has no end") from None


def _nearest(key: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.lower().removeprefix("summarizer_").removeprefix("openai_"), known, 2)
    return (
        f". Did you mean {' or '.join(map(repr, near))}?"
        if near
        else f"; the settings are {', '.join(known)}"
    )


def _leads_away(marks: list[Any], value: object) -> bool:
    return Mark.OWN in marks or (Mark.PLACE in marks and _is_address(value))


def _is_address(value: object) -> bool:
    return isinstance(value, str) and "://" in value


def _inside(file: File, key: str, value: str) -> Path:
    """The path that a file tells; a shared one cannot lead out of its folder."""
    folder = file.path.parent
    try:
        path = folder / _expanded(Path(value))
        outside = file.shared and not path.resolve().is_relative_to(folder.resolve())
    except (ValueError, OSError, RuntimeError):
        raise InputError(f"{file.path}: {key} is no path that can be") from None
    if outside:
        raise InputError(
            f"{file.path}: {key} leads out of this folder, which a file of the current folder must not; "
            f"put it into {own_file()}, or name this file with --config or {VARIABLE}"
        )
    return path


def _expanded(path: Path) -> Path:
    """`path` with `~` as the user's folder; as it stands where it names nobody that there is."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _refuse_open_secret(path: Path, key: str, marks: list[Any], value: object) -> None:
    """Raise InputError where others can read a file with a key or a password in it."""
    secret = Mark.SECRET in marks or (_is_address(value) and _has_password(str(value)))
    if secret and os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise InputError(
            f"{path}: {key} is a secret, and others can read this file; close it with: chmod 600 {path}"
        )


def _has_password(address: str) -> bool:
    try:
        return bool(urlsplit(address).password)
    except ValueError:
        return "@" in address
