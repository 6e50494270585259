"""Milestones as claims: each step once, with every passage that tells it, and how long cash lasts.

The same step of the same program at the same time is one claim; its identity is its event.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.patterns import later
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.roster import NOTHING, Link, Roster
from summarizer.rules.steps import Step
from summarizer.rules.tense import (
    HOPED,
    SIDE,
    Seen,
    consistent,
    paired,
    put_ahead,
    seen_in,
    status_of,
    timings,
)
from summarizer.rules.trials import Trials
from summarizer.schemas import (
    ClaimType,
    Event,
    MilestoneFields,
    MilestoneStatus,
    Modality,
    ProposedClaim,
    Quote,
    TimeWindow,
    ZoneKind,
)
from summarizer.text import Span
from summarizer.timing import parse_timing

_RUNWAY = later(
    r"\b(?:cash\srunway|runway|fund(?:ed|ing|s)?\s(?:its\s|our\s|the\s|planned\s|current\s)*(?:operations|operating|into|through|until)|"
    r"(?:sufficient|enough|able)\sto\s(?:fund|meet|support|finance)|support\s(?:its\s|our\s)?operations|"
    r"finance\s(?:its\s|our\s)?operations|currently\sfunded)\b",
    re.IGNORECASE,
)
_FUNDS = ("runway", "fund", "sufficient", "finance", "support", "enough")
_INTO = later(
    r"\b(?:into|through|until|beyond|to)\s(?:at\sleast\s)?(?:the\s)?$|\bat\sleast\s(?:into|through|until)\s(?:the\s)?$",
    re.IGNORECASE,
)
_FISCAL_GAP = later(r"\b(?:cash|runway|operat\w+|fund\w*|capital|requirements)\b", re.IGNORECASE)
_PRESENT = frozenset(
    {
        ZoneKind.HEADLINE,
        ZoneKind.HEADLINE_BULLETS,
        ZoneKind.LEAD,
        ZoneKind.DATELINE,
        ZoneKind.BODY,
        ZoneKind.QUOTE,
        ZoneKind.HEADING,
        ZoneKind.ABOUT_PROGRAM,
        ZoneKind.ABOUT_COMPANY,
    }
)

_LABELS: dict[Event, str] = {
    Event.POC_DATA: "Proof-of-concept data",
    Event.TOPLINE: "Topline data",
    Event.TRIAL_START: "Trial start",
    Event.IND_CLEARED: "IND cleared",
    Event.IND_SUBMITTED: "IND submission",
    Event.NDA_SUBMITTED: "NDA submission",
    Event.BLA_SUBMITTED: "BLA submission",
    Event.MAA_SUBMITTED: "MAA submission",
    Event.SNDA_SUBMITTED: "sNDA submission",
    Event.SBLA_SUBMITTED: "sBLA submission",
    Event.CTA_SUBMITTED: "CTA submission",
    Event.PDUFA_DATE: "PDUFA date",
    Event.CRL: "Complete response letter",
    Event.CHMP_OPINION: "CHMP opinion",
    Event.EOP2_MEETING: "End-of-Phase 2 meeting",
}


@dataclass
class Told:
    """A milestone with the passages that tell it."""

    step: Step
    status: MilestoneStatus
    phrase: str | None
    window: TimeWindow | None
    programs: tuple[str, ...]
    trials: tuple[str, ...]
    sentences: list[Sentence]
    support: list[Sentence]
    words: Span
    """Where the first of the sentences words the step, in its own offsets."""


def propose_milestones(prose: Prose, programs: Roster, trials: Trials) -> list[ProposedClaim]:
    """The milestones of a release as claims."""
    told: list[Told] = []
    for sentence in prose.sentences:
        if sentence.kind not in _PRESENT:
            continue
        told += _runway(sentence, prose)
        told += _steps(prose, sentence, programs, trials)
    return [_claim(prose, one) for one in _merged(told)]


def _runway(sentence: Sentence, prose: Prose) -> Iterator[Told]:
    """How long the cash lasts: the words from `into` or `through` on."""
    cue = _RUNWAY.search(sentence.text) if sentence.has(_FUNDS) else None
    if cue is None:
        return
    for span in timings(sentence):
        if span.start < cue.start() or span.start - cue.end() > 170:
            continue
        gap = sentence.text[cue.start() : span.start]
        if SIDE.search(gap) or (HOPED.search(gap) and not sentence.title):
            continue
        phrase = sentence.text[span.start : span.end]
        lead = _INTO.search(sentence.text[: span.start])
        if lead:
            phrase = sentence.text[lead.start() : span.end]
        elif not re.match(r"(?:into|through|until|beyond|to|at least)\b", phrase, re.IGNORECASE):
            continue
        if not _FISCAL_GAP.search(sentence.text[max(0, cue.start() - 200) : span.start]):
            continue
        window = parse_timing(phrase, prose.document.published, runway=True)
        if window is not None:
            yield Told(
                _RUNWAY_STEP,
                MilestoneStatus.EXPECTED,
                phrase,
                window,
                (),
                (),
                [sentence],
                [],
                Span(*cue.span()),
            )
            return


_RUNWAY_STEP = Step(Event.CASH_RUNWAY, _RUNWAY, (), ClaimType.FINANCIAL, company=True)


def _steps(prose: Prose, sentence: Sentence, programs: Roster, trials: Trials) -> Iterator[Told]:
    seen = seen_in(sentence)
    if not seen:
        return
    for one in paired(sentence, seen):
        if one.step.event is Event.PUBLICATION and sentence.kind not in {ZoneKind.LEAD, ZoneKind.HEADLINE}:
            continue
        status = status_of(sentence, one, seen) or put_ahead(sentence, one, prose.document.published)
        if status is None or not (one.when or one.step.undated):
            continue
        if status is MilestoneStatus.EXPECTED and one.when is None:
            continue
        phrase = sentence.text[one.when.start : one.when.end] if one.when else None
        window = _window(phrase, prose.document.published, status)
        if phrase and window is None:
            continue
        if not consistent(window, status, prose.document.published):
            continue
        about = _about(sentence, one, programs, trials)
        if about is None:
            continue
        refs, trial_refs, support = about
        yield Told(one.step, status, phrase, window, refs, trial_refs, [sentence], support, one.span)


def _window(phrase: str | None, anchor: date | None, status: MilestoneStatus) -> TimeWindow | None:
    del status
    return parse_timing(phrase, anchor) if phrase else None


def _about(
    sentence: Sentence, one: Seen, programs: Roster, trials: Trials
) -> tuple[tuple[str, ...], tuple[str, ...], list[Sentence]] | None:
    """The programs and trials of a step, and the sentences that name them when it is not this one."""
    if one.step.company:
        near = [
            named.ref
            for named in programs.inside(sentence)
            if one.span.start - 40 <= named.start - sentence.start <= one.span.end + 60
        ]
        return (tuple(near) if len(set(near)) == 1 and one.step.type is ClaimType.PARTNERSHIP else ()), (), []
    at = sentence.start + one.span.start
    trial = trials.roster.about(sentence, at, alone=False) if one.step.trial else NOTHING
    link = programs.about(sentence, at)
    support = [other for other in (trial.support, link.support) if other is not None]
    if len(trial.refs) > 1:
        trial = NOTHING
    if trial:
        owner = next(study for study in trials.studies if study.ref == trial.refs[0])
        if link.refs and not set(owner.programs) & set(link.refs):
            if programs.own(sentence):
                trial = NOTHING
            else:
                link = Link(owner.programs)
        else:
            link = Link(owner.programs)
        if trial:
            return link.refs, trial.refs, [trial.support] if trial.support else []
    if not link.refs:
        return None
    if len(link.refs) > 1:
        return None
    if one.step.trial and one.step.event not in _MANY_TRIALS:
        only = [study for study in trials.studies if link.refs[0] in study.programs]
        if len(only) == 1 and only[0].name:
            return link.refs, (only[0].ref,), [*support, _naming(only[0].sentences, sentence)]
    return link.refs, (), support


_MANY_TRIALS = frozenset({Event.TRIAL_START, Event.DATA_UPDATE, Event.IND_CLEARED, Event.CTA_APPROVED})
"""Steps that may be of another trial than the only one that the release names."""


def _naming(sentences: Sequence[Sentence], near: Sentence) -> Sentence:
    """The sentence nearest to `near` that is no headline."""
    return min(
        sentences,
        key=lambda one: (one.title and one.kind is not ZoneKind.HEADING, abs(one.index - near.index)),
    )


def _when(one: Told) -> object:
    """What two phrases for one time share: the window, or the numbers of a phrase that has none."""
    window = one.window
    if window and (window.end or window.start):
        return window.start, window.end, window.bound
    return tuple(re.findall(r"\d+", one.phrase or ""))


def _merged(told: Sequence[Told]) -> list[Told]:
    groups: dict[tuple[object, ...], list[Told]] = {}
    for one in told:
        groups.setdefault((one.step.event, one.status, _when(one)), []).append(one)
    merged: list[Told] = []
    for several in groups.values():
        kept: list[Told] = []
        for one in sorted(
            several,
            key=lambda item: (
                -len(item.trials),
                -len(item.programs),
                re.search(r"\d", item.phrase or "") is None,
                item.sentences[0].title,
                item.sentences[0].index,
            ),
        ):
            home = next(
                (
                    other
                    for other in kept
                    if (
                        not one.programs
                        or set(one.programs) <= set(other.programs)
                        or set(other.programs) == set(one.programs)
                    )
                    and (not one.trials or set(one.trials) <= set(other.trials))
                ),
                None,
            )
            if home is None:
                kept.append(one)
            else:
                home.sentences += one.sentences
                home.support += [] if home.sentences else one.support
        merged += kept
    dated = [one for one in merged if one.phrase]
    kept = []
    for one in merged:
        home = None if one.phrase else next((other for other in dated if _same_step(one, other)), None)
        if home is None:
            kept.append(one)
        else:
            home.sentences += one.sentences
    kept.sort(key=lambda one: min(sentence.index for sentence in one.sentences))
    return kept


def _same_step(one: Told, other: Told) -> bool:
    """Whether an undated step is one that another passage dates."""
    return (
        (one.step.event, one.status, one.programs, one.trials)
        == (other.step.event, other.status, other.programs, other.trials)
        and one.step.trial
        and bool(one.trials)
    )


def _claim(prose: Prose, one: Told) -> ProposedClaim:
    sentences = sorted(
        one.sentences, key=lambda sentence: (sentence.title, sentence.kind is ZoneKind.QUOTE, sentence.index)
    )[:3]
    quotes: dict[tuple[int | None, str], Quote] = {}
    for quote in prose.quoting(*sentences, *one.support):
        quotes[quote.paragraph, quote.quote] = quote
    expected = one.status is MilestoneStatus.EXPECTED
    statement = _statement(one, one.sentences[0], expected)
    kind = ClaimType.GUIDANCE if expected and one.step.event is not Event.PDUFA_DATE else one.step.type
    if one.step.event is Event.CASH_RUNWAY:
        kind = ClaimType.GUIDANCE
    return ProposedClaim(
        ref="",
        type=kind,
        modality=Modality.EXPECTED if expected else Modality.REPORTED,
        statement=statement,
        programs=list(one.programs),
        trials=list(one.trials),
        milestone=MilestoneFields(event=one.step.event, status=one.status, phrase=one.phrase),
        evidence=list(quotes.values()),
    )


def _statement(one: Told, sentence: Sentence, expected: bool) -> str:
    """The step and its time in the field's words; what a company did, in the release's."""
    phrase = one.phrase or ""
    if re.match(r"(?:In|On|By|During|At|Within|For)\s", phrase):
        phrase = phrase[0].lower() + phrase[1:]
    when = f" {phrase}" if phrase else ""
    if one.step.event is Event.CASH_RUNWAY:
        return f"Cash runway expected to extend{when}"
    if one.step.event is Event.PDUFA_DATE:
        return f"PDUFA date{when}"
    label = _LABELS.get(one.step.event, one.step.event.value.replace("_", " ").capitalize())
    if expected:
        return f"{label} expected{when}"
    stop = re.compile(
        r"(?<![A-Z])[.;](?:\s|$)|,[”\"]|,\s(?:a|an|which|and|making|including|to|for)\s|\sto\s(?:evaluate|advance|discuss)\b"
    ).search(sentence.text, one.words.end, one.words.end + 150)
    words = sentence.text[
        one.words.start : stop.start() if stop else min(len(sentence.text), one.words.end + 110)
    ]
    said = " ".join(words.split()).lstrip(" ,;")
    return (
        f"{said[:1].upper()}{said[1:]}"
        if stop or len(sentence.text) <= one.words.end + 110
        else f"{label}{when}"
    )
