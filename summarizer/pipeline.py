"""The way of a release: read, choose an engine, ask it, ground, check, settle."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer import running
from summarizer.assembly import assemble, gather
from summarizer.reading import read, require_release
from summarizer.running import ENGINES, Choice, EngineName, Run
from summarizer.schemas import Document, EngineKind, Summary
from summarizer.settlement import settle

if TYPE_CHECKING:
    from summarizer.llm import Endpoint, Request, Settings

__all__ = ["ENGINES", "Choice", "afollow", "asummarize", "choose", "follow", "release", "summarize"]


def summarize(
    source: "str | Path | bytes | Document",
    *,
    engine: "EngineName | None" = None,
    settings: "Settings | None" = None,
    cassettes: str | Path | None = None,
    on_engine: Callable[[str], None] | None = None,
    record_to: Path | None = None,
) -> Summary:
    """The summary of one release.

        summary = summarize("release.txt", engine="rules")

    Args:
        source: A path, an address, `-` for standard input, the text itself, bytes, or a document already read.
        engine: `auto`, `llm`, `replay` or `rules`; by default what the settings say.
        settings: The model's endpoint; by default as it is configured.
        cassettes: The folder of recorded traffic; by default the settings' or the checkout's own.
        on_engine: Is told in one line which engine was chosen, and why.
        record_to: The cassette in which to record the traffic of the `llm` engine.

    Raises:
        InputError: The source or an argument is wrong.
        EndpointError: The model's endpoint failed for good.
    """
    document = release(source)
    choice = choose(document, engine=engine, settings=settings, cassettes=cassettes)
    if on_engine:
        on_engine(str(choice))
    return follow(document, choice, record_to=record_to)


async def asummarize(
    source: "str | Path | bytes | Document",
    *,
    engine: "EngineName | None" = None,
    settings: "Settings | None" = None,
    cassettes: str | Path | None = None,
    on_engine: Callable[[str], None] | None = None,
    record_to: Path | None = None,
) -> Summary:
    """`summarize`, with the endpoint called asynchronously; what fetches, reads and checks does so in a thread."""
    from asyncio import to_thread

    document = await to_thread(release, source)
    choice = await to_thread(choose, document, engine=engine, settings=settings, cassettes=cassettes)
    if on_engine:
        on_engine(str(choice))
    return await afollow(document, choice, record_to=record_to)


def choose(
    document: Document,
    *,
    engine: "EngineName | None" = None,
    settings: "Settings | None" = None,
    cassettes: str | Path | None = None,
) -> Choice:
    """The engine for `document`: the configured endpoint, else a cassette of exactly this request, else rules.

    Raises:
        InputError: No such engine; or `llm` without an endpoint, `replay` without a cassette.
    """

    def first() -> "Request":
        from summarizer.llm.messages import extraction

        return extraction(document)

    return running.choose(first, engine=engine, settings=settings, cassettes=cassettes)


def follow(
    document: Document,
    choice: Choice,
    *,
    record_to: Path | None = None,
    endpoint: "Endpoint | None" = None,
    room: AbstractContextManager[object] | None = None,
) -> Summary:
    """The summary of a document by the engine that was chosen.

    Args:
        document: What `release` gave.
        choice: What `choose` gave for it.
        record_to: The cassette in which to record the traffic of the `llm` engine.
        endpoint: One that the `llm` engine shares among many releases.
        room: What each request to it is made within: a semaphore.

    Raises:
        EndpointError: The model's endpoint failed for good.
    """
    if choice.engine is EngineKind.RULES:
        return _by_rules(document)
    run = _run(document, choice, record_to)
    return _accounted(run.ask(endpoint if choice.engine is EngineKind.LLM else None, room), run)


async def afollow(
    document: Document,
    choice: Choice,
    *,
    record_to: Path | None = None,
    endpoint: "Endpoint | None" = None,
    room: AbstractAsyncContextManager[object] | None = None,
) -> Summary:
    """`follow`, with the endpoint called asynchronously; what computes does so in a thread."""
    from asyncio import to_thread

    if choice.engine is EngineKind.RULES:
        return await to_thread(_by_rules, document)
    run = await to_thread(_run, document, choice, record_to)
    return _accounted(await run.aask(endpoint if choice.engine is EngineKind.LLM else None, room), run)


def release(source: "str | Path | bytes | Document") -> Document:
    """The document that a summary can be made of.

    Raises:
        InputError: There is none to read, or it is no English text.
    """
    document = source if isinstance(source, Document) else read(source)
    require_release(document)
    return document


def _by_rules(document: Document) -> Summary:
    from summarizer.rules import propose

    return settle(gather(assemble(propose(document), document), document, EngineKind.RULES), document)


def _run(document: Document, choice: Choice, record_to: Path | None) -> Run[Summary]:
    from summarizer.conversation import converse

    return Run(converse(document), choice, record_to=record_to, source=document.source)


def _accounted(summary: Summary, run: Run[Summary]) -> Summary:
    """The summary, with the account of how it came about."""
    from summarizer.llm.messages import NOTATION

    findings = [*summary.findings, *run.failures]
    return summary.model_copy(update={"provenance": run.provenance(NOTATION), "findings": findings})
