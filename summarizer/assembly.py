"""From what an engine proposes to records: places, ids, numbers and windows are computed here.

Nothing is judged here. A quote that is not in the text becomes evidence without a place, a label
that names nothing stays as it is, a figure that cannot be read stays words: the checks see them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from summarizer.grounding import is_elided, locate, sentence_of, whole
from summarizer.measuring import taken_apart
from summarizer.numbers import comparable, parse_figure, parse_interval, parse_money
from summarizer.phrasing import stated
from summarizer.recent import Recent
from summarizer.schemas import (
    Amount,
    AmountFields,
    Claim,
    Document,
    Draft,
    EngineKind,
    Event,
    Evidence,
    Milestone,
    MilestoneFields,
    Program,
    ProposedClaim,
    ProposedProgram,
    ProposedTrial,
    Provenance,
    Quote,
    Result,
    ResultFields,
    Sentence,
    Summary,
    ThirdParty,
    Trial,
    ZoneKind,
)
from summarizer.text import fold_str
from summarizer.timing import parse_timing


@dataclass(frozen=True)
class Assembled:
    """The records of one draft, and which proposals each came from."""

    programs: list[Program]
    trials: list[Trial]
    claims: list[Claim]
    sentences: list[Sentence]
    origins: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Labels of the proposals, by kind and record: `programs/allo-329`, `claims/c7`, `summary/0`."""


@lru_cache(maxsize=1024)
def slug(name: str) -> str:
    """`name` in lower case, runs of anything but letters and digits as one hyphen: `allo-329`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def assemble(draft: Draft, document: Document) -> Assembled:
    """The records that `draft` proposes for `document`, in the order of their evidence."""
    origins: dict[str, tuple[str, ...]] = {}
    programs, program_ids = _programs(draft.programs, document, origins)
    trials, trial_ids = _trials(draft.trials, document, program_ids, programs, origins)
    names = _names(draft)
    worded = [_worded(_told_whole(one, document), names, document) for one in draft.claims]
    claims, claim_ids = _claims(worded, document, program_ids, trial_ids, origins)
    sentences = [Sentence(text=one.text, claim_ids=_resolve(one.claims, claim_ids)) for one in draft.summary]
    return Assembled(programs, trials, claims, sentences, origins)


def gather(assembled: Assembled, document: Document, engine: EngineKind = EngineKind.LLM) -> Summary:
    """A summary of assembled records, not yet checked."""
    return Summary(
        document=document.record(),
        summary=assembled.sentences,
        programs=assembled.programs,
        trials=assembled.trials,
        claims=assembled.claims,
        third_party=third_party(document),
        provenance=Provenance(engine=engine),
    )


def third_party(document: Document) -> list[ThirdParty]:
    """The passages that the company did not write, as they stand, page furniture left out."""
    return [
        ThirdParty(
            kind=zone.kind,
            author=zone.author,
            start=zone.start,
            end=zone.end,
            language=zone.language,
            text=document.text[zone.start : zone.end].strip(),
        )
        for zone in document.zones
        if not zone.author.is_company
        and zone.kind is not ZoneKind.PAGE_CHROME
        and document.text[zone.start : zone.end].strip()
    ]


def evidence(quotes: Iterable[Quote], document: Document) -> list[Evidence]:
    """Each quote with its place, in reading order, none inside another; unplaced ones last.

    A quote that leaves out what governs its words becomes their sentence.
    """
    found: dict[tuple[int, int], Evidence] = {}
    lost: list[Evidence] = []
    place = _placing(document)
    for quote in quotes:
        item = place(quote.quote, quote.paragraph)
        if item.start is None or item.end is None:
            lost.append(item)
        else:
            found[item.start, item.end] = item
    return [found[key] for key in sorted(found) if not _inside(key, found)] + lost


def _placed(quote: str, paragraph: int | None, document: Document) -> Evidence:
    """A quote with its place; without one where the document does not say it."""
    words = whole(quote, document, paragraph=paragraph)
    span = locate(words, document, paragraph=paragraph)
    span = span or sentence_of(words, document, paragraph=paragraph)
    if span is None:
        return Evidence(paragraph=paragraph, quote=words)
    zone = document.zone_at(span.start)
    held = document.paragraph_at(span.start)
    return Evidence(
        paragraph=held.number if held else None,
        quote=document.text[span.start : span.end],
        start=span.start,
        end=span.end,
        zone=zone.kind if zone else None,
        author=zone.author if zone else None,
        page=document.page_at(span.start),
    )


def _placer(document: Document) -> Callable[[str, int | None], Evidence]:
    return lru_cache(maxsize=1024)(lambda quote, paragraph: _placed(quote, paragraph, document))


_placing = Recent(_placer)
"""Places quotes of one document; it remembers, as many claims have the same evidence."""


def _inside(stretch: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether a stretch lies in another one."""
    return any(one != stretch and one[0] <= stretch[0] and stretch[1] <= one[1] for one in others)


