"""The period or the day that an amount of money is of, as the sentence around it words it."""

import re

from summarizer.patterns import later
from summarizer.text import Span

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATE = rf"(?:{_MONTH}\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\s{_MONTH}\s\d{{4}}|{_MONTH}\s\d{{4}})"
_PERIOD = later(
    rf"(?:(?:the\s)?(?P<period>(?:(?:three|six|nine|twelve)[\s-]months?(?:\speriods?)?|(?:full\s|fiscal\s)?year|(?:(?:first|second|third|fourth)\s)?(?:fiscal\s)?quarter|half[\s-]year|(?:first|second)\shalf)"
    rf"\s(?:and\s(?:full\s)?year\s)?(?:ended\s{DATE}|(?:of\s)?(?:fiscal\s)?(?:year\s)?\d{{4}})|(?:full[\s-]year\s|fiscal\s(?:year\s)?|FY\s?)?20\d\d\b|Q[1-4]\s20\d\d|[12]H\s20\d\d|{DATE}|(?:(?<=[Dd]uring\sthe\s)|(?<=[Ff]or\sthe\s)|(?<=[Ii]n\sthe\s))(?:first|second|third|fourth)\squarter(?!\sof)))",
    re.IGNORECASE,
)


def period_of(text: str, span: Span, limit: int) -> str | None:
    """As of when, or for which period: named behind the figure, else last before it."""
    stop = re.search(
        r"\b(?:compared|versus|vs|from|into|through|fund|sufficient|until)\b|;", text[span.end : limit]
    )
    behind = _PERIOD.search(text, span.end, span.end + stop.start() if stop else limit)
    if behind and len(text[span.end : behind.start()]) <= 70:
        return behind["period"]
    before = list(_PERIOD.finditer(text, 0, span.start))
    return before[-1]["period"] if before else None
