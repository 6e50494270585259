"""MO: what is hoped or planned is not reported as done, and what is denied is not affirmed."""

import re
from collections.abc import Iterator

from summarizer.schemas import Claim, ClaimType, MilestoneStatus, Modality, ZoneKind

from .context import Context, Fault, Subject
from .tone import Clause, clauses, focus
from .wording import stem


def marks(claim: Claim) -> tuple[str, ...]:
    """The printed words of a claim's values."""
    figures = [result.figure for result in claim.results] + [amount.figure for amount in claim.amounts]
    phrase = claim.milestone.timing.phrase if claim.milestone and claim.milestone.timing else None
    return tuple(word for word in (*figures, phrase) if word)


def _around(subject: Subject) -> tuple[list[Clause], list[Clause]]:
    """The clauses whose firm words count (the sentences), and those whose weaker words do as well.

    The latter are the clauses of the quotes, the heading, and what introduces the list that it stands in.
    """
    context = subject.context
    close = list(clauses(subject.quotes.text))
    for place in subject.places:
        if place.paragraph is None:
            continue
        for above in (context.introduction(place.paragraph), context.paragraph(place.paragraph.heading)):
            if above:
                close += clauses(context.words(above.start, above.end))
    return [*clauses(subject.sentences.text), *close], close


def _lies_ahead(subject: Subject) -> bool:
    """Whether the evidence gives a time after the release, or one that cannot be dated."""
    day = subject.context.document.published
    if day is None:
        return False
    windows = [one.window for one in subject.context.page.timings(subject.quotes.text)]
    return any(
        window
        and ((window.end or day) > day or (window.start or day) > day or not (window.start or window.end))
        for window in windows
    )


def not_reported(context: Context) -> Iterator[Fault]:
    """What the evidence hopes or plans is not reported as done."""
    for subject, claim in context.each_claim():
        if claim.modality is not Modality.REPORTED:
            continue
        near = focus(claim.statement, subject.quotes.text, marks(claim))
        if near and all(clause.firm and not clause.happened for clause in near):
            yield Fault(
                f"{subject.path}.modality",
                f'"{near[0].firm}" in the evidence makes this no report.',
                subject.span,
            )


def not_ahead(context: Context) -> Iterator[Fault]:
    """What the evidence reports is neither expected nor hypothetical."""
    for subject, claim in context.each_claim():
        if claim.modality is Modality.REPORTED:
            continue
        reason = _not_ahead(claim, subject)
        if reason:
            yield Fault(f"{subject.path}.modality", reason, subject.span)


def _looks_ahead(clause: Clause) -> bool:
    return bool(clause.expected or clause.aimed or clause.hypothetical)


def _not_ahead(claim: Claim, subject: Subject) -> str | None:
    """Why an expected or hypothetical claim is neither; null where the words allow it."""
    near = focus(claim.statement, subject.quotes.text, marks(claim))
    around, close = _around(subject)
    ahead = _lies_ahead(subject)
    said = clauses(claim.statement)
    expected = ahead or any(clause.expected for clause in around) or any(clause.aimed for clause in close)
    hypothetical = any(clause.hypothetical for clause in around) or any(clause.possible for clause in close)
    if not expected and not hypothetical:
        return "Nothing in the evidence is hoped or planned."
    if not ahead and all(clause.plain for clause in (*close, *said)):
        return "The quotes and the statement hope and plan nothing."
    if (
        claim.modality is Modality.EXPECTED
        and not ahead
        and not any(_looks_ahead(one) for one in (*close, *said))
    ):
        return "The quotes and the statement plan nothing."
    if claim.modality is Modality.HYPOTHETICAL:
        doubts = {clause.hypothetical for clause in (*around, *said) if clause.hypothetical}
        if doubts == {"subject to"} and ahead and any(clause.expected for clause in said):
            return "The statement says this is planned, not that it could be."
        if not hypothetical:
            return "The evidence says this is planned, not that it could be."
        words = [*said, *clauses(subject.quotes.text)]
        if any(_SOUGHT.search(one.text) for one in said) and not any(
            one.hypothetical or _MERELY.search(one.text) for one in words
        ):
            return "The statement says this is sought, not that it could be."
        if (
            near
            and not any(clause.hypothetical for clause in around)
            and all(clause.expected and not clause.possible for clause in near)
        ):
            return f'"{near[0].expected}" in the evidence makes this a plan.'
        doubted = any(clause.hypothetical for clause in around) or any(
            clause.hypothetical or clause.possible for clause in said
        )
        if not doubted and any(clause.expected for clause in said):
            return "The statement says this is planned, not that it could be."
    elif not expected:
        return "The evidence says this could be, not that it is planned."
    elif near and not ahead and all(clause.hypothetical and not clause.expected for clause in near):
        return f'"{near[0].hypothetical}" in the evidence makes this no plan.'
    if (
        near
        and not ahead
        and all(clause.happened and not clause.firm for clause in near)
        and any(clause.happened for clause in said)
        and all(clause.plain for clause in said)
    ):
        return f'"{near[0].happened}" in the evidence reports this.'
    quoted = clauses(subject.quotes.text)
    told = quoted if all(clause.plain for clause in quoted) else near
    happened = next((clause.happened for clause in told if clause.happened), None)
    if happened and not ahead and all(clause.plain for clause in (*told, *said)):
        return f'"{happened}" in the evidence reports this.'
    return None


