"""Finding many phrases at once: word by word, so that a text is read once whatever the number of phrases."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

from summarizer.text import DASHES, INVISIBLE

GAP_WORDS = 8
"""How many words `...` in a phrase may stand for."""

# `submitted during the NDA review` submits no NDA.
_GAP_ENDS = frozenset(
    {"during", "before", "prior", "after", "until", "while", "because", "whether", "following", "without"}
)
_WORDS = re.compile(r"([^\W_]+)")
# The same for lower case, several times as fast, where a text has no other letters and signs than the usual ones.
_LETTERS = (
    "a-z0-9\u00b2\u00b3\u00b5\u00df-\u00f6\u00f8-\u00ff\u03b1\u03b2\u03b3\u03b4\u03b5\u03ba\u03bb\u03bc"
)
_USUAL_WORDS = re.compile(f"([{_LETTERS}]+)")
_UNUSUAL = re.compile(
    f"[^\\x00-\\x7f{_LETTERS}\u00a0\u00a7\u00a9\u00ab\u00ad\u00ae\u00b0\u00b1\u00b7\u00bb\u00d7\u2000-\u206f\u20ac\u2120-\u2123\u2190-\u22ff\u25a0-\u26ff\ufeff]"
)
# In lower case it is written by what stands around it, and so differs in a word and in a text.
_SIGMAS = ("\u03c3", "\u03c2")
_BLANK = " \t\n\r\f\v\u00a0\u2007\u2009\u200a\u202f\u2028\u2029" + INVISIBLE + DASHES + "®™©*_"
_SIGNS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2032": "'", "\u2044": "/", "\uff0f": "/"})
_STOP = re.compile(r"(?<![A-Z])\.\s|[;!?:\u2022]\s|\n[ \t]*[\n*\u2022\u2013-]")


class Hit(NamedTuple):
    """A phrase of a table in a text."""

    value: str
    start: int
    end: int
    table: str = ""


class Tokens:
    """The words of a stretch of text: their places, and they themselves in lower case."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Read `text[start:end]`."""
        self.end = end
        self._start = start
        low = text[start:end].lower()
        if low.isascii() or _UNUSUAL.search(low) is None:
            self._pieces = _USUAL_WORDS.split(low)
        elif len(low) == end - start and not any(sigma in low for sigma in _SIGMAS):
            self._pieces = _WORDS.split(low)
        else:
            # In lower case a word may be longer than it stands there.
            self._pieces = _WORDS.split(text[start:end])
            low = ""
        words = self._pieces[1::2]
        self.words = words if low else [word.lower() for word in words]
        """One more than the places: the last is empty."""
        self.words.append("")

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands."""
        places = list(accumulate(map(len, self._pieces), initial=self._start))
        return list(zip(places[1:-1:2], places[2::2], strict=True))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words once each."""
        return frozenset(self.words)


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The words of `text[start:end]` as the matcher reads them: runs of letters and digits."""
    return Tokens(text, start, len(text) if end is None else end)


class _Phrase(NamedTuple):
    """A phrase's words behind its first, each with the sign before it, and what it stands for."""

    weight: int
    head: str
    """The first word as it must be written, or empty where case does not matter."""
    rest: tuple[tuple[str, str, bool], ...]
    """Sign before the word (`...` for a gap), the word, whether its case matters."""
    needed: frozenset[str]
    """The words behind the second in lower case, for a quick look; behind a gap the second too."""
    tail: str
    """A sign that must follow the last word (`+`)."""
    entry: tuple[str, str]
    """Table and value."""


def _sign(gap: str) -> str:
    """What stands between two words, as phrases write it: a space for white space and dashes."""
    if gap == " ":
        return gap
    return gap.strip(_BLANK).translate(_SIGNS) or (" " if gap else "")


def _variants(word: str) -> tuple[str, ...]:
    """A phrase's last word and its plural."""
    if len(word) < 3 or not word[-1].isalpha() or word[-1] in "sSxz":
        return (word,)
    if word[-1] == "y" and word[-2] not in "aeiou" and word.islower():
        return (word, word[:-1] + "ies")
    return (word, word + "s")


