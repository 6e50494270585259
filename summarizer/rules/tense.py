"""Steps in a sentence: which it words, when each is, and whether it happened or is expected.

A step and a time belong together when no other step and no other time stands between them. A step
that is only hoped for, denied or explained has no status, and is left out.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from summarizer.patterns import later
from summarizer.rules.prose import Sentence
from summarizer.rules.step import Step
from summarizer.rules.steps import STEPS
from summarizer.schemas import Event, FactKind, MilestoneStatus, TimeWindow, ZoneKind
from summarizer.text import Span
from summarizer.timing import parse_timing

_EXPECTED = later(
    r"\b(?:expect(?:s|ed|ing)?|anticipat(?:es?|ed|ing)|plan(?:s|ned|ning)?|on\strack|on\space|target(?:s|ed|ing)?|slated|scheduled|"
    r"intend(?:s|ed|ing)?|(?-i:[Aa]im)(?:s|ing)?|preparing|project(?:s|ed)|will|due|should\stake\splace|set\sto|foresee[ns]?|envisag(?:es|ed)|(?:is|are)\sto\sbe|guid(?:es|ed|ance)|goal\sdate|action\sdate|target\sdate|upcoming|look(?:s|ing)?\sforward\sto)\b",
    re.IGNORECASE,
)
HOPED = later(
    r"\b(?:may|might|could|would|should|potential(?:ly)?|possible|if|whether|unless|hopes?|no|not|nor|neither|none|never|without|cannot|"
    r"in\spreparation\sfor|support\w*|enabl\w+|requirements?|designed\sto|ability\sto|toward|towards|prior\sto|before|until|upon|"
    r"following|after|once|pending|provid(?:ed\sthat|ing|es?)|criteria|risk)\b",
    re.IGNORECASE,
)
_AUXILIARY = later(
    r"\b(?:has|have|had|was|were|been|having)\s(?:\w+ly\s|also\s|now\s|first\s)?$", re.IGNORECASE
)
_PAST = later(
    r"^(?:initiated|started|began|commenced|launched|completed|concluded|submitted|filed|accepted|validated|approved|received|"
    r"granted|signed|entered|executed|closed|dosed|cleared|published|lifted|removed|placed|imposed|issued|secured|first\spatient\sdosed|"
    r"fully\senrolled|completion|acceptance|clearance|pricing|closing|positive|opinion)\b",
    re.IGNORECASE,
)
_ANNOUNCED = later(
    r"\b(?:announc\w+|report\w*|pleased\sto|today|received|receives|following|recent)\b", re.IGNORECASE
)
SIDE = later(r"[;]|,\s(?:while|whereas|but)\s|(?<![A-Z])\.\s")


class Seen(NamedTuple):
    """A step in a sentence; offsets are the sentence's."""

    step: Step
    span: Span
    when: Span | None = None


def timings(sentence: Sentence) -> list[Span]:
    """The timing phrases of a sentence, in its own offsets, longest first where they overlap."""
    spans = sorted(
        (sentence.local(fact) for fact in sentence.of(FactKind.TIMING, FactKind.DATE)),
        key=lambda span: (span.start, -span.end),
    )
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return [span for span in kept if not _OF_RESULTS.match(sentence.text, span.end)]


_OF_RESULTS = later(
    r"\s(?:(?:unaudited|consolidated|financial|operating|business|corporate|and|interim)\s){0,4}(?:results|earnings|report)\b",
    re.IGNORECASE,
)
"""What stands behind a period that is reported on: `First Quarter 2026 Financial Results` is no step's time."""


_SIGNS = tuple(dict.fromkeys(sign for step in STEPS for sign in step.signs))


