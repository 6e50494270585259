"""AT, pairs: values that are each in the evidence are there together, not one from here and one from there."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from summarizer.patterns import later
from summarizer.schemas import Bound, Claim, Event, MilestoneStatus, TimeWindow
from summarizer.text import Span, fold_str

from .context import Context, Fault
from .naming import name_pattern, squeezed
from .statements import without_times
from .terms import readable
from .tone import clauses
from .wording import content, occurrences, stem, terms


def designation_pair(context: Context) -> Iterator[Fault]:
    """Where a clause of the evidence names a designation and a regulator, they are the claim's two or neither."""
    for subject, claim in context.each_claim():
        held = claim.designation
        if held is None or held.agency is None or not subject.quotes.values("agency") - {held.agency.value}:
            continue
        scopes = [context.scope(clause.text) for clause in clauses(subject.quotes.text)]
        both = [
            (scope.values("designation"), scope.values("agency"))
            for scope in scopes
            if scope.values("designation") and scope.values("agency")
        ]
        mine = [agencies for kinds, agencies in both if held.kind.value in kinds]
        if mine and not any(held.agency.value in agencies for agencies in mine):
            other = readable(sorted(mine[0])[0])
            yield Fault(
                f"{subject.path}.designation.agency",
                f"The evidence names {other.upper()} beside {readable(held.kind.value)}.",
                subject.span,
            )


def statement_repeats(context: Context) -> Iterator[Fault]:
    """A statement gives a measured value no oftener than its evidence: two values are not made one.

    Percentages and decimals are such values; how many weeks or grades may well be said twice.
    """
    for subject, claim in context.retold:
        words = without_times(claim.statement, subject.quotes, context)
        said = Counter(match.group() for match in _VALUE.finditer(fold_str(words)))
        twice = {one: count for one, count in said.items() if count > 1}
        printed = Counter(number.value for number in subject.quotes.numerals) if twice else Counter()
        often = [one for one, count in twice.items() if count > printed[Decimal(one.rstrip(" %"))]]
        if often:
            yield Fault(
                f"{subject.path}.statement",
                f'The statement says "{often[0]}" oftener than the evidence.',
                subject.span,
            )


_VALUE = later(r"(?<![\w.,-])(?:\d{1,6}\s?%|\d{1,6}\.\d{1,4}(?:\s?%)?)")
_RATIO = later(
    r"\b(?:(?P<hazard>hr|hazard ratio)|(?P<odds>odds ratio)|(?P<risk>risk ratio|relative risk))"
    r"(?:\s?\(hr\))?(?:\s?[:=]\s?|\s(?:was|of|is)\s|\s)(?P<value>\d{1,3}\.\d{1,4})",
    re.IGNORECASE,
)


def statement_ratios(context: Context) -> Iterator[Fault]:
    """A hazard, odds or risk ratio of a statement is one that the evidence calls so."""
    for subject, claim in context.retold:
        known = set(_ratios(subject.quotes.folded))
        kinds = {kind for kind, _ in known}
        for kind, value in _ratios(fold_str(claim.statement)):
            if kind in kinds and (kind, value) not in known:
                yield Fault(
                    f"{subject.path}.statement", f"The evidence gives no {kind} ratio {value}.", subject.span
                )


def _ratios(text: str) -> Iterator[tuple[str, Decimal]]:
    for match in _RATIO.finditer(text):
        yield _kind(match), Decimal(match["value"])


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in ("hazard", "odds", "risk") if match[kind])


def measure_beside_figure(context: Context) -> Iterator[Fault]:
    """The endpoint of a measure is named in a sentence that prints its figure, where such a sentence names any."""
    for subject, _, path, result in context.results:
        wanted = {hit.value for hit in terms("endpoint", result.measure)}
        if not result.figure or not wanted:
            continue
        told = [one.values("endpoint") for one in subject.lines if one.holds(result.figure)]
        if told and all(told) and not any(wanted & found for found in told):
            other = " or ".join(sorted(told[0])[:3])
            yield Fault(
                f"{path}.measure",
                f'The evidence says {result.figure} of {other}, not of "{result.measure}".',
                subject.span,
            )


