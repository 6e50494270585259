"""Which issuers are looked through, a few at a time."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Select, func, select

from summarizer.schemas import MilestoneStatus
from summarizer.store.tables import milestones, releases

_AT_ONCE = 100
"""Releases whose records are held at a time, unless one issuer has more."""
_AHEAD = (MilestoneStatus.EXPECTED.value, MilestoneStatus.DELAYED.value)


def speaking(since: date | None, *, expecting: bool, twice: bool) -> Select[tuple[str]]:
    """The issuers of current releases, without those that a caller does not ask for."""
    query = select(releases.c.issuer).where(releases.c.superseded_by.is_(None)).distinct()
    if since is not None:
        query = query.where(releases.c.published >= since)
    if twice:
        several = select(releases.c.issuer).group_by(releases.c.issuer).having(func.count() > 1)
        query = query.where(releases.c.issuer.in_(several))
    if expecting:
        query = query.join(milestones, milestones.c.document == releases.c.document).where(
            milestones.c.status.in_(_AHEAD)
        )
    return query


def parts(connection: Connection, issuers: Sequence[str]) -> list[list[str]]:
    """The issuers in their order, as many together as have few enough releases."""
    counted = select(releases.c.issuer, func.count().label("many"))
    rows = connection.execute(counted.group_by(releases.c.issuer))
    counts: dict[str, int] = {row.issuer: row.many for row in rows}
    found: list[list[str]] = []
    held = 0
    for issuer in dict.fromkeys(issuers):
        count = counts.get(issuer, 0)
        if not found or held + count > _AT_ONCE:
            found.append([])
            held = 0
        found[-1].append(issuer)
        held += count
    return found
