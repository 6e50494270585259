"""Markdown as scrapers write it, rendered to plain text; the lines remember what they were.

Emphasis marks go, links become their words, images, underline rows and code fences go, table rows
become `a | b | c`. Text that shows no sign of Markdown is left alone, byte for byte.
"""

import html
import re

from summarizer.patterns import later

from .rendered import Mark, Rendered

__all__ = ["is_markdown", "render"]


_SIGNS = re.compile(
    r"\]\((?:https?:|mailto:|//|#|/)|!\[[^\]\n]{0,200}\]\(|^\|[^\n]{0,4000}\|[ \t]*\n\|(?: ?:?-{3,}:? ?\|)+"
    r"|^```|\*\*[^\s*](?:[^*\n]{0,400}[^\s*])?\*\*(?!\*)|^\#{1,3} [A-Z0-9“\"]",
    re.MULTILINE,
)
_SETEXT = later(r"(?:\A|\n\n)([^\n]{3,400})\n(={4,}|-{4,})[ \t]*(?=\n|\Z)")
_IMAGE = later(
    r"!\[[^\]\n]{0,2000}\]\([^()\s]{0,4000}(?:\([^()\s]{0,400}\)[^()\s]{0,400})?(?:\s+\"[^\"\n]{0,400}\")?\)"
)
_LINK = later(
    r"\[([^\[\]\n]{0,2000}(?:\[[^\[\]\n]{0,200}\][^\[\]\n]{0,400})?)\]"
    r"\([^()\s]{0,4000}(?:\([^()\s]{0,400}\)[^()\s]{0,400})?(?:\s+\"[^\"\n]{0,400}\")?\)"
)
_AUTOLINK = later(r"<((?:https?://|mailto:)[^<>\s]{1,2000}|[\w.+-]{1,80}@[\w.-]{1,120})>")
_ESCAPE = later(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_BREAK = later(r"<br\s*/?>", re.IGNORECASE)
_STARS = later(r"\*+")
_ITALIC = later(r"(?<![\w/])_(?=[^\s_])([^_\n]{1,300})(?<=\S)_(?![\w/])")
_BULLET = later(r"(\s*)[*+-] {1,4}(?=\S)")
_TABLE_RULE = later(r"\|(?:\s*:?-{3,}:?\s*\|)+\s*")
_RULE = later(r"(?:\*\s?){3,}|-{3,}|(?:- ){3,}-?|_{3,}")
_UNDERLINE = later(r"={3,}|-{3,}")
_GAPS = later(r"(?<=[.!?:”\"’)]) {3,}(?=[A-Z“\"])")
_CLOSERS = frozenset((")", "%", ")%", "%)"))
_OPENERS = frozenset(("$", "€", "£", "¥", "US$", "HK$"))
# Stand-ins, from the private use area, for characters that were escaped and for ends of links.
_STAR, _EDGE = "\ue000", "\ue001"


def is_markdown(text: str) -> bool:
    """Whether `text` clearly is Markdown: one link, image, table, fence, bold run or heading is enough."""
    if not any(sign in text for sign in ("](", "**", "```", "# ", "---", "===")):
        return False
    if _SIGNS.search(text) is not None:
        return True
    # Plain text underlines words too, but only a converter draws the line exactly as long.
    return any(len(match[1].rstrip()) == len(match[2]) for match in _SETEXT.finditer(text))


def render(text: str) -> Rendered:
    """Renders Markdown to plain text; runs of blank lines become one."""
    writer = _Writer()
    fenced = False
    lines = text.split("\n")
    for index, line in enumerate(lines):
        bare = line.strip()
        if bare.startswith("```"):
            fenced = not fenced
            continue
        if fenced:
            writer.add(line.rstrip(), Mark.CODE)
        elif not bare:
            writer.blank()
        elif bare.startswith("|") and bare.count("|") > 1:
            if not _TABLE_RULE.fullmatch(bare):
                writer.add(_row(bare), Mark.TABLE)
        elif _UNDERLINE.fullmatch(bare) and writer.underline(bare):
            continue
        elif _RULE.fullmatch(bare) and (index == 0 or not lines[index - 1].strip()):
            writer.rule()
        elif bare == "--":
            writer.dash()
        else:
            _prose(line, writer)
    return writer.finish()


def _prose(line: str, writer: "_Writer") -> None:
    """Adds a line of running text; a damaged line of several paragraphs becomes several lines."""
    mark = Mark.NONE
    bare = line.strip()
    if bare.startswith("#"):
        level = len(bare) - len(bare.lstrip("#"))
        if level <= 6 and bare[level : level + 1] == " ":
            mark, line = Mark.HEADING, bare[level:].strip().rstrip("#")
    elif bare.startswith("> "):
        line = bare.lstrip("> ")
    bullet = _BULLET.match(line)
    lead = ""
    if bullet is not None and not mark:
        lead, line = f"{bullet[1]}- ", line[bullet.end() :]
    else:
        indent = line[: len(line) - len(line.lstrip(" "))]
        lead, line = (indent if len(indent) > 1 else ""), line.lstrip()
    plain, line_mark = _inline(line)
    if not plain:
        if line.strip() and not bullet:
            writer.blank()
        return
    for part in _GAPS.split(plain):
        for piece in _BREAK.split(part):
            if piece.strip():
                writer.add(lead + piece.strip(), mark | (line_mark if not bullet else line_mark & Mark.LINK))


def _inline(line: str) -> tuple[str, int]:
    """A line without its inline marks, and whether all of it was bold, italic or links."""
    line = _IMAGE.sub("", line)
    line = _ESCAPE.sub(lambda match: _STAR if match[1] == "*" else match[1], line) if "\\" in line else line
    linked = 0
    outside = line
    if "](" in line:
        outside = _LINK.sub("", line)
        while True:
            line, count = _LINK.subn(lambda match: f"{_EDGE}{match[1]}{_EDGE}", line)
            linked += count
            if not count:
                break
    mark = Mark.LINK if linked and not outside.strip(" *|·•>\t") else Mark.NONE
    strong = _is_strong(line)
    if "*" in line:
        line = _unstarred(line)
    line = _ITALIC.sub(r"\1", line) if "_" in line else line
    if _EDGE in line:
        line = _joined(line)
    line = _AUTOLINK.sub(r"\1", line) if "<" in line else line
    line = html.unescape(line) if "&" in line else line
    line = line.replace(_STAR, "*").strip()
    return line, mark | (Mark.STRONG if strong and line else Mark.NONE)


def _is_strong(line: str) -> bool:
    """Whether the whole line stands inside emphasis marks (broken and doubled ones included)."""
    bare = line.strip().strip(_EDGE)
    if not bare.startswith("*") or not bare.rstrip(" .:®™").endswith("*"):
        return bare[:2] in ("– ", "- ") and bare[2:3] == "*" and "*" in bare[-4:]
    depth_open, outside = False, 0
    for piece in re.split(r"(\*+)", bare):
        if piece.startswith("*"):
            depth_open = not depth_open
        elif not depth_open:
            outside += sum(character.isalpha() for character in piece)
    return outside <= len(bare) // 10


def _unstarred(line: str) -> str:
    """The line without emphasis stars; a single star that marks no emphasis (`p<0.05*`) stays."""
    runs = list(_STARS.finditer(line))
    keep: set[int] = set()
    open_runs: list[int] = []
    for number, run in enumerate(runs):
        if len(run[0]) % 2 == 0:
            continue
        before = line[run.start() - 1] if run.start() else " "
        after = line[run.end()] if run.end() < len(line) else " "
        if before.isspace() and after.isspace() and len(run[0]) == 1:
            keep.add(number)
        elif open_runs and not before.isspace():
            open_runs.pop()
        elif after.isspace() and not before.isspace():
            if len(run[0]) == 1:
                keep.add(number)
        else:
            open_runs.append(number)
    pieces, last = [], 0
    for number, run in enumerate(runs):
        pieces.append(line[last : run.start()])
        if number in keep:
            pieces.append(run[0])
        last = run.end()
    pieces.append(line[last:])
    return "".join(pieces)


def _joined(line: str) -> str:
    """The line without link ends; where a link was glued to a word, a space parts them again."""
    parts = line.split(_EDGE)
    joined = parts[0]
    for part in parts[1:]:
        if joined and part and joined[-1].isalpha() and part[0].isalpha():
            joined += " "
        joined += part
    return joined


def _row(line: str) -> str:
    """A table row as `a | b | c`: empty cells go, a sign that was cut off its number comes back."""
    cells: list[str] = []
    for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")):
        plain = " ".join(_inline(cell.strip())[0].split())
        if not plain:
            continue
        if cells and (plain in _CLOSERS or cells[-1] in _OPENERS):
            cells[-1] += plain
        else:
            cells.append(plain)
    return " | ".join(cells)


class _Writer:
    """Collects plain lines with their marks; one blank line at most between two."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._marks: list[int] = []
        self._rule = False
        self._dash = False

    def add(self, line: str, mark: int) -> None:
        if not line.strip():
            self.blank()
            return
        if self._rule:
            mark, self._rule = mark | Mark.RULE, False
        if self._dash and not mark & (Mark.TABLE | Mark.CODE):
            line, self._dash = f"  - {line.strip()}", False
        self._lines.append(line)
        self._marks.append(mark)

    def blank(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")
            self._marks.append(Mark.NONE)

    def rule(self) -> None:
        self._rule = True
        self.blank()

    def dash(self) -> None:
        """A `--` alone on its line is the bullet of the line that follows."""
        self._dash = True

    def underline(self, row: str) -> bool:
        """Makes the line above a heading, if there is one and the row is about as long."""
        if not self._lines or not self._lines[-1] or self._marks[-1] & (Mark.TABLE | Mark.CODE):
            return False
        if len(row) < 0.5 * len(self._lines[-1]) or self._lines[-1].lstrip().startswith("- "):
            return False
        self._marks[-1] |= Mark.HEADING
        return True

    def finish(self) -> Rendered:
        while self._lines and not self._lines[-1]:
            self._lines.pop()
        marks: dict[int, int] = {}
        offset = 0
        for line, mark in zip(self._lines, self._marks, strict=False):
            if mark:
                marks[offset] = mark
            offset += len(line) + 1
        return Rendered("\n".join(self._lines) + "\n", marks)
