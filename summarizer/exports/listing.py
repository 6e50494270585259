"""Changes and calendars as CSV."""

from collections.abc import Sequence

from summarizer.schemas import CalendarEntry, Change

from .columns import Column, Kind, Row, columns_of
from .csvs import csv_text
from .tables import Table

_BEFORE = Column("told_before", Kind.LIST, "What was said of it earlier, with the day of the release.")

CHANGES = Table("changes", "What moved between releases, or stayed.", (), columns_of(Change))
CALENDAR = Table("calendar", "What is expected when.", (), (*columns_of(CalendarEntry), _BEFORE))
LISTS = (CHANGES, CALENDAR)


def changes_csv(changes: Sequence[Change]) -> str:
    """A row a change."""
    return csv_text([one.name for one in CHANGES.columns], map(change_row, changes))


def calendar_csv(entries: Sequence[CalendarEntry]) -> str:
    """A row an entry, with what was told of it before."""
    return csv_text([one.name for one in CALENDAR.columns], map(entry_row, entries))


def change_row(change: Change) -> Row:
    """A change as a row of CHANGES."""
    return {one.name: one.of(change) for one in CHANGES.columns}


def entry_row(entry: CalendarEntry) -> Row:
    """An entry of a calendar as a row of CALENDAR, with what was told of it before."""
    own = {one.name: one.of(entry) for one in CALENDAR.columns if one.path}
    return {**own, _BEFORE.name: told_before(entry)}


def told_before(entry: CalendarEntry) -> list[str]:
    """What was said of the entry earlier, oldest first: `by year-end 2025 (2025-04-07)`."""
    return [
        f"{one.timing.phrase if one.timing else 'no time given'} ({one.published or 'undated'})"
        for one in entry.history[:-1]
    ]
