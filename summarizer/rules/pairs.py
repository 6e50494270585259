"""Two values in brackets behind a comparison: `X was more frequent with A than with B (12% vs. 5%)`.

The words before the brackets say what was compared and whom with; the first value is the first one's.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.patterns import later
from summarizer.rules.arms import is_arm, time_behind
from summarizer.rules.nouns import LEADING
from summarizer.rules.printed import Measured, Printed
from summarizer.rules.told import Reading, Value, fields_of, ours, sound
from summarizer.schemas import Statistic

_VERSUS = r"(?:compared\s(?:to|with)|versus|vs\.?|relative\sto|than)"
_AGAINST = later(r"\s(?:vs\.?|versus|compared\s(?:to|with)|against)\s", re.IGNORECASE)
_MORE = later(
    rf"(?:^|[,;.]\s)(?P<what>[^,;:()]{{3,100}}?)\s(?:was|were)\s(?:(?:also|significantly|numerically|slightly)\s)?(?:more|less)\s(?:frequent|common|often\s(?:seen|reported))\s(?:with|in|on|among)\s(?:the\s)?"
    rf"(?P<arm>[^,;()]{{2,60}}?)(?:,?\s{_VERSUS}\s(?:with\s|in\s|on\s)?(?:the\s)?(?P<cmp>[^,;()]{{2,50}}))?\s?$",
    re.IGNORECASE,
)
_HIGHER = later(
    rf"(?:^|[,;.]\s)(?P<what>[^,;:()]{{3,100}}?)\s(?:was|were)\s(?:(?:also|significantly|numerically|slightly)\s)?(?:higher|lower|greater|longer|shorter)\s(?:with|in|on|for)\s(?:the\s)?"
    rf"(?P<arm>[^,;()]{{2,60}}?),?\s{_VERSUS}\s(?:with\s|in\s|on\s|for\s)?(?:the\s)?(?P<cmp>[^,;()]{{2,50}})\s?$",
    re.IGNORECASE,
)
_CHANGED = later(
    rf"\b(?P<verb>reducing|reduced|reduces|lowering|lowered|increasing|increased|improving|improved)\s(?:the\s)?(?P<what>[^,;()]{{3,100}}?),?\s{_VERSUS}\s(?:the\s)?(?P<cmp>[^,;()]{{2,50}})\s?$",
    re.IGNORECASE,
)
_REDUCED = later(
    rf"\b(?:reduction|decrease|increase|improvement)\sin\s(?:the\s)?(?P<what>[^,;()%]{{3,90}}?),?\s{_VERSUS}\s(?:the\s)?(?P<cmp>[^,;()]{{2,50}})\s?$",
    re.IGNORECASE,
)
_NOUNS = {
    "reduc": "reduction in",
    "lower": "lowering of",
    "increas": "increase in",
    "improv": "improvement in",
}


class _Compared(NamedTuple):
    """What the words before a pair compare."""

    what: Measured
    arm: str | None
    comparator: str | None
    change: str = ""
    """The change that the pair is the proof of: `a 19% reduction in X compared with A (28% versus 35%)`."""


def read_pairs(reading: Reading, heads: Sequence[Printed], start: int) -> set[int]:
    """Read the pairs of a clause that opens at `start`; gives the places of the figures that are read by it."""
    text = reading.sentence.text
    read: set[int] = set()
    for one, other in pairwise(heads):
        bracket = one.bracket
        if bracket is None or bracket != other.bracket or one.start in read or one.kind is not other.kind:
            continue
        if text[bracket.start + 1 : one.start].strip() or not _AGAINST.fullmatch(
            text, one.after, other.start
        ):
            continue
        told = _before(reading, text[start : bracket.start], start, share=one.share)
        if told is None or not all(
            sound(head, told.what) and ours(text, head, start, bracket.end, start) for head in (one, other)
        ):
            continue
        time = time_behind(text, other.after, bracket.end)
        for head, arm, against in ((one, told.arm, told.comparator), (other, told.comparator, None)):
            update = {
                "arm": arm.strip() if arm else None,
                "comparator": against.strip() if against else None,
                "time_point": time,
            }
            group = f"{told.change or told.what.measure.casefold()}|{time or ''}"
            reading.values.append(Value(fields_of(head, told.what).model_copy(update=update), group))
            read.add(head.start)
    return read


def _before(reading: Reading, words: str, start: int, *, share: bool) -> _Compared | None:
    match = _MORE.search(words) or _HIGHER.search(words)
    if match is not None:
        if not is_arm(reading.sentence, start + match.start("arm"), match["arm"]):
            return None
        measure = LEADING.sub("", match["what"]).strip()
        return _Compared(Measured(measure, Statistic.RATE if share else None), match["arm"], match["cmp"])
    match = _REDUCED.search(words[-240:]) if share else None
    if match is not None and is_arm(
        reading.sentence, start + max(0, len(words) - 240) + match.start("cmp"), match["cmp"]
    ):
        change = match.group()[: match.end("what") - match.start()].casefold()
        return _Compared(Measured(match["what"], Statistic.RATE), None, match["cmp"], change)
    match = _CHANGED.search(words[-240:])
    if match is None or not is_arm(
        reading.sentence, start + max(0, len(words) - 240) + match.start("cmp"), match["cmp"]
    ):
        return None
    noun = next(noun for stem, noun in _NOUNS.items() if match["verb"].casefold().startswith(stem))
    return _Compared(Measured(f"{noun} {match['what']}"), None, match["cmp"])
