"""`summarizer summarize`: releases into records."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .options import (
    Cassettes,
    EngineName,
    Model,
    Sources,
    refuse_repeated_input,
    settings_for,
    source_of,
)
from .output import results
from .progress import Meter
from .render import text_of
from .sources import each, status_of

if TYPE_CHECKING:
    from summarizer.schemas import Document, Summary

_SUFFIXES = {"json": ".json", "table": ".txt", "html": ".html"}


def summarize(
    sources: Sources,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="PATH", help="A file, or a folder for a file each."),
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="What reads the releases.")] = "auto",
    format: Annotated[
        Literal["table", "json", "html"],
        typer.Option(help="For machines, or for people: a table, or a page with the releases' words."),
    ] = "json",
    model: Model = None,
    cassettes: Cassettes = None,
) -> int:
    """Turn releases into records: JSON for one, a line of JSON each for several, a page for all of them."""
    from summarizer import pipeline, reading

    refuse_repeated_input(sources)
    settings = settings_for(model)
    pairs: list[tuple[Summary, Document]] = []
    with (
        results(output, sources, _SUFFIXES[format]) as place,
        Meter(len(sources)) as meter,
    ):

        def make(source: str) -> "tuple[Summary, Document | None]":
            document = reading.read(source_of(source)) if format == "html" else None
            summary = pipeline.summarize(
                document or source_of(source),
                engine=engine,
                settings=settings,
                cassettes=cassettes,
                on_engine=meter.say_once,
            )
            return summary, document

        def show(index: int, made: "tuple[Summary, Document | None]") -> int:
            summary, document = made
            pretty = place.separate or len(sources) == 1
            if document is None:
                place.put(index, _shaped(summary, format, pretty=pretty, to_terminal=output is None))
            elif place.separate:
                place.put(index, _page([(summary, document)]))
            else:
                pairs.append((summary, document))
            return status_of(summary)

        status = each(sources, meter, make, show)
        if pairs:
            place.put(0, _page(pairs))
        return status


def _page(pairs: "list[tuple[Summary, Document]]") -> str:
    from summarizer import pages

    return pages.page(pairs)


def _shaped(summary: "Summary", shape: str, *, pretty: bool, to_terminal: bool) -> str:
    if shape == "json":
        return summary.model_dump_json(indent=2 if pretty else None) + "\n"
    from summarizer import view

    return text_of(view.summary(summary), to_terminal=to_terminal)
