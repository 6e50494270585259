"""Which trial records of several releases mean one trial.

A shared registry number or name joins records. A trial that a release does not name ("a Phase 1b trial
in ulcerative colitis") is probably the one named trial of its program that it fits, where there is one alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from summarizer.schemas import Appearance, Told, Trial, TrialEntity, TrialStatus

from .likeness import disease_of
from .names import UNNAMED, key_of, trial_key
from .programs import Place

_AHEAD = frozenset({TrialStatus.NOT_YET_RECRUITING})
_BEGUN = frozenset(TrialStatus) - _AHEAD - {TrialStatus.UNKNOWN, TrialStatus.WITHDRAWN}


@dataclass(frozen=True)
class Record:
    """A trial as one release has it, with the entities of its programs."""

    order: int
    told: Told
    trial: Trial
    programs: tuple[str, ...]

    @property
    def place(self) -> Place:
        """Its address."""
        return self.told.release.document, self.trial.id

    @cached_property
    def keys(self) -> list[str]:
        """Its registry numbers and name; none for one that is only described."""
        numbers = [key_of(one) for one in (self.trial.nct_id, *self.trial.other_ids) if one]
        name = [trial_key(self.trial.name)] if self.trial.name else []
        return list(dict.fromkeys(filter(None, [*name, *numbers])))


@dataclass
class _Group:
    """Records of one trial; those in `probable` do not name it."""

    records: list[Record] = field(default_factory=list)
    probable: list[Record] = field(default_factory=list)

    @property
    def programs(self) -> set[str]:
        return {program for one in self.records for program in one.programs}

    def fits(self, other: Record) -> bool:
        """Whether a trial that is only described could be this one."""
        documents = {one.told.release.document for one in self.records}
        if not self.programs & set(other.programs) or other.told.release.document in documents:
            return False
        phases = {tuple(one.trial.phases) for one in self.records if one.trial.phases}
        if not other.trial.phases or tuple(other.trial.phases) not in phases:
            return False
        mine = {disease_of(name) for one in self.records for name in one.trial.conditions}
        theirs = {disease_of(name) for name in other.trial.conditions}
        if mine and theirs and not mine & theirs:
            return False
        begun = any(one.trial.status in _BEGUN and one.order < other.order for one in self.records)
        return not (begun and other.trial.status in _AHEAD)


def identify_trials(
    told: Sequence[Told], program_of: Mapping[Place, str]
) -> tuple[list[TrialEntity], dict[Place, str], frozenset[Place]]:
    """The trials of the releases, oldest first, the entity of each record, and which are only probable."""
    records = [
        Record(order, release, trial, _programs(release, trial, program_of))
        for order, release in enumerate(told)
        for trial in release.trials
    ]
    groups = _named([one for one in records if one.keys])
    for record in records:
        if record.keys:
            continue
        fitting = [one for one in groups if one.fits(record)]
        if len(fitting) == 1:
            alone = any(one.keys for one in fitting[0].records)
            (fitting[0].probable if alone else fitting[0].records).append(record)
        else:
            groups.append(_Group([record]))
    entities: list[TrialEntity] = []
    places: dict[Place, str] = {}
    for group in groups:
        entity = _entity(group, {one.id for one in entities})
        entities.append(entity)
        places.update({one.place: entity.id for one in (*group.records, *group.probable)})
    return entities, places, frozenset(one.place for group in groups for one in group.probable)


def _programs(told: Told, trial: Trial, program_of: Mapping[Place, str]) -> tuple[str, ...]:
    document = told.release.document
    return tuple(
        dict.fromkeys(program_of[document, one] for one in trial.program_ids if (document, one) in program_of)
    )


def _named(records: Sequence[Record]) -> list[_Group]:
    """Records that share a number or a name, over any number of steps."""
    groups: list[tuple[set[str], _Group]] = []
    for record in records:
        keys = set(record.keys)
        met = [one for one in groups if one[0] & keys]
        merged = _Group([item for _, one in met for item in one.records] + [record])
        first = groups.index(met[0]) if met else len(groups)
        groups = [one for one in groups if one not in met]
        groups.insert(first, (keys.union(*(one[0] for one in met)), merged))
    return [
        _Group(sorted(one.records, key=lambda record: (record.order, record.trial.id))) for _, one in groups
    ]


def _entity(group: _Group, taken: set[str]) -> TrialEntity:
    records = sorted((*group.records, *group.probable), key=lambda one: (one.order, one.trial.id))
    issuer = records[0].told.release.issuer or UNNAMED
    names = [one.trial.name for one in group.records if one.trial.name]
    numbers = dict.fromkeys(
        number for one in group.records for number in (one.trial.nct_id, *one.trial.other_ids) if number
    )
    stem = f"{issuer}/{trial_key(names[0]) if names else key_of(next(iter(numbers), records[0].trial.id))}"
    while stem in taken:
        stem = f"{stem}-other"
    unnamed = {one.place for one in group.probable}
    return TrialEntity(
        id=stem,
        issuer=issuer,
        name=names[-1] if names else None,
        ids=list(numbers),
        programs=list(dict.fromkeys(program for one in records for program in one.programs)),
        appearances=[
            Appearance(
                document=one.told.release.document,
                record=one.trial.id,
                names=[one.trial.name] if one.trial.name else [],
                probable=one.place in unnamed,
                why="unnamed here: the only trial of its program with its phase and disease"
                if one.place in unnamed
                else None,
                evidence=one.trial.evidence,
            )
            for one in records
        ],
    )
