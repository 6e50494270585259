"""`summarizer doctor`: what is configured, what would be used, and why."""

from typing import TYPE_CHECKING, Annotated

import typer

from summarizer import __version__

from .options import Cassettes, Model, ShapeOption, settings_for, source_of
from .output import emit, json_of
from .render import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.llm.settings import Settings

PACKAGES = ("instructor", "openai", "pydantic", "tenacity", "typer", "vcrpy")


def doctor(
    source: Annotated[
        str | None, typer.Argument(metavar="SOURCE", help="A release: say which engine would read this one.")
    ] = None,
    model: Model = None,
    cassettes: Cassettes = None,
    format: ShapeOption = "table",
) -> int:
    """Say what is configured, which engine would be used, and why. Keys are never shown."""
    import platform
    from importlib.metadata import version

    from summarizer.llm.settings import Settings

    settings = settings_for(model) or Settings.load()
    folder = cassettes or settings.cassette_folder
    engine, reason = _engine(source, settings, folder)
    report: dict[str, object] = {
        "engine": engine,
        "reason": reason,
        "api_key": "present" if settings.api_key else "absent",
        "base_url": settings.address,
        "model": settings.model,
        "mode": settings.mode.value,
        "timeout": settings.timeout,
        "retries": settings.retries,
        "reasks": settings.reasks,
        "cassettes": str(folder),
        "cassettes_found": len(list(folder.glob("*.yaml"))) if folder.is_dir() else 0,
        "versions": {
            "summarizer": __version__,
            "python": platform.python_version(),
            **{name: version(name) for name in PACKAGES},
        },
    }
    if format == "json":
        emit(json_of(report))
    else:
        from summarizer import view

        emit(text_of(view.table(report)))
    return 0


def _engine(source: str | None, settings: "Settings", folder: "Path") -> tuple[str, str]:
    """The engine that `auto` takes, for one release or for any, and the reason."""
    if source is not None:
        from summarizer import pipeline, reading

        choice = pipeline.choose(reading.read(source_of(source)), settings=settings, cassettes=folder)
        return choice.engine.value, choice.reason
    if settings.configured:
        return "llm", "an endpoint is configured"
    return (
        "replay or rules",
        "no endpoint is configured: replay where a cassette holds the request, else rules",
    )
