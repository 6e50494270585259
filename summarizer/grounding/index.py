"""The search key of a text: what is left of it when typography is taken away, with the way back."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarizer.raised import on_the_line
from summarizer.recent import Recent
from summarizer.schemas import Document
from summarizer.text import Folded, Span, fold, fold_str, sentences

_NOTHING = "\u2060"


def _nothing(match: re.Match[str]) -> str:
    return _NOTHING * len(match.group())


def _space(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _emphasis(match: re.Match[str]) -> str:
    """Asterisks and underscores are emphasis unless they stand inside a word: HLA-A*02:01, first_name."""
    before = fold_str(match.string[max(0, match.start() - 1) : match.start()])
    after = fold_str(match.string[match.end() : match.end() + 1])
    return match.group() if before.isalnum() and after.isalnum() else _nothing(match)


_BULLETS = "\u2022\u25aa\u25cf\u25e6\u2023\u25a0"
_SUPERSCRIPTS = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
# Markup of other people's making, blanked at its own length so that offsets hold: the characters of which it has
# at least one, its pattern, and what becomes of it.
_MARKUP = tuple(
    (frozenset(signs), re.compile(pattern, re.MULTILINE), change)
    for signs, pattern, change in (
        (
            f"-*+{_BULLETS}\u00b7\u2013\u2014>",
            rf"^[^\S\n]{{0,12}}[-*+{_BULLETS}\u00b7\u25ab\u25cb\u25a1\uf0b7\u2013\u2014>][^\S\n]",
            _space,
        ),
        ("#", r"^#{1,6}[^\S\n]", _space),
        (f"{_BULLETS}|", f"[{_BULLETS}|]", _space),
        ("\u00ae\u2122\u2120", r"[ \u00a0]?[\u00ae\u2122\u2120]", _nothing),
        ("\u2020\u2021", r"[\u2020\u2021]", _nothing),
        ("(\uff08", r"[(\uff08](?<=[^\W_].)(?:R|TM|SM)[)\uff09](?!-[^\W_])", _nothing),
        (
            _SUPERSCRIPTS,
            rf"(?:(?<=[^\W\d_]{{3}})|(?<=[.,;:)%\"\u201d\u2019]))[{_SUPERSCRIPTS}]{{1,4}}(?![^\W_])",
            _nothing,
        ),
        ("\\", r"\\(?=[!-/:-@\[-`{-~])", _nothing),
        ("*_", r"[*_]{1,8}", _emphasis),
        ("]", r"\[(?=[^\]\[\n]{1,200}\]\(https?://[^\s()]{1,500}\))|\]\(https?://[^\s()]{1,500}\)", _nothing),
    )
)
# White space that says nothing: around dashes, brackets and signs; a minus keeps the space before it, behind a
# bracket too.
# The first line is a quick look at whether anything can begin here.
_SPACING = re.compile(
    r"(?=[- =<>\u00b1~/\u00d7()])(?:"
    r"(?P<dash>(?<= )-+(?=[\d.$\u20ac\u00a3])|(?! -+[\d.$\u20ac\u00a3]) ?-+ ?)"
    r"| (?=[%\u2030)\],;.:](?![\w]))"
    r"| ?(?P<sign>[=<>\u00b1~/\u00d7]) ?"
    r"| ?(?P<bracket>[()])(?: (?!(?<=\) )-+[\d.$\u20ac\u00a3]))?"
    r"|(?<=[\[$\u20ac\u00a3]) )"
)
_LAST_WORD = re.compile(r"\S{1,24}$")


def _tighten(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "dash":
        return "-"
    return match[kind] if kind else ""


def plain(text: str) -> str:
    """A text without markup, trademark signs and footnote signs, each blanked at its own length."""
    characters = frozenset(text)
    for signs, pattern, change in _MARKUP:
        if not signs.isdisjoint(characters):
            text = pattern.sub(change, text)
    return text


def folded_of(text: str) -> str:
    """A quote without markup and typography; its spaces are still where they were."""
    return fold_str(plain(text))


def tightened(folded: str) -> str:
    """The search key of a folded quote, as `Index` makes that of a document."""
    return _SPACING.sub(_tighten, folded)


def key_of(text: str) -> str:
    """The search key of a quote."""
    return tightened(folded_of(text))


def _key(text: str) -> Folded:
    """The search key of a text with the source offsets of each of its characters."""
    folded = fold(text)
    pieces: list[str] = []
    offsets: array[int] = array("i")
    ends: array[int] = array("i")
    done = 0
    for match in _SPACING.finditer(folded.text):
        start, end = match.span()
        new = _tighten(match)
        if new == match.group() and end - start == 1:
            continue
        pieces += (folded.text[done:start], new)
        offsets += folded.offsets[done:start]
        ends += folded.ends[done:start]
        # A shortened stretch stands for all of its source, so that its spaces can be looked up.
        offsets.extend([folded.offsets[start]] * len(new))
        ends.extend([folded.ends[end - 1]] * len(new))
        done = end
    pieces.append(folded.text[done:])
    offsets += folded.offsets[done:]
    ends += folded.ends[done:]
    return Folded("".join(pieces), offsets, ends)


@dataclass(frozen=True)
class Index:
    """A document made ready for looking up quotes."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """Footnote marks glued to words of the text, in order."""

    @cached_property
    def key(self) -> Folded:
        """The key without footnote marks."""
        return _key(self._plain)

    @cached_property
    def _plain(self) -> str:
        return plain(self._unmarked(_NOTHING))

    @cached_property
    def marked(self) -> Folded:
        """The key with footnote marks."""
        return _key(plain(self.text)) if self.marks else self.key

    @cached_property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """For each footnote mark the word that it is glued to, and its label, as keys."""
        found = []
        for start, end in self.marks:
            before = _LAST_WORD.search(self.text, max(0, start - 24), start)
            mark = self.text[start:end]
            label = on_the_line(mark)
            # On the line a raised digit would make another figure of the one before it.
            if before and not (label != mark and label[0].isdigit() and before.group()[-1].isdigit()):
                found.append((key_of(before.group()), key_of(label)))
        return tuple(dict.fromkeys(found))

    @cached_property
    def prose(self) -> str:
        """The text with markup and footnote marks blanked: the same offsets, plainer words."""
        return self._plain.replace("\u2014", "\u0001")

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the text."""
        return sentences(self._unmarked(" "))

    def behind_raised(self, offset: int, sign: str) -> int:
        """The offset behind the raised footnote marks at `offset` when `sign` follows them; else `offset`."""
        at = bisect_left(self.marks, (offset,))
        if at == len(self.marks) or self.marks[at][0] != offset:
            return offset
        behind = self.marks[at][1]
        mark = self.text[offset:behind]
        return behind if on_the_line(mark) != mark and self.text.startswith(sign, behind) else offset

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the character at `offset`, if one does."""
        at = bisect_right(self.sentences, offset, key=lambda span: span.start) - 1
        found = self.sentences[at] if at >= 0 else None
        return found if found and offset < found.end else None

    def occurrences(self, key: str) -> Iterator[tuple[Folded, int, int]]:
        """Where a key occurs, in order, as positions in the folded text that it was found in."""
        yield from _find_all(self.key, key)
        if not self.marks:
            return
        yield from _find_all(self.marked, key)
        without = key
        for before, label in self.labels:
            without = without.replace(before + label, before)
        if without != key:
            for folded, start, end in _find_all(self.key, without):
                if self._agrees(key, folded.source(start, end)):
                    yield folded, start, end

    def _agrees(self, key: str, span: Span) -> bool:
        """Whether a key is this stretch with some of its footnote marks left out."""
        kept, done, last = "", span.start, span.end
        for start, end in self.marks:
            # A mark behind the last word is not part of the stretch yet.
            if span.start <= start <= last:
                kept += self.text[done:start]
                mark = on_the_line(self.text[start:end])
                if key.startswith(key_of(kept + mark)):
                    kept += mark
                done = end
                last = max(last, end)
        return key_of(kept + self.text[done:last]) == key

    def _unmarked(self, filler: str) -> str:
        pieces: list[str] = []
        done = 0
        for start, end in self.marks:
            pieces += (self.text[done:start], filler * (end - start))
            done = end
        return "".join((*pieces, self.text[done:]))


def _find_all(folded: Folded, key: str) -> Iterator[tuple[Folded, int, int]]:
    at = folded.text.find(key)
    while at >= 0:
        yield folded, at, at + len(key)
        at = folded.text.find(key, at + 1)


@lru_cache(maxsize=32)
def _index(text: str, marks: tuple[tuple[int, int], ...]) -> Index:
    return Index(text, marks)


def _indexed(document: Document) -> Index:
    marks = sorted({(mark.start, mark.end) for mark in document.footnotes if mark.start < mark.end})
    kept: list[tuple[int, int]] = []
    for start, end in marks:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return _index(document.text, tuple(kept))


index_of = Recent(_indexed)
"""The index of a document; made once per text and set of footnote marks."""
