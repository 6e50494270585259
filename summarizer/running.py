"""A conversation with a model from its first request to its end: which engine leads it, and what it cost.

A conversation is a generator that yields requests and is sent replies, so that the same steps run with
an endpoint called now, called asynchronously, or played from a cassette.
"""

from collections.abc import Callable, Generator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Literal, TypeVar, get_args

from summarizer.errors import InputError, SummarizerError
from summarizer.schemas import EngineKind, Finding, Provenance, Severity, Tokens

if TYPE_CHECKING:
    from summarizer.llm import Endpoint, Reply, Request, Settings

EngineName = Literal["auto", "llm", "rules", "replay"]
ENGINES: tuple[str, ...] = get_args(EngineName)
T = TypeVar("T")


@dataclass(frozen=True)
class Choice:
    """Which engine is taken, and why."""

    engine: EngineKind
    reason: str
    settings: "Settings | None" = None
    cassette: Path | None = None

    def __str__(self) -> str:
        return f"engine: {self.engine.value} ({self.reason})"


def choose(
    first: "Callable[[], Request] | None",
    *,
    engine: "EngineName | None" = None,
    settings: "Settings | None" = None,
    cassettes: str | Path | None = None,
    beneath: str = "",
    what: str = "this release",
) -> Choice:
    """The engine for a conversation: the configured endpoint, else a cassette of exactly its request, else rules.

    Args:
        first: Makes the conversation's first request, where a cassette is looked for; None where there is nothing
            to ask about.
        engine: `auto`, `llm`, `replay` or `rules`; by default what the settings say.
        settings: The model's endpoint; by default as it is configured.
        cassettes: The folder of recorded traffic; by default the one beneath the settings' own.
        beneath: The name of that one.
        what: What is asked about, for messages.

    Raises:
        InputError: No such engine; or `llm` without an endpoint, `replay` without a cassette.
    """
    if engine is None:
        settings = settings or _configured()
        engine = settings.engine
    if engine not in ENGINES:
        raise InputError(f"no engine is called {engine!r}: choose one of {', '.join(ENGINES)}")
    if engine == "rules":
        return Choice(EngineKind.RULES, "asked for")
    settings = settings or _configured()
    if engine == "llm" and not settings.configured:
        raise InputError("no endpoint is configured: set OPENAI_API_KEY, or OPENAI_BASE_URL for a local one")
    if first is None:
        return Choice(EngineKind.RULES, "there is nothing to ask a model about")
    if engine == "llm" or (engine == "auto" and settings.configured):
        why = "asked for" if engine == "llm" else "an endpoint is configured"
        return Choice(EngineKind.LLM, f"{why}; model {settings.model}", settings)
    folder = Path(cassettes) if cassettes else settings.cassettes / beneath
    found = _recorded(first, settings, folder)
    if found:
        path, played = found
        why = "asked for" if engine == "replay" else "no endpoint is configured"
        return Choice(EngineKind.REPLAY, f"{why}; {path.name} holds this request", played, path)
    if engine == "replay":
        raise InputError(f"no cassette in {folder} holds the request for {what}")
    return Choice(EngineKind.RULES, "no endpoint is configured and no cassette holds this request")


def _configured() -> "Settings":
    from summarizer.settings import Settings

    return Settings.load()


def _recorded(
    first: "Callable[[], Request]", settings: "Settings", folder: Path
) -> "tuple[Path, Settings] | None":
    """The cassette that holds the first request, with the settings it was asked under."""
    if not any(folder.glob("*.yaml")):
        return None
    from summarizer.cassettes import find

    return find(first(), settings, folder)


