"""Words, names and abbreviations as the checks compare them."""

import pytest

from summarizer.checks.naming import explained, same_name
from summarizer.checks.tone import clauses
from summarizer.checks.wording import Scope, abbreviation, missing, occurrences


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("patients with renal cell carcinoma (RCC) were", "RCC", "renal cell carcinoma"),
        ("our lead, cemacabtagene ansegedleucel (cema-cel), is", "cema-cel", "cemacabtagene ansegedleucel"),
        ("treats SLE (systemic lupus erythematosus) well", "SLE", "systemic lupus erythematosus"),
    ],
)
def test_abbreviations_that_a_release_explains_are_known(text: str, short: str, long: str) -> None:
    assert (short, long) in explained(text)


@pytest.mark.parametrize("text", ["a company (Nasdaq: ALLO)", "in 31% (16/33)", "(the Company) said"])
def test_other_brackets_explain_nothing(text: str) -> None:
    assert explained(text) == []


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("1%", "31%"),
        ("25", "25-30%"),
        ("329", "allo-329"),
        ("16.8%", "-16.8%"),
        ("6", "6%"),
        ("60,000", "60,000+"),
    ],
)
def test_a_part_of_a_number_or_a_code_is_not_that_number(phrase: str, text: str) -> None:
    assert occurrences(phrase, text) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("large B-cell lymphoma", "in large B cell lymphomas"),
        ("ALLO-329", "the ALLO‑329 trial"),
        ("IL-33", "an anti-IL-33 antibody"),
        ("tumour response", "tumor responses"),
        ("ORR", "the objective response rate was"),
        ("three patients", "in 3 patients"),
    ],
)
def test_spellings_of_one_thing_are_one(value: str, text: str) -> None:
    assert missing(value, Scope(text)) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("ALLO-316", "the ALLO-329 trial"),
        ("CD70", "CD19 and CD7"),
        ("systemic sclerosis", "systemic lupus erythematosus"),
        ("hypertension", "hypotension"),
        ("PFS", "the ORR was"),
        ("week 24", "week 12"),
        ("without chemotherapy", "with chemotherapy"),
    ],
)
def test_near_misses_are_not(value: str, text: str) -> None:
    assert missing(value, Scope(text))


def test_an_abbreviation_answers_for_its_long_form() -> None:
    scope = Scope("patients with XLD", [abbreviation("XLD", "example long disease")])
    assert missing("example long disease", scope) == []


def test_names_are_the_same_without_their_hyphens() -> None:
    assert same_name("ALLO-329", "Allo 329")
    assert not same_name("ALLO-329", "ALLO-392")


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("A 30% gain could signal an advance", "hypothetical"),
        ("Data are expected in 2026", "expected"),
        ("ALLO-329 is designed to reduce rejection", "possible"),
        ("The FDA granted Fast Track designation", "happened"),
        ("No drug-related deaths were reported", "denied"),
        ("The trial did not meet its endpoint", "denied"),
        ("Neither drug has been approved", "denied"),
    ],
)
def test_a_clause_has_its_tone(text: str, tone: str) -> None:
    assert getattr(clauses(text)[0], tone)


@pytest.mark.parametrize(
    "text", ["two cohorts, one with no lymphodepletion", "not only in adults", "with no further treatment"]
)
def test_a_negative_word_beside_the_predicate_denies_nothing(text: str) -> None:
    assert not any(clause.denied for clause in clauses(text))


def test_the_month_of_may_is_no_hope() -> None:
    assert clauses("approved on May 22")[0].hypothetical is None
