"""Names of drugs: company codes, generic names by their stem, brands, short forms in brackets."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from string import ascii_uppercase

from summarizer.lexicons import endings, lexicon, value_of
from summarizer.patterns import later
from summarizer.text import Span

from .fact import Page
from .generics import is_listed, is_sold, labelled, may_be_generic, told_by_context
from .groups import DASH, KNOWN, MARKS, NameGroup, Names, grouped, key_of, protocol_codes
from .identifiers import registry_pattern

# Begins with two capitals, and what stands before is looked at afterwards: that is fast.
_CAPITALS_CODE = (
    r"[A-Z][A-Z]{1,5}(?:"
    rf"[a-z]?{DASH}[A-Z]{{0,5}}\d{{2,8}}[A-Za-z]{{0,3}}\d{{0,2}}(?:{DASH}[A-Z]{{1,5}}(?![\w-]))?"  # ALLO-329, GEO-CM04S1, BP1001-A
    rf"|{DASH}[A-Z]{{1,3}}\d{{1,3}}(?![\w])"  # CT-P47
    rf"|\d{{2,8}}[A-Z]{{0,2}}(?:{DASH}[A-Z](?![\w-]))?"  # BP1002, IDE397, RG6237, AK139
    rf"|(?<=[A-Z]{{3}}){DASH}[A-Z][A-Z0-9]{{2,7}}"  # ARO-INHBE
    rf"| \d{{2,8}})"  # AMG 193
    rf"(?:{DASH}[a-z]{{4}}(?!\w))?(?!\w)"
)
_RNA_CODE = rf"mRNA{DASH}\d{{3,5}}(?!\w)"  # mRNA-1273
_ISOTOPE_CODE = rf"\d{{2,3}}[A-Z][a-z]?{DASH}[A-Z]{{2,5}}{DASH}?\d{{0,4}}(?!\w)"  # 177Lu-PSMA-617
_CODE = re.compile(f"{_CAPITALS_CODE}|{_RNA_CODE}|{_ISOTOPE_CODE}")
_LETTERED_CODES = re.compile(_CAPITALS_CODE), re.compile(_RNA_CODE)
_NUMBERED_CODE = later(_ISOTOPE_CODE)
# COMBAT-ALS Phase 2 trial: without a digit, a trial's name.
_OF_A_TRIAL = re.compile(
    r"(?<![\w-])([A-Z]{3,12}-[A-Z]{2,8}) (?:[Pp]hase [\w/]{1,6} )?(?:[Cc]linical )?(?:[Tt]rial|[Ss]tudy)\b"
)
_CODE_HEAD = re.compile(r"[A-Za-z]+")
_SECOND = re.compile(
    r"[ \u00a0](?:alfa|beta|pegol|mofetil|[a-z]{5,22}(?:leucel|temcel|cel|vec|dotin|tecan|tansine|tesirine|micin|axetil|zelexor|pegol))(?![\w])|-[a-z]{4}(?![\w])"
)
_FIRST_OF_TWO = re.compile(r"[A-Za-z]{6,24}[ \u00a0]$")
_MARK = re.compile(r"®|™|\(R\)|\(TM\)|\(r\)|\(tm\)")
_BRAND = re.compile(r"(?<![\w])([A-Z][A-Za-z][A-Za-z-]{2,18}(?: [A-Z]{2,3}| \d{1,2})?)(?:\*{0,8}_{0,4})\s?$")
_NO_BRAND = re.compile(
    r"[®™*_\s()RTMrtm.,]{0,12}(?:-?based|platform|technolog|system|program|mice|mouse|library|engine|delivery|liposomal|app\b|network|index|center|trademark|"
    r"pen\b|device|test|assay|score|scale|award|is (?:a|our|the company's)(?: \w+){0,3} (?:platform|technology)|,? (?:a|our|its)(?: [\w-]+){0,4} (?:platform|technology))",
    re.IGNORECASE,
)
_BRAND_BEFORE_GENERIC = re.compile(r"(?<![\w])([A-Z][A-Za-z-]{3,18}(?: [A-Z]{2})?)[®™*]{0,3}\s?[(（]$")
# A brand in capitals with its generic name in brackets, which needs no stem.
_NAME_IN_BRACKETS = re.compile(r"\(([a-z]{7,22})\)(?!\s(?:trial|study|clinical|program))")
_BRAND_IN_CAPITALS = re.compile(r"(?<![\w-])([A-Z]{5,14}(?: HD| XR| ER)?) ?$")
_BRACKET = re.compile(r"(?:[®™*_]|\((?:R|TM|r|tm)\)|\s?\[\d\]){0,6}\s?[(\[（]([^()\[\]（）\n]{2,100})[)\]）]")
_OPENED = re.compile(r"(?:[®™*_]){0,3}\s?[(\[（][^\n.]{4,140}")
_SPLIT = re.compile(
    r"\s?[,;/]\s?|\s(?:or|and)\s|\bformerly (?:known as |called )?|\bpreviously (?:known as |called )?|\balso known as |\bINN:?\s|\bbrand name:?\s|\btrade name:?\s|\bgeneric name:?\s|\bmarketed as |\bknown as "
)
_SHORT = re.compile(rf"[A-Za-z]{{1,8}}{DASH}[A-Za-z]{{2,6}}")
_ALSO = re.compile(
    r"[®™*]{0,3},?\s(?:previously|formerly|also)\s(?:called|known as|referred to as)\s([A-Za-z0-9-]{3,24})"
)


@cache
def _stems() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """Last three letters of all stems (for a quick look), the stems, and words that are no drugs."""
    stems = tuple(endings("inn_stem"))
    return frozenset(stem[-3:] for stem in stems), stems, frozenset(value_of("not_a_drug"))


@lru_cache(maxsize=1 << 14)
def is_generic(word: str) -> bool:
    """Whether a single word is built like an international nonproprietary name."""
    lower = word.lower()
    tails, stems, no_drugs = _stems()
    return (
        lower[-3:] in tails
        and len(lower) > 6
        and lower.isalpha()
        and lower.endswith(stems)
        and lower not in no_drugs
        and lower.rstrip("s") not in no_drugs
    )


@lru_cache(maxsize=1 << 12)
def _is_code(name: str) -> bool:
    """Whether a string that has a code's shape may be a drug's: not a gene, a scale, a standard."""
    head = _CODE_HEAD.match(name)
    digits = sum(character.isdigit() for character in name)
    if head and (
        head.group() in value_of("not_a_code")
        or (" " in name and head.group() not in value_of("spaced_code"))
    ):
        return False
    if not any(mark in name for mark in "-\u2010\u2011\u2013 ") and digits < 3:
        # Without a hyphen, two digits are a gene's or a chip's as often as a drug's (AK139 and BR111 have three).
        return False
    if digits == 0 and not _CODE_HEAD.fullmatch(name.replace("-", "")):
        return False
    return not any(hit.end - hit.start == len(name) for hit in lexicon(*KNOWN).find(name))


def drugs_on(page: Page) -> list[NameGroup]:
    """The drugs that a page names, as `names.drug_names` says."""
    names = Names()
    text = page.text
    technologies: dict[str, None] = {}
    registered = registry_pattern()
    trial_codes = {key_of(name) for name in protocol_codes(page)}
    before_capitals = page.numbered(ascii_uppercase)
    trial_codes |= {key_of(match[1]) for match in _OF_A_TRIAL.finditer(text)}
    for (start, end), spelled in zip(page.stretches, _generics(page), strict=True):
        numbered = (place for place, close in before_capitals if close == end)
        for span, name in _generic_and_codes(text, start, end, spelled, numbered):
            if key_of(name) in trial_codes or registered.fullmatch(name):
                continue
            key = names.add(name)
            for alias in _aliases(text, span, end, name):
                other = names.add(alias)
                names.join(key, other)
            brand = _BRAND_BEFORE_GENERIC.search(text, max(start, span.start - 30), span.start)
            if brand and not _NO_BRAND.match(text, brand.end(1)) and _is_brand(brand[1]):
                names.join(names.add(brand[1]), key)
        for mark in _MARK.finditer(text, start, end):
            match = _BRAND.search(text, max(start, mark.start() - 32), mark.start())
            if not match:
                continue
            bracket = _BRACKET.match(text, mark.end())
            inside = _names_inside(bracket[1]) if bracket else []
            before = None if bracket else _generic_before(text, match.start(1))
            inside = [before] if before else inside
            if inside or (not _NO_BRAND.match(text, match.end(1)) and _sells(text, match)):
                key = names.add(match[1])
                for part in inside:
                    names.join(key, names.add(part))
            elif not match[1].isupper():
                technologies.setdefault(match[1])
        for named in _NAME_IN_BRACKETS.finditer(text, start, end):
            brand = _BRAND_IN_CAPITALS.search(text, max(start, named.start() - 20), named.start())
            if (
                brand
                and may_be_generic(named[1])
                and brand[1] not in value_of("not_a_trial")
                and _is_brand(brand[1])
            ):
                names.join(names.add(brand[1]), names.add(named[1]))
    if technologies:
        _join_built(page, names, technologies)
    _join_suffixed(text, names)
    names.settle()
    return grouped(page, names, ignore_case=lambda name: name.islower() or _SHORT.fullmatch(name) is not None)


_BUILT = re.compile(r"(?<![\w-])([A-Z][A-Za-z-]{3,20})[®™*_]{0,6} (hGH|[A-Z]{2,4}(?:-\d)?)(?![\w-])")


def _join_built(page: Page, names: Names, technologies: Collection[str]) -> None:
    """Add what is named after a marked technology and what it carries: TransCon CNP, TransCon PTH."""
    built: dict[str, list[Span]] = {}
    for start, end in page.stretches:
        for match in _BUILT.finditer(page.text, start, end):
            if match[1] in technologies:
                built.setdefault(f"{match[1]} {match[2]}", []).append(Span(*match.span()))
    for name, places in built.items():
        if len(places) > 1:
            key = names.add(name)
            for place in places:
                for alias in _aliases(page.text, place, len(page.text), name):
                    names.join(key, names.add(alias))


_SUFFIX = re.compile(r"([a-z]{6,24}(?: [a-z]{6,24})?)-[a-z]{4}")


def _join_suffixed(text: str, names: Names) -> None:
    """Bring `donanemab-azbt` and `donanemab` together, where no biosimilar tells two products by the suffix."""
    if "iosimilar" in text:
        return
    for key in list(names.parent):
        match = _SUFFIX.fullmatch(key)
        if match and match[1] in names.parent:
            names.join(key, match[1])


def _names_inside(bracket: str) -> list[str]:
    """The names in brackets behind a brand; a single word in lower case is its generic name, stem or no stem."""
    parts = [part.strip() for part in _SPLIT.split(bracket)]
    found = [part for part in parts if _is_name(part)]
    if not found and len(parts) == 1 and parts[0].islower() and may_be_generic(parts[0]):
        found = parts
    return found


def _generic_before(text: str, start: int) -> str | None:
    """The generic name in front of a brand in brackets: `catumaxomab (KORJUNY®)`."""
    match = _GENERIC_BEFORE_BRAND.search(text, max(0, start - 60), start)
    if match is None:
        return None
    last = match[1].rpartition(" ")[2]
    return next((name for name in (match[1], last) if _is_name(name)), last if may_be_generic(last) else None)


_GENERIC_BEFORE_BRAND = re.compile(
    r"(?<![\w-])([a-z]{6,24}(?: [a-z]{5,22})?)\s?[(\[（](?:brand name:?\s|trade name:?\s|marketed as\s)?$"
)


@lru_cache(maxsize=1 << 14)
def _told(word: str) -> str:
    """How a word in lower case is known for a medicine's: by its stem, by the list of old ones, as a brand; or not."""
    if is_generic(word):
        return "stem"
    return "listed" if is_listed(word) else "sold" if is_sold(word.capitalize()) else ""


