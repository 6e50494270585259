"""The words of the grammar of timing phrases, from `words.toml` beside this module."""

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Final

from summarizer.schemas import Granularity

from .phrases import Part, Word

Row = tuple[tuple[str, ...], Word]

_DATA = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
_LISTS: dict[str, list[str]] = _DATA["lists"]


def _rows(spellings: Mapping[str, Iterable[str]]) -> tuple[Row, ...]:
    """The words of each spelling with what they say, longest first."""
    rows = [(tuple(spelling.split()), Word(word)) for word, many in spellings.items() for spelling in many]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


MONTHS: Final[dict[str, int]] = _DATA["months"]
SEASONS: Final[dict[str, int]] = _DATA["seasons"]
ORDINALS: Final[dict[str, int]] = _DATA["ordinals"]
HALVES: Final[dict[str, int]] = _DATA["halves"]
NUMBERS: Final[dict[str, int]] = _DATA["numbers"]
RELATIVE: Final[dict[str, int]] = _DATA["relative"]
DAYS: Final[dict[str, int]] = _DATA["days"]
PARTS: Final = {word: Part(part) for word, part in _DATA["parts"].items()}
COMBINED: Final = frozenset({Part.EARLY, Part.MID, Part.LATE})
"""Parts that can be joined: `mid to late`."""
UNITS: Final = {
    word: Granularity(word.upper()) for word in ("day", "week", "month", "quarter", "half", "year")
}
PLURALS: Final = {f"{word}s": unit for word, unit in UNITS.items() if word != "half"}


def _by_first(rows: tuple[Row, ...]) -> dict[str, tuple[Row, ...]]:
    """First word -> the rows that start with it, longest first."""
    return {
        first: tuple(row for row in rows if row[0][0] == first)
        for first in sorted({row[0][0] for row in rows})
    }


PREFIX_ROWS: Final = _rows(_DATA["prefixes"])
PREFIXES: Final = _by_first(PREFIX_ROWS)
SUFFIXES: Final = _by_first(_rows(_DATA["suffixes"]))

ABBREVIATED: Final = frozenset(_LISTS["abbreviated_months"])
WEEKDAYS: Final = frozenset(_LISTS["weekdays"])
VAGUE_NUMBERS: Final = frozenset(_LISTS["vague_numbers"])
COMING: Final = frozenset(_LISTS["coming"])
NEXT: Final = COMING | {"next"}
PAST: Final = frozenset(_LISTS["past"])
NEEDS_OF: Final = frozenset(_LISTS["parts_with_of"])
FILLERS: Final = frozenset(_LISTS["fillers"])
EXPECTING: Final = frozenset(_LISTS["expecting"])
EVENTS: Final = frozenset(_LISTS["events"])
SOCIETIES: Final = frozenset(_LISTS["societies"])
IN_EVENT_NAMES: Final = frozenset(_LISTS["in_event_names"])
COUNTED: Final = frozenset(_LISTS["counted"])
TELLING: Final = frozenset({*UNITS, *PLURALS, *PARTS, *SEASONS, *_LISTS["telling"]})
VAGUE: Final = {
    first: tuple(words for words in map(tuple, map(str.split, _LISTS["vague"])) if words[0] == first)
    for first in sorted({phrase.split()[0] for phrase in _LISTS["vague"]})
}
"""First word -> the phrases that start with it."""
