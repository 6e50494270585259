"""Facts: what a release states, each with its kind, its normalized value and what it is there for."""

import time
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.facts import Fact, drug_names, find_facts, trial_names
from summarizer.reading import read
from summarizer.schemas import Author, Document, FactKind, Issuer, Zone, ZoneKind

SEEDS = Path(__file__).parent.parent / "seeds"


def document(text: str, kind: ZoneKind = ZoneKind.BODY, author: Author = Author.COMPANY) -> Document:
    """A release of one zone, of an invented company."""
    return Document(
        id="0" * 16,
        text=text,
        published=date(2026, 3, 2),
        issuer=Issuer(name="Example Therapeutics, Inc."),
        zones=[Zone(kind=kind, author=author, start=0, end=len(text))] if text else [],
    )


def facts(text: str, *kinds: FactKind) -> list[tuple[str, str]]:
    """Text and value of each fact, of these kinds or of all."""
    return [(fact.text, fact.value) for fact in find_facts(document(text)) if not kinds or fact.kind in kinds]


@cache
def seed(name: str) -> tuple[Document, tuple[Fact, ...]]:
    path = next(SEEDS.glob(f"{name}*.txt"))
    found = read(path)
    return found, tuple(find_facts(found))


def told(name: str, text: str) -> set[tuple[FactKind, str, str | None]]:
    """Kind, value and role of every fact of a seed that has these words."""
    return {(fact.kind, fact.value, fact.role) for fact in seed(name)[1] if fact.text == text}


@pytest.mark.parametrize(
    ("text", "kind", "value", "role"),
    [
        ("31%", FactKind.PERCENTAGE, "31%", "result"),
        ("~2/3", FactKind.RATIO, "~2/3", "prevalence"),
        ("25–30%", FactKind.PERCENTAGE, "25..30%", "threshold"),
        ("beyond 6 months", FactKind.DURATION, ">6 months", "result"),
        ("20 million CAR T cells", FactKind.DOSE, "20000000 cells", "dose"),
        ("up to four cell dose levels", FactKind.COUNT, "<=4 dose levels", "design"),
        ("two parallel cohorts", FactKind.COUNT, "2 cohorts", "design"),
        ("approximately 30,000 - 60,000+ doses", FactKind.COUNT, "~30000..60000 doses", "company"),
        ("<$10K - 20K", FactKind.MONEY, "<10..20 THOUSAND USD", "company"),
        ("more than 200 patients", FactKind.COUNT, ">200 patients", "company"),
        ("six clinical studies", FactKind.COUNT, "6 studies", "company"),
        ("7th cycle", FactKind.IDIOM, "7th cycle", "idiom"),
        ("3+3 dose escalation", FactKind.IDIOM, "3+3 dose escalation", "idiom"),
        ("1L", FactKind.IDIOM, "1l", "idiom"),
        ("early Q2 2026", FactKind.TIMING, "2026-04-01..2026-04-30", "guidance"),
        ("by the end of 1H 2026", FactKind.TIMING, "2026-01-08..2026-06-30", "guidance"),
        ("into 2H 2027", FactKind.TIMING, "2027-07-01..2027-12-31", "guidance"),
        ("Jan. 08, 2026", FactKind.DATE, "2026-01-08", "header"),
        ("ALPHA3", FactKind.TRIAL_NAME, "ALPHA3", None),
        ("TRAVERSE", FactKind.TRIAL_NAME, "TRAVERSE", None),
        ("cemacabtagene ansegedleucel", FactKind.DRUG, "cema-cel", None),
        ("rituximab", FactKind.DRUG, "rituximab", None),
        ("confirmed ORR", FactKind.ENDPOINT, "confirmed ORR", None),
        ("clear cell RCC", FactKind.INDICATION, "clear cell renal cell carcinoma", None),
        ("David Chang", FactKind.PERSON, "David Chang", None),
    ],
)
def test_the_catalysts_seed_states(text: str, kind: FactKind, value: str, role: str | None) -> None:
    assert (kind, value, role) in told("2026-01-08", text), told("2026-01-08", text)


def test_the_catalysts_seed_has_no_other_result_and_no_other_dose() -> None:
    found = seed("2026-01-08")[1]
    assert {fact.text for fact in found if fact.role == "result"} == {"31%", "beyond 6 months"}
    assert {fact.text for fact in found if fact.kind is FactKind.DOSE} == {"20 million CAR T cells"}
    assert [fact.text for fact in found if fact.kind is FactKind.PERCENTAGE] == ["25–30%", "31%"]


