"""How far a long run has come: shown on a terminal, silent anywhere else."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .failures import note, on_one_line, quiet, say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Meter:
    """A line on standard error that says which source is being read, of how many."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._last = ""
        self._began = time.monotonic()
        self._terminal = sys.stderr.isatty() and not quiet()

    def __enter__(self) -> "Meter":
        if self._terminal and os.environ.get("TERM") not in {"dumb", "unknown"}:
            from rich.console import Console
            from rich.progress import (
                MofNCompleteColumn,
                Progress,
                SpinnerColumn,
                TextColumn,
                TimeElapsedColumn,
                TimeRemainingColumn,
            )
            from rich.table import Column

            self._progress = Progress(
                SpinnerColumn(),
                MofNCompleteColumn(),
                TextColumn(
                    "{task.description}",
                    markup=False,
                    table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1),
                ),
                TimeElapsedColumn(),
                *([TextColumn("left:"), TimeRemainingColumn()] if self._total > 1 else []),
                console=Console(stderr=True),
                transient=True,
                expand=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._task = self._progress.add_task("", total=self._total)
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()

    def begin(self, name: str) -> None:
        """Say that `name` is being read."""
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, description=on_one_line(name))

    def advance(self) -> None:
        """Count one source as done."""
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task)

    def sum_up(self, failed: int) -> None:
        """Say how many of several sources are done: to whoever watches, and wherever some failed."""
        if self._total > 1 and not quiet() and (self._terminal or failed):
            took = f", in {time.monotonic() - self._began:.1f} s" if self._terminal else ""
            self.say(f"{self._total} sources: {self._total - failed} done, {failed} failed{took}")

    def say(self, message: str) -> None:
        """Print a sentence on standard error, above the line."""
        with self.aside():
            say(message)

    def say_once(self, message: str) -> None:
        """Print what is no error, unless it was the last that this method printed or quiet is asked for."""
        if message != self._last:
            self._last = message
            with self.aside():
                note(message)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the line away while something else is printed."""
        if self._progress is None:
            yield
            return
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()
