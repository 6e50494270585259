"""Finding a quote in a document, and saying for people why one was not found."""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

from summarizer.recent import Recent
from summarizer.schemas import Document
from summarizer.text import Folded, Span, fold_str, words

from .bounds import is_whole
from .cuts import loses_meaning
from .index import Index, folded_of, index_of, tightened

# What a quoter may have put around a quote, or left off its end, without changing what it says.
_LEADING = re.compile(r"(?:[\s\"',;:)]|\.{2,3}|\.(?!\d)|-(?= ))*")
_LEADING_DASH = re.compile(r"\A[\s\"'\u201c\u2018]*(?:[\u2014\u2015]|--)(?=[.$\u20ac\u00a3]?\d)")
_TRAILING = "\"',;:. -"
_NEXT_BULLET = re.compile(r"\n[^\S\n]{0,8}[-•*–][^\S\n]{0,8}\Z")
_LONGEST_SUGGESTION = 160


class _Miss(Enum):
    """Why a quote was not found."""

    ABSENT = "the release does not say this in these words"
    CUT_EXPRESSION = (
        "the words are in the release, but the quote cuts a name, a number, its unit or its qualifier in two"
    )
    CUT_MEANING = "the words are in the release, but the quote leaves out a negation, a hedge or a condition of its sentence"


def key_within(quote: str) -> str:
    """The key of a quote without the punctuation around it; empty when nothing else is left."""
    folded = folded_of(_LEADING_DASH.sub("", quote)).strip()
    opening = _LEADING.match(folded)
    folded = folded[opening.end() if opening else 0 :]
    while folded and folded[-1] in _TRAILING:
        # A dash that is glued to a word is part of what was cut.
        if folded[-1] == "-" and not folded.endswith(" -"):
            break
        folded = folded[:-1]
    return tightened(folded) if any(character.isalnum() for character in folded) else ""


def span_of(index: Index, folded: Folded, start: int, end: int) -> Span:
    """The place in the source of a stretch of the folded text, without white space and the next bullet."""
    span = folded.source(start, end)
    piece = _NEXT_BULLET.sub("", index.text[span.start : span.end])
    return Span(span.start + len(piece) - len(piece.lstrip()), span.start + len(piece.rstrip()))


def _rank(span: Span, document: Document, hinted: tuple[int, int] | None) -> int:
    """0 in the hinted paragraph, 1 in the company's words, 2 elsewhere."""
    if hinted and hinted[0] <= span.start < hinted[1]:
        return 0
    if not document.zones:
        return 1
    zones = document.zone_at(span.start), document.zone_at(span.end - 1)
    return 1 if all(zone and zone.author.is_company for zone in zones) else 2


def _searching(document: Document) -> Callable[[str, int | None], Span | _Miss]:
    """The search in one document; it remembers, as assembly and several checks look up the same quotes."""
    return lru_cache(maxsize=1024)(lambda quote, paragraph: _search(quote, document, paragraph))


_search_in = Recent(_searching)


def _search(quote: str, document: Document, paragraph: int | None) -> Span | _Miss:
    index = index_of(document)
    miss = _Miss.ABSENT
    if len(quote) > 2 * len(index.text) + 64:
        return miss
    hinted = None
    if paragraph is not None:
        hinted = next(((p.start, p.end) for p in document.paragraphs if p.number == paragraph), None)
    # A line may have been broken before a dash that is no bullet; an invisible space may stand for a space.
    unbroken = quote.replace("\n", " ")
    forms = dict.fromkeys((quote, unbroken, unbroken.replace("\u200b", " ")))
    for key in filter(None, dict.fromkeys(map(key_within, forms))):
        best: tuple[int, Span] | None = None
        wanted = 1 if hinted is None else 0
        for folded, start, end in index.occurrences(key):
            span = span_of(index, folded, start, end)
            rank = _rank(span, document, hinted)
            if best and best[0] <= rank:
                continue
            if not is_whole(index.text, folded, start, end):
                miss = _Miss.CUT_EXPRESSION
            elif loses_meaning(index, span):
                miss = _Miss.CUT_MEANING
            else:
                best = rank, span
                if rank <= wanted:
                    break
        if best:
            return _widened(best[1], quote.strip(), index)
    return miss