def test_the_designations_seed_counts_only_the_company_s_words() -> None:
    release, found = seed("2025-04-07")
    designations = [fact for fact in found if fact.kind is FactKind.DESIGNATION and fact.role != "legal"]
    assert {fact.value for fact in designations} == {"FAST_TRACK"}
    zones = [release.zone_at(fact.start) for fact in found]
    assert all(zone is not None and zone.author.is_company for zone in zones)
    assert not any("Priority" in fact.text for fact in found)
    assert {fact.value for fact in found if fact.kind is FactKind.REGULATORY_EVENT and fact.role is None} == {
        "IND_CLEARED"
    }
    assert told("2025-04-07", "in mid-2025") >= {(FactKind.TIMING, "2025-05-01..2025-08-31", "guidance")}
    assert told("2025-04-07", "three Fast Track Designations") == {
        (FactKind.COUNT, "3 designations", "regulatory")
    }
    assert {fact.value for fact in found if fact.kind is FactKind.TRIAL_NAME} == {"RESOLUTION"}
    assert {fact.value for fact in found if fact.kind is FactKind.DRUG} == {"ALLO-329"}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("ORR was 48% (16/33).", FactKind.COUNT, [("16/33", "16/33")]),
        ("Responses were seen in 8 out of 11 evaluable patients.", FactKind.COUNT, [("8 out of 11 evaluable patients", "8/11 patients")]),
        ("The hazard ratio was 0.61 (95% CI: 0.44, 0.85; p=0.003).", FactKind.HAZARD_RATIO, [("hazard ratio was 0.61", "0.61")]),
        ("The hazard ratio was 0.61 (95% CI: 0.44, 0.85; p=0.003).", FactKind.INTERVAL, [("95% CI: 0.44, 0.85", "95% [0.44, 0.85]")]),
        ("The hazard ratio was 0.61 (95% CI: 0.44, 0.85; p=0.003).", FactKind.P_VALUE, [("p=0.003", "=0.003")]),
        ("The hazard ratio was 0.61 (95% CI: 0.44, 0.85; p=0.003).", FactKind.PERCENTAGE, []),
        ("It affects about 1 in 2,500 people.", FactKind.RATIO, [("about 1 in 2,500 people", "~1/2500 people")]),
        ("Patients were randomized 2:1 to arms.", FactKind.RATIO, [("2:1", "2:1")]),
        ("Dosing was 3 mg/kg every 3 weeks.", FactKind.DOSE, [("3 mg/kg", "3 mg/kg")]),
        ("Dosing was 3 mg/kg every 3 weeks.", FactKind.SCHEDULE, [("every 3 weeks", "every 3 weeks")]),
        ("It is given three times a day.", FactKind.SCHEDULE, [("three times a day", "three times a day")]),
        ("The trial (NCT09999999; EudraCT 2021-123456-12) runs.", FactKind.REGISTRY_ID, [("NCT09999999", "NCT09999999"), ("2021-123456-12", "2021-123456-12")]),
        ("The Phase 1b/2a trial starts.", FactKind.PHASE, [("Phase 1b/2a", "PHASE1/PHASE2")]),
        ("At week 24 and in Grade 3 or 4 events, 10-K and COVID-19.", FactKind.NUMBER, []),
        ("It runs at seven U.S. sites.", FactKind.DOSE, []),
        ("Fat volume fell by 166.6 mL.", FactKind.MEASUREMENT, [("166.6 mL", "166.6 mL")]),
        ("Intervals of ≥3, ≥4 and 6 months were kept.", FactKind.DURATION, [("≥3", ">=3 months"), ("≥4", ">=4 months"), ("6 months", "6 months")]),
        ("The rate was higher than 17.4% with placebo.", FactKind.PERCENTAGE, [("17.4%", "17.4%")]),
        ("Cash was $216.7 million, up from RMB300 million.", FactKind.MONEY, [("$216.7 million", "216.7 MILLION USD"), ("RMB300 million", "300 MILLION CNY")]),
    ],
)  # fmt: skip
def test_a_kind_of_fact_is_found_whole(text: str, kind: FactKind, expected: list[tuple[str, str]]) -> None:
    assert facts(text, kind) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Call 1-800-555-0100 or +1 (212) 555-0100, or write to ir@example3.com or https://example.com/2026/31.",
        "Example Therapeutics (Nasdaq: EXMP), 12 Example Street, Boston, MA 02110.",
        "(1) The first, (2) the second [3] and so on.",
        "One of the largest, no one, and this one.",
        "Conference call at 4:30 p.m. ET and 8:00 am.",
    ],
)
def test_addresses_marks_and_pronouns_state_nothing(text: str) -> None:
    numeric = {
        FactKind.NUMBER,
        FactKind.COUNT,
        FactKind.PERCENTAGE,
        FactKind.MEASUREMENT,
        FactKind.DURATION,
        FactKind.RATIO,
    }
    assert [fact for fact in find_facts(document(text)) if fact.kind in numeric] == []


def test_text_of_others_holds_no_facts() -> None:
    assert find_facts(document("ORR was 48% in 33 patients.", ZoneKind.AI_SUMMARY, Author.AGGREGATOR)) == []
    assert find_facts(document("")) == []


