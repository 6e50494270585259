"""Designations and review paths: one claim per kind, agency, program and population.

A sentence counts when it says that one was granted (requested, denied ...), not when it explains
what a designation is. The population is the words after `for`, or a bullet of the list that the
sentence opens, with every qualifier.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from summarizer import lexicons
from summarizer.patterns import later
from summarizer.phrasing import designation_stated
from summarizer.rules.designated import items, tabled
from summarizer.rules.granted import Found, merged
from summarizer.rules.phrases import FOOTNOTE_TAIL, phrase_to_stop
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.roster import Roster
from summarizer.schemas import (
    Agency,
    ClaimType,
    Designation,
    DesignationKind,
    DesignationStatus,
    Modality,
    ProposedClaim,
    Quote,
    ZoneKind,
)

_GRANTED = later(
    r"\b(?:grant(?:ed|s)|receiv(?:ed|es)|award(?:ed|s)|assigned|reviewed under|obtain(?:ed|s)|secured|gain(?:ed|s)|accorded|designated|"
    r"been given|was given|approved under|has|holds)\b",
    re.IGNORECASE,
)
_NAMED = (
    "designat",
    "priority",
    "accelerated",
    "orphan",
    "odd",
    "rmat",
    "prime",
    "fast",
    "breakthrough",
    "voucher",
    "qidp",
    "rtor",
    "orbis",
    "ilap",
    "passport",
    "sakigake",
    "conditional",
)
"""A quick look: a sentence without any of these names no designation."""
_DENIED = later(
    r"\b(?:denied|declined|rejected|refused|turned\sdown|not\s(?:been\s)?granted)\b", re.IGNORECASE
)
_ONLY: dict[DesignationKind, frozenset[Agency]] = {
    **dict.fromkeys(
        (
            DesignationKind.FAST_TRACK,
            DesignationKind.RMAT,
            DesignationKind.RARE_PEDIATRIC_DISEASE,
            DesignationKind.QIDP,
            DesignationKind.RTOR,
        ),
        frozenset({Agency.FDA}),
    ),
    DesignationKind.BREAKTHROUGH_THERAPY: frozenset({Agency.FDA, Agency.NMPA}),
    DesignationKind.PRIME: frozenset({Agency.EMA}),
    DesignationKind.ILAP: frozenset({Agency.MHRA}),
    DesignationKind.SAKIGAKE: frozenset({Agency.MHLW, Agency.PMDA}),
}
"""The agencies that have a designation; another one beside it acts otherwise."""
_OTHER_AGENCY = later(r"\b(?:MFDS|ANVISA|CDSCO|TFDA|HSA|Ministry\sof\s(?:Food|Health))\b")
_REGION = later(
    r"^(?:\sdesignation)?\sin\s(?:the\s)?(?P<where>US|U\.S\.|United\sStates|EU|European\sUnion|Europe|Japan|China)(?:\s\((?P<who>[^();]{4,120}?)(?:[,;]\s(?:\w{3,9}\s)?(?:19|20)\d\d)?[;)])?"
)
"""`Orphan Drug designation in the US (hypoparathyroidism, 2020)`."""
_NO_SINGLE = later(r"\b(?:any|no)\s(?:\w+\s){0,2}designation", re.IGNORECASE)
_ASKED = later(
    r"\b(?:has|have)\s(?:also\s|since\s|now\s)?(?:applied\sfor|requested|submitted\s(?:an?\s)?(?:request|application)\sfor)\s(?:[\w’'-]+\s){0,3}$|\b(?:applied|submitted\san?\s(?:request|application))\s(?:to\sthe\s\w+\s)?for\s(?:[\w’'-]+\s){0,3}$|\ban?\s(?:application|request)\sfor\s(?:the\s)?(?:[\w’'-]+\s){0,3}$",
    re.IGNORECASE,
)
_GIVEN = later(r"\b(?:granted|awarded)\sto\b", re.IGNORECASE)
_OPINION = later(r"\b(?:opinion|recommend(?:s|ed|ing|ation))\b[^.;]{0,90}$", re.IGNORECASE)
"""What an opinion recommends is not granted yet."""
_PRIME = later(r"\bPRIME\seligibility\b")
_WITHDRAWN = later(r"\b(?:withdrew|withdrawn)\b", re.IGNORECASE)
_TO_BE = later(r"\b(?:will|to)\sbe\s(?:\w+\s)?(?:withdrawn|rescinded|revoked)\b", re.IGNORECASE)
_RESCINDED = later(r"\b(?:rescinded|revoked)\b", re.IGNORECASE)
_REQUESTED = later(
    r"\b(?:has|have|had)?\s?(?:requested|applied\sfor|submitted\s(?:an?\s)?(?:request|application))\b",
    re.IGNORECASE,
)
_UNSURE = later(
    r"\b(?:may|might|could|would|should|can|if|eligible|eligibility|potential(?:ly)?|seek\w*|pursu\w+|intends?|plans?|expects?|"
    r"program(?:me)?s?\sis|is\sdesigned|are\sdesigned|is\sintended|drugs?\sthat|therap(?:y|ies)\sthat|treatment\swith|"
    r"request|benefits?\sof|established|criteria|aims?\sto|not)\b",
    re.IGNORECASE,
)
_FOR = later(
    r"\bfor\s(?:the\s)?(?:potential\s)?(?:treatment|prevention|management)\s(?:of|in)\s|\bto\s(?:treat|prevent)\s|\bfor\streating\s|"
    r"\bin\sthe\s(?:treatment|prevention)\sof\s|\bindicated\sfor\s|\bfor\s(?!the\sfirst|more|use|review|its|our|their|which)|\bin\s(?=\w+\s(?:patients|adults|people|children)\b|patients\s|adults\s|people\s)",
    re.IGNORECASE,
)
_TREATMENT = later(
    r"\bfor\s(?:the\s)?(?:potential\s)?(?:treatment|prevention)\sof\s|\bto\streat\s|\bfor\streating\s|\bin\sthe\streatment\sof\s|"
    r"\bindicated\sfor\s|\bassociated\swith\s",
    re.IGNORECASE,
)
_BY = later(r"\b(?:by|from)\s(?:the\s)?$", re.IGNORECASE)
_LEADS_ON = later(r"\b(?:for|with|of|including|in|following)\s?:?\s*:$|:$", re.IGNORECASE)
_BOTH = later(r"\b(?:both|each|all)\sof\swhich\b", re.IGNORECASE)


def propose_designations(prose: Prose, programs: Roster) -> list[ProposedClaim]:
    """The designations of a release as claims, repetitions merged."""
    found: list[Found] = []
    for sentence in prose.sentences:
        found += _in_sentence(prose, programs, sentence)
    found += [*tabled(prose, programs), *items(prose, programs)]
    return [_claim(group) for group in merged(found)]


def _in_sentence(prose: Prose, programs: Roster, sentence: Sentence) -> list[Found]:
    text = sentence.text
    if not sentence.has(_NAMED):
        return []
    hits = _outermost(lexicons.find("designation", text))
    if not hits or sentence.kind is ZoneKind.QUOTE:
        return []
    status, held = _held(sentence, hits)
    hits = list(held)
    if status is None:
        return []
    if (
        _EXPLAINED.match(text[hits[-1].end :]) or _HOLDERS.search(text[: hits[0].start])
    ) and not programs.own(sentence):
        return []
    link = programs.about(sentence, sentence.start + hits[0].start)
    if not link:
        return []
    refs = link.refs
    if _BOTH.search(text[: hits[0].start]):
        refs = programs.own(sentence) or refs
    elif len(refs) > 1:
        return []
    agencies = lexicons.find("agency", text)
    if not agencies and _OTHER_AGENCY.search(text):
        return []
    support = tuple(prose.quoting(link.support)) if link.support else ()
    found: list[Found] = []
    bullets = _bullets(prose, sentence) if _LEADS_ON.search(text.rstrip()) else []
    for index, hit in enumerate(hits):
        agency = _agency(_in_part(agencies, hit, text), hit.start, hit.end, text)
        kind = DesignationKind(hit.value)
        if agency is not None and kind in _ONLY and agency not in _ONLY[kind]:
            if agency is Agency.OTHER:
                continue
            agency = None
        region = _REGION.match(text[hit.end : hit.end + 130])
        if region:
            agency = _of_region(region["where"], kind, agency)
        if _TURNED.match(text[hit.end :]) or _TOTAL.search(text[: hit.start][-40:]):
            continue
        bracket = _BRACKET.match(text, hit.end)
        inside = [one for one in agencies if bracket and bracket.start() <= one.start < bracket.end()]
        if bracket and len(inside) == 1:
            agency = Agency(inside[0].value)
        if bullets and index == len(hits) - 1:
            intro = text[hit.end :]
            if _FOR.search(intro):
                found += [
                    Found(
                        (ref,),
                        _designation(kind, agency, words, status),
                        (*support, prose.quote(sentence.start, sentence.end), quote),
                        sentence,
                        True,
                    )
                    for ref in refs
                    for words, quote in bullets
                ]
                continue
        people = (
            (region["who"] if region else None)
            or (bracket["what"] if bracket and not inside and _people(bracket["what"]) else None)
            or _population(text, hit.end, _until(text, hits, index), hits)
            or _population_before(text, hit.start, sentence)
        )
        if people and _SAME.match(people):
            people = found[-1].designation.population if found else None
        people = None if people and _names_one(people, prose, programs, sentence) else people
        where = [agency] if agencies or region else _regions(text[hit.end : _until(text, hits, index)], kind)
        several = text[hit.start : hit.end].endswith("s")
        found += [
            Found(
                (ref,),
                _designation(kind, by, who, status),
                (*support, prose.quote(sentence.start, sentence.end)),
                sentence,
            )
            for ref in refs
            for by in where
            for who in _apart(people, several=several)
        ]
    return found


def _names_one(people: str, prose: Prose, programs: Roster, sentence: Sentence) -> bool:
    """Whether words taken for a population name a program: `for X, a therapy for ...`."""
    named = (prose.document.text[one.start : one.end] for one in programs.inside(sentence))
    return any(name in people for name in named)


_HOLDERS = later(
    r"\b(?:companies|sponsors|drugs|therapies|medicines|products|candidates|treatments)\s(?:(?:that|which)\s)?(?:(?:are|have|been|is)\s){0,2}(?:granted|receiv\w+|awarded|with|given)\s(?:[\w-]{1,20}\s){0,3}$",
    re.IGNORECASE,
)
"""`Companies granted X status are able to ...`: what those who hold one may do."""
_SAME = later(r"^(?:the|this)\ssame\s(?:disease|condition|indication|disorder|population)\b", re.IGNORECASE)
_EXPLAINED = later(
    r"^(?:\s\([^()]{2,20}\))?(?:\s(?:designations?|status))?\s(?:is\sgranted\s)?to\s(?:[\w-]{2,20}[\s,]{1,2}){0,3}?(?:drugs|biologics|medicines|medications|therapies|treatments|products|compounds|drug\scandidates|molecules|devices)\b",
    re.IGNORECASE,
)
"""`grants X designation to drugs that ...`: what a designation is, not that one was granted."""
_TURNED = later(
    r"^,?\s(?:which|that)\s[^.;]{0,30}?\b(?:changed|converted|reverted|switched|moved)\b", re.IGNORECASE
)
"""A path that was left again: what it is now has no word here."""
_TOTAL = later(r"\ba\s(?:grand\s)?total\sof\s\w+\s(?:\w+\s)?$", re.IGNORECASE)
"""A count of designations, not one of them."""
_WHERE = r"(?:the\s)?(?P<{0}>US|U\.S\.|United\sStates|EU|European\sUnion|Europe|Japan|China)"
_REGIONS = later(
    rf"\sin\s(?:both\s)?{_WHERE.format('one')}(?:\sand\s(?:in\s)?{_WHERE.format('two')})?(?=[.,;)]|\s?$)"
)


def _regions(words: str, kind: DesignationKind) -> list[Agency | None]:
    """The agencies of the regions that a designation is said to hold in; one unknown where none is named."""
    match = _REGIONS.search(words)
    if match is None:
        return [None]
    return list(dict.fromkeys(_of_region(place, kind, None) for place in match.groups() if place))


_US = frozenset({"US", "U.S.", "United States"})
_ORPHAN_OF = {"EU": Agency.EC, "European Union": Agency.EC, "Europe": Agency.EC, "Japan": Agency.MHLW}
_BRACKET = later(r"(?:\s(?:designations?|status))?\s\((?P<what>[^()]{2,120})\)", re.IGNORECASE)
_SHORT = later(r"^[A-Z][A-Za-z]{0,7}$|\d{4}$|^\W|[“\"”]")
_SHARED = later(
    r"^\s\($|^\)?(?:\s(?:designations?|status(?:es)?))?(?:,\s(?:and\s)?|\sand\s|\s/\s|/|\sas\swell\sas\s|\sor\s)(?:(?:the|a|an|both|FDA|EMA|U\.?S\.?)\s){0,2}$",
    re.IGNORECASE,
)


def _of_region(where: str, kind: DesignationKind, agency: Agency | None) -> Agency | None:
    """The agency that grants a designation in a region, where the region has one that does."""
    if where in _US:
        return Agency.FDA
    if where == "China" and kind is DesignationKind.BREAKTHROUGH_THERAPY:
        return Agency.NMPA
    return _ORPHAN_OF.get(where, agency) if kind is DesignationKind.ORPHAN else agency


def _people(words: str) -> bool:
    """Whether words in brackets behind a designation say for whom it is, no short name, year or agency."""
    return len(words) > 3 and _SHORT.search(words) is None and not lexicons.find("designation", words)


def _until(text: str, hits: Sequence[lexicons.Hit], index: int) -> int:
    """Where the words for whom a designation is stop: at the next one, unless both stand in one list."""
    stop = _ELSEWHERE.search(text, hits[index].end)
    limit = stop.start() if stop else len(text)
    for one, other in pairwise(hits[index:]):
        if not _SHARED.match(text[one.end : other.start]):
            return min(other.start, limit)
    return limit


_ELSEWHERE = later(r";\s|,\sand\s(?:has|have|was|were|is|are)\b", re.IGNORECASE)
"""Where a sentence goes on to something else than the designations that it lists."""


def _outermost(hits: Sequence[lexicons.Hit]) -> list[lexicons.Hit]:
    """Hits that lie in no longer one, left to right."""
    kept: list[lexicons.Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if kept and hit.start < kept[-1].end:
            continue
        kept.append(hit)
    return kept


def _held(
    sentence: Sentence, hits: Sequence[lexicons.Hit]
) -> tuple[DesignationStatus | None, Sequence[lexicons.Hit]]:
    """The status of the designations that a sentence says something of; those it only looks back on are left out."""
    for number, hit in enumerate(hits):
        status = _status(sentence, hit.start, hits[-1].end)
        if status is not None or not _BACK.search(sentence.text[: hit.start]):
            return status, hits[number:]
    return None, hits


_BACK = later(r"\b(?:in\saddition\sto|alongside|besides|beyond|together\swith)\b", re.IGNORECASE)


def _status(sentence: Sentence, start: int, end: int) -> DesignationStatus | None:
    text = sentence.text
    clause = text[max(text.rfind(";", 0, start), start - 140, 0) : min(len(text), end + 140)]
    if _DENIED.search(clause):
        return DesignationStatus.DENIED if not _NO_SINGLE.search(clause) else None
    if _ASKED.search(text[max(0, start - 60) : start]):
        return DesignationStatus.REQUESTED
    if _OPINION.search(text[max(0, start - 110) : start]):
        return None
    if _UNSURE.search(_PRIME.sub("PRIME", text[max(0, start - 110) : end])) and not sentence.title:
        return None
    if _TO_BE.search(text):
        return None
    if _RESCINDED.search(text):
        return DesignationStatus.RESCINDED
    if _WITHDRAWN.search(text):
        return DesignationStatus.WITHDRAWN
    before, after = text[:start], text[end : end + 60]
    if (
        _GRANTED.search(before)
        or _GIVEN.search(text[start:end])
        or re.search(r"\b(?:was|were|has been|have been)\s(?:granted|awarded|received)\b", after)
        or re.search(r"\b(?:granted|awarded)\sto\s(?:its\s|our\s)?[A-Z]", text[end : end + 160])
    ):
        return DesignationStatus.GRANTED
    if sentence.title and re.search(r"\bgrant\w*|\breceiv\w*|\bawarded\b", text, re.IGNORECASE):
        return DesignationStatus.GRANTED
    if _REQUESTED.search(before):
        return DesignationStatus.REQUESTED
    return None


def _in_part(agencies: Sequence[lexicons.Hit], hit: lexicons.Hit, text: str) -> Sequence[lexicons.Hit]:
    """The agencies of the same item where a sentence lists designations between semicolons; all, if it has none."""
    start = text.rfind(";", 0, hit.start) + 1
    end = text.find(";", hit.end)
    own = [one for one in agencies if one.start >= start and (end < 0 or one.end <= end)]
    return own or agencies


def _agency(hits: Iterable[lexicons.Hit], start: int, end: int, text: str) -> Agency | None:
    """The agency that acts: `by the FDA` after the designation, else the nearest before it."""
    everyone = list(hits)
    for hit in everyone:
        if hit.start >= end and _BY.search(text[max(0, hit.start - 14) : hit.start]):
            return Agency(hit.value)
    before = [
        hit
        for hit in everyone
        if hit.end <= start and not _BY.search(text[max(0, hit.start - 14) : hit.start])
    ]
    if before:
        return Agency(before[-1].value)
    distinct = {hit.value for hit in everyone}
    return Agency(distinct.pop()) if len(distinct) == 1 else None


def _population(text: str, start: int, end: int, hits: Sequence[lexicons.Hit]) -> str | None:
    """The words after `for the treatment of`, up to where they stop."""
    window = text[start:end]
    matches = list(_TREATMENT.finditer(window))
    if not matches or "associated" in matches[0].group().casefold():
        matches = list(_FOR.finditer(window)) or matches
    match = next((one for one in matches if not _NO_PEOPLE.match(window[one.end() :])), None)
    if match is None:
        return None
    if any(start + match.end() <= hit.start < end for hit in hits):
        return None
    span = phrase_to_stop(text, start + match.end(), start + match.end() + 1, end, 260)
    if span is None:
        return None
    words = _INQUIRED.sub("", _REGIONS.sub("", FOOTNOTE_TAIL.sub("", text[span.start : span.end])))
    return words if re.match(r"[\w“\"]", words) and not _NO_PEOPLE.match(words) else None


_INQUIRED = later(
    r"^(?:the\s)?(?:investigation|use|study)\s(?:of|in)\s(?:the\s(?:treatment|prevention)\sof\s)?",
    re.IGNORECASE,
)
_NO_PEOPLE = later(
    r"(?:this|these|that|those|both|any|it|its|the\sdrug|the\sprogram|(?-i:[A-Z]{2,5}-\d+))\b", re.IGNORECASE
)
_EACH = later(r"\s?,?\sand\sfor\s(?:the\s(?:treatment|prevention)\sof\s)?|^each\sof\s", re.IGNORECASE)


def _apart(words: str | None, *, several: bool = False) -> list[str | None]:
    """`X and for Y` and `each of X and Y` are two populations; `several` designations for a list have one each."""
    if words is None:
        return [None]
    if several and re.search(r",\s(?:and\s)", words):
        parts = [part.strip() for part in re.split(r",\s(?:and\s)?", words)]
        if all(lexicons.find("indication", part) for part in parts):
            return [*parts]
    if words.casefold().startswith("each of "):
        return [*re.split(r",\s(?:and\s)?|\sand\s", words[8:])]
    return [*_EACH.split(words)]


def _population_before(text: str, end: int, sentence: Sentence) -> str | None:
    """`X in the treatment of patients with Y has been granted ...`."""
    match = re.search(
        r"\b(?:in\sthe\streatment\sof|for\sthe\streatment\sof)\s(?P<who>[^,.;]{3,120}?)\s(?:has|have|was|were)\s(?:\w+\s){0,2}(?:granted|received|awarded)",
        text[:end],
    )
    del sentence
    match = match or re.search(r"\bfor\s(?P<who>(?:(?!\bfor\b)[^.,;]){3,120}),\sfor\swhich\s", text[:end])
    return match["who"] if match else None


def _bullets(prose: Prose, sentence: Sentence) -> list[tuple[str, Quote]]:
    """The items of the list that `sentence` opens, each without its closing mark."""
    items = []
    for other in prose.sentences[sentence.index + 1 : sentence.index + 12]:
        if not other.bullet or other.lead != sentence.index:
            break
        words = re.sub(r"[;,.]?\s?(?:and|or)?\s*$", "", other.text.rstrip()).rstrip(";,. ")
        end = other.start + len(words)
        items.append((words, prose.quote(other.start, end)))
    return items


def _designation(
    kind: DesignationKind, agency: Agency | None, people: str | None, status: DesignationStatus
) -> Designation:
    return Designation(kind=kind, agency=agency, population=people, status=status)


def _claim(group: Sequence[Found]) -> ProposedClaim:
    first = group[0]
    designation = first.designation
    quotes = list(dict.fromkeys((quote.paragraph, quote.quote) for one in group[:3] for quote in one.quotes))
    return ProposedClaim(
        ref="",
        type=ClaimType.REGULATORY,
        modality=Modality.REPORTED,
        statement=designation_stated(designation),
        programs=list(first.programs),
        designation=designation,
        evidence=[Quote(paragraph=paragraph, quote=words) for paragraph, words in quotes],
    )
