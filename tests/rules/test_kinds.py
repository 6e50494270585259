"""Kinds of sentence that releases share, in words of our own; no company, drug or trial below exists."""

import pytest

from summarizer.schemas import (
    Agency,
    ClaimType,
    DesignationKind,
    DesignationStatus,
    Draft,
    Event,
    MilestoneFields,
    MilestoneStatus,
    Modality,
    ResultFields,
)

from .conftest import Reads

LEAD = "today gave an update on its lead candidate, INV-101, an investigational small molecule."


def steps(draft: Draft) -> list[tuple[Event, MilestoneStatus, str | None]]:
    found = [claim.milestone for claim in draft.claims if claim.milestone]
    return [(one.event, one.status, one.phrase) for one in found if isinstance(one, MilestoneFields)]


def held(draft: Draft) -> set[tuple[DesignationKind, Agency | None, str | None, DesignationStatus | None]]:
    found = [claim.designation for claim in draft.claims if claim.designation]
    return {(one.kind, one.agency, one.population, one.status) for one in found}


def results(draft: Draft) -> list[ResultFields]:
    return [one for claim in draft.claims if claim.type is ClaimType.RESULT for one in claim.results]


@pytest.mark.parametrize(
    "sentence",
    [
        "Results support filing of XQT05, a proposed biosimilar to Refvarra® (refvarimab).",
        "XQT05, Invented Bio's proposed biosimilar for Refvarra® (refvarimab), met its endpoint.",
        "XQT05, a biosimilar candidate referencing Refvarra® (refvarimab), is in Phase 3.",
    ],
)
def test_what_a_biosimilar_refers_to_is_no_program(reads: Reads, sentence: str) -> None:
    draft = reads("today announced progress of XQT05, a proposed biosimilar.", sentence)
    assert [one.name for one in draft.programs] == ["XQT05"]


def test_a_partners_drug_in_brackets_stays_a_bystander(reads: Reads) -> None:
    draft = reads(
        "today announced a trial of its lead candidate, INV-101, in combination with Otherco’s anti-PD-1 therapy, OTHERVIA® (othervalimab).",
        headline="Invented Bio to Evaluate INV-101 in Combination with OTHERVIA® (othervalimab) in Phase 3 Trial",
    )
    assert [one.name for one in draft.programs] == ["INV-101"]


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("today announced new data on its drug-Fc conjugate (DFC) candidate, ZD388, at a congress.", "ZD388"),
        ("today announced that SQK02, an allogeneic NK cell therapy product candidate, was dosed.", "SQK02"),
        (
            "today announced a Phase 1 study of its proprietary therapy, and the safety of Inzmune™, its candidate.",
            "Inzmune",
        ),
        ("today announced data of its lead compound inventanetap in adults.", "inventanetap"),
    ],
)
def test_short_codes_and_marks_are_told_by_the_words_around_them(reads: Reads, lead: str, name: str) -> None:
    assert [one.name for one in reads(lead).programs] == [name]


def test_words_of_a_title_are_no_trials_name(reads: Reads) -> None:
    draft = reads(LEAD, headline="Invented Bio Completes Enrollment in Phase 2 Clinical Trial of INV-101")
    assert {one.name for one in draft.trials} <= {None}


def test_the_short_form_of_a_disease_is_no_trials_name(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "INV-101 is in development for hypoxic ischemic encephalopathy (HIE). The HIE study of INV-101 is ongoing.",
    )
    assert "HIE" not in {one.name for one in draft.trials}


