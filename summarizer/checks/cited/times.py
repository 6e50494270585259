"""BR, times: a time in a sentence is one that is cited, of what it is cited for, and days are only those counted."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from summarizer.schemas import Bound, Change, ChangeKind, TimeWindow
from summarizer.text import Span, fold_str
from summarizer.timing import find_timings, parse_timing

from ..wording import Scope, content, stem
from .ground import Rests, Timed

_LEAD = re.compile(
    r"^(?:from|to|until|till|into|in|by|on|as of|of|at|between|and|around|during|for)\s+", re.IGNORECASE
)
_RANGE = re.compile(r"\s+(?:to|and|until|through)\s+|\s*[–—]\s*")
_QUOTED = "\"'“”‘’"
_DIFFERENCE = re.compile(
    r"(?<![\w.,-])(\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a)[ -](day|week|month|quarter|year)s?\b"
    r"(?P<after>[^.;,]{0,24})",
    re.IGNORECASE,
)
_SINCE = re.compile(r"^\s*(?:before|earlier|ago|past|after|since|had passed|beyond)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:delay\w*|later|earlier|before|after|ago|moved|slipped|pushed|pulled|brought|laps\w*|ended|past|by|of)\b",
    re.IGNORECASE,
)


def differences(rests: Rests) -> Iterator[str]:
    """A difference in days is one that a cited change has, of the kind that the sentence makes it."""
    for match in _DIFFERENCE.finditer(fold_str(rests.text)):
        printed = match.group()[: match.end(2) + 1 - match.start()].strip(" ,")
        number, unit = match[1].casefold(), match[2].casefold()
        digits = str(_COUNT.index(number)) if number in _COUNT else number
        if number == "a" or any(_has_span(each, unit, rests.words) for each in (number, digits)):
            continue
        number = digits
        if unit != "day" or not number.isdigit():
            yield f'The cited words have no "{printed}", and a difference is given in days as its change has it.'
            continue
        before = rests.text[max(0, match.start() - 40) : match.start()]
        ended = _SINCE.match(match["after"]) or re.search(
            r"\b(?:ended|lapsed|passed|over|closed|run out)\b[^.;,]*$", before
        )
        known = _ended(rests.changes) if ended else _moved(rests.changes)
        if int(number) not in known:
            yield f'No cited change has "{printed}" here.'


_COUNT = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def _has_span(number: str, unit: str, words: Scope) -> bool:
    return any(words.holds(form) for form in (f"{number} {unit}", f"{number} {unit}s", f"{number}-{unit}"))


def _moved(changes: Sequence[Change]) -> set[int]:
    return {abs(one.days) for one in changes if one.days is not None and one.kind is not ChangeKind.LAPSED}


def _ended(changes: Sequence[Change]) -> set[int]:
    days = {one.lapsed_days for one in changes}
    days |= {one.days for one in changes if one.kind is ChangeKind.LAPSED}
    return {one for one in days if one is not None}


def without_times(rests: Rests) -> str:
    """The sentence without its times and its differences in days, which have checks of their own."""
    text = fold_str(rests.text)
    for start, end in reversed(find_timings(text)):
        text = f"{text[:start]} , {text[end:]}"
    return _DIFFERENCE.sub(lambda match: " , " + match["after"], text) if rests.changes else text


def is_inside(rests: Rests) -> bool:
    """Whether the sentence tells of a day or a month that lies in another time that it gives."""
    windows = [
        found
        for phrase in _phrases(rests.text)
        if (found := parse_timing(_bare(phrase), rests.ground.held.as_of)) and found.start and found.end
    ]
    return any(
        one != other and other.start and other.end and _within(one.start, other) and _within(one.end, other)
        for one in windows
        for other in windows
        if one.start and one.end
    )


def times_cited(rests: Rests) -> Iterator[str]:
    """Every time of a sentence is one of the cited words, of a cited change, or the day of a cited release."""
    for phrase in _phrases(rests.text):
        if not all(_is_known(part, rests) for part in _parts(phrase, rests)):
            yield f'No time that is cited is "{phrase}".'


def _phrases(text: str) -> list[str]:
    return [text[start:end] for start, end in find_timings(text)]


def _parts(phrase: str, rests: Rests) -> list[str]:
    """A phrase whole, or the two ends of a range that is no time of the cited words."""
    if _is_known(phrase, rests):
        return [phrase]
    ends = _RANGE.split(_bare(phrase))
    return [one for one in ends if one] if len(ends) == 2 else [phrase]


def _bare(phrase: str) -> str:
    """A phrase without the words before it that say how a sentence goes on."""
    done = phrase.strip(f" {_QUOTED}")
    while match := _LEAD.match(done):
        done = done[match.end() :].strip(f" {_QUOTED}")
    return done


def _is_known(phrase: str, rests: Rests) -> bool:
    said = fold_str(phrase).casefold().strip(f" {_QUOTED}")
    printed = [one.phrase for one in rests.times]
    windows = [one for change in rests.changes for one in (change.window_before, change.window_after) if one]
    printed += [one.phrase for one in windows]
    if any(said in {fold_str(one).casefold(), fold_str(_bare(one)).casefold()} for one in printed):
        return True
    known = [one.window for one in rests.times if one.window]
    for anchor in dict.fromkeys([*rests.days, rests.ground.held.as_of]):
        window = parse_timing(phrase, anchor)
        bare = parse_timing(_bare(phrase), anchor)
        if window and any(_same(window, one) for one in known):
            return True
        if any(
            found and _meets(found, one) for one in windows for found in (window, _unled(phrase, bare, one))
        ):
            return True
        named = parse_timing(_BESIDE_RELEASE.sub("", phrase), anchor)
        told = (window, bare, named)
        if _tells_release(phrase, rests.text) and any(
            found and _is_day_told(found, rests.days) for found in told
        ):
            return True
    return False


def held_by(phrase: str, rests: Rests) -> bool:
    """Whether the cited words give a time, the days of their release apart."""
    said = fold_str(_bare(phrase)).casefold()
    windows = [parse_timing(one, day) for one in (phrase, _bare(phrase)) for day in rests.days]
    return any(
        said == fold_str(_bare(one.phrase)).casefold()
        or any(
            found and one.window and (_same(found, one.window) or _meets(found, one.window))
            for found in windows
        )
        for one in rests.times
    )


def is_end_of_change(phrase: str, rests: Rests, *, planned: bool = True) -> bool:
    """Whether a time is one from or to which a cited change moved a plan, or, not `planned`, one when it came true."""
    known = [one.window_before for one in rests.changes] if planned else []
    known += [one.window_after for one in rests.changes if (one.kind is ChangeKind.ACHIEVED) is not planned]
    parsed = [parse_timing(one, day) for one in (phrase, _bare(phrase)) for day in rests.days]
    return any(found and one and _meets(found, one) for found in parsed for one in known)


def _tells_release(phrase: str, text: str) -> bool:
    """Whether a time may be that of a release: not where a verb before it says what else took place then."""
    before = text[: max(0, text.find(phrase))]
    return _TOLD.search(text) is not None and _ELSE.search(before) is None


_ELSE = re.compile(
    r"\b(?:expected|planned|due|guided|scheduled|anticipated|moved|slipped|(?!report|announc|stat|issu|updat|releas|publish|guid)[a-z]{3,14}(?:ed|held))"
    r"(?:\s(?:in|on|for|by|to|at|into|the))*\s*$",
    re.IGNORECASE,
)


def _unled(phrase: str, bare: TimeWindow | None, other: TimeWindow) -> TimeWindow | None:
    """The window of a phrase without its first word, where that sets no bound of its own: from, to, at first for."""
    within = other.bound is Bound.BY and phrase.casefold().startswith("in ")
    return None if within or _BOUNDS.match(phrase) else bare


_BOUNDS = re.compile(r"^\s*(?:by|before|after|since|through|until|no later than|as of)\b", re.IGNORECASE)


def _same(one: TimeWindow, other: TimeWindow) -> bool:
    """Whether two windows are one: the same days, or the same latest day with the same bound."""
    if one.end is None:
        return one.start is not None and one.start == other.start and other.end is None
    by = one.bound is Bound.BY and other.bound is Bound.BY
    return one.end == other.end and (one.start == other.start or by)


def _meets(one: TimeWindow, other: TimeWindow) -> bool:
    """Whether a window is a change's, or the end of it: a change is measured between ends."""
    if one.end is None or one.end != other.end:
        return False
    printed = fold_str(_bare(one.phrase)).casefold() == fold_str(_bare(other.phrase)).casefold()
    ends = one.bound is Bound.BY or "end" in one.phrase.casefold() or printed
    return one.start in {other.start, one.end} or (other.bound is Bound.BY and ends)


