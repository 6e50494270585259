"""Sending a request again after what may pass: a failed connection, a timeout, a 429, a 5xx.

No jitter: one client that waits the same way each time is easier to test than it is harmful.
"""

import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from summarizer.llm.failures import Spent
from summarizer.waiting import retry_after

if TYPE_CHECKING:
    import httpx2
    from tenacity import AsyncRetrying, RetryCallState, Retrying

Sleep = Callable[[float], None]

FIRST_WAIT = 1.0
"""Seconds before the first retry; each later wait is twice the one before."""
LONGEST_WAIT = 60.0
"""Seconds; what a server asks for beyond this is cut to it."""

_PASSING = frozenset({408, 409, 425, 429})
_SPENT_UP = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
"""Codes of a 429 that no waiting cures."""


def passes(error: BaseException) -> bool:
    """Whether `error` is of the kind that another try may not meet."""
    from openai import APIConnectionError, APIStatusError

    if isinstance(error, APIStatusError):
        if error.code in _SPENT_UP:
            return False
        return error.status_code in _PASSING or error.status_code >= 500
    return isinstance(error, APIConnectionError)


def wait(state: "RetryCallState") -> float:
    """Seconds until the next try: what the server asks for, else 1, 2, 4, 8..."""
    error = state.outcome.exception() if state.outcome is not None else None
    response = getattr(error, "response", None)
    asked = retry_after(response.headers) if response is not None else None
    if asked is None:
        asked = FIRST_WAIT * 2.0 ** min(state.attempt_number - 1, 16)
    return min(asked, LONGEST_WAIT)


def _policy(retries: int, spent: Spent) -> dict[str, Any]:
    from tenacity import retry_if_exception, stop_after_attempt

    def count(_: object) -> None:
        spent.retries += 1

    return {
        "stop": stop_after_attempt(retries + 1),
        "wait": wait,
        "retry": retry_if_exception(passes),
        "before_sleep": count,
        "reraise": True,
    }


def retrying(retries: int, spent: Spent, sleep: Sleep | None) -> "Retrying":
    """The retry loop of one synchronous exchange; it counts each retry in `spent`."""
    from tenacity import Retrying

    return Retrying(sleep=sleep or time.sleep, **_policy(retries, spent))


def aretrying(retries: int, spent: Spent, sleep: Sleep | None) -> "AsyncRetrying":
    """The same for an asynchronous exchange."""
    import asyncio

    from tenacity import AsyncRetrying

    async def injected(seconds: float) -> None:
        if sleep is not None:
            sleep(seconds)

    pause: Callable[[float], Awaitable[None]] = asyncio.sleep if sleep is None else injected
    return AsyncRetrying(sleep=pause, **_policy(retries, spent))


def sealed_client() -> "httpx2.Client":
    """An HTTP client that sends nothing, for what a cassette answers: it loads no certificates."""
    import httpx2

    return httpx2.Client(transport=httpx2.MockTransport(_refused))


def sealed_async_client() -> "httpx2.AsyncClient":
    """The same for an asynchronous exchange."""
    import httpx2

    return httpx2.AsyncClient(transport=httpx2.MockTransport(_refused))


def _refused(request: "httpx2.Request") -> "httpx2.Response":
    import httpx2

    raise httpx2.ConnectError("no cassette is in, and nothing may be sent", request=request)
