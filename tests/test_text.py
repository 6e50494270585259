"""Folding, sentences and words."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.text import Span, fold, fold_str, sentences, words
from tests.documents import SEEDS


def _sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


def _words(text: str) -> list[str]:
    return [text[span.start : span.end] for span in words(text)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“It’s”", '"It\'s"'),
        ("25–30% − 5 ‑ ―", "25-30% - 5 - -"),
        ("a\u00a0b\u2009c\u202fd\u3000e  \n f", "a b c d e f"),
        ("lym\u00adpho\u200bdep\u2060letion", "lymphodepletion"),
        ("lympho\u00ad\ndepletion", "lymphodepletion"),
        ("（ＳＬＥ）；１２％", "(SLE);12%"),
        ("eﬃcacy proﬁle", "efficacy profile"),
        ("and so on…", "and so on..."),
        ("≥20% ≤ 4 ∼10", ">=20% <= 4 ~10"),
        ("e\u0301tude", "étude"),
        ("Phase Ⅲ", "Phase III"),
    ],
)
def test_typographic_variants_become_equal(text: str, folded: str) -> None:
    assert fold_str(text) == folded


@pytest.mark.parametrize("text", ["10⁵ cells", "2½ years", "m²", "H₂O", "Car T and CAR T", "0.50", "№"])
def test_what_would_change_a_value_or_a_name_is_kept(text: str) -> None:
    digits = [character for character in text if character.isdigit()]
    assert [character for character in fold_str(text) if character.isdigit()] == digits
    assert len({fold_str("10⁵"), fold_str("105"), fold_str("10 5")}) == 3
    assert fold_str("Car T") != fold_str("CAR T")


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_each_folded_character_knows_its_source(text: str) -> None:
    folded = fold(text)
    assert folded.text == fold_str(text)
    assert len(folded.text) == len(folded.offsets) == len(folded.ends)
    assert list(folded.offsets) == sorted(folded.offsets)
    for start, end in zip(folded.offsets, folded.ends, strict=True):
        assert 0 <= start < end <= len(text)
    if folded.text:
        whole = folded.source(0, len(folded.text))
        assert fold_str(text[whole.start : whole.end]) == folded.text


@pytest.mark.parametrize(
    "text",
    [
        "Allogene Therapeutics, Inc. (Nasdaq: ALLO) spoke.",
        "It was granted by the U.S. Food and Drug Administration.",
        "said David Chang, M.D., Ph.D., President of Allogene.",
        "On Feb. 12, 2025 the trial (No. 4) of Dr. J. R. Smith began.",
        "MRD vs. CR, e.g. at 0.5 mg, i.e. p=0.031 or 1.5 Million.",
        "Is it?",
        "A list, e.g. “off-the-shelf,” goes on.",
    ],
)
def test_abbreviations_initials_and_decimals_do_not_end_a_sentence(text: str) -> None:
    assert _sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It works. It does not. Why?", ["It works.", "It does not.", "Why?"]),
        ("It is Allogene Inc. The trial ended.", ["It is Allogene Inc.", "The trial ended."]),
        ("Sold in the U.S. The rest waits.", ["Sold in the U.S.", "The rest waits."]),
        ("“It works.” They said so.", ["“It works.”", "They said so."]),
        ("no further treatment.2 The trial ended.", ["no further treatment.2", "The trial ended."]),
        ("Cash Runway\nThe Company expects it.", ["Cash Runway", "The Company expects it."]),
        ("- One\n- Two\n\n• Three", ["- One", "- Two", "• Three"]),
        (
            "a sentence that goes\non in lower case. Next.",
            ["a sentence that goes\non in lower case.", "Next."],
        ),
        ("Dosing began. mRNA-1 works.", ["Dosing began.", "mRNA-1 works."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_a_reader_says(text: str, found: list[str]) -> None:
    assert _sentences(text) == found


def test_text_wrapped_at_one_width_is_read_across_its_line_breaks() -> None:
    text = (
        "The trial enrolled patients with lupus at forty sites in the\n"
        "United States and Europe, and the company expects to report\n"
        "results from it in the second half of 2026. A further trial\n"
        "Is planned."
    )
    assert len(_sentences(text)) == 2


@given(st.text(alphabet=st.sampled_from('aB1 .,!?\n-•"”)(U\u2028'), max_size=120))
@settings(max_examples=200, deadline=None)
def test_sentences_are_exact_ordered_and_lose_nothing_but_white_space(text: str) -> None:
    spans = sentences(text)
    done = 0
    for span in spans:
        assert done <= span.start < span.end
        assert text[done : span.start].strip() == ""
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        done = span.end
    assert text[done:].strip() == ""


def test_a_part_of_a_text_is_split_with_offsets_of_the_whole() -> None:
    text = "One here. Two here. Three here."
    assert sentences(text, 10, 19) == [Span(10, 19)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ALLO-329, CD19/CD70 and CD70+ T cells", ["ALLO-329", "CD19", "CD70", "and", "CD70+", "T", "cells"]),
        ("3+3 at 25–30% in 16/33", ["3+3", "at", "25–30%", "in", "16/33"]),
        ("p<0.001; $30,000 in the U.S.", ["p", "0.001", "30,000", "in", "the", "U.S."]),
        ("cost-of-goods isn’t R&D", ["cost-of-goods", "isn’t", "R&D"]),
    ],
)
def test_words_keep_names_and_figures_whole(text: str, found: list[str]) -> None:
    assert _words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        " " * 200_000,
        "." * 200_000 + "x",
        "...x" * 50_000,
        "\n" * 200_000,
        "\u200b" * 200_000,
        "a\n" * 100_000,
        "e\u0301" * 100_000,
        "-" * 200_000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    begun = time.perf_counter()
    fold(text)
    sentences(text)
    list(words(text))
    assert time.perf_counter() - begun < 5


def test_the_seeds_have_as_many_sentences_as_a_reader_counts() -> None:
    """Counted by hand in the section on ALLO-316 of the 2026 release, bullets included."""
    text = SEEDS[1].read_text(encoding="utf-8")
    start, end = text.index("ALLO-316: TRAVERSE"), text.index("Cash Runway into 2H 2027")
    assert len(sentences(text, start, end)) == 13
