"""What a step is: an event of the life of a program or a company, and the words that releases have for it."""

import re
from typing import NamedTuple

from summarizer.patterns import later
from summarizer.schemas import ClaimType, Event


class Step(NamedTuple):
    """A step and the words for it."""

    event: Event
    words: re.Pattern[str]
    signs: tuple[str, ...]
    """Lower-case letters of which some must be there for the words to be: a quick look."""
    type: ClaimType
    """What a claim that it happened is about; a step to come is guidance."""
    trial: bool = False
    """Whether it is a step of a trial."""
    company: bool = False
    """Whether it is the company's, of no program."""
    undated: bool = False
    """Whether it is worth a record without a time."""
    happened: bool = False
    """Whether the words themselves say that it happened."""


def step(event: Event, signs: str, words: str, type_: ClaimType, **more: bool) -> Step:
    """A row of a table of steps; `signs` are parted by spaces."""
    return Step(event, later(words, re.IGNORECASE), tuple(signs.split()), type_, **more)


REGULATORY, DONE, DESIGN, DEAL, MONEY = (
    ClaimType.REGULATORY,
    ClaimType.BACKGROUND,
    ClaimType.DESIGN,
    ClaimType.PARTNERSHIP,
    ClaimType.FINANCIAL,
)
