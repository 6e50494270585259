"""Money with its label and period; what a company makes."""

import pytest

from summarizer.schemas import AmountFields, ClaimType, Draft

from .conftest import Reads

LEAD = "today reported financial results for the quarter ended December 31, 2025."


def amounts(draft: Draft) -> list[AmountFields]:
    return [amount for claim in draft.claims for amount in claim.amounts]


@pytest.mark.parametrize(
    ("sentence", "what", "figure", "period"),
    [
        (
            "Net loss for the three months ended December 31, 2025 was $22.3 million, compared to a net loss of $33.4 million in 2024.",
            "Net loss",
            "$22.3 million",
            "three months ended December 31, 2025",
        ),
        (
            "Research and development expenses totaled $27.7 million for the three months ended December 31, 2025.",
            "Research and development expenses",
            "$27.7 million",
            "three months ended December 31, 2025",
        ),
        (
            "Cash, cash equivalents and marketable securities totaled $216.7 million at December 31, 2025.",
            "Cash, cash equivalents and marketable securities",
            "$216.7 million",
            "December 31, 2025",
        ),
        (
            "Revenue for the fourth quarter of 2025 totaled €13.6 million and €28.7 million for the full year 2025.",
            "Revenue",
            "€13.6 million",
            "fourth quarter of 2025",
        ),
    ],
)
def test_an_amount_with_its_period(reads: Reads, sentence: str, what: str, figure: str, period: str) -> None:
    found = amounts(reads(LEAD, sentence))
    assert [(one.what, one.figure, one.period) for one in found] == [(what, figure, period)]


def test_deal_terms(reads: Reads) -> None:
    draft = reads(
        "today announced a license agreement with Other Invented Co.",
        "Invented Bio will receive an upfront payment of $50 million and is eligible to receive up to $1.2 billion in milestone payments.",
    )
    assert [(one.what, one.figure) for one in amounts(draft)] == [
        ("upfront payment", "$50 million"),
        ("milestone payments", "up to $1.2 billion"),
    ]
    assert {claim.type for claim in draft.claims if claim.amounts} == {ClaimType.PARTNERSHIP}


def test_an_amount_said_twice_is_one_claim(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "Cash and cash equivalents were $90.0 million as of December 31, 2025.",
        "As noted, cash and cash equivalents were $90 million as of December 31, 2025.",
    )
    assert len(amounts(draft)) == 1
    assert len(next(claim for claim in draft.claims if claim.amounts).evidence) == 2
