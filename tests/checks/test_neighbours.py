"""Right records in the many words that releases have for one thing, each beside a wrong one in words much like them."""

from typing import Any

import pytest

from summarizer.checks import run_check
from summarizer.checks.probe import probe_document
from summarizer.schemas import Summary

from .test_edges import designation, guided, hoped, planned, stated, step

FAST = designation(kind="FAST_TRACK", population="glorbitis")
ORPHAN = designation(population="glorbitis")
RMAT = designation(kind="RMAT", population="ataxia")
PATHWAY = designation(kind="ACCELERATED_APPROVAL")
TAKEN = designation(kind="ACCELERATED_ASSESSMENT", status="RESCINDED")
ROWS = "ABC has an orphan designation.\nRMAT | FDA | ataxia | 8 May\nOrphan Drug | FDA | glorbitis | 3 April"
LAUNCH = {
    "event": "LAUNCH",
    "status": "EXPECTED",
    "timing": {"phrase": "in Q3 2026", "start": "2026-07-01", "end": "2026-09-30", "bound": "WITHIN"},
}
SALE = {**step("LAUNCH"), "statement": "XYZ-101: launch expected in Q3 2026", "milestone": LAUNCH}
OPTION = "ABC gave the banks an option, open for 30 days, to buy 2,000 further shares."
PLEDGE = "DEF has agreed to buy shares in a placement that is conditional on the closing of the offering."
CITED = "The letter cites observations that could not be resolved because of travel limits."

