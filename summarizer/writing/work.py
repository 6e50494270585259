"""Which engine writes, and the account of how it went: the same for briefs and answers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from summarizer.errors import EndpointError
from summarizer.running import EngineName, Run, choose
from summarizer.schemas import Asked, Brief, EngineKind, Finding, Severity

if TYPE_CHECKING:
    from summarizer.llm import Settings

    from .sentences import Conversation

W = TypeVar("W", Brief, Asked)


@dataclass(frozen=True)
class How:
    """What a caller wants of the engine; the arguments of `brief` and `ask` say what each is."""

    engine: EngineName | None = None
    settings: "Settings | None" = None
    cassettes: str | Path | None = None
    on_engine: Callable[[str], None] | None = None
    on_failure: Callable[[EndpointError], None] | None = None
    record: bool = False


@dataclass(frozen=True)
class Work(Generic[W]):
    """What stands without a model, and how one is asked to write over it."""

    composed: W
    conversation: "Callable[[], Conversation[W]] | None"
    """None where nothing is there to be written from: no model is asked then."""
    file: Callable[[], str]
    """The name of its cassette, without ending."""
    command: str
    """What records it: `summarizer COMMAND --record`."""
    beneath: str
    """The folder of such cassettes, in that of all."""
    what: str
    """What it is, in messages: `brief`."""
    source: str
    """What a cassette's head says that was asked about."""


def written(work: Work[W], how: How) -> W:
    """What was composed, as a model tells it where there is one.

    Raises:
        InputError: An argument is wrong.
        EndpointError: The model's endpoint failed for good, and nobody wants to be told instead.
    """
    run = _run(work, how)
    if run is None:
        return work.composed
    try:
        return _accounted(run.ask(), run)
    except EndpointError as error:
        return _failed(work, how, error)


async def awritten(work: Work[W], how: How) -> W:
    """`written`, with the endpoint called asynchronously."""
    run = _run(work, how)
    if run is None:
        return work.composed
    try:
        return _accounted(await run.aask(), run)
    except EndpointError as error:
        return _failed(work, how, error)


def _run(work: Work[W], how: How) -> Run[W] | None:
    """The conversation, about to begin; None where no model is asked."""
    begin = work.conversation
    choice = choose(
        None if begin is None else lambda: next(begin()),
        engine=how.engine,
        settings=how.settings,
        cassettes=how.cassettes,
        beneath=work.beneath,
        what=f"this {work.what}",
    )
    if how.on_engine:
        how.on_engine(str(choice))
    if begin is None or choice.engine is EngineKind.RULES:
        return None
    path = None
    if how.record and choice.settings:
        folder = Path(how.cassettes or choice.settings.cassettes / work.beneath)
        path = folder / f"{work.file()}.yaml"
    return Run(
        begin(),
        choice,
        record_to=path,
        source=work.source,
        how=f"over HTTP by `summarizer {work.command} --record`",
        mended=f"the {work.what}",
    )


def _accounted(done: W, run: Run[W]) -> W:
    """What was written, with the account of how it came about."""
    provenance = run.provenance()
    findings = [*done.findings, *run.failures]
    return done.model_copy(
        update={"provenance": provenance, "engine": provenance.engine, "findings": findings}
    )


def _failed(work: Work[W], how: How, error: EndpointError) -> W:
    """What was composed, with the endpoint's failure among its findings; the error where nobody is told of it."""
    if how.on_failure is None:
        raise error
    how.on_failure(error)
    failure = Finding(code="EP01", severity=Severity.ERROR, path="provenance", message=str(error))
    return work.composed.model_copy(update={"findings": [*work.composed.findings, failure]})
