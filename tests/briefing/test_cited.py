"""A sentence of a brief says what it cites, and is found out where it does not."""

from itertools import islice

import pytest

from summarizer.checks.cited import CITED, NEEDED, Ground, examine
from summarizer.schemas import BriefSentence, Cited, ClaimType, Modality
from tests.briefing.mutants import EDITS, Mutant, mutants
from tests.briefing.written import NAMES, Written, brief_on, sentences

KINDS = [*EDITS, "another citation", "a citation less", "a citation more", "no such citation"]
FEW = 12
"""Mutants of each class here; `tests.benchmarks.briefs` tries them all."""


@pytest.fixture(scope="module")
def grounds() -> dict[str, Ground]:
    return {name: Ground(brief_on(name)) for name in NAMES}


@pytest.mark.parametrize(
    ("name", "written"),
    [(name, one) for name in NAMES for one in sentences(name)],
    ids=lambda value: value.sentence.text[:50] if isinstance(value, Written) else value,
)
def test_a_sentence_that_its_citations_hold_is_kept(
    name: str, written: Written, grounds: dict[str, Ground]
) -> None:
    assert examine(written.sentence, grounds[name]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_sentence_made_wrong_is_found_out(kind: str, grounds: dict[str, Ground]) -> None:
    tried: list[tuple[str, Mutant]] = [
        (name, one) for name in NAMES for one in mutants(brief_on(name), sentences(name)) if one.kind == kind
    ]
    assert len(tried) > 5
    few = list(islice(tried, 0, None, max(1, len(tried) // FEW)))
    assert [one.sentence for name, one in few if not examine(one.sentence, grounds[name])] == []


def test_every_check_has_a_code_of_its_own() -> None:
    codes = [*(one.code for one in CITED), NEEDED]
    assert sorted(codes) == [f"BR{number:02}" for number in range(1, len(codes) + 1)]


def cited(brief_name: str, place: str) -> str:
    return next(one.id for one in brief_on(brief_name).cited if f"{one.source}/{one.record}" == place)


@pytest.mark.parametrize(
    ("code", "text", "places"),
    [
        ("BR01", "ALLO-329 is directed at CD19.", ["9/c9"]),
        ("BR14", "ALLO-329 is directed at CD19.", []),
        ("BR02", "The company plans to test up to five cell dose levels.", ["2/resolution"]),
        ("BR02", "The company plans to test four cell dose levels.", ["2/resolution"]),
        ("BR03", "In FIRTH, 38.0% was seen with placebo.", ["6/c5"]),
        ("BR04", "A reduction of at least 50% was reached by 76 of 27 patients.", ["6/c7"]),
        ("BR05", "Proof-of-concept data were delayed by 182 days.", ["1/c7", "2/c10"]),
        ("BR05", "Proof-of-concept data were delayed by 8 days.", ["1/c7", "2/c10"]),
        ("BR05", "Proof-of-concept data were delayed by six months.", ["1/c7", "2/c10"]),
        ("BR06", "The company expects proof-of-concept data in 2026.", ["2/c10"]),
        ("BR08", "Proof-of-concept data moved from 1H 2026 to year-end 2025.", ["1/c7", "2/c10"]),
        ("BR09", "The company expects encouraging proof-of-concept data by the end of 1H 2026.", ["2/c10"]),
        ("BR09", "TRAVERSE is enrolling patients.", ["2/resolution"]),
        ("BR10", "The FDA granted Breakthrough Therapy designation.", ["6/c2"]),
        ("BR11", "Proof-of-concept data expected by the end of 1H 2026 were delayed.", ["2/c10"]),
        ("BR12", "The company reported proof-of-concept data.", ["2/c10"]),
        ("BR12", "Proof-of-concept data could come by the end of 1H 2026.", ["2/c10"]),
        ("BR13", "Initial proof-of-concept data by the end of 1H 2026.", ["2/c10"]),
        ("BR14", "RESOLUTION is not enrolling patients.", ["2/resolution"]),
        ("BR17", "The Phase 1 RESOLUTION trial is enrolling patients.", ["2/resolution", "1/c2"]),
    ],
)
def test_each_code_is_found(code: str, text: str, places: list[str], grounds: dict[str, Ground]) -> None:
    name = "SKV-114" if places and places[0].startswith("6/") else "ALLO-329"
    known = {f"{one.source}/{one.record}": one.id for one in brief_on(name).cited}
    sentence = BriefSentence(text=text, citations=[known.get(place, place) for place in places])
    assert code in {one.code for one in examine(sentence, grounds[name])}


def opinion(*, negated: bool = False) -> Ground:
    """A brief with one more citation: an executive's words."""
    brief = brief_on("ALLO-329")
    words = (
        brief.cited[0].evidence[0].model_copy(update={"quote": "ALLO-329 has no equal in autoimmune disease"})
    )
    one = Cited(
        id="c900",
        document=brief.cited[0].document,
        record="c900",
        source=1,
        statement="ALLO-329 has no equal",
        speaker="Jane Roe",
        type=ClaimType.OPINION,
        modality=Modality.REPORTED,
        negated=negated,
        names=["ALLO-329"],
        evidence=[words],
    )
    return Ground(brief.model_copy(update={"cited": [*brief.cited, one]}))


def test_an_opinion_is_told_as_somebodys() -> None:
    bare = BriefSentence(text="ALLO-329 has no equal in autoimmune disease.", citations=["c900"])
    told = BriefSentence(
        text="The company states that ALLO-329 has no equal in autoimmune disease.", citations=["c900"]
    )
    assert [one.code for one in examine(bare, opinion())] == ["BR16"]
    assert examine(told, opinion()) == []


def test_what_is_negated_is_denied() -> None:
    text = "The company states that ALLO-329 has an equal in autoimmune disease."
    sentence = BriefSentence(text=text, citations=["c900"])
    assert "BR15" in {one.code for one in examine(sentence, opinion(negated=True))}


def test_a_company_wide_citation_says_nothing_of_the_program(grounds: dict[str, Ground]) -> None:
    sentence = BriefSentence(
        text="The company expects the cash of ALLO-329 to extend into the second half of 2027.",
        citations=[cited("ALLO-329", "2/c18")],
    )
    assert "BR09" in {one.code for one in examine(sentence, grounds["ALLO-329"])}
