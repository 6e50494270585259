"""Medicines whose names no stem and no code gives away: told by the words around them, or by a list."""

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from summarizer.lexicons import value_of
from summarizer.patterns import later
from summarizer.text import Span

from .fact import Page

_WHAT = (
    r"inhibitors?|(?:ant)?agonists?|antibody|nanobody|conjugate|degrader|modulator|small molecule|peptide|drug candidate|product candidate|"
    r"therapeutic candidate|compound|activator|blocker|analog(?:ue)?|engager|oligonucleotide|siRNA|prodrug|stimulator|potentiator|antisense"
)
_APPOSED = later(
    rf"(?:[®™]|\([^()\n]{{2,60}}\))?,\s(?:an?|the|our|its|the company[’']s)\s(?:(?!compan|biotech|leader|provider|developer|firm|organi)[^.;:\n]){{0,110}}?\b(?:{_WHAT})\b"
)
_WORD = later(r"(?<![\w’'.@/-])[A-Za-z][a-z]{6,20}$")
# What names a medicine behind or before it, each pattern anchored at the word.
_BEFORE = later(
    r"(?:\b(?:treated|treatment|therapy|dosed|monotherapy|combination|dosing) with|\b(?:doses?|mg|administration|efficacy|safety|trials?|evaluation|tolerability|"
    r"pharmacokinetics|results|effects?|study|studies|development|mg/kg|initiation|approval|infusions?|injections?) of(?: oral| subcutaneous| intravenous)?|"
    r"\b(?:receiving|received|evaluating|investigating|taking|randomized to|candidate,?|investigational (?:\w+ )?(?:medicine|drug|therapy|treatment|agent|compound),?|"
    r"\d{1,4} (?:mg|mcg|µg)(?: of)?)) $"
)
_AFTER = later(
    r"(?:-treated\b|\s(?:monotherapy|tablets?|capsules?|injection|treatment (?:group|arm)|arms?\b|group\b|demonstrated|showed|was (?:generally )?(?:well[- ]tolerated|safe)|"
    r"met (?:its|the|all)|achieved|\d{1,4}(?:\.\d)? ?mg\b|in combination with|plus\b|as (?:a )?monotherapy|versus placebo|targets\b|inhibits\b|binds\b|blocks\b))"
)
_LAST = frozenset(
    [
        "with",
        "of",
        "oral",
        "subcutaneous",
        "intravenous",
        "receiving",
        "received",
        "evaluating",
        "investigating",
        "taking",
        "to",
        "candidate",
        "medicine",
        "drug",
        "therapy",
        "treatment",
        "agent",
        "compound",
        "mg",
        "mcg",
        "µg",
    ]
)
"""The words that the pattern above may end with: a quick look before it."""
# An adjective goes on to its noun; a name ends its phrase.
_ALONE = later(
    r"[.,;:)]|\s(?:in|for|and|or|plus|versus|vs\.?|to|at|on|is|was|as|with|will|has|have|had|from|compared|alone|once|twice|every|were|are|"
    r"did|does|improved|responded|experienced|achieved|reported|received|reached|maintained|can|could|may|who|which|that|than|over|under|by|when|demonstrated|showed|\(|\d)"
)
# English words end so, and names of medicines hardly ever do.
_ENGLISH = (
    "ing", "ed", "ly", "ion", "ment", "ments", "ness", "ity", "ous", "ive", "ives", "ic", "ics", "al", "ate", "ates",
    "ent", "ents", "ish", "our", "ern", "ward", "form", "ence", "ance", "ency", "ancy", "able", "ible", "ism", "ist", "ists",
    "er", "ers", "or", "ors", "ary", "ory", "ery", "ize", "ise", "ful", "less", "ship", "apy", "ogy", "osis", "itis",
    "emia", "ure", "ures", "age", "ages", "ses", "ies", "ght", "ghts", "hood", "ian", "ians", "uct", "ucts", "ells", "gens",
    "ters", "oms", "als", "eps", "ther", "wide", "time", "line", "side", "work", "care", "trial", "like", "free", "tion", "rm",
    "nge", "ough",
)  # fmt: skip
_LABELLED = later(
    r"(?:INN|USAN|generic name|generically|brand name|trade ?name|brand|marketed (?:[\w ]{0,30})?as|sold (?:[\w ]{0,30})?as|known (?:[\w ]{0,30})?as|"
    r"(?:formerly|previously|formerly known as|previously known as|under the code(?: name)?|code ?named?|under the (?:brand|trade) ?names?))(?:\s?:|\s(?:is|as)\b)?\s[“\"]?"
    r"([A-Za-z][\w-]{3,24}(?: [a-z]{5,20}(?:in|an|el|ec)\b)?)"
)


