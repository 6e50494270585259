"""`summarizer changes`: what moved between releases."""

from datetime import date
from typing import Annotated, Literal

import typer

from summarizer.errors import InputError

from .manual import manual
from .options import AnyProgram, IssuerOption, StoreOption, store_at
from .output import emit, json_of
from .render import text_of


@manual(
    ("Of one program", "summarizer changes ALLO-329"),
    ("Of all, in what was told since a day", "summarizer changes --since 2026-01-01"),
    (
        "For a spreadsheet, with what was told again unchanged",
        "summarizer changes --all --format csv > changes.csv",
    ),
    see=("calendar", "brief"),
)
def changes(
    program: AnyProgram = None,
    issuer: IssuerOption = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="Only what releases of this day and later say."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what was told again as it was.")] = False,
    format: Annotated[
        Literal["table", "json", "csv"], typer.Option(help="For people, or for machines.")
    ] = "table",
    store: StoreOption = None,
) -> int:
    """Say what moved between releases: delayed, pulled in, lapsed, reached, no longer mentioned and the like.

    It prints a table by program, each change a sentence under the day on which it was told, or JSON or CSV. A
    change names both releases; what is only told again is left out, unless --all.
    """
    from summarizer import overview

    day = _day(since)
    with store_at(store) as kept:
        shown = overview.changes(kept, program, issuer, day, again=everything)
        releases = kept.releases() if format == "table" and not all(one.program for one in shown) else []
    if format == "json":
        emit(json_of([one.model_dump(mode="json") for one in shown]))
    elif format == "csv":
        from summarizer import exports

        emit(exports.changes_csv(shown))
    else:
        from summarizer import timeline

        emit(
            text_of(
                timeline.changes(
                    shown, {one.document: one.issuer or "an unnamed company" for one in releases}
                )
            )
        )
    return 0


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        raise InputError(f"--since takes a day such as 2026-01-31, not {text!r}") from None
