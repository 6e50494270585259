"""A release with its annotation: every word of the annotation found in the text.

Typography is folded on both sides, nothing else: an annotation whose words are not in its release is
wrong, and says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import InputError
from summarizer.grounding import locate
from summarizer.reading import read
from summarizer.schemas import Author, Document
from summarizer.text import Folded, Span, fold, fold_str

from .gold import Gold, load


@dataclass(frozen=True)
class Stretch:
    """What one author wrote, by its offsets."""

    author: Author
    start: int
    end: int


@dataclass(frozen=True)
class Annotated:
    """A release, what an annotator says of it, and where those words stand."""

    name: str
    """The annotation file's name without its ending."""
    gold: Gold
    document: Document
    places: tuple[tuple[Span, ...], ...]
    """For each claim, every place where its quote stands, in order."""
    stretches: tuple[Stretch, ...] | None
    """What is not plain company text, in order; None where authors are not annotated."""


def releases(paths: Iterable[Path]) -> list[Path]:
    """The releases that annotations are of; none for one that cannot be read."""
    found = []
    for path in paths:
        try:
            found.append(path.parent / load(path).release)
        except InputError:
            continue
    return found


def annotated(path: Path) -> Annotated:
    """The annotation in `path` with its release.

    Raises InputError, in one sentence, for a bad annotation, a release that is not there, and words
    that are not in it.
    """
    gold = load(path)
    source = path.parent / gold.release
    if not source.is_file():
        raise InputError(f"{path}: release: there is no file {source}")
    document = read(source)
    folded = fold(document.text)
    places = []
    for index, claim in enumerate(gold.claims):
        found = tuple(_places(claim.quote, folded))
        if not found and (span := locate(claim.quote, document)):  # a footnote's digit in the middle
            found = (span,)
        if not found:
            raise InputError(f"{path}: claims[{index}].quote is not in the release: {_short(claim.quote)}")
        places.append(found)
    stretches = None if gold.authors is None else tuple(_stretches(path, gold, folded))
    return Annotated(path.stem, gold, document, tuple(places), stretches)


def _places(quote: str, folded: Folded) -> Iterator[Span]:
    """Where a quote stands, as whole words; a single digit glued to its end is a footnote's."""
    wanted = fold_str(quote).strip()
    at = folded.text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if not _joins(folded.text, at) and (not _joins(folded.text, end) or _is_mark(folded.text, end)):
            yield folded.source(at, end)
        at = folded.text.find(wanted, at + 1)


def _joins(text: str, at: int) -> bool:
    """Whether a letter or digit stands on both sides of `at`."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _is_mark(text: str, at: int) -> bool:
    """Whether one digit alone stands at `at`."""
    return text[at].isdigit() and not text[at + 1 : at + 2].isalnum()


def _stretches(path: Path, gold: Gold, folded: Folded) -> Iterator[Stretch]:
    """The annotated stretches, each looked for behind the one before it."""
    done = 0
    for index, stretch in enumerate(gold.authors or ()):
        first, last = fold_str(stretch.from_).strip(), fold_str(stretch.to).strip()
        start = folded.text.find(first, done) if first else -1
        if start < 0:
            raise InputError(
                f"{path}: authors[{index}].from is not in the release behind the stretch before it: {_short(stretch.from_)}"
            )
        stop = folded.text.find(last, start) if last else -1
        while stop >= 0 and stop + len(last) < start + len(first):
            stop = folded.text.find(last, stop + 1)
        if stop < 0:
            raise InputError(
                f"{path}: authors[{index}].to is not in the release behind its first words: {_short(stretch.to)}"
            )
        done = stop + len(last)
        span = folded.source(start, done)
        yield Stretch(stretch.author, span.start, span.end)


def _short(words: str) -> str:
    """The words between quotation marks, cut where they are long."""
    plain = " ".join(words.split())
    return f"“{plain if len(plain) <= 90 else plain[:89] + '…'}”"