class StepWords:
    """Finds the steps that sentences of one text word; signs that the text has nowhere are looked for once."""

    def __init__(self, text: str) -> None:
        low = text.casefold()
        self._signs = tuple(sign for sign in _SIGNS if sign in low)
        self._steps = tuple(step for step in STEPS if any(sign in self._signs for sign in step.signs))
        self._known: dict[int, list[Seen]] = {}

    def seen_in(self, sentence: Sentence) -> list[Seen]:
        """The steps that a sentence words, none inside another, in order."""
        if sentence.start not in self._known:
            self._known[sentence.start] = self._read(sentence)
        return self._known[sentence.start]

    def _read(self, sentence: Sentence) -> list[Seen]:
        low = sentence.text.casefold()
        shown = {sign for sign in self._signs if sign in low}
        found: list[Seen] = []
        if not shown:
            return found
        for step in self._steps:
            if shown.isdisjoint(step.signs):
                continue
            for match in step.words.finditer(sentence.text):
                span = Span(*match.span())
                if step.event is Event.TRIAL_START and _OF_THE_TRIAL.search(
                    sentence.text[: span.start][-60:]
                ):
                    continue
                if not any(span.start < other.span.end and other.span.start < span.end for other in found):
                    found.append(Seen(step, span))
        found.sort(key=lambda one: one.span)
        return found


_OF_THE_TRIAL = later(
    r"\b(?:data|results|readouts?|enroll?ment|recruitment|completion|analys[ie]s|dosing|endpoints?)\b[^.;,]{0,25}\s(?:from|of|in|for|into)\s(?:the|this|that|its|our|an?)\s(?:[\w-]{1,20}\s){0,3}$",
    re.IGNORECASE,
)
"""`Topline data from this Phase 2 trial is expected`: what is to come is of the trial, not the trial itself."""


def paired(sentence: Sentence, seen: Sequence[Seen]) -> list[Seen]:
    """Each step with its time: the first after it, else the last before it, nothing else between."""
    whens = [] if "respectively" in sentence.text else _after_dateline(sentence, timings(sentence))
    whens = [
        when
        for when in whens
        if not (
            BEFOREHAND.search(sentence.text[: when.start][-60:])
            or _TOLD_ON.search(sentence.text[: when.start][-60:])
        )
    ]
    paired: list[Seen] = []
    used: set[Span] = set()
    ahead = _heading_time(sentence.text, whens)
    for index, one in enumerate(seen):
        following = seen[index + 1].span.start if index + 1 < len(seen) else len(sentence.text)
        previous = seen[index - 1].span.end if index else 0
        inside = [when for when in whens if one.span.start <= when.start < one.span.end]
        after = [when for when in whens if one.span.end <= when.start < following and when not in used]
        before = [
            when
            for when in whens
            if previous <= when.start and when.end <= one.span.start and when not in used
        ]
        when = ahead
        if when is not None:
            pass
        elif inside:
            when = inside[0]
        elif after and _joins(sentence.text[one.span.end : after[0].start], 260 if sentence.title else 150):
            when = after[0]
        elif before and _leads(sentence.text[before[-1].end : one.span.start]):
            when = before[-1]
        elif (
            after
            and len(seen) == 1
            and len(whens) == 1
            and not SIDE.search(sentence.text[one.span.end : after[0].start])
            and not _OTHER_SUBJECT.search(sentence.text[one.span.end : after[0].start])
        ):
            when = after[0]
        if when:
            used.add(when)
        paired.append(Seen(one.step, one.span, when))
    return paired


_TOLD_ON = later(
    r"\b(?:as|previously|already)\s(?:was\s)?(?:previously\s|recently\s|first\s|already\s|also\s)?(?:reported|announced|disclosed|communicated|presented|described|published)\s(?:on\s|in\s)?$",
    re.IGNORECASE,
)
"""What leads into the day on which something was told, no step's own time."""
BEFOREHAND = later(
    r"\b(?:earlier|previously|originally|initially|formerly)\s(?:planned|expected|guided|scheduled|anticipated|targeted|slated|announced)\s(?:for\s|to\s(?:be\s)?\w+\s)?$",
    re.IGNORECASE,
)
"""What leads into a time that no longer holds: `earlier planned for Q3`."""


