"""Designations told in a table or in a list of lines, one a line: `Orphan Drug | FDA | X | May 2024`, `Fast Track: X`.

What the line does not say (that they were granted, to which program) is said by what stands above it.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer import lexicons
from summarizer.patterns import later
from summarizer.rules.granted import Found
from summarizer.rules.prose import Prose, Sentence
from summarizer.rules.roster import Roster
from summarizer.rules.tables import lines_of
from summarizer.schemas import Agency, Designation, DesignationKind, DesignationStatus, Quote, ZoneKind

_HELD = later(
    r"\b(?:grant(?:ed|s)?|receiv(?:ed|es)|award(?:ed|s)|obtained|holds?|has|have|secured|designated)\b",
    re.IGNORECASE,
)
_OPEN = later(
    r"\b(?:plan\w*|seek\w*|may|could|eligible|intend\w*|request\w*|appl(?:y|ied|ication)|not|no)\b",
    re.IGNORECASE,
)
_WHOM = later(r"^(?:population|indication|disease|condition|patients|for|use)s?\b", re.IGNORECASE)
_STATUS = later(r"^status\b|^outcome\b", re.IGNORECASE)
_DATED = later(r"\b(?:19|20)\d\d\b|^\W*$")
_ITEM = later(
    r"^[*_]{0,3}(?P<what>[A-Za-z][^:–—()]{3,60}?)(?:\s?\((?P<note>[^()]{2,60})\))?[*_]{0,3}\s?(?::|\s[–—-])[*_]{0,3}\s(?:for\s)?(?:the\s(?:treatment|prevention)\sof\s)?(?P<who>[^;]{4,220}?)[.;]?\s?$",
    re.IGNORECASE,
)
_TAIL = later(
    r"\s?\([^()]{0,60}(?:19|20)\d\d[^()]{0,20}\)$|,?\s(?:granted\s)?(?:in|on)\s(?:\w+\s)?(?:\d{1,2},?\s)?(?:19|20)\d\d$"
)


def tabled(prose: Prose, programs: Roster) -> Iterator[Found]:
    """The designations of tables of designations, of the program that the sentence above is about."""
    text = prose.document.text
    for zone in prose.document.zones:
        if zone.kind is not ZoneKind.TABLE or not zone.author.is_company or zone.end - zone.start > 6000:
            continue
        lines = lines_of(text[zone.start : zone.end])
        before = next((one for one in reversed(prose.sentences) if one.end <= zone.start), None)
        if len(lines) < 2 or before is None or not lexicons.find("designation", text[zone.start : zone.end]):
            continue
        link = programs.about(before)
        if len(link.refs) != 1:
            continue
        support = _saying(prose, before)
        for at, cells in lines:
            found = _row(cells, lines[0][1], held=support is not None)
            if found is None:
                continue
            quotes = [_line(prose, zone.start + at), *prose.quoting(support, link.support)]
            yield Found(link.refs, found, tuple(quotes), before, listed=True)


def items(prose: Prose, programs: Roster) -> Iterator[Found]:
    """`Fast Track: adults with X` in a list that a line about designations held opens."""
    for sentence in prose.sentences:
        lead = prose.lead(sentence)
        if lead is None or not _HELD.search(lead.text) or _OPEN.search(lead.text):
            continue
        match = _ITEM.match(sentence.text)
        hits = lexicons.find("designation", match["what"]) if match else []
        if match is None or len(hits) != 1 or _HELD.search(sentence.text) or _OPEN.search(sentence.text):
            continue
        link = programs.about(sentence)
        who = _TAIL.sub("", match["who"]).rstrip(" .;,")
        if len(link.refs) != 1 or not who:
            continue
        agencies = lexicons.find("agency", sentence.text) or lexicons.find("agency", lead.text)
        designation = Designation(
            kind=DesignationKind(hits[0].value),
            agency=_only(agencies),
            population=who,
            status=DesignationStatus.GRANTED,
        )
        yield Found(
            link.refs, designation, tuple(prose.quoting(lead, sentence, link.support)), sentence, listed=True
        )


def _saying(prose: Prose, before: Sentence) -> Sentence | None:
    """What says that the designations of a table are held: the sentence above it, else its heading, else the headline."""
    above = [
        before,
        prose.heading(before),
        *(one for one in prose.sentences if one.kind is ZoneKind.HEADLINE),
    ]
    return next((one for one in above if one and _HELD.search(one.text) and not _OPEN.search(one.text)), None)


def _row(cells: Sequence[str], head: Sequence[str], *, held: bool) -> Designation | None:
    named = [
        (index, hit)
        for index, cell in enumerate(cells)
        for hit in lexicons.find("designation", f"{cell} designation" if len(cell) < 30 else cell)[:1]
    ]
    if cells is head or not named or len(cells) != len(head):
        return None
    place, hit = named[0]
    agency, people, status = None, None, DesignationStatus.GRANTED if held else None
    for index, (title, cell) in enumerate(zip(head, cells, strict=True)):
        if index == place:
            agency = agency or _only(lexicons.find("agency", cell))
        elif _STATUS.match(title):
            said = {DesignationStatus(one.value) for one in lexicons.find("designation_status", cell)}
            status = said.pop() if len(said) == 1 else None
        elif _WHOM.match(title):
            people = cell
        elif not _DATED.search(cell):
            agency = _only(lexicons.find("agency", cell)[:1]) or agency
    if status is None:
        return None
    return Designation(kind=DesignationKind(hit.value), agency=agency, population=people, status=status)


def _only(hits: Sequence[lexicons.Hit]) -> Agency | None:
    values = {hit.value for hit in hits}
    return Agency(values.pop()) if len(values) == 1 else None


def _line(prose: Prose, at: int) -> Quote:
    end = prose.document.text.find("\n", at)
    line = prose.document.text[at : end if end >= 0 else len(prose.document.text)]
    start = at + len(line) - len(line.lstrip("| \u00a0"))
    return prose.quote(start, at + len(line.rstrip("| \u00a0\r")))
