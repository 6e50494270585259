"""A cassette in use: vcrpy's cassette with our format, our match and our error for a miss.

vcrpy patches the HTTP client for everybody while a cassette is in. Here the patch looks up the
cassette of the task that sends, so that many documents can be played or recorded at once.
"""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx2
from openai import OpenAIError
from vcr.cassette import Cassette  # type: ignore[import-untyped]
from vcr.filters import decode_response  # type: ignore[import-untyped]
from vcr.matchers import method, path, query  # type: ignore[import-untyped]
from vcr.record_mode import RecordMode  # type: ignore[import-untyped]
from vcr.request import Request  # type: ignore[import-untyped]
from vcr.stubs.httpx_stubs import (  # type: ignore[import-untyped]
    vcr_handle_async_request,
    vcr_handle_request,
)

from summarizer.cassettes.difference import digest, nearest
from summarizer.cassettes.format import Exchange, Head, read, write
from summarizer.cassettes.misses import CassetteMissError

_REQUEST_HEADERS = ("content-type",)
_RESPONSE_HEADERS = ("content-type", "retry-after")
_QUERY = ("api-version",)
_SECRET_HEADERS = ("authorization", "api-key", "x-api-key")
_SHORTEST_SECRET = 8
_OPERATION = "/chat/completions"

_FAILURES: dict[str, Callable[[], Exception]] = {
    "timeout": lambda: httpx2.ReadTimeout("scripted: no answer in time"),
    "connection": lambda: httpx2.ConnectError("scripted: connection refused"),
}


class _MissError(CassetteMissError, OpenAIError):
    """A miss that openai's client lets through, where others become 'Connection error.'."""


def body(asked: Request, recorded: Request) -> bool:
    """The match on bodies, JSON compared as JSON; a scripted exchange without one takes any."""
    return recorded.body is None or _digest(asked) == _digest(recorded)


class Tape(Cassette):  # type: ignore[misc]
    """An open cassette: what it holds, what was played, what was asked in vain."""

    def __init__(self, file: Path, head: Head, mode: RecordMode) -> None:
        super().__init__(
            file,
            record_mode=mode,
            match_on=(method, path, query, body),
            before_record_request=self._slim_request,
            before_record_response=_slim_response,
        )
        self.head = head
        self.misses: list[str] = []
        self._exchanges: list[Exchange] = []
        self._used: list[int] = []
        self._secrets: set[str] = set()
        self._part = file.with_name(file.name + ".part")

    @classmethod
    def to_play(cls, file: Path) -> Self:
        """The cassette at `file`, to be played and never written."""
        head, exchanges = read(file)
        tape = cls(file, head, RecordMode.NONE)
        tape._hold(exchanges)
        return tape

    @classmethod
    def to_record(cls, file: Path, head: Head) -> Self:
        """An empty cassette, or what an interrupted recording to `file` left."""
        tape = cls(file, head, RecordMode.NEW_EPISODES)
        if tape._part.exists():
            tape._hold(read(tape._part)[1])
        return tape

    def _hold(self, exchanges: list[Exchange]) -> None:
        self._exchanges = exchanges
        self.data = [_interaction(exchange) for exchange in exchanges]
        self.rewound = True

    def unplayed(self) -> tuple[str, ...]:
        """Each exchange that nothing asked for, by its number and digest."""
        return tuple(
            f"exchange {index + 1} ({digest(exchange.body) if exchange.body is not None else 'any request'})"
            for index, exchange in enumerate(self._exchanges)
            if not self.play_counts[index]
        )

    def can_play_response_for(self, request: Request) -> bool:
        """Whether the answer is here; when only playing, its absence is the end of it."""
        playable = bool(super().can_play_response_for(request))
        if not playable and self.write_protected:
            miss = self._explain(self.filter_request(request))
            self.misses.append(miss)
            raise _MissError(miss)
        return playable

    def play_response(self, request: Request) -> Any:
        """The next answer to `request`, or the failure that stands in its place."""
        played = set(self.play_counts)
        response = super().play_response(request)
        index = next(index for index in self.play_counts if index not in played)
        self._used.append(index)
        failure = self._exchanges[index].failure
        if failure is not None:
            raise _FAILURES[failure]()
        return response

    def append(self, request: Request, response: Any) -> None:
        """Keep an answer, at once also on disk."""
        for name in _SECRET_HEADERS:
            secret = str(request.headers.get(name, "")).rpartition(" ")[2]
            if len(secret) >= _SHORTEST_SECRET:
                self._secrets.add(secret)
        held = len(self.data)
        super().append(request, response)
        if len(self.data) > held:
            self._exchanges.append(_exchange(*self.data[-1]))
            self._used.append(held)
            self.play_counts[held] += 1
            self._write(self._part, range(len(self._exchanges)))

    def finish(self) -> None:
        """Put what was used in this recording in its place; what an older one left beside goes."""
        if self._used:
            self._write(self.path, self._used)
        self._part.unlink(missing_ok=True)

    def _write(self, file: Path, indexes: Iterable[int]) -> None:
        exchanges = [self._exchanges[index] for index in indexes]
        bodies = [exchange.body for exchange in exchanges]
        first = bodies[0] if isinstance(bodies[0], dict) else {}
        head = replace(
            self.head,
            model=first.get("model"),
            mode="JSON_SCHEMA" if "response_format" in first else "MD_JSON",
            temperature=first.get("temperature"),
            requests=tuple(digest(one) for one in bodies),
        )
        write(file, head, exchanges, self._secrets)

    def _explain(self, asked: Request) -> str:
        asked_body = _json(asked.body)
        name = Path(self.path).name
        known = [exchange.body for exchange in self._exchanges]
        if asked_body in known or None in known:
            return f"the cassette {name} has no further answer to a request that it has already answered"
        return (
            f"the cassette {name} does not hold this request; of its {len(known)} "
            f"{nearest(asked_body, known)}; `summarizer record` renews it"
        )

    @staticmethod
    def _slim_request(request: Request) -> Request:
        """A request without what is neither compared nor written: host, key, most headers."""
        parts = urlsplit(request.uri)
        operation = _OPERATION if parts.path.endswith(_OPERATION) else parts.path
        kept = urlencode([(key, value) for key, value in parse_qsl(parts.query) if key in _QUERY])
        headers = {name: request.headers[name] for name in _REQUEST_HEADERS if name in request.headers}
        return Request(request.method, operation + (f"?{kept}" if kept else ""), request.body, headers)