class Run(Generic[T]):
    """One conversation with a model, and the account of it."""

    def __init__(
        self,
        conversation: "Generator[Request, Reply | None, T]",
        choice: Choice,
        *,
        record_to: Path | None = None,
        source: str | None = None,
        how: str | None = None,
        mended: str = "the records",
    ) -> None:
        """`source` and `how` go into the head of a cassette; `mended` is what a second request is about."""
        self._choice = choice
        self._record_to = record_to
        self._source = source
        self._how = how
        self._mended = mended
        self._conversation = conversation
        self._replies: list[Reply] = []
        self._asked: list[str] = []
        self._results: list[T] = []
        self.failures: list[Finding] = []
        self.request: Request | None = next(self._conversation)

    def ask(
        self, endpoint: "Endpoint | None" = None, room: AbstractContextManager[object] | None = None
    ) -> T:
        """Lead the conversation to its end.

        Args:
            endpoint: One that many conversations share, and which stays open; by default its own.
            room: What each request is made within: a semaphore that conversations share.

        Raises:
            EndpointError: The first request failed for good.
            CassetteMissError: The cassette that is played does not hold a request.
        """
        with self._traffic(), nullcontext(endpoint) if endpoint else self._endpoint() as asked:
            while self.request:
                try:
                    with room or nullcontext():
                        reply = asked.ask(self.request)
                except SummarizerError as error:
                    self._fail(error)
                else:
                    self._take(reply)
        return self._result()

    async def aask(
        self, endpoint: "Endpoint | None" = None, room: AbstractAsyncContextManager[object] | None = None
    ) -> T:
        """`ask`, with the endpoint called asynchronously; answers are worked on in a thread."""
        from asyncio import to_thread

        with self._traffic():
            async with nullcontext(endpoint) if endpoint else self._endpoint() as asked:
                while self.request:
                    try:
                        async with room or nullcontext():
                            reply = await asked.aask(self.request)
                    except SummarizerError as error:
                        await to_thread(self._fail, error)
                    else:
                        await to_thread(self._take, reply)
        return self._result()

    def _endpoint(self) -> "Endpoint":
        from summarizer.llm import Endpoint

        return Endpoint(self._settings, sealed=self._played)

    @property
    def _settings(self) -> "Settings":
        if self._choice.settings is None:
            raise ValueError("an engine that asks a model needs settings")
        return self._choice.settings

    @property
    def _played(self) -> bool:
        """Whether a cassette answers, so that nothing is sent."""
        return self._choice.cassette is not None

    def _traffic(self) -> AbstractContextManager[object]:
        """Where the answers come from: live, recorded as they come, or played from a cassette."""
        from summarizer.cassettes import HOW, playing, recording

        if self._choice.cassette:
            return playing(self._choice.cassette)
        if self._record_to:
            return recording(self._record_to, source=self._source, how=self._how or HOW)
        return nullcontext()

    def _take(self, reply: "Reply") -> None:
        self._replies.append(reply)
        self._advance(reply)

    def _fail(self, error: SummarizerError) -> None:
        """Go on without an answer: what the first one gave is kept; without a first one, give up."""
        if not self._replies or self._choice.engine is EngineKind.REPLAY:
            raise error
        message = f"the endpoint failed when asked to mend {self._mended}: {error}"
        self.failures.append(
            Finding(code="EP01", severity=Severity.WARNING, path="provenance", message=message)
        )
        self._advance(None)

    def _advance(self, reply: "Reply | None") -> None:
        if self.request:
            self._asked.append(self.request.name)
        try:
            self.request = self._conversation.send(reply)
        except StopIteration as done:
            self.request = None
            self._results.append(done.value)

    def _result(self) -> T:
        [result] = self._results
        return result

    def provenance(self, *held: str) -> Provenance:
        """How the result came about; `held` names the prompts that stand in those that were sent."""
        from summarizer.llm.prompts import load

        cassette = self._choice.cassette or self._record_to
        return Provenance(
            engine=self._choice.engine,
            model=self._replies[-1].model or self._settings.model,
            endpoint_kind=None if self._choice.cassette else self._settings.endpoint_kind,
            prompts={name: load(name).version for name in (*self._asked, *held)},
            requests=sum(reply.requests for reply in self._replies),
            retries=sum(reply.retries for reply in self._replies),
            tokens=Tokens(
                input=_total([reply.input_tokens for reply in self._replies]),
                output=_total([reply.output_tokens for reply in self._replies]),
            ),
            cassette=cassette.name if cassette else None,
        )


def _total(counts: list[int | None]) -> int | None:
    """The sum of what the endpoint counted; None where it did not say for every answer."""
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None
