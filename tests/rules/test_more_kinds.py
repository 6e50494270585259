"""Further kinds of sentence: unnamed trials, headlines, steps to come, counts; no company, drug or trial below exists."""

import pytest

from summarizer.schemas import (
    ClaimType,
    Draft,
    Event,
    MilestoneFields,
    MilestoneStatus,
    Phase,
    ResultFields,
    TrialStatus,
)

from .conftest import Reads

LEAD = "today gave an update on its lead candidate, INV-101, an investigational small molecule."
OCCURRED, EXPECTED = MilestoneStatus.OCCURRED, MilestoneStatus.EXPECTED


def steps(draft: Draft) -> list[tuple[Event, MilestoneStatus, str | None]]:
    found = [claim.milestone for claim in draft.claims if claim.milestone]
    return [(one.event, one.status, one.phrase) for one in found if isinstance(one, MilestoneFields)]


def results(draft: Draft) -> list[ResultFields]:
    return [one for claim in draft.claims if claim.type is ClaimType.RESULT for one in claim.results]


@pytest.mark.parametrize(
    ("sentence", "phases"),
    [
        ("The Company plans to initiate Phase 2/3 clinical trials of INV-101.", [Phase.PHASE2, Phase.PHASE3]),
        ("INV-101 has completed Phase 1 clinical testing in Australia.", [Phase.PHASE1]),
        ("INV-101 is undergoing Phase 2 clinical trials in asthma.", [Phase.PHASE2]),
        (
            "The clearance enables its planned Phase 2 multi-regional clinical trial of INV-101.",
            [Phase.PHASE2],
        ),
    ],
)
def test_a_trial_without_a_name_is_told_by_its_phase(
    reads: Reads, sentence: str, phases: list[Phase]
) -> None:
    assert [one.phases for one in reads(LEAD, sentence).trials] == [phases]


@pytest.mark.parametrize(
    "sentence",
    [
        "INV-101 was well tolerated in two Phase 1 trials.",
        "Results may support Phase 3 trials of INV-101.",
        "INV-101 builds on what is known from earlier Phase 2 studies.",
    ],
)
def test_several_trials_or_possible_ones_are_no_trial(reads: Reads, sentence: str) -> None:
    assert reads(LEAD, sentence).trials == []


def test_a_profile_tells_the_trial_of_a_program_that_it_names(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "About Invented Bio",
        "Invented Bio develops medicines for asthma. INV-101 is currently undergoing a Phase 2 asthma trial in China.",
    )
    assert [one.phases for one in draft.trials] == [[Phase.PHASE2]]


def test_the_next_sentence_of_a_paragraph_tells_the_trial_to_come_of_its_program(reads: Reads) -> None:
    draft = reads(
        "today gave an update on INV-101 and INV-202, its investigational small molecules.",
        "The Company will concentrate on INV-202. It intends to start a Phase 2a study in mid-2027.",
    )
    second = next(one.ref for one in draft.programs if one.name == "INV-202")
    assert [(one.programs, one.phases) for one in draft.trials] == [([second], [Phase.PHASE2])]


def test_numbered_trials_stand_for_their_family(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "The filing rests on the Phase 3 SUNDEW clinical trial program of INV-101. "
        "In the SUNDEW 1 and SUNDEW 2 trials, INV-101 met all primary endpoints.",
    )
    assert {(one.name, *one.phases) for one in draft.trials} == {
        ("SUNDEW 1", Phase.PHASE3),
        ("SUNDEW 2", Phase.PHASE3),
    }


def test_a_trial_keeps_its_name_beside_its_numbered_successor(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "The Phase 2 SUNDEW trial of INV-101 met its endpoint. The Phase 3 SUNDEW 2 trial of INV-101 is enrolling.",
    )
    assert {one.name for one in draft.trials} == {"SUNDEW", "SUNDEW 2"}


def test_a_number_in_brackets_is_of_the_drug_before_it(reads: Reads) -> None:
    draft = reads(
        "today gave an update on INV-101 and INV-202, its investigational antibodies.",
        "The pipeline includes INV-101, targeting CD33 in leukemia (NCT09000001), partnered with Otherco, and INV-202, targeting EGFR in solid tumors (NCT09000002).",
    )
    refs = {one.ref: one.name for one in draft.programs}
    assert {(one.nct_id, *(refs[ref] for ref in one.programs)) for one in draft.trials} == {
        ("NCT09000001", "INV-101"),
        ("NCT09000002", "INV-202"),
    }


