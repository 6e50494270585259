"""A statement that no engine gave is composed from the claim's fields, and says nothing else."""

import pytest

from summarizer.phrasing import amount_stated, designation_stated, milestone_stated, results_stated, stated
from summarizer.schemas import (
    Agency,
    AmountFields,
    ClaimType,
    Designation,
    DesignationKind,
    DesignationStatus,
    Event,
    MilestoneFields,
    MilestoneStatus,
    Modality,
    ProposedClaim,
    Quote,
    ResultFields,
    Statistic,
)


@pytest.mark.parametrize(
    ("event", "status", "phrase", "said"),
    [
        (Event.NDA_SUBMITTED, MilestoneStatus.EXPECTED, "in Q3 2026", "NDA submission expected in Q3 2026"),
        (Event.IND_CLEARED, MilestoneStatus.OCCURRED, "In May 2026", "IND cleared in May 2026"),
        (Event.IND_CLEARED, MilestoneStatus.OCCURRED, "Recent", "IND cleared"),
        (
            Event.TOPLINE,
            MilestoneStatus.DELAYED,
            "in 1H 2027",
            "Topline data delayed, now expected in 1H 2027",
        ),
        (Event.LAUNCH, MilestoneStatus.CANCELLED, None, "Launch cancelled"),
        (
            Event.CASH_RUNWAY,
            MilestoneStatus.EXPECTED,
            "into 2H 2027",
            "cash runway expected to extend into 2H 2027",
        ),
    ],
)
def test_a_step(event: Event, status: MilestoneStatus, phrase: str | None, said: str) -> None:
    assert milestone_stated(MilestoneFields(event=event, status=status, phrase=phrase)) == said


def test_every_step_has_its_words() -> None:
    for event in Event:
        for status in MilestoneStatus:
            assert milestone_stated(MilestoneFields(event=event, status=status)).strip()


def test_a_designation_names_kind_status_agency_and_people() -> None:
    designation = Designation(
        kind=DesignationKind.ORPHAN,
        agency=Agency.EC,
        population="adults with glorbitis",
        status=DesignationStatus.GRANTED,
    )
    assert designation_stated(designation) == (
        "Orphan Drug designation granted by the European Commission for adults with glorbitis"
    )


def test_every_designation_and_agency_has_its_words() -> None:
    for kind in DesignationKind:
        for agency in Agency:
            designation = Designation(kind=kind, agency=agency, status=DesignationStatus.REQUESTED)
            assert "requested" in designation_stated(designation)


def test_money_names_its_period_its_unit_and_what_it_was_before() -> None:
    amount = AmountFields(what="net loss", figure="$2.05", per="share", period="Q2 2026", prior="$2.61")
    assert amount_stated(amount) == "net loss of $2.05 per share (Q2 2026), $2.61 before"


def test_values_of_one_measure_stand_together_each_with_its_own_circumstances() -> None:
    values = [
        ResultFields(
            measure="overall survival", statistic=Statistic.MEDIAN, figure="14.8 months", arm="QLN-201"
        ),
        ResultFields(
            measure="overall survival", statistic=Statistic.MEDIAN, figure="10.2 months", arm="placebo"
        ),
        ResultFields(measure="confirmed ORR", figure="41.6%", n=87, N=209, time_point="week 24"),
        ResultFields(measure="responses", figure="12 of 87", n=12, N=87, time_point="beyond 6 months"),
    ]
    assert results_stated(values) == (
        "median overall survival: 14.8 months (QLN-201), 10.2 months (placebo); "
        "confirmed ORR: 41.6% (87 of 209, at week 24); responses: 12 of 87 (beyond 6 months)"
    )


def claim(**fields: object) -> ProposedClaim:
    values: dict[str, object] = {
        "ref": "S1",
        "type": ClaimType.RESULT,
        "modality": Modality.REPORTED,
        "statement": "",
        "evidence": [Quote(quote="No treatment-related\ndeaths were reported")],
    }
    return ProposedClaim.model_validate(values | fields)


def test_a_finding_in_words_is_said_in_its_words() -> None:
    assert stated(claim(negated=True)) == "No treatment-related deaths were reported"


def test_a_denied_value_is_said_in_its_words() -> None:
    denied = claim(negated=True, results=[ResultFields(measure="deaths", figure="0")])
    assert stated(denied) == "No treatment-related deaths were reported"


def test_what_it_is_about_comes_first_unless_it_is_there() -> None:
    value = ResultFields(measure="Confirmed ORR", figure="31%")
    assert stated(claim(results=[value]), "HARBOR") == "HARBOR: confirmed ORR: 31%"
    assert stated(claim(results=[value])) == "Confirmed ORR: 31%"
    named = ResultFields(measure="HARBOR response", figure="31%")
    assert stated(claim(results=[named]), "HARBOR") == "HARBOR response: 31%"
