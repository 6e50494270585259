"""`summarizer summarize`: releases into records."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .manual import ENDPOINT, FINDINGS, manual
from .options import (
    Cassettes,
    Engine,
    Model,
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

_SUFFIXES = {"json": ".json", "table": ".txt", "html": ".html"}


@manual(
    ("Read a release, and look at it", "summarizer summarize release.txt --format table"),
    ("Keep a release's records as JSON", "summarizer summarize release.txt -o summary.json"),
    ("A line of JSON for each of several", "summarizer summarize releases/ -o summaries.jsonl"),
    ("A file for each, in a folder", "summarizer summarize releases/*.txt -o summaries/"),
    (
        "Without a model, from standard input, with nothing said beside it",
        "cat release.txt | summarizer summarize - --engine rules --quiet > summary.json",
    ),
    status={**FINDINGS, **ENDPOINT},
    see=("show", "check", "add"),
)
def summarize(
    sources: Sources,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="PATH", help="A file, or a folder for a file each."),
    ] = None,
    engine: Engine = None,
    format: Annotated[
        Literal["table", "json", "html"],
        typer.Option(help="For machines, or for people: a table, or a page with the releases' words."),
    ] = "json",
    model: Model = None,
    cassettes: Cassettes = None,
) -> int:
    """Turn releases into records: JSON for one, a line of JSON each for several, a page for all of them.

    A summary holds the programs, trials and claims of a release, each with the words that support it, what
    failed its checks and was rejected, and which facts no record holds. `--format table` is for reading; `html` is
    one file that shows the records beside the release. One line on standard error says what read the release, and
    why. What fails is said there; the other releases are done, and the worst status is returned.
    """
    from summarizer import pipeline

    refuse_repeated_input(sources)
    settings = settings_for(model)
    found = sources_of(sources)
    pairs: list[tuple[Summary, Document]] = []
    with (
        results(output, found.sources, _SUFFIXES[format]) as place,
        Meter(len(found.sources)) as meter,
    ):

        def make(document: "Document") -> "tuple[Summary, Document]":
            summary = pipeline.summarize(
                document,
                engine=engine,
                settings=settings,
                cassettes=cassettes,
                on_engine=meter.say_once,
            )
            return summary, document

        def show(piece: Piece, made: "tuple[Summary, Document]") -> int:
            summary = made[0]
            if format != "html":
                pretty = place.separate or piece.only
                text = _shaped(summary, format, pretty=pretty, to_terminal=output is None)
                place.put(piece.source, piece.part, text)
            elif place.separate:
                place.put(piece.source, piece.part, _page([made]))
            else:
                pairs.append(made)
            return status_of(summary)

        status = each(found, meter, make, show)
        if pairs:
            place.put("", None, _page(pairs))
        return status


def _page(pairs: "list[tuple[Summary, Document]]") -> str:
    from summarizer import pages

    return pages.page(pairs)


def _shaped(summary: "Summary", shape: str, *, pretty: bool, to_terminal: bool) -> str:
    if shape == "json":
        return summary.model_dump_json(indent=2 if pretty else None) + "\n"
    from summarizer import view

    return text_of(view.summary(summary), to_terminal=to_terminal)
