"""What a page says of itself to machines: title, date and name of the site; a fallback, never evidence."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from selectolax.lexbor import LexborNode

from summarizer.reading.rendered import Told

__all__ = ["told_by"]

_LONGEST = 200_000
"""Longer data about a page is not looked into."""
_ARTICLES = ("article", "newsarticle", "pressrelease", "reportagenewsarticle", "blogposting", "webpage")
_DATES = (
    "meta[property='article:published_time']",
    "meta[name='article:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='DC.date.issued']",
)
_TITLES = ("meta[property='og:title']", "meta[name='twitter:title']")
_SITES = ("meta[property='og:site_name']", "meta[name='application-name']")


def told_by(root: LexborNode) -> Told:
    """The title, the day and the site's name by the page's linked data, else by its `meta` elements."""
    title = published = site = None
    for found in _articles(root):
        title = title or _text(found.get("headline"))
        published = published or _day(found.get("datePublished"))
    title = title or _meta(root, _TITLES)
    site = _meta(root, _SITES)
    published = published or next((day for query in _DATES if (day := _day(_meta(root, (query,))))), None)
    return Told(title, published, site)


def _meta(root: LexborNode, queries: tuple[str, ...]) -> str | None:
    for query in queries:
        node = root.css_first(query)
        if node is not None and (text := _text(node.attributes.get("content"))):
            return text
    return None


def _text(value: Any) -> str | None:
    return " ".join(value.split())[:400] or None if isinstance(value, str) else None


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _articles(root: LexborNode) -> Iterator[dict[str, Any]]:
    """The articles among the page's linked data."""
    for node in root.css("script[type='application/ld+json']")[:20]:
        text = node.text(deep=True)
        if not text or len(text) > _LONGEST:
            continue
        try:
            waiting = [json.loads(text)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting += reversed(value)
            elif isinstance(value, dict):
                kinds = value.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(name, str) and name.lower() in _ARTICLES for name in names):
                    yield value
                waiting += [
                    value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value
                ]
