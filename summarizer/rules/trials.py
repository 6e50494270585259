"""The issuer's trials: named ones, registered ones, and those that a phase and a program describe.

A value is taken only from words that stand to the trial as a definition does (`the pivotal Phase 2
ALPHA3 trial`, `ALPHA3 is a randomized ...`, `the trial is enrolling`); where two of them disagree,
none is.
"""

import re
from collections import Counter
from collections.abc import Iterable

from summarizer.patterns import later
from summarizer.rules.called import named_beside
from summarizer.rules.names import key
from summarizer.rules.phrases import STUDY, phases
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.roster import Named, Roster, roster
from summarizer.rules.studies import Study, said_pivotal
from summarizer.rules.unnamed import find_unnamed
from summarizer.schemas import (
    FactKind,
)

_STUDY = later(rf"\b{STUDY}\b", re.IGNORECASE)
_BEFORE_NAME = later(
    r"^(?:\s(?!and\b|or\b|in\b|of\b|for\b|from\b)[\w®™/-]{1,25}){0,5}(?<!trial)(?<!study)\s\(?$|^(?:\s(?!and\b|or\b|in\b|of\b|for\b|from\b)[\w®™/-]{1,25}){0,4}\s(?:trial|study),?\s\(?$"
)
_AFTER_NAME = later(
    r"^(?:\s?[(\[][^()\[\]]{1,60}(?:\([^()]{1,400}\))?[)\]])?(?:\s(?:clinical\s)?(?:trial|study))?"
    r"(?:,\s|\sis\s|\swas\s|\s[–—-]{1,2}\s)(?:an?|the|our|its)\s[^.;]{0,90}$"
)
_RIGHT_AFTER = later(r"^(?:\s?[(\[]NCT\d{8}[)\]])?\s$")
_PAREN_NAME = later(
    rf"^(?:\s[\w-]{{1,20}}){{0,4}}\s{STUDY}(?:\s[\w’'-]{{1,20}}){{0,3}}\s?\((?:the\s)?[“\"]?$", re.I
)
THE_STUDY = later(
    rf"^(?:the|this|that)\s(?:(?!of\b|in\b|for\b)[\w/-]{{1,20}}\s){{0,5}}{STUDY}\b(?!\s(?:of|design|results|findings|data))",
    re.IGNORECASE,
)
_NUMBERED = later(r"^[\s®™*]{0,3}(?:\s(?!and\b|or\b)[\w/-]{1,15}){0,5}\s?[(\[\s,:]{0,3}$")
_PLURAL = later(r"^[®™]?\s(?:clinical\s|phase\s\w+\s)*(?:studies|trials|program(?:me)?)\b", re.IGNORECASE)
_FAMILY = later(
    r"^[®™]?\s(?:clinical\s|trial\s|phase\s\w+\s)*(?:studies|trials|program(?:me)?s?)\b", re.IGNORECASE
)
_ACRONYM = later(r"(?:^|[\s*–-])(?P<name>[A-Z][A-Z0-9-]{3,19}(?:\s\d)?)[®™*]{0,2}\s?[(\[]$")
_NEIGHBOUR = later(
    r"\b(?:[Pp]hase\s[\w/]{1,6}|the|The)\s(?P<name>[A-Z][A-Z0-9]{2,11}(?:-\d)?)\s(?:and|or)\s(?:the\s)?$"
)
_FOREIGN = later(
    r"\b(?:landmark|cited|references?|published by|competitor|control (?:group|arm)|external control|matched controls?)\W[^.;]{0,60}$",
    re.I,
)


