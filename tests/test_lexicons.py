"""The word lists: complete for the vocabularies, without contradictions, found fast and exactly."""

import re
import time
from enum import StrEnum

import pytest

from summarizer import lexicons
from summarizer.schemas import (
    Agency,
    Allocation,
    ArmType,
    DesignationKind,
    DesignationStatus,
    DrugModality,
    EnrollmentType,
    Event,
    InterventionModel,
    Masking,
    MilestoneStatus,
    OutcomeType,
    Phase,
    PrimaryPurpose,
    Stage,
    Statistic,
    StudyType,
    TrialStatus,
)

VOCABULARIES: dict[str, type[StrEnum]] = {
    "agency": Agency,
    "allocation": Allocation,
    "arm_type": ArmType,
    "designation": DesignationKind,
    "designation_status": DesignationStatus,
    "drug_modality": DrugModality,
    "enrollment_type": EnrollmentType,
    "event": Event,
    "intervention_model": InterventionModel,
    "masking": Masking,
    "milestone_status": MilestoneStatus,
    "outcome_type": OutcomeType,
    "phase": Phase,
    "primary_purpose": PrimaryPurpose,
    "stage": Stage,
    "statistic": Statistic,
    "study_type": StudyType,
    "trial_status": TrialStatus,
}
WITHOUT_WORDS = {("phase", "NA"), ("primary_purpose", "OTHER"), ("arm_type", "OTHER")}
SEVERAL_VALUES = {"phase", "question_event"}
"""Tables in which one phrase may stand for several values (Phase 1/2; the data that somebody asks for)."""


@pytest.mark.parametrize(("table", "vocabulary"), VOCABULARIES.items())
def test_every_value_of_a_vocabulary_has_words_and_no_other_value_has(
    table: str, vocabulary: type[StrEnum]
) -> None:
    listed = lexicons.triggers(table)
    assert set(listed) == {value.value for value in vocabulary}
    assert {(table, value) for value, phrases in listed.items() if not phrases} <= WITHOUT_WORDS


@pytest.mark.parametrize("table", lexicons.names())
def test_every_table_says_where_it_comes_from(table: str) -> None:
    assert len(lexicons.source(table)) > 15


@pytest.mark.parametrize("table", lexicons.names())
def test_no_phrase_stands_twice_or_for_two_values(table: str) -> None:
    phrases = [phrase for listed in lexicons.triggers(table).values() for phrase in listed]
    if table not in SEVERAL_VALUES:
        assert len(phrases) == len(set(phrases)), sorted({p for p in phrases if phrases.count(p) > 1})
    for listed in lexicons.triggers(table).values():
        assert len(listed) == len(set(listed))


def test_inn_stems_denote_modalities() -> None:
    assert set(lexicons.triggers("inn_stem")) <= {value.value for value in DrugModality}


def test_registry_formats_are_regular_expressions() -> None:
    formats = lexicons.triggers("registry")
    assert re.fullmatch(formats["NCT"][0], "NCT06005441")
    assert re.fullmatch(formats["EUCT"][0], "2023-506789-12-00")
    assert all(re.compile(regex) for listed in formats.values() for regex in listed)


