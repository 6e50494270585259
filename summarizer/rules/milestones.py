"""Steps that happened or are expected, each with the words that say when.

A step and a time belong together when no other step and no other time stands between them. A step
that a sentence only hopes for, negates or explains is left out; the same step of the same program
at the same time is one claim, with every passage that says it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.roster import NOTHING, Link, Roster
from summarizer.rules.steps import STEPS, Step
from summarizer.rules.trials import Trials
from summarizer.schemas import (
    ClaimType,
    Event,
    FactKind,
    MilestoneFields,
    MilestoneStatus,
    Modality,
    ProposedClaim,
    Quote,
    TimeWindow,
    ZoneKind,
)
from summarizer.text import Span
from summarizer.timing import parse_timing

_EXPECTED = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|anticipat(?:es?|ed|ing)|plan(?:s|ned|ning)?|on\strack|on\space|target(?:s|ed|ing)?|slated|scheduled|"
    r"intend(?:s|ed|ing)?|aim(?:s|ing)?|project(?:s|ed)|will|goal\sdate|action\sdate|target\sdate|upcoming|look(?:s|ing)?\sforward\sto)\b",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:may|might|could|would|should|potential(?:ly)?|possible|if|whether|unless|hopes?|no|not|never|without|cannot|"
    r"in\spreparation\sfor|support\w*|enabl\w+|requirements?|designed\sto|ability\sto|toward|towards|prior\sto|before|until|upon|"
    r"following|after|once|pending|provid\w+|criteria|risk)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:has|have|had|was|were|been|having)\s(?:\w+ly\s|also\s|now\s|first\s)?$", re.IGNORECASE
)
_PAST = re.compile(
    r"^(?:initiated|started|began|commenced|launched|completed|concluded|submitted|filed|accepted|validated|approved|received|"
    r"granted|signed|entered|executed|closed|dosed|cleared|published|lifted|removed|placed|imposed|issued|secured|first\spatient\sdosed|"
    r"fully\senrolled|completion|acceptance|clearance|pricing|closing|positive|opinion)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:announc\w+|report\w*|pleased\sto|today|received|receives|following|recent)\b", re.IGNORECASE
)
_RUNWAY = re.compile(
    r"\b(?:cash\srunway|runway|fund(?:ed|ing|s)?\s(?:its\s|our\s|the\s|planned\s|current\s)*(?:operations|operating|into|through|until)|"
    r"(?:sufficient|enough|able)\sto\s(?:fund|meet|support|finance)|support\s(?:its\s|our\s)?operations|"
    r"finance\s(?:its\s|our\s)?operations|currently\sfunded)\b",
    re.IGNORECASE,
)
_FUNDS = ("runway", "fund", "sufficient", "finance", "support", "enough")
_INTO = re.compile(
    r"\b(?:into|through|until|beyond|to)\s(?:at\sleast\s)?(?:the\s)?$|\bat\sleast\s(?:into|through|until)\s(?:the\s)?$",
    re.IGNORECASE,
)
_FISCAL_GAP = re.compile(r"\b(?:cash|runway|operat\w+|fund\w*|capital|requirements)\b", re.IGNORECASE)
_SIDE = re.compile(r"[;]|,\s(?:while|whereas|but)\s|\.\s")
_RESULTS_FROM = re.compile(r"\b(?:results?|data|findings|analysis)\s(?:from|of|for|in)\s", re.IGNORECASE)
_PRESENT = frozenset(
    {
        ZoneKind.HEADLINE,
        ZoneKind.HEADLINE_BULLETS,
        ZoneKind.LEAD,
        ZoneKind.DATELINE,
        ZoneKind.BODY,
        ZoneKind.QUOTE,
        ZoneKind.HEADING,
        ZoneKind.ABOUT_PROGRAM,
        ZoneKind.ABOUT_COMPANY,
    }
)

_LABELS: dict[Event, str] = {
    Event.POC_DATA: "Proof-of-concept data",
    Event.TOPLINE: "Topline data",
    Event.TRIAL_START: "Trial start",
    Event.IND_CLEARED: "IND cleared",
    Event.IND_SUBMITTED: "IND submission",
    Event.NDA_SUBMITTED: "NDA submission",
    Event.BLA_SUBMITTED: "BLA submission",
    Event.MAA_SUBMITTED: "MAA submission",
    Event.SNDA_SUBMITTED: "sNDA submission",
    Event.SBLA_SUBMITTED: "sBLA submission",
    Event.CTA_SUBMITTED: "CTA submission",
    Event.PDUFA_DATE: "PDUFA date",
    Event.CRL: "Complete response letter",
    Event.CHMP_OPINION: "CHMP opinion",
    Event.EOP2_MEETING: "End-of-Phase 2 meeting",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A step in a sentence; offsets are the sentence's."""

    step: Step
    span: Span
    when: Span | None = None


