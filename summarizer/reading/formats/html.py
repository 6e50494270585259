"""HTML as plain text: a walk over the tree that a browser's parser makes, with what its elements tell.

A line a block, as a browser would set it; lists get their bullets and numbers, tables become rows
`a | b | c`. What a reader of the page does not see is left out: hidden elements, scripts, and words
that are struck out, which the page no longer says. What stands above the line never joins the figure
before it (see `html_raised`).
"""

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from summarizer.reading.rendered import Mark, Rendered
from summarizer.reading.source import Content

from .html_elements import (
    HEADINGS,
    SILENT,
    Attributes,
    is_body,
    is_bold,
    is_furniture,
    is_hidden,
    is_raised,
    is_struck,
    shown_as,
    style_of,
)
from .html_lines import Flow, Line, Style
from .html_lists import Lists, word_marker
from .html_meta import told_by
from .html_places import Places
from .html_regions import Regions
from .html_source import source_of
from .html_tables import Table

__all__ = ["render_html"]

_LISTS = ("ul", "ol", "menu", "dir")
_LEAST = 200
"""A page with less text than this has it elsewhere: in `noscript`."""


def render_html(content: Content) -> Rendered:
    """The text of an HTML page, a line a block, with the marks of its lines and its footnote marks.

    Raises:
        InputError: too long, in no encoding that could be recognized, or nested beyond reason.
    """
    parser = LexborHTMLParser(source_of(content))
    root = parser.root
    if root is None:
        return Rendered("", {})
    walk = _Walk()
    walk.over(root)
    if sum(len(line.text) for line in walk.flow.lines) < _LEAST:
        fuller = _Walk(fallback=True)
        fuller.over(root)
        walk = fuller
    lines = walk.flow.lines
    own = walk.regions.own(lines)
    made = _rendered(lines, own, walk.places.around_release(lines, own))
    return made._replace(told=told_by(root))


def _rendered(lines: list[Line], own: frozenset[int], held: range) -> Rendered:
    """The lines as one text; `own` are the regions that are the page's furniture, `held` the places of the release."""
    pieces: list[str] = []
    marks: dict[int, int] = {}
    raised: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        if line.gap and pieces:
            pieces.append("\n")
            at += 1
        mark = line.mark | (Mark.CHROME if own.intersection(line.regions) else Mark.NONE)
        mark |= Mark.NONE if line.place in held else Mark.OUTSIDE
        if mark:
            marks[at] = mark
        raised += [(at + start, at + end) for start, end in line.marks]
        pieces += (line.text, "\n")
        at += len(line.text) + 1
    return Rendered("".join(pieces), marks, tuple(raised))


class _Open(NamedTuple):
    """What is restored when an element ends."""

    tag: str
    shown: str
    style: Style
    flow: Flow


