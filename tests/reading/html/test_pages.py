"""Pages in the manner of wires, companies, filings and aggregators give their release, and every line its author."""

from pathlib import Path

import pytest

from summarizer import read
from summarizer.schemas import Author, Document
from tests.documents import ROOT
from tests.reading.test_pages import AUTHORS
from tests.sameness import header_of, plain_words, records_of, unmarked

HERE = Path(__file__).parent
RELEASES = {
    "access-newswire": "thessenwick-financing",
    "aggregator": "mizukagari-aggregator-page",
    "business-wire": "tsuyuhara-phase2b-readout",
    "company-site": "marrowgate-fda-approval",
    "edgar-exhibit": "yunqihe-quarterly-results",
    "globenewswire": "veldara-phase3-results",
    "pr-newswire": "hanseorim-licence-deal",
}
# What the text form of a release lost and its page has: raised letters, an ampersand.
DAMAGED = {"p-valuea": "p-value", "aMMRM": "a MMRM", "&amp;": "&"}
SIGNS = {author: sign for sign, author in AUTHORS.items()}


def page_of(name: str) -> Document:
    return read(HERE / f"{name}.html")


def release_of(name: str) -> Document:
    text = (ROOT / "tests" / "releases" / f"{RELEASES[name]}.txt").read_text(encoding="utf-8")
    for damaged, whole in DAMAGED.items():
        text = text.replace(damaged, whole)
    return read(text)


def company_lines(document: Document) -> list[tuple[Author, str]]:
    """The company's lines in order, without white space and the bars between cells."""
    lines = [
        (zone.author, "".join(plain_words(line).replace("|", "").split()))
        for zone in document.zones
        if zone.author.is_company
        for line in unmarked(document, zone.start, zone.end).split("\n")
    ]
    return [line for line in lines if line[1]]


def test_every_page_is_tested() -> None:
    assert {path.stem for path in HERE.glob("*.html")} == set(RELEASES)


@pytest.mark.parametrize("name", RELEASES)
def test_each_line_that_is_not_the_companys_goes_to_its_author(name: str) -> None:
    document = page_of(name)
    found = [
        f"{SIGNS[zone.author]}|{line.strip()}"
        for zone in document.zones
        if not zone.author.is_company
        for line in document.text[zone.start : zone.end].split("\n")
        if line.strip()
    ]
    assert found == (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", RELEASES)
def test_the_companys_lines_are_those_of_its_release(name: str) -> None:
    assert company_lines(page_of(name)) == company_lines(release_of(name))


@pytest.mark.parametrize("name", RELEASES)
def test_header_and_records_are_those_of_the_release(name: str) -> None:
    page, release = page_of(name), release_of(name)
    assert header_of(page) == header_of(release)
    assert [mark.label for mark in page.footnotes if mark.label.isdigit()] == [
        mark.label for mark in release.footnotes
    ]
    ours, theirs = records_of(page), records_of(release)
    for kind, records in theirs.items():
        assert ours[kind] == records, kind


def test_what_no_reader_sees_is_no_text() -> None:
    for name in RELEASES:
        text = page_of(name).text
        assert not any(hidden in text for hidden in ("cured 99%", "77%", "99percent", "Skip Navigation"))


def test_a_filings_table_keeps_its_figures_whole_and_in_their_columns() -> None:
    text = page_of("edgar-exhibit").text
    assert "Other, net | 1,015 | (2,388) | (344)\n" in text
    assert "RMB | RMB | US$\n" in text
