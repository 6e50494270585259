"""Short forms that a text defines for what the lexicons know: `urothelial cancer (UC)`, and every UC after it."""

import re
from collections.abc import Iterable, Iterator

from summarizer.patterns import later
from summarizer.schemas import FactKind
from summarizer.text import Span

from .fact import Found, Page

_IN_BRACKETS = later(r"\s?[(（][“\"‘']?([A-Z][A-Za-z0-9/-]{1,9})[”\"’']?[)）]")
_WORDS = later(r"[^\W_]+")
_SMALL = frozenset(["of", "and", "the", "in", "for", "with", "to", "by", "on", "or", "a"])
_KINDS = frozenset({FactKind.INDICATION, FactKind.ENDPOINT})


def defined(page: Page, found: Iterable[Found]) -> Iterator[tuple[FactKind, Span, str]]:
    """Free places of the short forms that stand in brackets behind an indication or an endpoint."""
    meant: dict[str, tuple[FactKind, str]] = {}
    for one in sorted(found, key=lambda one: one.start):
        if one.kind not in _KINDS:
            continue
        match = _IN_BRACKETS.match(page.text, one.end, one.end + 16)
        if (
            match
            and page.free(*match.span(1))
            and abbreviates(match[1], page.text[max(0, one.start - 60) : one.end])
        ):
            meant.setdefault(match[1], (one.kind, one.value))
        if one.kind is FactKind.ENDPOINT and page.text[one.end - 1] == ")":
            # The scale's name took its short form with it.
            short = page.text[page.text.rfind("(", one.start, one.end) + 1 : one.end - 1]
            if len(short) > 1 and short[0].isupper():
                meant.setdefault(short, (one.kind, one.value))
    if not meant:
        return
    names = sorted(meant, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?![^\W_])(?!-\d)")
    for start, end in page.stretches:
        for place in pattern.finditer(page.text, start, end):
            before = page.text[place.start() - 1 : place.start()]
            if not (before.isalnum() or before in "-_/@.") and page.free(*place.span()):
                yield meant[place.group()][0], Span(*place.span()), meant[place.group()][1]


def abbreviates(short: str, words: str) -> bool:
    """Whether the capitals of a short form are the first letters of the last words: UC, urothelial cancer."""
    letters = [letter.lower() for letter in short.rstrip("s") if letter.isalpha() and letter.isupper()]
    if len(letters) < 2:
        return False
    for word in reversed(_WORDS.findall(words)):
        if letters and word[0].lower() == letters[-1]:
            letters.pop()
            if not letters:
                return True
        elif word.lower() not in _SMALL:
            return False
    return False
