"""A trial while it is put together from the places that speak of it."""

from dataclasses import dataclass, field

from summarizer.rules.phrases import PIVOTAL, POSSIBLY
from summarizer.rules.prose import Sentence
from summarizer.rules.roster import Named
from summarizer.schemas import Phase


@dataclass
class Study:
    """A trial while it is put together."""

    name: str | None
    ref: str = ""
    nct: str | None = None
    places: list[Named] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    phases: list[tuple[tuple[Phase, ...], Sentence]] = field(default_factory=list)
    pivotal: list[Sentence] = field(default_factory=list)
    programs: tuple[str, ...] = ()
    support: list[Sentence] = field(default_factory=list)


def said_pivotal(study: Study, sentence: Sentence, window: str) -> None:
    """Note that the words around a trial call it pivotal, unless only possibly."""
    found = PIVOTAL.search(window)
    if found and not POSSIBLY.search(window[: found.start()]):
        study.pivotal.append(sentence)