@pytest.mark.parametrize(
    ("headline", "event"),
    [
        ("Invented Bio Initiates Phase 2a Clinical Trial of INV-101 in Asthma", Event.TRIAL_START),
        ("Invented Bio Completes Enrollment in Phase 3 SUNDEW Trial of INV-101", Event.ENROLLMENT_COMPLETE),
        ("Invented Bio Doses First Patient in Phase 1b Trial of INV-101", Event.FIRST_PATIENT_DOSED),
        ("Invented Bio Submits New Drug Application to FDA for INV-101", Event.NDA_SUBMITTED),
        ("FDA Places Clinical Hold on INV-101 Trial", Event.CLINICAL_HOLD),
        ("FDA Lifts Clinical Hold on INV-101", Event.HOLD_LIFTED),
        ("NMPA Accepts New Drug Application for INV-101", Event.FILING_ACCEPTED),
        ("UK MHRA Grants Marketing Authorization for INV-101", Event.APPROVED),
        ("Invented Bio Announces Swissmedic Approval of INV-101 for Asthma", Event.APPROVED),
        (
            "Invented Bio Announces Successful End-of-Phase 2 Meeting with the FDA for INV-101",
            Event.EOP2_MEETING,
        ),
        ("Invented Bio Successfully Completes Pre-IND Meeting with the FDA for INV-101", Event.PRE_IND),
    ],
)
def test_headlines_tell_in_the_present_what_has_happened(reads: Reads, headline: str, event: Event) -> None:
    assert (event, OCCURRED, None) in steps(reads(LEAD, headline=headline))


@pytest.mark.parametrize(
    "headline",
    [
        "Invented Bio to Initiate Phase 2a Clinical Trial of INV-101 in Asthma",
        "Invented Bio Plans to Submit New Drug Application for INV-101",
        "Invented Bio Announces FDA Approval of IND Application for INV-101",
    ],
)
def test_headlines_of_what_is_planned_tell_nothing_that_happened(reads: Reads, headline: str) -> None:
    happened = {event for event, status, _ in steps(reads(LEAD, headline=headline)) if status is OCCURRED}
    assert not happened & {Event.TRIAL_START, Event.NDA_SUBMITTED, Event.APPROVED}


@pytest.mark.parametrize(
    ("sentence", "event", "phrase"),
    [
        (
            "Topline data from this Phase 2 trial of INV-101 is expected in Q3 2026.",
            Event.TOPLINE,
            "in Q3 2026",
        ),
        (
            "The Company expects to report data from additional cohorts of patients treated with INV-101 in 2027.",
            Event.DATA_UPDATE,
            "in 2027",
        ),
        (
            "The Phase 1 study of INV-101 is ongoing, with data expected in the first quarter of 2027.",
            Event.DATA_UPDATE,
            "in the first quarter of 2027",
        ),
        (
            "The Company plans to discontinue its Phase 1 clinical trial of INV-101 in leukemia.",
            Event.TERMINATED,
            None,
        ),
        ("The Company will discontinue the development of INV-101 in psoriasis.", Event.TERMINATED, None),
        (
            "Invented Bio will commence a tender offer by August 15, 2026.",
            Event.OTHER,
            "by August 15, 2026",
        ),
    ],
)
def test_what_is_to_come_is_told_by_what_it_is_of(
    reads: Reads, sentence: str, event: Event, phrase: str | None
) -> None:
    assert steps(reads(LEAD, sentence)) == [(event, EXPECTED, phrase)]


def test_an_ind_is_cleared_though_the_trial_is_only_planned(reads: Reads) -> None:
    draft = reads(
        LEAD, "Invented Bio recently secured U.S. FDA IND clearance for INV-101 to enable its planned trial."
    )
    assert (Event.IND_CLEARED, OCCURRED, None) in steps(draft)


def test_approvals_of_two_agencies_are_two(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "The European Commission has approved INV-101 for asthma.",
        "INV-101 is also approved by the U.S. Food and Drug Administration for the treatment of asthma.",
    )
    assert [event for event, _, _ in steps(draft)] == [Event.APPROVED, Event.APPROVED]


def test_what_is_not_approved_is_no_approval(reads: Reads) -> None:
    assert steps(reads(LEAD, "INV-101 is investigational and is not approved in any country.")) == []


def test_a_drug_under_review_is_told_without_a_step(reads: Reads) -> None:
    draft = reads(LEAD, "INV-101 is also under review by several authorities, including those of Canada.")
    assert [(one.type, one.negated) for one in draft.claims] == [(ClaimType.REGULATORY, False)]


def test_what_a_trial_did_not_find_is_no_regulators_word(reads: Reads) -> None:
    draft = reads(LEAD, "No new safety issues were identified with patients receiving INV-101.")
    assert {one.type for one in draft.claims} == {ClaimType.RESULT}


def test_deaths_are_counted_by_arm(reads: Reads) -> None:
    draft = reads(LEAD, "There were eight deaths on INV-101 compared to four deaths on placebo.")
    assert [(one.measure, one.figure, one.arm) for one in results(draft)] == [
        ("deaths", "eight", "INV-101"),
        ("deaths", "four", "placebo"),
    ]