@pytest.mark.parametrize(
    ("kind", "author", "role"),
    [
        (ZoneKind.FORWARD_LOOKING, Author.COMPANY_LEGAL, "legal"),
        (ZoneKind.SAFETY_INFORMATION, Author.COMPANY, "safety"),
        (ZoneKind.TABLE, Author.COMPANY, "table"),
        (ZoneKind.ABOUT_COMPANY, Author.COMPANY, "profile"),
    ],
)
def test_a_zone_gives_its_facts_their_role(kind: ZoneKind, author: Author, role: str) -> None:
    assert {fact.role for fact in find_facts(document("The rate was 48% in 33 patients.", kind, author))} == {
        role
    }


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("EXT-101 demonstrated a confirmed ORR of 48% in all patients.", "result"),
        ("The disease affects approximately 48% of adults over 60.", "prevalence"),
        ("A 48% improvement in clearance could signal an advance.", "threshold"),
        ("Grade 3 adverse events: nausea, with an adverse event rate of 48%.", "safety"),
    ],
)
def test_a_percentage_says_what_it_is_there_for(text: str, role: str) -> None:
    assert [fact.role for fact in find_facts(document(text)) if fact.text.endswith("48%")] == [role]


def test_a_drug_s_names_are_one_group() -> None:
    text = (
        "Example Therapeutics develops exatuzumab tirumotecan (exa-TMT, formerly EXT-264/QX-2870), a TROP2 ADC. "
        "exa-TMT is in Phase 3. EXT-264 was first. ZYNORVA® (placotinib) tablets are sold with KEMVEDA™ (durotinib)."
    )
    groups = {group.name: set(group.aliases) for group in drug_names(document(text))}
    assert groups == {
        "exa-TMT": {"exatuzumab tirumotecan", "EXT-264", "QX-2870"},
        "ZYNORVA": {"placotinib"},
        "KEMVEDA": {"durotinib"},
    }


def test_two_brands_of_one_substance_stay_two_drugs() -> None:
    text = "ZYNORVA HD® (zynocept) Injection 8 mg. ZYNORVA® (zynocept) Injection 2 mg. ZYNORVA HD lasts longer than ZYNORVA."
    groups = {group.name: group.aliases for group in drug_names(document(text))}
    assert groups["ZYNORVA HD"] == ()
    assert groups["ZYNORVA"] == ()


@pytest.mark.parametrize(
    "text",
    [
        "An antibody-drug conjugate (ADC) against CD19 and IL-13 for COVID-19, per RECIST 1.1.",
        "Our PRECISO® platform technology, an improvement in management and treatment.",
        "The concept and its development; the oncogene; a peptide.",
        "Dr. Andersen and Ms. Petersen joined.",
    ],
)
def test_what_only_looks_like_a_drug_s_name_is_none(text: str) -> None:
    assert drug_names(document(text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Phase 2 BRAVO7 trial is enrolling. In BRAVO7, patients improved.", ["BRAVO7"]),
        ("Data from the MORNING-OL extension study and the NeoSun trial.", ["MORNING-OL", "NeoSun"]),
        ("The second Phase 2b study (EXT-0205) met its endpoint, as EXT-0205 did.", ["EXT-0205"]),
        ("The VISTA and PLATEAU studies are under way.", ["VISTA", "PLATEAU"]),
        ("The FDA trial rules, an IND study, an SLE trial, NCT09999999 study.", []),
        ("EXAMPLE ANNOUNCES POSITIVE RESULTS FROM PIVOTAL TRIAL OF ITS DRUG", []),
    ],
)
def test_trials_are_named_by_acronym_or_protocol(text: str, names: list[str]) -> None:
    assert sorted(group.name for group in trial_names(document(text))) == sorted(names)


def test_every_mention_is_where_it_says() -> None:
    text = "The Phase 2 BRAVO7 trial of EXT-101. BRAVO7 tests EXT-101 and ext-101 not."
    for group in [*drug_names(document(text)), *trial_names(document(text))]:
        assert [text[span.start : span.end] for span in group.mentions] == [group.name] * len(group.mentions)
        assert len(group.mentions) == 2


def test_facts_stand_in_order_at_their_place() -> None:
    for name in ("2025-04-07", "2026-01-08"):
        release, found = seed(name)
        assert [(fact.start, fact.end) for fact in found] == sorted((fact.start, fact.end) for fact in found)
        assert all(release.text[fact.start : fact.end] == fact.text for fact in found)
        assert list(found) == find_facts(release)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200))
def test_no_text_raises(text: str) -> None:
    for fact in find_facts(document(text)):
        assert text[fact.start : fact.end] == fact.text


@pytest.mark.parametrize(
    "piece",
    ["A", "A1", "ABC-", "1,", "95% CI ", "$", "p=", "a@", "Dr. A ", "(", "EXT-101 (", "trial (", "ABC trial ", "Mab ", "® ", "1-", "the first ", "\n1. "],
)  # fmt: skip
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def timed(size: int) -> float:
        release = document(piece * (size // len(piece)))
        begun = time.process_time()
        find_facts(release)
        return time.process_time() - begun

    timed(2_000)
    assert timed(60_000) < 60 * timed(6_000) + 0.3
