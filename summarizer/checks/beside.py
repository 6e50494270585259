"""AT and MO, beside: a value is what the words right beside it say, not what the same sentence says of another."""

import re
from collections.abc import Iterator

from summarizer.patterns import later
from summarizer.schemas import Claim, Event, MilestoneStatus, Modality
from summarizer.text import Span, fold_str

from .context import Context, Fault, Subject
from .statements import lacks
from .terms import readable
from .tone import clauses
from .wording import Scope, content, key, occurrences, stem

_SUM = later(
    r"(?:(?:us|hk|a|au|c|ca|nt|s)?\$|[\u20ac\u00a3\u00a5\u20a9]|\b(?:usd|eur|gbp|rmb|cny|jpy|sek|dkk|nok|chf|krw|aud|cad)\s?)"
    r"\d[\d,.]{0,14}(?:\s?-\s?\d[\d,.]{0,14})?(?:\s?(?:thousand|million|billion|trillion|bn|mn)\b)?"
)
_OF_IT = later(r"\s?(?:in|on|as|of|for|to|from|per|is|are|was|were)\s")
"""How the words behind a sum start that say what it is, rather than what the next one is."""
_JOINT = later(r"\b(?:and|or|plus)\b|[,;:(]")
_END = later(r"(?<!\.[a-z])(?<!\binc)(?<!\bltd)(?<!\bno)(?<!\bvs)\.\s(?=[a-z0-9\u201c\"])|[;\n]|\s--?\s")


class Beside:
    """What stands around one printing of a sum, as far as it is said of that sum."""

    def __init__(self, before: str, behind: str, earlier: str = "") -> None:
        self.before = before
        self.behind = behind
        self.earlier = earlier
        """All that its sentence says before it."""


def around(folded: str, place: Span) -> Beside | None:
    """The words of a sum's own before and behind it; null where another sum shares them."""
    starts = [match.end() for match in _END.finditer(folded, 0, place.start)]
    start = max(starts, default=0)
    ends = _END.search(folded, place.end)
    end = ends.start() if ends else len(folded)
    others = [
        match.span()
        for match in _SUM.finditer(folded, start, end)
        if match.end() <= place.start or match.start() >= place.end
    ]
    before_sums = [span for span in others if span[1] <= place.start]
    behind_sums = [span for span in others if span[0] >= place.end]
    before = folded[before_sums[-1][1] if before_sums else start : place.start]
    behind = folded[place.end : behind_sums[0][0] if behind_sums else end]
    if before_sums and _OF_IT.match(before):
        joints = [match.start() for match in _JOINT.finditer(before)]
        before = before[joints[-1] :] if joints else ""
    if behind_sums:
        joints = [match.start() for match in _JOINT.finditer(behind)]
        behind = behind[: joints[-1]] if joints else behind if _OF_IT.match(behind) else ""
    told = [word for word in content(before) if key(word) not in _CARRIES]
    named = _IS_IT.match(behind) and not _THAN_IT.match(behind)
    if before_sums and not told and not named and not _NAMED_BEHIND.match(behind):
        return None
    return Beside(before, behind, folded[start : place.start])


_IS_IT = later(r"\s?(?:in|on|as|of|for|to|is|are|was|were)\s")
_THAN_IT = later(
    r"\s?(?:in|for|as of|at|on)\s(?:the\s)?(?:\d|q\d|first|second|third|fourth|fiscal|full|same|prior|year|quarter|[a-z]+ \d)"
)
"""How the words behind a sum start that say only of which time it is."""
_NAMED_BEHIND = later(
    r"\s(?!per|as|at|in|for|from|on|and|or|compared|versus|during|by|to|over|basic|through|into)[a-z-]{4,}"
)
"""How the words behind a sum name it right away: `a $15 million equity investment`."""
_CARRIES = frozenset(
    map(
        key,
        (
            "compared", "compare", "versus", "vs", "or", "from", "up", "to", "approximately", "about", "of", "nearly",
            "almost", "which", "including", "include", "comprising", "respectively", "over", "more", "less", "than",
            "year", "earlier", "prior", "per", "share", "total", "least", "around", "increase", "decrease", "against",
            "additional", "plus", "net", "range", "raised", "rose", "fell", "million", "billion", "down",
        ),
    )
)  # fmt: skip
"""Words between two sums that say of the second only how it stands to the first."""