class _Walk:
    """Goes over a tree without recursion, however deep it is."""

    def __init__(self, *, fallback: bool = False) -> None:
        """`fallback` takes what pages show where no script runs."""
        self.flow = Flow()
        self.regions = Regions()
        self.places = Places()
        self._fallback = fallback
        self._style = Style()
        self._tables: list[Table] = []
        self._lists = Lists()
        self._open: list[_Open] = []

    def over(self, root: LexborNode) -> None:
        """Reads the tree under `root`."""
        above: list[LexborNode] = []
        node = root.first_child
        while True:
            if node is None:
                if not above:
                    break
                node = above.pop()
                self._leave()
                node = node.next
                continue
            tag = node.tag or ""
            if tag == "-text":
                self.flow.add(node.text_content or "", self._style)
            elif tag not in SILENT and self._enter(node, tag):
                above.append(node)
                node = node.first_child
                continue
            node = node.next
        self.flow.end()

    def _enter(self, node: LexborNode, tag: str) -> bool:
        """Opens an element; whether what stands in it is read."""
        attributes = node.attributes
        style = style_of(attributes)
        if is_hidden(node, tag, attributes, style) or is_struck(tag, style):
            return False
        if tag in ("br", "hr", "wbr", "img"):
            self._single(tag)
            return False
        if tag == "noscript" and not self._fallback:
            return False
        if "mso-list:ignore" in style:
            # Word's own bullet or number: a sign of a symbol font, then spaces.
            self.flow.marker = word_marker(node.text(deep=True))
            return False
        shown = shown_as(tag, style)
        self._open.append(_Open(tag, shown, self._style, self.flow))
        if shown != "inline":
            self.flow.block(gap=shown == "block" and not self._lists.depth)
        self._style = self._styled(node, tag, attributes, style, shown)
        if tag == "li":
            self.flow.marker = self._lists.marker(attributes)
        elif tag in _LISTS:
            self._lists.begin(tag, attributes, style)
        elif tag in ("table", "tr", "td", "th", "caption"):
            self._enter_table(tag, attributes)
        elif tag == "q":
            self.flow.add("“", self._style)
        return True

    def _single(self, tag: str) -> None:
        """An element that holds nothing."""
        if tag == "br" and self._style.heading:
            self.flow.add(" ", self._style)
        elif tag == "br":
            self.flow.newline()
        elif tag == "hr":
            self.flow.block(gap=True)
            self.flow.rule = True

    def _styled(self, node: LexborNode, tag: str, attributes: Attributes, style: str, shown: str) -> Style:
        """The style of what stands in an element."""
        old = self._style
        mark = old.mark
        if tag == "blockquote":
            mark |= Mark.QUOTED
        elif tag == "figcaption":
            mark |= Mark.CAPTION
        above = old.raised or is_raised(tag, style) or _is_power(node, tag)
        regions = old.regions
        body = is_body(tag, attributes)
        if body:
            self.regions.holds_body(regions)
        elif is_furniture(tag, attributes, inside=old.inside) and not (tag == "button" and old.heading):
            regions = self.regions.enter(regions, tag)
        heading = old.heading or tag in HEADINGS or attributes.get("role") == "heading"
        if tag == "h1":
            self.regions.holds_title(regions)
        keeps = old.keeps or tag in ("pre", "listing", "plaintext", "xmp") or "white-space:pre" in style
        return Style(
            mark=mark,
            strong=is_bold(tag, style, old.strong),
            link=old.link or (tag == "a" and "href" in attributes),
            raised=above and tag != "sub",
            keeps=keeps and "white-space:normal" not in style and "white-space:nowrap" not in style,
            regions=regions,
            heading=heading,
            inside=old.inside or body or tag in ("section", "aside", "nav"),
            place=self.places.enter(old.place) if shown != "inline" else old.place,
        )

    def _enter_table(self, tag: str, attributes: Attributes) -> None:
        if tag == "table":
            if self._tables:
                self._tables[-1].nested = True
            self._tables.append(Table(presented=attributes.get("role") in ("presentation", "none")))
            self.flow = self._tables[-1].flow
        elif not self._tables:
            return
        elif tag == "tr":
            self._tables[-1].row()
        elif tag == "caption":
            self.flow = self._tables[-1].flow
        else:
            span, down = attributes.get("colspan"), attributes.get("rowspan")
            self.flow = self._tables[-1].cell(span, down)

    def _leave(self) -> None:
        """Closes the last element that was opened."""
        tag, shown, style, flow = self._open.pop()
        if tag == "q":
            self.flow.add("”", self._style)
        if shown != "inline":
            self.flow.block(gap=shown == "block" and self._lists.depth <= (tag in _LISTS))
        if tag == "li":
            self.flow.marker = ""
        elif tag in _LISTS:
            self._lists.finish()
        self._style = style
        if flow is not self.flow:
            self.flow.end()
            self.flow = flow
        if tag == "table" and self._tables:
            flow.take(self._tables.pop().lines())
            flow.block(gap=True)


def _is_power(node: LexborNode, tag: str) -> bool:
    """Whether an element of a formula stands above the line."""
    parent = node.parent if tag.startswith("m") else None
    return parent is not None and parent.tag == "msup" and node.prev is not None
