"""Steps that no kind of step words: items of a list of milestones, and plans with a time of their own."""

import re
from collections.abc import Iterator

from summarizer.patterns import later
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.restated import Told
from summarizer.rules.roster import Roster
from summarizer.rules.step import Step
from summarizer.rules.subjects import subject_of
from summarizer.rules.tense import HOPED, SIDE, Seen, consistent, timings
from summarizer.rules.trials import Trials
from summarizer.schemas import ClaimType, Event, FactKind, MilestoneStatus, ZoneKind
from summarizer.text import Span
from summarizer.timing import parse_timing

_LISTING = later(
    r"\b(?:expect\w*|anticipat\w+|upcoming|milestones?|catalysts?|next\ssteps|planned|timeline|outlook|looking\sahead|goals)\b",
    re.IGNORECASE,
)
_COLON = later(r"^(?P<what>[^:;]{4,140}):\s?$")
_ITEM = Step(Event.OTHER, _LISTING, (), ClaimType.BACKGROUND)


def is_listed(prose: Prose, sentence: Sentence) -> bool:
    """Whether a line is an item of a list of what is to come."""
    lead = prose.lead(sentence)
    if lead is not None:
        return _LISTING.search(lead.text) is not None
    heading = prose.heading(sentence)
    return sentence.bullet and heading is not None and _LISTING.search(heading.text) is not None


def unnamed(prose: Prose, sentence: Sentence, programs: Roster, trials: Trials) -> Iterator[Told]:
    """`First U.S. site active: by mid-year 2026`: an item of such a list that words no step of a known kind."""
    whens = timings(sentence)
    if len(whens) != 1 or _COLON.match(sentence.text[: whens[0].start]) is None:
        return
    when = whens[0]
    phrase = sentence.text[when.start : when.end]
    window = parse_timing(phrase, prose.document.published)
    one = Seen(_ITEM, Span(0, max(when.start - 2, 1)), when)
    about = subject_of(sentence, one, programs, trials)
    if (
        window is None
        or about is None
        or not consistent(window, MilestoneStatus.EXPECTED, prose.document.published)
    ):
        return
    refs, trial_refs, support = about
    yield Told(
        one.step, MilestoneStatus.EXPECTED, phrase, window, refs, trial_refs, [sentence], support, one.span
    )


_PLAN = later(
    r"\b(?:must\s(?=[a-z]{3,})[a-z]+|(?:is|are)\srequired\sto\s[a-z]{3,}|has\s(?:agreed|committed|undertaken)\sto\s[a-z]{3,}|and\s(?:expected|anticipated|scheduled)\sto\s[a-z]{3,}|(?:is|are)\sto\sbe\s[a-z]{3,}|(?:is|are)\s(?:foreseen|envisaged))\b"
    r"|\bwill\s(?:begin|start|commence|open|complete|file|submit|initiate|launch|conduct|enroll?|report|announce|provide|request|seek|close)\b"
    r"|\b(?:(?:plans?|intends?|expects?|anticipates?|aims?)\sto\s(?!present\b|host\b|hold\b|participate|attend|use\b|incur|continue|have\b|be\b)[a-z]{3,}|(?:is|are|remains?)\s(?:now\s|currently\s|still\s)?(?:expected|planned|anticipated|scheduled|slated|targeted|on\strack)\b|\b(?:decision|opinion|response|feedback)\s(?:is\s|now\s)?(?:expected|anticipated)\b|(?:expects?|anticipates?)\s(?:an?\s|the\s)?(?:[\w’'-]{1,20}\s){0,4}?(?:decision|opinion|feedback|response|completion|approval)\b)",
    re.IGNORECASE,
)
_NO_STEP = later(
    r"\b(?:revenues?|expenses?|sales|guidance|conference\scall|webcast|webinar|headcount|market|growth|tax|shares?|closing\sconditions|results\sfor\sthe)\b",
    re.IGNORECASE,
)
_TOLD = frozenset({ZoneKind.HEADLINE_BULLETS, ZoneKind.LEAD, ZoneKind.BODY, ZoneKind.ABOUT_PROGRAM})
_PLANNED = Step(Event.OTHER, _PLAN, (), ClaimType.BACKGROUND)
_LAUNCHES = later(r"\b(?:launch|commercially\savailable|first\scommercial\ssales?)\b", re.IGNORECASE)
_ADVANCES = later(
    r"^\W{0,3}\w+\sto\s(?:progress|advance|move|proceed)\s(?:(?:it|[\w®™-]{2,20})\s)?(?:to|into)\s(?:an?\s|the\s)?(?:[\w/-]{1,20}\s){0,5}?(?:phase\s[\w/]{1,6}|clinical\s(?:trials?|stud(?:y|ies)|development)|trials?|stud(?:y|ies))\b",
    re.IGNORECASE,
)
_READS_OUT = later(r"\b(?:data|results|readouts?|findings)\b[^.;]{0,140}$", re.IGNORECASE)
_TOLD_OF = later(
    r"^(?:[^.;]{0,40}?\s)?to\s(?:be\s)?(?:report(?:ed)?|announced?|released?|shared?|available|read\sout|follow)\b|^\s(?:in|by|during|around)\s",
    re.IGNORECASE,
)
_APPROVES = later(r"\bapprovals?(?:\sprocess)?(?:\s(?:in|for|of|by)\s[^.;,]{2,60})?\s$", re.IGNORECASE)


