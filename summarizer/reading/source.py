"""From a path, standard input, bytes or a string to the text, or one sentence on why not."""

import re
import sys
from pathlib import Path
from typing import NamedTuple

from summarizer.errors import InputError

__all__ = ["LIMIT", "Source", "load"]

LIMIT = 5_000_000
"""How many bytes are read at most; the longest release seen, with tables, has 0.2 MB."""

_TEXT_LENGTH = 200
_MAGIC = (
    (b"%PDF-", "is a PDF; only text is read so far"),
    (b"PK\x03\x04", "is a zip or Office file (docx, xlsx, pptx); save it as text first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file (doc, xls, ppt); save it as text first"),
    (b"{\\rtf", "is an RTF file; save it as text first"),
    (b"\x1f\x8b", "is a gzip archive; unpack it first"),
    (b"\x89PNG", "is a PNG image; only text is read so far"),
    (b"\xff\xd8\xff", "is a JPEG image; only text is read so far"),
    (b"GIF8", "is a GIF image; only text is read so far"),
)
# UTF-32 stands first: its little-endian mark begins like that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_NEWLINES = re.compile("\r\n|\r|\u2028|\u2029|\x85")
_HTML_START = re.compile(r"\s{0,200}<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"</?(?:p|div|span|a|br|table|tr|td|th|li|ul|ol|h[1-6]|script|style|meta|b|i|strong|em|sup)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)


class Source(NamedTuple):
    """A text as it was read, and the name that it goes by (a file's name, never its folder)."""

    text: str
    name: str | None


def load(source: str | Path | bytes, name: str | None = None) -> Source:
    r"""The text behind `source`: a path, `-` for standard input, bytes, or the text itself.

    A string is text when it has a line break, or more than 200 characters and is no file.
    Line ends become `\\n`, a byte order mark goes; nothing else changes.

    Raises:
        InputError: no such file, a folder, unreadable, larger than `LIMIT`, empty, binary,
            undecodable, or HTML.
    """
    match source:
        case bytes():
            label = name or "the input"
            text = _decode(source, label)
        case Path():
            label, name = source.name, name or source.name
            text = _decode(_file(source), label)
        case "-":
            label = name or "standard input"
            text = _decode(sys.stdin.buffer.read(LIMIT + 1), label)
        case str() if _is_text(source):
            label, text = name or "the text", source
        case str():
            path = Path(source)
            label, name = path.name or source, name or path.name
            text = _decode(_file(path), label)
    return Source(_settled(text, label), name)


def _is_text(source: str) -> bool:
    if "\n" in source or "\r" in source or not source.strip():
        return True
    return len(source) > _TEXT_LENGTH and not _exists(Path(source))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _file(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder; name a file in it")
        with path.open("rb") as stream:
            return stream.read(LIMIT + 1)
    except FileNotFoundError:
        raise InputError(f"no such file: {path}") from None
    except PermissionError:
        raise InputError(f"{path} may not be read: permission denied") from None
    except ValueError:
        raise InputError("a file name may not hold NUL characters") from None
    except OSError as error:
        raise InputError(f"{path.name[:80]} cannot be read: {error.strerror or error}") from None


def _decode(data: bytes, label: str) -> str:
    if len(data) > LIMIT:
        raise InputError(f"{label} is larger than {LIMIT // 1_000_000} MB, the most that is read")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{label} {what}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise InputError(f"{label} begins like {encoding.upper()} text but is damaged") from None
    if b"\x00" in data:
        raise InputError(f"{label} is binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, label)


def _guess(data: bytes, label: str) -> str:
    """Text in an older encoding: Windows-1252 where that reads sanely, else the best guess."""
    whole = data.decode("utf-8", errors="replace")
    if whole.count("\ufffd") * 4 <= sum(letter > "\x7f" for letter in whole):
        return whole  # UTF-8 with a few damaged bytes: nothing else has so many whole sequences by chance
    beyond = sum(byte >= 0x80 for byte in data)
    if beyond <= len(data) * 0.1:
        try:
            return data.decode("windows-1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except (UnicodeDecodeError, LookupError):
            pass
    raise InputError(f"{label} is in no encoding that could be recognized; save it as UTF-8")


def _settled(text: str, label: str) -> str:
    r"""The text with `\\n` line ends and no byte order mark, if it is one that can be worked on."""
    if len(text) > LIMIT:
        raise InputError(
            f"{label} is longer than {LIMIT // 1_000_000} million characters, the most that is read"
        )
    text = text.removeprefix("\ufeff")
    if any(sign in text for sign in "\r\u2028\u2029\x85"):
        text = _NEWLINES.sub("\n", text)
    if not text.strip():
        raise InputError(f"{label} is empty")
    encoded = text.encode("utf-8", "surrogatepass")
    controls = len(encoded) - len(encoded.translate(None, _CONTROL))
    if "\x00" in text or controls > max(2, len(text) // 500):
        raise InputError(f"{label} is binary, not text")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(f"{label} holds half characters (lone surrogates) and is no valid text") from None
    if _HTML_START.match(text) or _tags(text) >= 8:
        raise InputError(f"{label} looks like HTML; save the page as text")
    return text


def _tags(text: str) -> int:
    """How many HTML tags `text` holds, counted up to eight."""
    if "</" not in text and "<br" not in text.lower():
        return 0
    return sum(1 for _, _ in zip(range(8), _HTML_TAG.finditer(text), strict=False))
