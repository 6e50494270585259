"""Fractions that are written out: half of the patients, two-thirds, up to a third."""

import re
from collections.abc import Iterator

from summarizer.numbers.figures import operator_before
from summarizer.patterns import later
from summarizer.schemas import FactKind
from summarizer.text import DASHES

from .fact import Found, Page

_PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}
_COUNTS = {"one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "1": 1, "2": 2, "3": 3}
_COUNT_BEFORE = later(rf"(?<![\w-])(one|two|three|four|an?|[123])[{DASHES}\s]$", re.IGNORECASE)
_WHOLE_AFTER = later(
    r"\s(?:of\s(?!the year|fiscal|19\d\d|20\d\d|this year|next year|last year)|(?:the )?(?:patients|participants|subjects|people)\b)"
)
_NO_SHARE = later(
    r"\b(?:first|second|third|fourth|latter|last|other|next|every|per|[Ff]iscal)[\s-](?:an?\s)?$"
)


def shares_in_words(page: Page) -> Iterator[Found]:
    """Fractions that are written out: `nearly half of patients`, `two-thirds`, `up to a third of people`."""
    text = page.text
    for place, right, (start, end) in page.where(_PARTS):
        word = text[place:right].lower()
        count = _COUNT_BEFORE.search(text, max(start, place - 8), place)
        joined = count is not None and text[place - 1] in DASHES and count[1].lower() not in ("a", "an")
        left = count.start(1) if count else place
        if (count is None and word != "half") or _NO_SHARE.search(text, max(start, left - 14), left):
            continue
        operator, left = operator_before(text, left, start)
        if not (joined or (operator and count) or _WHOLE_AFTER.match(text, right, min(end, right + 40))):
            continue
        if page.free(left, right):
            page.take(left, right)
            parts = f"{_COUNTS.get(count[1].lower(), 1) if count else 1}/{_PARTS[word]}"
            yield Found(FactKind.RATIO, left, right, f"{operator.value if operator else ''}{parts}")
