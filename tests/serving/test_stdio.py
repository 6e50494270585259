"""The command in a process of its own, as a language model's program starts it."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, TypeVar

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from summarizer.serving.workers import AT_ONCE
from tests.cli.conftest import RELEASE
from tests.documents import ROOT, SEEDS

from .conftest import text_of
from .silent import silence

T = TypeVar("T")
LATER = SEEDS[-1]


def command(*arguments: str, **environment: str) -> StdioServerParameters:
    """The command, from this checkout."""
    return StdioServerParameters(
        command=sys.executable,
        args=["-m", "summarizer", "mcp", *arguments],
        env={
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
            **environment,
        },
    )


def talk(
    server: StdioServerParameters, say: Callable[[Client], Awaitable[T]], log: Path, mode: str = "auto"
) -> T:
    """What a client hears from the command; `log` takes its standard error."""

    async def run() -> T:
        with log.open("w", encoding="utf-8") as errors:
            async with Client(stdio_client(server, errlog=errors), mode=mode) as client:
                return await say(client)

    return asyncio.run(run())


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_release_is_kept_and_told_of(tmp_path: Path, mode: str) -> None:
    store = tmp_path / "releases.db"
    server = command("--root", str(ROOT / "seeds"), "--store", str(store), "--writable", "--engine", "replay")

    async def say(client: Client) -> list[Any]:
        assert client.server_info
        assert client.server_info.name == "summarizer"
        assert len((await client.list_tools()).tools) == 6
        for seed in SEEDS:
            kept = await client.call_tool("summarize", {"source": seed.name, "store": True})
            assert not kept.is_error, text_of(kept)
        return [
            await client.call_tool("changes", {"program": "ALLO-329"}),
            await client.call_tool("brief", {"program": "ALLO-329"}),
            await client.call_tool("summarize", {"source": "../README.md"}),
        ]

    moved, brief, refused = talk(server, say, tmp_path / "log", mode)
    assert "DELAYED" in text_of(moved)
    assert brief.structured_content["engine"] == "replay"
    assert refused.is_error
    assert (tmp_path / "log").read_text(encoding="utf-8") == ""


def test_an_address_is_fetched_only_where_that_is_allowed_and_none_of_this_machine(tmp_path: Path) -> None:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            sent = RELEASE.encode() if self.path == "/lantern.txt" else b""
            self.send_response(200 if sent else 404)
            self.send_header("content-type", "text/plain; charset=utf-8")
            self.send_header("content-length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, format: str, *arguments: object) -> None:
            """Keep standard error for pytest."""

    with HTTPServer(("127.0.0.1", 0), Page) as page:
        thread = threading.Thread(target=page.serve_forever)
        thread.start()
        given = {"source": f"http://127.0.0.1:{page.server_port}/lantern.txt"}

        async def say(client: Client) -> Any:
            hints = [one.annotations for one in (await client.list_tools()).tools]
            outside = [bool(one and one.open_world_hint) for one in hints]
            return outside, await client.call_tool("summarize", given)

        try:
            closed = talk(command("--engine", "rules"), say, tmp_path / "log")
            fetching = ("--engine", "rules", "--addresses")
            guarded = talk(command(*fetching), say, tmp_path / "log")
            fetched = talk(command(*fetching, SUMMARIZER_ALLOW_PRIVATE="true"), say, tmp_path / "log")
        finally:
            page.shutdown()
            thread.join()
    assert closed[0] == [False] * 6
    assert text_of(closed[1]).startswith("this server reads no such addresses")
    assert guarded[0] == [True, True, False, False, False, False]
    assert "private network" in text_of(guarded[1])
    assert fetched[1].structured_content["document"]["source"] == given["source"]


def test_two_calls_at_once_are_both_answered(tmp_path: Path) -> None:
    server = command("--root", str(ROOT / "seeds"), "--engine", "replay")

    async def say(client: Client) -> list[Any]:
        calls = [client.call_tool("summarize", {"source": seed.name}) for seed in SEEDS]
        return await asyncio.gather(*calls)

    results = talk(server, say, tmp_path / "log")
    assert [one.structured_content["document"]["source"] for one in results] == [one.name for one in SEEDS]


def test_a_failing_endpoint_is_one_sentence_without_the_key(tmp_path: Path) -> None:
    store = str(tmp_path / "releases.db")
    environment = {
        "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
        "OPENAI_API_KEY": "sk-never-written",
        "SUMMARIZER_RETRIES": "0",
    }
    keeping = command("--root", str(ROOT / "seeds"), "--store", store, "--writable", "--engine", "rules")
    asking = command("--root", str(ROOT / "seeds"), "--store", store, **environment)

    async def keep(client: Client) -> None:
        await client.call_tool("summarize", {"source": LATER.name, "store": True})

    async def say(client: Client) -> list[Any]:
        return [
            await client.call_tool("summarize", {"source": LATER.name}),
            await client.call_tool("ask", {"question": "when is data of ALLO-329 expected?"}),
            await client.call_tool("calendar"),
        ]

    talk(keeping, keep, tmp_path / "log")
    failed, composed, calm = talk(asking, say, tmp_path / "log")
    assert failed.is_error
    assert failed.structured_content is None
    assert text_of(failed).count("\n") == 0
    assert "127.0.0.1" in text_of(failed)
    assert composed.is_error
    assert composed.structured_content["says"]
    assert composed.content[0].text.endswith("what stands without it follows")
    assert not calm.is_error
    said = (tmp_path / "log").read_text(encoding="utf-8")
    for text in (said, *(one.model_dump_json() for one in (failed, composed))):
        assert "sk-never-written" not in text
        assert "Traceback" not in text


def test_calls_that_are_called_off_free_the_server(tmp_path: Path) -> None:
    with silence() as endpoint:
        server = command("--root", str(ROOT / "seeds"), "--engine", "llm", **endpoint.environment)

        async def say(client: Client) -> Any:
            hanging = [
                asyncio.create_task(client.call_tool("summarize", {"source": LATER.name}))
                for _ in range(AT_ONCE)
            ]
            for _ in hanging:
                assert await asyncio.to_thread(endpoint.arrived.acquire, timeout=30)
            assert (await client.list_tools()).tools  # nothing of this is held up
            for one in hanging:
                one.cancel()
            await asyncio.gather(*hanging, return_exceptions=True)
            # Every thread was taken: this is answered only if they were left.
            return await asyncio.wait_for(client.call_tool("calendar"), 30)

        result = talk(server, say, tmp_path / "log", "legacy")
    assert result.is_error
    assert "no store" in text_of(result)


def test_a_client_that_leaves_ends_a_server_that_waits_for_an_endpoint() -> None:
    with silence() as endpoint:
        lines = [
            *OPENING,
            {
                "jsonrpc": "2.0",
                "id": 2,
                "method": "tools/call",
                "params": {"name": "summarize", "arguments": {"text": RELEASE}},
            },
        ]
        with started("--engine", "llm", **endpoint.environment) as process:
            assert process.stdin
            process.stdin.write("".join(json.dumps(one) + "\n" for one in lines))
            process.stdin.flush()
            assert endpoint.arrived.acquire(timeout=30)
            process.stdin.close()
            assert process.wait(10) == 0


OPENING: list[dict[str, Any]] = [
    {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        },
    },
    {"jsonrpc": "2.0", "method": "notifications/initialized"},
]


def started(*arguments: str, **environment: str) -> "subprocess.Popen[str]":
    server = command(*arguments, **environment)
    # What a shell starts in its background ignores interrupts, and what that starts does so, too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [server.command, *server.args],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, **(server.env or {})},
        )
    finally:
        signal.signal(signal.SIGINT, before)


def test_standard_output_holds_the_protocol_and_nothing_else() -> None:
    rubbish = ["no json", "{}", "[]", '{"jsonrpc": "2.0", "id": 7, "method": "no/such"}', "\u2028"]
    call = {
        "jsonrpc": "2.0",
        "id": 2,
        "method": "tools/call",
        "params": {"name": "summarize", "arguments": {"text": RELEASE}},
    }
    lines = [*(json.dumps(one) for one in (*OPENING, call)), *rubbish]
    with started("--engine", "rules", SUMMARIZER_CASSETTES="none") as process:
        out: list[str] = []
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write("".join(f"{one}\n" for one in lines))
        process.stdin.flush()
        while not any(json.loads(one).get("id") == 2 for one in out):
            line = process.stdout.readline()
            assert line, "it ended before its answer"
            out.append(line)
        process.stdin.close()
        out += process.stdout.readlines()
        err = process.stderr.read()
        assert process.wait(10) == 0
    messages = [json.loads(one) for one in out]
    assert all(one["jsonrpc"] == "2.0" for one in messages)
    [answer] = [one for one in messages if one.get("id") == 2]
    assert answer["result"]["structuredContent"]["document"]["title"]
    assert "Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows interrupts whole groups of processes")
def test_an_interrupt_ends_it_though_standard_input_is_open() -> None:
    with started("--engine", "rules") as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(OPENING[0]) + "\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == -signal.SIGINT
        assert process.stderr
        assert process.stderr.read() == ""


def test_without_the_sdk_the_command_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from summarizer.cli import main

    monkeypatch.setattr("summarizer.serving.find_spec", lambda _: None)
    for arguments in (["mcp"], ["mcp", "--http"]):
        assert main(arguments) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err == "summarizer: the MCP server needs the SDK: pip install 'summarizer[mcp]'\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--port", "1"], "--host, --port and --allow-host are for --http"),
        (["--allow-host", "a"], "--host, --port and --allow-host are for --http"),
        (["--root", "no-such-folder"], "--root takes a folder, and no-such-folder is none"),
        (["--engine", "magic"], "invalid value for '--engine'"),
        (["--http", "--port", "65536"], "invalid value for '--port'"),
        (["--http", "--host", "0.0.0.0"], "other machines may reach 0.0.0.0"),  # noqa: S104
    ],
)
def test_a_server_that_cannot_be_started_says_why(arguments: list[str], message: str) -> None:
    with started(*arguments) as process:
        out, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert out == ""
    assert message in err
    assert err.count("\n") == 1