def _heading_time(text: str, whens: Sequence[Span]) -> Span | None:
    """The time that a line opens with before a colon: `1H27: X topline; Y update`; it is that of all its items."""
    if len(whens) != 1 or text[: whens[0].start].strip(" *_"):
        return None
    return whens[0] if re.match(r"[*_]{0,3}\s?[:–—]", text[whens[0].end :]) else None


def _after_dateline(sentence: Sentence, whens: Sequence[Span]) -> list[Span]:
    """The times of a lead without the date that opens it."""
    head = opening(sentence)
    return [when for when in whens if head is None or when.start >= head.end()]


def opening(sentence: Sentence) -> re.Match[str] | None:
    """The dateline that opens a lead."""
    return _DATELINE.match(sentence.text) if sentence.kind in {ZoneKind.LEAD, ZoneKind.DATELINE} else None


_DATELINE = later(r"^[^a-z]{0,3}[^\n]{0,160}?(?:--|—|–|/\s?-)\s")


_HAPPENS = later(
    r",\swhich\s(?:should|is\s(?:expected|planned|scheduled)\sto|will)\s(?:take\splace|be\sheld|occur|happen)\b",
    re.IGNORECASE,
)


def _joins(gap: str, longest: int) -> bool:
    gap = _HAPPENS.sub("", gap)
    return len(gap) <= longest and not SIDE.search(gap) and not _OTHER_SUBJECT.search(gap)


_OTHER_SUBJECT = later(
    r",\s(?:and\s)?(?:which|the company|we|it|published|issued|with)\b|\bof\s(?:the|a)\sstudy\sfor\s",
    re.IGNORECASE,
)


def _leads(gap: str) -> bool:
    return len(gap) <= 110 and not SIDE.search(gap)


def put_ahead(sentence: Sentence, one: Seen, anchor: date | None) -> MilestoneStatus | None:
    """`An early Q2 2026 futility analysis`: a step that its own time puts in the future."""
    if one.when is None or anchor is None or not 0 <= one.span.start - one.when.end <= 2:
        return None
    before = sentence.text[max(0, one.when.start - 40) : one.when.start]
    window = parse_timing(sentence.text[one.when.start : one.when.end], anchor)
    if window is None or window.start is None or window.start <= anchor or HOPED.search(before):
        return None
    return MilestoneStatus.EXPECTED


def supposed(sentence: Sentence) -> bool:
    """Whether a sentence opens with a condition: `If the results are positive, ...`."""
    return re.match(r"\W{0,3}(?:if|should|assuming|provided)\b", sentence.text, re.IGNORECASE) is not None


def consistent(window: TimeWindow | None, status: MilestoneStatus, anchor: date | None) -> bool:
    """Whether the tense fits the time: nothing expected lies wholly in the past, nothing past in the future."""
    if window is None or anchor is None or status is MilestoneStatus.CANCELLED:
        return True
    if status is MilestoneStatus.EXPECTED:
        return window.end is None or window.end >= anchor
    return window.start is None or window.start <= anchor


