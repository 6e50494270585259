"""The same release in another form: what of two readings must be the same, and how it is compared.

`records_of(document)` is what the rules engine makes of a document, without places: offsets and paragraph
numbers go, and words are compared after the typography in which forms differ (`plain_words`).
"""

import re
from itertools import pairwise
from typing import Any

from summarizer import summarize
from summarizer.schemas import Author, Document
from summarizer.text import fold_str

_PLACES = frozenset({"start", "end", "paragraph", "page", "note_start", "note_end"})
_RAISED = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u207b\u207d\u207e]+")
_PARTED = re.compile(r" (?=[.,;:)])")
# What a list is marked with, where a quote begins.
_BULLET = re.compile(r"^(?:(?:[•●▪◦‣·*+–—-]|--|o(?= {2}))\s+|・)")


def plain_words(text: str) -> str:
    """Words without what a form adds: kinds of quotation marks, dashes, spaces and bullets, raised digits, lines between cells."""
    plain = " ".join(_BULLET.sub("", _RAISED.sub("", fold_str(text)).strip()).split())
    return _PARTED.sub("", plain.replace(" | ", " "))


def unmarked(document: Document, start: int, end: int) -> str:
    """`document.text[start:end]` without its footnote marks."""
    kept, done = "", start
    for mark in sorted(document.footnotes, key=lambda mark: mark.start):
        if done <= mark.start and mark.end <= end:
            kept, done = kept + document.text[done : mark.start], mark.end
    return kept + document.text[done:end]


def records_of(document: Document) -> dict[str, Any]:
    """The programs, trials and claims that the rules engine makes of a document, ready to be compared with `==`."""
    summary = summarize(document, engine="rules").model_dump(mode="json")
    return {name: _bare(summary[name], document) for name in ("programs", "trials", "claims", "summary")}


def _bare(value: Any, document: Document) -> Any:
    match value:
        case {"quote": str(), "start": int(start), "end": int(end)}:
            whole = {**value, "quote": unmarked(document, start, end)}
            return {key: _bare(one, document) for key, one in whole.items() if key not in _PLACES}
        case dict():
            return {key: _bare(one, document) for key, one in value.items() if key not in _PLACES}
        case list():
            return [_bare(one, document) for one in value]
        case str():
            return plain_words(value)
    return value


def header_of(document: Document) -> dict[str, Any]:
    """Title, issuer, date, place, wire and language."""
    kept = {"title", "issuer", "published", "place", "channel", "language"}
    return dict(_bare(document.model_dump(mode="json", include=kept), document))


def authors_of(document: Document) -> list[tuple[Author, str]]:
    """Who wrote which words, in reading order: neighbouring words of one author are one stretch."""
    found: list[tuple[Author, str]] = []
    for zone in document.zones:
        words = _lines(unmarked(document, zone.start, zone.end))
        if not words:
            continue
        if found and found[-1][0] is zone.author:
            found[-1] = (zone.author, f"{found[-1][1]} {words}")
        else:
            found.append((zone.author, words))
    return found


def _lines(text: str) -> str:
    return " ".join(filter(None, (plain_words(line) for line in text.split("\n"))))


def assert_same(form: Document, text: Document) -> None:
    """Another form of a release is read as its text is: header, footnotes, authors and records."""
    assert header_of(form) == header_of(text)
    assert authors_of(form) == authors_of(text)
    assert [mark.label for mark in form.footnotes] == [mark.label for mark in text.footnotes]
    ours, theirs = records_of(form), records_of(text)
    for name, records in theirs.items():
        assert ours[name] == records, name
    assert all(a.end == b.start for a, b in pairwise(form.zones))
