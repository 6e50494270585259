"""Whether the words of a value are there: a text as the set of words, numbers and terms that it holds.

Typography, case, plurals, hyphens and British spelling make no difference; a name, a number and an
abbreviation that the release itself explains do.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from summarizer import lexicons
from summarizer.numbers import Number, figure_at, numbers_in
from summarizer.numbers.figures import Located
from summarizer.numbers.numerals import scan
from summarizer.patterns import later
from summarizer.text import Span, fold_str, word_list

STOPWORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "both",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "onto",
        "or",
        "our",
        "per",
        "than",
        "that",
        "the",
        "their",
        "them",
        "these",
        "they",
        "this",
        "those",
        "to",
        "upon",
        "via",
        "was",
        "we",
        "were",
        "which",
        "who",
        "whose",
        "will",
        "with",
    ]
)
"""Words that carry no value of their own; negations, bounds and hedges are not among them."""
_BRITISH = (
    ("aemi", "emi"),
    ("oedema", "edema"),
    ("oesoph", "esoph"),
    ("paediat", "pediat"),
    ("haem", "hem"),
    ("tumour", "tumor"),
    ("isation", "ization"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("licence", "license"),
    ("programme", "program"),
    ("centre", "center"),
    ("matosus", "matous"),
)
TABLES = (
    "agency",
    "allocation",
    "amount_word",
    "arm_type",
    "criteria",
    "designation",
    "designation_status",
    "drug_modality",
    "endpoint",
    "enrollment_type",
    "event",
    "indication",
    "intervention_model",
    "masking",
    "measure_word",
    "milestone_status",
    "outcome_type",
    "phase",
    "pivotal",
    "primary_purpose",
    "stage",
    "statistic",
    "study_type",
    "trial_status",
)
"""The tables of the lexicon that values are looked up in."""
_CODE = later(r"(?=[^\W_]*[^\W\d_])(?=.*\d)")
_JOINTS = later(r"[-+&.'/]|(?<=[a-z]\d)x(?=[a-z])|(?<=[a-z]\d\d)x(?=[a-z])")


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """The form under which two spellings of a word are equal: case, plural and dialect folded."""
    plain = fold_str(word).casefold().removesuffix("'s").rstrip("'+")
    for british, american in _BRITISH:
        plain = plain.replace(british, american)
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        return plain[:-1]
    return plain


_ENDINGS = [
    "izations",
    "ization",
    "ations",
    "ation",
    "itions",
    "ition",
    "ments",
    "ment",
    "iveness",
    "ively",
    "ives",
    "ive",
    "ability",
    "ibility",
    "ably",
    "able",
    "ible",
    "ities",
    "ity",
    "ings",
    "ing",
    "ances",
    "ance",
    "ences",
    "ence",
    "ers",
    "er",
    "ors",
    "or",
    "ions",
    "ion",
    "als",
    "al",
    "ally",
    "ates",
    "ated",
    "ate",
    "edly",
    "eds",
    "ed",
    "es",
    "e",
    "ly",
    "y",
]


_NOUN_STEMS = {
    "reduct": "reduc",
    "reducti": "reduc",
    "reduction": "reduc",
    "extens": "extend",
    "extension": "extend",
    "resolut": "resolv",
    "died": "death",
    "die": "death",
    "lost": "loss",
}
"""Stems of nouns whose verbs are written otherwise: reduction and reduced."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A rough stem (treat for treated, treatment, treating): for descriptive words only, never for names."""
    plain = key(word)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            plain = plain[: -len(ending)]
            break
    plain = _NOUN_STEMS.get(plain, plain)
    return plain[:-1] if len(plain) > 4 and plain[-1] == plain[-2] else plain


def is_code(word: str) -> bool:
    """Whether a word is a code such as `ALLO-329`, `CD19`, `Q2`, `1L`: letters and digits together."""
    return bool(_CODE.match(word)) and word[0] not in "+-"


@lru_cache(maxsize=4096)
def plain(phrase: str) -> str:
    """A phrase as `Scope.folded` has it."""
    return fold_str(phrase).casefold()


