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
