"""Finds timing phrases in running text."""

import re
from collections.abc import Container, Iterable
from typing import Final

from summarizer.schemas import Granularity
from summarizer.text import lowered

from .grammar import Reader
from .phrases import Ahead, Ended, Part, Period, Phrase, Range, Undated, Word
from .tokens import Kind, Lexed, Token, fold, lex
from .words import (
    COUNTED,
    EXPECTING,
    HALVES,
    MONTHS,
    NEXT,
    NUMBERS,
    ORDINALS,
    PARTS,
    PAST,
    PLURALS,
    PREFIX_ROWS,
    RELATIVE,
    SEASONS,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
)


def _by_first_letter(sources: Iterable[str]) -> str:
    """Alternatives as one for each first letter, which is what makes a search for many of them fast."""
    rest: dict[str, list[str]] = {}
    for source in sources:
        rest.setdefault(source[0], []).append(source[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest[letter])})" for letter in sorted(rest))


_WORDS: Final = _by_first_letter(
    [
        *("quarter", "half", "halves", "year", "month", "week", "days", "midyear"),
        *("q[1-4]", "h[1-4]", r"fy\s?'?\d\d", r"cy\s?'?\d\d"),
        *(rf"{word}\b" for word in sorted({*MONTHS, *SEASONS}, key=len, reverse=True)),
    ]
)
_CORE: Final = re.compile(
    r"\b(?:\d(?:(?:(?<=1)9|(?<=2)[01])\d\d(?!\d)|\d?[./]\d\d?[./]\d\d|(?<=[1-4])[qh])"
    rf"|{_WORDS})"
)
"""Whatever holds a timing phrase holds one of these: the text between is never tokenized."""
_REACH: Final = 110
"""How many characters a phrase may reach to either side of its core."""
_BACK: Final = 16
"""How many tokens a phrase may have in front of its core."""
_LEADING: Final = frozenset(
    {word for words, _ in PREFIX_ROWS for word in words}
    | {*PARTS, *ORDINALS, *HALVES, *NUMBERS, *WEEKDAYS, *NEXT, *PAST, *RELATIVE, *MONTHS, *SEASONS, *UNITS}
    | {
        *VAGUE_NUMBERS,
        *PLURALS,
        "the",
        "of",
        "a",
        "and",
        "or",
        "between",
        "fiscal",
        "financial",
        "calendar",
        "full",
    }
    | {"final", "very", "least", "part", "portion", "-", ",", ".", "/", "~", "("}
)
"""What may stand between the start of a phrase and its core."""
_NEVER_FIRST: Final = frozenset({"-", ",", ".", "/", "("})
"""Of these, what no phrase begins with."""
_LENGTHS: Final = frozenset({"week", "month", "days"})
_TELLING: Final = re.compile(
    rf"\b(?:{_by_first_letter(sorted({*NEXT, *RELATIVE, *PARTS}, key=lambda word: (-len(word), word)))})\b"
)
"""Without one of these closely before it, or some words behind it, a week or a month is a length of time."""
_GOES_ON: Final = re.compile(r"s?[\s-]{0,4}(?:end|of\b)")
_VERB_BEFORE: Final = re.compile(r"([^\W_]+) $")
_VERB_AFTER: Final = re.compile(r" ([a-z]+)")
_NO_VERB: Final = frozenset(
    {*RELATIVE, "of", "in", "to", "through", "thru", "until", "into", "and", "or", "the", "fiscal", "financial", "calendar", "full", "year"}
)  # fmt: skip
"""What may follow the month of May; a verb follows the verb."""
_IN_A_YEAR: Final = frozenset({"in", "during", "for", "throughout", "between", "sometime", "some"})
"""What stands before a bare year, of the words that say no more than `in`."""
_WORD: Final = Kind.WORD
_CORE_KINDS: Final = (Kind.YEAR, Kind.CODE, Kind.FISCAL, Kind.DATE)
_LEADING_KINDS: Final = (Kind.NUMBER, Kind.ORDINAL, Kind.CODE, Kind.YEAR)
_CORE_WORDS: Final = frozenset({*MONTHS, *SEASONS, *UNITS, *PLURALS, "halves", "yearend", "midyear"})


