"""Statements and sentences that only say again what is said elsewhere: they need no check against it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from summarizer.schemas import Claim
from summarizer.text import fold_str

from .wording import Scope

if TYPE_CHECKING:
    from .context import Subject


class Telling(NamedTuple):
    """A sentence of the summary with the claims that it cites."""

    path: str
    text: str
    cited: list["Subject"]
    claims: list[Claim]
    source: Scope
    """The statements and the quotes of those claims."""
    retold: bool
    """Whether it says them in words of its own: more than one claim's statement behind a linked name."""


def bare(words: str) -> str:
    """Words with common spaces and without the punctuation at their ends."""
    return " ".join(fold_str(words).split()).strip(" .")


def repeats(text: str, statement: str, names: Iterable[str]) -> bool:
    """Whether a sentence is a statement, alone or behind a name: `ABC-123: topline data expected in 2026`."""
    said, statement = text.removesuffix("."), statement.removesuffix(".")
    if not statement or not said.endswith(statement[1:]):
        return False
    start = len(said) - len(statement)
    name, first = said[:start], said[start : start + 1]
    return first.casefold() == statement[0].casefold() and (not name or name.removesuffix(": ") in names)
