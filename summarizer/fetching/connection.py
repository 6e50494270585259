"""The connection under the HTTP client: it looks at each address before it connects, and keeps to one deadline.

httpx2 has no place for a check of addresses, but httpcore2 below it does: a network backend, which is
asked to connect to a host by name. Ours resolves the name itself, looks at what it resolved to, and
connects to exactly that; the name stays what TLS is checked against and what the Host header says.
"""

import ssl
import time
from collections.abc import Callable, Iterable, Iterator

import httpcore2
import httpx2

from .failures import FetchError
from .hosts import Resolve, checked

__all__ = ["CheckedTransport", "Clock", "Deadline"]

Clock = Callable[[], float]


class Deadline:
    """When one fetch must be done, whatever servers do; waits that we choose ourselves do not count."""

    def __init__(self, seconds: float, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._seconds = seconds
        self._end = clock() + seconds

    def extend(self, seconds: float) -> None:
        """Put the end off by a wait of our own."""
        self._end += seconds

    def within(self, timeout: float | None) -> float:
        """The seconds that one step may take: `timeout`, or what is left.

        Raises:
            FetchError: nothing is left.
        """
        left = self._end - self._clock()
        if left <= 0:
            raise FetchError(f"not done within {self._seconds:g} seconds, the most that a fetch may take")
        return left if timeout is None else min(timeout, left)


class _Stream(httpcore2.NetworkStream):
    """A connection of which each step keeps to the deadline: no slow drip outlasts it."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class _Backend(httpcore2.NetworkBackend):
    """Connects to the addresses that were looked at, and to no other."""

    def __init__(self, resolve: Resolve, deadline: Deadline, *, allow_private: bool) -> None:
        self._plain = httpcore2.SyncBackend()
        self._resolve = resolve
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        def connect(address: str) -> httpcore2.NetworkStream:
            left = self._deadline.within(timeout)
            stream = self._plain.connect_tcp(address, port, left, local_address, socket_options)
            return _Stream(stream, self._deadline)

        *others, last = checked(host, port, self._resolve, allow_private=self._allow_private)
        for address in others:
            try:
                return connect(address)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return connect(last)


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class CheckedTransport(httpx2.BaseTransport):
    """What carries one fetch: its connections and its deadline. No proxy is used: behind one no address can be looked at."""

    def __init__(
        self, resolve: Resolve, deadline: Deadline, context: ssl.SSLContext, *, allow_private: bool
    ) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=context,
            network_backend=_Backend(resolve, deadline, allow_private=allow_private),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """One request and the beginning of its answer; exceptions are httpcore2's."""
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()
