"""`summarizer add`: releases into the store."""

from typing import TYPE_CHECKING

from .manual import ENDPOINT, FINDINGS, manual
from .options import (
    Cassettes,
    Engine,
    Model,
    Sources,
    StoreOption,
    place_for,
    refuse_repeated_input,
    settings_for,
)
from .output import emit
from .progress import Meter
from .sources import Piece, each, sources_of, status_of

if TYPE_CHECKING:
    from summarizer.schemas import Document, Release
    from summarizer.store import Added, Store


@manual(
    (
        "Keep two releases in a store of one's own",
        "summarizer add earlier.txt release.txt --store releases.db",
    ),
    ("Keep all of a folder, in the store that is configured", "summarizer add releases/"),
    ("The same without a model", "summarizer add releases/ --engine rules"),
    status={**FINDINGS, **ENDPOINT},
    see=("brief", "changes", "calendar", "export"),
)
def add(
    sources: Sources,
    store: StoreOption = None,
    engine: Engine = None,
    model: Model = None,
    cassettes: Cassettes = None,
) -> int:
    """Read and summarize releases, and keep them in the store; a line each says what came of it.

    The store is made where it is not there. A release that it has changes nothing; a corrected version
    of one supersedes it.
    """
    from summarizer import pipeline
    from summarizer.store import Store

    refuse_repeated_input(sources)
    settings = settings_for(model)
    found = sources_of(sources)
    with Store(place_for(store)) as kept, Meter(len(found.sources)) as meter:

        def make(document: "Document") -> tuple[str, int]:
            summary = pipeline.summarize(
                document,
                engine=engine,
                settings=settings,
                cassettes=cassettes,
                on_engine=meter.say_once,
            )
            came = _came(kept, document, kept.add(document, summary))
            return came, status_of(summary)

        def show(piece: Piece, made: tuple[str, int]) -> int:
            emit(f"{piece.name}: {made[0]}\n")
            return made[1]

        return each(found, meter, make, show)


def _came(store: "Store", document: "Document", added: "Added") -> str:
    """What came of adding a release: `added`, `corrects lantern.txt of 2026-03-03`."""
    from summarizer.store import Added, issuer_id

    if added in {Added.KNOWN, Added.RENEWED}:
        return added.value.lower()
    issuer = issuer_id(document.issuer.name) if document.issuer else ""
    held = {one.document: one for one in store.releases(issuer, superseded=True)}
    corrected = [one for one in held.values() if one.superseded_by == document.id]
    if added is Added.CORRECTS and corrected:
        return f"corrects {', '.join(map(_named, corrected))}"
    newer = held.get(held[document.id].superseded_by or "") if document.id in held else None
    return f"added, superseded by {_named(newer)}" if newer else "added"


def _named(release: "Release") -> str:
    day = release.published.isoformat() if release.published else "no day"
    return f"{release.source or release.document} of {day}"
