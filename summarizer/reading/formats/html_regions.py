"""Which parts of a page are its own furniture: named as such, and not holding the release."""

import re

from summarizer.reading import signs
from summarizer.reading.rendered import Mark

from .html_lines import Line

__all__ = ["Regions", "is_issuers", "is_prose"]

_DEEPEST = 8
"""More parts inside each other than these are not told apart."""
_PROSE = 140
_SENTENCE = 60
_OPENINGS = 5
"""How many of the first sentences that are no furniture are asked for the issuer's name."""
_FORWARD = re.compile(r"forward[- ]looking\s(?:statement|information)", re.IGNORECASE)


class Regions:
    """The parts of a page that look like its furniture, numbered as they are opened.

    Names deceive: whole pages stand in a form or a header, releases in a column called sidebar. So a part
    that holds the article, its title, one of its closing sections, or much of the page's prose is no
    furniture; parts inside it still may be.
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
        sizes = dict.fromkeys(range(len(self._tags)), 0)
        whole = 0
        openings: list[str] = []
        abouts: list[tuple[str, Line]] = []
        for number, line in enumerate(lines):
            size = len(line.text) if len(line.text) >= _SENTENCE and not line.mark & Mark.LINK else 0
            whole += size
            for region in line.regions:
                sizes[region] += size
            if size and len(openings) < _OPENINGS and self._kept.issuperset(line.regions):
                openings.append(line.text)
            if line.regions and (subject := _about(lines, number)):
                abouts.append((subject, line))
            elif not self._kept.issuperset(line.regions) and is_issuers(lines, number):
                self._kept.update(line.regions)
        for subject, line in abouts:
            if any(subject in opening for opening in openings):
                self._kept.update(line.regions)
        return frozenset(
            region for region, size in sizes.items() if region not in self._kept and size * 10 <= whole * 4
        )


def is_prose(line: Line) -> bool:
    """Whether a line is a paragraph rather than a link, a label or a figure."""
    return len(line.text) >= _PROSE and not line.mark & Mark.LINK


def is_issuers(lines: list[Line], number: int) -> bool:
    """Whether a line only stands in a release: its warning, or the heading of a section that only an issuer writes."""
    line = lines[number]
    if line.mark & Mark.LINK:
        return False
    if is_prose(line):
        return _FORWARD.search(line.text[:400]) is not None
    if len(line.text) > 110 or number + 1 == len(lines) or not is_prose(lines[number + 1]):
        return False
    return signs.company_section(line.text.lower().strip(" :")) is not None


def _about(lines: list[Line], number: int) -> str | None:
    """The first word of what a heading above a paragraph is about."""
    words = lines[number].text.split()
    if not 2 <= len(words) <= 12 or words[0].lower() != "about" or lines[number].mark & Mark.LINK:
        return None
    if number + 1 == len(lines) or not is_prose(lines[number + 1]):
        return None
    return words[1] if len(words[1]) > 2 and words[1] not in ("The", "the") else words[-1]
