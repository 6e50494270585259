"""One source after the other: what one of them does leaves the others alone."""

import gc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from summarizer.fetching import shown

from .failures import explain
from .options import source_of
from .progress import Meter

if TYPE_CHECKING:
    from summarizer.reading import Found
    from summarizer.schemas import Document, Summary

Made = TypeVar("Made")

_BETWEEN_SWEEPS = 32
"""Sources; a sweep takes some 30 milliseconds, and each release leaves 50 to 100 kB in cycles."""


class Piece(NamedTuple):
    """A release of a source."""

    source: str | Path
    part: str | None
    """What it is called in its source; None where it is all of it."""
    only: bool
    """It is the only release of the only source."""

    @property
    def name(self) -> str:
        """As it would be named on the command line, without whatever may be a secret."""
        name = shown(str(self.source))
        return f"{name}#{self.part}" if self.part else name


def sources_of(arguments: Sequence[str]) -> "Found":
    """What the arguments of a command stand for: files, those in folders and behind patterns, addresses, `-`."""
    from summarizer.reading import find

    return find(map(source_of, arguments))


def each(
    found: "Found", meter: Meter, make: "Callable[[Document], Made]", show: "Callable[[Piece, Made], int]"
) -> int:
    """Make something of each release in each source, show it, and return the worst exit status.

    A failure to make it is said on standard error and counts with its own status; one to show it ends all. What
    was found in a folder, or in a container beside a release, and is none, is said and does not count. The last
    line there says how many failed.
    """
    if found.account:
        meter.say_once(found.account)
    several = len(found.sources) > 1
    worst = failed = 0
    for number, source in enumerate(found.sources, 1):
        if number % _BETWEEN_SWEEPS == 0:
            # `main` all but stops the collector for the sake of a quick start; a long run needs it.
            gc.collect()
        meter.begin(shown(str(source)))
        done, before = 0, failed
        none: list[tuple[str, Exception]] = []
        for piece, result in _made(source, make, several=several):
            if isinstance(result, Failure) and result.is_none:
                none.append((piece.name, result.error))
            elif isinstance(result, Failure):
                worst = max(worst, _fail(result.error, piece.name, meter, several=not piece.only))
                failed = before + 1
            else:
                done += 1
                with meter.aside():
                    worst = max(worst, show(piece, result))
        for name, error in none:
            if done or source in found.sought:
                meter.say_once(f"passed over: {error}")
            else:
                worst = max(worst, _fail(error, name, meter, several=several or len(none) > 1))
                failed = before + 1
        meter.advance()
    meter.sum_up(failed)
    return worst


class Failure(NamedTuple):
    """Why nothing was made of a release."""

    error: Exception

    @property
    def is_none(self) -> bool:
        """Whether it is no release at all."""
        from summarizer.errors import NotAReleaseError

        return isinstance(self.error, NotAReleaseError)


def _made(
    source: str | Path, make: "Callable[[Document], Made]", *, several: bool
) -> "Iterator[tuple[Piece, Made | Failure]]":
    """What was made of each release in a source, one after the other."""
    from summarizer.reading import contents_of, document_of

    try:
        contents = contents_of(source)
    except Exception as error:  # noqa: BLE001 - whatever one source does, the others are done
        yield Piece(source, None, only=not several), Failure(error)
        return
    alone = len(contents) == 1
    for content in contents:
        piece = Piece(source, None if alone else content.part, only=alone and not several)
        try:
            made = make(document_of(content))
        except Exception as error:  # noqa: BLE001 - whatever one release does, the others are done
            yield piece, Failure(error)
        else:
            yield piece, made


def _fail(error: Exception, name: str, meter: Meter, *, several: bool) -> int:
    message, status = explain(error)
    meter.say(message if name in message or not several else f"{name}: {message}")
    return status


def status_of(summary: "Summary") -> int:
    """The exit status for a summary: 1 where it has error findings."""
    from summarizer.schemas import Severity

    return int(any(finding.severity is Severity.ERROR for finding in summary.findings))
