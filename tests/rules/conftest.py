"""Invented releases for the engine without a model. No company, drug or trial below exists."""

from collections.abc import Callable

import pytest

from summarizer.reading import read
from summarizer.rules import propose
from summarizer.schemas import Document, Draft

HEADER = (
    "BOSTON, March 3, 2026 (GLOBE NEWSWIRE) -- Invented Bio, Inc. (Nasdaq: INVB), a clinical-stage company, "
)
FOOTER = (
    "About Invented Bio\n\nInvented Bio is a clinical-stage biotechnology company developing medicines for rare diseases.\n\n"
    "Forward-Looking Statements\n\nThis press release contains forward-looking statements within the meaning of the Private "
    "Securities Litigation Reform Act of 1995. These statements include that INV-999 may be approved in 2027.\n\n"
    "Contact:\n\nir@invented.example\n"
)

Release = Callable[..., Document]
Reads = Callable[..., Draft]


@pytest.fixture
def release() -> Release:
    """Makes a document of an invented release: headline, lead behind a dateline, further paragraphs."""

    def make(lead: str, *body: str, headline: str = "Invented Bio Announces News") -> Document:
        text = "\n\n".join([headline, HEADER + lead, *body, FOOTER])
        return read(text, name="invented")

    return make


@pytest.fixture
def reads(release: Release) -> Reads:
    """What the engine proposes for an invented release."""

    def make(lead: str, *body: str, headline: str = "Invented Bio Announces News") -> Draft:
        return propose(release(lead, *body, headline=headline))

    return make
