"""What a database's failures mean for the person who called, in one sentence without a password."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from summarizer.errors import InputError
from summarizer.store.address import Place

_MEANINGS = (
    (r"file is not a database|file is encrypted", "{place} is no store"),
    (
        r"SQLITE_IOERR_(?:SHM|WRITE|FSYNC|DIR_FSYNC|TRUNCATE|CLOSE|LOCK|MMAP)",
        "the store {place} cannot be used: the disk is full, or fails to write",
    ),
    (
        r"malformed|corrupt|disk i/o error|invalid page|could not read block",
        "the store {place} is damaged: put back a copy, or make a new one and add its releases again",
    ),
    (
        r"readonly database|read-only|permission denied",
        "the store {place} cannot be written: the disk, the file or the account is read-only",
    ),
    (r"is full|no space left", "the store {place} cannot be written: the disk is full"),
    (
        r"is locked|lock timeout|lock_not_available",
        "the store {place} is in use by another process that does not let go of it",
    ),
    (
        r"unable to open|file exists|not a directory",
        "the store {place} cannot be opened: its folder is read-only or no folder",
    ),
    (
        r"password authentication failed|no password supplied|authentication failed|no pg_hba",
        "{place} refuses the user name or the password",
    ),
    (r'database ".*" does not exist', "there is no database at {place}"),
    (r'role ".*" does not exist', "{place} refuses the user name or the password"),
    (
        r"connection refused|timeout expired|timed out|could not translate|failed to resolve|"
        r"name or service|no route|unreachable|server closed|connection failed|connection is (?:lost|bad)|"
        r"terminating connection|is starting up|connection timeout",
        "the server of {place} cannot be reached",
    ),
    (
        r"already exists|no such (?:table|column)|relation .* does not exist|undefined",
        "{place} holds tables that are not a store's",
    ),
)


def meaning(error: BaseException, place: Place) -> str:
    """One sentence for a failure of the database at `place`."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    # SQLite says "disk I/O error" of a full disk and of a damaged file alike; its error's name tells which.
    said = " ".join([*str(cause).split(), getattr(cause, "sqlite_errorname", "")])
    for pattern, sentence in _MEANINGS:
        if re.search(pattern, said, re.IGNORECASE):
            return sentence.format(place=place)
    return f"the store {place} failed ({type(cause).__name__})"


@contextmanager
def told_plainly(place: Place) -> Iterator[None]:
    """Turn whatever the database at `place` raises inside the block into an InputError."""
    try:
        yield
    except (SQLAlchemyError, OSError, UnicodeError) as error:
        raise InputError(meaning(error, place)) from None