@pytest.mark.parametrize(
    ("table", "text", "value"),
    [
        ("designation", "three Fast Track Designations (FTD)", "FAST_TRACK"),
        ("designation", "a rare pediatric disease priority review voucher", "PRIORITY_REVIEW_VOUCHER"),
        ("designation", "Regenerative Medicine Advanced Therapy (RMAT) designation", "RMAT"),
        ("designation", "Breakthrough\nTherapy status", "BREAKTHROUGH_THERAPY"),
        ("event", "Recent Investigational New Drug (IND) Application Clearance", "IND_CLEARED"),
        ("event", "The FDA cleared the IND", "IND_CLEARED"),
        ("event", "the submission of its second NDA", "NDA_SUBMITTED"),
        ("event", "interim futility analysis", "FUTILITY_ANALYSIS"),
        ("event", "Initial Proof\u2011of\u2011Concept", "POC_DATA"),
        ("event", "the first patient has been dosed", "FIRST_PATIENT_DOSED"),
        ("event", "completion of enrollment", "ENROLLMENT_COMPLETE"),
        ("event", "the FDA lifted the clinical hold", "HOLD_LIFTED"),
        ("event", "a complete response letter", "CRL"),
        ("event", "entered into a definitive merger agreement", "DEAL_SIGNED"),
        ("trial_status", "The trial is enrolling patients", "RECRUITING"),
        ("masking", "an open\u2013label study", "NONE"),
        ("masking", "a double-blind, placebo-controlled trial", "DOUBLE"),
        ("allocation", "a randomised trial", "RANDOMIZED"),
        ("allocation", "a non-randomized trial", "NON_RANDOMIZED"),
        ("drug_modality", "an antibody-drug conjugate", "ADC"),
        ("drug_modality", "an off-the-shelf CAR T", "CELL_THERAPY_ALLOGENEIC"),
        ("indication", "patients with SLE", "systemic lupus erythematosus"),
        ("endpoint", "a confirmed objective response rate of 41%", "confirmed ORR"),
    ],
)
def test_a_phrase_is_found_in_the_forms_that_releases_print(table: str, text: str, value: str) -> None:
    hits = lexicons.find(table, text)
    assert value in {hit.value for hit in hits}, hits
    assert all(text[hit.start : hit.end].strip() == text[hit.start : hit.end] for hit in hits)


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("allocation", "two parallel cohorts"),
        ("endpoint", "PR Newswire is not a response, nor is an or"),
        ("event", "We submitted comments. The NDA is a form."),
        ("event", "exposure data submitted during the NDA review"),
        ("drug_modality", "no mabs in thumbs"),
    ],
)
def test_words_that_merely_look_alike_are_not_found(table: str, text: str) -> None:
    found = {text[hit.start : hit.end] for hit in lexicons.find(table, text)}
    assert not found - {"PR"}, found


def test_the_longest_phrase_wins_and_a_combined_phase_is_two_values() -> None:
    assert [hit.value for hit in lexicons.find("phase", "a Phase 1/2 trial")] == ["PHASE1", "PHASE2"]
    assert [hit.value for hit in lexicons.find("designation", "Priority Review Voucher")] == [
        "PRIORITY_REVIEW_VOUCHER"
    ]


def test_abbreviations_keep_their_capitals_and_words_do_not() -> None:
    assert lexicons.find("endpoint", "the sd card") == []
    assert [hit.value for hit in lexicons.find("endpoint", "best response was SD")] == ["SD"]


def test_a_pattern_finds_what_the_matcher_finds() -> None:
    pattern = lexicons.phrase_pattern(["open label", "submission of ... NDA", "ORR"])
    text = "An Open-label trial; submission of the rolling NDA; ORR but no orr."
    assert pattern.findall(text) == ["Open-label", "submission of the rolling NDA", "ORR"]
    assert lexicons.phrase_pattern([]).search(text) is None


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        lexicons.triggers("no such table")


def test_words_are_the_same_whichever_letters_stand_beside_them() -> None:
    # A text of usual letters is read with a faster pattern: no character may change what the words are.
    for code in range(0x3000):
        text = f"one{chr(code)}Two 3"
        places = [match.span() for match in re.finditer(r"[^\W_]+", text)]
        read = lexicons.tokens(text)
        assert read.spans == places
        assert read.words[:-1] == [text[start:end].lower() for start, end in places]


def test_a_letter_that_is_two_in_lower_case_moves_no_place_behind_it() -> None:
    text = "At \u0130stanbul the first patient was dosed."
    (hit,) = lexicons.find("event", text)
    assert text[hit.start : hit.end] == "first patient was dosed"


@pytest.mark.parametrize(
    "piece", ["submission of a ", "the first patient was ", "IND IND ", "a-", "phase 1/", "\n"]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    matcher = lexicons.lexicon("event", "phase", "trial_status")
    short, long = piece * (20_000 // len(piece)), piece * (200_000 // len(piece))
    matcher.find(short)
    begun = time.process_time()
    matcher.find(short)
    first = time.process_time() - begun
    begun = time.process_time()
    matcher.find(long)
    assert time.process_time() - begun < 40 * first + 0.2
