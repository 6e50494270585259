"""What the releases in a store say together: a brief on a program, what moved, what is expected when.

The command line and users of Python ask here; each answer rests on the store alone.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer import briefing, history
from summarizer.errors import EndpointError, InputError
from summarizer.lookup import asked, listed, meant, one_issuer, places_of, quoted
from summarizer.running import EngineName
from summarizer.schemas import (
    Brief,
    CalendarEntry,
    Change,
    Decision,
    Mention,
)
from summarizer.store import Store, name_key
from summarizer.writing import How, Work, awritten, written

if TYPE_CHECKING:
    from summarizer.llm import Settings
    from summarizer.writing.sentences import Conversation

BRIEFS = "briefs"
"""Where briefs' cassettes are, in the folder of all cassettes."""


def brief(
    program: str,
    store: Store,
    issuer: str | None = None,
    *,
    engine: "EngineName | None" = None,
    settings: "Settings | None" = None,
    cassettes: str | Path | None = None,
    on_engine: Callable[[str], None] | None = None,
    on_failure: Callable[[EndpointError], None] | None = None,
    record: bool = False,
) -> Brief:
    """The brief on a program: composed of the records, and told by a model where there is one.

        told = brief("ALLO-329", store)
        for sentence in told.overview: ...

    Args:
        program: Any name of the program.
        store: Where its releases are.
        issuer: The company's name or id, where programs of several are called so.
        engine: `auto`, `llm`, `replay`, or `rules` for the composed brief alone;
            by default what the settings say.
        settings: The model's endpoint; by default as it is configured.
        cassettes: The folder of recorded traffic; by default `briefs` in the settings' or the checkout's own.
        on_engine: Is told in one line which engine was chosen, and why.
        on_failure: Is told that the endpoint failed for good; the composed brief is returned then.
        record: Whether to record the traffic of the `llm` engine in that folder.

    Raises:
        InputError: No program is called so, or several are; or an argument is wrong.
        EndpointError: The model's endpoint failed for good, and there is no `on_failure`.
    """
    how = How(engine, settings, cassettes, on_engine, on_failure, record)
    return written(_work(compose(program, store, issuer)), how)


async def abrief(
    program: str,
    store: Store,
    issuer: str | None = None,
    *,
    engine: "EngineName | None" = None,
    settings: "Settings | None" = None,
    cassettes: str | Path | None = None,
    on_engine: Callable[[str], None] | None = None,
    on_failure: Callable[[EndpointError], None] | None = None,
    record: bool = False,
) -> Brief:
    """`brief`, with the endpoint called asynchronously."""
    how = How(engine, settings, cassettes, on_engine, on_failure, record)
    return await awritten(_work(compose(program, store, issuer)), how)


def compose(program: str, store: Store, issuer: str | None = None) -> Brief:
    """The brief on a program, composed without a model.

    Raises:
        InputError: No program is called so, or several are.
    """
    found = meant(program, store, issuer)
    passages = [
        (document, passage)
        for document in dict.fromkeys(one.document for one in found.entity.appearances)
        for passage in store.summary(document).third_party
    ]
    return briefing.compose(found.entity, found.told, found.decisions, passages)


def _work(composed: Brief) -> Work[Brief]:
    def begin() -> "Conversation[Brief]":
        from summarizer.briefing.prose import converse

        return converse(composed)

    return Work(
        composed,
        begin,
        file=lambda: composed.program.replace("/", "-"),
        command="brief",
        beneath=BRIEFS,
        what="brief",
        source=f"brief on {composed.name}",
    )