_BESIDE_RELEASE = re.compile(r"^(?:since|until|in|by)\s+(?:the\s+)?", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:release[sd]?|company|said|says|stated|states|told|expected|guided|guidance|announced|update|between|as of|report(?:ed|s)?)\b",
    re.IGNORECASE,
)
"""Words by which a time may be that of a release, and not of what it tells."""


def _is_day_told(window: TimeWindow, days: Sequence[date]) -> bool:
    """Whether a window is the day of a release, or its month."""
    if window.start == window.end:
        return window.end in days
    return window.rule == "month" and any(_within(day, window) for day in days)


def _within(day: date, window: TimeWindow) -> bool:
    return window.start is not None and window.end is not None and window.start <= day <= window.end


def times_placed(rests: Rests) -> Iterator[str]:
    """A time belongs to what the cited words give it for: not the start's to the data."""
    anchors = [*rests.days, rests.ground.held.as_of]
    for one in _timed(rests):
        mine = _near(one.near, rests)
        here = [other for other in rests.times if _is_same_time(one, other, anchors)]
        there = [other for other in rests.times if not _is_same_time(one, other, anchors)]
        if not here or not there or not mine:
            continue
        verb = _verb(one.near)
        if verb and any(verb in _near(other.near, rests) for other in here):
            continue
        best = max(len(mine & _near(other.near, rests)) for other in here)
        nearer = max(there, key=lambda other: len(mine & _near(other.near, rests)))
        if len(mine & _near(nearer.near, rests)) > best and not _compared(rests, one):
            yield f'The cited words say "{nearer.near.strip()} {nearer.phrase}", not "{one.phrase}".'