SAID: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    (
        "AT64",
        "XYZ-101 holds Fast Track and Orphan Drug designations for glorbitis.",
        "XYZ-101 holds Fast Track designation for ataxia and Orphan Drug designation for glorbitis.",
        FAST,
    ),
    (
        "AT64",
        "XYZ-101 was granted Fast Track designation in 2022 and Orphan Drug designation in 2023 for glorbitis.",
        "XYZ-101 was granted Fast Track designation for hives in 2022 and, in 2023, Orphan Drug designation for glorbitis.",
        FAST,
    ),
    (
        "AT64",
        "The FDA's RMAT designation and the EMA's PRIME status in ataxia are held by ABC.",
        "The FDA's RMAT designation in hives and the EMA's PRIME status in ataxia are held by ABC.",
        RMAT,
    ),
    ("AT64", ROWS, ROWS.replace("RMAT | FDA", "Fast Track | FDA"), RMAT),
    (
        "AT18",
        "XYZ-101 holds Fast Track and Orphan Drug designations for glorbitis.",
        "XYZ-101 holds Fast Track and Orphan Drug designations for severe glorbitis.",
        ORPHAN,
    ),
    (
        "AT16",
        "The FDA approved XYZ-101.\nA trial is to support its accelerated approval.",
        "If approved, XYZ-101 will sell.\nA trial is to support its accelerated approval.",
        PATHWAY,
    ),
    (
        "AT16",
        "Its Orphan Drug designation gives it ten years alone.",
        "An Orphan Drug designation would give it ten years alone.",
        designation(),
    ),
    ("AT16", "The FDA gave XYZ-101 Orphan status.", "The FDA owes XYZ-101 Orphan status.", designation()),
    (
        "AT16",
        "It began under accelerated assessment, which the EMA changed to the standard timetable.",
        "It began under accelerated assessment, which the EMA changed in two points.",
        TAKEN,
    ),
    (
        "AT19",
        "ABC will present its first trial results in May.",
        "ABC will present its first trial site in May.",
        step("TOPLINE"),
    ),
    ("AT19", "ABC has broadened its alliance with DEF.", "ABC has met with DEF.", step("DEAL_SIGNED")),
    ("AT19", "Cash covers costs until 2028.", "Cash covers little.", step("CASH_RUNWAY")),
    ("AT19", "ABC added a second arm in May.", "ABC added a second chair in May.", step("TRIAL_START")),
    ("AT19", "XYZ-101 will enter Phase 3.", "XYZ-101 will enter new hands.", step("TRIAL_START")),
    ("AT19", "ABC will bring XYZ-101 to market.", "ABC will bring XYZ-101 to Oslo.", step("LAUNCH")),
    ("AT19", "The FDA put the trial on hold.", "The FDA put the trial on its list.", step("CLINICAL_HOLD")),
    ("AT19", "The FDA let it go: dosing has resumed.", "The FDA let it go.", step("HOLD_LIFTED")),
    ("AT19", "ABC plans to refile in May.", "ABC plans to reply in May.", step("RESUBMITTED")),
    ("AT19", "The EMA validated the application.", "The EMA read the application.", step("FILING_ACCEPTED")),
    ("AT19", "The FDA rejected the application.", "The FDA read the application.", step("CRL")),
    ("AT19", "The IND took effect in May.", "The plan took effect in May.", step("IND_CLEARED")),
    ("AT19", "XYZ-101 was authorised in Japan.", "A trial was authorised in Japan.", step("APPROVED")),
    (
        "MO02",
        "If approved, ABC plans to launch it in Q3 2026.",
        "If approved, ABC could launch it in Q3 2026.",
        SALE,
    ),
    (
        "MO02",
        "If approved, ABC will launch it in Q3 2026.",
        "If the data are good, ABC will launch it in Q3 2026.",
        SALE,
    ),
    (
        "MO02",
        "If XYZ-101 is approved, ABC plans to launch it in Q3 2026.",
        "If XYZ-101 is approved, ABC would launch it in Q3 2026.",
        SALE,
    ),
    (
        "MO02",
        OPTION,
        OPTION.replace("gave the banks an option, open for 30 days, to buy", "has sold the banks"),
        hoped("FINANCIAL", "Banks may buy 2,000 further shares"),
    ),
    ("MO02", PLEDGE, "DEF has bought shares in a placement.", step("FINANCING", statement="Placement")),
    (
        "MO02",
        "We now lean toward 60 mg.",
        "We now plan on 60 mg.",
        hoped("OPINION", "Leaning toward 60 mg"),
    ),
    (
        "MO02",
        "ABC continues to explore its options.",
        "ABC continues to hold its options.",
        planned("Options are explored", type="GUIDANCE"),
    ),
    (
        "MO03",
        "The time was brought forward because enrolment was faster than planned.",
        "The time will be brought forward because enrolment was faster than planned.",
        guided("The time was brought forward"),
    ),
    (
        "MO03",
        "ABC has named an adviser for a review that may include a merger.",
        "ABC plans to name an adviser for a review that may include a merger.",
        guided("An adviser for a review"),
    ),
    ("MO07", CITED, "There is no sign that could not be read.", stated(CITED)),
    (
        "MO07",
        "The board has undertaken not to sell shares for 90 days.",
        "The board will not sell shares for 90 days.",
        stated("The board has undertaken not to sell shares for 90 days"),
    ),
    (
        "MO07",
        "We have not yet shown what it can do.",
        "We have shown what it can do.",
        stated("Its effect remains undemonstrated", negated=True),
    ),
    (
        "MO07",
        "The event was related to busulfan and not to XYZ-101.",
        "The event was not related to busulfan.",
        stated("The event was related to busulfan and not to XYZ-101"),
    ),
    (
        "MO07",
        "ABC plans to ask for it in May.\nIt has not yet asked.",
        "It has not yet asked.",
        planned("plans to ask for it in May … has not yet asked"),
    ),
    (
        "MO07",
        "ABC has yet to dose a patient.",
        "ABC has come to dose a patient.",
        stated("ABC has yet to dose a patient", negated=True),
    ),
)


@pytest.mark.parametrize(("code", "right", "wrong", "claim"), SAID, ids=lambda one: str(one)[:40])
def test_a_claim_may_be_said_in_other_words(code: str, right: str, wrong: str, claim: dict[str, Any]) -> None:
    assert run_check(code, text=right, claim=claim) == []
    if code != "MO07" or claim.get("negated"):
        assert run_check(code, text=wrong, claim=claim)
    else:
        assert run_check(code, text=wrong, claim=claim | {"statement": wrong})