def _parse(phrase: str, entry: tuple[str, str]) -> list[tuple[str, _Phrase]]:
    """A phrase as its first word in lower case and the rest, once for each form of its last word."""
    pieces = _WORDS.split(phrase)
    words, tail = pieces[1::2], pieces[-1].strip()
    if not words:
        return []
    signs = ["..." if "..." in gap else _sign(gap) for gap in pieces[2:-1:2]]
    parsed = []
    for last in _variants(words[-1]) if not tail else words[-1:]:
        words[-1] = last
        plain = [word.lower() for word in words]
        cased = [low != word for low, word in zip(plain, words, strict=True)]
        rest = tuple(zip(signs, words[1:], cased[1:], strict=True))
        head = words[0] if cased[0] else ""
        needed = frozenset(plain[1 if signs[:1] == ["..."] else 2 :])
        parsed.append((plain[0], _Phrase(len(words), head, rest, needed, tail, entry)))
    return parsed


@cache
def _first_words(phrase: str) -> tuple[str, ...]:
    """The words, in lower case, that a phrase may begin with: one, or both forms of its only word."""
    pieces = _WORDS.split(phrase, maxsplit=1)
    if len(pieces) < 3:
        return ()
    _, word, behind = pieces
    return (word.lower(),) if behind.strip() else tuple(form.lower() for form in _variants(word))


