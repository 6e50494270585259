"""What a site's robots.txt lets programs read (RFC 9309)."""

from typing import NamedTuple

import httpx2
from protego import Protego

from .exchange import Exchange
from .failures import FetchError
from .targets import name_of, origin_of, target_of

__all__ = ["AGENT", "Rules", "rules_of"]

AGENT = "summarizer"
"""The product token that rules are looked up by."""
_LIMIT = 500 * 1024
"""RFC 9309, 2.5: at least so much of it must be read."""
_REDIRECTS = 5
"""RFC 9309, 2.3.1.2: at least so many are followed."""


class Rules(NamedTuple):
    """The rules of one origin; None allows everything."""

    robots: Protego | None = None

    def allow(self, url: httpx2.URL) -> bool:
        """Whether programs may read `url`."""
        return self.robots is None or self.robots.can_fetch(str(url.copy_with(userinfo=b"")), AGENT)

    @property
    def delay(self) -> float:
        """The seconds that it asks to leave between two pages."""
        return (self.robots.crawl_delay(AGENT) or 0.0) if self.robots is not None else 0.0


def rules_of(url: httpx2.URL, exchange: Exchange) -> Rules:
    """The rules of the origin of `url`.

    RFC 9309, 2.3.1: an answer 4xx allows everything; so do more redirects than are followed.

    Raises:
        FetchError: an answer 5xx, which allows nothing; or the site cannot be reached at all.
    """
    place = target_of(f"{origin_of(url)}/robots.txt")
    try:
        for _ in range(_REDIRECTS + 1):
            answer = exchange.ask(place, _LIMIT, whatever=True, cut=True)
            if answer.moved_to is None:
                return Rules(Protego.parse(answer.data.decode("utf-8-sig", errors="replace")))
            place = answer.moved_to
    except FetchError as error:
        if 300 <= error.status < 500:
            return Rules()
        if error.status >= 500:
            raise FetchError(
                f"{name_of(place)}, which says what programs may read, cannot be had now (HTTP {error.status})",
                passing=error.passing,
                wait=error.wait,
            ) from None
        raise
    return Rules()
