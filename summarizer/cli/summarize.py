"""`summarizer summarize`: releases into records."""

from typing import TYPE_CHECKING, Annotated

import typer

from .options import (
    Cassettes,
    EngineName,
    Model,
    Shape,
    Sources,
    refuse_repeated_input,
    settings_for,
)
from .output import results
from .progress import Meter
from .render import text_of
from .sources import Piece, each, sources_of, status_of

if TYPE_CHECKING:
    from summarizer.schemas import Document, Summary


def summarize(
    sources: Sources,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="PATH", help="A file, or a folder for a file each."),
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="What reads the releases.")] = "auto",
    format: Annotated[Shape, typer.Option(help="For people, or for machines.")] = "json",
    model: Model = None,
    cassettes: Cassettes = None,
) -> int:
    """Turn releases into records: JSON for one, a line of JSON each for several."""
    from summarizer import pipeline

    refuse_repeated_input(sources)
    settings = settings_for(model)
    found = sources_of(sources)
    with (
        results(output, found.sources, ".json" if format == "json" else ".txt") as place,
        Meter(len(found.sources)) as meter,
    ):

        def make(document: "Document") -> "Summary":
            return pipeline.summarize(
                document,
                engine=engine,
                settings=settings,
                cassettes=cassettes,
                on_engine=meter.say_once,
            )

        def show(piece: Piece, summary: "Summary") -> int:
            pretty = place.separate or piece.only
            place.put(
                piece.source, piece.part, _shaped(summary, format, pretty=pretty, to_terminal=output is None)
            )
            return status_of(summary)

        return each(found, meter, make, show)


def _shaped(summary: "Summary", shape: Shape, *, pretty: bool, to_terminal: bool) -> str:
    if shape == "json":
        return summary.model_dump_json(indent=2 if pretty else None) + "\n"
    from summarizer import view

    return text_of(view.summary(summary), to_terminal=to_terminal)
