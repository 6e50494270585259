"""Who speaks: the issuer's name and listings, read from the lead; and the wire that carried it."""

import re

from summarizer.patterns import later
from summarizer.schemas import Issuer, Ticker

from .dateline import narrowed
from .signs import exchange_names, small_words, suffix_exchanges, wire_names

__all__ = ["channel_in", "issuer_of", "short_name", "tickers_in"]

_SUFFIX = (
    r"(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|LLC|L\.L\.C|LP|L\.P|PLC|plc|Plc|AG|SE|SA|S\.A|S\.A\.S|SAS|NV|N\.V"
    r"|BV|B\.V|A/S|ASA|AB|ApS|Oyj|GmbH|KGaA|S\.p\.A|SpA|S\.r\.l|KK|K\.K|Pty|Pte|Bhd|Holdings|Group|publ)"
)
_SUFFIXED = re.compile(rf",?\s{{1,2}}{_SUFFIX}\b\.?")
# Where a lead's subject ends.
_BOUNDARY = re.compile(
    r"\s?\((?!publ\))|\s{0,2}\[|[’']s?\s|[’']$"
    r"|,\s{0,2},"
    rf"|,\s{{1,3}}(?!{_SUFFIX}\b)"
    r"|\s(?:today|announce[sd]?|announcing|has|have|had|is|are|was|will|reported|reports|said|says|outlined|provided|provides|presented|presents"
    r"|shared|unveiled|unveils|showcased|signed|signs|completed|completes|received|receives|initiated|initiates|launched|launches|appointed"
    r"|appoints|published|publishes|disclosed|issued|confirmed|confirms|welcomes?|named|to|on|in|at|that|which|–|—|--)\s"
    r"|\sand\s(?!Co(?:mpany|\.)?\b|Sons\b|Partners\b)"
    r"|[.;:](?=\s[A-Z])"
)
_OPENING_DATE = re.compile(r"(?:On|In|As of)\s[^,]{3,30}(?:,\s\d{4})?,\s")
_LEAD_REACH = 900
_SYMBOL = r"[A-Z0-9][A-Z0-9.\-]{0,9}"
_GROUP = re.compile(r"\(([^()]{2,160})\)")
_SUFFIXED_SYMBOL = later(r"\b([A-Z0-9]{1,6})\.\s?([A-Z]{1,5})\b")


def _exchange_pattern() -> re.Pattern[str]:
    names = "|".join(
        re.escape(name) for name in sorted(exchange_names(), key=lambda name: (-len(name), name))
    )
    one = rf"(?:{names})"
    return re.compile(
        rf"\b({one}(?:\s?(?:/|,|&|and)\s?{one}){{0,3}})(?:\s?(?:symbol|ticker|code))?\s?[:\-–]\s?"
        rf"(?-i:({_SYMBOL}(?:(?:,|\s?/|\s?&|\s?and)\s?{_SYMBOL}(?![\w:]))*))",
        re.IGNORECASE,
    )


_EXCHANGES = exchange_names()
_LISTING = _exchange_pattern()
_SPLIT = re.compile(r"\s?(?:/|,|&|\band\b)\s?")


def tickers_in(text: str) -> list[Ticker]:
    """The listings between one pair of parentheses, exchanges under their usual names."""
    found: list[Ticker] = []
    for match in _LISTING.finditer(text):
        exchanges = [
            _EXCHANGES[name.lower()] for name in _SPLIT.split(match[1]) if name.lower() in _EXCHANGES
        ]
        for symbol in _SPLIT.split(match[2]):
            for exchange in exchanges:
                ticker = Ticker(exchange=exchange, symbol=symbol.strip(".- "))
                if symbol and ticker not in found:
                    found.append(ticker)
    if not found:
        suffixes = suffix_exchanges()
        found = [
            Ticker(exchange=usual, symbol=suffixed[1])
            for suffixed in _SUFFIXED_SYMBOL.finditer(text)
            if (usual := suffixes.get(suffixed[2]))
        ]
    return found


