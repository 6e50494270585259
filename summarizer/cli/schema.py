"""`summarizer schema`: the JSON Schema of each record."""

from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.errors import InputError

from .manual import manual
from .output import emit, json_of

if TYPE_CHECKING:
    from summarizer.schemas import Model

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@manual(
    ("The schema of what `summarize` prints", "summarizer schema Summary > summary.schema.json"),
    ("The records' names", "summarizer schema --names"),
    see=("summarize", "check"),
)
def schema(
    record: Annotated[
        str | None, typer.Argument(metavar="RECORD", help="One record's name; default: all of them.")
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Print the records' names alone.")] = False,
) -> int:
    """Print the JSON Schema of the records, as `summarize` prints them.

    Without RECORD it is one document that defines them all.
    """
    from pydantic.json_schema import models_json_schema

    known = records()
    if names:
        emit("".join(f"{name}\n" for name in known))
    elif record is None:
        _, definitions = models_json_schema([(model, "serialization") for model in known.values()])
        emit(json_of({"$schema": DIALECT, **definitions}))
    elif record in known:
        emit(json_of({"$schema": DIALECT, **known[record].model_json_schema(mode="serialization")}))
    else:
        raise InputError(f"there is no record {record!r}; the records are {', '.join(known)}")
    return 0


def records() -> "dict[str, type[Model]]":
    """Every public record by its name, in order; classes that only share fields are left out."""
    from summarizer import schemas

    found = {name: getattr(schemas, name) for name in schemas.__all__}
    return {
        name: value
        for name, value in found.items()
        if isinstance(value, type)
        and issubclass(value, schemas.Model)
        and value is not schemas.Model
        and not name.endswith("Fields")
    }
