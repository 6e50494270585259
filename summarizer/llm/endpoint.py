"""One question to a language model, and its checked answer.

The layers, from the wire up: openai's client, which neither retries nor re-asks; our own `create`,
which sends exactly `Endpoint.body`, retries what may pass, counts, and tells refusals apart; and
instructor, which reads the answer and asks for corrections of one that does not fit.
"""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self, cast

from pydantic import BaseModel, ValidationError
from typing_extensions import TypeVar

from summarizer.errors import SummarizerError
from summarizer.llm.failures import (
    AskError,
    FilteredError,
    RefusedError,
    Spent,
    TruncatedError,
    UnusableError,
    clean,
    excerpt,
    explained,
)
from summarizer.llm.strict import strict_schema
from summarizer.llm.transport import Sleep, aretrying, retrying, sealed_async_client, sealed_client
from summarizer.llm.wording import bare, complaints
from summarizer.settings import DEFAULT_ADDRESS, Mode, Settings

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI, OpenAI

M = TypeVar("M", bound=BaseModel, default=BaseModel)

_NO_KEY = "none"
"""Sent where no key is set: the client insists on one, local servers do not read it."""

_MD_JSON = "Answer with one JSON object in a ```json code block, valid under this JSON Schema:\n"


@dataclass(frozen=True, slots=True)
class Request(Generic[M]):
    """A question: the prompt's name, the messages `{role, content}`, and the answer's form."""

    name: str
    messages: tuple[dict[str, str], ...]
    response: type[M]


@dataclass(frozen=True, slots=True)
class Reply(Generic[M]):
    """An answer that fits, and what it cost, corrections and retries included.

    Tokens are None where an endpoint does not report them; `model` is as it names itself.
    """

    answer: M
    input_tokens: int | None
    output_tokens: int | None
    requests: int
    retries: int
    model: str | None


class Endpoint:
    """An OpenAI-compatible chat endpoint. Nothing is imported or opened before the first ask.

    `sleep` is called with the seconds to wait between retries, in place of really waiting;
    `http_client` stands in for the client's own (a `httpx2.Client` for `ask`, an
    `httpx2.AsyncClient` for `aask`) and stays the caller's to close. A `sealed` endpoint sends nothing:
    a cassette has to answer.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        sleep: Sleep | None = None,
        http_client: "httpx2.Client | httpx2.AsyncClient | None" = None,
        sealed: bool = False,
    ) -> None:
        self.settings = settings
        self._sleep = sleep
        self._http_client = http_client
        self._sealed = sealed
        self._making = Lock()
        self._client: OpenAI | None = None
        self._async_client: AsyncOpenAI | None = None

    def body(self, request: Request[M]) -> dict[str, Any]:
        """The request's body exactly as it is sent at first, as JSON values."""
        return body(request, self.settings)

    def ask(self, request: Request[M]) -> Reply[M]:
        """Ask, wait and read.

        Raises:
            AskError: no usable answer, in one sentence; RefusedError, TruncatedError, FilteredError and UnusableError
                tell why where the endpoint did answer.
        """
        exchange = _Exchange(self, request)
        try:
            read = _patched(exchange.create, self.settings.mode)(**exchange.arguments)
        except _wrapped_errors() as error:
            exchange.fail(error)
        return exchange.reply(read)

    async def aask(self, request: Request[M]) -> Reply[M]:
        """`ask` for asyncio; any number at once."""
        exchange = _Exchange(self, request)
        try:
            read = await _patched(exchange.acreate, self.settings.mode)(**exchange.arguments)
        except _wrapped_errors() as error:
            exchange.fail(error)
        return exchange.reply(read)

    def client(self) -> "OpenAI":
        """The synchronous client, made at its first use; one for all threads."""
        from openai import OpenAI

        with self._making:
            if self._client is None:
                self._client = OpenAI(**self._client_arguments(sealed_client))
            return self._client

    def async_client(self) -> "AsyncOpenAI":
        """The asynchronous client, made at its first use."""
        if self._async_client is None:
            from openai import AsyncOpenAI

            self._async_client = AsyncOpenAI(**self._client_arguments(sealed_async_client))
        return self._async_client

    def _client_arguments(self, sealed: "Callable[[], httpx2.Client | httpx2.AsyncClient]") -> dict[str, Any]:
        key = self.settings.api_key
        return {
            "api_key": key.get_secret_value() if key is not None else _NO_KEY,
            "base_url": self.settings.base_url or DEFAULT_ADDRESS,
            "timeout": self.settings.timeout,
            "max_retries": 0,
            "http_client": sealed() if self._sealed and self._http_client is None else self._http_client,
        }

    def close(self) -> None:
        """Close the connections of `ask`."""
        if self._client is not None and self._http_client is None:
            self._client.close()
        self._client = None

    async def aclose(self) -> None:
        """Close the connections of `aask`, and of `ask`."""
        if self._async_client is not None and self._http_client is None:
            await self._async_client.close()
        self._async_client = None
        self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def body(request: Request[M], settings: Settings) -> dict[str, Any]:
    """The body that asks `request` of the model that `settings` name."""
    messages = [dict(message) for message in request.messages]
    sent: dict[str, Any] = {"model": settings.model, "messages": messages}
    schema = strict_schema(request.response)
    if settings.mode is Mode.MD_JSON:
        told = _MD_JSON + json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
        if messages and messages[0]["role"] == "system":
            messages[0]["content"] += f"\n\n{told}"
        else:
            messages.insert(0, {"role": "system", "content": told})
    else:
        form = {"name": request.response.__name__, "strict": True, "schema": schema}
        sent["response_format"] = {"type": "json_schema", "json_schema": form}
    if settings.temperature is not None:
        sent["temperature"] = settings.temperature
    return sent


