"""Program records: what the sentences that define a program say of it.

A target, a modality or a technology counts only inside the words that describe the program itself:
`X, a first-in-class BCMA antibody-drug conjugate`, `X is a ...`, `X targets ...`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer import lexicons
from summarizer.patterns import later
from summarizer.rules.evidence import Gathered
from summarizer.rules.names import Candidate, candidates, key, mentions, shown
from summarizer.rules.partnerships import partners
from summarizer.rules.prose import Prose, Sentence, squeezed
from summarizer.rules.roster import Named, Roster, roster
from summarizer.schemas import DrugModality, FactKind, ProposedProgram, Stage, ZoneKind
from summarizer.text import Span

_MARKED = r"[®™*_\s]{0,4}(?:\s?[(\[（][^()\]]{1,80}[)\]）])?[®™*_]{0,4}"
_IS = later(
    rf"^{_MARKED}(?:,\s(?:(?:its|our|the\scompany[’']s|\w+[’']s)\s|an?\s|the\s)|\s(?:is|was)\s(?:an?|the|its|our|currently\san?)\s|,?\swhich\sis\san?\s|\s\(\s?)",
    re.IGNORECASE,
)
_TARGETS = later(
    rf"^{_MARKED},?\s(?:which\s)?(?:selectively\s|specifically\s|simultaneously\s|is\sdesigned\sto\s(?:\w+\s)?)?"
    r"(?:targets?|inhibits?|binds?(?:\sto)?|blocks?|degrades?|targeting|is\shighly\sspecific\sin\sbinding\sto)\s(?:and\s\w+\s)?(?:both\s|the\s)?",
    re.IGNORECASE,
)
_STOP = later(
    r"[.;:](?:\s|$)|\n|,?\s(?:which|that|who|where|today|announced|has|have|had|was|were|will|intended|designed|being\s(?:developed|investigated|evaluated|studied)|"
    r"for\s(?:the\s)?(?:potential\s)?(?:treatment|prevention)|for\streating|in\scombination|in\sadults|in\spatients|for\spatients|indicated|as\sa|is|are|in\sclinical|under|to\s|with\san?\s|compared|versus)",
    re.IGNORECASE,
)
_NOT_TARGET_AFTER = later(
    r"^(?:[-\s](?:negative|positive|expressing|expression|low|high|mutant|mutated|mutations?|deletion|deleted|deficient|amplified|driven)|\+|\s?\+)",
    re.IGNORECASE,
)
_TARGET_CUE = later(
    r"(?:target|anti-|inhibit|antagonist|agonist|degrad|\bCAR\b|antibod|bind|block|bispecific|direct|against|\bADC|modulator|"
    r"receptor|conjugate|engager|CAR T|ATAC|silenc|vaccine|kinase)",
    re.IGNORECASE,
)
_SPECIFIC: tuple[DrugModality, ...] = (
    DrugModality.CELL_THERAPY_ALLOGENEIC,
    DrugModality.CELL_THERAPY_AUTOLOGOUS,
    DrugModality.ADC,
    DrugModality.RADIOLIGAND,
    DrugModality.BISPECIFIC,
    DrugModality.DEGRADER,
    DrugModality.FUSION_PROTEIN,
)
_TREATS = later(
    r"\b(?:for\s(?:the\s)?(?:potential\s)?(?:treatment|prevention)\sof|for\streating|to\streat|indicated\sfor|in\sdevelopment\sfor|developed\sfor|"
    r"in\s(?:[\w-]{1,20}\s){0,4}?(?:patients|people|adults|children|participants|individuals|subjects)\swith|for\s(?:[\w-]{1,20}\s){0,4}?(?:patients|people|adults|children)\swith|"
    r"treatment\sof|therapy\sfor|vaccine\s(?:candidate\s)?(?:for|against)|candidate\sfor|against|recurrence\sof|in\sthe\streatment\sof)\s",
    re.IGNORECASE,
)
_TREATS_END = later(
    r"[.;:](?:\s|$)|\n|,?\s(?:which|that|whose|based on|following|compared|versus|was|were|has|have|is|are|where|including pembrolizumab)\b",
    re.IGNORECASE,
)
_NO_INDICATION = later(
    r"\b(?:not|no|without|other than|outside|unlike|like|such as current|safety|adverse|therapies|treatments|limitations|marketed|existing|goal)\b",
    re.IGNORECASE,
)
_IN = later(
    r"^[®™*]{0,3}(?:\s\([^()]{1,60}\))?(?:,\s(?:an?|its|the)\s[^,;.]{3,90},)?\s(?:in|for)\s(?:(?!combination|patients?\b|addition|which\b|the\b|its\b|vitro|vivo)[\w-]{2,20}\s){0,3}$",
    re.IGNORECASE,
)
"""`INV-101 in Diabetic Gastroparesis`: the disease right behind the name."""
_PLUS = later(r"\b(?:plus|combin\w+\swith|along\swith)\s$", re.IGNORECASE)
_GENERAL = frozenset({"cancer", "cancers", "tumor", "tumors", "disease"})
_TECHNOLOGY = later(
    r"(?P<name>[A-Z][A-Za-z0-9-]{2,20})(?:®|™|\(R\)|\*)?\s(?:[\w-]{1,20}\s){0,3}?(?:technology|platform)\b"
)
_USES = later(
    r"\b(?:incorporat\w+|leverag\w+|utiliz\w+|us(?:es|ing)|based on|built on|developed using|harness\w+|employs?)\b",
    re.IGNORECASE,
)
_NO_TECHNOLOGY = frozenset(
    ["The", "Our", "Its", "This", "CAR", "CRISPR", "RNAi", "RNA", "DNA", "ADC", "MVA", "Company", "Antibody"]
)
_ORDER = (
    Stage.PRECLINICAL,
    Stage.PHASE1,
    Stage.PHASE1_PHASE2,
    Stage.PHASE2,
    Stage.PHASE2_PHASE3,
    Stage.PHASE3,
    Stage.UNDER_REVIEW,
    Stage.APPROVED,
)


@dataclass
class Programs:
    """The issuer's programs and where each is named."""

    drugs: list[Candidate]
    roster: Roster


