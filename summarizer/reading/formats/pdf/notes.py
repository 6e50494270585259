"""Footnotes at the foot of a page: small lines under the text that begin with a mark."""

from dataclasses import replace

from summarizer.reading.footnotes import note_label

from .paragraphs import Flow

__all__ = ["parted"]

_SMALL = 0.95
"""Footnotes are set in letters smaller than this share of the text's."""


def parted(flows: list[Flow], size: float) -> tuple[list[Flow], list[Flow]]:
    """The flows of the text, and those of the footnotes at the feet of their pages."""
    text, notes = [], []
    for flow in flows:
        at = _begin(flow, size)
        text.append(replace(flow, lines=flow.lines[:at]))
        notes.append(replace(flow, lines=flow.lines[at:]))
    return [flow for flow in text if flow.lines], [flow for flow in notes if flow.lines]


def _begin(flow: Flow, size: float) -> int:
    """The first line of the footnotes; behind the last line, if there are none."""
    begin = len(flow.lines)
    for at in range(len(flow.lines) - 1, -1, -1):
        line = flow.lines[at]
        if line.row or line.piece.size >= _SMALL * size:
            break
        if line.piece.note or note_label(line.piece.text):
            begin = at
    return begin
