"""The command line. It parses and prints; what is true of a release is decided below it.

Nothing heavier than typer is imported before a command runs: `--help` and `--version` stay quick.
"""

import atexit
import gc
import sys
from collections.abc import Sequence
from contextvars import copy_context
from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer import __version__

from . import (
    add,
    ask,
    brief,
    calendar,
    changes,
    check,
    completion,
    decide,
    doctor,
    eval,
    export,
    mcp,
    record,
    schema,
    show,
    summarize,
    view,
)
from .failures import be_quiet, explain, say
from .manual import Command, Group
from .output import flush, use_utf8

app = typer.Typer(
    name="summarizer",
    cls=Group,
    help="Biotech press releases into grounded, checked records.",
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
app.command("view")(view.view)
app.command("eval")(eval.evaluate)
app.command("record")(record.record)
app.command("schema")(schema.schema)
app.command("doctor")(doctor.doctor)
app.command("mcp")(mcp.mcp)
app.command("completion")(completion.completion)
app.command("_complete", hidden=True)(completion.complete)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarizer {__version__}")
        raise typer.Exit


def _quieten(wanted: bool) -> None:
    if wanted:
        be_quiet()


def _configure(path: Path | None) -> None:
    if path is not None:
        from summarizer import configuration

        configuration.name(path)


def _let_private(wanted: bool) -> None:
    if wanted:
        from summarizer import configuration

        configuration.give(allow_private=True)


@app.callback()
def _top(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "-q",
            "--quiet",
            callback=_quieten,
            expose_value=False,
            help="Say nothing on standard error but errors: no progress, no engine, no notes.",
        ),
    ] = False,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            callback=_configure,
            expose_value=False,
            help="Read settings from this file in the place of ./summarizer.toml and one's own. "
            "Environment: SUMMARIZER_CONFIG.",
        ),
    ] = None,
    private: Annotated[
        bool,
        typer.Option(
            "--allow-private",
            callback=_let_private,
            expose_value=False,
            help="Let addresses of this machine and of private networks be fetched. "
            "Setting: allow_private, SUMMARIZER_ALLOW_PRIVATE.",
        ),
    ] = False,
) -> None:
    pass


def program() -> Any:
    """The whole program, with the options that stand before a command and behind it alike.

    What is about fetching stands behind those commands alone that read a source.
    """
    for info in app.registered_commands:
        info.cls = Command
    group: Any = typer.main.get_command(app)
    common = [option for option in group.params if not option.expose_value]
    for command in group.commands.values():
        fetches = any(one.name in {"source", "sources"} for one in command.params)
        command.params += [one for one in common if fetches or one.name != "private"]
    return group


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; `arguments` are the process's own by default.

    Failures become one sentence on standard error. Interrupted is 130 and a closed pipe 141, as
    shells count them.
    """
    return copy_context().run(_main, list(sys.argv[1:] if arguments is None else arguments) or ["--help"])


def _main(given: list[str]) -> int:
    # A start makes a great many objects and hardly any rubbish; by default it is all walked through again and again.
    gc.set_threshold(200_000, 50, 100)
    # Nor is it walked through when the process ends and all of it goes anyway.
    atexit.register(gc.freeze)
    use_utf8()
    try:
        status = program()(given, prog_name="summarizer", standalone_mode=False)
        flush()
    except KeyboardInterrupt:
        return 130
    except typer.Exit as stop:
        return stop.exit_code
    except Exception as error:  # noqa: BLE001 - the last place: whatever went wrong becomes a sentence
        message, status = explain(error)
        say(message)
    return status if isinstance(status, int) else 0