def spans(text: str) -> list[tuple[int, int]]:
    """The places of the timing phrases of a text, `[start, end)`, in order, never overlapping."""
    folded, odd = fold(text)
    lexed = Lexed([], folded, odd)
    found: list[tuple[int, int]] = []
    cores, dismissed = _cores(folded)
    for low, high in _stretches(folded, cores):
        for start, end in _in_stretch(folded, low, high, dismissed):
            if not found or start >= found[-1][1]:
                found.append((lexed.place(start), lexed.place(end - 1) + 1))
    return found


def _cores(folded: str) -> tuple[list[tuple[int, int]], set[int]]:
    """The places of possible cores, and where those begin that their neighbours rule out."""
    cores: list[tuple[int, int]] = []
    dismissed: set[int] = set()
    low = lowered(folded)
    for match in _CORE.finditer(low):
        start, end = match.span()
        word = match.group()
        if word in _LENGTHS:
            told = bool(_TELLING.search(low, max(0, start - 64), start) or _GOES_ON.match(low, end))
        else:
            told = word != "may" or not _is_auxiliary(folded, start, end)
        if told:
            cores.append((start, end))
        else:
            dismissed.add(start)
    return cores, dismissed


def _is_auxiliary(folded: str, start: int, end: int) -> bool:
    """Whether `may` is a verb here: in lower case, between words that stand beside no month."""
    if folded[start] != "m":
        return False
    before = _VERB_BEFORE.search(folded, max(0, start - 24), start)
    after = _VERB_AFTER.match(folded, end)
    if before is None or after is None or after[1] in _NO_VERB:
        return False
    word = before[1].lower()
    return not (word in _LEADING or word in EXPECTING or word[0].isdigit())


