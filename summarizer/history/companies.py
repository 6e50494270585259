"""Which releases that name no company are of one.

Two of them are where both tell of a program by one code (EXB-101) or of a trial by one registry number, or where a
user said that their programs are the same: several companies may speak of one medicine, target or disease. Whatever
else two such releases say is not compared.
"""

from collections.abc import Sequence

from summarizer.schemas import Decision, Told

from .names import UNNAMED, is_code, key_of
from .order import Releases, ordered


def companies(told: Sequence[Told], decisions: Sequence[Decision] = ()) -> list[Releases]:
    """Releases without an issuer by companies, in order; each has an issuer of its own in place of the missing one."""
    groups: list[tuple[set[str], list[Told]]] = []
    for release in ordered(told):
        keys = _keys(release, decisions)
        met = [one for one in groups if one[0] & keys]
        first = met[0] if met else (set[str](), list[Told]())
        if not met:
            groups.append(first)
        first[0].update(keys, *(one[0] for one in met[1:]))
        first[1].extend([*(item for one in met[1:] for item in one[1]), release])
        groups = [one for one in groups if not any(one is other for other in met[1:])]
    return [_of_one(group) for _, group in groups]


def _keys(told: Told, decisions: Sequence[Decision]) -> set[str]:
    own = [name for one in told.programs if one.owned is not False for name in (one.name, *one.aliases)]
    names = set(map(key_of, own))
    pairs = [(key_of(one.one), key_of(one.other)) for one in decisions if one.same]
    return {
        *(f"program {key_of(name)}" for name in own if is_code(name)),
        *(f"trial {one.nct_id}" for one in told.trials if one.nct_id),
        *(f"said {' '.join(sorted(pair))}" for pair in pairs if names & set(pair)),
    }


def _of_one(told: Sequence[Told]) -> Releases:
    releases = ordered(told)
    issuer = f"{UNNAMED}/{releases[0].release.document}"
    return Releases(
        one.model_copy(update={"release": one.release.model_copy(update={"issuer": issuer})})
        for one in releases
    )
