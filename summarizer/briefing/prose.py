"""A model's sentences over a composed brief: each is held by what it cites, or left out.

The composed brief stays the ground. What a model words no better, or wrongly, stands as it was composed.
"""

from collections.abc import Sequence

from pydantic import BaseModel

from summarizer.checks.cited import Ground
from summarizer.schemas import Brief, BriefSentence, Prose
from summarizer.writing.sentences import Conversation, Row, Task, Tried, left_out, tell

from .writing import BriefLabels, labelled, writing

_MOST = 5
"""Sentences of an overview."""


def converse(brief: Brief) -> Conversation[Brief]:
    """Ask for a brief's prose, then once for the sentences that did not hold; leave out what still does not.

    Sending None for the second reply means that it could not be had: what held of the first is kept.
    """
    labels = labelled(brief)
    task = Task(
        Ground(brief), labels, lambda faults: writing(brief, faults), _rows, of_changes=frozenset({"changed"})
    )
    tried = yield from tell(task)
    return _written(brief, tried, labels)


def _rows(answer: BaseModel) -> list[Row]:
    if not isinstance(answer, Prose):
        raise TypeError(f"not a brief's prose: {type(answer).__name__}")
    return [("overview", row) for row in answer.overview] + [("changed", row) for row in answer.changed]


def _written(brief: Brief, tried: Sequence[Tried], labels: BriefLabels) -> Brief:
    kept = [one for one in tried if not one.wrong]
    parts: dict[str, list[BriefSentence]] = {
        name: [*getattr(brief, name)] for name in ("changed", "silences")
    }
    for one in kept:
        if one.place == "changed":
            name, index = next(labels.places[label] for label in one.labels if label in labels.places)
            parts[name][index] = one.sentence
    overview = [one.sentence for one in kept if one.place == "overview"]
    return brief.model_copy(
        update={
            **parts,
            "overview": list({one.text: one for one in overview}.values())[:_MOST],
            "dropped": len(tried) - len(kept),
            "findings": [*brief.findings, *left_out(tried)],
        }
    )
