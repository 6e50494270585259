"""What holds releases: SEC filings and mails, one module a kind; each gives its parts by name."""

from typing import NamedTuple

from summarizer.reading.source import Content

__all__ = ["Part"]


class Part(NamedTuple):
    """A document inside a container."""

    key: str
    """What it is called behind `#`: an exhibit's type, an attachment's file name."""
    content: Content
    wanted: bool = True
    """Whether it is read where nobody chose; the others are read when they are named."""
    doubtful: bool = False
    """It is only read, where nobody chose, if it reads as a press release."""