def changes(
    store: Store,
    program: str | None = None,
    issuer: str | None = None,
    since: date | None = None,
    *,
    again: bool = True,
) -> list[Change]:
    """What moved between releases, or stayed: of one program, of one company, or of all that the store holds.

        delays = [one for one in changes(store, "ALLO-329") if one.kind == "DELAYED"]

    Args:
        store: Where the releases are.
        program: Any name of a program; what companies say of themselves is left out then.
        issuer: A company's name or id.
        since: Only what a release of this day or later says, or is silent on.
        again: Whether what was told again as it was is among them.

    Raises:
        InputError: The store is empty; no program or company is called so, or several programs are.
    """
    found = []
    for told, known, entity in asked(store, program, issuer, lambda: store.speaking(since, twice=True)):
        moved = history.changes(told, known, again=again)
        found += [one for one in moved if entity is None or one.program == entity]
    return [one for one in found if since is None or _day(one) >= since]


def calendar(store: Store, program: str | None = None, issuer: str | None = None) -> list[CalendarEntry]:
    """What is expected when, by the end of its window; what cannot be dated comes last.

        for entry in calendar(store): print(entry.timing, entry.title)

    Each step of an entry's history cites the id of its document and of the record in it: `4f1c.../c7`.

    Args:
        store: Where the releases are.
        program: Any name of a program; what companies expect of themselves is left out then.
        issuer: A company's name or id.

    Raises:
        InputError: The store is empty; no program or company is called so, or several programs are.
    """
    found = [
        entry
        for told, known, entity in asked(store, program, issuer, lambda: store.speaking(expecting=True))
        for entry in briefing.upcoming(told, known, _place, entity)
    ]
    return sorted(found, key=_when)


def milestones(store: Store, program: str, issuer: str | None = None) -> list[CalendarEntry]:
    """The calendar of a program with what was reached or given up, each step cited as `calendar` does.

    Args:
        store: Where the releases are.
        program: Any name of the program.
        issuer: A company's name or id.

    Raises:
        InputError: No program is called so, or several are.
    """
    return [
        entry
        for told, known, entity in asked(store, program, issuer, store.speaking)
        for entry in briefing.milestones(told, known, _place, entity)
    ]


def picture(store: Store, program: str | None = None, issuer: str | None = None) -> str:
    """The calendar as SVG; that of one program has what was reached too.

    Args:
        store: Where the releases are.
        program: Any name of a program; what companies expect of themselves is left out then.
        issuer: A company's name or id.

    Raises:
        InputError: The store is empty; no program or company is called so, or several programs are.
    """
    listed = briefing.milestones if program else briefing.upcoming
    entries: list[CalendarEntry] = []
    days: list[date] = []
    for told, known, entity in asked(store, program, issuer, store.speaking):
        entries += listed(told, known, _place, entity)
        days += [one.release.published for one in told if one.release.published]
    about = program or issuer
    return briefing.picture(entries, max(days, default=None), f"Timeline of {about}" if about else "Timeline")


def decide(name: str, other: str, store: Store, *, same: bool, issuer: str | None = None) -> Decision:
    """Keep a user's word that two names of one company mean the same program, or do not.

    Raises:
        InputError: A name is unknown, both are one, or several companies have programs of both names.
    """
    if name_key(name) == name_key(other):
        raise InputError(f"{quoted(name)} and {quoted(other)} are one name, however they are spelled")
    first, second = ({place[0] for place in places_of(one, store, issuer)} for one in (name, other))
    if not first & second:
        raise InputError(
            f"programs of different issuers are never the same: {quoted(name)} of {listed(first)},"
            f" {quoted(other)} of {listed(second)}"
        )
    decision = Decision(issuer=one_issuer(name, sorted(first & second)), one=name, other=other, same=same)
    store.decide(decision)
    return decision


def _place(mention: Mention | None) -> list[str]:
    return [f"{mention.document}/{mention.record}"] if mention and mention.record else []


def _day(change: Change) -> date:
    """The day on which a change was told; that of the earlier release where the later has none."""
    days = [one.published for one in (change.after, change.before) if one and one.published]
    return days[0] if days else date.min


def _when(entry: CalendarEntry) -> tuple[date, date, str]:
    timing = entry.timing
    end = timing.end if timing else None
    start = timing.start if timing else None
    return end or start or date.max, start or date.min, entry.id
