"""What paper adds to a text at each turn of a page: page numbers, and the head or foot line beside them."""

import itertools
import re

from .layout import Block
from .rendered import Mark

__all__ = ["sheet_lines"]

_NAMED = re.compile(r"(?:page|p\.)\s{0,2}(\d{1,3})(?:\s{0,2}(?:of|/)\s{0,2}\d{1,3})?", re.IGNORECASE)
_DASHED = re.compile(r"[-–—]{1,2}\s{0,2}(\d{1,3})\s{0,2}[-–—]{1,2}|(\d{1,3})\s?/\s?\d{1,3}")
_BARE = re.compile(r"\d{1,3}")
_FILED = re.compile(
    r"(?:exhibit|ex)[- ]?99(?:[.-]\d{1,2})?(?:\.htm)?|[\w-]{3,40}\.(?:htm|html|txt)"
    r"|\[(?:[\w.,&' -]{0,60})logo\]|<page>|table of contents"
)
"""Lines that a filing puts above its exhibit."""
_LONGEST = 120


def sheet_lines(blocks: list[Block], lead: int) -> frozenset[int]:
    """The indexes of the blocks that belong to the paper, not to the text.

    Page numbers are told by the word beside them, or by a line of their own that goes on counting
    where the last one stopped; a head or foot line is one that stands beside a page number and is
    printed again beside another, or elsewhere alone. Above the lead (its index) an exhibit's number counts too.
    """
    tiny = [index for index, block in enumerate(blocks) if len(block.text) <= 20 and block.text[-1].isdigit()]
    numbers = {index for index in tiny if _NAMED.fullmatch(blocks[index].text)}
    bare = [index for index in tiny if _stands_alone(blocks, index)]
    dashed = [
        index
        for index, block in enumerate(blocks)
        if len(block.text) <= 12 and block.gap and _DASHED.fullmatch(block.text)
    ]
    numbers |= _counting(blocks, dashed) | _counting(blocks, bare)
    filed = {index for index in range(min(lead, 40)) if _FILED.fullmatch(blocks[index].label)}
    if filed:
        # The sequence number of a filed document stands among its names.
        filed |= {
            index
            for index in tiny
            if index < 8 and _BARE.fullmatch(blocks[index].text) and index + 1 in filed
        }
    if not numbers:
        return frozenset(filed)
    beside = {index + step for index in numbers for step in (-1, 1)} - numbers
    times: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        if (
            block.label
            and len(block.text) <= _LONGEST
            and not block.bullet
            and not block.mark & (Mark.TABLE | Mark.CODE)
        ):
            times.setdefault(block.label, []).append(index)
    repeated = {
        index
        for places in times.values()
        if len(places) > 1 and any(place in beside for place in places) and not _is_text(blocks[places[0]])
        for index in places
    }
    return frozenset(numbers | filed | repeated)


def _stands_alone(blocks: list[Block], index: int) -> bool:
    """Whether a line is nothing but a number, with blank lines around it."""
    block = blocks[index]
    behind = index + 1 == len(blocks) or blocks[index + 1].gap
    return (
        block.gap
        and behind
        and not block.mark & (Mark.TABLE | Mark.CODE)
        and _BARE.fullmatch(block.text) is not None
    )


def _counting(blocks: list[Block], places: list[int]) -> set[int]:
    """Those of the numbered lines that count on by one, when there are two of them at least."""
    numbers = [(index, int(re.sub(r"\D", " ", blocks[index].text).split()[0])) for index in places]
    if len(numbers) < 2 or any(b != a + 1 for (_, a), (_, b) in itertools.pairwise(numbers)):
        return set()
    return {index for index, _ in numbers}


def _is_text(block: Block) -> bool:
    return block.is_prose or block.ends_sentence