@dataclass
class Told:
    """A milestone with the passages that tell it."""

    step: Step
    status: MilestoneStatus
    phrase: str | None
    window: TimeWindow | None
    programs: tuple[str, ...]
    trials: tuple[str, ...]
    sentences: list[Sentence]
    support: list[Sentence]
    words: Span
    """Where the first of the sentences words the step, in its own offsets."""


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
    return kept


def propose_milestones(prose: Prose, programs: Roster, trials: Trials) -> list[ProposedClaim]:
    """The milestones of a release as claims."""
    told: list[Told] = []
    for sentence in prose.sentences:
        if sentence.kind not in _PRESENT:
            continue
        told += _runway(sentence, prose)
        told += _steps(prose, sentence, programs, trials)
    return [_claim(prose, one) for one in _merged(told)]


def _runway(sentence: Sentence, prose: Prose) -> Iterator[Told]:
    """How long the cash lasts: the words from `into` or `through` on."""
    cue = _RUNWAY.search(sentence.text) if sentence.has(_FUNDS) else None
    if cue is None:
        return
    for span in timings(sentence):
        if span.start < cue.start() or span.start - cue.end() > 170:
            continue
        gap = sentence.text[cue.start() : span.start]
        if _SIDE.search(gap) or (_HOPED.search(gap) and not sentence.title):
            continue
        phrase = sentence.text[span.start : span.end]
        lead = _INTO.search(sentence.text[: span.start])
        if lead:
            phrase = sentence.text[lead.start() : span.end]
        elif not re.match(r"(?:into|through|until|beyond|to|at least)\b", phrase, re.IGNORECASE):
            continue
        if not _FISCAL_GAP.search(sentence.text[max(0, cue.start() - 200) : span.start]):
            continue
        window = parse_timing(phrase, prose.document.published, runway=True)
        if window is not None:
            yield Told(
                _RUNWAY_STEP,
                MilestoneStatus.EXPECTED,
                phrase,
                window,
                (),
                (),
                [sentence],
                [],
                Span(*cue.span()),
            )
            return


_RUNWAY_STEP = Step(Event.CASH_RUNWAY, _RUNWAY, (), ClaimType.FINANCIAL, company=True)


_SIGNS = frozenset(sign for step in STEPS for sign in step.signs)


def _seen(sentence: Sentence) -> list[Seen]:
    """The steps that a sentence words, none inside another, in order."""
    found: list[Seen] = []
    low = sentence.text.casefold()
    shown = {sign for sign in _SIGNS if sign in low}
    if not shown:
        return found
    for step in STEPS:
        if shown.isdisjoint(step.signs):
            continue
        for match in step.words.finditer(sentence.text):
            span = Span(*match.span())
            if not any(span.start < other.span.end and other.span.start < span.end for other in found):
                found.append(Seen(step, span))
    found.sort(key=lambda one: one.span)
    return found


def _paired(sentence: Sentence, seen: Sequence[Seen]) -> list[Seen]:
    """Each step with its time: the first after it, else the last before it, nothing else between."""
    whens = [] if "respectively" in sentence.text else _after_dateline(sentence, timings(sentence))
    paired: list[Seen] = []
    used: set[Span] = set()
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
        when = None
        if inside:
            when = inside[0]
        elif after and _joins(sentence.text[one.span.end : after[0].start], 260 if sentence.title else 150):
            when = after[0]
        elif before and _leads(sentence.text[before[-1].end : one.span.start]):
            when = before[-1]
        elif (
            after
            and len(seen) == 1
            and len(whens) == 1
            and not _SIDE.search(sentence.text[one.span.end : after[0].start])
            and not _OTHER_SUBJECT.search(sentence.text[one.span.end : after[0].start])
        ):
            when = after[0]
        if when:
            used.add(when)
        paired.append(Seen(one.step, one.span, when))
    return paired