def _slim_response(response: dict[str, Any]) -> dict[str, Any] | None:
    """A response with two headers and its body decompressed; None, not kept, for an error."""
    if response["status"]["code"] >= 400:
        return None
    plain: dict[str, Any] = decode_response(response)
    headers = {name.lower(): values for name, values in plain["headers"].items()}
    plain["headers"] = {name: headers[name] for name in _RESPONSE_HEADERS if name in headers}
    return plain


def _exchange(request: Request, response: dict[str, Any]) -> Exchange:
    return Exchange(
        method=request.method,
        path=request.uri,
        body=_json(request.body),
        request_headers=dict(request.headers),
        status=response["status"]["code"],
        headers={name: values[0] for name, values in response["headers"].items()},
        answer=_readable(response["body"]["string"]),
    )


def _interaction(exchange: Exchange) -> tuple[Request, dict[str, Any]]:
    sent = None if exchange.body is None else json.dumps(exchange.body)
    request = Request(exchange.method, exchange.path, sent, exchange.request_headers)
    answer = exchange.answer
    if isinstance(answer, dict):
        answer = json.dumps(answer, ensure_ascii=False)
    string = answer if isinstance(answer, bytes) else str(answer).encode("utf-8")
    return request, {
        "status": {"code": exchange.status, "message": ""},
        "headers": {name: [value] for name, value in exchange.headers.items()},
        "body": {"string": string},
    }


def _json(content: bytes | None) -> Any:
    """A body as the JSON value that it holds, else as text."""
    try:
        return json.loads(content or b"null")
    except ValueError:
        return bytes(content or b"").decode("utf-8", "replace")


def _digest(request: Request) -> str:
    return digest(_json(request.body))


def _readable(content: bytes) -> Any:
    """An answer as a mapping if it is a JSON object, else as text, else as it is."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, dict) else text


_current: ContextVar[Tape | None] = ContextVar("tape", default=None)
_lock = threading.Lock()
_originals: list[tuple[type, str, Any]] = []
_open = 0


@contextmanager
def inserted(tape: Tape) -> Iterator[None]:
    """Let what this context sends go through `tape`."""
    _patch()
    token = _current.set(tape)
    try:
        yield
    finally:
        _current.reset(token)
        _unpatch()


def _patch() -> None:
    global _open  # noqa: PLW0603  # how many tapes are in: the patch is the process's
    with _lock:
        _open += 1
        if _open > 1:
            return
        for transport, name, through in (
            (httpx2.HTTPTransport, "handle_request", _through),
            (httpx2.MockTransport, "handle_request", _through),
            (httpx2.AsyncHTTPTransport, "handle_async_request", _athrough),
            (httpx2.MockTransport, "handle_async_request", _athrough),
        ):
            real = getattr(transport, name)
            _originals.append((transport, name, real))
            setattr(transport, name, through(real))


def _unpatch() -> None:
    global _open  # noqa: PLW0603
    with _lock:
        _open -= 1
        if _open == 0:
            while _originals:
                transport, name, real = _originals.pop()
                setattr(transport, name, real)


def _through(real: Any) -> Any:
    def handle_request(self: Any, request: Any) -> Any:
        tape = _current.get()
        if tape is None:
            return real(self, request)
        return vcr_handle_request(tape, real, httpx2)(self, request)

    return handle_request


def _athrough(real: Any) -> Any:
    async def handle_async_request(self: Any, request: Any) -> Any:
        tape = _current.get()
        if tape is None:
            return await real(self, request)
        return await vcr_handle_async_request(tape, real, httpx2)(self, request)

    return handle_async_request
