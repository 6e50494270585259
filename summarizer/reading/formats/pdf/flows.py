"""Regions as flows of lines between the sides of their columns, which pages of one layout share."""

from collections import defaultdict
from collections.abc import Sequence

from .columns import Region
from .glyphs import Sheet
from .paragraphs import Flow
from .tables import lines_of

__all__ = ["flows_of"]

_BEYOND = 0.03
"""The share of lines that may stand out over the sides of the text."""


def flows_of(sheets: Sequence[Sheet], pages: Sequence[list[Region]]) -> list[Flow]:
    """The flows of all pages, in reading order."""
    alike: defaultdict[tuple[int, int], list[Flow]] = defaultdict(list)
    flows: list[Flow] = []
    for sheet, regions in zip(sheets, pages, strict=True):
        for region in regions:
            lines = lines_of(region.pieces, sheet.number, column=region.column)
            flow = Flow(lines, region.left, region.right, region.column)
            flows.append(flow)
            alike[round(sheet.width), round(region.left / 8) if region.column else -1].append(flow)
    for (_, column), group in alike.items():
        text = [line.piece for flow in group for line in flow.lines if not line.row]
        if not text:
            continue
        beyond = int(len(text) * _BEYOND) if column < 0 else 0
        left = sorted(piece.x0 for piece in text)[beyond]
        right = sorted(piece.x1 for piece in text)[-1 - beyond]
        for flow in group:
            flow.left, flow.right = left, right
    return flows
