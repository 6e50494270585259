"""The header: issuer, listings, date, place, wire, title."""

from datetime import date
from pathlib import Path

import pytest

from summarizer.reading import read
from summarizer.reading.dateline import dated, parse_dateline
from summarizer.reading.header import channel_in, issuer_of, tickers_in

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize(
    ("lead", "place", "published", "channel", "rest"),
    [
        ("BALTIMORE, Feb. 13, 2025 (GLOBE NEWSWIRE) — Acme", "BALTIMORE", date(2025, 2, 13), "GLOBE NEWSWIRE", "Acme"),
        ("HONG KONG, Feb. 13, 2025 /PRNewswire/ -- Acme", "HONG KONG", date(2025, 2, 13), "PRNewswire", "Acme"),
        ("BASEL,Dec. 17, 2024/PRNewswire/ -- Acme", "BASEL", date(2024, 12, 17), "PRNewswire", "Acme"),
        ("CAMBRIDGE, Mass.--(BUSINESS WIRE)--Acme", "CAMBRIDGE, Mass.", None, "BUSINESS WIRE", "Acme"),
        ("PASADENA, Calif.--(BUSINESS WIRE)--May 1, 2025--", "PASADENA, Calif.", date(2025, 5, 1), "BUSINESS WIRE", ""),
        ("ATLANTA, GA - May 14, 2026 (NEWMEDIAWIRE) - Acme", "ATLANTA, GA", date(2026, 5, 14), "NEWMEDIAWIRE", "Acme"),
        ("TAIPEI - Media OutReach Newswire - 2 July 2026 - Acme", "TAIPEI", date(2026, 7, 2), "Media OutReach Newswire", "Acme"),
        ("Bagsværd, Denmark, 5 February 2025 – Acme", "Bagsværd, Denmark", date(2025, 2, 5), None, "Acme"),
        ("MUNICH, GERMANY, AND BASILDON, UK, 13 February 2025", "MUNICH, GERMANY, AND BASILDON, UK", date(2025, 2, 13), None, ""),
        ("Edmonton, Alberta, Canada March 17, 2025. Acme", "Edmonton, Alberta, Canada", date(2025, 3, 17), None, "Acme"),
        ("Mechelen, Belgium; December 7, 2024, 18:30 CET; Acme", "Mechelen, Belgium", date(2024, 12, 7), None, "Acme"),
        ("TEL AVIV, Israel, and MIAMI, Aug. 31, 2023 (GLOBE NEWSWIRE) -- Acme", "TEL AVIV, Israel, and MIAMI", date(2023, 8, 31), "GLOBE NEWSWIRE", "Acme"),
        ("(BOSTON) – January 5, 2026 – Acme", "BOSTON", date(2026, 1, 5), None, "Acme"),
        ("BOSTON, Tuesday, February 4, 2025 – Acme", "BOSTON", date(2025, 2, 4), None, "Acme"),
        ("January 8, 2026 – Basel, Switzerland – Acme", "Basel, Switzerland", date(2026, 1, 8), None, "Acme"),
        ("VANCOUVER, Jan. 3, 2025 (GLOBE NEWSWIRE via COMTEX) -- Acme", "VANCOUVER", date(2025, 1, 3), "GLOBE NEWSWIRE", "Acme"),
    ],
)  # fmt: skip
def test_a_dateline_ends_behind_its_dashes(
    lead: str, place: str, published: date | None, channel: str | None, rest: str
) -> None:
    found = parse_dateline(lead)
    assert found is not None
    assert (found.place, found.published, found.channel) == (place, published, channel)
    assert lead[found.end :] == rest
    assert found.leads is bool(rest)


@pytest.mark.parametrize(
    "text",
    [
        "On January 5, 2026, Acme announced results.",
        "Conference Call and Webcast Today, February 10, 2025, at 4:30 p.m. ET",
        "Regeneron (NASDAQ: REGN) is a leading company.",
        "Shares fell on February 10, 2025 - a bad day.",
        "The trial started in March 2025 – and ended soon.",
    ],
)
def test_a_sentence_with_a_date_is_no_dateline(text: str) -> None:
    assert parse_dateline(text) is None


def test_dates_are_read_where_day_and_month_cannot_be_confused() -> None:
    assert dated("Feb. 9, 2025") == date(2025, 2, 9)
    assert dated("13.02.2025 / 10:00 CET") == date(2025, 2, 13)
    assert dated("2025-02-09") == date(2025, 2, 9)
    assert dated("17th October 2024") == date(2024, 10, 17)
    assert dated("02/09/2025") is None
    assert dated("Feb. 31, 2025") is None


@pytest.mark.parametrize(
    ("group", "listings"),
    [
        ("Nasdaq: ALLO", [("Nasdaq", "ALLO")]),
        ("NASDAQ: REGN", [("Nasdaq", "REGN")]),
        ("NasdaqGS: ABCD", [("Nasdaq", "ABCD")]),
        ("TWSE-6919", [("TWSE", "6919")]),
        ("HKEX: 02162", [("HKEX", "02162")]),
        ('the "Company"; HKEX: 02142', [("HKEX", "02142")]),
        ("SIX: RO, ROG; OTCQX: RHHBY", [("SIX", "RO"), ("SIX", "ROG"), ("OTCQX", "RHHBY")]),
        ("NYSE American: X", [("NYSE American", "X")]),
        ("NYSE: LLY", [("NYSE", "LLY")]),
        ("Euronext & Nasdaq: ARGX", [("Euronext", "ARGX"), ("Nasdaq", "ARGX")]),
        ("9926. HK", [("HKEX", "9926")]),
        ("FSE: HPHA", [("FSE", "HPHA")]),
        ("NCT04211714", []),
        ("n=58; median: 12", []),
    ],
)
def test_listings_are_read_with_their_exchanges_usual_name(
    group: str, listings: list[tuple[str, str]]
) -> None:
    assert [(ticker.exchange, ticker.symbol) for ticker in tickers_in(group)] == listings


