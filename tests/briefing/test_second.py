"""Sentences of a brief in other words, and faults of other kinds than those that the checks were first made with."""

from itertools import islice

import pytest

from summarizer.checks.cited import CITED, Ground, examine
from summarizer.schemas import BriefSentence
from tests.briefing.second import programs, sentences, wide_brief
from tests.briefing.second_mutants import Fault, faults

FEW = 12
"""Faults of each class here; `tests.benchmarks.briefs` tries them all."""
UNHELD = {
    "The company says that it continues to explore a pathway for the further development of ALLO-316.",
    "Cash, cash equivalents and marketable securities fell from $312.4 million at the end of 2024 to $287.9 million"
    " at the end of March 2025.",
}
"""True, and refused: a word more than the cited ones, and a fall that the release leaves to its reader."""
KINDS = sorted({one.kind for one in faults(wide_brief("dervicopan"), sentences("dervicopan"))})


@pytest.fixture(scope="module")
def grounds() -> dict[str, Ground]:
    return {name: Ground(wide_brief(name)) for batch in ("second", "plain") for name in programs(batch)}


@pytest.mark.parametrize("batch", ["second", "plain"])
def test_a_true_sentence_is_kept(batch: str, grounds: dict[str, Ground]) -> None:
    refused = {
        one.sentence.text
        for name in programs(batch)
        for one in sentences(name, batch)
        if examine(one.sentence, grounds[name])
    }
    assert refused == (UNHELD if batch == "plain" else set())


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_is_found(kind: str, grounds: dict[str, Ground]) -> None:
    tried: list[tuple[str, Fault]] = [
        (name, one)
        for name in programs()
        for one in faults(wide_brief(name), sentences(name))
        if one.kind == kind
    ]
    assert tried
    few = islice(tried, 0, None, max(1, len(tried) // FEW))
    assert [one.sentence.text for name, one in few if not examine(one.sentence, grounds[name])] == []


def codes(name: str, text: str, places: list[str], grounds: dict[str, Ground]) -> set[str]:
    brief = wide_brief(name)
    days = {one.number: one.published for one in brief.sources}
    known = {f"{days[one.source]}/{one.record}": one.id for one in brief.cited}
    sentence = BriefSentence(text=text, citations=[known[place] for place in places])
    return {one.code for one in examine(sentence, grounds[name])}


SKV = "dervicopan"
CASES = [
    (
        "BR18",
        "ALLO-329",
        ["2025-04-07/c4"],
        "The FDA granted Fast Track designation for adults with active refractory diffuse systemic sclerosis.",
        "The FDA granted Fast Track designation for adults with active diffuse systemic sclerosis.",
    ),
    (
        "BR19",
        SKV,
        ["2025-01-13/c6"],
        "The FDA granted Fast Track designation for adults with primary IgA nephropathy at risk of rapid progression.",
        "The FDA granted Fast Track designation for patients with primary IgA nephropathy at risk of rapid progression.",
    ),
    (
        "BR20",
        SKV,
        ["2026-09-29/c8"],
        "UPCR fell by 44% with dervicopan in patients with a baseline UPCR of 2 g/g or more.",
        "UPCR fell by 44% with dervicopan.",
    ),
    (
        "BR21",
        SKV,
        ["2026-09-29/c11"],
        "No serious infections with encapsulated bacteria were reported.",
        "No serious infections were reported.",
    ),
    (
        "BR22",
        SKV,
        ["2026-09-29/c6"],
        "The placebo-adjusted reduction was 29.5%, with an interval of 18.2% to 39.3%.",
        "The placebo-adjusted reduction was 29.5%, with an interval of 39.3% to 18.2%.",
    ),
    (
        "BR22",
        SKV,
        ["2026-09-29/c7"],
        "A reduction of at least 50% was reached by 27 of 76 patients (35.5%) with dervicopan.",
        "A reduction of at least 50% was reached by 27 of 76 patients (9.2%) with dervicopan.",
    ),
    (
        "BR23",
        SKV,
        ["2027-01-11/c10"],
        "Cash, cash equivalents and marketable securities were $187.3 million as of December 31, 2026.",
        "Cash, cash equivalents and marketable securities were €187.3 million as of December 31, 2026.",
    ),
    (
        "BR23",
        "SKV-207",
        ["2026-09-29/lorn"],
        "LORN is a Phase 1b trial in ulcerative colitis.",
        "LORN is a Phase 1a trial in ulcerative colitis.",
    ),
    (
        "BR24",
        "SKV-207",
        ["2027-01-11/lorn"],
        "LORN is enrolling its third dose cohort.",
        "LORN is enrolling its second dose cohort.",
    ),
    (
        "BR24",
        "cemacabtagene ansegedleucel",
        ["2026-01-08/alpha3"],
        "ALPHA3 is a pivotal, randomized Phase 2 trial.",
        "ALPHA3 is the first pivotal, randomized Phase 2 trial.",
    ),
    (
        "BR25",
        "cemacabtagene ansegedleucel",
        ["2026-01-08/c7"],
        "An improvement of 25 to 30% in MRD clearance could signal one of the most meaningful advances in LBCL.",
        "An improvement of 25 to 30% in MRD clearance could signal the most meaningful advances in LBCL.",
    ),
    (
        "BR25",
        "ALLO-316",
        ["2026-01-08/c15"],
        "High CD70 expression represents about two thirds of clear cell RCC.",
        "High CD70 expression represents about one third of clear cell RCC.",
    ),
    (
        "BR26",
        SKV,
        ["2025-09-16/c5", "2026-05-07/c3"],
        "Topline data were once expected in the first half of 2026, and are now expected in Q3 2026.",
        "Topline data were once expected in Q3 2026, and are now expected in the first half of 2026.",
    ),
    (
        "BR26",
        "SKV-305",
        ["2026-01-12/c9", "2026-05-07/c8"],
        "Topline data had been expected in the second half of 2026 before CAIRN was terminated in April 2026.",
        "Topline data had been expected in the second half of 2026 after CAIRN was terminated in April 2026.",
    ),
    (
        "BR27",
        SKV,
        ["2026-05-07/c2", "2026-05-07/c1"],
        "Enrollment in FIRTH was completed in March 2026 with 152 patients at 61 sites, although the same release also speaks of 154 patients.",
        "Enrollment in FIRTH was completed in March 2026 with 154 patients at 61 sites, although the same release also speaks of 152 patients.",
    ),
    (
        "BR28",
        "TMB-40",
        ["2025-11-10/c1", "2025-03-03/c3"],
        "The FDA approved TMB-40 on July 11, 2025, ahead of the PDUFA date of July 18, 2025.",
        "The FDA approved TMB-40 on July 18, 2025, ahead of the PDUFA date of July 11, 2025.",
    ),
    (
        "BR29",
        "SKV-207",
        ["2026-09-29/c15", "2027-01-11/c9"],
        "Proof-of-concept data have moved to the first quarter of 2027.",
        "Proof-of-concept data have moved from the first quarter of 2027.",
    ),
    (
        "BR30",
        "cemacabtagene ansegedleucel",
        ["2026-01-08/cemacabtagene-ansegedleucel"],
        "Servier granted Allogene exclusive rights to cema-cel.",
        "Cellectis granted Allogene exclusive rights to cema-cel.",
    ),
    (
        "BR31",
        "ALLO-329",
        ["2026-01-08/c8"],
        "The company states that it could reduce the need for conventional cytotoxic lymphodepletion.",
        "The company states that it would reduce the need for conventional cytotoxic lymphodepletion.",
    ),
    (
        "BR32",
        "SKV-305",
        ["2026-05-07/c8", "2026-05-07/c9"],
        "Ondrelis terminated CAIRN, and the decision was not related to safety.",
        "Ondrelis terminated CAIRN, and the decision was related to safety.",
    ),
    (
        "BR33",
        SKV,
        ["2027-01-11/c7"],
        "The change in UPCR could support an application for accelerated approval, if the slope of estimated"
        " glomerular filtration rate confirms it.",
        "The change in UPCR could support an application for accelerated approval, now that the slope of estimated"
        " glomerular filtration rate confirms it.",
    ),
    (
        "BR34",
        "SKV-207",
        ["2025-09-16/lorn"],
        "LORN is designed to enroll 36 patients in three ascending dose cohorts.",
        "LORN has enrolled 36 patients in three ascending dose cohorts.",
    ),
    (
        "BR35",
        SKV,
        ["2027-01-11/c7"],
        "The change in UPCR could support an application for accelerated approval, if confirmed by the slope of"
        " estimated glomerular filtration rate.",
        "The change in UPCR could support an application for accelerated approval, if confirmed by the slope of UPCR.",
    ),
    (
        "BR36",
        SKV,
        ["2027-01-11/dervicopan"],
        "Ondrelis holds rights to dervicopan in Japan, and Skerrivane in all other countries.",
        "Ondrelis holds rights to dervicopan in all other countries, and Skerrivane in Japan.",
    ),
    (
        "BR37",
        "ALLO-329",
        ["2025-04-07/c6"],
        "RESOLUTION is designed to evaluate safety and preliminary efficacy.",
        "RESOLUTION is designed to evaluate preliminary efficacy because of safety.",
    ),
]


@pytest.mark.parametrize(
    ("code", "name", "places", "true", "false"), CASES, ids=[f"{one[0]} {one[4][:40]}" for one in CASES]
)
def test_each_code_keeps_the_true_and_finds_the_false(
    code: str, name: str, places: list[str], true: str, false: str, grounds: dict[str, Ground]
) -> None:
    assert codes(name, true, places, grounds) <= {"BR17"}
    assert code in codes(name, false, places, grounds)


def test_every_code_made_since_has_its_case() -> None:
    assert {one.code for one in CITED if one.code > "BR17"} == {case[0] for case in CASES}


@pytest.mark.parametrize(
    ("name", "places", "text"),
    [
        ("dervicopan", ["2026-01-12/c1"], "Planned enrollment was raised from 120 to 150 patients."),
        ("dervicopan", ["2026-09-29/c5"], "UPCR was down 38.0% with dervicopan and 12.0% with placebo."),
        ("dervicopan", ["2026-05-07/c6"], "Haruto Minakaze believes that dervicopan could become an option."),
        ("ALLO-316", ["2026-01-08/c16"], "All responses were durable beyond six months."),
    ],
)
def test_a_fact_is_told_in_other_words(
    name: str, places: list[str], text: str, grounds: dict[str, Ground]
) -> None:
    assert codes(name, text, places, grounds) == set()


def test_other_words_do_not_turn_a_fact(grounds: dict[str, Ground]) -> None:
    text = "Planned enrollment was lowered from 120 to 150 patients."
    assert codes("dervicopan", text, ["2026-01-12/c1"], grounds)
