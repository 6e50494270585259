"""MO, polarity: what the evidence denies is not affirmed, and what it affirms is not denied."""

import re
from collections.abc import Iterator

from summarizer.patterns import later
from summarizer.schemas import Claim, ClaimType, Modality

from .context import Context, Fault
from .payments import marks
from .tone import Clause, clauses, focus, is_open
from .wording import stem


def negation_kept(context: Context) -> Iterator[Fault]:
    """A claim is negated exactly where the evidence denies what it is about."""
    for subject, claim in context.each_claim():
        stated = clauses(claim.statement)
        near = focus(claim.statement, subject.quotes.text, marks(claim))
        quoted = clauses(subject.quotes.text)
        denied = next((clause.denied for clause in stated if clause.denied), None)
        if denied and (_counts_none(claim) or _leaves_out(claim.statement, subject.sentences.text)):
            continue
        if claim.negated:
            if is_open(claim.statement):
                continue
            if _starts_denied(claim.statement) and any(
                _starts_denied(place.words) for place in subject.places
            ):
                continue
            if not any(clause.denied or clause.without for clause in quoted) and not is_open(
                subject.quotes.text
            ):
                reason = "The evidence denies nothing."
            elif not any(clause.denied or clause.without for clause in stated) and not _OUTSIDE.search(
                claim.statement
            ):
                reason = "The claim is negated, its statement is not."
            elif denied is None and not any(
                clause.denied or clause.without in _TURNED
                for clause in (near or quoted if _one_only(stated) else quoted)
            ):
                reason = "The evidence does not deny this."
            else:
                continue
            yield Fault(f"{subject.path}.negated", reason, subject.span)
        elif (
            denied
            and not any(_affirms(clause, claim) for clause in stated)
            and not _of_people(stated)
            and not _of_things(stated)
        ):
            yield Fault(f"{subject.path}.negated", f'The statement says "{denied}".', subject.span)
        elif (
            near
            and near[0].denied
            and all(clause.denied for clause in near)
            and not any(map(_starts_denied, (clause.text for clause in stated)))
            and not any(
                clause.denied or (clause.without or "missed") not in _VERBS
                for clause in stated
                if clause.denied or clause.without
            )
        ):
            yield Fault(f"{subject.path}.negated", f'The evidence says "{near[0].denied}".', subject.span)


def _starts_denied(words: str) -> bool:
    """Whether words start with the denial of a sentence whose start they leave out: `not based on any figures`."""
    return _NOT_FIRST.match(words) is not None


_NOT_FIRST = later(r"\W{0,3}(?:not|never)\s(?!only|just|limited|necessarily)", re.IGNORECASE)


def _one_only(stated: tuple[Clause, ...]) -> bool:
    """Whether a statement is one clause, which one clause of the evidence is nearest to."""
    return len(stated) == 1


_OUTSIDE = later(
    r"\b(?:falls?|lies?|stays?|remains?|is|are) outside\b|\b(?:leaves?|left) out\b|\b(?:un(?:demonstrated|proven|proved|shown|tested|studied|established|confirmed|resolved|changed|known)|pending|outstanding|to be (?:shown|seen|demonstrated|determined|confirmed))\b|\b(?:excludes?|excluded|excluding|exempt)\b",
    re.IGNORECASE,
)
"""Words that deny without a negative one: what falls outside a designation is not covered."""
_NOT_COUNTED = later(r"\b(?:is |are |was |were )?not (?:counted|included)\b", re.IGNORECASE)
_EXCEPT = later(r"\b(?:exclud\w{1,4}|except|without|other than|not includ\w{1,4})\b", re.IGNORECASE)
_NO_ONE = later(r"(?:no|none|zero)\b", re.IGNORECASE)


def _counts_none(claim: Claim) -> bool:
    """Whether what a claim denies is one count among others: no patient on placebo, 3 of 63 on 120 mg."""
    figures = [result.figure for result in claim.results if result.figure]
    none = [one for one in figures if _NO_ONE.match(one)]
    return not claim.negated and 0 < len(none) < len(figures)


