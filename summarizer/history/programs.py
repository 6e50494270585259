"""Which program records of several releases mean one program.

A shared name or alias joins records; so does a description that names a target ("anti-TL1A antibody"),
where no release uses it of two programs. A user's word joins or parts names. What else speaks for one
program (a trial, a partner, a disease in common) makes it probable, and joins nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from summarizer.schemas import Appearance, Decision, Program, ProgramEntity, Told

from .likeness import Likeness
from .names import UNNAMED, description_key, is_description, key_of

Place = tuple[str, str]
"""A record's address: the id of its document, and its own."""


@dataclass(frozen=True)
class Record:
    """A program as one release has it."""

    told: Told
    program: Program

    @property
    def place(self) -> Place:
        """Its address."""
        return self.told.release.document, self.program.id

    @property
    def issuer(self) -> str:
        """Its issuer's id."""
        return self.told.release.issuer or UNNAMED

    @property
    def names(self) -> list[str]:
        """What the release calls it, as most used first."""
        return [self.program.name, *self.program.aliases]

    @cached_property
    def keys(self) -> list[str]:
        """What its names are compared by."""
        return list(dict.fromkeys(filter(None, map(_key, self.names))))


def _key(name: str) -> str:
    """A name's key; descriptions have a space of their own, and none where they tell nothing."""
    if not is_description(name):
        return key_of(name)
    told = description_key(name)
    return f"~{told}" if told else ""


def identify_programs(
    told: Sequence[Told], decisions: Sequence[Decision]
) -> tuple[list[ProgramEntity], dict[Place, str]]:
    """The programs of the releases, oldest first, and the entity of each record."""
    records = [Record(release, one) for release in told for one in release.programs]
    groups = _grouped(records, decisions)
    members: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        key = groups.of(record.keys[0]) if record.keys else "/".join(record.place)
        members.setdefault((record.issuer, key), []).append(record)
    same = frozenset(frozenset((_key(one.one), _key(one.other))) for one in decisions if one.same)
    entities: list[ProgramEntity] = []
    places: dict[Place, str] = {}
    taken: set[str] = set()
    for group in members.values():
        entity = _entity(group, same, taken)
        taken.add(entity.id)
        entities.append(entity)
        places.update({record.place: entity.id for record in group})
    owners = {one.id: group for one, group in zip(entities, members.values(), strict=True)}
    parted = frozenset(frozenset((_key(one.one), _key(one.other))) for one in decisions if not one.same)
    like = {one.id: _likeness(owners[one.id]) for one in entities}
    return [
        _with_probable(one, entities, like, _parted_from(one, owners, parted)) for one in entities
    ], places


def _grouped(records: Sequence[Record], decisions: Sequence[Decision]) -> "_Groups":
    groups = _Groups([(_key(one.one), _key(one.other)) for one in decisions if not one.same])
    for one in sorted(decisions, key=lambda item: (item.one, item.other)):
        if one.same:
            groups.join(_key(one.one), _key(one.other))
    shared = _used_twice(records)
    for record in records:
        first, *others = [key for key in record.keys if key not in shared or key == record.keys[0]] or [""]
        for other in others:
            groups.join(first, other)
    return groups


def _used_twice(records: Sequence[Record]) -> set[str]:
    """Descriptions that some release uses of two programs: they join nothing."""
    seen: dict[tuple[str, str], str] = {}
    twice = set()
    for record in records:
        for key in record.keys:
            if key.startswith("~"):
                other = seen.setdefault((record.told.release.document, key), record.program.id)
                if other != record.program.id:
                    twice.add(key)
    return twice


