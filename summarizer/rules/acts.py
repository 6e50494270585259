"""Shapes in which a share of patients is told: what they did, what they are the share of, what a value rose to."""

import re

from summarizer.patterns import later
from summarizer.rules.phrases import PEOPLE
from summarizer.rules.shapes import STOP

_ACTED = later(
    rf"^(?:\s(?:of|out\sof)\s(?:the\s)?)?(?:\s?[\w-]{{2,20}}(?:\s[\w-]{{2,20}}){{0,2}}?)??\s?(?:\([^()]{{1,40}}\)\s)?(?P<what>(?<![\w])improved\sby\sat\sleast\s[^.;,()]{{2,40}}?|(?<!\w)[a-z]{{3,14}}ed\s(?!by\b|to\b|from\b|that\b|with\b)[^.;,()]{{3,90}}?){STOP}"
)
_NOT_DONE = later(
    r"(?:compared|based|followed|aged|reduced|increased|decreased|improved|lowered|observed|reported|needed|planned|expected|published)\b"
)
_ROSE_TO = later(
    r"(?P<what>[^.;,()]{3,90}?)\s(?:rose|increased|fell|declined|decreased|dropped)\s(?:from\s[^.;,()]{1,30}\s)?to\s(?:an?\saverage\sof\s)?$",
    re.IGNORECASE,
)
_SHARE_WHO = later(
    rf"\b(?:percentage|proportion|share|fraction)\sof\s(?:the\s)?(?:[\w-]{{2,20}}\s){{0,3}}?{PEOPLE}(?:\s(?:treated\swith|receiving|on|given|in)\s[^,;()]{{2,50}}?)?\s"
    r"(?:who\s(?:(?:had|have|showed|achieved|reached|maintained)\s)?|with\s|achieving\s|reaching\s|having\s|showing\s)(?P<what>(?:[^.;,()]|\.(?=\d)){3,120}?)(?:,\s(?:an?|the|which)\s[^,;]{3,80}?,?)?\s(?:was|were)\s(?:only\s|approximately\s|about\s)?$",
    re.IGNORECASE,
)


def acted(behind: str) -> tuple[str, int] | None:
    """What counted people did, by any verb, and where its words end: ` children (84.6%) walked independently`."""
    match = _ACTED.match(behind)
    if match is None or (_NOT_DONE.match(match["what"]) and "by at least" not in match["what"]):
        return None
    return match["what"].strip(), match.end("what")


def shared_by(before: str) -> str | None:
    """What a share has, told before it: `the proportion of patients with X was `."""
    match = _SHARE_WHO.search(before)
    return match["what"].strip() if match else None


def risen(before: str) -> str | None:
    """What rose or fell to a value: `Median X rose to `."""
    match = _ROSE_TO.search(before[-130:])
    return match["what"] if match else None