def status_of(sentence: Sentence, one: Seen, seen: Sequence[Seen]) -> MilestoneStatus | None:
    """Whether a step happened or is expected, by the words of its clause; None where it is neither for sure."""
    text = sentence.text
    before = text[max(0, one.span.start - 120) : one.span.start]
    cut = max((match.end() for match in CLAUSE.finditer(before)), default=0)
    before = before[cut:]
    words = text[one.span.start : one.span.end]
    following = [other.span.start for other in seen if other.span.start > one.span.start]
    end = following[0] if following else len(text)
    after = text[one.span.end : min(end, one.span.end + (260 if sentence.title else 110))]
    if stop := CLAUSE.search(after):
        after = after[: stop.start()]
    if supposed(sentence) and one.step.event is not Event.PDUFA_DATE and "," not in text[one.span.end :]:
        given = _EXPECTED.search(before[-70:]) or _EXPECTED.search(after)
        return MilestoneStatus.EXPECTED if given and not HOPED.search(before[-25:]) else None
    if one.step.event is Event.CONFERENCE:
        venue = re.search(
            r"\b(?:at|during)\b", text[one.span.end : one.when.end if one.when else one.span.end]
        )
        return MilestoneStatus.EXPECTED if venue and not HOPED.search(before[-40:]) else None
    if one.step.event is Event.PDUFA_DATE:
        passed = _PASSED.search(text[max(0, one.span.start - 60) : one.span.start])
        return None if HOPED.search(words) or passed else MilestoneStatus.EXPECTED
    if one.step.event is Event.CRL:
        return _letter(words, before, after)
    near = before[-70:]
    if _THAT_BEGAN.search(words) or _UNDER_REVIEW.search(words):
        return MilestoneStatus.OCCURRED
    if one.step.event is Event.TERMINATED:
        ahead = _WILL.match(words)
        return None if HOPED.search(near) else MilestoneStatus.EXPECTED if ahead else MilestoneStatus.OCCURRED
    if _BEGAN.search(words) and not HOPED.search(near):
        return MilestoneStatus.OCCURRED
    if re.search(
        r"\b(?:no|not|never|without|may|might|could|would|if|whether|potential(?:ly)?|possible)\s(?:\w+\s){0,3}$",
        near,
        re.IGNORECASE,
    ):
        return None
    if one.step.event in _NOUNS and (
        _GOT.search(near) or (_AGENCYS.fullmatch(before) and _HAS_GOT.search(text[: one.span.start]))
    ):
        return MilestoneStatus.OCCURRED
    if sentence.title and _IN_TITLE.match(words) and not (HOPED.search(near) or _EXPECTED.search(near[-25:])):
        return MilestoneStatus.OCCURRED
    expected = _EXPECTED.search(before) or _EXPECTED.search(after) or _EXPECTED.search(words)
    if _IS_AHEAD.match(after) and not HOPED.search(before[-25:]):
        return MilestoneStatus.EXPECTED
    if expected and not (_PAST.match(words) and not _EXPECTED.search(near)):
        return None if HOPED.search(before[-25:]) else MilestoneStatus.EXPECTED
    if re.search(r"\bto\s(?:\w+\s)?$", near) and not _PAST.match(words):
        return None
    if _NEWS_OF.match(words) and _ANNOUNCED.search(text[: one.span.start]) and not HOPED.search(near):
        return MilestoneStatus.OCCURRED
    if one.step.happened and not HOPED.search(near):
        return MilestoneStatus.OCCURRED
    if _AUXILIARY.search(near) and _PAST.match(words) and not HOPED.search(near):
        return MilestoneStatus.OCCURRED
    if (
        _PAST.match(words)
        and not HOPED.search(near)
        and (_subject(near, sentence) or sentence.title or _ANNOUNCED.search(near))
    ):
        return MilestoneStatus.OCCURRED
    if re.search(
        r"\b(?:was|were|has been|have been)\s(?:subsequently\s|successfully\s)?(?:\w+ly\s)?(?:accepted|validated|cleared|dosed|treated|completed|initiated|submitted|filed)$",
        words,
        re.I,
    ):
        return MilestoneStatus.OCCURRED
    if (
        one.step.event in _NOUNS
        and sentence.title
        and _ANNOUNCED.search(before)
        and not HOPED.search(near.replace("Following", "").replace("Follow", ""))
    ):
        return MilestoneStatus.OCCURRED
    return None


