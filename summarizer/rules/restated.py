"""Steps that several passages tell: the same step of the same program at the same time is one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.rules.prose import Sentence
from summarizer.rules.step import Step
from summarizer.schemas import Event, MilestoneStatus, TimeWindow
from summarizer.text import Span


@dataclass
class Told:
    """A milestone with the passages that tell it."""

    step: Step
    status: MilestoneStatus
    phrase: str | None
    window: TimeWindow | None
    programs: tuple[str, ...]
    trials: tuple[str, ...]
    sentences: list[Sentence]
    support: list[Sentence]
    words: Span
    """Where the first of the sentences words the step, in its own offsets."""
    possible: bool = False
    """Whether it hangs on a condition."""


def _when(one: Told) -> object:
    """What two phrases for one time share: the window, or the numbers of a phrase that has none."""
    window = one.window
    if window and (window.end or window.start):
        return window.start, window.end, window.bound
    return tuple(re.findall(r"\d+", one.phrase or ""))


def _mood(status: MilestoneStatus) -> MilestoneStatus:
    """A step that is told as delayed in one place is told as expected in another."""
    return MilestoneStatus.EXPECTED if status is MilestoneStatus.DELAYED else status


def merged(told: Sequence[Told]) -> list[Told]:
    """Each step once, with all passages that tell it; the fullest passage names its program and trial."""
    groups: dict[tuple[object, ...], list[Told]] = {}
    for one in told:
        groups.setdefault(
            (one.step.event, one.step.trial, _mood(one.status), one.possible, _when(one)), []
        ).append(one)
    merged: list[Told] = []
    for several in groups.values():
        kept: list[Told] = []
        for one in sorted(
            several,
            key=lambda item: (
                -len(item.trials),
                -len(item.programs),
                re.search(r"\d", item.phrase or "") is None,
                item.sentences[0].title,
                item.sentences[0].index,
            ),
        ):
            home = next(
                (
                    other
                    for other in kept
                    if (
                        not one.programs
                        or set(one.programs) <= set(other.programs)
                        or set(other.programs) == set(one.programs)
                    )
                    and (not one.trials or set(one.trials) <= set(other.trials))
                    and not _other_deal(one, other)
                    and not _other_agency(one, other)
                ),
                None,
            )
            if home is None:
                kept.append(one)
            else:
                home.sentences += one.sentences
                home.status = one.status if one.status is MilestoneStatus.DELAYED else home.status
                home.support += [] if home.sentences else one.support
        merged += kept
    dated = [one for one in merged if one.phrase]
    kept = []
    for one in merged:
        home = None if one.phrase else next((other for other in dated if _same_step(one, other)), None)
        if home is None:
            kept.append(one)
        else:
            home.sentences += one.sentences
    kept.sort(key=lambda one: min(sentence.index for sentence in one.sentences))
    return kept


_WITH = re.compile(r"[^.;\n]{0,120}?\bwith\s(?:the\s)?([A-Z][\w-]+)")


def _other_deal(one: Told, other: Told) -> bool:
    """Whether two deals are named with different partners."""
    if one.step.event not in _DEALS:
        return False
    names = {
        match[1] for told in (one, other) if (match := _WITH.match(told.sentences[0].text, told.words.end))
    }
    return len(names) == 2


_AGENCY = re.compile(
    r"\b(?P<fda>FDA|Food\sand\sDrug)|(?P<eu>European\s(?:Commission|Union)|\bE[CU]\b|\bEMA\b)|(?P<cn>NMPA|\bChina|Chinese|National\sMedical\sProducts)|"
    r"(?P<jp>MHLW|PMDA|Japan)|(?P<uk>MHRA|United\sKingdom)|(?P<ca>Health\sCanada)|(?P<ch>Swissmedic|Switzerland)|(?P<kr>MFDS|Korea)"
)


def _agencies(one: Told) -> set[str | None]:
    sentence = one.sentences[0]
    return {match.lastgroup for match in _AGENCY.finditer(sentence.text[: one.words.end + 200])}


def _other_agency(one: Told, other: Told) -> bool:
    """Whether two approvals are those of different agencies."""
    if one.step.event is not Event.APPROVED:
        return False
    mine, theirs = _agencies(one), _agencies(other)
    return bool(mine and theirs) and not mine & theirs


_DEALS = frozenset({Event.DEAL_SIGNED, Event.DEAL_CLOSED})


def _same_step(one: Told, other: Told) -> bool:
    """Whether an undated step is one that another passage dates."""
    if (one.step.event, one.status, one.programs) != (other.step.event, other.status, other.programs):
        return False
    if other.phrase == "today":
        return True
    if one.step.trial:
        return one.trials == other.trials and bool(one.trials)
    return one.step.event in _ONCE and bool(one.programs)


_ONCE = frozenset(
    {Event.CRL, Event.REFUSE_TO_FILE, Event.CLINICAL_HOLD, Event.HOLD_LIFTED, Event.RESUBMITTED}
)
"""Steps of which a release tells one: told again without its date, it is the same."""
