"""MO: what is hoped or planned is not reported as done, nor what is done as hoped or planned."""

import re
from collections.abc import Callable, Iterator

from summarizer.patterns import later
from summarizer.schemas import (
    Claim,
    ClaimType,
    Event,
    MilestoneStatus,
    Modality,
    TrialStatus,
    ZoneKind,
)
from summarizer.text import fold_str

from .context import Context, Fault, Place, Subject
from .payments import contingent, marks, said_before, to_come
from .tone import Clause, clauses, focus


def _around(subject: Subject, heard: Callable[[str], str] = str) -> tuple[list[Clause], list[Clause]]:
    """The clauses whose firm words count (the sentences), and those whose weaker words do as well.

    The latter are the clauses of the quotes, what governs them, the heading, and what introduces the list. `heard`
    makes of a text what of it counts.
    """
    context = subject.context
    close = list(clauses(heard(subject.quotes.text)))
    for place in subject.places:
        close += _governing(place, subject)
        if place.paragraph is None:
            continue
        for above in (context.introduction(place.paragraph), context.paragraph(place.paragraph.heading)):
            if above:
                close += clauses(heard(context.words(above.start, above.end)))
    return [*clauses(heard(subject.sentences.text)), *close], close


_PAST_PLAN = later(
    r"\bas (?:planned|expected|scheduled|anticipated)\b"
    r"|\bthan (?:\w+ly )?(?:been )?(?:planned|expected|scheduled|anticipated|projected|guided|forecast)\b"
    r"|\bof (?:an? |the )?planned (?=\d)|(?<=\d) planned(?= (?:patients|participants|subjects|adults|infants|children)\b)"
    r"|\b(?:had|has|have) (?:\w+ly )?been (?:\w+ly )?(?:planned|expected|scheduled|anticipated|projected) (?:for|to \w+)"
    r"|\b(?:earlier|previous|prior|former|original|initial) (?:plan|guidance|expectation|estimate|target)s?\b"
    r"( (?:had|has) been to \w+)?",
    re.IGNORECASE,
)
"""Plans that a text tells of as past or as a number: `94 of 120 planned patients`, `as planned`, `had been planned for`."""


def present(text: str) -> str:
    """A text without the plans that are past in it."""
    return _PAST_PLAN.sub(" ", text)


def _governing(place: Place, subject: Subject) -> list[Clause]:
    """The clause whose tone a quote goes on with: `will receive $85 million` before `of which $70 million`."""
    toned = [one for one in clauses(said_before(place, subject)) if one.happened or not one.plain]
    return [one for one in toned[-1:] if not one.happened]


def _told(place: Place, subject: Subject) -> bool:
    """Whether what a quote goes on with reports something."""
    return any(one.happened for one in clauses(said_before(place, subject)))


def _lies_ahead(subject: Subject) -> bool:
    """Whether the evidence gives a time after the release, or one that cannot be dated."""
    day = subject.context.document.published
    if day is None:
        return False
    governed = [place for place in subject.places if _governing(place, subject) or not _told(place, subject)]
    texts = [subject.quotes.text, *(said_before(place, subject) for place in governed)]
    windows = [one.window for text in texts if text for one in subject.context.page.timings(text)]
    return any(
        window
        and ((window.end or day) > day or (window.start or day) > day or not (window.start or window.end))
        for window in windows
    )


def not_reported(context: Context) -> Iterator[Fault]:
    """What the evidence hopes or plans is not reported as done."""
    for subject, claim in context.each_claim():
        if claim.modality is not Modality.REPORTED or _decided(claim, subject):
            continue
        near = focus(claim.statement, subject.quotes.text, marks(claim))
        if _only_says(claim, subject.quotes.text) or _ruled_out(claim, subject, near):
            continue
        near = tuple(one for one in near if not _IS_SUBJECT_TO.search(one.text))
        main = tuple(one for one in near if not _SUBORDINATE.match(one.text))
        sought = _introduced_as_sought(subject) and not any(one.happened for one in near)
        if sought:
            yield Fault(f"{subject.path}.modality", "What is sought is no report.", subject.span)
        elif near and all(clause.firm and not clause.happened for clause in main or near):
            yield Fault(
                f"{subject.path}.modality",
                f'"{near[0].firm}" in the evidence makes this no report.',
                subject.span,
            )