@cache
def _no_generic() -> frozenset[str]:
    return frozenset(value_of("not_a_generic")) | frozenset(value_of("not_a_drug"))


def is_listed(word: str) -> bool:
    """Whether a word, in lower case, is an old generic name that no stem gives away."""
    return word in value_of("known_generic")


def is_sold(word: str) -> bool:
    """Whether a word as written is a widely sold medicine's proprietary name."""
    return word in value_of("known_brand") or (
        word.isupper() and word.capitalize() in value_of("known_brand")
    )


@lru_cache(maxsize=1 << 14)
def may_be_generic(word: str) -> bool:
    """Whether a word's form does not rule out that it is a medicine's nonproprietary name."""
    low = word.lower()
    return (
        len(low) > 6
        and low.isalpha()
        and low.isascii()
        and low not in _no_generic()
        and not low.endswith(_ENGLISH)
    )


def told_by_context(page: Page) -> Iterator[tuple[Span, str]]:
    """Names that stand in a medicine's position: in apposition to its kind, or twice and more in other places."""
    text = page.text
    seen: Counter[str] = Counter()
    first: dict[str, tuple[Span, str]] = {}
    lower: set[str] = set()
    for word, (left, right) in _candidates(page):
        capital = text[left].isupper()
        if capital and (not text[left + 1 : right].islower() or not _begins(text, left)):
            continue
        if text[left - 1 : left] in ("-", "/", "@", ".") or text[right : right + 1] in ("@", "/"):
            continue
        if not capital:
            lower.add(word)
        apposed = text[right : right + 1] in (",", "®", "™", "(") or text.startswith(" (", right)
        if apposed and _APPOSED.match(text, right + (text[right : right + 1] == " "), right + 180):
            seen[word] += 2 if capital else 3
        elif _AFTER.match(text, right, right + 32) or (
            not capital
            and text[max(0, left - 16) : left].rpartition(" ")[0].rpartition(" ")[2].lower().strip(",")
            in _LAST
            and _ALONE.match(text, right)
            and _BEFORE.search(text, max(0, left - 60), left)
        ):
            seen[word] += 1
        else:
            continue
        if word not in first or left < first[word][0].start:
            first[word] = (Span(left, right), text[left:right])
    for word, weight in seen.items():
        if weight > 2 or (weight > 1 and word in lower):
            yield first[word]


def _candidates(page: Page) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every place of every word whose form would do for a name."""
    for read, numbers in zip(page.tokens, page.words, strict=True):
        for word in filter(may_be_generic, numbers):
            for number in numbers[word]:
                yield word, read.spans[number]


def _begins(text: str, left: int) -> bool:
    """Whether a sentence or a line begins here, so that a capital says nothing."""
    before = text[max(0, left - 4) : left].rstrip(' "“*_•-–')
    return not before.strip() or before[-1] in ".!?:\n"


def labelled(text: str, start: int, end: int) -> Iterator[str]:
    """Names that words introduce as such: `INN: x`, `formerly y`, `under the trade name Z`."""
    for match in _LABELLED.finditer(text, start, end):
        name = match[1]
        if not name.islower() or may_be_generic(name.split()[0]):
            yield name
