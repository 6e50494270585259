"""The source of an HTML page: its bytes as text, and whether it is one that can be parsed in linear time."""

import codecs
import re

from summarizer.errors import InputError
from summarizer.reading.encoding import decoded
from summarizer.reading.source import Content

__all__ = ["SOURCE_LIMIT", "source_of"]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


SOURCE_LIMIT = 10_000_000
"""How large the source of a page may be: pages carry scripts and pictures with them."""
_REACH = 1024
"""A page names its encoding in its first 1,024 bytes (HTML Standard, 4.2.5.4)."""
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTTP = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_META = re.compile(rb"<meta\s[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,80}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})")
_SINGLE = re.compile(r"cp125\d|iso8859-\d+|latin_?1|ascii|koi8-[ru]|mac-roman")
_DEEPEST = 1000
"""How deep elements may nest: a browser stops at 512, and a parser's work grows with depth times length."""
_MOST_REOPENED = 5_000_000
"""How many elements a parser may have to open again because they were left open; real pages stay in the thousands."""
_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][a-zA-Z0-9-]{0,40})([^<>]{0,80}))")
_RAW = _names("script style textarea title xmp iframe noembed noframes")
_FLAT = _names(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr tbody thead tfoot option"
    " optgroup html head body colgroup caption rt rp"
)
"""Elements that hold nothing, or that close by themselves where the next one begins."""
_FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
"""Elements that are opened again in each block while they are left open (HTML Standard, 13.2.4.3)."""


def source_of(content: Content) -> str:
    """The source of a page as text.

    Raises:
        InputError: too long, in no encoding that could be recognized, or nested beyond reason.
    """
    data, label = content.data, content.label
    if len(data) > SOURCE_LIMIT:
        raise InputError(
            f"{label} is larger than {SOURCE_LIMIT // 1_000_000} MB, the most that is read as HTML"
        )
    text = _decoded(data, content) if isinstance(data, bytes) else data
    text = text.removeprefix("\ufeff").replace("\x00", "")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(f"{label} holds half characters (lone surrogates) and is no valid text") from None
    if not _is_parsable(text):
        raise InputError(
            f"{label} leaves too many of its elements open, or nests them deeper than any page does"
        )
    return text


def _decoded(data: bytes, content: Content) -> str:
    """The text by its byte order mark, by what the server or the page itself says, or else by what its bytes look like."""
    name = None if data.startswith(_BOMS) else _named(data, content.media_type)
    if name is None:
        return decoded(
            data if data.startswith(_BOMS) else data.replace(b"\x00", b""), content.label, SOURCE_LIMIT
        )
    if name == "utf-8" or _SINGLE.fullmatch(name):
        try:
            # Nothing but UTF-8 has its whole sequences by chance, whatever a server says.
            return data.decode("utf-8")
        except UnicodeDecodeError:
            if name == "utf-8":
                return decoded(data.replace(b"\x00", b""), content.label, SOURCE_LIMIT)
    return data.decode("windows-1252" if name in ("iso8859-1", "ascii") else name, errors="replace")


def _named(data: bytes, media_type: str | None) -> str | None:
    """The encoding that a server or the page names, under Python's name for it; None for one that is not known."""
    told = [match[1] for match in (_HTTP.search(media_type or ""),) if match]
    head = data[:_REACH]
    told += [match[1].decode("ascii", "replace") for match in (_META.search(head), _XML.match(head)) if match]
    for name in told:
        try:
            found = codecs.lookup(name)
            if not b"a".decode(found.name).isalpha():
                continue
        except (LookupError, UnicodeError, ValueError, TypeError):
            continue
        # What could be read up to here as ASCII is not UTF-16, whatever it says of itself.
        return "utf-8" if found.name.startswith(("utf-16", "utf-32", "utf-7")) else found.name
    return None


def _is_parsable(text: str) -> bool:
    """Whether a parser takes linear time: it looks through what is open at each tag, and opens again what was left open."""
    depth = reopened = behind = 0
    open_formats: dict[str, int] = {}
    for match in _TAG.finditer(text):
        if match.start() < behind:
            continue
        name = (match[2] or "").lower()
        if not name:
            behind = _behind(text, "-->", match.end())
        elif match[1]:
            depth = max(depth - (name not in _FLAT), 0)
            if name in _FORMATTING:
                _close(open_formats, name)
        elif name in _RAW:
            behind = _behind(text, f"</{name}", match.end())
        else:
            if name in _FORMATTING:
                key = f"{name} {match[3]}"
                # Of equal elements a parser keeps three.
                open_formats[key] = min(open_formats.get(key, 0) + 1, 3)
            reopened += sum(open_formats.values()) if len(open_formats) > 1 else 0
            depth += name not in _FLAT and not match[3].endswith("/")
            if depth > _DEEPEST or reopened > _MOST_REOPENED or len(open_formats) > _DEEPEST:
                return False
    return True


def _behind(text: str, end: str, start: int) -> int:
    found = text.find(end, start)
    return found if found >= 0 else len(text)


def _close(open_formats: dict[str, int], name: str) -> None:
    """Closes the last of the open elements of this name."""
    for key in reversed(open_formats):
        if key.startswith(f"{name} "):
            open_formats[key] -= 1
            if not open_formats[key]:
                del open_formats[key]
            return
