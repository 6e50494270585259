"""What a number is there for: decided by its zone, then by the nearest telling words of its sentence."""

import re
from bisect import bisect_left

from summarizer.patterns import later
from summarizer.schemas import FactKind, ZoneKind
from summarizer.text import Span

from .fact import Found, Page

_ZONES = {
    ZoneKind.DATELINE: "header",
    ZoneKind.FORWARD_LOOKING: "legal",
    ZoneKind.LEGAL_NOTICE: "legal",
    ZoneKind.CONTACT: "contact",
    ZoneKind.FOOTNOTES: "citation",
    ZoneKind.SAFETY_INFORMATION: "safety",
    ZoneKind.TABLE: "table",
    ZoneKind.ABOUT_COMPANY: "profile",
}
_NUMERIC = frozenset(
    {
        FactKind.PERCENTAGE,
        FactKind.COUNT,
        FactKind.RATIO,
        FactKind.MEASUREMENT,
        FactKind.DURATION,
        FactKind.NUMBER,
    }
)
_FIXED = {
    FactKind.P_VALUE: "result",
    FactKind.INTERVAL: "result",
    FactKind.HAZARD_RATIO: "result",
    FactKind.DOSE: "dose",
    FactKind.SCHEDULE: "dose",
}
_ALLOWED: dict[FactKind, frozenset[str]] = {
    FactKind.PERCENTAGE: frozenset({"result", "prevalence", "financial", "safety", "deal", "threshold"}),
    FactKind.MONEY: frozenset({"financial", "deal", "company"}),
}
_BREAK = re.compile(
    r"[;:()\u2014]|,\s(?:which|who|while|whereas|with|including|representing|and)\b|\b(?:which|while|whereas)\b|\s[\u2013-]\s"
)
_REACH = 160
# What others found before, or what the disease does.
_ELSEWHERE = later(
    r"\b(?:published (?:study|studies|literature|reports?) (?:found|showed?|shown?|reported|suggests?|has|have)|prognosis\b|natural history (?:of|stud)|"
    r"in the (?:published )?literature|epidemiolog\w{2,8})",
    re.IGNORECASE,
)
_NO_OUTCOME = frozenset(
    [
        "studies",
        "trials",
        "indications",
        "programs",
        "candidates",
        "products",
        "countries",
        "employees",
        "designations",
    ]
)
"""Things counted that no trial measures."""
_OF_THEM = later(
    r"(?:\b(?:of|in)\s(?:(?:all|the|treated|evaluable|these|[\w®™-]{2,20}-treated)\s){0,2}(?:participants|patients|subjects|people|adults|responders|eyes|group)\b|"
    r"\b(?:percentage|proportion|share)\s(?:of|who))[^.;]{0,90}\b(?:achiev\w{1,3}|with|had|having|reach\w{0,3}|experienc\w{1,3}|demonstrat\w{1,3}|show\w{0,3}|los\w{1,3}|maintain\w{0,3})\s(?:an?\s)?$"
)
_CAREER_AFTER = later(
    r"\s(?:of\s(?:[\w-]{2,20}\s){0,5}(?:experience|expertise|service|leadership|history|research|innovation|commitment)|in\s(?:the\s)?(?:[\w-]{2,20}\s){0,2}(?:industry|leadership|roles?)|at\s[A-Z]|ago,?\s(?:as|by|we|the company))"
)
_CAREER_BEFORE = later(
    r"\b(?:joined|career|served|serving|tenure|founded|brings?|bringing|spent|worked|experience|leadership)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_SINCE = later(
    r"\s(?:after|since|following|from|before|prior to|into)\s(?:(?:its|the|our|their|first|initial|U\.S\.|commercial|regulatory)\s){0,3}"
    r"(?:launch\w{0,3}|approv\w{1,3}|fil\w{1,4}|found\w{1,3}|IPO|commerciali\w{1,6}|introduc\w{1,5}|discover\w{1,3}|clos\w{1,3}|sign\w{1,3}|effective|[Dd]iagnosis|onset)\b|\s(?:ago|old|later|earlier|in the making)\b"
)
_FOLLOWED = later(
    r"\bfollow(?:ed)?[- ]?up\b[^.;,()]{0,30}$|\bfollowed\s(?:up\s)?for\s(?:an?\s)?(?:median\s|mean\s)?(?:of\s)?$",
    re.IGNORECASE,
)
_FOLLOW_UP = later(
    r"[\s-](?:of\s)?(?:median\s|mean\s|safety\s|long-term\s|additional\s)?follow[- ]?up\b", re.IGNORECASE
)
_MEASURED = later(
    r"\b(?:median|mean|PFS|OS|DOR|DoR|EFS|DFS|survival|duration of (?:response|remission)|time to|durab\w{2,6}|half-life|remission|ongoing|lasting|"
    r"delay\w{0,3}|prolong\w{0,3}|extend\w{0,3}|improv\w{1,6}|respon\w{2,6}|surviv\w{1,3}|onset of)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_STUDIED = later(
    r"[\s-](?:(?:randomi[sz]ed|double-blind\w{0,2}|open-label|placebo-controlled|blinded|core|main|initial|long-term|primary|controlled|safety|efficacy|induction|maintenance|dose[- ]\w{4,10}),?\s){0,4}"
    r"(?:treatment|study|trial|extension|dosing|screening|washout|run-in|observation|evaluation|efficacy|safety|data|results|analysis|period|regimen|course|cycle|readout|toxicology)s?\b",
    re.IGNORECASE,
)
_MOMENT = later(
    r"\b(?:at|by|through|to|until|after|within|over|across|beyond|from|up to|and|or|every)\s(?:the\s|weeks?\s)?$",
    re.IGNORECASE,
)
_MOMENT_AFTER = later(
    r"\s(?:after|post|following|from|before|prior to|of (?:treatment|therapy|dosing|administration))\b|[-\s](?:post|time ?points?|visits?|mark|assessment)\b",
    re.IGNORECASE,
)
_GIVEN = later(
    r"\b(?:treat\w{0,5}|administ\w{1,8}|receiv\w{1,3}|dos\w{1,4}|given|therapy|taken|taking|infus\w{1,5}|injected|randomi[sz]ed|placebo|daily|weekly|monthly)\b[^.;]{0,60}\b(?:for|of|was|lasted)\s(?:an?\s|up to\s)?$",
    re.IGNORECASE,
)
_SHARE = later(r"(?<![\d.,])\d{1,2}(?:\.\d{1,2})?\s?$")
_FORM = later(
    r"%\s(concentration|cream|gel|foam|ointment|solution|lotion|strength|formulation|spray|eye\sdrops|w/w|arm|group|dose)\b"
)
"""How strong a preparation is; an arm or a group has a strength where the drug's name stands before it."""
_GROUPS = frozenset({"arm", "group", "dose"})
_BOTH = later(r"\s(?:and|or)\s\d{1,2}(?:\.\d{1,2})?\s?%\s[a-z]")
# A bar that something would have to reach: the number's own clause goes on with a modal verb.
_COULD = re.compile(r"\b(?:could|would|might|may)\b")


