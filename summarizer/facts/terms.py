"""Facts that the lexicons know by name: phases, designations, regulatory events, endpoints, targets, indications."""

import re
from collections.abc import Iterator

from summarizer.lexicons import Hit
from summarizer.schemas import Event, FactKind

from .fact import Found, Page

REGULATORY = frozenset(
    {
        Event.PRE_IND, Event.IND_SUBMITTED, Event.IND_CLEARED, Event.CTA_SUBMITTED, Event.CTA_APPROVED,
        Event.EOP2_MEETING, Event.ROLLING_SUBMISSION, Event.NDA_SUBMITTED, Event.BLA_SUBMITTED, Event.SNDA_SUBMITTED,
        Event.SBLA_SUBMITTED, Event.MAA_SUBMITTED, Event.FILING_ACCEPTED, Event.REFUSE_TO_FILE, Event.PDUFA_DATE,
        Event.ADCOM, Event.CHMP_OPINION, Event.CRL, Event.RESUBMITTED, Event.APPROVED, Event.LABEL_EXPANSION,
        Event.CLINICAL_HOLD, Event.HOLD_LIFTED,
    }
)  # fmt: skip
# Beyond the lexicon: families whose members are numbered.
_TARGET = re.compile(r"(?:CD\d{1,3}[a-zε]?|IL-\d{1,2}(?:R[αa]?|A|β)?|TLR\d{1,2}|CXCR\d|CCR\d{1,2})(?![^\W_])")
_NEWSWIRE = re.compile(r"\s?(?:Newswire|NEWSWIRE|contact|Contact|agency)")
_TABLE_KIND = {
    "designation": FactKind.DESIGNATION,
    "event": FactKind.REGULATORY_EVENT,
    "endpoint": FactKind.ENDPOINT,
    "indication": FactKind.INDICATION,
    "target": FactKind.TARGET,
}


def phases(page: Page) -> Iterator[Found]:
    """Phases as the registry's values, `PHASE1/PHASE2` for a combined one."""
    grouped: dict[tuple[int, int], list[str]] = {}
    for hit in page.hits:
        if hit.table == "phase":
            grouped.setdefault((hit.start, hit.end), []).append(hit.value)
    for (start, end), values in grouped.items():
        if page.free(start, end):
            page.take(start, end)
            yield Found(FactKind.PHASE, start, end, "/".join(sorted(set(values))))


def terms(page: Page) -> Iterator[Found]:
    """Designations, regulatory events, endpoints, targets and indications, each with the lexicon's name."""
    wanted = [hit for hit in page.hits if hit.table in _TABLE_KIND]
    # Of an endpoint, a target and an indication at one place the longest is meant.
    for hit in sorted(wanted, key=lambda hit: (hit.start - hit.end, hit.start, hit.table)):
        kind = _TABLE_KIND[hit.table]
        if kind is FactKind.REGULATORY_EVENT and hit.value not in REGULATORY:
            continue
        if kind in _EXCLUSIVE:
            if not page.free(hit.start, hit.end) or (
                kind is FactKind.ENDPOINT and _is_no_endpoint(page.text, hit)
            ):
                continue
            page.take(hit.start, hit.end)
        yield Found(kind, hit.start, hit.end, hit.value)
    for start, end in page.stretches:
        for match in _TARGET.finditer(page.text, start, end):
            before = page.text[match.start() - 1 : match.start()]
            if not (before.isalnum() or before == "-") and page.free(*match.span()):
                page.take(*match.span())
                yield Found(FactKind.TARGET, *match.span(), match.group())


_EXCLUSIVE = frozenset({FactKind.ENDPOINT, FactKind.TARGET, FactKind.INDICATION})


def _is_no_endpoint(text: str, hit: Hit) -> bool:
    """Two letters that mean something else here (PR Newswire, SD card), and names that merely begin so."""
    if hit.end - hit.start > 2:
        return False
    after = text[hit.end : hit.end + 1]
    return (
        bool(_NEWSWIRE.match(text, hit.end))
        or after in "-/&"
        or text[hit.start - 1 : hit.start] in ("-", "&", "/")
    )
