"""Who is called what: look-ups by name, near names, and names that mean the same program."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, delete, func, insert, or_, select

from summarizer.schemas import Decision
from summarizer.store.naming import grams, most_used, name_key
from summarizer.store.tables import (
    decisions,
    name_grams,
    program_names,
    programs,
    releases,
    subjects,
    trial_names,
)
from summarizer.store.values import Called, Listed

Selected = TypeVar("Selected", bound=Select[Any])

_CANDIDATES = 100
_LIKE_ENOUGH = 0.6
"""As difflib's own threshold for close matches."""
_AT_ONCE = 500
"""Values in one look-up: databases bound how many they take."""
_TERMS = 100
"""Conditions in one query: databases bound how deep they nest."""


def named(connection: Connection, name: str, issuer: str | None) -> list[tuple[str, str, str]]:
    """Issuer, document and record of each program that is called so, in the order of releases."""
    key = name_key(name)
    if not key:
        return []
    query = _current(select(program_names.c.issuer, program_names.c.document, program_names.c.id)).where(
        program_names.c.key == key
    )
    if issuer is not None:
        query = query.where(program_names.c.issuer == issuer)
    ordered = query.order_by(
        releases.c.published.asc().nulls_last(), releases.c.document, program_names.c.program
    )
    return list(dict.fromkeys((row.issuer, row.document, row.id) for row in connection.execute(ordered)))


def called(connection: Connection, keys: Sequence[str], issuer: str | None) -> list[Called]:
    """The programs, then the trials, of current releases with one of these keys, in the order of releases."""
    found = []
    for kind, table in (("program", program_names), ("trial", trial_names)):
        for part in _parts(keys):
            query = (
                select(table.c.key, table.c.name, table.c.issuer, table.c.document, table.c.id)
                .join(releases, releases.c.document == table.c.document)
                .where(releases.c.superseded_by.is_(None), table.c.key.in_(part))
            )
            if issuer is not None:
                query = query.where(table.c.issuer == issuer)
            ordered = query.order_by(
                releases.c.published.asc().nulls_last(), releases.c.document, table.c.position
            )
            found += [
                Called(row.key, kind, row.name, row.issuer, row.document, row.id)
                for row in connection.execute(ordered)
            ]
    return found


def issuers_called(connection: Connection, keys: Sequence[str]) -> list[str]:
    """The ids of issuers that are one of these keys, or begin with one: `allogene` of `allogene-therapeutics`."""
    found: set[str] = set()
    for part in _parts(keys, _TERMS):
        whole = [releases.c.issuer == key for key in part]
        begun = [releases.c.issuer.startswith(f"{key}-", autoescape=True) for key in part]
        query = select(releases.c.issuer).where(or_(*whole, *begun)).distinct()
        found.update(connection.scalars(query))
    return sorted(found)


def listed(connection: Connection, beginning: str, limit: int) -> list[Listed]:
    """The programs whose names begin so, by name; aliases are no entries of their own."""
    query = _current(
        select(
            program_names.c.key,
            program_names.c.issuer,
            program_names.c.name,
            program_names.c.document,
            releases.c.published,
        )
    ).where(~program_names.c.alias)
    if key := name_key(beginning):
        query = query.where(program_names.c.key.startswith(key, autoescape=True))
    found: dict[tuple[str, str], list[Row[*tuple[Any, ...]]]] = {}
    for row in connection.execute(query.order_by(program_names.c.document, program_names.c.position)):
        found.setdefault((row.key, row.issuer), []).append(row)
    return [
        Listed(
            name=most_used([row.name for row in rows]),
            issuer=issuer,
            releases=len({row.document for row in rows}),
            latest=max((row.published for row in rows if row.published), default=None),
        )
        for (_, issuer), rows in sorted(found.items())[:limit]
    ]


def near(connection: Connection, name: str, limit: int) -> list[str]:
    """Names like this one, the likest first; the name itself alone where it is known."""
    key = name_key(name)
    if not key:
        return []
    if exact := _spellings(connection, [key]):
        return [exact[key]][:limit]
    shared = func.count()
    found = connection.scalars(
        select(name_grams.c.key)
        .where(name_grams.c.gram.in_(grams(key)[:_AT_ONCE]))
        .group_by(name_grams.c.key)
        .order_by(shared.desc(), func.length(name_grams.c.key), name_grams.c.key)
        .limit(_CANDIDATES)
    )
    scored = [(SequenceMatcher(None, key, other).ratio(), other) for other in found]
    likest = sorted((-score, other) for score, other in scored if score >= _LIKE_ENOUGH)
    spelled = _spellings(connection, [other for _, other in likest])
    return [spelled[other] for _, other in likest if other in spelled][:limit]


