"""From bytes to a Document: the text, a map of who wrote each stretch of it, and what its header says."""

from collections.abc import Callable, Iterator
from pathlib import Path

from summarizer.errors import InputError
from summarizer.schemas import Document

from .document import document_of
from .parts import contents_of, one_content
from .release import require_release
from .sources import Found, find

__all__ = ["Found", "contents_of", "document_of", "find", "read", "read_all", "require_release"]


def read(source: str | Path | bytes, *, name: str | None = None, part: str | None = None) -> Document:
    r"""Reads a release from a path, an address, `-` (standard input), a string of text, or bytes.

        document = read("release.txt")

    Offsets in the document are code points of `Document.text`. That is the file's text with `\n`
    line ends; Markdown, HTML, PDF and Word files are rendered to plain text first. Of an SEC filing or a
    mail that holds several releases, one is named behind `#`: `filing.txt#EX-99.1`, `mail.eml#release.pdf`;
    `part` names it as well. `name` is what the document's `source` says; without it, the file's name, or
    the address without what in it may be a secret.

    Raises:
        InputError: there is no text to read, or several releases; the sentence says why, or how to choose.
    """
    return document_of(one_content(source, name, part))


def read_all(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    on_error: Callable[[InputError], None] | None = None,
) -> Iterator[Document]:
    """Reads all releases behind a source in order, one after the other: a folder, a pattern, a filing, a mail.

    `on_error` is told of a file or part that cannot be read, and the others are read; without it, that raises.

    Raises:
        InputError: as `read`; or nothing to read was found in a folder.
    """
    for one in find([source]).sources if isinstance(source, str | Path) else [source]:
        try:
            contents = contents_of(one, name)
        except InputError as error:
            if on_error is None:
                raise
            on_error(error)
            continue
        for content in contents:
            try:
                document = document_of(content)
            except InputError as error:
                if on_error is None:
                    raise
                on_error(error)
            else:
                yield document
