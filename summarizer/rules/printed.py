"""Measured values as a sentence prints them: each figure with the counts, interval and p-value around it.

`41.6% (87/209; 95% CI: 34.9, 48.6)`, `12 of 115 patients (10.4%)` and `nine (82%)` are one value each;
what stands in brackets behind a figure belongs to it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.facts import Fact
from summarizer.numbers import numbers_in
from summarizer.patterns import later
from summarizer.rules.phrases import PEOPLE
from summarizer.rules.prose import Sentence
from summarizer.schemas import FactKind, Statistic
from summarizer.text import Span

_HEADS = frozenset(
    {
        FactKind.PERCENTAGE,
        FactKind.COUNT,
        FactKind.DURATION,
        FactKind.MEASUREMENT,
        FactKind.RATIO,
        FactKind.NUMBER,
        FactKind.HAZARD_RATIO,
    }
)
_SHARE = later(r"(\d{1,6})/(\d{1,6})(?!\d)")
_COUNTED_BEFORE = later(
    r"(?<![\w.,%-])(?:(?P<of>\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:out\s)?of\s(?:the\s)?(?:first\s)?)?"
    rf"(?P<n>\d{{1,5}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s(?:[a-z]{{3,14}}\s)?(?:{PEOPLE}|infant|participant|subject|child|adult|volunteer|responders|events|cases))?\s?$",
    re.IGNORECASE,
)
_SIZE = later(r"\b[nN]\s?=\s?$")
_HAZARD = later(
    r"\bhazard\sratio\s(?:\(HR\)\s)?(?:for\s(?:(?:disease\s)?progression\sor\s)?death\s)?(?:was|of|is)\s$",
    re.IGNORECASE,
)
"""`the hazard ratio for death was 0.74`."""
_SIGNS = ("=", "≤", "≥")
_REACH = 60
"""How far from its figure a bracket may open that still belongs to it."""


@dataclass(slots=True)
class Printed:
    """One value; offsets are the sentence's. `after` is where the words about it go on, brackets behind it passed."""

    kind: FactKind
    start: int
    end: int
    after: int
    figure: str | None
    role: str | None
    n: int | None = None
    N: int | None = None
    interval: str | None = None
    p_value: str | None = None
    bracket: Span | None = None
    """The brackets that it stands in by itself."""

    @property
    def share(self) -> bool:
        """Whether it says how many of how many, or per cent."""
        return self.kind is FactKind.PERCENTAGE or self.N is not None


def printed_in(sentence: Sentence) -> tuple[list[Printed], list[str]]:
    """The values of a sentence, left to right, and the p-values that stand with none of them."""
    text = sentence.text
    brackets = brackets_of(text)
    starts = [one.start for one in brackets]
    heads: list[Printed] = []
    alone: list[str] = []
    rowed: list[str] = []
    for fact in sentence.facts:
        kind = fact.kind
        if kind is FactKind.PERCENTAGE and fact.role == "dose":
            continue
        if kind in _HEADS or kind is FactKind.INTERVAL or kind is FactKind.P_VALUE:
            span = sentence.local(fact)
            place = bisect_right(starts, span.start) - 1
            bracket = brackets[place] if place >= 0 and span.start < brackets[place].end else None
            last = heads[-1] if heads else None
            if kind is FactKind.P_VALUE:
                if bracket and last and "respectively" in text[bracket.start : bracket.end]:
                    rowed.append(fact.text)
                    _pass(text, last, bracket)
                elif last is None:
                    alone.append(fact.text)
                elif last.p_value is None:
                    last.p_value = fact.text
                    _pass(text, last, bracket)
            elif kind is FactKind.INTERVAL:
                if last is not None and last.interval is None:
                    last.interval = fact.text
                    _pass(text, last, bracket)
            elif (
                text[span.start - 1 : span.start] in _SIGNS
                and text[span.start - 2 : span.start - 1].isalnum()
                and not _SIZE.search(text[max(0, span.start - 6) : span.start])
            ):
                continue  # UAS7=0: a part of a name
            elif not (last and bracket and _belongs(text, last, fact, bracket)):
                head = _head(text, fact, span, bracket)
                if head is not None:
                    if kind is FactKind.NUMBER and _HAZARD.search(text[max(0, span.start - 90) : span.start]):
                        head.kind = FactKind.HAZARD_RATIO
                    heads.append(head)
    if 1 < len(rowed) <= len(heads):
        for head, printed in zip(heads, rowed, strict=False):
            head.p_value = head.p_value or printed
    return heads, alone


