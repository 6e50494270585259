"""What is remembered between the fetches of a process: robots.txt, paces; and how often is tried."""

import threading
import time
from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import httpx2

from .connection import Clock, Deadline
from .exchange import Answer, Exchange, Limits
from .failures import FetchError
from .hosts import Resolve, system
from .keeping import Kept
from .robots import Rules, rules_of
from .settings import Settings
from .targets import name_of, origin_of, target_of

if TYPE_CHECKING:
    import ssl

    from tenacity import RetryCallState

__all__ = ["Session", "session_for"]

Sleep = Callable[[float], None]

SEC_PACE = 0.1
"""Seconds between two requests: the SEC allows ten a second (sec.gov, "Accessing EDGAR Data", fair access)."""
_FIRST_WAIT = 1.0
_RULES_HOLD = 86_400.0
"""Seconds; RFC 9309, 2.4: no longer than a day."""
_INDICES_HOLD = 3600.0
"""Seconds; EDGAR adds to the current quarter's every night."""


class Session:
    """Fetches, one after the other or from several threads."""

    def __init__(
        self,
        settings: Settings,
        *,
        limits: Limits | None = None,
        resolve: Resolve = system,
        sleep: Sleep = time.sleep,
        clock: Clock = time.monotonic,
    ) -> None:
        self.settings = settings
        self.indices: Kept[bytes] = Kept(clock, _INDICES_HOLD, 8)
        """EDGAR's indices, which several filings are looked up in."""
        self._limits = limits or Limits()
        self._resolve = resolve
        self._sleep = sleep
        self._clock = clock
        self._rules: Kept[Rules] = Kept(clock, _RULES_HOLD, 500)
        self._free: dict[str, float] = {}
        self._lock = threading.Lock()

    def get(self, address: str, limit: int, *, whatever: bool = False) -> tuple[bytes, str | None, str]:
        """The content behind `address`, its type, and where it was in the end.

        Raises:
            FetchError: it cannot be had, or may not.
        """
        from tenacity import Retrying, retry_if_exception, stop_after_attempt

        url = target_of(address)
        deadline = Deadline(self._limits.total, self._clock)

        def pause(seconds: float) -> None:
            self._sleep(seconds)
            deadline.extend(seconds)

        tries = Retrying(
            stop=stop_after_attempt(self._limits.retries + 1),
            wait=_wait,
            retry=retry_if_exception(self._passes),
            sleep=pause,
            reraise=True,
        )
        answer = tries(self._once, url, limit, deadline, whatever=whatever)
        if not answer.data.strip():
            raise FetchError(f"{name_of(answer.url)} is empty: the server sent nothing")
        return answer.data, answer.media_type, str(answer.url)

    def _once(self, url: httpx2.URL, limit: int, deadline: Deadline, *, whatever: bool) -> Answer:
        with Exchange(
            user_agent=self.settings.user_agent,
            deadline=deadline,
            limits=self._limits,
            resolve=self._resolve,
            context=self._context,
            allow_private=self.settings.allow_private,
        ) as exchange:
            for _ in range(self._limits.redirects + 1):
                self._ready(url, exchange)
                answer = exchange.ask(url, limit, whatever=whatever)
                if answer.moved_to is None:
                    return answer
                url = answer.moved_to
        raise FetchError(f"{name_of(url)} leads on and on, more than {self._limits.redirects} times")

    def _ready(self, url: httpx2.URL, exchange: Exchange) -> None:
        """Return when `url` may be asked for: its site's rules allow it, and its pace."""
        host = url.raw_host.decode("ascii")
        of_sec = host == "sec.gov" or host.endswith(".sec.gov")
        if of_sec and self.settings.contact is None:
            raise FetchError(
                "the SEC asks who fetches its filings: set SUMMARIZER_CONTACT to your name and e-mail address"
            )
        origin = origin_of(url)

        def ask() -> Rules:
            self._keep_pace(origin, SEC_PACE if of_sec else 0.0, exchange.deadline)
            return rules_of(url, exchange)

        rules = self._rules.get(origin, ask)
        if not rules.allow(url):
            raise FetchError(
                f"{host} does not let programs read {name_of(url)} (its robots.txt says so); "
                "save the page from a browser and give the file"
            )
        delay = min(max(rules.delay, SEC_PACE if of_sec else 0.0), self._limits.crawl_delay)
        self._keep_pace(origin, delay, exchange.deadline)

    def _keep_pace(self, origin: str, delay: float, deadline: Deadline) -> None:
        """Wait until the last request of `origin` is long enough ago, and take `delay` seconds for this one."""
        with self._lock:
            now = self._clock()
            start = max(now, self._free.get(origin, now))
            self._free[origin] = start + delay
        if start > now:
            self._sleep(start - now)
            deadline.extend(start - now)

    def _passes(self, error: BaseException) -> bool:
        return (
            isinstance(error, FetchError)
            and error.passing
            and (error.wait is None or error.wait <= self._limits.retry_wait)
        )

    @cached_property
    def _context(self) -> "ssl.SSLContext":
        """The machine's certificates, or those that SSL_CERT_FILE or SSL_CERT_DIR name."""
        return httpx2.create_ssl_context()


def _wait(state: "RetryCallState") -> float:
    error = state.outcome.exception() if state.outcome is not None else None
    asked = error.wait if isinstance(error, FetchError) else None
    return _FIRST_WAIT * 2.0 ** (state.attempt_number - 1) if asked is None else asked


@lru_cache(maxsize=8)
def session_for(settings: Settings) -> Session:
    """The process's session with these settings."""
    return Session(settings)