def completed(words: str | None, quotes: Iterable[Quote], document: Document) -> str | None:
    """`words` with the middle that they leave out, from the paragraphs of the record's quotes."""
    if words is None or not is_elided(words):
        return words
    for number in dict.fromkeys(quote.paragraph for quote in quotes):
        found = whole(words, document, paragraph=number)
        if found != words:
            return " ".join(found.split())
    return words


def all_completed(items: Iterable[str], quotes: Sequence[Quote], document: Document) -> list[str]:
    """Each of some words with the middle that it leaves out."""
    return [completed(one, quotes, document) or one for one in items]


def named(name: str | None, quotes: Sequence[Quote], document: Document) -> list[Quote]:
    """`quotes`, and where none of them has `name`, the name itself from where the company first says it."""
    if not name or any(name.casefold() in quote.quote.casefold() for quote in quotes):
        return list(quotes)
    return [*quotes, Quote(quote=name)] if locate(name, document) else list(quotes)


def result(fields: ResultFields) -> Result:
    """A result with the number that its figure says and the limits that its interval says."""
    fields = taken_apart(fields)
    figure = parse_figure(fields.figure) if fields.figure else None
    interval = parse_interval(fields.interval) if fields.interval else None
    return Result(
        **dict(fields),
        operator=figure.operator if figure else None,
        value=figure.value if figure else None,
        value_high=figure.value_high if figure else None,
        unit=figure.unit if figure else None,
        ci=interval,
    )


def amount(fields: AmountFields) -> Amount:
    """An amount with the money that its figure says."""
    money = parse_money(fields.figure)
    prior = parse_money(fields.prior) if fields.prior else None
    return Amount(
        **dict(fields),
        operator=money.operator if money else None,
        value=money.value if money else None,
        value_high=money.value_high if money else None,
        currency=money.currency if money else None,
        scale=money.scale if money else None,
        prior_value=prior.value if money and prior and comparable(money, prior) else None,
    )


def milestone(fields: MilestoneFields, anchor: date | None) -> Milestone:
    """A milestone with the window that its phrase gives, seen from the release's date."""
    timing = None
    if fields.phrase:
        timing = parse_timing(fields.phrase, anchor, runway=fields.event is Event.CASH_RUNWAY)
    return Milestone(event=fields.event, status=fields.status, timing=timing)


def _names(draft: Draft) -> dict[str, str]:
    """What each labelled program and trial is called."""
    named = {one.ref: one.name for one in draft.programs}
    return named | {one.ref: one.name for one in draft.trials if one.name}


def _told_whole(one: ProposedClaim, document: Document) -> ProposedClaim:
    """The claim with its populations told whole."""
    designation = one.designation
    if designation:
        population = completed(designation.population, one.evidence, document)
        headed = _headed(population, evidence(one.evidence, document)) if population is not None else None
        if headed != designation.population:
            designation = designation.model_copy(update={"population": headed})
    results = [
        value.model_copy(update={"population": completed(value.population, one.evidence, document)})
        if value.population and is_elided(value.population)
        else value
        for value in one.results
    ]
    if designation is one.designation and results == one.results:
        return one
    return one.model_copy(update={"designation": designation, "results": results})


_HEAD = re.compile(
    r"\b(?P<head>(?:(?:adults?|pediatric|adult and pediatric|certain|the)\s)?"
    r"(?:patients|adults|children|infants|people|individuals|participants)\s(?:with|who have|living with))\s?:?$",
    re.IGNORECASE,
)
"""The end of a line that a list of populations stands under."""


def _headed(population: str | None, grounded: Sequence[Evidence]) -> str | None:
    """A population that is an item of a list, with the words that stand over the list: `adult patients with: active X`."""
    if population is None:
        return None
    for place, item in enumerate(grounded[1:], start=1):
        over = " ".join(grounded[place - 1].quote.split())
        found = _HEAD.search(over) if fold_str(item.quote).strip().startswith(fold_str(population)) else None
        if found and population.casefold() not in over.casefold():
            return f"{found['head']}: {population}"
    return population