@lru_cache(maxsize=20_000)
def keys(word: str) -> tuple[str, ...]:
    """A word whole, glued, and in its parts."""
    whole = key(word)
    parts = [part for part in _JOINTS.split(whole) if part]
    if len(parts) < 2:
        return (whole,)
    return (whole, "".join(parts), *(key(part) for part in parts))


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[str, ...]:
    """Every form under which a word of a text answers for a word of a value.

    Whole, glued, in its parts, and every run of its parts: `anti-IL-33` answers for `IL-33`.
    """
    held = keys(word)
    parts = held[2:]
    runs = [
        joint.join(parts[start:end])
        for start in range(min(len(parts), 6))
        for end in range(start + 2, min(len(parts), start + 4) + 1)
        for joint in ("-", "")
    ]
    return (*held, *runs)


class Abbreviation(NamedTuple):
    """A short and a long form that are the same, made ready to be looked for in many texts."""

    key: str
    """The key of the short form."""
    spaced: str
    """The short form as a text prints it, where it is more than one word; else empty."""
    first: str
    """The key of the long form's first word."""
    long: str
    """The long form as `Scope.folded` has it."""
    of_short: tuple[str, ...]
    """What the words of the short form answer for."""
    of_long: tuple[str, ...]


@lru_cache(maxsize=4096)
def abbreviation(short: str, long: str) -> Abbreviation:
    """A short form and the long form that it stands for."""
    return Abbreviation(
        key(short),
        short.casefold() if " " in short else "",
        key(next(iter(tokens(long)), "")),
        plain(long),
        tuple(form for word in tokens(short) for form in keys(word)),
        tuple(form for word in tokens(long) for form in keys(word)),
    )


class _Hits(dict[str, list[lexicons.Hit]]):
    """The lexicon's phrases in a text, by table: a table is looked for when it is first asked for."""

    def __init__(self, text: str, read: lexicons.Tokens) -> None:
        super().__init__()
        self._text = text
        self._read = read

    def __missing__(self, table: str) -> list[lexicons.Hit]:
        found = self[table] = lexicons.lexicon(table).match(self._text, self._read)
        return found


class Scope:
    """A stretch of text in which values are looked up."""

    def __init__(self, text: str, explained: Sequence[Abbreviation] = ()) -> None:
        """`explained`: the short and long forms that the release introduces as the same."""
        self.text = text
        self._explained = explained

    @cached_property
    def folded(self) -> str:
        """The text for looking up phrases: typography and case folded."""
        return fold_str(self.text).casefold()

    @cached_property
    def pool(self) -> frozenset[str]:
        """Every word of the text in each of its forms, with the other form of explained abbreviations."""
        found = set[str]().union(*map(forms, tokens(self.text)))
        for short, spaced, first, long, of_short, of_long in self._explained:
            if short in found or (spaced and spaced in self.folded):
                found.update(of_long)
            elif first in found and long in self.folded:
                found.update(of_short)
        return frozenset(found)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The rough stems of the words of the text."""
        return frozenset(stem(word) for word in self.pool)

    @cached_property
    def _read(self) -> lexicons.Tokens:
        return lexicons.tokens(self.text)

    @cached_property
    def numerals(self) -> tuple[Number, ...]:
        """The numbers of the text, in order."""
        return tuple(scan(self.text, 0, len(self.text), self._read))

    @cached_property
    def numbers(self) -> frozenset[Decimal]:
        """The values of the numbers of the text."""
        return frozenset(number.value for number in self.numerals)

    @cached_property
    def hits(self) -> "_Hits":
        """The lexicon's phrases in the text, by table."""
        return _Hits(self.text, self._read)

    def values(self, table: str) -> frozenset[str]:
        """The values of a lexicon table that the text has trigger words for.

        Of endpoints also those that it says with a verb: `died`, `were alive`, `responses were confirmed`.
        """
        return self._endpoints if table == "endpoint" else frozenset(hit.value for hit in self.hits[table])

    @cached_property
    def _endpoints(self) -> frozenset[str]:
        named = frozenset(hit.value for hit in self.hits["endpoint"])
        return named | _implied(named, self.folded)

    @cached_property
    def figures(self) -> tuple[Located, ...]:
        """The figures of the text: each number with its operator and its unit."""
        numbers = self.numerals
        found: list[Located] = []
        for index in range(len(numbers)):
            if not found or index >= found[-1].last:
                found.append(figure_at(self.text, numbers, index))
        return tuple(found)

    def holds(self, phrase: str) -> bool:
        """Whether the phrase stands in the text as printed, whole words, typography and case folded."""
        return bool(occurrences(phrase, self.folded))

    def knows(self, word: str) -> bool:
        """Whether the text has a word in one of its forms; a code only as a whole."""
        forms = keys(word)
        if forms[0] in self.pool or (len(forms) > 1 and forms[1] in self.pool):
            return True
        return len(forms) > 1 and not is_code(word) and all(form in self.pool for form in forms[2:])

    def resembles(self, word: str) -> bool:
        """Whether the text has a word of the same rough stem."""
        return self.knows(word) or stem(word) in self.stems