def _generics(page: Page) -> list[list[tuple[Span, str]]]:
    """For each stretch the names that are words: by their stem, by a list, by what is said of them."""
    text = page.text
    found: list[list[tuple[Span, str]]] = []
    for (start, end), read, numbers in zip(page.stretches, page.tokens, page.words, strict=True):
        here: list[tuple[Span, str]] = []
        for word in filter(_told, numbers):
            for left, right in (read.spans[number] for number in numbers[word]):
                if _told(word) != "stem" and (
                    text[left - 1 : left] == "/" or (_told(word) == "sold" and text[left].islower())
                ):
                    continue
                second = _SECOND.match(text, right, end)
                first = _FIRST_OF_TWO.search(text, max(start, left - 26), left) if is_second(word) else None
                if first and first.group().strip().lower().endswith(("gene", "mab", "tamab", "tug")):
                    span = Span(first.start(), right)
                else:
                    span = Span(left, second.end() if second else right)
                here.append((span, text[span.start : span.end]))
        found.append(here)
    for span, name in told_by_context(page):
        number = bisect_right(page.stretches, span.start, key=lambda stretch: stretch.start) - 1
        found[number].append((span, name))
    return found


def _generic_and_codes(
    text: str, start: int, end: int, spelled: list[tuple[Span, str]], numbered: Iterable[int]
) -> Iterator[tuple[Span, str]]:
    """Every code and generic name of a stretch with its place; `numbered` are digits before a capital."""
    found = list(spelled)
    coded = [match for pattern in _LETTERED_CODES for match in pattern.finditer(text, start, end)]
    coded += filter(None, (_NUMBERED_CODE.match(text, place, end) for place in numbered))
    for match in coded:
        before = text[match.start() - 1] if match.start() > start else " "
        if not (before.isalnum() or before in "_/.@-") and _is_code(match.group()):
            found.append((Span(*match.span()), match.group()))
    found.sort(key=lambda item: (item[0].start, -item[0].end))
    last = -1
    for span, name in found:
        if span.start >= last:
            last = span.end
            yield span, name


