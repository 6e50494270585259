"""BR, sequence: what was said first and last, what was planned for a time and what took place then."""

import re
from collections.abc import Iterator
from datetime import date

from summarizer.schemas import ChangeKind, Modality
from summarizer.text import fold_str
from summarizer.timing import find_timings, parse_timing

from ..terms import without_phases
from ..wording import content, stem
from .ground import Rests
from .times import held_by, is_end_of_change, without_times

_OLD = re.compile(
    r"\b(?:once|at first|first (?=expected|guided|planned|told|given)|initially|originally|formerly|previously|earlier)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:now|currently|a later|latest|last (?=expected|guided|planned|told))\b", re.IGNORECASE
)
_THEN = re.compile(r"\b(?:then|later|afterwards|subsequently)\b", re.IGNORECASE)


def order_kept(rests: Rests) -> Iterator[str]:
    """What the sentence tells as said before and as said now was said by an earlier and by the latest release."""
    spans, done = find_timings(rests.text), 0
    told = [(rests.text[start:end], _days(rests.text[start:end], rests)) for start, end in spans]
    last = max((day for _, days in told for day in days), default=None)
    several = len({day for _, days in told for day in days}) > 1
    before: set[date] = set()
    for (_, end), (phrase, days) in zip(spans, told, strict=True):
        beside, done = rests.text[done:end], end
        if days and several:
            old, new = _OLD.search(beside), _NEW.search(beside)
            wrong = (new and not old and last not in days) or (old and not new and days == {last})
            if wrong or (_THEN.search(beside) and before and max(days) <= min(before)):
                yield f'"{phrase}" was not said in this order.'
                return
        before = days
    yield from _now_rather(rests)
    yield from _turned(rests)


def _days(phrase: str, rests: Rests) -> set[date]:
    """The days of the cited releases that give a time."""
    found = [
        rests.ground.published.get(rests.ground.cited[one].source)
        for one in rests.sentence.citations
        if one in rests.ground.cited and held_by(phrase, rests.alone(one))
    ]
    return {day for day in found if day}


_LATER_ENDED = re.compile(
    r"\b(?:later|new|current) window\b[^.;]{0,80}\b(?:ended|over|passed|lapsed|closed|expired)\b",
    re.IGNORECASE,
)
_EARLIER_DATES = re.compile(r"\b(earlier|sooner|later) (?:dates?|timelines?|timing)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\s(before|after)\s", re.IGNORECASE)


def _turned(rests: Rests) -> Iterator[str]:
    """Earlier told as later, and before as after, of what the cited releases say one after another."""
    ended = _LATER_ENDED.search(rests.text)
    if ended and any(one.lapsed_days is not None for one in rests.changes):
        yield f'The window that ended is not the later one: "{ended.group()}".'
        return
    records = {(one.document, one.record) for one in rests.cited}
    kinds = {
        one.kind
        for one in (moved.change for moved in rests.ground.held.moved)
        if one.after and (one.after.document, one.after.record) in records
    }
    dates = _EARLIER_DATES.search(rests.text)
    other = ChangeKind.PULLED_IN if dates and dates[1].casefold() == "later" else ChangeKind.DELAYED
    if dates and other in kinds and len(kinds & {ChangeKind.PULLED_IN, ChangeKind.DELAYED}) == 1:
        yield f'What moved, did not move to "{dates.group()}".'
        return
    for match in _BEFORE.finditer(rests.text):
        first, second = (
            _said_on(part, rests) for part in (rests.text[: match.start()], rests.text[match.end() :])
        )
        if first and second and first != second and (first < second) is (match[1].casefold() == "after"):
            yield f'The cited words have these the other way round: "{match[1]}".'
            return


def _said_on(part: str, rests: Rests) -> date | None:
    """The day of the one release whose words a part of a sentence is nearest to."""
    wanted = frozenset(stem(word) for word in content(part))
    scored = sorted(
        ((len(wanted & rests.alone(one.id).words.stems), one) for one in rests.cited),
        key=lambda pair: -pair[0],
    )
    if len(scored) < 2 or scored[0][0] == scored[1][0]:
        return None
    return rests.ground.published.get(scored[0][1].source)


_RATHER = re.compile(r"\bnow\b(.{1,80}?)\b(?:rather than|instead of)\b(.{1,60})", re.IGNORECASE)


def _now_rather(rests: Rests) -> Iterator[str]:
    match = _RATHER.search(without_times(rests))
    if match is None:
        return
    here, there = (rests.ground.scope(part).numbers for part in match.groups())
    dated = sorted(
        (day, one)
        for one in rests.sentence.citations
        if (day := rests.ground.published.get(rests.ground.cited[one].source))
    )
    if len(dated) < 2:
        return
    newest = rests.alone(dated[-1][1]).words.numbers
    if (here - there) - newest or (
        (there - here) and (there - here) <= newest and not (here - there) <= newest
    ):
        yield f'"{match.group()}" is told the other way round.'


