"""Recorded traffic with a model's endpoint: kept so that a person can review it, played instead of asking.

A cassette is found, and an answer in it, by the request's body alone. The endpoint's address, the
key and all but two headers are neither written nor compared.

    with recording(path):           each answer is kept in `path`
    with playing(path) as tape:     nothing is sent; what the cassette does not hold is an error

Both hold for the code inside the block, and for the asyncio tasks and `asyncio.to_thread` calls that it
starts. Any number may be open at once, each in its own task.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.cassettes.difference import digest
from summarizer.cassettes.format import Head, Kind, heads, read, read_head
from summarizer.cassettes.misses import CassetteMissError
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.cassettes.tape import Tape
    from summarizer.llm.endpoint import Request
    from summarizer.settings import Settings

__all__ = [
    "Audit",
    "CassetteMissError",
    "Head",
    "Kind",
    "audit",
    "contents",
    "digest",
    "find",
    "heads",
    "playing",
    "read_head",
    "recording",
]

HOW = "over HTTP by `summarizer record`"
"""How a cassette is recorded, unless its head is told otherwise."""


@contextmanager
def playing(path: Path) -> "Iterator[Tape]":
    """Answer every request from the cassette at `path`, each recorded answer once; send nothing.

    Raises:
        InputError: the file is missing or is no cassette.
        CassetteMissError: inside the block, at once, when a request is not in it; the message says
            what is different from the nearest that is.
    """
    from summarizer.cassettes.tape import Tape, inserted

    tape = Tape.to_play(path)
    with inserted(tape):
        yield tape


@contextmanager
def recording(
    path: Path, *, source: str | None = None, how: str = HOW, recorded: date | None = None
) -> "Iterator[Tape]":
    """Send every request, and keep its answer in a new cassette at `path`.

    The cassette takes its place when the block ends well. Until then what was answered stands in
    `<path>.part`, and a later recording to the same path plays that rather than ask again.
    Answers with an error status are not kept.

    Args:
        path: Where the cassette goes, in place of the one there.
        source: File name of the release that is asked about.
        how: How it was recorded, for people.
        recorded: The day, by default today.
    """
    from summarizer.cassettes.tape import Tape, inserted

    head = Head(Kind.RECORDED, source=source, how=how, recorded=recorded or date.today())
    tape = Tape.to_record(path, head)
    with inserted(tape):
        yield tape
    tape.finish()


def find(request: "Request[Any]", settings: "Settings", folder: Path) -> "tuple[Path, Settings] | None":
    """The recorded cassette in `folder` that answers exactly `request`, by file name if several do.

    With it come the settings to play it under: where `settings` leave the model, mode or temperature
    at the default, those that it was recorded with. Neither openai nor vcr is imported.

    Raises:
        InputError: a file in the folder is no cassette.
    """
    from summarizer.llm.endpoint import body

    for path, head in heads(folder):
        if head.kind is Kind.RECORDED:
            played = _as_recorded(settings, head)
            if digest(body(request, played)) in head.requests:
                return path, played
    return None


def contents(path: Path) -> list[str]:
    """What the model wrote in each recorded answer, in order.

    Raises:
        InputError: the file is missing or is no cassette.
    """
    _, exchanges = read(path)
    answers = [one.answer for one in exchanges if isinstance(one.answer, dict)]
    return [choice["message"]["content"] or "" for answer in answers for choice in answer.get("choices", [])]


def _as_recorded(settings: "Settings", head: Head) -> "Settings":
    """`settings` with what a cassette was recorded under wherever they were left at the default."""
    from summarizer.settings import Mode

    under = {"model": head.model, "mode": head.mode and Mode(head.mode), "temperature": head.temperature}
    chosen = settings.model_fields_set
    return settings.model_copy(update={key: value for key, value in under.items() if key not in chosen})


@dataclass(frozen=True, slots=True)
class Audit:
    """Whether a cassette still is what the program asks for."""

    cassette: Path
    unplayed: tuple[str, ...]
    """Answers that nothing asked for any more: orphans."""
    misses: tuple[str, ...]
    """Requests that it does not hold, each with its difference from the nearest that it does."""
    error: str | None
    """Any other failure of the run."""

    @property
    def ok(self) -> bool:
        """Whether every request was answered and every answer asked for."""
        return not (self.unplayed or self.misses or self.error)


def audit(cassette: Path, play: Callable[[], object]) -> Audit:
    """Play `cassette` to `play`, which asks its requests anew, and see what matches no longer.

    Raises:
        InputError: the file is missing or is no cassette.
    """
    error = None
    with playing(cassette) as tape:
        try:
            play()
        except CassetteMissError:
            pass  # the tape has it
        except SummarizerError as failure:
            error = str(failure)
    return Audit(cassette, tape.unplayed(), tuple(tape.misses), error)
