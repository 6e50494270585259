"""Footnote marks: those that a format sets above the line, and those that lost their superscript in plain text."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarizer.raised import on_the_line
from summarizer.schemas import Footnote

from .layout import Block
from .rendered import Span
from .signs import small_words

__all__ = ["find_footnotes", "is_note", "note_label"]

_NOTE = re.compile(
    r"(?:\[(?P<a>\d{1,2}|[ivxlc]{1,6}|[a-h])\]|\((?P<b>\d{1,2})\)|(?P<c>\d{1,2})[.)]|(?P<d>\d{1,2})|(?P<e>[*†‡§]{1,3}))"
    r"\s{0,4}(?=[^\W\d_]|[“\"(\[]|https?:|\d{4})"
)
# One or more numbers, as superscripts leave them; what they are glued to is looked at apart, which is faster.
_GLUED = re.compile(
    r"\d(?<![\s\dA-Z].)\d?(?:\s?[,–-]\s?\d{1,2})*(?![\d%]|[.,]\d|-[A-Za-z])(?=$|[\s.,;:)\]”\"?!–—]|[A-Z])"
)
_WORD_END = re.compile(r"[a-zß-ÿ]{3}$")
_SENTENCE_END = re.compile(r"[^\W\d_]?[^\W\d_)%™®”\"’][.,;:!?]$|[)%™®”\"’][.,;:!?]$|[™®)”]$")
# "by 2050.3": no figure has four digits, a point and one more in running text, but a year ends a sentence.
_YEAR_END = re.compile(r"(?<!\d)(?:19|20)\d\d\.$")
_BRACKETED = re.compile(r"\[(?P<marks>\d{1,2}(?:\s?[,–-]\s?\d{1,2})*|[ivxlc]{1,6}|[a-h])\]")
_CITATION = re.compile(
    r"\b(?:19|20)\d\d\b|\bet al\b|https?:|\bdoi\b|[Dd]ata on file|[Pp]rescribing [Ii]nformation"
)
# "August 20252": a year has four digits.
_AFTER_YEAR = re.compile(
    r"[JFMASOND](?<!\w.)[a-z]{2}(?<=Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s(?:\d{1,2},?\s)?(?:19|20)\d\d"
    r"(?P<mark>[1-9]\d?)(?![\d%]|[.,]\d)"
)
_NUMBER = re.compile(r"\d{1,2}")
_WORD_BEFORE = re.compile(r"[^\W\d_]+[.,;:]?$")
# A number behind these words counts them.
_COUNTED = small_words("counted")
# What a sentence ends with, then marks, then the next sentence or nothing: no figure of a text is printed so.
_BEHIND_POINT = re.compile(
    r"(?:[A-Za-z\u00df-\u00ff]{3}|[\w%]\))\.(?P<marks>\d{1,2}(?:\s?[,\u2013-]\s?\d{1,2}){0,8})(?=\s+[A-Z\u201c\"(]|\s*$)"
)
_SEQUENCE = re.compile(r"(?P<marks>\d)(?<=[a-z]{4}.)(?=$|[\s.,;:)])")


class _Note(NamedTuple):
    start: int
    end: int


def note_label(text: str) -> tuple[str, int] | None:
    """The label that a footnote's line begins with, and the offset behind it; None without one."""
    match = _NOTE.match(text) if text[:1].isdigit() or text[:1] in "[(*†‡§" else None
    if match is None:
        return None
    return next(group for group in match.groups() if group), match.end()


def is_note(text: str) -> bool:
    """Whether a line that begins with a label is a footnote without a heading: no point behind its number, or a citation."""
    found = note_label(text)
    if found is None or len(text) > 500:
        return False
    return "." not in text[: found[1]] or _CITATION.search(text) is not None


def find_footnotes(
    running: Iterable[Block], notes: Iterable[Block], raised: Sequence[Span] = ()
) -> list[Footnote]:
    """The footnote marks in the running text, in order.

    `notes` are the lines of the footnotes themselves: only their labels are looked for, and a list
    of marks (`2,3` or `7-9`) counts only when each of them exists. When a text lost its footnotes, digits
    glued to lower-case words count if they run 1, 2, ... in the order of reading, or else those glued to the
    points of several sentences; they then point at nothing (`note_start == note_end`).

    `raised` are marks that the original sets above the line: each is one, whether its footnote exists or not, and
    no digit on the line is taken for a mark of the same label.
    """
    known: dict[str, _Note] = {}
    for block in notes:
        if (found := note_label(block.text)) is not None:
            label, behind = found
            known.setdefault(label, _Note(block.start + behind, block.end))
    blocks = list(running)
    if raised:
        above = list(_raised_marks(blocks, raised, known))
        for mark in above:
            known.pop(mark.label, None)
        below = [mark for block in blocks for mark in _marks(block, known)] if known else []
        return sorted(above + below, key=lambda mark: mark.start)
    if not known:
        return _without_notes(blocks)
    numbers = {label for label in known if label.isdigit()}
    if numbers and "1" not in numbers:
        known = {label: note for label, note in known.items() if not label.isdigit()}
    marks: list[Footnote] = []
    for block in blocks:
        marks.extend(_marks(block, known))
    return marks