def near_trials(
    connection: Connection, name: str, issuer: str | None, limit: int
) -> list[tuple[str, list[str]]]:
    """Trials of current releases whose names are like this one, the likest first, each with its programs' names."""
    query = (
        select(trial_names.c.key, trial_names.c.name, programs.c.name.label("program"))
        .join(releases, releases.c.document == trial_names.c.document)
        .outerjoin(
            subjects,
            (subjects.c.document == trial_names.c.document)
            & (subjects.c.record == trial_names.c.id)
            & (subjects.c.record_kind == "trial"),
        )
        .outerjoin(
            programs, (programs.c.document == subjects.c.document) & (programs.c.id == subjects.c.subject)
        )
        .where(releases.c.superseded_by.is_(None))
        .order_by(releases.c.published.asc().nulls_last(), releases.c.document, trial_names.c.position)
    )
    if issuer is not None:
        query = query.where(trial_names.c.issuer == issuer)
    keys = select(trial_names.c.key).distinct()
    if issuer is not None:
        keys = keys.where(trial_names.c.issuer == issuer)
    likest = get_close_matches(name_key(name), sorted(connection.scalars(keys)), limit, _LIKE_ENOUGH)
    found: dict[str, tuple[str, list[str]]] = {}
    for row in connection.execute(query.where(trial_names.c.key.in_(likest))):
        _, tested = found.setdefault(row.key, (row.name, []))
        if row.program and row.program not in tested:
            tested.append(row.program)
    return [found[key] for key in likest if key in found]


def _spellings(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """The usual spelling of each key that a release calls a program by."""
    rows = connection.execute(
        _current(select(program_names.c.key, program_names.c.name)).where(program_names.c.key.in_(keys))
    )
    written: dict[str, list[str]] = {}
    for row in rows:
        written.setdefault(row.key, []).append(row.name)
    return {key: most_used(names) for key, names in written.items()}


def connected(connection: Connection, issuer: str, name: str) -> set[str]:
    """The documents of the issuer that call a program by any name connected with this one.

    A record's aliases are connected with its name, and names that a user called the same with each
    other, each step on from there; a pair that a user called different is no step, and a name called
    different from this one is not reached at all.
    """
    start = name_key(name)
    same, different = _words(connection, issuer)
    cut = {other for pair in different if start in pair for other in pair} - {start}
    known, edge = {start, ""}, {start} - {""}
    documents: set[str] = set()
    while edge:
        steps = [pair for pair in same if pair & edge]
        for part in _parts(sorted(edge)):
            for row in connection.execute(_beside(issuer, part)):
                documents.add(row.document)
                steps.append(frozenset((row.key, row.other)))
        reached = {key for step in steps if step not in different for key in step}
        edge = reached - known - cut
        known |= edge
    return documents


def _beside(issuer: str, keys: Sequence[str]) -> Select[tuple[str, str, str]]:
    """Which names stand beside these in a record: its name beside each alias, each alias beside its name."""
    other = program_names.alias()
    return (
        _current(select(program_names.c.document, program_names.c.key, other.c.key.label("other")))
        .join(
            other,
            (other.c.document == program_names.c.document) & (other.c.program == program_names.c.program),
        )
        .where(
            program_names.c.issuer == issuer,
            program_names.c.key.in_(keys),
            or_(~program_names.c.alias, ~other.c.alias),
        )
        .distinct()
    )


def _words(connection: Connection, issuer: str) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """The pairs of keys that users called the same, and those that they called different."""
    told: dict[bool, set[frozenset[str]]] = {True: set(), False: set()}
    for row in connection.execute(select(decisions).where(decisions.c.issuer == issuer)):
        told[row.same].add(frozenset((row.one_key, row.other_key)))
    return told[True], told[False]


def decide(connection: Connection, decision: Decision) -> None:
    """Keep a user's word, in place of an earlier one on the same pair."""
    keys = sorted((name_key(decision.one), name_key(decision.other)))
    pair = {"issuer": decision.issuer, "one_key": keys[0], "other_key": keys[1]}
    connection.execute(delete(decisions).filter_by(**pair))
    connection.execute(
        insert(decisions).values(**pair, one=decision.one, other=decision.other, same=decision.same)
    )


def decided(connection: Connection, *issuers: str) -> list[Decision]:
    """What users said of these issuers' names, by the names' keys."""
    rows = connection.execute(select(decisions).where(decisions.c.issuer.in_(issuers))).all()
    ordered = sorted(rows, key=lambda row: (row.one_key, row.other_key))
    return [Decision(issuer=row.issuer, one=row.one, other=row.other, same=row.same) for row in ordered]


def _current(query: Selected) -> Selected:
    """A query over program names, without those of releases that are superseded."""
    return query.join(releases, releases.c.document == program_names.c.document).where(
        releases.c.superseded_by.is_(None)
    )


def _parts(values: Sequence[str], size: int = _AT_ONCE) -> Iterable[Sequence[str]]:
    return (values[at : at + size] for at in range(0, len(values), size))