def _leaves_out(words: str, source: str) -> bool:
    """Whether all that some words deny is that something is counted which their source excludes."""
    if not (_NOT_COUNTED.search(words) and _EXCEPT.search(source)):
        return False
    return not any(clause.denied for clause in clauses(_NOT_COUNTED.sub("", words)))


_SHARE = later(
    r"(?:\d\s?%|\b(?:half|thirds?|quarters?|majority|many|some|\d{1,6}|one|two|three|four|five|six))\s(?:of\s|patients|people)"
    r"[^,;:]{0,80}\b(?:not|never|n't)\b",
    re.IGNORECASE,
)
"""Those of a number who did not: a number of people, no denial."""
_WHO_NOT = later(
    r"\b(?:patients|adults|people|children|adolescents|women|men|infants|those|individuals|subjects|participants)\s"
    r"(?:(?!is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|should|must)\w{2,14}\s)?not\s|^who\b[^,;:]{0,60}\bnot\b[^,;:]{2,60}\s(?:received|were|had|was|are|is|have|has|showed|achieved)\s",
    re.IGNORECASE,
)
"""A denial that says which people are meant: adults not eligible for surgery."""
_LACK = later(
    r"\bthere (?:is|are) (?:currently |still )?no (?:[\w-]{2,20}\s){0,3}(?:treatments?|therap(?:y|ies)|medicines?|drugs?|cure|options?)\b",
    re.IGNORECASE,
)
"""What a disease lacks: said of it, or denied of its treatments."""
_FINITE_DENIAL = later(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|should|must)\s"
    r"(?:\w{2,12}\s)?(?:not|never)\b|n't\b|\bcannot\b|\b(?:failed|fails?|unable) to\b",
    re.IGNORECASE,
)
_PARTICIPLE = later(r"\b(?:not|never)\s(?:yet\s)?\w{2,16}(?:ed|en|wn)\b", re.IGNORECASE)
_SPEAKER = later(r"(?:and\s)?(?:we|i|they|it|he|she|you)\s(?!not\b|cannot\b)[a-z]{3,16}\s", re.IGNORECASE)


def _of_people(stated: tuple[Clause, ...]) -> bool:
    """Whether all that is denied is denied of `patients who ...`, beside something that is not."""
    denied = [clause for clause in stated if clause.denied]
    return all(clause.text.startswith(("who ", "whose ")) for clause in denied) and any(
        not clause.denied and len(clause.text.split()) > 3 for clause in stated
    )


_QUALITY = later(
    r"(?:that|which)\s(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|may|might|should|cannot)\b",
    re.IGNORECASE,
)
"""How a clause starts that says which things are meant: `observations that could not be resolved`."""
_SAYS = later(
    r"\b(?:no|believes?|shows?|showed|shown|demonstrat\w{1,4}|suggests?|evidence|signs?|reason|indicat\w{1,4}|conclud\w{1,3}|found|confirms?|confirmed)$",
    re.IGNORECASE,
)
"""What a clause ends with when the next one is what it says."""


def _of_things(stated: tuple[Clause, ...]) -> bool:
    """Whether all that is denied tells which things an affirmed clause right before it means."""
    denied = [index for index, clause in enumerate(stated) if clause.denied]
    return bool(denied) and all(
        index > 0
        and _QUALITY.match(stated[index].text)
        and not (stated[index - 1].denied or stated[index - 1].without)
        and len(stated[index - 1].text.split()) > 3
        and not _SAYS.search(stated[index - 1].text)
        for index in denied
    )


