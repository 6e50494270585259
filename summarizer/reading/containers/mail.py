"""Mails (.eml, RFC 5322 and MIME): their body, HTML or plain, and the attachments that can be read.

The headers of a mail never enter a text, and its date is the sender's, not the release's. What a
forwarding sender wrote around a release in the body itself is told apart in `summarizer.reading.letter`.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from summarizer.errors import InputError
from summarizer.reading.encoding import decoded
from summarizer.reading.source import Content

from . import Names, Part

if TYPE_CHECKING:
    from email.message import Message
    from email.policy import Compat32

__all__ = ["begins_mail", "parts_of_mail"]

BODY = "body"
_DEPTH = 8
"""How deep parts may lie in parts: more is no mail that anybody wrote."""
_HEADER = 2000
"""Characters of a header that are read at most: a name of 200 Japanese letters takes 1,800."""
_REACH = 10_000
_FIELDS = re.compile(
    rb"(?:From [^\n]{1,200}\n)?(?:[!-9;-~]{1,76}:[^\n]{0,998}\r?\n(?:[ \t][^\n]{0,998}\r?\n)*)+", re.DOTALL
)
_NAME = re.compile(rb"^([!-9;-~]{1,76}):", re.MULTILINE)
# Mail servers and clients write these; nobody writes them above a release.
_SURE = frozenset(
    (
        b"message-id",
        b"mime-version",
        b"received",
        b"return-path",
        b"delivered-to",
        b"content-transfer-encoding",
    )
)
_USUAL = frozenset((b"from", b"to", b"date", b"subject"))
_MAILBOX = re.compile(rb"\n\r?\nFrom [^\n]{1,200}\d{4}\r?\n[!-9;-~]{1,76}:")
_SILENT = ("style", "script", "head", "title", "!--")
_READABLE = (".txt", ".md", ".htm", ".html", ".pdf", ".docx", ".eml")
_ENCRYPTED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069/\\#]+")
"""What stands for folders and parts, steers a terminal or turns the direction of writing."""


class _Leaf(NamedTuple):
    """A part of a mail that holds no others."""

    type: str
    data: str | bytes
    name: str | None
    attached: bool


def begins_mail(data: bytes) -> bool:
    """Whether `data` begins with the headers of a mail."""
    fields = _FIELDS.match(data[:_REACH])
    if fields is None:
        return False
    names = {name.lower() for name in _NAME.findall(fields[0])}
    return bool(names & _SURE) or (len(names & _USUAL) >= 3 and b"@" in fields[0])


def parts_of_mail(content: Content) -> list[Part]:
    """The body and the readable attachments of a mail, in their order.

    Beside attachments the body is doubtful: it may say no more than that something is attached.

    Raises:
        InputError: damaged, encrypted, a mailbox of several mails, or without anything to read.
    """
    data = content.data if isinstance(content.data, bytes) else content.data.encode("utf-8", "replace")
    if data.startswith(b"From ") and _MAILBOX.search(data):
        raise InputError(f"{content.label} is a mailbox of several mails; save each as .eml first")
    import email

    try:
        # The policy for new code parses headers by recursion and raises on damaged ones; the older one takes any.
        found = list(_leaves(email.message_from_bytes(data, policy=_policy()), 0))
        parts = _named(_bodies(found, content), _attachments(found), content)
    except InputError:
        raise
    except Exception:  # noqa: BLE001 - the standard library's parser raises what it likes on damaged mails
        raise InputError(f"{content.label} is a damaged mail") from None
    if not parts:
        if any(leaf.type in _ENCRYPTED for leaf in found):
            raise InputError(f"{content.label} is encrypted, or sealed by a signature; save its text instead")
        raise InputError(f"{content.label} is a mail without text or an attachment that can be read")
    return parts


def _policy() -> "Compat32":
    """How headers are read: not beyond what anybody writes, for their parameters are parsed in quadratic time."""
    from email.policy import Compat32

    class Bounded(Compat32):
        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            name, value = super().header_source_parse(sourcelines)
            return name, value[:_HEADER]

    return Bounded()


def _leaves(message: "Message", depth: int) -> Iterator[_Leaf]:
    """The parts without parts, in order; of alternatives only the fullest."""
    kind = message.get_content_type()
    payload = message.get_payload()
    inner = [part for part in payload if not isinstance(part, str)] if isinstance(payload, list) else []
    if not isinstance(payload, list):
        yield _Leaf(kind, _text(message, kind), _file_name(message), _is_attached(message))
    elif depth >= _DEPTH:
        return
    elif kind == "message/rfc822":
        # The mail inside is a part of its own, under its own name.
        name = _file_name(message) or "message.eml"
        yield _Leaf(kind, inner[0].as_bytes() if inner else b"", name, attached=True)
    elif kind == "multipart/alternative":
        choices = [list(_leaves(part, depth + 1)) for part in inner]
        body = _fullest([[leaf for leaf in choice if not leaf.attached] for choice in choices])
        yield from body
        yield from (leaf for choice in choices for leaf in choice if leaf.attached)
    else:
        for part in inner:
            yield from _leaves(part, depth + 1)


def _fullest(choices: list[list[_Leaf]]) -> list[_Leaf]:
    """The last alternative, as its sender preferred it (RFC 2046, 5.1.4), unless another one says clearly more."""
    choices = [choice for choice in choices if choice]
    if not choices:
        return []
    words = [sum(_words(leaf) for leaf in choice) for choice in choices]
    at = len(choices) - 1
    while at and words[at] < 0.8 * max(words):
        at -= 1
    return choices[at]


def _words(leaf: _Leaf) -> int:
    """How many words a reader would see, roughly."""
    if not leaf.type.startswith("text/"):
        return 0
    text = leaf.data.decode("utf-8", "replace") if isinstance(leaf.data, bytes) else leaf.data
    if leaf.type != "text/html":
        return len(text.split())
    # Each piece is a tag, `>`, and the words behind it.
    pieces = [piece.partition(">") for piece in f">{text}".split("<")]
    return sum(len(words.split()) for tag, _, words in pieces if not tag.lower().startswith(_SILENT))


def _text(message: "Message", kind: str) -> str | bytes:
    """A part's content: text by its charset where that fits, else bytes."""
    data = message.get_payload(decode=True)
    if not isinstance(data, bytes):
        return b""
    if not kind.startswith("text/"):
        return data
    charset = message.get_content_charset()
    try:
        text = data.decode(charset) if charset else None
    except (LookupError, ValueError):
        text = None
    if text is None:
        return data
    if kind == "text/plain" and str(message.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, close=str(message.get_param("delsp", "")).lower() == "yes")
    return text


