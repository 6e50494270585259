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
_FEW = 12
"""So many lines at least make one that stands out no side: an address too long for its column."""


def flows_of(sheets: Sequence[Sheet], pages: Sequence[list[Region]]) -> list[Flow]:
    """The flows of all pages, in reading order."""
    flows: list[Flow] = []
    whole: defaultdict[int, list[Flow]] = defaultdict(list)
    columns: defaultdict[int, list[Flow]] = defaultdict(list)
    for sheet, regions in zip(sheets, pages, strict=True):
        for region in regions:
            lines = lines_of(region.pieces, sheet.number, column=region.column)
            flow = Flow(lines, region.left, region.right, region.column)
            flows.append(flow)
            (columns if region.column else whole)[round(sheet.width)].append(flow)
    for group in [*whole.values(), *(one for each in columns.values() for one in _alike(each))]:
        _share_sides(group)
    return flows


def _alike(flows: list[Flow]) -> list[list[Flow]]:
    """The flows of each column: those that stand above each other for most of their width."""
    groups: list[list[Flow]] = []
    for flow in sorted(flows, key=lambda one: (one.left - one.right, one.left)):
        for group in groups:
            shared = min(flow.right, group[0].right) - max(flow.left, group[0].left)
            if shared > 0.8 * (flow.right - flow.left):
                group.append(flow)
                break
        else:
            groups.append([flow])
    return groups


def _share_sides(flows: list[Flow]) -> None:
    text = [line.piece for flow in flows for line in flow.lines if not line.row]
    if not text:
        return
    beyond = int(len(text) * _BEYOND)
    left = sorted(piece.x0 for piece in text)[beyond]
    right = sorted(piece.x1 for piece in text)[-1 - (beyond or int(len(text) >= _FEW))]
    for flow in flows:
        flow.left, flow.right = left, right