def find_programs(prose: Prose) -> Programs:
    """The drugs that the text gives to the issuer, labelled in order of first mention."""
    found = mentions(prose)
    everyone = candidates(prose, found)
    drugs = [drug for drug in everyone if drug.ours]
    for number, drug in enumerate(drugs, start=1):
        drug.ref = f"P{number}"
    clear = [
        (mention.sentence, Named(mention.start, mention.end, drug.ref))
        for drug in drugs
        for mention in drug.clear
    ]
    taken = {sentence for sentence, _ in clear}
    beside = [
        (mention.sentence, Named(mention.start, mention.end, drug.ref))
        for drug in drugs
        for mention in drug.against
        if mention.sentence not in taken
    ]
    named = clear + beside
    strangers = [drug.clear for drug in everyone if not drug.ours and not drug.background]
    most = max((len(places) for places in strangers), default=0)
    known = roster(prose, named)
    known.others = frozenset(mention.sentence for places in strangers for mention in places)
    known.sectional = True
    known.sole = all(4 * most <= len(drug.mentions) for drug in drugs)
    return Programs(drugs, known)


def propose_programs(
    prose: Prose, programs: Programs, stages: dict[str, tuple[Stage, Sentence]]
) -> list[ProposedProgram]:
    """The programs as records; `stages` holds the furthest step that a sentence tells of each."""
    return [_proposed(prose, drug, stages.get(drug.ref), programs.roster) for drug in programs.drugs]


