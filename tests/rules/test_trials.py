"""Trials: identity, phase, status, design, numbers of participants."""

import pytest

from summarizer.schemas import (
    Allocation,
    ArmType,
    ClaimType,
    EnrollmentType,
    Masking,
    Modality,
    Phase,
    TrialStatus,
)

from .conftest import Reads

LEAD = "today gave an update on its lead candidate, INV-101, an investigational small molecule."


def test_a_named_trial_with_its_registry_number(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "INVENTION-1 (NCT01234567) is a Phase 2b, randomized, double-blind, placebo-controlled trial of INV-101 in adults with moderate psoriasis. "
        "The trial enrolled 214 patients.",
    )
    assert len(draft.trials) == 1
    one = draft.trials[0]
    assert (one.name, one.nct_id, one.phases) == ("INVENTION-1", "NCT01234567", [Phase.PHASE2])
    assert one.design is not None
    assert (one.design.allocation, one.design.masking) == (Allocation.RANDOMIZED, Masking.DOUBLE)
    assert one.population == "adults with moderate psoriasis"
    assert one.enrollment is not None
    assert (one.enrollment.count, one.enrollment.type) == (214, EnrollmentType.ACTUAL)
    assert one.programs == [draft.programs[0].ref]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Phase 1 INVENTION-1 trial of INV-101 is enrolling patients.", TrialStatus.RECRUITING),
        (
            "The Company expects to initiate the Phase 1 INVENTION-1 trial of INV-101 in mid-2026.",
            TrialStatus.NOT_YET_RECRUITING,
        ),
        ("The Phase 1 INVENTION-1 trial of INV-101 is fully enrolled.", TrialStatus.ACTIVE_NOT_RECRUITING),
        ("The Phase 1 INVENTION-1 trial of INV-101 has been completed.", TrialStatus.COMPLETED),
        ("The Phase 1 INVENTION-1 trial of INV-101 may soon be enrolling.", None),
    ],
)
def test_a_status_needs_its_words(reads: Reads, sentence: str, status: TrialStatus | None) -> None:
    assert reads(LEAD, sentence).trials[0].status is status


def test_phase_1_2_is_two_values_and_pivotal_is_no_phase(reads: Reads) -> None:
    draft = reads(LEAD, "INV-101 is being studied in the pivotal Phase 1/2 INVENTION-2 trial.")
    assert draft.trials[0].phases == [Phase.PHASE1, Phase.PHASE2]
    assert draft.trials[0].pivotal is True


def test_possibly_pivotal_is_not_pivotal(reads: Reads) -> None:
    draft = reads(LEAD, "INV-101 is being studied in the potentially pivotal Phase 2 INVENTION-2 trial.")
    assert draft.trials[0].pivotal is None


def test_somebody_elses_trial_is_left_out(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "The strategy follows the landmark results of the STRANGER-689 Phase 3 trial, which demonstrated an improvement with pembrolizumab.",
    )
    assert [one.name for one in draft.trials] == []


def test_an_enabling_trial_has_no_such_phase(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "INV-101 is being evaluated in INVENTION-3, a Phase 2 study in adults with psoriasis. INVENTION-3 is a Phase 3 enabling study.",
    )
    assert draft.trials[0].phases == [Phase.PHASE2]


def test_two_arms_as_worded(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "The Phase 2 INVENTION-1 trial of INV-101 enrolled 90 patients. The patients were randomized 2:1 to receive INV-101 plus standard therapy or "
        "placebo plus standard therapy.",
    )
    assert [(arm.label, arm.type) for arm in draft.trials[0].arms] == [
        ("INV-101 plus standard therapy", ArmType.EXPERIMENTAL),
        ("placebo plus standard therapy", ArmType.PLACEBO_COMPARATOR),
    ]


def test_what_is_said_of_doses_adds_no_dose(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "The Phase 1 INVENTION-1 trial of INV-101 is enrolling patients. The trial plans to test up to four dose levels from a starting dose of 20 mg.",
    )
    designs = [claim for claim in draft.claims if claim.type is ClaimType.DESIGN]
    assert [(claim.modality, claim.statement) for claim in designs] == [
        (Modality.EXPECTED, "The trial plans to test up to four dose levels from a starting dose of 20 mg"),
    ]
    assert designs[0].trials == [draft.trials[0].ref]
    assert designs[0].results == []