def _after_dateline(sentence: Sentence, whens: Sequence[Span]) -> list[Span]:
    """The times of a lead without the date that opens it."""
    opening = _DATELINE.match(sentence.text) if sentence.kind in {ZoneKind.LEAD, ZoneKind.DATELINE} else None
    return [when for when in whens if opening is None or when.start >= opening.end()]


_DATELINE = re.compile(r"^[^a-z]{0,3}[^\n]{0,160}?(?:--|—|–|/\s?-)\s")


def _joins(gap: str, longest: int) -> bool:
    return len(gap) <= longest and not _SIDE.search(gap) and not _OTHER_SUBJECT.search(gap)


_OTHER_SUBJECT = re.compile(
    r",\s(?:and\s)?(?:which|the company|we|it|published|issued|with)\b|\bof\s(?:the|a)\sstudy\sfor\s",
    re.IGNORECASE,
)


def _leads(gap: str) -> bool:
    return len(gap) <= 110 and not _SIDE.search(gap)


def _steps(prose: Prose, sentence: Sentence, programs: Roster, trials: Trials) -> Iterator[Told]:
    seen = _seen(sentence)
    if not seen:
        return
    for one in _paired(sentence, seen):
        if one.step.event is Event.PUBLICATION and sentence.kind not in {ZoneKind.LEAD, ZoneKind.HEADLINE}:
            continue
        status = _status(sentence, one, seen) or _ahead(sentence, one, prose.document.published)
        if status is None or not (one.when or one.step.undated):
            continue
        if status is MilestoneStatus.EXPECTED and one.when is None:
            continue
        phrase = sentence.text[one.when.start : one.when.end] if one.when else None
        window = _window(phrase, prose.document.published, status)
        if phrase and window is None:
            continue
        if not _consistent(window, status, prose.document.published):
            continue
        about = _about(sentence, one, programs, trials)
        if about is None:
            continue
        refs, trial_refs, support = about
        yield Told(one.step, status, phrase, window, refs, trial_refs, [sentence], support, one.span)


def _ahead(sentence: Sentence, one: Seen, anchor: date | None) -> MilestoneStatus | None:
    """`An early Q2 2026 futility analysis`: a step that its own time puts in the future."""
    if one.when is None or anchor is None or not 0 <= one.span.start - one.when.end <= 2:
        return None
    before = sentence.text[max(0, one.when.start - 40) : one.when.start]
    window = parse_timing(sentence.text[one.when.start : one.when.end], anchor)
    if window is None or window.start is None or window.start <= anchor or _HOPED.search(before):
        return None
    return MilestoneStatus.EXPECTED


def _window(phrase: str | None, anchor: date | None, status: MilestoneStatus) -> TimeWindow | None:
    del status
    return parse_timing(phrase, anchor) if phrase else None


def _consistent(window: TimeWindow | None, status: MilestoneStatus, anchor: date | None) -> bool:
    """Whether the tense fits the time: nothing expected lies wholly in the past, nothing past in the future."""
    if window is None or anchor is None:
        return True
    if status is MilestoneStatus.EXPECTED:
        return window.end is None or window.end >= anchor
    return window.start is None or window.start <= anchor


