"""Facts that the lexicons know by name: phases, designations, regulatory events, endpoints, targets, indications."""

import re
from collections.abc import Iterable, Iterator

from summarizer.lexicons import Hit
from summarizer.patterns import later
from summarizer.schemas import FactKind

from .abbreviations import defined
from .events import is_designation, is_step
from .fact import TITLES, Found, Page

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
_EXCLUSIVE = frozenset({FactKind.ENDPOINT, FactKind.TARGET, FactKind.INDICATION})
# Diseases in the names of those who fight them: Example Cancer Center, Society of Lupus Research.
_INSTITUTION = later(
    r"[®™]?(?:\s(?:and|&)\s[A-Z]\w{2,20}|\s[A-Z][\w&-]{2,20}){0,2}\s(?:Centers?|Centres?|Institutes?|Society|Foundation|Hospitals?|Alliance|Association|"
    r"Congress|Symposium|Conference|Meeting|Network|Council|Research|Clinic|Department|Consortium|Federation|Summit|Coalition|Trust|"
    r"Leadership|Registry|Fund|Campaign|Therapeutics|Biosciences|Awareness|Organi[sz]ation|Action)\b"
)
_CENTERS = later(r"\s(?:research\s)?(?:centers?|centres?|hospitals?|charit(?:y|ies))\b")
_SOCIETY = later(
    r"\b(?:Cure|Society (?:of|for)|Institute (?:of|for)|Association (?:of|for)|Congress (?:of|on)|Conference on|Department of|"
    r"Division of|Foundation for|Alliance for|Research in|Journal of|Center for|Centre for|Study of)\s(?:[A-Z]\w{2,20}\s){0,2}$"
)
_SCALE = later(
    r"(?<![\w-])(?:[A-Z][\w’'/-]{1,20}\s(?:(?:of|for|and|in|the|to|or)\s)?){1,6}"
    r"(?:(?:Score|Scale|Questionnaire)s?\b(?:\s?\(([A-Z][A-Za-z0-9/-]{1,11})\))?"
    r"|(?:Index|Inventory|Assessment|Measure|Rating|Test|Diary|Interview|Rate)\b\s?\(([A-Z][A-Za-z0-9/-]{1,11})\))"
)
_SCALE_WORDS = frozenset(
    ["score", "scores", "scale", "scales", "questionnaire", "questionnaires", "index", "inventory", "assessment", "measure", "rating", "test", "diary", "interview", "rate"]
)  # fmt: skip
_LED_IN = later(
    r"(?:(?:The|A|An|In|On|Our|This|Using|Mean|Median|Baseline|Total|Both|Change|Improvement|About)\s)+"
)


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
    """Designations, regulatory events, endpoints, targets and indications, each with the lexicon's name.

    A name of a scale that no lexicon has stands for itself, and a short form that the text defines
    (`urothelial cancer (UC)`) for what it abbreviates.
    """
    found = list(_listed(page))
    found += _scales(page)
    yield from found
    for kind, span, value in defined(page, found):
        page.take(*span)
        yield Found(kind, *span, value)
    for start, end in page.stretches:
        for match in _TARGET.finditer(page.text, start, end):
            before = page.text[match.start() - 1 : match.start()]
            if not (before.isalnum() or before == "-") and page.free(*match.span()):
                page.take(*match.span())
                yield Found(FactKind.TARGET, *match.span(), match.group())


def _listed(page: Page) -> Iterator[Found]:
    """What the lexicons' tables find."""
    wanted = [hit for hit in page.hits if hit.table in _TABLE_KIND]
    designated = bytearray(len(page.text) + 1)
    # Of an endpoint, a target and an indication at one place the longest is meant.
    for hit in sorted(wanted, key=lambda hit: (hit.start - hit.end, hit.start, hit.table)):
        kind = _TABLE_KIND[hit.table]
        if kind is FactKind.REGULATORY_EVENT and not is_step(page.text, hit):
            continue
        if kind is FactKind.DESIGNATION:
            if not is_designation(page.text, hit):
                continue
            designated[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
        if kind in _EXCLUSIVE:
            if not page.free(hit.start, hit.end) or _is_other(page.text, kind, hit):
                continue
            page.take(hit.start, hit.end)
        elif kind is FactKind.REGULATORY_EVENT and designated.find(1, hit.start, hit.end) >= 0:
            # An accelerated approval is told of as what it is, not as an approval besides.
            continue
        yield Found(kind, hit.start, hit.end, hit.value)


def _is_other(text: str, kind: FactKind, hit: Hit) -> bool:
    """Whether the words mean something else here: PR Newswire, a cancer center."""
    if kind is FactKind.ENDPOINT:
        return _is_no_endpoint(text, hit)
    if kind is FactKind.INDICATION:
        if _CENTERS.match(text, hit.end):
            return True
        return text[hit.start].isupper() and bool(
            _INSTITUTION.match(text, hit.end, hit.end + 70)
            or _SOCIETY.search(text, max(0, hit.start - 60), hit.start)
        )
    return False


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


def _scales(page: Page) -> Iterable[Found]:
    """Clinical scales by the form of their names: capitalised words that end in Score, Scale, Index (ABC)."""
    done = 0
    for first, last, stretch in page.where(_SCALE_WORDS):
        if not page.text[first].isupper() or page.kind_at(first) in TITLES:
            continue
        floor = max(done, stretch.start, first - 90)
        match = _SCALE.search(page.text, floor, min(stretch.end, last + 16))
        if match is None:
            continue
        led = _LED_IN.match(match.group())
        left, right = match.start() + (led.end() if led else 0), match.end()
        done = right
        name = page.text[left:right].split("(")[0]
        if len(name.split()) > 1 and "\n" not in name and page.free(left, right):
            page.take(left, right)
            yield Found(FactKind.ENDPOINT, left, right, " ".join(name.split()))