_ALLOWED: dict[ClaimType, frozenset[Modality]] = {
    ClaimType.RESULT: frozenset({Modality.REPORTED}),
    ClaimType.THRESHOLD: frozenset({Modality.HYPOTHETICAL}),
    ClaimType.GUIDANCE: frozenset({Modality.EXPECTED, Modality.HYPOTHETICAL}),
}


def type_fits(context: Context) -> Iterator[Fault]:
    """A result is reported, a threshold hypothetical, guidance expected."""
    for subject, claim in context.each_claim():
        allowed = _ALLOWED.get(claim.type)
        if allowed and claim.modality not in allowed:
            said = " or ".join(sorted(one.value for one in allowed))
            yield Fault(
                f"{subject.path}.modality",
                f"{claim.type.value} is {said}, not {claim.modality.value}.",
                subject.span,
            )


def milestone_fits(context: Context) -> Iterator[Fault]:
    """A step that occurred is reported, and one that is expected is not."""
    for subject, claim in context.each_claim():
        if claim.milestone is None:
            continue
        occurred = claim.milestone.status is MilestoneStatus.OCCURRED
        expected = claim.milestone.status is MilestoneStatus.EXPECTED
        reported = claim.modality is Modality.REPORTED
        if (occurred and not reported) or (expected and reported):
            yield Fault(
                f"{subject.path}.milestone.status",
                f"A step that is {claim.milestone.status.value} is not {claim.modality.value}.",
                subject.span,
            )


def no_future_zone(context: Context) -> Iterator[Fault]:
    """Forward-looking statements report nothing."""
    for subject, claim in context.each_claim():
        zones = [place.zone.kind for place in subject.places if place.zone]
        if claim.modality is Modality.REPORTED and zones and set(zones) == {ZoneKind.FORWARD_LOOKING}:
            yield Fault(
                f"{subject.path}.modality",
                "The evidence stands in the forward-looking statements.",
                subject.span,
            )


_MERELY = re.compile(
    r"\b(?:can|potential|potentially|possible|possibly|believes?|likely|hopes?|designed)\b", re.IGNORECASE
)
_SOUGHT = re.compile(r"\b(?:seeks?|seeking|aims?|aiming)\b(?!\s(?:at|approval))", re.IGNORECASE)
"""What is sought or aimed at is planned: neither done, nor merely possible."""


def report_stated(context: Context) -> Iterator[Fault]:
    """A report's statement neither plans nor hopes."""
    for subject, claim in context.each_claim():
        said = clauses(claim.statement)
        firm = [clause.firm for clause in said if clause.firm]
        sought = _SOUGHT.search(said[0].text) if said else None
        firm += [sought.group()] if sought else []
        if claim.modality is Modality.REPORTED and firm and not any(clause.happened for clause in said):
            yield Fault(f"{subject.path}.statement", f'A report does not say "{firm[0]}".', subject.span)


def hope_stated(context: Context) -> Iterator[Fault]:
    """A hypothetical claim's statement affirms nothing."""
    for subject, claim in context.each_claim():
        said = clauses(claim.statement)
        if claim.modality is Modality.HYPOTHETICAL and said and all(clause.plain for clause in said):
            yield Fault(
                f"{subject.path}.statement", "The statement affirms what is only possible.", subject.span
            )


def negation_kept(context: Context) -> Iterator[Fault]:
    """A claim is negated exactly where the evidence denies what it is about."""
    for subject, claim in context.each_claim():
        stated = clauses(claim.statement)
        near = focus(claim.statement, subject.quotes.text, marks(claim))
        quoted = clauses(subject.quotes.text)
        denied = next((clause.denied for clause in stated if clause.denied), None)
        if claim.negated:
            if not any(clause.denied or clause.without for clause in quoted):
                reason = "The evidence denies nothing."
            elif not any(clause.denied or clause.without for clause in stated):
                reason = "The claim is negated, its statement is not."
            elif denied is None and not any(clause.denied for clause in quoted):
                reason = "The evidence does not deny this."
            else:
                continue
            yield Fault(f"{subject.path}.negated", reason, subject.span)
        elif denied and not any(clause.happened and not clause.denied for clause in stated):
            yield Fault(f"{subject.path}.negated", f'The statement says "{denied}".', subject.span)
        elif (
            near
            and near[0].denied
            and all(clause.denied for clause in near)
            and not any(
                clause.denied or (clause.without or "missed") not in _VERBS
                for clause in stated
                if clause.denied or clause.without
            )
        ):
            yield Fault(f"{subject.path}.negated", f'The evidence says "{near[0].denied}".', subject.span)


_VERBS = frozenset({"missed", "failed", "failure", "declined", "rejected", "denied", "refused"})
"""Words that say in a statement what the evidence says with a denial."""


def polarity_kept(context: Context) -> Iterator[Fault]:
    """A statement denies nothing that the evidence affirms."""
    for subject, claim in context.each_claim():
        denied = turned(claim.statement, subject.sentences.text)
        if denied:
            yield Fault(f"{subject.path}.statement", f'The evidence has no "{denied}".', subject.span)


def turned(words: str, source: str) -> str | None:
    """The negative word by which some words deny what their source does not."""
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


_DENIED_WORD = re.compile(
    r"\bnot\s(?:(?:been|yet|be|significantly|statistically)\s)?([a-z]{3,20})", re.IGNORECASE
)
"""A denial and the word that it turns."""


def _negative(clause: Clause, word: str) -> bool:
    """Whether a clause denies, by something else than the word itself."""
    return bool(clause.denied) or (
        clause.without is not None and clause.without.casefold() != word.casefold()
    )
