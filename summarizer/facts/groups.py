"""Names as they are gathered: spellings, which belong together, and every place where they stand."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from summarizer.lexicons import tokens
from summarizer.schemas import ZoneKind
from summarizer.text import Span

from .fact import Page


class NameGroup(NamedTuple):
    """One drug or trial with all its names."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]


DASH = r"[-\u2010\u2011\u2013]"
MARKS = re.compile(r"[®™*_]")

KNOWN = (
    "indication",
    "endpoint",
    "target",
    "agency",
    "meeting",
    "exchange",
    "designation",
    "wire",
    "criteria",
)


def key_of(name: str) -> str:
    """What two spellings of one name share."""
    return _plain(name).casefold()


class Names:
    """Names as they are found: spelling, and which belong together."""

    def __init__(self) -> None:
        self.spelling: dict[str, str] = {}
        self.parent: dict[str, str] = {}
        self.heads: dict[str, dict[str, None]] = {}

    def add(self, name: str) -> str:
        """Note a name in the spelling that it stands in; its key."""
        name = " ".join(MARKS.sub("", name).split()).strip("-– ")
        key = key_of(name)
        if key not in self.parent:
            self.parent[key] = key
            self.spelling[key] = name
        elif name[:1].islower() and self.spelling[key][:1].isupper():
            self.spelling[key] = name
        return key

    def top(self, key: str) -> str:
        """The name that stands for all names of the same thing."""
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, one: str, other: str) -> None:
        """Note that the second is another name of the first."""
        if one != other:
            self.heads.setdefault(other, {}).setdefault(one)

    def settle(self) -> None:
        """Bring aliases together; a generic name that two brands share joins neither (EYLEA, EYLEA HD)."""
        for alias, heads in self.heads.items():
            brands = [
                head
                for head in heads
                if self.spelling[head][:1].isupper() and not any(map(str.isdigit, head))
            ]
            if len(brands) > 1:
                continue
            for head in heads:
                first, second = self.top(head), self.top(alias)
                if first != second:
                    self.parent[second] = first


_NOWHERE = frozenset({ZoneKind.FOOTNOTES, ZoneKind.CONTACT})


def grouped(page: Page, names: Names, ignore_case: Callable[[str], bool]) -> list[NameGroup]:
    """The names as groups with their mentions, by order of first mention."""
    mentions: dict[str, list[Span]] = {}
    uses: dict[str, Counter[str]] = {}
    for span, key in _places(page, names, ignore_case):
        top = names.top(key)
        mentions.setdefault(top, []).append(span)
        uses.setdefault(top, Counter())[key] += 1
    groups = []
    for top, spans in sorted(mentions.items(), key=lambda item: item[1][0]):
        if all(page.kind_at(span.start) in _NOWHERE for span in spans):
            continue
        ranked = [names.spelling[key] for key, _ in sorted(uses[top].items(), key=lambda item: -item[1])]
        groups.append(NameGroup(ranked[0], tuple(ranked[1:]), tuple(spans)))
    return groups


def _places(page: Page, names: Names, ignore_case: Callable[[str], bool]) -> Iterator[tuple[Span, str]]:
    """Free places of the names, left to right, the longest at each; found word by word, however many names."""
    longest: dict[str, int] = {}
    for spelling in names.spelling.values():
        words = tokens(spelling).words
        longest[words[0]] = max(longest.get(words[0], 0), len(words) - 1)
    for (start, _), read, numbers in zip(page.stretches, page.tokens, page.words, strict=True):
        done = start
        for number in sorted(at for word in longest.keys() & numbers.keys() for at in numbers[word]):
            left = read.spans[number][0]
            if left < done or (left > start and page.text[left - 1] in "_@-\u2010\u2011"):
                continue
            last = min(number + longest[read.words[number]], len(read.spans))
            for right in (read.spans[at][1] for at in range(last - 1, number - 1, -1)):
                found = page.text[left:right]
                key = key_of(found) if right - left <= _LONGEST else ""
                spelling = names.spelling.get(key, "")
                if spelling and (_plain(found) == _plain(spelling) or ignore_case(spelling)):
                    if not _NUMBER_AFTER.match(page.text, right):
                        done = right
                        if page.free(left, right):
                            yield Span(left, right), key
                    break


_LONGEST = 80
"""No name has more characters."""
_NUMBER_AFTER = re.compile(rf"{DASH}\d")
_SEPARATORS = re.compile(r"[\s\u2010-\u2015-]+")


@lru_cache(maxsize=1 << 12)
def _plain(name: str) -> str:
    """A name without typography; its case is kept."""
    return _SEPARATORS.sub("-", MARKS.sub("", name))


_TRIAL_CODE = re.compile(r"\s([A-Z]{2,6}\d{0,4}[-\u2010\u2011]\d{2,5}(?:-\d{1,4})?)(?![\w-])")
_CODE_IN_BRACKETS = re.compile(
    r"(?:\s(?:[Rr]esults|[Dd]ata))?\s?\(([A-Z]{2,6}[-\u2010\u2011]\d{2,5}[A-Z]?)\)"
)
_CODE_OF_PHASE = re.compile(r"\s(?:[1-4][ab]?|I{1,3}[ab]?)\s\(([A-Z]{2,6}[-\u2010\u2011]0\d{1,4}[A-Z]?)\)")


def protocol_codes(page: Page) -> Iterator[str]:
    """Codes that name a study rather than a drug: `study (CBL-0205)`, `Study IDE196-001`."""
    for word, _, right, stretch in page.study_words:
        if word in ("study", "trial", "protocol"):
            match = _TRIAL_CODE.match(page.text, right, stretch.end) or _CODE_IN_BRACKETS.match(
                page.text, right, stretch.end
            )
        elif word == "phase":
            match = _CODE_OF_PHASE.match(page.text, right, stretch.end)
        else:
            match = None
        if match:
            yield match[1]
