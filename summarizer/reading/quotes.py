"""What people are quoted with, and who they are: the words between the marks, the speaker with title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.patterns import later

from .layout import Block
from .signs import credentials, speech_verbs

__all__ = ["Quote", "quotes_in"]


class Quote(NamedTuple):
    """Quoted words, both marks included; offsets in the document."""

    start: int
    end: int
    speaker: str | None


@dataclass(slots=True)
class _Piece:
    """Words between marks in one paragraph; `closed` is false when the quote goes on behind it."""

    start: int
    end: int
    closed: bool


_OPEN, _CLOSE, _STRAIGHT = "“„«", "”»", '"'
_VERBS = speech_verbs().pattern
_NAME_WORD = r"(?:(?-i:[A-ZÀ-Þ])[\w.’'-]*|van|von|de|der|den|la|le|di|da|dos|del|bin|al|el)"
_PRONOUN = re.compile(r"(?:he|she|they|who)$", re.IGNORECASE)
# `said NAME, title`: behind a closing mark.
_SAID = re.compile(
    rf"\s{{0,2}},?\s{{0,2}}(?:also |further |then )?(?:{_VERBS})\s{{1,2}}(?=(?-i:[A-ZÀ-Þ]))", re.IGNORECASE
)
# `NAME, title, said`: behind a closing mark.
_NAMED_SAID = re.compile(
    rf"\s{{0,2}},?\s{{0,2}}(?P<who>(?-i:[A-ZÀ-Þ])[^“”\"\n]{{1,200}}?|he|she|they),?\s(?:also |further |then )?(?:{_VERBS})\b",
    re.IGNORECASE,
)
_VERB = speech_verbs()
_MARKS = re.compile(r"[“„«”»\"]")
_SPOKEN = later(rf",\s(?:{_VERBS})\s(?=[A-Z])")
_SINGLE_QUOTE = later(r"(?<!\w)‘[^‘]{12,1500}?[.,!?…]’(?!\w)")
_ACCORDING = re.compile(r"according to\s(?P<who>(?-i:[A-ZÀ-Þ])[^“”\"\n]{1,200})", re.IGNORECASE)
_DEGREES = tuple(degree for degree in credentials() if degree.endswith("."))
_ABBREVIATED = (
    "Dr.",
    "Mr.",
    "Ms.",
    "Mrs.",
    "Prof.",
    "St.",
    "Inc.",
    "Ltd.",
    "Co.",
    "Corp.",
    "U.S.",
    "U.K.",
    "E.U.",
    "Sen.",
    "Rep.",
    *_DEGREES,
)
_CREDENTIAL = "|".join(
    re.escape(degree) for degree in sorted(credentials(), key=lambda degree: (-len(degree), degree))
)
_TRAIL = re.compile(r"[\s,;:–—-]+$")
_LONGEST = 8


def quotes_in(blocks: list[Block]) -> list[Quote]:
    """The quotes of consecutive paragraphs of one release, in order.

    Quoted is what stands between marks in a paragraph that says who speaks, or that goes on with
    such a quote, and reads as a sentence; terms of art and defined names in marks are not.
    """
    found: list[Quote] = []
    told: list[str] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        pieces = list(_pieces(block.text))
        last = position
        if pieces and not pieces[-1].closed:
            last = _closing(blocks, position)
        group = blocks[position : last + 1]
        speakers = _speakers(block.text, pieces, told, blocks)
        if not any(speakers) and pieces and pieces[0].start == 0 and position:
            introduced = _introduction(blocks[position - 1].text, told, blocks)
            speakers = [introduced] * len(pieces)
        if len(group) > 1 and not any(speakers):
            speakers = [_speaker_behind(group[-1], told, blocks)] * len(pieces)
        if not any(speakers) and last == position and pieces and _whole(block.text, pieces):
            after = (
                _leading_attribution(blocks[position + 1].text, told, blocks)
                if position + 1 < len(blocks)
                else None
            )
            speakers = [after or (told[-1] if found and _follows(found[-1], block) else None)] * len(pieces)
        if any(speakers):
            told.extend(speaker for speaker in speakers if speaker)
            found.extend(_placed(group, pieces, speakers))
        position = last + 1
    return found


def _pieces(text: str) -> Iterator[_Piece]:
    """The stretches between quotation marks; curly marks may nest, straight ones alternate by their neighbours.

    Where a mark opens while another is open and the words between say who speaks, the closing mark was lost.
    """
    start, depth, straight, german, last = -1, 0, False, False, 0
    signs = _MARKS
    if "‘" in text and not signs.search(text):
        yield from _single(text)
        return
    for match in signs.finditer(text):
        sign, at = match[0], match.start()
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        opens = sign in _OPEN or (
            sign == _STRAIGHT and (before.isspace() or before in "([—–-") and not after.isspace()
        )
        if german and sign == "“":  # „so“ closes with the mark that opens elsewhere
            opens, sign = False, "”"
        if start >= 0 and opens and (lost := _SPOKEN.search(text, last + 1, at)):
            yield _Piece(start, lost.start() + 1, closed=True)
            start, depth = -1, 0
        last = at
        if start < 0:
            if opens:
                start, depth, straight, german = at, 1, sign == _STRAIGHT, sign == "„"
        elif opens and sign in _OPEN and not straight:
            depth += 1
        elif sign in _CLOSE or sign == _STRAIGHT:
            depth -= 1
            if depth <= 0 or straight:
                yield _Piece(start, at + 1, closed=True)
                start, depth = -1, 0
    if start >= 0:
        yield _Piece(start, len(text), closed=False)


def _single(text: str) -> Iterator[_Piece]:
    """The stretches between single marks, for a paragraph that has no others: they close behind a stop or comma."""
    position = 0
    while match := _SINGLE_QUOTE.search(text, position):
        yield _Piece(match.start(), match.end(), closed=True)
        position = match.end()


def _introduction(before: str, told: list[str], blocks: list[Block]) -> str | None:
    """The speaker that a paragraph of its own announces: it ends with `commented:` or `said,`."""
    if not before.rstrip().endswith((":", ",", ";")) or len(before) > 400:
        return None
    who = _named_before(before)
    return _resolved(who, told, blocks) if who else None


def _sentence_like(text: str, piece: _Piece) -> bool:
    """Whether the words in marks are speech rather than a term: several words, closed like a sentence."""
    words = text[piece.start + 1 : piece.end - 1].split()
    if not piece.closed:
        return len(words) >= 4
    if len(words) < 3:
        return False
    marked = text[piece.end - 1] not in ".,"  # no mark closes a piece whose own was lost
    inside = text[piece.end - 1 - marked]
    behind = text[piece.end : piece.end + 2]
    return inside in ".,!?…—–" or (len(words) >= 6 and (behind[:1] in ".," or not behind.strip()))


def _closing(blocks: list[Block], position: int) -> int:
    """The paragraph in which a quote that was left open closes; the same one when none does."""
    for at in range(position + 1, min(len(blocks), position + _LONGEST)):
        text = blocks[at].text
        opened = text.lstrip()[:1] in ("“", '"', "„")
        closing = re.search(r"[”»]|(?<=[\w.,!?…])\"", text)
        opening = re.search(r"[“„«]|(?<!\S)\"", text[1:] if opened else text)
        if closing and (opening is None or closing.start() < opening.start() + opened):
            return at
        if not opened and opening is not None:
            return position
    return position


def _placed(group: list[Block], pieces: list[_Piece], speakers: list[str | None]) -> Iterator[Quote]:
    first = group[0]
    current = next(speaker for speaker in speakers if speaker)
    for piece, speaker in zip(pieces, speakers, strict=True):
        current = speaker or current
        if not piece.closed:
            yield Quote(first.start + piece.start, first.end, current)
        elif _sentence_like(first.text, piece):
            yield Quote(first.start + piece.start, first.start + piece.end, current)
    if len(group) == 1:
        return
    for block in group[1:-1]:
        yield Quote(block.start, block.end, current)
    block = group[-1]
    opened = block.text.lstrip()[:1] in ("“", '"', "„")
    closing = re.search(r"[”»]|(?<=[\w.,!?…])\"", block.text[1:] if opened else block.text)
    if closing is not None:
        end = closing.end() + opened
        yield Quote(block.start, block.start + end, current)
        rest = [_Piece(p.start, p.end, p.closed) for p in _pieces(block.text[end:]) if p.closed]
        for piece in rest:
            if _sentence_like(block.text[end:], piece):
                yield Quote(block.start + end + piece.start, block.start + end + piece.end, current)


def _speakers(text: str, pieces: list[_Piece], told: list[str], blocks: list[Block]) -> list[str | None]:
    """The speaker of each piece; one that is not named takes the nearest named one of the paragraph."""
    named: list[str | None] = []
    for number, piece in enumerate(pieces):
        if piece.closed and not _sentence_like(text, piece):
            named.append(None)
            continue
        before = text[pieces[number - 1].end if number else 0 : piece.start]
        limit = pieces[number + 1].start if number + 1 < len(pieces) else len(text)
        after = text[piece.end : limit]
        named.append(_attributed(before, after, told, blocks))
    known = [speaker for speaker in named if speaker]
    if not known:
        return [None] * len(pieces)
    filled: list[str | None] = []
    current = known[0]
    for speaker in named:
        current = speaker or current
        filled.append(current)
    return filled


def _attributed(before: str, after: str, told: list[str], blocks: list[Block]) -> str | None:
    if said := _SAID.match(after):
        return _resolved(_clause(after[said.end() :]), told, blocks)
    if (named := _NAMED_SAID.match(after)) and not _new_sentence(after[: named.start("who") + 1]):
        return _resolved(named["who"], told, blocks)
    if who := _named_before(before):
        return _resolved(who, told, blocks)
    if match := _ACCORDING.search(before[-240:]):
        who = match["who"].rstrip(" ,")
        if not _new_sentence(_titles_plain(who)):
            return _resolved(who, told, blocks)
    if match := _ACCORDING.search(after[:40] + " " + after[40:240]):
        return _resolved(_clause(match["who"]), told, blocks)
    return None


def _named_before(before: str) -> str | None:
    """The subject of `NAME, title, commented:` when that leads up to an opening mark."""
    sentence = _last_sentence(before[-500:])
    for verb in reversed(list(_VERB.finditer(sentence.lower()))):
        who = re.sub(r",?\s{0,2}(?:also|further|then|has|have)?\s{0,2}$", "", sentence[: verb.start()])
        if len(sentence) - verb.end() <= 120 and 2 <= len(who) <= 300:
            return _CONJUNCTION.sub("", who.strip())
    return None


def _titles_plain(text: str) -> str:
    """The words without the points of degrees and titles."""
    for short in _ABBREVIATED:
        text = text.replace(short, short.replace(".", ""))
    return text


def _new_sentence(text: str) -> bool:
    """Whether the words between a closing mark and a name hold a sentence's end."""
    return "." in text[:-1]