def _strengths(text: str) -> list[tuple[int, str, str]]:
    """Where a percentage is followed by a preparation, an arm or a group: its place, its number, the word."""
    found = []
    for form in _FORM.finditer(text):
        share = _SHARE.search(text, max(0, form.start() - 6), form.start())
        if share:
            found.append((share.start(), share.group().rstrip(), form[1]))
    return found


class Roles:
    """Gives each fact of a page its role."""

    def __init__(self, page: Page) -> None:
        """Gather the telling words, in order."""
        self.page = page
        shares = _strengths(page.text)
        self.strengths = frozenset(
            share for start, share, form in shares if form not in _GROUPS or start - 2 in page.drugs
        )
        self.strong = frozenset(start for start, _, _ in shares)
        self.cues = [hit for hit in page.hits if hit.table == "role"]
        self.starts = [cue.start for cue in self.cues]

    def role(self, found: Found) -> str | None:
        """The role of a fact; None for names and terms in ordinary text."""
        zone = self.page.kind_at(found.start)
        if found.kind is FactKind.IDIOM:
            return found.role or "idiom"
        if zone in _ZONES:
            return _ZONES[zone]
        if found.kind in (FactKind.DATE, FactKind.TIMING):
            return found.role
        if found.kind in _FIXED:
            return _FIXED[found.kind]
        if found.role:
            return found.role
        if found.kind is FactKind.PERCENTAGE and self.strengths and self._is_strength(found):
            return "dose"
        if found.kind is FactKind.MONEY:
            return self._nearest(found, "financial")
        if found.kind is FactKind.DURATION:
            return self._duration(found, zone)
        if found.kind in _NUMERIC:
            return self._numeric(found, zone)
        return None

    def _is_strength(self, found: Found) -> bool:
        """Whether a percentage says how strong a cream, a gel or a solution is: `INV-101 2%`."""
        text = self.page.text
        if "".join(text[found.start : found.end].split()).rstrip("%") not in self.strengths:
            return False
        return found.start - 2 in self.page.drugs or bool(
            found.start in self.strong or found.end + 1 in self.page.drugs or _BOTH.match(text, found.end)
        )

    def _duration(self, found: Found, zone: ZoneKind | None) -> str:
        """The role of a length of time: a finding only beside a measure of time; else a moment, a plan, a career."""
        if zone is ZoneKind.ABOUT_OTHER:
            return self._numeric(found, zone)
        text = self.page.text
        sentence = self.page.sentence_at(found.start)
        before = text[max(sentence.start, found.start - 90) : found.start]
        after = text[found.end : min(sentence.end, found.end + 60)] if sentence.end > found.end else ""
        if _CAREER_AFTER.match(after) or _CAREER_BEFORE.search(before):
            return "company"
        if _SINCE.match(after):
            return "background"
        if _FOLLOWED.search(before) or _FOLLOW_UP.match(after):
            return "design"
        bounded = found.value[0] in "<>"
        measured = _MEASURED.search(before) is not None
        if not bounded and not measured:
            if _STUDIED.match(after):
                return "design"
            if _MOMENT.search(before) or _MOMENT_AFTER.match(after):
                return "time_point"
            if _GIVEN.search(before):
                return "design"
        role = self._numeric(found, zone)
        if role == "result" and not measured and not bounded and zone is ZoneKind.QUOTE:
            return "background"
        return role

    def _numeric(self, found: Found, zone: ZoneKind | None) -> str:
        """The role of a number in running text."""
        sentence = self.page.sentence_at(found.start)
        if self._is_bar(found, sentence):
            return "threshold"
        if _ELSEWHERE.search(self.page.text, max(sentence.start, found.start - 220), found.start):
            return "prevalence"
        if zone is ZoneKind.ABOUT_OTHER:
            # What is told of a disease is no finding of the issuer's trial.
            role = self._nearest(found, "prevalence")
            return role if role == "design" else "prevalence"
        share = found.kind is FactKind.PERCENTAGE or (found.kind is FactKind.COUNT and "/" in found.value)
        if found.kind is FactKind.COUNT and not share and found.value.rsplit(" ", 1)[-1] in _NO_OUTCOME:
            role = self._nearest(found, "background")
            return "company" if role in ("result", "safety", "financial") else role
        return self._nearest(found, "result" if share else "background")

    def _is_bar(self, found: Found, sentence: Span) -> bool:
        """Whether the sentence goes on from this number to what it could or would mean."""
        if found.kind not in (FactKind.PERCENTAGE, FactKind.RATIO, FactKind.MEASUREMENT):
            return False
        if found.value[0] in ">" and _OF_THEM.search(
            self.page.text, max(sentence.start, found.start - 130), found.start
        ):
            # Of those who responded: `54% of participants achieved at least 20% reduction`.
            return True
        after = self.page.text[found.end : min(sentence.end, found.end + _REACH)]
        modal = _COULD.search(after)
        return bool(modal) and not re.search(
            r"[;.]\s|, (?:which|and) |\s?[\u2013\u2014]\s?and\s", after[: modal.start()] if modal else ""
        )

    def _nearest(self, found: Found, default: str) -> str:
        """The role of the telling words nearest to a number, clause breaks between counting as distance."""
        sentence = self.page.sentence_at(found.start)
        allowed = _ALLOWED.get(found.kind)
        best, role = _REACH, default
        place = bisect_left(self.starts, max(sentence.start, found.start - 2 * _REACH))
        while place < len(self.cues) and self.cues[place].start < min(sentence.end, found.end + _REACH):
            cue = self.cues[place]
            place += 1
            if allowed is not None and cue.value not in allowed:
                continue
            # Characters between, plus forty for each break of the clause.
            left, right = (found.end, cue.start) if cue.start >= found.end else (cue.end, found.start)
            distance = max(0, right - left)
            if distance and distance < best:
                distance += 40 * len(_BREAK.findall(self.page.text[left:right]))
            if distance < best:
                best, role = distance, cue.value
        return role
