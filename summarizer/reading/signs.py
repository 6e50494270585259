"""The words of `signs.toml`, ready to be asked about a line."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from summarizer.schemas import ZoneKind

__all__ = [
    "OPENING",
    "announcing",
    "breadcrumbs",
    "chrome_line",
    "company_section",
    "credentials",
    "exchange_names",
    "label_kind",
    "portal",
    "says_machine",
    "says_translated",
    "small_words",
    "speech_verbs",
    "suffix_exchanges",
    "tells",
    "wire_names",
]

OPENING = 170
"""How many characters of a paragraph are looked at for the words that tell its kind."""


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("signs.toml").read_text(encoding="utf-8"))


def _any_of(phrases: list[str], *, before: str = "", behind: str = "") -> re.Pattern[str]:
    """A pattern for any of `phrases`, longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, ordered))}){behind}")


@cache
def _aggregator() -> tuple[dict[str, ZoneKind], dict[str, ZoneKind]]:
    """Labels that mean the same anywhere, and those that count only outside the issuer's text."""
    anywhere: dict[str, ZoneKind] = {}
    outside: dict[str, ZoneKind] = {}
    for kind, words in _tables()["aggregator"].items():
        anywhere |= dict.fromkeys(words["any"], ZoneKind(kind))
        outside |= dict.fromkeys(words["outside"], ZoneKind(kind))
    return anywhere, outside


# "Rhea-AI Impact", "ACME AI Sentiment: Positive": a machine's mark, under whatever name the page gives it.
_SCORE = re.compile(
    r"(?:[\w-]{1,20}[ -])?ai[ -](?:impact|sentiment|score|rating|relevance|confidence)\b.{0,30}"
)
_MACHINE_PART = re.compile(
    r"(?:[\w-]{1,20}[ -])?ai[ -](?:generated |powered )?(summary|insights?|analysis|take|overview|faqs?)\b.{0,30}"
)
_METRIC = re.compile(
    r"(?:market cap(?:italization)?|52[- ]?(?:week|wk)|previous close|prev\.? close|p/e(?: ratio)?|day'?s range|avg\.? vol"
    r"|average volume|shares outstanding|float|short interest|short percent|insider ownership|beta|eps|dividend"
    r"|(?:bid|ask|open|high|low|close|last|change|volume|price)(?: price)?)\b[^a-z]{0,40}(?:bn|b|m|k|usd)?"
)
_TICKER_LINE = re.compile(
    r"\(?(?:nasdaq\w{0,2}|nyse(?: american)?|otc\w*|lse|tsx\w?|hkex|asx|xetra|etr|epa|sto|cph)\s?:\s?[a-z0-9.]{1,8}\)?"
)
_TICKER_LABEL = re.compile(
    r"[a-z.]{1,6} (?:rankings?|stock data|latest news|latest sec filings|stock|quote|chart|stock price|key statistics|price target|overview)"
)


def label_kind(label: str, *, outside: bool) -> ZoneKind | None:
    """The kind of the page's own part that a folded short line opens; None when it opens none.

    `outside` says that the line stands before the lead or behind the issuer's closing sections,
    where words such as "summary" or "negative" are the page's, not the issuer's.
    """
    if not label or len(label) > 90:
        return None
    anywhere, only_outside = _aggregator()
    if kind := anywhere.get(label):
        return kind
    if _SCORE.fullmatch(label):
        return ZoneKind.AI_SCORE
    if part := _MACHINE_PART.fullmatch(label):
        return _PARTS.get(part[1].rstrip("s"), ZoneKind.AI_INSIGHTS)
    if not outside:
        return None
    if kind := only_outside.get(label):
        return kind
    if _TICKER_LINE.fullmatch(label) or _TICKER_LABEL.fullmatch(label) or _METRIC.fullmatch(label):
        return ZoneKind.MARKET_DATA
    return None


_PARTS = {"summary": ZoneKind.AI_SUMMARY, "overview": ZoneKind.AI_SUMMARY, "faq": ZoneKind.FAQ}


@cache
def _chrome() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    words = _tables()["chrome"]
    return frozenset(words["lines"]), _any_of(words["starts"]), _any_of(words["contains"])


