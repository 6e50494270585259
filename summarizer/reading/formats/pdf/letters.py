"""What a glyph says: a letter or sign as it would be typed, not as a font codes it."""

import unicodedata

__all__ = ["BULLET", "HYPHEN", "SOFT", "UNSEEN", "is_wide", "letter"]

BULLET = "•"
HYPHEN = "-"
SOFT = "\u00ad"
"""The hyphen that is there only where a line ends."""
_LINE_END_HYPHENS = (0x02, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line, hard or soft."""
_SYMBOL = {
    # The private codes of the Symbol font: 0xF000 and its encoding (PDF 32000-1, Annex D.5).
    **{
        0xF061 + at: sign
        for at, sign in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")
    },
    **dict(
        zip(
            (0xF0A3, 0xF0B0, 0xF0B1, 0xF0B3, 0xF0B4, 0xF0B8, 0xF0B9, 0xF0BB, 0xF0D2, 0xF0E2, 0xF0D3, 0xF0E3, 0xF0D4, 0xF0E4),
            "≤°±≥×÷≠≈®®©©™™",
            strict=True,
        )
    ),
    0xF044: "Δ",
    0xF02B: "+",
    0xF02D: "-",
    0xF03C: "<",
    0xF03D: "=",
    0xF03E: ">",
}  # fmt: skip
_SPACES = frozenset(
    "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000 "
)
UNSEEN = frozenset((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
"""Codes of signs without width or meaning."""


def letter(code: int, half: str = "", *, symbols: bool = False) -> str:
    """The letters that a code stands for: several for a ligature, none for what is no letter.

    `half` is the surrogate that stood before.
    """
    if code in _LINE_END_HYPHENS:
        return HYPHEN
    if 0xDC00 <= code < 0xE000:
        return (half + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16") if half else ""
    if code < 0x20 or 0x7F <= code < 0xA0 or code in (0xFFFD, 0xFFFF) or code > 0x10FFFF:
        return " " if code in (0x09, 0x0A, 0x0D) else ""
    sign = chr(code)
    if sign in _SPACES:
        return " "
    if 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKD", sign)
    if 0xF000 <= code < 0xF100:
        # What a font of pictures draws inside a text is a bullet, unless it is a sign that is known.
        return _SYMBOL.get(code, BULLET)
    if 0xE000 <= code < 0xF900 or code >= 0xF0000:
        return ""
    return BULLET if symbols and sign in "lnqu§vØü¾Ÿo" else sign


def is_wide(sign: str) -> bool:
    """Whether a sign is of a script that is written without spaces: Chinese or Japanese, not Korean."""
    return (
        sign >= "\u2e80" and unicodedata.east_asian_width(sign) in "WF" and not "\uac00" <= sign <= "\ud7a3"
    )
