"""The two commissioned releases, value by value. Expected values were read off the texts by hand."""

from functools import cache
from pathlib import Path

import pytest

from summarizer.plain import plainly
from summarizer.reading import read
from summarizer.rules import propose
from summarizer.schemas import (
    Agency,
    Allocation,
    ClaimType,
    DesignationKind,
    DesignationStatus,
    Document,
    Draft,
    DrugModality,
    Event,
    MilestoneStatus,
    Modality,
    Phase,
    ProposedClaim,
    ProposedProgram,
    ProposedTrial,
    Stage,
    TrialStatus,
)

SEEDS = Path(__file__).parents[2] / "seeds"
JANUARY = "2026-01-08-allogene-2026-catalysts.txt"
APRIL = "2025-04-07-allogene-allo-329-fast-track.txt"


@cache
def document(name: str) -> Document:
    return read(SEEDS / name)


@cache
def draft(name: str) -> Draft:
    return propose(document(name))


def program(name: str, seed: str) -> ProposedProgram:
    return next(one for one in draft(seed).programs if name in (one.name, *one.aliases))


def trial(name: str, seed: str) -> ProposedTrial:
    return next(one for one in draft(seed).trials if one.name == name)


def milestone(event: Event, seed: str) -> ProposedClaim:
    found = [one for one in draft(seed).claims if one.milestone and one.milestone.event is event]
    assert len(found) == 1
    return found[0]


def claim_with(figure: str, seed: str) -> ProposedClaim:
    found = [one for one in draft(seed).claims if any(value.figure == figure for value in one.results)]
    assert len(found) == 1
    return found[0]


def test_january_has_the_three_programs_and_no_bystander() -> None:
    assert [(one.name, one.aliases) for one in draft(JANUARY).programs] == [
        ("cema-cel", ["cemacabtagene ansegedleucel"]),
        ("ALLO-329", []),
        ("ALLO-316", []),
    ]


def test_what_allo_329_is() -> None:
    one = program("ALLO-329", JANUARY)
    assert one.owned is True
    assert one.modality is DrugModality.CELL_THERAPY_ALLOGENEIC
    assert one.targets == ["CD19", "CD70"]
    assert one.technologies == ["Dagger"]
    assert one.stage is Stage.PHASE1


def test_cd70_is_not_stated_as_the_target_of_allo_316() -> None:
    one = program("ALLO-316", JANUARY)
    assert one.targets == []
    assert one.indications == ["renal cell carcinoma"]
    assert one.stage is Stage.PHASE1


def test_cema_cel_is_in_phase_2() -> None:
    assert program("cema-cel", JANUARY).stage is Stage.PHASE2


def test_january_has_the_three_trials() -> None:
    assert [one.name for one in draft(JANUARY).trials] == ["ALPHA3", "RESOLUTION", "TRAVERSE"]


def test_alpha3() -> None:
    one = trial("ALPHA3", JANUARY)
    assert one.phases == [Phase.PHASE2]
    assert one.pivotal is True
    assert one.status is TrialStatus.RECRUITING
    assert one.design is not None
    assert one.design.model_dump(exclude_none=True) == {"allocation": Allocation.RANDOMIZED}
    assert one.programs == [program("cema-cel", JANUARY).ref]
    assert one.nct_id is None


def test_resolution_recruits_in_january_and_is_planned_in_april() -> None:
    then, now = trial("RESOLUTION", APRIL), trial("RESOLUTION", JANUARY)
    assert then.phases == now.phases == [Phase.PHASE1]
    assert then.status is TrialStatus.NOT_YET_RECRUITING
    assert now.status is TrialStatus.RECRUITING


def test_parallel_cohorts_are_not_randomized() -> None:
    design = trial("RESOLUTION", JANUARY).design
    assert design is None or design.allocation is None


def test_traverse_takes_its_phase_from_the_only_trial_under_its_heading() -> None:
    one = trial("TRAVERSE", JANUARY)
    assert one.phases == [Phase.PHASE1]
    assert one.programs == [program("ALLO-316", JANUARY).ref]


def test_the_confirmed_response_rate() -> None:
    claim = claim_with("31%", JANUARY)
    value = claim.results[0]
    assert (claim.type, claim.modality) == (ClaimType.RESULT, Modality.REPORTED)
    assert claim.programs == [program("ALLO-316", JANUARY).ref]
    assert claim.trials == [trial("TRAVERSE", JANUARY).ref]
    assert value.measure == "confirmed ORR"
    assert value.population == "patients with high CD70 expression"
    assert value.n is None
    assert value.N is None


def test_durable_beyond_six_months_keeps_its_bound() -> None:
    claim = claim_with("beyond 6 months", JANUARY)
    assert claim.type is ClaimType.RESULT
    assert "median" not in claim.results[0].measure


