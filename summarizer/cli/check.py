"""`summarizer check`: any summary against its source."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.errors import InputError

from .manual import FINDINGS, manual
from .options import ShapeOption, source_of
from .output import emit, json_of
from .render import text_of

if TYPE_CHECKING:
    from summarizer.schemas import Summary


@manual(
    ("Check a summary of any tool against its release", "summarizer check summary.json --source release.txt"),
    (
        "As JSON, for a script",
        "summarizer check summary.json --source release.txt --format json > findings.json",
    ),
    (
        "Straight from the tool that makes it",
        "summarizer -q summarize release.txt | summarizer check - --source release.txt",
    ),
    status=FINDINGS,
    see=("summarize", "schema", "show"),
)
def check(
    summary: Annotated[
        str, typer.Argument(metavar="SUMMARY", help="A file with a summary; - is standard input.")
    ],
    source: Annotated[
        str, typer.Option("--source", metavar="SOURCE", help="The release that it was made from.")
    ],
    format: ShapeOption = "table",
) -> int:
    """Check a summary, from any tool, against its release; exit status 1 says that it has errors.

    Each quote is looked for in the text, and each figure, day, name and status in its quote. It prints a line
    for each finding, with the words that it concerns, or JSON.
    """
    from summarizer import checks, reading
    from summarizer.schemas import Severity

    if summary == source == "-":
        raise InputError("standard input (-) can be read only once")
    record = _load(summary)
    document = reading.read(source_of(source))
    findings = checks.check(record, document)
    if format == "json":
        emit(json_of([finding.model_dump(mode="json") for finding in findings]))
    else:
        from summarizer import view

        emit(text_of(view.findings(findings, document)))
    return int(any(finding.severity is Severity.ERROR for finding in findings))


def _load(name: str) -> "Summary":
    """The summary in the file `name`; raises InputError with the first thing that is wrong with it."""
    from pydantic import ValidationError

    from summarizer.schemas import Summary

    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {name}: {error.strerror}") from None
    try:
        return Summary.model_validate_json(data.decode(json.detect_encoding(data)).removeprefix("\ufeff"))
    except UnicodeDecodeError:
        raise InputError(f"{name} is not JSON: it is no Unicode text") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if first["type"] == "json_invalid":
            raise InputError(f"{name} is not JSON: {first['ctx']['error']}") from None
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        where = ".".join(str(step) for step in first["loc"]) or "it"
        raise InputError(f"{name} is not a summary: {where}: {first['msg']}{more}") from None