_CONFIRMED = later(
    r"(?<!not )(?<!yet )\bconfirmed\s(?:[a-z-]{2,14}\s){0,3}(?:respon[sd]|remission|crs?\b|prs?\b)"
    r"|\brespon(?:ses?|ders?)\b[^.;\n]{0,40}?\b(?:was|were|are|been|all|both|each)\s(?:subsequently\s|later\s)?confirmed\b"
    r"|\b(?:all|both|each)\s(?:of (?:them|which)\s)?(?:were\s|was\s)?confirmed\b"
)
_UNCONFIRMED = later(r"\bunconfirmed\b|\b(?:await\w*|pending|subject to|without) confirmation\b")


_VERBS = (
    ("deaths", later(r"\b(?:died|fatal(?:ly|it(?:y|ies))?)\b")),
    ("overall mortality", later(r"\bdied\b")),
    (
        "OS",
        later(r"\b(?:alive(?! and| without| with no)|survived|(?<!free )survival (?:rate|probability))\b"),
    ),
    ("DCR", later(r"\bdisease control (?:was|were|in|of|for)\b")),
)
_LEFT = later(
    r"\b(?:discontinu\w+|withdr[ae]w\w*|stopp(?:ed|ing)|dropp(?:ed|ing) out|c[ao]m(?:e|ing) off|taken off|left the (?:study|trial))\b"
)
_HARMS = frozenset({"adverse events", "serious adverse events", "grade 3 or higher adverse events"})


def _implied(found: frozenset[str], folded: str) -> frozenset[str]:
    """The endpoints that a text says in other words than their names, besides some that it names."""
    if not found:
        return frozenset()
    said = {value for value, pattern in _VERBS if pattern.search(folded)}
    if "ORR" in found and _CONFIRMED.search(folded) and not _UNCONFIRMED.search(folded):
        said.add("confirmed ORR")
    if found & _HARMS and _LEFT.search(folded):
        said.add("discontinuation due to adverse events")
    return frozenset(said)


def tokens(text: str) -> list[str]:
    """The words of a text, left to right."""
    return word_list(text)


def content(text: str) -> list[str]:
    """The words of a value that must be there: no stop words, no bare numbers."""
    return list(_content(text))


@lru_cache(maxsize=2048)
def _content(text: str) -> tuple[str, ...]:
    return tuple(
        word
        for word in tokens(text)
        if word.casefold() not in STOPWORDS and (word.isalpha() or any(map(str.isalpha, word)))
    )


@lru_cache(maxsize=2048)
def gist(text: str) -> frozenset[str]:
    """The rough stems of the words of a text that count."""
    return frozenset(map(stem, _content(text)))


def occurrences(phrase: str, folded: str) -> list[Span]:
    """Where a phrase stands, whole, in a text that is folded and in lower case.

    Its ends do not lie inside a word, a number or a range: `1%` is not in `31%`, nor `25` in `25-30%`.
    """
    wanted = plain(phrase).strip()
    found: list[Span] = []
    if not wanted:
        return found
    at = folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not _joined(folded, at, before=True) and not _joined(folded, end, before=False):
            found.append(Span(at, end))
        at = folded.find(wanted, at + 1)
    return found


