"""What those counted did: `54.2% of participants in the X group achieved Y`, `12 of 87 remained on treatment`."""

import re

from summarizer.patterns import later
from summarizer.rules.acts import acted
from summarizer.rules.phrases import PEOPLE
from summarizer.rules.printed import Measured, Printed
from summarizer.rules.shapes import STOP
from summarizer.schemas import FactKind, Statistic

_DID = (
    r"(?:achiev(?:ed|ing)|had|experienc(?:ed|ing)|maintain(?:ed|ing)|showed|demonstrated|reached|attained|met|developed|reported|completed|"
    r"remained|responded|discontinued|survived|gained|became|were|was|lost|relapsed|progressed|required|exhibited|cleared|remain|stopped|withdrew|interrupted|died)"
)
_DOERS = later(
    rf"^(?:\s?(?:of|out\sof)\s(?:the\s|all\s|those\s)?(?P<who>(?:[^.;:]|\.(?=\d)){{3,120}}?)|(?P<plain>(?:\s(?!(?:and|versus|compared)\b)(?:[\w’'/,-]|\.(?=\d)){{1,20}}){{0,9}}?))(?:\s\([^()]{{1,60}}\))?\s(?:(?:also|have|has|had|who)\s)?"
    rf"(?P<did>{_DID})\s(?P<what>(?:[^.;]|\.(?=\d)){{2,130}}?){STOP}",
    re.IGNORECASE,
)
_KEPT = frozenset(
    [
        "remained",
        "remain",
        "responded",
        "discontinued",
        "survived",
        "were",
        "was",
        "became",
        "lost",
        "gained",
        "relapsed",
        "progressed",
        "required",
        "cleared",
        "stopped",
        "withdrew",
        "interrupted",
        "died",
    ]
)
"""Verbs that are themselves a part of what was measured."""
_CONDUCT = later(
    r"^(?:was|were|had|have|has|been|\s)*(?:enrolled|randomi[sz]ed|screened|recruited|included|assigned|treated|dosed|planned|evaluable|female|male)\b",
    re.IGNORECASE,
)
"""What is done to patients, not what became of them."""
_ONLY_SEEN = later(
    r"(?:also\s)?(?:observed|seen|reported|noted|found|recorded|demonstrated|shown)", re.IGNORECASE
)
_ALONE = later(
    r"^\s(?P<did>responded|survived|relapsed|progressed|died|discontinued)(?=\s?[.,;]|\s(?:at|by|to|on|with|in)\b|\s?$)",
    re.IGNORECASE,
)
_PERSONS = later(rf"\b(?:{PEOPLE}|those|group|arm|cohort|mice|animals|responders|eyes)\b", re.IGNORECASE)
_OR_MORE = later(
    r"\s?(?:\([A-Z][\w-]{1,8}\)\s)?of\s(?:at\sleast\s)?[≥>]?\s?\d[\d.]{0,5}\s?%?\s(?:or\s(?:more|higher|greater|better|above))(?:\sof\s(?:the\s)?(?:[\w-]{2,20}\s){0,2}?[\w-]{2,20})?(?=\s(?:compared|versus|vs)\b|[.,;]|$)",
    re.IGNORECASE,
)
"""The bar that what they had is counted from: `an intensity (RDI) of 95% or higher of the dose`."""


def doers(head: Printed, right: str, rate: Statistic) -> Measured | None:
    """`54.2% of participants in the X group achieved Y`, `12 of 87 responders remained on treatment`."""
    alone = _ALONE.match(right)
    if alone:
        return Measured(alone["did"], rate, until=head.after + alone.end())
    match = _DOERS.match(right)
    if match is None:
        return _acted(head, right, rate)
    who = match["who"] or match["plain"] or ""
    if re.search(r"\b(?:not|no|published|historical)\b|\d\s?%", who):
        return None
    if match["who"] and not _PERSONS.search(right[: match.start("did")]):
        return None
    if (
        match["plain"] is not None
        and head.N is None
        and head.n is None
        and head.kind is FactKind.PERCENTAGE
        and not who.strip()
        and match["did"] in {"was", "were"}
        and len(match["what"]) < 4
    ):
        return None
    did = match["did"].casefold()
    if _ONLY_SEEN.fullmatch(match["what"].strip()):
        return None
    if _CONDUCT.search(f"{did} {match['what']}"):
        return None
    what = match["what"].strip()
    kept = re.sub(r"^(?:an?|the)\s", "", what)
    until = match.end("what")
    if bar := _OR_MORE.match(right, until):
        kept, until = f"{kept} {bar.group().strip()}", bar.end()
    if did in _KEPT:
        kept = what if did in {"were", "was"} else f"{match['did']} {what}"
    return Measured(kept, rate, until=head.after + until) if len(kept) > 1 else None


def _acted(head: Printed, right: str, rate: Statistic) -> Measured | None:
    """What counted people did, by a verb of any kind."""
    told = acted(right) if head.n is not None and head.N is not None else None
    if told is None or _CONDUCT.search(told[0]):
        return None
    return Measured(told[0], rate, until=head.after + told[1])
