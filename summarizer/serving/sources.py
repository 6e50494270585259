"""The release that a request is about: its text, or a file that the server may read."""

import re
from typing import TYPE_CHECKING

from summarizer import reading
from summarizer.errors import InputError
from summarizer.reading.source import FILE_LIMIT

if TYPE_CHECKING:
    from summarizer.schemas import Document

    from .grant import Grant

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:/")


def document_of(text: str | None, source: str | None, grant: "Grant") -> "Document":
    """The release as a document.

    A text is never taken for a path, whatever it looks like, nor a path for standard input.

    Raises:
        InputError: Not exactly one of both is given; the file may not be read; or it is no text.
    """
    if (text is None) == (source is None):
        raise InputError("give the release as `text` or as `source`, one of both")
    if text is not None:
        return reading.read(text.encode("utf-8"))
    if source is None or _ADDRESS.match(source):
        raise InputError("this server reads no addresses: give the release's text, or a file in its folders")
    data, name = grant.folders.read(source, FILE_LIMIT + 1)
    return reading.read(data, name=name)