def _kind(text: str, opens: int, plan: Span) -> Step:
    """The kind of a planned step, where the words before or behind the plan's verb name one."""
    before, after = text[max(opens, 0) : plan.start], text[plan.end : plan.end + 80]
    event, trial = Event.OTHER, False
    if _ADVANCES.match(text[plan.start : plan.end + 120]):
        event, trial = Event.TRIAL_START, True
    elif _READS_OUT.search(before) and _TOLD_OF.match(after):
        event, trial = Event.DATA_UPDATE, True
    elif _APPROVES.search(before):
        event = Event.APPROVED
    elif _LAUNCHES.search(before[-60:]) or _LAUNCHES.search(text[plan.start : plan.end + 20]):
        event = Event.LAUNCH
    return _PLANNED if event is Event.OTHER else Step(event, _PLAN, (), ClaimType.BACKGROUND, trial=trial)


_DUTY = later(r"\bmust\s[a-z]{3,}|\b(?:is|are)\srequired\sto\s[a-z]{3,}", re.IGNORECASE)


def is_duty(sentence: Sentence) -> bool:
    """Whether a sentence says what the company has to do, whatever steps its words name."""
    return _DUTY.search(sentence.text) is not None and len(timings(sentence)) == 1


def planned(prose: Prose, sentence: Sentence, programs: Roster, trials: Trials) -> Iterator[Told]:
    """`Invented intends to open a second cohort in Q4 2026`: a plan in a clause of its own, with its one time."""
    text = sentence.text
    if sentence.kind not in _TOLD or len(text) > 420 or _NO_STEP.search(text):
        return
    plans = list(_PLAN.finditer(text))
    if len(plans) != 1:
        return
    opens = text.rfind("; ", 0, plans[0].start()) + 1
    shuts = text.find("; ", plans[0].end())
    whens = [
        when for when in timings(sentence) if opens <= when.start and (shuts < 0 or when.end <= shuts + 1)
    ]
    if len(whens) != 1 or any(True for _ in sentence.of(FactKind.MONEY)):
        return
    when, plan = whens[0], plans[0]
    gap = text[plan.end() : when.start] if when.start >= plan.end() else text[when.end : plan.start()]
    ahead = text[max(0, plan.start() - 60) : plan.start()].rpartition(", which ")[2]
    if len(gap) > 150 or SIDE.search(gap) or HOPED.search(gap) or HOPED.search(ahead) or ", and " in gap:
        return
    phrase = text[when.start : when.end]
    anchor = prose.document.published
    window = parse_timing(phrase, anchor)
    if window is None or window.end is None or (anchor is not None and window.end <= anchor):
        return
    if not consistent(window, MilestoneStatus.EXPECTED, anchor):
        return
    span = Span(plan.start(), plan.end())
    one = Seen(_kind(text, opens, span), span, when)
    about = subject_of(sentence, one, programs, trials)
    if about is None:
        return
    refs, trial_refs, support = about
    if not all(programs.beside(sentence, other) for other in support):
        return
    yield Told(
        one.step, MilestoneStatus.EXPECTED, phrase, window, refs, trial_refs, [sentence], support, one.span
    )
