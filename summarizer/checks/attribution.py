"""AT, steps and money: what a claim's milestone and amounts say is in its evidence."""

from collections.abc import Iterator

from summarizer.patterns import later
from summarizer.schemas import (
    Agency,
    Amount,
    Event,
    MilestoneStatus,
)

from .beside import around
from .context import Context, Fault, Subject
from .results import GENERIC, printed
from .sayings import said_of, sentences_of
from .statements import lacks
from .terms import in_other_words, named
from .wording import Scope, missing, occurrences, stem

_CHINESE = (
    frozenset({Event.IND_CLEARED, Event.CTA_APPROVED}),
    frozenset({Event.IND_SUBMITTED, Event.CTA_SUBMITTED}),
)
"""Steps that are one at the NMPA, whose IND is a clinical trial application."""
_ALSO_SAID = {
    Event.FINANCING: frozenset({"offering", "financing", "ipo", "placement", "share", "note", "loan"}),
    Event.INTERIM_ANALYSIS: frozenset({"interim"}),
    Event.TRIAL_START: frozenset({"start", "begin", "begun", "initiate", "commence"}),
}


_APPLICATIONS = frozenset(
    {
        Event.NDA_SUBMITTED,
        Event.BLA_SUBMITTED,
        Event.MAA_SUBMITTED,
        Event.SNDA_SUBMITTED,
        Event.SBLA_SUBMITTED,
    }
)
_APPLICATION = later(
    r"\b(?:submit|submits|submitted|submitting|submission|file|files|filed|filing)\b[^.;]{0,40}\bapplications?\b"
    r"|\bapplications?\b[^.;]{0,40}\b(?:submitted|filed)\b"
)
_FOR_APPROVAL = later(
    r"\b(?:filed|files|applied|applies|submitted|submits) for (?:\w+ )?(?:approval|authori[sz]ation)\b"
)
_SPECIFIC = later(
    r"\b(?:s?nda|s?bla|maa|jnda|inds?|ctas?|new drug|biologics? licen[cs]e|marketing authori[sz]ation|investigational"
    r"|clinical trial|trial application|patent)\b"
)


def plain_application(sentence: str) -> bool:
    """Whether a sentence tells of an application that it does not name: any that a medicine's approval needs."""
    plain = _FOR_APPROVAL.search(sentence) or _APPLICATION.search(sentence)
    return plain is not None and not _SPECIFIC.search(sentence)


_READ_OUT = later(r"\bread(?:s|ing)?[ -]?outs?\b")


def milestone_event(context: Context) -> Iterator[Fault]:
    """The step is named in the evidence."""
    for subject, claim in context.each_claim():
        event = claim.milestone.event if claim.milestone else Event.OTHER
        if event is Event.OTHER:
            continue
        faults = list(named("milestone.event", "event", event, subject))
        if faults and not _otherwise_told(event, subject):
            yield from faults


def _otherwise_told(event: Event, subject: Subject) -> bool:
    """Whether the evidence tells a step in other words than those that stand for it."""
    also = _ALSO_SAID.get(event)
    if also and also & subject.sentences.pool:
        return True
    if event is Event.TOPLINE and _READ_OUT.search(subject.sentences.folded):
        return True
    if event in _APPLICATIONS and any(map(plain_application, sentences_of(subject))):
        return True
    alike = next((one for one in _CHINESE if event in one), frozenset[Event]())
    if alike & subject.sentences.values("event") and Agency.NMPA.value in subject.block.values("agency"):
        return True
    return in_other_words("event", event.value, subject, several=True)


def milestone_status(context: Context) -> Iterator[Fault]:
    """A step that is late, lapsed or cancelled is said to be so."""
    for subject, claim in context.each_claim():
        step = claim.milestone
        if step and step.status in {
            MilestoneStatus.DELAYED,
            MilestoneStatus.LAPSED,
            MilestoneStatus.CANCELLED,
        }:
            if step.status is MilestoneStatus.LAPSED and any(map(_NO_LONGER.search, sentences_of(subject))):
                continue
            given_up = said_of("milestone_status", MilestoneStatus.CANCELLED.value, subject)
            late = step.status is not MilestoneStatus.CANCELLED and given_up
            yield from named("milestone.status", "milestone_status", step.status, subject, strict=late)


_NO_LONGER = later(
    r"\b(?:guidance|goal|target|timeline|estimate|forecast|plan)\b[^.;]{0,40}\bno longer (?:appl(?:y|ies)|valid|stands?|holds?|in effect)\b"
)
"""How a plan is said to hold no more, which is a lapse as well as an end."""


def amount_figure(context: Context) -> Iterator[Fault]:
    """An amount stands in the evidence as printed."""
    for subject, path, amount in context.amounts:
        yield from printed(f"{path}.figure", amount.figure, subject)
        if amount.prior:
            yield from printed(f"{path}.prior", amount.prior, subject)


def amount_what(context: Context) -> Iterator[Fault]:
    """What an amount is, for which period and per what, is in the evidence's words."""
    for subject, path, amount in context.amounts:
        yield from _amount_words(path, amount, subject)


def _amount_words(path: str, amount: Amount, subject: Subject) -> Iterator[Fault]:
    for field, value, scope in (
        ("what", amount.what, subject.sentences),
        ("period", amount.period, subject.block),
        ("per", amount.per, subject.sentences),
    ):
        lacking = (
            missing(value, scope, loose=True, generic=GENERIC if field == "what" else frozenset())
            if value
            else []
        )
        if lacking and field == "what":
            lacking = missing(value or "", _what_scope(amount, subject), loose=True, generic=_ALSO_AMOUNT)
        if lacking:
            yield Fault(f"{path}.{field}", f"{lacks(lacking)}.", subject.span)


_ALSO_AMOUNT = GENERIC | {stem(word) for word in ("each", "every", "one", "part", "portion")}
_CLAUSE_END = later(r"[;,]\s|\.\s|\n")
_SHARES = later(r"\b(?:subscri\w{2,7}|shares|stock)\b")
_CONVERTED = later(r"\(\s?$")


def _what_scope(amount: Amount, subject: Subject) -> Scope:
    """The sentences of the evidence, with those of the release in which the same figure stands.

    The headline may call upfront what the terms only say will be received; an amount in brackets is the one before
    them in another currency.
    """
    context = subject.context
    texts = [subject.sentences.text]
    if _SHARES.search(subject.sentences.folded):
        texts.append("equity investment")
    figures = {amount.figure, *_converted(amount, subject)}
    for paragraph in context.document.paragraphs:
        zone = context.document.zone_at(paragraph.start)
        if zone is None or not zone.author.is_company:
            continue
        for span in context.sentences_in(paragraph):
            words = context.words(*span)
            texts += [
                f"{beside.before} {beside.behind}" if beside else clause
                for clause in _CLAUSE_END.split(words)
                for one in figures
                for place in occurrences(one, context.scope(clause).folded)
                for beside in [around(context.scope(clause).folded, place)]
            ]
    return context.scope("\n".join(texts))


def _converted(amount: Amount, subject: Subject) -> set[str]:
    """The figure right before the bracket that an amount stands in."""
    text = subject.sentences.text
    at = text.find(amount.figure)
    if at <= 0 or not _CONVERTED.search(text[:at]):
        return set()
    before = [one for one in subject.sentences.figures if one.end <= at and at - one.end < 12]
    if not before:
        return set()
    start = max(text.rfind(mark, 0, before[-1].start) for mark in " (\n") + 1
    return {text[start : before[-1].end]}