def _speaker_behind(block: Block, told: list[str], blocks: list[Block]) -> str | None:
    closing = re.search(r"[”»]|(?<=[\w.,!?…])\"", block.text[1:])
    if closing is None:
        return None
    return _attributed("", block.text[closing.end() + 1 :], told, blocks)


def _leading_attribution(text: str, told: list[str], blocks: list[Block]) -> str | None:
    """The speaker, when a paragraph of its own says who said the one before it."""
    match = _SAID.match(text)
    return _resolved(_clause(text[match.end() :]), told, blocks) if match and len(text) < 300 else None


def _whole(text: str, pieces: list[_Piece]) -> bool:
    """Whether the paragraph is one quote and nothing else."""
    return len(pieces) == 1 and pieces[0].start == 0 and pieces[0].end >= len(text) - 1 and len(text) > 80


def _follows(quote: Quote, block: Block) -> bool:
    return 0 <= block.start - quote.end < 400


def _clause(text: str) -> str:
    """Up to the sentence's end; a degree's or a title's point ends no sentence."""
    for match in re.finditer(r"[.;!?](?=\s|$|[”\"])|[“”\"\n]|:\s", text[:400]):
        piece = text[: match.end()]
        if match[0] == "." and (piece.endswith(_ABBREVIATED) or re.search(r"(?:^|[\s.])[A-Z]\.$", piece)):
            rest = text[match.end() :].lstrip()
            if rest[:1] not in ("“", '"', ""):
                continue
            if piece.endswith(_DEGREES) or re.search(r"(?:Inc|Ltd|Co|Corp|S|K)\.$", piece):
                return piece
        return text[: match.start()]
    return text[:400]


