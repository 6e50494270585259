"""Files that appear whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizer.beside import begun
from summarizer.errors import InputError


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give the name of a file to write, which takes the name `path` when all is done.

    Raises:
        InputError: It cannot be written.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder: give a file")
    if not path.parent.is_dir():
        raise InputError(f"cannot write {path}: there is no folder {path.parent}")
    with plainly(path):
        part = begun(path)
    try:
        with plainly(path):
            yield part
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def folder(path: Path) -> None:
    """Make the folder `path` where it is not there.

    Raises:
        InputError: It is a file, or cannot be made.
    """
    if path.exists() and not path.is_dir():
        raise InputError(f"{path} is a file: give a folder, which gets one file a table")
    with plainly(path):
        path.mkdir(parents=True, exist_ok=True)


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what the system says of a file that is written inside the block into an InputError."""
    try:
        yield
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from None
