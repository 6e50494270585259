"""Each kind of content as plain text with marks: one module a format, loaded when it is met."""

from summarizer.reading.encoding import decoded, settled
from summarizer.reading.kinds import Kind, kind_of
from summarizer.reading.markup import is_markdown, render
from summarizer.reading.rendered import Rendered
from summarizer.reading.source import Content

__all__ = ["rendered"]


def rendered(content: Content) -> Rendered:
    """The text of `content`, whatever its kind.

    Raises:
        InputError: there is no text in it, or it is damaged; one sentence that names it.
    """
    data = content.data
    match kind_of(content):
        case Kind.HTML:
            from .html import render_html

            return _settled(render_html(content), content.label)
        case Kind.PDF if isinstance(data, bytes):
            from .pdf import render_pdf

            return _settled(render_pdf(data, content.label), content.label)
        case Kind.WORD if isinstance(data, bytes):
            from .word import render_word

            return _settled(render_word(data, content), content.label)
        case _:
            text = settled(decoded(data, content.label) if isinstance(data, bytes) else data, content.label)
            return render(text) if is_markdown(text) else Rendered(text, {})


def _settled(made: Rendered, label: str) -> Rendered:
    """`made`, if its text is one that can be worked on; a reader's text needs nothing changed."""
    text = settled(made.text, label)
    if text != made.text:
        raise AssertionError("a format's reader left line ends or a byte order mark in its text")
    return made
