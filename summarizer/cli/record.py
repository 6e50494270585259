"""`summarizer record`: makes and renews cassettes, and finds those that no longer match."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.errors import InputError

from .failures import explain, note
from .manual import ENDPOINT, manual
from .options import Cassettes, Model, settings_for
from .output import emit, file_stem
from .progress import Meter
from .sources import sources_of

if TYPE_CHECKING:
    from summarizer.settings import Settings


@manual(
    (
        "Which recorded answers are stale; nothing is sent",
        "summarizer record --check releases/*.txt --cassettes cassettes",
    ),
    status={1: "a cassette is missing, stale, or of none of the sources (--check)", **ENDPOINT},
    see=("summarize", "doctor"),
)
def record(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files with a release each; a cassette is made for each."),
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Only say which cassettes no longer match; nothing is sent.")
    ] = False,
    model: Model = None,
    cassettes: Cassettes = None,
) -> int:
    """Ask the endpoint about releases and keep the traffic, so that it can be replayed.

    A cassette is a file of text, named after its release; no key, address or header is in it. It prints a line
    for each. With --check nothing is sent: it says which cassettes still match.
    """
    from summarizer.settings import Settings

    settings = settings_for(model) or Settings.load()
    folder = cassettes or settings.cassettes
    tapes = _tapes(folder, sources)
    if check:
        faults = 0
        for path, fault in _stale(folder, tapes):
            emit(f"{path}: {fault or 'matches'}\n")
            faults += bool(fault)
        return int(faults > 0)
    return _renew(tapes, settings)


def _tapes(folder: Path, arguments: Sequence[str]) -> dict[Path, Path]:
    """The source of each cassette; a container has one for each release in it. InputError where two would share one."""
    from summarizer.reading import contents_of

    tapes: dict[Path, Path] = {}
    found = sources_of(arguments)
    if found.account:
        note(found.account)
    for source in found.sources:
        try:
            contents = contents_of(source) if isinstance(source, Path) else []
        except InputError:
            contents = []  # it is said when its turn comes
        parts = [content.part for content in contents] if len(contents) > 1 else [None]
        for part in parts:
            path = folder / f"{file_stem(source, part)}.yaml"
            if not isinstance(source, Path) or path in tapes:
                raise InputError(
                    "each source must be a file with a name of its own: its cassette is named after it"
                )
            tapes[path] = source if part is None else Path(f"{source}#{part}")
    return tapes


def _renew(tapes: dict[Path, Path], settings: "Settings") -> int:
    from summarizer import pipeline

    worst = failed = 0
    with Meter(len(tapes)) as meter:
        for path, source in tapes.items():
            meter.begin(source.name)
            try:
                summary = pipeline.summarize(
                    source, engine="llm", settings=settings, on_engine=meter.say_once, record_to=path
                )
            except Exception as error:  # noqa: BLE001 - the other releases are still recorded
                message, status = explain(error)
                meter.say(f"{source}: {message}")
                worst = max(worst, status)
                failed += 1
            else:
                with meter.aside():
                    emit(f"{path}: {summary.provenance.requests} requests recorded\n")
            meter.advance()
        meter.sum_up(failed)
    return worst


def _stale(folder: Path, tapes: dict[Path, Path]) -> Iterator[tuple[Path, str]]:
    """Each cassette with what is wrong with it; an empty sentence where it still matches."""
    from summarizer.cassettes import Kind, heads

    for path, source in tapes.items():
        yield path, _fault(path, source)
    if folder.is_dir():
        for path, head in heads(folder):
            if head.kind is Kind.RECORDED and path not in tapes:
                yield path, "belongs to none of the sources"


def _fault(path: Path, source: Path) -> str:
    from summarizer import pipeline
    from summarizer.cassettes import audit, read_head
    from summarizer.settings import Settings

    if not path.exists():
        return f"missing: nothing is recorded for {source}"
    head = read_head(path)
    recorded = {"model": head.model, "mode": head.mode, "temperature": head.temperature}
    settings = Settings.load(
        api_key="played", **{name: value for name, value in recorded.items() if value is not None}
    )
    found = audit(path, lambda: pipeline.summarize(source, engine="llm", settings=settings))
    return "; ".join(_sentences(found.misses, found.unplayed, found.error))


def _sentences(misses: Sequence[str], unplayed: Sequence[str], error: str | None) -> Iterator[str]:
    for miss in misses:
        yield f"stale: {miss}"
    for answer in unplayed:
        yield f"nothing asks any more for: {answer}"
    if error:
        yield f"fails: {error}"
