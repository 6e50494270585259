"""`summarizer summarize`: releases into records."""

from typing import TYPE_CHECKING, Annotated

import typer

from .manual import ENDPOINT, FINDINGS, manual
from .options import (
    Cassettes,
    Engine,
    Model,
    Shape,
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
    from summarizer.schemas import Summary


@manual(
    ("Read a release, and look at it", "summarizer summarize release.txt --format table"),
    ("Keep a release's records as JSON", "summarizer summarize release.txt -o summary.json"),
    ("A line of JSON for each of several", "summarizer summarize releases/*.txt -o summaries.jsonl"),
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
    format: Annotated[Shape, typer.Option(help="For people, or for machines.")] = "json",
    model: Model = None,
    cassettes: Cassettes = None,
) -> int:
    """Turn releases into records: JSON for one, a line of JSON each for several.

    A summary holds the programs, trials and claims of a release, each with the words that support it, what
    failed its checks and was rejected, and which facts no record holds. `--format table` is for reading. One
    line on standard error says what read the release, and why. What fails is said there; the other releases
    are done, and the worst status is returned.
    """
    from summarizer import pipeline

    refuse_repeated_input(sources)
    settings = settings_for(model)
    with (
        results(output, sources, ".json" if format == "json" else ".txt") as place,
        Meter(len(sources)) as meter,
    ):

        def make(source: str) -> "Summary":
            return pipeline.summarize(
                source_of(source),
                engine=engine,
                settings=settings,
                cassettes=cassettes,
                on_engine=meter.say_once,
            )

        def show(index: int, summary: "Summary") -> int:
            pretty = place.separate or len(sources) == 1
            place.put(index, _shaped(summary, format, pretty=pretty, to_terminal=output is None))
            return status_of(summary)

        return each(sources, meter, make, show)


def _shaped(summary: "Summary", shape: Shape, *, pretty: bool, to_terminal: bool) -> str:
    if shape == "json":
        return summary.model_dump_json(indent=2 if pretty else None) + "\n"
    from summarizer import view

    return text_of(view.summary(summary), to_terminal=to_terminal)
