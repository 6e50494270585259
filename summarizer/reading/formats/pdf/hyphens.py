"""How two lines of a paragraph are joined: with a space, with nothing, or without the hyphen between them."""

import re
from collections import Counter
from collections.abc import Iterable

from .letters import SOFT, is_wide

__all__ = ["Joiner"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){0,6}")
_HEAD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){0,6}")
_TAIL = re.compile(r"(?:[^\W\d_]+-){1,6}$")
_ENDINGS = re.compile(
    r"(?:[a-z]{0,4}(?:tion|sion|cian)s?|[a-z]{0,3}(?:ment|ness|tient|cient)s?|[a-z]{0,3}t?(?:ed|ing|ings|ly)"
    r"|(?:tiv|siv|at|bl|ab|ib|iz|is|ic|al|it|ous|if|ul|ur)(?:e|es|ed|ly|al|ally|ity|ities|y|ely|le|les)?"
    r"|[a-z]{0,2}(?:ties|ity|ance|ences?|ency|ical|ically|ology|ologies|apy|apies|apeutics?|maceuticals?|ceuticals?)"
    r"|[a-z]?(?:tor|ator)s?|tory|ture|tures|cal|cally|cology|cacy|cebo|nical|nology|ogy|gies|ogies|ers?)"
)
"""What is left of a word behind a hyphenation and is no word itself."""
_REAL = frozenset(
    [
        "able",
        "aged",
        "all",
        "and",
        "art",
        "arm",
        "based",
        "being",
        "bed",
        "bring",
        "cell",
        "center",
        "city",
        "daily",
        "day",
        "died",
        "driven",
        "during",
        "ed",
        "end",
        "ended",
        "evening",
        "ever",
        "every",
        "fed",
        "free",
        "fly",
        "gene",
        "ion",
        "king",
        "led",
        "life",
        "line",
        "long",
        "low",
        "made",
        "mediated",
        "ment",
        "mission",
        "nation",
        "need",
        "only",
        "order",
        "other",
        "over",
        "ring",
        "rely",
        "red",
        "risk",
        "section",
        "session",
        "she",
        "shed",
        "sing",
        "site",
        "specific",
        "station",
        "state",
        "step",
        "stage",
        "targeted",
        "term",
        "the",
        "thing",
        "time",
        "to",
        "treated",
        "unity",
        "use",
        "used",
        "wide",
        "wing",
        "year",
        "years",
    ]
)
"""Words that look like endings."""
_KEPT = frozenset(["and", "or", "to", "und", "et", "und/oder", "and/or"])
_OPEN = "-\u2010\u2011"
_NUMBERS = "–—−/"


class Joiner:
    """Joins lines by what the whole text says of its words."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known: Counter[str] = Counter()
        for line in lines:
            words = _WORD.findall(line.casefold())
            if line.rstrip()[-1:] in _OPEN and words:
                words.pop()
            self._known.update(words)
            self._known.update(part for word in words if "-" in word for part in word.split("-"))

    def join(self, one: str, other: str) -> tuple[str, str]:
        """What the first line becomes, and what stands between it and the second."""
        if not one or not other:
            return one, ""
        last, first = one[-1], other[0]
        if last == SOFT:
            return one[:-1], ""
        if is_wide(last) and is_wide(first):
            return one, ""
        before = one[-2:-1]
        if not before or before.isspace() or not first.isalnum():
            return one, "" if last in _OPEN and before.isalnum() and first in '(“"' else " "
        token = one.rsplit(" ", 1)[-1]
        if not token.strip("–—−-"):
            return one, " "  # a dash that stands alone
        if last in _OPEN:
            return self._hyphen(one, other)
        if last in _NUMBERS:
            return one, ""
        if last in "=&_?" and ("://" in token or token.startswith("www.")):
            return one, ""
        return one, " "

    def _hyphen(self, one: str, other: str) -> tuple[str, str]:
        head = _HEAD.match(other)
        if head is not None and head[0].casefold() in _KEPT and not other[head.end() :].startswith("-"):
            return one, " "
        tail = _TAIL.search(one)
        if head is None or tail is None or (tail.start() and one[tail.start() - 1].isalnum()):
            return one, ""
        return (one[:-1], "") if self._is_soft(tail[0], head[0]) else (one, "")

    def _is_soft(self, tail: str, head: str) -> bool:
        """Whether the word that two halves make is surely one."""
        left = tail[:-1].rsplit("-", 1)[-1]
        right = head.split("-", 1)[0]
        if not left[-1].islower() or not right[0].islower() or len(left) < 2:
            return False
        whole, parted = (left + right).casefold(), f"{left}-{right}".casefold()
        if self._known[parted]:
            return False
        if self._known[whole]:
            return True
        low = right.casefold()
        return low not in _REAL and not self._known[low] and _ENDINGS.fullmatch(low) is not None
