"""How a trial is built, in the release's own words: doses, cohorts, allocation. No number is added."""

import re

from summarizer.patterns import later
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.roster import Named, Roster
from summarizer.rules.studies import Study
from summarizer.rules.trials import Trials, spoken_of
from summarizer.schemas import (
    ClaimType,
    Event,
    FactKind,
    MilestoneFields,
    MilestoneStatus,
    Modality,
    ProposedClaim,
    ZoneKind,
)

_WORDS = later(
    r"\b(?:dose\slevels?|cohorts?|arms?|randomi[sz]ed\s\d|dose[- ]escalation|starting\s(?:cell\s)?dose|treatment\sgroups|follow-up\svisits?|sites|planned\s\d|patients\senrolled|had\sbeen\s(?:treated|dosed|enrolled)|enrolled|enroll(?:s|ing)?|recruit(?:ing|s)|were\srandomi[sz]ed)\b",
    re.IGNORECASE,
)
_MONEY = later(r"[$€£¥]\s?\d|\b(?:RMB|SEK|NOK|DKK|CHF|USD|EUR)\s?\d")
_RATIO = later(r"\b\d:\d\b")
_RUNNING = later(
    r"\b(?:is|are)\s(?:(?:now|currently|actively|also)\s)?(?:enrolling|recruiting)\b", re.IGNORECASE
)
_PLANNED = later(
    r"\b(?:plans?\sto|will|is\sexpected\sto|is\sintended\sto|(?:is|are)\splanned)\b", re.IGNORECASE
)
_FOUND = later(
    r"\b(?:demonstrat\w+|showed|achiev\w+|improv\w+|response\srate|%|topline|results|data\sfrom|responses?|progress\w+|met|meeting|endpoints?|recommended|selected|completed|present|webinar|interim|not)\b",
    re.IGNORECASE,
)


_REACHED = later(
    r"\b(?:\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:[\w-]{1,20}\s){0,2}?(?:out\s)?of\s(?:an?\s|the\s)?(?:planned\s|targeted\s|expected\s)?\d{1,5}\s?(?:planned\s|targeted\s|expected\s)?(?:[\w-]{1,20}\s){0,3}?(?:had|have|has)\s(?:now\s|already\s)?been\s(?:enrolled|dosed|treated|randomi[sz]ed|recruited)\b"
    r"|\b(?:enrolled|dosed|randomi[sz]ed)\s(?:the\s)?\d{1,5}(?:st|nd|rd|th)?\sof\s(?:an?\s|the\s)?(?:planned\s)?\d{1,5}\s(?:planned\s)?(?:patients|participants|subjects)\b",
    re.IGNORECASE,
)
_COMMITTEE = later(
    r"\b(?:DSMB|DMC|IDMC|DSMC|SRC|(?:data\s(?:and\s)?safety\smonitoring|data\smonitoring|safety\s(?:review|monitoring))\s(?:committee|board))\b",
    re.IGNORECASE,
)
_ADVISED = later(
    r"\b(?:recommended|recommends|recommending|has\srecommended|unanimously\srecommended|recommendation\s(?:of|from|to|that))\b",
    re.IGNORECASE,
)
_TOLD = frozenset({ZoneKind.HEADLINE_BULLETS, ZoneKind.LEAD, ZoneKind.DATELINE, ZoneKind.BODY})


def propose_conduct(prose: Prose, programs: Roster, trials: Trials) -> list[ProposedClaim]:
    """How far a trial's enrolment has come, and what its data monitoring committee advised."""
    claims: list[ProposedClaim] = []
    advised: set[tuple[str, ...]] = set()
    for sentence in prose.sentences:
        if sentence.kind not in _TOLD or len(sentence.text) > 500:
            continue
        text = sentence.text
        committee = _COMMITTEE.search(text) is not None and _ADVISED.search(text) is not None
        if not (committee or _REACHED.search(text)) or _HEDGED.search(text):
            continue
        trial = trials.roster.about(sentence, alone=len(trials.studies) == 1)
        link = programs.about(sentence)
        refs = link.refs
        if len(trial.refs) == 1:
            refs = next(study.programs for study in trials.studies if study.ref == trial.refs[0])
        if len(refs) != 1 or len(trial.refs) > 1 or (committee and (*refs, *trial.refs) in advised):
            continue
        if committee:
            advised.add((*refs, *trial.refs))
        claims.append(
            ProposedClaim(
                ref="",
                type=ClaimType.DESIGN,
                modality=Modality.REPORTED,
                statement=" ".join(prose.plain(sentence.start, sentence.end).split()).rstrip(" .;"),
                programs=list(refs),
                trials=list(trial.refs),
                milestone=MilestoneFields(
                    event=Event.FUTILITY_ANALYSIS if "futility" in text.casefold() else Event.OTHER,
                    status=MilestoneStatus.OCCURRED,
                )
                if committee
                else None,
                evidence=prose.quoting(trial.support or link.support, sentence),
            )
        )
    return claims


_HEDGED = later(r"\b(?:may|might|could|would|if|whether|will|expects?|not)\b", re.IGNORECASE)


def propose_designs(prose: Prose, trials: Trials) -> list[ProposedClaim]:
    """What is said of doses, cohorts and arms of a trial, one claim a sentence, without any number added."""
    claims: list[ProposedClaim] = []
    for study in trials.studies:
        for sentence in spoken_of(prose, trials, study):
            claim = _design(prose, trials, study, sentence)
            if claim is not None:
                claims.append(claim)
    return claims


def _design(prose: Prose, trials: Trials, study: Study, sentence: Sentence) -> ProposedClaim | None:
    text = sentence.text
    if (
        _MONEY.search(text)
        or sentence.title
        or sentence.kind in {ZoneKind.QUOTE, ZoneKind.ABOUT_COMPANY}
        or len(text) > 420
    ):
        return None
    stop = text.find("; ")
    part = text[:stop] if stop > 0 and _FOUND.search(text) else text
    if not _WORDS.search(part) or _FOUND.search(part) or _REACHED.search(part):
        return None
    counted = _RATIO.search(text) or any(True for _ in sentence.of(FactKind.COUNT, FactKind.DOSE))
    if not counted and not _RUNNING.search(text):
        return None
    support: Sentence | None = None
    if not any(isinstance(one, Named) and one.ref == study.ref for one in trials.roster.inside(sentence)):
        support = trials.roster.about(sentence, alone=len(trials.studies) == 1).support
    return ProposedClaim(
        ref="",
        type=ClaimType.DESIGN,
        modality=Modality.EXPECTED
        if _PLANNED.search(text) and not _RUNNING.search(text)
        else Modality.REPORTED,
        statement=" ".join(part.split()).rstrip(" .;"),
        programs=list(study.programs),
        trials=[study.ref],
        evidence=[*prose.quoting(support), prose.quote(sentence.start, sentence.start + len(part))],
    )
