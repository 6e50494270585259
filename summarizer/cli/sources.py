"""One source after the other: what one of them does leaves the others alone."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from summarizer.fetching import shown

from .failures import explain
from .progress import Meter

if TYPE_CHECKING:
    from summarizer.schemas import Summary

Made = TypeVar("Made")


def each(
    sources: Sequence[str], meter: Meter, make: Callable[[str], Made], show: Callable[[int, Made], int]
) -> int:
    """Make something of each source, show it, and return the worst exit status.

    A failure to make it is said on standard error and counts with its own status; one to show it ends all.
    """
    worst = 0
    for index, source in enumerate(sources):
        name = shown(source)
        meter.begin(name)
        try:
            made = make(source)
        except Exception as error:  # noqa: BLE001 - whatever one release does, the others are done
            message, status = explain(error)
            meter.say(message if name in message or len(sources) == 1 else f"{name}: {message}")
        else:
            with meter.aside():
                status = show(index, made)
        worst = max(worst, status)
        meter.advance()
    return worst


def status_of(summary: "Summary") -> int:
    """The exit status for a summary: 1 where it has error findings."""
    from summarizer.schemas import Severity

    return int(any(finding.severity is Severity.ERROR for finding in summary.findings))
