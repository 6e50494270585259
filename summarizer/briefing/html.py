"""A brief as one HTML page: no network, no script; each citation opens the words behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.schemas import Brief, CalendarEntry, Cited, Source
from summarizer.templates import rendered

from .picture import FONTS, picture
from .sections import about, sections

_ADDRESS = re.compile(r"https?://[^\s/]")


@dataclass(frozen=True)
class _Quote:
    """Words of a release, and where they stand in it."""

    text: str
    place: str


@dataclass(frozen=True)
class _Words:
    """What a citation opens."""

    id: str
    quotes: list[_Quote]
    speaker: str | None
    source: int
    title: str
    published: str


@dataclass(frozen=True)
class _Release:
    """A release in the list of sources."""

    number: int
    title: str
    published: str
    address: str | None
    """Where it can be read, where that is an address of the web."""
    file: str | None


def html(brief: Brief, milestones: Sequence[CalendarEntry] = ()) -> str:
    """The page; the same brief gives the same bytes.

    Args:
        brief: What the page says.
        milestones: What its timeline shows; without any, what the brief's own calendar has.
    """
    entries = milestones or brief.calendar
    drawn = picture(entries, brief.as_of, f"Timeline of {brief.name}") if entries else ""
    parts = list(sections(brief))
    tables = next((at for at, one in enumerate(parts) if one.head), len(parts))
    releases = {one.number: _release(one) for one in brief.sources}
    cited = {one.id: _words(one, releases) for one in brief.cited}
    return rendered(
        "summarizer.briefing",
        "page.html.jinja",
        fonts=FONTS,
        name=brief.name,
        as_of=brief.as_of.isoformat() if brief.as_of else None,
        about=about(brief),
        above=parts[:tables],
        below=parts[tables:],
        picture=drawn,
        cited=cited,
        releases=list(releases.values()),
        engine=brief.engine.value if brief.engine else None,
        dropped=brief.dropped,
    )


def _release(one: Source) -> _Release:
    """A release by its title, or, where it has none, by where it was read from."""
    address = one.source if one.source and _ADDRESS.match(one.source) else None
    named = one.title or one.source or one.document
    return _Release(
        one.number,
        " ".join(named.split()),
        one.published.isoformat() if one.published else "undated",
        address,
        one.source if one.title and not address else None,
    )


def _words(one: Cited, releases: dict[int, _Release]) -> _Words:
    release = releases[one.source]
    quotes = []
    for item in one.evidence:
        parts = [
            f"page {item.page}" if item.page is not None else None,
            f"paragraph {item.paragraph}" if item.paragraph is not None else None,
            f"characters {item.start} to {item.end}" if item.start is not None else "not found in the text",
        ]
        quotes.append(_Quote(" ".join(item.quote.split()), ", ".join(part for part in parts if part)))
    return _Words(one.id, quotes, one.speaker, one.source, release.title, release.published)
