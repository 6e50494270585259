"""A release's text as a web page, by an honest writer: the same words in the elements that a page would use."""

import html
import re
import textwrap
from collections.abc import Iterator
from itertools import groupby

from summarizer.schemas import Document, Paragraph, ZoneKind

_BULLET = re.compile(r"(?:[•●▪◦‣·*–—-]|--|o(?= {2}))[ \t\u00a0]+(?=\S)")
_ENTITIES = {
    "“": "&ldquo;", "”": "&rdquo;", "’": "&#8217;", "‘": "&#x2018;", "–": "&ndash;", "—": "&mdash;",
    "®": "&reg;", "™": "&trade;", "\u00a0": "&nbsp;", "≥": "&ge;", "≤": "&le;", "€": "&euro;", "£": "&pound;",
}  # fmt: skip


def webpage(document: Document) -> str:
    """The text of `document` as HTML: headings, paragraphs, lists, tables, raised footnote marks, entities, wrapped source."""
    parts = [
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>News</title>"
        "<style>p { color: black }</style><script>var number = 99.9;</script></head>\n<body>"
    ]
    for (kind, _), group in groupby(
        _pieces(document), key=lambda piece: (piece[0], None if piece[0] in ("li", "tr") else piece[2])
    ):
        inner = "\n".join(_wrapped(source) for _, source, _ in group)
        match kind:
            case "li":
                parts.append(f"<ul>\n{inner}\n</ul>")
            case "tr":
                parts.append(f"<table>\n{inner}\n</table>")
            case _:
                parts.append(inner)
    return "\n".join([*parts, "</body></html>\n"])


def _pieces(document: Document) -> Iterator[tuple[str, str, int]]:
    """Each paragraph: how it is set, its source, and its number."""
    titled = False
    for paragraph in document.paragraphs:
        words = _source(document, paragraph)
        if bullet := _BULLET.match(words):
            yield "li", f"<li>{words[bullet.end() :]}</li>", paragraph.number
        elif "\t" in words or (paragraph.kind is ZoneKind.TABLE and " | " in words):
            cells = "".join(f"<td>{cell}</td>" for cell in re.split(r"\t| \| ", words))
            yield "tr", f"<tr>{cells}</tr>", paragraph.number
        elif paragraph.kind is ZoneKind.HEADLINE and not titled:
            titled = True
            yield "h1", f"<h1>{words}</h1>", paragraph.number
        elif paragraph.kind is ZoneKind.HEADING:
            yield "h2", f"<p><strong>{words}</strong></p>", paragraph.number
        else:
            yield "p", f"<p>{words}</p>", paragraph.number


def _source(document: Document, paragraph: Paragraph) -> str:
    """A paragraph's words as source, each footnote mark in `<sup>`."""
    pieces, done = [], paragraph.start
    for mark in document.footnotes:
        if done <= mark.start and mark.end <= paragraph.end:
            pieces.append(_escaped(document.text[done : mark.start]))
            pieces.append(f"<sup>{_escaped(document.text[mark.start : mark.end])}</sup>")
            done = mark.end
    pieces.append(_escaped(document.text[done : paragraph.end]))
    return "".join(pieces)


def _escaped(text: str) -> str:
    escaped = html.escape(text, quote=False)
    for sign, entity in _ENTITIES.items():
        escaped = escaped.replace(sign, entity)
    return escaped


def _wrapped(source: str) -> str:
    return "\n".join(
        textwrap.wrap(source, 100, initial_indent="  ", break_long_words=False, break_on_hyphens=False)
    )