_STAMP = re.compile(
    r"\(?\d{1,2}:\d{2}(?::\d\d)? ?(?:gmt|et|est|edt|utc|cet|am|pm)\b.{0,200}"
    r"|(?:published|updated|posted|created)\b.{0,60}\d.{0,40}"
    r"|(?:[a-z]{3,9},? )?(?:[a-z]{3,9}\.? \d{1,2}|\d{1,2} [a-z]{3,9}\.?),? (?:20\d\d,? )?(?:at |- |\| )?\d{1,2}:\d{2}.{0,30}"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d,? (?:at |- |\| )?\d{1,2}:\d{2}.{0,20}"
    r"|\d{1,3} (?:min(?:ute)?s?|hours?|days?) (?:read|ago).{0,20}|\d+ (?:comments?|shares?|views?|followers?)"
    r"|\d{5,12}\s{1,4}\d{1,2}\.\d{1,2}\.\d{4}.{0,20}"
)
_BYLINE = re.compile(r"by [\w .'-]{3,40}(?:,? (?:staff writer|newsdesk|contributor|editor|reporter).{0,30})?")
# Without figures: rows of a table that lost its frame have some.
_CRUMBS = re.compile(r"[^>›»|\d]{1,30}(?: (?:>|›|»|\|) [^>›»|\d]{1,40}){2,8}")


def chrome_line(label: str, opening: str) -> bool:
    """Whether a line is the page's furniture: navigation, sharing, time stamps, cookie banners, bylines."""
    lines, starts, contains = _chrome()
    if not label:
        return starts.match(opening) is not None or contains.search(opening) is not None
    if label in lines or starts.match(label) or contains.search(label):
        return True
    return _STAMP.fullmatch(label) is not None or _BYLINE.fullmatch(label) is not None


def breadcrumbs(text: str) -> bool:
    """Whether a line is a path or a bar of navigation (`Home > News > Biotech`)."""
    return len(text) <= 160 and _CRUMBS.fullmatch(text.strip()) is not None


@cache
def _sentences() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    words = _tables()["chrome"]
    return _any_of(words["machine"]), _any_of(words["translated"]), frozenset(words["portals"])


def says_machine(text: str) -> bool:
    """Whether a short text says that a machine wrote something on the page."""
    return len(text) <= 400 and _sentences()[0].search(text.lower()) is not None


def says_translated(text: str) -> bool:
    """Whether a short text says that a machine translated something on the page."""
    return len(text) <= 400 and _sentences()[1].search(text.lower()) is not None


def portal(label: str) -> bool:
    """Whether a line is nothing but a portal's name."""
    return label in _sentences()[2]


@cache
def _company() -> list[
    tuple[ZoneKind, frozenset[str], re.Pattern[str] | None, tuple[str, ...], re.Pattern[str] | None]
]:
    found = []
    for kind, words in _tables()["company"].items():
        contains = _any_of(words["contains"]) if words.get("contains") else None
        starts = _any_of(words["starts"]) if words.get("starts") else None
        found.append(
            (ZoneKind(kind), frozenset(words["lines"]), contains, tuple(words.get("ends", ())), starts)
        )
    return found


def company_section(label: str) -> ZoneKind | None:
    """The section of the issuer's text that a folded short line opens; "About" is not among these."""
    if not label or len(label) > 110:
        return None
    for kind, lines, contains, ends, starts in _company():
        if label in lines or (contains is not None and contains.search(label)):
            return kind
        if (ends and len(label) <= 60 and label.endswith(ends)) or (
            starts is not None and starts.match(label)
        ):
            return kind
    return None


@cache
def _paragraph(name: str) -> re.Pattern[str]:
    return _any_of(_tables()["paragraph"][name])


def tells(name: str, opening: str, reach: int = OPENING) -> bool:
    """Whether one of the words under `[paragraph] name` stands in the first `reach` characters of a folded text."""
    return _paragraph(name).search(opening, 0, reach) is not None


@cache
def small_words(name: str) -> frozenset[str]:
    """The small words under `[words] name`."""
    return frozenset(_tables()["words"][name].split())


@cache
def announcing() -> re.Pattern[str]:
    """The verbs with which an issuer announces."""
    return re.compile(_any_of(_tables()["paragraph"]["announcing"]).pattern.join((r"\b", r"\b")))


@cache
def speech_verbs() -> re.Pattern[str]:
    """The verbs that attribute words to a person, as whole words."""
    return _any_of(_tables()["people"]["verbs"], before=r"\b", behind=r"\b")


def credentials() -> tuple[str, ...]:
    """Degrees and titles that stand behind or before a person's name."""
    return tuple(_tables()["people"]["credentials"])


def wire_names() -> tuple[str, ...]:
    """News wires as they print themselves."""
    return tuple(_tables()["wires"]["names"])


def exchange_names() -> dict[str, str]:
    """Stock exchanges: what releases print, in lower case, and the usual name."""
    return dict(_tables()["exchanges"])


def suffix_exchanges() -> dict[str, str]:
    """Stock exchanges by the suffix of a symbol (`9926.HK`)."""
    return dict(_tables()["suffixes"])
