"""What a language model writes of a brief or to a question: sentences, each with the labels of what it rests on."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from .model import Model

_LONGEST = 600
"""Characters of a sentence: more is none."""
_LABELS = re.compile(r"[a-z]\d{1,6}")
_MARKS = re.compile(r"\s*\[[^\[\]]{0,80}\]")


def _is_row(strings: list[str]) -> list[str]:
    if len(strings) != 2 or not strings[0].strip():
        raise PydanticCustomError("row", "must be a sentence and its labels")
    if len(strings[0]) > _LONGEST:
        raise PydanticCustomError("row", "is longer than a sentence")
    return strings


_Row = Annotated[list[str], AfterValidator(_is_row)]


class Prose(Model):
    """Sentences of a brief, each a row: `["Sentence.", "c7 d1"]`."""

    overview: list[_Row] = Field(default_factory=list)
    changed: list[_Row] = Field(default_factory=list)


class Sentences(Model):
    """Sentences that answer a question, each a row as in `Prose`; none where what was found does not answer."""

    sentences: list[_Row] = Field(default_factory=list)


def sentence_read(row: list[str]) -> tuple[str, list[str]]:
    """A row's sentence on one line, without citations between its words, and its labels, each once."""
    text = " ".join(_MARKS.sub("", row[0]).split())
    return text, list(dict.fromkeys(_LABELS.findall(row[1].lower())))
