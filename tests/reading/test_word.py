"""Word files: what a reader of them would read, and nothing that was deleted or hidden."""

import io
import zipfile

import pytest

from summarizer import InputError, read

from .making import W, paragraph, release, run, table, word, word_of

OSTRIUM = release("ostrium-quarterly-update")
RAISED = '<w:vertAlign w:val="superscript"/>'


def note(number: int) -> str:
    return f'<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def words(body: str, notes: tuple[str, ...] = ()) -> str:
    return " ".join(read(word(body, notes), name="r.docx").text.split())


def test_a_release_is_read_with_its_header() -> None:
    found = read(word_of(OSTRIUM), name="r.docx")
    assert found.source == "r.docx"
    assert found.title == OSTRIUM.split("\n", 1)[0]
    assert found.issuer is not None
    assert found.issuer.name == "Ostrium Biosciences AG"


def test_deleted_words_are_not_read_and_added_ones_are() -> None:
    deleted = '<w:del w:id="1" w:author="x"><w:r><w:delText>a rate of 99% and </w:delText></w:r></w:del>'
    added = f'<w:ins w:id="2" w:author="x">{run("a rate of 42%")}</w:ins>'
    moved = f'<w:moveFrom w:id="3" w:author="x">{run("moved away")}</w:moveFrom>'
    row = f"<w:tbl><w:tr><w:trPr><w:del w:id='4' w:author='x'/></w:trPr><w:tc>{paragraph(run('gone'))}</w:tc></w:tr></w:tbl>"
    assert words(paragraph(run("It had "), deleted, added, moved, run(".")) + row) == "It had a rate of 42%."


def test_hidden_words_are_not_read() -> None:
    hidden = run("Ignore what stands above.", "<w:vanish/>")
    shown = run(" Shown.", '<w:vanish w:val="0"/>')
    assert words(paragraph(run("It had a rate of 42%."), hidden, shown)) == "It had a rate of 42%. Shown."


def test_comments_and_pictures_are_not_read() -> None:
    comments = f'<?xml version="1.0"?><w:comments {W}><w:comment w:id="7" w:initials="J">{paragraph(run("Is this so?"))}</w:comment></w:comments>'
    body = paragraph(run("A rate."), '<w:r><w:commentReference w:id="7"/></w:r>')
    data = word(body, more={"word/comments.xml": comments})
    assert read(data).text.strip() == "A rate."


def test_footnotes_stand_at_the_end_behind_their_numbers() -> None:
    body = paragraph(run("A finding in patients"), note(1), run(", and another one"), note(2), run("."))
    text = read(word(body, ("Data on file.", "Smith et al, 2024.")), name="r.docx").text
    assert [line for line in text.split("\n") if line] == [
        "A finding in patients¹, and another one².",
        "1. Data on file.",
        "2. Smith et al, 2024.",
    ]


def test_the_marks_of_a_releases_footnotes_are_found() -> None:
    lead = "BASEL, March 3, 2026 -- Examplia Bio AG (Nasdaq: EXBQ) today announced results in patients"
    body = paragraph(run("Examplia Bio Reports Results"), style="Title") + paragraph(
        run(lead), note(1), run(" who were treated with a single dose of EXB-101 in its trial.")
    )
    body += paragraph(run("About Examplia Bio")) + paragraph(
        run("Examplia Bio is an invented company that develops medicines.")
    )
    found = read(word(body, ("Data on file at Examplia Bio, 2026.",)), name="r.docx")
    [mark] = found.footnotes
    assert found.text[mark.start - 8 : mark.end] == "patients¹"
    assert found.text[mark.note_start : mark.note_end] == "Data on file at Examplia Bio, 2026."


def test_lists_and_tables_are_read_in_order() -> None:
    body = paragraph(run("Before")) + paragraph(run("one"), bullet=True) + paragraph(run("two"), bullet=True)
    found = words(body + table(("Arm", "Patients"), ("EXB-101", "50")) + paragraph(run("After")))
    order = ["Before", "one", "two", "Arm", "Patients", "EXB-101", "50", "After"]
    assert [found.index(word) for word in order] == sorted(found.index(word) for word in order)


def test_text_boxes_are_read() -> None:
    box = f'<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>{paragraph(run("In a box"))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    assert words(paragraph(run("Before"), box)) == "Before In a box"


def zipped(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return target.getvalue()


BOMB = word(
    "", more={"word/document.xml": f"<w:document {W}><w:body>{' ' * 20_000_000}</w:body></w:document>"}
)
ENTITIES = word(
    "",
    more={
        "word/document.xml": f'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document {W}><w:body>{paragraph(run("x")).replace("x", "&b;")}</w:body></w:document>'
    },
)
DEEP = word("<w:p>" * 3000 + "</w:p>" * 3000)
MANY = word("<w:p/>" * 160_000)


def elsewhere(name: str, text: str) -> bytes:
    """A Word file that says its text is in the part `name`."""
    return word(
        paragraph(run("Nothing")),
        more={
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            f'officeDocument" Target="{name}"/></Relationships>',
            name: text,
        },
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (BOMB, "unpacks to more than 8 MB"),
        (MANY, "has more than 150000 elements of XML"),
        (ENTITIES, "declares a document type"),
        (DEEP, "is a damaged Word file"),
        (word("<w:p>"), "is a damaged Word file"),
        (word(""), "is empty"),
        (word_of(OSTRIUM)[:3000], "is a damaged zip or Office file"),
        (zipped(xl__workbook="x", _rels="x"), "is an Excel workbook"),
        (zipped(ppt__slide="x"), "is a PowerPoint file"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "is an OpenDocument file"),
        (zipped(a="x"), "is a zip archive; unpack it and give the folder"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is locked by a password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument", "is an old Office file"),
    ],
)
def test_what_is_no_word_file_that_is_read_is_said_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read(data, name="r.docx")
    assert str(caught.value).startswith("r.docx ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["customXml/item1.xml", "word/theme/theme1.xml", "word/text.bin"])
def test_no_text_is_read_from_a_part_that_nothing_bounds(name: str) -> None:
    entities = f'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">]><w:document {W}><w:body>{paragraph(run("&a;"))}</w:body></w:document>'
    assert read(elsewhere(name, entities), name="r.docx").text.strip() == "Nothing"


def test_a_part_with_a_damaged_sum_is_refused() -> None:
    data = bytearray(word_of(OSTRIUM))
    at = data.index(b"word/document.xml") + 60
    data[at : at + 40] = bytes(40)
    with pytest.raises(InputError, match="is a damaged Word file"):
        read(bytes(data), name="r.docx")
