"""Facts: what a release states, each with its kind, its normalized value and what it is there for."""

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
    assert {fact.value for fact in found if fact.kind is FactKind.DRUG} == {"ALLO-329", "cyclophosphamide"}


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
        ("Five of the first nine patients (56%) responded.", FactKind.COUNT, [("Five of the first nine patients", "5/9 patients")]),
        ("Of 45 patients 12 (27%) responded.", FactKind.COUNT, [("45 patients", "45 patients"), ("12", "12")]),
        ("It runs at seven active U.S. sites in 40 1L patients.", FactKind.COUNT, [("seven active U.S. sites", "7 sites"), ("40 1L patients", "40 patients")]),
        ("Nearly half of patients and two-thirds of women; in the second half of 2026, a third trial.", FactKind.RATIO, [("Nearly half", "~1/2"), ("two-thirds", "2/3")]),
        ("The first cohort took 0.25 mg/10 mL, then 3 x 10⁸ CAR+ cells.", FactKind.DOSE, [("0.25 mg/10 mL", "0.25 mg/10 mL"), ("3 x 10⁸ CAR+ cells", "300000000 cells")]),
        ("People aged 6 months to 60 years took part.", FactKind.DURATION, [("6 months to 60 years", "6 months..60 years")]),
        ("Eight doses over four weeks, with over 20 years of experience.", FactKind.DURATION, [("over four weeks", "4 weeks"), ("over 20 years", ">20 years")]),
        ("ALT rose above 3×ULN; QTc stayed below 500 ms.", FactKind.RATIO, [("above 3×ULN", ">3 x ULN")]),
        ("Median PFS was 8.1 months (95% CI: 5.2, NE), median OS 9 months (95% CI 7.1-not reached).", FactKind.INTERVAL, [("95% CI: 5.2, NE", "95% [5.2, NE]"), ("95% CI 7.1-not reached", "95% [7.1, NR]")]),
        ("Median DOR was not reached; agreement was not reached.", FactKind.DURATION, [("not reached", "not reached")]),
        ("The difference was -1.3, with its 95% confidence interval below 0.", FactKind.PERCENTAGE, []),
        ("Caspase 3, interleukin 2, exon 20, T-helper 2 and 5-HT2A.", FactKind.NUMBER, []),
        ("It is administered daily with weekly paclitaxel, 3 weeks on, 1 week off, says our quarterly report on daily life.", FactKind.SCHEDULE, [("daily", "daily"), ("weekly", "weekly"), ("3 weeks on, 1 week off", "3 weeks on, 1 week off")]),
        ("See NL-OMON12345, PACTR202301234567890, IRCT20230101012345N1, 2023-509999-12-00 and U1111-1234-5678.", FactKind.REGISTRY_ID, [("NL-OMON12345", "NL-OMON12345"), ("PACTR202301234567890", "PACTR202301234567890"), ("IRCT20230101012345N1", "IRCT20230101012345N1"), ("2023-509999-12-00", "2023-509999-12-00"), ("U1111-1234-5678", "U1111-1234-5678")]),
        ("The FDA approved EXT-101. If approved elsewhere, approved therapies need approval; the approved dose stays.", FactKind.REGULATORY_EVENT, [("FDA approved", "APPROVED")]),
        ("EXT-101 was approved in Japan following approval by the EMA, the first and only approved therapy.", FactKind.REGULATORY_EVENT, [("was approved", "APPROVED"), ("approval", "APPROVED"), ("approved", "APPROVED")]),
        ("IND-enabling studies and an open-label extension with accelerated approval.", FactKind.REGULATORY_EVENT, []),
        ("It could become a breakthrough therapy for many.", FactKind.DESIGNATION, []),
        ("The agency granted breakthrough therapy designation.", FactKind.DESIGNATION, [("breakthrough therapy designation", "BREAKTHROUGH_THERAPY")]),
        ("Urothelial cancer (UC) is common; UC patients at the Example Cancer Center and cancer centers.", FactKind.INDICATION, [("Urothelial cancer", "urothelial carcinoma"), ("UC", "urothelial carcinoma"), ("UC", "urothelial carcinoma")]),
        ("Scored on the Example Itch Severity Scale (EISS), EISS fell.", FactKind.ENDPOINT, [("Example Itch Severity Scale (EISS)", "Example Itch Severity Scale"), ("EISS", "Example Itch Severity Scale")]),
        ("Appointed Mara Voss as Chief Financial Officer. Mr. Voss was glad, said Jane Q. Doe. Appointed Voss Partners as adviser.", FactKind.PERSON, [("Mara Voss", "Mara Voss"), ("Voss", "Mara Voss"), ("Jane Q. Doe", "Jane Q. Doe")]),
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
        ("A published study found that patients had a response rate of 48%.", "prevalence"),
        ("A 48% improvement in clearance could signal an advance.", "threshold"),
        ("Grade 3 adverse events: nausea, with an adverse event rate of 48%.", "safety"),
    ],
)
def test_a_percentage_says_what_it_is_there_for(text: str, role: str) -> None:
    assert [fact.role for fact in find_facts(document(text)) if fact.text.endswith("48%")] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("After a median follow-up of 14 months, EXT-101 was safe.", "design"),
        ("Patients were treated with EXT-101 for 14 months.", "design"),
        ("At 14 months the score fell.", "time_point"),
        ("The score fell 14 months after the last dose.", "time_point"),
        ("Median PFS was 14 months with EXT-101.", "result"),
        ("Responses lasted beyond 14 months in most.", "result"),
        ("Within 14 months after launch, sales doubled.", "background"),
        ("She brings nearly 14 months of experience.", "company"),
        ("The 14 months double-blind treatment period ended.", "design"),
    ],
)
def test_a_length_of_time_says_what_it_is_there_for(text: str, role: str) -> None:
    assert [fact.role for fact in find_facts(document(text)) if "14 months" in fact.text] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In the trial 54% of participants achieved at least 20% reduction of the score.", "threshold"),
        ("This exceeds the minimal clinically important difference of at least 20% by far.", "threshold"),
        ("We saw a reduction of at least 20% in the score.", "result"),
    ],
)
def test_what_responders_must_reach_is_no_result(text: str, role: str) -> None:
    assert [fact.role for fact in find_facts(document(text)) if fact.text == "at least 20%"] == [role]


