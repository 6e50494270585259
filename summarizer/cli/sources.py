"""One source after the other: what one of them does leaves the others alone."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from .failures import explain
from .progress import Meter

if TYPE_CHECKING:
    from summarizer.schemas import Summary

Made = TypeVar("Made")


def each(
    sources: Sequence[str], meter: Meter, make: Callable[[str], Made], show: Callable[[int, Made], int]
) -> int:
    """Make something of each source, show it, and return the worst exit status.

    A failure to make it is said on standard error and counts with its own status; one to show it ends all. The last
    line there says how many failed.
    """
    worst = failed = 0
    for index, source in enumerate(sources):
        meter.begin(source)
        try:
            made = make(source)
        except Exception as error:  # noqa: BLE001 - whatever one release does, the others are done
            message, status = explain(error)
            failed += 1
            meter.say(message if source in message or len(sources) == 1 else f"{source}: {message}")
        else:
            with meter.aside():
                status = show(index, made)
        worst = max(worst, status)
        meter.advance()
    meter.sum_up(failed)
    return worst


def status_of(summary: "Summary") -> int:
    """The exit status for a summary: 1 where it has error findings."""
    from summarizer.schemas import Severity

    return int(any(finding.severity is Severity.ERROR for finding in summary.findings))
