"""Bytes into text: the encoding that a mark names, else UTF-8, else the best guess."""

import re

from summarizer.errors import InputError

__all__ = ["LIMIT", "decoded", "settled"]

LIMIT = 5_000_000
"""How many characters of text are read at most; the longest release seen, with tables, has 0.2 million."""

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


def decoded(data: bytes, label: str, limit: int = LIMIT) -> str:
    """The text that `data` encodes; `limit` is how many bytes are read at most.

    Raises:
        InputError: too long, damaged, binary, or in no encoding that could be recognized.
    """
    if len(data) > limit:
        raise InputError(f"{label} is larger than {limit // 1_000_000} MB, the most that is read as text")
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


def settled(text: str, label: str) -> str:
    r"""The text with `\\n` line ends and no byte order mark, if it is one that can be worked on.

    Raises:
        InputError: too long, empty, binary, or holding half characters.
    """
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
    return text
