"""How two lines of a paragraph are joined: with a space, with nothing, or without the hyphen between them."""

import re
from collections import Counter
from collections.abc import Iterable

from summarizer.patterns import later

from .letters import SOFT, is_wide

__all__ = ["Joiner"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){0,6}")
_HEAD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){0,6}")
_TAIL = re.compile(r"(?:[^\W\d_]+-){1,6}$")
_ENDINGS = later(
    r"[a-z]{0,4}(?:tion|sion|cian|tient|cient|ment|ness)s?|[a-z]{0,4}(?:ing|ings|ed|ly)"
    r"|[a-z]{0,2}(?:ity|ities|ties|ance|ences?|ency|ical|ically|apy|apies|apeutics?|ceuticals?|ology|ologies)"
    r"|(?:tive|sive|ative|ible|able|ate|ates|ated|ize|ized|ise|ised|ous|ious|ular|ural)(?:ly)?"
    r"|(?:tor|tors|tory|ture|tures|cal|cally|cacy|cebo|nical|gies|ers?)"
)
"""What is left of a word behind a hyphenation and is no word itself, of ten letters at most."""
_REAL = frozenset(
    [
        *("able", "aged", "bed", "being", "bring", "daily", "ed", "fed", "king", "led", "mission", "need"),
        *("nation", "rely", "ring", "section", "session", "shed", "sing", "station", "unity", "used", "wing"),
    ]
)
"""Words that look like endings."""
_KEPT = frozenset(["and", "or", "to"])
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
        if last == "-" and one[-2:].strip() == "-" and other.startswith("- "):
            return one, ""  # half of a dash that is typed as two hyphens
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
        if len(low) > 10 or low in _REAL or self._known[low]:
            return False
        return _ENDINGS.fullmatch(low) is not None
