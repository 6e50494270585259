"""`summarizer calendar`: what is expected when."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .failures import note
from .manual import manual
from .options import AnyProgram, IssuerOption, OutputFile, StoreOption, store_at
from .output import json_of, put_bytes, put_one
from .render import text_of

if TYPE_CHECKING:
    from summarizer.schemas import CalendarEntry, Release


@manual(
    ("What is expected of every program", "summarizer calendar"),
    ("For a calendar program", "summarizer calendar --format ics -o expected.ics"),
    ("The timeline of one program", "summarizer calendar ALLO-329 --format svg -o timeline.svg"),
    see=("changes", "brief"),
)
def calendar(
    program: AnyProgram = None,
    issuer: IssuerOption = None,
    format: Annotated[
        Literal["table", "csv", "ics", "json", "svg", "png"],
        typer.Option(
            help="For people, spreadsheets, calendars or machines; svg and png are a timeline, which of one "
            "PROGRAM has what was reached too."
        ),
    ] = "table",
    output: OutputFile = None,
    store: StoreOption = None,
) -> int:
    """Say what is expected when, with each window as it is now and what was said of it before.

    It prints a table, the earliest end first, or CSV, JSON, an iCalendar file, or a timeline as a picture
    (png needs the extra `png`). What lapsed without word is among it, and marked.
    """
    from summarizer import overview

    with store_at(store) as kept:
        if format in {"svg", "png"}:
            _drawn(output, overview.picture(kept, program, issuer), format)
            return 0
        found = overview.calendar(kept, program, issuer)
        releases = kept.releases() if format == "ics" else []
    put_one(output, _shaped(found, releases, format, to_terminal=output is None))
    return 0


def _drawn(output: str | None, picture: str, shape: str) -> None:
    if shape == "svg":
        put_one(output, picture)
    else:
        from summarizer import exports

        put_bytes(output, exports.png(picture))


def _shaped(
    entries: "list[CalendarEntry]", releases: "list[Release]", shape: str, *, to_terminal: bool
) -> str:
    from summarizer import exports

    match shape:
        case "json":
            return json_of([one.model_dump(mode="json") for one in entries])
        case "csv":
            return exports.calendar_csv(entries)
        case "ics":
            left = sum(exports.days_of(one.timing) is None for one in entries)
            if left:
                note(f"{left} of {len(entries)} have no day and are left out: --format table has them")
            return exports.calendar_file(entries, {one.document: one for one in releases})
        case _:
            from summarizer import timeline

            return text_of(timeline.calendar(entries), to_terminal=to_terminal)
