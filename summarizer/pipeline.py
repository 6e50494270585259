"""The way of a release: read, choose an engine, ask it, ground, check, settle."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer import running
from summarizer.assembly import assemble, gather
from summarizer.fetching import is_address
from summarizer.reading import read, require_release
from summarizer.running import ENGINES, Choice, Run
from summarizer.schemas import Document, EngineKind, Summary
from summarizer.settlement import settle

if TYPE_CHECKING:
    from summarizer.llm import Request, Settings

__all__ = ["ENGINES", "Choice", "asummarize", "choose", "summarize"]


def summarize(
    source: "str | Path | bytes | Document",
    *,
    engine: str = "auto",
    settings: "Settings | None" = None,
    cassettes: str | Path | None = None,
    on_engine: Callable[[str], None] | None = None,
    record_to: Path | None = None,
) -> Summary:
    """The summary of one release.

    Args:
        source: A path, an address, `-` for standard input, the text itself, bytes, or a document already read.
        engine: `auto`, `llm`, `replay` or `rules`.
        settings: The model's endpoint; by default from the environment.
        cassettes: The folder of recorded traffic; by default the settings' or the checkout's own.
        on_engine: Is told in one line which engine was chosen, and why.
        record_to: The cassette in which to record the traffic of the `llm` engine.

    Raises:
        InputError: The source or an argument is wrong.
        EndpointError: The model's endpoint failed for good.
    """
    document = _document(source)
    choice = choose(document, engine=engine, settings=settings, cassettes=cassettes)
    if on_engine:
        on_engine(str(choice))
    if choice.engine is EngineKind.RULES:
        return _by_rules(document)
    run = _run(document, choice, record_to)
    return _accounted(run.ask(), run)


async def asummarize(
    source: "str | Path | bytes | Document",
    *,
    engine: str = "auto",
    settings: "Settings | None" = None,
    cassettes: str | Path | None = None,
    on_engine: Callable[[str], None] | None = None,
    record_to: Path | None = None,
) -> Summary:
    """`summarize`, with the endpoint called asynchronously; an address is fetched in a thread."""
    if isinstance(source, str) and is_address(source):
        import asyncio

        document = await asyncio.to_thread(_document, source)
    else:
        document = _document(source)
    choice = choose(document, engine=engine, settings=settings, cassettes=cassettes)
    if on_engine:
        on_engine(str(choice))
    if choice.engine is EngineKind.RULES:
        return _by_rules(document)
    run = _run(document, choice, record_to)
    return _accounted(await run.aask(), run)


def choose(
    document: Document,
    *,
    engine: str = "auto",
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


def _document(source: "str | Path | bytes | Document") -> Document:
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
