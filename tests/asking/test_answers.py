"""What questions to the real releases and to the invented series are answered with, and what with never."""

from dataclasses import dataclass, field

import pytest

from summarizer import Store
from summarizer.asking import NOTHING, evidence, markdown
from summarizer.schemas import Event, Topic

from .conftest import Ask, text_of, words_behind


@dataclass(frozen=True)
class Case:
    """A question, what its answer must hold, and what it must not."""

    question: str
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    says: bool = True
    notes: tuple[str, ...] = field(default=())


ALLOGENE = [
    Case(
        "Does ALLO-329 have Fast Track for lupus?",
        (
            "Fast Track designation (FDA) for adult patients with: active refractory moderate-to-severe systemic lupus",
            "granted",
        ),
        ("ALLO-316", "ALPHA3"),
    ),
    Case(
        "What was the ORR of allo 316?",
        ("TRAVERSE: confirmed ORR: 31%", "denominator not disclosed", "high CD70 expression"),
        ("25", "67", "beyond 6 months"),
    ),
    Case("When is the futility analysis of ALPHA3?", ('"for Early Q2 2026" (2026-04-01 to 2026-04-30)',)),
    Case("How long does Allogene's cash last?", ('"into the second half of 2027"',), ("ALLO-329",)),
    Case("Is RESOLUTION enrolling?", ("RESOLUTION: Phase 1, recruiting, as told on 2026-01-08",)),
    Case("What is the starting dose of ALLO-329?", ("20 million CAR T cells",)),
    Case(
        "What results does cema-cel show in ALPHA3?",
        (),
        ("25", "30%", "31%"),
        says=False,
        notes=("not disclosed",),
    ),
    Case("What is the overall survival in TRAVERSE?", (), ("31%",), says=False),
    Case("Is CD70 found on plasma cells?", says=False),
    Case("Does ALLO-329 have priority review?", says=False),
]
SKERRIVANE = [
    Case(
        "When is topline for FIRTH, and has it moved?",
        (
            'Topline data has come, "In September 2026"',
            "delayed by 184 days",
            '"Because the larger trial needs more time to enroll"',
            'narrowed from "in 2H 2026" to "in Q3 2026"',
        ),
        ("HALYARD", "CAIRN", "LORN"),
    ),
    Case(
        "What were the efficacy results of dervicopan?",
        (
            "29.5%",
            "95% CI, 18.2% to 39.3%; p<0.0001",
            "35.5% (27 of 76)",
            "9.2% (7 of 76)",
            "denominator not disclosed",
        ),
        ("39.5%", "480"),
    ),
    Case(
        "Were there any deaths or serious adverse events in FIRTH?",
        (
            "5.3% (4 of 76)",
            "6.6% (5 of 76)",
            "No serious infections with encapsulated bacteria and no deaths",
        ),
        ("29.5%", "38.0%"),
    ),
    Case(
        "Is dervicopan better than placebo on eGFR?",
        ("was not statistically significant",),
        ("29.5%",),
        notes=("better",),
    ),
    Case("How long will Skerrivane's cash last?", ('"into 2028"', "extended by 366 days", "$187.3 million")),
    Case("Is the MINCH trial funded?", ("does not include the full cost of MINCH",)),
    Case(
        "Who holds the rights to SKV-114 in Japan?",
        ("Ondrelis Pharma K.K. holds rights to dervicopan in Japan", "$60 million"),
        ("SKV-207", "SKV-305"),
    ),
    Case(
        "Does SKV-114 have Orphan Drug designation?",
        ("for C3G: granted",),
        ("Fast Track designation", "Breakthrough"),
    ),
    Case("Has dervicopan got Breakthrough Therapy designation?", ("requested",), ("granted",)),
    Case(
        "How many patients were enrolled in FIRTH?",
        ("152 patients enrolled", "154 Patients", "says both"),
        ("480",),
    ),
    Case(
        "What is the primary endpoint of FIRTH, and has it changed?",
        ("at Week 12", "at Week 24", "changed from"),
    ),
    Case("When will dervicopan be approved?", ("Dervicopan has not been approved in any country.",)),
    Case(
        "Will dervicopan get accelerated approval?",
        ("could support an application for accelerated approval, if confirmed",),
        ("granted",),
    ),
    Case(
        "When will HALYARD read out?",
        ("delayed by 90 days", "That window has ended, with no outcome"),
        ("FIRTH",),
    ),
    Case("When is CAIRN topline?", ("was expected", "It is ruled out since"), ("topline data expected",)),
    Case("Why was CAIRN stopped?", ('"In April 2026"', "unlikely to meet its primary endpoint")),
    Case(
        "What is expected in 2027?",
        ("SKV-207, LORN: Proof-of-concept data", "MINCH: Trial start", "Full data"),
        ("CAIRN", "HALYARD"),
    ),
    Case("What has moved since October 2026?", ("delayed by 90 days", "delayed by 122 days"), ("184 days",)),
    Case("When was the IND for the anti-TL1A program cleared?", ("SKV-207: IND clearance has come",)),
    Case("ODL-5512: which phase?", ("SKV-305",), ("FIRTH",)),
    Case("What was net income in the first quarter of 2026?", ("Net income was $28.4 million",)),
    Case("Has dervicopan's PDUFA date moved?", says=False),
    Case("Who is the CEO of Skerrivane?", says=False),
    Case("What is the price of bitcoin?", says=False, notes=("price, bitcoin",)),
]


