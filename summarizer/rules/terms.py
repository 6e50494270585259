"""Deals and regulators in words alone: who holds which rights, what is owed without a sum, what an agency did not find.

One claim a sentence, which its own words state; a hope, an explanation or another company's affair is none.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from summarizer.patterns import later
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.roster import Roster
from summarizer.schemas import ClaimType, FactKind, Modality, ProposedClaim, ZoneKind

_RIGHTS = later(
    r"\b(?:holds?|retains?|owns?|has|have|receives?|received|obtains?|obtained|acquire[sd]?|gains?|granted|grants|licensed|maintains?|keeps?)\s(?:\w+\s)?(?:an?\s|the\s|all\s|its\s|full\s)?"
    r"(?:(?:sole|exclusive|non-exclusive|worldwide|global|full|commercial|commerciali[sz]ation|development|and|remaining|marketing|all|royalty-bearing|regional)[\s,]{1,2}){0,6}(?:rights?|licen[cs]es?|option)\b(?!\s(?:offering|to\s(?:vote|purchase)))"
    r"|\b(?:grant(?:s|ed|ing)?|provid(?:es|ed|ing)|giv(?:es|en|ing)|gave)\s(?:[A-Z][\w&.’'-]{1,20}\s){1,4}(?:[(（][^()（）]{1,30}[)）]\s)?(?:with\s)?(?:an?\s|the\s)?"
    r"(?:(?:sole|exclusive|non-exclusive|worldwide|global|full|commercial|development|and|royalty-bearing|marketing)[\s,]{1,2}){0,6}(?:rights?|licen[cs]es?|option)\b"
    r"|\b(?:out-)?licensed\s(?:(?:exclusive\s)?rights?\s)?(?:to|from)\s[A-Z]",
)
_REACH = later(
    r"\b(?:worldwide|exclusive|develop|commerciali[sz]e|in\s[A-Z]|to\s[A-Z]{2,}|territor\w+|regions?|countries|option|outside|ex-)",
    re.IGNORECASE,
)
_ROYALTIES = later(
    r"\b(?:tiered|(?:low|mid|high)[\w-]*|single-digit|double-digit)\s(?:[\w-]{1,20}\s){0,4}?royalt(?:y|ies)\b|\broyalt(?:y|ies)\s(?:on|from|of)\b",
    re.IGNORECASE,
)
_ELIGIBLE = later(r"\b(?:eligible|entitled|receive|pay|plus|tiered|potential)\b", re.IGNORECASE)
_AGENCY = r"(?:FDA|EMA|EC|CHMP|NMPA|MHRA|PMDA|MFDS|TGA|agency|regulators?|authorit(?:y|ies)|European\sCommission|letter|CRL|Food\sand\sDrug\sAdministration|Health\sCanada|DSMB|DMC|IDMC|DSMC)"
_NOT_ASKED = later(
    rf"\b{_AGENCY}\)?\s(?:did\snot|has\snot|does\snot|had\snot)\s(?:\w+\s)?(?:identify|request|require|ask|raise|question|cite|note|express|object|find)\w*\b"
    r"|\bno\s(?:new\s|further\s|additional\s|clinical\s|safety\s|other\s|outstanding\s)*(?:concerns?|deficienc(?:y|ies)|issues|approvability\sissues|trials|studies|clinical\strials|goal\sdate)\s(?:[^.;]{0,70}?\s)?(?:was|were|has\sbeen|have\sbeen)\s(?:raised|requested|identified|required|cited|noted|set)\b",
    re.IGNORECASE,
)
_OF_AN_AGENCY = later(rf"\b{_AGENCY}\b|\binspection\b")
_OF_A_TRIAL = later(r"no\s(?:[\w-]+\s){0,3}(?:safety|tolerability)\s", re.IGNORECASE)
_UNDER_REVIEW = later(
    r"^(?:(?!\b(?:NDA|BLA|MAA|[Aa]pplications?)\b)[^.;]){2,90}?\b(?:is|are|remains?)\s(?:also\s|currently\s|now\s)?under\s(?:[\w-]+\s)?review\b[^.;]{0,80}?\s(?:by|with|in|at)\s"
)
"""A drug, not an application: that is told as filed."""
_NO_MEETING = later(
    r"\b(?:does|do|did)\snot\s(?:currently\s)?(?:plan|intend|expect)\s(?:to\s(?:hold|convene|schedule|call)\s)?(?:an?\s|any\s)?(?:advisory\scommittee|adcom)\b"
    r"|\bno\sadvisory\scommittee(?:\smeeting)?\s(?:is|was|has\sbeen)\s(?:currently\s)?(?:planned|scheduled|expected|required)\b",
    re.IGNORECASE,
)
_NOT_APPROVED = later(
    r"\b(?:has|have|is|are)\snot\s(?:yet\s)?(?:been\s)?approved\b(?!\s(?:drug|therap|treatment))|\bneither\b[^.;]{2,80}?\b(?:has|have|is|are)\s(?:yet\s)?(?:been\s)?approved\b|\b(?:has|have)\snot\s(?:yet\s)?been\sgranted\s(?:any|an?)\s|\bIND\s(?:application\s)?has\snot\s(?:yet\s)?been\s(?:cleared|accepted|approved)\b|\b(?:is|are)\snot\son\s(?:a\s)?(?:partial\s)?clinical\shold\b|\bdesignation\sdoes\snot\s(?:cover|apply|extend)\b",
    re.IGNORECASE,
)
_REQUESTS = later(
    r"\b(?:FDA|EMA|EC|CHMP|NMPA|MHRA|PMDA|MFDS|TGA|European\sCommission|Food\sand\sDrug\sAdministration|Health\sCanada)\)?\s(?:has\s|have\s|also\s)?(?:request(?:s|ed)|require[sd]?|asked\sfor|recommended|recommends|agreed|agrees|confirmed|advised)\b(?!\s(?:by|that\sthe\s(?:market|public)))",
)
_HOPE = later(
    r"\b(?:may|might|could|would|if|whether|expects?|believes?|intends?|potential(?:ly)?|risk|should|until|unless)\b",
    re.IGNORECASE,
)
_SETTING = frozenset(
    {ZoneKind.HEADLINE_BULLETS, ZoneKind.LEAD, ZoneKind.DATELINE, ZoneKind.BODY, ZoneKind.ABOUT_PROGRAM}
)
_SIGNS = (
    "right",
    "licen",
    "option",
    "royalt",
    "not ",
    "no ",
    "neither",
    "request",
    "requir",
    "recommend",
    "agree",
    "asked",
    "confirm",
    "advis",
    "advisory committee",
    "under ",
)


def propose_terms(prose: Prose, programs: Roster) -> list[ProposedClaim]:
    """What is said of rights, royalties and regulators without a sum, a date or a designation."""
    claims: list[tuple[Sentence, ProposedClaim]] = []
    for sentence in prose.sentences:
        if sentence.kind in _SETTING and sentence.has(_SIGNS) and len(sentence.text) < 600:
            claims += [(sentence, claim) for claim in _in_sentence(prose, sentence, programs)]
    told = {(claim.type, *claim.programs) for sentence, claim in claims if not sentence.title}
    said: set[str] = set()
    return [
        claim
        for sentence, claim in claims
        if not _again(claim, said)
        and not (
            sentence.title and claim.type is ClaimType.PARTNERSHIP and (claim.type, *claim.programs) in told
        )
    ]


def _again(claim: ProposedClaim, said: set[str]) -> bool:
    """Whether the same words made a claim before; takes them in if not."""
    words = claim.statement.casefold()
    known = words in said
    said.add(words)
    return known


def _in_sentence(prose: Prose, sentence: Sentence, programs: Roster) -> Iterator[ProposedClaim]:
    text = sentence.text
    link = programs.about(sentence)
    refs = link.refs if len(link.refs) == 1 else programs.own(sentence)
    if not refs:
        return
    support = (
        link.support
        if len(link.refs) == 1 and link.support is not None and not programs.own(sentence)
        else None
    )
    for start, stop in _clauses(text):
        found = _regulator(text[start:stop])
        if found is None and not (_OTHERS_OWN.search(text[start:stop]) and not programs.own(sentence)):
            paid = bool(sentence.within(sentence.start + start, sentence.start + stop, FactKind.MONEY))
            found = _rights(text[start:stop], paid=paid)
        if found is not None and not (_DATED_GRANT.search(text[start:stop]) and _dated(sentence)):
            break
    else:
        return
    kind, modality, negated = found
    yield ProposedClaim(
        ref="",
        type=kind,
        modality=modality,
        negated=negated,
        statement=" ".join(prose.plain(sentence.start + start, sentence.start + stop).split()).rstrip(" .;"),
        programs=list(refs),
        evidence=[*prose.quoting(support), prose.quote(sentence.start + start, sentence.start + stop)],
    )


def _clauses(text: str) -> list[tuple[int, int]]:
    """The parts of a sentence between semicolons, and what a regulator did that it gives as a reason."""
    cuts = [0, *(match.end() for match in _CUTS.finditer(text)), len(text)]
    return list(pairwise(cuts))


def _regulator(text: str) -> tuple[ClaimType, Modality, bool] | None:
    for pattern in (_NOT_ASKED, _NOT_APPROVED):
        match = pattern.search(text)
        if match and _OF_A_TRIAL.match(match.group()) and not _OF_AN_AGENCY.search(text):
            continue  # what a trial did not find
        if match and not _HOPE.search(text[max(0, match.start() - 60) : match.end()]):
            return ClaimType.REGULATORY, Modality.REPORTED, True
    match = _UNDER_REVIEW.search(text)
    if match and not _HOPE.search(text[max(0, match.start() - 60) : match.end()]):
        return ClaimType.REGULATORY, Modality.REPORTED, False
    match = _NO_MEETING.search(text)
    if match:
        return ClaimType.REGULATORY, Modality.EXPECTED, True
    match = _REQUESTS.search(text)
    if match and not _HOPE.search(text[max(0, match.start() - 60) : match.end() + 60]):
        return ClaimType.REGULATORY, Modality.REPORTED, False
    return None


_CUTS = later(rf";\s|,\s(?=(?:after|because|since)\s(?:the\s)?{_AGENCY}\s)")
_OTHERS_OWN = later(
    r"\b(?:rights?|licen[cs]es?)\sto\s(?!develop|commerciali|market|manufactur|us|the\b|all\b|its\b|our\b|any\b|sell|research|import|exploit|distribut|sublicen|make|produce|promot|co-)[A-Za-z]",
    re.IGNORECASE,
)
"""Rights to something by its name: where the sentence names no program, to another's."""


