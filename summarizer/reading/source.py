"""From a path, an address, standard input, bytes or a string to the content behind it, or one sentence on why not."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

from summarizer.errors import InputError
from summarizer.fetching import fetch, has_scheme, is_address

__all__ = ["FILE_LIMIT", "Content", "Cover", "is_text", "load", "parted"]

FILE_LIMIT = 50_000_000
"""How many bytes of a file are read at most: a filing carries its pictures with it, a report of a hundred pages has 10 MB."""

_TEXT_LENGTH = 200


class Cover(NamedTuple):
    """What a container says of a release that it holds: taken where the release itself is silent, never as evidence."""

    issuer: str | None = None
    published: date | None = None
    channel: str | None = None


class Content(NamedTuple):
    """What a source holds, before anything is made of it."""

    data: bytes | str
    name: str | None
    """What the document's `source` says: a file's name, never its folder; or an address without secrets."""
    label: str
    """What it is called in messages."""
    media_type: str | None = None
    """As the server that sent it says, with its parameters; None for files."""
    cover: Cover = Cover()
    """What the container says that it was taken from."""
    part: str | None = None
    """What it is called in its container, behind `#`; None for what is no part."""
    letter: bool = False
    """The body of a mail: its sender's own words may stand around the release."""


def load(source: str | Path | bytes, name: str | None = None) -> Content:
    """The content behind `source`: a path, `-` for standard input, bytes, an address, or the text itself.

    A string without spaces is an address when it begins with `http://`, `https://` or `edgar:`; it is text when it
    has a line break, or more than 200 characters and is no file.

    Raises:
        InputError: no such file, a folder, unreadable, not to be fetched, or larger than `FILE_LIMIT`.
    """
    match source:
        case bytes():
            return _bounded(Content(source, name, name or "the input"))
        case Path():
            return _bounded(Content(_file(source), name or source.name, source.name))
        case "-":
            data = sys.stdin.buffer.read(FILE_LIMIT + 1)
            return _bounded(Content(data, name, name or "standard input"))
        case str() if is_address(source):
            data, media_type, address = fetch(source, limit=FILE_LIMIT)
            return Content(data, name or address, name or address, media_type)
        case str() if is_text(source):
            return Content(source, name, name or "the text")
        case str():
            path = Path(source)
            if has_scheme(source) and not _exists(path):
                scheme = source.partition("://")[0]
                raise InputError(
                    f"an address that begins {scheme}:// and goes on like this is not read: http://, https:// and edgar: are, without spaces"
                )
            return _bounded(Content(_file(path), name or path.name, path.name or source))


def parted(source: str | Path | bytes) -> tuple[str | Path | bytes, str | None]:
    """A source, and the part of it that is asked for behind `#`: `filing.txt#EX-99.1`.

    A file whose very name holds `#` comes first; of an address, all behind its `#` is the part's name.
    """
    if isinstance(source, bytes) or "#" not in str(source) or (isinstance(source, str) and is_text(source)):
        return source, None
    name = str(source)
    if name.startswith("-#") or (isinstance(source, str) and is_address(source)):
        whole, _, part = name.partition("#")
        return whole, part or None
    if _exists(Path(name)):
        return source, None
    whole = name
    while "#" in whole:
        whole = whole.rpartition("#")[0]
        if _exists(Path(whole)):
            return Path(whole), name[len(whole) + 1 :] or None
    return source, None


def is_text(source: str) -> bool:
    """Whether a string is the text itself: it has a line break, or is long and no file's name."""
    if "\n" in source or "\r" in source or not source.strip():
        return True
    return len(source) > _TEXT_LENGTH and not _exists(Path(source)) and not is_address(source)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _file(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder; name a file in it")
        with path.open("rb") as stream:
            # Asked for so much at once, the interpreter would take that much memory for the smallest file.
            size = os.fstat(stream.fileno()).st_size
            return stream.read(min(size, FILE_LIMIT) + 1) if size else stream.read(FILE_LIMIT + 1)
    except FileNotFoundError:
        raise InputError(f"no such file: {path}") from None
    except PermissionError:
        raise InputError(f"{path} may not be read: permission denied") from None
    except ValueError:
        raise InputError("a file name may not hold NUL characters") from None
    except OSError as error:
        raise InputError(f"{path.name[:80]} cannot be read: {error.strerror or error}") from None


def _bounded(content: Content) -> Content:
    if len(content.data) > FILE_LIMIT:
        raise InputError(
            f"{content.label} is larger than {FILE_LIMIT // 1_000_000} MB, the most that is read"
        )
    return content