def _last_sentence(text: str) -> str:
    """From the start of the last sentence in `text`."""
    begin = 0
    for match in re.finditer(r"[.!?]\s+(?=[A-Z“\"])", text):
        if not text[: match.start() + 1].endswith(_ABBREVIATED) and not re.search(
            r"\b[A-Z]\.$", text[: match.start() + 1]
        ):
            begin = match.end()
    return text[begin:]


_CONJUNCTION = later(r"^(?:and|but|while|as|also|in addition,|furthermore,|separately,)\s", re.IGNORECASE)


_TITLED = later(rf"(?:Dr|Mr|Ms|Mrs|Prof|Professor|Sir)\.?\s{_NAME_WORD}(?:\s{_NAME_WORD}){{0,2}}$")
_PERSON = later(
    rf"(?:(?:Dr|Mr|Ms|Mrs|Prof|Professor)\.?\s)?{_NAME_WORD}(?:\s(?:{_NAME_WORD}|[A-Z]\.)){{0,5}}(?:,|$|\s\()"
)


def _resolved(printed: str, told: list[str], blocks: list[Block]) -> str | None:
    """A speaker as the release gives one in full; "he" and "Dr. Lee" are looked up among those before."""
    name = _TRAIL.sub("", printed.strip()).strip()
    if _PRONOUN.match(name):
        return told[-1] if told else None
    if not name or len(name) > 300 or not any(letter.isupper() for letter in name):
        return None
    if "," not in name and (_TITLED.match(name) or len(name.split()) <= 2):
        surname = name.split()[-1].rstrip(".")
        for speaker in reversed(told[-40:]):
            if re.search(rf"\b{re.escape(surname)}\b", speaker.split(",")[0]):
                return speaker
        if _TITLED.match(name):
            return _introduced(surname, blocks) or name
    return name


def _introduced(surname: str, blocks: list[Block]) -> str | None:
    """The full name with degrees under which an earlier sentence introduced `Dr. SURNAME`."""
    pattern = re.compile(
        rf"\b((?:[A-ZÀ-Þ](?:[\w’-]*|[a-z]{{0,3}}\.)\s){{1,3}}{re.escape(surname)}(?:,\s(?:{_CREDENTIAL})){{1,5}})"
    )
    for block in blocks[:200]:
        if match := pattern.search(block.text[:4000]):
            return match[1]
    return None