@pytest.mark.parametrize(
    ("code", "text", "right", "wrong"),
    [
        ("MO06", "The trial is event-driven.", "In the event-driven trial", "In the event of a trial"),
        (
            "MO07",
            "The second cohort has not been opened.",
            "Second cohort: not yet open",
            "Second cohort has been opened",
        ),
    ],
)
def test_a_statement_may_say_it_in_other_words(code: str, text: str, right: str, wrong: str) -> None:
    assert run_check(code, text=text, claim=stated(right)) == []
    assert run_check(code, text=text, claim=stated(wrong))


@pytest.mark.parametrize(
    ("stage", "right", "wrong"),
    [
        (
            "UNDER_REVIEW",
            "The FDA sent ABC a Complete Response Letter on XYZ-101.",
            "The FDA sent ABC a letter on XYZ-101.",
        ),
        (
            "UNDER_REVIEW",
            "The CHMP adopted a positive opinion on XYZ-101.",
            "Doctors have a positive view of XYZ-101.",
        ),
        (
            "UNDER_REVIEW",
            "ABC awaits the FDA's decision on XYZ-101.",
            "ABC awaits the first data on XYZ-101.",
        ),
        (
            "UNDER_REVIEW",
            "XYZ-101 was reviewed under a standard timetable.",
            "Data on XYZ-101 were reviewed by a board.",
        ),
        ("APPROVED", "XYZ-101 has been on sale since 2020.", "XYZ-101 has been in trials since 2020."),
    ],
)
def test_a_program_is_placed_in_other_words(stage: str, right: str, wrong: str) -> None:
    program = {"name": "XYZ-101", "stage": stage}
    assert run_check("AT35", text=right, program=program) == []
    assert run_check("AT35", text=wrong, program=program)


@pytest.mark.parametrize(
    ("status", "right", "wrong"),
    [
        (
            "NOT_YET_RECRUITING",
            "First patient in GLORB is expected in May.",
            "First data of GLORB are expected in May.",
        ),
        ("NOT_YET_RECRUITING", "GLORB is about to begin.", "GLORB is about the kidney."),
        (
            "RECRUITING",
            "ABC expects to complete enrolment of GLORB in May.",
            "ABC completed enrolment of GLORB in May.",
        ),
        ("RECRUITING", "Accrual to GLORB continues.", "Follow-up of GLORB continues."),
        ("RECRUITING", "GLORB continues to recruit.", "GLORB is fully recruited."),
        (
            "ACTIVE_NOT_RECRUITING",
            "All patients in GLORB have been randomized.",
            "Some patients in GLORB have been randomized.",
        ),
        ("COMPLETED", "GLORB met its endpoint.", "GLORB has a new endpoint."),
        ("COMPLETED", "GLORB has ended.", "GLORB has begun."),
        ("TERMINATED", "ABC ended GLORB early.", "ABC began GLORB early."),
        ("SUSPENDED", "ABC paused GLORB.", "ABC praised GLORB."),
    ],
)
def test_a_trial_stands_where_its_name_is_said_to(status: str, right: str, wrong: str) -> None:
    trial = {"name": "GLORB", "status": status}
    assert run_check("AT45", text=right, trial=trial) == []
    assert run_check("AT45", text=wrong, trial=trial)


def summary(text: str, *, trials: list[dict[str, Any]], programs: list[dict[str, Any]]) -> dict[str, Any]:
    """A release, and a summary of it whose programs and trials all have the whole text as evidence."""
    document = probe_document(text)
    lines = [{"quote": line} for line in text.split("\n")]
    held = Summary.model_validate(
        {
            "document": document.record(),
            "provenance": {"engine": "rules"},
            "programs": [{"evidence": lines, **one} for one in programs],
            "trials": [{"evidence": lines, **one} for one in trials],
        }
    )
    return {"document": document, "summary": held}


P1: dict[str, Any] = {"id": "p1", "name": "XYZ-101"}
P2: dict[str, Any] = {"id": "p2", "name": "ABC-202"}


