"""What the store answers with, where no record of the schemas says it."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Added(StrEnum):
    """What adding a release did."""

    ADDED = "ADDED"
    """It is new."""
    KNOWN = "KNOWN"
    """The same summary of the same document was there: nothing changed."""
    RENEWED = "RENEWED"
    """Another summary of the same document was there: its records are replaced."""
    CORRECTS = "CORRECTS"
    """It is new, and supersedes an earlier version of the same release."""


class Passage(NamedTuple):
    """A paragraph of the company's words that a search found."""

    document: str
    paragraph: int
    """Its number in the document."""
    start: int
    """Offset of its first character in the document's text, in code points."""
    end: int
    """Offset behind its last character."""
    text: str
    score: float
    """Higher fits better; comparable only within one answer of one kind of database."""


class Listed(NamedTuple):
    """A program by the name that most releases of its issuer give it."""

    name: str
    issuer: str
    """The issuer's id, empty where its releases name none."""
    releases: int
    """How many current releases have a record of that name."""
    latest: date | None
    """The day of the latest of them."""


class Called(NamedTuple):
    """A record of a release that is called by a name that was looked for."""

    key: str
    """The name as `name_key` has it."""
    kind: str
    """`program` or `trial`."""
    name: str
    """As the release spells it."""
    issuer: str
    document: str
    record: str