def issuer_of(lead: str, about: list[str]) -> Issuer | None:
    """The company that the lead begins with, under the name printed there, and its own listings.

    A listing counts when it stands in parentheses in the lead's subject: before the announcing verb
    and before a second company is named. Without one, the first paragraphs about the company
    (`about`) are asked, where the name itself must stand right before the parentheses.
    """
    lead = narrowed(lead)
    name, behind = _name(lead)
    if name is None:
        return None
    tickers = _listings_behind(lead, behind)
    if not tickers:
        for paragraph in map(narrowed, about):
            start = paragraph[:300].find(short_name(name))
            if 0 <= start <= 120:
                opening = paragraph[start : start + 220]
                group = _GROUP.search(opening)
                if group and not re.search(r"\b(?:is|are|was|and)\b", opening[: group.start()]):
                    tickers = tickers_in(group[1])
            if tickers:
                break
    return Issuer(name=name, tickers=tickers)


_VERB = re.compile(
    r"\b(?:today|announce[sd]?|report(?:s|ed)|said|is pleased|are pleased|outlined|provided|presented|has|have|acquired|acquisition)\b"
)
_SECOND = re.compile(
    r"\sand\s(?:its\s|the\s)?[A-Z][\w-]{2,}|\b(?:with|from|by|of)\s[A-Z][\w-]+(?:\s[A-Z][\w.-]+){0,4},?\s(?:Inc|Ltd|AG|Corp)\b"
)


def _listings_behind(lead: str, behind: int) -> list[Ticker]:
    verb = _VERB.search(lead, behind, _LEAD_REACH)
    reach = verb.start() if verb else min(len(lead), behind + 250)
    second = _SECOND.search(lead, behind, reach)
    if second:
        reach = second.start()
    found: list[Ticker] = []
    for group in _GROUP.finditer(lead, max(0, behind - 1), min(len(lead), reach + 60)):
        if group.start() > reach:
            break
        if found := tickers_in(group[1]):
            break
    return found


_DESCRIBED = re.compile(r"^(?:[A-Z]?[a-z-]{2,24}\s){1,4}(?:company|firm|developer|maker)\s(?=[A-Z])")
"""`Clinical-stage company Acme Bio`: what a name is introduced as is no part of it."""


def _name(lead: str) -> tuple[str | None, int]:
    """The lead's first name of a company, and the offset behind it."""
    skip = _OPENING_DATE.match(lead)
    start = skip.end() if skip else 0
    while start < len(lead) and lead[start] in " \t\u00a0-–—*":
        start += 1
    reach = lead[start : start + 160]
    end = len(reach)
    for match in _BOUNDARY.finditer(reach):
        if match.start() > 1:
            end = match.start()
            break
    name = _DESCRIBED.sub("", reach[:end]).strip(" ,\u00a0")
    if not _is_name(name):
        return None, 0
    return name, start + end


_COMMON = small_words("not_names")


def _is_name(name: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 10 or not 2 <= len(name) <= 90:
        return False
    if words[0].lower() in _COMMON and not _SUFFIXED.search(name) and len(words) < 3:
        return False
    capital = sum(any(letter.isupper() for letter in word) for word in words)
    return capital >= 1 and capital >= len(words) / 2


def short_name(name: str) -> str:
    """The name without its legal form: what headings and quotes call the company."""
    return _SUFFIXED.split(name, maxsplit=1)[0].strip(" ,") or name


_PLAIN_WIRES = {re.sub(r"[\s-]", "", name).lower(): name for name in reversed(wire_names())}
_SITE = later(r"\b(globenewswire|prnewswire|businesswire|accesswire|newsfilecorp|newmediawire)\.com\b")
_SITES = {
    "globenewswire": "GlobeNewswire",
    "prnewswire": "PRNewswire",
    "businesswire": "Business Wire",
    "accesswire": "ACCESSWIRE",
    "newsfilecorp": "Newsfile Corp.",
    "newmediawire": "NEWMEDIAWIRE",
}
_RNS = later(r"RNS (?:Number|Reach)\b", re.IGNORECASE)
_TRANSMITTED = later(
    r"(?:transmitted by|original press release on|via|source:?|distributed by)\s(EQS News|ACCESS Newswire|GlobeNewswire|Business Wire|PR Newswire|Newsfile)",
    re.IGNORECASE,
)


def channel_in(lines: list[str]) -> str | None:
    """The wire that short lines around a release name: alone, as an address, or as its transmitter."""
    for line in lines:
        if name := _PLAIN_WIRES.get(re.sub(r"[\s-]", "", line).lower()):
            return line.strip() if line.strip().lower() != line.strip() else name
    for line in lines:
        if match := _TRANSMITTED.search(line):
            return match[1]
    for line in lines:
        if _RNS.match(line):
            return "RNS"
        if match := _SITE.search(line):
            return _SITES[match[1]]
    return None
