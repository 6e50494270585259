"""Every checkable fact of a release, found without any model: numbers, dates, names, terms, people.

`find_facts` knows nothing of any answer, so that what an engine left out can be told.
`summarizer.facts.names` groups the names of drugs and trials:

    drug_names(document)  -> list[NameGroup]
    trial_names(document) -> list[NameGroup]

Lexers run in a fixed order over the company's text alone. Each takes the characters that it has
explained (an address, `Q2 2026`, `ALLO-329`, `3+3`), so that no later one reads a number there.
"""

from collections.abc import Iterable, Iterator

from summarizer.plain import plainly
from summarizer.raised import Unmarked, unmarked
from summarizer.recent import Recent
from summarizer.schemas import Document, FactKind

from .drugs import drugs_on
from .estimates import hazard_ratios, intervals, not_reached, p_values
from .fact import Fact, Found, Page
from .identifiers import idioms, registry_ids, take_addresses
from .moments import moments
from .names import NameGroup, drug_names, trial_names
from .people import people
from .quantities import amounts, quantities
from .roles import Roles
from .schedules import schedules, take_clock_times
from .shares import shares_in_words
from .terms import phases, terms
from .trials import trials_on

__all__ = ["Fact", "NameGroup", "drug_names", "find_facts", "trial_names"]


def find_facts(document: Document) -> list[Fact]:
    """The checkable facts of the company's own text, in order of place.

        names = {fact.value for fact in find_facts(document) if fact.kind == "DRUG"}

    Facts do not overlap, but for terms inside a longer name (an endpoint in a designation). Takes time
    linear in the text; the same document gives the same facts.
    """
    return list(_facts(document))


def _read(document: Document) -> tuple[Fact, ...]:
    bare = unmarked(document)
    if bare.cuts:
        return tuple(_put_back(fact, bare, document.text) for fact in _facts(bare.document))
    plain = plainly(document)
    if plain is not document:
        text = document.text
        return tuple(fact._replace(text=text[fact.start : fact.end]) for fact in _facts(plain))
    page = Page(document)
    found = list(_found(page))
    roles = Roles(page)
    facts = {
        Fact(one.kind, page.text[one.start : one.end], one.start, one.end, one.value, roles.role(one))
        for one in found
    }
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind)))


def _put_back(fact: Fact, bare: Unmarked, text: str) -> Fact:
    start, end = bare.original(fact.start, fact.end)
    return fact._replace(start=start, end=end, text=text[start:end])


_facts = Recent(_read)


def _found(page: Page) -> Iterator[Found]:
    """What each lexer finds, in the order in which they may take characters."""
    take_addresses(page)
    yield from registry_ids(page)
    yield from p_values(page)
    yield from intervals(page)
    yield from hazard_ratios(page)
    yield from not_reached(page)
    yield from moments(page)
    drugs = drugs_on(page)
    trials = trials_on(page, drugs)
    yield from _named(page, FactKind.DRUG, drugs)
    yield from _named(page, FactKind.TRIAL_NAME, trials)
    yield from phases(page)
    yield from terms(page)
    yield from idioms(page)
    yield from amounts(page)
    take_clock_times(page)
    yield from schedules(page)
    yield from shares_in_words(page)
    yield from quantities(page)
    yield from people(page)


def _named(page: Page, kind: FactKind, groups: Iterable[NameGroup]) -> Iterator[Found]:
    """Each mention of each name; the value is the group's main name."""
    for group in groups:
        for start, end in group.mentions:
            if page.free(start, end):
                page.take(start, end)
                if kind is FactKind.DRUG:
                    page.drugs.update((start, end - 1))
                yield Found(kind, start, end, group.name)
