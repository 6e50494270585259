"""Designations and review paths: one claim per kind, agency, program and population.

A sentence counts when it says that one was granted (requested, denied ...), not when it explains
what a designation is. The population is the words after `for`, or a bullet of the list that the
sentence opens, with every qualifier.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer import lexicons
from summarizer.patterns import later
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
    r"\b(?:grant(?:ed|s)|receiv(?:ed|es)|award(?:ed|s)|assigned|obtain(?:ed|s)|secured|gain(?:ed|s)|accorded|designated|"
    r"been given|was given|approved under|has|holds)\b",
    re.IGNORECASE,
)
_NAMED = (
    "designat",
    "priority",
    "accelerated",
    "orphan",
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
_DENIED = later(r"\b(?:denied|declined|rejected|not\sgranted)\b", re.IGNORECASE)
_WITHDRAWN = later(r"\b(?:withdrew|withdrawn)\b", re.IGNORECASE)
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

KIND_NAMES = {
    DesignationKind.FAST_TRACK: "Fast Track designation",
    DesignationKind.BREAKTHROUGH_THERAPY: "Breakthrough Therapy designation",
    DesignationKind.RMAT: "RMAT designation",
    DesignationKind.ORPHAN: "Orphan Drug designation",
    DesignationKind.RARE_PEDIATRIC_DISEASE: "rare pediatric disease designation",
    DesignationKind.PRIORITY_REVIEW: "Priority Review",
    DesignationKind.ACCELERATED_APPROVAL: "accelerated approval",
    DesignationKind.PRIORITY_REVIEW_VOUCHER: "priority review voucher",
    DesignationKind.PRIME: "PRIME designation",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A designation as one passage states it."""

    programs: tuple[str, ...]
    designation: Designation
    quotes: tuple[Quote, ...]
    sentence: Sentence
    listed: bool = False
    subject: str = ""


def propose_designations(prose: Prose, programs: Roster) -> list[ProposedClaim]:
    """The designations of a release as claims, repetitions merged."""
    found: list[Found] = []
    for sentence in prose.sentences:
        found += _in_sentence(prose, programs, sentence)
    return [_claim(group) for group in _merged(found)]


def _in_sentence(prose: Prose, programs: Roster, sentence: Sentence) -> list[Found]:
    text = sentence.text
    if not sentence.has(_NAMED):
        return []
    hits = _outermost(lexicons.find("designation", text))
    if not hits or sentence.kind is ZoneKind.QUOTE:
        return []
    status = _status(sentence, hits[0].start, hits[-1].end)
    if status is None:
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
    support = tuple(prose.quoting(link.support)) if link.support else ()
    found: list[Found] = []
    bullets = _bullets(prose, sentence) if _LEADS_ON.search(text.rstrip()) else []
    for index, hit in enumerate(hits):
        limit = hits[index + 1].start if index + 1 < len(hits) else len(text)
        agency = _agency(agencies, hit.start, hit.end, text)
        kind = DesignationKind(hit.value)
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
        people = _population(text, hit.end, len(text), hits) or _population_before(text, hit.start, sentence)
        del limit
        found += [
            Found(
                (ref,),
                _designation(kind, agency, people, status),
                (*support, prose.quote(sentence.start, sentence.end)),
                sentence,
            )
            for ref in refs
        ]
    return found


