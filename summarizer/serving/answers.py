"""What tools answer with where it is a list: a result is one object, and says how much there is."""

from pydantic import Field, NonNegativeInt

from summarizer.schemas import CalendarEntry, Change, Finding, Model


class Checked(Model):
    """What the checks found in a summary."""

    passed: bool
    """Whether no finding is an error."""
    findings: list[Finding] = Field(default_factory=list)


class Changes(Model):
    """What moved between releases, or stayed, the last told first."""

    total: NonNegativeInt
    """How many there are; more than are listed where a limit cut them."""
    changes: list[Change] = Field(default_factory=list)


class Calendar(Model):
    """What is expected when, by the end of its window; what cannot be dated comes last."""

    total: NonNegativeInt
    """How many there are; more than are listed where a limit cut them."""
    entries: list[CalendarEntry] = Field(default_factory=list)
