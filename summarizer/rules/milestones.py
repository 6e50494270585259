"""Milestones as claims: each step once, with every passage that tells it, and how long cash lasts.

The same step of the same program at the same time is one claim; its identity is its event.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.patterns import later
from summarizer.phrasing import milestone_stated
from summarizer.rules.moods import called_off, conditional, put_off, said_today
from summarizer.rules.plans import is_duty, is_listed, planned, unnamed
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.restated import Told, merged
from summarizer.rules.roster import Roster
from summarizer.rules.step import Step
from summarizer.rules.subjects import subject_of
from summarizer.rules.tense import (
    HOPED,
    SIDE,
    Seen,
    StepWords,
    consistent,
    opening,
    paired,
    put_ahead,
    status_of,
    supposed,
    timings,
)
from summarizer.rules.trials import Trials
from summarizer.schemas import (
    ClaimType,
    Event,
    MilestoneFields,
    MilestoneStatus,
    Modality,
    ProposedClaim,
    Quote,
    ZoneKind,
)
from summarizer.text import Span
from summarizer.timing import parse_timing

_RUNWAY = later(
    r"\b(?:cash\srunway|runway|fund(?:ed|ing|s)?\s(?:its\s|our\s|the\s|planned\s|current\s)*(?:operations|operating|into|through|until)|"
    r"(?:sufficient|enough|able)\sto\s(?:fund|meet|support|finance)|support\s(?:its\s|our\s)?operations|"
    r"finance\s(?:its\s|our\s)?operations|currently\sfunded|cash\s(?:is\sexpected\s)?to\slast|expects?\sfunding|(?:expects?|expected|anticipates?)\sto\slast|(?:is|are)\s(?:now\s|fully\s)?(?:financed|funded)|(?:money|proceeds|funds|funding|capital|resources)\s(?:is|are)\s(?:expected|sufficient|enough)\sto\s(?:last|fund))\b",
    re.IGNORECASE,
)
_FUNDS = ("runway", "to last", "fund", "sufficient", "finance", "support", "enough")
_INTO = later(
    r"\b(?:into|through|until|beyond|to)\s(?:at\sleast\s)?(?:the\s)?$|\bat\sleast\s(?:into|through|until)\s(?:the\s)?$",
    re.IGNORECASE,
)
_FISCAL_GAP = later(
    r"\b(?:cash|money|proceeds|runway|operat\w+|fund\w*|financed|capital|requirements)\b", re.IGNORECASE
)
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


def propose_milestones(prose: Prose, programs: Roster, trials: Trials) -> list[ProposedClaim]:
    """The milestones of a release as claims."""
    told: list[Told] = []
    words = StepWords(prose.document.text)
    for sentence in prose.sentences:
        if sentence.kind not in _PRESENT:
            continue
        told += _runway(sentence, prose)
        told += _steps(prose, sentence, words.seen_in(sentence), programs, trials)
    return [_claim(prose, one, words, programs) for one in merged(told)]


def _runway(sentence: Sentence, prose: Prose) -> Iterator[Told]:
    """How long the cash lasts: the words from `into` or `through` on."""
    cue = _RUNWAY.search(sentence.text) if sentence.has(_FUNDS) else None
    if cue is None:
        return
    for span in timings(sentence):
        if span.start < cue.start() or span.start - cue.end() > 170:
            continue
        gap = sentence.text[cue.start() : span.start]
        if SIDE.search(gap) or (HOPED.search(gap) and not sentence.title):
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


def _steps(
    prose: Prose, sentence: Sentence, seen: Sequence[Seen], programs: Roster, trials: Trials
) -> Iterator[Told]:
    listed = is_listed(prose, sentence)
    if not listed and (not seen or is_duty(sentence)):
        yield from planned(prose, sentence, programs, trials)
        return
    anchor = prose.document.published
    for one in _data_first(sentence, paired(sentence, seen)):
        if one.step.event is Event.TRIAL_START and _NO_TRIAL.search(
            sentence.text[one.span.start : one.span.end]
        ):
            continue
        if one.step.event is Event.PUBLICATION and sentence.kind not in {ZoneKind.LEAD, ZoneKind.HEADLINE}:
            continue
        given_up = called_off(sentence, one)
        status = MilestoneStatus.CANCELLED if given_up else status_of(sentence, one, seen)
        status = status or put_ahead(sentence, one, anchor)
        possible = status is None and one.when is not None and conditional(sentence, one)
        if possible:
            status = MilestoneStatus.EXPECTED
        possible = possible or (status is MilestoneStatus.EXPECTED and supposed(sentence))
        opens = one.when is not None and not sentence.text[: one.when.start].strip(" *_")
        if status is None and (listed or (opens and sentence.bullet)) and one.when is not None:
            status = MilestoneStatus.EXPECTED
        if status is None or not (one.when or one.step.undated or given_up):
            continue
        if (
            status is MilestoneStatus.EXPECTED
            and one.when is None
            and one.step.event is not Event.TERMINATED
            and not _asked(sentence, one)
        ):
            continue
        when = one.when or (said_today(sentence, one) if status is MilestoneStatus.OCCURRED else None)
        phrase = sentence.text[when.start : when.end] if when else None
        window = parse_timing(phrase, anchor) if phrase else None
        if phrase and window is None:
            continue
        if not consistent(window, status, anchor) and not (
            one.step.event is Event.PDUFA_DATE and _moved_to(sentence, one)
        ):
            continue
        if status is MilestoneStatus.EXPECTED and one.when is not None and put_off(sentence, one, anchor):
            status = MilestoneStatus.DELAYED
        if one.step.event is Event.PDUFA_DATE and (moved := _moved_to(sentence, one)):
            phrase = sentence.text[moved.start : moved.end]
            window, status = parse_timing(phrase, anchor), MilestoneStatus.DELAYED
        about = subject_of(sentence, one, programs, trials)
        if about is None:
            continue
        refs, trial_refs, support = about
        yield Told(
            _as_the_agency_means(one, sentence),
            status,
            phrase,
            window,
            refs,
            trial_refs,
            [sentence],
            support,
            one.span,
            possible,
        )
    if listed and not seen:
        yield from unnamed(prose, sentence, programs, trials)


_NO_TRIAL = later(
    r"\b(?:pre-?clinical|non-?clinical|toxicology|IND-enabling|animal|in\svivo|in\svitro|market|feasibility)\b",
    re.IGNORECASE,
)
"""Studies of another kind than trials."""
_ASKS = later(
    r"\b(?:plans?|intends?|expects?|will)\s(?:to\s)?(?:promptly\s|soon\s)?(?:request|seek|schedule)\s(?:an?\s|the\s)?$",
    re.IGNORECASE,
)


def _asked(sentence: Sentence, one: Seen) -> bool:
    """`plans to request a Type A meeting`: what a company sets out to ask for is told without a time."""
    return one.step.event is Event.OTHER and _ASKS.search(sentence.text[: one.span.start][-60:]) is not None


_TAKEN_IN = later(r"\baccept", re.IGNORECASE)
_CHINA = later(r"\b(?:NMPA|CDE|National\sMedical\sProducts|Center\sfor\sDrug\sEvaluation)\b")
_FDA = later(r"\bFDA\b|\bFood\sand\sDrug\sAdministration\b|\bInvestigational\sNew\sDrug\b")
_NO_FDA = later(
    r"\b(?:EMA|European\sMedicines|Health\sCanada|MHRA|TGA|HREC|NMPA|CDE|PMDA|MFDS|ANSM|AEMPS|BfArM|Swissmedic|CTA|clinical\strial\sapplication)\b"
)
_CLEARED = Step(Event.IND_CLEARED, _FDA, (), ClaimType.REGULATORY, undated=True, trial=True)
_CTA = later(r"\b(?:clinical\strial\s(?:authori[sz]ation\s)?application|CTA)s?\b", re.IGNORECASE)
_PERMITTED = Step(Event.CTA_APPROVED, _CTA, (), ClaimType.REGULATORY, undated=True, trial=True)
_FILED = Step(Event.FILING_ACCEPTED, _TAKEN_IN, (), ClaimType.REGULATORY, undated=True, trial=True)


def _as_the_agency_means(one: Seen, sentence: Sentence) -> Step:
    """China's agency accepts an IND for review; the FDA that accepts one, or a trial, lets the trial begin."""
    words = sentence.text[one.span.start : one.span.end]
    if (
        one.step.event is Event.CTA_APPROVED
        and _FDA.search(sentence.text)
        and not _NO_FDA.search(sentence.text)
    ):
        return _CLEARED
    if one.step.event is Event.IND_CLEARED and _CTA.search(words):
        return _PERMITTED
    if one.step.event is Event.IND_CLEARED and _TAKEN_IN.search(words) and _CHINA.search(sentence.text):
        return _FILED
    return one.step


