"""Footnote marks that lost their superscript."""

from pathlib import Path

import pytest

from summarizer.reading import read
from summarizer.reading.footnotes import find_footnotes, note_label
from summarizer.reading.layout import blocks_of

SEEDS = Path(__file__).parents[2] / "seeds"


def marks(running: str, *notes: str) -> list[tuple[str, str]]:
    blocks = blocks_of(running, {})
    footnotes = find_footnotes(blocks, blocks_of("\n".join(notes), {}))
    return [(note.label, running[max(0, note.start - 5) : note.end]) for note in footnotes]


def test_the_seeds_glued_digits_point_at_its_footnotes() -> None:
    document = read(SEEDS / "2026-01-08-allogene-2026-catalysts.txt")
    found = [
        (note.label, document.text[note.start - 4 : note.end], document.text[note.note_start : note.note_end])
        for note in document.footnotes
    ]
    assert found == [
        ("1", "dose1", "ASCO 2025 data presentation"),
        ("2", "ment2", "Ruf et al., Clin Can Res. 2015"),
    ]


def test_a_release_without_footnotes_has_none() -> None:
    assert read(SEEDS / "2025-04-07-allogene-allo-329-fast-track.txt").footnotes == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("a single dose1 in patients", "1"),
        ("who smoke cigarettes.1 Tobacco", "1"),
        ("in the United States.2,3 More", "23"),
        ("of life (58 adults).2 Next", "2"),
        ("of the study.2,3One goal", "23"),
        ("near complete inhibition of hemolysis[1] was", "1"),
        ("with Alzheimer's disease by 2050.3", "3"),
        ("our product™2 is new", "2"),
        ("met its endpoint in August 20252.", "2"),
        ("approved on March 12, 20243 in Japan", "3"),
    ],
)
def test_marks_are_found_where_superscripts_stood(text: str, labels: str) -> None:
    result = marks(text, "1 First", "2 Second", "3 Third")
    assert [label for label, _ in result] == list(labels)
    assert all(words.rstrip("]").endswith(label) for label, words in result)


@pytest.mark.parametrize(
    "text",
    [
        "the ALPHA3 and ALLO3 trials target CD19 and PD-1 with IL-2 in Q2",
        "dosed at 90 mg/m2 in week3 of part2 of phase1",
        "reduced by 2.3 points, to 1.2% and 3,1",
        "an improvement of 1 point in 2 of 3 patients",
        "see Fig.1 and No.2 and vs.3",
        "of 20252 shares sold in August 2025, and 120252 more",
        "the NF1 gene and COVID-1",
    ],
)
def test_names_units_and_figures_are_no_footnotes(text: str) -> None:
    assert marks(text, "1 First", "2 Second", "3 Third") == []


def test_only_labels_that_exist_count() -> None:
    assert marks("one word4 and another.5 And", "1 First", "2 Second") == []
    assert marks("one word.1,9 And", "1 First") == []


def test_without_footnotes_a_rising_sequence_counts_and_points_at_nothing() -> None:
    blocks = blocks_of("response in patients1 and durable effect2.", {})
    found = find_footnotes(blocks, [])
    assert [(note.label, note.note_start == note.note_end == note.end) for note in found] == [
        ("1", True),
        ("2", True),
    ]
    assert find_footnotes(blocks_of("a lone word1 here", {}), []) == []
    assert find_footnotes(blocks_of("some words2 and word1 here", {}), []) == []


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("1 Text", "1"),
        ("1. Text", "1"),
        ("1VanFrank B", "1"),
        ("[1] Text", "1"),
        ("[ii]Ascites", "ii"),
        ("(3) Text", "3"),
        ("* Text", "*"),
        ("2024 was a year", None),
        ("Text", None),
    ],
)
def test_a_footnotes_line_begins_with_its_label(line: str, label: str | None) -> None:
    found = note_label(line)
    assert (found[0] if found else None) == label


@pytest.mark.parametrize(
    ("running", "found"),
    [
        (
            "It beat placebo.2,3 The trial ended in 2025 (in Norway).14",
            [("2", "cebo.2"), ("3", "bo.2,3"), ("14", "way).14")],
        ),
        ("It beat placebo.2 The trial ended.", []),
        ("Version 2.3 The cohort of Part No.5 The end.", []),
        ("It cost approx.5 million. It fell to 0.5 The next day approx.7 million.", []),
    ],
)
def test_marks_behind_the_points_of_sentences_need_no_footnotes(
    running: str, found: list[tuple[str, str]]
) -> None:
    assert marks(running) == found
