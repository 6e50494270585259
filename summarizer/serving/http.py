"""The server over streamable HTTP: on the loopback address, and for clients that call it by a known name."""

import ipaddress
import logging
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from mcp.server import Server
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette

from summarizer.errors import InputError
from summarizer.reading.encoding import LIMIT

from .logs import one_line_each

BODY = 4 * LIMIT
"""Bytes of a request at most: a text and a summary of it, with what JSON escapes."""
_CONNECTIONS = 200
_PATIENCE = 5
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

log = logging.getLogger(__name__)


def serve(
    server: Server[Any], host: str, port: int, names: tuple[str, ...], say: Callable[[str], None]
) -> None:
    """Serve until interrupted.

    Raises:
        InputError: Nothing can listen there, or other machines would reach it and no name was allowed.
    """
    with one_line_each(), _listening(host, port, names) as place:
        actual = place.getsockname()[1]
        if names:
            log.warning(
                "whoever reaches %s may read what this server reads: there is no password, put one before it",
                host,
            )
        shown = f"[{host}]" if ":" in host else host
        say(f"serving MCP at http://{shown}:{actual}/mcp")
        config = uvicorn.Config(
            app_of(server, actual, names),
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            limit_concurrency=_CONNECTIONS,
            timeout_graceful_shutdown=_PATIENCE,
        )
        uvicorn.Server(config).run(sockets=[place])


def app_of(server: Server[Any], port: int, names: tuple[str, ...] = ()) -> Starlette:
    """The server as an ASGI application; it answers only those who call it by a name that it has."""
    hosts = [f"{name}:{port}" for name in _LOOPBACK]
    hosts += [f"{name}{end}" for name in names for end in ("", ":*")]
    if port == 80:
        hosts += _LOOPBACK
    schemes = ("http", "https") if names else ("http",)
    origins = [f"{scheme}://{host}" for scheme in schemes for host in hosts]
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=True, allowed_hosts=hosts, allowed_origins=origins
    )
    return server.streamable_http_app(transport_security=security, max_request_body_size=BODY)


def _listening(host: str, port: int, names: tuple[str, ...]) -> socket.socket:
    try:
        family, _, _, _, address = _addresses(host, port)
        if not ipaddress.ip_address(address[0]).is_loopback and not names:
            raise InputError(
                f"other machines may reach {host}: name with --allow-host what clients there call this server by"
            )
        return socket.create_server((str(address[0]), port), family=family, backlog=128)
    except OSError as error:
        raise InputError(f"cannot listen at {host}, port {port}: {error.strerror or error}") from None


def _addresses(host: str, port: int) -> Any:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