_EXTENDED = later(
    r"\b(?:was|has\sbeen|is)\s(?:extended|postponed|delayed|moved)\b[^.;]{0,60}?\bto\s$", re.IGNORECASE
)


def _moved_to(sentence: Sentence, one: Seen) -> Span | None:
    """The later date of a goal date that was extended."""
    for when in timings(sentence):
        if when.start > one.span.end and _EXTENDED.search(sentence.text[one.span.end : when.start]):
            return when
    return None


_DATA = frozenset({Event.FULL_DATA, Event.TOPLINE, Event.DATA_UPDATE, Event.POC_DATA})
_ANY_MEETING = later(
    r"^[^.;]{0,30}?\b(?:at|to)\s(?:an?|the)\s(?:(?:upcoming|future|major|medical|scientific|international|relevant|oncology)[\s,]{1,2}){1,4}(?:meeting|congress|conference)\b",
    re.IGNORECASE,
)


def _data_first(sentence: Sentence, pairs: Sequence[Seen]) -> Iterator[Seen]:
    """Data that are to be presented at some meeting or other are what is awaited, not the meeting."""
    for index, one in enumerate(pairs):
        before = pairs[index - 1] if index else None
        following = pairs[index + 1] if index + 1 < len(pairs) else None
        if (
            one.step.event in _DATA
            and one.when is None
            and following
            and following.step.event is Event.CONFERENCE
            and _ANY_MEETING.search(sentence.text[following.span.end :])
        ):
            yield Seen(one.step, Span(one.span.start, following.span.end), following.when)
            continue
        if (
            one.step.event is Event.CONFERENCE
            and before
            and before.step.event in _DATA
            and before.when is None
            and _ANY_MEETING.search(sentence.text[one.span.end :])
        ):
            continue
        yield one


