"""What the records say of a topic: results, designations, enrollment, money, rights, status, design, kind."""

from collections.abc import Callable, Iterator

from summarizer.briefing.citing import Citations
from summarizer.briefing.designations import designations
from summarizer.briefing.trials import trial_row
from summarizer.lexicons import find, triggers
from summarizer.lines import phased, readable
from summarizer.schemas import (
    BriefTrial,
    Claim,
    ClaimType,
    Event,
    Modality,
    Program,
    Result,
    Statistic,
    Told,
    Topic,
    TrialEntity,
)

from .question import Question, holds
from .said import Place, Said, about, day_of, quoted
from .scope import Scope

_COUNTED = ("enrol", "random", "recruit", "screened", "treated", "dosed", "participants", "entered")
_MONEY = ("cash", "liquid", "securities", "treasury", "bank")
_FEW = 3


def results(scope: Scope, question: Question) -> Iterator[Said]:
    """Measured values with their denominators; of the endpoints asked for, where there are any."""
    only_safety = Topic.SAFETY in question.topics and Topic.RESULTS not in question.topics
    bare = []
    for release, claim in scope.claims():
        if claim.type is not ClaimType.RESULT or claim.modality is not Modality.REPORTED:
            continue
        if only_safety and not _is_safety(claim):
            continue
        printed = [one for one in claim.results if _printed(one) and not claim.negated]
        for one in printed:
            if _is_asked(one, question) and not _is_count(one):
                yield Said(_measured(scope, release, claim, one), ((release.release.document, claim.id),))
        if not printed and not claim.milestone and (not question.measures or _names_asked(claim, question)):
            bare.append(quoted(scope, release, claim))
    yield from bare


def _is_asked(value: Result, question: Question) -> bool:
    named = {hit.value for hit in find("endpoint", value.measure)}
    return not question.measures or bool(
        named & set(question.measures)
        or any(holds(one.lower().split(), value.measure) == len(one.split()) for one in question.measures)
    )


def _names_asked(claim: Claim, question: Question) -> bool:
    text = " ".join([*(one.quote for one in claim.evidence), *(one.measure for one in claim.results)])
    return bool({hit.value for hit in find("endpoint", text)} & set(question.measures))


def _is_safety(claim: Claim) -> bool:
    text = " ".join([*(one.measure for one in claim.results), *(one.quote for one in claim.evidence)])
    return any(hit.value == Topic.SAFETY for hit in find("question_topic", text))


def _is_count(value: Result) -> bool:
    """Whether it counts who took part, and measures nothing in them."""
    return value.statistic is Statistic.COUNT and any(word in value.measure.lower() for word in _COUNTED)


def _printed(value: Result) -> str | None:
    counts = f"{value.n} of {value.N}" if value.n is not None and value.N is not None else None
    return value.figure or counts or value.p_value


def _measured(scope: Scope, release: Told, claim: Claim, value: Result) -> str:
    extra = [value.interval, value.p_value if value.figure else None]
    if value.n is not None or value.N is not None:
        n, total = ("not disclosed" if one is None else str(one) for one in (value.n, value.N))
        extra.insert(0, f"{n} of {total}")
    elif value.statistic is Statistic.RATE or value.unit == "%":
        extra.insert(0, "denominator not disclosed")
    who = [value.arm, value.population, value.time_point, value.criteria]
    against = f", compared with {value.comparator}" if value.comparator else ""
    aside = "; ".join(one for one in extra if one)
    return (
        f"{about(scope, release, claim)}: {value.measure}: {_printed(value)}{f' ({aside})' if aside else ''}"
        f"{''.join(f', {one}' for one in who if one)}{against}, as told on {day_of(release)}."
    )


def designated(scope: Scope, question: Question) -> Iterator[Said]:
    """Each designation once, by population, with its furthest status."""
    for program in scope.programs:
        cite = Citations(scope.told)
        claims = [(release, one) for release, one in scope.own(program).claims() if scope.has_words(one)]
        rows = designations(program.id, claims, cite)
        place = {one.id: (one.document, one.record) for one in cite.all}
        for row in rows:
            if question.designations and row.kind not in question.designations:
                continue
            kind = triggers("designation_wording")[row.kind.value][0]
            agency = f" ({row.agency.value})" if row.agency else ""
            whom = f" for {row.population}" if row.population else ""
            told = row.published.isoformat() if row.published else "undated"
            yield Said(
                f"{program.name}: {kind}{agency}{whom}: {readable(row.status)}, as last told on {told}.",
                tuple(place[one] for one in row.citations),
            )


def enrolled(scope: Scope, _: Question) -> Iterator[Said]:
    """How many take part: the trials' own numbers, then what releases counted."""
    for entity, row, places in _rows(scope):
        if row.enrollment:
            count, kind = row.enrollment.split(" ", 1)
            said = f"{count} patients enrolled" if kind == "actual" else f"{count} patients planned"
            yield Said(f"{_titled(scope, entity)}: {said}.", _with(scope, entity, places, "enrollment"))
    for release, claim in scope.claims():
        for one in claim.results:
            if _is_count(one) and _printed(one):
                yield Said(
                    f"{about(scope, release, claim)}: {one.measure}: {_printed(one)},"
                    f" as told on {day_of(release)}.",
                    ((release.release.document, claim.id),),
                )


