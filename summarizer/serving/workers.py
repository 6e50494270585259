"""Threads in which requests are worked on, so many at a time: none of them holds up the server."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, Generic, TypeVar

from summarizer.errors import InputError

T = TypeVar("T")

AT_ONCE = 4
"""Requests that are worked on at a time."""
WAITING = 32
"""Requests that may wait for their turn; what comes on top is refused."""


class Workers:
    """So many threads, each with an event loop of its own, so that waiting for an endpoint can be called off."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="summarizer")
        self._free = at_once + waiting
        self._lock = threading.Lock()

    async def do(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """What `work` comes to.

        Where the caller is cancelled, work that waits never begins, and work that has begun ends at its next
        wait for an endpoint; until then it keeps its thread.

        Raises:
            InputError: Too many requests wait already.
        """
        with self._lock:
            if not self._free:
                raise InputError("the server is busy: ask again in a while")
            self._free -= 1
        job = Job(work)
        future = self._threads.submit(copy_context().run, job.run)
        future.add_done_callback(lambda _: self._release())
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            job.cancel()
            raise

    def _release(self) -> None:
        with self._lock:
            self._free += 1


class Job(Generic[T]):
    """One piece of work, which may be called off from another thread."""

    def __init__(self, work: Callable[[], Coroutine[Any, Any, T]]) -> None:
        self._work = work
        self._lock = threading.Lock()
        self._cancelled = False
        self._running: tuple[asyncio.AbstractEventLoop, asyncio.Task[T]] | None = None

    def run(self) -> T:
        """Do the work to its end, in this thread."""
        return asyncio.run(self._main())

    async def _main(self) -> T:
        with self._lock:
            if self._cancelled:
                raise asyncio.CancelledError
            task = asyncio.ensure_future(self._work())
            self._running = (asyncio.get_running_loop(), task)
        try:
            return await task
        finally:
            with self._lock:
                self._running = None

    def cancel(self) -> None:
        """Call the work off."""
        with self._lock:
            self._cancelled = True
            if self._running:
                loop, task = self._running
                loop.call_soon_threadsafe(task.cancel)