def _worded(one: ProposedClaim, names: dict[str, str], document: Document) -> ProposedClaim:
    """The claim with a statement: the engine's own, else one composed from its fields."""
    if one.statement:
        return one
    subject = next((names[label] for label in (*one.trials, *one.programs) if label in names), None)
    quotes = [Quote(quote=_unmarked(item, document)) for item in evidence(one.evidence, document)]
    parts = [taken_apart(value) for value in one.results]
    claim = one.model_copy(update={"evidence": quotes, "results": parts})
    return one.model_copy(update={"statement": stated(claim, subject)})


def _unmarked(item: Evidence, document: Document) -> str:
    """The words of a quote without the footnote marks glued to them."""
    if item.start is None or item.end is None:
        return item.quote
    words, done = "", item.start
    for mark in sorted(document.footnotes, key=lambda mark: mark.start):
        if item.start <= mark.start and mark.end <= item.end and mark.start >= done:
            words, done = words + document.text[done : mark.start], mark.end
    return words + document.text[done : item.end]


def _resolve(labels: Iterable[str], ids: dict[str, str]) -> list[str]:
    """The ids behind `labels`, once each; a label that names nothing stays, for the checks to see."""
    return list(dict.fromkeys(ids.get(label, label) for label in labels))


def _unique(candidate: str, taken: Iterable[str]) -> str:
    held = set(taken)
    if candidate not in held:
        return candidate
    number = 2
    while f"{candidate}-{number}" in held:
        number += 1
    return f"{candidate}-{number}"


def _together(*lists: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(item for part in lists for item in part))


def _position(records: Sequence[Evidence]) -> int:
    starts = [one.start for one in records if one.start is not None]
    return min(starts) if starts else 1 << 60


def _programs(
    proposed: Iterable[ProposedProgram], document: Document, origins: dict[str, tuple[str, ...]]
) -> tuple[list[Program], dict[str, str]]:
    """Programs by first mention; two proposals that share a name or an alias are one program."""
    merged: list[tuple[ProposedProgram, list[str]]] = []
    for one in proposed:
        names = {slug(name) for name in (one.name, *one.aliases)}
        for index, (other, labels) in enumerate(merged):
            if names & {slug(name) for name in (other.name, *other.aliases)}:
                merged[index] = (_merge_programs(other, one), [*labels, one.ref])
                break
        else:
            merged.append((one, [one.ref]))
    ids: dict[str, str] = {}
    programs: list[Program] = []
    for one, labels in merged:
        identifier = _unique(slug(one.name) or "program", ids.values())
        ids.update(dict.fromkeys(labels, identifier))
        origins[f"programs/{identifier}"] = tuple(labels)
        values = one.model_dump(exclude={"ref", "evidence"})
        values["rights"] = completed(one.rights, one.evidence, document)
        values["indications"] = all_completed(one.indications, one.evidence, document)
        grounded = evidence(named(one.name, one.evidence, document), document)
        programs.append(Program(**values, id=identifier, evidence=grounded))
    programs.sort(key=lambda program: (_position(program.evidence), program.id))
    return programs, ids


def _merge_programs(first: ProposedProgram, second: ProposedProgram) -> ProposedProgram:
    values = first.model_dump()
    for name, value in second.model_dump().items():
        if isinstance(value, list):
            values[name] += [item for item in value if item not in values[name]]
        elif values[name] is None:
            values[name] = value
    values["aliases"] = [
        alias for alias in _together(values["aliases"], [second.name]) if alias != first.name
    ]
    return ProposedProgram.model_validate(values)


def _trials(
    proposed: Iterable[ProposedTrial],
    document: Document,
    program_ids: dict[str, str],
    programs: Sequence[Program],
    origins: dict[str, tuple[str, ...]],
) -> tuple[list[Trial], dict[str, str]]:
    ids: dict[str, str] = {}
    trials: list[Trial] = []
    known = {program.id: program.name for program in programs}
    indications = {program.id: program.indications for program in programs}
    for one in proposed:
        linked = _resolve(one.programs, program_ids)
        described = " ".join(
            [*(known.get(item, item) for item in linked[:1]), *(phase.value for phase in one.phases), "trial"]
        )
        identifier = _unique(slug(one.name or one.nct_id or described) or "trial", ids.values())
        ids[one.ref] = identifier
        origins[f"trials/{identifier}"] = (one.ref,)
        values = one.model_dump(exclude={"ref", "evidence", "programs"})
        values["population"] = completed(one.population, one.evidence, document)
        values["conditions"] = all_completed(one.conditions, one.evidence, document)
        grounded = evidence(named(one.name, one.evidence, document), document)
        if not one.conditions:
            values["conditions"] = _conditions(grounded, [indications.get(item, []) for item in linked])
        trials.append(Trial(**values, id=identifier, program_ids=linked, evidence=grounded))
    trials.sort(key=lambda trial: (_position(trial.evidence), trial.id))
    return trials, ids


