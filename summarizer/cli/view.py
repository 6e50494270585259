"""`summarizer view`: summaries and their releases as a page."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .manual import manual
from .options import OutputFile, StoreOption, place_for, refuse_repeated_input, store_at
from .output import refuse_folder, results
from .summaries import load_all

if TYPE_CHECKING:
    from summarizer.schemas import Document, Summary
    from summarizer.store import Store
    from summarizer.texts import Stored


@manual(
    ("A release beside its records", "summarizer view summary.json --source release.txt -o evidence.html"),
    (
        "Several in one page; each text is found by its hash",
        "summarizer view summaries.jsonl --source releases/ -o evidence.html",
    ),
    see=("summarize", "check"),
)
def view(
    summaries: Annotated[
        list[str],
        typer.Argument(
            metavar="SUMMARY", help="Files with summaries as JSON, one or a line each; - is standard input."
        ),
    ],
    output: OutputFile = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source", metavar="FILE_OR_FOLDER", help="Where the releases are; may be given several times."
        ),
    ] = None,
    store: StoreOption = None,
) -> int:
    """Show summaries and their releases as one page of HTML: each record with the words that it rests on.

    A summary names its release by a hash of the text. The release is looked for beside the summary, in the
    current folder, in what --source names, and in the store; no other text is taken for it. The page
    needs no network.
    """
    from summarizer import pages

    sources = source or []
    refuse_repeated_input([*summaries, *sources])
    refuse_folder(output)
    with ExitStack() as stack, results(output, [*summaries, *sources], ".html") as place:
        pairs = _found(summaries, sources, _stored(store, stack))
        place.put("", None, pages.page(pairs))
    return 0


def _found(
    summaries: list[str], sources: list[str], stored: "Stored | None"
) -> "list[tuple[Summary, Document]]":
    """Each summary with its document."""
    from summarizer.texts import Texts, missing

    texts = Texts(sources, stored)
    given = [
        (one, None if name == "-" else Path(name).parent) for name in summaries for one in load_all(name)
    ]
    pairs = [(one, texts.of(one.document, beside)) for one, beside in given]
    lost = [one.document for one, document in pairs if document is None]
    if lost:
        raise missing(lost)
    return [(one, document) for one, document in pairs if document is not None]


def _stored(address: str | None, stack: ExitStack) -> "Stored | None":
    """The documents of the store, which is opened when the first is asked for.

    One that is named must be there; that of the platform's folder may be missing.
    """
    if address:
        return _held(stack.enter_context(store_at(address)))
    kept: list[Stored] = []

    def document(own: str) -> "Document | None":
        from summarizer.store.address import place_of

        path = place_of(place_for(None)).path
        if path is None or not path.exists():
            return None
        if not kept:
            kept.append(_held(stack.enter_context(store_at(None))))
        return kept[0](own)

    return document


def _held(store: "Store") -> "Stored":
    """The store's documents. One that it holds and cannot give back is damage, and is not passed over."""
    held = {one.document for one in store.releases(superseded=True)}
    return lambda own: store.document(own) if own in held else None
