"""How long to wait before asking again, and the client that sends nothing."""

import asyncio
import ssl

import pytest
from openai import APIConnectionError

from summarizer.llm import Endpoint, Settings
from summarizer.waiting import retry_after

NOON = "Fri, 20 Nov 2026 12:00:00 GMT"
NOON_SECONDS = 1795176000.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": ""}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "²"}, None),
        ({"retry-after": "9" * 400}, float("inf")),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": " 0.5 "}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after": "Fri, 20 Nov 2026 12:00:30 GMT", "date": NOON}, 30.0),
        ({"retry-after": "Fri, 20 Nov 2026 11:00:00 GMT", "date": NOON}, 0.0),
        ({"retry-after": "Fri, 20 Nov 2026 12:00:30 GMT"}, 20.0),
        ({"retry-after": "Fri, 99 Nov 2026 12:00:30 GMT"}, None),
    ],
)
def test_the_wait_that_a_server_asks_for(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, now=lambda: NOON_SECONDS + 10) == seconds


@pytest.fixture
def no_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """No certificates can be loaded any more."""
    monkeypatch.setattr(ssl, "create_default_context", None)


@pytest.mark.usefixtures("no_certificates")
def test_a_sealed_endpoint_sends_nothing_and_loads_no_certificates() -> None:
    with Endpoint(Settings(), sealed=True) as endpoint, pytest.raises(APIConnectionError) as caught:
        endpoint.client().models.list()
    assert "no cassette" in str(caught.value.__cause__)


@pytest.mark.usefixtures("no_certificates")
def test_nor_does_it_asynchronously() -> None:
    async def ask() -> None:
        async with Endpoint(Settings(), sealed=True) as endpoint:
            await endpoint.async_client().models.list()

    with pytest.raises(APIConnectionError) as caught:
        asyncio.run(ask())
    assert "no cassette" in str(caught.value.__cause__)