def _claim(prose: Prose, one: Told, words: StepWords, programs: Roster) -> ProposedClaim:
    ranked = sorted(
        one.sentences,
        key=lambda sentence: (
            one.phrase is not None and one.phrase not in sentence.text,
            len(words.seen_in(sentence)) > 1 and len(timings(sentence)) > 1,
            sentence.title,
            sentence.kind is ZoneKind.QUOTE,
            sentence.index,
        ),
    )
    # A passage that tells other steps or times too is no evidence beside a plainer one.
    sentences = [
        ranked[0],
        *(other for other in ranked[1:] if len(timings(other)) <= 1 and len(words.seen_in(other)) <= 1),
    ][:3]
    quotes: dict[tuple[int | None, str], Quote] = {}
    for quote in [*prose.quoting(*sentences), *_naming(prose, one.support, programs)]:
        quotes[quote.paragraph, quote.quote] = quote
    expected = one.status in {MilestoneStatus.EXPECTED, MilestoneStatus.DELAYED}
    if one.step.event is not Event.OTHER:
        statement = _statement(one, one.sentences[0], expected)
    else:
        statement = "" if opening(sentences[0]) else " ".join(sentences[0].text.split()).rstrip(" .;")
    past = one.step.event is Event.PDUFA_DATE
    called = one.status is MilestoneStatus.CANCELLED
    denied = called and _WILL_NOT.search(sentences[0].text) is not None
    if denied:
        statement = " ".join(sentences[0].text.split()).rstrip(" .;")
    kind = ClaimType.GUIDANCE if called or (expected and not past) else one.step.type
    if one.step.event is Event.CASH_RUNWAY:
        kind = ClaimType.GUIDANCE
    return ProposedClaim(
        ref="",
        type=kind,
        negated=denied,
        modality=Modality.HYPOTHETICAL
        if one.possible
        else Modality.EXPECTED
        if (called and not any(_CALLED.search(sentence.text) for sentence in sentences[:1]))
        or (expected and not (past and one.status is MilestoneStatus.DELAYED))
        else Modality.REPORTED,
        statement=statement,
        programs=list(one.programs),
        trials=list(one.trials),
        milestone=MilestoneFields(event=one.step.event, status=one.status, phrase=one.phrase),
        evidence=list(quotes.values()),
    )


