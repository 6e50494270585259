"""A question answered: by a model where there is one, else in sentences made of the records."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import EndpointError
from summarizer.running import EngineName
from summarizer.schemas import Asked
from summarizer.store import Store
from summarizer.store.searching import folded
from summarizer.writing import How, Work, awritten, written

from .answer import answered, gather

if TYPE_CHECKING:
    from summarizer.llm import Settings
    from summarizer.writing.sentences import Conversation

    from .lines import Lines

QUESTIONS = "questions"
"""Where questions' cassettes are, in the folder of all cassettes."""
_WORDS, _LETTERS, _DIGITS = 8, 60, 8


def ask(
    question: str,
    store: Store,
    issuer: str | None = None,
    *,
    engine: "EngineName | None" = None,
    settings: "Settings | None" = None,
    cassettes: str | Path | None = None,
    on_engine: Callable[[str], None] | None = None,
    on_failure: Callable[[EndpointError], None] | None = None,
    record: bool = False,
) -> Asked:
    """What the releases in a store say to a question; nothing is asked of a model where nothing is found.

        answer = ask("when is proof of concept for ALLO-329 expected?", store)

    Args:
        question: In English, in any words; whatever they are, they are only looked for.
        store: Where the releases are.
        issuer: The company's name or id, where several have something called so.
        engine: `auto`, `llm`, `replay`, or `rules` for the answer without a model;
            by default what the settings say.
        settings: The model's endpoint; by default as it is configured.
        cassettes: The folder of recorded traffic; by default `questions` in the settings' or the checkout's own.
        on_engine: Is told in one line which engine was chosen, and why.
        on_failure: Is told that the endpoint failed for good; the answer without a model is returned then.
        record: Whether to record the traffic of the `llm` engine in that folder.

    Raises:
        InputError: The store is empty, no company is called so, names are those of several companies, or an
            argument is wrong.
        EndpointError: The model's endpoint failed for good, and there is no `on_failure`.
    """
    how = How(engine, settings, cassettes, on_engine, on_failure, record)
    return written(_work(question, store, issuer), how)


async def aask(
    question: str,
    store: Store,
    issuer: str | None = None,
    *,
    engine: "EngineName | None" = None,
    settings: "Settings | None" = None,
    cassettes: str | Path | None = None,
    on_engine: Callable[[str], None] | None = None,
    on_failure: Callable[[EndpointError], None] | None = None,
    record: bool = False,
) -> Asked:
    """`ask`, with the endpoint called asynchronously."""
    how = How(engine, settings, cassettes, on_engine, on_failure, record)
    return await awritten(_work(question, store, issuer), how)


def _work(question: str, store: Store, issuer: str | None) -> Work[Asked]:
    gathered = gather(question, store, issuer)
    composed = answered(gathered, store)

    def given() -> "Lines":
        from .lines import lines

        return lines(gathered, composed, store)

    def begin() -> "Conversation[Asked]":
        from .prose import converse

        return converse(given())

    return Work(
        composed,
        begin if composed.says else None,
        file=lambda: cassette_name(given()),
        command="ask",
        beneath=QUESTIONS,
        what="answer",
        source=" ".join(question.split()),
    )


def cassette_name(lines: "Lines") -> str:
    """What a question's cassette is called: its first words, and a digest of it with what was found for it."""
    plain = folded(lines.composed.question).encode("ascii", "ignore").decode("ascii")
    words = "-".join(plain.split()[:_WORDS])[:_LETTERS]
    digest = sha256("\n".join([lines.asked, *lines.found]).encode("utf-8")).hexdigest()[:_DIGITS]
    return f"{words}-{digest}".lstrip("-")
