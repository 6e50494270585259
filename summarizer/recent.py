"""What was made of a document is remembered for the steps that follow, as each of them would make it again."""

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import ref

from summarizer.schemas import Document

Made = TypeVar("Made")
_KEPT = 4
"""How many documents are remembered: enough for some threads, few enough for memory to stay flat."""


class Recent(Generic[Made]):
    """A function of a document that remembers its results for the last few documents.

    A document is told by its identity, as records do not change. Safe with threads: two may make the
    same thing at once, none sees another document's.
    """

    def __init__(self, make: Callable[[Document], Made]) -> None:
        """`make` has the same result whenever it is called with the same document."""
        self._make = make
        self._kept: tuple[tuple[ref[Document], Made], ...] = ()

    def __call__(self, document: Document) -> Made:
        """What `make` makes of the document."""
        for kept, made in self._kept:
            if kept() is document:
                return made
        made = self._make(document)
        self._kept = ((ref(document), made), *self._kept[: _KEPT - 1])
        return made
