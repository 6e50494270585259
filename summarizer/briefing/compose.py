"""A brief without a model: every sentence says fields of records, and cites them.

The company is told apart from those who write about it: what it says is "the company states".
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from summarizer.checks.cited import noted
from summarizer.history import Releases, changes, contradictions, events, identify, ordered
from summarizer.lexicons import triggers
from summarizer.lines import readable
from summarizer.schemas import (
    Brief,
    BriefResult,
    BriefSentence,
    Change,
    ChangeKind,
    ClaimType,
    Decision,
    DrugModality,
    EngineKind,
    Event,
    MilestoneStatus,
    Modality,
    Program,
    ProgramEntity,
    Provenance,
    Stage,
    ThirdParty,
    Told,
)

from .calendar import upcoming
from .citing import Citations
from .designations import designations
from .own import Own
from .trials import trial_row

BRIEF_VERSION = "1"
_MOVED = frozenset(
    {
        ChangeKind.DELAYED,
        ChangeKind.PULLED_IN,
        ChangeKind.NARROWED,
        ChangeKind.WIDENED,
        ChangeKind.ACHIEVED,
        ChangeKind.SCOPE_CHANGED,
        ChangeKind.CORRECTED,
    }
)
_SILENT = frozenset({ChangeKind.LAPSED, ChangeKind.NOT_MENTIONED})


def _is_news(change: Change) -> bool:
    """Whether something moved; what is first expected stands in the calendar alone."""
    new = change.kind is ChangeKind.NEW and (change.field or change.status is MilestoneStatus.OCCURRED)
    return change.kind in _MOVED or bool(new) or change.status is MilestoneStatus.CANCELLED


def compose(
    entity: ProgramEntity,
    told: Sequence[Told],
    decisions: Sequence[Decision] = (),
    third_party: Sequence[tuple[str, ThirdParty]] = (),
) -> Brief:
    """The brief on a program of one issuer, from that issuer's releases, oldest first.

    `third_party` are passages that others wrote beside the releases, each with its document's id.
    """
    told = ordered(told)
    known = identify(told, decisions)
    entity = next((one for one in known.programs if one.id == entity.id), entity)
    own = Own(entity, told, known)
    cite = Citations(own.releases)
    moved = [one for one in changes(told, known) if one.program == entity.id]
    dated = [one.release.published for one in own.releases if one.release.published]
    return Brief(
        schema_version=BRIEF_VERSION,
        program=entity.id,
        name=entity.name,
        aliases=entity.aliases,
        issuer=next(
            (one.release.issuer_name for one in reversed(own.releases) if one.release.issuer_name), None
        ),
        as_of=max(dated, default=None),
        header=[*_header(own, cite), *_runway(own, cite)],
        changed=[_told(one, cite) for one in moved if _is_news(one)],
        trials=[trial_row(one, own, cite) for one in known.trials if entity.id in one.programs],
        results=list(_results(own, cite)),
        designations=designations(entity.id, own.claims(), cite),
        calendar=upcoming(told, known, cite.mention, entity.id),
        contradictions=list(_contradictions(own, cite)),
        silences=[*(_told(one, cite) for one in _silent(moved)), *_undisclosed(own)],
        third_party=list(_third_party(third_party, own)),
        flags=[*_flags(entity, own, moved), *_corrected(told, own)],
        changes=moved,
        cited=cite.all,
        sources=cite.sources,
        engine=EngineKind.RULES,
        provenance=Provenance(engine=EngineKind.RULES),
    )


def _header(own: Own, cite: Citations) -> Iterator[BriefSentence]:
    records = own.programs()

    def latest(name: str) -> tuple[Told, Program] | None:
        return next(((release, one) for release, one in records if getattr(one, name)), None)

    for name, sentence in _SAID.items():
        found = latest(name)
        if found:
            release, one = found
            text = sentence.format(name=own.entity.name, value=_valued(getattr(one, name)))
            # "K.K." ends the sentence as well.
            text = f"{text.removesuffix('..')}." if text.endswith("..") else text
            yield BriefSentence(text=text, citations=[cite.of(release.release.document, one.id)])


_SAID = {
    "modality": "{name} is {value}.",
    "targets": "It is directed at {value}.",
    "technologies": "It uses {value}.",
    "indications": "It is developed for {value}.",
    "stage": "It is {value}.",
    "partners": "Partners: {value}.",
    "rights": 'Rights, as the company states them: "{value}".',
}
"""What the head of a brief says of each field of the latest record that has it."""


def _valued(value: object) -> str:
    if isinstance(value, list):
        return _and(value)
    if isinstance(value, DrugModality | Stage):
        table = "modality_wording" if isinstance(value, DrugModality) else "stage_wording"
        return triggers(table)[value.value][0]
    return str(value)


def _and(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _runway(own: Own, cite: Citations) -> Iterator[BriefSentence]:
    """How long the company says that its cash lasts, as the last of these releases that says so has it."""
    for history in events(own.told, own.known):
        window = history.steps[-1].timing
        if history.event is not Event.CASH_RUNWAY or not window:
            continue
        citations = cite.mention(history.steps[-1].mention)
        if citations:
            yield BriefSentence(
                text=f'The company expects its cash to last "{window.phrase}".', citations=citations
            )


def _told(change: Change, cite: Citations) -> BriefSentence:
    return BriefSentence(
        text=noted(change), citations=[*cite.mention(change.before), *cite.mention(change.after)]
    )


def _silent(moved: Sequence[Change]) -> Iterator[Change]:
    """Silences that no later release ended."""
    for place, one in enumerate(moved):
        if one.kind in _SILENT and not _is_news(one):
            later = moved[place + 1 :]
            if not any(_matter(one) == _matter(other) and other.kind not in _SILENT for other in later):
                yield one


def _matter(change: Change) -> tuple[object, ...]:
    title = (change.value_before or change.value_after or "").rpartition(": ")[0]
    about = change.field if change.field not in {None, "scope"} else None
    return change.trial, change.event, about, title if about == "designation" else None


def _results(own: Own, cite: Citations) -> Iterator[BriefResult]:
    for release, claim in own.claims():
        if claim.type is not ClaimType.RESULT or claim.modality is not Modality.REPORTED:
            continue
        document = release.release.document
        trials = [own.known.trial_of.get((document, one)) for one in claim.trial_ids]
        for value in claim.results:
            counts = f"{value.n}/{value.N}" if value.n is not None and value.N is not None else None
            printed = value.figure or counts or value.p_value
            if printed is None:
                continue
            extra = [part for part in (value.interval, value.p_value if value.figure else None) if part]
            yield BriefResult(
                trial=next((one for one in trials if one), None),
                measure=value.measure,
                value="; ".join([printed, *extra]),
                n=value.n,
                N=value.N,
                population=value.population,
                arm=value.arm,
                published=release.release.published,
                citations=[cite.of(document, claim.id)],
            )


def _contradictions(own: Own, cite: Citations) -> Iterator[BriefSentence]:
    """What the releases say against themselves, and against each other."""
    for one in contradictions(own.told, own.known):
        if one.program == own.entity.id:
            yield BriefSentence(text=one.note, citations=[*cite.mention(one.one), *cite.mention(one.other)])


def _undisclosed(own: Own) -> Iterator[BriefSentence]:
    """What a reader looks for and these releases do not give."""
    measured = [
        value
        for _, claim in own.claims()
        if claim.type is ClaimType.RESULT and claim.modality is Modality.REPORTED
        for value in claim.results
    ]
    if not measured:
        yield BriefSentence(
            text="Efficacy: not disclosed; these releases hold no measured result of this program.",
            citations=[],
        )
    elif all(value.N is None for value in measured):
        yield BriefSentence(text="No result has its denominator disclosed.", citations=[])


def _third_party(passages: Iterable[tuple[str, ThirdParty]], own: Own) -> Iterator[BriefSentence]:
    number = {one.release.document: place for place, one in enumerate(own.releases, start=1)}
    names = [own.entity.name, *own.entity.aliases]
    for document, passage in passages:
        if document in number and any(name.casefold() in passage.text.casefold() for name in names):
            kind = readable(passage.kind)
            yield BriefSentence(
                text=f"Source {number[document]} carries text that the company did not write ({kind}); nothing here rests on it.",
                citations=[],
            )


def _corrected(told: Releases, own: Own) -> Iterator[str]:
    """That a release took the place of another, on which nothing rests."""
    days = {one.release.document: one.release.published for one in own.releases}
    for one in told.replaced:
        if one.release.superseded_by in days:
            former, now = one.release.published, days[one.release.superseded_by]
            yield f"The release of {former or 'no day'} was corrected by that of {now or 'no day'}: only what the latter says counts."


def _flags(entity: ProgramEntity, own: Own, moved: Sequence[Change]) -> Iterator[str]:
    for one in entity.appearances:
        if one.probable:
            yield f'Probably the same, not counted in: "{one.names[0]}" ({one.why}).'
    days = [one.release.published for one in own.releases if one.release.published]
    for first, second in pairwise(days):
        if (second - first).days > 120:
            yield f"No release between {first.isoformat()} and {second.isoformat()} is in the store: what was said then is not known here."
    by_rules = sum(one.engine is EngineKind.RULES for one in own.releases)
    if by_rules:
        which = (
            "The release was"
            if len(own.releases) == 1
            else f"{by_rules} of {len(own.releases)} releases were"
        )
        yield f"{which} read by rules, without a model: they find less, so what is not told here may have been said."
    if any(one.kind is ChangeKind.LAPSED for one in moved):
        yield "A guided window has ended without an outcome in these releases."
    undated = sum(
        one.milestone is not None
        and one.milestone.timing is None
        and one.milestone.status is MilestoneStatus.EXPECTED
        for _, one in own.claims()
    )
    if undated:
        yield f"{undated} expected steps have no time that can be dated."
