"""Work in threads: so much at a time, and called off when nobody waits for it any more."""

import asyncio
import threading
from functools import partial

import pytest

from summarizer.errors import InputError
from summarizer.serving.workers import Workers


def test_only_so_many_work_at_a_time_and_the_rest_is_refused() -> None:
    started, go = threading.Semaphore(0), threading.Event()
    running: list[int] = []
    most = 0

    async def work(number: int) -> int:
        nonlocal most
        running.append(number)
        most = max(most, len(running))
        started.release()
        go.wait(10)
        running.remove(number)
        return number

    async def run() -> None:
        workers = Workers(at_once=2, waiting=3)
        tasks = [asyncio.create_task(workers.do(partial(work, number))) for number in range(5)]
        await asyncio.sleep(0)
        for _ in range(2):
            assert await asyncio.to_thread(started.acquire, timeout=10)
        with pytest.raises(InputError, match="the server is busy"):
            await workers.do(lambda: work(9))
        go.set()
        assert await asyncio.gather(*tasks) == [0, 1, 2, 3, 4]
        assert await workers.do(lambda: work(9)) == 9

    asyncio.run(run())
    assert most == 2


def test_work_that_is_called_off_ends_and_leaves_its_thread() -> None:
    ended = threading.Event()
    begun: list[str] = []

    async def wait() -> None:
        begun.append("first")
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    async def never() -> None:
        begun.append("second")

    async def run() -> None:
        workers = Workers(at_once=1, waiting=1)
        first = asyncio.create_task(workers.do(wait))
        while not begun:
            await asyncio.sleep(0.01)
        second = asyncio.create_task(workers.do(never))
        await asyncio.sleep(0.01)
        second.cancel()
        first.cancel()
        for task in (first, second):
            with pytest.raises(asyncio.CancelledError):
                await task
        assert await asyncio.to_thread(ended.wait, 10)

    asyncio.run(run())
    assert begun == ["first"]


def test_a_failure_is_the_callers() -> None:
    async def fail() -> None:
        raise InputError("no such thing")

    with pytest.raises(InputError, match="no such thing"):
        asyncio.run(Workers().do(fail))
