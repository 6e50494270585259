"""What a record is on the page: a card."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Quote:
    """Words that a record rests on."""

    text: str
    place: str
    """Where they stand, for people: page and offsets."""
    writer: str
    anchor: str
    differs: bool
    """Whether the text has other words there."""
    span: tuple[int, int] | None
    """Where they stand; None where they were not found."""
    foreign: bool = False
    """Whether others than the company wrote them."""
    pieces: str = ""
    """The numbers of the first and the last piece of the text that they are."""


@dataclass(slots=True)
class Note:
    """A finding: what a check saw, where in the text and of which record."""

    code: str
    severity: str
    message: str
    path: str
    anchor: str
    span: tuple[int, int] | None
    target: str | None = None
    """The card that it is about."""
    label: str = ""
    pieces: str = ""


@dataclass(slots=True)
class Line:
    """A line of a card: what is said, and what more is said of it."""

    first: str
    rest: list[str] = field(default_factory=list)
    lead: str = ""
    """What the line is, where it does not tell itself."""


@dataclass(slots=True)
class Link:
    """A way to another record, where there is such a record."""

    label: str
    target: str | None


@dataclass(slots=True)
class Card:
    """A record as it is shown."""

    anchor: str
    label: str
    kind: str
    """What the filters call it: program, trial, a claim's type, rejected."""
    title: str
    style: str
    modality: str = ""
    negated: bool = False
    speaker: str = ""
    about: list[Link] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    facets: str = ""
    """The keys of the filters that let it through."""
