"""What kind of content a source holds, told by its bytes; names and servers are wrong too often."""

import re
from enum import StrEnum

from summarizer.errors import InputError

from .source import Content

__all__ = ["Kind", "kind_of"]


class Kind(StrEnum):
    """The kinds that are read."""

    TEXT = "text"
    """Plain text or Markdown."""
    HTML = "HTML"
    PDF = "PDF"


_REFUSED = (
    (b"PK\x03\x04", "is a zip or Office file (docx, xlsx, pptx); save it as text first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file (doc, xls, ppt); save it as text first"),
    (b"{\\rtf", "is an RTF file; save it as text first"),
    (b"\x1f\x8b", "is a gzip archive; unpack it first"),
    (b"\x89PNG", "is a PNG image; no words are read from pictures"),
    (b"\xff\xd8\xff", "is a JPEG image; no words are read from pictures"),
    (b"GIF8", "is a GIF image; no words are read from pictures"),
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
    if isinstance(data, bytes):
        if b"%PDF-" in data[:_PDF_REACH]:
            return Kind.PDF
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


def _tags(text: str) -> int:
    """How many HTML tags `text` holds, counted up to eight."""
    if "</" not in text and "<br" not in text.lower():
        return 0
    return sum(1 for _, _ in zip(range(8), _HTML_TAG.finditer(text), strict=False))
