"""What is set above or below the line, in plain characters: footnote marks, powers, charges, isotopes.

A footnote's digit must never join the figure before it (`41%1`, `101` for 10 with mark 1), and a power
never becomes a figure (`109` for 10 to the 9th). So digits that stay above the line are written as the
raised digits of Unicode; what belongs to a name is written on the line, as plain text writes it.
"""

import re
from typing import NamedTuple

from summarizer.patterns import later

__all__ = ["Raised", "raised"]


class Raised(NamedTuple):
    """How something that stands above the line is written."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    """The footnote marks in `text`, as [start, end)."""
    glued: bool = True
    """Whether white space before it goes."""


_RAISED = str.maketrans(
    "0123456789+-\u2212\u2013=()nabcdefghijklmoprstuvwxyz",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
)
_SIGNS = {"tm": "™", "™": "™", "r": "®", "(r)": "®", "®": "®", "sm": "℠", "℠": "℠", "©": "©", "c": "ᶜ"}
_SYMBOLS = (
    "Ac|Ag|Al|As|At|Au|B|Ba|Bi|Br|C|Ca|Cd|Ce|Cl|Co|Cr|Cs|Cu|Dy|Er|F|Fe|Ga|Gd|H|Hf|Hg|Ho|I|In|Ir|K|Kr|Lu|Mg|Mn|Mo|N|Na|Nb"
    "|Nd|Ni|O|P|Pa|Pb|Pd|Pm|Po|Pt|Ra|Rb|Re|Rh|Rn|Ru|S|Sb|Sc|Se|Si|Sm|Sn|Sr|Ta|Tb|Tc|Te|Th|Ti|Tl|Tm|U|V|W|Xe|Y|Yb|Zn|Zr"
)
_ISOTOPE_BEHIND = later(rf"\s?(?:{_SYMBOLS})(?![a-z])")
_ISOTOPE_BEFORE = later(rf"(?<![A-Za-z])(?:{_SYMBOLS})$")
_MASS = later(r"\d{2,3}m?")
_ORDINAL = later(r"(?<=\d)(?:st|nd|rd|th)$", re.IGNORECASE)
_CHARGE = later(
    r"(?:\d?[+\u2212-]{1,2}|[+\u2212-]\d?/[+\u2212-]\d?|hi|lo|high|low|bright|dim|neg|pos|null|wt|reg)$"
)
_SIGNED = later(r"[+\u2212\u2013-]\s?\d{1,2}(?:\.\d)?")
_UNIT = later(
    r"(?:(?<![A-Za-z])(?:[cmknµμd]?m|in|ft|yd|sec|s)|\bR|\br|χ|[Cc]hi|(?<![A-Za-z])[xyzXYZ]|\blog)$"
)
_TEN = later(r"(?<![\d.,])10$")
_TIMES = later(r"(?:[x×*·⋅•]|times|by|of|to|\d\s?E)\s*10$", re.IGNORECASE)
_MEASURED = later(
    r"\s?/|\s?(?:[-\s])?(?:cells?|CAR|T cells|vg|GC|gc|vp|viral|viable|copies|particles|genomes|CFU|cfu|PFU|pfu|IU|TCID|M\b|mol|platelets|neutrophils|to\b)|[-–]"
)
_NUMBERS = later(r"[(\[]?\s*\d{1,2}(?:\s?[,;\u2013\u2212-]\s?\d{1,2}){0,12}\s*,?[)\]]?")
_LETTERS = later(r"[(\[]?[a-z](?:\s?,\s?[a-z]){0,6}[)\]]?")
_SYMBOL_MARKS = later(r"[*†‡§#¶‖]{1,4}")
_STOP = later(r"[a-z)%][.!?][”\"]?\s?$")
_LABEL = later(r"\d{1,2}|[a-z]")
_NOTE_START = later(r"\s{0,3}[\w“\"(\[]")
_WORDLIKE = re.compile(r"(?:[^\W\d_]{2}|[\d%)\].,;:!?”\"’'®™℠\u00b2\u00b3\u2070-\u2079])\s?$")


def raised(before: str, inner: str, behind: str) -> Raised:
    """How `inner`, which stands above the line, is written between `before` and `behind`, the text around it on its line."""
    bare = " ".join(inner.split())
    if not bare:
        return Raised("", glued=False)
    if sign := _SIGNS.get(bare.lower()):
        return Raised(sign) if bare != "c" else _letter_or_name(before, bare)
    if _ORDINAL.search(before.rstrip()[-1:] + bare):
        return Raised(bare)
    if not before.strip():
        return _at_line_start(bare, behind)
    if _MASS.fullmatch(bare) and _is_isotope(before, behind):
        return Raised(bare, glued=False)
    if _CHARGE.fullmatch(bare):
        return Raised(bare)
    if _SIGNED.fullmatch(bare):
        return Raised(bare.replace(" ", "").translate(_RAISED))
    if _NUMBERS.fullmatch(bare):
        power = bare.isdigit() and _is_power(before, bare, behind)
        if power or bare.startswith("["):
            return Raised(bare.translate(_RAISED) if power else bare)
        mark = _mark(bare)
        # Pages forget the space between a sentence's mark and the next sentence.
        parted = _STOP.search(before) is not None and behind[:1].isupper()
        return mark._replace(text=mark.text + " ") if parted else mark
    if _SYMBOL_MARKS.fullmatch(bare):
        return Raised(bare, ((0, len(bare)),))
    if _LETTERS.fullmatch(bare):
        return _letter_or_name(before, bare)
    return Raised(inner, glued=False)


def _at_line_start(bare: str, behind: str) -> Raised:
    """An isotope, or the label of a footnote, which stands on the line as in plain text."""
    if _MASS.fullmatch(bare) and _ISOTOPE_BEHIND.match(behind):
        return Raised(bare)
    parted = bool(behind) and not behind[0].isspace() and _NOTE_START.match(behind) is not None
    return Raised(bare + (" " if parted else ""))


def _is_isotope(before: str, behind: str) -> bool:
    """Whether a number is a mass: an element's symbol is glued to it, and nothing stands right before it."""
    parted = before[-1].isspace() or before[-1] in "([-–/"
    return parted and not behind[:1].isspace() and _ISOTOPE_BEHIND.match(behind) is not None


def _is_power(before: str, bare: str, behind: str) -> bool:
    text = before[-24:]
    if _TEN.search(text):
        return _TIMES.search(text) is not None or _MEASURED.match(behind) is not None
    if bare in ("2", "3") and _UNIT.search(text):
        return True
    return len(bare) > 1 and _ISOTOPE_BEFORE.search(text) is not None and len(text.split()[-1]) <= 2


def _letter_or_name(before: str, bare: str) -> Raised:
    """A letter behind a word, a figure or a sentence is a mark; elsewhere it belongs to a name."""
    return _mark(bare) if _WORDLIKE.search(before[-3:]) else Raised(bare)


def _mark(bare: str) -> Raised:
    plain = "".join(bare.strip("[]").split())
    labels = tuple(match.span() for match in _LABEL.finditer(plain))
    if len(labels) == 1 and plain[:1] == "(" and plain[-1:] == ")":
        labels = ((0, len(plain)),)
    return Raised(plain.translate(_RAISED), labels)
