"""`summarizer ask`: what the releases in the store say to a question."""

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
    (
        "When something is expected",
        'summarizer ask "when is proof of concept for ALLO-329 expected, and has it moved?"',
    ),
    (
        "Without a model, for a program",
        'summarizer ask "how long does the cash of Allogene last?" --engine rules --format json',
    ),
    status=ENDPOINT,
    see=("brief", "changes"),
)
def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="A question in plain English.")],
    issuer: IssuerOption = None,
    format: Annotated[Literal["md", "json"], typer.Option(help="For people, or for machines.")] = "md",
    output: OutputFile = None,
    store: StoreOption = None,
    engine: Engine = None,
    model: Model = None,
    cassettes: Cassettes = None,
    record: RecordOption = False,
) -> int:
    """Answer a question from the releases in the store, in sentences that cite their words, or say that they do not say.

    It is read for the programs, trials and companies that it names, what it asks about them, and when. A
    model is given what was found, and nothing else; its sentences are checked against what they cite, and
    one that does not hold is left out. Where nothing is found, no model is asked. When the endpoint fails,
    the answer without a model is printed, with exit status 3.
    """
    from summarizer import asking

    refuse_folder(output)
    failures: list[EndpointError] = []
    with store_at(store) as kept:
        found = asking.ask(
            question,
            kept,
            issuer,
            engine="llm" if record else engine,
            settings=settings_for(model),
            cassettes=cassettes,
            on_engine=note,
            on_failure=failures.append,
            record=record,
        )
    if format == "md":
        put_page(output, asking.markdown(found))
    else:
        put_one(output, found.model_dump_json(indent=2) + "\n")
    return failed(failures)