def _verb(near: str) -> str | None:
    """The stem of the participle right before a time: requested in December."""
    words = content(near)
    return (
        stem(words[-1]) if words and words[-1].endswith("ed") and stem(words[-1]) not in _EXPECTING else None
    )


def _compared(rests: Rests, one: Timed) -> bool:
    """Whether a time is an end of a cited change that the sentence tells."""
    windows = [each for change in rests.changes for each in (change.window_before, change.window_after)]
    bare = _bare(one.phrase)
    parsed = [parse_timing(bare, day) for day in [*rests.days, rests.ground.held.as_of]]
    return len(_phrases(rests.text)) > 1 and any(
        each and found and _meets(found, each) for each in windows for found in parsed
    )


def _timed(rests: Rests) -> list[Timed]:
    spans, done, found = find_timings(rests.text), 0, []
    for start, end in spans:
        near = rests.text[done:start]
        found.append(Timed(rests.text[start:end], None, near if near.strip(" ,;:.") else rests.text[end:]))
        done = end
    return found


def _near(text: str, rests: Rests) -> frozenset[str]:
    """The rough stems of the words beside a time, names that stand everywhere left out."""
    return frozenset(
        stem(word) for word in content(text) if not rests.names.knows(word) and stem(word) not in _EXPECTING
    )


_EXPECTING = frozenset(
    stem(word) for word in ("expects", "expected", "planned", "plans", "company", "now", "trial", "phase")
)


def _is_same_time(one: Timed, other: Timed, anchors: Sequence[date | None]) -> bool:
    if fold_str(one.phrase).casefold() == fold_str(other.phrase).casefold():
        return True
    window = other.window
    parsed = [parse_timing(one.phrase, anchor) for anchor in anchors]
    return window is not None and any(found is not None and _same(found, window) for found in parsed)


_FROM_TO = re.compile(r"\bfrom\s+[\"“']?$", re.IGNORECASE)


def moved_as_told(rests: Rests) -> Iterator[str]:
    """What moved from one time to another moved so in a cited change, and not the other way."""
    ends = _moved_between(rests.text)
    if ends is None:
        return
    for anchor in dict.fromkeys([*rests.days, rests.ground.held.as_of]):
        first, second = (parse_timing(_bare(one), anchor) for one in ends)
        for change in rests.changes:
            before, after = change.window_before, change.window_after
            if first and second and before and after and _meets(first, before) and _meets(second, after):
                return
        if first and second and first.end and second.end and {first.end, second.end} <= set(rests.days):
            return
    printed = {fold_str(one.phrase).casefold() for one in rests.times}
    if fold_str(f"from {ends[0]} to {ends[1]}").casefold() in printed:
        return
    yield f'No cited change is from "{ends[0]}" to "{ends[1]}".'


def _moved_between(text: str) -> tuple[str, str] | None:
    spans: list[Span] = find_timings(text)
    for index, (start, end) in enumerate(spans):
        phrase = text[start:end]
        led = phrase.casefold().startswith("from ") or _FROM_TO.search(text[max(0, start - 8) : start])
        if not led:
            continue
        halves = re.split(r"\s+to\s+", phrase)
        if len(halves) == 2:
            return halves[0], halves[1]
        if index + 1 < len(spans):
            following = text[spans[index + 1].start : spans[index + 1].end]
            between = text[end : spans[index + 1].start].strip(f" {_QUOTED},")
            if following.casefold().startswith("to ") or between.casefold() == "to":
                return phrase, following
    return None
