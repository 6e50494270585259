"""`summarizer brief`: what the releases in the store say of one program."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .failures import failed, note
from .manual import ENDPOINT, manual
from .options import (
    Cassettes,
    Engine,
    IssuerOption,
    Model,
    OutputFile,
    Program,
    RecordOption,
    StoreOption,
    settings_for,
    store_at,
)
from .output import put_one, refuse_folder
from .pages import put_page

if TYPE_CHECKING:
    from summarizer.errors import EndpointError


@manual(
    ("A brief in Markdown", "summarizer brief ALLO-329"),
    (
        "As one page with a timeline, from another store",
        "summarizer brief ALLO-329 --store releases.db --format html -o brief.html",
    ),
    ("Without a model", "summarizer brief ALLO-329 --engine rules -o brief.md"),
    (
        "Of a name that several companies use",
        "summarizer brief ALLO-329 --issuer 'Allogene Therapeutics, Inc.'",
    ),
    status=ENDPOINT,
    see=("ask", "changes", "calendar"),
)
def brief(
    program: Program,
    issuer: IssuerOption = None,
    format: Annotated[
        Literal["md", "html", "json"],
        typer.Option(help="For people, as Markdown or as one page with a timeline, or for machines."),
    ] = "md",
    output: OutputFile = None,
    store: StoreOption = None,
    engine: Engine = None,
    model: Model = None,
    cassettes: Cassettes = None,
    record: RecordOption = False,
) -> int:
    """Write a brief on a program: what it is, what changed, results, designations and what is expected when.

    Each sentence cites the words of the releases that it rests on. A model's sentences are checked against
    those words; one that does not hold is left out. When the endpoint fails, the brief that is composed of
    the records is printed, with exit status 3.
    """
    from summarizer import briefing, overview

    refuse_folder(output)
    failures: list[EndpointError] = []
    with store_at(store) as kept:
        found = overview.brief(
            program,
            kept,
            issuer,
            engine="llm" if record else engine,
            settings=settings_for(model),
            cassettes=cassettes,
            on_engine=note,
            on_failure=failures.append,
            record=record,
        )
        milestones = overview.milestones(kept, program, issuer) if format == "html" else []
    match format:
        case "json":
            put_one(output, found.model_dump_json(indent=2) + "\n")
        case "html":
            put_one(output, briefing.html(found, milestones))
        case _:
            put_page(output, briefing.markdown(found))
    return failed(failures)
