"""What holds for every test: no network, no endpoint configured from outside."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

SCRIPTED = Path(__file__).parents[1] / "cassettes" / "scripted"

Scripted = Callable[[str], AbstractContextManager[Path]]


class NetworkBlockedError(Exception):
    """A test tried to reach the network."""


@pytest.fixture(scope="session", autouse=True)
def offline() -> Iterator[None]:
    """Fail every connection, and every look-up of a name."""
    connect = socket.socket.connect

    def refuse(*arguments: Any, **_: Any) -> Any:
        raise NetworkBlockedError(f"the network is blocked in tests: {arguments[-1]!r}")

    def local(self: socket.socket, address: Any) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            refuse(address)
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", local)
        patch.setattr(socket.socket, "connect_ex", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


@pytest.fixture(scope="session", autouse=True)
def unconfigured() -> Iterator[None]:
    """Take away what the person who runs the tests has configured."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.upper().startswith(("OPENAI_", "SUMMARIZER_")):
                patch.delenv(name)
        # An empty file in the place of those that would be looked for.
        patch.setenv("SUMMARIZER_CONFIG", os.devnull)
        yield


@pytest.fixture
def waits() -> list[float]:
    """Seconds that an endpoint waited: `Endpoint(settings, sleep=waits.append)`."""
    return []


@pytest.fixture
def scripted() -> Scripted:
    """Answers from the scripted cassette of that name, which must be played to its end."""

    @contextmanager
    def play(name: str) -> Iterator[Path]:
        from summarizer.cassettes import playing

        path = SCRIPTED / f"{name}.yaml"
        with playing(path) as tape:
            yield path
        assert not tape.unplayed()

    return play
