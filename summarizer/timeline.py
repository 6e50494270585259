"""The terminal's views of what moved and of what is expected when."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summarizer.exports import told_before
from summarizer.lines import plain
from summarizer.schemas import CalendarEntry, Change, ChangeKind, MilestoneStatus

_COLOURS = {
    ChangeKind.DELAYED: "bold red",
    ChangeKind.LAPSED: "red",
    ChangeKind.NOT_MENTIONED: "yellow",
    ChangeKind.WIDENED: "yellow",
    ChangeKind.CORRECTED: "bold yellow",
    ChangeKind.PULLED_IN: "green",
    ChangeKind.ACHIEVED: "bold green",
}


def changes(found: Sequence[Change], issuers: Mapping[str, str]) -> RenderableType:
    """Changes by program, each a sentence under the day on which it was told.

    `issuers` has the company of each document, for what companies say of themselves.
    """
    if not found:
        return Text("Nothing moved.")
    groups: dict[str, list[Change]] = {}
    for one in found:
        groups.setdefault(one.program or _company(one, issuers), []).append(one)
    parts: list[RenderableType] = []
    for about, group in sorted(groups.items()):
        table = Table.grid(padding=(0, 2))
        for one in sorted(group, key=_told):
            table.add_row(
                _told(one), Text(one.kind.value, style=_COLOURS.get(one.kind, "")), Text(plain(one.note))
            )
        parts += [Text(about, style="bold"), table]
    return Group(*parts)


def calendar(found: Sequence[CalendarEntry]) -> RenderableType:
    """What is expected when, a row an entry."""
    if not found:
        return Text("Nothing is expected.")
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for head in ("until", "program", "what", "as told", "told before"):
        table.add_column(head, no_wrap=head == "until", overflow="fold")
    for one in found:
        lapsed = " (lapsed)" if one.status is MilestoneStatus.LAPSED else ""
        until = one.timing.end if one.timing else None
        table.add_row(
            until.isoformat() if until else "–",
            Text(plain(one.program.rpartition("/")[2] if one.program else one.id.partition("/")[0])),
            Text(plain(one.title)),
            Text(plain((one.timing.phrase if one.timing else "no time given") + lapsed)),
            Text(plain("; ".join(told_before(one)) or "–")),
        )
    return table


def _company(change: Change, issuers: Mapping[str, str]) -> str:
    documents = (one.document for one in (change.after, change.before) if one)
    return plain(next((issuers[one] for one in documents if one in issuers), "an unnamed company"))


def _told(change: Change) -> str:
    days = [one.published for one in (change.after, change.before) if one and one.published]
    return days[0].isoformat() if days else "undated"
