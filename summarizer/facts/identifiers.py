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
    re.compile(
        r"(?:Nasdaq|NASDAQ|NYSE|HKEX|SEHK|TWSE|TPEx|ASX|TSX|LSE|KOSDAQ|OTCQB|KRX|SSE|SZSE)[ A-Za-z]{0,20}[:\-]\s?[A-Z0-9.]{1,10}"
    ),
)
_ZIP_CODE = re.compile(
    r"(?<=[A-Z][A-Z] )(?<![A-Z]{3} )\d{5}\b(?![,.]\d)(?!\s(?:patients|participants|subjects))"
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
_DASH = r"[-\u2010-\u2015]"
_NUMERIC_IDIOM = re.compile(
    rf"3\+3\b(?:\s(?:dose[- ]escalation|design))?|6\+3\b|24/7\b|[1-5]L\+?|10{_DASH}[KQ]\b|[68]{_DASH}K\b|[24]0{_DASH}F\b|510\(k\)|505\(b\)\(\d\)"
)
_IDIOMS = (
    re.compile(
        rf"[ACEFIS](?:OVID(?<=COVID){_DASH}19|ARS(?<=SARS){_DASH}CoV{_DASH}2|SC(?<=ASC) \d{{1,5}}\b|FRS(?<=IFRS)[ -]\d{{1,3}}\b|SO(?<=ISO)[ -]\d{{1,5}}\b"
        rf"|CD(?<=ICD)[ -]\d{{1,2}}\b|X(?<=EX){_DASH}99\.\d|-(?:1|(?<=S-)8|3)(?<=[SF]-\d)\b)"
    ),
    re.compile(r"since 19\d\d\b"),
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
    for start, close, end in page.digits:
        zip_code = _ZIP_CODE.match(page.text, start, end) if close - start == 5 else None
        if zip_code:
            page.take(start - 3, close)
    for start, end in page.numbered(" -snrt"):
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
    found = [
        match
        for start, end in page.stretches
        for pattern in _IDIOMS
        for match in pattern.finditer(page.text, start, end)
    ]
    found += [
        match
        for pattern, following in ((_NUMERIC_IDIOM, f"+/L({DASHES}"), (_ORDINAL, "snrt"))
        for start, end in page.numbered(following)
        if (match := pattern.match(page.text, start, end))
    ]
    for match in found:
        left, right = match.span()
        before = page.text[left - 1] if left else " "
        after = page.text[right : right + 1]
        if before.isalnum() or before in "-_.,$" or after.isalnum() or not page.free(left, right):
            continue
        page.take(left, right)
        if page.kind_at(left) not in (ZoneKind.CONTACT, ZoneKind.FOOTNOTES):
            yield Found(FactKind.IDIOM, left, right, match.group().lower(), "idiom")
