"""What a corrected release says otherwise than the one that it replaces: a correction, and no progress.

The two are compared with each other alone. Whatever else is told of changes, results and expectations rests on
the corrected version.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from summarizer.schemas import Change, ChangeKind, Claim, ClaimType, Modality, Result, Told

from .identity import Identities, identify
from .names import key_of
from .order import Releases, mention_of
from .wording import noted

Compare = Callable[[Releases, Identities], Sequence[Change]]
_SILENT = frozenset({ChangeKind.LAPSED, ChangeKind.REITERATED})


def corrections(releases: Releases, known: Identities, compare: Compare) -> Iterator[Change]:
    """What each corrected version among the releases changes of what it replaces.

    Args:
        releases: The releases of one issuer, with those that were replaced.
        known: Who is who in them.
        compare: What tells the changes between releases.
    """
    versions = {one.release.document: one for one in releases}
    for former in releases.replaced:
        now = versions.get(former.release.superseded_by or "")
        if now is None:
            continue
        own = identify(Releases([*releases, former]))
        ids = _renamed(now, own, known)
        found = [one for one in compare(Releases([former, now]), own) if one.kind not in _SILENT]
        for one in [*map(_as_correction, found), *_results(former, now, own)]:
            named = {"program": ids.get(one.program, one.program), "trial": ids.get(one.trial, one.trial)}
            yield noted(one.model_copy(update=named))


def _renamed(now: Told, own: Identities, known: Identities) -> Mapping[str | None, str]:
    """What the entities of the corrected version are called among all releases, with users' words."""
    return {
        here[now.release.document, one.id]: there[now.release.document, one.id]
        for here, there, records in (
            (own.program_of, known.program_of, now.programs),
            (own.trial_of, known.trial_of, now.trials),
        )
        for one in records
    }


def _as_correction(change: Change) -> Change:
    update = {"kind": ChangeKind.CORRECTED, "reason": None, "in_window": None, "lapsed_days": None}
    return change.model_copy(update=update)


def _results(former: Told, now: Told, own: Identities) -> Iterator[Change]:
    """Measured values that the two print differently; those told twice in one of them are not compared."""
    before, after = _values(former, own), _values(now, own)
    for what, (claim, value) in after.items():
        if what in before and _printed(before[what][1]) != _printed(value):
            replaced, old = before[what]
            program, trial, _ = what
            yield Change(
                kind=ChangeKind.CORRECTED,
                program=program,
                trial=trial,
                field="result",
                before=mention_of(former, replaced.id, replaced.evidence),
                after=mention_of(now, claim.id, claim.evidence),
                value_before=f"{value.measure}: {_printed(old)}",
                value_after=f"{value.measure}: {_printed(value)}",
                note="",
            )


_What = tuple[str | None, str | None, tuple[str, ...]]
"""Program and trial; measure, statistic, arm, population and time."""


def _values(told: Told, own: Identities) -> dict[_What, tuple[Claim, Result]]:
    found: dict[_What, list[tuple[Claim, Result]]] = {}
    document = told.release.document
    for claim in told.claims:
        if claim.type is not ClaimType.RESULT or claim.modality is not Modality.REPORTED or claim.negated:
            continue
        program = next((own.program_of[document, one] for one in claim.program_ids), None)
        trial = next((own.trial_of[document, one] for one in claim.trial_ids), None)
        for one in claim.results:
            words = (one.measure, one.statistic, one.arm, one.population, one.time_point)
            what = program, trial, tuple(key_of(word or "") for word in words)
            found.setdefault(what, []).append((claim, one))
    return {what: values[0] for what, values in found.items() if len(values) == 1 and _printed(values[0][1])}


def _printed(value: Result) -> str:
    counts = f"{value.n}/{value.N}" if value.n is not None and value.N is not None else None
    return value.figure or counts or value.p_value or ""
