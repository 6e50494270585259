"""People who are quoted or named with an office or a degree."""

import re
from collections.abc import Iterator
from functools import cache

from summarizer.lexicons import triggers
from summarizer.schemas import FactKind, ZoneKind

from .fact import Found, Page

_NAME = r"(?:[A-Z]\.|[A-Z][\w’'-]{1,20})(?:[ \u00a0](?:[A-Z]\.|[A-Z][\w’'-]{1,20}|de|van|von|der|la|da|del|bin|al)){0,4}[ \u00a0][A-Z][\w’'-]{1,25}"


_ENDS = re.compile(rf"(?<![\w-]){_NAME}$")


@cache
def _titles() -> re.Pattern[str]:
    titles = sorted(triggers("title_word")["ANY"], key=lambda word: (-len(word), word))
    return re.compile(rf",\s?(?:{'|'.join(map(re.escape, titles))})(?![\w])")


_DOCTOR = re.compile(rf"(?:Dr|Prof|Mr|Ms|Mrs)\.? ({_NAME}|[A-Z][\w’'-]{{2,25}})")
_APPOINTING = frozenset(
    [
        "appointed",
        "appoints",
        "appointing",
        "named",
        "names",
        "naming",
        "promoted",
        "promotes",
        "welcomed",
        "welcomes",
        "welcoming",
        "hired",
        "hires",
        "hiring",
        "elected",
        "elects",
    ]
)
_SAYING = frozenset(
    ["said", "says", "commented", "added", "stated", "noted", "explained", "remarked", "continued"]
)
_APPOINTED = re.compile(rf"\s(?:(?:Dr|Mr|Ms|Mrs|Prof)\.?\s)?({_NAME})(?=,|\s(?:as|to)\b)")
_SAID = re.compile(rf"\s({_NAME})(?=[,.;:\s])")
_CARRIERS = (
    "Therapeutics",
    "Pharma",
    "Inc",
    "University",
    "Institute",
    "Hospital",
    "Center",
    "College",
    "Chief",
    "President",
    "Director",
    "Officer",
    "Company",
    "Board",
    "Nasdaq",
    "Best",
    "Award",
    "Partners",
    "Group",
    "Ventures",
    "Capital",
)


def people(page: Page) -> Iterator[Found]:
    """Names of people, each place once; the value is the name without title or degree."""
    seen: set[int] = set()
    full: dict[str, str] = {}
    for start, right in sorted(_places(page)):
        left = start
        name = page.text[left:right]
        said = _LED_IN.match(name)
        if said:
            left += said.end()
            name = page.text[left:right]
        if left in seen or "\n" in name or any(word in name for word in _CARRIERS):
            continue
        if page.kind_at(left) in (ZoneKind.FOOTNOTES, ZoneKind.TABLE):
            continue
        seen.add(left)
        name = " ".join(name.split())
        if " " in name:
            full.setdefault(name.rsplit(" ", 1)[1], name)
        yield Found(FactKind.PERSON, left, right, full.get(name, name))


_LED_IN = re.compile(
    r"(?:(?:Said|By|And|Added|Commented|Stated|Contact|Associate|Assistant|Dr|Prof|Professor|Mr|Ms|Mrs|Appointed|Appoints|Names|Named|Welcomes|Nobel|Laureate|Sir|Dame|CEO|President|Chairman|With|Led|Joining|Investigator)\.? )+"
)


def _places(page: Page) -> Iterator[tuple[int, int]]:
    """Where names stand before an office or a degree, or behind a title."""
    for start, end in page.stretches:
        for title in _titles().finditer(page.text, start, end):
            name = _ENDS.search(page.text, max(start, title.start() - 60), title.start())
            if name:
                yield name.span()
        for match in _DOCTOR.finditer(page.text, start, end):
            if match.start() == start or not page.text[match.start() - 1].isalnum():
                yield match.span(1)
    for words, pattern in ((_APPOINTING, _APPOINTED), (_SAYING, _SAID)):
        for _, right, stretch in page.where(words):
            named = pattern.match(page.text, right, stretch.end)
            if named:
                yield named.span(1)
