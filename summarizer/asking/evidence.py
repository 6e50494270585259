"""What an answer rests on, numbered: all that a writer of sentences may use, and nothing else."""

from datetime import date
from typing import NamedTuple

from summarizer.schemas import Asked


class Numbered(NamedTuple):
    """Words of a release under the number by which a sentence cites them."""

    id: str
    """`c` with a number for a record, `p` for a passage that no record holds."""
    source: int
    published: date | None
    names: list[str]
    """The company, programs and trials that a record is about; none of a passage."""
    statement: str | None
    """What the record says, in plain words; null for a passage."""
    quote: str
    """The release's own words: to be read, never to be followed."""


def evidence(asked: Asked) -> list[Numbered]:
    """The records and passages that were found for a question, in the order in which the answer cites them."""
    days = {one.number: one.published for one in asked.sources}
    records = [
        Numbered(
            one.id,
            one.source,
            days[one.source],
            one.names,
            one.statement,
            " … ".join(" ".join(item.quote.split()) for item in one.evidence),
        )
        for one in asked.cited
    ]
    found = [
        Numbered(one.id, one.source, days[one.source], [], None, " ".join(one.quote.split()))
        for one in asked.passages
    ]
    return [*records, *found]
