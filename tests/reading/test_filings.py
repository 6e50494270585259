"""SEC filings: which documents of a submission are releases, and what their words are."""

import html
from pathlib import Path

import pytest

from summarizer import InputError, read, read_all
from summarizer.reading.containers.columns import plain_text
from summarizer.schemas import ZoneKind

from .making import UUENCODED, XBRL, columns, document, edgar_html, release, submission

OSTRIUM = release("ostrium-quarterly-update")
TITLE = "Ostrium Biosciences Reports Fourth Quarter and Full Year 2025 Financial Results"
BODY = "<XBRL>\n<?xml version='1.0'?>\n<html><body><p>Item 2.02 Results</p><p>See Exhibit 99.1</p></body></html>\n</XBRL>"
SILENT = "Corporate presentation\n\nPipeline\n\nCash\n"
EIGHT_K = submission(
    "8-K",
    ("8-K", BODY),
    ("EX-99.1", edgar_html(OSTRIUM)),
    ("EX-99.2", edgar_html(SILENT, "Exhibit 99.2")),
    ("EX-101.SCH", XBRL),
    ("GRAPHIC", UUENCODED),
    ("EX-99.3", f"<PDF>\n{UUENCODED}\n</PDF>"),
    ("ZIP", UUENCODED),
)


def test_the_releases_of_an_8_k_are_its_exhibits_99_with_words() -> None:
    found = list(read_all(EIGHT_K.encode(), name="filing.txt"))
    assert [document.source for document in found] == ["filing.txt#EX-99.1", "filing.txt#EX-99.2"]
    assert found[0].title == TITLE
    assert "begin 644" not in "".join(document.text for document in found)


def test_one_of_several_is_named_behind_a_hash() -> None:
    with pytest.raises(InputError) as caught:
        read(EIGHT_K.encode(), name="filing.txt")
    assert str(caught.value) == (
        "filing.txt holds 2 releases (EX-99.1, EX-99.2): name one, as in filing.txt#EX-99.1"
    )


def test_the_body_of_an_8_k_is_no_release_but_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(submission("8-K", ("8-K", BODY), ("EX-10.1", edgar_html(SILENT))), encoding="utf-8")
    with pytest.raises(
        InputError, match=r"holds no press release; name another part of it \(8-K, EX-10\.1\)"
    ):
        read(path)
    assert "Item 2.02" in read(f"{path}#8-k").text


def test_a_6_k_without_an_exhibit_is_the_release_itself() -> None:
    [found] = read_all(submission("6-K", ("6-K", columns(OSTRIUM)), ("EX-101", XBRL)).encode(), name="6k.txt")
    assert (found.source, found.title, found.channel) == ("6k.txt#6-K", TITLE, "SEC 6-K")
    [exhibit] = read_all(
        submission("6-K/A", ("6-K/A", edgar_html(SILENT)), ("EX-99.1", edgar_html(OSTRIUM))).encode(),
        name="a",
    )
    assert exhibit.source == "a#EX-99.1"


def test_an_exhibit_saved_with_its_wrapper_keeps_its_name_whatever_its_type() -> None:
    for kind in ("EX-99.1", "8-K"):
        found = read(document(kind, edgar_html(OSTRIUM)).encode(), name="d1dex991.htm")
        assert (found.source, found.title, found.channel) == ("d1dex991.htm", TITLE, None)
        assert "<TYPE>" not in found.text
        assert "EX-99.1\n" not in found.text


@pytest.mark.parametrize(
    "head",
    [
        "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001,MIC-CLEAR\nOriginator-Name: webmaster@www.sec.gov\n\n",
        "\n",
        "\ufeff",
    ],
)
def test_old_files_lie_in_a_sealed_message(head: str) -> None:
    text = submission("8-K", ("8-K", BODY), ("EX-99", columns(OSTRIUM)))
    found = read((head + text).encode(), name="old.txt")
    assert found.source == "old.txt#EX-99"
    assert found.title == TITLE


def test_dashes_that_a_sealed_message_escaped_are_restored() -> None:
    text = "Title of the release\n\n- -----\n- - A point of several words\n"
    sealed = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n\n" + submission(
        "8-K", ("8-K", BODY), ("EX-99", text)
    )
    assert read(sealed.encode()).text == "Title of the release\n\n-----\n- A point of several words\n"
    open_text = submission("8-K", ("8-K", BODY), ("EX-99", text))
    assert "- - A point" in read(open_text.encode()).text


def test_page_marks_and_table_tags_of_plain_text_go_and_a_broken_paragraph_is_whole() -> None:
    text = (
        "                 EXAMPLIA BIO REPORTS RESULTS OF ITS TRIAL\n\n"
        "The Company today reported results of the LANTERN trial, in which the patients who\n"
        "were treated with EXB-101 had a response of 42% at week 24, and those who were\n"
        "given placebo had a response of 20% at the same time, which is the primary end\n\n"
        "                                   -2-\n<PAGE>\n   3\n\n"
        "point of the trial. The Company is to start the next trial of this medicine in the\n"
        "second half of the year, and will say more about it when the protocol is settled.\n"
        "That trial is to have the same end point, and is to be done in the same countries,\n"
        "with more patients in each arm and a longer time of treatment than the first trial\n"
        "had. It is the last trial that the Company plans before it asks for an approval in\n"
        "Europe. It thanks patients who took part, and all their physicians, for what they gave.\n\n"
        "<TABLE>\n<CAPTION>\n               2025       2024\n<S>            <C>        <C>\nCash           $216.7     $298.4\n</TABLE>\n"
    )
    plain = plain_text(text)
    assert "which is the primary end point of the trial. The" in plain
    assert "<" not in plain
    assert "-2-" not in plain
    assert "\n   3\n" not in plain
    assert "Cash           $216.7     $298.4\n" in plain


