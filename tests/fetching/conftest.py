"""Sites on the loopback address, which alone may be connected to; nothing else is resolved."""

import _socket
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from summarizer.fetching.exchange import Limits
from summarizer.fetching.session import Session, session_for
from summarizer.fetching.settings import Settings

from .site import Site, serving

LIMIT = 1_000_000
LOOPBACK = "127.0.0.1"


@pytest.fixture(autouse=True)
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets connect to 127.0.0.1."""

    def connect(self: socket.socket, address: Any) -> None:
        assert address[0] == LOOPBACK, f"a connection to {address}"
        _socket.socket.connect(self, address)

    def getaddrinfo(host: Any, port: Any, *_: Any, **__: Any) -> list[Any]:
        if host != LOOPBACK:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (LOOPBACK, int(port)))]

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    session_for.cache_clear()  # a port may have belonged to another test's site
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with nothing on it yet: `site.answers[path] = Reply(...)`."""
    with serving(Site()) as served:
        yield served


@pytest.fixture
def second_site() -> Iterator[Site]:
    """Another one, at another port."""
    with serving(Site()) as served:
        yield served


Open = Callable[..., Session]


@pytest.fixture
def opened(waits: list[float]) -> Open:
    """A session that may fetch from loopback, waits nowhere and has what settings and limits it is given."""

    def make(limits: Limits | None = None, resolve: Any = None, **settings: Any) -> Session:
        given = {"allow_private": True, **settings}
        more = {"resolve": resolve} if resolve else {}
        return Session(Settings.load(**given), limits=limits, sleep=waits.append, **more)

    return make