def _rights(text: str, *, paid: bool) -> tuple[ClaimType, Modality, bool] | None:
    """Who holds which rights; what is `paid` for them is told by its amount."""
    match = _RIGHTS.search(text)
    if match and paid and "option" in match.group().casefold():
        return None
    if (
        match
        and text.count("(", 0, match.start()) == text.count(")", 0, match.start())
        and not re.search(r"\b(?:not|no|may|might|could|would)\b", text)
        and _REACH.search(text[match.start() : match.end() + 120])
        and not _HOPE.search(text[max(0, match.start() - 60) : match.end() + 20])
    ):
        return ClaimType.PARTNERSHIP, Modality.REPORTED, False
    match = _ROYALTIES.search(text)
    if (
        match
        and not paid
        and _ELIGIBLE.search(text)
        and not re.search(r"\b(?:revenue|received|recognized|income)\b", text)
    ):
        settled = _SETTLED.search(text) is not None
        return ClaimType.PARTNERSHIP, Modality.REPORTED if settled else Modality.HYPOTHETICAL, False
    return None


_DATED_GRANT = later(r"\bgranted\s[A-Z][^.;]{2,90}?\san?\s(?:[\w-]+[\s,]{1,2}){0,4}licen[cs]e\b")


def _dated(sentence: Sentence) -> bool:
    """Whether a sentence says when: a licence that was granted on a day is told as a deal."""
    return any(True for _ in sentence.of(FactKind.TIMING, FactKind.DATE))


_SETTLED = later(
    r"\b(?:adopted|adjusted|revised|amended|restructured|introduced|lowered|reduced|increased)\b",
    re.IGNORECASE,
)
