"""Trial records: what a trial's own sentences say of its status, design, people and numbers.

A value needs its trigger words in a sentence that is about the trial alone; where two sentences
disagree, there is none.
"""

import re
from collections import Counter
from collections.abc import Sequence

from summarizer import lexicons
from summarizer.patterns import later
from summarizer.rules.evidence import Gathered
from summarizer.rules.names import key
from summarizer.rules.phrases import POSSIBLY, STUDY, population
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.studies import Study
from summarizer.rules.trials import BARE, THE_STUDY, Trials, spoken_of
from summarizer.schemas import (
    Allocation,
    Arm,
    ArmType,
    Design,
    Enrollment,
    EnrollmentType,
    FactKind,
    InterventionModel,
    Masking,
    Outcome,
    OutcomeType,
    Phase,
    ProposedTrial,
    TrialStatus,
    ZoneKind,
)

_STATUSES: tuple[tuple[TrialStatus, re.Pattern[str]], ...] = (
    (
        TrialStatus.RECRUITING,
        re.compile(
            r"\b(?:is|are)\s(?:(?:currently|now|actively|also)\s)?(?:enrolling|recruiting|dosing)\b"
            r"|\bcontinues?\sto\s(?:enroll?|recruit)\b|\bnow\s(?:enrolling|recruiting)\b"
            r"|\b(?:enroll?ment|recruitment)\b[^.;]{0,60}\b(?:is|remains|continues)\s(?:currently\s)?"
            r"(?:ongoing|open|progressing|underway|on track)\b|\benroll?ment\sin\sthe\strial\scontinues\b",
            re.IGNORECASE,
        ),
    ),
    (
        TrialStatus.NOT_YET_RECRUITING,
        re.compile(
            r"\b(?:expects?|plans?|anticipates?|intends?|on track|planning|preparing|aims?|targeting)\s(?:to\s)?"
            r"(?:initiate|start|begin|commence|launch|initiating|starting)\b"
            r"|\b(?:initiation|start)\s(?:is\s)?(?:planned|expected|anticipated|targeted|on track|slated)\b"
            r"|\b(?:initiation|start)\sof\b[^.;]{0,120}?\b(?:is|are)\s(?:planned|expected|anticipated|targeted|on track|slated)\b"
            r"|\b(?:is|are)\s(?:expected|planned|anticipated|scheduled|slated)\sto\s(?:initiate|start|begin|commence)\b"
            r"|\b(?:is|are)\snot\syet\s(?:recruiting|enrolling|open)\b|\bhas\snot\syet\s(?:started|begun|opened)\b"
            r"|\bplanned\s(?:(?:global|pivotal|registrational)\s)*Phase\b",
            re.IGNORECASE,
        ),
    ),
    (
        TrialStatus.ACTIVE_NOT_RECRUITING,
        re.compile(
            r"\bfully\senrolled\b|\b(?:has|have)\s(?:\w+\s)?completed\s(?:patient\s|target\s)?(?:enroll?ment|recruitment)\b"
            r"|\b(?:enroll?ment|recruitment)\s(?:(?:in|of|for|into)\s(?:[\w®™/-]{1,25}\s){1,7}?)?(?:is|has been|was)\s(?:now\s)?complete(?:d)?\b"
            r"|\b(?:the\scompletion\sof|completed)\s(?:[\w-]+\s){0,4}(?:enroll?ment|recruitment)\b",
            re.IGNORECASE,
        ),
    ),
    (
        TrialStatus.COMPLETED,
        re.compile(
            rf"\b{STUDY}(?:\s(?:of|in|for|with)(?:\s[\w-]{{1,20}}){{1,4}})?\s(?:has|have|was|were|is)\s(?:now\s)?(?:been\s)?(?:successfully\s)?(?:completed|concluded)\b"
            r"(?!\s(?:enroll|recruit))|\bhas\sconcluded\b"
            rf"|\b(?:the|a|its|our|recently)\s(?:recently\s|successfully\s)?completed\s(?:(?!enroll|recruit|dos)[\w/-]+\s){{0,3}}?{STUDY}\b",
            re.IGNORECASE,
        ),
    ),
    (
        TrialStatus.TERMINATED,
        re.compile(
            rf"\b(?:discontinu\w+|terminat\w+|halted|stopped)\s(?:the\s|its\s|our\s)?(?:[\w-]+\s){{0,4}}{STUDY}\b"
            rf"|\b{STUDY}\s(?:was|were|has been|have been|will be)\s(?:discontinued|terminated|halted|stopped)\b",
            re.IGNORECASE,
        ),
    ),
    (
        TrialStatus.SUSPENDED,
        re.compile(
            rf"\b{STUDY}\s(?:is|was|has been|remains)\s(?:currently\s)?(?:paused|suspended|on clinical hold)\b",
            re.I,
        ),
    ),
)
_HEDGED = later(r"\b(?:may|might|could|would|if|not|whether|upon|once|until)\b", re.IGNORECASE)
_OF_ITS_ENROLMENT = later(
    r"\b(?:enroll?ment|recruitment|dosing|cohorts?|part\s\w)\s(?:(?:in|of|for|into)\s)?(?:[\w®™/-]{1,25}\s){0,6}$",
    re.IGNORECASE,
)
"""What is completed is a trial's enrolment, not the trial."""
_ENROLLED = later(
    r"\b(?:enrolled|randomi[sz]ed|enrolling|included|completed\s(?:patient\s|target\s)?enroll?ment\sof|with)\s(?:a\stotal\sof\s)?(?P<count>\d[\d,]{0,6})\s"
    r"(?:[\w-]{1,20}\s){0,3}?(?:patients|participants|people|subjects|adults|children|women|men|infants|volunteers)\b"
    r"(?P<tail>(?:\s[\w-]+){0,3})",
    re.IGNORECASE,
)
_WERE_ENROLLED = later(
    r"(?<![\d.,/])(?P<count>\d[\d,]{0,6})\s(?:[\w-]{1,20}\s){0,3}?(?:patients|participants|people|subjects|adults|children|women|men|infants|volunteers)\s"
    r"(?:were|have\sbeen|had\sbeen)\s(?:enrolled|randomi[sz]ed)\b(?!\sto\s(?:the\s)?\w+\s(?:arm|group))",
    re.IGNORECASE,
)
_TO_ENROLL = later(
    r"\b(?:expected|plan(?:s|ned)?|designed|will|aims?|anticipated|intends?|total)\s(?:[\w-]{1,15}\s){0,3}?"
    r"(?:to\s)?(?:enroll?|enroll?ment\sof|randomi[sz]e|include)\s(?:approximately|about|around|up to|roughly|~)?\s?"
    r"(?P<count>\d[\d,]{0,6})\s",
    re.IGNORECASE,
)
_PRIMARY = later(
    r"\bprimary\s(?:efficacy\s|safety\s)?(?:endpoint|outcome)s?\s(?:of\sthe\s(?:trial|study)\s)?(?:was|is|were|are|of)\s(?!met\b|not\b|achieved\b|this\b|our\b)"
    r"(?:the\s)?(?P<measure>[^.;]{4,140}?)(?=[.;,(]\s?|\sand\s(?:all|the|key|its|was|showed)\b|\sat\s(?:week|day|month|\d)|\sin\s(?:terms|adults|patients)|\s\(|\bvs|$)",
    re.IGNORECASE,
)


