"""Requests a second by `summarize_all` and `asummarize_all`, as a share of what an endpoint of fixed latency allows.

    python -m tests.benchmarks.throughput [--at-once N] [--latency SECONDS] [--seconds SECONDS]

The endpoint is this process's own, on the loopback address, and answers every request with no records after the latency:
so most releases are asked about twice, the second time for the facts that no record holds. The share is of requests:
those answered a second, of `at once / latency`. Releases follow without end for so many seconds, and the first round of answers
is not counted: the start, and the end of a list, at which places stay empty whoever asks, are a matter of its length.
"""

import argparse
import asyncio
import json
import threading
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import aclosing, closing
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

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.answered: list[float] = []

    def handle_error(self, *_: object) -> None:
        """Whoever asked stopped at the end of the time: nothing is wrong."""


def serve(latency: float) -> _Server:
    """An endpoint that answers after `latency` seconds, however many ask."""
    body = json.dumps(completion(NOTHING)).encode()

    class Late(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Without it, the body waits 40 ms for the client's word on the headers: this server's fault, nobody else's.
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            time.sleep(latency)
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            server.answered.append(time.perf_counter())

        def log_message(self, format: str, *arguments: object) -> None:
            """Print the figures alone."""

    server = _Server(("127.0.0.1", 0), Late)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class _Watch:
    """Counts what a server answers, for so many seconds; whole rounds of `at_once`, for answers come in bursts."""

    def __init__(self, server: _Server, at_once: int, seconds: float) -> None:
        self._server, self._at_once = server, at_once
        self._end = time.perf_counter() + seconds
        server.answered.clear()

    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.perf_counter() >= self._end

    @property
    def rate(self) -> float:
        """Requests a second, from the end of the first round to that of the last."""
        ends = self._server.answered[self._at_once - 1 :: self._at_once]
        return self._at_once * (len(ends) - 1) / (ends[-1] - ends[0])


def threads(found: Generator[Any, None, None], watch: _Watch) -> float:
    """Requests a second of `summarize_all`."""
    with closing(found):
        for _ in found:
            if watch.is_over():
                return watch.rate
    return 0.0


async def tasks(found: AsyncGenerator[Any, None], watch: _Watch) -> float:
    """Requests a second of `asummarize_all`."""
    async with aclosing(found):
        async for _ in found:
            if watch.is_over():
                return watch.rate
    return 0.0


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
        ("summarize_all: ", threads(in_turn, _Watch(server, given.at_once, given.seconds))),
        ("asummarize_all:", asyncio.run(tasks(awaited, _Watch(server, given.at_once, given.seconds)))),
    ):
        print(f"{name} {rate:.2f} requests a second, {rate * given.latency / given.at_once:.1%}")
    server.shutdown()


if __name__ == "__main__":
    main()
