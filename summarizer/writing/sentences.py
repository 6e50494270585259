"""A model's sentences, each held by what it cites: what does not hold goes back once, then is left out."""

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from summarizer.checks.cited import Ground, Wrong, examine
from summarizer.llm.endpoint import Reply, Request
from summarizer.schemas import BriefSentence, Finding, Severity, sentence_read

from .lines import Fault, Labels

T = TypeVar("T")
Conversation = Generator[Request, Reply | None, T]
Row = tuple[str, list[str]]
"""The name of the list that a sentence is in, and the sentence with its labels."""
_VERDICT = re.compile(r"\W*(?:yes|no)\b\W*(?:[,;:.!–—-]|$)", re.IGNORECASE)
"""A verdict on a question before what is so: no words of a release can hold it."""


@dataclass(frozen=True)
class Task:
    """What sentences are asked for, and what holds them."""

    ground: Ground
    labels: Labels
    write: Callable[[Sequence[Fault]], Request]
    """The request for them; with faults, for those sentences again."""
    rows: Callable[[BaseModel], Iterable[Row]]
    """The sentences of an answer."""
    of_changes: frozenset[str] = frozenset()
    """The lists whose sentences tell one change each, and are known by its label; others by their order."""


@dataclass(frozen=True)
class Tried:
    """A sentence of a model, and what is wrong with it."""

    place: str
    labels: tuple[str, ...]
    sentence: BriefSentence
    wrong: tuple[Wrong, ...]

    @property
    def fault(self) -> Fault:
        """What the model is told of it."""
        messages = tuple(one.message for one in self.wrong)
        return Fault(self.place, self.sentence.text, self.labels, messages)


def tell(task: Task) -> Conversation[list[Tried]]:
    """Ask for sentences, then once for those that did not hold.

    Sending None for the second reply means that it could not be had: what held of the first is kept.
    """
    reply = yield task.write(())
    if reply is None:
        raise ValueError("the first request needs an answer")
    tried = _tried(reply, task)
    wrong = [one.fault for one in tried if one.wrong]
    if wrong:
        again = yield task.write(wrong)
        if again is not None:
            tried = _mended(tried, _tried(again, task), task.of_changes)
    return tried


def left_out(tried: Sequence[Tried]) -> list[Finding]:
    """What kept sentences out, each with its sentence: what was written does not hold it."""
    return [
        Finding(
            code=wrong.code,
            severity=Severity.WARNING,
            path=f"dropped.{one.place}",
            message=f'{wrong.message} Left out: "{one.sentence.text}"',
        )
        for one in tried
        for wrong in one.wrong
    ]


def _tried(reply: Reply, task: Task) -> list[Tried]:
    return [_examined(place, row, task) for place, row in task.rows(reply.answer)]


def _examined(place: str, row: list[str], task: Task) -> Tried:
    text, given = sentence_read(row)
    sentence = BriefSentence(text=text, citations=_citations(given, task.labels))
    silent = [task.labels.unheld[one] for one in given if one in task.labels.unheld]
    ground = task.ground.denying(silent) if silent else task.ground
    wrong = tuple(_misformed(place, text, given, task)) or tuple(examine(sentence, ground))
    return Tried(place, tuple(given), sentence, wrong)


def _citations(given: Sequence[str], labels: Labels) -> list[str]:
    """The citations that labels stand for: a change's are all of its mentions."""
    found = [
        one
        for label in given
        for one in labels.changes.get(label, () if label in labels.unheld else (label,))
    ]
    return list(dict.fromkeys(found))


def _misformed(place: str, text: str, given: Sequence[str], task: Task) -> Iterator[Wrong]:
    unheld = [one for one in given if one in task.labels.unheld]
    if _VERDICT.match(text):
        yield Wrong("BR09", "A sentence says what is so, without yes or no.")
    elif not given:
        yield Wrong("BR01", "The sentence cites nothing.")
    elif unheld and len(unheld) < len(given):
        yield Wrong("BR01", "What is not disclosed is told in a sentence of its own.")
    elif place in task.of_changes and sum(one in task.labels.changes for one in given) != 1:
        yield Wrong("BR01", "A sentence on a change gives the label of one.")


def _mended(tried: Sequence[Tried], again: Sequence[Tried], of_changes: frozenset[str]) -> list[Tried]:
    """What was tried, with the second answer's sentences in the places of those that did not hold."""
    known = {one.labels: one for one in again if one.place in of_changes}
    in_order = {place: iter([one for one in again if one.place == place]) for place in {*_places(tried)}}
    return [
        one
        if not one.wrong
        else known.get(one.labels, one)
        if one.place in of_changes
        else next(in_order[one.place], one)
        for one in tried
    ]


def _places(tried: Sequence[Tried]) -> list[str]:
    return [one.place for one in tried]