def propose_trials(prose: Prose, found: Trials) -> list[ProposedTrial]:
    """The trials as records, each value with the sentence that it is taken from."""
    return [_proposed(prose, found, study) for study in found.studies]


def _proposed(prose: Prose, found: Trials, study: Study) -> ProposedTrial:
    evidence = Gathered(prose)
    spoken = spoken_of(prose, found, study)
    ranked = sorted(spoken or study.sentences, key=lambda one: (one.title, one.index))
    evidence.add(ranked[0])
    if study.name:
        evidence.ensure(study.name, [*ranked, *study.sentences])
    if study.nct:
        evidence.ensure(study.nct, [*ranked, *study.sentences])
    evidence.add(*study.support[:2])
    agreed = _agreed_phases(study)
    if agreed:
        evidence.add(
            next(
                sentence
                for values, sentence in sorted(study.phases, key=lambda pair: pair[1].title)
                if values == agreed
            )
        )
    if study.pivotal:
        evidence.add(min(study.pivotal, key=lambda one: one.title))
    status, said = _status(study, spoken, found)
    evidence.add(said)
    design, where = _design(spoken)
    evidence.add(*where)
    people, conditions, who = _population(spoken, study, found)
    evidence.add(who)
    enrollment, counted = _enrollment(spoken)
    evidence.add(counted)
    outcome, measured = _outcome(spoken)
    evidence.add(measured)
    arms, told = _arms(_after(prose, spoken), _tested(found, study))
    evidence.add(told)
    return ProposedTrial(
        ref=study.ref,
        name=study.name,
        nct_id=study.nct,
        programs=list(study.programs),
        phases=list(agreed),
        pivotal=True if study.pivotal else None,
        status=status,
        design=design,
        arms=arms,
        conditions=conditions,
        population=people,
        enrollment=enrollment,
        outcomes=[outcome] if outcome else [],
        evidence=evidence.quotes(),
    )


