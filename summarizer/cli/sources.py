"""One source after the other: what one of them does leaves the others alone."""

from collections.abc import Callable, Sequence
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


class Piece(NamedTuple):
    """A release of a source."""

    source: str | Path
    part: str | None
    """What it is called in its source; None where it is all of it."""
    only: bool
    """It is the only release of the only source."""

    @property
    def name(self) -> str:
        """As it would be named on the command line."""
        source = shown(str(self.source))
        return f"{source}#{self.part}" if self.part else source


def sources_of(arguments: Sequence[str]) -> "Found":
    """What the arguments of a command stand for: files, those in folders and behind patterns, addresses, `-`."""
    from summarizer.reading import find

    return find(map(source_of, arguments))


def each(
    found: "Found", meter: Meter, make: "Callable[[Document], Made]", show: "Callable[[Piece, Made], int]"
) -> int:
    """Make something of each release in each source, show it, and return the worst exit status.

    A failure to make it is said on standard error and counts with its own status; one to show it ends all. What
    was found in a folder or a container beside a release, and is none, is said and does not count.
    """
    from summarizer.errors import NotAReleaseError
    from summarizer.reading import contents_of, document_of

    if found.account:
        meter.say(found.account)
    worst = 0
    several = len(found.sources) > 1

    def fail(error: Exception, name: str, *, alone: bool) -> None:
        nonlocal worst
        message, status = explain(error)
        meter.say(message if name in message or not (several or not alone) else f"{name}: {message}")
        worst = max(worst, status)

    for source in found.sources:
        name = shown(str(source))
        meter.begin(name)
        try:
            contents = contents_of(source)
        except Exception as error:  # noqa: BLE001 - whatever one source does, the others are done
            fail(error, name, alone=True)
            contents = []
        passed: list[NotAReleaseError] = []
        for content in contents:
            alone = len(contents) == 1
            try:
                made = make(document_of(content))
            except NotAReleaseError as error:
                passed.append(error)
            except Exception as error:  # noqa: BLE001 - whatever one release does, the others are done
                fail(error, name if alone else content.label, alone=alone)
            else:
                with meter.aside():
                    part = None if alone else content.label.rpartition("#")[2]
                    worst = max(worst, show(Piece(source, part, only=alone and not several), made))
        for none in passed:
            if source in found.sought or len(passed) < len(contents):
                meter.say(f"passed over: {none}")
            else:
                fail(none, name, alone=len(contents) == 1)
        meter.advance()
    return worst


def status_of(summary: "Summary") -> int:
    """The exit status for a summary: 1 where it has error findings."""
    from summarizer.schemas import Severity

    return int(any(finding.severity is Severity.ERROR for finding in summary.findings))
