"""Names of trials: acronyms and protocol codes beside the word trial or study."""

import re
from collections.abc import Iterable, Iterator

from summarizer.lexicons import lexicon, value_of
from summarizer.schemas import ZoneKind

from .drugs import is_generic
from .fact import Page
from .groups import KNOWN, NameGroup, Names, grouped, key_of, protocol_codes
from .identifiers import registry_pattern

_STUDY = r"(?:[Tt]rials?|[Ss]tud(?:y|ies)|TRIALS?|STUDY|[Ee]xtension|[Cc]linical [Pp]rogram(?:me)?|[Pp]rogram(?:me)?)"
_ACRONYM = r"(?:[A-Z][A-Z0-9]{2,15}(?:[-\u2010\u2011\u2013][A-Z0-9]{1,12}){0,2}\d{0,3}(?: \d{1,2}(?=\s(?:$|and|[Tt]rial|[Ss]tudy|[Pp]hase|[Cc]linical)))?|[A-Z][a-z]{1,8}[A-Z][A-Za-z0-9]{1,12}(?:[ -]\d{1,3}[A-Z]{0,2})?)"
_MIDDLE = r"(?:(?:[Pp]hase|[Cc]linical|[Pp]ivotal|[Bb]asket|[Gg]lobal|[Ll]ong|[Ll]ong-[Tt]erm|[Ee]xposure|[Oo]pen-[Ll]abel|[Rr]egistrational|[Ee]xtension|[Pp]roof-of-[Cc]oncept|[Oo]ngoing|[Ss]afety|[Rr]esearch|[Uu]mbrella|[Pp]latform|[Rr]andomized|[Cc]onfirmatory|[Dd]ose[- ][Ee]scalation|[1-4][ab]?(?:/[1-4][ab]?)?|I{1,3}[ab]?|IV)\s){0,4}"
_TRIAL_BEFORE = re.compile(
    rf"(?<![\w/@.-])[“\"‘]?({_ACRONYM})[”\"’]?[®™]?(?:\s\([^()\n]{{1,40}}\))?\s{_MIDDLE}$"
)
_BESIDE = re.compile(rf"(?<![\w/@.-])({_ACRONYM})(?:\strial|\sstudy)?(?:,?\s(?:and|or)\s|,\s)(?:the\s)?$")
_TRIAL_AFTER = re.compile(
    rf"(?:\s(?:[Rr]esults|[Dd]ata))?,?\s(?:[(（]\s?(?:the\s|known as\s|named\s|called\s)?|(?:known as|named|called|dubbed|titled)\s(?:the\s)?)[“\"‘]?({_ACRONYM})[”\"’]?[®™]?\s?(?=[,;)）\s.])"
)
_PHASED = re.compile(
    r"\b[Pp]hase\s(?:[1-4][ab]?(?:/[1-4][ab]?)?|I{1,3}[ab]?(?:/I{1,3}[ab]?)?|IV)\s(?!(?:Clinical|Human|Open|Dose|Safety|Efficacy|Extension|Expansion|Adaptive|Basket|Combination|Confirmatory|Controlled|Global|"
    r"Monotherapy|Multicent\w{1,3}|Ongoing|Pediatric|Pivotal|Placebo|Platform|Proof|Randomi[sz]ed|Topline|Results|Interim|Patient|Regist\w+)\s)"
    r"([A-Z][a-z]{4,14})\s(?:[Cc]linical\s)?$"
)
"""`the Phase 2 Harbor trial`; words that say what kind of trial it is are no name of one."""
# SKYLINE-2, a global Phase 3 trial; MERIDIAN is a study; - FJORD: an open-label extension study.
_NAME = r"(?:[A-Z][A-Z0-9]{2,15}(?:[-\u2010\u2011\u2013][A-Z0-9]{1,12}){0,2}|[A-Z][a-z]{1,8}[A-Z][A-Za-z0-9]{1,12}(?:-\d{1,3})?)(?: \d{1,2}(?![\d.,]|\s?%))?"
# The same name, but begun by a character, which keeps the search for it fast; so no word may go on before it.
_NAME_ALONE = r"[A-Z](?<![\w/@.-].)(?:[A-Z0-9]{2,15}(?:[-\u2010\u2011\u2013][A-Z0-9]{1,12}){0,2}|[a-z]{1,8}[A-Z][A-Za-z0-9]{1,12}(?:-\d{1,3})?)(?: \d{1,2}(?![\d.,]|\s?%))?"
_DESCRIBED = re.compile(
    rf"({_NAME_ALONE})[”\"’]?[®™]?(?:\s?[(\[][^()\[\]\n]{{2,60}}[)\]])?(?:,\s|:\s|\s?[\u2013\u2014-]\s|\s(?:is|was)\s)(?:(?:an?|the|our|its)\s|(?=(?:[a-z-]{{4,16}}\s){{0,2}}[Pp]hase\s[1-4I]))"
)
_AS_STUDY = re.compile(r"(?:(?!compan|leader|provider|biotech|[.;]\s)[^\n]){0,140}?\b(?:trials?|study)\b")
_REGISTERED = re.compile(
    rf"(?<![\w/@.-])({_NAME})[”\"’]?[®™]?(?:,\s|;\s|\s\(|\(|\s\[|\s[\u2013-]\s)(?:[Cc]linical[Tt]rials\.gov[\w :#]{{0,24}}|[Tt]rial [Rr]egistration:?\s|NCT#?\s?:?\s)?$"
)
_PIVOTAL = re.compile(
    rf"(?:\s(?:[1-4][ab]?(?:/[1-4][ab]?)?|I{{1,3}}[ab]?|IV))?\s({_NAME})(?=[\s,.;)])(?!\s(?:cohort|patients))"
)
_NAMED_AFTER = frozenset(["trial", "trials", "study", "studies"])


