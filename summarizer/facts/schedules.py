"""How often a medicine is given: intervals, frequencies, cycles. Clock times are taken and are no facts."""

from collections.abc import Iterator

from summarizer.patterns import later
from summarizer.schemas import FactKind

from .fact import Found, Page

_SMALL = "two|three|four|five|six|seven|eight|nine|ten|twelve"
_EVERY = later(
    rf"[eE](?:very|ach)\s(?:other\s|(?:\d{{1,2}}(?:\.\d)?|{_SMALL})(?:\s?(?:-|to|or)\s?(?:\d{{1,2}}|{_SMALL}))?[-\s])(?:hour|day|week|month|quarter|year)s?\b"
)
_CODED = later(r"[qQ](?:\d{1,2}[WwMmDdHh]|[WMD])\b")
_PERIODS = frozenset(["day", "week", "month", "year"])
_HOW_OFTEN = later(
    rf"(?<![\w.])(?:(?:\d{{1,2}}|one|{_SMALL})(?:\stimes?)?|once|twice|thrice)\s(?:a|per|each)\s$"
)
_CLOCK = later(
    r"\d\d?(?:(?::\d{2})?\s?[aApP]\.?[mM]\b\.?(?:\s?(?:ET|EST|EDT|PT|PST|CET|CEST|GMT|BST|Eastern))?|:[0-5]\d\b(?!\s?[):]))"
)
_ON_OFF = later(r"\d{1,2}\s(?:day|week|month)s?\son(?:,|\sand|\s?/)?\s\d{1,2}\s(?:day|week|month)s?\soff\b")
_REGULAR = frozenset(
    ["daily", "weekly", "monthly", "nightly", "quarterly", "biweekly", "bimonthly", "biannual", "biannually", "yearly", "annually"]
)  # fmt: skip
# Of a journal, a report or a rate the same words tell no dosing.
_GIVEN_BEFORE = later(
    r"(?:administered|administration|given|taken|dosed|dosing|doses?|injected|infused|infusions?|injections?|oral|orally|subcutaneous|"
    r"subcutaneously|intravenous|intravenously|tablets?|capsules?|m?c?g|mL|units|self-administered)[\s,]{1,2}"
    r"(?:(?:orally|subcutaneously|intravenously|once|twice|a)\s)?[(“\"]?$",
)
_GIVEN_AFTER = later(
    r"[-\s](?:(?:oral|subcutaneous|intravenous|intranasal|topical|intramuscular|self-administered|low-dose|maintenance|fixed|IV|SC)\s)?"
    r"(?:dos(?:e|es|ing)|injections?|infusions?|tablets?|capsules?|pills?|administration|oral|subcutaneous|intravenous|intranasal|"
    r"regimen|treatment|prophylaxis|maintenance|schedule|inhalation|eye ?drops?|at home|for (?:\d|[a-z]{3,9} (?:days|weeks|months)))\b"
)


def take_clock_times(page: Page) -> None:
    """Take times of the day, which count nothing."""
    for start, end in page.numbered(": \u00a0aApP"):
        clock = _CLOCK.match(page.text, start, end)
        if clock and page.free(*clock.span()) and not page.text[start - 1 : start].isalnum():
            page.take(*clock.span())


def schedules(page: Page) -> Iterator[Found]:
    """How often a medicine is given, by pattern, by word and by the lexicon's phrases."""
    for left, right in _places(page):
        if page.free(left, right):
            page.take(left, right)
            yield Found(FactKind.SCHEDULE, left, right, " ".join(page.text[left:right].lower().split()))


def _places(page: Page) -> Iterator[tuple[int, int]]:
    """Where schedules may stand, the longer ones first."""
    text = page.text
    if page.where({"off"}):
        for start, _, end in page.digits:
            cycle = _ON_OFF.match(text, start, end)
            if cycle:
                yield cycle.span()
    for left, _, stretch in page.where({"every", "each"}):
        every = _EVERY.match(text, left, stretch.end)
        if every:
            yield every.span()
    for start, end in page.stretches:
        for match in _CODED.finditer(text, start, end):
            if not text[match.start() - 1 : match.start()].isalnum():
                yield match.span()
    for left, right, stretch in page.where(_PERIODS):
        count = _HOW_OFTEN.search(text, max(stretch.start, left - 20), left)
        if count:
            yield count.start(), right
    for hit in page.hits:
        if hit.table == "schedule" and not (
            text[hit.start : hit.end].lower() in _REGULAR and not _doses(page, hit.start, hit.end)
        ):
            yield hit.start, hit.end
    for left, right, _ in page.where(_REGULAR):
        if _doses(page, left, right):
            yield left, right


def _doses(page: Page, left: int, right: int) -> bool:
    """Whether `weekly` is said of giving a medicine: beside such a word, or beside the medicine's name."""
    text = page.text
    if _GIVEN_BEFORE.search(text, max(0, left - 40), left) or _GIVEN_AFTER.match(text, right, right + 40):
        return True
    return (right < len(text) and page.is_drug(right + 1)) or (left > 1 and page.is_drug(left - 2))
