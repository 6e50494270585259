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
        (Modality.REPORTED, "The Phase 1 INVENTION-1 trial of INV-101 is enrolling patients"),
        (Modality.EXPECTED, "The trial plans to test up to four dose levels from a starting dose of 20 mg"),
    ]
    assert designs[1].trials == [draft.trials[0].ref]
    assert designs[1].results == []


def test_a_trial_may_be_named_behind_its_noun(reads: Reads) -> None:
    draft = reads(LEAD, "The Phase 2 trial FREYALIND of INV-101 continues as planned.")
    assert [(one.name, one.phases) for one in draft.trials] == [("FREYALIND", [Phase.PHASE2])]


def test_a_planned_trial_without_a_name_is_one(reads: Reads) -> None:
    draft = reads(LEAD, "A Phase 2 trial of INV-101 is expected to begin by the end of 2026.")
    assert [(one.name, one.phases, one.status) for one in draft.trials] == [
        (None, [Phase.PHASE2], TrialStatus.NOT_YET_RECRUITING)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "A response rate of that size would justify a Phase 3 trial of INV-101.",
        "Invented Bio will not start the Phase 1 trial of INV-101 in Japan.",
        "The partner's cytokine is in a Phase 3 trial of its own beside INV-101.",
    ],
)
def test_a_trial_that_is_not_held_or_is_anothers_is_none(reads: Reads, sentence: str) -> None:
    assert reads(LEAD, sentence).trials == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The confirmatory trial SEAFERN, comparing INV-101 with placebo, is under way.", "SEAFERN"),
        ("The Phase 2 SÖLVEN trial of INV-101 in adults with psoriasis continues.", "SÖLVEN"),
    ],
)
def test_more_places_of_a_name(reads: Reads, sentence: str, name: str) -> None:
    assert [one.name for one in reads(LEAD, sentence).trials] == [name]


def test_a_short_line_over_bullets_says_what_they_are_about(reads: Reads) -> None:
    draft = reads(
        "today gave an update.",
        "INV-101 (anti-IL-33 antibody) in asthma\n- Enrollment in the Phase 2b FERNLEAF trial was completed in January 2026 with 312 patients.",
        "INV-202 (siRNA) in obesity\n- Topline data are expected in the second half of 2026.",
    )
    names = {one.ref: one.name for one in draft.programs}
    assert [(one.name, [names[ref] for ref in one.programs]) for one in draft.trials] == [
        ("FERNLEAF", ["INV-101"])
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "94 of 120 planned patients had been enrolled by January 31, 2026.",
        "An independent data monitoring committee recommended that the trial continue without modification.",
    ],
)
def test_how_a_trial_goes_is_design(reads: Reads, sentence: str) -> None:
    draft = reads(LEAD, f"The Phase 2 INVENTION-1 trial of INV-101 is open in Norway. {sentence}")
    found = [claim for claim in draft.claims if claim.type is ClaimType.DESIGN]
    assert [(claim.modality, claim.trials, claim.statement) for claim in found] == [
        (Modality.REPORTED, [draft.trials[0].ref], sentence.rstrip("."))
    ]
