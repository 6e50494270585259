r"""SEC filings: the complete submission text file of an 8-K or a 6-K, or one exhibit saved with its wrapper.

A submission is a header and documents, each between `<DOCUMENT>` and `</DOCUMENT>`, with lines
`<TYPE>`, `<SEQUENCE>`, `<FILENAME>`, `<DESCRIPTION>` (their tags have no ends) and a `<TEXT>` that
holds HTML, plain text of 80 columns, or a picture, a PDF or XBRL data, the first two uuencoded:
SEC, "EDGAR Public Dissemination Service (PDS) Technical Specification", section 2; for plain text
"EDGAR Filer Manual", volume II, section 5.2.1. The header is either labelled lines in
`<SEC-HEADER>` (`<IMS-HEADER>` before 1996), or tags in `<SUBMISSION>`. Old files lie in a
privacy-enhanced message, in which lines that begin with a dash got `- ` before it (RFC 1421,
section 4.3.2.2, RFC 934).

A company's press release is an exhibit of type EX-99 (Regulation S-K, item 601(b)(99)); foreign
issuers often give it as the text of the 6-K itself.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from summarizer.errors import InputError
from summarizer.reading.encoding import decoded
from summarizer.reading.source import Content, Cover

from . import Names, Part
from .columns import plain_text

__all__ = ["begins_filing", "parts_of_filing"]

_REACH = 8192
_BEGINS = re.compile(
    rb"^[ \t]*<(?:(?:SEC|IMS)-(?:DOCUMENT|HEADER)>|SUBMISSION>|DOCUMENT>\s*<TYPE>)", re.MULTILINE
)
_LEADING = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<|-----BEGIN PRIVACY-ENHANCED MESSAGE-----)")
_SEALED = b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----"
_ESCAPED_DASH = re.compile(rb"^- (?=-)", re.MULTILINE)
_OPENS = re.compile(rb"^[ \t]*<DOCUMENT>", re.MULTILINE)
_TEXT = re.compile(rb"<TEXT>[ \t]*\r?\n?")
_FIELD = re.compile(r"<(TYPE|FILENAME|DESCRIPTION)>[ \t]*([^<\r\n]{0,200})")
_NO_WORDS = re.compile(r"(?:GRAPHIC|ZIP|EXCEL|XML|JSON|JS|CSS|PDF|EX-10[14](?:\.|$))")
_NO_TEXT = re.compile(rb"\s{0,200}(?:<PDF>|<XML>|begin [0-7]{3} )")
_LOOKS_HTML = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}\?>\s{0,200})?(?:<!--[^>]{0,500}-->\s{0,200})*<(?:!DOCTYPE|HTML|HEAD|BODY|DIV|P|FONT|TABLE|CENTER|TITLE)\b",
    re.IGNORECASE,
)
_LABELLED = {
    "form": re.compile(r"^[ \t]*(?:CONFORMED SUBMISSION TYPE:|<TYPE>)[ \t]*([^\r\n]{1,40})", re.MULTILINE),
    "filed": re.compile(r"^[ \t]*(?:FILED AS OF DATE:|<FILING-DATE>)[ \t]*(\d{8})", re.MULTILINE),
    "company": re.compile(
        r"^[ \t]*(?:COMPANY CONFORMED NAME:|<CONFORMED-NAME>)[ \t]*([^\r\n]{1,150})", re.MULTILINE
    ),
    "accession": re.compile(
        r"^[ \t]*(?:ACCESSION NUMBER:|<ACCESSION-NUMBER>)[ \t]*(\d{10}-\d\d-\d{6})", re.MULTILINE
    ),
}
_STATE = re.compile(r"\s*[/\\][A-Z]{2,3}[/\\]?\s*$")
"""`EXAMPLIA BIO INC /DE/`: the registry's mark of where the company is from."""


class _Header(NamedTuple):
    form: str | None
    filed: date | None
    company: str | None
    accession: str | None


class _Document(NamedTuple):
    type: str
    text: bytes