class Lexicon:
    """A matcher over tables of value -> phrases."""

    def __init__(self, tables: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        """Sort the phrases by their first word; they are read when a text has that word."""
        self._phrases: dict[str, list[tuple[str, tuple[str, str]]]] = {}
        self._index: dict[str, dict[str, list[_Phrase]]] = {}
        for table, values in tables.items():
            for value, phrases in values.items():
                entry = (table, value)
                for phrase in phrases:
                    for first in _first_words(phrase):
                        self._phrases.setdefault(first, []).append((phrase, entry))

    def _indexed(self, word: str) -> dict[str, list[_Phrase]]:
        """The phrases that begin with a word, by what follows it: all that may stand there, the heaviest first.

        Those under the empty word may stand before any.
        """
        seconds: dict[str, list[_Phrase]] = {}
        for phrase, entry in self._phrases[word]:
            for first, parsed in _parse(phrase, entry):
                if first == word:
                    second = parsed.rest[0][1].lower() if parsed.rest and parsed.rest[0][0] != "..." else ""
                    seconds.setdefault(second, []).append(parsed)
        for candidates in seconds.values():
            candidates.sort(key=lambda parsed: (-parsed.weight, -len(parsed.tail)))
        alone = seconds.pop("", [])
        self._index[word] = {second: found + alone for second, found in seconds.items()} | {"": alone}
        return self._index[word]

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """All hits in `text[start:end]`: in each table the longest at each place, not overlapping, in order."""
        return self.match(text, tokens(text, start, end))

    def match(self, text: str, read: Tokens) -> list[Hit]:
        """`find` for a text whose words have been read already."""
        words, phrases, index = read.words, self._phrases, self._index
        hits: list[Hit] = []
        free: dict[str, int] = {}
        for number in [number for number, word in enumerate(words) if word in phrases]:
            seconds = index.get(words[number]) or self._indexed(words[number])
            candidates = seconds.get(words[number + 1]) or seconds[""]
            if len(candidates) == 1:
                phrase = candidates[0]
                table, value = phrase.entry
                left = read.spans[number][0]
                if free.get(table, 0) <= left and (close := _stands(phrase, text, read, number)) >= 0:
                    hits.append(Hit(value, left, close, table))
                    free[table] = close
            elif candidates:
                self._take(candidates, text, read, number, free, hits)
        return hits

    def _take(
        self,
        candidates: list[_Phrase],
        text: str,
        read: Tokens,
        number: int,
        free: dict[str, int],
        hits: list[Hit],
    ) -> None:
        """Add the heaviest phrase of each table that stands at this word; several values where they tie."""
        left = read.spans[number][0]
        best: dict[str, list[tuple[int, int, str]]] = {}
        for phrase in candidates:
            weight, (table, value) = phrase.weight, phrase.entry
            rivals = best.get(table)
            if (rivals and weight < rivals[0][0]) or free.get(table, 0) > left:
                continue
            close = _stands(phrase, text, read, number)
            if close < 0:
                continue
            if not rivals or weight > rivals[0][0]:
                best[table] = [(weight, close, value)]
            elif all(rival[1] == close and rival[2] != value for rival in rivals):
                rivals.append((weight, close, value))
        for table, found in best.items():
            hits += [Hit(value, left, close, table) for _, close, value in found]
            free[table] = found[0][1]


def _stands(phrase: _Phrase, text: str, read: Tokens, number: int) -> int:
    """Where the phrase ends that may begin with the word of this number; -1 where it does not stand there."""
    _, head, rest, needed, tail, _ = phrase
    if needed and not needed <= read.vocabulary:
        return -1
    left, right = read.spans[number]
    if head and text[left:right] != head:
        return -1
    return _match(phrase, text, read, number) if rest or tail else right


def _match(phrase: _Phrase, text: str, read: Tokens, number: int) -> int:
    """Where the phrase ends whose first word is the one of this number; -1 where it does not stand there."""
    spans, words = read.spans, read.words
    right = spans[number][1]
    for sign, word, strict in phrase.rest:
        number += 1
        if sign == "...":
            number = _after_gap(text, read, number, word, strict)
            if number < 0:
                return -1
            right = spans[number][1]
            continue
        if words[number] != (word.lower() if strict else word):
            return -1
        left = spans[number][0]
        gap = text[right:left]
        if gap != sign and (len(gap) > 12 or _sign(gap) != sign or "\n\n" in gap):
            return -1
        right = spans[number][1]
        if strict and text[left:right] != word:
            return -1
    if phrase.tail:
        close = right + len(phrase.tail)
        return close if close <= read.end and text.startswith(phrase.tail, right) else -1
    return right


def _after_gap(text: str, read: Tokens, number: int, word: str, strict: bool) -> int:
    """The number of the word behind a gap, within the same sentence; -1 where it does not come."""
    spans = read.spans
    plain = word.lower() if strict else word
    last = min(number + GAP_WORDS + 1, len(spans))
    for later, candidate in enumerate(read.words[number:last], number):
        if candidate in _GAP_ENDS:
            return -1
        if candidate == plain and (not strict or text[spans[later][0] : spans[later][1]] == word):
            if _STOP.search(text, spans[number - 1][1], spans[later][0]):
                return -1
            return later
    return -1


_WIDE = rf"[{DASHES}{INVISIBLE}\s®™*]{{1,6}}"
_STRETCH = rf"(?:[^\W_]+[^\w.;!?]{{1,4}}){{0,{GAP_WORDS}}}?"


def _word_regex(word: str) -> str:
    return re.escape(word) if word.lower() != word else f"(?i:{re.escape(word)})"


def phrase_regex(phrases: Iterable[str]) -> str:
    """The source of a regular expression for phrases as the tables write them, longest first."""
    branches: dict[str, int] = {}
    for phrase in phrases:
        for first, parsed in _parse(phrase, ("", "")):
            pieces = [_word_regex(parsed.head or first)]
            for sign, word, _ in parsed.rest:
                if sign == "...":
                    pieces.append(rf"{_WIDE}{_STRETCH}")
                else:
                    pieces.append(_WIDE if sign == " " else rf"\s?{re.escape(sign)}\s?" if sign else "")
                pieces.append(_word_regex(word))
            ending = re.escape(parsed.tail) if parsed.tail else r"(?![^\W_])"
            branches["".join(pieces) + ending] = parsed.weight * 1000 + len(phrase)
    if not branches:
        return r"(?!)"
    ordered = sorted(branches, key=lambda branch: (-branches[branch], branch))
    return rf"(?<![^\W_])(?:{'|'.join(ordered)})"