def _status(sentence: Sentence, one: Seen, seen: Sequence[Seen]) -> MilestoneStatus | None:
    text = sentence.text
    before = text[max(0, one.span.start - 120) : one.span.start]
    cut = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    before = before[cut:]
    words = text[one.span.start : one.span.end]
    following = [other.span.start for other in seen if other.span.start > one.span.start]
    end = following[0] if following else len(text)
    after = text[one.span.end : min(end, one.span.end + (260 if sentence.title else 110))]
    if stop := _CLAUSE.search(after):
        after = after[: stop.start()]
    if one.step.event is Event.CONFERENCE:
        venue = re.search(
            r"\b(?:at|during)\b", text[one.span.end : one.when.end if one.when else one.span.end]
        )
        return MilestoneStatus.EXPECTED if venue and not _HOPED.search(before[-40:]) else None
    if one.step.event is Event.PDUFA_DATE:
        return None if _HOPED.search(words) else MilestoneStatus.EXPECTED
    near = before[-70:]
    if re.search(
        r"\b(?:no|not|never|without|may|might|could|would|if|whether|potential(?:ly)?|possible)\s(?:\w+\s){0,3}$",
        near,
        re.IGNORECASE,
    ):
        return None
    expected = _EXPECTED.search(before) or _EXPECTED.search(after) or _EXPECTED.search(words)
    if expected and not (_PAST.match(words) and not _EXPECTED.search(near)):
        return None if _HOPED.search(_between(text, expected, one)) else MilestoneStatus.EXPECTED
    if re.search(r"\bto\s(?:\w+\s)?$", near) and not _PAST.match(words):
        return None
    if one.step.happened and not _HOPED.search(near):
        return MilestoneStatus.OCCURRED
    if _AUXILIARY.search(near) and _PAST.match(words) and not _HOPED.search(near):
        return MilestoneStatus.OCCURRED
    if (
        _PAST.match(words)
        and not _HOPED.search(near)
        and (_subject(near, sentence) or sentence.title or _ANNOUNCED.search(near))
    ):
        return MilestoneStatus.OCCURRED
    if re.search(
        r"\b(?:was|were|has been|have been)\s(?:subsequently\s|successfully\s)?(?:accepted|validated|cleared|dosed|completed|initiated)$",
        words,
        re.I,
    ):
        return MilestoneStatus.OCCURRED
    if (
        one.step.event in _NOUNS
        and sentence.title
        and _ANNOUNCED.search(before)
        and not _HOPED.search(near.replace("Following", "").replace("Follow", ""))
    ):
        return MilestoneStatus.OCCURRED
    return None


_NOUNS = frozenset({Event.IND_CLEARED})
_CLAUSE = re.compile(r";|,\s(?:while|whereas|but|which|and (?:the|we|it|its|our|a|an)\s)|\.\s")


def _between(text: str, expected: re.Match[str], one: Seen) -> str:
    del expected
    return text[max(0, one.span.start - 25) : one.span.start]


def _subject(near: str, sentence: Sentence) -> bool:
    """Whether the verb follows its subject: a name, `we`, `the Company`, or the sentence starts with it."""
    tail = near.rstrip()
    if not tail:
        return True
    return re.search(
        r"(?:\b(?:we|company|it|and|also|subsequently|recently|[A-Z][\w.’'&-]{1,30}|[A-Z]{2,6}\))|^|[:—–-])$",
        tail,
    ) is not None or (sentence.bullet and len(sentence.text) - len(tail) == len(sentence.text))


def _about(
    sentence: Sentence, one: Seen, programs: Roster, trials: Trials
) -> tuple[tuple[str, ...], tuple[str, ...], list[Sentence]] | None:
    """The programs and trials of a step, and the sentences that name them when it is not this one."""
    if one.step.company:
        near = [
            named.ref
            for named in programs.inside(sentence)
            if one.span.start - 40 <= named.start - sentence.start <= one.span.end + 60
        ]
        return (tuple(near) if len(set(near)) == 1 and one.step.type is ClaimType.PARTNERSHIP else ()), (), []
    at = sentence.start + one.span.start
    trial = trials.roster.about(sentence, at, alone=False) if one.step.trial else NOTHING
    link = programs.about(sentence, at)
    support = [other for other in (trial.support, link.support) if other is not None]
    if len(trial.refs) > 1:
        trial = NOTHING
    if trial:
        owner = next(study for study in trials.studies if study.ref == trial.refs[0])
        if link.refs and not set(owner.programs) & set(link.refs):
            if programs.own(sentence):
                trial = NOTHING
            else:
                link = Link(owner.programs)
        else:
            link = Link(owner.programs)
        if trial:
            return link.refs, trial.refs, [trial.support] if trial.support else []
    if not link.refs:
        return None
    if len(link.refs) > 1:
        return None
    if one.step.trial and one.step.event not in _MANY_TRIALS:
        only = [study for study in trials.studies if link.refs[0] in study.programs]
        if len(only) == 1 and only[0].name:
            return link.refs, (only[0].ref,), [*support, _naming(only[0].sentences, sentence)]
    return link.refs, (), support


_MANY_TRIALS = frozenset({Event.TRIAL_START, Event.DATA_UPDATE, Event.IND_CLEARED, Event.CTA_APPROVED})
"""Steps that may be of another trial than the only one that the release names."""


def _naming(sentences: Sequence[Sentence], near: Sentence) -> Sentence:
    """The sentence nearest to `near` that is no headline."""
    return min(
        sentences,
        key=lambda one: (one.title and one.kind is not ZoneKind.HEADING, abs(one.index - near.index)),
    )


