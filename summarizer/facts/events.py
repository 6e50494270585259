"""Which of the lexicon's regulatory words tell of a step: an approval, not approved therapies in general."""

import re

from summarizer.lexicons import Hit
from summarizer.patterns import later
from summarizer.schemas import DesignationKind, Event

REGULATORY = frozenset(
    {
        Event.PRE_IND, Event.IND_SUBMITTED, Event.IND_CLEARED, Event.CTA_SUBMITTED, Event.CTA_APPROVED,
        Event.EOP2_MEETING, Event.ROLLING_SUBMISSION, Event.NDA_SUBMITTED, Event.BLA_SUBMITTED, Event.SNDA_SUBMITTED,
        Event.SBLA_SUBMITTED, Event.MAA_SUBMITTED, Event.FILING_ACCEPTED, Event.REFUSE_TO_FILE, Event.PDUFA_DATE,
        Event.ADCOM, Event.CHMP_OPINION, Event.CRL, Event.RESUBMITTED, Event.APPROVED, Event.LABEL_EXPANSION,
        Event.CLINICAL_HOLD, Event.HOLD_LIFTED,
    }
)  # fmt: skip
_CONDITION = later(
    r"\b(?:if|if and when|once|when|unless|whether|until)\s(?:and when\s|it is\s|they are\s|and as\s|\w{1,14}ly\s)?$",
    re.IGNORECASE,
)
_IS = later(
    r"\b(?:is|are|was|were|been|be|being|has|have|had|newly|recently|already|currently|now|first|fully|conditionally|also|not|"
    r"FDA|EMA|EC|Commission|NMPA|MHRA|PMDA|MHLW|TGA|Canada|Administration|Agency|Swissmedic|Ministry|Authority|authorities|\))[\s,]{1,2}$"
)
_OBJECT = later(
    r"[®™]?\s(?:by|in|for|to|as|on|under|with|the|an?|its|our|[\"“(]|[A-Z][a-zA-Z-]{3,}|[A-Z]{2,6}-?\d)|[.,;:]|\s?$|\s(?:and|or)\s"
)
_KINDS = later(
    r"[-\s](?!(?:for|in|by|as|to|on|and|or|under|with|the|an?|its|our)\s)(?:\w[\w-]{0,18}\s){0,2}(?:therap(?:y|ies)|treatments?|drugs?|medicines?|medications?|products?|doses?|dosage|labels?|indications?|"
    r"uses?|protocols?|options?|agents?|vaccines?|biologics?|biosimilars?|devices?|formulations?|inhibitors?|antibod(?:y|ies)|molecules?|regimens?|"
    r"cycles?|combinations?|targets?|candidates?|companion|standards?|population)\b"
)
_TOLD_BEFORE = later(
    r"\b(?:receiv\w{1,3}|grant\w{0,3}|obtain\w{0,3}|secur\w{1,3}|gain\w{0,3}|won|wins?|announc\w{1,3}|following|after|since|upon|"
    r"the|this|today[’']s|its|first|second|initial|full|conditional|recent|accelerated|tentative|"
    r"FDA|EMA|EC|Commission|NMPA|MHRA|PMDA|TGA|EU|U\.S\.|US|UK|European|Japanese|Chinese|Canadian)[\s,]{1,2}(?:marketing\s|regulatory\s|the\s)?$",
    re.IGNORECASE,
)
_ONLY = later(r"\b(?:first|only)\s$", re.IGNORECASE)
_OPENS = later(r"(?:^|[\n:\u2022\u2013*-]\s{0,3}|\b[Aa]uthori[sz]ation\s|AUTHORI[SZ]ATION\s)$")
_TOLD_AFTER = later(
    r"\s(?:of|by|from|in|for)\s(?!(?:any|our|its|their|future|new|product|a product|such|additional|other)\b)"
    r"|\s(?:was|has been|is|were)\s(?:granted|received|obtained|expected|anticipated|based|supported)\b"
)
_AIMED = later(
    r"\b(?:seek\w{0,3}|pursu\w{1,3}|support\w{0,3}|toward|towards|potential|possible|future|subject to|require\w{0,2}|needed|need|"
    r"necessary|basis|pathway to|path to|prior to|before|without|timing of|likelihood of|delays? in|pending|and|or|eventual|ultimate)\s"
    r"(?:for\s|to\s|of\s|on\s|an?\s|the\s|their\s|its\s|our\s|regulatory\s|marketing\s|FDA\s){0,3}$",
    re.IGNORECASE,
)
_OPEN = later(r"\bopen[\s\u2010-\u2015-]$", re.IGNORECASE)
_NEARBY = later(
    r"designat|status|voucher|grant|\bBTD\b|\bFDA\b|\bNMPA\b|\bCDE\b|\bEMA\b|program", re.IGNORECASE
)
_LOOSE = frozenset(
    {
        DesignationKind.BREAKTHROUGH_THERAPY,
        DesignationKind.FAST_TRACK,
        DesignationKind.ORPHAN,
        DesignationKind.RARE_PEDIATRIC_DISEASE,
        DesignationKind.PRIME,
    }
)


def is_step(text: str, hit: Hit) -> bool:
    """Whether a phrase of the table `event` tells of a regulatory step."""
    if hit.value not in REGULATORY:
        return False
    words = text[hit.start : hit.end].lower()
    if hit.value == Event.APPROVED:
        return _is_approval(text, hit, words)
    if hit.value == Event.IND_SUBMITTED:
        return "enabling" not in words
    if hit.value == Event.LABEL_EXPANSION:
        return not _OPEN.search(text, max(0, hit.start - 8), hit.start)
    return True


def _is_approval(text: str, hit: Hit, words: str) -> bool:
    """Whether `approved` and `approval` are said of one product, and of a decision rather than a wish."""
    floor = max(0, hit.start - 48)
    if words.endswith("approves"):
        return True
    if words.endswith("approved"):
        if _CONDITION.search(text, floor, hit.start):
            return False
        if _KINDS.match(text, hit.end, hit.end + 60):
            return bool(_ONLY.search(text, floor, hit.start))
        if words != "approved":
            return True
        return bool(_IS.search(text, floor, hit.start)) or bool(_OBJECT.match(text, hit.end, hit.end + 24))
    if _AIMED.search(text, floor, hit.start):
        return False
    if _OPENS.search(text, floor, hit.start):
        return True
    words = words.removesuffix("s")
    if words not in (
        "approval",
        "regulatory approval",
        "marketing approval",
        "marketing authorization",
        "marketing authorisation",
    ):
        return True
    return bool(_TOLD_BEFORE.search(text, floor, hit.start) or _TOLD_AFTER.match(text, hit.end, hit.end + 30))


def is_designation(text: str, hit: Hit) -> bool:
    """Whether a phrase of the table `designation` means the programme: not `a breakthrough therapy` in praise."""
    words = text[hit.start : hit.end]
    if hit.value not in _LOOSE or not words.islower() or "designation" in words or "status" in words:
        return True
    return bool(_NEARBY.search(text, max(0, hit.start - 60), min(len(text), hit.end + 40)))
