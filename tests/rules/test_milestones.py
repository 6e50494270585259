"""Steps, their status and the words that say when."""

import pytest

from summarizer.schemas import ClaimType, Draft, Event, MilestoneFields, MilestoneStatus, Modality

from .conftest import Reads

LEAD = "today gave an update on its lead candidate, INV-101, an investigational small molecule."


def milestones(draft: Draft) -> list[MilestoneFields]:
    return [claim.milestone for claim in draft.claims if claim.milestone]


@pytest.mark.parametrize(
    ("sentence", "event", "status", "phrase"),
    [
        (
            "Topline data for INV-101 are expected in the second half of 2026.",
            Event.TOPLINE,
            MilestoneStatus.EXPECTED,
            "in the second half of 2026",
        ),
        (
            "The Company plans to submit an NDA for INV-101 in Q4 2026.",
            Event.NDA_SUBMITTED,
            MilestoneStatus.EXPECTED,
            "in Q4 2026",
        ),
        (
            "The FDA assigned INV-101 a PDUFA target action date of November 18, 2026.",
            Event.PDUFA_DATE,
            MilestoneStatus.EXPECTED,
            "November 18, 2026",
        ),
        (
            "The FDA has approved INV-101 for the treatment of psoriasis.",
            Event.APPROVED,
            MilestoneStatus.OCCURRED,
            None,
        ),
        (
            "The FDA has accepted the New Drug Application (NDA) for INV-101.",
            Event.FILING_ACCEPTED,
            MilestoneStatus.OCCURRED,
            None,
        ),
        (
            "In January 2026, the first patient was dosed in the Phase 1 trial of INV-101.",
            Event.FIRST_PATIENT_DOSED,
            MilestoneStatus.OCCURRED,
            "In January 2026",
        ),
        (
            "The Company expects its cash runway to extend into the first half of 2028.",
            Event.CASH_RUNWAY,
            MilestoneStatus.EXPECTED,
            "into the first half of 2028",
        ),
    ],
)
def test_a_step_and_its_time(
    reads: Reads, sentence: str, event: Event, status: MilestoneStatus, phrase: str | None
) -> None:
    found = [one for one in milestones(reads(LEAD, sentence)) if one.event is event]
    assert len(found) == 1
    assert found[0].status is status
    assert (found[0].phrase or "").removeprefix("of ") == (phrase or "")


@pytest.mark.parametrize(
    "sentence",
    [
        "An NDA for INV-101 may be submitted in 2027.",
        "If approved, the Company could launch INV-101 in 2027.",
        "The FDA did not approve INV-101.",
        "INV-101 is designed to support the submission of an NDA.",
    ],
)
def test_hopes_and_denials_are_no_steps(reads: Reads, sentence: str) -> None:
    assert milestones(reads(LEAD, sentence)) == []


def test_two_steps_of_one_sentence_keep_their_own_times(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "For INV-101, the Company plans to submit an NDA in the third quarter of 2026, followed by an MAA in the fourth quarter of 2026.",
    )
    assert {(one.event, one.phrase) for one in milestones(draft)} == {
        (Event.NDA_SUBMITTED, "in the third quarter of 2026"),
        (Event.MAA_SUBMITTED, "in the fourth quarter of 2026"),
    }


def test_a_step_said_twice_is_one_claim(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "Topline data for INV-101 are expected in the second half of 2026.",
        "The Company remains on track to report topline data for INV-101 in 2H 2026.",
    )
    found = [claim for claim in draft.claims if claim.milestone]
    assert len(found) == 1
    assert len(found[0].evidence) == 2
    assert (found[0].type, found[0].modality) == (ClaimType.GUIDANCE, Modality.EXPECTED)


def test_the_forward_looking_section_gives_nothing(reads: Reads) -> None:
    draft = reads(LEAD)
    assert all("INV-999" not in quote.quote for claim in draft.claims for quote in claim.evidence)
    assert "INV-999" not in [one.name for one in draft.programs]


@pytest.mark.parametrize(
    ("sentence", "event", "status", "phrase"),
    [
        (
            "Topline data for INV-101 are now expected in the third quarter of 2027, compared to previous guidance of the first quarter of 2027.",
            Event.TOPLINE,
            MilestoneStatus.DELAYED,
            "in the third quarter of 2027",
        ),
        (
            "On March 2, 2026 the Company received a Complete Response Letter (CRL) for INV-101.",
            Event.CRL,
            MilestoneStatus.OCCURRED,
            "On March 2, 2026",
        ),
        (
            "The Company plans to resubmit the application for INV-101 in the third quarter of 2026.",
            Event.RESUBMITTED,
            MilestoneStatus.EXPECTED,
            "in the third quarter of 2026",
        ),
        (
            "Full data for INV-101 will be presented at an upcoming medical meeting in mid-2026.",
            Event.FULL_DATA,
            MilestoneStatus.EXPECTED,
            "in mid-2026",
        ),
        (
            "An IND for INV-101 is planned for 2027.",
            Event.IND_SUBMITTED,
            MilestoneStatus.EXPECTED,
            "for 2027",
        ),
        (
            "The Company plans to submit a New Drug Application (NDA) for INV-101 to the U.S. Food and Drug Administration (FDA) in Q4 2026.",
            Event.NDA_SUBMITTED,
            MilestoneStatus.EXPECTED,
            "in Q4 2026",
        ),
        (
            "The INVENTION-1 trial of INV-101 started in April 2025.",
            Event.TRIAL_START,
            MilestoneStatus.OCCURRED,
            "in April 2025",
        ),
    ],
)
def test_more_steps_and_their_times(
    reads: Reads, sentence: str, event: Event, status: MilestoneStatus, phrase: str
) -> None:
    assert [(one.event, one.status, one.phrase) for one in milestones(reads(LEAD, sentence))] == [
        (event, status, phrase)
    ]


