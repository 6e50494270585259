"""What a number is there for: decided by its zone, then by the nearest telling words of its sentence."""

import re
from bisect import bisect_left

from summarizer.lexicons import Hit
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
# A bar that something would have to reach: the number's own clause goes on with a modal verb.
_COULD = re.compile(r"\b(?:could|would|might|may)\b")


class Roles:
    """Gives each fact of a page its role."""

    def __init__(self, page: Page) -> None:
        """Gather the telling words, in order."""
        self.page = page
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
        if found.kind is FactKind.MONEY:
            return self._nearest(found, "financial")
        if found.kind in _NUMERIC:
            return self._numeric(found, zone)
        return None

    def _numeric(self, found: Found, zone: ZoneKind | None) -> str:
        """The role of a number in running text."""
        sentence = self.page.sentence_at(found.start)
        if self._is_bar(found, sentence):
            return "threshold"
        if zone is ZoneKind.ABOUT_OTHER:
            # What is told of a disease is no finding of the issuer's trial.
            role = self._nearest(found, "prevalence")
            return role if role == "design" else "prevalence"
        share = found.kind is FactKind.PERCENTAGE or (found.kind is FactKind.COUNT and "/" in found.value)
        return self._nearest(found, "result" if share else "background")

    def _is_bar(self, found: Found, sentence: Span) -> bool:
        """Whether the sentence goes on from this number to what it could or would mean."""
        if found.kind not in (FactKind.PERCENTAGE, FactKind.RATIO, FactKind.MEASUREMENT):
            return False
        after = self.page.text[found.end : min(sentence.end, found.end + _REACH)]
        modal = _COULD.search(after)
        return bool(modal) and not re.search(
            r"[;.]\s|, (?:which|and) ", after[: modal.start()] if modal else ""
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
            distance = self._distance(cue, found)
            if distance < best:
                best, role = distance, cue.value
        return role

    def _distance(self, cue: Hit, found: Found) -> int:
        """Characters between, plus forty for each break of the clause."""
        if cue.start >= found.end:
            between = self.page.text[found.end : cue.start]
        elif cue.end <= found.start:
            between = self.page.text[cue.end : found.start]
        else:
            return 0
        return len(between) + 40 * len(_BREAK.findall(between))
