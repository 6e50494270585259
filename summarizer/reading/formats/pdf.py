"""PDF as plain text: the text layer, line by line, and where each page begins."""

import pypdfium2

from summarizer.errors import InputError
from summarizer.reading.rendered import Rendered

__all__ = ["render_pdf"]


def render_pdf(data: bytes, label: str) -> Rendered:
    """The text layer of a PDF and the offsets at which its pages begin.

    Raises:
        InputError: damaged, locked by a password, or without a text layer.
    """
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise InputError(f"{label} is a damaged or locked PDF") from None
    text, pages = "", []
    with pdf:
        for page in pdf:
            pages.append(len(text))
            text += (
                page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "") + "\n\n"
            )
    if not text.strip():
        raise InputError(f"{label} is a PDF of pictures: it has no text layer to read")
    return Rendered(text, {}, pages=tuple(pages))
