"""HTML as plain text: a walk over the tree that a browser's parser makes, with what its elements tell."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from summarizer.reading.encoding import decoded
from summarizer.reading.rendered import Rendered
from summarizer.reading.source import Content

__all__ = ["render_html"]

_SILENT = frozenset(
    {"head", "script", "style", "template", "noscript", "svg", "iframe", "object", "select", "-comment"}
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
    }
    | {
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
    }
    | {"section", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)


def render_html(content: Content) -> Rendered:
    """The text of an HTML page, a line a block, with the marks of its lines."""
    data = content.data
    source = decoded(data, content.label) if isinstance(data, bytes) else data
    root = LexborHTMLParser(source).root
    lines: list[str] = [""]
    if root is not None:
        _walk(root, lines)
    text = "\n\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
    return Rendered(text + "\n", {})


def _walk(node: LexborNode, lines: list[str]) -> None:
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag in _SILENT:
            continue
        if tag == "-text":
            lines[-1] += child.text_content or ""
            continue
        block = tag in _BLOCKS or tag == "br"
        if block:
            lines.append("")
        _walk(child, lines)
        if block:
            lines.append("")