def event_and_time(context: Context) -> Iterator[Fault]:
    """Each part of the evidence that gives steps ahead and times gives the expected step and its time."""
    for subject, claim in context.each_claim():
        step = claim.milestone
        if step is None or step.timing is None or len(subject.places) < 2:
            continue
        if step.event is Event.OTHER or step.status is not MilestoneStatus.EXPECTED:
            continue
        for place in subject.places:
            scope = context.scope(place.words)
            events = scope.values("event")
            read = context.page.timings(place.words) if events else ()
            times = [one.window for one in read if _dated(one.window)]
            if not times:
                continue
            if not any(_same_time(one, step.timing) for one in times):
                yield Fault(
                    f"{subject.path}.milestone.timing",
                    f'"{step.timing.phrase}" is not the time in all of the evidence.',
                    place.span,
                )
                break
            if step.event.value not in events and any(
                step.event.value in context.scope(other.words).values("event") for other in subject.places
            ):
                yield Fault(
                    f"{subject.path}.milestone.event",
                    f"A part of the evidence says {readable(sorted(events)[0])}, not {readable(step.event.value)}.",
                    place.span,
                )
                break


def _dated(window: TimeWindow | None) -> bool:
    return window is not None and (window.start or window.end) is not None


def _same_time(one: TimeWindow | None, other: TimeWindow) -> bool:
    """Whether two windows can be one time, told more or less exactly."""
    if one is None:
        return False
    if Bound.BY in {one.bound, other.bound}:
        return one.end == other.end
    starts = [window.start for window in (one, other) if window.start]
    ends = [window.end for window in (one, other) if window.end]
    return not starts or not ends or max(starts) <= min(ends)


def times_and_names(context: Context) -> Iterator[Fault]:
    """The names before a time in a sentence are those of the claims that have that time."""
    told = [one for one in context.tellings if one.retold and context.page.timings(one.text)]
    owners = dict(_owners(context)) if told else {}
    pattern = name_pattern(owners)
    if pattern is None:
        return
    for one in told:
        done = 0
        for phrase, window in context.page.timings(one.text):
            start = one.text.index(phrase, done)
            stretch, done = one.text[done:start], start + len(phrase)
            named = {each for match in pattern.finditer(stretch) for each in _owner_of(owners, match.group())}
            timed = [claim for claim in one.claims if _has_time(claim, window)]
            about = {each for claim in timed for each in _about(claim, context)}
            if named and about and not named & about:
                yield Fault(
                    f"{one.path}.text",
                    f'No cited claim gives "{phrase}" to {" and ".join(sorted(named))}.',
                )


def times_cited(context: Context) -> Iterator[Fault]:
    """A sentence that cites only steps with times, and says a time, says that of one of them."""
    claims = context.claim_by_id
    for index, sentence in enumerate(context.summary.summary):
        steps = [claims[one].milestone for one in sentence.claim_ids if one in claims]
        held = [step.timing for step in steps if step and step.timing and _dated(step.timing)]
        if not held or len(held) < len(sentence.claim_ids):
            continue
        said = [one for one in context.page.timings(sentence.text) if _dated(one.window)]
        if said and not any(_same_time(one.window, other) for one in said for other in held):
            yield Fault(f"summary[{index}].text", f'No cited step has the time "{said[0].phrase}".')


def _owners(context: Context) -> Iterator[tuple[str, frozenset[str]]]:
    found: dict[str, set[str]] = {}
    for program in context.summary.programs:
        for name in (program.name, *program.aliases):
            found.setdefault(name, set()).add(program.id)
    for trial in context.summary.trials:
        if trial.name:
            found.setdefault(trial.name, set()).update((trial.id, *trial.program_ids))
    return ((name, frozenset(ids)) for name, ids in found.items())


