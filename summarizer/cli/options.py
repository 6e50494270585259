"""The arguments that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.llm.settings import Settings

EngineName = Literal["auto", "llm", "rules", "replay"]
Shape = Literal["table", "json"]

Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE", help="Files with a release each; - is standard input.")
]
Source = Annotated[str, typer.Argument(metavar="SOURCE", help="A file with a release; - is standard input.")]
Cassettes = Annotated[
    Path | None,
    typer.Option("--cassettes", metavar="FOLDER", help="Where recorded API traffic is kept."),
]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="The model to ask; default: SUMMARIZER_MODEL.")
]
ShapeOption = Annotated[Shape, typer.Option("--format", help="For people, or for machines.")]


def source_of(argument: str) -> str | Path:
    """What the reader is given for a command-line argument: never mistaken for the text itself."""
    return argument if argument == "-" else Path(argument)


def refuse_repeated_input(sources: list[str]) -> None:
    """Standard input can be read once: raises InputError where it is named twice."""
    if sources.count("-") > 1:
        raise InputError("standard input (-) can be read only once")


def settings_for(model: str | None) -> "Settings | None":
    """The endpoint's settings with another model than the configured one; None to leave all as it is."""
    if model is None:
        return None
    from summarizer.llm.settings import Settings

    return Settings.load(model=model)
