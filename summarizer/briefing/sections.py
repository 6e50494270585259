"""What stands in a brief, section by section: the same for every form that it takes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.history.names import trial_named
from summarizer.lines import phased, readable
from summarizer.schemas import (
    Brief,
    BriefDesignation,
    BriefResult,
    BriefSentence,
    BriefTrial,
    CalendarEntry,
    TimeWindow,
)

_NONE = "not disclosed"


@dataclass(frozen=True)
class Row:
    """A sentence, or a row of a table, and what it rests on."""

    cells: tuple[str, ...]
    citations: Sequence[str] = ()


@dataclass(frozen=True)
class Section:
    """A part of a brief: sentences, or a table where it has a head."""

    title: str
    rows: tuple[Row, ...]
    head: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What links call it: `what-it-is`."""
        return self.title.lower().replace(" ", "-")


def sections(brief: Brief) -> Iterator[Section]:
    """Each section that has anything in it, in order."""
    for title, head, rows in (
        ("Overview", (), map(_sentence, brief.overview)),
        ("What it is", (), map(_sentence, brief.header)),
        ("What changed", (), map(_sentence, brief.changed)),
        (
            "Trials",
            ("Trial", "Phase", "Status", "Design", "Population", "Enrollment"),
            map(_trial, brief.trials),
        ),
        ("Results", ("Measure", "Value", "n of N", "Who", "Trial"), map(_result, brief.results)),
        (
            "Designations",
            ("Designation", "Agency", "Population", "Status"),
            map(_designation, brief.designations),
        ),
        ("Calendar", ("Event", "As told", "Window", "Told before"), map(_entry, brief.calendar)),
        ("Contradictions", (), map(_sentence, brief.contradictions)),
        ("Silences", (), map(_sentence, brief.silences)),
        ("What others say", (), map(_sentence, brief.third_party)),
        ("Open flags", (), (Row((text,)) for text in _flags(brief))),
    ):
        found = _rows(rows)
        if found:
            yield Section(title, found, head)


def _flags(brief: Brief) -> Iterator[str]:
    yield from brief.flags
    if brief.dropped:
        yield f"Sentences of the model that did not hold, and were left out: {brief.dropped}."


def about(brief: Brief) -> str:
    """Whose program it is, its other names, and the day that the brief stands on."""
    parts = [brief.issuer, f"also {', '.join(brief.aliases)}" if brief.aliases else None]
    as_of = f"as of {brief.as_of.isoformat()}" if brief.as_of else "undated"
    return "; ".join(part for part in (*parts, as_of) if part) + "."


def _rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(Row(one.cells, tuple(dict.fromkeys(one.citations))) for one in rows)


def _sentence(one: BriefSentence) -> Row:
    return Row((one.text,), one.citations)


def _trial(one: BriefTrial) -> Row:
    status = f"{readable(one.status)} ({one.status_as_of or 'undated'})" if one.status else _NONE
    numbers = [number for number in one.ids if number != one.name]
    return Row(
        (
            one.name + (f" ({', '.join(numbers)})" if numbers else ""),
            phased(one.phases) or _NONE,
            status,
            one.design or _NONE,
            one.population or _NONE,
            one.enrollment or _NONE,
        ),
        one.citations,
    )


def _result(one: BriefResult) -> Row:
    n, whole = (value if value is not None else _NONE for value in (one.n, one.N))
    return Row(
        (
            one.measure,
            one.value,
            _NONE if n == whole == _NONE else f"{n} of {whole}",
            "; ".join(part for part in (one.arm, one.population) if part) or _NONE,
            trial_named(one.trial) if one.trial else _NONE,
        ),
        one.citations,
    )


def _designation(one: BriefDesignation) -> Row:
    return Row(
        (
            readable(one.kind),
            one.agency.value if one.agency else _NONE,
            one.population or _NONE,
            readable(one.status),
        ),
        one.citations,
    )


def _entry(one: CalendarEntry) -> Row:
    told = [f"{said.timing.phrase} ({said.published})" for said in one.history[:-1] if said.timing]
    return Row(
        (
            one.title,
            one.timing.phrase if one.timing else _NONE,
            _window(one.timing),
            "; ".join(told) or "–",
        ),
        [name for said in one.history for name in said.citations],
    )


def _window(timing: TimeWindow | None) -> str:
    if timing is None or (timing.start is None and timing.end is None):
        return _NONE
    return f"{timing.start or '…'} to {timing.end or '…'}"
