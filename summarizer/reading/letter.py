"""What a mail's sender wrote around a release in the body: the forwarded mail's headers, the signature, the footer.

What stands above the forwarded release and the signature below it go; a footer stays in the text, marked
as the page's own.
"""

import re

from .layout import unwrapped
from .rendered import Mark, Rendered

__all__ = ["without_envelope"]

# Gmail, Outlook, Apple Mail and Thunderbird write one of these above what they forward.
_FORWARDED = re.compile(
    r"[-_>\s]{0,30}(?:forwarded message|original message|begin forwarded message:?|weitergeleitete nachricht|message transféré)[-_\s]{0,30}$",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"[>\s*]{0,8}(?:from|sent|date|subject|to|cc|reply-to|bcc|importance|attachments?)\*?:\*?(?:\s|$)",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"(?:unsubscribe|manage (?:your )?(?:subscription|preferences|e-?mail)|you (?:are receiving|received|have received) this (?:e-?mail|message|alert)"
    r"|view (?:this e-?mail|it) in (?:your|a) browser|this e-?mail (?:and any|is intended|was sent|may contain)"
    r"|update your (?:preferences|profile)|the information (?:contained )?in this (?:e-?mail|message))",
    re.IGNORECASE,
)
_FOOT_REACH = 14
"""Lines of a footer, counted from the end: a release's own words about its mails stand further up."""
_QUOTES = re.compile(r"^(?:> ?)+", re.MULTILINE)


def without_envelope(made: Rendered) -> Rendered:
    """`made` with the sender's own lines marked as chrome; quotation signs before all of a forwarded text go."""
    made = _unquoted(made)
    lines = _lines(made.text)
    above, signature = _above(lines), _signature(lines)
    if above or signature < len(lines):
        start = lines[above][0] if above < len(lines) else 0
        made = _between(made, start, lines[signature][0] if signature < len(lines) else len(made.text))
        lines = _lines(made.text)
    marks = dict(made.marks)
    for offset, _ in lines[_foot(lines) :]:
        marks[offset] = marks.get(offset, Mark.NONE) | Mark.CHROME
    return made._replace(marks=marks)


def _between(made: Rendered, start: int, end: int) -> Rendered:
    """The part of a text from `start` to `end`, with its marks."""
    return made._replace(
        text=made.text[start:end].rstrip() + "\n",
        marks={at - start: mark for at, mark in made.marks.items() if start <= at < end},
        raised=tuple(
            (one - start, other - start) for one, other in made.raised if start <= one and other <= end
        ),
    )


def _unquoted(made: Rendered) -> Rendered:
    """Plain text with each paragraph on one line, and without the `> ` of a program that quoted what it forwards."""
    if made.marks:
        return made
    text = made.text
    written = [line for line in text.split("\n") if line.strip()]
    quoted = sum(line.startswith(">") for line in written)
    if quoted >= 8 and quoted >= 0.6 * len(written):
        text = _QUOTES.sub("", text)
    return made._replace(text=unwrapped(text))


def _lines(text: str) -> list[tuple[int, str]]:
    """Each line that is not empty, with its offset."""
    found: list[tuple[int, str]] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((offset, line.strip()))
        offset += len(line) + 1
    return found


def _above(lines: list[tuple[int, str]]) -> int:
    """The first line behind the last forwarded headers: what stands above them introduces the release."""
    end = 0
    for index, (_, line) in enumerate(lines[:80]):
        if index >= end and (_FORWARDED.match(line) or _is_headers(lines, index)):
            end = index + 1
            while end < len(lines) and _FIELD.match(lines[end][1]):
                end += 1
    return end


def _is_headers(lines: list[tuple[int, str]], index: int) -> bool:
    """Whether three lines of fields stand together, with an address or a subject among them."""
    three = [line for _, line in lines[index : index + 3]]
    return (
        len(three) == 3
        and all(_FIELD.match(line) for line in three)
        and any("@" in line or line.lower().lstrip("> *").startswith("subject") for line in three)
    )


def _signature(lines: list[tuple[int, str]]) -> int:
    """The line that opens the sender's signature (RFC 3676, 4.3), near the end; else the number of lines."""
    near = range(max(1, len(lines) - _FOOT_REACH), len(lines))
    return next((index for index in near if lines[index][1] == "--"), len(lines))


def _foot(lines: list[tuple[int, str]]) -> int:
    """The line that opens a mailing list's footer, near the end; else the number of lines."""
    near = range(max(1, len(lines) - _FOOT_REACH), len(lines))
    return next((index for index in near if _FOOT.search(lines[index][1][:300])), len(lines))
