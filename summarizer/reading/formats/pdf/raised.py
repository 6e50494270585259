"""How raised letters are written on the line."""

__all__ = ["written"]

_SUPERSCRIPTS = str.maketrans("0123456789+-−–()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾")
_LISTED = frozenset("0123456789,-–− ")


def written(word: list[tuple[str, bool]]) -> tuple[str, list[tuple[int, int]]]:
    """A word of (letter, raised) as plain text, and where raised figures stand in it.

    Figures and the signs among them become superscripts; letters (`th`), trademark signs and what
    stands alone (`CD34+`) stay as they are, and so do figures before a letter: they are an isotope's.
    """
    text = ""
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(word):
        end = at
        while end < len(word) and word[end][1] == word[at][1]:
            end += 1
        part = "".join(letter for letter, _ in word[at:end])
        follows = word[end][0] if end < len(word) else ""
        if word[at][1] and _is_figure(part) and not (not text and _is_element(follows)):
            shown = part.translate(_SUPERSCRIPTS)
            spans.append((len(text), len(text) + len(shown)))
            text += shown
        else:
            text += part
        at = end
    return text, spans


def _is_figure(part: str) -> bool:
    return any(sign.isdigit() for sign in part) and all(sign in _LISTED for sign in part)


def _is_element(follows: str) -> bool:
    return follows[:1].isupper()