def _conditions(grounded: Sequence[Evidence], indications: Iterable[list[str]]) -> list[str]:
    """The diseases of a trial's programs that its own evidence names."""
    words = fold_str(" ".join(one.quote for one in grounded)).casefold()
    return [one for one in _together(*indications) if fold_str(one).casefold() in words]


def _claims(
    proposed: Iterable[ProposedClaim],
    document: Document,
    program_ids: dict[str, str],
    trial_ids: dict[str, str],
    origins: dict[str, tuple[str, ...]],
) -> tuple[list[Claim], dict[str, str]]:
    """Claims in the order of their evidence; one said twice becomes one with both evidences."""
    merged: dict[object, tuple[Claim, list[str]]] = {}
    for one in proposed:
        claim = _claim(one, document, program_ids, trial_ids)
        key = _identity(claim) or one.ref
        if key in merged:
            first, labels = merged[key]
            both = [*first.evidence, *(item for item in claim.evidence if item not in first.evidence)]
            both.sort(key=lambda item: _position([item]))
            merged[key] = (first.model_copy(update={"evidence": both}), [*labels, one.ref])
        else:
            merged[key] = (claim, [one.ref])
    ordered = sorted(merged.values(), key=lambda pair: _position(pair[0].evidence))
    ids: dict[str, str] = {}
    claims: list[Claim] = []
    for number, (claim, labels) in enumerate(ordered, start=1):
        identifier = f"c{number}"
        ids.update(dict.fromkeys(labels, identifier))
        origins[f"claims/{identifier}"] = tuple(labels)
        claims.append(claim.model_copy(update={"id": identifier}))
    return claims, ids


def _claim(
    one: ProposedClaim, document: Document, program_ids: dict[str, str], trial_ids: dict[str, str]
) -> Claim:
    grounded = evidence(one.evidence, document)
    return Claim(
        id=one.ref,
        type=one.type,
        modality=one.modality,
        negated=one.negated,
        statement=one.statement,
        program_ids=_resolve(one.programs, program_ids),
        trial_ids=_resolve(one.trials, trial_ids),
        speaker=_speaker(grounded, document) or one.speaker,
        results=[result(_printed(item, grounded)) for item in one.results],
        milestone=milestone(one.milestone, document.published) if one.milestone else None,
        designation=one.designation,
        amounts=[amount(item) for item in one.amounts],
        evidence=grounded,
    )


_LED_BY = re.compile(
    r"(?:(?:fell|rose|dropped|declin\w+|decreas\w+|increas\w+|reduc\w+|improv\w+|lower\w*|was|were|of|by|to|a|an|the)\s)+",
    re.IGNORECASE,
)
"""Words before a value that are not part of it."""


def _printed(fields: ResultFields, grounded: Sequence[Evidence]) -> ResultFields:
    """The value without its verb, where the text prints it so: of `fell by 9.2%` may stand `and by 9.2%` alone."""
    led = _LED_BY.match(fields.figure) if fields.figure else None
    if fields.figure is None or led is None:
        return fields
    texts = [" ".join(one.quote.split()) for one in grounded]
    bare = fields.figure[led.end() :]
    if any(fields.figure in text for text in texts) or not any(bare in text for text in texts):
        return fields
    return fields.model_copy(update={"figure": bare})


def _speaker(grounded: Sequence[Evidence], document: Document) -> str | None:
    """Who says it, when every word of the evidence is one person's quoted speech."""
    speakers = {
        zone.speaker if zone and zone.kind is ZoneKind.QUOTE else None
        for zone in (document.zone_at(item.start) for item in grounded if item.start is not None)
    }
    return speakers.pop() if len(speakers) == 1 else None


def _identity(claim: Claim) -> object | None:
    """What makes two claims the same thing said twice; None for claims in words alone."""
    if claim.designation:
        return (tuple(claim.program_ids), claim.negated, claim.designation)
    timing = claim.milestone.timing if claim.milestone else None
    if claim.milestone is None or timing is None or timing.end is None or claim.milestone.event in _MANY:
        return None
    step = (claim.milestone.event, claim.milestone.status, timing.start, timing.end, timing.bound)
    return (tuple(claim.program_ids), tuple(claim.trial_ids), claim.negated, step)


_MANY = frozenset({Event.OTHER, Event.CONFERENCE, Event.PUBLICATION, Event.DATA_UPDATE})
"""Steps of which a program may take several in one window: never merged."""
