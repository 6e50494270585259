"""`summarizer mcp`: the tools and the store for language models' programs."""

from pathlib import Path
from typing import Annotated

import typer

from summarizer.errors import InputError

from .failures import note
from .manual import manual
from .options import Cassettes, Engine, Model, StoreOption

HOST = "127.0.0.1"
PORT = 8365


@manual(
    (
        "For a program that starts it and speaks to it over standard input and output",
        "summarizer mcp --store releases.db --root releases",
    ),
    ("With a store that releases may be added to", "summarizer mcp --writable --engine rules"),
    see=("summarize", "brief", "ask", "changes"),
)
def mcp(
    http: Annotated[
        bool, typer.Option("--http", help="Serve streamable HTTP; default: standard input and output.")
    ] = False,
    host: Annotated[
        str | None,
        typer.Option("--host", metavar="ADDRESS", help=f"Where to listen, with --http; default: {HOST}."),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="N",
            min=0,
            max=65535,
            help=f"The port, with --http; 0 takes a free one; default: {PORT}.",
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar="NAME",
            help="What other machines call this server, with --http; needed where they can reach it, repeatable.",
        ),
    ] = None,
    root: Annotated[
        list[Path] | None,
        typer.Option("--root", metavar="FOLDER", help="A folder whose files may be read; repeatable."),
    ] = None,
    addresses: Annotated[
        bool, typer.Option("--addresses", help="Let web pages and SEC filings be fetched by their address.")
    ] = False,
    writable: Annotated[
        bool, typer.Option("--writable", help="Let releases be kept in the store, which is made if need be.")
    ] = False,
    store: StoreOption = None,
    engine: Engine = None,
    model: Model = None,
    cassettes: Cassettes = None,
) -> int:
    """Serve summarize, check, brief, ask, changes and calendar to language models' programs (MCP).

    Over standard input and output, as such programs start it, or over HTTP to this machine alone. Files are read
    only in folders named here; the store is read, and written only with --writable. Needs the extra `mcp`.
    """
    from summarizer import serving
    from summarizer.settings import Settings

    if not http and (host is not None or port is not None or allow_host):
        raise InputError("--host, --port and --allow-host are for --http")
    named = {"store": store or None, "engine": engine, "model": model, "cassettes": cassettes}
    grant = serving.Grant(
        Settings.load(**{name: value for name, value in named.items() if value is not None}),
        writable=writable,
        folders=serving.Folders.of(root or ()),
        addresses=addresses,
    )
    if http:
        serving.over_http(grant, host or HOST, PORT if port is None else port, tuple(allow_host or ()), note)
    else:
        serving.over_stdio(grant)
    return 0