def test_items_of_a_list_of_milestones_are_expected(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "Expected milestones for INV-101:",
        "- Interim analysis: Q4 2026\n- First U.S. site active: by mid-year 2026",
    )
    assert {(one.event, one.status, one.phrase) for one in milestones(draft)} == {
        (Event.INTERIM_ANALYSIS, MilestoneStatus.EXPECTED, "Q4 2026"),
        (Event.OTHER, MilestoneStatus.EXPECTED, "by mid-year 2026"),
    }


def test_a_step_without_a_name_is_of_the_program_that_the_news_is_about(reads: Reads) -> None:
    draft = reads(
        "today announced data of INV-101, an investigational small molecule. INV-101 is given once daily.",
        "Its second candidate, INV-202, is in preclinical development.",
        "Next Steps",
        "The Company plans to submit an NDA in Q4 2026.",
        headline="Invented Bio Announces Data of INV-101",
    )
    names = {one.ref: one.name for one in draft.programs}
    assert [[names[ref] for ref in claim.programs] for claim in draft.claims if claim.milestone] == [
        ["INV-101"]
    ]


def test_a_trial_step_that_happened_is_design(reads: Reads) -> None:
    draft = reads(LEAD, "In January 2026, the first patient was dosed in the Phase 1 trial of INV-101.")
    assert [claim.type for claim in draft.claims if claim.milestone] == [ClaimType.DESIGN]


def test_a_time_that_replaces_an_earlier_guidance_is_a_delay(reads: Reads) -> None:
    for words in (
        "Topline data for INV-101 are now expected in the first half of 2027, against year-end 2026 previously.",
        "Topline data for INV-101 are expected in the first half of 2027; the previous guidance was the second half of 2026.",
    ):
        assert [(one.event, one.status) for one in milestones(reads(LEAD, words))] == [
            (Event.TOPLINE, MilestoneStatus.DELAYED)
        ]


def test_a_planned_step_that_is_called_off_is_cancelled(reads: Reads) -> None:
    for words in (
        "The earlier guidance of topline data for INV-101 by the end of 2026 is withdrawn.",
        "The Company no longer plans to submit an NDA for INV-101 in 2027.",
    ):
        assert [one.status for one in milestones(reads(LEAD, words))] == [MilestoneStatus.CANCELLED]


def test_a_step_on_a_condition_is_hypothetical(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "If the results are positive, an End-of-Phase 2 meeting with the FDA on INV-101 could be held in 2H 2026.",
    )
    found = [claim for claim in draft.claims if claim.milestone]
    assert [(claim.type, claim.modality) for claim in found] == [(ClaimType.GUIDANCE, Modality.HYPOTHETICAL)]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The NMPA has accepted the IND application for INV-101.", Event.FILING_ACCEPTED),
        ("The FDA has cleared the IND application for INV-101.", Event.IND_CLEARED),
        (
            "The Company has decided to discontinue the development of INV-101 in psoriasis.",
            Event.TERMINATED,
        ),
        ("INV-101 was discontinued in January 2026 after a review of the portfolio.", Event.TERMINATED),
    ],
)
def test_steps_that_happened(reads: Reads, sentence: str, event: Event) -> None:
    assert [(one.event, one.status) for one in milestones(reads(LEAD, sentence))] == [
        (event, MilestoneStatus.OCCURRED)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither INV-101 nor any other medicine of the Company has been approved for sale in any country.",
        "INV-101 is given in an investigator-initiated trial in two hospitals.",
        "INV-101 was discontinued in 2 patients because of headache.",
    ],
)
def test_what_only_sounds_like_a_step_is_none(reads: Reads, sentence: str) -> None:
    assert milestones(reads(LEAD, sentence)) == []


def test_a_plan_with_a_time_is_guidance_whatever_it_is(reads: Reads) -> None:
    draft = reads(
        LEAD, "Invented Bio intends to open a second dose cohort of INV-101 in the third quarter of 2026."
    )
    assert [(one.event, one.status, one.phrase) for one in milestones(draft)] == [
        (Event.OTHER, MilestoneStatus.EXPECTED, "in the third quarter of 2026")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Company expects to report revenue of INV-101 in the third quarter of 2026.",
        "The Company may open a second cohort of INV-101 in the third quarter of 2026.",
        "The Company intends to open a second cohort of INV-101 if regulators agree in the third quarter of 2026.",
    ],
)
def test_money_and_hopes_are_no_plans(reads: Reads, sentence: str) -> None:
    assert [one for one in milestones(reads(LEAD, sentence)) if one.event is Event.OTHER] == []


def test_a_deal_announced_as_signed_is_of_today(reads: Reads) -> None:
    draft = reads("today announced that it has entered into an exclusive license agreement for INV-101.")
    assert [(one.event, one.phrase) for one in milestones(draft)] == [(Event.DEAL_SIGNED, "today")]