def _widened(span: Span, quote: str, index: Index) -> Span:
    """`span` with the punctuation around it that the quote and the text both have, raised footnote marks passed over."""
    start, end = span
    text = index.text
    opening = quote[: next((at for at, one in enumerate(quote) if one.isalnum()), 0)]
    while (
        opening and start and fold_str(text[start - 1]) == fold_str(opening[-1]) and text[start - 1].strip()
    ):
        start, opening = start - 1, opening[:-1]
    closing = quote[len(quote.rstrip("\"'”’»,;:.!?*_ ")) :]
    for one in closing:
        end = index.behind_raised(end, one)
        if end == len(text) or not one.strip() or (text[end] != one and fold_str(text[end]) != fold_str(one)):
            break
        end += 1
    return Span(start, end)


def locate(quote: str, document: Document, *, paragraph: int | None = None) -> Span | None:
    """Find where a document says a quote, word for word, or None.

        span = locate("is enrolling patients", document)

    Typography is forgiven: quotation marks, dashes, kinds and runs of white space, full-width forms, ligatures,
    trademark signs, Markdown's emphasis, a leading bullet, punctuation around the quote, and the footnote marks
    in `document.footnotes`. Nothing else is: no changed, missing or added word or figure, no cut inside a name or
    a figure, and no cut that loses a negation, a hedge or a condition (see `cuts`).

    Of several places the one in `paragraph` (its number) is taken, else the first in the company's own words,
    else the first. The span is in code points of `document.text`.
    """
    found = _search_in(document)(quote, paragraph)
    return found if isinstance(found, Span) else None


def sentence_of(quote: str, document: Document, *, paragraph: int | None = None) -> Span | None:
    """The sentence of a quote that stands in a document but leaves out what governs it; None for any other.

    The sentence says what the quote alone does not: that something is denied, hoped for or conditional. A quote
    that stands in several places of its paragraph (or, without one, of the document) is none of them.
    """
    if _search_in(document)(quote, paragraph) is not _Miss.CUT_MEANING:
        return None
    index = index_of(document)
    start, end = next(
        ((p.start, p.end) for p in document.paragraphs if p.number == paragraph), (0, len(index.text))
    )
    spans = {span_of(index, *place) for place in index.occurrences(key_within(quote))}
    inside = [span for span in spans if start <= span.start and span.end <= end]
    sentence = index.sentence_at(inside[0].start) if len(inside) == 1 else None
    return sentence if sentence and inside[0].end <= sentence.end else None


def explain_miss(quote: str, document: Document) -> str | None:
    """One sentence for people on why `locate` does not find a quote; None when it does.

    It names the nearest passage as a suggestion; it never makes a quote acceptable.
    """
    found = _search_in(document)(quote, None)
    if isinstance(found, Span):
        return None
    if not key_within(quote):
        return "Not found: the quote has no words."
    nearest = _nearest(quote, document)
    return f"Not found: {found.value}" + (f"; nearest: '{nearest}'." if nearest else ".")


def _nearest(quote: str, document: Document) -> str | None:
    """The sentence that shares most with a quote, shortened; None when none shares half of its words."""
    index = index_of(document)
    sought = fold_str(quote)[:400]
    wanted = {sought[start:end].lower() for start, end in words(sought)}
    scored: list[tuple[float, int]] = []
    for number, span in enumerate(index.sentences):
        text = fold_str(index.text[span.start : min(span.end, span.start + 2000)]).lower()
        scored.append((sum(word in text for word in wanted) / max(1, len(wanted)), number))
    best: tuple[float, str] | None = None
    for share, number in sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:4]:
        if share < 0.5:
            break
        span = index.sentences[number]
        text = fold_str(index.text[span.start : min(span.end, span.start + 600)])
        ratio = SequenceMatcher(None, sought, text, autojunk=False).ratio() + share
        if best is None or ratio > best[0]:
            best = ratio, text
    if best is None:
        return None
    return (
        best[1]
        if len(best[1]) <= _LONGEST_SUGGESTION
        else best[1][: _LONGEST_SUGGESTION - 1].rstrip() + "\u2026"
    )