def _raised_marks(blocks: list[Block], raised: Sequence[Span], known: dict[str, _Note]) -> Iterable[Footnote]:
    """The marks above the line that stand in the running text."""
    starts = [start for start, _ in raised]
    for block in blocks:
        for start, end in raised[bisect_left(starts, block.start) : bisect_left(starts, block.end)]:
            label = on_the_line(block.text[start - block.start : end - block.start]).strip("()")
            note = known.get(label, _Note(end, end))
            yield Footnote(label=label, start=start, end=end, note_start=note.start, note_end=note.end)


def _marks(block: Block, known: dict[str, _Note]) -> Iterable[Footnote]:
    taken: list[tuple[int, int, str]] = []
    if "[" in block.text:
        for match in _BRACKETED.finditer(block.text):
            labels = _expanded(match["marks"])
            if labels and all(label in known for label in labels):
                taken.append((match.start(), match.end(), labels[0]))
    for match in _GLUED.finditer(block.text):
        if not _is_glued(block.text, match.start()):
            continue
        labels = _expanded(match[0])
        if all(label in known for label in labels) and not _counts(block.text, match.start()):
            taken.extend(
                (match.start() + number.start(), match.start() + number.end(), number[0])
                for number in _NUMBER.finditer(match[0])
            )
    taken += [
        (*match.span("mark"), match["mark"])
        for match in _AFTER_YEAR.finditer(block.text)
        if match["mark"] in known
    ]
    for start, end, label in sorted(set(taken)):
        note = known[label]
        yield Footnote(
            label=label,
            start=block.start + start,
            end=block.start + end,
            note_start=note.start,
            note_end=note.end,
        )


def _is_glued(text: str, at: int) -> bool:
    """Whether a number stands right behind a lower-case word, a sentence's or bracket's end, or a trademark sign."""
    before = text[max(0, at - 3) : at]
    if _YEAR_END.search(text[max(0, at - 6) : at]):
        return True
    if not before or before[-1].isspace() or before[-1].isdigit() or before[-1].isupper():
        return False
    return _WORD_END.search(before) is not None or _SENTENCE_END.search(before) is not None


def _expanded(marks: str) -> list[str]:
    """The labels in `2,3` or `7-9`."""
    labels: list[str] = []
    for part in re.split(r"\s?,\s?", marks):
        ends = re.split(r"\s?[–-]\s?", part)
        if len(ends) == 2 and ends[0].isdigit() and ends[1].isdigit() and int(ends[0]) < int(ends[1]):
            labels.extend(str(number) for number in range(int(ends[0]), int(ends[1]) + 1))
        else:
            labels.extend(ends)
    return labels


def _counts(text: str, at: int) -> bool:
    """Whether the word before the number is one that numbers count (`week 4`), or an abbreviation."""
    word = _WORD_BEFORE.search(text[max(0, at - 24) : at])
    return word is not None and word[0].rstrip(".,;:").lower() in _COUNTED


def _without_notes(blocks: list[Block]) -> list[Footnote]:
    """The marks of a text that lost its footnotes; they point at nothing."""
    found = _bare_sequence(blocks) or _behind_sentences(blocks)
    return [
        Footnote(label=label, start=start, end=end, note_start=end, note_end=end)
        for label, start, end in found
    ]


_Mark = tuple[str, int, int]


def _bare_sequence(blocks: list[Block]) -> list[_Mark]:
    """Digits glued to words, if they run 1, 2, ... in the order of reading."""
    found = [
        (match["marks"], block.start + match.start(), block.start + match.end())
        for block in blocks
        for match in _SEQUENCE.finditer(block.text)
        if not _counts(block.text, match.start())
    ]
    in_order = [label for label, _, _ in found] == [str(number) for number in range(1, len(found) + 1)]
    return found if len(found) >= 2 and in_order else []


def _behind_sentences(blocks: list[Block]) -> list[_Mark]:
    """Numbers glued to the points that end sentences (`than placebo.2,3 The trials`), if there are several."""
    runs = [
        (block, match)
        for block in blocks
        for match in _BEHIND_POINT.finditer(block.text)
        if not _counts(block.text, match.start("marks"))
    ]
    if len(runs) < 2:
        return []
    return [
        (number[0], block.start + number.start(), block.start + number.end())
        for block, match in runs
        for number in _NUMBER.finditer(block.text, *match.span("marks"))
    ]
