"""A brief as Markdown, its citations in square brackets and the words behind them at its end."""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.schemas import Brief

from .sections import Row, Section, about, sections
from .words import on_pages


def markdown(brief: Brief) -> str:
    """The brief for people; it ends with a line break."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {brief.name}"
    yield ""
    yield about(brief)
    for section in sections(brief):
        yield from _titled(section.title, _table(section) if section.head else map(_item, section.rows))
    sources = [
        f"{one.number}. {one.published.isoformat() if one.published else 'undated'}: {one.title or one.document}"
        for one in brief.sources
    ]
    yield from _titled("Sources", sources)
    words = [
        f'- [{one.id}] source {one.source}{on_pages(one.evidence)}: "{" … ".join(" ".join(item.quote.split()) for item in one.evidence)}"'
        for one in brief.cited
    ]
    yield from _titled("The words", words)


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield from ("", f"## {title}", "", *body)


def _item(row: Row) -> str:
    return f"- {row.cells[0]}{' ' + _cites(row.citations) if row.citations else ''}"


def _cites(citations: Sequence[str]) -> str:
    return "".join(f"[{one}]" for one in citations)


def _table(section: Section) -> Iterator[str]:
    head = (*section.head, "Says")
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in section.rows:
        cells = (*row.cells, _cites(row.citations))
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