@pytest.mark.parametrize(
    ("text", "label", "wrong"),
    [
        ("GLORB compares XYZ-101 with docetaxel.", "docetaxel", False),
        ("GLORB tests XYZ-101 against docetaxel or irinotecan.", "docetaxel or irinotecan", False),
        ("Adults are randomized to XYZ-101 or to docetaxel.", "docetaxel arm", False),
        ("GLORB tests XYZ-101 beside a control group.", "control group", False),
        ("GLORB gives XYZ-101 with docetaxel.", "docetaxel", True),
        ("GLORB compares XYZ-101 20 mg with XYZ-101 60 mg.", "XYZ-101 60 mg", True),
        ("GLORB compares XYZ-101 with a low dose.", "low dose", True),
    ],
)
def test_what_a_trial_compares_with_is_its_comparator(text: str, label: str, wrong: bool) -> None:
    arms = [{"label": "XYZ-101", "type": "EXPERIMENTAL"}, {"label": label, "type": "ACTIVE_COMPARATOR"}]
    base = summary(text, trials=[], programs=[P1])
    evidence = {"evidence": [{"quote": text}]}
    trial = {"id": "t1", "name": "GLORB", "program_ids": ["p1"], "arms": arms, **evidence}
    assert bool(run_check("AT49", **base, trial=trial)) is wrong


@pytest.mark.parametrize(("label", "wrong"), [("XYZ-101", False), ("ABC-202", True)])
def test_an_arm_may_have_its_programs_name(label: str, wrong: bool) -> None:
    text = "GLORB tests it in ataxia."
    base = summary(f"XYZ-101 leads, ABC-202 follows.\n{text}", trials=[], programs=[P1, P2])
    trial = {
        "id": "t1", "name": "GLORB", "program_ids": ["p1"], "arms": [{"label": label}], "evidence": [{"quote": text}]
    }  # fmt: skip
    assert bool(run_check("AT48", **base, trial=trial)) is wrong


TWINS = "ABC began two Phase 1 trials of XYZ-101.\nTheir numbers are NCT09000001 and NCT09000002."


@pytest.mark.parametrize(
    ("text", "linked", "wrong"),
    [
        (TWINS, ["t1", "t2"], False),
        (TWINS, ["t1", "t2", "t3"], True),
        (TWINS.replace("two", "some other").replace("trials", "work"), ["t1", "t2"], True),
    ],
)
def test_trials_may_be_told_of_together(text: str, linked: list[str], wrong: bool) -> None:
    trial = {"program_ids": ["p1"], "phases": ["PHASE1"], "evidence": [{"quote": text.split("\n")[1]}]}
    trials = [
        {"id": "t1", "nct_id": "NCT09000001", **trial},
        {"id": "t2", "nct_id": "NCT09000002", **trial},
        {"id": "t3", "name": "GLORB", **trial},
    ]
    quote = text.split("\n", maxsplit=1)[0]
    claim = {"evidence": [{"quote": quote}], "statement": quote, "program_ids": ["p1"], "trial_ids": linked}
    assert bool(run_check("RE08", **summary(text, trials=trials, programs=[P1]), claim=claim)) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "GLORB tests XYZ-101, its anti-CD70 antibody, added to the anti-PD-1 antibody ABC-202 in ataxia.",
            False,
        ),
        ("GLORB tests XYZ-101 with ABC-202 in ataxia.", False),
        ("XYZ-101 is for hives and ABC-202 is tested in ataxia.", True),
    ],
)
def test_medicines_given_together_share_an_indication(text: str, wrong: bool) -> None:
    programs: list[dict[str, Any]] = [{**P1, "indications": ["ataxia"]}, P2]
    assert bool(run_check("AT74", **summary(text, trials=[], programs=programs))) is wrong


@pytest.mark.parametrize(("linked", "wrong"), [(["p1", "p2"], False), (["p1"], True)])
def test_a_claim_may_be_on_all_that_its_trial_tests(linked: list[str], wrong: bool) -> None:
    text = "GLORB tests XYZ-101 with another antibody.\nABC-202 is that antibody."
    quote = text.split("\n", maxsplit=1)[0]
    trials = [{"id": "t1", "name": "GLORB", "program_ids": linked}]
    claim = {"evidence": [{"quote": quote}], "program_ids": ["p1", "p2"], "trial_ids": ["t1"]}
    assert bool(run_check("RE07", **summary(text, trials=trials, programs=[P1, P2]), claim=claim)) is wrong


