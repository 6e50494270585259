"""What the two commissioned releases must give, by either engine. Values verified against the text."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from summarizer.pipeline import summarize
from summarizer.running import EngineName
from summarizer.schemas import (
    Allocation,
    Claim,
    ClaimType,
    DesignationKind,
    DesignationStatus,
    EngineKind,
    Event,
    MilestoneStatus,
    Modality,
    Operator,
    Phase,
    Program,
    Severity,
    Stage,
    Summary,
    Trial,
    TrialStatus,
    ZoneKind,
)

ROOT = Path(__file__).resolve().parent.parent
JANUARY = ROOT / "seeds" / "2026-01-08-allogene-2026-catalysts.txt"
APRIL = ROOT / "seeds" / "2025-04-07-allogene-allo-329-fast-track.txt"
MODEL: EngineName = "replay"
RULES: EngineName = "rules"
both = pytest.mark.parametrize("engine", [MODEL, RULES])

_made: dict[tuple[Path, EngineName], Summary] = {}


def made(path: Path, engine: EngineName) -> Summary:
    """The summary of a seed, made once for all tests of this module."""
    if (path, engine) not in _made:
        _made[path, engine] = summarize(path, engine=engine, cassettes=ROOT / "cassettes")
    return _made[path, engine]


def program(summary: Summary, name: str) -> Program:
    """The program that goes by `name`."""
    found = [one for one in summary.programs if name.lower() in {n.lower() for n in (one.name, *one.aliases)}]
    assert len(found) == 1, f"{name}: {[one.name for one in summary.programs]}"
    return found[0]


def trial(summary: Summary, name: str) -> Trial:
    """The trial of that name."""
    found = [one for one in summary.trials if one.name == name]
    assert len(found) == 1, f"{name}: {[one.name for one in summary.trials]}"
    return found[0]


def claims(summary: Summary, accept: Callable[[Claim], bool]) -> list[Claim]:
    """The claims that `accept` takes."""
    return [claim for claim in summary.claims if accept(claim)]


def steps(summary: Summary, event: Event) -> list[Claim]:
    """The claims of one event."""
    return claims(summary, lambda claim: claim.milestone is not None and claim.milestone.event is event)


def window(claim: Claim) -> tuple[date | None, date | None]:
    """The window of a milestone claim."""
    assert claim.milestone
    assert claim.milestone.timing
    return claim.milestone.timing.start, claim.milestone.timing.end


@both
def test_the_january_programs_are_told_with_their_names(engine: EngineName) -> None:
    summary = made(JANUARY, engine)
    assert len(summary.programs) == 3
    cema_cel = program(summary, "cema-cel")
    assert "cemacabtagene ansegedleucel" in {n.lower() for n in (cema_cel.name, *cema_cel.aliases)}
    assert cema_cel.stage is Stage.PHASE2
    allo_329 = program(summary, "ALLO-329")
    assert sorted(allo_329.targets) == ["CD19", "CD70"]
    assert allo_329.stage is Stage.PHASE1
    assert program(summary, "ALLO-316").stage is Stage.PHASE1


@both
def test_the_april_release_has_one_program_with_both_targets(engine: EngineName) -> None:
    summary = made(APRIL, engine)
    assert [one.name for one in summary.programs] == ["ALLO-329"]
    assert sorted(summary.programs[0].targets) == ["CD19", "CD70"]


@both
@pytest.mark.parametrize(
    ("name", "phase", "status", "of"),
    [
        ("ALPHA3", Phase.PHASE2, TrialStatus.RECRUITING, "cema-cel"),
        ("RESOLUTION", Phase.PHASE1, TrialStatus.RECRUITING, "ALLO-329"),
        ("TRAVERSE", Phase.PHASE1, None, "ALLO-316"),
    ],
)
def test_the_january_trials_have_phase_status_and_program(
    engine: EngineName, name: str, phase: Phase, status: TrialStatus | None, of: str
) -> None:
    summary = made(JANUARY, engine)
    one = trial(summary, name)
    assert one.phases == [phase]
    assert one.status is status
    assert one.program_ids == [program(summary, of).id]
    assert one.nct_id is None
    assert one.pivotal is (True if name == "ALPHA3" else None)
    allocation = one.design.allocation if one.design else None
    assert allocation is (Allocation.RANDOMIZED if name == "ALPHA3" else None)


@both
def test_resolution_was_planned_in_april(engine: EngineName) -> None:
    one = trial(made(APRIL, engine), "RESOLUTION")
    assert one.phases == [Phase.PHASE1]
    assert one.status is TrialStatus.NOT_YET_RECRUITING


@both
def test_the_confirmed_response_rate_keeps_its_subset_and_invents_no_denominator(engine: EngineName) -> None:
    summary = made(JANUARY, engine)
    found = [
        (claim, one)
        for claim in summary.claims
        for one in claim.results
        if one.value == "31" and one.unit == "%"
    ]
    assert len(found) == 1
    claim, one = found[0]
    assert claim.type is ClaimType.RESULT
    assert claim.modality is Modality.REPORTED
    assert claim.program_ids == [program(summary, "ALLO-316").id]
    assert one.n is None
    assert one.N is None
    assert one.population
    assert "high CD70 expression" in one.population
    assert "ORR" in one.measure
    assert "confirmed" in one.measure.lower()


@both
def test_responses_last_beyond_six_months_which_is_no_median(engine: EngineName) -> None:
    found = [
        one
        for claim in made(JANUARY, engine).claims
        for one in claim.results
        if one.value == "6" and one.unit == "months"
    ]
    assert len(found) == 1
    assert found[0].operator is Operator.GT
    assert found[0].statistic is None or found[0].statistic.value != "MEDIAN"


@both
def test_the_bar_for_mrd_clearance_is_no_result(engine: EngineName) -> None:
    found = [
        claim
        for claim in made(JANUARY, engine).claims
        if any(one.value_high == "30" for one in claim.results)
    ]
    assert len(found) == 1
    assert found[0].type is ClaimType.THRESHOLD
    assert found[0].modality is Modality.HYPOTHETICAL
    assert found[0].results[0].value == "25"


@both
def test_three_designations_with_their_populations_word_for_word(engine: EngineName) -> None:
    summary = made(APRIL, engine)
    held = [claim.designation for claim in summary.claims if claim.designation]
    assert {(one.kind, one.status) for one in held} == {
        (DesignationKind.FAST_TRACK, DesignationStatus.GRANTED)
    }
    assert {one.agency.value if one.agency else None for one in held} == {"FDA"}
    populations = sorted(one.population or "" for one in held)
    assert len(populations) == 3
    for wanted, population in zip(
        (
            "active refractory diffuse systemic sclerosis (SSc)",
            "active refractory moderate-to-severe systemic lupus erythematous (SLE)",
            "active severe/refractory idiopathic inflammatory myopathy (IIM), specifically dermatomyositis, "
            "immune mediated necrotizing myopathy and anti-synthetase syndrome",
        ),
        populations,
        strict=True,
    ):
        assert population.endswith(wanted)


@both
@pytest.mark.parametrize(
    ("path", "event", "start", "end"),
    [
        (JANUARY, Event.FUTILITY_ANALYSIS, date(2026, 4, 1), date(2026, 4, 30)),
        (JANUARY, Event.POC_DATA, date(2026, 1, 8), date(2026, 6, 30)),
        (JANUARY, Event.CASH_RUNWAY, date(2027, 7, 1), date(2027, 12, 31)),
        (APRIL, Event.TRIAL_START, date(2025, 5, 1), date(2025, 8, 31)),
        (APRIL, Event.POC_DATA, date(2025, 4, 7), date(2025, 12, 31)),
    ],
)
def test_guidance_has_its_window(
    engine: EngineName, path: Path, event: Event, start: date, end: date
) -> None:
    found = steps(made(path, engine), event)
    assert [window(claim) for claim in found] == [(start, end)]
    assert found[0].modality is Modality.EXPECTED
    assert found[0].type is ClaimType.GUIDANCE
    assert found[0].milestone
    assert found[0].milestone.status is MilestoneStatus.EXPECTED


@both
def test_no_dose_is_invented(engine: EngineName) -> None:
    summary = made(JANUARY, engine)
    resolution = trial(summary, "RESOLUTION").model_dump_json()
    for digits in ("40 million", "60 million", "80 million", "120 million"):
        assert digits not in resolution


@both
def test_company_numbers_hang_on_no_trial(engine: EngineName) -> None:
    summary = made(JANUARY, engine)
    values = {"200", "30000", "20"}
    held = [
        claim
        for claim in summary.claims
        if {one.value for one in claim.results} & {"200", "30000"}
        or any(one.value_high in values for one in claim.amounts)
    ]
    seen = {one.value for claim in held for one in claim.results} | {
        one.value_high for claim in held for one in claim.amounts
    }
    assert seen >= values
    assert all(not claim.trial_ids for claim in held)
    assert all(claim.type is not ClaimType.RESULT for claim in held)


@both
@pytest.mark.parametrize("path", [JANUARY, APRIL])
def test_every_record_rests_on_the_companys_words_where_they_stand(engine: EngineName, path: Path) -> None:
    summary = made(path, engine)
    text = path.read_text(encoding="utf-8")
    records: list[Program | Trial | Claim] = []
    records += summary.programs
    records += summary.trials
    records += summary.claims
    assert records
    for record in records:
        assert record.evidence
        for one in record.evidence:
            assert one.start is not None
            assert text[one.start : one.end] == one.quote
            assert one.author is not None
            assert one.author.is_company
    assert not [finding for finding in summary.findings if finding.severity is Severity.ERROR]
    assert summary.provenance.engine is (EngineKind.RULES if engine == RULES else EngineKind.REPLAY)


@both
def test_what_the_aggregator_added_is_kept_aside(engine: EngineName) -> None:
    kept = made(APRIL, engine).third_party
    kinds = {one.kind for one in kept}
    assert kinds >= {
        ZoneKind.AI_SUMMARY,
        ZoneKind.MACHINE_TRANSLATION,
        ZoneKind.PROS_AND_CONS,
        ZoneKind.AI_INSIGHTS,
        ZoneKind.FAQ,
        ZoneKind.MARKET_DATA,
    }
    assert {one.language for one in kept if one.kind is ZoneKind.MACHINE_TRANSLATION} == {
        "it",
        "es",
        "ko",
        "fr",
        "de",
    }
    assert not made(JANUARY, engine).third_party


@both
@pytest.mark.parametrize("path", [JANUARY, APRIL])
def test_two_to_five_sentences_cite_claims(engine: EngineName, path: Path) -> None:
    summary = made(path, engine)
    assert 2 <= len(summary.summary) <= 5
    ids = {claim.id for claim in summary.claims}
    for sentence in summary.summary:
        assert sentence.claim_ids
        assert set(sentence.claim_ids) <= ids


@both
def test_no_registry_number_appears_that_the_releases_do_not_give(engine: EngineName) -> None:
    for path in (JANUARY, APRIL):
        assert "NCT" not in made(path, engine).model_dump_json(exclude={"third_party"})


def test_the_programs_of_january_are_described() -> None:
    summary = made(JANUARY, MODEL)
    allo_329 = program(summary, "ALLO-329")
    assert any("Dagger" in name for name in allo_329.technologies)
    assert any("autoimmune" in name.lower() or "lupus" in name.lower() for name in allo_329.indications)


def test_the_two_arms_of_resolution_are_told() -> None:
    arms = [arm.label for arm in trial(made(JANUARY, MODEL), "RESOLUTION").arms]
    assert len(arms) == 2
    assert any("no lymphodepletion" in arm for arm in arms)