def _when(one: Told) -> object:
    """What two phrases for one time share: the window, or the numbers of a phrase that has none."""
    window = one.window
    if window and (window.end or window.start):
        return window.start, window.end, window.bound
    return tuple(re.findall(r"\d+", one.phrase or ""))


def _merged(told: Sequence[Told]) -> list[Told]:
    groups: dict[tuple[object, ...], list[Told]] = {}
    for one in told:
        groups.setdefault((one.step.event, one.status, _when(one)), []).append(one)
    merged: list[Told] = []
    for several in groups.values():
        kept: list[Told] = []
        for one in sorted(
            several,
            key=lambda item: (
                -len(item.trials),
                -len(item.programs),
                re.search(r"\d", item.phrase or "") is None,
                item.sentences[0].title,
                item.sentences[0].index,
            ),
        ):
            home = next(
                (
                    other
                    for other in kept
                    if (
                        not one.programs
                        or set(one.programs) <= set(other.programs)
                        or set(other.programs) == set(one.programs)
                    )
                    and (not one.trials or set(one.trials) <= set(other.trials))
                ),
                None,
            )
            if home is None:
                kept.append(one)
            else:
                home.sentences += one.sentences
                home.support += [] if home.sentences else one.support
        merged += kept
    dated = [one for one in merged if one.phrase]
    kept = []
    for one in merged:
        home = None if one.phrase else next((other for other in dated if _same_step(one, other)), None)
        if home is None:
            kept.append(one)
        else:
            home.sentences += one.sentences
    kept.sort(key=lambda one: min(sentence.index for sentence in one.sentences))
    return kept


def _same_step(one: Told, other: Told) -> bool:
    """Whether an undated step is one that another passage dates."""
    return (
        (one.step.event, one.status, one.programs, one.trials)
        == (other.step.event, other.status, other.programs, other.trials)
        and one.step.trial
        and bool(one.trials)
    )


def _claim(prose: Prose, one: Told) -> ProposedClaim:
    sentences = sorted(
        one.sentences, key=lambda sentence: (sentence.title, sentence.kind is ZoneKind.QUOTE, sentence.index)
    )[:3]
    quotes: dict[tuple[int | None, str], Quote] = {}
    for quote in prose.quoting(*sentences, *one.support):
        quotes[quote.paragraph, quote.quote] = quote
    expected = one.status is MilestoneStatus.EXPECTED
    statement = _statement(one, one.sentences[0], expected)
    kind = ClaimType.GUIDANCE if expected and one.step.event is not Event.PDUFA_DATE else one.step.type
    if one.step.event is Event.CASH_RUNWAY:
        kind = ClaimType.GUIDANCE
    return ProposedClaim(
        ref="",
        type=kind,
        modality=Modality.EXPECTED if expected else Modality.REPORTED,
        statement=statement,
        programs=list(one.programs),
        trials=list(one.trials),
        milestone=MilestoneFields(event=one.step.event, status=one.status, phrase=one.phrase),
        evidence=list(quotes.values()),
    )


def _statement(one: Told, sentence: Sentence, expected: bool) -> str:
    """The step and its time in the field's words; what a company did, in the release's."""
    phrase = one.phrase or ""
    if re.match(r"(?:In|On|By|During|At|Within|For)\s", phrase):
        phrase = phrase[0].lower() + phrase[1:]
    when = f" {phrase}" if phrase else ""
    if one.step.event is Event.CASH_RUNWAY:
        return f"Cash runway expected to extend{when}"
    if one.step.event is Event.PDUFA_DATE:
        return f"PDUFA date{when}"
    label = _LABELS.get(one.step.event, one.step.event.value.replace("_", " ").capitalize())
    if expected:
        return f"{label} expected{when}"
    stop = re.compile(
        r"(?<![A-Z])[.;](?:\s|$)|[”\"]|,\s(?:a|an|which|and|making|including|to|for)\s|\sto\s(?:evaluate|advance|discuss)\b"
    ).search(sentence.text, one.words.end, one.words.end + 150)
    words = sentence.text[
        one.words.start : stop.start() if stop else min(len(sentence.text), one.words.end + 110)
    ]
    said = " ".join(words.split()).lstrip(" ,;")
    return (
        f"{said[:1].upper()}{said[1:]}"
        if stop or len(sentence.text) <= one.words.end + 110
        else f"{label}{when}"
    )
