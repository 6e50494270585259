"""Rights, royalties and regulators in words."""

import pytest

from summarizer.schemas import ClaimType, Modality

from .conftest import Reads

LEAD = "today gave an update on its lead candidate, INV-101, an investigational small molecule."


@pytest.mark.parametrize(
    ("sentence", "kind", "modality", "negated"),
    [
        (
            "Invented Bio holds worldwide rights to INV-101 except in Japan.",
            ClaimType.PARTNERSHIP,
            Modality.REPORTED,
            False,
        ),
        (
            "For INV-101 the Company is eligible for tiered royalties on net sales.",
            ClaimType.PARTNERSHIP,
            Modality.HYPOTHETICAL,
            False,
        ),
        ("The FDA did not request further trials of INV-101.", ClaimType.REGULATORY, Modality.REPORTED, True),
        ("INV-101 has not been approved in any country.", ClaimType.REGULATORY, Modality.REPORTED, True),
        (
            "Neither INV-101 nor any other candidate has been approved.",
            ClaimType.REGULATORY,
            Modality.REPORTED,
            True,
        ),
    ],
)
def test_what_is_said_in_words(
    reads: Reads, sentence: str, kind: ClaimType, modality: Modality, negated: bool
) -> None:
    claims = [claim for claim in reads(LEAD, sentence).claims if not (claim.amounts or claim.results)]
    assert [(claim.type, claim.modality, claim.negated, claim.milestone) for claim in claims] == [
        (kind, modality, negated, None)
    ]


def test_a_hope_for_rights_is_none(reads: Reads) -> None:
    draft = reads(LEAD, "A partner may receive exclusive rights to INV-101 in Japan.")
    assert [claim for claim in draft.claims if claim.type is ClaimType.PARTNERSHIP] == []
