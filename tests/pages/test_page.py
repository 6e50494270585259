"""The page: whole, alone, every record tied to its words, and no word of a release or a record as markup."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from summarizer import read, summarize
from summarizer.lines import plain
from summarizer.pages import page
from summarizer.schemas import (
    Author,
    Claim,
    Coverage,
    Evidence,
    FactKind,
    Finding,
    Modality,
    PageStart,
    Program,
    RecordKind,
    Rejected,
    Severity,
    Summary,
    ThirdParty,
    Trial,
    Uncovered,
    UncoveredReason,
    ZoneKind,
)
from summarizer.templates import piece
from tests.briefing.pages import Page
from tests.briefing.test_html import contrast

from .made import ATTACKS, ROOT, Pair, april, at, claim, hostile, january, laid

QUARTERLY = ROOT / "tests" / "releases" / "yunqihe-quarterly-results.txt"
STYLE = piece("summarizer.pages", "page.css")


def shows(html: str) -> str:
    """All the words of a page's body, on one line."""
    return " ".join(Page(html).texts["body"][0].split())


def given(html: str, anchor: str) -> dict[str, str | None]:
    """The attributes of the element of that id."""
    [found] = [given for _, given in Page(html).tags if given.get("id") == anchor]
    return found


@pytest.fixture(scope="module")
def html() -> str:
    return page([january()])


@pytest.mark.parametrize("pair", [january(), april()], ids=["january", "april"])
def test_every_record_is_on_the_page_with_its_words(pair: Pair) -> None:
    summary, document = pair
    words = shows(page([pair]))
    for one in summary.claims:
        assert plain(one.statement) in words
    found = [
        *(item for one in summary.programs for item in one.evidence),
        *(item for one in summary.trials for item in one.evidence),
        *(item for one in summary.claims for item in one.evidence),
    ]
    for evidence in found:
        assert " ".join(evidence.quote.split()) in words
        assert f"{evidence.start}–{evidence.end}" in words
    for sentence in summary.summary:
        assert plain(sentence.text) in words
    for finding in (*summary.findings, *(found for one in summary.rejected for found in one.findings)):
        assert f"{finding.code} {finding.severity.value} {plain(finding.message)}" in words
    for passage in summary.third_party:
        assert " ".join(passage.text[:100].split()) in words
    assert f"{summary.coverage.covered} of {summary.coverage.facts} checkable facts" in words
    assert document.source is not None
    assert document.source in words