def _pass(text: str, last: Printed, bracket: Span | None) -> None:
    """Let the words about a value go on behind the brackets that stand right behind it."""
    if bracket and bracket.start >= last.after and not text[last.after : bracket.start].strip():
        last.after = bracket.end


def brackets_of(text: str) -> list[Span]:
    """The outermost brackets, left to right."""
    found: list[Span] = []
    depth = start = 0
    for match in re.finditer(r"[()\[\]]", text):
        if match.group() in "([":
            start = match.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append(Span(start, match.end()))
    return found


def _belongs(text: str, last: Printed, fact: Fact, bracket: Span) -> bool:
    """Whether a figure in brackets is a part of the value before them; takes it in if so."""
    if last.bracket == bracket or last.start <= bracket.start < last.end:
        return _beside(last, fact, bracket)
    if bracket.start < last.end or bracket.start - last.end > _REACH:
        return False
    gap = text[last.end : bracket.start]
    if any(mark in gap for mark in ",;:"):
        return False
    lone = fact.kind is FactKind.PERCENTAGE and last.kind is FactKind.PERCENTAGE
    if lone:
        return False
    share = _SHARE.search(fact.value) if fact.kind in (FactKind.COUNT, FactKind.RATIO) else None
    if share and last.kind is FactKind.PERCENTAGE and last.N is None:
        last.n, last.N = int(share[1]), int(share[2])
    elif fact.kind is FactKind.PERCENTAGE and last.kind is not FactKind.PERCENTAGE and _counts(last):
        if text[bracket.start + 1 : bracket.start + 1 + fact.end - fact.start] != fact.text:
            return False
        last.n = last.n if last.n is not None else _plain(last.figure or "")
        last.figure, last.kind = fact.text, FactKind.PERCENTAGE
    elif fact.kind is FactKind.HAZARD_RATIO:
        return False
    elif len(gap) > 2 or fact.kind in (FactKind.COUNT, FactKind.NUMBER, FactKind.DURATION):
        # A range, a size, a grade: nothing that the value needs.
        return fact.kind is not FactKind.PERCENTAGE
    else:
        return False
    _pass(text, last, bracket)
    return True


def _beside(last: Printed, fact: Fact, bracket: Span) -> bool:
    """Whether counts stand behind a percentage in the same brackets: `One infant (7%, 1 of 14)`."""
    share = _SHARE.search(fact.value) if fact.kind in (FactKind.COUNT, FactKind.RATIO) else None
    if share is None or last.kind is not FactKind.PERCENTAGE or last.N is not None:
        return False
    last.n, last.N = int(share[1]), int(share[2])
    last.after = max(last.after, bracket.end if last.bracket is None else last.end)
    return True


def _counts(last: Printed) -> bool:
    return last.kind is FactKind.COUNT or (
        last.kind is FactKind.NUMBER and _plain(last.figure or "") is not None
    )


def _plain(figure: str) -> int | None:
    found = numbers_in(figure)
    if len(found) != 1 or found[0].value != int(found[0].value):
        return None
    return int(found[0].value)


