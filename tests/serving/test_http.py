"""The command over streamable HTTP on the loopback address."""

import asyncio
import http.client
import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import httpx2
import pytest
import uvicorn
from mcp import Client

from summarizer.errors import InputError
from summarizer.serving import Grant, server
from summarizer.serving.http import BODY, app_of, serve
from tests.cli.conftest import RELEASE
from tests.conftest import NetworkBlockedError
from tests.documents import ROOT, SEEDS

from .test_stdio import started

T = TypeVar("T")
BEGIN = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "t", "version": "1"},
    },
}


@contextmanager
def reachable(port: int) -> Iterator[None]:
    """Let connections to this port of the loopback address through, and none beside them."""
    blocked = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if address[:2] != ("127.0.0.1", port):
            blocked(self, address)
        super(socket.socket, self).connect(address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket, "getaddrinfo", lambda host, port, *_, **__: [_loopback(host, port)])
        yield


def _loopback(host: object, port: object) -> tuple[Any, ...]:
    if host != "127.0.0.1":
        raise NetworkBlockedError(str(host))
    return socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port)


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[int, "subprocess.Popen[str]"]]:
    """The port of a server in a process of its own."""
    with started("--http", "--port", "0", "--engine", "rules", *arguments) as process:
        try:
            assert process.stderr
            line = process.stderr.readline()
            found = re.fullmatch(r"summarizer: serving MCP at http://127\.0\.0\.1:(\d+)/mcp\n", line)
            assert found, line
            with reachable(int(found[1])):
                yield int(found[1]), process
        finally:
            process.terminate()
            process.communicate(timeout=30)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving("--root", str(ROOT / "seeds")) as (number, _):
        yield number


def talk(port: int, say: Callable[[Client], Awaitable[T]], mode: str = "auto") -> T:
    async def run() -> T:
        async with Client(f"http://127.0.0.1:{port}/mcp", mode=mode) as client:
            return await say(client)

    return asyncio.run(run())


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_tools_are_listed_and_called(port: int, mode: str) -> None:
    async def say(client: Client) -> Any:
        assert len((await client.list_tools()).tools) == 6
        calls = [client.call_tool("summarize", {"source": seed.name}) for seed in SEEDS]
        return await asyncio.gather(*calls, client.call_tool("summarize", {"source": "../README.md"}))

    *read, refused = talk(port, say, mode)
    assert [one.structured_content["document"]["source"] for one in read] == [one.name for one in SEEDS]
    assert refused.is_error


def asked(port: int, body: bytes | None = None, **headers: str) -> int:
    """The status of a request; underscores in a header's name stand for hyphens."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    given = {
        "content-type": "application/json",
        "accept": "application/json, text/event-stream",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    try:
        connection.request("POST", "/mcp", json.dumps(BEGIN).encode() if body is None else body, given)
        return connection.getresponse().status
    finally:
        connection.close()


def test_only_who_calls_it_by_the_loopback_address_is_answered(port: int) -> None:
    assert asked(port) == 200
    assert asked(port, host=f"localhost:{port}", origin=f"http://localhost:{port}") == 200
    for host in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1:1",
        f"127.0.0.1.evil.example:{port}",
        "localhost",
    ):
        assert asked(port, host=host) == 421
        assert asked(port, host=host, mcp_protocol_version="2026-07-28") == 421
    for origin in (
        "http://evil.example",
        f"http://127.0.0.1.evil.example:{port}",
        "null",
        "http://localhost:1",
    ):
        assert asked(port, origin=origin) == 403
        assert asked(port, origin=origin, mcp_protocol_version="2026-07-28") == 403


def test_what_is_no_message_is_refused(port: int) -> None:
    assert asked(port, b"{") == 400
    assert asked(port, content_type="text/plain") == 400
    assert asked(port, b" " * (BODY + 1)) == 413
    assert asked(port) == 200


def test_an_interrupt_ends_it_without_a_word(port: int) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows interrupts whole groups of processes")
    with serving() as (own, process):
        assert own != port
        talk(own, lambda client: client.call_tool("summarize", {"text": RELEASE}))
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert (out, err) == ("", "")


def test_a_port_that_is_taken_is_told(grant: Grant) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with reachable(port), pytest.raises(InputError, match=f"cannot listen at 127.0.0.1, port {port}"):
            serve(server(grant), "127.0.0.1", port, (), print)


def test_other_machines_reach_it_only_where_a_name_is_allowed(
    grant: Grant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served: list[uvicorn.Server] = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda self, **_: served.append(self))
    everywhere = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("0.0.0.0", 0))  # noqa: S104
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [everywhere])
    with pytest.raises(InputError, match=r"other machines may reach 0\.0\.0\.0: name with --allow-host"):
        serve(server(grant), "0.0.0.0", 0, (), print)  # noqa: S104
    assert not served
    serve(server(grant), "0.0.0.0", 0, ("pipeline.example",), print)  # noqa: S104
    assert len(served) == 1
    assert "there is no password, put one before it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("pipeline.example", None, 200),
        ("pipeline.example:8443", "https://pipeline.example:8443", 200),
        ("127.0.0.1:8365", None, 200),
        ("evil.example", None, 421),
        ("pipeline.example.evil.example", None, 421),
        ("pipeline.example", "https://evil.example", 403),
    ],
)
def test_a_name_that_is_allowed_is_answered_and_no_other(
    grant: Grant, host: str, origin: str | None, status: int
) -> None:
    async def run() -> int:
        app = app_of(server(grant), 8365, ("pipeline.example",))
        headers = {"host": host, "accept": "application/json, text/event-stream"}
        async with (
            app.router.lifespan_context(app),
            httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://here") as client,
        ):
            answer = await client.post(
                "/mcp", json=BEGIN, headers={**headers, **({"origin": origin} if origin else {})}
            )
        return int(answer.status_code)

    assert asyncio.run(run()) == status
