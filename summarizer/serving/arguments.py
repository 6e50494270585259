"""What tools take, with the bounds that a request must keep."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from summarizer.errors import InputError
from summarizer.reading.encoding import LIMIT

from .folders import LONGEST

MOST = 1000
"""Items of a list at most."""
NAME = 300
QUESTION = 2000


class Arguments(BaseModel):
    """The arguments of a tool: nothing beside them is taken."""

    model_config = ConfigDict(extra="forbid", frozen=True)


A = TypeVar("A", bound=Arguments)


def _parsed(value: object) -> object:
    """An object that a client sent as JSON in a string, as some do."""
    try:
        return json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return value


Text = Annotated[
    str | None,
    Field(max_length=LIMIT, description="The release's text, whole and as published. Give this or `source`."),
]
SourceName = Annotated[
    str | None,
    Field(
        max_length=LONGEST,
        description="A file with the release, by its path from one of the folders that the server was started with, or an "
        "address where it may fetch; of a mail or filing with several, one behind #: `filing.txt#EX-99.1`. Give this or `text`.",
    ),
]
ProgramName = Annotated[
    str,
    Field(min_length=1, max_length=NAME, description="Any name of a drug candidate: `ALLO-329`."),
]
AnyProgram = Annotated[
    str | None,
    Field(
        min_length=1, max_length=NAME, description="Any name of a drug candidate; without it, all of them."
    ),
]
Company = Annotated[
    str | None,
    Field(
        max_length=NAME,
        description="The company, where several have a program called so; or its records alone.",
    ),
]
Limit = Annotated[int, Field(ge=1, le=MOST, description="How many are listed at most.")]


class SummarizeArguments(Arguments):
    """A release, and whether to keep it."""

    text: Text = None
    source: SourceName = None
    store: Annotated[
        bool, Field(description="Also keep the release in the store; only where the server may write to it.")
    ] = False


class CheckArguments(Arguments):
    """A summary and the release that it was made from."""

    summary: Annotated[
        dict[str, Any],
        BeforeValidator(_parsed),
        Field(
            description="A summary as `summarize` gives it; `summarizer://schema/Summary` has its JSON Schema."
        ),
    ]
    text: Text = None
    source: SourceName = None


class BriefArguments(Arguments):
    """A program."""

    program: ProgramName
    issuer: Company = None


class AskArguments(Arguments):
    """A question."""

    question: Annotated[
        str, Field(min_length=1, max_length=QUESTION, description="A question in plain English.")
    ]
    issuer: Company = None


class ChangesArguments(Arguments):
    """Whose changes, and since when."""

    program: AnyProgram = None
    issuer: Company = None
    since: Annotated[
        date | None, Field(description="Only what releases of this day and later say: `2026-01-31`.")
    ] = None
    everything: Annotated[bool, Field(description="Also what was told again as it was.")] = False
    limit: Limit = 100


class CalendarArguments(Arguments):
    """Whose calendar."""

    program: AnyProgram = None
    issuer: Company = None
    limit: Limit = 100


def taken(kind: type[A], given: Mapping[str, Any]) -> A:
    """The arguments of a request.

    Raises:
        InputError: They are not what the tool takes; the sentence names the first that is wrong.
    """
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        raise InputError(f"the arguments are wrong: {first_wrong(error)}") from None


def first_wrong(error: ValidationError) -> str:
    """The first thing that is wrong, without the value, and how many more are."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    where = ".".join(str(step) for step in first["loc"])[:NAME] or "it"
    return f"{where}: {first['msg'][:NAME]}{more}"
