"""What the lines beside a line tell of it: figures of a page, captions that come twice."""

from summarizer.schemas import ZoneKind

from .page import Page

__all__ = ["after_answers", "counts_views", "is_repeated"]


def after_answers(page: Page, index: int) -> ZoneKind:
    """What a short line behind the last answer opens: figures, when a listing or figure follows closely."""
    following = range(index, min(index + 4, len(page.blocks)))
    if any(page.parts.get(at) is ZoneKind.MARKET_DATA for at in following):
        return ZoneKind.MARKET_DATA
    return ZoneKind.PAGE_CHROME


def is_repeated(page: Page, index: int) -> bool:
    """Whether the line before or behind has the same words: a picture's alternative text and its caption."""
    beside = (page.blocks[at].label for at in (index - 1, index + 1) if 0 <= at < len(page.blocks))
    return page.blocks[index].label in beside


def counts_views(page: Page, index: int) -> bool:
    """Whether a figure stands before a wire's words on how often its releases are seen."""
    following = page.blocks[index + 1] if index + 1 < len(page.blocks) else None
    return (
        following is not None
        and following.label.startswith("more press release views")
        and page.blocks[index].label.endswith("%")
    )