def _joined(text: str, at: int, *, before: bool) -> bool:
    """Whether the characters on both sides of an offset belong to one word or number."""
    if at in (0, len(text)):
        return False
    inner, outer = (text[at], text[at - 1]) if before else (text[at - 1], text[at])
    beyond = text[at - 2 : at - 1] if before else text[at + 1 : at + 2]
    if _alphanumeric(inner) and _alphanumeric(outer):
        return True
    if before and inner.isdigit() and outer in "<>=~$€£¥±":
        return True
    if not before and inner.isdigit() and outer in "%+":
        return True
    if before and inner.isdigit() and outer == "-":
        # A range's end, a code's number, or a minus sign; the dash of a bullet has a space behind it.
        return True
    if outer in "-.,/+" and _alphanumeric(inner):
        return (beyond.isdigit() and inner.isdigit()) or (
            outer == "-" and _alphanumeric(beyond) and not inner.isdigit()
        )
    return False


def _alphanumeric(character: str) -> bool:
    return character.isalnum()


def missing(
    value: str, scope: Scope, *, loose: bool = False, generic: frozenset[str] = frozenset()
) -> list[str]:
    """The words and numbers of a value that a text lacks, in order.

    `loose` lets a descriptive word be there in another form (treated, treatment) or in words for the same
    thing (stopped, discontinuation); words whose rough stem is in `generic` need not be there. A term of
    the lexicon may be there under any of its names.
    """
    if scope.holds(value) and not value[-1:].isdigit():
        return []
    known = scope.resembles if loose else scope.knows
    lacking = _lacking(value, scope, known, generic)
    if not lacking:
        return lacking
    rest = value
    for table in ("indication", "endpoint", *(("statistic", "measure_word", "amount_word") if loose else ())):
        rest = _without_terms(rest, table, scope)
    return _lacking(rest, scope, known, generic) if rest != value else lacking


def _lacking(value: str, scope: Scope, known: Callable[[str], bool], generic: frozenset[str]) -> list[str]:
    """The words and numbers of a value that a text lacks under their own names."""
    words, numbers = _parts(value)
    lacking = [word for word in words if not known(word) and stem(word) not in generic]
    return lacking + [number.text for number in numbers if number.value not in scope.numbers]


@lru_cache(maxsize=2048)
def _parts(value: str) -> tuple[tuple[str, ...], tuple[Number, ...]]:
    """The words of a value that count, and its numbers."""
    numbers = tuple(numbers_in(value))
    return _content(_without(value, numbers)), numbers


def _without(text: str, numbers: Iterable[Number]) -> str:
    """The text with its number words taken out; digits may be part of a name."""
    for number in reversed(list(numbers)):
        if not any(character.isdigit() for character in number.text):
            text = f"{text[: number.start]} {text[number.end :]}"
    return text


_NUMBERED = later(r"[-\u2010\u2011]\d")
"""What stands behind letters that are part of a code: `PD` in PD-1 is no progressive disease."""


@lru_cache(maxsize=2048)
def terms(table: str, value: str) -> tuple[lexicons.Hit, ...]:
    """The phrases of a lexicon table in some words."""
    return tuple(lexicons.find(table, value))


def _without_terms(value: str, table: str, scope: Scope) -> str:
    """`value` without the terms of a lexicon table that the text has under one name or another."""
    hits = terms(table, value)
    known = scope.values(table) if hits else frozenset[str]()
    pieces, done = [], 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= done and hit.value in known and not _NUMBERED.match(value, hit.end):
            pieces.append(value[done : hit.start])
            done = hit.end
    return " ".join([*pieces, value[done:]])


def has_name(name: str, scope: Scope) -> bool:
    """Whether a name stands in a text, as printed or word by word."""
    return scope.holds(name) or not missing(name, scope)
