"""Values, findings in words, and numbers that are no results."""

import pytest

from summarizer.schemas import ClaimType, Draft, Modality, ResultFields, Statistic

from .conftest import Reads

LEAD = "today announced results of its lead candidate, INV-101, an investigational small molecule."


def values(draft: Draft) -> list[ResultFields]:
    return [value for claim in draft.claims if claim.type is ClaimType.RESULT for value in claim.results]


def test_responders_with_comparator_time_point_difference_and_interval(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "The trial of INV-101 showed that 46.4% of people treated with INV-101 plus standard therapy achieved CRR at 76 weeks compared with "
        "33.1% of people treated with standard therapy alone (adjusted difference 13.4%, 95% CI, 2.0%-24.8%; p=0.0232).",
    )
    by_figure = {value.figure: value for value in values(draft)}
    treated, other, difference = by_figure["46.4%"], by_figure["33.1%"], by_figure["13.4%"]
    assert (treated.measure, treated.arm, treated.comparator) == (
        "CRR",
        "INV-101 plus standard therapy",
        "standard therapy alone",
    )
    assert treated.time_point == "at 76 weeks"
    assert treated.p_value is None
    assert other.arm == "standard therapy alone"
    assert difference.statistic is Statistic.DIFFERENCE
    assert difference.interval == "95% CI, 2.0%-24.8%"
    assert difference.p_value == "p=0.0232"


def test_what_counts_as_a_response_is_not_how_many_responded(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "54.2% of participants in the INV-101 group achieved at least 20% fat volume reduction at four weeks after the final treatment, "
        "significantly higher than 0% in the placebo group (p<0.00001).",
    )
    found = values(draft)
    assert [value.figure for value in found] == ["54.2%", "0%"]
    assert found[0].measure == "at least 20% fat volume reduction"
    assert found[0].p_value == "p<0.00001"
    assert found[1].arm == "placebo group"


def test_a_rate_with_its_counts_in_two_populations(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "INV-101 met the primary endpoint, demonstrating a 41% ORR (N= 24/ 58) in adults and 52% in children (N=29/56).",
    )
    found = [value for value in values(draft) if value.figure]
    assert [(value.figure, value.n, value.N, value.population) for value in found] == [
        ("41%", 24, 58, "adults"),
        ("52%", 29, 56, "children"),
    ]


def test_counted_responders(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "With INV-101, 8 out of 11 evaluable patients achieved partial response by RECIST 1.1, an overall response rate of ~73%.",
    )
    found = values(draft)
    assert (found[0].n, found[0].N, found[0].measure, found[0].criteria) == (
        8,
        11,
        "partial response",
        "RECIST 1.1",
    )
    assert (found[1].figure, found[1].measure) == ("~73%", "overall response rate")


@pytest.mark.parametrize(
    "sentence",
    [
        "INV-101 treats a disease that affects 30% of people over 60 worldwide.",
        "INV-101 could reach a response rate of 40% in this population.",
        "In a published study, patients refractory to other drugs than INV-101 had a median survival of 3 months.",
        "INV-101 is given to patients who will be randomized 1:1 at 76 weeks.",
        "Of these patients 77%, 58% and 40% on INV-101 achieved intervals of 3, 4 and 5 months, respectively.",
        "The primary endpoint for INV-101 was the ORR at 76 weeks, with a response of 12 weeks required.",
        "The equity investment for INV-101 was priced at a 35% premium to the share price.",
    ],
)
def test_numbers_that_are_no_results(reads: Reads, sentence: str) -> None:
    assert [value for value in values(reads(LEAD, sentence)) if value.figure] == []


def test_a_bar_is_a_threshold(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "A 25–30% improvement in tumor clearance with INV-101 versus observation could signal a meaningful advance.",
    )
    bars = [claim for claim in draft.claims if claim.type is ClaimType.THRESHOLD]
    assert [(claim.modality, claim.results[0].figure) for claim in bars] == [
        (Modality.HYPOTHETICAL, "25–30%")
    ]
    assert values(draft) == []


def test_negations_are_kept(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "INV-101 did not meet its primary endpoint. No serious adverse events were reported with INV-101.",
    )
    found = {(claim.results[0].measure, claim.negated) for claim in draft.claims if claim.results}
    assert ("primary endpoint", True) in found
    assert ("serious adverse events", True) in found


def test_a_met_endpoint_is_a_result_without_a_number(reads: Reads) -> None:
    draft = reads(LEAD, "INV-101 met its primary endpoint.")
    assert [(value.measure, value.figure) for value in values(draft)] == [("primary endpoint", None)]


@pytest.mark.parametrize(
    ("sentence", "measure", "figure"),
    [
        (
            "The Company had set a reduction of at least 6 points over placebo as the bar for INV-101.",
            "reduction",
            "at least 6 points",
        ),
        (
            "At the outset, investigators had considered that a rate above 50% with INV-101 would be clinically meaningful.",
            "rate",
            "above 50%",
        ),
        (
            "The trial of INV-101 had been designed to exclude an ORR of 20% or less.",
            "ORR",
            "20% or less",
        ),
    ],
)
def test_a_bar_set_beforehand_is_a_threshold(reads: Reads, sentence: str, measure: str, figure: str) -> None:
    draft = reads("today gave an update on its lead candidate, INV-101, a small molecule.", sentence)
    claims = [claim for claim in draft.claims if claim.results]
    assert [(claim.type, claim.modality) for claim in claims] == [
        (ClaimType.THRESHOLD, Modality.HYPOTHETICAL)
    ]
    assert [(value.measure, value.figure) for value in claims[0].results] == [(measure, figure)]