@pytest.mark.parametrize(
    ("sentence", "step"),
    [
        (
            "Invented Bio entered into a securities purchase agreement with certain investors.",
            (Event.FINANCING, MilestoneStatus.OCCURRED, None),
        ),
        (
            "The closing of the offering is expected to occur on or about March 9, 2026.",
            (Event.FINANCING, MilestoneStatus.EXPECTED, "on or about March 9, 2026"),
        ),
        (
            "The closing of the transactions is expected in the fourth quarter of 2026.",
            (Event.DEAL_CLOSED, MilestoneStatus.EXPECTED, "in the fourth quarter of 2026"),
        ),
        (
            "The Company expects to enroll the first participant of INV-101's study in Q3 2026.",
            (Event.FIRST_PATIENT_DOSED, MilestoneStatus.EXPECTED, "in Q3 2026"),
        ),
        (
            "Data on INV-101 from the added cohort are expected to be reported in the first half of 2027.",
            (Event.DATA_UPDATE, MilestoneStatus.EXPECTED, "in the first half of 2027"),
        ),
        (
            "A clinical trial application (CTA) for INV-101 is to be submitted by year-end 2026.",
            (Event.CTA_SUBMITTED, MilestoneStatus.EXPECTED, "by year-end 2026"),
        ),
        (
            "The study of INV-101 is set to initiate by the end of 2026.",
            (Event.TRIAL_START, MilestoneStatus.EXPECTED, "by the end of 2026"),
        ),
        (
            "The Company received clearance from Health Canada to initiate a Phase 2 trial of INV-101.",
            (Event.CTA_APPROVED, MilestoneStatus.OCCURRED, None),
        ),
        (
            "In October 2025, the Food and Drug Administration allowed the Phase 1 INV-101 clinical trial to proceed.",
            (Event.IND_CLEARED, MilestoneStatus.OCCURRED, "In October 2025"),
        ),
        (
            "The CHMP of the European Medicines Agency recommended marketing authorization for INV-101.",
            (Event.CHMP_OPINION, MilestoneStatus.OCCURRED, None),
        ),
    ],
)
def test_steps_are_named_by_what_they_are(
    reads: Reads, sentence: str, step: tuple[Event, MilestoneStatus, str | None]
) -> None:
    assert steps(reads(LEAD, sentence)) == [step]


@pytest.mark.parametrize(
    "sentence",
    [
        "The grant application for INV-101 has been approved for funding.",
        "The Company plans to initiate preclinical studies of INV-101 in Q4 2026.",
        "Payments were received based on executed license agreements.",
        "The closing of the offering is subject to customary conditions.",
    ],
)
def test_what_only_sounds_like_a_step_is_none(reads: Reads, sentence: str) -> None:
    events = {event for event, _, _ in steps(reads(LEAD, sentence))}
    assert not events & {Event.APPROVED, Event.TRIAL_START, Event.DEAL_SIGNED, Event.FINANCING}


def test_the_day_on_which_it_was_told_is_not_the_steps(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "As previously reported on October 1, 2025, the Company plans to initiate a Phase 2 trial of INV-101 in Q4 2026.",
    )
    assert steps(draft) == [(Event.TRIAL_START, MilestoneStatus.EXPECTED, "in Q4 2026")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The EMA grants Orphan Designation to drugs and biologics that affect fewer than five in 10,000 people.",
        "Companies granted Fast Track status are able to have more frequent meetings with the FDA.",
    ],
)
def test_what_a_designation_is_grants_none(reads: Reads, sentence: str) -> None:
    assert held(reads(LEAD, sentence)) == set()


def test_items_between_semicolons_have_agencies_of_their_own(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "INV-101 has received FDA Orphan Drug Designation for hemophilia A, a bleeding disorder; Orphan Drug Designation by the "
        "European Medicines Agency for hemophilia A; and FDA Fast Track Designation for factor X deficiency.",
    )
    granted = DesignationStatus.GRANTED
    assert held(draft) == {
        (DesignationKind.ORPHAN, Agency.FDA, "hemophilia A", granted),
        (DesignationKind.ORPHAN, Agency.EMA, "hemophilia A", granted),
        (DesignationKind.FAST_TRACK, Agency.FDA, "factor X deficiency", granted),
    }


@pytest.mark.parametrize(
    ("sentence", "population"),
    [
        (
            "The FDA granted INV-101 Fast Track designation for infections caused by P. inventosa in adults with asthma.",
            "infections caused by P. inventosa in adults with asthma",
        ),
        (
            "The FDA granted Fast Track designation for INV-101, an investigational therapy.",
            None,
        ),
        (
            "The FDA granted Fast Track designation to INV-101 for the treatment of asthma to improve lung function.",
            "asthma",
        ),
    ],
)
def test_whom_a_designation_is_for(reads: Reads, sentence: str, population: str | None) -> None:
    assert {one[2] for one in held(reads(LEAD, sentence))} == {population}


def test_the_same_disease_is_the_one_named_before(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "INV-101 has Fast Track designation from the FDA for the treatment of Friedreich ataxia, and Orphan Drug designation "
        "from the FDA for the same disease.",
    )
    assert {one[2] for one in held(draft)} == {"Friedreich ataxia"}


