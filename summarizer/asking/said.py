"""A sentence of an answer with the records that it rests on, and how programs and trials are called in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.schemas import Change, Claim, Mention, Told, Trial

from .scope import Scope

Place = tuple[str, str]
"""A document's id and that of a record in it."""


@dataclass(frozen=True)
class Said:
    """A sentence and the records behind it."""

    text: str
    places: tuple[Place, ...]
    change: Change | None = None
    """What moved between the records, or was told again, where the sentence says so."""
    stands: bool = False
    """Whether it stays beside what a model writes: records that cannot all hold, or nothing to compare."""


def places_of(*mentions: Mention | None) -> tuple[Place, ...]:
    """The records that mentions mean; none of a silent release."""
    return tuple(dict.fromkeys((one.document, one.record) for one in mentions if one and one.record))


def label(scope: Scope, program: str | None, trial: str | None = None) -> str:
    """`ALLO-329, RESOLUTION`: what a sentence is about."""
    names = (scope.name_of(program) if program or not trial else None, scope.trial_name(trial))
    return ", ".join(name for name in names if name)


def about(scope: Scope, release: Told, record: Claim | Trial) -> str:
    """What a record of a release is about, as `label` has it."""
    document = release.release.document
    programs = _known(document, record.program_ids, scope.known.program_of)
    trials = _known(document, record.trial_ids, scope.known.trial_of) if isinstance(record, Claim) else []
    meant = [one.id for one in scope.programs]
    program = next((one for one in programs if one in meant), programs[0] if programs else None)
    return label(scope, program, trials[0] if trials else None)


def _known(document: str, records: Iterable[str], of: object) -> list[str]:
    known = of if isinstance(of, dict) else {}
    return [known[document, one] for one in records if (document, one) in known]


def quoted(scope: Scope, release: Told, claim: Claim) -> Said:
    """A claim in the company's own words: whatever it hedges or denies stays in them."""
    words = " … ".join(" ".join(one.quote.split()) for one in claim.evidence)
    who = f"{claim.speaker} is quoted" if claim.speaker else "the company states"
    return Said(
        f'{about(scope, release, claim)}: {who} ({day_of(release)}): "{words}"',
        ((release.release.document, claim.id),),
    )


def day_of(release: Told) -> str:
    """The day of a release, as sentences have it."""
    published = release.release.published
    return published.isoformat() if published else "undated"