_IN_TITLE = later(
    r"(?:initiates|starts|begins|commences|launches|completes|concludes|submits|files|resubmits|doses|lifts|removes|places|imposes|accepts|validates|clears|achieves|reaches|"
    r"announces|grants|gets|signs|closes|opens|last|final|successful|positive)\b",
    re.IGNORECASE,
)
"""Headlines tell in the present what has happened: `Invented Bio Completes Enrollment`."""
_IS_AHEAD = later(
    r"^(?:\s(?:of|for)\s(?:[\w-]{1,20}\s){0,4}?[\w-]{1,20})?(?:\sand\s[^.;,]{3,50}?)?\s(?:is|are)\s(?:now\s|currently\s|still\s)?(?:expected|anticipated|scheduled|planned|targeted)\b",
    re.IGNORECASE,
)
"""`Closing of the offering is expected`: a noun of a step whose own verb puts it ahead."""
_NEWS_OF = later(
    r"^(?:dosing\sof\s(?:the\s)?first|first\s[^.;]{2,90}?\sdosed$|completion\sof\s[^.;]{0,40}?(?:enroll?ment|recruitment))",
    re.IGNORECASE,
)
"""Nouns of steps that an announcement makes news of: `announced the dosing of the first patient`."""
_GOT = later(
    r"\b(?:received|receives|obtained|obtains|secured|secures|gained|won)\s(?:an?\s|the\s|its\s)?(?:U\.?S\.?\s)?(?:FDA[’']?s?\s)?(?:positive\s)?$",
    re.IGNORECASE,
)
_AGENCYS = later(r"\W{0,2}(?:and\s)?(?:the\s)?(?:U\.?S\.?\s)?(?:FDA[’']?s?\s)?", re.IGNORECASE)
_HAS_GOT = later(r"\b(?:has|have)\s(?:received|obtained|secured)\b", re.IGNORECASE)
"""An item of a list of what was received: `has received X; Y; and FDA IND clearance`."""
_WILL = later(r"(?:plans?|intends?|expects?|will)\b", re.IGNORECASE)
_THAT_BEGAN = later(r"\b(?:that|which)\s(?:was|were)\s(?:initiated|started|commenced)$", re.IGNORECASE)
_UNDER_REVIEW = later(r"\bunder\s(?:\w+\s)?review$", re.IGNORECASE)
_BEGAN = later(r"[\w,]\)?\s(?:was\s)?(?:started|began|initiated|commenced|opened)\s$", re.IGNORECASE)
_PASSED = later(
    r"\b(?:ahead\sof|before|in\sadvance\sof|prior\sto)\s(?:the|its)\s(?:[\w.,]{1,12}\s){0,4}$", re.IGNORECASE
)
"""A goal date that a decision came before is none to come."""
_LETTER = later(
    r"\b(?:received|receives|receipt|issued|issues|sent|addresses?|following|according\sto)\b", re.IGNORECASE
)


def _letter(words: str, before: str, after: str) -> MilestoneStatus | None:
    """A letter that came; one that is only feared or was resolved long ago has no status."""
    if HOPED.search(before[-40:].replace("following", "").replace("Following", "")) and not re.match(
        r"receiv|issue|sent", words, re.IGNORECASE
    ):
        return None
    told = (
        _LETTER.search(words)
        or _LETTER.search(before[-70:])
        or re.match(r"\s(?:was|has\sbeen)\s(?:received|issued)", after)
    )
    return MilestoneStatus.OCCURRED if told else None


_NOUNS = frozenset({Event.IND_CLEARED, Event.CHMP_OPINION})
CLAUSE = later(r";|,\s(?:while|whereas|but|which|and (?:the|we|it|its|our|a|an)\s)|(?<![A-Z])\.\s")


def _subject(near: str, sentence: Sentence) -> bool:
    """Whether the verb follows its subject: a name, `we`, `the Company`, or the sentence starts with it."""
    tail = near.rstrip()
    if not tail:
        return True
    return re.search(
        r"(?:\b(?:we|company|it|and|also|subsequently|recently|[A-Z][\w.’'&-]{1,30}|[A-Z]{2,6}\))|^|[:—–-])$",
        tail,
    ) is not None or (sentence.bullet and len(sentence.text) - len(tail) == len(sentence.text))
