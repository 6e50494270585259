"""What a model is asked to write from: lines that begin with a label, and nothing else.

Every line is label, bar, data: no words of a release can look like a line of ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from summarizer.llm.endpoint import Request
from summarizer.llm.prompts import render


@dataclass(frozen=True)
class Labels:
    """What the labels in a model's sentences stand for, besides citations."""

    changes: Mapping[str, tuple[str, ...]]
    """The citations of each change that is told, by its label."""
    unheld: Mapping[str, str]
    """What the releases do not hold, by its label."""


@dataclass(frozen=True)
class Fault:
    """A sentence that did not hold, in the list it was in, with what is wrong with it."""

    place: str
    text: str
    labels: tuple[str, ...]
    messages: tuple[str, ...]


def line(label: str, *fields: str) -> str:
    """A label and what it stands for, on one line; no field holds a bar of its own."""
    return "|".join([label, *(" ".join(one.replace("|", "/").split()) for one in fields)])


def request(
    prompt: str, lines: Sequence[str], response: type[BaseModel], faults: Sequence[Fault] = ()
) -> Request:
    """The request for sentences over lines; with `faults`, for those sentences again."""
    sections = ["\n".join(lines)]
    if faults:
        sections.append("To correct:")
        sections += [
            "\n".join(
                [line(one.place, one.text, " ".join(one.labels)), *(f"- {text}" for text in one.messages)]
            )
            for one in faults
        ]
    return Request(
        name=prompt,
        messages=(
            {"role": "system", "content": render(prompt, mending=bool(faults)).strip()},
            {"role": "user", "content": "\n\n".join(sections)},
        ),
        response=response,
    )