def status(scope: Scope, _: Question) -> Iterator[Said]:
    """How far programs and their trials have come."""
    yield from _fields(scope, ("stage",))
    for entity, row, places in _rows(scope):
        phases = phased(row.phases)
        told = f"{readable(row.status)}, as told on {row.status_as_of}" if row.status else "status not told"
        head = f"{_titled(scope, entity)}: {f'{phases}, ' if phases else ''}{told}"
        later = f"; last spoken of on {row.last_named}" if row.last_named != row.status_as_of else ""
        yield Said(f"{head}{later}.", places)


def designed(scope: Scope, _: Question) -> Iterator[Said]:
    """How trials are made."""
    for entity, row, places in _rows(scope):
        parts = {
            "design": row.design,
            "population": row.population,
            "primary endpoint": "; ".join(row.endpoints) or None,
        }
        said = "; ".join(f"{name}: {value}" for name, value in parts.items() if value)
        if said:
            yield Said(f"{_titled(scope, entity)}: {said}.", places)
    found = [one for one in scope.claims() if one[1].type is ClaimType.DESIGN and not one[1].milestone]
    yield from (quoted(scope, release, claim) for release, claim in found[:_FEW])


def rights(scope: Scope, _: Question) -> Iterator[Said]:
    """Who may sell what where, with whom, and for how much."""
    yield from _fields(scope, ("rights", "partners"))
    for release, claim in scope.claims():
        if claim.type is ClaimType.PARTNERSHIP or (
            claim.milestone and claim.milestone.event in {Event.DEAL_SIGNED, Event.DEAL_CLOSED}
        ):
            yield quoted(scope, release, claim)


def cash(scope: Scope, _: Question) -> Iterator[Said]:
    """What is said of money in words, then money at hand, the latest first."""
    for release, claim in scope.claims():
        if claim.type is ClaimType.FINANCIAL and not claim.amounts and not claim.milestone:
            yield quoted(scope, release, claim)
    for release in reversed(scope.told):
        for claim in release.claims:
            for one in claim.amounts:
                if claim.modality is Modality.REPORTED and any(word in one.what.lower() for word in _MONEY):
                    period = f", {one.period}" if one.period else ""
                    yield Said(
                        f"{scope.name_of(None)}: {one.what}: {one.figure}{period},"
                        f" as told on {day_of(release)}.",
                        ((release.release.document, claim.id),),
                    )


def kinds(scope: Scope, _: Question) -> Iterator[Said]:
    """What programs are."""
    yield from _fields(scope, ("modality", "targets", "technologies", "indications", "stage"))


def _fields(scope: Scope, names: tuple[str, ...]) -> Iterator[Said]:
    """Fields of programs, each as the latest release that has it."""
    for program in scope.programs:
        records = [(release, one) for release, one in scope.own(program).programs() if scope.has_words(one)]
        for name in names:
            found = next(((release, one) for release, one in records if getattr(one, name)), None)
            if found:
                release, one = found
                yield Said(
                    f"{program.name}: {_NAMED[name]}: {_valued(one, name)}, as told on {day_of(release)}.",
                    ((release.release.document, one.id),),
                )


_NAMED = {
    "modality": "kind",
    "targets": "directed at",
    "technologies": "technologies",
    "indications": "developed for",
    "stage": "stage",
    "partners": "partners",
    "rights": "rights, as the company states them",
}


def _valued(program: Program, name: str) -> str:
    value = getattr(program, name)
    if isinstance(value, list):
        return ", ".join(value)
    return f'"{value}"' if name == "rights" else readable(str(value))


def _rows(scope: Scope) -> Iterator[tuple[TrialEntity, BriefTrial, tuple[Place, ...]]]:
    """The trials that are meant, as their releases have them."""
    for entity in scope.trials_meant():
        owner = next((one for one in scope.known.programs if one.id in entity.programs), None)
        if owner is None:
            continue
        cite = Citations(scope.told)
        row = trial_row(entity, scope.own(owner), cite)
        yield entity, row, tuple((one.document, one.record) for one in cite.all)


def _with(scope: Scope, entity: TrialEntity, places: tuple[Place, ...], name: str) -> tuple[Place, ...]:
    """Those of a trial's records that have a field, the latest alone."""
    records = {(one.release.document, each.id): each for one in scope.told for each in one.trials}
    having = [place for place in places if getattr(records[place], name)]
    order = [(one.document, one.record) for one in entity.appearances]
    return (max(having, key=order.index),) if having else places


def _titled(scope: Scope, entity: TrialEntity) -> str:
    owner = next((one for one in scope.programs if one.id in entity.programs), None)
    name = entity.name or next(iter(entity.ids), "a trial without a name")
    return f"{owner.name}, {name}" if owner else name


TELLING: dict[Topic, Callable[[Scope, Question], Iterator[Said]]] = {
    Topic.RESULTS: results,
    Topic.SAFETY: results,
    Topic.DESIGNATIONS: designated,
    Topic.ENROLLMENT: enrolled,
    Topic.CASH: cash,
    Topic.RIGHTS: rights,
    Topic.STATUS: status,
    Topic.DESIGN: designed,
    Topic.WHAT: kinds,
}
"""What each topic's records say; when, and what moved, is `when`'s."""
