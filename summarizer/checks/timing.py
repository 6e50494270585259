"""TI: windows follow from their phrases, the phrases are whole and printed, and time runs forward."""

from collections.abc import Iterator
from datetime import date

from summarizer.schemas import Bound, Event, Milestone, MilestoneStatus, TimeWindow
from summarizer.timing import parse_timing

from .context import Context, Fault, Subject
from .wording import occurrences, plain


def each_timing(context: Context) -> Iterator[tuple[Subject, str, Milestone, TimeWindow]]:
    """Every milestone with a time, and the path of that time."""
    for subject, claim in context.each_claim():
        if claim.milestone and claim.milestone.timing:
            yield subject, f"{subject.path}.milestone.timing", claim.milestone, claim.milestone.timing


def anchor(context: Context) -> date | None:
    """The day that phrases are relative to: the release's own, never the clock's."""
    return context.document.published


def phrase_printed(context: Context) -> Iterator[Fault]:
    """The phrase stands in the evidence as printed."""
    for subject, path, _, timing in each_timing(context):
        if not subject.quotes.holds(timing.phrase):
            found = [one.phrase for one in context.page.timings(subject.quotes.text)]
            said = f', which says "{found[0]}"' if found else ""
            yield Fault(f"{path}.phrase", f'"{timing.phrase}" is not in the evidence{said}.', subject.span)


def phrase_whole(context: Context) -> Iterator[Fault]:
    """The phrase is not a part of a longer one that says another time."""
    for subject, path, milestone, timing in each_timing(context):
        places = occurrences(timing.phrase, subject.quotes.folded)
        if not places:
            continue
        longer = [
            phrase
            for phrase in (plain(one.phrase) for one in context.page.timings(subject.quotes.text))
            for place in occurrences(timing.phrase, phrase)
            if len(phrase) > place.end - place.start
        ]
        if len(longer) < len(places):
            continue
        mine = _read(timing.phrase, milestone, anchor(context))
        for phrase in dict.fromkeys(longer):
            other = _read(phrase, milestone, anchor(context))
            if other is not None and (mine is None or _times(mine) != _times(other)):
                yield Fault(
                    f"{path}.phrase", f'"{timing.phrase}" is cut from "{phrase}", another time.', subject.span
                )
                break


def _read(phrase: str, milestone: Milestone, day: date | None) -> TimeWindow | None:
    return parse_timing(phrase, day, runway=milestone.event is Event.CASH_RUNWAY)


def _times(window: TimeWindow) -> tuple[object, ...]:
    return window.start, window.end, window.bound, window.granularity


def window_computed(context: Context) -> Iterator[Fault]:
    """Start, end, bound and granularity are what the convention makes of the phrase."""
    for subject, path, milestone, timing in each_timing(context):
        read = _read(timing.phrase, milestone, anchor(context))
        if read is None:
            if timing.start or timing.end:
                yield Fault(f"{path}.phrase", f'"{timing.phrase}" says no time.', subject.span)
            continue
        for field in ("start", "end", "bound", "granularity"):
            given, computed = getattr(timing, field), getattr(read, field)
            if given != computed:
                yield Fault(
                    f"{path}.{field}",
                    f'"{timing.phrase}" gives {computed if computed else "none"}, not {given if given else "none"}.',
                    subject.span,
                )


def convention_recorded(context: Context) -> Iterator[Fault]:
    """Whether a convention was assumed, and its rule, are recorded as they are."""
    for subject, path, milestone, timing in each_timing(context):
        read = _read(timing.phrase, milestone, anchor(context))
        if read is not None and (timing.assumed, timing.rule) != (read.assumed, read.rule):
            yield Fault(f"{path}.rule", f'"{timing.phrase}" is read by the rule {read.rule}.', subject.span)


def window_runs_forward(context: Context) -> Iterator[Fault]:
    """A window starts before it ends, and has the ends that its bound needs."""
    for subject, path, _, timing in each_timing(context):
        if timing.start and timing.end and timing.start > timing.end:
            yield Fault(path, f"The window runs from {timing.start} back to {timing.end}.", subject.span)
        elif timing.bound in {Bound.WITHIN, Bound.BY} and timing.start and not timing.end:
            yield Fault(f"{path}.end", f"A window {timing.bound.value} has an end.", subject.span)


def dated(context: Context) -> Iterator[Fault]:
    """A phrase without a year, or without an anchor, stays undated and is pointed out."""
    for subject, path, _, timing in each_timing(context):
        if timing.start is None and timing.end is None:
            yield Fault(path, f'"{timing.phrase}" cannot be dated without guessing.', subject.span)


def tense_fits(context: Context) -> Iterator[Fault]:
    """What has occurred did not occur after the release, and what is expected is not over."""
    day = anchor(context)
    if day is None:
        return
    for subject, path, milestone, timing in each_timing(context):
        if milestone.status is MilestoneStatus.OCCURRED and timing.start and timing.start > day:
            if timing.bound is not Bound.AROUND:
                yield Fault(path, f"What occurred cannot lie after the release of {day}.", subject.span)
        elif milestone.status is MilestoneStatus.EXPECTED and timing.end and timing.end < day:
            yield Fault(path, f"What is expected cannot be over before the release of {day}.", subject.span)


def timing_kept(context: Context) -> Iterator[Fault]:
    """A milestone whose evidence says one time keeps it."""
    for subject, claim in context.each_claim():
        if claim.milestone is None or claim.milestone.timing is not None:
            continue
        found = {one.phrase for one in context.page.timings(subject.quotes.text)}
        if len(found) == 1 and claim.milestone.status is MilestoneStatus.EXPECTED:
            yield Fault(
                f"{subject.path}.milestone.timing",
                f'The evidence says "{found.pop()}", the milestone has no time.',
                subject.span,
            )
