"""Whom a name means in a store, and the releases that tell of it: one program's, one company's, or all."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches

from summarizer.errors import InputError
from summarizer.history import UNNAMED, Identities, Releases, companies, identify, ordered
from summarizer.schemas import Decision, ProgramEntity, Told
from summarizer.store import Store, issuer_id, name_key

_SELDOM = (100_000, 50, 50)
"""Between two looks for cycles: objects made, and looks at the young of them."""


def issuer_named(issuer: str, store: Store) -> str:
    """The id of the issuer that is called so; empty for those whose release names none.

    Raises:
        InputError: The store is empty, or no company is called so; near names are told.
    """
    return _issuer(store, issuer)


def refuse_empty(store: Store) -> None:
    """Raises InputError where the store holds no release."""
    if store.is_empty():
        raise _nothing()


@dataclass(frozen=True)
class Meant:
    """A program with the releases that tell of it, and who is who in them."""

    entity: ProgramEntity
    told: Releases
    known: Identities
    decisions: list[Decision]


def asked(
    store: Store, program: str | None, issuer: str | None, whose: Callable[[], list[str]]
) -> Iterator[tuple[Sequence[Told], Identities, str | None]]:
    """The releases to look through, one issuer's at a time, with the program's id where one is asked for.

    `whose` are the issuers that can have anything to tell, where neither a program nor one of them is asked for.
    """
    if program is not None:
        found = meant(program, store, issuer)
        yield found.told, found.known, found.entity.id
        return
    refuse_empty(store)
    issuers = whose() if issuer is None else [_issuer(store, issuer)]
    with _seldom_collected():
        for one, told, decisions in store.histories(issuers):
            for releases in [ordered(told)] if one else companies(told, decisions):
                yield releases, identify(releases, decisions), None


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let cycles wait inside the block: looking for them among all records again and again takes a third of the time.

    Records hold none, so they go as soon as nobody needs them, and memory stays bounded all the same.
    """
    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(*(max(one, seldom) for one, seldom in zip(before, _SELDOM, strict=True)))
    try:
        yield
    finally:
        gc.set_threshold(*before)


def meant(name: str, store: Store, issuer: str | None) -> Meant:
    """The program that a name means, with all that may tell of it.

    Raises:
        InputError: The store is empty; no program is called so, or several are.
    """
    places = places_of(name, store, issuer)
    company = one_issuer(name, sorted({one[0] for one in places}))
    documents = store.connected(company, name)
    documents += store.superseded(documents)
    decisions = store.decisions(company)
    own = {(document, record) for _, document, record in places}
    told = ordered(store.told(documents))
    if not company:
        told = _unnamed(name, companies(told, decisions), own)
    known = identify(told, decisions)
    entity = _one_entity(name, known, own)
    beside = _describing(entity, told, store, company) if company else []
    if beside:
        told = ordered(store.told([*documents, *beside]))
        known = identify(told, decisions)
        entity = next(one for one in known.programs if one.id == entity.id)
    return Meant(entity, told, known, decisions)


def _unnamed(name: str, given: Sequence[Releases], places: set[tuple[str, str]]) -> Releases:
    """Of releases that name no company those of the one whose program is called so."""
    found = [
        one
        for one in given
        if any((release.release.document, each.id) in places for release in one for each in release.programs)
    ]
    if len(found) > 1:
        first = (one[0].release for one in found)
        raise InputError(
            f"releases that name no company tell of {quoted(name)}, and nothing shows that they are of one: "
            + ", ".join(one.source or one.document for one in first)
        )
    return found[0]


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


def places_of(name: str, store: Store, issuer: str | None) -> list[tuple[str, str, str]]:
    """Issuer, document and record of each program of that name, at least one."""
    company = None if issuer is None else _issuer(store, issuer)
    places = store.named(name, company)
    if places:
        return places
    refuse_empty(store)
    whose = ""
    if company is not None:
        elsewhere = {one[0] for one in store.named(name)}
        if elsewhere:
            raise InputError(
                f"no program {quoted(name)} of {company or UNNAMED} is in the store, but of {listed(elsewhere)}"
            )
        whose = f" of {company or UNNAMED}"
    raise InputError(f"no program {quoted(name)}{whose} is in the store{_near(name, store, company)}")


def _near(name: str, store: Store, company: str | None) -> str:
    """What else may be meant: a trial that is called so, else programs and trials that are called nearly so."""
    trials = {
        trial: f"a trial of {' and '.join(tested)}" if tested else "a trial"
        for trial, tested in store.near_trials(name, company)
    }
    for trial, what in trials.items():
        if name_key(trial) == name_key(name):
            return f", but {what} is called so"
    near = [*store.near(name), *(f"{trial} ({what})" for trial, what in trials.items())]
    return f"; near: {', '.join(near)}" if near else ""


def one_issuer(name: str, issuers: Sequence[str]) -> str:
    """The only one of the issuers whose programs are called so; raises InputError where there are several."""
    if len(issuers) > 1:
        raise InputError(
            f"programs of several issuers are called {quoted(name)}: {listed(issuers)}; choose with --issuer"
            " (in Python: issuer=)"
        )
    return issuers[0]


def _one_entity(name: str, known: Identities, places: set[tuple[str, str]]) -> ProgramEntity:
    ids = {known.program_of[place] for place in places if place in known.program_of}
    found = [one for one in known.programs if one.id in ids]
    exact = [one for one in found if name_key(one.name) == name_key(name)]
    if len(exact or found) > 1:
        names = ", ".join(f'"{one.name}"' for one in found)
        raise InputError(f"{quoted(name)} is a name of several programs: ask for one of {names}")
    return (exact or found)[0]


def _issuer(store: Store, issuer: str) -> str:
    """The id of the issuer that is called so; empty for those whose release names none."""
    if issuer in {UNNAMED, ""}:
        return ""
    company = issuer_id(issuer)
    if store.releases(company):
        return company
    refuse_empty(store)
    ids = [one for one, _ in store.issuers()]
    near = get_close_matches(company, ids, n=3)
    hint = f"; near: {', '.join(near)}" if near else ""
    raise InputError(f"no issuer {quoted(issuer)} is in the store{hint}")


def _nothing() -> InputError:
    return InputError("the store is empty: add releases with `summarizer add SOURCE...`")


def quoted(name: str) -> str:
    """A name as a message has it: whole, unless nobody would call anything so."""
    return f'"{name if len(name) <= 80 else f"{name[:79]}…"}"'


def listed(issuers: Sequence[str] | set[str]) -> str:
    """Issuers as a message has them."""
    return ", ".join(one or UNNAMED for one in sorted(issuers))
