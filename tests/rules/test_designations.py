"""Designations: who granted what to which program for whom."""

import pytest

from summarizer.schemas import Agency, DesignationKind, DesignationStatus, Draft, ProposedClaim

from .conftest import Reads

LEAD = "today gave an update on its lead candidate, INV-101, an investigational small molecule."


def granted(draft: Draft) -> list[ProposedClaim]:
    return [claim for claim in draft.claims if claim.designation]


def test_a_granted_designation_with_its_population(reads: Reads) -> None:
    found = granted(
        reads(
            "today announced that the U.S. Food and Drug Administration (FDA) granted Fast Track designation to its candidate INV-101 for the treatment of adult patients with active refractory lupus nephritis."
        )
    )
    assert len(found) == 1
    designation = found[0].designation
    assert designation is not None
    assert (designation.kind, designation.agency, designation.status) == (
        DesignationKind.FAST_TRACK,
        Agency.FDA,
        DesignationStatus.GRANTED,
    )
    assert designation.population == "adult patients with active refractory lupus nephritis"


def test_kinds_and_agencies_of_one_sentence_are_told_apart(reads: Reads) -> None:
    found = granted(
        reads(
            LEAD,
            "INV-101 has been granted Breakthrough Therapy Designation and Fast Track Designation by the U.S. Food and Drug Administration "
            "and Orphan Drug Designation by the European Medicines Agency.",
        )
    )
    assert {(one.designation.kind, one.designation.agency) for one in found if one.designation} == {
        (DesignationKind.BREAKTHROUGH_THERAPY, Agency.FDA),
        (DesignationKind.FAST_TRACK, Agency.FDA),
        (DesignationKind.ORPHAN, Agency.EMA),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Fast Track designation is designed to expedite the review of drugs that treat serious conditions.",
        "A drug with Fast Track designation may be eligible for Priority Review.",
        "The Company plans to request Breakthrough Therapy designation for INV-101.",
        "A treatment with RMAT designation receives all the benefits of Fast Track designation.",
    ],
)
def test_explanations_and_plans_are_no_designations(reads: Reads, sentence: str) -> None:
    assert granted(reads(LEAD, sentence)) == []


def test_a_list_gives_one_designation_per_item_and_the_headline_none(reads: Reads) -> None:
    draft = reads(
        "today announced that INV-101, its lead candidate, has received two Orphan Drug Designations from the FDA for the treatment of patients with:",
        "• severe refractory myositis; and",
        "• active diffuse systemic sclerosis.",
        headline="Invented Bio Granted Two FDA Orphan Drug Designations for INV-101 for Myositis and Scleroderma",
    )
    assert [one.designation.population for one in granted(draft) if one.designation] == [
        "severe refractory myositis",
        "active diffuse systemic sclerosis",
    ]


def test_a_request_that_was_turned_down_is_denied(reads: Reads) -> None:
    found = granted(
        reads(LEAD, "A request to the FDA for Breakthrough Therapy designation for INV-101 was not granted.")
    )
    assert [one.designation.status for one in found if one.designation] == [DesignationStatus.DENIED]


def test_an_application_for_a_designation_is_a_request(reads: Reads) -> None:
    found = granted(reads(LEAD, "The Company has also applied for PRIME for INV-101."))
    assert [(one.designation.kind, one.designation.status) for one in found if one.designation] == [
        (DesignationKind.PRIME, DesignationStatus.REQUESTED)
    ]


def test_a_region_stands_for_its_agency(reads: Reads) -> None:
    found = granted(reads(LEAD, "INV-101 holds Orphan Drug designation in the US (lupus nephritis, 2020)."))
    assert [(one.designation.agency, one.designation.population) for one in found if one.designation] == [
        (Agency.FDA, "lupus nephritis")
    ]


Told = set[tuple[DesignationKind, Agency | None, str | None]]


def told(draft: Draft) -> Told:
    """What the granted designations of a draft say."""
    return {
        (one.designation.kind, one.designation.agency, one.designation.population)
        for one in granted(draft)
        if one.designation and one.designation.status is DesignationStatus.GRANTED
    }


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "INV-101 holds two designations: Breakthrough Therapy in China (moderate asthma, second line; 2025) and Fast Track in the U.S. (severe asthma; 2024).",
            {
                (DesignationKind.BREAKTHROUGH_THERAPY, Agency.NMPA, "moderate asthma, second line"),
                (DesignationKind.FAST_TRACK, Agency.FDA, "severe asthma"),
            },
        ),
        (
            "INV-101 has received Fast Track designation for psoriasis, and Orphan Drug designation in the EU for scleroderma.",
            {
                (DesignationKind.FAST_TRACK, None, "psoriasis"),
                (DesignationKind.ORPHAN, Agency.EC, "scleroderma"),
            },
        ),
        (
            "The FDA granted INV-101 Orphan Drug designations for each of psoriasis and scleroderma.",
            {
                (DesignationKind.ORPHAN, Agency.FDA, "psoriasis"),
                (DesignationKind.ORPHAN, Agency.FDA, "scleroderma"),
            },
        ),
    ],
)
def test_each_designation_of_a_list_keeps_its_own_population(
    reads: Reads, sentence: str, wanted: Told
) -> None:
    assert told(reads(LEAD, sentence)) == wanted


def test_rows_of_a_table_are_designations(reads: Reads) -> None:
    rows = [
        "| Designation | Agency | Population | Date |",
        "| RMAT | FDA | infants with early psoriasis | 8 May 2024 |",
        "| Orphan | European Commission | treatment of psoriasis | 24 April 2024 |",
    ]
    draft = reads(LEAD, "INV-101 has been granted two designations.", "\n".join(rows))
    assert told(draft) == {
        (DesignationKind.RMAT, Agency.FDA, "infants with early psoriasis"),
        (DesignationKind.ORPHAN, Agency.EC, "treatment of psoriasis"),
    }


def test_lines_of_a_list_of_designations_are_designations(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "INV-101 has received the following FDA designations:",
        "- Fast Track: adults with active psoriasis\n- Orphan Drug: systemic sclerosis",
    )
    assert told(draft) == {
        (DesignationKind.FAST_TRACK, Agency.FDA, "adults with active psoriasis"),
        (DesignationKind.ORPHAN, Agency.FDA, "systemic sclerosis"),
    }
