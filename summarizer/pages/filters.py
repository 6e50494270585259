"""By what records can be chosen: kind, modality, what checks found, who wrote the words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.lines import readable
from summarizer.schemas import ClaimType, Modality, Severity

from .cards import Card
from .records import REJECTED
from .release import WRITERS


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that records can be chosen by."""

    key: str
    label: str
    count: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one kind; of several chosen ones a record needs one."""

    name: str
    choices: list[Choice]


_KINDS = ["program", "trial", *map(readable, ClaimType), REJECTED]
_MODALITIES = [readable(one) for one in Modality]
_SEVERITIES = [one.value for one in Severity]


def filters(pages: Sequence[Sequence[Card]]) -> list[Group]:
    """The filters for the cards of all summaries of a page; each card is given the keys that it answers to."""
    every = [card for cards in pages for card in cards]
    codes = sorted({note.code for card in every for note in card.notes})
    groups = []
    for letter, (name, order) in zip(
        "kmfa",
        (
            ("Record", _KINDS),
            ("Modality", _MODALITIES),
            ("Finding", [*_SEVERITIES, *codes]),
            ("Words of", list(WRITERS.values())),
        ),
        strict=True,
    ):
        keys = {value: f"{letter}{number}" for number, value in enumerate(dict.fromkeys(order))}
        counts: Counter[str] = Counter()
        for card in every:
            held = [value for value in dict.fromkeys(_values(card, letter)) if value in keys]
            counts.update(held)
            card.facets = " ".join([*card.facets.split(), *(keys[value] for value in held)])
        choices = [Choice(keys[one], one, counts[one], _style(letter, one)) for one in keys if counts[one]]
        groups.append(Group(name, choices))
    return [group for group in groups if group.choices]


def _values(card: Card, letter: str) -> Iterable[str]:
    match letter:
        case "k":
            return (card.kind,)
        case "m":
            return (card.modality,)
        case "f":
            return (one for note in card.notes for one in (note.severity, note.code))
        case _:
            return (quote.writer for quote in card.quotes)


def _style(letter: str, value: str) -> str:
    return value if letter == "m" or value in _SEVERITIES else ""
