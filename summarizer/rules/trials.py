"""The issuer's trials: named ones, registered ones, and those that a phase and a program describe.

A value is taken only from words that stand to the trial as a definition does (`the pivotal Phase 2
ALPHA3 trial`, `ALPHA3 is a randomized ...`, `the trial is enrolling`); where two of them disagree,
none is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer import lexicons
from summarizer.rules.evidence import Gathered
from summarizer.rules.names import issuer_names, key
from summarizer.rules.phrases import PIVOTAL, POSSIBLY, STUDY, phases, population
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.roster import Named, Roster, roster
from summarizer.schemas import (
    Allocation,
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
    StudyType,
    TrialStatus,
    ZoneKind,
)

_STUDY = re.compile(rf"\b{STUDY}\b", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"^(?:\s(?!and\b|or\b|in\b|of\b|for\b|from\b)[\w®™/-]{1,25}){0,5}\s\(?$")
_AFTER_NAME = re.compile(
    r"^(?:\s?[(\[][^()\[\]]{1,60}(?:\([^()]{1,400}\))?[)\]])?(?:\s(?:clinical\s)?(?:trial|study))?"
    r"(?:,\s|\sis\s|\swas\s|\s[–—-]{1,2}\s)(?:an?|the|our|its)\s[^.;]{0,90}$"
)
_RIGHT_AFTER = re.compile(r"^(?:\s?[(\[]NCT\d{8}[)\]])?\s$")
_PAREN_NAME = re.compile(
    rf"^(?:\s[\w-]{{1,20}}){{0,4}}\s{STUDY}(?:\s[\w’'-]{{1,20}}){{0,3}}\s?\((?:the\s)?[“\"]?$", re.I
)
_THE_STUDY = re.compile(
    rf"^(?:the|this|that)\s(?:(?!of\b|in\b|for\b)[\w/-]{{1,20}}\s){{0,5}}{STUDY}\b(?!\s(?:of|design|results|findings|data))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^[\s®™*]{0,3}(?:\s(?!and\b|or\b)[\w/-]{1,15}){0,5}\s?[(\[\s,:]{0,3}$")
_PLURAL = re.compile(
    r"^[®™]?\s(?:clinical\s|phase\s\w+\s)*(?:studies|trials|program(?:me)?)\b", re.IGNORECASE
)
_ACRONYM = re.compile(r"(?:^|[\s*–-])(?P<name>[A-Z][A-Z0-9-]{3,19}(?:\s\d)?)[®™*]{0,2}\s?[(\[]$")
_NEIGHBOUR = re.compile(
    r"\b(?:[Pp]hase\s[\w/]{1,6}|the|The)\s(?P<name>[A-Z][A-Z0-9]{2,11}(?:-\d)?)\s(?:and|or)\s(?:the\s)?$"
)
_FOREIGN = re.compile(
    r"\b(?:following|follows|landmark|cited|references?|published by|competitor)\W[^.;]{0,60}$", re.I
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
            r"|\bplanned\s(?:(?:global|pivotal|registrational)\s)*Phase\b",
            re.IGNORECASE,
        ),
    ),
    (
        TrialStatus.ACTIVE_NOT_RECRUITING,
        re.compile(
            r"\bfully\senrolled\b|\b(?:has|have)\s(?:\w+\s)?completed\s(?:patient\s|target\s)?(?:enroll?ment|recruitment)\b"
            r"|\b(?:enroll?ment|recruitment)\s(?:is|has been|was)\s(?:now\s)?complete(?:d)?\b"
            r"|\b(?:the\scompletion\sof|completed)\s(?:[\w-]+\s){0,4}(?:enroll?ment|recruitment)\b",
            re.IGNORECASE,
        ),
    ),
    (
        TrialStatus.COMPLETED,
        re.compile(
            rf"\b{STUDY}(?:\s(?:of|in|for|with)(?:\s[\w-]{{1,20}}){{1,4}})?\s(?:has|have|was|were|is)\s(?:now\s)?(?:been\s)?(?:successfully\s)?(?:completed|concluded)\b"
            r"(?!\s(?:enroll|recruit))|\bhas\sconcluded\b",
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
_HEDGED = re.compile(r"\b(?:may|might|could|would|if|not|whether|upon|once|until)\b", re.IGNORECASE)
_ENROLLED = re.compile(
    r"\b(?:enrolled|randomi[sz]ed|enrolling|included|with)\s(?:a\stotal\sof\s)?(?P<count>\d[\d,]{0,6})\s"
    r"(?:[\w-]{1,20}\s){0,3}?(?:patients|participants|people|subjects|adults|children|women|men|infants|volunteers)\b"
    r"(?P<tail>(?:\s[\w-]+){0,3})",
    re.IGNORECASE,
)
_TO_ENROLL = re.compile(
    r"\b(?:expected|plan(?:s|ned)?|designed|will|aims?|anticipated|intends?|total)\s(?:[\w-]{1,15}\s){0,3}?"
    r"(?:to\s)?(?:enroll?|enroll?ment\sof|randomi[sz]e|include)\s(?:approximately|about|around|up to|roughly|~)?\s?"
    r"(?P<count>\d[\d,]{0,6})\s",
    re.IGNORECASE,
)
_PRIMARY = re.compile(
    r"\bprimary\s(?:efficacy\s|safety\s)?(?:endpoint|outcome)s?\s(?:of\sthe\s(?:trial|study)\s)?(?:was|is|were|are|of)\s(?!met\b|not\b|achieved\b|this\b|our\b)"
    r"(?:the\s)?(?P<measure>[^.;]{4,140}?)(?=[.;,(]\s?|\sand\s(?:all|the|key|its|was|showed)\b|\sat\s(?:week|day|month|\d)|\sin\s(?:terms|adults|patients)|\s\(|\bvs|$)",
    re.IGNORECASE,
)


@dataclass
class Study:
    """A trial while it is put together."""

    name: str | None
    ref: str = ""
    nct: str | None = None
    places: list[Named] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    phases: list[tuple[tuple[Phase, ...], Sentence]] = field(default_factory=list)
    pivotal: list[Sentence] = field(default_factory=list)
    programs: tuple[str, ...] = ()
    support: list[Sentence] = field(default_factory=list)


class Trials:
    """Finds the issuer's trials and where each is spoken of."""

    def __init__(self, prose: Prose, programs: Roster) -> None:
        self.prose = prose
        self.programs = programs
        self.text = prose.document.text
        self.studies: list[Study] = []
        self._named()
        self._beside()
        self._phases()
        self._unnamed()
        self._link()
        self._registered()
        self.studies = [study for study in self.studies if study.programs]
        self.studies.sort(key=lambda study: study.places[0].start)
        self.roster = self._roster()

    def _roster(self) -> Roster:
        named = []
        for number, study in enumerate(self.studies, start=1):
            study.ref = f"T{number}"
            named += [
                (sentence.index, Named(place.start, place.end, study.ref))
                for place, sentence in zip(study.places, study.sentences, strict=True)
            ]
        return roster(self.prose, named)

    def _named(self) -> None:
        by_key: dict[str, Study] = {}
        for sentence in self.prose.sentences:
            last: Study | None = None
            last_end = -1
            for fact in sentence.of(FactKind.TRIAL_NAME, FactKind.REGISTRY_ID):
                registry = fact.kind is FactKind.REGISTRY_ID
                if not registry and self._program(sentence, fact.start, fact.end):
                    continue
                if registry and not fact.value.upper().startswith("NCT"):
                    continue
                handle = fact.value.upper() if registry else key(fact.text)
                study = by_key.get(handle)
                if (
                    study is None
                    and registry
                    and last
                    and _NUMBERED.match(self.text[last_end : fact.start])
                    and not last.nct
                ):
                    study = last
                if study is None:
                    before = self.text[max(sentence.start, fact.start - 30) : fact.start]
                    acronym = _ACRONYM.search(before) if registry else None
                    study = Study((acronym["name"] if acronym else None) if registry else fact.text)
                    self.studies.append(study)
                by_key[handle] = study
                if registry and not study.nct:
                    study.nct = handle
                closing = 1 if registry and self.text[fact.end : fact.end + 1] in {")", "]"} else 0
                study.places.append(Named(fact.start, fact.end + closing, ""))
                study.sentences.append(sentence)
                last, last_end = study, fact.end

    def _program(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a name is that of several studies: `the SHASTA studies`."""
        before = self.text[max(sentence.start, start - 6) : start]
        after = self.text[end : min(sentence.end, end + 30)]
        return _PLURAL.match(after) is not None and re.search(r"(?:,|and|&|/)\s?$", before) is None

    def _beside(self) -> None:
        """Trials that only their neighbour's noun shows: `the MUIR and SHASTA-2 studies`."""
        known = {study.name for study in self.studies}
        for study in list(self.studies):
            for place, sentence in zip(list(study.places), list(study.sentences), strict=True):
                match = _NEIGHBOUR.search(self.text[max(sentence.start, place.start - 50) : place.start])
                if match is None or match["name"] in known:
                    continue
                known.add(match["name"])
                other = Study(match["name"])
                word = re.compile(rf"(?<![\w-]){re.escape(match['name'])}(?![\w-])")
                for one in self.prose.sentences:
                    for found in word.finditer(one.text):
                        other.places.append(Named(one.start + found.start(), one.start + found.end(), ""))
                        other.sentences.append(one)
                if other.places:
                    self.studies.append(other)

    def _phases(self) -> None:
        """Phases and `pivotal` from the words around each name."""
        for study in self.studies:
            for place, sentence in zip(study.places, study.sentences, strict=True):
                self._phase_at(study, place, sentence)

    def _phase_at(self, study: Study, place: Named, sentence: Sentence) -> None:
        start, end = place.start - sentence.start, place.end - sentence.start
        text = sentence.text
        for span, values in phases(text):
            before = span.end <= start and (
                _BEFORE_NAME.match(text[span.end : start]) or _PAREN_NAME.match(text[span.end : start])
            )
            after = span.start >= end and (
                _RIGHT_AFTER.match(text[end : span.start])
                or (
                    _AFTER_NAME.match(text[end : span.start])
                    and _STUDY.search(text[span.end : span.end + 120])
                )
            )
            if before or after:
                study.phases.append((tuple(values), sentence))
                left = (
                    text[max(0, min(span.start, end if after else span.start) - 45) : span.start]
                    if before
                    else text[end : span.start]
                )
                window = left + text[span.end : start] if before else left + text[span.end : span.end + 30]
                self._pivotal(study, sentence, window)
                return
        coordinated = re.search(
            r"(?P<name>[\w-]+)\s?(?:,|and|&)\s(?:the\s)?$", text[max(0, start - 50) : start]
        )
        if coordinated:
            other = next((one for one in self.studies if one.name == coordinated["name"]), None)
            known = (
                [values for values, said in other.phases if said is sentence]
                if other and other is not study
                else []
            )
            if known:
                study.phases.append((known[0], sentence))
                return
        lead = re.search(r"(?:\b[\w-]+\s){1,3}$", text[max(0, start - 60) : start])
        if lead:
            self._pivotal(study, sentence, lead.group())
        tail = text[end : end + 110]
        match = re.match(
            r"^(?:\s?[(\[][^()\[\]]{1,60}[)\]])?(?:,|\sis|\s[–—-]{1,2})\s(?:an?\s)[^.;]{0,80}?\bstudy|trial\b",
            tail,
        )
        if match:
            self._pivotal(study, sentence, match.group())

    def _pivotal(self, study: Study, sentence: Sentence, window: str) -> None:
        found = PIVOTAL.search(window)
        if found and not POSSIBLY.search(window[: found.start()]):
            study.pivotal.append(sentence)

    def _unnamed(self) -> None:
        """`its ongoing Phase 1/2 trial`: a mention of a known trial, or a trial without a name."""
        known: dict[tuple[tuple[str, ...], tuple[Phase, ...]], Study] = {}
        for sentence in self.prose.sentences:
            if sentence.kind is ZoneKind.ABOUT_COMPANY:
                continue
            taken = {
                place.start
                for study in self.studies
                for place, own in zip(study.places, study.sentences, strict=True)
                if own is sentence
            }
            if taken:
                continue
            for span, values in phases(sentence.text):
                after = sentence.text[span.end : span.end + 90]
                noun = re.match(r"(?:,?\s(?!and\b|or\b|of\b|in\b)[\w-]{1,25}){0,7}\s(?:trial|study)\b", after)
                if noun is None or re.match(r"\s?(?:and|or)\b", after):
                    continue
                start = sentence.start + span.start
                link = self.programs.about(sentence, start)
                if len(link.refs) != 1:
                    continue
                tried = tuple(values)
                study = self._same(link.refs, tried, sentence) or known.get((link.refs, tried))
                if study is None:
                    study = next(
                        (
                            one
                            for (refs, other), one in known.items()
                            if refs == link.refs and set(tried) < set(other)
                        ),
                        None,
                    )
                    if study is not None:
                        study.places.append(Named(start, sentence.start + span.end + noun.end(), ""))
                        study.sentences.append(sentence)
                        continue
                if study is None:
                    if not self._definite(sentence, span.start):
                        continue
                    study = Study(None, programs=link.refs)
                    if link.support:
                        study.support.append(link.support)
                    known[link.refs, tried] = study
                    self.studies.append(study)
                study.places.append(Named(start, sentence.start + span.end + noun.end(), ""))
                study.sentences.append(sentence)
                study.phases.append((tried, sentence))
                self._pivotal(
                    study, sentence, sentence.text[max(0, span.start - 25) : span.start] + noun.group()
                )

    def _same(self, refs: tuple[str, ...], tried: tuple[Phase, ...], sentence: Sentence) -> Study | None:
        """The named trial that a description stands for: the heading's, or the only one of its phase."""
        heading = self.prose.heading(sentence)
        under = [
            study
            for study in self.studies
            if heading is not None and heading in study.sentences and study.name
        ]
        if len(under) == 1 and all(set(values) == set(tried) for values, _ in under[0].phases):
            return under[0]
        fitting = [
            study
            for study in self.studies
            if (study.name or study.nct)
            and any(set(values) == set(tried) for values, _ in study.phases)
            and any(set(refs) & set(self.programs.own(one)) for one in study.sentences)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _definite(self, sentence: Sentence, at: int) -> bool:
        left = sentence.text[max(0, at - 60) : at]
        return (
            re.search(
                r"\b(?:its|our|the|an?|ongoing|company[’']s|[A-Z]\w+[’']s?)\s(?:[\w-]{1,20}\s){0,4}$", left
            )
            is not None
        )

    def _link(self) -> None:
        """Whose trial each is: the program that it is said to test."""
        for study in self.studies:
            if study.programs:
                continue
            votes: Counter[str] = Counter()
            where: dict[str, Sentence] = {}
            foreign = False
            for place, sentence in zip(study.places, study.sentences, strict=True):
                if _FOREIGN.search(self.text[max(sentence.start, place.start - 80) : place.start]):
                    foreign = True
                    continue
                for ref, support in self._tested(place, sentence):
                    votes[ref] += 1
                    where.setdefault(ref, support)
            if foreign or not votes:
                continue
            most = votes.most_common(1)[0][1]
            study.programs = tuple(
                ref for ref in self.programs.refs if votes[ref] * 2 > most or votes[ref] == most
            )
            study.support += [where[ref] for ref in study.programs]

    def _registered(self) -> None:
        """Give a number that stands alone to the only other trial of its program, if that has none."""
        for study in [one for one in self.studies if one.name is None and one.nct and not one.phases]:
            others = [
                one for one in self.studies if one is not study and set(one.programs) & set(study.programs)
            ]
            if len(others) == 1 and others[0].nct is None and len(study.programs) == 1:
                others[0].nct = study.nct
                others[0].places += study.places
                others[0].sentences += study.sentences
                self.studies.remove(study)

    def _tested(self, place: Named, sentence: Sentence) -> Iterable[tuple[str, Sentence]]:
        own = self.programs.inside(sentence)
        if own:
            for one in own:
                between = self.text[min(one.end, place.end) : max(one.start, place.start)]
                if len(between) <= 170 and _LINKS.search(
                    between if one.start > place.start else between + " "
                ):
                    yield one.ref, sentence
            if len({one.ref for one in own}) == 1 and not sentence.title and len(sentence.text) < 260:
                yield own[0].ref, sentence
            return
        link = self.programs.about(sentence, place.start)
        if len(link.refs) == 1:
            yield link.refs[0], link.support or sentence


_LINKS = re.compile(
    r"\b(?:of|with|evaluat\w+|investigat\w+|examin\w+|test\w*|study|studied|studying|assess\w*|for|compar\w+|in|from|met|"
    r"as)\b|:",
    re.IGNORECASE,
)


def propose_trials(prose: Prose, found: Trials) -> list[ProposedTrial]:
    """The trials as records, each value with the sentence that it is taken from."""
    return [_proposed(prose, found, study) for study in found.studies]


def _spoken(prose: Prose, found: Trials, study: Study) -> list[Sentence]:
    """The sentences about one trial alone: those that name it and no other, and `the trial ...` after them."""
    own: list[Sentence] = []
    for sentence in prose.sentences:
        refs = found.roster.own(sentence)
        if refs == (study.ref,):
            own.append(sentence)
        elif (
            not refs
            and not sentence.title
            and (_THE_STUDY.match(sentence.text) or _BARE.match(sentence.text))
        ):
            link = found.roster.about(sentence, alone=len(found.studies) == 1)
            if link.refs == (study.ref,):
                own.append(sentence)
    return own


_BARE = re.compile(
    r"^(?:enroll?ment|recruitment|trial initiation|initiation|patients|participants)\b", re.IGNORECASE
)


def _proposed(prose: Prose, found: Trials, study: Study) -> ProposedTrial:
    evidence = Gathered(prose)
    spoken = _spoken(prose, found, study)
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
    return ProposedTrial(
        ref=study.ref,
        name=study.name,
        nct_id=study.nct,
        programs=list(study.programs),
        phases=list(agreed),
        pivotal=True if study.pivotal else None,
        status=status,
        study_type=_study_type(spoken),
        design=design,
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
    if re.search(r"\b(?:cohort|arm|dose|part|portion|extension|second|another)\b", after[:60], re.IGNORECASE):
        return False
    return (
        bool(places) or _THE_STUDY.match(sentence.text) is not None or _BARE.match(sentence.text) is not None
    )


_PORTION = re.compile(r"\b(?:cohorts?|arms?|dose|part|portion|extension|second|another)\b", re.IGNORECASE)
_EXTENSION = re.compile(
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


def _study_type(spoken: Sequence[Sentence]) -> StudyType | None:
    del spoken
    return None


_OF_STUDY = re.compile(
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
        if sentence.kind is ZoneKind.QUOTE:
            continue
        for match in _TO_ENROLL.finditer(sentence.text):
            seen.setdefault((int(match["count"].replace(",", "")), EnrollmentType.ESTIMATED), sentence)
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


def owner_names(prose: Prose) -> list[str]:
    """How the issuer is called."""
    return issuer_names(prose.document.issuer)
