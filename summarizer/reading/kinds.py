"""What kind of content a source holds, told by its bytes; names and servers are wrong too often."""

import re
from enum import StrEnum
from io import BytesIO

from summarizer.errors import InputError

from .containers.filing import begins_filing
from .containers.mail import begins_mail
from .source import Content

__all__ = ["Kind", "kind_of"]


class Kind(StrEnum):
    """The kinds that are read."""

    TEXT = "text"
    """Plain text or Markdown."""
    HTML = "HTML"
    PDF = "PDF"
    WORD = "Word"
    """A .docx file."""
    FILING = "SEC filing"
    """A submission's text file, or one of its documents with its wrapper: it holds documents."""
    MAIL = "mail"
    """An .eml file: it holds a body and attachments."""


_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED = (
    (b"{\\rtf", "is an RTF file; save it as text first"),
    (b"\x1f\x8b", "is a gzip archive; unpack it first"),
    (b"\x89PNG", "is a PNG image; no words are read from pictures"),
    (b"\xff\xd8\xff", "is a JPEG image; no words are read from pictures"),
    (b"GIF8", "is a GIF image; no words are read from pictures"),
)
# What names of parts say of an Office file: ECMA-376, part 2 (packages), and OpenDocument's own first entry.
_ZIPPED = (
    ("xl/", "is an Excel workbook; save it as text or PDF first"),
    ("ppt/", "is a PowerPoint file; save it as PDF first"),
    ("mimetype", "is an OpenDocument file; save it as docx or PDF first"),
)
# Names of streams, which a compound file holds in UTF-16: [MS-OFFCRYPTO] 2.3.4, [MS-OXMSG] 2.1.
_COMPOUND = (
    ("EncryptedPackage", "is locked by a password; save it without one first"),
    ("__substg1.0_", "is an Outlook message (.msg); save it as .eml first"),
    ("__properties_version1.0", "is an Outlook message (.msg); save it as .eml first"),
)
_PDF_REACH = 1024
"""The header of a PDF may stand anywhere in its first 1,024 bytes (ISO 32000-1, Annex H, note 13)."""
_HTML_START = re.compile(r"\s{0,200}<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"</?(?:p|div|span|a|br|table|tr|td|th|li|ul|ol|h[1-6]|script|style|meta|b|i|strong|em|sup)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)


def kind_of(content: Content) -> Kind:
    """The kind of `content`.

    Raises:
        InputError: it is of a kind that is not read; the sentence says what to do.
    """
    data = content.data
    if content.letter:
        return Kind.HTML if content.media_type == "text/html" else Kind.TEXT
    head = data if isinstance(data, bytes) else data[:10_000].encode("utf-8", "replace")
    if begins_filing(head):
        return Kind.FILING
    if begins_mail(head):
        return Kind.MAIL
    if isinstance(data, bytes):
        if b"%PDF-" in data[:_PDF_REACH]:
            return Kind.PDF
        if data.startswith(_ZIP):
            return _zipped(data, content.label)
        if data.startswith(_OLE):
            raise InputError(f"{content.label} {_compound(data)}")
        for magic, what in _REFUSED:
            if data.startswith(magic):
                raise InputError(f"{content.label} {what}")
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        text = data.decode("utf-16" if wide else "latin-1", errors="replace")
    else:
        text = data
    return (
        Kind.HTML
        if _HTML_START.match(text.removeprefix("\ufeff").removeprefix("ï»¿")) or _tags(text) >= 8
        else Kind.TEXT
    )


def _zipped(data: bytes, label: str) -> Kind:
    """WORD where an archive is a Word file; anything else is refused by what it is."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise InputError(f"{label} is a damaged zip or Office file (docx, xlsx, pptx)") from None
    if any(name.startswith("word/") for name in names) and "[Content_Types].xml" in names:
        return Kind.WORD
    for start, what in _ZIPPED:
        if any(name.startswith(start) for name in names):
            raise InputError(f"{label} {what}")
    raise InputError(f"{label} is a zip archive; unpack it and give the folder")


def _compound(data: bytes) -> str:
    for name, what in _COMPOUND:
        if name.encode("utf-16-le") in data:
            return what
    return "is an old Office file (doc, xls, ppt); save it as docx or PDF first"


def _tags(text: str) -> int:
    """How many HTML tags `text` holds, counted up to eight."""
    if "</" not in text and "<br" not in text.lower():
        return 0
    return sum(1 for _, _ in zip(range(8), _HTML_TAG.finditer(text), strict=False))
