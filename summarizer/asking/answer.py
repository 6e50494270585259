"""A question asked of a store: what its records say, in cited sentences; else passages; else that it is not said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from summarizer.briefing.citing import Citations
from summarizer.history import contradictions
from summarizer.lookup import issuer_named, refuse_empty
from summarizer.schemas import (
    Asked,
    AskedPassage,
    BriefSentence,
    Claim,
    ClaimType,
    Event,
    Program,
    Release,
    Source,
    Topic,
    Trial,
    Understood,
)
from summarizer.store import Passage, Store

from .names import MOST_SIGNS, Named, names_in
from .passages import looked_for, passages
from .question import Question, days_of, holds, read_question
from .said import Said, places_of, quoted
from .scope import MOST_RELEASES, Scope, scopes
from .telling import TELLING
from .when import Days, ahead, moved, steps

ASKED_VERSION = "1"
MOST_SENTENCES = 15
"""Sentences of an answer: who wants all asks for the brief."""


@dataclass
class Gathered:
    """What a store holds on a question: all that an answer may rest on, whoever writes it."""

    question: str
    understood: Understood
    scopes: list[Scope] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    """Sentences made of records' fields, the best first, each with its records."""
    passages: list[Passage] = field(default_factory=list)
    """Paragraphs with all words looked for, where no record answers."""
    silences: list[str] = field(default_factory=list)
    """What is asked about and no release holds."""
    notes: list[str] = field(default_factory=list)


def gather(question: str, store: Store, issuer: str | None = None) -> Gathered:
    """What a store holds on a question.

    Args:
        question: In English, in any words; whatever they are, they are only looked for.
        store: Where the releases are.
        issuer: The company's name or id, where several have something called so.

    Raises:
        InputError: The store is empty, no company is called so, or names are those of several companies.
    """
    question = question.encode("utf-8", "replace").decode("utf-8")
    company = None if issuer is None else issuer_named(issuer, store)
    named = names_in(question[:MOST_SIGNS], store, company)
    read = read_question(named.rest)
    found = scopes(store, named, read, company)
    anchor = max(
        (one.release.published for scope in found for one in scope.told if one.release.published),
        default=None,
    )
    days = days_of(read.timings, anchor)
    said = [one for scope in found for one in _all_said(scope, read, days)]
    said = list({one.text: one for one in said}.values())
    gathered = Gathered(question, _understood(found, named, read, days), found, said)
    if not said:
        if not found and not any(named.unknown.values()):
            refuse_empty(store)
        gathered.passages = passages(store, found, named, read)
    gathered.silences = list(_silences(gathered, named, read))
    gathered.notes = list(_notes(gathered, named, read, store))
    return gathered


def answered(gathered: Gathered, store: Store) -> Asked:
    """The answer that says what was gathered, its citations numbered in their order."""
    said = gathered.said[:MOST_SENTENCES]
    told = {one.release.document: one for scope in gathered.scopes for one in scope.told}
    cite = Citations(list(told.values()))
    sentences = [
        BriefSentence(text=one.text, citations=[cite.of(document, record) for document, record in one.places])
        for one in said
    ]
    documents = [*(one.document for one in cite.all), *(one.document for one in gathered.passages)]
    sources = _sources(documents, store)
    number = {one.document: one.number for one in sources}
    return Asked(
        schema_version=ASKED_VERSION,
        question=gathered.question,
        understood=gathered.understood,
        says=bool(sentences or gathered.passages),
        sentences=sentences,
        passages=[
            AskedPassage(
                id=f"p{place}",
                source=number[one.document],
                quote=one.text,
                start=one.start,
                end=one.end,
                page=store.document(one.document).page_at(one.start),
            )
            for place, one in enumerate(gathered.passages, start=1)
        ],
        notes=[*gathered.notes, *_left(gathered)],
        cited=[one.model_copy(update={"source": number[one.document]}) for one in cite.all],
        sources=sources,
    )


def _left(gathered: Gathered) -> Iterator[str]:
    left = len(gathered.said) - MOST_SENTENCES
    if left > 0:
        yield f"{left} more sentences are left out; the program's brief has them."


def _all_said(scope: Scope, question: Question, days: Days) -> list[Said]:
    """What a company's records say, the best first; then what of it cannot all hold."""
    said = _ranked(list(_said(scope, question, days)), scope, question)
    places = {place for one in said for place in one.places}
    against = [
        Said(one.note, places_of(one.one, one.other), stands=True)
        for one in contradictions(scope.told, scope.known)
        if places & set(places_of(one.one, one.other))
        and (Topic.ENROLLMENT in question.topics or places.issuperset(places_of(one.one, one.other)))
    ]
    return said[: MOST_SENTENCES - len(against)] + against + said[MOST_SENTENCES - len(against) :]


def _said(scope: Scope, question: Question, days: Days) -> Iterator[Said]:
    """What the records of what is asked about say; else the claims that have all words of the question."""
    told = list(_of_topics(scope, question, days))
    yield from told
    measured = {Topic.RESULTS, Topic.SAFETY} & set(question.topics)
    if not told and not measured and (words := looked_for(question)):
        for release, claim in scope.claims():
            text = " ".join([claim.statement, *(one.quote for one in claim.evidence)])
            if holds(words, text) == len(words):
                yield quoted(scope, release, claim)


