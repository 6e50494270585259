"""`summarizer check`: any summary against its source."""

from typing import Annotated

import typer

from summarizer.errors import InputError

from .manual import FINDINGS, manual
from .options import ShapeOption, source_of
from .output import emit, json_of
from .render import text_of
from .summaries import load


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
    record = load(summary)
    document = reading.read(source_of(source))
    findings = checks.check(record, document)
    if format == "json":
        emit(json_of([finding.model_dump(mode="json") for finding in findings]))
    else:
        from summarizer import view

        emit(text_of(view.findings(findings, document)))
    return int(any(finding.severity is Severity.ERROR for finding in findings))
