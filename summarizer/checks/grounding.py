"""GR: every record has evidence, and the evidence is in the text, where it says, with nothing cut off."""

from collections.abc import Iterator

from summarizer.grounding import explain_miss
from summarizer.schemas import DatedBy

from .context import Context, Fault

_DATED = {
    DatedBy.PAGE: "the day that its page tells machines",
    DatedBy.FILING: "the day of filing, which may be up to four business days later",
}


def has_evidence(context: Context) -> Iterator[Fault]:
    """A record has at least one quote with words in it."""
    for subject in context.subjects:
        if not any(place.evidence.quote.strip() for place in subject.places):
            yield Fault(f"{subject.path}.evidence", "No words of the release support this record.")


def quote_found(context: Context) -> Iterator[Fault]:
    """The words of a quote stand in the text, and nothing is cut off that turns their sense."""
    for subject in context.subjects:
        for place in subject.places:
            quote = place.evidence.quote
            if not quote.strip() or context.locate(place.evidence):
                continue
            reason = explain_miss(quote, context.document)
            yield Fault(place.path, reason or f'"{_shortened(quote)}" is not in the text.', place.span)


def quote_at_place(context: Context) -> Iterator[Fault]:
    """Where a quote gives its offsets, its words stand exactly there."""
    length = len(context.document.text)
    for subject in context.subjects:
        for place in subject.places:
            start, end = place.evidence.start, place.evidence.end
            if start is None and end is None:
                continue
            if start is None or end is None or start >= end or end > length:
                yield Fault(place.path, f"The offsets {start} to {end} are no stretch of the text.")
                continue
            in_mark = any(note.start <= start < note.end for note in context.document.footnotes)
            if in_mark or not context.stands_at(place.evidence.quote, start, end):
                there = context.document.text[start:end]
                yield Fault(
                    place.path, f'At {start} to {end} the text says "{_shortened(there)}".', place.span
                )


def paragraph_recorded(context: Context) -> Iterator[Fault]:
    """The paragraph that a quote names is the one that it stands in."""
    for subject in context.subjects:
        for place in subject.places:
            number = place.evidence.paragraph
            if place.paragraph is not None and number is not None and number != place.paragraph.number:
                yield Fault(
                    f"{place.path}.paragraph",
                    f"The words stand in paragraph {place.paragraph.number}, not in {number}.",
                    place.span,
                )


def page_recorded(context: Context) -> Iterator[Fault]:
    """The page that a quote names is the one on which its words begin."""
    for subject in context.subjects:
        for place in subject.places:
            recorded = place.evidence.page
            if recorded is None or place.span is None:
                continue
            page = context.document.page_at(place.span.start)
            if page != recorded:
                stands = f"on page {page}" if page else "in a text without pages"
                yield Fault(
                    f"{place.path}.page", f"The words stand {stands}, not on page {recorded}.", place.span
                )


def same_text(context: Context) -> Iterator[Fault]:
    """The summary is one of this text."""
    recorded, given = context.summary.document.id, context.document.id
    if recorded != given:
        yield Fault("document.id", f'The summary is of the text "{recorded}", this is "{given}".')


def header_read(context: Context) -> Iterator[Fault]:
    """Date, issuer and tickers are those that the release gives."""
    recorded, read = context.summary.document, context.document
    if recorded.published != read.published and recorded.published is not None:
        yield Fault(
            "document.published",
            f"The release is dated {read.published or 'nowhere'}, not {recorded.published}.",
        )
    if recorded.issuer is None:
        return
    same = read.issuer is not None and recorded.issuer.name == read.issuer.name
    if not same and not context.company.holds(recorded.issuer.name):
        yield Fault("document.issuer.name", f'The company\'s text does not name "{recorded.issuer.name}".')
    listed = read.issuer.tickers if read.issuer else []
    for index, ticker in enumerate(recorded.issuer.tickers):
        if ticker not in listed and not context.company.holds(ticker.symbol):
            yield Fault(f"document.issuer.tickers[{index}]", f'The release does not give "{ticker.symbol}".')


def dated_itself(context: Context) -> Iterator[Fault]:
    """The day that timing phrases are counted from is one that the release gives."""
    read = context.document
    source = _DATED.get(read.dated_by) if read.dated_by else None
    if source is not None:
        yield Fault(
            "document.published",
            f"The release gives no day of its own: {source}, {read.published}, is taken for it.",
        )


def _shortened(words: str) -> str:
    """The words, cut in the middle where they are long."""
    return words if len(words) <= 80 else f"{words[:50]} … {words[-25:]}"
