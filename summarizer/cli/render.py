"""What a terminal view looks like as text: as wide as the terminal, whole and plain anywhere else."""

import io
import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

UNBOUNDED = 10_000
"""Columns where there is no terminal: a row is a line, and nothing is cut off."""
_NARROWEST = 40


def coloured(*, terminal: bool) -> bool:
    """Whether text goes out with colours and weights, as the user's environment has it.

    The first that is set decides: NO_COLOR; FORCE_COLOR or CLICOLOR_FORCE; TERM=dumb or CLICOLOR=0; else whether it is
    a terminal that reads. See no-color.org and bixense.com/clicolors.
    """
    told = os.environ.get
    if told("NO_COLOR"):
        return False
    if told("FORCE_COLOR", "0") not in {"", "0"} or told("CLICOLOR_FORCE", "0") not in {"", "0"}:
        return True
    return terminal and told("TERM") not in {"dumb", "unknown"} and told("CLICOLOR") != "0"


def columns(*, terminal: bool) -> int:
    """How wide text may be: COLUMNS, else the terminal's width; unbounded where there is none."""
    fallback = 80 if terminal else UNBOUNDED
    told = os.environ.get("COLUMNS", "")
    if not terminal and not told.isdecimal():
        return fallback
    return max(shutil.get_terminal_size((fallback, 24)).columns, _NARROWEST)


def text_of(view: "RenderableType", *, to_terminal: bool = True) -> str:
    """The view as text; in a file (`to_terminal` does not hold) it is whole and plain."""
    from rich.console import Console

    terminal = to_terminal and sys.stdout.isatty()
    colours = to_terminal and coloured(terminal=terminal)
    console = Console(
        file=io.StringIO(),
        width=columns(terminal=terminal) if to_terminal else UNBOUNDED,
        force_terminal=colours,
        color_system=("auto" if terminal else "standard") if colours else None,
        no_color=False,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
    with console.capture() as captured:
        console.print(view)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"
