"""One fetch: the client, the requests it makes within one deadline, and how an answer is taken in."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, Self

import httpx2

from .connection import CheckedTransport, Deadline
from .failures import FetchError, expected, of_exception, of_media_type, of_status, too_large
from .hosts import Resolve
from .targets import follow, name_of

__all__ = ["Answer", "Exchange", "Limits"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate", "br", "zstd"})
_CHUNK = 65_536
_ACCEPT = "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.5"


class Limits(NamedTuple):
    """How long, in seconds, and how often."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    """For one fetch with its redirects and its other tries; waits of our own come on top."""
    redirects: int = 5
    retries: int = 2
    retry_wait: float = 30.0
    """A server that asks for a longer wait is not asked again."""
    crawl_delay: float = 10.0
    """The longest pause between two pages of a host that its robots.txt is granted."""


class Answer(NamedTuple):
    """What a server answered with success, or with a redirect and no data."""

    data: bytes
    media_type: str | None
    url: httpx2.URL
    moved_to: httpx2.URL | None = None


class Exchange:
    """What one fetch asks with; cookies and connections are its own."""

    def __init__(
        self,
        *,
        user_agent: str,
        deadline: Deadline,
        limits: Limits,
        resolve: Resolve,
        context: ssl.SSLContext,
        allow_private: bool,
    ) -> None:
        timeout = httpx2.Timeout(limits.read, connect=limits.connect)
        self.deadline = deadline
        self._client = httpx2.Client(
            transport=CheckedTransport(resolve, deadline, context, allow_private=allow_private),
            headers={"User-Agent": user_agent, "Accept": _ACCEPT, "Accept-Language": "en"},
            timeout=timeout,
            follow_redirects=False,
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, url: httpx2.URL, limit: int, *, whatever: bool = False, cut: bool = False) -> Answer:
        """One request: what came, or where it leads.

        `whatever` takes any type of content; `cut` leaves out what is beyond `limit` in place of refusing it.

        Raises:
            FetchError: no success.
        """
        name = name_of(url)
        # The password goes into its header alone: whoever logs requests sees addresses.
        auth = (url.username, url.password) if url.userinfo else None
        bare = url.copy_with(userinfo=b"")
        with self._explained(url), self._client.stream("GET", bare, auth=auth) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return Answer(b"", None, url, follow(url, response.headers["location"]))
            if not 200 <= response.status_code < 300:
                raise of_status(name, response.status_code, response.headers)
            media_type = response.headers.get("content-type")
            if not whatever and media_type and (refused := of_media_type(name, media_type)):
                raise refused
            return Answer(_body(response, name, limit, cut=cut), media_type, url)

    @contextmanager
    def _explained(self, url: httpx2.URL) -> Iterator[None]:
        try:
            yield
        except expected() as error:
            self.deadline.within(None)
            raise of_exception(name_of(url), url.raw_host.decode("ascii"), error) from None


def _body(response: httpx2.Response, name: str, limit: int, *, cut: bool) -> bytes:
    """The content, decompressed, counted as it comes: what the server says of its length is not relied on."""
    codings = response.headers.get_list("content-encoding", split_commas=True)
    if not {coding.strip().lower() for coding in codings} <= _CODINGS:
        raise FetchError(f"{name} came in an encoding that was not asked for")
    declared = response.headers.get("content-length", "")
    if not cut and declared.isascii() and declared.isdigit() and int(declared[:20]) > limit:
        raise too_large(name, limit)
    data = bytearray()
    for chunk in response.iter_bytes(_CHUNK):
        data += chunk
        if len(data) > limit:
            if cut:
                return bytes(data[:limit])
            raise too_large(name, limit)
    return bytes(data)
