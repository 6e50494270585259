"""One page of summaries and their releases: a file that opens from a disk and asks for nothing.

Whatever a release or a record holds stands on it as text. What may run and how it looks is named in
the page's policy by hash (Content Security Policy Level 3), and nothing else may.
"""

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import groupby

from summarizer.lines import clip, joined, language_name, plain, provenance_line, readable, several
from summarizer.schemas import Document, DocumentRecord, Summary, UncoveredReason
from summarizer.templates import piece, rendered

from .anchors import Anchors
from .cards import Link, Note
from .filters import filters
from .marks import Mark, Sign
from .records import Records, records, span_of
from .release import WRITERS, Release, lay_out, shown

_ADDRESS = re.compile(r"https?://[^\s/]")
_PACKAGE = "summarizer.pages"


@dataclass(frozen=True, slots=True)
class _Aside:
    """A passage that the company did not write."""

    label: str
    language: str | None
    spoken: str
    """The language's name."""
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact that no record holds."""

    text: str
    kind: str
    target: str | None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the summary, with the claims that it rests on."""

    text: str
    claims: list[Link]


@dataclass(frozen=True, slots=True)
class _Page:
    """A summary with its release."""

    anchor: str
    issuer: str
    listings: str
    title: str
    about: str
    source: str
    address: str | None
    language: str
    text: str
    release: Release
    records: Records
    sentences: list[_Sentence]
    asides: list[_Aside]
    coverage: str
    uncovered: list[tuple[str, list[_Fact]]]
    provenance: list[tuple[str, str]]
    writers: list[tuple[str, str]]
    found: bool
    """Whether a finding is marked in the text."""


def page(pairs: Sequence[tuple[Summary, Document]]) -> str:
    """The page of summaries, each with the document that it was made from; the same pairs give the same bytes.

    Raises:
        ValueError: There is none, or a document is not the one that its summary is of.
    """
    if not pairs:
        raise ValueError("a page needs a summary")
    for summary, document in pairs:
        if summary.document.id != document.id:
            raise ValueError(f"the summary is of document {summary.document.id}, not of {document.id}")
    pages = [
        _page(summary, document, f"d{number}." if len(pairs) > 1 else "", number)
        for number, (summary, document) in enumerate(pairs, start=1)
    ]
    style, script = _verbatim("page.css"), _verbatim("page.js")
    return rendered(
        _PACKAGE,
        "page.html.jinja",
        pages=pages,
        filters=filters([one.records.cards for one in pages]),
        has_facts=any(one.uncovered for one in pages),
        title=pages[0].title if len(pages) == 1 else several(len(pages), "release"),
        policy=_policy(style, script),
        style=style,
        script=script,
    )


@cache
def _verbatim(name: str) -> str:
    return piece(_PACKAGE, name).replace("\r\n", "\n")


