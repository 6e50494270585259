"""Names as they are gathered: spellings, which belong together, and every place where they stand."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.schemas import ZoneKind
from summarizer.text import Span

from .fact import Page


@dataclass(frozen=True, slots=True)
class NameGroup:
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
    return re.sub(r"[\s\u2010-\u2015-]+", "-", MARKS.sub("", name)).casefold()


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
    if not names.spelling:
        return []
    branches: list[str] = []
    for key in sorted(names.spelling, key=lambda key: (-len(key), key)):
        escaped = re.sub(
            r"(?:\\?[\s\u2010-\u2015-])+",
            lambda _: r"[\s\u2010-\u2015-]{1,3}",
            re.escape(names.spelling[key]),
        )
        first = names.spelling[key][0]
        if ignore_case(names.spelling[key]):
            rest = escaped[1:]
            branches.extend(f"{letter}(?i:{rest})" for letter in sorted({first.lower(), first.upper()}))
        else:
            branches.append(escaped)
    pattern = re.compile(rf"(?:{'|'.join(branches)})(?![^\W_])(?!{DASH}\d)")
    mentions: dict[str, list[Span]] = {}
    uses: dict[str, Counter[str]] = {}
    for start, end in page.stretches:
        for match in pattern.finditer(page.text, start, end):
            before = page.text[match.start() - 1] if match.start() > start else " "
            if before.isalnum() or before in "_@-\u2010\u2011" or not page.free(*match.span()):
                continue
            key = key_of(match.group())
            if key not in names.parent:
                continue
            top = names.top(key)
            mentions.setdefault(top, []).append(Span(*match.span()))
            uses.setdefault(top, Counter())[key] += 1
    groups = []
    for top, spans in sorted(mentions.items(), key=lambda item: item[1][0]):
        if all(page.kind_at(span.start) in _NOWHERE for span in spans):
            continue
        ranked = [names.spelling[key] for key, _ in sorted(uses[top].items(), key=lambda item: -item[1])]
        groups.append(NameGroup(ranked[0], tuple(ranked[1:]), tuple(spans)))
    return groups


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
