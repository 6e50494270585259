"""The terminal's view of a report: releases worst first, the rows of METRICS.md, fields and faults."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summarizer.lines import plain

from .comparison import Change, Comparison
from .report import Error, FaultRow, Faults, Report, Share, Survivor, Tally

SHOWN = ("false result", "bystander", "wrong designation", "wrong window", "evidence of another author")
"""The errors that people fear most are listed; the JSON has them all."""


def report(report: Report, *, survivors: bool = False) -> RenderableType:
    """A whole report; `survivors` lists the faults that nothing saw."""
    parts = [
        *_part(f"Releases, worst first (engine {report.engine})", _releases(report)),
        *_part("All together", _rows(report)),
        *_part("Claims by type", _by_type(report)),
        *_part("Fields of matched records, worst first", _fields(report)),
        *_part("What must not be", _errors(report)),
    ]
    if report.faults:
        parts.append(faults(report.faults, survivors=survivors))
    return Group(*parts)


def comparison(compared: Comparison, *, most: int = 12) -> RenderableType:
    """What moved since an earlier report: the largest moves of each kind, and the errors that came and went."""
    parts: list[RenderableType] = [
        *_part(f"Better than before ({len(compared.better)})", _changes(compared.better[:most])),
        *_part(f"Worse than before ({len(compared.worse)})", _changes(compared.worse[:most])),
    ]
    for title, errors in (("gone", compared.gone), ("new", compared.new)):
        kinds = Counter(error.kind for error in errors).most_common()
        if kinds:
            named = ", ".join(f"{count} {kind}" for kind, count in kinds[:most])
            parts += [Text(), Text(f"Errors that are {title}: {len(errors)} ({named})")]
    for title, names in (("only before", compared.only_before), ("only now", compared.only_after)):
        if names:
            parts.append(Text(f"Not compared, {title}: {', '.join(names)}"))
    return Group(*(parts or [Text("Nothing has moved.")]))


def _part(title: str, *body: RenderableType | None) -> list[RenderableType]:
    kept = [item for item in body if item is not None]
    return [Text(), Text(title, style="bold underline"), *kept] if kept else []


def _grid(*titles: str, gap: int = 2) -> Table:
    """A table whose first column alone gives way on a narrow terminal: figures stay whole."""
    grid = Table(box=None, pad_edge=False, padding=(0, gap, 0, 0), header_style="bold")
    for number, title in enumerate(titles):
        grid.add_column(title, justify="right" if number else "left", no_wrap=number > 0, overflow="fold")
    return grid


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"


def _of(share: Share) -> str:
    return f"{share.count}/{share.of}" if share.of else "–"


def _releases(report: Report) -> Table:
    """A line for each release; on a narrow terminal its name takes more."""
    grid = _grid(
        "release", "prog", "trial", "claim", "P", "R", "value", "window", "author", "false", "cover", gap=1
    )
    for one in report.releases:
        claims = one.claims
        f1s = (one.programs.f1, one.trials.f1, claims.f1, claims.precision, claims.recall, one.values.f1)
        grid.add_row(
            plain(one.name),
            *("–" if value is None else f"{value:.2f}" for value in f1s),
            _of(one.windows),
            _percent(one.authors.share),
            str(one.false_results.count + one.bystanders.count + one.wrong_designations.count),
            _percent(one.covered.share),
        )
    return grid


def _rows(report: Report) -> Table:
    """The rows of METRICS.md, with their numbers there."""
    total = report.total
    grid = _grid("row", "figure", "counts", "per release")
    for title, name in (
        ("8, 16  programs, F1", "programs"),
        ("8, 16  trials, F1", "trials"),
        ("8, 16  claims, F1", "claims"),
        ("       claims whatever type and modality, F1", "claims_found"),
        ("       values of results, F1", "values"),
    ):
        tally: Tally = getattr(total, name)
        grid.add_row(title, _figure(tally.f1), _counts(tally), _figure(report.mean_f1(name)))
    for title, share in (
        ("5      false alarms on annotated records", total.false_alarms),
        ("6      facts accounted for", total.accounted),
        ("7      facts in scope covered", total.covered),
        ("9      windows of matched steps right", total.windows),
        ("       timing phrases read right", total.phrases),
        ("10     characters with the right author", total.authors),
        ("       evidence that is not the company's", total.outside),
        ("       header fields right", total.header),
        ("       values reported as results that are none", total.false_results),
        ("       bystanders taken for programs", total.bystanders),
        ("       designations wrong", total.wrong_designations),
    ):
        grid.add_row(title, _percent(share.share), _of(share), "")
    return grid


def _counts(tally: Tally) -> str:
    return f"{tally.right}/{tally.made} made, {tally.recalled}/{tally.wanted} wanted"


def _by_type(report: Report) -> Table | None:
    types = report.total.by_type
    if not types:
        return None
    grid = _grid("type", "F1", "precision", "recall", "right/made", "found/wanted")
    for name, tally in sorted(types.items(), key=lambda pair: (pair[1].f1 or 0.0, pair[0])):
        grid.add_row(
            name,
            _figure(tally.f1),
            _figure(tally.precision),
            _figure(tally.recall),
            f"{tally.right}/{tally.made}",
            f"{tally.recalled}/{tally.wanted}",
        )
    return grid


def _fields(report: Report) -> Table | None:
    fields = report.total.fields
    if not fields:
        return None
    grid = _grid("field", "right", "wrong", "missing", "extra", "accuracy")
    for name, tally in sorted(fields.items(), key=lambda pair: (pair[1].accuracy or 0.0, pair[0])):
        counts = (tally.right, tally.wrong, tally.missing, tally.extra)
        grid.add_row(name, *map(str, counts), _percent(tally.accuracy))
    return grid


def _errors(report: Report) -> Group | None:
    lines = [
        Text.assemble((f"{plain(release.name)}: ", "dim"), *_told(error))
        for release in report.releases
        for error in release.errors
        if error.kind in SHOWN
    ]
    return Group(*lines) if lines else None


def _told(error: Error) -> Iterator[tuple[str, str]]:
    yield error.kind, "bold red"
    yield f" {_clip(error.given or '', 100)}" if error.given else "", ""
    yield f", not {_clip(error.wanted, 80)}" if error.wanted and error.kind == "wrong window" else "", ""
    yield f" [{_clip(error.record, 140)}]", "dim"


def faults(faults: Faults, *, survivors: bool = False) -> RenderableType:
    """What nothing saw, class by class; `survivors` lists each."""
    parts = _part(
        f"Faults put in (seed {faults.seed}), worst class first; bounds are one-sided, 95 %",
        _classes("1  ", faults.quotes),
        Text(f"2  true quotes found, word for word: {_of(faults.true_quotes)}"),
        _classes("3  ", faults.fields),
        _classes("4  ", faults.swaps),
    )
    if survivors:
        parts += _part(f"Survivors ({len(faults.survivors)})", *map(_survivor, faults.survivors))
    return Group(*parts)


def _classes(number: str, row: FaultRow) -> RenderableType:
    """The classes with survivors and the least known one without; the others are counted."""
    grid = _grid(f"{number}{row.title}", "missed", "of", "share", "at most")
    share = row.missed / row.made if row.made else None
    grid.add_row("all", str(row.missed), str(row.made), _percent(share), f"{row.at_most:.2%}")
    seen = [one for one in row.classes if not one.missed]
    for one in [one for one in row.classes if one.missed] + seen[:1]:
        counts = (str(one.missed), str(one.made), _percent(one.missed / one.made), f"{one.at_most:.2%}")
        grid.add_row(one.kind, *counts)
    if len(seen) > 1:
        grid.add_row(f"{len(seen) - 1} more classes without a survivor", "", "", "", "")
    return grid


def _survivor(one: Survivor) -> RenderableType:
    where = f"{plain(one.release)}{f': {one.path}' if one.path else ''}"
    lines = [Text.assemble((one.kind, "bold"), f" ({where})")]
    lines += [Text(f"  {sign} {_clip(words, 400)}") for sign, words in (("-", one.before), ("+", one.after))]
    if one.record:
        lines.append(Text(f"    {_clip(one.record, 400)}", style="dim"))
    return Group(*lines)


def _changes(changes: Sequence[Change]) -> Table | None:
    if not changes:
        return None
    grid = _grid("figure", "before", "now", "where")
    for change in changes:
        grid.add_row(change.figure, _figure(change.before), _figure(change.after), plain(change.where))
    return grid


def _clip(text: str, most: int) -> str:
    line = plain(text)
    return line if len(line) <= most else f"{line[: most - 1]}…"