def is_second(word: str) -> bool:
    """Whether a word is the second of a two-word generic name (ansegedleucel, tirumotecan, abeparvovec)."""
    return word.lower().endswith(("cel", "vec", "dotin", "tecan", "tansine", "tesirine", "micin"))


def _is_name(part: str) -> bool:
    """Whether words in brackets are a drug's name by themselves: a code, a generic name of one or two words."""
    part = MARKS.sub("", part).strip()
    if _CODE.fullmatch(part):
        return _is_code(part)
    words = re.sub(r"-[a-z]{4}$", "", part).split()
    if not words or len(words) > 2 or not all(word.isalpha() for word in words):
        return False
    return is_generic(words[0]) or (is_generic(words[-1]) and is_second(words[-1]))


def _aliases(text: str, span: Span, end: int, name: str) -> Iterator[str]:
    """Other names that follow a name in brackets, or behind `formerly known as`."""
    also = _ALSO.match(text, span.end, end)
    if also and (_is_name(also[1]) or (also[1][0].isupper() and _is_brand(also[1]))):
        yield also[1]
    bracket = _BRACKET.match(text, span.end, end)
    opened = _OPENED.match(text, span.end, end)
    if opened:
        close = bracket.end() if bracket else opened.end()
        for other in labelled(text, opened.start(), close):
            if _is_name(other) or other.islower() or (other[0].isupper() and _is_brand(other)):
                yield other
    if not bracket:
        return
    for piece in _SPLIT.split(bracket[1]):
        part = piece.strip(" “”\"'")
        if not part or len(part) > 40:
            continue
        branded = part[-1] in "®™" and _is_brand(part[:-1])
        if (
            _is_name(part)
            or branded
            or (part.isupper() and part.isalpha() and is_sold(part))
            or (_SHORT.fullmatch(part) and _shortens(part, name))
        ):
            yield part


