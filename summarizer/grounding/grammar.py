"""A little grammar, by word lists: where a clause begins, and whether words state something.

The lists are `cuts.toml`; no tagger or parser is needed for what `cuts` asks.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

_TOKEN = re.compile(r"[^\W_]+(?:['.,/+-]{1,2}[^\W_]+){0,8}%?|[;:,()]|(?<=\s)-{1,2}(?=\s)|\u0001")
ENDS = frozenset({";", ":", "-", "--", "\u0001"})
"""Tokens that end a clause; the last stands for an em dash."""


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath("cuts.toml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = tomllib.loads(text)
    return loaded


@cache
def words_of(table: str, name: str) -> frozenset[str]:
    """The words of a list in `cuts.toml`."""
    return frozenset(_lists()[table][name].split())


@cache
def phrases_of(table: str, name: str) -> str:
    """The phrases of a list, longest first, as one alternative of a pattern."""
    phrases = (" ".join(phrase.split()) for phrase in _lists()[table][name].split("|"))
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def tokens_of(text: str) -> list[str]:
    """The words and the marks of punctuation that part clauses, in order."""
    return [match.group() for match in _TOKEN.finditer(text)]


def is_adverb(word: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb."""
    return word in words_of("grammar", "adverbs") or (word.endswith("ly") and len(word) > 4)


def opens_with_base(tokens: list[str]) -> bool:
    """Whether the words open with a verb in its base form, adverbs before it aside."""
    rest = list(tokens[:5])
    while rest and is_adverb(rest[0]):
        rest.pop(0)
    if not rest:
        return False
    if rest[0] in words_of("verbs", "ambiguous"):
        return (
            len(rest) > 1
            and rest[1] not in words_of("grammar", "prepositions")
            and rest[1] not in ENDS | {",", "and"}
        )
    return rest[0] in words_of("verbs", "plain")


def is_finite(word: str) -> bool:
    """Whether a word is a verb that can carry a sentence."""
    return (
        word in words_of("grammar", "finite")
        or word in words_of("verbs", "third")
        or word in words_of("verbs", "past")
        or word.endswith("n't")
    )


def asserts(tokens: list[str], *, participles: bool = False) -> bool:
    """Whether the first clause of the words has a finite verb of its own, outside of relative clauses."""
    relative = False
    for position, word in enumerate(tokens):
        if word in ENDS:
            return False
        if word in {",", "("}:
            relative = False
        elif (
            word in words_of("grammar", "relatives")
            or (word == "that" and position > 0)
            or (word in words_of("grammar", "subordinators") and position > 0)
        ):
            relative = True
        elif (is_finite(word) or plans(tokens, position)) and not (
            word in words_of("verbs", "past") and _follows_determiner(tokens, position)
        ):
            if not relative:
                return True
            relative = False
        elif participles and position < 2 and word.endswith("ed") and len(word) > 4:
            return True
    return False


def plans(tokens: list[str], position: int) -> bool:
    """Whether a word that may be a noun is a verb because of the infinitive behind it: the company plans to."""
    return tokens[position] in {"plan", "plans", "aim", "aims", "target", "targets"} and tokens[
        position + 1 : position + 2
    ] == ["to"]


def _follows_determiner(tokens: list[str], position: int) -> bool:
    """Whether a past form stands where an adjective does: the improved safety, with increased access."""
    if position == 0:
        return False
    before = tokens[position - 1]
    return (
        before in words_of("grammar", "determiners")
        or before in words_of("grammar", "prepositions")
        or before in {"and", ",", "or", "("}
        or is_adverb(before)
    )


def clause_before(tokens: list[str], inside: list[str]) -> list[str]:
    """The words before a quote that belong to the clause which the quote goes on with."""
    depth = 0
    for at in range(len(tokens) - 1, -1, -1):
        word = tokens[at]
        if word == ")":
            depth += 1
        elif word == "(":
            depth -= 1
            if depth < 0:
                return tokens[at + 1 :]
        elif depth:
            continue
        elif (
            word in ENDS
            or word in words_of("grammar", "relatives")
            or (word == "that" and at and tokens[at - 1] not in words_of("grammar", "complement"))
            or (word in words_of("grammar", "subordinators") and at + 1 < len(tokens))
        ):
            return tokens[at + 1 :]
        elif word in {"and", "but", "so", "yet"}:
            rest = tokens[at + 1 :]
            own = rest + inside
            if (tokens[at - 1 : at] == [","] or not rest) and not opens_with_base(own) and asserts(own):
                return rest
    return tokens


def says(tokens: list[str], at: int) -> bool:
    """Whether a word is a verb that states or commands something."""
    word = tokens[at]
    command = word in words_of("verbs", "plain") and word not in words_of("verbs", "ambiguous")
    return is_finite(word) or plans(tokens, at) or (command and tokens[max(0, at - 1)] != "to")