@pytest.mark.parametrize("case", ALLOGENE, ids=lambda case: case.question)
def test_the_real_releases_answer(case: Case, allogene: Ask) -> None:
    _check(case, allogene)


@pytest.mark.parametrize("case", SKERRIVANE, ids=lambda case: case.question)
def test_the_invented_series_answers(case: Case, skerrivane: Ask) -> None:
    _check(case, skerrivane)


def _check(case: Case, ask: Ask) -> None:
    asked = ask(case.question)
    text = text_of(asked)
    assert asked.says is case.says
    for words in case.holds:
        assert words in text
    for words in case.lacks:
        assert words not in text
    for words in case.notes:
        assert any(words in note for note in asked.notes)
    assert (NOTHING in markdown(asked)) is not case.says
    assert all(one.citations for one in asked.sentences)


def test_the_delay_of_proof_of_concept_is_told_with_both_citations(allogene: Ask) -> None:
    asked = allogene("when is proof of concept for ALLO-329 expected, and has it moved?")
    assert asked.understood.programs == ["ALLO-329"]
    assert asked.understood.events == [Event.POC_DATA]
    assert asked.understood.topics == [Topic.WHEN, Topic.MOVED]
    first, second, *_ = asked.sentences
    assert first.text.startswith(
        'ALLO-329, RESOLUTION: Proof-of-concept data expected "by the end of 1H 2026" (2026-01-08 to 2026-06-30)'
    )
    assert "delayed by 181 days" in second.text
    assert "No reason is given in these releases." in second.text
    assert len(second.citations) == 2
    assert "by year-end 2025" in words_behind(asked, 1)
    assert "by the end of 1H 2026" in words_behind(asked, 1)
    assert [str(one.published) for one in asked.sources] == ["2025-04-07", "2026-01-08"]


def test_what_one_release_alone_says_cannot_have_moved(allogene: Ask) -> None:
    [_, unmoved] = allogene("Has the futility analysis of ALPHA3 moved?").sentences
    assert "one release alone (2026-01-08) speaks of it" in unmoved.text


def test_what_is_told_again_has_not_moved(skerrivane: Ask) -> None:
    [_, unmoved] = skerrivane("Have the full data of FIRTH been delayed?").sentences
    assert "has not moved in what the releases of 2026-09-29, 2027-01-11 say" in unmoved.text
    assert len(unmoved.citations) == 2


def test_every_citation_is_numbered_in_order_and_has_its_release(skerrivane: Ask) -> None:
    asked = skerrivane("What has moved?")
    assert [one.id for one in asked.cited] == [f"c{place}" for place in range(1, len(asked.cited) + 1)]
    used = {name for one in asked.sentences for name in one.citations}
    assert used == {one.id for one in asked.cited}
    documents = {one.number: one.document for one in asked.sources}
    assert all(documents[one.source] == one.document for one in asked.cited)
    assert {one.source for one in asked.cited} == set(documents)


def test_a_passage_has_its_place_in_the_text(skerrivane: Ask, series: Store) -> None:
    asked = skerrivane("What was net income in the first quarter of 2026?")
    assert asked.sentences == []
    [passage] = asked.passages
    document = series.document(asked.sources[passage.source - 1].document)
    assert document.text[passage.start : passage.end] == passage.quote
    assert passage.page is None


def test_a_passage_of_a_paged_release_names_its_page(skerrivane: Ask) -> None:
    asked = skerrivane("What was net income in the first quarter of 2026?")
    [passage] = asked.passages
    paged = asked.model_copy(update={"passages": [passage.model_copy(update={"page": 4})]})
    assert f"source {passage.source}, p. 4, characters" in markdown(paged)


def test_the_same_question_gives_the_same_bytes(skerrivane: Ask) -> None:
    one, other = (skerrivane("What is new at Skerrivane since May 2026?") for _ in range(2))
    assert one.model_dump_json() == other.model_dump_json()


def test_evidence_is_all_that_an_answer_cites(skerrivane: Ask) -> None:
    for question in ("Any deaths in FIRTH?", "What was net income in the first quarter of 2026?"):
        asked = skerrivane(question)
        found = evidence(asked)
        assert [one.id for one in found] == [
            *(one.id for one in asked.cited),
            *(one.id for one in asked.passages),
        ]
        assert all(one.quote and one.published for one in found)


def test_days_that_are_asked_about_are_counted_from_the_latest_release(skerrivane: Ask) -> None:
    assert str(skerrivane("What has moved since October?").understood.since) == "2026-10-01"
    read = skerrivane("What does Skerrivane expect in the next six months?").understood
    assert (str(read.since), str(read.until)) == ("2027-01-11", "2027-07-11")
    assert skerrivane("What is expected before June 2027?").understood.since is None