def _naming(prose: Prose, support: Sequence[Sentence], programs: Roster) -> list[Quote]:
    """The sentences that only name whose step it is, without the date that opens a release.

    One that denies something would lend its denial to the step: a plain one that names the same stands for it.
    """
    quotes = []
    for one in support:
        refs = programs.own(one)
        plain = one
        if refs and _DENIES.search(one.text):
            others = (other for other in prose.sentences if programs.own(other) == refs)
            plain = next((other for other in others if not _DENIES.search(other.text)), one)
        head = opening(plain)
        quotes.append(prose.quote(plain.start + (head.end() if head else 0), _label_end(plain)))
    return quotes


def _label_end(sentence: Sentence) -> int:
    """Where the label ends that a line with a time begins with: `FIRTH, Phase 2b: In March ...`; else the sentence's end."""
    times = timings(sentence)
    colon = sentence.text.find(": ") if times else -1
    return sentence.start + colon if times and 0 < colon < times[0].start else sentence.end


_DENIES = later(r"\b(?:not|no|never|without|neither|nor|cannot)\b", re.IGNORECASE)
_CALLED = later(r"\bcancel\w*|\babandon\w*", re.IGNORECASE)
_WILL_NOT = later(r"\bwill\snot\b", re.IGNORECASE)


def _statement(one: Told, sentence: Sentence, expected: bool) -> str:
    """The step and its time in the field's words; what a company did, in the release's."""
    step = MilestoneFields(event=one.step.event, status=one.status, phrase=one.phrase)
    label = milestone_stated(step, hoped=one.possible)
    label = label[:1].upper() + label[1:]
    if expected or one.step.event in {Event.CASH_RUNWAY, Event.PDUFA_DATE, Event.CRL, Event.CHMP_OPINION}:
        return label
    stop = re.compile(
        r"(?<![A-Z])[.;](?:(?<=[a-z)]\.)\d{1,2})?(?:\s|$)|,[”\"]|,\s(?:a|an|which|and|making|including|to|for)\s|\sto\s(?:evaluate|advance|discuss)\b"
    ).search(sentence.text, one.words.end, one.words.end + 150)
    words = sentence.text[
        one.words.start : stop.start() if stop else min(len(sentence.text), one.words.end + 110)
    ]
    said = re.sub(r"^(?:will|to)\s", "", " ".join(words.split()).lstrip(" ,;"), flags=re.IGNORECASE)
    return f"{said[:1].upper()}{said[1:]}" if stop or len(sentence.text) <= one.words.end + 110 else label
