"""Two evaluations compared: what got better, what got worse, which errors are new."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pydantic import Field, ValidationError

from summarizer.errors import InputError

from .report import Error, FaultRow, ReleaseScores, Report, ReportModel, Scores, Share, Tally

LESS_IS_BETTER = frozenset({"false_results", "bystanders", "wrong_designations", "outside", "false_alarms"})
"""Shares that count faults."""


class Change(ReportModel):
    """One figure that moved."""

    where: str
    """A release's name, `total`, or `faults`."""
    figure: str
    """`claims.f1`, `windows`, `fields.trial.status`..."""
    before: float | None
    after: float | None


class Comparison(ReportModel):
    """What moved between two reports of the same releases."""

    better: list[Change] = Field(default_factory=list)
    """Largest move first."""
    worse: list[Change] = Field(default_factory=list)
    gone: list[Error] = Field(default_factory=list)
    """Errors that the earlier report has and the later has not; `record` begins with the release."""
    new: list[Error] = Field(default_factory=list)
    only_before: list[str] = Field(default_factory=list)
    """Releases that only the earlier report has: they are not compared, and the total is of the others."""
    only_after: list[str] = Field(default_factory=list)


def earlier(path: Path) -> Report:
    """A report that was saved as JSON. Raises InputError for anything else."""
    try:
        return Report.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from None
    except (ValidationError, UnicodeDecodeError):
        raise InputError(f"{path} is no report that `summarizer eval --format json` wrote") from None


def compare(before: Report, after: Report) -> Comparison:
    """What moved from one report to another, over the releases that both have."""
    first = {release.name: release for release in before.releases}
    second = {release.name: release for release in after.releases}
    both = [name for name in second if name in first]
    changes: list[tuple[Change, float]] = []
    for name in both:
        changes += _changes(name, _figures(first[name]), _figures(second[name]))
    totals = (sum((side[name] for name in both), Scores()) for side in (first, second))
    changes += _changes("total", *(_figures(total) for total in totals))
    if before.faults and after.faults:
        changes += _changes(
            "faults",
            *(
                {
                    figure: value
                    for row in (one.quotes, one.fields, one.swaps)
                    for figure, value in _missed(row)
                }
                for one in (before.faults, after.faults)
            ),
        )
    changes.sort(key=lambda pair: (-abs(pair[1]), pair[0].where, pair[0].figure))
    gone, new = _errors([first[name] for name in both], [second[name] for name in both])
    return Comparison(
        better=[change for change, gain in changes if gain > 0],
        worse=[change for change, gain in changes if gain < 0],
        gone=gone,
        new=new,
        only_before=[name for name in first if name not in second],
        only_after=[name for name in second if name not in first],
    )


def _changes(
    where: str, before: dict[str, tuple[float, bool]], after: dict[str, tuple[float, bool]]
) -> Iterator[tuple[Change, float]]:
    """Each figure that moved with its gain: above 0 is better."""
    for figure in [*before, *(name for name in after if name not in before)]:
        old, new = before.get(figure), after.get(figure)
        if old is None or new is None or old[0] == new[0]:
            continue
        gain = new[0] - old[0]
        yield (
            Change(where=where, figure=figure, before=old[0], after=new[0]),
            -gain if new[1] else gain,
        )


def _figures(scores: Scores) -> dict[str, tuple[float, bool]]:
    """Each figure that is defined, and whether less of it is better."""
    found: dict[str, tuple[float | None, bool]] = {}
    for name in Scores.model_fields:
        value = getattr(scores, name)
        if isinstance(value, Tally):
            found |= {
                f"{name}.{part}": (getattr(value, part), False) for part in ("precision", "recall", "f1")
            }
        elif isinstance(value, Share):
            found[name] = (value.share, name in LESS_IS_BETTER)
    found |= {f"claims.{kind}.f1": (tally.f1, False) for kind, tally in scores.by_type.items()}
    found |= {f"fields.{name}": (tally.accuracy, False) for name, tally in scores.fields.items()}
    return {name: (value, less) for name, (value, less) in found.items() if value is not None}


def _missed(row: FaultRow) -> Iterator[tuple[str, tuple[float, bool]]]:
    """The share missed of a row and of each of its classes."""
    for kind, missed, made in [
        ("all", row.missed, row.made),
        *((one.kind, one.missed, one.made) for one in row.classes),
    ]:
        if made:
            yield f"{row.title}: {kind}", (round(missed / made, 6), True)


def _errors(before: list[ReleaseScores], after: list[ReleaseScores]) -> tuple[list[Error], list[Error]]:
    """The errors that one side alone has, as often as it has them more."""
    sides = [
        Counter(
            Error(
                kind=error.kind,
                record=f"{release.name}: {error.record}",
                wanted=error.wanted,
                given=error.given,
            )
            for release in releases
            for error in release.errors
        )
        for releases in (before, after)
    ]
    return list((sides[0] - sides[1]).elements()), list((sides[1] - sides[0]).elements())
