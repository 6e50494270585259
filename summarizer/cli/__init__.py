"""The command line. It parses and prints; what is true of a release is decided below it.

Nothing heavier than typer is imported before a command runs: `--help` and `--version` stay quick.
"""

import atexit
import gc
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from summarizer import __version__

from . import (
    add,
    ask,
    brief,
    calendar,
    changes,
    check,
    decide,
    doctor,
    eval,
    export,
    mcp,
    record,
    schema,
    show,
    summarize,
)
from .failures import explain, say
from .output import flush, use_utf8

app = typer.Typer(
    name="summarizer",
    help="Biotech press releases into grounded, checked records.",
    epilog="Exit status: 0 done; 1 done, with error findings; 2 the arguments or the input are wrong; "
    "3 the model's endpoint failed.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("summarize")(summarize.summarize)
app.command("add")(add.add)
app.command("brief")(brief.brief)
app.command("ask")(ask.ask)
app.command("changes")(changes.changes)
app.command("calendar")(calendar.calendar)
app.command("same")(decide.same)
app.command("different")(decide.different)
app.command("export")(export.export)
app.command("check")(check.check)
app.command("show")(show.show)
app.command("eval")(eval.evaluate)
app.command("record")(record.record)
app.command("schema")(schema.schema)
app.command("doctor")(doctor.doctor)
app.command("mcp")(mcp.mcp)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarizer {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; `arguments` are the process's own by default.

    Failures become one sentence on standard error. Interrupted is 130 and a closed pipe 141, as
    shells count them.
    """
    # A start makes a great many objects and hardly any rubbish; by default it is all walked through again and again.
    gc.set_threshold(200_000, 50, 100)
    # Nor is it walked through when the process ends and all of it goes anyway.
    atexit.register(gc.freeze)
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    use_utf8()
    try:
        status = app(given, prog_name="summarizer", standalone_mode=False)
        flush()
    except KeyboardInterrupt:
        return 130
    except typer.Exit as stop:
        return stop.exit_code
    except Exception as error:  # noqa: BLE001 - the last place: whatever went wrong becomes a sentence
        message, status = explain(error)
        say(message)
    return status if isinstance(status, int) else 0
