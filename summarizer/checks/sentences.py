"""SE: the summary's sentences say nothing that the claims they cite do not say."""

from collections.abc import Iterator

from summarizer.patterns import later
from summarizer.schemas import Modality

from .context import Context, Fault
from .echoes import reversed_echo
from .polarity import turned, unmarked
from .statements import (
    lacks,
    linked_names,
    opposite,
    other_bounds,
    other_units,
    unknown_names,
    unknown_numbers,
    unknown_terms,
    without_times,
)
from .tone import Clause, clauses
from .wording import Scope, content, occurrences, stem


def cites_claims(context: Context) -> Iterator[Fault]:
    """A sentence cites at least one claim, and only claims that exist."""
    for index, sentence in enumerate(context.summary.summary):
        if not sentence.claim_ids:
            yield Fault(f"summary[{index}].claim_ids", "The sentence cites no claim.")
        for place, identifier in enumerate(sentence.claim_ids):
            if identifier not in context.claim_by_id:
                yield Fault(f"summary[{index}].claim_ids[{place}]", f'No claim has the id "{identifier}".')


def numbers_cited(context: Context) -> Iterator[Fault]:
    """Every number of a sentence is in the claims that it cites, with its unit and its bound."""
    for one in context.tellings:
        if not one.retold:
            continue
        names = [linked_names(context, claim) for claim in one.claims]
        words = context.scope(one.text)
        lacking = unknown_numbers(without_times(one.text, one.source, context), one.source, *names)
        wrong = None if lacking else other_units(words, one.source) or other_bounds(words, one.source)
        if lacking:
            yield Fault(f"{one.path}.text", f"{lacks(lacking).replace('the evidence', 'the cited claims')}.")
        elif wrong:
            yield Fault(f"{one.path}.text", f'The cited claims say "{wrong[1]}", not "{wrong[0]}".')


def names_cited(context: Context) -> Iterator[Fault]:
    """Every name and term of a sentence is in the claims that it cites."""
    for one in context.tellings:
        if not one.retold:
            continue
        names = tuple(linked_names(context, claim) for claim in one.claims)
        wide = context.scope("\n".join([one.source.text, *(subject.block.text for subject in one.cited)]))
        words = without_times(one.text, one.source, context)
        lacking = unknown_names(words, context, (one.source, *names), wide)
        phases = {
            phase.value
            for claim in one.claims
            for trial in claim.trial_ids
            if trial in context.trial_by_id
            for phase in context.trial_by_id[trial].phases
        }
        lacking += [
            term for term in unknown_terms(context.scope(one.text), wide, phases) if term not in lacking
        ]
        if lacking:
            yield Fault(f"{one.path}.text", f"{lacks(lacking).replace('the evidence', 'the cited claims')}.")


def polarity_cited(context: Context) -> Iterator[Fault]:
    """A sentence denies what its claims deny, and turns no direction round."""
    for one in context.tellings:
        text, source = one.text, one.source.text
        denied = turned(text, source) if one.retold else None
        if denied:
            yield Fault(f"{one.path}.text", f'The cited claims have no "{denied}".')
            continue
        negated = bool(one.claims) and all(claim.negated for claim in one.claims)
        if negated and not any(clause.denied or clause.without for clause in clauses(text)):
            yield Fault(f"{one.path}.text", "The cited claims are negated, the sentence is not.")
            continue
        turn = (opposite(text, source) or reversed_echo(text, source)) if one.retold else None
        if turn:
            yield Fault(f"{one.path}.text", f'The sentence says "{turn[0]}", the cited claims "{turn[1]}".')


def tone_cited(context: Context) -> Iterator[Fault]:
    """A sentence that cites only hopes says so, and one that cites only reports hopes for nothing."""
    for one in context.tellings:
        said = clauses(one.text)
        modalities = {claim.modality for claim in one.claims}
        firm = [clause.firm for clause in said if clause.firm and not _repeated(clause, one.source)]
        plain = all(clause.plain for clause in said)
        happened = any(clause.happened for clause in said)
        if modalities == {Modality.REPORTED} and firm and not happened:
            yield Fault(f"{one.path}.text", f'The cited claims are reports, the sentence says "{firm[0]}".')
        elif modalities == {Modality.HYPOTHETICAL} and plain:
            yield Fault(f"{one.path}.text", "The sentence affirms what the cited claims call possible.")
        elif (
            modalities == {Modality.EXPECTED}
            and said
            and all(clause.happened and clause.plain for clause in said)
        ):
            yield Fault(f"{one.path}.text", "The sentence reports what the cited claims expect.")


_CAPABLE = later(r"\b(?:could|may)\s(?:not\s)?[a-z]{2,16}(?:\s[a-z]{2,16})?")


def _repeated(clause: Clause, source: Scope) -> bool:
    """Whether a clause repeats an ability or a permission word by word: reports may say `could sit without help`."""
    return any(
        occurrences(match.group(), unmarked(source.folded))
        for match in _CAPABLE.finditer(clause.text.casefold())
    )


def words_cited(context: Context) -> Iterator[Fault]:
    """A sentence is about what its claims are about: some of its own words are theirs."""
    for one in context.tellings:
        if not one.retold:
            continue
        names = context.scope(" ".join(linked_names(context, claim).text for claim in one.claims))
        own = [word for word in content(one.text) if stem(word) not in _TELLING and not names.knows(word)]
        if len(own) > 1 and not any(one.source.resembles(word) for word in own):
            yield Fault(f"{one.path}.text", "The cited claims have none of the sentence's words.")


_TELLING = frozenset(
    stem(word)
    for word in (
        "company",
        "report",
        "reports",
        "reported",
        "announced",
        "expects",
        "expected",
        "plans",
        "planned",
        "also",
        "no",
        "not",
        "treatment",
        "trial",
        "study",
        "patients",
        "data",
        "results",
        "has",
        "received",
    )
)
"""Words in which any fact may be told."""
