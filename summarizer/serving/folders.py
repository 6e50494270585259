"""The folders that a server may read files in, and nothing outside them."""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1024
"""Characters of a path at most."""
_NO_SUCH = "no such file in the server's folders"
_NO_FILE = {errno.ELOOP, errno.ENOTDIR, errno.ENAMETOOLONG}
"""What a path comes to that leads nowhere, or was changed into a link a moment ago."""
_BY_STEPS = {os.open, os.stat} <= os.supports_dir_fd
_NOWHERE = (ValueError, OSError, RuntimeError)


class NoSuchFileError(InputError):
    """There is no such file in the folders, as far as anybody is told."""


@dataclass(frozen=True)
class Folders:
    """Folders named at the start. A path that leads out of them is answered as one that leads nowhere."""

    roots: tuple[Path, ...] = ()
    """Resolved: absolute, without symbolic links."""

    @classmethod
    def of(cls, paths: Iterable[Path]) -> "Folders":
        """The folders at `paths`.

        Raises:
            InputError: One of them is no folder.
        """
        roots = []
        for path in paths:
            if not path.is_dir():
                raise InputError(f"--root takes a folder, and {path} is none")
            roots.append(path.resolve())
        return cls(tuple(dict.fromkeys(roots)))

    def read(self, name: str, limit: int) -> tuple[bytes, str]:
        """The first `limit` bytes of a file and its name without folders.

        Args:
            name: A path, absolute or from one of the folders; symbolic links are followed inside them.
            limit: How many bytes at most.

        Raises:
            InputError: There is no such plain file in the folders, or it may not be read.
        """
        if not self.roots:
            raise InputError("this server reads no files: it was started without --root")
        if len(name) > LONGEST:
            raise InputError(f"the path is longer than {LONGEST} characters")
        if "\x00" in name or ".." in Path(name).parts:
            raise NoSuchFileError(_NO_SUCH)
        for root in self.roots:
            try:
                inside = (root / name).resolve().relative_to(root)
            except _NOWHERE:
                continue
            try:
                return _bytes(root, inside, limit), inside.name
            except FileNotFoundError:
                continue
            except OSError as error:
                raise _unreadable(error) from None
        raise NoSuchFileError(_NO_SUCH)


def _unreadable(error: OSError) -> InputError:
    if error.errno in _NO_FILE:
        return NoSuchFileError(_NO_SUCH)
    return InputError(f"that file cannot be read: {os.strerror(error.errno or errno.EIO)}")


def _bytes(root: Path, inside: Path, limit: int) -> bytes:
    if not inside.parts:
        raise InputError("that is a folder: name a file in it")
    with _parent(root, inside) as (folder, last):
        _plain(os.stat(last, dir_fd=folder, follow_symlinks=False))
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(last, flags, dir_fd=folder), "rb") as file:
            _plain(os.fstat(file.fileno()))
            return file.read(limit)


@contextmanager
def _parent(root: Path, inside: Path) -> "Iterator[tuple[int | None, str]]":
    """The open folder that a file is in, reached step by step from the root so that no new link leads elsewhere.

    Where the platform cannot open beneath an open folder, None and the whole path.
    """
    if not _BY_STEPS:
        yield None, str(root / inside)
        return
    step = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in inside.parts[:-1]:
            deeper = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=step)
            os.close(step)
            step = deeper
        yield step, inside.parts[-1]
    finally:
        os.close(step)


def _plain(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise InputError("that is a folder: name a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise InputError("that is no plain file")
