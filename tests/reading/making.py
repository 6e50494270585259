"""Files of each kind around an invented release, written for these tests: no such company, filing or mail exists."""

import html
import io
import re
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from xml.sax.saxutils import escape

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

RELEASES = Path(__file__).resolve().parent.parent / "releases"
UUENCODED = 'begin 644 g1.jpg\nM_]C_X  02D9)1@ ! 0$ 2 !(  #_VP!#  H\'!P@\'!@H("`H"PH*"PX8$ X-\n`\nend'
XBRL = '<XBRL>\n<?xml version="1.0"?>\n<xbrl xmlns="http://www.xbrl.org/2003/instance"></xbrl>\n</XBRL>'


def release(name: str) -> str:
    """The text of an invented release."""
    return (RELEASES / f"{name}.txt").read_text(encoding="utf-8")


def document(kind: str, text: str, number: int = 1, name: str = "d1.htm") -> str:
    """A document of a submission with its wrapper."""
    return (
        f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>{number}\n<FILENAME>{name}\n<DESCRIPTION>{kind}\n"
        f"<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n"
    )


def submission(
    form: str, *documents: tuple[str, str], company: str = "OSTRIUM BIOSCIENCES AG", day: str = "20260227"
) -> str:
    """A complete submission text file as EDGAR disseminates it."""
    accession = "0009999999-26-000123"
    header = (
        f"<SEC-DOCUMENT>{accession}.txt : {day}\n<SEC-HEADER>{accession}.hdr.sgml : {day}\n"
        f"<ACCEPTANCE-DATETIME>{day}070512\nACCESSION NUMBER:\t\t{accession}\n"
        f"CONFORMED SUBMISSION TYPE:\t{form}\nPUBLIC DOCUMENT COUNT:\t\t{len(documents)}\n"
        f"CONFORMED PERIOD OF REPORT:\t{day}\nITEM INFORMATION:\t\tResults of Operations and Financial Condition\n"
        f"ITEM INFORMATION:\t\tFinancial Statements and Exhibits\nFILED AS OF DATE:\t\t{day}\n\nFILER:\n\n"
        f"\tCOMPANY DATA:\t\n\t\tCOMPANY CONFORMED NAME:\t\t\t{company}\n\t\tCENTRAL INDEX KEY:\t\t\t0009999999\n"
        "</SEC-HEADER>\n"
    )
    parts = [document(kind, text, number) for number, (kind, text) in enumerate(documents, 1)]
    return header + "".join(parts) + "</SEC-DOCUMENT>\n"


def edgar_html(text: str, heading: str = "Exhibit 99.1") -> str:
    """HTML in the manner of the agents who file exhibits: upper-case tags, styles, paragraphs and layout tables."""
    style = 'STYLE="font: 10pt Times New Roman, Times, Serif; margin: 0pt 0"'
    parts: list[str] = []
    for tabled, lines in groupby(filter(str.strip, text.split("\n")), key=is_row):
        escaped = [html.escape(line, quote=False) for line in lines]
        if tabled:
            cells = ["".join(f"<TD {style}>{cell}</TD>" for cell in cells_of(line)) for line in escaped]
            parts.append(
                "<TABLE CELLSPACING=0>\n" + "\n".join(f"<TR>{row}</TR>" for row in cells) + "\n</TABLE>"
            )
        else:
            parts += [f"<P {style}>{line}</P>\n<P {style}>&nbsp;</P>" for line in escaped]
    return (
        "<HTML><HEAD><TITLE>EX-99.1</TITLE></HEAD>\n<BODY BGCOLOR=WHITE>\n"
        f'<P ALIGN="right" {style}><B>{heading}</B></P>\n' + "\n".join(parts) + "\n</BODY></HTML>"
    )


def is_row(line: str) -> bool:
    """Whether a line of a release's text is a table's."""
    return "\t" in line.strip() or " | " in line


def cells_of(line: str) -> list[str]:
    """The cells of such a line."""
    return re.split(r"\t| \| ", line.strip())