def test_a_bar_is_no_result() -> None:
    claim = claim_with("25–30%", JANUARY)
    assert (claim.type, claim.modality) == (ClaimType.THRESHOLD, Modality.HYPOTHETICAL)
    assert claim.results[0].measure == "MRD clearance"
    assert claim.results[0].comparator == "observation"


@pytest.mark.parametrize(
    ("event", "phrase", "trial_name"),
    [
        (Event.FUTILITY_ANALYSIS, "early Q2 2026", "ALPHA3"),
        (Event.POC_DATA, "by the end of 1H 2026", "RESOLUTION"),
        (Event.CASH_RUNWAY, "into the second half of 2027", None),
    ],
)
def test_january_guides(event: Event, phrase: str, trial_name: str | None) -> None:
    claim = milestone(event, JANUARY)
    assert claim.milestone is not None
    assert claim.milestone.phrase is not None
    assert claim.milestone.phrase.casefold().removeprefix("for ") == phrase.casefold()
    assert claim.milestone.status is MilestoneStatus.EXPECTED
    assert (claim.type, claim.modality) == (ClaimType.GUIDANCE, Modality.EXPECTED)
    assert claim.trials == ([trial(trial_name, JANUARY).ref] if trial_name else [])


def test_headline_and_body_are_one_milestone_with_several_evidences() -> None:
    assert len(milestone(Event.CASH_RUNWAY, JANUARY).evidence) >= 2
    assert len(milestone(Event.FUTILITY_ANALYSIS, JANUARY).evidence) >= 2


@pytest.mark.parametrize("figure", ["more than 200 patients", "six", "approximately 30,000 - 60,000+"])
def test_company_numbers_belong_to_no_trial(figure: str) -> None:
    claim = claim_with(figure, JANUARY)
    assert claim.trials == []
    assert claim.programs == []
    assert claim.type in {ClaimType.MANUFACTURING, ClaimType.BACKGROUND}


def test_cost_of_goods_is_money_per_dose() -> None:
    found = [amount for claim in draft(JANUARY).claims for amount in claim.amounts]
    assert [(amount.figure, amount.per) for amount in found] == [("<$10K - 20K", "dose")]


def test_three_designations_each_with_its_population_verbatim() -> None:
    found = [one for one in draft(APRIL).claims if one.designation]
    assert [one.designation.population for one in found if one.designation] == [
        "active refractory moderate-to-severe systemic lupus erythematous (SLE)",
        (
            "active severe/refractory idiopathic inflammatory myopathy (IIM), specifically dermatomyositis, immune "
            "mediated necrotizing myopathy and anti-synthetase syndrome"
        ),
        "active refractory diffuse systemic sclerosis (SSc)",
    ]
    for one in found:
        assert one.designation is not None
        assert one.designation.kind is DesignationKind.FAST_TRACK
        assert one.designation.agency is Agency.FDA
        assert one.designation.status is DesignationStatus.GRANTED
        assert one.programs == [program("ALLO-329", APRIL).ref]


@pytest.mark.parametrize(
    ("event", "phrase", "status"),
    [
        (Event.TRIAL_START, "in mid-2025", MilestoneStatus.EXPECTED),
        (Event.POC_DATA, "by year-end 2025", MilestoneStatus.EXPECTED),
        (Event.IND_CLEARED, None, MilestoneStatus.OCCURRED),
    ],
)
def test_april_milestones(event: Event, phrase: str | None, status: MilestoneStatus) -> None:
    claim = milestone(event, APRIL)
    assert claim.milestone is not None
    assert claim.milestone.phrase == phrase
    assert claim.milestone.status is status
    assert claim.trials == [trial("RESOLUTION", APRIL).ref]


@pytest.mark.parametrize("seed", [JANUARY, APRIL])
def test_every_quote_is_cut_from_the_companys_text(seed: str) -> None:
    page = document(seed)
    records = draft(seed)
    evidence = [one.evidence for one in records.programs]
    evidence += [one.evidence for one in records.trials]
    evidence += [one.evidence for one in records.claims]
    for quotes in evidence:
        assert quotes
        for quote in quotes:
            paragraph = next(one for one in page.paragraphs if one.number == quote.paragraph)
            place = plainly(page).text.find(quote.quote, paragraph.start)
            assert 0 <= place < paragraph.end
            zone = page.zone_at(place)
            assert zone is not None
            assert zone.author.is_company


@pytest.mark.parametrize("seed", [JANUARY, APRIL])
def test_the_summary_has_two_to_five_sentences_that_cite_claims(seed: str) -> None:
    refs = {claim.ref for claim in draft(seed).claims}
    assert 2 <= len(draft(seed).summary) <= 5
    for sentence in draft(seed).summary:
        assert sentence.claims
        assert set(sentence.claims) <= refs
