"""A store to serve, and ways to ask a server."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from mcp import Client, MCPError
from mcp.types import CallToolResult, TextContent

from summarizer import Store, read, summarize
from summarizer.serving import Folders, Grant, server
from summarizer.settings import Settings
from tests.cli.conftest import RELEASE
from tests.documents import ROOT, SEEDS

T = TypeVar("T")

EARLIER, LATER = SEEDS
"""The two real releases."""


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store with the two real releases and their recorded summaries."""
    path = tmp_path_factory.mktemp("served") / "releases.db"
    with Store(path) as kept:
        for seed in SEEDS:
            kept.add(read(seed), summarize(seed, engine="replay", cassettes=ROOT / "cassettes"))
    return str(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the invented release, to be read from."""
    path = tmp_path / "inbox"
    (path / "march").mkdir(parents=True)
    (path / "lantern.txt").write_text(RELEASE, encoding="utf-8")
    (path / "march" / "lantern.txt").write_text(RELEASE, encoding="utf-8")
    return path


@pytest.fixture
def grant(store: str, folder: Path) -> Grant:
    """A server's grant: that store and that folder, no model."""
    return Grant(Settings.load(store=store, engine="rules"), folders=Folders.of([folder]))


def under(grant: Grant, **settings: Any) -> Grant:
    """The grant with other settings."""
    return replace(grant, settings=grant.settings.model_copy(update=settings))


def talk(grant: Grant, say: Callable[[Client], Awaitable[T]], mode: str = "auto") -> T:
    """What a client in this process gets to hear from a server with this grant."""

    async def run() -> T | MCPError:
        async with Client(server(grant), mode=mode) as client:
            try:
                return await say(client)
            except MCPError as error:
                return error

    done = asyncio.run(run())
    if isinstance(done, MCPError):  # raised within, the client's tasks would wrap it in groups
        raise done
    return done


def call(grant: Grant, name: str, **arguments: Any) -> CallToolResult:
    """The result of one call."""
    return talk(grant, lambda client: client.call_tool(name, arguments))


def text_of(result: CallToolResult) -> str:
    """What a model reads."""
    return "\n".join(one.text for one in result.content if isinstance(one, TextContent))


def refused(grant: Grant, name: str, **arguments: Any) -> str:
    """The sentence with which a call is refused."""
    result = call(grant, name, **arguments)
    assert result.is_error
    assert result.structured_content is None
    [content] = result.content
    assert isinstance(content, TextContent)
    assert "\n" not in content.text
    assert "Traceback" not in content.text
    return content.text
