"""Requests a second by `summarize_all` and `asummarize_all`, as a share of what an endpoint of fixed latency allows.

    python -m tests.benchmarks.throughput [--at-once N] [--latency SECONDS] [--seconds SECONDS]

The endpoint is this process's own, on the loopback address, and answers every request with no records after the latency:
so most releases are asked about twice, the second time for the facts that no record holds. The share is of requests:
those answered a second, of `at once / latency`. Releases follow without end and are counted for so many seconds from the
first summary on: the start, and the end of a list, at which places stay empty whoever asks, are a matter of its length.
"""

import argparse
import asyncio
import json
import threading
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import aclosing, closing, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from typing import Any

from summarizer import Settings, asummarize_all, summarize_all
from summarizer.schemas import Answer
from tests.documents import INVENTED, SEEDS
from tests.endpoint import completion

RELEASES = [*SEEDS, *INVENTED]
NOTHING = Answer.model_validate({name: [] for name in Answer.model_fields})


class _Server(ThreadingHTTPServer):
    request_queue_size = 256
    daemon_threads = True
    answered = 0
    counting = threading.Lock()

    def count(self) -> None:
        """One more request is answered."""
        with self.counting:
            self.answered += 1


def serve(latency: float) -> _Server:
    """An endpoint that answers after `latency` seconds, however many ask."""
    body = json.dumps(completion(NOTHING)).encode()

    class Late(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            time.sleep(latency)
            with suppress(ConnectionError):  # whoever asked stopped at the end of the time
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                server.count()

        def log_message(self, format: str, *arguments: object) -> None:
            """Print the figures alone."""

    server = _Server(("127.0.0.1", 0), Late)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class _Watch:
    """Counts what a server answers, for so many seconds from the first look on."""

    def __init__(self, server: _Server, seconds: float) -> None:
        self._server, self._seconds = server, seconds
        self._start, self._before = 0.0, 0
        self.rate = 0.0

    def is_over(self) -> bool:
        """Whether the time is up; then `rate` is what was answered a second."""
        now, answered = time.perf_counter(), self._server.answered
        if not self._start:
            self._start, self._before = now, answered
            return False
        self.rate = (answered - self._before) / (now - self._start)
        return now - self._start >= self._seconds


def threads(found: Generator[Any, None, None], watch: _Watch) -> float:
    """Requests a second of `summarize_all`."""
    with closing(found):
        for _ in found:
            if watch.is_over():
                break
    return watch.rate


async def tasks(found: AsyncGenerator[Any, None], watch: _Watch) -> float:
    """Requests a second of `asummarize_all`."""
    async with aclosing(found):
        async for _ in found:
            if watch.is_over():
                break
    return watch.rate


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--at-once", type=int, default=8)
    parser.add_argument("--latency", type=float, default=2.0)
    parser.add_argument("--seconds", type=float, default=40.0)
    given = parser.parse_args()
    server = serve(given.latency)
    settings = Settings.load(
        base_url=f"http://127.0.0.1:{server.server_port}/v1",
        api_key="played",
        model="scripted",
        engine="llm",
        reasks=0,
    )
    in_turn = summarize_all(cycle(RELEASES), at_once=given.at_once, settings=settings)
    awaited = asummarize_all(cycle(RELEASES), at_once=given.at_once, settings=settings)
    for name, rate in (
        ("summarize_all: ", threads(in_turn, _Watch(server, given.seconds))),
        ("asummarize_all:", asyncio.run(tasks(awaited, _Watch(server, given.seconds)))),
    ):
        print(f"{name} {rate:.2f} requests a second, {rate * given.latency / given.at_once:.1%}")
    server.shutdown()


if __name__ == "__main__":
    main()
