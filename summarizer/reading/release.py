"""Whether a document is a press release in English at all."""

import re

from summarizer.errors import NotAReleaseError
from summarizer.lines import language_name
from summarizer.schemas import Document, ZoneKind

from .signs import announcing

__all__ = ["require_release"]


def require_release(document: Document) -> None:
    """Refuses what the rest of the pipeline could only misread.

    Raises:
        NotAReleaseError: the text is no press release, or the issuer's text is not in English.
    """
    label = document.source or "the text"
    if document.language not in (None, "en"):
        language = language_name(document.language) or f"another language ({document.language})"
        raise NotAReleaseError(f"{label} is in {language}; only English releases are read")
    if _evidence(document) < 3:
        raise NotAReleaseError(
            f"{label} does not read as a press release: no dateline, announcing company or closing section was found"
        )


def _evidence(document: Document) -> int:
    """How much speaks for a press release; three points make one, of which one must be an announcement."""
    kinds = {zone.kind for zone in document.zones}
    text = document.text
    lead = next(
        (text[zone.start : zone.start + 600] for zone in document.zones if zone.kind is ZoneKind.LEAD), ""
    )
    dateline = ZoneKind.DATELINE in kinds and document.place is not None
    announces = announcing().search(lead) is not None
    if not lead or not (dateline or (announces and document.issuer is not None)):
        return 0
    points = 2 * (dateline and (document.published is not None or document.channel is not None))
    points += bool(document.channel)
    points += announces and document.issuer is not None
    points += bool(document.issuer and document.issuer.tickers)
    points += re.search(r"\btoday\b", lead) is not None
    points += ZoneKind.ABOUT_COMPANY in kinds
    points += 2 * (ZoneKind.FORWARD_LOOKING in kinds)
    points += ZoneKind.CONTACT in kinds
    points += any(zone.kind is ZoneKind.QUOTE and zone.speaker for zone in document.zones)
    return points
