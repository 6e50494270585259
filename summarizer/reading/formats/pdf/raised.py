"""Words with what is raised among them, as text on one line."""

from itertools import groupby

from summarizer.reading.formats.html_raised import raised

__all__ = ["written"]

_Word = list[tuple[str, bool]]


def written(words: list[_Word]) -> tuple[str, list[tuple[int, int]], bool]:
    """A line's words, each of (letter, raised), as text.

    With it: where raised footnote marks stand in it, and whether it begins with one, a footnote's label.
    """
    text = ""
    spans: list[tuple[int, int]] = []
    note = False
    for at, word in enumerate(words):
        text += " " if text else ""
        runs = ["".join(letter for letter, _ in run) for _, run in groupby(word, lambda one: one[1])]
        above = bool(word) and word[0][1]
        for place, run in enumerate(runs):
            if not above:
                text += run
            else:
                behind = "".join(runs[place + 1 :]) or " " + _plain(words[at + 1 : at + 2])
                made = raised(text, run, behind)
                if made.glued and made.marks:
                    text = text.rstrip(" ")
                note = note or (not text and _is_label(made.text, behind))
                spans += [(len(text) + start, len(text) + end) for start, end in made.marks]
                text += made.text
            above = not above
    return text, spans, note


def _plain(words: list[_Word]) -> str:
    return " ".join("".join(letter for letter, _ in word) for word in words)


def _is_label(text: str, behind: str) -> bool:
    """Whether what opens a line above it is a footnote's label, not an isotope's mass."""
    return text.endswith(" ") or behind.startswith(" ") or not text[:1].isdigit()