def _owner_of(owners: dict[str, frozenset[str]], name: str) -> frozenset[str]:
    return next((ids for one, ids in owners.items() if squeezed(one) == squeezed(name)), frozenset())


def _about(claim: Claim, context: Context) -> Iterator[str]:
    yield from claim.program_ids
    for trial in claim.trial_ids:
        yield trial
        yield from context.trial_by_id[trial].program_ids if trial in context.trial_by_id else ()


def _has_time(claim: Claim, window: TimeWindow | None) -> bool:
    """Whether the time of a claim's step is that of a window."""
    timing = claim.milestone.timing if claim.milestone else None
    return (
        timing is not None and window is not None and (window.start, window.end) == (timing.start, timing.end)
    )


_KINDS = r"(?P<kind>upfront|up-front|milestone|royalt|equity|option|grant|loan|debt)\w*"
_KIND_BEFORE = later(
    rf"\b{_KINDS}(?:\s[a-z-]{{2,14}}){{0,2}}?\s(?:of|totaling|totalling)\s(?:[a-z]{{2,14}}\s){{0,3}}$"
)
_KIND_BEHIND = later(rf"\s(?:in|of|as)\s(?:[a-z-]{{2,16}}\s){{0,4}}?{_KINDS}")


def amount_beside_figure(context: Context) -> Iterator[Fault]:
    """What kind of payment an amount is agrees with the words right beside its figure."""
    for subject, path, amount in context.amounts:
        folded = subject.quotes.folded
        mine = {match["kind"] for match in re.finditer(rf"\b{_KINDS}", fold_str(amount.what).casefold())}
        beside = [_payment(folded, place) for place in occurrences(amount.figure, folded)]
        if mine and beside and all(beside) and not any(mine & kinds for kinds in beside):
            other = sorted(beside[0])[0]
            yield Fault(f"{path}.what", f'The evidence says "{other}" beside {amount.figure}.', subject.span)


def _payment(folded: str, place: Span) -> frozenset[str]:
    """The kinds of payment right before and right behind a figure."""
    before = _KIND_BEFORE.search(folded[max(0, place.start - 80) : place.start])
    behind = _KIND_BEHIND.match(folded, place.end)
    kinds = {match["kind"] for match in (before, behind) if match}
    if before and _OF_ANOTHER.search(folded[: max(0, place.start - 80) + before.start()][-48:]):
        kinds |= {match["kind"] for match in _LAST_KIND.finditer(before.group())}
        kinds -= {before["kind"]} if len(kinds) > 1 else set()
    return frozenset(kinds)


_OF_ANOTHER = later(r"\d[^.;]{0,30}\s(?:in|of|as)\s(?:[a-z-]{2,16}\s){0,3}$")
"""What stands before a kind that another figure is of: `up to $90 million in milestones and royalties of 8%`."""
_LAST_KIND = later(rf"\b(?:and|or)\s(?:[a-z-]{{2,14}}\s)?{_KINDS}")


_PLAIN = frozenset(
    stem(word) for word in ("endpoint", "endpoints", "rate", "patients", "trial", "study", "data", "results")
)


def measure_in_statement(context: Context) -> Iterator[Fault]:
    """A finding without a figure is about what its statement is about."""
    for subject, claim in context.each_claim():
        scope = context.scope(claim.statement)
        for index, result in enumerate(claim.results):
            if result.figure or result.n is not None:
                continue
            words = [word for word in content(result.measure) if stem(word) not in _PLAIN]
            named = {hit.value for hit in terms("endpoint", result.measure)}
            if words and not named & scope.values("endpoint") and not any(map(scope.resembles, words)):
                yield Fault(
                    f"{subject.path}.results[{index}].measure",
                    f'The statement is not about "{result.measure}".',
                    subject.span,
                )