@pytest.mark.parametrize(
    "sentence",
    [
        "As the standard first-line therapy, HMAs offer inadequate responses, with an overall response rate (ORR) of 30-40%.",
        "Current treatments have a response rate of 20%.",
        "The restructuring includes a reduction of the workforce of approximately 58%.",
        "The most common adverse reactions (10% or more) were headache and nausea.",
    ],
)
def test_numbers_of_others_and_of_the_company_are_no_results(reads: Reads, sentence: str) -> None:
    assert [one.figure for one in results(reads(LEAD, sentence)) if one.figure] == []


def test_a_missed_endpoint_is_told_however_it_is_measured(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "While the primary endpoint as measured by the change from baseline in the distress score was not met in patients on INV-101, "
        "no safety concerns were seen.",
    )
    missed = [
        claim for claim in draft.claims if claim.results and claim.results[0].measure == "primary endpoint"
    ]
    assert [claim.negated for claim in missed] == [True]


@pytest.mark.parametrize(
    ("sentence", "measure", "figure"),
    [
        (
            "In patients on INV-101, a reduction of approximately 16% in protocol-defined illness was observed.",
            "reduction in protocol-defined illness",
            "approximately 16%",
        ),
        (
            "At Week 24, the symptom score had improved by 4.6 points with INV-101.",
            "the symptom score",
            "4.6 points",
        ),
    ],
)
def test_changes_are_named_by_what_changed(reads: Reads, sentence: str, measure: str, figure: str) -> None:
    found = [(one.measure.removeprefix("the "), one.figure) for one in results(reads(LEAD, sentence))]
    assert (measure.removeprefix("the "), figure) in found


def test_no_difference_between_arms_is_denied(reads: Reads) -> None:
    draft = reads(LEAD, "The total score of INV-101 at Week 52 did not differ significantly between arms.")
    assert [claim.negated for claim in draft.claims if claim.type is ClaimType.RESULT] == [True]


def test_a_loss_a_share_is_told_as_one(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "Net loss per share of $0.02 was reported for the third quarter of 2025.",
        "The Company issued 125,000 shares for the exercise of stock options for cash proceeds of $113,000.",
    )
    amounts = [(one.what.casefold(), one.figure, one.per) for claim in draft.claims for one in claim.amounts]
    assert ("net loss", "$0.02", "share") in amounts
    assert all(what != "cash" for what, _, _ in amounts)


def test_a_prior_period_in_brackets_is_no_amount_of_its_own(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "The Company reported a net loss of $5,205,000 for the year ended July 31, 2025 (July 31, 2024: $9,264,000).",
    )
    amounts = [(one.figure, one.prior) for claim in draft.claims for one in claim.amounts]
    assert amounts == [("$5,205,000", "$9,264,000")]


def test_a_condition_on_a_bar_stays_a_threshold(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "Response rates with the agents approved are below 10%; the Company regards a response rate of 25-30% as the level that would "
        "justify a Phase 3 trial of INV-101.",
    )
    assert [(claim.type, claim.modality) for claim in draft.claims if claim.results] == [
        (ClaimType.THRESHOLD, Modality.HYPOTHETICAL)
    ]


def test_a_table_that_lost_its_lines_tells_no_amounts(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "Balance Sheet Data March 31, December 31, 2026 2025 Cash and cash equivalents $ 13,227,839 $ 6,524,744 Total assets 95,207,871 "
        "90,171,237 Total liabilities 14,584,519 15,274,370 Total equity 80,623,352 74,896,867 Source: Invented Bio, Inc.",
    )
    assert [one.figure for claim in draft.claims for one in claim.amounts] == []


def test_what_another_company_sells_is_no_program_though_a_headline_names_it(reads: Reads) -> None:
    draft = reads(
        "today announced data of its lead candidate, INV-101.",
        headline="INV-101 Achieves Comparable Levels as Other Pharma’s Injectable Otherbound®",
    )
    assert [one.name for one in draft.programs] == ["INV-101"]


def test_what_a_sentence_goes_on_to_is_no_population(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "INV-101 has received one Orphan Drug designation from the FDA, and has been included in the Project for Significant New Drugs.",
    )
    assert {one[2] for one in held(draft)} == {None}


def test_a_decision_ahead_of_its_date_leaves_no_date_to_come(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "The NDA for INV-101 was approved ahead of the Sept. 23, 2026 Prescription Drug User Fee Act action date.",
    )
    assert Event.PDUFA_DATE not in {event for event, _, _ in steps(draft)}


def test_what_a_class_of_drugs_has_shown_is_no_result(reads: Reads) -> None:
    draft = reads(
        LEAD,
        "The payload of INV-101 belongs to a class of drug that has demonstrated significant clinical benefit in solid tumors.",
    )
    assert results(draft) == []
