"""`summarizer export`: the store as files for other tools."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from .manual import manual
from .options import StoreOption, store_at
from .output import emit


@manual(
    ("A folder with a CSV file a table", "summarizer export --format csv -o tables"),
    ("One workbook", "summarizer export --store releases.db --format xlsx -o releases.xlsx"),
    ("One file of JSON lines", "summarizer export --format jsonl -o records.jsonl"),
    see=("calendar", "changes"),
)
def export(
    format: Annotated[
        Literal["jsonl", "csv", "xlsx", "parquet"],
        typer.Option("--format", help="csv and parquet are folders with a file a table."),
    ],
    output: Annotated[str, typer.Option("-o", "--output", metavar="PATH", help="The file or the folder.")],
    store: StoreOption = None,
) -> int:
    """Write the store's tables for other tools, with what each column means; a line a table counts its rows."""
    from summarizer import exports

    with store_at(store) as kept:
        count = exports.export(kept, format, Path(output))
    emit("".join(f"{name}: {rows}\n" for name, rows in count.items()))
    return 0
