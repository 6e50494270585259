"""Reads CSV back with what Python's own reader does not tell: whether an empty cell was written as one."""

import re

_CELL = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^,"\n]*))(?P<end>,|\n)')


def lines_of(text: str) -> list[list[str | None]]:
    """The cells of each line; null for one without anything in it."""
    lines: list[list[str | None]] = [[]]
    at = 0
    while at < len(text):
        found = _CELL.match(text, at)
        assert found, text[at : at + 40]
        quoted = found["quoted"]
        lines[-1].append(quoted.replace('""', '"') if quoted is not None else found["plain"] or None)
        if found["end"] == "\n":
            lines.append([])
        at = found.end()
    return lines[:-1]
