"""A model's answer to a question: each sentence is held by what it cites, or left out.

Where none holds, the answer that was composed without a model stands.
"""

from collections.abc import Sequence

from pydantic import BaseModel

from summarizer.checks.cited import Ground
from summarizer.schemas import Asked, BriefSentence, Sentences
from summarizer.writing.sentences import Conversation, Row, Task, Tried, left_out, tell

from .lines import Lines

MOST = 8
"""Sentences of an answer by a model."""
NONE_HELD = "No sentence of the model held: what stands here is what was found without it."
UNANSWERED = (
    "A model read what was found for this question, and gave no answer from it; `--engine rules` shows it."
)


def converse(lines: Lines) -> Conversation[Asked]:
    """Ask for an answer, then once for the sentences that did not hold; leave out what still does not.

    Sending None for the second reply means that it could not be had: what held of the first is kept.
    """
    tried = yield from tell(Task(Ground(lines.held), lines.labels, lines.request, _rows))
    return _written(lines, tried)


def _rows(answer: BaseModel) -> list[Row]:
    if not isinstance(answer, Sentences):
        raise TypeError(f"not an answer: {type(answer).__name__}")
    return [("answer", row) for row in answer.sentences[:MOST]]


def _written(lines: Lines, tried: Sequence[Tried]) -> Asked:
    composed = lines.composed
    if not tried:
        return _unanswered(composed)
    kept = {one.sentence.text: _shown(one) for one in tried if not one.wrong}
    account = {"dropped": sum(bool(one.wrong) for one in tried), "findings": left_out(tried)}
    if not kept:
        return composed.model_copy(update={**account, "notes": [*composed.notes, NONE_HELD]})
    sentences = [*kept.values(), *lines.stands]
    cited = {name for one in sentences for name in one.citations}
    silences = [one for one in lines.silences if one.id in cited]
    told = {one.text for one in silences}
    return composed.model_copy(
        update={
            **account,
            "sentences": sentences,
            "passages": [one for one in composed.passages if one.id in cited],
            "silences": silences,
            "cited": [one for one in composed.cited if one.id in cited],
            "notes": [one for one in lines.notes if one not in told],
        }
    )


def _unanswered(composed: Asked) -> Asked:
    """That the releases do not say: what was found does not answer."""
    return composed.model_copy(
        update={
            "says": False,
            "sentences": [],
            "passages": [],
            "cited": [],
            "notes": [*composed.notes, UNANSWERED],
        }
    )


def _shown(one: Tried) -> BriefSentence:
    """A sentence with what it rests on: a silence's label where there is no citation."""
    return one.sentence.model_copy(update={"citations": one.sentence.citations or list(one.labels)})
