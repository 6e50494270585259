"""How a quote is altered, in one place at a time."""

import re
from collections.abc import Callable, Iterator, Mapping
from random import Random

Edit = Callable[[str, Random], Iterator[str]]
"""Gives the quote with one edit, for each place where it applies."""


def each(
    pattern: str, text: str, make: Callable[[re.Match[str]], str | None], flags: int = 0
) -> Iterator[str]:
    """The text with one match of the pattern changed, for each match that `make` changes."""
    for match in re.finditer(pattern, text, flags):
        new = make(match)
        if new is not None and new != match.group():
            yield text[: match.start()] + new + text[match.end() :]


def swap(pairs: Mapping[str, tuple[str, ...]], text: str, random: Random) -> Iterator[str]:
    """Each word of `pairs` that occurs, replaced by one of its rivals."""
    words = "|".join(re.escape(word) for word in sorted(pairs, key=len, reverse=True))
    yield from each(rf"(?<![\w-])(?:{words})(?![\w-])", text, lambda m: random.choice(pairs[m.group()]))
