"""What went wrong, as one sentence on standard error and an exit status."""

import contextlib
import os
import re
import sys
from collections.abc import Sequence
from contextvars import ContextVar

import typer

from summarizer.errors import SummarizerError

_PASSWORD = re.compile(r"(://[^\s/:@]{0,200}):\S{0,500}@")
FAULT = 70
"""Exit status of a fault of our own: EX_SOFTWARE of sysexits.h."""


_quiet: ContextVar[bool] = ContextVar("quiet", default=False)


def be_quiet() -> None:
    """From here on say nothing but errors."""
    _quiet.set(True)


def quiet() -> bool:
    """Whether only errors are to be said."""
    return _quiet.get()


def explain(error: Exception) -> tuple[str, int]:
    """The sentence and the exit status of `error`.

    With SUMMARIZER_DEBUG in the environment an error that is no one's input is raised again.
    """
    if isinstance(error, SummarizerError):
        return str(error), error.exit_status
    if isinstance(error, typer.TyperException):
        return _usage(error), 2
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}", 2
    if os.environ.get("SUMMARIZER_DEBUG"):
        raise error
    return (
        f"this is a fault of summarizer itself ({type(error).__name__}: {error}); "
        "SUMMARIZER_DEBUG=1 shows where, and a report is welcome",
        FAULT,
    )


def failed(failures: Sequence[SummarizerError]) -> int:
    """Say what failed beside what was done all the same; the exit status, 0 where nothing did."""
    for one in failures:
        say(str(one))
    return max((one.exit_status for one in failures), default=0)


def note(message: str) -> None:
    """Say what is no error, unless quiet is asked for."""
    if not quiet():
        say(message)


def say(message: str) -> None:
    """Print one line on standard error, whatever `message` holds; a closed one is nobody's concern.

    The password of an address is left out, wherever the address comes from.
    """
    told = _PASSWORD.sub(r"\1:***@", message)
    with contextlib.suppress(OSError, ValueError):
        print("summarizer:", on_one_line(told), file=sys.stderr, flush=True)


def on_one_line(message: str) -> str:
    """`message` without line breaks and whatever else steers a terminal."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in message).split())


def _usage(error: typer.TyperException) -> str:
    """What is wrong with the arguments, with the nearest option where one is misspelt."""
    text = error.message if getattr(error, "possibilities", None) else error.format_message()
    text = text.replace("Value error, ", "").removesuffix(".")
    near = ", ".join(f"'{one}'" for one in getattr(error, "possibilities", None) or ())
    return text[:1].lower() + text[1:] + (f". Did you mean {near}?" if near else "")
