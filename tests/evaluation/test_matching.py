"""Records are matched one to one by what identifies them."""

from datetime import date

from summarizer.evaluation import Annotated, match
from summarizer.evaluation.gold import GoldAmount, GoldDesignation, GoldMilestone, GoldProgram, GoldResult
from summarizer.evaluation.matching import (
    amount_likeness,
    designation_likeness,
    milestone_likeness,
    pairs,
    program_likeness,
    result_likeness,
)
from summarizer.schemas import (
    Agency,
    Amount,
    Bound,
    Designation,
    DesignationKind,
    DesignationStatus,
    Event,
    Evidence,
    Milestone,
    MilestoneStatus,
    Phase,
    Program,
    Result,
    Scale,
    Summary,
    TimeWindow,
    Trial,
)


def test_the_best_pairs_are_taken_first_and_each_record_once() -> None:
    table = {("a", "x"): 1.0, ("a", "y"): 3.0, ("b", "x"): 2.0, ("b", "y"): 3.0, ("c", "x"): 0.0}
    found = pairs(["a", "b", "c"], ["x", "y"], lambda one, other: table.get((one, other), 0.0))
    assert found == {0: 1, 1: 0}


def test_programs_meet_by_any_name_however_spelt() -> None:
    wanted = GoldProgram(name="SKB264", aliases=["sacituzumab tirumotecan"])
    assert program_likeness(wanted, Program(id="p", name="sac-TMT", aliases=["SKB-264"], evidence=[]))
    assert not program_likeness(wanted, Program(id="p", name="SKB-265", evidence=[]))


def result(value: str, measure: str, unit: str | None = "%") -> Result:
    return Result(measure=measure, value=value, unit=unit)


def test_values_meet_by_number_unit_and_measure() -> None:
    wanted = GoldResult(measure="objective response rate", value="48.0", unit="percent")
    assert result_likeness(wanted, result("48", "ORR"), here=False)
    assert not result_likeness(wanted, result("49", "ORR"), here=True)
    assert not result_likeness(wanted, result("48", "ORR", "months"), here=True)
    assert not result_likeness(wanted, result("48", "overall survival"), here=False)
    assert result_likeness(wanted, result("48", "response"), here=True)


def step(event: Event, phrase: str | None, start: date | None = None, end: date | None = None) -> Milestone:
    timing = TimeWindow(phrase=phrase, start=start, end=end, bound=Bound.WITHIN) if phrase else None
    return Milestone(event=event, status=MilestoneStatus.EXPECTED, timing=timing)


def test_steps_meet_by_event_and_time_or_subject() -> None:
    wanted = GoldMilestone(
        event=Event.TOPLINE,
        status=MilestoneStatus.EXPECTED,
        phrase="in mid-2026",
        start=date(2026, 5, 1),
        end=date(2026, 8, 31),
    )
    same = step(Event.TOPLINE, "mid-2026", date(2026, 5, 1), date(2026, 8, 31))
    other = step(Event.TOPLINE, "by year-end 2027", None, date(2027, 12, 31))
    assert milestone_likeness(wanted, same, here=0, about=0)
    assert not milestone_likeness(wanted, other, here=0, about=0)
    assert (
        milestone_likeness(wanted, same, here=0, about=0)
        > milestone_likeness(wanted, other, here=0, about=1)
        > 0
    )
    assert not milestone_likeness(wanted, step(Event.LAUNCH, "in mid-2026"), here=1, about=1)


def designation(population: str | None, agency: Agency | None = Agency.FDA) -> Designation:
    return Designation(
        kind=DesignationKind.ORPHAN, agency=agency, population=population, status=DesignationStatus.GRANTED
    )


def test_designations_meet_by_kind_agency_and_population() -> None:
    wanted = GoldDesignation(
        kind=DesignationKind.ORPHAN,
        agency=Agency.FDA,
        population="systemic lupus erythematosus",
        status=DesignationStatus.GRANTED,
    )
    assert designation_likeness(wanted, designation("adults with SLE"))
    assert designation_likeness(wanted, designation(None))
    assert not designation_likeness(wanted, designation("scleroderma"))
    assert not designation_likeness(wanted, designation("SLE", Agency.EMA))


def test_money_meets_in_one_currency_whatever_its_scale() -> None:
    wanted = GoldAmount(what="cash", value="1.2", scale=Scale.BILLION, currency="USD")
    made = Amount(what="cash", figure="$1,200 million", value="1200", scale=Scale.MILLION, currency="USD")
    assert amount_likeness(wanted, made)
    assert not amount_likeness(wanted, made.model_copy(update={"currency": "EUR"}))
    assert not amount_likeness(wanted, made.model_copy(update={"scale": Scale.BILLION}))


def test_a_trial_without_a_name_meets_by_program_and_phase(gold: Annotated, perfect: Summary) -> None:
    [trial] = perfect.trials
    nameless = trial.model_copy(update={"name": None})
    assert match(gold, perfect.model_copy(update={"trials": [nameless]})).trials == {0: 0}
    later = nameless.model_copy(update={"phases": [Phase.PHASE3]})
    assert match(gold, perfect.model_copy(update={"trials": [later]})).trials == {}
    renamed = trial.model_copy(update={"name": "SAGE"})
    assert match(gold, perfect.model_copy(update={"trials": [renamed]})).trials == {}


def test_of_two_trials_the_named_one_is_taken(gold: Annotated, perfect: Summary) -> None:
    [trial] = perfect.trials
    nameless = Trial(id="t0", phases=trial.phases, program_ids=trial.program_ids, evidence=trial.evidence)
    assert match(gold, perfect.model_copy(update={"trials": [nameless, trial]})).trials == {0: 1}


def test_a_claim_in_words_meets_by_type_and_place(gold: Annotated, perfect: Summary) -> None:
    index = next(n for n, claim in enumerate(perfect.claims) if claim.type == "OPINION")
    opinion = perfect.claims[index]
    assert match(gold, perfect).claims[2] == index
    elsewhere = opinion.model_copy(update={"evidence": [Evidence(quote="in Asthma", start=48, end=57)]})
    alone = perfect.model_copy(update={"claims": [elsewhere]})
    assert match(gold, alone).claims == {}
