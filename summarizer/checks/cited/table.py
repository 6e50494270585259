"""The checks of a brief's sentences, in one table."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from summarizer.schemas import BriefSentence

from .counting import degrees_cited, figures_joined, ordinals_placed, parts_of, units_named
from .degrees import causes_cited, conditions_kept, deeds_done, denied_words, would_kept
from .firmness import expectation_told, firmness_kept, negated_told, polarity_kept
from .ground import Ground, Rests
from .parties import lands_kept, parties_kept
from .restricting import persons_kept, restrictions_kept, subset_kept, tails_kept
from .sequence import figures_together, moved_to, order_kept, plans_dated
from .times import differences, moved_as_told, times_cited, times_placed
from .words import (
    cites,
    comparisons_cited,
    numbers_cited,
    numbers_placed,
    opinions_attributed,
    pairs_cited,
    states_cited,
    words_cited,
)


class CitedCheck(NamedTuple):
    """A check of one sentence against what it cites: its code, what holds, and the function that says what does not."""

    code: str
    title: str
    function: Callable[[Rests], Iterator[str]]


class Wrong(NamedTuple):
    """What a check says of a sentence."""

    code: str
    message: str


CITED: tuple[CitedCheck, ...] = (
    CitedCheck("BR01", "a sentence cites what is there", cites),
    CitedCheck("BR02", "every number is cited, with unit and bound", numbers_cited),
    CitedCheck("BR03", "a number counts what it counts there", numbers_placed),
    CitedCheck("BR04", "so many of so many are as cited", pairs_cited),
    CitedCheck("BR05", "a difference in days is a cited change's", differences),
    CitedCheck("BR06", "every time is cited", times_cited),
    CitedCheck("BR07", "a time belongs to what it is given for", times_placed),
    CitedCheck("BR08", "what moved, moved that way", moved_as_told),
    CitedCheck("BR09", "every name and word is cited", words_cited),
    CitedCheck("BR10", "a status is as cited", states_cited),
    CitedCheck("BR11", "a comparison has both its mentions cited", comparisons_cited),
    CitedCheck("BR12", "no firmer and no weaker than what is cited", firmness_kept),
    CitedCheck("BR13", "a plan is told as one", expectation_told),
    CitedCheck("BR14", "what is denied and what is affirmed stay so", polarity_kept),
    CitedCheck("BR15", "what is negated is told so", negated_told),
    CitedCheck("BR16", "an opinion is somebody's", opinions_attributed),
    CitedCheck("BR18", "what narrows a population or a finding stays", restrictions_kept),
    CitedCheck("BR19", "adults stay adults", persons_kept),
    CitedCheck("BR20", "a result of some is told as theirs", subset_kept),
    CitedCheck("BR21", "what narrows from behind stays", tails_kept),
    CitedCheck("BR22", "ranges, shares and sums are joined as cited", figures_joined),
    CitedCheck("BR23", "currency, dosing and phase letter are cited", units_named),
    CitedCheck("BR24", "first and second are so of the same thing", ordinals_placed),
    CitedCheck("BR25", "superlatives and shares in words are cited", degrees_cited),
    CitedCheck("BR26", "what was said first and last is told so", order_kept),
    CitedCheck("BR27", "figures of one clause stand in one record", figures_together),
    CitedCheck("BR28", "a time is a plan's or a deed's as cited", plans_dated),
    CitedCheck("BR29", "what moved, moved to and from cited times", moved_to),
    CitedCheck("BR30", "who does it, and to whom, is as cited", parties_kept),
    CitedCheck("BR31", "could is not told as would", would_kept),
    CitedCheck("BR32", "what is only denied is not affirmed", denied_words),
    CitedCheck("BR33", "a condition stays one", conditions_kept),
    CitedCheck("BR34", "what is only planned is not told as done", deeds_done),
    CitedCheck("BR35", "what is of something is of the same", parts_of),
    CitedCheck("BR36", "rights in a country are whose they are", lands_kept),
    CitedCheck("BR37", "a cause is cited as one", causes_cited),
)
NEEDED = "BR17"
"""The code of a citation that is not needed: what the others hold without it, and it does not hold alone."""


def examine(sentence: BriefSentence, ground: Ground) -> list[Wrong]:
    """Everything that is wrong with a sentence of a brief; nothing where what it cites holds it, and all of it is needed."""
    wrong = _wrong(sentence, ground)
    if wrong or len(sentence.citations) < 2:
        return wrong
    return [
        Wrong(NEEDED, f"{one} is not needed: the others hold the sentence.")
        for one in sentence.citations
        if not _wrong(_citing(sentence, *(other for other in sentence.citations if other != one)), ground)
        and _wrong(_citing(sentence, one), ground)
    ]


def _citing(sentence: BriefSentence, *citations: str) -> BriefSentence:
    return sentence.model_copy(update={"citations": list(citations)})


def _wrong(sentence: BriefSentence, ground: Ground) -> list[Wrong]:
    rests = Rests(sentence, ground)
    first, *others = CITED
    missing = [Wrong(first.code, message) for message in first.function(rests)]
    return missing or [Wrong(check.code, message) for check in others for message in check.function(rests)]
