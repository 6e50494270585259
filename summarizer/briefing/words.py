"""Values of the records in words."""

from collections.abc import Iterable

from summarizer.schemas import AskedPassage, Evidence


def named(program: str) -> str:
    """A program's name as its id has it, codes in capitals: `ALLO-329`, `cema-cel`."""
    name = program.rpartition("/")[2]
    return name.upper() if any(mark.isdigit() for mark in name) else name


def on_pages(evidence: Iterable[Evidence | AskedPassage]) -> str:
    """Where in a paged release some words stand: `, p. 3` or `, pp. 3, 4`; nothing for one without pages."""
    pages = sorted({one.page for one in evidence if one.page is not None})
    return f", {'p.' if len(pages) == 1 else 'pp.'} {', '.join(map(str, pages))}" if pages else ""
