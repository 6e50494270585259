"""Finding the text that a summary was made from: a summary names its text, and does not hold it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from summarizer.errors import InputError
from summarizer.reading import read
from summarizer.schemas import Document, DocumentRecord

Stored = Callable[[str], Document | None]
"""Gives the document of an id from a store; None where it is not there."""


class Texts:
    """The places where texts are looked for. Only the text whose id is the summary's own is taken."""

    def __init__(self, sources: Sequence[str | Path] = (), stored: Stored | None = None) -> None:
        """Places are looked through in this order, and each file is read once at most.

        Args:
            sources: Files, `-` for standard input, and folders, whose files at any depth are looked at.
            stored: The store's documents.
        """
        self._sources = sources
        self._stored = stored
        self._read: dict[Path | str, Document | None] = {}
        self._known: dict[str, Document] = {}

    def of(self, record: DocumentRecord, beside: Path | None = None) -> Document | None:
        """The document of a summary; None where it is nowhere.

        Args:
            record: What the summary says of its document.
            beside: The folder of the summary; there, and in the current one, a file of the source's name is tried.

        Raises:
            InputError: A file that is named as a source cannot be read.
        """
        for found in self._candidates(record, beside):
            if found and found.id == record.id:
                return found
        return None

    def _candidates(self, record: DocumentRecord, beside: Path | None) -> Iterator[Document | None]:
        name = _file_name(record.source)
        if record.id in self._known:
            yield self._known[record.id]
        for folder in filter(None, (beside, Path())):
            if name and (folder / name).is_file():
                yield self._tried(folder / name)
        for source in self._sources:
            if source == "-" or not Path(source).is_dir():
                yield self._document(source if source == "-" else Path(source))
        for source in self._sources:
            if source != "-" and Path(source).is_dir():
                yield from map(self._tried, _likely(Path(source), name))
        if self._stored:
            yield self._stored(record.id)

    def _tried(self, path: Path) -> Document | None:
        """A file's document; None where it holds no text."""
        try:
            return self._document(path)
        except InputError:
            self._read[path] = None
            return None

    def _document(self, source: Path | str) -> Document | None:
        if source not in self._read:
            found = read(source)
            self._read[source] = found
            self._known[found.id] = found
        return self._read[source]


def missing(records: Iterable[DocumentRecord]) -> InputError:
    """That the texts of these documents were found nowhere, in one sentence."""
    first, *more = records
    named = f"{first.source or first.title or 'a summary'} (document {first.id})"
    others = f" and of {len(more)} more" if more else ""
    return InputError(
        f"the text of {named}{others} is not found: give its file, or the folder that holds it, with --source"
    )


def _file_name(source: str | None) -> str | None:
    """The last part of a path: what a summary says of folders is not followed."""
    name = PurePosixPath(PureWindowsPath(source or "").name).name
    return name if name and "\0" not in name else None


def _likely(folder: Path, name: str | None) -> list[Path]:
    """The files of a folder in order of their names, that of the source's name first."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return sorted(files, key=lambda path: path.name != name)
