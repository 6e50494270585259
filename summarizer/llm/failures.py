"""How an ask can fail for good, told apart, each in one sentence that holds no key."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import EndpointError, SummarizerError
from summarizer.settings import Mode, Settings

if TYPE_CHECKING:
    from openai import APIStatusError

_LONGEST_EXCERPT = 200
_SHORTEST_KEY = 4
"""Shorter keys are placeholders such as `x`, which stand in every sentence."""


@dataclass(slots=True)
class Spent:
    """What an ask has cost so far, counted on real HTTP exchanges.

    Tokens are None where an answer came without its usage: unknown, not nought.
    """

    requests: int = 0
    """Exchanges that were answered with a completion."""
    retries: int = 0
    """Exchanges repeated after a failed connection, a 429 or a 5xx."""
    input_tokens: int | None = 0
    output_tokens: int | None = 0
    model: str | None = None
    """The model that answered last, as it names itself."""

    def answered(self, model: str | None, input_tokens: int | None, output_tokens: int | None) -> None:
        """Count one completion."""
        self.requests += 1
        self.model = model or self.model
        self.input_tokens = _sum(self.input_tokens, input_tokens)
        self.output_tokens = _sum(self.output_tokens, output_tokens)


def _sum(total: int | None, more: int | None) -> int | None:
    return None if total is None or more is None else total + more


class AskError(EndpointError):
    """The endpoint gave no usable answer; `spent` is what the attempt cost."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.spent = Spent()


class RefusedError(AskError):
    """The model declined to answer."""


class TruncatedError(AskError):
    """The answer was cut off at the endpoint's limit of length."""


class FilteredError(AskError):
    """The endpoint's content filter withheld the answer."""


class UnusableError(AskError):
    """The answers, corrections included, did not fit the schema."""


def explained(error: Exception, settings: Settings, spent: Spent) -> SummarizerError:
    """`error`, raised by the client or by what it read, as one sentence for people."""
    if isinstance(error, SummarizerError):
        return error
    from openai import APIStatusError, APITimeoutError

    tries = f" (tried {spent.retries + 1} times)" if spent.retries else ""
    where = f"the endpoint at {settings.address}"
    if isinstance(error, APIStatusError):
        sentence = f"{where} {_refusal(error, settings)}{tries}"
    elif isinstance(error, APITimeoutError):
        sentence = f"{where} did not answer within {settings.timeout:g} seconds{tries}"
    elif error.__cause__ is not None:
        sentence = f"{where} cannot be reached: {_root(error)}{tries}"
    else:
        sentence = f"{where} answered with something that is no chat completion: {error}"
    return AskError(clean(sentence, settings))


def _refusal(error: "APIStatusError", settings: Settings) -> str:
    """What an HTTP error status means to whoever configured the endpoint."""
    status, said = error.status_code, _said(error)
    if status == 401:
        if settings.api_key is None:
            return f"wants a key; set OPENAI_API_KEY ({said})"
        return f"refused the key of OPENAI_API_KEY: {said}"
    if status == 404:
        return f"does not know the model {settings.model!r} or has no chat completions: {said}"
    if status == 429:
        return f"is over its rate limit: {said}"
    if status >= 500:
        return f"failed with status {status}: {said}"
    hint = ""
    if settings.mode is Mode.JSON_SCHEMA and any(word in said for word in ("response_format", "schema")):
        hint = "; SUMMARIZER_MODE=MD_JSON asks without a schema"
    return f"refused the request with status {status}: {said}{hint}"


def _said(error: "APIStatusError") -> str:
    """The server's own message, from any of the shapes that servers give it."""
    body: object = error.body
    if isinstance(body, dict):
        body = body.get("message") or body.get("detail") or body.get("error") or body
    if isinstance(body, dict):
        body = body.get("message") or body
    text = str(body) if body else error.response.reason_phrase or "it does not say why"
    return excerpt(text)


def _root(error: BaseException) -> str:
    """The innermost cause's own words: `Connection refused` rather than `Connection error.`."""
    said = str(error)
    while error.__cause__ is not None:
        error = error.__cause__
        said = str(error) or said
    return excerpt(said)


def excerpt(text: str) -> str:
    """The beginning of `text` on one line."""
    line = " ".join(text[: 4 * _LONGEST_EXCERPT].split())
    return line if len(line) <= _LONGEST_EXCERPT else line[:_LONGEST_EXCERPT] + "…"


def clean(sentence: str, settings: Settings) -> str:
    """`sentence` without the key: a server may echo it."""
    key = settings.api_key.get_secret_value() if settings.api_key is not None else ""
    return sentence.replace(key, "[key]") if len(key) >= _SHORTEST_KEY else sentence
