"""`summarizer schema`: the JSON Schema of each record."""

from typing import Annotated

import typer

from summarizer.errors import InputError

from .manual import manual
from .output import emit, json_of


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

    from summarizer.catalog import DIALECT, records, schema_of

    known = records()
    if names:
        emit("".join(f"{name}\n" for name in known))
    elif record is None:
        _, definitions = models_json_schema([(model, "serialization") for model in known.values()])
        emit(json_of({"$schema": DIALECT, **definitions}))
    elif record in known:
        emit(json_of(schema_of(known[record])))
    else:
        raise InputError(f"there is no record {record!r}; the records are {', '.join(known)}")
    return 0