def _printings(figure: str, subject: Subject) -> list[Beside]:
    folded = subject.quotes.folded
    found = [around(folded, place) for place in occurrences(figure, folded)]
    return [one for one in found if one] if all(found) else []


_PAID = later(
    r"\b(?:announced the pricing|received|paid|pays|recogni[sz]ed|recorded|earned|booked|collected|repaid|triggered|triggering|spent)\b"
)
_POSSIBLE = later(
    r"\b(?:eligible\s(?:to\s(?:receive|earn)|for)|potential|potentially|could|may|might|would|entitled to up to|if)\b"
)
_AHEAD = later(
    r"\b(?:will|expects?|expected|anticipates?|anticipated|plans?|intends?|estimated|estimates|agreed to|to (?:receive|pay))\b"
)
_PURPOSE = later(
    r"\s?(?:in order\s)?to (?:fund|complete|extend|build|advance|support|finance|initiate|conduct|expand|develop|launch|continue)\b"
)


def payment_tone(context: Context) -> Iterator[Fault]:
    """A sum is paid, to be paid or possible as the last word before it says.

    `Received €45 million and is eligible for up to €620 million` has one of each.
    """
    for subject, claim in context.each_claim():
        if claim.negated or claim.results or claim.milestone:
            continue
        for amount in claim.amounts:
            wrong = _wrong_tone(claim, _printings(amount.figure, subject))
            if wrong:
                yield Fault(
                    f"{subject.path}.modality",
                    f'The evidence says "{wrong}" of {amount.figure}.',
                    subject.span,
                )
                break


def _wrong_tone(claim: Claim, printings: list[Beside]) -> str | None:
    """The word by which every printing of a sum says another tone than the claim's."""
    found = [_tone(one) for one in printings]
    if not found or not all(found):
        return None
    if any(tone and claim.modality in tone[1] for tone in found):
        return None
    return next(tone[0] for tone in found if tone)


def _tone(printing: Beside) -> tuple[str, frozenset[Modality]] | None:
    """The last word of tone before a sum, and what a claim may be by it; null where there is none."""
    purpose = _PURPOSE.match(printing.behind)
    last: tuple[int, str, frozenset[Modality]] | None = None
    for pattern, allowed in _TONES:
        for match in pattern.finditer(printing.earlier):
            if last is None or match.start() >= last[0]:
                last = match.start(), match.group(), allowed
    if last is None and purpose and not re.search(r"\w\s\w", printing.before.strip(" -~")):
        return purpose.group().strip(), frozenset({Modality.EXPECTED})
    return (last[1], last[2]) if last else None


_TONES = (
    (_PAID, frozenset({Modality.REPORTED})),
    (_POSSIBLE, frozenset({Modality.HYPOTHETICAL})),
    (_AHEAD, frozenset({Modality.EXPECTED, Modality.HYPOTHETICAL})),
)


def amount_called(context: Context) -> Iterator[Fault]:
    """What an amount is, the words of its own figure say, not those of another figure in the sentence."""
    for subject, path, amount in context.amounts:
        added = [
            word
            for word in content(amount.what)
            if key(word) in _EXACT
            and not subject.block.knows(word)
            and key(word) not in subject.sentences.values("amount_word")
        ]
        if added:
            yield Fault(f"{path}.what", f"{lacks(added)}.", subject.span)
            continue
        printings = _printings(amount.figure, subject)
        if not printings or any(character.isdigit() for character in amount.what):
            continue
        mine = [context.scope(f"{one.before} {one.behind}") for one in printings]
        words = [
            word for word in content(amount.what) if stem(word) not in _GENERAL and key(word) not in _CARRIES
        ]
        quoted = subject.quotes
        lost = [
            word for word in words if quoted.resembles(word) and not any(one.resembles(word) for one in mine)
        ]
        if not words and not any(map(subject.block.resembles, content(amount.what))):
            yield Fault(f"{path}.what", f"{lacks(content(amount.what)[:1])}.", subject.span)
        if lost and not _in_heading(lost, subject):
            yield Fault(
                f"{path}.what", f'The evidence does not say "{lost[0]}" of {amount.figure}.', subject.span
            )


_EXACT = frozenset(("total", "net", "gross", "operating"))
"""Words of an amount that no other word says: not `total` for what was `totaled` by a part."""
_GENERAL = frozenset(map(stem, ("total", "amount", "payment", "payments", "cost", "price", "value", "per")))


