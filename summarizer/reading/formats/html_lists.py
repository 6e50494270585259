"""Lists: the bullet or the number that an item begins with."""

import re
from dataclasses import dataclass

from .html_elements import Attributes

__all__ = ["Lists", "word_marker"]

_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\[\d{1,2}\]")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx")  # fmt: skip
_TYPES = {"1": "1", "a": "a", "A": "A", "i": "i", "I": "I"}
_STYLES = (
    ("lower-alpha", "a"),
    ("lower-latin", "a"),
    ("upper-alpha", "A"),
    ("lower-roman", "i"),
    ("upper-roman", "I"),
)
_DEEPEST = 3
"""Items deeper than this are indented no further."""


@dataclass(slots=True)
class _List:
    kind: str
    """A bullet, nothing, or how its items are numbered."""
    next: int = 1


class Lists:
    """The lists that are open, outermost first."""

    def __init__(self) -> None:
        """No list is open."""
        self._open: list[_List] = []

    @property
    def depth(self) -> int:
        """How many lists are open."""
        return len(self._open)

    def begin(self, tag: str, attributes: Attributes, style: str) -> None:
        """Opens a list."""
        kind = "•"
        if tag == "ol":
            kind = _TYPES.get(attributes.get("type") or "1", "1")
            kind = next((told for name, told in _STYLES if name in style), kind)
        if "list-style:none" in style or "list-style-type:none" in style:
            kind = ""
        self._open.append(_List(kind, _number(attributes.get("start"), 1)))

    def finish(self) -> None:
        """Closes the innermost list."""
        if self._open:
            self._open.pop()

    def marker(self, attributes: Attributes) -> str:
        """What the next item of the innermost list begins with.

        A number beyond two digits is written as a bullet: no other reader would take it for an item's number.
        """
        if not self._open:
            return "• "
        inner = self._open[-1]
        number = _number(attributes.get("value"), inner.next)
        inner.next = number + 1
        indent = "  " * min(len(self._open) - 1, _DEEPEST)
        if not inner.kind:
            return ""
        label = _label(inner.kind, number)
        return f"{indent}{label}. " if label else f"{indent}• "


def word_marker(shown: str) -> str:
    """What an item begins with that a word processor set itself: its number, or a bullet for a sign of a symbol font."""
    label = shown.strip()
    return f"{label} " if _LABEL.fullmatch(label) else "• "


def _number(value: str | None, otherwise: int) -> int:
    plain = (value or "").strip()[:6]
    return int(plain) if plain.isascii() and plain.isdigit() else otherwise


def _label(kind: str, number: int) -> str:
    match kind:
        case "1" if number < 100:
            return str(number)
        case "a" | "A" if 1 <= number <= 26:
            letter = chr(ord("a") + number - 1)
            return letter if kind == "a" else letter.upper()
        case "i" | "I" if 1 <= number < len(_ROMAN):
            return _ROMAN[number] if kind == "i" else _ROMAN[number].upper()
        case _:
            return ""
