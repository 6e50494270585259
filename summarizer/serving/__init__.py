"""The records and the store for language models' programs, over the Model Context Protocol (MCP).

What may be read, kept and asked is fixed by a `Grant` when the server starts; no request widens it.
The SDK, the extra `mcp`, is loaded when a server is made.
"""

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError

from .folders import Folders
from .grant import Grant

if TYPE_CHECKING:
    from mcp.server import Server

__all__ = ["Folders", "Grant", "over_http", "over_stdio", "server"]


def server(grant: Grant) -> "Server[Any]":
    """The server, for a transport of one's own or a client in the same process.

    Raises:
        InputError: The extra `mcp` is not installed.
    """
    _need_sdk()
    from .server import server_of

    return server_of(grant)


def over_stdio(grant: Grant) -> None:
    """Serve the process that started this one, until it closes standard input.

    Raises:
        InputError: The extra `mcp` is not installed.
    """
    _need_sdk()
    from .stdio import serve

    serve(server(grant))


def over_http(grant: Grant, host: str, port: int, names: tuple[str, ...], say: Callable[[str], None]) -> None:
    """Serve streamable HTTP at `/mcp`, until interrupted.

    Args:
        grant: What may be read, kept and asked.
        host: The address to listen at; one that other machines reach needs `names`.
        port: The port; 0 takes any that is free.
        names: By which names clients may call the server, beside the loopback address.
        say: Is told the server's address.

    Raises:
        InputError: The extra `mcp` is not installed, or nothing can listen there.
    """
    _need_sdk()
    from .http import serve

    serve(server(grant), host, port, names, say)


def _need_sdk() -> None:
    if find_spec("mcp") is None:
        raise InputError("the MCP server needs the SDK: pip install 'summarizer[mcp]'")