def _proposed(
    prose: Prose, drug: Candidate, stage: tuple[Stage, Sentence] | None, programs: Roster
) -> ProposedProgram:
    evidence = Gathered(prose)
    names = drug.names
    where = _sentences(prose, drug)
    chosen = _best(prose, drug, where)
    evidence.add(chosen)
    for name in names:
        spelled = next((mention for mention in drug.mentions if mention.shown == name), drug.mentions[0])
        if not evidence.holds(name):
            evidence.add(prose.sentences[spelled.sentence])
    modality, said = _modality(prose, drug)
    evidence.add(said)
    targets, bound = _targets(prose, drug)
    evidence.add(*bound)
    technologies, used = _technologies(where)
    evidence.add(*used)
    indications, treated = _indications(prose, drug)
    evidence.add(*treated)
    if stage:
        evidence.add(stage[1])
    named = list(partners(prose, [one for one in where if len(programs.own(one)) == 1]))[:3]
    evidence.add(*(sentence for _, sentence in named))
    return ProposedProgram(
        ref=drug.ref,
        name=names[0],
        aliases=names[1:],
        owned=True if drug.strong else None,
        modality=modality,
        targets=targets,
        technologies=technologies,
        indications=indications,
        stage=stage[0] if stage else None,
        partners=squeezed(name for name, _ in named),
        evidence=evidence.quotes(),
    )


def _sentences(prose: Prose, drug: Candidate) -> list[Sentence]:
    against = {mention.sentence for mention in drug.against}
    indices = dict.fromkeys(mention.sentence for mention in drug.mentions if mention.sentence not in against)
    return [prose.sentences[index] for index in indices]


def _best(prose: Prose, drug: Candidate, where: Sequence[Sentence]) -> Sentence:
    """The sentence that best shows whose the drug is: prose that says so, else any that names it."""
    strong = [prose.sentences[mention.sentence] for mention in drug.strong]
    ranked = [one for one in strong if not one.title] or list(where) or strong
    return ranked[0] if ranked else prose.sentences[drug.mentions[0].sentence]


def _descriptions(prose: Prose, drug: Candidate) -> list[tuple[Sentence, Span]]:
    """Where sentences describe the drug: the words after `X is a`, `X, a`, up to where they stop."""
    text = prose.document.text
    against = set(drug.against)
    found = []
    for mention in drug.mentions:
        if mention in against:
            continue
        sentence = prose.sentences[mention.sentence]
        if sentence.kind is ZoneKind.QUOTE:
            continue
        match = _IS.match(text[mention.end : min(sentence.end, mention.end + 140)])
        if match is None:
            continue
        start = mention.end + match.end()
        stop = _STOP.search(text, start, min(sentence.end, start + 180))
        found.append((sentence, Span(start, stop.start() if stop else min(sentence.end, start + 180))))
    return found


def _before(prose: Prose, drug: Candidate) -> list[tuple[Sentence, Span]]:
    """The words that lead up to a name: `its lead nanoparticle-drug conjugate, X`."""
    text = prose.document.text
    found = []
    for mention in drug.strong:
        sentence = prose.sentences[mention.sentence]
        left = text[max(sentence.start, mention.start - 110) : mention.start]
        match = re.search(
            r"\b(?:its|our|lead|investigational|proprietary)\s(?P<words>[^.;:()]{3,90}),?\s$",
            left,
            re.IGNORECASE,
        )
        if match and not re.search(r"\b(?:with|of|from|and|in|for|plus)\b", match["words"]):
            found.append((sentence, Span(mention.start - len(left) + match.start("words"), mention.start)))
    return found


def _modality(prose: Prose, drug: Candidate) -> tuple[DrugModality | None, Sentence | None]:
    text = prose.document.text
    for sentence, span in [*_descriptions(prose, drug), *_before(prose, drug)]:
        values = {
            DrugModality(hit.value) for hit in lexicons.find("drug_modality", text[span.start : span.end])
        }
        values.discard(DrugModality.OTHER)
        if not values:
            continue
        if len(values) == 1:
            return values.pop(), sentence
        for kind in _SPECIFIC:
            if kind in values:
                return (kind, sentence) if len(values & set(_SPECIFIC[:3])) < 2 else (None, None)
    return None, None


def _targets(prose: Prose, drug: Candidate) -> tuple[list[str], list[Sentence]]:
    """Targets named inside a description, or after `X targets`; the first passage that names any decides."""
    text = prose.document.text
    acts = _acts(prose, drug)
    spans = [*((place, False) for place in _descriptions(prose, drug)), *((place, True) for place in acts)]
    own = {key(name) for name in drug.keys}
    best: tuple[list[str], list[Sentence]] = ([], [])
    for (sentence, span), acting in spans:
        words = text[span.start : span.end]
        if not acting and not _TARGET_CUE.search(words):
            continue
        named = [
            shown(fact.text)
            for fact in sentence.within(span.start, span.end, FactKind.TARGET)
            if not _NOT_TARGET_AFTER.match(text[fact.end : fact.end + 14]) and key(fact.text) not in own
        ]
        if len(named) > len(best[0]) or (named and not best[0]):
            best = (squeezed(named), [sentence])
    return best


