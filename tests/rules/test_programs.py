"""Whose drug a name is, and which names are one drug's."""

import pytest

from summarizer.schemas import DrugModality, Stage

from .conftest import Reads


def test_a_candidate_is_told_from_comparator_and_background(reads: Reads) -> None:
    draft = reads(
        "today announced results for its lead product candidate, INV-101, an investigational anti-CD38 monoclonal antibody.",
        "INV-101 in combination with bortezomib was compared with daratumumab in patients who previously failed lenalidomide.",
        "INV-101 is being developed for the treatment of multiple myeloma.",
    )
    assert [one.name for one in draft.programs] == ["INV-101"]
    one = draft.programs[0]
    assert one.owned is True
    assert one.modality is DrugModality.MAB
    assert one.targets == ["CD38"]
    assert one.indications == ["multiple myeloma"]


def test_aliases_of_one_drug_meet_in_one_record(reads: Reads) -> None:
    draft = reads(
        "today announced progress of its lead candidate, inventolimab (formerly INV-101).",
        "Inventolimab is an investigational antibody. INV-101 was named inventolimab in 2025.",
    )
    assert [(one.name, one.aliases) for one in draft.programs] == [("inventolimab", ["INV-101"])]


def test_two_products_with_one_generic_name_never_merge(reads: Reads) -> None:
    draft = reads(
        "today announced results for its product INVEYA HD® (inventercept) injection 8 mg.",
        "Our older product INVEYA® (inventercept) injection 2 mg is approved in the United States.",
    )
    assert all(not {"INVEYA", "INVEYA HD"} <= {one.name, *one.aliases} for one in draft.programs)


def test_a_code_series_of_the_issuer_is_followed(reads: Reads) -> None:
    draft = reads(
        "today announced the advancement of its lead program, INV-101, an investigational small molecule.",
        "INV-202 is in a Phase 1 trial. AMG 193 was developed by others.",
    )
    assert [one.name for one in draft.programs] == ["INV-101", "INV-202"]


def test_the_reference_product_of_a_biosimilar_is_no_program(reads: Reads) -> None:
    draft = reads(
        "today announced that the U.S. Food and Drug Administration (FDA) has approved INVOZMA® (inventizumab-abcd), its biosimilar to ACTUALMAB®.",
        headline="FDA Approves Invented Bio's INVOZMA®, a Biosimilar to ACTUALMAB®",
    )
    assert "ACTUALMAB" not in [one.name for one in draft.programs]


def test_a_target_needs_its_words(reads: Reads) -> None:
    draft = reads(
        "today announced data for its lead candidate, INV-303, in patients with high CD70 expression.",
        "INV-303 was given to patients with HER2-negative tumors.",
    )
    assert draft.programs[0].targets == []


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("INV-101 is being evaluated in an ongoing Phase 2 trial in patients with psoriasis.", Stage.PHASE2),
        ("The Company plans to initiate a Phase 2 trial of INV-101 in 2027.", None),
    ],
)
def test_a_planned_trial_is_no_stage(reads: Reads, sentence: str, stage: Stage | None) -> None:
    draft = reads(
        "today gave an update on its lead candidate, INV-101, an investigational small molecule.", sentence
    )
    assert draft.programs[0].stage is stage


def test_what_another_drugs_sentence_says_is_not_laid_on_ours(reads: Reads) -> None:
    draft = reads(
        "today gave an update on its lead candidate, INV-101, an investigational small molecule.",
        "Strangerlimab has been studied widely. Topline data for strangerlimab are expected in Q4 2026.",
    )
    assert [claim.programs for claim in draft.claims if claim.milestone] == []


def test_a_brand_is_the_issuers_by_its_sales(reads: Reads) -> None:
    draft = reads(
        "today reported results.",
        "INVEYRA® (inventolimab) revenue for 2025 was $12 million. Royalties were received on a partner's net sales of OTHERIX®.",
        headline="Invented Bio Reports Results",
    )
    assert [{one.name, *one.aliases} for one in draft.programs] == [{"INVEYRA", "inventolimab"}]


def test_a_partners_code_is_an_alias(reads: Reads) -> None:
    draft = reads(
        "today announced a licence for its lead candidate, INV-101 (to be developed by Other Co. as OTH-719), an antibody.",
    )
    assert [(one.name, one.aliases) for one in draft.programs] == [("INV-101", ["OTH-719"])]


def test_a_series_is_followed_into_the_profile(reads: Reads) -> None:
    draft = reads(
        "today announced results for its lead candidate, INV-101.",
        "INV-102 and INV-103 are in preclinical development. OTH-5 is compared with them.",
    )
    assert [one.name for one in draft.programs] == ["INV-101", "INV-102", "INV-103"]


def test_another_companys_own_candidate_is_a_bystander(reads: Reads) -> None:
    draft = reads(
        "today licensed its candidate INV-101, a bispecific antibody, to Othergen.",
        "Othergen's own candidate OTH-118, an antibody, is not part of the agreement. OTH-118 is in the clinic.",
    )
    assert [one.name for one in draft.programs] == ["INV-101"]