def trials_on(page: Page, drugs: Iterable[NameGroup]) -> list[NameGroup]:
    """The trials that a page names, as `names.trial_names` says; what is a drug's name is no trial's."""
    names = Names()
    taken = {key_of(name) for group in drugs for name in (group.name, *group.aliases)}
    issuer = page.document.issuer.name.lower() if page.document.issuer else ""
    registered = registry_pattern()
    marked = _marked(page.text)
    for name in dict.fromkeys(_acronyms(page)):
        if name in marked or registered.match(name):
            continue
        if (
            name in value_of("not_a_trial")
            or key_of(name) in taken
            or name.lower() in issuer
            or len(name) < 3
        ):
            continue
        if not any(hit.end - hit.start == len(name) for hit in lexicon(*KNOWN).find(name)):
            names.add(name)
    for code in protocol_codes(page):
        names.add(code)
    return grouped(page, names, ignore_case=lambda _: False)


def _marked(text: str) -> set[str]:
    """Names that carry a trademark sign, as products do and trials do not."""
    places = (mark.start() for mark in _MARK.finditer(text))
    found = (_MARKED.search(text, max(0, place - 24), place) for place in places)
    return {match[1] for match in found if match}


def _acronyms(page: Page) -> Iterator[str]:
    """Capitalised names beside the word trial, study or clinical program, outside lines of capitals."""
    text = page.text
    for word, left, right, stretch in page.study_words:
        if word in ("protocol", "phase") or page.kind_at(left) in (ZoneKind.CONTACT, ZoneKind.FOOTNOTES):
            continue
        floor = max(stretch.start, left - 100)
        before = _TRIAL_BEFORE.search(text, floor, left)
        if before and word in ("program", "programme", "extension"):
            named = "linical" in before.group() or re.search(r"\d|-", before[1])
            before = before if named else None
        elif not before:
            phased = _PHASED.search(text, floor, left)
            before = phased if phased and not is_generic(phased[1]) else None
        while before and not _shouted(text, before[1], before.start(1), right):
            yield before[1]
            before = _BESIDE.search(text, max(stretch.start, before.start(1) - 40), before.start(1))
        after = _TRIAL_AFTER.match(text, right, stretch.end) if word in _NAMED_AFTER else None
        if after and not _shouted(text, after[1], left, after.end()):
            yield after[1]

    for place in page.registered:
        match = _REGISTERED.search(text, max(0, place - 80), place)
        if match:
            yield match[1]
    for _, right, stretch in page.where(_HERALDS):
        match = _PIVOTAL.match(text, right, stretch.end)
        if (
            match
            and any(map(str.isdigit, match[1]))
            and not _shouted(text, match[1], match.start(1), match.end())
        ):
            yield match[1]
    if page.study_words:
        for start, end in page.stretches:
            for match in _DESCRIBED.finditer(text, start, end):
                if (
                    not _is_sponsor(match[1])
                    and page.kind_at(match.start()) not in _LOUD
                    and _AS_STUDY.match(text, match.end(), end)
                ):
                    yield match[1]


_MARK = re.compile(r"[®™]")
_MARKED = re.compile(r"(?<![\w-])([A-Z][\w-]{2,20})\*?$")
_HERALDS = frozenset(["pivotal", "registrational", "confirmatory", "phase"])
_LOUD = frozenset({ZoneKind.CONTACT, ZoneKind.FOOTNOTES, ZoneKind.TABLE})


def _is_sponsor(name: str) -> bool:
    """Whether capitals without a digit are too short to be told from a company or a scale."""
    return len(name) < 4 and not any(map(str.isdigit, name))


def _shouted(text: str, name: str, start: int, end: int) -> bool:
    """Whether the name stands in a line of capitals, where every word looks like an acronym."""
    left = max(0, start - 60)
    line = text[max(text.rfind("\n", left, start) + 1, left) : end + 20].replace(name, "")
    letters = [character for character in line if character.isalpha()]
    return len(letters) > 10 and sum(map(str.isupper, letters)) > 0.7 * len(letters)
