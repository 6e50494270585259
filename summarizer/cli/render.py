"""What a terminal view looks like as text: as wide as the terminal, plain anywhere else."""

import io
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH = 100
"""Columns where there is no terminal."""


def text_of(view: "RenderableType", *, to_terminal: bool = True) -> str:
    """The view as text, with colours only where standard output is a terminal and `to_terminal` holds."""
    from rich.console import Console

    colours = to_terminal and sys.stdout.isatty()
    columns = shutil.get_terminal_size((WIDTH, 24)).columns if to_terminal else WIDTH
    console = Console(
        file=io.StringIO(),
        width=max(columns, 40),
        force_terminal=colours,
        color_system="auto" if colours else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as captured:
        console.print(view)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"