def begins_filing(data: bytes) -> bool:
    """Whether `data` is a submission, or one document of it with its wrapper."""
    head = data[:_REACH]
    return _LEADING.match(head) is not None and _BEGINS.search(head) is not None


def parts_of_filing(content: Content) -> list[Part]:
    """The documents with words of a filing in their order; those that are releases are `wanted`.

    Raises:
        InputError: it holds no document with words, or no release.
    """
    data = content.data if isinstance(content.data, bytes) else content.data.encode("utf-8", "replace")
    if _SEALED in data[:_REACH]:
        data = _ESCAPED_DASH.sub(b"", data)
    openings = [match.start() for match in _OPENS.finditer(data)]
    header = _header(data[: openings[0] if openings else len(data)])
    documents = [document for document in _documents(data, openings) if _has_words(document)]
    if not documents:
        raise InputError(f"{content.label} is a filing without a document that has words")
    alone = len(openings) == 1 and header.form is None
    name = content.name or (f"{header.accession}.txt" if header.accession else None)
    cover = Cover(header.company, header.filed, f"SEC {header.form}" if header.form else None)
    wanted = _wanted(documents, header, alone=alone)
    parts: list[Part] = []
    names = Names()
    for document, is_wanted in zip(documents, wanted, strict=True):
        key = names.own(document.type or "document")
        label = content.label if alone else f"{name or content.label}#{key}"
        inner = Content(
            _released(document.text, label),
            name if alone else f"{name or 'filing'}#{key}",
            label,
            cover=cover,
        )
        parts.append(Part(key, inner, wanted=is_wanted))
    return parts


def _header(data: bytes) -> _Header:
    text = data[:200_000].decode("latin-1")
    found = {
        name: match[1].strip() if (match := sign.search(text)) else None for name, sign in _LABELLED.items()
    }
    filed = None
    if day := found["filed"]:
        try:
            filed = date(int(day[:4]), int(day[4:6]), int(day[6:]))
        except ValueError:
            filed = None
    company = _STATE.sub("", found["company"] or "").strip()
    return _Header(found["form"], filed, company or None, found["accession"])


def _documents(data: bytes, openings: list[int]) -> Iterator[_Document]:
    """Each document; one that was cut off ends where the next one begins, or with the file."""
    for start, end in pairwise([*openings, len(data)]):
        text = _TEXT.search(data, start, min(end, start + _REACH))
        if text is None:
            continue
        head = data[start : text.start()].decode("latin-1")
        fields = {name: value.strip() for name, value in _FIELD.findall(head)}
        # "EX-99.1 PRESS RELEASE": old filers wrote on behind the type.
        kind = fields.get("TYPE", "").split(" ", 1)[0].upper()
        closed = [
            at for sign in (b"</TEXT>", b"</DOCUMENT>") if (at := data.rfind(sign, text.end(), end)) >= 0
        ]
        written = data[text.end() : min(closed, default=end)].strip()
        if written.startswith(b"<XBRL>"):
            written = written.removeprefix(b"<XBRL>").removesuffix(b"</XBRL>").strip()
        yield _Document(kind, written)


def _has_words(document: _Document) -> bool:
    if _NO_WORDS.match(document.type) or _NO_TEXT.match(document.text):
        return False
    return bool(document.text)


def _wanted(documents: list[_Document], header: _Header, *, alone: bool) -> list[bool]:
    if alone:
        return [True]
    exhibits = [document.type.startswith("EX-99") for document in documents]
    if not any(exhibits) and (header.form or documents[0].type).upper().startswith("6-K"):
        return [index == 0 for index in range(len(documents))]
    return exhibits


def _released(text: bytes, label: str) -> bytes | str:
    """A document's HTML as it is; its plain text without the marks that only the SEC's form puts into it."""
    if _LOOKS_HTML.match(text):
        return text
    try:
        return plain_text(decoded(text, label))
    except InputError:
        return text  # said when this document is read, if ever
