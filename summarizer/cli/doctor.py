"""`summarizer doctor`: what is configured and from where, what would be used, and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .manual import manual
from .options import Cassettes, Engine, Model, ShapeOption, StoreOption, source_of
from .output import emit, json_of
from .render import text_of

if TYPE_CHECKING:
    from rich.console import RenderableType


@manual(
    ("Everything", "summarizer doctor"),
    ("Which engine would read this release", "summarizer doctor release.txt"),
    ("As JSON, for a script", "summarizer doctor --format json > doctor.json"),
    ("What another file would make of it", "summarizer doctor --config summarizer.toml"),
    see=("summarize", "record"),
)
def doctor(
    source: Annotated[
        str | None, typer.Argument(metavar="SOURCE", help="A release: say which engine would read this one.")
    ] = None,
    engine: Engine = None,
    model: Model = None,
    cassettes: Cassettes = None,
    store: StoreOption = None,
    format: ShapeOption = "table",
) -> int:
    """Say what is configured and where each setting comes from, which engine would be used, and why.

    It prints every setting with its value and its source, the configuration files that were looked for, the
    store, the extras and the versions; it changes nothing and asks no endpoint. Keys and passwords are never
    shown.
    """
    from summarizer import diagnosis, reading
    from summarizer.settings import Settings

    given = {"engine": engine, "model": model, "cassettes": cassettes, "store": store}
    settings = Settings.load(**{name: value for name, value in given.items() if value is not None})
    document = reading.read(source_of(source)) if source is not None else None
    report = diagnosis.diagnose(settings, document)
    emit(json_of(report) if format == "json" else text_of(_page(report)))
    return 0


def _page(report: dict[str, Any]) -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    from summarizer.lines import plain

    engine, store, tapes = report["engine"], report["store"], report["cassettes"]
    lines = [Text.assemble(("Engine: ", "bold"), plain(f"{engine['name']} ({engine['reason']})"))]
    settings = [
        (name, "not set" if one["value"] is None else str(one["value"]), one["source"])
        for name, one in report["settings"].items()
    ]
    there = [
        *((one["path"], "read" if one["found"] else "not there") for one in report["files"]),
        (store["path"], store["problem"] or ("a store" if store["found"] else "no store yet")),
        (tapes["path"], f"recorded answers: {tapes['count']}"),
    ]
    extras = [(name, release or "not installed") for name, release in report["extras"].items()]
    versions = [(name, release or "not installed") for name, release in report["versions"].items()]
    return Group(
        *lines,
        *_part("Settings", settings),
        *_part("Files and store", there),
        *_part("Extras", extras),
        *_part("Versions", versions),
    )


def _part(title: str, rows: "Sequence[tuple[str, ...]]") -> "list[RenderableType]":
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from summarizer.lines import plain

    grid = Table.grid(padding=(0, 2, 0, 0))
    for number in range(len(rows[0])):
        grid.add_column(overflow="fold", no_wrap=number == 0 and len(rows[0]) > 2)
    for row in rows:
        grid.add_row(*(Text(plain(cell)) for cell in row))
    return [Text(), Text(title, style="bold underline"), Padding(grid, (0, 0, 0, 2), expand=False)]