@pytest.mark.parametrize(
    ("lead", "name", "symbols"),
    [
        ("Allogene Therapeutics, Inc. (Nasdaq: ALLO), a company, today announced", "Allogene Therapeutics, Inc.", ["ALLO"]),
        ("Bio-Path Holdings, Inc., , a biotechnology company, today provides", "Bio-Path Holdings, Inc.", []),
        ("Eli Lilly and Company (NYSE: LLY) today announced", "Eli Lilly and Company", ["LLY"]),
        ("Ascendis Pharma A/S today announced", "Ascendis Pharma A/S", []),
        ("On December 19, 2024, BioRay Pharmaceutical Co., Ltd. (\"BioRay\") announced", "BioRay Pharmaceutical Co., Ltd.", []),
        ("Celltrion today announced that", "Celltrion", []),
        ("Lipella Pharmaceuticals Inc. (“Lipella,” “our”) (Nasdaq: LIPO), today", "Lipella Pharmaceuticals Inc.", ["LIPO"]),
        ("Bora Co., Ltd. (\"Bora\"; TWSE: 6472) today announced the purchase of MacroGenics, Inc. (NASDAQ: MGNX)", "Bora Co., Ltd.", ["6472"]),
        ("Acme Bio, Inc. today announced a license with Mega Pharma (NYSE: MEGA)", "Acme Bio, Inc.", []),
        ("Pfizer Inc. (NYSE: PFE) and BioNTech SE (Nasdaq: BNTX) today announced", "Pfizer Inc.", ["PFE"]),
        ("LINDIS Biotech GmbH, a clinical stage company, and Pharmanovia, a global one, today", "LINDIS Biotech GmbH", []),
        ("Acme Bio and Mega Pharma AG (SIX: MEGA) today announced", "Acme Bio", []),
        ("argenx SE (Euronext & Nasdaq: ARGX) today", "argenx SE", ["ARGX", "ARGX"]),
    ],
)  # fmt: skip
def test_the_issuer_is_the_leads_subject_and_its_listings_are_its_own(
    lead: str, name: str, symbols: list[str]
) -> None:
    issuer = issuer_of(lead, [])
    assert issuer is not None
    assert issuer.name == name
    assert [ticker.symbol for ticker in issuer.tickers] == symbols


def test_a_listing_may_stand_in_the_paragraph_about_the_company() -> None:
    issuer = issuer_of("Acme Bio today announced", ["Acme Bio (Nasdaq: ACME) is a company."])
    assert issuer is not None
    assert [ticker.symbol for ticker in issuer.tickers] == ["ACME"]


def test_a_sentence_names_no_issuer() -> None:
    assert issuer_of("The results were good and everyone was glad.", []) is None


def test_the_wire_is_told_by_lines_around_the_release() -> None:
    assert channel_in(["Share", "PR Newswire"]) == "PR Newswire"
    assert channel_in(["View source version on businesswire.com: https://x"]) == "Business Wire"
    assert (
        channel_in(["Dissemination of a Corporate News, transmitted by EQS News - a service"]) == "EQS News"
    )
    assert channel_in(["Nothing here"]) is None


def test_the_seeds_headers() -> None:
    first = read(SEEDS / "2025-04-07-allogene-allo-329-fast-track.txt")
    assert first.title is not None
    assert first.title.startswith(
        "Allogene Granted Three U.S. FDA Fast Track Designations (FTD) for ALLO-329"
    )
    second = read(SEEDS / "2026-01-08-allogene-2026-catalysts.txt")
    assert second.title is None
    for document, published in ((first, date(2025, 4, 7)), (second, date(2026, 1, 8))):
        assert document.issuer is not None
        assert document.issuer.name == "Allogene Therapeutics, Inc."
        assert [(t.exchange, t.symbol) for t in document.issuer.tickers] == [("Nasdaq", "ALLO")]
        assert document.published == published
        assert document.place == "SOUTH SAN FRANCISCO, Calif."
        assert document.channel == "GLOBE NEWSWIRE"
        assert document.language == "en"


def test_without_a_dateline_a_date_line_near_the_top_dates_the_release() -> None:
    text = (
        "Acme Bio Announces Data\n\n13.02.2025 / 10:00 CET\n\nAcme Bio, Inc. (Nasdaq: ACME) today announced that its"
        " trial of AB-1 in patients with asthma met the primary endpoint.\n"
    )
    assert read(text).published == date(2025, 2, 13)
    undated = text.replace("13.02.2025 / 10:00 CET\n\n", "")
    assert read(undated).published is None


def test_what_an_issuer_is_introduced_as_is_no_part_of_its_name() -> None:
    found = issuer_of("Clinical-stage company Acme Bio, Inc. (Nasdaq: ACME) today reported data.", [])
    assert found is not None
    assert found.name == "Acme Bio, Inc."


def test_an_address_above_the_title_is_no_title() -> None:
    title = "Acme Bio Reports Positive Topline Results From Its Trial"
    lead = "BOSTON, Feb. 13, 2025 (GLOBE NEWSWIRE) -- Acme Bio, Inc. today said that positive topline results came from its trial."
    form = read(f"1 Harbour Road Cambridge, MA 02139 Tel. +1 617 555 0100\n\n{title}\n\n{lead}\n")
    assert form.title == title