def _agreed_phases(study: Study) -> tuple[Phase, ...]:
    counts = Counter(values for values, _ in study.phases)
    if not counts:
        return ()
    ranked = counts.most_common()
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        union = {value for values, _ in ranked for value in values}
        return next((values for values, _ in ranked if set(values) == union), ())
    return ranked[0][0]


def _status(
    study: Study, spoken: Sequence[Sentence], found: Trials
) -> tuple[TrialStatus | None, Sentence | None]:
    seen: dict[TrialStatus, Sentence] = {}
    for sentence in spoken:
        if sentence.kind in {ZoneKind.QUOTE, ZoneKind.ABOUT_COMPANY}:
            continue
        for status, pattern in _STATUSES:
            for match in pattern.finditer(sentence.text):
                if _HEDGED.search(sentence.text[max(0, match.start() - 40) : match.start()]):
                    continue
                if status is TrialStatus.COMPLETED and _OF_ITS_ENROLMENT.search(
                    sentence.text[max(0, match.start() - 60) : match.start()]
                ):
                    continue
                if status is TrialStatus.NOT_YET_RECRUITING and not _starts_it(sentence, match, study, found):
                    continue
                seen.setdefault(status, sentence)
                break
    if len(seen) != 1:
        return None, None
    return next(iter(seen.items()))


def _starts_it(sentence: Sentence, match: re.Match[str], study: Study, found: Trials) -> bool:
    """Whether what is to start is the trial itself, no arm, cohort or other study."""
    places = [one for one in found.roster.inside(sentence) if one.ref == study.ref]
    after = sentence.text[match.end() : match.end() + 110]
    before = sentence.text[max(0, match.start() - 60) : match.start()]
    if _PORTION.search(after[:60]) or _PORTION.search(before):
        return False
    return bool(places) or THE_STUDY.match(sentence.text) is not None or BARE.match(sentence.text) is not None


_ONE_ANOTHER = later(
    r"\b(?:arms|cohorts|groups)\s?[(:]\s?one\s(?:with|using|that|receiving)\s(?P<first>[^.;()]{3,90}?)(?:,\swhich\s[^,.;]{3,80})?,?\sand\s"
    r"(?:one|another|the\sother|a\ssecond)\s(?:with|using|that|receiving)\s(?P<second>[^.;(),]{3,90})(?=[).,;])",
    re.IGNORECASE,
)
_TO_RECEIVE = later(
    r"\brandomi[sz]ed\s(?:\(?\d:\d(?::\d)?\)?\s)?to\s(?:receive\s)?(?:either\s)?(?P<first>[^.;:()]{3,90}?)\s(?:or|versus|vs\.?)\s(?P<second>[^.;:,()]{3,80})(?=[.,;)])",
    re.IGNORECASE,
)
_PORTION = later(r"\b(?:cohorts?|arms?|dose|part|portion|extension|second|another)\b", re.IGNORECASE)
_EXTENSION = later(
    r"open[- ]label\s(?:extension|period|portion|part|phase|expanded)|^(?=.*\bOLE\b)", re.IGNORECASE
)
_TABLES: tuple[tuple[str, str, type[Allocation] | type[InterventionModel] | type[Masking]], ...] = (
    ("allocation", "allocation", Allocation),
    ("intervention_model", "intervention_model", InterventionModel),
    ("masking", "masking", Masking),
)


def _design(spoken: Sequence[Sentence]) -> tuple[Design | None, list[Sentence]]:
    """The registry's design values whose trigger words stand in the trial's own sentences, if they agree."""
    values: dict[str, dict[object, Sentence]] = {name: {} for name, _, _ in _TABLES}
    for sentence in spoken:
        if sentence.kind is ZoneKind.QUOTE or _EXTENSION.search(sentence.text):
            continue
        for name, table, kind in _TABLES:
            for hit in lexicons.find(table, sentence.text):
                if POSSIBLY.search(sentence.text[max(0, hit.start - 25) : hit.start]):
                    continue
                values[name].setdefault(kind(hit.value), sentence)
    agreed = {name: next(iter(found.items())) for name, found in values.items() if len(found) == 1}
    if not agreed:
        return None, []
    return Design.model_validate({name: value for name, (value, _) in agreed.items()}), [
        sentence for _, sentence in agreed.values()
    ]


_OF_STUDY = later(
    r"(?<!majority)(?<!most)(?<!percent)(?<!%)\s(?:in|for|of|among|across|enrolling|enrolled|enroll|evaluating|treating|with|\d{1,5}|recruiting)\s$",
    re.IGNORECASE,
)