def test_the_bar_within_a_measure_is_no_value(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "54% of patients who received INV-101 had a dose intensity (RDI) of 95% or higher of the prescribed dose.",
    )
    assert [(one.measure, one.figure) for one in results(draft)] == [
        ("dose intensity (RDI) of 95% or higher of the prescribed dose", "54%")
    ]


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        (
            "Patients with diabetes on INV-101 had a 41% reduction in HbA1c versus placebo.",
            "reduction in HbA1c",
        ),
        ("INV-101 led to a 29% decrease in IL-6 levels.", "decrease in IL-6 levels"),
    ],
)
def test_what_changed_may_have_a_number_in_its_name(reads: Reads, sentence: str, measure: str) -> None:
    assert [one.measure for one in results(reads(LEAD, sentence))] == [measure]


def test_a_pair_of_shares_belongs_to_the_change_before_it(reads: Reads) -> None:
    draft = reads(
        LEAD, "INV-101 gave a 20% reduction in severe hypotension compared to placebo (28% versus 35%)."
    )
    (claim,) = [one for one in draft.claims if one.type is ClaimType.RESULT]
    assert {one.figure for one in claim.results} == {"20%", "28%", "35%"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The safety profile of INV-101 was consistent with previous studies.",
        "Preliminary data suggest that INV-101 stabilizes symptoms, including pain and fatigue.",
    ],
)
def test_findings_in_words(reads: Reads, sentence: str) -> None:
    assert [one.figure for one in results(reads(LEAD, sentence))] == [None]


def test_financial_expenses_and_proceeds_have_their_labels(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "Financial expenses, net for Q4 2025 were $3.8 million, compared to $0.1 million in Q4 2024.",
        "Including the sales of that quarter, the Company has raised total net proceeds of $2.5 million.",
        "Net loss for the fourth quarter was $11.9 million.",
    )
    assert [(one.what, one.figure, one.period) for claim in draft.claims for one in claim.amounts] == [
        ("Financial expenses, net", "$3.8 million", "Q4 2025"),
        ("total net proceeds", "$2.5 million", None),
        ("Net loss", "$11.9 million", "fourth quarter"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Enrollment in the SUNDEW trial of INV-101 has been completed.",
        "The Company completed enrollment of 18 patients in the SUNDEW trial of INV-101.",
    ],
)
def test_a_trial_whose_enrolment_is_completed_goes_on(reads: Reads, sentence: str) -> None:
    (trial,) = reads(LEAD, sentence).trials
    assert trial.status is TrialStatus.ACTIVE_NOT_RECRUITING


def test_those_enrolled_when_enrolment_ended_are_counted(reads: Reads) -> None:
    (trial,) = reads(
        LEAD, "The Company completed enrollment of 18 patients in the SUNDEW trial of INV-101."
    ).trials
    assert trial.enrollment is not None
    assert trial.enrollment.count == 18


def test_a_population_goes_on_behind_a_not(reads: Reads) -> None:
    (trial,) = reads(
        LEAD,
        "The SUNDEW trial of INV-101 is a study in males with Fabry disease who have not received other therapies.",
    ).trials
    assert trial.population == "males with Fabry disease who have not received other therapies"


def test_a_bullet_names_its_subgroup_ahead_of_a_colon(reads: Reads) -> None:
    draft = reads(
        "today announced results of INV-101, an investigational small molecule, in asthma.",
        "INV-101 reduced exacerbations in every subgroup:\n* Patients with high eosinophils (n=412): 41% reduction in exacerbations",
    )
    assert [(one.figure, one.population) for one in results(draft)] == [
        ("41%", "Patients with high eosinophils")
    ]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Data from the trial of INV-101 will be available in the second half of 2026.", True),
        ("Data from the trial of INV-101 may be expected in 2027 if enrollment proceeds.", False),
        ("No data of INV-101 are expected before 2028.", False),
    ],
)
def test_data_are_to_come_where_no_word_makes_them_doubtful(reads: Reads, sentence: str, told: bool) -> None:
    assert ((Event.DATA_UPDATE, EXPECTED) in [one[:2] for one in steps(reads(LEAD, sentence))]) is told


@pytest.mark.parametrize(
    ("told", "phrase"),
    [
        ("first quarter 2026 financial results", None),
        ("it in the first quarter of 2026", "in the first quarter of 2026"),
    ],
)
def test_the_period_of_results_is_no_steps_time(reads: Reads, told: str, phrase: str | None) -> None:
    draft = reads(
        LEAD, f"The company completed enrollment in the Phase 2b QUAIL trial of INV-101 and reported {told}."
    )
    assert steps(draft) == [(Event.ENROLLMENT_COMPLETE, OCCURRED, phrase)]
