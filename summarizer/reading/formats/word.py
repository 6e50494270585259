"""Word files (.docx): made into HTML by mammoth, which keeps headings, lists, tables, notes and what changes left.

Words that were deleted while changes were tracked are not in it, nor comments, heads and feet of pages.
"""

import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

import mammoth

from summarizer.errors import InputError
from summarizer.reading.rendered import Rendered
from summarizer.reading.source import Content

from .html import render_html

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["render_word"]

_XML_LIMIT = 8_000_000
"""How many bytes of XML are unpacked at most: a report of a hundred pages has 3 MB, a tree of them takes 50 times as much memory."""
_ELEMENT_LIMIT = 150_000
"""How many elements they hold at most, for each costs time: that report has some 80,000."""
_UNREAD = ("customXml/", "word/theme/", "docProps/")
"""Folders of parts that no text comes from."""
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh\nbr[type='page'] => hr"
_MARK = re.compile(r'<sup><a href="#(?:foot|end)note-[^"]{1,40}" id="[^"]{1,60}">\[(\d{1,4})\]</a></sup>')
_TWICE = re.compile(r"<sup>(<sup>\d{1,4}</sup>)</sup>")
_BACK = re.compile(r'(?:<p>)?\s?<a href="#(?:foot|end)note-ref-[^"]{1,40}">\u2191</a>(?=</p>)(?:</p>)?')
_NOTES = re.compile(r'<ol>(?=<li id="(?:foot|end)note-)')
_NOTE = re.compile(r'<li id="(?:foot|end)note-[^"]{1,40}">')
_WORDS = re.compile(r"word/(?:document|footnotes|endnotes)\d?\.xml$")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCTYPE = b"<!DOCTYPE"


def render_word(data: bytes, content: Content) -> Rendered:
    """The text of a .docx file with the marks of its lines; notes follow at its end, each behind its number.

    Raises:
        InputError: damaged, or too large when unpacked.
    """
    parts = _parts(data, content.label)
    try:
        page = mammoth.convert_to_html(
            _packed(parts),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=lambda _: [],
        ).value
    except Exception:  # noqa: BLE001 - mammoth raises what it stumbles upon in a damaged file
        raise InputError(f"{content.label} is a damaged Word file") from None
    return render_html(content._replace(data=_with_notes(page), media_type="text/html"))


def _parts(data: bytes, label: str) -> dict[str, bytes]:
    """The parts that text may come from, and no others: what a package calls its text is its own choice.

    Raises:
        InputError: damaged, more than is read, or with a document type.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            found = [
                part
                for part in archive.infolist()
                if part.filename.lower().endswith((".xml", ".rels")) and not part.filename.startswith(_UNREAD)
            ]
            if sum(part.file_size for part in found) > _XML_LIMIT:
                raise InputError(
                    f"{label} unpacks to more than {_XML_LIMIT // 1_000_000} MB, the most that is read"
                )
            parts = {part.filename: archive.read(part) for part in found}
    except (BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error):
        raise InputError(f"{label} is a damaged Word file") from None
    # ECMA-376, part 2, 8.2.4: no part has a document type declaration; one could expand without bound.
    if any(_DOCTYPE in text.replace(b"\x00", b"") for text in parts.values()):
        raise InputError(f"{label} is no Word file that is read: it declares a document type")
    if sum(text.count(b"<") - text.count(b"</") for text in parts.values()) > _ELEMENT_LIMIT:
        raise InputError(f"{label} has more than {_ELEMENT_LIMIT} elements of XML, the most that are read")
    return parts


def _packed(parts: dict[str, bytes]) -> BytesIO:
    """An archive of the parts, without words that the writer hid: nobody who opens the file reads them."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, _visible(text) if _WORDS.match(name) else text)
    return packed


def _visible(text: bytes) -> bytes:
    from xml.etree import ElementTree

    if b"vanish" not in text:
        return text
    tree = ElementTree.fromstring(text)  # noqa: S314 - it declares no document type
    _drop_hidden(tree)
    return ElementTree.tostring(tree)


def _drop_hidden(element: "Element") -> None:
    for child in list(element):
        properties = child.find(f"{_W}rPr")
        hidden = properties.find(f"{_W}vanish") if properties is not None else None
        if (
            child.tag == f"{_W}r"
            and hidden is not None
            and hidden.get(f"{_W}val") not in ("0", "false", "off")
        ):
            element.remove(child)
        else:
            _drop_hidden(child)


def _with_notes(page: str) -> str:
    """The page with mammoth's links between marks and notes as plain superscripts, and its list of notes as paragraphs."""
    page = _TWICE.sub(r"\1", _MARK.sub(r"<sup>\1</sup>", page))
    opened = list(_NOTES.finditer(page))
    if not opened:
        return page
    start = opened[-1].start()
    body, notes = page[:start], page[opened[-1].end() :].removesuffix("</ol>")
    written: list[str] = []
    for number, note in enumerate(_NOTE.split(notes)[1:], 1):
        text = _BACK.sub("", note).replace("</li>", "")
        written.append(re.sub(r"^<p>\s*", f"<p>{number}. ", text, count=1))
    return body + "<hr>" + "".join(written)