def _acts(prose: Prose, drug: Candidate) -> list[tuple[Sentence, Span]]:
    text = prose.document.text
    against = set(drug.against)
    found = []
    for mention in drug.mentions:
        if mention in against:
            continue
        sentence = prose.sentences[mention.sentence]
        match = _TARGETS.match(text[mention.end : min(sentence.end, mention.end + 160)])
        if match:
            start = mention.end + match.end()
            stop = re.compile(
                r"[.;,:(]|\s(?:and\s(?:exhibits|has|is|inhibit)|to|for|which|that|in|on|with|by|expressed)\b"
            ).search(text, start, min(sentence.end, start + 90))
            found.append((sentence, Span(start, stop.start() if stop else min(sentence.end, start + 90))))
    return found


def _technologies(where: Sequence[Sentence]) -> tuple[list[str], list[Sentence]]:
    names: list[str] = []
    used: list[Sentence] = []
    for sentence in where:
        if sentence.kind in {ZoneKind.QUOTE, ZoneKind.ABOUT_COMPANY}:
            continue
        for match in _TECHNOLOGY.finditer(sentence.text):
            if match["name"] in _NO_TECHNOLOGY or not _USES.search(
                sentence.text[max(0, match.start() - 60) : match.start()]
            ):
                continue
            if match["name"].casefold() not in {name.casefold() for name in names}:
                names.append(match["name"])
                used.append(sentence)
    return names, used


def _indications(prose: Prose, drug: Candidate) -> tuple[list[str], list[Sentence]]:
    """Diseases that a sentence names as what the drug is for, after the drug's name, as worded."""
    text = prose.document.text
    found: dict[str, tuple[str, Sentence]] = {}
    near: list[tuple[str, tuple[str, Sentence]]] = []
    for mention in drug.clear:
        sentence = prose.sentences[mention.sentence]
        if sentence.kind is ZoneKind.QUOTE:
            continue
        beside = sentence.within(mention.end, mention.end + 60, FactKind.DRUG)
        if any(
            key(fact.text) not in drug.keys and not _PLUS.search(text[mention.end : fact.start])
            for fact in beside
        ):
            continue
        cue = _TREATS.search(text, mention.end, min(sentence.end, mention.end + 260))
        near += [
            (fact.value.casefold(), (fact.text, sentence))
            for fact in sentence.within(mention.end, mention.end + 180, FactKind.INDICATION)[:1]
            if _IN.match(text[mention.end : fact.start]) and fact.text.casefold() not in _GENERAL
        ]
        if cue is None or _NO_INDICATION.search(text[mention.end : cue.end()]):
            continue
        stop = _TREATS_END.search(text, cue.end(), min(sentence.end, cue.end() + 200))
        end = stop.start() if stop else min(sentence.end, cue.end() + 200)
        for fact in sentence.within(cue.end() - 1, end, FactKind.INDICATION):
            if not re.search(r"\bsuch as\b[^,;]{0,40}$", text[max(cue.end(), fact.start - 50) : fact.start]):
                found.setdefault(fact.value.casefold(), (fact.text, sentence))
    if not found:
        found = dict(sorted(near, key=lambda one: not one[1][1].title))
    bodied = [pair for pair in found.values() if not pair[1].title]
    kept = bodied or list(found.values())
    kept = ([pair for pair in kept if pair[0].casefold() not in _GENERAL] or kept)[:8]
    return [words for words, _ in kept], [sentence for _, sentence in kept]


def furthest(stages: Sequence[tuple[Stage, Sentence]]) -> tuple[Stage, Sentence] | None:
    """The furthest of several stages with the sentence that tells it; None without any."""
    if not stages:
        return None
    return max(stages, key=lambda pair: (_ORDER.index(pair[0]), -pair[1].index))