def _stretches(folded: str, cores: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of the text around possible cores, joined where they touch, cut at word boundaries."""
    stretches: list[tuple[int, int]] = []
    for start, end in cores:
        low, high = max(0, start - _REACH), min(len(folded), end + _REACH)
        if stretches and low <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], high)
        else:
            stretches.append((low, high))
    return [(_boundary(folded, low, -1), _boundary(folded, high, 1)) for low, high in stretches]


def _boundary(folded: str, place: int, step: int) -> int:
    """The nearest place, no more than some dozens of characters off, that does not cut a word."""
    for _ in range(64):
        if not 0 < place < len(folded) or folded[place - 1].isspace() or folded[place].isspace():
            break
        place += step
    return place


def _in_stretch(folded: str, low: int, high: int, dismissed: Container[int]) -> list[tuple[int, int]]:
    tokens = lex(folded, low, high)
    reader = Reader(tokens)
    found: list[tuple[int, int]] = []
    done = 0
    cores = [
        number
        for number, (kind, word, _, start, _) in enumerate(tokens)
        if (word in _CORE_WORDS and start not in dismissed if kind is _WORD else kind in _CORE_KINDS)
    ]
    for core in cores:
        if core < done:
            continue
        read = _around(reader, core, done)
        if read:
            begin, done = read
            if not _in_address(folded, tokens[begin].start):
                found.append((tokens[begin].start, tokens[done - 1].end))
    return found


def _in_address(folded: str, start: int) -> bool:
    """Whether a place is inside a web address."""
    before = folded[max(0, start - 300) : start]
    if not before or before[-1].isspace():
        return False
    word = before.rsplit(None, 1)[-1]
    word = word[max(word.rfind(mark) for mark in ")]>") + 1 :]
    return any(sign in word for sign in ("://", "www."))


def _around(reader: Reader, core: int, done: int) -> tuple[int, int] | None:
    """The phrase that holds a core, as indexes `[begin, end)` of tokens."""
    if reader.at(core).kind is Kind.YEAR:
        named = _conference(reader, core, done)
        if named:
            return named
    begin = core
    while begin > done and core - begin < _BACK and _leads(reader.at(begin - 1)):
        begin -= 1
    for start in range(begin, core + 1):
        if reader.low(start) in _NEVER_FIRST:
            continue
        read = reader.phrase(start)
        if read and read[1] > core and _holds(reader, read[0], start, read[1]):
            return start + (reader.low(start) == "the" and reader.low(start + 2) != "of"), read[1]
    return None


def _leads(token: Token) -> bool:
    return token.low in _LEADING or token.kind in _LEADING_KINDS


def _conference(reader: Reader, core: int, done: int) -> tuple[int, int] | None:
    for start in range(core - 1, max(done, core - _BACK) - 1, -1):
        if reader.at(start).kind is Kind.BREAK:
            return None
        if reader.low(start) in {"at", "during"}:
            read = reader.conference(start + 1, placed=True)
            return (start, read[1]) if read and read[1] > core else None
    return None


def _holds(reader: Reader, phrase: Phrase, start: int, end: int) -> bool:
    """Whether a phrase is calendar timing where it stands, and no count, citation or study time point."""
    body = phrase.body
    behind = reader.at(end)
    glued = behind.start == reader.at(end - 1).end
    match body:
        case Undated():
            return False
        case Ended():
            return True
        case Ahead():
            return (
                body.direction > 0
                and body.word not in {"within", "duration", "in"}
                and behind.low not in {"of", "after"}
            )
        case Range():
            if body.first.is_bare_year and body.last.is_bare_year:
                return _weakly(reader, phrase, start) and not _counted(reader, end)
            return _dated(body.last) or _dated(body.first) or _weakly(reader, phrase, start)
        case Period():
            return _period_holds(reader, phrase, body, start, end) and not (
                glued and behind.low in {"%", "'"}
            )


def _period_holds(reader: Reader, phrase: Phrase, period: Period, start: int, end: int) -> bool:
    if period.is_bare_year and period.year is not None and period.year.value is not None:
        if period.year.fiscal or period.fiscal or period.year.short:
            return True
        named = reader.low(end - 2) in {"year", "calendar"}
        if _counted(reader, end) or reader.low(start - 1) in {"$", "€", "act"}:
            return False
        if reader.low(end - 2) == "the" or "up" in {phrase.lead, reader.low(start - 1)}:
            return False
        return named or _weakly(reader, phrase, start)
    if period.year is not None and period.year.implied:
        return phrase.word not in {None, Word.AFTER, Word.TO}
    if _dated(period):
        return not (period.unit is Granularity.MONTH and period.parts is None and _is_verb(reader, start))
    if period.unit in {Granularity.MONTH, Granularity.SEASON} and _is_verb(reader, start):
        return False
    if period.unit is Granularity.DAY:
        return not _is_verb(reader, start) and not _counted(reader, end)
    if reader.low(end) in {"of", "-"} or (period.unit is Granularity.SEASON and period.parts is None):
        return False
    return _weakly(reader, phrase, start) and not _counted(reader, end)


def _dated(period: Period) -> bool:
    """Whether a period needs no words around it to be calendar timing."""
    if period.offset is not None:
        return period.offset >= 0 or period.unit is not Granularity.WEEK
    if period.fiscal:
        return True
    if period.year is None:
        return False
    return not period.is_bare_year or period.year.offset is not None


def _weakly(reader: Reader, phrase: Phrase, start: int) -> bool:
    """Whether the words in front make timing of a bare year, quarter or month."""
    parts = isinstance(phrase.body, Period) and phrase.body.parts
    if parts and parts[0] not in {Part.LATER, Part.EARLIER}:
        return True
    if phrase.word is None or phrase.word is Word.AROUND:
        return reader.low(start - 1) in EXPECTING
    course = phrase.lead == "over" and reader.low(start + 1) == "the"
    return phrase.word is not Word.IN or phrase.lead in _IN_A_YEAR or phrase.at_least or course


def _counted(reader: Reader, end: int) -> bool:
    """Whether what follows makes a count of a number."""
    behind = reader.at(end)
    if behind.low in COUNTED or behind.low in {"%", "+"}:
        return True
    return (
        behind.low == "-" and behind.start == reader.at(end - 1).end and reader.at(end + 1).kind is Kind.WORD
    )


def _is_verb(reader: Reader, start: int) -> bool:
    """Whether `may` and `march` are written as verbs."""
    return any(reader.at(j).raw in {"may", "march", "mar", "fall", "spring"} for j in (start, start + 1))