def _entity(records: Sequence[Record], same: frozenset[frozenset[str]], taken: set[str]) -> ProgramEntity:
    names = [name for record in records for name in record.names]
    real = [name for name in names if not is_description(name)]
    called = next(
        (one.program.name for one in reversed(records) if not is_description(one.program.name)),
        real[-1] if real else records[-1].program.name,
    )
    stem = f"{records[0].issuer}/{key_of((real or names)[0]) or records[0].program.id}"
    aliases = {key_of(name): name for name in reversed(names) if key_of(name) != key_of(called)}
    return ProgramEntity(
        id=stem if stem not in taken else f"{stem}-{records[0].told.release.document}",
        issuer=records[0].issuer,
        name=called,
        aliases=list(reversed(aliases.values())),
        appearances=list(_appearances(records, same)),
    )


def _appearances(records: Sequence[Record], same: frozenset[frozenset[str]]) -> Iterator[Appearance]:
    seen: set[str] = set()
    for record in records:
        keys = set(record.keys)
        by_user = bool(seen) and not (seen & keys) and any(pair & keys and pair & seen for pair in same)
        why = "the user's word" if by_user else ("a shared name" if seen else "first seen")
        yield Appearance(
            document=record.told.release.document,
            record=record.program.id,
            names=record.names,
            why=why,
            evidence=record.program.evidence,
        )
        seen |= keys


def _with_probable(
    entity: ProgramEntity,
    entities: Sequence[ProgramEntity],
    likenesses: Mapping[str, Likeness],
    parted: frozenset[str],
) -> ProgramEntity:
    """The entity with the appearances of those that are only probably the same."""
    like = {one.id: likenesses[one.id] for one in entities if one.issuer == entity.issuer}
    added: list[Appearance] = []
    for other in entities:
        if other.id == entity.id or other.id not in like or other.id in parted:
            continue
        if why := _tie(entity.id, other.id, like):
            added += [one.model_copy(update={"probable": True, "why": why}) for one in other.appearances]
    return entity.model_copy(update={"appearances": [*entity.appearances, *added]}) if added else entity


def _parted_from(
    entity: ProgramEntity, owners: Mapping[str, Sequence[Record]], parted: frozenset[frozenset[str]]
) -> frozenset[str]:
    """The ids of the entities that a user told apart from this one."""
    if not parted:
        return frozenset()
    mine = _all(owners[entity.id])
    return frozenset(
        name
        for name, records in owners.items()
        if any(frozenset((one, other)) in parted for one in mine for other in _all(records))
    )


def _all(records: Sequence[Record]) -> set[str]:
    return {key for record in records for key in record.keys}


def _likeness(records: Sequence[Record]) -> Likeness:
    return Likeness.of([(one.told, one.program) for one in records])


def _tie(one: str, other: str, like: Mapping[str, Likeness]) -> str | None:
    """What ties two programs, where no third is tied as well: to the one that is only described, else to either."""
    tie = like[one].tie(like[other])
    if tie is None:
        return None
    sides = [name for name in (one, other) if like[name].described] or [one, other]
    rivals = (like[third].tie(like[side]) for side in sides for third in like if third not in {one, other})
    return tie.why if all(rival is None or rival.strength < tie.strength for rival in rivals) else None


class _Groups:
    """Keys that belong together; those that a user parted never meet, over any number of steps."""

    def __init__(self, parted: Sequence[tuple[str, str]]) -> None:
        self._parted = parted
        self._members: dict[str, list[str]] = {}
        self._of: dict[str, str] = {}

    def of(self, key: str) -> str:
        """The key that stands for the group: its first."""
        return self._of.get(key, key)

    def join(self, one: str, other: str) -> Self:
        """Put two keys, with all that belongs to them, in one group, unless a user parted any two of them."""
        first, second = self.of(one), self.of(other)
        if not one or not other or first == second:
            return self
        mine, theirs = self._members.get(first, [first]), self._members.get(second, [second])
        if any((a in mine and b in theirs) or (b in mine and a in theirs) for a, b in self._parted):
            return self
        self._members[first] = [*mine, *theirs]
        for key in self._members[first]:
            self._of[key] = first
        return self