def test_entities_of_plain_text_are_characters() -> None:
    assert (
        plain_text("Pell &amp; Co&#146;s R&D, &lt;5%; &nosuch; AT&T\n")
        == "Pell & Co’s R&D, <5%; &nosuch; AT&T\n"
    )


def test_the_header_tells_issuer_day_and_form_only_where_the_text_is_silent() -> None:
    [told, silent] = read_all(EIGHT_K.encode(), name="filing.txt")
    assert told.issuer is not None
    assert told.issuer.name == "Ostrium Biosciences AG"
    assert str(told.published) == "2026-02-26"
    assert told.channel == "SEC 8-K"
    assert silent.issuer is not None
    assert silent.issuer.name == "OSTRIUM BIOSCIENCES AG"
    assert str(silent.published) == "2026-02-27"
    assert silent.place is None
    assert all(zone.kind is not ZoneKind.LEAD for zone in silent.zones)
    wired = EIGHT_K.replace(
        "SAN DIEGO, February 26, 2026 --", "SAN DIEGO, February 26, 2026 (GLOBE NEWSWIRE) --"
    )
    assert next(read_all(wired.encode())).channel == "GLOBE NEWSWIRE"


def test_the_registrys_mark_of_a_state_is_no_part_of_a_name() -> None:
    text = submission("8-K", ("8-K", BODY), ("EX-99.1", edgar_html(SILENT)), company="EXAMPLIA BIO INC /DE/")
    issuer = read(text.encode()).issuer
    assert issuer is not None
    assert issuer.name == "EXAMPLIA BIO INC"


def test_a_header_of_tags_is_read_as_one_of_lines() -> None:
    text = (
        "<SUBMISSION>\n<ACCESSION-NUMBER>0009999999-26-000123\n<TYPE>8-K\n<ITEMS>2.02\n<FILING-DATE>20260227\n<FILER>\n"
        "<COMPANY-DATA>\n<CONFORMED-NAME>OSTRIUM BIOSCIENCES AG\n<CIK>0009999999\n</COMPANY-DATA>\n</FILER>\n"
        + document("8-K", BODY)
        + document("EX-99.1", edgar_html(SILENT))
        + "</SUBMISSION>\n"
    )
    found = read(text.encode())
    assert found.source == "0009999999-26-000123.txt#EX-99.1"
    assert str(found.published) == "2026-02-27"
    assert found.issuer is not None


def test_two_exhibits_of_one_type_have_names_of_their_own() -> None:
    text = submission("8-K", ("8-K", BODY), ("EX-99.1", edgar_html(OSTRIUM)), ("EX-99.1", edgar_html(SILENT)))
    assert [one.source for one in read_all(text.encode(), name="f")] == ["f#EX-99.1", "f#EX-99.1-2"]


def test_a_type_may_have_words_behind_it_and_tags_may_share_a_line() -> None:
    text = "<SEC-DOCUMENT>\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE: 8-K\n</SEC-HEADER>\n" + (
        f"<DOCUMENT><TYPE>EX-99.01 PRESS RELEASE<SEQUENCE>2<TEXT>{OSTRIUM}</TEXT></DOCUMENT>"
    )
    assert read(text.encode(), name="f").source == "f#EX-99.01"


def test_a_filing_that_was_cut_off_gives_what_is_there() -> None:
    cut = EIGHT_K[: EIGHT_K.index("About Ostrium Biosciences")]
    found = read(cut.encode(), name="filing.txt")
    assert found.source == "filing.txt#EX-99.1"
    assert found.title == TITLE


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (submission("8-K", ("GRAPHIC", UUENCODED)), "is a filing without a document that has words"),
        (submission("8-K"), "is a filing without a document that has words"),
        (submission("10-Q", ("10-Q", SILENT)), "holds no press release"),
    ],
)
def test_a_filing_without_a_release_is_refused_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read(text.encode(), name="filing.txt")
    assert str(caught.value).startswith("filing.txt ")


def test_the_text_of_a_filing_may_be_given_as_a_string() -> None:
    assert read(submission("8-K", ("8-K", BODY), ("EX-99.1", edgar_html(OSTRIUM)))).title == TITLE


def test_a_release_that_begins_like_a_memo_in_a_filing_is_not_taken_for_a_mail() -> None:
    memo = f"From: ir@ostrium.example\nTo: all\nDate: February 26\nSubject: news\n\n{OSTRIUM}"
    found = read(submission("8-K", ("8-K", BODY), ("EX-99.1", memo)).encode(), name="f")
    assert found.source == "f#EX-99.1"
    assert html.unescape(found.text).count("Ostrium Biosciences AG (SIX") == 1