def _population(
    spoken: Sequence[Sentence], study: Study, found: Trials
) -> tuple[str | None, list[str], Sentence | None]:
    for sentence in sorted(spoken, key=lambda one: (one.title, one.kind is ZoneKind.QUOTE, one.index)):
        if sentence.kind is ZoneKind.QUOTE:
            continue
        places = [one for one in found.roster.inside(sentence) if one.ref == study.ref]
        start = places[0].end - sentence.start if places else 0
        span = population(sentence.text, start)
        if span is not None and not _OF_STUDY.search(sentence.text[start : span.start] or " "):
            span = None
        if span is None or _HEDGED.search(sentence.text[start : span.start]):
            continue
        conditions = [
            fact.text
            for fact in sentence.of(FactKind.INDICATION)
            if span.start <= fact.start - sentence.start and fact.end - sentence.start <= span.end
        ]
        return sentence.text[span.start : span.end], list(dict.fromkeys(conditions)), sentence
    for sentence in spoken:
        match = re.search(r"\b(?:indications|diseases|conditions),?\sincluding\s", sentence.text)
        if match:
            conditions = [
                fact.text
                for fact in sentence.of(FactKind.INDICATION)
                if fact.start - sentence.start >= match.end()
            ]
            if conditions:
                return None, list(dict.fromkeys(conditions)), sentence
    return None, [], None


def _enrollment(spoken: Sequence[Sentence]) -> tuple[Enrollment | None, Sentence | None]:
    seen: dict[tuple[int, EnrollmentType], Sentence] = {}
    for sentence in spoken:
        if sentence.kind is ZoneKind.QUOTE or _EXTENSION.search(sentence.text):
            continue
        for match in _TO_ENROLL.finditer(sentence.text):
            seen.setdefault((int(match["count"].replace(",", "")), EnrollmentType.ESTIMATED), sentence)
        for match in _WERE_ENROLLED.finditer(sentence.text):
            if not _HEDGED.search(sentence.text[max(0, match.start() - 40) : match.start()]):
                seen.setdefault((int(match["count"].replace(",", "")), EnrollmentType.ACTUAL), sentence)
        for match in _ENROLLED.finditer(sentence.text):
            word = match.group().split()[0].casefold()
            if word == "with" and "enrolled" not in match["tail"].casefold():
                continue
            if _HEDGED.search(sentence.text[max(0, match.start() - 40) : match.start()]):
                continue
            seen.setdefault((int(match["count"].replace(",", "")), EnrollmentType.ACTUAL), sentence)
    if len(seen) != 1:
        return None, None
    (count, kind), sentence = next(iter(seen.items()))
    return Enrollment(count=count, type=kind), sentence


def _outcome(spoken: Sequence[Sentence]) -> tuple[Outcome | None, Sentence | None]:
    for sentence in spoken:
        if sentence.kind is ZoneKind.QUOTE:
            continue
        match = _PRIMARY.search(sentence.text)
        if match:
            return Outcome(type=OutcomeType.PRIMARY, measure=match["measure"].strip(" *_")), sentence
    return None, None


def _arms(sentences: Sequence[Sentence], names: Sequence[str]) -> tuple[list[Arm], Sentence | None]:
    """The two arms that a sentence tells apart, as worded; `names` are the tested program's."""
    for sentence in sentences:
        match = _ONE_ANOTHER.search(sentence.text) or _TO_RECEIVE.search(sentence.text)
        if match:
            return [_arm(match[part].strip(), names) for part in ("first", "second")], sentence
    return [], None


def _arm(label: str, names: Sequence[str]) -> Arm:
    low = label.casefold()
    if low.startswith(("placebo", "matching placebo")):
        return Arm(label=label, type=ArmType.PLACEBO_COMPARATOR)
    if low.startswith("sham"):
        return Arm(label=label, type=ArmType.SHAM_COMPARATOR)
    tested = any(key(name) in key(label) for name in names)
    return Arm(label=label, type=ArmType.EXPERIMENTAL if tested else None)


def _after(prose: Prose, spoken: Sequence[Sentence]) -> list[Sentence]:
    """A trial's sentences, each with the next of its paragraph."""
    found: dict[int, Sentence] = {}
    for sentence in spoken:
        found[sentence.index] = sentence
        following = prose.sentences[sentence.index + 1 : sentence.index + 2]
        for other in following:
            if other.paragraph == sentence.paragraph and re.match(r"(?:This|The) ", other.text):
                found.setdefault(other.index, other)
    return list(found.values())


def _tested(found: Trials, study: Study) -> list[str]:
    """How the trial's programs are named."""
    text = found.text
    return [
        text[one.start : one.end]
        for places in found.programs.named.values()
        for one in places
        if one.ref in study.programs
    ]
