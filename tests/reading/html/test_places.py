"""Where on a page the release stands, by its prose and not by the names of its elements; invented companies and words."""

import pytest

from summarizer import read
from summarizer.reading.rendered import Mark
from summarizer.schemas import Author, Document
from tests.reading.html.test_html import lines, marks
from tests.reading.test_zones import author_of

TITLE = "<h1>Orvano Reports First Data of ORV-12 in Gout</h1>"
LEAD = (
    "<p>LEEDS, England, March 3, 2026 (GLOBE NEWSWIRE) -- Orvano Bio plc (Nasdaq: ORVN) today announced first data of ORV-12 in "
    "gout. The data come from a trial in forty patients.</p>"
)
BARE = "<p>Orvano Bio plc (Nasdaq: ORVN) today announced first data of ORV-12 in gout, from a trial in forty patients.</p>"
PROSE = "".join(
    f"<p>In part {number} of the trial, patients took ORV-12 once a day for twelve weeks, and the level of urate in serum was "
    "measured at each visit by a central laboratory that did not know who took what.</p>"
    for number in range(1, 8)
)
ABOUT = (
    "<p><b>About Orvano</b></p><p>Orvano Bio plc is a clinical-stage company in Leeds that develops medicines for gout and for "
    "other diseases of the joints, which it finds with a platform of its own making.</p>"
)
CONTACT = "<p><b>Contacts</b></p><p>Ines Vale</p><p>ivale@orvano.example</p>"
PANEL = (
    "<div class='t3'><h3>From Our Notebook</h3><p>Our scientists explain why small molecules matter, and how new approaches could "
    "expand what is possible for patients around the world this year.</p><p>Hotline panel: call us on weekdays</p></div>"
)


def page(inner: str) -> Document:
    return read(f"<html><body>{inner}</body></html>")


@pytest.mark.parametrize("lead", [LEAD, BARE])
def test_what_stands_beside_the_release_without_a_name_is_the_pages(lead: str) -> None:
    document = page(
        f"<div><div class=a><dl><dt>Jan 12, 2026</dt><dd><a href=x>Orvano Opens an Office</a></dd></dl></div>"
        f"<div class=b>{TITLE}<div class=c>{lead}{PROSE}{ABOUT}</div></div>{PANEL}</div>"
    )
    assert document.title == "Orvano Reports First Data of ORV-12 in Gout"
    assert author_of(document, "today announced") is Author.COMPANY
    assert author_of(document, "a platform of its own") is Author.COMPANY
    for words in ("Jan 12, 2026", "From Our Notebook", "Our scientists explain", "Hotline panel"):
        assert author_of(document, words) is Author.PAGE_CHROME, words


def test_the_issuers_sections_beside_its_text_stay_its_own_up_to_the_pages_heading() -> None:
    document = page(
        f"<div>{TITLE}<div class=a>{LEAD}{PROSE}</div><div class=b>{ABOUT}</div><div class=c>{CONTACT}</div>{PANEL}</div>"
    )
    assert author_of(document, "a platform of its own") is Author.COMPANY
    assert author_of(document, "Ines Vale") is Author.COMPANY
    assert author_of(document, "ivale@") is Author.COMPANY
    assert author_of(document, "From Our Notebook") is Author.PAGE_CHROME
    assert author_of(document, "Our scientists explain") is Author.PAGE_CHROME


def test_statements_in_figures_beside_the_text_are_the_issuers() -> None:
    figures = "".join(
        f"<tr><td>Item {number}</td><td>{number},100</td><td>{number},200</td></tr>" for number in range(1, 6)
    )
    document = page(
        f"<div>{TITLE}<div class=a>{LEAD}{PROSE}{ABOUT}</div><div class=b><p>Condensed Consolidated Balance Sheets</p>"
        f"<table>{figures}</table></div></div>"
    )
    assert author_of(document, "Item 3") is Author.COMPANY


def test_no_lead_is_looked_for_outside_the_release() -> None:
    document = page(
        f"<div><div class=a>{TITLE}{PROSE}{ABOUT}</div><div class=b><p>Released March 4, 2026</p><p>Sign here to hear what Tarrow "
        "Group, Inc. announced today: our newest issues, in your letter box each morning, at no cost to you.</p></div></div>"
    )
    assert document.issuer is None or "Sign" not in document.issuer.name
    assert document.place is None


def test_a_small_page_does_not_tell_where_its_release_stands() -> None:
    document = page(
        f"<div>{TITLE}<div class=a>{LEAD}</div><div class=b><p>The data were shown in Leeds.</p></div></div>"
    )
    assert author_of(document, "were shown in Leeds") is Author.COMPANY


@pytest.mark.parametrize("tag", ["amp-sidebar", "share-bar", "x-newsletter-signup"])
def test_elements_of_a_pages_own_making_are_known_by_their_names(tag: str) -> None:
    assert marks(f"<{tag}><div>Section Of Markets</div></{tag}><my-story><div>A story</div></my-story>") == {
        "Section Of Markets": Mark.CHROME
    }


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<div><span>•</span><div>Enrolled in May</div></div><p>Then</p>", ["• Enrolled in May", "Then"]),
        ("<p>·&nbsp;&nbsp;&nbsp;&nbsp; Enrolled in May</p>", ["· Enrolled in May"]),
        ("<p><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span>In May</p>", ["• In May"]),
        ("<p><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span>In May</p>", ["2. In May"]),
        ("<table><tr><td>•<td>Enrolled in May</table>", ["• Enrolled in May"]),
    ],
)
def test_bullets_belong_to_the_words_behind_them(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


def test_a_wires_count_of_views_is_the_pages() -> None:
    document = page(
        f"<article>{TITLE}{LEAD}{PROSE}{CONTACT}<h4>21%</h4><h5>more press release views with <a href=x>Request a Demo</a></h5></article>"
    )
    assert author_of(document, "21%") is Author.PAGE_CHROME
    assert author_of(document, "more press release views") is Author.PAGE_CHROME


def test_the_minute_at_which_a_page_took_a_release_is_the_pages() -> None:
    document = page(
        f"<nav><a href=x>Markets</a></nav><article>{TITLE}<span>March 3, 2026 4:05 PM</span>{LEAD}{PROSE}</article>"
    )
    assert author_of(document, "4:05 PM") is Author.PAGE_CHROME
