"""A filing's plain text, 80 columns wide, without what only the SEC's form puts into it.

Its tags are those of the "EDGAR Filer Manual", volume II, section 5.2.1: `<PAGE>` between pages, and
`<TABLE>`, `<CAPTION>`, `<S>`, `<C>`, `<FN>` around and in tables.
"""

import html
import re

from summarizer.reading.layout import unwrapped, wrap_width

__all__ = ["plain_text"]

_TAGS = r"</?(?:TABLE|CAPTION|S|C|FN|F\d{1,2})>"
_TAG_LINE = re.compile(rf"^[ \t]*(?:{_TAGS}[ \t]*)+\r?\n", re.MULTILINE | re.IGNORECASE)
_TAG = re.compile(_TAGS, re.IGNORECASE)
_PAGE = re.compile(r"\s{0,80}</?PAGE>", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–]\s?\d{1,3}\s?[-–]|\d{1,3}|Page \d{1,3}(?: of \d{1,3})?)\s*$", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_SENTENCE_END = (".", "!", "?", ":", ";", ".”", '."', ")")


def plain_text(text: str) -> str:
    """`text` without page marks, the page numbers beside them and tags, each paragraph on one line, over pages too."""
    text = _TAG.sub("", _TAG_LINE.sub("", text.replace("\r\n", "\n")))
    lines = text.split("\n")
    width = wrap_width(lines)
    kept: list[str] = []
    turned = False
    for line in lines:
        if _PAGE.match(line):
            _drop_foot(kept)
            turned = True
        elif not turned:
            kept.append(line)
        elif line.strip() and not _PAGE_NUMBER.match(line):
            if kept and not _goes_on(kept[-1], line, width):
                kept.append("")
            kept.append(line)
            turned = False
    text = unwrapped("\n".join(kept)).rstrip("\n") + "\n"
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


def _drop_foot(kept: list[str]) -> None:
    """Takes away what stands at a page's end: empty lines and the page's number."""
    while kept and not kept[-1].strip():
        kept.pop()
    if kept and _PAGE_NUMBER.match(kept[-1]):
        kept.pop()
        while kept and not kept[-1].strip():
            kept.pop()


def _goes_on(last: str, line: str, width: int) -> bool:
    """Whether a page's last paragraph goes on at the top of the next one: its last line is full, or its sentence open."""
    bare = line.strip()
    full = len(last.rstrip()) + 1 + len(bare.split(" ", 1)[0]) > width > 0
    return full or (bare[:1].islower() and not last.rstrip().endswith(_SENTENCE_END))
