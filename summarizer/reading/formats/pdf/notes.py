"""Footnotes at the foot of a page: small lines under the text that begin with a mark."""

from dataclasses import replace

from summarizer.reading.footnotes import note_label

from .paragraphs import Flow
from .tables import Line

__all__ = ["parted"]

_SMALL = 0.95
"""Footnotes are set in letters smaller than this share of the text's."""
_HEAD = 40
"""The letters of a heading over footnotes (`References`), or of the rule above them."""


def parted(flows: list[Flow], size: float) -> tuple[list[Flow], list[Flow]]:
    """The flows of the text, and those of the footnotes at the feet of their pages."""
    text, notes = [], []
    stands = False
    for flow in flows:
        at = _begin(flow, size)
        stands = _is_section(flow, at, size) or (stands and _is_small(flow.lines[0], size))
        if stands:
            at = len(flow.lines)
        text.append(replace(flow, lines=flow.lines[:at]))
        notes.append(replace(flow, lines=[_opened(line) for line in flow.lines[at:]]))
    return [flow for flow in text if flow.lines], [flow for flow in notes if flow.lines]


def _begin(flow: Flow, size: float) -> int:
    """The first line of the footnotes; behind the last line, if there are none."""
    begin = at = len(flow.lines)
    while at and _is_small(flow.lines[at - 1], size):
        at -= 1
        if _is_note(flow.lines[at]):
            begin = at
    while at < begin < len(flow.lines) and len(flow.lines[begin - 1].piece.text) <= _HEAD:
        begin -= 1
    return begin


def _is_section(flow: Flow, at: int, size: float) -> bool:
    """Whether footnotes are a section of the text: under a heading as large as it."""
    if not 0 < at < len(flow.lines):
        return False
    above = flow.lines[at - 1]
    return above.piece.heavy and len(above.piece.text) <= _HEAD and not _is_small(above, size)


def _is_small(line: Line, size: float) -> bool:
    return not line.row and line.piece.size < _SMALL * size


def _is_note(line: Line) -> bool:
    return line.piece.note or note_label(line.piece.text) is not None


def _opened(line: Line) -> Line:
    """A footnote's line, of which it is known whether a footnote begins with it."""
    return replace(line, piece=replace(line.piece, note=_is_note(line)))
