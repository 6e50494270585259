"""Quotes with one fault each, made from true ones: what a careless or inventive quoter might write.

Written from what goes wrong in practice, not from how quotes are looked up. Everything is seeded: the
same release gives the same corruptions in every run. A corrupted quote that the release does say
somewhere, word for word, is no corruption and is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from summarizer.schemas import Document

from .cuts import CUTS
from .edits import Edit
from .figures import FIGURES
from .phrases import PHRASES

EDITS: dict[str, Edit] = {**FIGURES, **PHRASES, **CUTS}
"""Every class of corruption of one sentence with its maker; splices take two sentences."""


@dataclass(frozen=True)
class Corruption:
    """A true quote and what became of it."""

    kind: str
    true: str
    quote: str


def true_quotes(text: str) -> list[str]:
    """Whole sentences of running text, as a quoter would copy them: by a plain rule of their own."""
    found = []
    for line in text.split("\n"):
        body = re.sub(r"^\s*(?:[-•*+–]|#{1,6})\s+", "", line).strip()
        foreign = re.search(r"[\uac00-\ud7a3]|(?: è | della | los | une? | der | und )", body)
        if len(body) < 30 or not re.search(r"\w", body) or (foreign and not body.isascii()):
            continue
        found += [
            part.strip("“” ")
            for part in re.split(r"(?<=[a-z0-9)%][.!?])\s+(?=[A-Z“])", body)
            if len(part) >= 30
        ]
    return list(dict.fromkeys(found))


def _splices(quotes: list[str], random: Random) -> Iterator[Corruption]:
    """The head of one sentence on the tail of another."""
    for quote in quotes:
        other = random.choice(quotes)
        head, tail = quote.split(" "), other.split(" ")
        if other != quote and len(head) > 6 and len(tail) > 6:
            yield Corruption(
                "cross-sentence splice", quote, " ".join(head[: len(head) // 2] + tail[len(tail) // 2 :])
            )


def _squashed(text: str) -> str:
    """A text without typography, to see whether a quote is said somewhere after all.

    A table's bars and the signs of bullets say nothing, and a double dash is a dash, never a minus.
    """
    text = re.sub(r"[|•]", " ", text)
    text = re.sub(r"[‘’]", "'", re.sub(r"[“”]", '"', re.sub(r"--|[‐-―−]", "-", text)))
    return re.sub(r"\s+", " ", text.replace("®", ""))


def _is_true(quote: str, source: str) -> bool:
    """Whether a changed quote stands in the release, word for word and from word to word."""
    return (
        re.search(rf"(?<![\w.,/+-]){re.escape(_squashed(quote).strip(' .,-•'))}(?![\w/+%-])", source)
        is not None
    )


def corruptions(document: Document, *, seed: int = 7, per_quote: int = 3) -> list[Corruption]:
    """The corruptions of a document's sentences: at most `per_quote` of each kind from each sentence.

    Each kind draws its own lots, so that a new kind leaves the others as they are.
    """
    source = _squashed(document.text)
    quotes = true_quotes(document.text)
    made = list(_splices(quotes, Random(f"{seed}/splice")))  # noqa: S311 - reproducible, not secret
    for kind, edit in EDITS.items():
        random = Random(f"{seed}/{kind}")  # noqa: S311
        for quote in quotes:
            candidates = list(edit(quote, random))
            if len(candidates) > per_quote:
                candidates = random.sample(candidates, per_quote)
            made += [Corruption(kind, quote, candidate) for candidate in candidates]
    # A cut is said in the release by its nature, unless so short that it is said elsewhere too; anything else
    # that is said there is true.
    return [
        each
        for each in dict.fromkeys(made)
        if each.quote.strip() != each.true
        and ((each.kind.startswith("cut:") and each.quote.count(" ") > 1) or not _is_true(each.quote, source))
    ]