class Trials:
    """Finds the issuer's trials and where each is spoken of."""

    def __init__(self, prose: Prose, programs: Roster) -> None:
        self.prose = prose
        self.programs = programs
        self.text = prose.document.text
        self.studies: list[Study] = []
        self.drugs = {
            key(self.text[one.start : one.end]) for places in programs.named.values() for one in places
        }
        self._named()
        self._beside()
        self._behind()
        self._phases()
        self._families()
        find_unnamed(prose, programs, self.studies)
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
                if key(fact.text) in self.drugs or (not registry and _shortens_words(self.text, fact.text)):
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
                self.studies.append(self._everywhere(match["name"]))

    def _behind(self) -> None:
        """Trials named behind their noun: `the Phase 2 trial FREJDIS of X`."""
        known = {study.name for study in self.studies}
        for sentence in self.prose.sentences:
            for match in named_beside(sentence.text):
                name = match["name"]
                if name in known or self._is_drug(sentence, match.start("name"), match.end("name")):
                    continue
                known.add(name)
                named = self._everywhere(name)
                for other in self.studies:
                    _leave(other, named)
                self.studies = [other for other in self.studies if other.places]
                self.studies.append(named)

    def _is_drug(self, sentence: Sentence, start: int, end: int) -> bool:
        return key(sentence.text[start:end]) in self.drugs or bool(
            sentence.within(sentence.start + start, sentence.start + end, FactKind.DRUG)
            or sentence.within(sentence.start + start, sentence.start + end, FactKind.TARGET)
        )

    def _everywhere(self, name: str) -> Study:
        """A trial with all places that have its name."""
        study = Study(name)
        word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        for one in self.prose.sentences:
            for found in word.finditer(one.text) if name in one.text else ():
                study.places.append(Named(one.start + found.start(), one.start + found.end(), ""))
                study.sentences.append(one)
        return study

    def _phases(self) -> None:
        """Phases and `pivotal` from the words around each name."""
        for study in self.studies:
            for place, sentence in zip(study.places, study.sentences, strict=True):
                self._phase_at(study, place, sentence)

    def _families(self) -> None:
        """Take the name that numbered trials share as a mention of each of them: `the Phase 3 SUN program`."""
        for whole in list(self.studies):
            members = [one for one in self.studies if _is_member(one.name, whole.name)]
            if not members or whole.nct or not any(map(self._is_family, whole.places)):
                continue
            for one in members:
                one.phases = one.phases or list(whole.phases)
                one.pivotal = one.pivotal or list(whole.pivotal)
                one.places += whole.places
                one.sentences += whole.sentences
            self.studies.remove(whole)

    def _is_family(self, place: Named) -> bool:
        """Whether a name is told as that of several trials or a program of them."""
        return _FAMILY.match(self.text[place.end : place.end + 40]) is not None

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
                said_pivotal(study, sentence, window)
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
            said_pivotal(study, sentence, lead.group())
        tail = text[end : end + 110]
        match = re.match(
            r"^(?:\s?[(\[][^()\[\]]{1,60}[)\]])?(?:,|\sis|\s[–—-]{1,2})\s(?:an?\s)[^.;]{0,80}?\bstudy|trial\b",
            tail,
        )
        if match:
            said_pivotal(study, sentence, match.group())

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
        if own and self.text[place.start : place.start + 3] == "NCT":
            before = [fact for fact in sentence.of(FactKind.DRUG) if fact.end <= place.start]
            near = [one for one in own if before and one.start <= before[-1].start < one.end]
            if len({one.ref for one in own}) > 1 or (before and not near):
                yield from ((one.ref, sentence) for one in near[-1:])
                return
            if near and len(self.text[near[-1].end : place.start]) <= 90:
                yield near[-1].ref, sentence
                return
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


def _shortens_words(text: str, name: str) -> bool:
    """Whether a name is only the short form of words in lower case, as a disease's: `... encephalopathy (HIE)`."""
    at = text.find(f"({name})") if name.isupper() and name.isalpha() and len(name) < 7 else -1
    words = re.split(r"[\s-]+", text[max(0, at - 90) : at].strip())[-len(name) :] if at > 0 else []
    return len(words) == len(name) and all(
        word[:1] == letter.lower() for word, letter in zip(words, name, strict=True)
    )


def _is_member(name: str | None, family: str | None) -> bool:
    """Whether a name is a family's with a number behind: SUN 2 or SUN-2 of SUN."""
    if not name or not family or not name.startswith(family):
        return False
    return re.fullmatch(r"[\s-]\d{1,2}", name[len(family) :]) is not None


def _leave(study: Study, longer: Study) -> None:
    """Take from a study the places where its name is only a part of a longer one: RIDGE in RIDGE-X."""
    kept = [
        (place, sentence)
        for place, sentence in zip(study.places, study.sentences, strict=True)
        if not any(one.start <= place.start and place.end <= one.end for one in longer.places)
    ]
    study.places = [place for place, _ in kept]
    study.sentences = [sentence for _, sentence in kept]


_LINKS = later(
    r"\b(?:of|with|evaluat\w+|investigat\w+|examin\w+|test\w*|study|studied|studying|assess\w*|for|compar\w+|in|from|met|"
    r"as)\b|:",
    re.IGNORECASE,
)


def spoken_of(prose: Prose, found: Trials, study: Study) -> list[Sentence]:
    """The sentences about one trial alone: those that name it and no other, and `the trial ...` after them."""
    own: list[Sentence] = []
    for sentence in prose.sentences:
        refs = found.roster.own(sentence)
        if refs == (study.ref,):
            own.append(sentence)
        elif (
            not refs and not sentence.title and (THE_STUDY.match(sentence.text) or BARE.match(sentence.text))
        ):
            link = found.roster.about(sentence, alone=len(found.studies) == 1)
            if link.refs == (study.ref,):
                own.append(sentence)
    return own


BARE = later(
    r"^(?:a total of \d[\d,]* (?:[\w-]+ ){0,2}(?:patients|participants|subjects|adults|children) (?:were|have been) (?:enrolled|randomi[sz]ed)|enroll?ment|recruitment|trial initiation|initiation|patients|participants)\b",
    re.IGNORECASE,
)
