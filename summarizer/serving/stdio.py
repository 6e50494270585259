"""The server over standard input and output, for the program that started it."""

import signal
from typing import Any

import anyio
from mcp.server import Server
from mcp.server.stdio import stdio_server

from .logs import one_line_each


def serve(server: Server[Any]) -> None:
    """Serve until standard input is closed. Nothing but the protocol is written to standard output."""
    # A thread waits for the next line and nothing wakes it: an interrupt ends the process as it stands.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        with one_line_each():
            anyio.run(_serve, server)
    finally:
        signal.signal(signal.SIGINT, before)


async def _serve(server: Server[Any]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())