def _of_topics(scope: Scope, question: Question, days: Days) -> Iterator[Said]:
    others = [one for one in question.topics if one in TELLING]
    tellers = dict.fromkeys(TELLING[one] for one in others)
    told = chain.from_iterable(teller(scope, question) for teller in tellers)
    if not question.topics and not question.events:
        yield from _unasked(scope, question, days)
    elif question.events:
        first = question.asks_of_time or not others or Event.CASH_RUNWAY in question.events
        timed = steps(scope, question)
        yield from chain(timed, told) if first else chain(told, timed)
    else:
        if Topic.MOVED in question.topics:
            yield from moved(scope, question, days)
        if Topic.WHEN in question.topics and not others:
            yield from ahead(scope, days)
        yield from told


def _unasked(scope: Scope, question: Question, days: Days) -> Iterator[Said]:
    """Of a question that names no topic and has no other words: an overview."""
    if question.words:
        return
    if question.timings:
        yield from ahead(scope, days)
        yield from moved(scope, question, days)
    else:
        yield from TELLING[Topic.WHAT](scope, question)
        yield from ahead(scope, days)
        yield from moved(scope, question, days)


def _ranked(said: list[Said], scope: Scope, question: Question) -> list[Said]:
    """Those first that have most of the question's other words; else as they were."""
    if not question.words:
        return said
    return sorted(said, key=lambda one: -holds(question.words, _words_of(one, scope)))


def _words_of(said: Said, scope: Scope) -> str:
    words = [said.text]
    for release in scope.told:
        records: list[Claim | Trial | Program] = [*release.claims, *release.trials, *release.programs]
        for one in records:
            if (release.release.document, one.id) in said.places:
                words += [item.quote for item in one.evidence]
    return " ".join(words)


def _understood(found: Sequence[Scope], named: Named, question: Question, days: Days) -> Understood:
    keys = {one.key for one in named.called}
    programs = {one.key: one.name for one in reversed(named.called) if one.kind == "program"}
    trials = {one.key: one.name for one in reversed(named.called) if one.kind == "trial"}
    return Understood(
        programs=[programs[key] for key in named.spelled if key in keys and key in programs],
        trials=[trials[key] for key in named.spelled if key in keys and key in trials],
        issuers=list(dict.fromkeys([*named.issuers, *(one.issuer for one in found if named.called)])),
        topics=question.topics,
        events=question.events,
        designations=question.designations,
        measures=question.measures,
        since=days[0],
        until=days[1],
        words=question.words,
    )


def _notes(gathered: Gathered, named: Named, question: Question, store: Store) -> Iterator[str]:
    for word, near in named.unknown.items():
        hint = f"; near: {', '.join(near)}" if near else ""
        yield f'Nothing in the store is called "{word}"{hint}.'
    if gathered.said:
        held = " ".join(_words_of(one, scope) for scope in gathered.scopes for one in gathered.said)
        missing = [word for word in question.words if not holds([word], held)]
        if missing:
            yield f"What is cited does not speak of: {', '.join(missing)}."
        yield from gathered.silences
        return
    yield from gathered.silences
    if not gathered.scopes and not named.unknown:
        if not question.asks:
            yield "Ask about a program, a trial or a company: nothing else is looked for."
        elif question.words:
            yield f"No release in the store has all of: {', '.join(question.words)}."
        else:
            count = len(store.releases())
            yield (
                f"The question names no program, trial or company, and the store holds {count} releases,"
                f" more than the {MOST_RELEASES} that are read at once: name one."
            )
    elif looked_for(question) and not gathered.passages and gathered.scopes:
        yield f"Looked for in {_counted(gathered.scopes)}: {', '.join(looked_for(question))}."


def _silences(gathered: Gathered, named: Named, question: Question) -> Iterator[str]:
    if not {Topic.RESULTS, Topic.SAFETY} & set(question.topics) or not named.called:
        return
    told = {place for one in gathered.said for place in one.places}
    if not any(
        claim.type is ClaimType.RESULT and (release.release.document, claim.id) in told
        for scope in gathered.scopes
        for release, claim in scope.claims()
    ):
        yield "These releases hold no such measured result: not disclosed."


def _counted(found: Sequence[Scope]) -> str:
    count = sum(len(one.told) for one in found)
    return f"{count} release{'s' if count > 1 else ''}"


def _sources(documents: Sequence[str], store: Store) -> list[Source]:
    """The releases that are cited, oldest first."""
    wanted = list(dict.fromkeys(documents))
    found: list[Release] = [one.release for one in store.told(wanted)] if wanted else []
    return [
        Source(
            number=number,
            document=one.document,
            title=one.title,
            published=one.published,
            source=one.source,
        )
        for number, one in enumerate(sorted(found, key=_order), start=1)
    ]


def _order(release: Release) -> tuple[date, str]:
    return release.published or date.max, release.document
