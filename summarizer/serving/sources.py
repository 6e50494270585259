"""The release that a request is about: its text, a file that the server may read, or an address that it may fetch."""

import re
from typing import TYPE_CHECKING

from summarizer import reading
from summarizer.errors import InputError
from summarizer.reading.source import FILE_LIMIT, is_address

from .folders import NoSuchFileError

if TYPE_CHECKING:
    from summarizer.schemas import Document

    from .grant import Grant

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:/")


def document_of(text: str | None, source: str | None, grant: "Grant") -> "Document":
    """The release as a document.

    A text is never taken for a path, whatever it looks like, nor a path for standard input.

    Raises:
        InputError: Not exactly one of both is given; the source may not be read; or it holds no one release.
    """
    if (text is None) == (source is None):
        raise InputError("give the release as `text` or as `source`, one of both")
    if source is None:
        return reading.read((text or "").encode("utf-8"))
    if is_address(source) and grant.addresses:
        return reading.read(source)
    if is_address(source) or _SCHEME.match(source):
        raise InputError(
            "this server reads no such addresses: give the release's text, or a file in its folders"
        )
    return _from_file(source, grant)


def _from_file(source: str, grant: "Grant") -> "Document":
    """The release in a file, or in the part of it that is named behind `#`."""
    part = None
    try:
        data, name = grant.folders.read(source, FILE_LIMIT + 1)
    except NoSuchFileError:
        path, mark, part = source.partition("#")
        if not mark:
            raise
        data, name = grant.folders.read(path, FILE_LIMIT + 1)
    return reading.read(data, name=name, part=part)
