"""`summarizer check`: any summary against its source."""

from typing import Annotated

import typer

from summarizer.errors import InputError

from .options import ShapeOption, source_of
from .output import emit, json_of
from .render import text_of
from .summaries import load


def check(
    summary: Annotated[
        str, typer.Argument(metavar="SUMMARY", help="A file with a summary; - is standard input.")
    ],
    source: Annotated[
        str, typer.Option("--source", metavar="SOURCE", help="The release that it was made from.")
    ],
    format: ShapeOption = "table",
) -> int:
    """Check a summary, from any tool, against its release; exit status 1 says that it has errors."""
    from summarizer import checks, reading
    from summarizer.schemas import Severity

    if summary == source == "-":
        raise InputError("standard input (-) can be read only once")
    record = load(summary)
    document = reading.read(source_of(source))
    findings = checks.check(record, document)
    if format == "json":
        emit(json_of([finding.model_dump(mode="json") for finding in findings]))
    else:
        from summarizer import view

        emit(text_of(view.findings(findings, document)))
    return int(any(finding.severity is Severity.ERROR for finding in findings))