@pytest.mark.parametrize(("gap", "wrong"), [("; ", False), (" of ", True)])
def test_a_line_may_go_on_to_another_program(gap: str, wrong: bool) -> None:
    text = f"1H27: GLORB topline{gap}ABC-202 Phase 2 update"
    trials = [
        {"id": "t1", "name": "GLORB", "program_ids": ["p1"], "phases": ["PHASE3"]},
        {"id": "t2", "program_ids": ["p2"], "phases": ["PHASE2"]},
    ]
    claim = {"evidence": [{"quote": text}], "statement": text, "program_ids": ["p2"], "trial_ids": ["t2"]}
    assert bool(run_check("RE11", **summary(text, trials=trials, programs=[P1, P2]), claim=claim)) is wrong


@pytest.mark.parametrize(("words", "wrong"), [("not counting", False), ("and", True)])
def test_what_is_not_counted_is_left_out(words: str, wrong: bool) -> None:
    text = "ABC has dosed 163 people, excluding XYZ-101."
    result = {"measure": "people dosed", "figure": "163"}
    claim = {"evidence": [{"quote": text}], "statement": f"163 people {words} XYZ-101", "results": [result]}
    assert bool(run_check("RE10", **summary(text, trials=[], programs=[P1]), claim=claim)) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("GLORB met its goal. ABC Bio plans to start a Phase 3 trial in mid-2027.", False),
        ("GLORB met its goal. ABC Bio plans to report it in mid-2027.", True),
    ],
)
def test_a_trial_of_another_phase_is_another_trial(text: str, wrong: bool) -> None:
    trials = [
        {"id": "t1", "name": "GLORB", "program_ids": ["p1"], "phases": ["PHASE2"]},
        {"id": "t2", "program_ids": ["p1"], "phases": ["PHASE3"]},
    ]
    quote = text.split(". ")[1]
    claim = {"evidence": [{"quote": quote}], "statement": quote, "program_ids": ["p1"], "trial_ids": ["t2"]}
    assert bool(run_check("RE11", **summary(text, trials=trials, programs=[P1, P2]), claim=claim)) is wrong


@pytest.mark.parametrize(("linked", "wrong"), [(["t1", "t2"], False), (["t1"], True)])
def test_all_trials_are_those_of_the_program(linked: list[str], wrong: bool) -> None:
    text = "GLORB ran.\nBLARG ran.\nXYZ-101 was tolerated in all trials."
    trials = [
        {"id": "t1", "name": "GLORB", "program_ids": ["p1"]},
        {"id": "t2", "name": "BLARG", "program_ids": ["p1"]},
    ]
    quote = text.splitlines()[2]
    claim = {"evidence": [{"quote": quote}], "statement": quote, "program_ids": ["p1"], "trial_ids": linked}
    assert bool(run_check("RE08", **summary(text, trials=trials, programs=[P1, P2]), claim=claim)) is wrong


@pytest.mark.parametrize(("named", "wrong"), [("GLORB trials", False), ("BLARG trials", True)])
def test_numbered_trials_go_by_the_name_of_their_family(named: str, wrong: bool) -> None:
    text = f"GLORB 1 and GLORB 2 ran.\nBLARG ran.\nThe {named} met their goals."
    trials = [{"id": f"t{one}", "name": f"GLORB {one}", "program_ids": ["p1"]} for one in (1, 2)]
    trials.append({"id": "t3", "name": "BLARG", "program_ids": ["p1"]})
    quote = text.splitlines()[2]
    claim = {"evidence": [{"quote": quote}], "statement": quote, "program_ids": ["p1"], "trial_ids": ["t1"]}
    assert bool(run_check("RE08", **summary(text, trials=trials, programs=[P1, P2]), claim=claim)) is wrong