def _in_heading(words: list[str], subject: Subject) -> bool:
    """Whether a heading, or what introduces the list, says all of some words."""
    context = subject.context
    above = []
    for place in subject.places:
        if place.paragraph is None:
            continue
        for one in (context.introduction(place.paragraph), context.paragraph(place.paragraph.heading)):
            above += [context.words(one.start, one.end)] if one else []
    scope = context.scope("\n".join(above))
    return bool(above) and all(map(scope.resembles, words))


def event_beside_time(context: Context) -> Iterator[Fault]:
    """Where a sentence gives several steps their times, a step is one of those named before its own time."""
    for subject, claim in context.each_claim():
        step = claim.milestone
        if step is None or step.timing is None:
            continue
        if step.event is Event.OTHER:
            yield from _unnamed(subject, claim)
            continue
        if step.status is not MilestoneStatus.EXPECTED and step.status is not MilestoneStatus.OCCURRED:
            continue
        told = [
            _named(step.event, scope, place, subject)
            for line in dict.fromkeys(place.words for place in subject.places)
            for scope in [context.scope(line)]
            for place in occurrences(step.timing.phrase, scope.folded)
        ]
        if told and all(told) and not any(step.event.value in events for events in told):
            other = readable(sorted(told[0])[0])
            yield Fault(
                f"{subject.path}.milestone.event",
                f'The evidence names {other} beside "{step.timing.phrase}".',
                subject.span,
            )


def _named(event: Event, scope: Scope, place: Span, subject: Subject) -> frozenset[str]:
    """The steps named between the time before, in the same sentence, and a time; none where they share one.

    None either where `event` is the one named last: no matter where the time before stands.
    """
    folded = scope.folded
    if len(folded) != len(scope.text):
        return frozenset()
    starts = [match.end() for match in _END.finditer(folded, 0, place.start)]
    start = max(starts, default=0)
    named = [hit for hit in scope.hits["event"] if start <= hit.start and hit.end <= place.start]
    last = max((hit.start for hit in named), default=start)
    if not named or any(hit.start == last and hit.value == event.value for hit in named):
        return frozenset()
    stop = _END.search(folded, place.end)
    times = [
        at
        for timing in subject.context.page.timings(folded[start : stop.start() if stop else len(folded)])
        for at in occurrences(timing.phrase, folded)
        if start <= at.start and (at.end <= place.start or at.start >= place.end)
    ]
    if not times:
        return frozenset()
    earlier = max((at.end for at in times if at.end <= place.start), default=start)
    return frozenset(hit.value for hit in named if earlier <= hit.start)


_PLAIN_STEPS = frozenset(
    {
        "IND_SUBMITTED", "FIRST_PATIENT_DOSED", "ENROLLMENT_COMPLETE", "TOPLINE", "ROLLING_SUBMISSION", "NDA_SUBMITTED",
        "BLA_SUBMITTED", "SNDA_SUBMITTED", "SBLA_SUBMITTED", "MAA_SUBMITTED", "PDUFA_DATE", "LAUNCH", "RESUBMITTED",
        "DATA_UPDATE", "FILING_ACCEPTED",
    }
)  # fmt: skip
"""Steps that a sentence names in so many words; others it may name in passing."""


_GOAL_DATE = later(r"\bPDUFA\b|\bPrescription Drug User Fee\b|\b(?:goal|action) date\b", re.IGNORECASE)


def _unnamed(subject: Subject, claim: Claim) -> Iterator[Fault]:
    """A fault where a step has no name of its own in the record, and its evidence names one alone."""
    context, timing = subject.context, claim.milestone.timing if claim.milestone else None
    beside = [
        context.scope(clause.text)
        for clause in clauses(subject.quotes.text)
        if timing and fold_str(timing.phrase).casefold() in clause.text.casefold()
    ]
    named = frozenset[str]().union(*(one.values("event") for one in beside))
    if named == {Event.PDUFA_DATE.value} and not any(_GOAL_DATE.search(one.text) for one in beside):
        return
    if len(named) == 1 and named <= _PLAIN_STEPS and not subject.quotes.values("designation"):
        yield Fault(
            f"{subject.path}.milestone.event",
            f"The evidence names {readable(sorted(named)[0])}.",
            subject.span,
        )