def columns(text: str, width: int = 78, lines: int = 40) -> str:
    """Plain text as old filings have it: wrapped, with `<PAGE>` and a number at the foot of each page."""
    written: list[str] = []
    for line in html.escape(text, quote=False).split("\n"):
        written.extend([line] if is_row(line) and len(line) < 132 else wrap(line, width) or [""])
    pages = [written[at : at + lines] for at in range(0, len(written), lines)]
    return "\n".join(
        "\n".join(page) + f"\n\n{' ' * 36}-{number}-\n<PAGE>\n" for number, page in enumerate(pages, 1)
    )


def pdf(text: str) -> bytes:
    """A PDF of the text, a paragraph a line."""
    target = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    lines = [line for line in text.split("\n") if line.strip()]
    SimpleDocTemplate(target).build([Paragraph(escape(line), style) for line in lines])
    return target.getvalue()


def mail(
    plain: str | None = None,
    page: str | None = None,
    attached: Sequence[tuple[str, bytes]] = (),
    subject: str = "FW: Ostrium reports – fourth quarter",
) -> bytes:
    """A mail with a body, plain or HTML or both, and attachments."""
    made = EmailMessage()
    made["From"] = "Jane Reader <jane@reader.example>"
    made["To"] = "desk@reader.example"
    made["Date"] = "Tue, 03 Mar 2026 09:12:00 +0000"
    made["Subject"] = subject
    made["Message-ID"] = "<1@reader.example>"
    if plain is not None:
        made.set_content(plain)
    if page is not None and plain is not None:
        made.add_alternative(page, subtype="html")
    elif page is not None:
        made.set_content(page, subtype="html")
    for name, data in attached:
        kinds = {"pdf": "pdf", "docx": "vnd.openxmlformats-officedocument.wordprocessingml.document"}
        subtype = kinds.get(name.rpartition(".")[2], "octet-stream")
        made.add_attachment(data, maintype="application", subtype=subtype, filename=name)
    return made.as_bytes()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = '<Relationship Id="r{n}" Type="{kind}/{what}" Target="{target}"/>'
_RELATIONS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def run(text: str, properties: str = "") -> str:
    """Words of a Word file."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", bullet: bool = False) -> str:
    """A paragraph of a Word file."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if bullet:
        properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table of a Word file."""
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def word(body: str, notes: Sequence[str] = (), more: dict[str, str] | None = None) -> bytes:
    """A Word file: the XML of its body and the words of its footnotes, numbered from 1."""
    footnotes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(" " + note))}</w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(
            _RELATION.format(n=1, kind=_KIND, what="officeDocument", target="word/document.xml")
        ),
        "word/_rels/document.xml.rels": _RELATIONS.format(
            _RELATION.format(n=1, kind=_KIND, what="footnotes", target="footnotes.xml")
            + _RELATION.format(n=2, kind=_KIND, what="numbering", target="numbering.xml")
            + _RELATION.format(n=3, kind=_KIND, what="styles", target="styles.xml")
        ),
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>',
        "word/footnotes.xml": f'<?xml version="1.0"?><w:footnotes {W}>{footnotes}</w:footnotes>',
        "word/styles.xml": f'<?xml version="1.0"?><w:styles {W}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>',
        "word/numbering.xml": f'<?xml version="1.0"?><w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        **(more or {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


def word_of(text: str) -> bytes:
    """A Word file with the lines of a release: its first as the title, those with a bullet as a list, rows as tables."""
    first, *lines = filter(str.strip, text.split("\n"))
    made = [paragraph(run(first), style="Title")]
    for tabled, group in groupby(lines, key=is_row):
        if tabled:
            made.append(table(*map(cells_of, group)))
            continue
        for line in group:
            bullet = re.match(r"(?:[-•*–]|--)\s+", line)
            made.append(paragraph(run(line[bullet.end() :] if bullet else line), bullet=bool(bullet)))
    return word("".join(made))