def _outermost(hits: Sequence[lexicons.Hit]) -> list[lexicons.Hit]:
    """Hits that lie in no longer one, left to right."""
    kept: list[lexicons.Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if kept and hit.start < kept[-1].end:
            continue
        kept.append(hit)
    return kept


def _status(sentence: Sentence, start: int, end: int) -> DesignationStatus | None:
    text = sentence.text
    if _UNSURE.search(text[max(0, start - 110) : end]) and not sentence.title:
        return None
    if _DENIED.search(text):
        return DesignationStatus.DENIED
    if _RESCINDED.search(text):
        return DesignationStatus.RESCINDED
    if _WITHDRAWN.search(text):
        return DesignationStatus.WITHDRAWN
    before, after = text[:start], text[end : end + 60]
    if _GRANTED.search(before) or re.search(
        r"\b(?:was|were|has been|have been)\s(?:granted|awarded|received)\b", after
    ):
        return DesignationStatus.GRANTED
    if sentence.title and re.search(r"\bgrant\w*|\breceiv\w*|\bawarded\b", text, re.IGNORECASE):
        return DesignationStatus.GRANTED
    if _REQUESTED.search(before):
        return DesignationStatus.REQUESTED
    return None


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
    matches = list(_TREATMENT.finditer(window)) or list(_FOR.finditer(window))
    if not matches:
        return None
    match = matches[0]
    if any(hit.start >= start + match.end() for hit in hits):
        return None
    span = phrase_to_stop(text, start + match.end(), start + match.end() + 1, end, 260)
    if span is None:
        return None
    words = FOOTNOTE_TAIL.sub("", text[span.start : span.end])
    return words if re.match(r"[\w“\"]", words) and not _NO_PEOPLE.match(words) else None


_NO_PEOPLE = later(
    r"(?:this|these|that|those|both|it|its|the\sdrug|the\sprogram|[A-Z]{2,5}-\d+)\b", re.IGNORECASE
)


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


def _merged(found: Sequence[Found]) -> list[list[Found]]:
    """Passages that state one designation: a list's items stand, vaguer restatements join or fall away."""
    by_kind: dict[tuple[object, ...], list[Found]] = {}
    for one in found:
        by_kind.setdefault((one.programs, one.designation.kind, one.designation.status), []).append(one)
    groups: list[list[Found]] = []
    for several in by_kind.values():
        listed = [one for one in several if one.listed]
        if listed:
            groups += _same_words(listed)
            continue
        known: set[Agency | None] = {one.designation.agency for one in several if one.designation.agency}
        for agency in sorted(known, key=str) or (None,):
            own = [
                one
                for one in several
                if one.designation.agency in {agency, None if len(known) == 1 else agency}
            ]
            groups += _by_population(own, agency)
    groups.sort(key=lambda group: min(one.sentence.index for one in group))
    return groups


def _same_words(listed: Sequence[Found]) -> list[list[Found]]:
    groups: dict[str, list[Found]] = {}
    for one in listed:
        groups.setdefault((one.designation.population or "").casefold(), []).append(one)
    return list(groups.values())


def _by_population(own: Sequence[Found], agency: Agency | None) -> list[list[Found]]:
    """One group per population; a passage in headline style, or without one, joins the fullest."""
    full = [
        Found(one.programs, one.designation.model_copy(update={"agency": agency}), one.quotes, one.sentence)
        for one in own
    ]
    bodied = [one for one in full if one.designation.population and not one.sentence.title]
    bodied = bodied or [one for one in full if one.designation.population]
    if not bodied:
        return [full]
    groups: list[list[Found]] = []
    for one in bodied:
        words = _content(one.designation.population or "")
        home = next(
            (group for group in groups if _content(group[0].designation.population or "") & words), None
        )
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    for one in full:
        if not any(one in group for group in groups) and len(groups) == 1:
            groups[0].append(one)
    return groups


_WEAK = frozenset(
    [
        "the",
        "of",
        "with",
        "and",
        "or",
        "in",
        "for",
        "a",
        "an",
        "to",
        "patients",
        "adult",
        "adults",
        "people",
        "who",
        "have",
        "has",
        "disease",
        "disorder",
        "disorders",
        "cancer",
        "syndrome",
    ]
)


def _content(words: str) -> set[str]:
    return {word for word in re.findall(r"[a-z0-9]+", words.casefold()) if word not in _WEAK}


def _claim(group: Sequence[Found]) -> ProposedClaim:
    first = group[0]
    designation = first.designation
    quotes = list(dict.fromkeys((quote.paragraph, quote.quote) for one in group[:3] for quote in one.quotes))
    agency = (
        f" by the {designation.agency.value}"
        if designation.agency and designation.agency is not Agency.OTHER
        else ""
    )
    kind = KIND_NAMES.get(designation.kind, designation.kind.value.replace("_", " ").lower())
    people = f" for {designation.population}" if designation.population else ""
    return ProposedClaim(
        ref="",
        type=ClaimType.REGULATORY,
        modality=Modality.REPORTED,
        negated=designation.status is DesignationStatus.DENIED,
        statement=f"{kind[0].upper()}{kind[1:]} {designation.status.value.lower()}{agency}{people}",
        programs=list(first.programs),
        designation=designation,
        evidence=[Quote(paragraph=paragraph, quote=words) for paragraph, words in quotes],
    )