@cache
def _policy(style: str, script: str) -> str:
    """What the page may do: show itself, in this style, with this script."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _page(summary: Summary, document: Document, prefix: str, number: int) -> _Page:
    record = summary.document
    found = records(summary, document, Anchors(prefix))
    facts = _facts(summary, document, prefix)
    asides = [
        _Aside(
            joined(
                WRITERS[one.author],
                readable(one.kind) if readable(one.kind) != readable(one.author) else None,
            ),
            one.language,
            language_name(one.language) or plain(one.language or ""),
            clip(one.text, 180),
            f"{prefix}x.{at}",
        )
        for at, one in enumerate(summary.third_party, start=1)
    ]
    marks = [*found.marks, *facts.marks]
    places = [(one.start, aside.target) for one, aside in zip(summary.third_party, asides, strict=True)]
    release = lay_out(document, marks, places, prefix)
    _number(found, release)
    issuer = record.issuer
    published = record.published.isoformat() if record.published else "no date"
    return _Page(
        anchor=f"d{number}",
        issuer=plain(issuer.name) if issuer else "Issuer not named",
        listings=", ".join(plain(f"{one.exchange}: {one.symbol}") for one in issuer.tickers)
        if issuer
        else "",
        title=_title(record),
        about=joined(published, record.place, record.channel),
        source=plain(record.source or ""),
        address=record.source if record.source and _ADDRESS.match(record.source) else None,
        language=document.language or "en",
        text=shown(document.text),
        release=release,
        records=found,
        sentences=[
            _Sentence(plain(one.text), [_cited(own, found) for own in one.claim_ids])
            for one in summary.summary
        ],
        asides=asides,
        coverage=f"{summary.coverage.covered} of {summary.coverage.facts}",
        uncovered=facts.groups,
        provenance=_provenance(summary),
        writers=_writers(release),
        found=any(note.pieces for note in _notes(found)),
    )


def _title(record: DocumentRecord) -> str:
    """The release's title; where it has none, whose it is and of when."""
    if record.title:
        return plain(record.title)
    issuer = plain(record.issuer.name) if record.issuer else ""
    told = f"Release of {issuer}" if issuer else plain(record.source or "") or f"Document {plain(record.id)}"
    return f"{told}, {record.published}" if record.published else told


_REASONS = {
    UncoveredReason.MISSED: "missed: nothing explains it",
    UncoveredReason.REPEATED: "repeated: a record holds it elsewhere",
    UncoveredReason.IDIOM: "idiom: a turn of speech",
}
"""Reasons that their bare word does not tell."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """Facts that no record holds, under the reasons why, and where they stand."""

    groups: list[tuple[str, list[_Fact]]]
    marks: list[Mark]


def _facts(summary: Summary, document: Document, prefix: str) -> _Facts:
    marks = []
    order = [UncoveredReason.MISSED, *UncoveredReason]
    groups = []
    missing = sorted(
        enumerate(summary.coverage.uncovered), key=lambda one: (order.index(one[1].reason), one[0])
    )
    for reason, group in groupby(missing, key=lambda one: one[1].reason):
        facts = []
        for at, one in group:
            span = span_of(one.start, one.end, document.text)
            anchor = f"{prefix}u.{at + 1}" if span else None
            if span:
                marks.append(Mark(*span, "open", Sign(anchor=anchor)))
            facts.append(_Fact(plain(one.text), readable(one.kind), anchor))
        groups.append((_REASONS.get(reason, readable(reason)), facts))
    return _Facts(groups, marks)


def _number(found: Records, release: Release) -> None:
    """Tell quotes and findings which pieces of the text they are."""

    def pieces(span: tuple[int, int] | None) -> str:
        place = release.numbered.of(*span) if span else None
        return f"{place[0]}-{place[1]}" if place else ""

    for card in found.cards:
        for quote in card.quotes:
            quote.pieces = pieces(quote.span)
    for note in _notes(found):
        note.pieces = pieces(note.span)


def _notes(found: Records) -> list[Note]:
    """Every finding: on the records that are kept, and on the rejected ones."""
    return [*found.notes, *(note for card in found.rejected for note in card.notes)]


def _cited(own: str, found: Records) -> Link:
    card = found.cited.get(own)
    return Link(card.label, card.anchor) if card else Link(plain(own), None)


def _provenance(summary: Summary) -> list[tuple[str, str]]:
    by = summary.provenance
    rows = (
        ("made by", provenance_line(summary) if by.engine else "another tool, which does not say"),
        ("prompts", ", ".join(plain(f"{name} {version}") for name, version in by.prompts.items())),
        ("document", plain(summary.document.id)),
        ("schema", plain(summary.schema_version)),
    )
    return [row for row in rows if row[1]]


def _writers(release: Release) -> list[tuple[str, str]]:
    """The authors that the text has, in the order of the legend."""
    there = {one.author for one in release.passages}
    return [(author.value, name) for author, name in WRITERS.items() if author in there]
