"""From arguments to sources: folders and patterns become the files in them, in an order that does not change."""

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from summarizer.errors import InputError
from summarizer.fetching import has_scheme

from .source import is_text

__all__ = ["Found", "find"]

_SUFFIXES = frozenset(
    (".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".pdf", ".docx", ".eml", ".nc")
)
"""What releases are saved as; in a folder everything else is passed over, a file that is named is read whatever its name."""


class Found(NamedTuple):
    """The sources behind some arguments."""

    sources: list[str | Path]
    sought: frozenset[str | Path]
    """Those that nobody named: they were found in a folder."""
    skipped: dict[str, int]
    """How many files in folders were passed over, by the ends of their names."""

    @property
    def account(self) -> str | None:
        """What was found in folders, in a sentence without its point; None where none was searched."""
        if not self.sought and not self.skipped:
            return None
        files = len(self.sought)
        found = f"{files} file{'' if files == 1 else 's'} found"
        if not self.skipped:
            return found
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(self.skipped.items()))
        return f"{found}, {sum(self.skipped.values())} of other kinds passed over ({kinds})"


def find(arguments: Iterable[str | Path]) -> Found:
    """The sources that `arguments` name: files in folders, sorted by their paths, and files that patterns match.

    A string that is the text itself, an address or `-` stays as it is, and so does a file that is not there. A
    file that is named twice is read once.

    Raises:
        InputError: nothing that can be read is in a folder, or a pattern matches nothing.
    """
    sources: list[str | Path] = []
    sought: set[str | Path] = set()
    skipped: Counter[str] = Counter()
    known: dict[str | Path, str | Path] = {}
    for argument in arguments:
        for source, is_sought in _behind(argument, skipped):
            first = known.setdefault(_identity(source), source)
            if first is source:
                sources.append(source)
                if is_sought:
                    sought.add(source)
            elif not is_sought:
                sought.discard(first)
    return Found(sources, frozenset(sought), dict(skipped))


def _identity(source: str | Path) -> str | Path:
    return Path(os.path.realpath(source)) if isinstance(source, Path) else source


def _behind(argument: str | Path, skipped: Counter[str]) -> Iterator[tuple[str | Path, bool]]:
    if isinstance(argument, str) and (argument == "-" or is_text(argument) or has_scheme(argument)):
        yield argument, False
        return
    path = Path(argument)
    if _is_folder(path):
        yield from ((file, True) for file in _files_in(path, skipped))
    elif glob.has_magic(str(path)) and not _is_there(path):
        matched = [Path(name) for name in sorted(glob.glob(str(path), recursive=True))]
        if not matched:
            raise InputError(f"no file matches {path}")
        for one in matched:
            if _is_folder(one):
                # `**` matches each folder and all that is in it: the files stand for themselves.
                if "**" not in str(path):
                    yield from ((file, True) for file in _files_in(one, skipped))
            else:
                yield one, False
    else:
        yield path, False


def _files_in(folder: Path, skipped: Counter[str]) -> list[Path]:
    """The files in `folder` and its folders that may be releases; hidden ones and links to folders are left out."""
    failures: list[OSError] = []
    found: list[Path] = []
    others = 0
    for place, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.startswith((".", "~$")):
                continue
            path = Path(place, name)
            if path.suffix.lower() in _SUFFIXES and path.is_file():
                found.append(path)
            else:
                skipped[path.suffix.lower() or "without a suffix"] += 1
                others += 1
    if failures and not found:
        raise InputError(f"{failures[0].filename} may not be read: {failures[0].strerror}")
    if not found:
        what = f"none of its {others} files is" if others else "it holds no file that is"
        raise InputError(f"{folder} has nothing to read: {what} text, HTML, PDF, Word (.docx) or mail (.eml)")
    return sorted(found, key=lambda path: path.parts)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
