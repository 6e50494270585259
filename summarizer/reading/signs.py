"""The words of `signs.toml`, ready to be asked about a line."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
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
    "highlights",
    "label_kind",
    "portal",
    "quote_line",
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


class _Phrases:
    """Phrases that are looked for anywhere in a text, by a few words of which each of them holds one.

    To look for a dozen words one after another takes a fifth of the time of a pattern of all phrases.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._held: list[tuple[str, tuple[str, ...]]] = []
        left = list(phrases)
        while left:
            held: dict[str, int] = {}
            for phrase in left:
                for word in {word for word in phrase.split() if len(word) > 4} or {phrase}:
                    held[word] = held.get(word, 0) + 1
            best = max(held, key=lambda word: (held[word], len(word), word))
            self._held.append((best, tuple(phrase for phrase in left if best in phrase)))
            left = [phrase for phrase in left if best not in phrase]

    def stand_in(self, text: str) -> bool:
        """Whether one of the phrases stands in the text."""
        for word, phrases in self._held:
            if word in text:
                for phrase in phrases:
                    if phrase in text:
                        return True
        return False


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
_VERDICT = re.compile(
    r"(?:sentiment|impact|relevance|importance|tone)(?: score)?: ?"
    r"(?:very |slightly )?(?:bullish|bearish|positive|negative|neutral|mixed|high|medium|low|[\d./ ]{1,9})"
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


@lru_cache(maxsize=1 << 12)
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
    if ":" in label and _VERDICT.fullmatch(label):
        return ZoneKind.AI_SCORE
    if kind := only_outside.get(label):
        return kind
    if _LISTING.fullmatch(label):
        return ZoneKind.PAGE_CHROME
    if quote_line(label) or _METRIC.fullmatch(label):
        return ZoneKind.MARKET_DATA
    return None


def quote_line(label: str) -> bool:
    """Whether a folded line is a listing alone, or opens a listing's figures (`NASDAQ:ABC`, `ABC Rankings`)."""
    return (":" in label and _TICKER_LINE.fullmatch(label) is not None) or _TICKER_LABEL.fullmatch(
        label
    ) is not None


# Above and below a release only: what a page lists behind such a line is its own.
_LISTING = re.compile(
    r"want your company's news featured.{0,40}|also on \S.{1,40}|(?:comments?|replies) ?\(\d{1,5}\)|more (?:news |releases )?(?:from|by|on) \S.{1,60}"
)
_PARTS = {"summary": ZoneKind.AI_SUMMARY, "overview": ZoneKind.AI_SUMMARY, "faq": ZoneKind.FAQ}


@cache
def _chrome() -> tuple[frozenset[str], tuple[str, ...], _Phrases]:
    words = _tables()["chrome"]
    return frozenset(words["lines"]), tuple(words["starts"]), _Phrases(words["contains"])


_STAMP = re.compile(
    r"\(?\d{1,2}:\d{2}(?::\d\d)? ?(?:gmt|et|est|edt|utc|cet|am|pm)\b.{0,200}"
    r"|(?:published|updated|posted|created)\b.{0,60}\d.{0,40}"
    r"|(?:[a-z]{3,9},? )?(?:[a-z]{3,9}\.? \d{1,2}|\d{1,2} [a-z]{3,9}\.?),? (?:20\d\d,? )?(?:at |- |\| )?\d{1,2}:\d{2}.{0,30}"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d,? (?:at |- |\| )?\d{1,2}:\d{2}.{0,20}"
    r"|\d{1,3} (?:min(?:ute)?s?|hours?|days?) (?:read|ago).{0,20}|\d+ (?:comments?|shares?|views?|followers?)"
    r"|\d{5,12}\s{1,4}\d{1,2}\.\d{1,2}\.\d{4}.{0,20}"
    r"|(?:[a-z]{3,9}\.? \d{1,2}|\d{1,2} [a-z]{3,9}\.?),? \d{4} \d{1,2}:\d\d.{0,12} \| source: .{1,90}"
    r"|released \S.{0,30}\d{4}.{0,20}|cnw \d.{0,40}|co: .{1,60}|comments? ?\(\d{1,5}\)"
)
_BYLINE = re.compile(r"by [\w .'-]{3,40}(?:,? (?:staff writer|newsdesk|contributor|editor|reporter).{0,30})?")
# Without figures: rows of a table that lost its frame have some.
_CRUMBS = re.compile(
    r"[^>›»|\d]{1,30}(?: (?:>|›|»|\|) [^>›»|\d]{1,40}){2,8}"
    r"|(?i:home|investors?|news(?:room)?|media)(?: ?/ ?[^/\d]{1,40}){1,8}"
)


def chrome_line(label: str, opening: str) -> bool:
    """Whether a line is the page's furniture: navigation, sharing, time stamps, cookie banners, bylines."""
    lines, starts, contains = _chrome()
    if not label:
        return opening.startswith(starts) or contains.stand_in(opening)
    if label in lines or label.startswith(starts) or contains.stand_in(label):
        return True
    return _STAMP.fullmatch(label) is not None or _BYLINE.fullmatch(label) is not None


def breadcrumbs(text: str) -> bool:
    """Whether a line is a path or a bar of navigation (`Home > News > Biotech`)."""
    return len(text) <= 160 and _CRUMBS.fullmatch(text.strip()) is not None


@cache
def _sentences() -> tuple[_Phrases, _Phrases, frozenset[str]]:
    words = _tables()["chrome"]
    return _Phrases(words["machine"]), _Phrases(words["translated"]), frozenset(words["portals"])


def says_machine(text: str) -> bool:
    """Whether a short text says that a machine wrote something on the page."""
    return len(text) <= 400 and _sentences()[0].stand_in(text.lower())


def says_translated(text: str) -> bool:
    """Whether a short text says that a machine translated something on the page."""
    return len(text) <= 400 and _sentences()[1].stand_in(text.lower())


def portal(label: str) -> bool:
    """Whether a line is nothing but a portal's name."""
    return label in _sentences()[2]


@cache
def _company() -> list[tuple[ZoneKind, frozenset[str], _Phrases, tuple[str, ...], tuple[str, ...]]]:
    return [
        (
            ZoneKind(kind),
            frozenset(words["lines"]),
            _Phrases(words.get("contains", ())),
            tuple(words.get("ends", ())),
            tuple(words.get("starts", ())),
        )
        for kind, words in _tables()["company"].items()
    ]


@lru_cache(maxsize=1 << 12)
def company_section(label: str) -> ZoneKind | None:
    """The section of the issuer's text that a folded short line opens; "About" is not among these."""
    if not label or len(label) > 110:
        return None
    for kind, lines, contains, ends, starts in _company():
        if label in lines or contains.stand_in(label):
            return kind
        if (len(label) <= 60 and label.endswith(ends)) or label.startswith(starts):
            return kind
    return None


@cache
def _paragraph(name: str) -> _Phrases:
    """The words under `[paragraph] name`."""
    return _Phrases(_tables()["paragraph"][name])


def tells(name: str, opening: str, reach: int = OPENING) -> bool:
    """Whether one of the words under `[paragraph] name` stands in the first `reach` characters of a folded text."""
    return _paragraph(name).stand_in(opening[:reach])


@cache
def _highlights() -> frozenset[str]:
    return frozenset(_tables()["paragraph"]["highlights"])


def highlights(label: str) -> bool:
    """Whether a folded line is what an issuer writes above the bullets under its headline."""
    return label in _highlights()


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