class _Exchange(Generic[M]):
    """One ask: what is sent, what came back, what it cost. Shared by both ways of asking."""

    def __init__(self, endpoint: Endpoint, request: Request[M]) -> None:
        self.endpoint = endpoint
        self.settings = endpoint.settings
        self.request = request
        self.first = body(request, endpoint.settings)
        self.asked: int | None = None
        self.spent = Spent()

    @property
    def arguments(self) -> dict[str, Any]:
        """What instructor is called with. It passes our messages on, and appends corrections.

        No `context`: with one, instructor renders every message as a Jinja template.
        """
        return {
            "response_model": _wire(self.request.response),
            "max_retries": self.settings.reasks,
            "messages": self.first["messages"],
        }

    def create(self, **given: Any) -> Any:
        """What instructor calls in place of the client's own `create`."""
        from openai import OpenAIError

        send = self.endpoint.client().chat.completions.create
        loop = retrying(self.settings.retries, self.spent, self.endpoint._sleep)
        try:
            completion: Any = loop(send, **self.sent(given["messages"]))
        except (OpenAIError, ValueError) as error:
            raise explained(error, self.settings, self.spent) from None
        return self.accept(completion)

    async def acreate(self, **given: Any) -> Any:
        """`create` for asyncio."""
        from openai import OpenAIError

        completions = self.endpoint.async_client().chat.completions

        # tenacity awaits coroutine functions alone, which openai's own is not by its looks.
        async def send(**sent: Any) -> Any:
            return await completions.create(**sent)

        loop = aretrying(self.settings.retries, self.spent, self.endpoint._sleep)
        try:
            completion: Any = await loop(send, **self.sent(given["messages"]))
        except (OpenAIError, ValueError) as error:
            raise explained(error, self.settings, self.spent) from None
        return self.accept(completion)

    def sent(self, messages: list[dict[str, Any]]) -> dict[str, Any]:
        """The body to send: ours, with the last answer and its correction where there is one.

        Of what instructor makes of the messages only the corrections are taken, and of these the
        last pair: each holds a whole answer.
        """
        if self.asked is None:
            self.asked = len(messages)
        corrections = messages[self.asked :][-2:]
        return {**self.first, "messages": [*self.first["messages"], *corrections]}

    def accept(self, completion: Any) -> Any:
        """Count a completion, and tell one that is no answer from one that is.

        Raises:
            AskError: it is none; RefusedError, FilteredError, TruncatedError say why.
        """
        from openai.types.chat import ChatCompletion

        choices = getattr(completion, "choices", None)
        message = getattr(choices[0], "message", None) if choices else None
        if not isinstance(completion, ChatCompletion) or message is None:
            raise self.failure(AskError, f"answered with no chat completion: {_gist(completion)}")
        usage = completion.usage
        self.spent.answered(
            completion.model,
            getattr(usage, "prompt_tokens", None),
            getattr(usage, "completion_tokens", None),
        )
        reason = completion.choices[0].finish_reason
        if getattr(message, "refusal", None):
            raise self.failure(RefusedError, f"says that the model refused: {excerpt(str(message.refusal))}")
        if reason == "content_filter":
            raise self.failure(FilteredError, "withheld the answer by its content filter")
        if reason == "length":
            limit = self.spent.output_tokens
            length = f" after {limit} tokens" if limit else ""
            raise self.failure(TruncatedError, f"cut the answer off at its limit of length{length}")
        if not isinstance(message.content, str) or not message.content.strip():
            raise self.failure(AskError, "answered with an empty message")
        message.content = bare(message.content)
        return completion

    def failure(self, kind: type[AskError], what: str) -> AskError:
        """An error of `kind` that says what the endpoint did."""
        return kind(clean(f"the endpoint at {self.settings.address} {what}", self.settings))

    def fail(self, error: Exception) -> NoReturn:
        """Raise what lies beneath instructor's wrapping of `error`.

        Raises:
            SummarizerError: always.
        """
        cause = error if isinstance(error, SummarizerError) else error.__cause__
        if not isinstance(cause, SummarizerError):
            wrong = "; ".join(line.removeprefix("- ") for line in str(cause or error).splitlines()[:3])
            asked = f"the model's answer did not fit, asked {self.spent.requests} times"
            cause = UnusableError(clean(f"{asked}: {excerpt(wrong)}", self.settings))
        if isinstance(cause, AskError):
            cause.spent = self.spent
        raise cause from None

    def reply(self, read: Any) -> Reply[M]:
        """The answer that instructor read, with what it cost."""
        return Reply(
            answer=cast("M", read.answer),
            input_tokens=self.spent.input_tokens,
            output_tokens=self.spent.output_tokens,
            requests=self.spent.requests,
            retries=self.spent.retries,
            model=self.spent.model,
        )