_SUBORDINATE = later(r"(?:after|since|because|following|whose|who)\s", re.IGNORECASE)
"""How a clause starts that tells something beside what its sentence says."""


def _introduced_as_sought(subject: Subject) -> bool:
    """Whether every piece of evidence is, or stands in, a list of what is sought: `seeking to deliver, including:`."""
    context = subject.context
    found = []
    for place in subject.places:
        above = context.introduction(place.paragraph) if place.paragraph else None
        words = context.words(above.start, above.end) if above else place.words
        introduces = above is not None or _OPEN_END.search(words.rstrip()) is not None
        found.append(introduces and bool(_SOUGHT.search(words)))
    return bool(found) and all(found)


_OPEN_END = later(r":$|\bto [a-z]+$")
"""How a quote ends that only introduces the next: `including:`, `seeking to deliver`."""
_REACTION = later(
    r"\b(?:am|are|is)\s(?:\w{2,12}\s)?(?:encouraged|pleased|proud|delighted|disappointed|happy|thrilled|satisfied"
    r"|impressed|saddened|grateful)\s(?:by|with|that|of|for)\b",
    re.IGNORECASE,
)
"""How someone takes what has happened."""
_CLOSING_DOWN = later(
    r"\b(?:will|to)\s(?:\w{2,14}ly\s)?(?:discontinue|stop|cease|end|close|terminate|halt|wind down|withdraw)\b",
    re.IGNORECASE,
)
GIVEN_UP = frozenset({MilestoneStatus.CANCELLED, MilestoneStatus.LAPSED})


_TOLD = later(
    r"\b(?:agreed|advised|stated|informed|concluded|told|said|noted|ruled|warned|feared|thought)\b"
    r"[^.;]{0,60}\bwould\b",
    re.IGNORECASE,
)
"""What someone said would be: the saying is reported."""
_IN_GENERAL = later(
    r"\b(?:patients|people|children|adults|women|men|infants|individuals|those|reactions|effects|disease|disorder|cases)\b"
    r"[^.;]{0,40}\b(?:will|may|can|could|would)\b",
    re.IGNORECASE,
)
"""What is so in general: half of the patients will relapse, adverse reactions may include nausea."""


def _only_says(claim: Claim, words: str) -> bool:
    """Whether words of expectation in a report neither plan nor hope for anything."""
    if claim.type is ClaimType.BACKGROUND and _IN_GENERAL.search(words):
        return True
    return bool(_REACTION.search(words) or _TOLD.search(words)) or _granted(claim, words)


_IS_SUBJECT_TO = later(
    r"\b(?:is|are|remains?)\s(?:also\s|still\s)?subject to\b(?![^.;]{0,80}\b(?:will|would|plans?|expects?|may|could)\b)",
    re.IGNORECASE,
)
"""A condition that stands: the agreement is subject to clearance."""


def _ruled_out(claim: Claim, subject: Subject, near: tuple[Clause, ...]) -> bool:
    """Whether a denial reports what is so beside what will not be: `is being qualified but will not be used`."""
    return (
        claim.negated
        and claim.milestone is None
        and all(one.denied and one.hypothetical is None for one in near)
        and any(one.happened and one.plain for one in clauses(subject.quotes.text))
    )


_LEAVE = later(
    r"\bmay\s(?:not\s|no longer\s|now\s|again\s|also\s)?(?:\([a-z]\)\s)?"
    r"(?:continue|proceed|resume|begin|start|enrol|enroll|dose|treat|follow|open)\b(?! to (?:experience|incur|be))",
    re.IGNORECASE,
)