def test_no_figure_runs_over_the_cells_of_a_table() -> None:
    text = "Change | -9.8\t-13.9\t-17.6 | 0.0421\nResponse at Week 12 | 18.9 | (95% CI)"
    found = find_facts(document(text, ZoneKind.TABLE))
    numbers = [fact.value for fact in found if fact.kind is FactKind.NUMBER]
    assert numbers == ["-9.8", "-13.9", "-17.6", "0.0421", "18.9"]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("FOSTRIVA (zalforglimon) is sold. FOSTRIVA helps.", {"FOSTRIVA": {"zalforglimon"}}),
        ("The EC approved zalforglimon (FOSTRIVA®).", {"zalforglimon": {"FOSTRIVA"}}),
        ("We study zalforglimon, an oral small molecule inhibitor.", {"zalforglimon": set()}),
        ("Patients treated with borvicodrel improved, as borvicodrel was well tolerated.", {"borvicodrel": set()}),
        ("Patients treated with caution improved, as caution was well tolerated.", {}),
        ("Doses of intranasal placebo, treated with intranasal saline, an allogeneic, an off-the-shelf antibody.", {}),
        ("EXT-101 (generic name: placomirlast; sold in China under the trade name FUNIVA).", {"EXT-101": {"placomirlast", "FUNIVA"}}),
        ("With fludarabine and mycophenolate mofetil, after Opdivo.", {"fludarabine": set(), "mycophenolate mofetil": set(), "Opdivo": set()}),
        ("See ISRCTN12345678, CTR20231234 and KCT0001234.", {}),
        ("ZYNORVA HD® is new. ZYNORVA® HD and ZYNORVA® (zynocept) are two.", {"ZYNORVA HD": set(), "ZYNORVA": {"zynocept"}}),
    ],
)  # fmt: skip
def test_a_drug_is_known_by_what_stands_around_its_name(text: str, groups: dict[str, set[str]]) -> None:
    assert {group.name: set(group.aliases) for group in drug_names(document(text))} == groups


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
        ("SKYLINE-2 (NCT09999999) runs; FJORD [NCT09999998] too.", ["SKYLINE-2", "FJORD"]),
        ("Results from RSVQX, a Phase 2 study in adults. RSVQX is enrolling.", ["RSVQX"]),
        ("In the pivotal QUASAR-1, patients improved.", ["QUASAR-1"]),
        ("EXCO, a company that runs a trial, and ORR, a measure of the trial.", []),
        ("The FDA trial rules, an IND study, an SLE trial, NCT09999999 study.", []),
        ("EXAMPLE ANNOUNCES POSITIVE RESULTS FROM PIVOTAL TRIAL OF ITS DRUG", []),
        ("PRESS RELEASE\n\nStudy Progresses to a Higher Dose", []),
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


