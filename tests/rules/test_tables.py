"""Tables of results: arms across, endpoints down."""

from summarizer.schemas import ClaimType, Statistic

from .conftest import Reads

LEAD = "today announced results of the Phase 2 INVENTION-1 trial of its lead candidate, INV-101."
TABLE = "\n".join(
    [
        "Table 1. Summary of efficacy",
        "\tPlacebo\t20 mg\t60 mg",
        "N\t62\t63\t62",
        "Baseline UAS7, mean\t29.8\t30.4\t30.1",
        "LS mean change from baseline in UAS7\t-9.8\t-13.9\t-17.6",
        "Difference vs. placebo\t—\t-4.1\t-7.8",
        "95% CI\t—\t-8.7, 0.5\t-12.4, -3.2",
        "p-value\t—\t0.078\t0.0008",
        "UAS7=0, n (%)\t6 (9.7)\t11 (17.5)\t22 (35.5)",
    ]
)


def test_each_cell_has_its_arm_and_each_row_is_one_claim(reads: Reads) -> None:
    draft = reads(LEAD, "Efficacy of INV-101 at Week 12", TABLE, "INV-101 was generally well tolerated.")
    tables = [claim for claim in draft.claims if claim.type is ClaimType.RESULT and len(claim.results) > 2]
    assert len(tables) == 2
    change, complete = tables
    assert [(value.arm, value.figure) for value in change.results[:3]] == [
        ("Placebo", "-9.8"),
        ("20 mg", "-13.9"),
        ("60 mg", "-17.6"),
    ]
    last = change.results[-1]
    assert (last.figure, last.statistic, last.interval, last.p_value) == (
        "-7.8",
        Statistic.DIFFERENCE,
        "-12.4, -3.2",
        "0.0008",
    )
    assert [(value.arm, value.figure, value.n, value.N) for value in complete.results] == [
        ("Placebo", "9.7", 6, 62),
        ("20 mg", "17.5", 11, 63),
        ("60 mg", "35.5", 22, 62),
    ]


def test_a_table_of_money_gives_no_results(reads: Reads) -> None:
    money = "\tThree months\tGroup\nRevenue (in thousands)\t$1,200\t$3,400\nNet loss\t5.2\t6.1"
    draft = reads(LEAD, money)
    assert [claim for claim in draft.claims if claim.type is ClaimType.RESULT] == []


def test_spaces_at_the_end_of_its_lines_change_nothing(reads: Reads) -> None:
    plain = reads(LEAD, "Efficacy of INV-101 at Week 12", TABLE)
    padded = reads(LEAD, "Efficacy of INV-101 at Week 12", TABLE.replace("\n", "   \n") + "   ")
    assert [claim.results for claim in padded.claims] == [claim.results for claim in plain.claims]
