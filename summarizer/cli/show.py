"""`summarizer show`: how a document was read."""

from typing import Annotated

import typer

from .manual import manual
from .options import ShapeOption, Source, source_of
from .output import emit, json_of
from .render import text_of


@manual(
    ("Who wrote what, and which facts the company states", "summarizer show release.txt"),
    ("The text that offsets index", "summarizer show --text release.txt > release.read.txt"),
    ("As JSON, for a script", "summarizer show release.txt --format json > read.json"),
    see=("summarize", "check"),
)
def show(
    source: Source,
    text: Annotated[
        bool, typer.Option("--text", help="Print the text that offsets index, and nothing else.")
    ] = False,
    format: ShapeOption = "table",
) -> int:
    """Show how a document was read: its header, zones with their authors, and facts.

    Every character belongs to a zone, and a zone to an author; only the company's own words are evidence. Facts
    are what the checks look for in records: figures, days, identifiers, names.
    """
    from summarizer import reading

    document = reading.read(source_of(source))
    if text:
        emit(document.text)
        return 0
    from summarizer.facts import find_facts

    facts = find_facts(document)
    if format == "json":
        emit(
            json_of(
                {
                    "document": document.record().model_dump(mode="json"),
                    "facts": [fact._asdict() for fact in facts],
                }
            )
        )
    else:
        from summarizer import view

        emit(text_of(view.document(document, facts)))
    return 0
