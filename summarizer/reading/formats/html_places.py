"""Where on a page the release stands: the smallest element that holds its lead, its closing sections and most of the prose."""

from collections.abc import Iterator

from summarizer.reading.dateline import parse_dateline
from summarizer.reading.rendered import Mark
from summarizer.reading.shapes import titles_statement

from .html_lines import Line
from .html_regions import is_issuers, is_prose

__all__ = ["Places"]

_SENTENCE = 60
_LEAD = 40
"""Behind a dateline, the least that is a lead."""
_WHOLE = 1500
"""A page with less prose than this does not tell by it where its release stands."""


class Places:
    """The blocks of a page, numbered as they open: what stands in one has the numbers from its own up to its last."""

    def __init__(self) -> None:
        """Holds the page itself, as number 0."""
        self._around = [0]

    def enter(self, around: int) -> int:
        """Opens a block inside another one."""
        self._around.append(around)
        return len(self._around) - 1

    def around_release(self, lines: list[Line], own: frozenset[int]) -> range:
        """The numbers of the element that holds the release and of all in it; `own` are the page's known furniture.

        Names of classes are not asked. Without a lead, or where the release is not told from other
        prose, this is the whole page.
        """
        whole = range(len(self._around))
        known = [bool(own.intersection(line.regions)) for line in lines]
        held = list(_told(lines, known))
        if not held:
            return whole
        sizes = [0] * len(whole)
        for line, furniture in zip(lines, known, strict=True):
            if not furniture and len(line.text) >= _SENTENCE and not line.mark & Mark.LINK:
                sizes[line.place] += len(line.text)
        ends = list(whole)
        for place in reversed(whole[1:]):
            around = self._around[place]
            sizes[around] += sizes[place]
            ends[around] = max(ends[around], ends[place])
        if sizes[0] < _WHOLE:
            return whole
        first, last = min(held), max(held)
        place = first
        while place and (ends[place] < last or sizes[place] * 10 < sizes[0] * 6):
            place = self._around[place]
        return range(place, ends[place] + 1)


def _told(lines: list[Line], known: list[bool]) -> Iterator[int]:
    """The places of what only stands in the release: its lead, its closing sections, its financial statements."""
    lead = next((at for at in range(len(lines)) if not known[at] and _leads(lines[at])), None)
    if lead is None:
        title = next((at for at, line in enumerate(lines) if line.mark & Mark.HEADING), -1)
        lead = next(
            (at for at in range(title + 1, len(lines)) if not known[at] and _is_paragraph(lines[at])), None
        )
    if lead is None:
        return
    yield lines[lead].place
    for at in range(lead + 1, len(lines)):
        if not known[at] and (is_issuers(lines, at) or titles_statement(lines[at].text)):
            yield lines[at].place


def _is_paragraph(line: Line) -> bool:
    return is_prose(line) and not line.mark & (Mark.HEADING | Mark.TABLE)


def _leads(line: Line) -> bool:
    """Whether a line is a dateline with the lead behind it."""
    if len(line.text) < _SENTENCE or line.mark & (Mark.LINK | Mark.TABLE):
        return False
    dateline = parse_dateline(line.text)
    return dateline is not None and dateline.leads and len(line.text) - dateline.end >= _LEAD
