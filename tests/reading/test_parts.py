"""From a source to the releases in it: parts by name, all of them in order, and what is no part."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import InputError, read, read_all
from summarizer.reading.source import parted

from .making import columns, edgar_html, mail, pdf, release, submission, word, word_of

OSTRIUM = release("ostrium-quarterly-update")
VELDARA = release("veldara-phase3-results")
TWO = submission("8-K", ("8-K", "<p>x</p>"), ("EX-99.1", edgar_html(OSTRIUM)), ("EX-99.2", columns(VELDARA)))
MAIL = mail("Two files.", None, [("one.docx", word_of(OSTRIUM)), ("two.docx", word_of(VELDARA))])
WHOLE = {"filing": TWO.encode(), "mail": MAIL, "word": word_of(OSTRIUM), "pdf": pdf(OSTRIUM)}


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    path = tmp_path / "filing.txt"
    path.write_text(TWO, encoding="utf-8")
    return path


def test_a_part_is_named_behind_the_path(filing: Path) -> None:
    for source in (f"{filing}#EX-99.2", f"{filing}#ex-99.2", Path(f"{filing}#EX-99.2")):
        assert read(source).source == "filing.txt#EX-99.2"
    assert [one.source for one in read_all(f"{filing}#EX-99.2")] == ["filing.txt#EX-99.2"]
    assert read(f"{filing}#EX-99.2", name="other").source == "other#EX-99.2"


def test_a_file_of_the_very_name_comes_first(filing: Path) -> None:
    named = filing.with_name("filing.txt#EX-99.2")
    named.write_text("A file of its own\n", encoding="utf-8")
    assert read(named).text == "A file of its own\n"
    moved = filing.rename(filing.with_name("a#b.txt"))
    assert read(f"{moved}#EX-99.1").source == "a#b.txt#EX-99.1"


def test_a_part_of_what_comes_by_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for source, wanted in (("-#EX-99.2", VELDARA), ("-#EX-99.1", OSTRIUM)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TWO.encode())))
        found = read(source)
        assert found.title == wanted.split("\n", 1)[0]
        assert found.source == f"0009999999-26-000123.txt#{source[2:]}"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TWO.encode())))
    with pytest.raises(InputError, match=r"^standard input holds 2 releases .*: name one, as in -#EX-99\.1$"):
        read("-")


@pytest.mark.parametrize("name", WHOLE)
def test_standard_input_holds_any_kind(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WHOLE[name])))
    assert next(read_all("-")).issuer is not None


def test_a_part_that_is_none_is_said_with_those_that_are(filing: Path) -> None:
    with pytest.raises(
        InputError, match=r"filing\.txt has no part EX-99\.7; its parts are 8-K, EX-99\.1, EX-99\.2"
    ):
        read(f"{filing}#EX-99.7")
    plain = filing.with_name("plain.txt")
    plain.write_text(OSTRIUM, encoding="utf-8")
    with pytest.raises(InputError, match=r"plain\.txt has no parts to choose from: leave #EX-99\.1 away"):
        read(f"{plain}#EX-99.1")
    with pytest.raises(InputError, match=r"no such file: nowhere\.txt#EX-99\.1"):
        read("nowhere.txt#EX-99.1")


def test_text_with_a_hash_and_addresses_are_left_alone() -> None:
    assert parted("one # two\nthree") == ("one # two\nthree", None)
    assert parted(b"a#b") == (b"a#b", None)
    assert parted("https://sec.example/a.txt#EX-99.1") == ("https://sec.example/a.txt", "EX-99.1")
    assert parted("edgar:0001234567-26-000123#EX-99.2") == ("edgar:0001234567-26-000123", "EX-99.2")


def test_all_releases_come_one_after_the_other(filing: Path) -> None:
    (filing.parent / "b.eml").write_bytes(MAIL)
    (filing.parent / "a.txt").write_text(VELDARA, encoding="utf-8")
    (filing.parent / "deeper").mkdir()
    (filing.parent / "deeper" / "c.docx").write_bytes(word_of(OSTRIUM))
    found = [one.source for one in read_all(filing.parent)]
    assert found == [
        "a.txt",
        "b.eml#one.docx",
        "b.eml#two.docx",
        "c.docx",
        "filing.txt#EX-99.1",
        "filing.txt#EX-99.2",
    ]
    assert [one.source for one in read_all(f"{filing.parent}/*.txt")] == [found[0], *found[4:]]


def test_what_cannot_be_read_in_a_folder_raises_or_is_told(filing: Path) -> None:
    (filing.parent / "a.docx").write_bytes(b"PK\x03\x04")
    (filing.parent / "b.eml").write_bytes(mail("See.", None, [("r.pdf", b"%PDF-1.7")]))
    with pytest.raises(InputError, match=r"a\.docx is a damaged zip"):
        list(read_all(filing.parent))
    told: list[str] = []
    found = list(read_all(filing.parent, on_error=lambda error: told.append(str(error))))
    assert [one.source for one in found] == ["filing.txt#EX-99.1", "filing.txt#EX-99.2"]
    assert [message.split(" ")[0] for message in told] == ["a.docx", "b.eml#r.pdf"]


def test_nothing_is_read_before_it_is_asked_for(filing: Path) -> None:
    (filing.parent / "z.docx").write_bytes(b"PK\x03\x04")
    documents = read_all(filing.parent)
    assert next(documents).source == "filing.txt#EX-99.1"
    (filing.parent / "z.docx").write_bytes(word_of(OSTRIUM))
    assert [one.source for one in documents] == ["filing.txt#EX-99.2", "z.docx"]


def outcome(data: bytes) -> tuple[list[str], str]:
    """The texts that `data` holds, and the sentence where it could not be read."""
    try:
        return [document.text for document in read_all(data, name="given")], ""
    except InputError as error:
        return [], str(error)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["filing", "mail", "word"]), st.floats(0, 1), st.binary(max_size=12), st.booleans())
def test_damaged_files_give_documents_or_an_input_error(
    name: str, place: float, noise: bytes, cut: bool
) -> None:
    whole = WHOLE[name]
    at = int(place * len(whole))
    data = whole[:at] + noise + (b"" if cut else whole[at + len(noise) :])
    texts, sentence = outcome(data)
    assert all(text.strip() for text in texts)
    assert "\n" not in sentence


HEADS = st.sampled_from(
    [
        b"<SEC-DOCUMENT>\n<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n",
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/html; charset=",
        b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n\n<IMS-DOCUMENT>\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"PK\x03\x04",
    ]
)
PIECES = st.sampled_from(
    [
        b"<DOCUMENT>\n", b"</DOCUMENT>\n", b"<TEXT>\n", b"</TEXT>\n", b"<TYPE>EX-99.1\n", b"<PAGE>\n", b"--b\n", b"--b--\n",
        b"Content-Type: message/rfc822\n\n", b"Content-Type: application/pdf\n\n", b"Content-Transfer-Encoding: base64\n",
        b"Content-Disposition: attachment; filename=", b'"a.docx"\n', b"\n\n", b"=?utf-8?q?=", b"words of a release ",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(HEADS, st.lists(PIECES | st.binary(max_size=6), max_size=14))
def test_made_up_containers_give_documents_or_an_input_error(head: bytes, pieces: list[bytes]) -> None:
    texts, sentence = outcome(head + b"".join(pieces))
    assert all(text.strip() for text in texts)
    assert "\n" not in sentence


def test_an_empty_word_file_in_a_mail_is_told() -> None:
    with pytest.raises(InputError, match=r"^m#r\.docx is empty$"):
        read(mail("See.", None, [("r.docx", word(""))]), name="m")
