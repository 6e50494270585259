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