def _shortens(short: str, name: str) -> bool:
    """Whether `cema-cel` is made of the letters of `cemacabtagene ansegedleucel`."""
    head = re.split(r"[-\u2010\u2011\u2013]", short)[0].lower()
    return name.lower().startswith(head[:3]) or head in ("t", "v")


_NO_BRANDS = frozenset(
    [
        "trial",
        "study",
        "phase",
        "about",
        "with",
        "using",
        "treatment",
        "antibody",
        "therapy",
        "combination",
        "inhibitor",
        "vaccine",
        "candidate",
        "program",
        "drug",
        "receptor",
        "ticker",
        "company",
        "anti",
        "product",
        "injection",
        "biosimilar",
        "reference",
    ]
)


def _is_brand(name: str) -> bool:
    """Whether a capitalised word may be a brand: no known abbreviation, no ordinary opener."""
    if name.upper() == name and len(name) < 5:
        return False
    lower = name.lower()
    if lower in _NO_BRANDS:
        return False
    return not any(
        hit.end - hit.start >= len(name)
        for hit in lexicon(*KNOWN, "drug_modality", "company_word").find(name)
    )


_SELLING = re.compile(
    r"[®™*_\s()RTMrtm]{1,12},?\s?(?:\(|[Ii]njection|tablets?|capsules?|treatment|is (?:indicated|approved|a prescription|available|an? (?:oral|investigational))|was approved|in combination|for the treatment|"
    r"revenue|net (?:product )?sales|launch|prescriptions|full year|patients|group|monotherapy|in patients|biosimilar|an? (?:[\w-]+ ){0,5}(?:therapy|drug|vaccine|candidate|inhibitor|antibody|treatment|medicine)|combination|has received|received|clinical|into|plus|combined|as a |with )"
)


def _sells(text: str, match: "re.Match[str]") -> bool:
    """Whether a registered mark is spoken of as a medicine."""
    return bool(_SELLING.match(text, match.end(1))) or (match[1].isupper() and len(match[1]) > 5)
