"""A change told in one sentence, of its own fields alone."""

from collections.abc import Iterable
from datetime import date
from textwrap import shorten

from summarizer.lexicons import triggers
from summarizer.lines import readable
from summarizer.schemas import Change, ChangeKind, Event, EventHistory, Mention, MilestoneStatus, TimeWindow

_FIELDS = {
    "enrollment": "Planned enrollment",
    "outcomes": "Primary endpoint",
    "phases": "Phase",
    "status": "Status",
    "stage": "Stage",
    "rights": "Rights",
}


def called(event: Event) -> str:
    """What an event that lies ahead is called: `NDA submission`."""
    return triggers("event_wording")[event.value][0]


def titled(history: EventHistory) -> str:
    """What a step is called; one without a name of its own goes by the words in which it was told last."""
    if history.event is not Event.OTHER:
        return called(history.event)
    return _quoted([history.steps[-1].mention], 80)


def _quoted(mentions: Iterable[Mention], most: int) -> str:
    """The first words of the first of some mentions that has any, cut between words to so many characters."""
    quotes = (one.quote for told in mentions for one in told.evidence)
    first = next(quotes, None)
    return f'"{shorten(first, most, placeholder=" …")}"' if first else called(Event.OTHER)


def day(when: date | None) -> str:
    """A date as it is told, or that there is none."""
    return when.isoformat() if when else "an undated release"


def noted(change: Change) -> Change:
    """The change with its sentence."""
    return change.model_copy(update={"note": told_in_words(change)})


def told_in_words(change: Change) -> str:
    """`Proof-of-concept data: delayed by 181 days, from "by year-end 2025" to "by the end of 1H 2026" (...)`."""
    about = _about(change)
    if change.kind is ChangeKind.CORRECTED:
        said = _corrected(change)
    else:
        said = _field(change) if change.field else _event(change)
    doubt = "; probably the same" if change.probable else ""
    return f"{about}: {said} ({_between(change)}{doubt})."


def _corrected(change: Change) -> str:
    """What the corrected version says in place of what it replaces; that is no move."""
    if change.field:
        before, after = _value(change.value_before), _value(change.value_after)
    else:
        before, after = (
            f'"{one.phrase}"' if one else None for one in (change.window_before, change.window_after)
        )
    if change.before is None:
        return f"told in the corrected release alone{f', {after}' if after else ''}"
    if change.after is None or not change.after.record:
        return f"left out of the corrected release{f', {before} before' if before else ''}"
    return f"corrected, from {before or 'no time given'} to {after or 'no time given'}"


def _about(change: Change) -> str:
    if change.event and not (change.field and change.field != "scope"):
        told = [one for one in (change.after, change.before) if one]
        named = _quoted(told, 160) if change.event is Event.OTHER else called(change.event)
        return f"{_trial(change)}{named}"
    if change.field in {"designation", "result"}:
        value = change.value_after or change.value_before or ""
        title = value.rpartition(": ")[0] or "Designation"
        return f"{_trial(change)}{title}" if change.field == "result" else title
    about = _FIELDS.get(change.field or "", change.field or "a value")
    return f"{_trial(change)}{about}"


def _trial(change: Change) -> str:
    """The trial's name as its id has it; one without a name goes without."""
    name = change.trial.rpartition("/")[2] if change.trial else ""
    return f"{name.upper()}, " if name and not name.endswith("trial") else ""


def _field(change: Change) -> str:
    before, after = (_value(one) for one in (change.value_before, change.value_after))
    if change.kind is ChangeKind.NOT_MENTIONED:
        return f"{before or 'told before'}, not mentioned"
    if change.kind is ChangeKind.ACHIEVED:
        return f"{after}, {before} before"
    if change.field == "scope":
        moved = f"from {before} to {after}" if before else f"now of the {after}"
        return f"what they cover changed, {moved}"
    if before is None:
        return f"first told, {after}"
    return f"changed from {before} to {after}"


def _value(value: str | None) -> str | None:
    if value is None:
        return None
    words = value.rpartition(": ")[2]
    if words.isupper() and not words.isdigit():
        return readable(words)
    return words if words.isdigit() else f'"{words}"'


def _event(change: Change) -> str:
    before, after = _phrase(change.window_before), _phrase(change.window_after)
    moved = f"from {before} to {after}"
    ended = (
        f"; the former window had ended {change.lapsed_days} days before"
        if change.lapsed_days is not None
        else ""
    )
    if change.status is MilestoneStatus.CANCELLED:
        return f"{before} before, now ruled out: it or its trial was stopped"
    match change.kind:
        case ChangeKind.NEW:
            return f"{_happened(change)}first told, {after}"
        case ChangeKind.REITERATED:
            return f"told again, {after}"
        case ChangeKind.DELAYED:
            return f"delayed by {change.days} days, {moved}{ended}"
        case ChangeKind.PULLED_IN:
            return f"pulled in by {-change.days if change.days else 0} days, {moved}{ended}"
        case ChangeKind.NARROWED | ChangeKind.WIDENED:
            return f"{_sized(change)} {moved}{ended}"
        case ChangeKind.LAPSED:
            return f"{before} had ended {change.days} days before, with no outcome told"
        case ChangeKind.ACHIEVED:
            return _reached(change, before, after)
        case ChangeKind.NOT_MENTIONED:
            return (
                f"{before}, not mentioned" if change.status is None else f"{before} before, no time given now"
            )
        case ChangeKind.SCOPE_CHANGED | ChangeKind.CORRECTED:
            return "what they cover changed"


def _happened(change: Change) -> str:
    return "it has happened, " if change.status is MilestoneStatus.OCCURRED else ""


def _sized(change: Change) -> str:
    """Narrowed or widened; of a cash runway extended or shortened, which is neither a delay nor a pull-in."""
    if change.event is Event.CASH_RUNWAY:
        by = f" by {abs(change.days)} days" if change.days else ""
        return f"{'extended' if change.kind is ChangeKind.WIDENED else 'shortened'}{by}"
    return change.kind.value.lower()


def _reached(change: Change, before: str, after: str) -> str:
    when = f" {after}" if change.window_after else ", on a day that is not told"
    guided = f"; {before} was guided" if change.window_before else ""
    if change.in_window is None:
        return f"reached{when}{guided}"
    return f"reached{when}, {'inside' if change.in_window else 'outside'} its window{guided}"


def _phrase(window: TimeWindow | None) -> str:
    return f'"{window.phrase}"' if window else "no time given"


def _between(change: Change) -> str:
    if change.kind is ChangeKind.CORRECTED and change.before and change.after:
        return f"{_when(change.before)}, corrected {_when(change.after)}"
    if change.before and change.after:
        return f"between {_when(change.before)} and {_when(change.after)}"
    mention = change.after or change.before
    return _when(mention) if mention else "undated"


def _when(mention: Mention) -> str:
    return day(mention.published)
