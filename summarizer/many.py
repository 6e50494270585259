"""Many releases: several at once, in their order, and a failure of one loses none of the others.

What waits for the endpoint and what computes are counted apart: `at_once` requests are open, and meanwhile the next
releases are read and the last ones checked. Else each answer would leave its place empty while it is worked on.
"""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncGenerator, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from summarizer import pipeline, running
from summarizer.errors import InputError
from summarizer.running import Choice, EngineName
from summarizer.schemas import Document, Summary

if TYPE_CHECKING:
    from summarizer.llm import Endpoint, Settings

S = TypeVar("S", bound="str | Path | bytes | Document")
_AHEAD = 4
"""How many times as many releases as are worked on at once may wait for the slowest before them."""


@dataclass(frozen=True, slots=True)
class Summarized(Generic[S]):
    """One of many releases that was summarized: what `Store.add` wants."""

    source: S
    """What was given for it."""
    document: Document
    summary: Summary


@dataclass(frozen=True, slots=True)
class Failed(Generic[S]):
    """One of many releases that could not be summarized."""

    source: S
    """What was given for it."""
    error: Exception
    """InputError or EndpointError; anything else is a fault of summarizer's own."""


Done: TypeAlias = Summarized[S] | Failed[S]


def summarize_all(
    sources: Iterable[S],
    *,
    at_once: int = 8,
    engine: EngineName | None = None,
    settings: "Settings | None" = None,
    cassettes: str | Path | None = None,
) -> "Generator[Done[S], None, None]":
    """The summaries of many releases, in the order of the sources, as they are ready.

        for one in summarize_all(Path("releases").glob("*.txt"), at_once=16):
            if isinstance(one, Failed):
                print(one.source, one.error)
            else:
                store.add(one.document, one.summary)

    Sources are taken as there is room for them, so that they may be endless; whoever stops early stops
    the rest. Works in threads.

    Args:
        sources: Whatever `summarize` takes, many of them.
        at_once: How many requests are open at the endpoint at a time; without one, how many releases are worked on.
        engine: `auto`, `llm`, `replay` or `rules`; by default what the settings say.
        settings: The model's endpoint; by default as it is configured.
        cassettes: The folder of recorded traffic; by default the settings' or the checkout's own.

    Raises:
        InputError: An argument is wrong. What is wrong with a release, or with the endpoint when it is asked
            about it, is told in its place.
    """
    pending: deque[Future[Done[S]]] = deque()
    with _shared(at_once, engine, settings) as endpoint:
        room = threading.Semaphore(at_once)

        def one(source: S) -> "Done[S]":
            try:
                document = pipeline.release(source)
                choice = pipeline.choose(document, engine=engine, settings=settings, cassettes=cassettes)
                summary = pipeline.follow(document, choice, endpoint=endpoint, room=room)
                return Summarized(source, document, summary)
            except Exception as error:  # noqa: BLE001 - whatever one release does, the others are done
                return Failed(source, error)

        pool = ThreadPoolExecutor(_workers(at_once, endpoint), thread_name_prefix="summarizer")
        try:
            for source in sources:
                pending.append(pool.submit(one, source))
                if len(pending) >= _AHEAD * at_once:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


async def asummarize_all(
    sources: Iterable[S],
    *,
    at_once: int = 8,
    engine: EngineName | None = None,
    settings: "Settings | None" = None,
    cassettes: str | Path | None = None,
) -> "AsyncGenerator[Done[S], None]":
    """`summarize_all`, with the endpoint called asynchronously; what computes does so in threads, and blocks no loop.

        async for one in asummarize_all(sources): ...

    Whoever stops early closes it: `async with contextlib.aclosing(asummarize_all(sources)) as found`.
    """
    pending: deque[asyncio.Task[Done[S]]] = deque()
    async with _shared(at_once, engine, settings) as endpoint:
        room = asyncio.Semaphore(at_once)
        workers = asyncio.Semaphore(_workers(at_once, endpoint))

        def chosen(source: S) -> "tuple[Document, Choice]":
            document = pipeline.release(source)
            choice = pipeline.choose(document, engine=engine, settings=settings, cassettes=cassettes)
            return document, choice

        async def one(source: S) -> "Done[S]":
            async with workers:
                try:
                    document, choice = await asyncio.to_thread(chosen, source)
                    summary = await pipeline.afollow(document, choice, endpoint=endpoint, room=room)
                    return Summarized(source, document, summary)
                except Exception as error:  # noqa: BLE001 - whatever one release does, the others are done
                    return Failed(source, error)

        try:
            for source in sources:
                pending.append(asyncio.create_task(one(source)))
                if len(pending) >= _AHEAD * at_once:
                    yield await pending.popleft()
            while pending:
                yield await pending.popleft()
        finally:
            for task in pending:
                task.cancel()
            await asyncio.gather(*pending, return_exceptions=True)


def _shared(
    at_once: int, engine: EngineName | None, settings: "Settings | None"
) -> "Endpoint | nullcontext[None]":
    """The endpoint whose connections all releases share; none for an engine that asks nobody.

    Raises:
        InputError: An argument is wrong.
    """
    if at_once < 1:
        raise InputError(f"at_once is how many releases are worked on at a time: 1 or more, not {at_once}")
    running.choose(None, engine=engine, settings=settings)
    if engine == "rules":
        return nullcontext()
    from summarizer.llm import Endpoint, Settings

    settings = settings or Settings.load()
    asks = settings.configured and (engine or settings.engine) in {"auto", "llm"}
    return Endpoint(settings) if asks else nullcontext()


def _workers(at_once: int, endpoint: "Endpoint | None") -> int:
    """How many releases are under way: twice as many as wait for an endpoint, so that none of its places is empty."""
    return 2 * at_once if endpoint else at_once
