"""How a trial is built, in the release's own words: doses, cohorts, allocation. No number is added."""

import re

from summarizer.patterns import later
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.roster import Named
from summarizer.rules.trials import Study, Trials, spoken_of
from summarizer.schemas import ClaimType, FactKind, Modality, ProposedClaim, ZoneKind

_WORDS = later(
    r"\b(?:dose\slevels?|cohorts?|arms?|randomi[sz]ed\s\d|dose[- ]escalation|starting\s(?:cell\s)?dose|treatment\sgroups|follow-up\svisits?)\b",
    re.IGNORECASE,
)
_RATIO = later(r"\b\d:\d\b")
_PLANNED = later(r"\b(?:plans?\sto|will|is\sexpected\sto|is\sintended\sto|planned)\b", re.IGNORECASE)
_FOUND = later(
    r"\b(?:demonstrat\w+|showed|achiev\w+|improv\w+|response\srate|%|topline|results|data\sfrom|responses?|progress\w+|recommended|selected|completed|present|webinar|interim|not)\b",
    re.IGNORECASE,
)


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
    if sentence.title or sentence.kind in {ZoneKind.QUOTE, ZoneKind.ABOUT_COMPANY} or len(text) > 420:
        return None
    if not _WORDS.search(text) or _FOUND.search(text):
        return None
    counted = _RATIO.search(text) or any(True for _ in sentence.of(FactKind.COUNT, FactKind.DOSE))
    if not counted:
        return None
    support: Sentence | None = None
    if not any(isinstance(one, Named) and one.ref == study.ref for one in trials.roster.inside(sentence)):
        support = trials.roster.about(sentence, alone=len(trials.studies) == 1).support
    return ProposedClaim(
        ref="",
        type=ClaimType.DESIGN,
        modality=Modality.EXPECTED if _PLANNED.search(text) else Modality.REPORTED,
        statement=" ".join(text.split()).rstrip(" .;"),
        programs=list(study.programs),
        trials=[study.ref],
        evidence=prose.quoting(support, sentence),
    )