_CLAUSE = re.compile(
    r";|,\s(?!20\d\d)|\b(?:and|but|although|though|while|whereas|against|then)\b", re.IGNORECASE
)


def figures_together(rests: Rests) -> Iterator[str]:
    """The numbers and times of one clause stand together in one cited record, or in a cited change."""
    if len(rests.sentence.citations) < 2:
        return
    changed = rests.notes.numbers | rests.values.numbers
    for clause in _CLAUSE.split(fold_str(rests.text)):
        times = [clause[start:end] for start, end in find_timings(clause)]
        plain = clause
        for time in times:
            plain = plain.replace(time, " , ")
        numbers = rests.ground.scope(without_phases(plain)).numbers
        times = [one for one in times if not is_end_of_change(one, rests)]
        if len(numbers) + len(times) < 2 or (rests.changes and numbers <= changed):
            continue
        alone = [rests.alone(one) for one in rests.sentence.citations]
        known = [one for one in numbers if any(one in each.all.numbers for each in alone)]
        dated = [one for one in times if any(held_by(one, each) for each in alone)]
        if not any(
            all(one in each.all.numbers for one in known) and all(held_by(one, each) for one in dated)
            for each in alone
        ):
            yield f'No cited record has all of "{clause.strip()}".'
            return


_PLANNED = re.compile(
    r"\b(?:expect\w*|PDUFA|target\w*|plan(?:ned|s)|guid(?:ed|ance)|due|slated|scheduled|anticipated?)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:took place|held|completed|submitted|dosed|granted|cleared|started|initiated|presented|terminated|signed|occurred|closed|approved|accepted|lifted|launched)\b",
    re.IGNORECASE,
)


def plans_dated(rests: Rests) -> Iterator[str]:
    """A time is given for a plan where the cited words plan for it, and for what was done where it was done then."""
    done = 0
    for start, end in find_timings(rests.text):
        beside, phrase, done = rests.text[done:start], rests.text[start:end], end
        marks = [*_PLANNED.finditer(beside), *_DONE.finditer(beside)]
        if not marks:
            continue
        planned = _PLANNED.search(beside) is not None
        holders = [one for one in rests.cited if held_by(phrase, rests.alone(one.id))]
        kinds = {one.modality for one in holders}
        if not kinds or is_end_of_change(phrase, rests, planned=planned):
            continue
        if (planned and kinds == {Modality.REPORTED} and not _plans(rests)) or (
            not planned and kinds == {Modality.EXPECTED}
        ):
            yield f'The cited words {"tell of" if planned else "plan"} "{phrase}".'
            return


def _plans(rests: Rests) -> bool:
    """Whether a cited report speaks of a plan in its own words."""
    return any(
        one.modality is Modality.REPORTED and any(_PLANNED.search(each.quote) for each in one.evidence)
        for one in rests.cited
    )


_MOVED = re.compile(
    r"\b(?:moved|slipped|delayed|postponed|shifted|pushed (?:back|out)|pulled (?:in|forward)|brought forward)\b(?:\s[\w-]{1,14}){0,6}?\s(to|from)(?:\sthe)?\s*$",
    re.IGNORECASE,
)


_REACHED = re.compile(r"\breached$", re.IGNORECASE)


def moved_to(rests: Rests) -> Iterator[str]:
    """What moved to a time is expected then now, and what moved from it was before."""
    for start, end in find_timings(rests.text):
        phrase = rests.text[start:end]
        came = [
            one.window_after for one in rests.changes if one.kind is ChangeKind.ACHIEVED and one.window_after
        ]
        if (
            came
            and _REACHED.search(rests.text[:start].rstrip())
            and not is_end_of_change(phrase, rests, planned=False)
        ):
            yield f'No cited change has this reached "{phrase}".'
            return
        lead = re.match(r"(to|from)\s", phrase, re.IGNORECASE)
        led = _MOVED.search(rests.text[:start].rstrip() + (f" {lead[1]} " if lead else " "))
        if led is None or not rests.changes or (lead and " to " in phrase):
            continue
        windows = [
            one.window_after if led[1].casefold() == "to" else one.window_before
            for one in rests.changes
            if one.kind is not ChangeKind.ACHIEVED
        ]
        bare = re.sub(r"^(?:to|from|in|the)\s+", "", phrase, flags=re.IGNORECASE)
        parsed = [parse_timing(bare, day) for day in [*rests.days, rests.ground.held.as_of]]
        ends = {one.end for one in parsed if one}
        if windows and not any(one and one.end in ends for one in windows):
            yield f'No cited change is {led[1]} "{phrase}".'
            return