def _granted(claim: Claim, words: str) -> bool:
    """Whether `may` gives leave: what a regulator allows is no hope, where nothing depends on a condition."""
    return (
        claim.type is ClaimType.REGULATORY
        and claim.milestone is None
        and bool(_LEAVE.search(words))
        and not any((one.hypothetical or "may").casefold() != "may" or one.expected for one in clauses(words))
    )


def _decided(claim: Claim, subject: Subject) -> bool:
    """Whether a report is one of a decision: a plan given up, or a development that will be stopped."""
    step = claim.milestone
    if step is None:
        return False
    stopped = step.event is Event.TERMINATED and step.status is MilestoneStatus.OCCURRED
    return step.status in GIVEN_UP or (stopped and bool(_CLOSING_DOWN.search(subject.quotes.text)))


def not_ahead(context: Context) -> Iterator[Fault]:
    """What the evidence reports is neither expected nor hypothetical."""
    for subject, claim in context.each_claim():
        if claim.modality is Modality.REPORTED:
            continue
        reason = _not_ahead(claim, subject)
        if reason:
            yield Fault(f"{subject.path}.modality", reason, subject.span)


_BAR = later(
    r"\b(?:threshold|boundar(?:y|ies)|bar|benchmarks?|hurdle|criteri(?:on|a)|margin|cut-?offs?|target(?:ed)?|hoped|expected"
    r"|minimal(?:ly)? (?:clinically )?important|anticipated|considered|regarded|relevant|assum\w{1,6}|power(?:ed)?|success|meaningful|minimum|required|non-?inferiority)\b",
    re.IGNORECASE,
)


def _sets_bar(claim: Claim, subject: Subject) -> bool:
    """Whether a threshold is called one; a bar that was set in the past is no less one that is to be reached."""
    return claim.type is ClaimType.THRESHOLD and bool(_BAR.search(subject.sentences.text))


def _of_a_plan(claim: Claim, subject: Subject) -> bool:
    """Whether a claim is on the design of a trial that has not begun: what it is, is planned."""
    trials = [
        subject.context.trial_by_id[one] for one in claim.trial_ids if one in subject.context.trial_by_id
    ]
    return (
        claim.type is ClaimType.DESIGN
        and claim.modality is Modality.EXPECTED
        and bool(trials)
        and all(trial.status is TrialStatus.NOT_YET_RECRUITING for trial in trials)
        and not any(clause.happened for clause in clauses(subject.quotes.text))
    )


_PURSUES = later(
    r"\bcontinu(?:es?|ing)\s(?:to\s)?(?:\w+\s){0,2}?(?:explor|evaluat|assess|seek|pursu|consider|review|look|work|advanc|investigat|discuss)\w{0,5}\b",
    re.IGNORECASE,
)
"""How a company says what it goes on looking for."""


def _goes_on(claim: Claim, subject: Subject) -> bool:
    """Whether guidance tells of something that is being pursued, which is under way and ahead alike."""
    return (
        claim.type is ClaimType.GUIDANCE
        and claim.modality is Modality.EXPECTED
        and bool(_PURSUES.search(subject.quotes.text))
    )


def _looks_ahead(clause: Clause) -> bool:
    return bool(clause.expected or clause.aimed or clause.hypothetical)


