"""Word lists as data: which phrases stand for which value of the records' vocabularies.

Each table of the `*.toml` files beside this module maps a value to the phrases that say it, and
names its `source`. Phrases are written so:

- in lower case, they match in any case; a word with a capital letter matches only as written
  (`ORR`, `PR`, `CR`), so that abbreviations do not meet common words;
- white space and dashes are the same, and hyphens may be left out of account (`open label` matches
  `Open-label`); other signs between words (`/`, `'`, `+`, `.`) must be there;
- `...` stands for up to eight words of the same sentence (`submission of ... NDA`);
- plurals of the last word match too.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from .phrases import Hit, Lexicon, Tokens, phrase_regex, tokens

__all__ = [
    "Hit",
    "Lexicon",
    "Tokens",
    "endings",
    "find",
    "lexicon",
    "names",
    "phrase_pattern",
    "source",
    "tokens",
    "triggers",
    "value_of",
]


@cache
def _tables() -> dict[str, dict[str, object]]:
    """All tables of all files; a table's name occurs once."""
    tables: dict[str, dict[str, object]] = {}
    files = [file for file in resources.files(__package__).iterdir() if file.name.endswith(".toml")]
    for file in sorted(files, key=lambda file: file.name):
        for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name in tables:
                raise ValueError(f"the table {name!r} of {file.name} is declared twice")
            tables[name] = table
    return tables


def names() -> list[str]:
    """The names of all tables."""
    return sorted(_tables())


def source(table: str) -> str:
    """Where the table's list comes from. Raises KeyError for an unknown table."""
    return str(_tables()[table]["source"])


@cache
def _triggers(table: str) -> dict[str, tuple[str, ...]]:
    return {
        value: tuple(str(phrase) for phrase in phrases)
        for value, phrases in _tables()[table].items()
        if value != "source" and isinstance(phrases, list)
    }


def triggers(table: str) -> dict[str, tuple[str, ...]]:
    """The table as value -> phrases; values are those of the schemas' enumerations where there is one.

    Raises KeyError for an unknown table.
    """
    return dict(_triggers(table))


@cache
def value_of(table: str) -> Mapping[str, str]:
    """The table the other way round: phrase -> value, for look-ups of a word exactly as listed."""
    return {phrase: value for value, phrases in _triggers(table).items() for phrase in phrases}


@cache
def endings(table: str) -> Mapping[str, str]:
    """A table of word endings as ending -> value, longest endings first."""
    pairs = sorted(value_of(table).items(), key=lambda pair: (-len(pair[0]), pair[0]))
    return dict(pairs)


@cache
def lexicon(*tables: str) -> Lexicon:
    """One matcher over several tables: a text is scanned once for all of them."""
    return Lexicon({table: _triggers(table) for table in tables})


def find(table: str, text: str) -> list[Hit]:
    """Where phrases of a table stand in a text: the longest at each place, left to right, not overlapping.

    A phrase of two values (`Phase 1/2`) gives one hit of each at the same place. Offsets are code
    points, `[start, end)`. Takes time linear in the text.
    """
    return lexicon(table).find(text)


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A regular expression for the phrases, with the rules of this module's docstring.

    Longest first, bounded by words on both sides, linear in the text.
    """
    return re.compile(phrase_regex(phrases))
