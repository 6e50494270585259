"""What an engine proposes: the records without what code computes, tied together by labels.

A `ref` is a label inside one draft (`P1`, `T1`, `R1`); ids are computed later. Both engines propose
a `Draft`.
"""

from pydantic import Field

from .model import Model
from .records import (
    AmountFields,
    ClaimFields,
    Designation,
    MilestoneFields,
    ProgramFields,
    Quote,
    ResultFields,
    TrialFields,
)


class ProposedProgram(ProgramFields):
    """A program with its label and the words that support it."""

    ref: str
    evidence: list[Quote]


class ProposedTrial(TrialFields):
    """A trial with its label, its programs' labels and the words that support it."""

    ref: str
    programs: list[str] = Field(default_factory=list)
    evidence: list[Quote]


class ProposedClaim(ClaimFields):
    """A claim of any kind, with the labels of what it is about and the words that support it."""

    ref: str
    programs: list[str] = Field(default_factory=list)
    trials: list[str] = Field(default_factory=list)
    results: list[ResultFields] = Field(default_factory=list)
    milestone: MilestoneFields | None = None
    designation: Designation | None = None
    amounts: list[AmountFields] = Field(default_factory=list)
    speaker: str | None = None
    """Who is quoted, where an engine knows it; else the quote's zone says."""
    evidence: list[Quote]


class ProposedSentence(Model):
    """A sentence of the summary with the labels of the claims that it rests on."""

    text: str
    claims: list[str]


class Draft(Model):
    """Everything that an engine proposes for one release."""

    programs: list[ProposedProgram] = Field(default_factory=list)
    trials: list[ProposedTrial] = Field(default_factory=list)
    claims: list[ProposedClaim] = Field(default_factory=list)
    summary: list[ProposedSentence] = Field(default_factory=list)