PIECES = (
    "EXT-101 showed an ORR of 48% (16/33; 95% CI: 30.8, 66.5; p=0.003).", "Nearly half of patients stayed at 20 mg once daily.",
    "Median PFS was 8.1 months (95% CI: 5.2, NE).", "The FDA approved EXT-101 in May 2025.", "Cash was $216.7 million at year-end 2025.",
    "Zalforglimon, an oral inhibitor, was safe; zalforglimon is new.", "The BRAVO7 trial (NCT09999999) enrolled 33 patients with urothelial cancer (UC).",
    "“We are glad,” said Jane Q. Doe, Chief Executive Officer.", "At week 12 the Example Itch Scale (EIS) fell by 2 points.",
)  # fmt: skip
ZONED = st.lists(
    st.tuples(
        st.sampled_from(PIECES),
        st.sampled_from(
            [
                (ZoneKind.BODY, Author.COMPANY),
                (ZoneKind.QUOTE, Author.COMPANY_QUOTE),
                (ZoneKind.TABLE, Author.COMPANY),
                (ZoneKind.AI_SUMMARY, Author.AGGREGATOR),
                (ZoneKind.FORWARD_LOOKING, Author.COMPANY_LEGAL),
            ]
        ),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=50, deadline=None)
@given(ZONED)
def test_facts_are_the_company_s_in_order_and_word_for_word(
    parts: list[tuple[str, tuple[ZoneKind, Author]]],
) -> None:
    text, zones = "", []
    for piece, (kind, author) in parts:
        zones.append(Zone(kind=kind, author=author, start=len(text), end=len(text) + len(piece) + 2))
        text += piece + "\n\n"
    release = document(text).model_copy(update={"zones": zones})
    found = find_facts(release)
    assert [(fact.start, fact.end) for fact in found] == sorted((fact.start, fact.end) for fact in found)
    assert len({(fact.kind, fact.start, fact.end, fact.value) for fact in found}) == len(found)
    for fact in found:
        assert text[fact.start : fact.end] == fact.text
        zone = next(zone for zone in zones if zone.start <= fact.start < zone.end)
        assert zone.author.is_company
        assert fact.end <= zone.end


TYPOGRAPHY = st.sampled_from(
    [(" ", "\u00a0"), ("-", "\u2011"), ("-", "\u2010"), ("“", '"'), ("’", "'"), ("EXT-101", "EXT-101®")]
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PIECES), TYPOGRAPHY)
def test_a_value_does_not_depend_on_typography(piece: str, change: tuple[str, str]) -> None:
    def values(text: str) -> list[tuple[FactKind, str, str | None]]:
        folded = str.maketrans({"\u00a0": " ", "\u2010": "-", "\u2011": "-", "“": '"', "’": "'"})
        return [(fact.kind, fact.value.translate(folded), fact.role) for fact in find_facts(document(text))]

    assert values(piece.replace(*change)) == values(piece)


def test_a_code_without_digits_before_the_word_trial_is_the_trials() -> None:
    text = "The INVENT-ALS Phase 2b/3 clinical trial of INV-166 continues. Data of INVENT-ALS are expected."
    assert facts(text, FactKind.DRUG) == [("INV-166", "INV-166")]
    assert {value for _, value in facts(text, FactKind.TRIAL_NAME)} == {"INVENT-ALS"}


@pytest.mark.parametrize("word", ["Clinical", "Monotherapy", "Topline", "Randomized"])
def test_what_kind_a_trial_is_is_no_name_of_it(word: str) -> None:
    assert facts(f"Results of a Phase 2 {word} Trial of INV-166 were shown.", FactKind.TRIAL_NAME) == []


@pytest.mark.parametrize(
    "name", ["inventostat", "inventirom", "inventufermin", "inventutide", "inventotrutide"]
)
def test_generic_names_are_known_by_their_stems(name: str) -> None:
    known = facts(f"Patients took {name} daily.", FactKind.DRUG) == [(name, name)]
    assert known is (name != "inventutide")
