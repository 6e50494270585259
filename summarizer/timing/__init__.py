"""When things are expected: timing phrases of releases into windows of days.

`parse_timing` reads one phrase, `find_timings` finds them in running text; both use one grammar
(`grammar`), so whatever is found can be read. Days come from one named `Profile` of conventions;
the anchor is the release's own date, never the clock, and nothing is guessed: a phrase without
what it needs has null dates and a rule that says why.
"""

import re
from datetime import date
from functools import lru_cache

from summarizer.schemas import TimeWindow
from summarizer.text import Span

from .find import spans
from .grammar import Reader
from .phrases import Ahead, Phrase
from .profile import STANDARD, Profile, Thirds
from .tokens import fold, lex
from .windows import resolve
from .words import FILLERS, TELLING

__all__ = ["STANDARD", "Profile", "Thirds", "find_timings", "parse_timing"]

_LONGEST = 300
_OUTER = "\"'()[]{}.,;:*_ -"
_NEGATED = re.compile(r"\b(?:not|no|never|nor|without|unless|cannot|n't)\b", re.IGNORECASE)


def find_timings(text: str) -> list[Span]:
    """The timing phrases of a text, each with its preposition, in order, never overlapping.

    Plain dates are among them; study time points (week 24, at 12 months), counts, the years of
    statutes, citations and products are not. A conference with its year is one phrase. The time
    that it takes grows with the length of the text, whatever is in it.
    """
    return [Span(start, end) for start, end in spans(text)]


def parse_timing(
    phrase: str, anchor: date | None, profile: Profile = STANDARD, *, runway: bool = False
) -> TimeWindow | None:
    """The window that a timing phrase names, or None where the words are no timing phrase at all.

        window = parse_timing("by the end of 1H 2026", document.published)

    `anchor` is the release's own date; `runway` says that the phrase tells how long cash lasts.
    Days are inclusive. Both are null where the phrase cannot be dated without a guess; `rule` then
    ends in the reason: `no_year`, `no_anchor`, `no_calendar` (the issuer's fiscal year),
    `no_date` (a conference), `no_number`, `ambiguous`, `ambiguous_order`, `reversed`,
    `not_in_calendar`. It is `vague` where the words name no time, `several` where they name more than
    one, `negated` or `not_understood` where other words around may change what is meant. Otherwise it is
    what binds, the part and the unit: `quarter`, `early_quarter`, `by_end_of_half`,
    `runway_into_half`. `granularity` is the unit that the phrase names, `assumed` says that a
    convention of the profile, a two-digit year or an unprinted year was needed.

    A window with a latest day starts at the anchor; its start is null where there is none, and
    where that day was already past at the anchor. Outside a runway, `into X` is X (assumed) and
    `through X` runs from the anchor to the last day of X. Never raises for any text.
    """
    if len(phrase) > _LONGEST:
        return _window(phrase, anchor, profile, runway)
    return _remembered(phrase, anchor, profile, runway)


def _window(phrase: str, anchor: date | None, profile: Profile, runway: bool) -> TimeWindow | None:
    read = _whole(phrase)
    if read is not None:
        if isinstance(read.body, Ahead) and read.body.word == "duration" and not runway:
            return None
        return resolve(phrase, read, anchor, profile, runway=runway)
    found = spans(phrase)
    if not found:
        return None
    start, end = found[0]
    read, rest = _whole(phrase[start:end]), f"{phrase[:start]} | {phrase[end:]}"
    reason = "several" if len(found) > 1 else _reason_against(rest)
    if read is None or reason:
        return TimeWindow(phrase=phrase, rule=reason or "not_understood")
    return resolve(phrase, read, anchor, profile, runway=runway)


_remembered = lru_cache(maxsize=2048)(_window)
"""A phrase stands in a release, in its facts, in records and in statements about them."""


def _whole(phrase: str) -> Phrase | None:
    """The phrase, where nothing but words of expectation stands in front of it."""
    if len(phrase) > _LONGEST:
        return None
    tokens = lex(fold(phrase)[0].strip(_OUTER))
    reader = Reader(tokens)
    for start in range(min(len(tokens), 8)):
        read = reader.phrase(start)
        if read and read[1] == len(tokens):
            return read[0]
        if tokens[start].low not in FILLERS:
            break
    return None


def _reason_against(rest: str) -> str:
    """Why the words around a timing phrase forbid to read it alone; empty where they do not."""
    if _NEGATED.search(rest):
        return "negated"
    return "not_understood" if any(token.low in TELLING for token in lex(fold(rest)[0])) else ""
