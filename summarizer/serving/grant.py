"""What a server may read, keep and ask: fixed when it starts, the same for every request."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.settings import Settings

from .folders import Folders

if TYPE_CHECKING:
    from summarizer.store import Store


@dataclass(frozen=True)
class Grant:
    """What the person who starts a server lets it do."""

    settings: Settings = field(default_factory=Settings.load)
    """The store, the engine, the model's endpoint, and where recorded answers are."""
    writable: bool = False
    """Whether releases may be kept in the store."""
    folders: Folders = field(default_factory=Folders)
    """Where files may be read."""
    addresses: bool = False
    """Whether web pages and SEC filings may be fetched."""

    @property
    def asks_outside(self) -> bool:
        """Whether texts may be sent to a model's endpoint."""
        engine = self.settings.engine
        return engine == "llm" or (engine == "auto" and self.settings.configured)

    @contextmanager
    def reading(self) -> "Iterator[Store]":
        """The store, which must be there.

        Raises:
            InputError: It is not, or it fails; its place is told by its name alone.
        """
        from summarizer.store.address import place_of

        path = place_of(self.settings.store).path
        if path is not None and not path.exists():
            raise InputError("this server has no store yet: `summarizer add SOURCE...` makes it")
        with self._opened() as kept:
            yield kept

    @contextmanager
    def keeping(self) -> "Iterator[Store]":
        """The store to add to, made where it is not there.

        Raises:
            InputError: It may not be added to, or it fails.
        """
        if not self.writable:
            raise InputError("this server's store is read-only: it was started without --writable")
        with self._opened() as kept:
            yield kept

    @contextmanager
    def _opened(self) -> "Iterator[Store]":
        from summarizer.store import Store
        from summarizer.store.address import place_of

        place = place_of(self.settings.store)
        shown = place.path.name if place.path else "its database"
        try:
            with Store(self.settings.store) as kept:
                yield kept
        except InputError as error:
            raise InputError(str(error).replace(str(place), shown)) from None

    def discreet(self, message: str) -> str:
        """A message without the folders of the person who started the server."""
        known = [*self.folders.roots, self.settings.cassettes]
        for path in sorted(map(str, known), key=len, reverse=True):
            message = message.replace(path, Path(path).name or "/")
        return message