def _gist(completion: object) -> str:
    """What came instead of a completion; some servers send their errors with status 200."""
    error = getattr(completion, "error", None)
    if isinstance(error, dict):
        return excerpt(str(error.get("message") or error))
    if isinstance(completion, BaseModel):
        return excerpt(completion.model_dump_json(exclude_unset=True))
    return excerpt(str(completion)) or "nothing"


def _patched(create: Any, mode: Mode) -> Any:
    """`create` as instructor calls it: reading answers, asking for corrections."""
    import instructor

    _quieten()
    return instructor.patch(create=create, mode=instructor.Mode[mode.value])


@cache
def _quieten() -> None:
    """Keep instructor from logging whole answers as errors, which Python prints unasked."""
    logger = logging.getLogger("instructor")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False


def _wrapped_errors() -> tuple[type[Exception], ...]:
    from instructor.core.exceptions import InstructorError

    return (InstructorError, SummarizerError)


@cache
def _wire(response: type[BaseModel]) -> type[BaseModel]:
    """What instructor reads an answer into: a box around the record itself.

    Given the record, instructor would return an instance of a subclass that is not equal to the
    record and cannot be pickled, and would word its complaints by Pydantic's version.
    """
    from instructor import ResponseSchema
    from instructor.core.exceptions import ResponseParsingError

    class Wire(ResponseSchema):
        answer: Any = None

        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            return strict_schema(response)

        @classmethod
        def model_validate_json(cls, json_data: str | bytes | bytearray, **_: Any) -> Self:
            try:
                # Strict on JSON: "2" is no integer, yet an enumeration's value is its member.
                return cls(answer=response.model_validate_json(json_data, strict=True))
            except ValidationError as error:
                raise ResponseParsingError(complaints(error)) from None

    Wire.__name__ = response.__name__
    return Wire
