"""A web site of our own on the loopback address, whose every answer a test writes down."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext

RELEASE = b"""BOSTON, March 3, 2026 (GLOBE NEWSWIRE) -- Lantern Bio, Inc. (Nasdaq: LNTB), a clinical-stage
biotechnology company, today announced that the first patient was dosed in its Phase 2 trial of LB-101.

About Lantern Bio

Lantern Bio is a biotechnology company based in Boston.
"""


@dataclass
class Reply:
    """What is sent: a status, headers, and a body whole or in pieces."""

    body: bytes = RELEASE
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str | None = "text/plain; charset=utf-8"
    length: int | None = -1
    """Content-Length; -1 for the true one, None for none."""
    pieces: Callable[[], Iterator[bytes]] | None = None
    """Sent in place of `body`, as they come."""


@dataclass
class Request:
    """What was asked."""

    path: str
    headers: dict[str, str]


Answer = Reply | Callable[[Request], Reply]


class Site:
    """Answers by path; a path that is not there is 404, robots.txt too."""

    def __init__(self, answers: Mapping[str, Answer] | None = None) -> None:
        self.answers: dict[str, Answer] = dict(answers or {})
        self.requests: list[Request] = []
        self.base = ""

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.requests]

    @property
    def pages(self) -> list[str]:
        """The same without robots.txt."""
        return [path for path in self.paths if path != "/robots.txt"]

    def answer(self, request: Request) -> Reply:
        """What is sent for a request."""
        self.requests.append(request)
        answer = self.answers.get(request.path, Reply(b"not here", 404))
        return answer if isinstance(answer, Reply) else answer(request)


def moved(location: str, status: int = 302) -> Reply:
    """A redirect."""
    return Reply(b"", status, {"Location": location})


@contextmanager
def serving(site: Site, context: SSLContext | None = None) -> Iterator[Site]:
    """Serve `site` while the block runs; its address is `site.base`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = site.answer(
                Request(self.path, {name.lower(): value for name, value in self.headers.items()})
            )
            self.send_response(reply.status)
            if reply.media_type is not None:
                self.send_header("Content-Type", reply.media_type)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.length is not None and reply.pieces is None:
                self.send_header("Content-Length", str(len(reply.body) if reply.length < 0 else reply.length))
            self.end_headers()
            try:
                for piece in reply.pieces() if reply.pieces else [reply.body]:
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *arguments: object) -> None:
            """Keep standard error for pytest."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that went away is what tests want."""

    with Server(("127.0.0.1", 0), Handler) as server:
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        site.base = f"{'https' if context else 'http'}://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