def _unflowed(text: str, *, close: bool) -> str:
    """Paragraphs whose lines end in a space where they were broken, whole again (RFC 3676)."""
    pieces: list[str] = []
    open_line = True
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.removeprefix(" ")
        if not open_line:
            pieces.append("\n")
        open_line = bare.endswith(" ") and bare != "-- " and bare.strip() != ""
        pieces.append(bare[:-1] if open_line and close else bare)
    return "".join(pieces)


def _is_attached(message: "Message") -> bool:
    if message.get_content_disposition() == "attachment":
        return True
    return not message.get_content_type().startswith("text/") or (
        message.get_content_disposition() is not None and message.get_filename() is not None
    )


def _file_name(message: "Message") -> str | None:
    name = message.get_filename()
    if not name:
        return None
    if "=?" in name:
        from email.errors import HeaderParseError
        from email.header import decode_header, make_header

        with suppress(HeaderParseError, LookupError, ValueError):
            name = str(make_header(decode_header(name)))
    return _BAD_NAME.sub(" ", name).strip()[-120:] or None


def _bodies(leaves: list[_Leaf], content: Content) -> list[Content]:
    """The body as one content: its HTML pieces, or its plain ones, whichever say more."""
    inline = [
        leaf
        for leaf in leaves
        if not leaf.attached and leaf.type in ("text/plain", "text/html") and leaf.data
    ]
    kinds = {kind: [leaf for leaf in inline if leaf.type == kind] for kind in ("text/plain", "text/html")}
    best = _fullest(list(kinds.values()))
    if not best or not any(_words(leaf) for leaf in best):
        return []
    texts = [
        decoded(leaf.data, content.label) if isinstance(leaf.data, bytes) else leaf.data for leaf in best
    ]
    body = Content("\n\n".join(texts), content.name, content.label, best[0].type, letter=True)
    return [body]


def _attachments(leaves: list[_Leaf]) -> Iterator[_Leaf]:
    for leaf in leaves:
        name = leaf.name or ""
        readable = (
            leaf.type in ("application/pdf", "message/rfc822")
            or name.lower().endswith(_READABLE)
            or leaf.data[:5] == b"%PDF-"
        )
        if leaf.attached and leaf.data and readable:
            yield leaf


def _named(bodies: list[Content], attachments: Iterator[_Leaf], content: Content) -> list[Part]:
    """The body and the attachments under names of their own."""
    around = content.name or "mail.eml"
    files: list[Part] = []
    keys = Names(BODY)
    for leaf in attachments:
        name = leaf.name or ("attachment.pdf" if leaf.type == "application/pdf" else "attachment")
        stem, dot, suffix = name.rpartition(".")
        key = keys.own(stem, f".{suffix}") if dot else keys.own(name)
        full = f"{around}#{key}"
        files.append(Part(key, Content(leaf.data, full, full), doubtful=leaf.type == "text/plain"))
    if not files:
        return [Part(BODY, body) for body in bodies]
    named = [body._replace(name=f"{around}#{BODY}", label=f"{around}#{BODY}") for body in bodies]
    return [*(Part(BODY, body, doubtful=True) for body in named), *files]
