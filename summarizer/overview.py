"""What the releases in a store say together: a brief on a program, what moved, what is expected when.

The command line and users of Python ask here; each answer rests on the store alone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer import briefing, history
from summarizer.errors import EndpointError, InputError
from summarizer.history import Identities, identify
from summarizer.schemas import (
    Brief,
    CalendarEntry,
    Change,
    Decision,
    Mention,
    ProgramEntity,
    Told,
)
from summarizer.store import Store, issuer_id, name_key
from summarizer.writing import How, Work, awritten, written

if TYPE_CHECKING:
    from summarizer.llm import Settings
    from summarizer.writing.sentences import Conversation

BRIEFS = "briefs"
"""Where briefs' cassettes are, in the folder of all cassettes."""
UNKNOWN = "unknown"
"""What the issuer of releases that name none is called in ids, and in answers."""


def brief(
    program: str,
    store: Store,
    issuer: str | None = None,
    *,
    engine: str = "auto",
    settings: "Settings | None" = None,
    cassettes: Path | None = None,
    on_engine: Callable[[str], None] | None = None,
    on_failure: Callable[[EndpointError], None] | None = None,
    record: bool = False,
) -> Brief:
    """The brief on a program: composed of the records, and told by a model where there is one.

    Args:
        program: Any name of the program.
        store: Where its releases are.
        issuer: The company's name or id, where programs of several are called so.
        engine: `auto`, `llm`, `replay`, or `rules` for the composed brief alone.
        settings: The model's endpoint; by default from the environment.
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
    engine: str = "auto",
    settings: "Settings | None" = None,
    cassettes: Path | None = None,
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
    found = _program(program, store, issuer)
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
    store: Store, program: str | None = None, issuer: str | None = None, since: date | None = None
) -> list[Change]:
    """What moved between releases, or stayed: of one program, of one company, or of all that the store holds.

    Args:
        store: Where the releases are.
        program: Any name of a program; what companies say of themselves is left out then.
        issuer: A company's name or id.
        since: Only what a release of this day or later says, or is silent on.

    Raises:
        InputError: The store is empty; no program or company is called so, or several programs are.
    """
    found = []
    for told, known, entity in _asked(store, program, issuer):
        moved = history.changes(told, known)
        found += [one for one in moved if entity is None or one.program == entity]
    return [one for one in found if since is None or _day(one) >= since]


def calendar(store: Store, program: str | None = None, issuer: str | None = None) -> list[CalendarEntry]:
    """What is expected when, by the end of its window; what cannot be dated comes last.

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
        for told, known, entity in _asked(store, program, issuer)
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
        for told, known, entity in _asked(store, program, issuer)
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
    for told, known, entity in _asked(store, program, issuer):
        entries += listed(told, known, _place, entity)
        days += [one.release.published for one in told if one.release.published]
    asked = program or issuer
    return briefing.picture(entries, max(days, default=None), f"Timeline of {asked}" if asked else "Timeline")


def decide(name: str, other: str, store: Store, *, same: bool, issuer: str | None = None) -> Decision:
    """Keep a user's word that two names of one company mean the same program, or do not.

    Raises:
        InputError: A name is unknown, both are one, or several companies have programs of both names.
    """
    if name_key(name) == name_key(other):
        raise InputError(f"{_quoted(name)} and {_quoted(other)} are one name, however they are spelled")
    first, second = ({place[0] for place in _places(one, store, issuer)} for one in (name, other))
    if not first & second:
        raise InputError(
            f"programs of different issuers are never the same: {_quoted(name)} of {_listed(first)},"
            f" {_quoted(other)} of {_listed(second)}"
        )
    decision = Decision(issuer=_one_issuer(name, sorted(first & second)), one=name, other=other, same=same)
    store.decide(decision)
    return decision


def issuer_named(issuer: str, store: Store) -> str:
    """The id of the issuer that is called so; empty for those whose release names none.

    Raises:
        InputError: The store is empty, or no company is called so; near names are told.
    """
    return _issuer(store, issuer)


def refuse_empty(store: Store) -> None:
    """Raises InputError where the store holds no release."""
    if not store.releases():
        raise _nothing()


@dataclass(frozen=True)
class _Program:
    """A program with the releases that tell of it, and who is who in them."""

    entity: ProgramEntity
    told: list[Told]
    known: Identities
    decisions: list[Decision]


