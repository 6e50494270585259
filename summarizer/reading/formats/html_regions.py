"""Which parts of a page are its own furniture: named as such, and not holding the release."""

import re

from summarizer.reading import signs
from summarizer.reading.dateline import parse_dateline
from summarizer.reading.rendered import Mark

from .html_lines import Line

__all__ = ["Regions"]

_DEEPEST = 8
"""More parts inside each other than these are not told apart."""
_PROSE = 140
_FORWARD = re.compile(r"forward[- ]looking\s(?:statement|information)", re.IGNORECASE)


class Regions:
    """The parts of a page that look like its furniture, numbered as they are opened.

    Names deceive: whole pages stand in a form or a header, releases in a column called sidebar. So a part
    that holds the article, its title, its dateline, one of its closing sections, or much of the page's
    prose is no furniture; parts inside it still may be.
    """

    def __init__(self) -> None:
        """No part is known."""
        self._tags: list[str] = []
        self._kept: set[int] = set()

    def enter(self, around: tuple[int, ...], tag: str) -> tuple[int, ...]:
        """Opens a part inside those in `around`."""
        if len(around) >= _DEEPEST:
            return around
        self._tags.append(tag)
        return (*around, len(self._tags) - 1)

    def holds_body(self, regions: tuple[int, ...]) -> None:
        """Notes that the element of an article stands in these parts."""
        self._kept.update(regions)

    def holds_title(self, regions: tuple[int, ...]) -> None:
        """Notes that the page's title stands in these parts; navigation has titles too."""
        self._kept.update(
            region for region in regions if self._tags[region] not in ("nav", "footer", "aside")
        )

    def own(self, lines: list[Line]) -> frozenset[int]:
        """The parts that are furniture, once all lines are known."""
        prose = dict.fromkeys(range(len(self._tags)), 0)
        whole = 0
        for number, line in enumerate(lines):
            size = len(line.text) if _is_prose(line) else 0
            whole += size
            if not line.regions:
                continue
            for region in line.regions:
                prose[region] += size
            if not self._kept.issuperset(line.regions) and _is_issuers(lines, number):
                self._kept.update(line.regions)
        return frozenset(
            region for region, size in prose.items() if region not in self._kept and size * 10 <= whole * 4
        )


def _is_prose(line: Line) -> bool:
    return len(line.text) >= _PROSE and not line.mark & Mark.LINK


def _is_issuers(lines: list[Line], number: int) -> bool:
    """Whether a line only stands in a release: its dateline, its warning, or a heading above a paragraph about its issuer."""
    line = lines[number]
    if line.mark & Mark.LINK:
        return False
    if _is_prose(line):
        if _FORWARD.search(line.text[:400]):
            return True
        dateline = parse_dateline(line.text)
        return dateline is not None and dateline.leads and len(line.text) - dateline.end >= 40
    if len(line.text) > 110 or number + 1 == len(lines) or not _is_prose(lines[number + 1]):
        return False
    low = line.text.lower().strip(" :")
    return low.startswith("about ") or signs.company_section(low) is not None
