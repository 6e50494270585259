"""What a record can do without, and what it cannot."""

import pytest

from summarizer.cutting import without
from summarizer.schemas import Claim, Evidence, Program, Result, Trial

QUOTE = Evidence(quote="a 41% response rate (33/80)", start=3, end=30)
PROGRAM = Program(id="x-1", name="X-1", aliases=["one", "two"], stage="PHASE1", evidence=[QUOTE])
CLAIM = Claim(
    id="c1",
    type="RESULT",
    modality="REPORTED",
    statement="Responses in 44%",
    program_ids=["x-1"],
    results=[
        Result(
            measure="response rate",
            figure="41%",
            value="41",
            unit="%",
            n=33,
            N=80,
            population="adults",
            arm="X-1",
        )
    ],
    evidence=[QUOTE],
)


def test_a_program_does_without_its_stage() -> None:
    cut = without(PROGRAM, "programs", ["stage"])
    assert cut is not None
    record, value = cut
    assert isinstance(record, Program)
    assert record.stage is None
    assert value == "PHASE1"


def test_one_alias_goes_and_the_other_stays() -> None:
    cut = without(PROGRAM, "programs", ["aliases", 0])
    assert cut is not None
    assert isinstance(cut[0], Program)
    assert cut[0].aliases == ["two"]


def test_a_count_goes_with_its_total() -> None:
    cut = without(CLAIM, "claims", ["results", 0, "n"])
    assert cut is not None
    assert isinstance(cut[0], Claim)
    assert (cut[0].results[0].n, cut[0].results[0].N) == (None, None)


def test_a_fault_inside_an_arm_takes_the_arm() -> None:
    trial = Trial(id="t", arms=[{"label": "placebo"}, {"label": "X-1"}], evidence=[QUOTE])
    cut = without(trial, "trials", ["arms", 1, "label"])
    assert cut is not None
    assert isinstance(cut[0], Trial)
    assert [arm.label for arm in cut[0].arms] == ["placebo"]


@pytest.mark.parametrize(
    "steps",
    [
        ["modality"],
        ["results", 0, "value"],
        ["results", 0, "population"],
        ["results", 0, "measure"],
        ["program_ids", 0],
        ["evidence", 0],
        [],
    ],
)
def test_a_claim_needs_the_rest(steps: list[str | int]) -> None:
    assert without(CLAIM, "claims", steps) is None


def test_a_statement_that_does_not_hold_becomes_the_evidences_own_words() -> None:
    cut = without(CLAIM, "claims", ["statement"])
    assert cut is not None
    record, value = cut
    assert isinstance(record, Claim)
    assert record.statement == QUOTE.quote
    assert value == "Responses in 44%"
    assert without(record, "claims", ["statement"]) is None


def test_a_value_that_is_not_there_cannot_be_taken_out() -> None:
    bare = PROGRAM.model_copy(update={"stage": None})
    assert without(bare, "programs", ["stage"]) is None