def _asked(
    store: Store, program: str | None, issuer: str | None
) -> Iterator[tuple[Sequence[Told], Identities, str | None]]:
    """The releases to look through, one issuer's at a time, with the program's id where one is asked for."""
    if program is not None:
        found = _program(program, store, issuer)
        yield found.told, found.known, found.entity.id
        return
    every = [] if issuer is not None else [*(one for one, _ in store.issuers()), ""]
    empty = True
    for one in every or [_issuer(store, issuer or UNKNOWN)]:
        documents = [release.document for release in store.releases(one)]
        if documents:
            empty = False
            told = store.told(documents)
            yield told, identify(told, store.decisions(one)), None
    if empty:
        raise _nothing()


def _program(name: str, store: Store, issuer: str | None) -> _Program:
    places = _places(name, store, issuer)
    company = _one_issuer(name, sorted({one[0] for one in places}))
    documents = store.connected(company, name)
    decisions = store.decisions(company)
    told = store.told(documents)
    known = identify(told, decisions)
    entity = _one_entity(name, known, {(document, record) for _, document, record in places})
    beside = _describing(entity, told, store, company)
    if beside:
        told = store.told([*documents, *beside])
        known = identify(told, decisions)
        entity = next(one for one in known.programs if one.id == entity.id)
    return _Program(entity, told, known, decisions)


def _describing(entity: ProgramEntity, told: Sequence[Told], store: Store, issuer: str) -> list[str]:
    """The issuer's other releases that speak of what the program hits: they may describe it without a name."""
    places = {(one.document, one.record) for one in entity.appearances}
    targets = dict.fromkeys(
        target
        for release in told
        for one in release.programs
        if (release.release.document, one.id) in places
        for target in one.targets
    )
    named = {release.release.document for release in told}
    others = [one.document for one in store.releases(issuer) if one.document not in named] if targets else []
    found = (
        passage.document
        for target in targets
        for passage in (store.search(f'"{target}"', documents=others) if others else ())
    )
    return list(dict.fromkeys(found))


def _places(name: str, store: Store, issuer: str | None) -> list[tuple[str, str, str]]:
    """Issuer, document and record of each program of that name, at least one."""
    company = None if issuer is None else _issuer(store, issuer)
    places = store.named(name, company)
    if places:
        return places
    if not store.issuers() and not store.releases():
        raise _nothing()
    whose = ""
    if company is not None:
        elsewhere = {one[0] for one in store.named(name)}
        if elsewhere:
            raise InputError(
                f"no program {_quoted(name)} of {company or UNKNOWN} is in the store, but of {_listed(elsewhere)}"
            )
        whose = f" of {company or UNKNOWN}"
    near = store.near(name)
    hint = f"; near: {', '.join(near)}" if near else ""
    raise InputError(f"no program {_quoted(name)}{whose} is in the store{hint}")


def _one_issuer(name: str, issuers: Sequence[str]) -> str:
    if len(issuers) > 1:
        raise InputError(
            f"programs of several issuers are called {_quoted(name)}: {_listed(issuers)}; choose with --issuer"
            " (in Python: issuer=)"
        )
    return issuers[0]


def _one_entity(name: str, known: Identities, places: set[tuple[str, str]]) -> ProgramEntity:
    ids = {known.program_of[place] for place in places if place in known.program_of}
    found = [one for one in known.programs if one.id in ids]
    exact = [one for one in found if name_key(one.name) == name_key(name)]
    if len(exact or found) > 1:
        names = ", ".join(f'"{one.name}"' for one in found)
        raise InputError(f"{_quoted(name)} is a name of several programs: ask for one of {names}")
    return (exact or found)[0]


def _issuer(store: Store, issuer: str) -> str:
    """The id of the issuer that is called so; empty for those whose release names none."""
    if issuer in {UNKNOWN, ""}:
        return ""
    company = issuer_id(issuer)
    if store.releases(company):
        return company
    ids = [one for one, _ in store.issuers()]
    if not ids and not store.releases():
        raise _nothing()
    near = get_close_matches(company, ids, n=3)
    hint = f"; near: {', '.join(near)}" if near else ""
    raise InputError(f"no issuer {_quoted(issuer)} is in the store{hint}")


def _nothing() -> InputError:
    return InputError("the store is empty: add releases with `summarizer add SOURCE...`")


def _quoted(name: str) -> str:
    """A name as a message has it: whole, unless nobody would call anything so."""
    return f'"{name if len(name) <= 80 else f"{name[:79]}…"}"'


def _listed(issuers: Sequence[str] | set[str]) -> str:
    return ", ".join(one or UNKNOWN for one in sorted(issuers))


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
