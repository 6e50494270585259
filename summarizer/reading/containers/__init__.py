"""What holds releases: SEC filings and mails, one module a kind; each gives its parts by name."""

from typing import NamedTuple

from summarizer.errors import InputError
from summarizer.reading.source import Content

__all__ = ["Names", "Part"]


class Part(NamedTuple):
    """A document inside a container."""

    key: str
    """What it is called behind `#`: an exhibit's type, an attachment's file name."""
    content: Content
    wanted: bool = True
    """Whether it is read where nobody chose; the others are read when they are named."""
    doubtful: bool = False
    """It is only read, where nobody chose, if it reads as a press release."""
    fault: InputError | None = None
    """Why nothing can be read of it."""


class Names:
    """Gives each part a name of its own: a second `a.pdf` becomes `a-2.pdf`."""

    def __init__(self, *taken: str) -> None:
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def own(self, stem: str, suffix: str = "") -> str:
        """A name that nothing has had: `stem` and `suffix`, with a number between them if need be."""
        name = f"{stem}{suffix}"
        while name in self._taken:
            number = self._counts.get(stem + suffix, 1) + 1
            self._counts[stem + suffix] = number
            name = f"{stem}-{number}{suffix}"
        self._taken.add(name)
        return name
