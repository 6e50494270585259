"""Money with its label and period; what a company makes."""

import pytest

from summarizer.schemas import AmountFields, ClaimType, Draft, Modality

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
            "Revenue for the fourth quarter of 2025 totaled €13.6 million.",
            "Revenue",
            "€13.6 million",
            "fourth quarter of 2025",
        ),
    ],
)
def test_an_amount_with_its_period(reads: Reads, sentence: str, what: str, figure: str, period: str) -> None:
    found = amounts(reads(LEAD, sentence))
    assert [(one.what, one.figure, one.period) for one in found] == [(what, figure, period)]


def test_the_figure_of_the_period_before_is_no_record_of_its_own(reads: Reads) -> None:
    found = amounts(
        reads(
            LEAD,
            "R&D expenses for the year ended December 31, 2025 were SEK 80.2 million, compared to SEK 64.0 million in 2024.",
            "Cash and short-term investments were SEK 1,148 million at 31 December 2025 (SEK 1,562 million a year earlier).",
        )
    )
    assert [(one.figure, one.prior) for one in found] == [
        ("SEK 80.2 million", "SEK 64.0 million"),
        ("SEK 1,148 million", "SEK 1,562 million"),
    ]


def test_one_label_may_have_figures_of_two_periods(reads: Reads) -> None:
    found = amounts(
        reads(
            LEAD,
            "Revenue for the fourth quarter of 2025 totaled €13.6 million and €28.7 million for the full year 2025.",
        )
    )
    assert [(one.figure, one.period) for one in found] == [
        ("€13.6 million", "fourth quarter of 2025"),
        ("€28.7 million", "full year 2025"),
    ]


def test_proceeds_are_expected_and_so_is_what_they_are_for(reads: Reads) -> None:
    draft = reads(
        "today announced the pricing of a public offering of 1,000,000 shares of its common stock at a price of $8.00 per share.",
        "Gross proceeds are expected to be approximately $110.0 million.",
        "Use of Proceeds",
        "The Company intends to use the proceeds as follows:",
        "- approximately $48 million to fund the Phase 2 trial of its lead candidate, INV-101; and\n- the remainder for working capital.",
        headline="Invented Bio Announces Pricing of Public Offering",
    )
    told = [
        (claim.amounts[0].figure, claim.modality, claim.amounts[0].per)
        for claim in draft.claims
        if claim.amounts
    ]
    assert told == [
        ("$8.00", Modality.REPORTED, "share"),
        ("approximately $110.0 million", Modality.EXPECTED, None),
        ("approximately $48 million", Modality.EXPECTED, None),
    ]


def test_what_depends_on_success_is_hypothetical(reads: Reads) -> None:
    draft = reads(
        "today announced a license agreement with Other Invented Co.",
        "Invented Bio is eligible for up to US$340 million on development and regulatory milestones.",
    )
    assert [(claim.type, claim.modality) for claim in draft.claims if claim.amounts] == [
        (ClaimType.PARTNERSHIP, Modality.HYPOTHETICAL)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The increase was primarily due to a $75.0 million upfront payment for INV-101.",
        "The market for the disease is worth $5 billion.",
    ],
)
def test_causes_and_markets_are_no_amounts(reads: Reads, sentence: str) -> None:
    assert amounts(reads(LEAD, sentence)) == []


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


def test_a_loss_per_share_stands_with_its_period_and_its_own_comparison(reads: Reads) -> None:
    found = amounts(
        reads(
            LEAD,
            "Net loss for the fourth quarter of 2025 was $38.6 million, or $0.71 per share, compared to $40.1 million, or $0.80 per share.",
        )
    )
    assert [(one.what, one.figure, one.per, one.prior) for one in found] == [
        ("Net loss", "$38.6 million", None, "$40.1 million"),
        ("Net loss", "$0.71", "share", "$0.80"),
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "modality"),
    [
        (
            "The start of the trial triggered a $5 million milestone payment.",
            ClaimType.FINANCIAL,
            Modality.REPORTED,
        ),
        (
            "Guidance for 2026 product revenue is raised to $390 million.",
            ClaimType.GUIDANCE,
            Modality.EXPECTED,
        ),
        (
            "The partner also holds an option to add Japan, exercisable for $20 million within 180 days.",
            ClaimType.PARTNERSHIP,
            Modality.REPORTED,
        ),
        (
            "The Company is eligible for up to $870 million in sales milestones.",
            ClaimType.PARTNERSHIP,
            Modality.HYPOTHETICAL,
        ),
    ],
)
def test_what_an_amount_is_of(reads: Reads, sentence: str, kind: ClaimType, modality: Modality) -> None:
    claims = [claim for claim in reads(LEAD, sentence).claims if claim.amounts]
    assert [(claim.type, claim.modality) for claim in claims] == [(kind, modality)]


def test_money_that_will_not_come_is_denied(reads: Reads) -> None:
    claims = [
        claim
        for claim in reads(
            LEAD, "The second loan tranche of $40 million is not expected to become available."
        ).claims
        if claim.amounts
    ]
    assert [(claim.negated, claim.modality) for claim in claims] == [(True, Modality.EXPECTED)]


def test_a_cash_profit_is_no_cash(reads: Reads) -> None:
    assert amounts(reads(LEAD, "The Company achieved a cash profit of $22 million in 2025.")) == []
