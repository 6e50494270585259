"""Evidence for a record, gathered until every value of the record stands in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from summarizer.rules.prose import Prose, Sentence
from summarizer.schemas import Quote


@dataclass
class Gathered:
    """The sentences that support one record, in reading order and once each."""

    prose: Prose
    places: set[tuple[int, int]] = field(default_factory=set)

    def add(self, *said: Sentence | None) -> None:
        """Take whole sentences."""
        self.places.update((one.start, one.end) for one in said if one is not None)

    def holds(self, value: str) -> bool:
        """Whether the words gathered so far contain `value` as printed, case aside."""
        wanted = value.casefold()
        text = self.prose.document.text
        return any(wanted in text[start:end].casefold() for start, end in self.places)

    def ensure(self, value: str, among: Iterable[Sentence]) -> None:
        """Take the first of `among` that contains `value`, if nothing gathered does."""
        if self.holds(value):
            return
        wanted = value.casefold()
        for sentence in among:
            if wanted in sentence.text.casefold():
                self.add(sentence)
                return

    def quotes(self) -> list[Quote]:
        """The evidence."""
        return [self.prose.quote(start, end) for start, end in sorted(self.places)]