_CONTRAST = later(
    r"\b(?:and|but|or)\snot\s(?:to|by|in|with|for|from|of|on|at|as|due|because|the|an?)\b", re.IGNORECASE
)
"""A denial that tells what is affirmed from something else: related to the one and not to the other."""
_REFRAINS = later(
    r"\b(?:has|have|had|is|are|was|were)?\s?(?:agree[ds]?|undert(?:akes?|aken|ook)|commit(?:s|ted)|covenant(?:s|ed)|pledged?|promised?"
    r"|asked|requested|advised|recommended|instructed|required|warned|decided|elected|chose|chosen|opted|resolved|bound|obliged)"
    r"\s(?:[\w']+\s){0,4}not\sto\s",
    re.IGNORECASE,
)
"""How somebody is said to have bound himself, or another, not to do something: the bond is affirmed."""


def _affirms(clause: Clause, claim: Claim) -> bool:
    """Whether a clause affirms what another may deny.

    It reports, or plans where the claim does, and denies nothing; or its denial turns no more than a participle
    (`ended with questions not yet resolved`) or tells a share of people from the rest.
    """
    if any(one.search(clause.text) for one in (_SHARE, _WHO_NOT, _REFRAINS, _CONTRAST)):
        return True
    if claim.type is ClaimType.BACKGROUND and _LACK.search(clause.text):
        return True
    if _DEPENDENT.match(clause.text):
        return False
    if not clause.denied:
        ahead = claim.modality is not Modality.REPORTED and not clause.plain
        opinion = claim.type in {ClaimType.OPINION, ClaimType.BACKGROUND} and _SPEAKER.match(clause.text)
        return clause.happened is not None or ahead or bool(opinion)
    return (
        clause.happened is not None
        and clause.text.find(clause.happened) < clause.text.casefold().find(clause.denied.casefold())
        and bool(_PARTICIPLE.search(clause.text))
        and not _FINITE_DENIAL.search(clause.text)
    )


_DEPENDENT = later(r"(?:that|which|whose|who)\s", re.IGNORECASE)
"""How a clause starts that affirms nothing by itself: `no evidence that renal function declined`."""
_TURNED = frozenset({"rejected", "denied", "refused", "nothing", "lacks", "lacking", "yet to"})
"""Words that deny as `not` does."""
_VERBS = frozenset({"missed", "failed", "failure", "declined", "rejected", "denied", "refused"})
"""Words that say in a statement what the evidence says with a denial."""


def polarity_kept(context: Context) -> Iterator[Fault]:
    """A statement denies nothing that the evidence affirms."""
    for subject, claim in context.retold:
        denied = turned(claim.statement, subject.sentences.text)
        if denied:
            yield Fault(f"{subject.path}.statement", f'The evidence has no "{denied}".', subject.span)


def turned(words: str, source: str) -> str | None:
    """The negative word by which some words deny what their source does not."""
    source = unmarked(source)
    if _leaves_out(words, source):
        return None
    said, told = clauses(words), clauses(source)
    denied = next((clause.denied for clause in said if clause.denied), None)
    if denied is None:
        return None
    if not any(clause.denied or clause.without for clause in told):
        return denied
    for clause in said:
        match = _DENIED_WORD.search(clause.text)
        if match is None:
            continue
        if match[1].casefold() == "not":
            return match.group()
        beside = [one for one in told if stem(match[1]) in one.stems]
        if beside and not any(_negative(one, match[1]) for one in beside):
            return match.group()
    return None


def unmarked(text: str) -> str:
    """A text without the marks of a list in a sentence: may not (a) dose or (b) open."""
    return _MARKER.sub(" ", text)


_MARKER = later(r"\s\((?:[a-h]|[ivx]{1,3}|\d)\)\s")
_DENIED_WORD = later(r"\bnot\s(?:(?:been|yet|be|significantly|statistically)\s)?([a-z]{3,20})", re.IGNORECASE)
"""A denial and the word that it turns."""


def _negative(clause: Clause, word: str) -> bool:
    """Whether a clause denies, by something else than the word itself."""
    return bool(clause.denied) or (
        clause.without is not None and clause.without.casefold() != word.casefold()
    )