@pytest.mark.parametrize("pairs", [[january()], [april()], [january(), april()], [hostile(), hostile()]])
def test_links_lead_to_places_and_places_have_one_name(pairs: list[Pair]) -> None:
    read = Page(page(pairs))
    assert len(read.ids) == len(set(read.ids))
    assert {one.removeprefix("#") for one in read.links if one.startswith("#")} <= set(read.ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", one) for one in read.ids)
    named = [
        str(value).split()
        for _, given in read.tags
        for key, value in given.items()
        if key in {"aria-labelledby", "aria-controls"}
    ]
    assert {one for names in named for one in names} <= set(read.ids)


def test_a_claim_has_its_id_as_address(html: str) -> None:
    assert given(html, "c3")["class"] == "card reported"
    assert given(html, "program-allo-329")["class"] == "card subject"
    assert given(html, "trial-resolution")["class"] == "card subject"


def test_on_a_page_of_several_each_release_keeps_its_own_addresses() -> None:
    html = page([january(), april()])
    assert {"d1.c3", "d2.c3"} <= set(Page(html).ids)
    assert "c3" not in Page(html).ids


def words_of(html: str, pieces: str | None) -> str:
    """The text that the numbers of pieces name."""
    first, last = map(int, str(pieces).split("-"))
    found = re.findall(r'data-s="(\d+)">([^<]*)<', html)
    return "".join(words for number, words in found if first <= int(number) <= last)


def test_the_pieces_of_a_quote_are_its_words() -> None:
    document = laid("ORR was 48% in 33 patients at 6 months.")
    claims = [
        claim("c1", at(document, "ORR was 48% in 33 patients")),
        claim("c2", at(document, "48% in 33 patients at 6 months"), modality=Modality.EXPECTED),
        claim("c3", at(document, "in 33")),
    ]
    html = page([(Summary(document=document.record(), claims=claims), document)])
    told = {
        given["href"]: given["data-p"] for tag, given in Page(html).tags if tag == "a" and "data-p" in given
    }
    assert {href: words_of(html, pieces) for href, pieces in told.items()} == {
        "#c1.1": "ORR was 48% in 33 patients",
        "#c2.1": "48% in 33 patients at 6 months",
        "#c3.1": "in 33",
    }


def test_words_that_are_not_in_the_text_are_told_as_such() -> None:
    document = laid("ORR was 48%.")
    lost = [
        Evidence(quote="nobody wrote this"),
        Evidence(quote="too far", start=5, end=500),
        Evidence(quote="backwards", start=5, end=2),
        Evidence(quote="ORR was 84%", start=0, end=11),
    ]
    html = page([(Summary(document=document.record(), claims=[claim("c1", *lost)]), document)])
    words = shows(html)
    assert words.count("not found in the text") == 3
    assert words.count("the text has other words there") == 1


def test_findings_are_with_their_record_and_at_their_words() -> None:
    html = page([april()])
    words = shows(html)
    assert words.count("CO02 warning The release counts two") == 2
    assert words.count('AT48 error "no" is not in the evidence.') == 1
    signs = [given for _, given in Page(html).tags if "finding" in str(given.get("class")).split()]
    assert {str(one["data-t"]) for one in signs} == {"CO02", "AT48"}
    assert all(given(html, str(one["href"])[1:])["data-p"] for one in signs)


def test_a_finding_on_nothing_in_particular_is_shown() -> None:
    document = laid("Words.")
    finding = Finding(code="EP01", severity=Severity.WARNING, path="provenance", message="It failed.")
    stray = Finding(
        code="XX01", severity=Severity.ERROR, path="claims[99].x", message="No such claim.", start=2, end=900
    )
    html = page([(Summary(document=document.record(), findings=[finding, stray]), document)])
    assert "EP01 warning It failed. provenance" in shows(html)
    assert "XX01 error No such claim. claims[99].x" in shows(html)


def test_what_is_not_disclosed_is_said(html: str) -> None:
    assert "confirmed ORR: 31% rate n/N not disclosed in patients with high CD70 expression" in shows(html)


def test_a_window_stands_with_its_words_and_its_days(html: str) -> None:
    assert "“by the end of 1H 2026” = 2026-01-08 to 2026-06-30 (by" in shows(html)


def test_facts_that_no_record_holds_are_listed_and_found() -> None:
    document = laid("An idiom, and 7 patients.")
    facts = [
        Uncovered(kind=FactKind.COUNT, text="7 patients", start=14, end=24, reason=UncoveredReason.MISSED),
        Uncovered(kind=FactKind.IDIOM, text="gone", start=90, end=99, reason=UncoveredReason.IDIOM),
    ]
    coverage = Coverage(facts=3, covered=1, uncovered=facts)
    html = page([(Summary(document=document.record(), coverage=coverage), document)])
    assert "1 of 3 checkable facts" in shows(html)
    assert re.search(r'<span id="u\.1"></span><span class="m open" data-s="0">7 patients</span>', html)
    assert [one for one in Page(html).links if one.startswith("#u")] == ["#u.1"]


def test_rejected_records_are_shown_with_what_was_wrong() -> None:
    document = laid("All were cured, it is said.")
    finding = Finding(code="GR01", severity=Severity.ERROR, path="claims[4]", message="It has no evidence.")
    record = {
        "id": "c5",
        "statement": "All were cured.",
        "modality": "REPORTED",
        "evidence": [{"quote": "All were cured", "start": 0, "end": 14}],
    }
    rejected = Rejected(kind=RecordKind.CLAIM, record=record, findings=[finding])
    html = page([(Summary(document=document.record(), rejected=[rejected]), document)])
    assert "R1 reported All were cured." in shows(html)
    assert "GR01 error It has no evidence." in shows(html)
    assert 'class="m rejected" data-s="0">All were cured</span>' in html


def test_a_rejected_value_is_shown_by_itself_and_where_it_stood() -> None:
    document = laid("Nothing of it.")
    finding = Finding(
        code="AT48", severity=Severity.ERROR, path="trials[0].arms[1].label", message="It is not there."
    )
    record = {"path": "trials[0].arms[1].label", "value": {"label": "placebo", "type": None}}
    rejected = Rejected(kind=RecordKind.TRIAL, record=record, findings=[finding])
    said = shows(page([(Summary(document=document.record(), rejected=[rejected]), document)]))
    assert "Rejected 1 Proposed, and kept out of the summary for what the findings say." in said
    assert "R1 placebo proposed as part of a trial at trials[0].arms[1].label" in said
    assert "No quoted words were proposed with it. AT48 error It is not there." in said


def test_a_record_without_evidence_says_so() -> None:
    document = laid("Nothing of it.")
    said = shows(page([(Summary(document=document.record(), claims=[claim("c1")]), document)]))
    assert "c1 reported It is so. No evidence: it names no words of the release." in said


def test_words_that_are_not_the_companys_are_no_evidence_and_told() -> None:
    document = laid("Others say that it is so.")
    words = at(document, "it is so").model_copy(update={"author": Author.AGGREGATOR})
    said = shows(page([(Summary(document=document.record(), claims=[claim("c1", words)]), document)]))
    assert "it is so Aggregator, 16–24, not the company's words" in said


def test_evidence_names_its_page() -> None:
    document = laid("On one.\n\nOn two.").model_copy(
        update={"pages": [PageStart(page=1, start=0), PageStart(page=2, start=9)]}
    )
    named = claim("c1", at(document, "On one").model_copy(update={"page": 1}))
    found = claim("c2", at(document, "On two"))
    said = shows(page([(Summary(document=document.record(), claims=[named, found]), document)]))
    assert "On one p. 1, 0–6" in said
    assert "On two p. 2, 9–15" in said


def test_facts_that_nothing_explains_come_first() -> None:
    document = laid("In 2025 it rose by 5%.")
    told = [
        Uncovered(kind=FactKind.DATE, text="2025", start=3, end=7, reason=UncoveredReason.HEADER),
        Uncovered(kind=FactKind.PERCENTAGE, text="5%", start=19, end=21, reason=UncoveredReason.MISSED),
    ]
    coverage = Coverage(facts=3, covered=1, uncovered=told)
    said = shows(page([(Summary(document=document.record(), coverage=coverage), document)]))
    assert (
        "Why no record holds the others: missed: nothing explains it 1 5% percentage header 1 2025 date"
        in said
    )


def test_a_passage_kept_aside_leads_to_its_place() -> None:
    document = laid("First.\nSecond.")
    passage = ThirdParty(kind=ZoneKind.FAQ, author=Author.AGGREGATOR, start=7, end=14, text="Second.")
    html = page([(Summary(document=document.record(), third_party=[passage]), document)])
    assert '<span id="x.1"></span><span class="gap">\n</span>Second.' in html
    assert "#x.1" in Page(html).links


def test_ids_that_are_no_names_get_others() -> None:
    document = laid("EXB-101 in LANTERN.")
    evidence = at(document, "EXB-101")
    ids = ["c1", "c1", 'c" onclick="x', "a b", "", "claim.2", "c" + "9" * 99]
    summary = Summary(
        document=document.record(),
        claims=[claim(own, evidence) for own in ids],
        programs=[Program(id=own, name="EXB", evidence=[evidence]) for own in ids],
        trials=[Trial(id=own, name="LANTERN", evidence=[evidence]) for own in ids],
    )
    read = Page(page([(summary, document)]))
    cards = [str(given["id"]) for _, given in read.tags if "card" in str(given.get("class")).split()]
    assert len(cards) == len(set(cards)) == 3 * len(ids)
    assert [one for one in cards if one.startswith("c")] == ["c1", *(f"claim.{n}" for n in range(2, 8))]


def test_the_page_stands_alone(html: str) -> None:
    read = Page(html)
    assert not {"src", "srcset", "background", "style", "action", "formaction", "data"} & {
        name for _, given in read.tags for name in given
    }
    assert not [name for _, given in read.tags for name in given if name.startswith("on")]
    assert not {"link", "img", "iframe", "object", "embed", "base", "form"} & {tag for tag, _ in read.tags}
    assert all(one.startswith("#") for one in read.links)
    for way in ("@import", "url(", 'http-equiv="refresh', "fetch(", "XMLHttpRequest", "innerHTML", "eval("):
        assert way not in html


def test_only_its_own_style_and_script_may_work(html: str) -> None:
    [policy] = [
        str(given["content"])
        for _, given in Page(html).tags
        if given.get("http-equiv") == "Content-Security-Policy"
    ]
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts["default-src"] == parts["base-uri"] == parts["form-action"] == "'none'"
    for tag in ("style", "script"):
        [inside] = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        assert parts[f"{tag}-src"] == f"'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'"
    assert "unsafe" not in policy
    assert html.index("Content-Security-Policy") < html.index("<title")


def test_no_word_of_a_release_or_a_record_becomes_markup() -> None:
    summary, document = hostile()
    html = page([(summary, document)])
    read = Page(html)
    harmless = Page(page([hostile(("words",) * len(ATTACKS))]))
    assert {tag for tag, _ in read.tags} <= {tag for tag, _ in harmless.tags}
    assert {name for _, given in read.tags for name in given} <= {
        name for _, given in harmless.tags for name in given
    }
    assert [tag for tag, _ in read.tags].count("script") == [tag for tag, _ in read.tags].count("style") == 1
    assert all(one.startswith("#") for one in read.links)
    words = shows(html)
    for attack in ATTACKS[:10]:
        assert attack in words
    assert "{{ 7*7 }}{% raw %}{# gone #}" in words
    assert not set(map(chr, [*range(0x20), 0x7F, *range(0x80, 0xA0), 0x202E, 0x2066, 0xFFFE])) - {
        "\n",
        "\t",
    } & set(html)


@pytest.mark.parametrize(
    ("source", "linked"),
    [
        ("https://example.com/a?b=1&c=2", True),
        ("http://example.com", True),
        ("javascript:alert(1)//https://x", False),
        ("data:text/html,x", False),
        ("release.txt", False),
        (' https://x" onclick="y', False),
    ],
)
def test_only_addresses_of_the_web_become_links(source: str, linked: bool) -> None:
    document = laid("Words.").model_copy(update={"source": source})
    read = Page(page([(Summary(document=document.record()), document)]))
    assert (source in read.links) is linked


def test_the_same_summary_gives_the_same_bytes(html: str) -> None:
    summary, document = january()
    again = Summary.model_validate_json(summary.model_dump_json())
    assert page([(again, document)]) == html


def test_a_summary_of_another_text_is_refused() -> None:
    summary, _ = january()
    with pytest.raises(ValueError, match="is of document"):
        page([(summary, laid("Another text."))])
    with pytest.raises(ValueError, match="needs a summary"):
        page([])


def test_an_empty_summary_is_a_page_too() -> None:
    document = laid("Words.")
    words = shows(page([(Summary(document=document.record()), document)]))
    assert "0 of 0 checkable facts" in words
    assert "Issuer not named" in words
    assert "another tool, which does not say" in words


def test_many_records_on_the_same_words_do_not_multiply() -> None:
    document = laid("word " * 400)
    whole = [claim(f"c{n}", Evidence(quote="x", start=n, end=2000 - n)) for n in range(1, 201)]

    def size(claims: list[Claim]) -> int:
        return len(page([(Summary(document=document.record(), claims=claims), document)]))

    none, half, full = size([]), size(whole[:100]), size(whole)
    assert full - none < 2.3 * (half - none)


def test_a_page_is_a_few_times_its_text() -> None:
    text = QUARTERLY.read_text(encoding="utf-8") * 3
    document = read(text)
    html = page([(summarize(document, engine="rules"), document)])
    fixed = len(STYLE) + len(piece("summarizer.pages", "page.js"))
    assert len(html) - fixed < 10 * len(text)
    assert len(Page(html).tags) < len(text) / 3


def colours() -> dict[str, tuple[str, str]]:
    """Each colour of the style sheet, light and dark."""
    found = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", STYLE)
    return {name: (light, dark) for name, light, dark in found}


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_letters_stand_out_in_light_and_dark(theme: int) -> None:
    known = {name: pair[theme] for name, pair in colours().items()}
    grounds = ["paper", "band", "mark", *(name for name in known if name.startswith("w-"))]
    letters = [
        "ink",
        "soft",
        "link",
        "reported",
        "expected",
        "hypothetical",
        "subject",
        "error",
        "warning",
        "info",
    ]
    assert len(grounds) == 8
    weak = {
        (letter, ground): round(contrast(known[letter], known[ground]), 2)
        for letter in letters
        for ground in grounds
        if contrast(known[letter], known[ground]) < 4.5
    }
    assert weak == {}
    assert contrast(known["edge"], known["paper"]) >= 3, "the edges of controls (WCAG 2.2, 1.4.11)"


def test_every_colour_of_letters_is_one_that_was_measured() -> None:
    used = set(re.findall(r"(?<![\w-])color: ([^;]+);", STYLE))
    # Those of forced colours are the system's own pairs.
    plain_ones = {
        "MarkText",
        "HighlightText",
        "inherit",
        "var(--paper)",
        "var(--ink)",
        "var(--f, var(--info))",
    }
    assert {one for one in used if not re.fullmatch(r"var\(--[a-z]+\)", one)} <= plain_ones
