"""The arguments that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.errors import InputError
from summarizer.fetching import has_scheme

if TYPE_CHECKING:
    from summarizer.settings import Settings
    from summarizer.store import Store

EngineName = Literal["auto", "llm", "rules", "replay"]
Shape = Literal["table", "json"]

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE", help="Files, folders, patterns in quotes or addresses; - is standard input."
    ),
]
Source = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE",
        help="A file or an address with a release, FILE#PART for a part of it; - is standard input.",
    ),
]
Program = Annotated[str, typer.Argument(metavar="PROGRAM", help="Any name of the program.")]
AnyProgram = Annotated[
    str | None,
    typer.Argument(metavar="PROGRAM", help="Any name of a program; default: all that is in the store."),
]
Engine = Annotated[
    EngineName | None,
    typer.Option(
        "--engine",
        help="A model, its recorded answers (replay), fixed rules, or the first of these that can be had "
        "(auto). Setting: engine, SUMMARIZER_ENGINE; default: auto.",
    ),
]
Cassettes = Annotated[
    Path | None,
    typer.Option(
        "--cassettes",
        metavar="FOLDER",
        help="Where recorded answers are kept. Setting: cassettes, SUMMARIZER_CASSETTES; default: cassettes.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="The model to ask. Setting: model, SUMMARIZER_MODEL; default: the one that `doctor` names.",
    ),
]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH_OR_URL",
        help="Where releases are kept: a file, or postgresql://user@host/database. Setting: store, "
        "SUMMARIZER_STORE; default: a file in the platform's folder for data.",
    ),
]
IssuerOption = Annotated[
    str | None, typer.Option("--issuer", metavar="COMPANY", help="The company, by its name or its id.")
]
OutputFile = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="A file in place of standard output.")
]
RecordOption = Annotated[
    bool, typer.Option("--record", help="Keep what the model is asked and answers, to be replayed.")
]
ShapeOption = Annotated[Shape, typer.Option("--format", help="For people, or for machines.")]


def source_of(argument: str) -> str | Path:
    """What the reader is given for a command-line argument: never mistaken for the text itself."""
    return argument if argument == "-" or has_scheme(argument) else Path(argument)


def refuse_repeated_input(sources: list[str]) -> None:
    """Standard input can be read once: raises InputError where it is named twice."""
    if sources.count("-") > 1:
        raise InputError("standard input (-) can be read only once")


def settings_for(model: str | None) -> "Settings | None":
    """The endpoint's settings with another model than the configured one; None to leave all as it is."""
    if model is None:
        return None
    from summarizer.settings import Settings

    return Settings.load(model=model)


def place_for(address: str | None) -> str | None:
    """Where the store is: `address`, else what is configured; None is the platform's folder for data."""
    if address:
        return address
    from summarizer.settings import Settings

    return Settings.load().store


def store_at(address: str | None) -> "Store":
    """The store at `address`, else the configured one, which must be there: only `add` makes one."""
    from summarizer.store import Store
    from summarizer.store.address import place_of

    address = place_for(address)
    path = place_of(address).path
    if path is not None and not path.exists():
        raise InputError(f"there is no store at {path}: `summarizer add SOURCE...` makes one")
    return Store(address)