def _not_ahead(claim: Claim, subject: Subject) -> str | None:
    """Why an expected or hypothetical claim is neither; null where the words allow it."""
    if (
        _sets_bar(claim, subject)
        or contingent(claim, subject)
        or to_come(claim, subject)
        or _of_a_plan(claim, subject)
        or _goes_on(claim, subject)
    ):
        return None
    over = claim.milestone is None or claim.milestone.status is MilestoneStatus.OCCURRED
    heard = present if over else str
    quoted = clauses(heard(subject.quotes.text))
    near = focus(heard(claim.statement), heard(subject.quotes.text), marks(claim))
    around, close = _around(subject, heard)
    ahead = _lies_ahead(subject)
    said = clauses(heard(claim.statement))
    expected = ahead or any(clause.expected for clause in around) or any(clause.aimed for clause in close)
    hypothetical = any(clause.hypothetical for clause in around) or any(clause.possible for clause in close)
    if _introduced_as_sought(subject):
        doubted = any(clause.hypothetical for clause in (*quoted, *said))
        return (
            None
            if claim.modality is Modality.EXPECTED or doubted
            else "What is sought is planned, no mere chance."
        )
    if not expected and not hypothetical:
        return "Nothing in the evidence is hoped or planned."
    if not ahead and all(clause.plain for clause in (*close, *said)):
        return "The quotes and the statement hope and plan nothing."
    if (
        claim.modality is Modality.EXPECTED
        and not ahead
        and not any(_looks_ahead(one) for one in (*close, *said))
    ):
        return "The quotes and the statement plan nothing."
    if claim.modality is Modality.HYPOTHETICAL:
        doubts = {clause.hypothetical.casefold() for clause in (*around, *said) if clause.hypothetical}
        if doubts == {"subject to"} and ahead and any(clause.expected for clause in said):
            return "The statement says this is planned, not that it could be."
        if not hypothetical:
            return "The evidence says this is planned, not that it could be."
        words = [*said, *clauses(subject.quotes.text)]
        if any(_SOUGHT.search(one.text) for one in said) and not any(
            one.hypothetical or _MERELY.search(one.text) for one in words
        ):
            return "The statement says this is sought, not that it could be."
        if (
            near
            and not any(clause.hypothetical for clause in around)
            and all(clause.expected and not clause.possible for clause in near)
        ):
            return f'"{near[0].expected}" in the evidence makes this a plan.'
        doubted = any(clause.hypothetical for clause in around) or any(
            clause.hypothetical or clause.possible for clause in said
        )
        if not doubted and any(clause.expected for clause in said):
            return "The statement says this is planned, not that it could be."
    elif not expected:
        return "The evidence says this could be, not that it is planned."
    elif near and all(
        clause.hypothetical and not clause.expected and (not ahead or _COULD.search(clause.text))
        for clause in near
    ):
        return f'"{near[0].hypothetical}" in the evidence makes this no plan.'
    elif near and any(
        _SUPPOSED.match(place.words)
        and not _plans_if(claim, place.words)
        and near[0].text in fold_str(place.words)
        for place in subject.places
    ):
        return "The evidence makes this depend on a condition."
    if (
        near
        and not ahead
        and all(_reports(clause) and not clause.firm for clause in near)
        and any(clause.happened for clause in said)
        and all(clause.plain for clause in said)
    ):
        return f'"{near[0].happened}" in the evidence reports this.'
    told = quoted if all(clause.plain for clause in quoted) else near
    happened = next((clause.happened for clause in told if _reports(clause)), None)
    ahead = ahead and claim.milestone is not None
    if happened and not ahead and all(clause.plain for clause in (*told, *said)):
        return f'"{happened}" in the evidence reports this.'
    return None


_COULD = later(r"\b(?:could|might)\b", re.IGNORECASE)
_SUPPOSED = later(r"If\s[^,;]{3,80},\s")
"""How a sentence starts that is true under a condition alone."""
_ONCE = later(
    r"If\s(?:and when\s|then\s)?(?:\w+ly\s)?(?:approved|cleared|authori[sz]ed|successful|positive|granted|accepted|confirmed|licensed"
    r"|closed|completed|adopted|supportive|favou?rable|agreed)(?:\s(?:by|in|for)\s[^,;]{1,40})?,\s",
)
"""A condition in passing, without a subject of its own: `If approved,` before a launch that is planned."""


def _plans_if(claim: Claim, words: str) -> bool:
    """Whether a step with a time is planned: by all words behind a condition in passing, by a plan behind any other."""
    start = _ONCE.match(words) or _SUPPOSED.match(words)
    if start is None or claim.milestone is None or claim.milestone.timing is None:
        return False
    told = clauses(words[start.end() :])
    if _ONCE.match(words) is None and not any(_PLANS.fullmatch(one.expected or "") for one in told):
        return False
    return not any(one.hypothetical for one in told)