def _head(text: str, fact: Fact, span: Span, bracket: Span | None) -> Printed | None:
    """A value by itself; None for a group's size."""
    kind = fact.kind
    head = Printed(kind, span.start, span.end, span.end, fact.text, fact.role, bracket=bracket)
    if kind is FactKind.COUNT:
        if _SIZE.search(text[max(0, span.start - 6) : span.start]) and "/" not in fact.value:
            return None
        share = _SHARE.search(fact.value)
        if share:
            head.n, head.N = int(share[1]), int(share[2])
            head.figure = re.split(r"\s|/", fact.text)[0]
    elif kind is FactKind.RATIO:
        share = _SHARE.search(fact.value)
        if share and ("/" in fact.text or " of " in fact.text) and int(share[2]) >= 4:
            head.kind, head.n, head.N = FactKind.COUNT, int(share[1]), int(share[2])
            head.figure = re.split(r"\s|/", fact.text)[0]
        elif not fact.value.endswith("-fold"):
            return None
    elif kind is FactKind.HAZARD_RATIO:
        value = re.split(r"[^\d.]", fact.text)[-1]
        head.figure = fact.text if fact.text[: -len(value)].endswith(("=", ":")) else value
    elif kind is FactKind.PERCENTAGE and bracket and bracket.start + 1 == span.start:
        before = _COUNTED_BEFORE.search(text[max(0, bracket.start - 40) : bracket.start])
        if before:
            head.n = _plain(before["of"] or before["n"])
            head.N = _plain(before["n"]) if before["of"] else None
            head.start = bracket.start - len(before.group())
            head.after, head.bracket = bracket.end, None
    return head


_WHEN = later(
    r"\b(?:at|by|through|after|within|during|every|over|post|first|next|last|past|for|since|until|age|aged|ages)\s(?:the\s)?(?:first\s)?$",
    re.IGNORECASE,
)
_WHEN_BEHIND = later(
    r"^\s?(?:of\s(?:age|treatment|follow|therapy)|later|prior|earlier|old|post|after|before|apart|or\solder|study|trial|treatment|period|extension|data|results|from|following)\b",
    re.IGNORECASE,
)


def telling(text: str, heads: Sequence[Printed]) -> list[Printed]:
    """The values that may be results: no time points, no bare counts."""
    return [
        head
        for head in heads
        if not (head.kind is FactKind.COUNT and head.N is None)
        and not (
            _BOUND.match(head.figure or "")
            and _SIZED.search(text[max(0, head.start - 60) : head.start])
            and _REACHED.match(text[head.after : head.after + 40])
        )
        and not (
            head.kind is FactKind.DURATION
            and (
                _WHEN.search(text[max(0, head.start - 24) : head.start])
                or _WHEN_BEHIND.match(text[head.after : head.after + 24])
                or "-" in (head.figure or "")[1:]
            )
            and not _ALONE.search(text[max(0, head.start - 60) : head.start])
        )
    ]


_BOUND = later(r"(?:at\sleast|more\sthan|≥|>)\s?", re.IGNORECASE)
_SIZED = later(
    r"\b(?:reduction|improvement|increase|decrease|decline|gain|loss|change)\s(?:in\s[^,;.()]{2,40}\s)?(?:of|by)\s(?:at\sleast\s)?$",
    re.IGNORECASE,
)
_REACHED = later(
    r"[^,;.()\d]{0,24}?\s(?:was|were)\s(?:achieved|reached|met|seen|observed|attained|reported)\s(?:by|in)\b",
    re.IGNORECASE,
)
"""`A reduction of at least 4 points was achieved by`: the bound is a part of what is counted."""
_ALONE = later(
    r"\b(?:lasted|durable|ongoing|maintained|sustained|detectable|persisted|lasting)\s(?:for\s)?$",
    re.IGNORECASE,
)


class Measured(NamedTuple):
    """What a printed value is a value of."""

    measure: str
    statistic: Statistic | None = None
    listed: bool = False
    until: int = 0
    """Where the words for it end, when they stand behind the value: figures before it are a part of them."""
    verb: str = ""
    """The verb of a change that may go on: `reduced A by 5% and B by 7%`."""
