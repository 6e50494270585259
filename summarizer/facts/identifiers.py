"""Addresses, telephone numbers and footnote marks (no facts), registry numbers (facts), idioms."""

import re
from collections.abc import Iterator
from functools import cache

from summarizer.lexicons import triggers
from summarizer.schemas import FactKind, ZoneKind
from summarizer.text import DASHES

from .fact import Found, Page

# Each pattern begins with plain characters, which keeps the search for it fast.
_ADDRESSES = (
    re.compile(r"https?://[^\s)\]>]{1,2000}"),
    re.compile(r"www\.[^\s)\]>]{1,400}"),
    re.compile(r"doi(?:\.org/|:)\s?[^\s]{1,200}"),
    re.compile(r"!\[[^\]\n]{0,200}\]"),
    re.compile(
        rf"[+(\d](?:(?<=\+)\d{{1,3}}[{DASHES}\s()\d]{{7,20}}\d|(?<![\w$€£.,].)(?:\d{{0,2}}[{DASHES}.\s]\(?)?\d{{2,4}}\)?[{DASHES}.\s]\d{{3,4}}[{DASHES}.\s](?:\d{{4}}|[A-Z]{{4}})(?![\w,%])"
        rf"|(?<=1)[{DASHES}]8\d\d[{DASHES}][A-Z0-9-]{{4,12}}|(?<!\d\d)\d{{3}}\.\s?(?:HK|TW|KS|KQ|SZ|SS)\b)"
    ),
    re.compile(r"[A-Z][A-Z] \d{5}(?<![A-Z]{3} \d{5})\b(?![,.]\d)(?!\s(?:patients|participants|subjects))"),
    re.compile(
        r"(?:Nasdaq|NASDAQ|NYSE|HKEX|SEHK|TWSE|TPEx|ASX|TSX|LSE|KOSDAQ|OTCQB|KRX|SSE|SZSE)[ A-Za-z]{0,20}[:\-]\s?[A-Z0-9.]{1,10}"
    ),
)
_STREET = re.compile(
    r"\d(?:\d{0,4} (?:East |West |North |South )?(?:[A-Z]\w{1,20}|\d{1,3}[a-z]{2})(?: [A-Z]\w{1,20}){0,2} (?:Street|Avenue|Road|Drive|Boulevard|Blvd|St\.|Ave|Suite|Lane|Way|Parkway|Place|Square)\b"
    r"|\d{4}-\d{4}\b|\d{0,2}(?:st|nd|rd|th) Floor)"
)
_MAIL = re.compile(r"[\w.+-]{1,64}$")
_HOST = re.compile(r"@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_MARKER = re.compile(r"\n[ \t]{0,8}(?:\d{1,2}[.)]|\[\d{1,2}\]|\(\d{1,2}\))(?=\s)")
_CITED = re.compile(r"\[\d{1,3}\]|\((?:[ivx]{1,5}|\d{1,2})\)(?=\s)")
_ORDINAL = re.compile(r"\d\d{0,2}(?:st|nd|rd|th)\b(?:[ \u00a0-][a-z]{2,12}\b)?")
# Every branch begins with a plain character.
_FIXED = re.compile(
    r"3\+3\b(?:\s(?:dose[- ]escalation|design))?|6\+3\b|24/7\b|1L\+?|2L\+?|3L\+?|4L\+?|5L\+?"
    r"|COVID[-\u2010-\u2015]19|SARS[-\u2010-\u2015]CoV[-\u2010-\u2015]2|10[-\u2010-\u2015][KQ]\b|8[-\u2010-\u2015]K\b|6[-\u2010-\u2015]K\b|20[-\u2010-\u2015]F\b|40[-\u2010-\u2015]F\b"
    r"|510\(k\)|505\(b\)\(\d\)|ASC \d{1,5}\b|IFRS[ -]\d{1,3}\b|ISO[ -]\d{1,5}\b|ICD[ -]\d{1,2}\b|EX[-\u2010-\u2015]99\.\d|S-1\b|S-3\b|S-8\b|F-1\b|F-3\b|since 19\d\d\b"
)


@cache
def registry_pattern() -> re.Pattern[str]:
    """One pattern of every registry's format; the longest first so that an EU CT number is not cut to a EudraCT one."""
    formats = [regex for patterns in triggers("registry").values() for regex in patterns]
    return re.compile(rf"(?:{'|'.join(sorted(formats, key=lambda f: (-len(f), f)))})(?![\w])")


def take_addresses(page: Page) -> None:
    """Take addresses, telephone numbers, tickers, list markers and footnote marks: they state nothing."""
    for start, end in page.stretches:
        for pattern in _ADDRESSES:
            for match in pattern.finditer(page.text, start, end):
                page.take(*match.span())
        for host in _HOST.finditer(page.text, start, end):
            local = _MAIL.search(page.text, max(start, host.start() - 64), host.start())
            page.take(local.start() if local else host.start(), host.end())
        for match in _MARKER.finditer(page.text, max(0, start - 1), end):
            page.take(*match.span())
        for match in _CITED.finditer(page.text, start, end):
            page.take(*match.span())
    for start, end in page.digits:
        street = _STREET.match(page.text, start, end)
        if street:
            page.take(*street.span())
    for footnote in page.document.footnotes:
        page.take(footnote.start, footnote.end)


def registry_ids(page: Page) -> Iterator[Found]:
    """Trial registry numbers, without the spaces that some releases put into them."""
    pattern = registry_pattern()
    for start, end in page.stretches:
        for match in pattern.finditer(page.text, start, end):
            if match.start() > start and (
                page.text[match.start() - 1].isalnum() or page.text[match.start() - 1] == "-"
            ):
                continue
            page.take(*match.span())
            page.registered.append(match.start())
            yield Found(FactKind.REGISTRY_ID, *match.span(), match.group().replace(" ", ""))


def idioms(page: Page) -> Iterator[Found]:
    """Fixed expressions and ordinals (3+3, 7th cycle, 1L, 10-K): numbers that count nothing."""
    found = [match for start, end in page.stretches for match in _FIXED.finditer(page.text, start, end)]
    found += [match for start, end in page.digits if (match := _ORDINAL.match(page.text, start, end))]
    for match in found:
        left, right = match.span()
        before = page.text[left - 1] if left else " "
        after = page.text[right : right + 1]
        if before.isalnum() or before in "-_.,$" or after.isalnum() or not page.free(left, right):
            continue
        page.take(left, right)
        if page.kind_at(left) not in (ZoneKind.CONTACT, ZoneKind.FOOTNOTES):
            yield Found(FactKind.IDIOM, left, right, match.group().lower(), "idiom")
