"""Turns of phrase that several kinds of record are read from: phases, populations, where a phrase stops."""

import re

from summarizer.patterns import later
from summarizer.schemas import Phase
from summarizer.text import Span

_NUMBER = r"(?:[1-4]|IV|I{1,3})"
PHASE = later(
    rf"\b(?:(?P<early>early)[- ])?(?:phase|ph\.?)[\s\u00a0-]{{0,2}}(?P<one>{_NUMBER})(?:[abc])?"
    rf"(?:\s?[/–-]\s?(?:phase\s)?(?P<two>{_NUMBER})(?:[abc])?)?"
    r"(?![\w])(?!\s?-?(?:enabling|ready)\b)",
    re.IGNORECASE,
)
"""A trial's phase; what is `Phase 3 enabling` or `Phase 2 ready` has no such phase."""
_VALUES = {
    "1": Phase.PHASE1,
    "i": Phase.PHASE1,
    "2": Phase.PHASE2,
    "ii": Phase.PHASE2,
    "3": Phase.PHASE3,
    "iii": Phase.PHASE3,
    "4": Phase.PHASE4,
    "iv": Phase.PHASE4,
}

PIVOTAL = later(r"\b(?:pivotal|registrational|registration[- ]enabling|registration)\b", re.IGNORECASE)
POSSIBLY = later(r"\b(?:potential(?:ly)?|possible|could|may|might)\s(?:\w{1,15}\s)?$", re.IGNORECASE)
STUDY = r"(?:trials?|stud(?:y|ies))"

PEOPLE = (
    r"(?:patients?|people|persons|adults?|children|adolescents|participants|subjects|individuals|infants|"
    r"babies|women|men|males|females|volunteers|survivors)"
)
_KINDS = (
    r"(?:(?:adult|adults|pediatric|paediatric|elderly|healthy|female|male|young|older|treatment-naive|adolescent|"
    r"adolescents|evaluable|heavily|pretreated|pre-treated|high-risk|hospitalized|children|appropriate|eligible|"
    r"certain|immunocompromised|participating|all|both|and|or)\s){0,5}"
)
POPULATION = later(
    rf"\b(?P<who>{_KINDS}{PEOPLE}\s(?:\d\S{{0,8}}\s(?:years|months)\s(?:of age|old)\s(?:and|or)\s(?:older|younger|above)\s)?"
    r"(?:with|aged|who|living with|at (?:high )?risk|suffering from|not)\b)",
    re.IGNORECASE,
)
"""Where the words for those studied or treated begin."""
POPULATION_END = later(
    r"(?<!\s[A-Z])\.(?:\s|$)|\.\s(?=[A-Z“])|[;:](?:\s|$)|\sas\scompared\b|\sto\s(?:improve|reduce|slow|extend|increase|enhance|delay)\b|(?<=[a-z)])\.(?=\d{1,2}(?:,\d{1,2}){0,3}(?:\s|$))|\sat\s(?:the\s)?(?=\d)|\s[–—-]{1,2}\s|\n|\s\((?=\d)"
    r"|(?<!\bwho)(?<!\bthat)(?<!\bnot),?\s(?:and\s)?(?:was|were|is|are|has|have|had|met|showed|shows|demonstrated|achieved|to be|received|treated|whose|"
    r"compared|versus|vs\.?|based on|following|through|while|where|because|today|published|expected|anticipated|planned|targeted|after which)\b"
    r"|,\s(?:which|and (?:is|was|has|the|we|its|to|will)|an?|the|with (?:the|an?|its|initial|plans|topline|additional|\w+ \w+ing)"
    r"|as|at|including|comparing|making|bringing|marking|aiming|by|in|to|expected|and (?:topline|data))\b"
    r"|\s(?:from|by)\s(?:the\s)?(?:U\.?S\.?\s)?(?:FDA|EMA|Food and Drug|European|NMPA|Company)\b"
    r"|\s(?:in|on|during|by|since)\s(?:early\s|mid[- ]?|late\s)?(?:(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b|20\d\d|the\s(?:first|second|third|fourth)\s(?:quarter|half)|Q[1-4]|[12]H|H[12])"
    r"|\s\((?:N|n)\s?=|\s?\[|\s?\((?:NCT|the\s[“\"]|[“\"])",
)
"""Where the words for a population or a disease stop."""
FOOTNOTE_TAIL = later(r"(?<=[a-z)])\d{1,2}(?:,\d{1,2}){0,3}$")


def phases(text: str) -> list[tuple[Span, list[Phase]]]:
    """The phases that a text names, each with its place; Phase 1/2 is two values."""
    found = []
    for match in PHASE.finditer(text):
        if match["early"]:
            values = [Phase.EARLY_PHASE1]
        else:
            values = [_VALUES[match["one"].lower()]]
            if match["two"]:
                values.append(_VALUES[match["two"].lower()])
        found.append((Span(*match.span()), sorted(dict.fromkeys(values))))
    return found


def population(text: str, start: int = 0, end: int | None = None, *, longest: int = 240) -> Span | None:
    """Where a text says who is studied or treated, with every qualifier; None when the end is not clear."""
    limit = len(text) if end is None else end
    match = POPULATION.search(text, start, limit)
    return None if match is None else phrase_to_stop(text, match.start(), match.end(), limit, longest)


def phrase_to_stop(text: str, start: int, after: int, limit: int, longest: int) -> Span | None:
    """The phrase from `start` to where a population stops, searched from `after`; None when too long."""
    stop = POPULATION_END.search(text, after, min(limit, start + longest + 1))
    if stop is None and limit > start + longest:
        return None
    end = stop.start() if stop else limit
    while end > start and text[end - 1] in ' \t\n\u00a0.,;:*_–—-"”':
        end -= 1
    end = start + len(re.sub(r"[\s,]+(?:and|or)$", "", text[start:end]))
    if text.count("(", start, end) > text.count(")", start, end):
        return None
    return Span(start, end) if end > after else None
