"""Releases a second by `summarize_all` and `asummarize_all`, as a share of what an endpoint of fixed latency allows.

    python -m tests.benchmarks.throughput [--at-once N] [--latency SECONDS]

The endpoint is this process's own, on the loopback address, and answers every request with no records after the latency:
so each release is asked about twice, the second time for the facts that no record holds. The share is of
requests: those answered a second, of `at once / latency`.
"""

import argparse
import asyncio
import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from summarizer import Settings, Summarized, asummarize_all, summarize_all
from summarizer.schemas import Answer
from tests.documents import INVENTED, SEEDS
from tests.endpoint import completion

RELEASES = [*SEEDS, *INVENTED]
NOTHING = Answer.model_validate({name: [] for name in Answer.model_fields})
ROUNDS = 6


class _Server(ThreadingHTTPServer):
    request_queue_size = 256
    daemon_threads = True


def serve(latency: float) -> _Server:
    """An endpoint that answers after `latency` seconds, however many ask."""
    body = json.dumps(completion(NOTHING)).encode()

    class Late(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            time.sleep(latency)
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Print the figures alone."""

    server = _Server(("127.0.0.1", 0), Late)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def measured(run: Callable[[], int], at_once: int, latency: float) -> str:
    """What `run`, which returns how many requests it made, comes to."""
    start = time.perf_counter()
    requests = run()
    seconds = time.perf_counter() - start
    return f"{requests / seconds:.2f} requests a second, {requests / seconds * latency / at_once:.1%}"


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--at-once", type=int, default=8)
    parser.add_argument("--latency", type=float, default=2.0)
    given = parser.parse_args()
    server = serve(given.latency)
    settings = Settings.load(
        base_url=f"http://127.0.0.1:{server.server_port}/v1", api_key="played", model="scripted", reasks=0
    )
    sources = RELEASES * ROUNDS

    def threads() -> int:
        found = summarize_all(sources, at_once=given.at_once, engine="llm", settings=settings)
        return sum(one.summary.provenance.requests for one in found if isinstance(one, Summarized))

    async def tasks() -> int:
        found = asummarize_all(sources, at_once=given.at_once, engine="llm", settings=settings)
        return sum([one.summary.provenance.requests async for one in found if isinstance(one, Summarized)])

    list(summarize_all(SEEDS, engine="llm", settings=settings))
    print("summarize_all: ", measured(threads, given.at_once, given.latency))
    print("asummarize_all:", measured(lambda: asyncio.run(tasks()), given.at_once, given.latency))
    server.shutdown()


if __name__ == "__main__":
    main()
