"""Asking in both ways, for tests that hold for either."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2

from summarizer.llm.endpoint import Endpoint, Reply, Request
from summarizer.schemas import Answer, Model
from summarizer.settings import Settings

KEY = "sk-invented-0123456789"
REQUEST = Request(
    "extract", ({"role": "system", "content": "Read."}, {"role": "user", "content": "1|Text"}), Answer
)

Handler = Callable[[httpx2.Request], httpx2.Response]
Ask = Callable[..., Reply[Any]]


def ask(
    request: Request[Any] = REQUEST,
    settings: Settings | None = None,
    *,
    waits: list[float] | None = None,
    server: Handler | None = None,
) -> Reply[Any]:
    """Ask synchronously; `server` answers in the network's place."""
    client = httpx2.Client(transport=httpx2.MockTransport(server)) if server else None
    sleep = waits.append if waits is not None else None
    with Endpoint(settings or Settings.load(api_key=KEY), sleep=sleep, http_client=client) as endpoint:
        return endpoint.ask(request)


def aask(
    request: Request[Any] = REQUEST,
    settings: Settings | None = None,
    *,
    waits: list[float] | None = None,
    server: Handler | None = None,
) -> Reply[Any]:
    """Ask asynchronously."""

    async def run() -> Reply[Any]:
        client = httpx2.AsyncClient(transport=httpx2.MockTransport(server)) if server else None
        sleep = waits.append if waits is not None else None
        loaded = settings or Settings.load(api_key=KEY)
        async with Endpoint(loaded, sleep=sleep, http_client=client) as endpoint:
            return await endpoint.aask(request)

    return asyncio.run(run())


def completion(content: str | None, **more: Any) -> httpx2.Response:
    """A completion as a server sends it."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    body = {"id": "x", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice], **more}
    return httpx2.Response(200, json=body)


class Animal(Model):
    """A small record."""

    name: str
    legs: int | None = None
