"""Payments and terms that depend on what comes: milestones, options, an offering that is still to close."""

import re

from summarizer.patterns import later
from summarizer.schemas import Claim, ClaimType, Event, Modality

from .context import Place, Subject
from .tone import clauses


def marks(claim: Claim) -> tuple[str, ...]:
    """The printed words of a claim's values."""
    figures = [result.figure for result in claim.results] + [amount.figure for amount in claim.amounts]
    phrase = claim.milestone.timing.phrase if claim.milestone and claim.milestone.timing else None
    return tuple(word for word in (*figures, phrase) if word)


def said_before(place: Place, subject: Subject) -> str:
    """What a sentence says before a quote that goes on without a verb of its own tone; else nothing."""
    if place.span is None or _APART.match(place.words):
        return ""
    if any(one.happened or one.firm for one in clauses(place.words)):
        return ""
    start = subject.context.sentences_of(place)[0].start
    return subject.context.words(start, place.span.start) if start < place.span.start else ""


_APART = later(r"(?:after|before|since|because|although|following|triggering|a|an)\s", re.IGNORECASE)
"""How a quote begins that has a tone of its own, whatever was said before it."""


_LATER_PAYMENT = later(
    r"\b(?:milestones?|royalt(?:y|ies)|earn-?outs?|contingent|on exercise|option fees?|profit shar(?:e|ing))\b",
    re.IGNORECASE,
)


_DUE = later(r"\b(?:trigger(?:ed|ing|s)|earned|received|recogni[sz]ed|recorded|booked|paid)\b", re.IGNORECASE)
"""Words of a payment that depends on nothing any more."""


def contingent(claim: Claim, subject: Subject) -> bool:
    """Whether a deal's payment depends on what comes: milestones and royalties that nobody has received."""
    if claim.modality is not Modality.HYPOTHETICAL or claim.type not in DEALS:
        return False
    text = subject.quotes.text
    if claim.negated or _DUE.search(text) or not _LATER_PAYMENT.search(text):
        return False
    printed = marks(claim) or (subject.quotes.text,)
    paid = [
        clause
        for place in subject.places
        for clause in clauses(f"{said_before(place, subject)}\n{place.words}")
        if clause.happened
    ]
    beside = [
        one
        for one in clauses(subject.sentences.text)
        if any(mark.casefold() in one.text.casefold() for mark in printed)
    ]
    return not paid and not any(one.happened for one in beside)


DEALS = frozenset({ClaimType.PARTNERSHIP, ClaimType.FINANCIAL})


def to_come(claim: Claim, subject: Subject) -> bool:
    """Whether a deal's or an offering's amount is still to be paid, or would be on a choice that is open.

    What is agreed is expected (`ABC to receive $85 million`, `has agreed to buy shares at $8.00`), an option and a
    price that some may pay are possible; neither where the evidence says that it is done.
    """
    if claim.negated:
        return False
    words = "\n".join(f"{said_before(place, subject)} {place.words}" for place in subject.places)
    if _DUE.search(words):
        return False
    if claim.milestone and claim.modality is Modality.EXPECTED:
        conditional = _CONDITIONAL.search(words) is not None
        return claim.milestone.event in _PLEDGED and conditional and bool(_AGREED.search(words))
    if claim.type not in DEALS:
        return False
    if not claim.amounts:
        chosen = any(one.hypothetical for one in clauses(claim.statement))
        return chosen and claim.modality is Modality.HYPOTHETICAL and bool(_OPTIONAL.search(words))
    if claim.modality is Modality.EXPECTED:
        return bool(_AGREED.search(words) or _CONDITIONAL.search(subject.sentences.text))
    return claim.modality is Modality.HYPOTHETICAL and bool(_OPTIONAL.search(words))


_PLEDGED = frozenset({Event.FINANCING, Event.DEAL_CLOSED})
"""Steps that are agreed on before they are taken."""
_AGREED = later(
    r"\b(?:agreed to|(?<!received )(?<!paid )to) (?:receive|pay|purchase|buy|sell|issue|acquire|subscribe)\b",
    re.IGNORECASE,
)
_CONDITIONAL = later(
    r"\b(?:is|are) (?:also )?(?:conditional|conditioned|contingent|subject)\s(?:on|upon|to)\b", re.IGNORECASE
)
_OPTIONAL = later(
    r"\b(?:options?(?:,[^.;]{1,60},)?\s(?:to|on|for)|exercisable|opt[- ]in|may (?:pay|elect|choose|buy|purchase))\b",
    re.IGNORECASE,
)