_PLANS = later(
    r"(?:plan|expect|intend|anticipat|schedul|slat)(?:s|e|es|ed|ing|ning|ned)?(?: to)?|on track",
    re.IGNORECASE,
)
"""Words of a plan that stands, unlike `will`, which a condition before it makes a mere chance."""


def _reports(clause: Clause) -> bool:
    """Whether a clause tells what happened, not whom a plan is for: patients whose disease has returned."""
    return clause.happened is not None and not clause.text.startswith("whose ")


def no_future_zone(context: Context) -> Iterator[Fault]:
    """Forward-looking statements report nothing."""
    for subject, claim in context.each_claim():
        zones = [place.zone.kind for place in subject.places if place.zone]
        if claim.type is ClaimType.BACKGROUND and _AT_PRESENT.search(subject.quotes.text):
            continue
        if claim.modality is Modality.REPORTED and zones and set(zones) == {ZoneKind.FORWARD_LOOKING}:
            yield Fault(
                f"{subject.path}.modality",
                "The evidence stands in the forward-looking statements.",
                subject.span,
            )


_AT_PRESENT = later(
    r"\b(?:now|currently|already|is|are)\s(?:in\s(?:phase|clinical|late)|approved|marketed|available|sold)\b",
    re.IGNORECASE,
)
"""How legal text mentions in passing what is so: a competitor that is now in Phase 3."""
_MERELY = later(
    r"\b(?:can|potential|potentially|possible|possibly|believes?|likely|hopes?|designed)\b", re.IGNORECASE
)
_SOUGHT = later(r"\b(?:seeks?|seeking|aims?|aiming)\b(?!\s(?:at|approval))", re.IGNORECASE)
"""What is sought or aimed at is planned: neither done, nor merely possible."""


def report_stated(context: Context) -> Iterator[Fault]:
    """A report's statement neither plans nor hopes."""
    for subject, claim in context.worded:
        said = clauses(claim.statement)
        firm = [clause.firm for clause in said if clause.firm]
        sought = _SOUGHT.search(said[0].text) if said else None
        firm += (
            [sought.group()] if sought and not _being_sought(said[0].text, sought.start(), subject) else []
        )
        firm = [one for one in firm if one != "planned" or not _all_of_number(claim.statement)]
        if _only_says(claim, claim.statement):
            continue
        if claim.modality is Modality.REPORTED and firm and not any(clause.happened for clause in said):
            yield Fault(f"{subject.path}.statement", f'A report does not say "{firm[0]}".', subject.span)


_AT_WORK = later(r"\b(?:is|are) (?:\w+ly )?(?:working (?:to|with)|in (?:discussions?|talks)|discussing)\b")
_ASKS = later(r"\b(?:requests?|requested|requires?|required|asks?|asked|calls? for)\b")
_PLANNED_NUMBER = later(
    r"\bof (?:an? |the )?(?:planned \d[\d,]*|\d[\d,]* planned)\b|\bplanned (?:enrol\w{2,6}|number)\b",
    re.IGNORECASE,
)


def _being_sought(words: str, at: int, subject: Subject) -> bool:
    """Whether what is sought is a regulator's request, or under way: `is working to align with the agency`."""
    folded = subject.sentences.folded
    asker = subject.context.scope(words[:at]).values("agency")
    return bool(asker and _ASKS.search(folded)) or (at == 0 and bool(_AT_WORK.search(folded)))


def _all_of_number(statement: str) -> bool:
    """Whether every `planned` of a statement tells the size that a trial is to have: 21 of 36 planned patients."""
    return "planned" not in _PLANNED_NUMBER.sub("", statement).casefold()


def hope_stated(context: Context) -> Iterator[Fault]:
    """A hypothetical claim's statement affirms nothing."""
    for subject, claim in context.worded:
        said = clauses(claim.statement)
        if claim.modality is Modality.HYPOTHETICAL and said and all(clause.plain for clause in said):
            yield Fault(
                f"{subject.path}.statement", "The statement affirms what is only possible.", subject.span
            )
