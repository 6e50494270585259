"""For each check a record that passes it and the same record with one fault that fails it.

Companies, drugs and figures are invented.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from summarizer.checks.probe import probe_document
from summarizer.schemas import (
    Author,
    Claim,
    Coverage,
    DatedBy,
    Document,
    EngineKind,
    Evidence,
    PageStart,
    Program,
    Provenance,
    Sentence,
    Summary,
    Ticker,
    Trial,
    ZoneKind,
)

Values = Mapping[str, Any]


class Case(NamedTuple):
    """What `run_check` is given, once right and once wrong."""

    good: Values
    bad: Values


def _claim(text: str, good: Values, bad: Values, **more: Any) -> Case:
    return Case({"text": text, "claim": {**more, **good}}, {"text": text, "claim": {**more, **bad}})


def _trial(text: str, good: Values, bad: Values, **more: Any) -> Case:
    return Case({"text": text, "trial": {**more, **good}}, {"text": text, "trial": {**more, **bad}})


def _program(text: str, good: Values, bad: Values, **more: Any) -> Case:
    return Case({"text": text, "program": {**more, **good}}, {"text": text, "program": {**more, **bad}})


def _stated(text: str, good: str, bad: str, **more: Any) -> Case:
    return _claim(text, {"statement": good}, {"statement": bad}, **more)


def _result(text: str, good: Values, bad: Values, **more: Any) -> Case:
    base = {"measure": "ORR", **more}
    return _claim(text, {"results": [{**base, **good}]}, {"results": [{**base, **bad}]}, type="RESULT")


def _arm(value: str, arm: str) -> Values:
    return {"measure": "ORR", "figure": f"{value}%", "value": value, "unit": "%", "arm": arm}


def _designation(text: str, good: Values, bad: Values) -> Case:
    base = {"kind": "FAST_TRACK", "status": "GRANTED"}
    return _claim(
        text, {"designation": {**base, **good}}, {"designation": {**base, **bad}}, type="REGULATORY"
    )


def _timing(text: str, good: Values, bad: Values, **more: Any) -> Case:
    def step(timing: Values) -> Values:
        return {"milestone": {"event": "TOPLINE", "status": "EXPECTED", "timing": timing, **more}}

    return _claim(text, step(good), step(bad), type="GUIDANCE", modality="EXPECTED")


def _amount(text: str, good: Values, bad: Values, **more: Any) -> Case:
    base = {"what": "cash", "figure": "$216.7 million", **more}
    return _claim(text, {"amounts": [{**base, **good}]}, {"amounts": [{**base, **bad}]}, type="FINANCIAL")


def _evidence(text: str, good: Values, bad: Values, document: Document | None = None) -> Case:
    held = document or probe_document(text)
    claims = [{"evidence": [{"quote": text, **one}]} for one in (good, bad)]
    return Case({"document": held, "claim": claims[0]}, {"document": held, "claim": claims[1]})


def _paged(text: str, page: int) -> Document:
    """A release whose words all stand on one page."""
    return probe_document(text).model_copy(update={"pages": [PageStart(page=page, start=0)]})


def _dated(by: DatedBy) -> Document:
    """A release whose day is told by its text, its page or its filing."""
    return probe_document("XYZ-101 works.").model_copy(update={"dated_by": by})


def _two(text: str, good: Values, bad: Values, **more: Any) -> Case:
    """A claim about XYZ-101 or ABC-202, and the ORION trial of XYZ-101, in a summary that has them all."""
    lines = ("ORION is a trial of XYZ-101.", "LYRA is a trial of ABC-202.")
    document = probe_document("\n".join((*lines, text)))
    first, second = ([Evidence(quote=line)] for line in lines)
    summary = Summary(
        document=document.record(),
        programs=[
            Program(id="xyz-101", name="XYZ-101", evidence=first),
            Program(id="abc-202", name="ABC-202", evidence=second),
        ],
        trials=[
            Trial(id="orion", name="ORION", program_ids=["xyz-101"], evidence=first),
            Trial(id="lyra", name="LYRA", program_ids=["abc-202"], evidence=second),
        ],
        provenance=Provenance(engine=EngineKind.RULES),
    )
    base = {"document": document, "summary": summary}
    start = document.text.rindex(text)
    evidence = {"evidence": [{"quote": text, "start": start, "end": start + len(text)}]}
    return Case(
        {**base, "claim": {**evidence, **more, **good}}, {**base, "claim": {**evidence, **more, **bad}}
    )


def _targets(good: str, bad: str) -> Case:
    """A program with a target, in a sentence on it and on ABC-202, which targets CD19."""
    case = _two("XYZ-101 targets CD70, ABC-202 targets CD19.", {}, {})
    document, summary = case.good["document"], case.good["summary"]
    quote = "XYZ-101 targets CD70, ABC-202 targets CD19."
    program = {"id": "xyz-101b", "name": "XYZ-101", "evidence": [{"quote": quote}]}
    base = {"document": document, "summary": summary.model_copy(update={"programs": summary.programs[1:]})}
    return Case(
        {**base, "program": {**program, "targets": [good]}},
        {**base, "program": {**program, "targets": [bad]}},
    )


def _sentence(claim: Values, good: str, bad: str) -> Case:
    """A sentence of a summary that cites one claim."""
    text = str(claim["text"])
    document = probe_document(text)
    held = Claim.model_validate(
        {
            "id": "c1",
            "type": "RESULT",
            "modality": "REPORTED",
            "statement": text,
            "evidence": [{"quote": text, "start": 0, "end": len(text)}],
            **{name: value for name, value in claim.items() if name != "text"},
        }
    )
    base = Summary(document=document.record(), claims=[held], provenance=Provenance(engine=EngineKind.RULES))
    made = [
        base.model_copy(update={"summary": [Sentence(text=words, claim_ids=["c1"])]}) for words in (good, bad)
    ]
    return Case({"document": document, "summary": made[0]}, {"document": document, "summary": made[1]})


def _planned(good: str, bad: str) -> Case:
    """A sentence that cites a step of XYZ-101, in a summary that has ABC-202 as well."""
    timing = {"phrase": "by the end of 2026", "start": "2026-01-08", "end": "2026-12-31", "bound": "BY"}
    step = {"event": "TOPLINE", "status": "EXPECTED", "timing": timing}
    case = _two(
        "Topline data for XYZ-101 are expected by the end of 2026.",
        {},
        {},
        milestone=step,
        program_ids=["xyz-101"],
        type="GUIDANCE",
        modality="EXPECTED",
    )
    summary: Summary = case.good["summary"]
    made = [
        {
            **case.good,
            "summary": summary.model_copy(update={"summary": [Sentence(text=words, claim_ids=["c1"])]}),
        }
        for words in (good, bad)
    ]
    return Case(made[0], made[1])


def _header() -> Case:
    document = probe_document("Example Therapeutics reports. Nasdaq: EXMP").model_copy(
        update={"published": date(2026, 1, 8)}
    )
    issuer = document.issuer
    assert issuer
    good = Summary(document=document.record(), provenance=Provenance(engine=EngineKind.RULES))
    wrong = document.record().model_copy(
        update={"issuer": issuer.model_copy(update={"tickers": [Ticker(exchange="Nasdaq", symbol="OTHR")]})}
    )
    return Case(
        {"document": document, "summary": good},
        {"document": document, "summary": good.model_copy(update={"document": wrong})},
    )


def _same_text() -> Case:
    document = probe_document("XYZ-101 works.")
    good = Summary(document=document.record(), provenance=Provenance(engine=EngineKind.RULES))
    other = document.record().model_copy(update={"id": "0" * 16})
    return Case(
        {"document": document, "summary": good},
        {"document": document, "summary": good.model_copy(update={"document": other})},
    )


def _twins() -> Case:
    text = "XYZ-101 received Fast Track designation."
    document = probe_document(text)
    held = {
        "id": "c0",
        "type": "REGULATORY",
        "modality": "REPORTED",
        "statement": "Fast Track",
        "designation": {"kind": "FAST_TRACK", "status": "GRANTED"},
        "evidence": [{"quote": text}],
    }
    summary = Summary(
        document=document.record(),
        claims=[Claim.model_validate(held)],
        provenance=Provenance(engine=EngineKind.RULES),
    )
    base = {"document": document, "summary": summary}
    same = {**held, "id": "c1"}
    other = {**same, "designation": {"kind": "ORPHAN", "status": "GRANTED"}}
    return Case({**base, "claim": other}, {**base, "claim": same})


def _speaker(good: Values, bad: Values, **more: Any) -> Case:
    text = "We believe XYZ-101 can help patients."
    document = probe_document(
        text,
        kind=ZoneKind.QUOTE,
        author=Author.COMPANY_QUOTE,
        speaker="Maren Oduya, M.D., Chief Medical Officer",
    )
    return Case(
        {"document": document, "claim": {**more, **good}}, {"document": document, "claim": {**more, **bad}}
    )


_FORWARD = probe_document(
    "We expect data in 2026.", kind=ZoneKind.FORWARD_LOOKING, author=Author.COMPANY_LEGAL
)
_FOREIGN = probe_document(
    "XYZ-101 will be a blockbuster.", kind=ZoneKind.AI_INSIGHTS, author=Author.AGGREGATOR
)
_ORR = "The confirmed ORR with XYZ-101 was 31% (4/13) in patients with high CD70 expression."
_ARMS = "The ORR was 41% (95% CI: 30.1, 52.6; p=0.003) with XYZ-101 and 12% with docetaxel at week 24 (RECIST 1.1)."
_SLE = "XYZ-101 received Fast Track designation from the FDA for active refractory lupus nephritis."
_CASH = "Cash was $216.7 million as of December 31, 2025."
_PHASE = (
    "The pivotal Phase 2/3 ORION trial (NCT01234567), a randomized study, is enrolling patients with asthma."
)

_CROWD = "ORION was large. LYRA was small. Its ORR was 31%."

CASES: dict[str, Case] = {
    "GR01": _claim("XYZ-101 works.", {}, {"evidence": []}),
    "GR02": _evidence("The ORR was 31%.", {}, {"quote": "The ORR was 41%."}),
    "GR03": _evidence("The ORR was 31%.", {"start": 0, "end": 16}, {"start": 1, "end": 16}),
    "GR04": _evidence("The ORR was 31%.", {"paragraph": 1}, {"paragraph": 2}),
    "GR05": _same_text(),
    "GR06": _header(),
    "AT01": _stated(_ORR, "Confirmed ORR of 31%", "Confirmed ORR of 41%"),
    "AT02": _stated("XYZ-101 met its goal.", "XYZ-101 met its goal", "ABC-202 met its goal"),
    "AT03": _stated(_ORR, "The ORR was 31%", "The PFS was 31%"),
    "AT04": _stated("Data are expected in Q2 2026.", "Data due in Q2 2026", "Data due in Q3 2026"),
    "AT05": _stated("Responses lasted 6 months.", "6 months of response", "6 weeks of response"),
    "AT06": _stated("Triglycerides decreased.", "Triglycerides decreased", "Triglycerides increased"),
    "AT07": _result(
        "Responses lasted beyond 6 months.", {"figure": "beyond 6 months"}, {"figure": "6 months"}
    ),
    "AT08": _result(_ORR, {"measure": "confirmed ORR"}, {"measure": "overall survival"}),
    "AT09": _result("Median PFS was 6 months.", {"statistic": "MEDIAN"}, {"statistic": "MEAN"}),
    "AT10": _result(_ARMS, {"comparator": "docetaxel"}, {"comparator": "placebo"}),
    "AT11": _result(_ARMS, {"time_point": "week 24"}, {"time_point": "week 52"}),
    "AT12": _result(_ORR, {"n": 4, "N": 13}, {"n": 4, "N": 15}),
    "AT13": _result(_ARMS, {"p_value": "p=0.003"}, {"p_value": "p=0.03"}),
    "AT14": _designation(_SLE, {}, {"kind": "ORPHAN"}),
    "AT15": _designation(_SLE, {"agency": "FDA"}, {"agency": "EMA"}),
    "AT16": _designation(_SLE, {}, {"status": "DENIED"}),
    "AT17": _designation(_SLE, {"population": "active refractory lupus nephritis"}, {"population": "asthma"}),
    "AT18": _designation(
        _SLE, {"population": "active refractory lupus nephritis"}, {"population": "lupus nephritis"}
    ),
    "AT64": _designation(
        "XYZ-101 has Orphan Drug designation for glorbitis, Fast Track designation for severe asthma.",
        {"population": "severe asthma"},
        {"population": "glorbitis"},
    ),
    "AT19": _timing(
        "Topline data are expected in Q2 2026.", {"phrase": "in Q2 2026"}, {"phrase": "in Q2 2026"}
    ),
    "AT20": _claim(
        "The readout was delayed.",
        {"milestone": {"event": "DATA_UPDATE", "status": "DELAYED"}},
        {"milestone": {"event": "DATA_UPDATE", "status": "CANCELLED"}},
    ),
    "AT21": _amount(_CASH, {}, {"figure": "$261.7 million"}),
    "AT22": _amount(_CASH, {"period": "as of December 31, 2025"}, {"what": "net loss"}),
    "AT23": _stated(
        "More than 200 patients were treated.", "More than 200 patients", "Fewer than 200 patients"
    ),
    "AT24": _stated("More than 200 patients were treated.", "More than 200 patients", "200 patients treated"),
    "AT25": _result(_ARMS, {"figure": "41%", "arm": "XYZ-101"}, {"figure": "41%", "arm": "docetaxel"}),
    "AT63": _claim(
        "The ORR was 41% with XYZ-101 and 12% with docetaxel.",
        {"results": [_arm("41", "XYZ-101"), _arm("12", "docetaxel")]},
        {"results": [_arm("41", "XYZ-101"), _arm("12", "XYZ-101")]},
        type="RESULT",
    ),
    "AT26": _stated(
        "The ORR was 41% with XYZ-101 and 22% with placebo.", "ORR: 41% against 22%", "ORR: 41% against 41%"
    ),
    "AT27": _stated("Median PFS was 3.4 months (HR 0.49).", "PFS 3.4 months; HR 0.49", "PFS; HR 3.4"),
    "AT28": _result(
        "Median PFS was 6.9 months. Median OS was 14.8 months.",
        {"measure": "PFS", "figure": "6.9 months"},
        {"measure": "OS", "figure": "6.9 months"},
    ),
    "AT29": _claim(
        "The trial met its primary endpoint of weight loss.",
        {"results": [{"measure": "weight loss"}]},
        {"results": [{"measure": "quality of life"}]},
        statement="The weight loss endpoint was met",
    ),
    "AT60": _designation(
        "The EMA granted orphan drug designation, and the FDA granted Fast Track designation.",
        {"agency": "FDA"},
        {"agency": "EMA"},
    ),
    "AT61": _timing(
        "Trial initiation is planned for mid-2026, topline data by year-end 2026.\n"
        "Topline data are expected by year-end 2026.",
        {"phrase": "by year-end 2026", "start": "2026-01-08", "end": "2026-12-31", "bound": "BY"},
        {"phrase": "for mid-2026", "start": "2026-05-01", "end": "2026-08-31", "bound": "WITHIN"},
    ),
    "AT62": _amount(
        "Example received an upfront payment of €45 million and is eligible for €620 million in milestones.",
        {"figure": "€45 million", "what": "upfront payment"},
        {"figure": "€45 million", "what": "milestone payment"},
    ),
    "AT65": _claim(
        "The ORR was 41% with XYZ-101 and 12% with docetaxel.",
        {"statement": "ORR: 41% (XYZ-101)"},
        {"statement": "ORR: 12% (XYZ-101)"},
        type="RESULT",
        results=[_arm("41", "XYZ-101")],
    ),
    "AT66": _stated("33 of 80 patients responded.", "33 of 80 responded", "33 of 81 responded"),
    "AT67": _stated("It makes 30,000 - 60,000 doses.", "30,000 - 60,000 doses", "30,000 - 30,000 doses"),
    "AT68": _amount(
        "Cash was $216.7 million, research expenses were $31.2 million.", {}, {"what": "research expenses"}
    ),
    "AT69": _timing(
        "ABC plans to submit an IND in Q4 2026 and to report topline data by mid-2027.",
        {"phrase": "by mid-2027", "start": "2026-01-08", "end": "2027-08-31", "bound": "BY"},
        {"phrase": "in Q4 2026", "start": "2026-10-01", "end": "2026-12-31", "bound": "WITHIN"},
    ),
    "AT70": _result(
        "The ORR was 31% (p=0.003).\nPain fell by 12% (p=0.14).",
        {"figure": "31%", "p_value": "p=0.003"},
        {"figure": "31%", "p_value": "p=0.14"},
    ),
    "AT71": _result(
        "Arm\tplacebo\t20 mg\nORR\t9.7\t17.5",
        {"figure": "9.7", "arm": "placebo"},
        {"figure": "9.7", "arm": "20 mg"},
    ),
    "AT72": _designation(
        "XYZ-101 received Fast Track designation.\nA request for RMAT was denied.", {}, {"status": "DENIED"}
    ),
    "AT73": _designation(
        "Fast Track | severe asthma | 2024\nOrphan Drug | glorbitis | 2024",
        {"population": "severe asthma"},
        {"population": "glorbitis"},
    ),
    "AT74": _targets("CD70", "CD19"),
    "AT75": _stated(
        "The trial has 64 adults in two cohorts.",
        "The trial has 64 adults in two cohorts",
        "The trial has 64 adults in six cohorts",
    ),
    "AT76": _claim(
        "The trial starts in 2027.",
        {"milestone": {"event": "TRIAL_START", "status": "EXPECTED"}},
        {"milestone": {"event": "OTHER", "status": "EXPECTED"}},
        statement="Trial start expected soon",
    ),
    "AT77": _claim(
        "ABC expects topline data in 2027.",
        {"milestone": {"event": "TOPLINE", "status": "EXPECTED"}},
        {"milestone": {"event": "LAUNCH", "status": "EXPECTED"}},
        statement="ABC expects topline data in 2027",
    ),
    "AT78": _claim(
        "ORR was 41%.",
        {"results": [{"measure": "objective response rate", "figure": "41%"}]},
        {"results": [{"measure": "overall survival", "figure": "41%"}]},
        statement="ORR was 41%",
    ),
    "AT79": _claim(
        "XYZ-101 is an orphan drug for lupus.",
        {"designation": {"kind": "ORPHAN", "status": "GRANTED", "population": "adults with lupus"}},
        {"designation": {"kind": "ORPHAN", "status": "GRANTED", "population": "adults with scleroderma"}},
        statement="Orphan status for lupus",
    ),
    "AT80": _claim(
        "Fast Track was requested.",
        {"designation": {"kind": "FAST_TRACK", "status": "REQUESTED"}},
        {"designation": {"kind": "FAST_TRACK", "status": "GRANTED"}},
        statement="Fast Track was requested",
    ),
    "AT81": _claim(
        "ABC received $15 million for shares.",
        {"amounts": [{"what": "equity investment", "figure": "$15 million"}]},
        {"amounts": [{"what": "cash", "figure": "$15 million"}]},
        statement="Equity investment of $15 million, in all",
    ),
    "AT30": _program("XYZ-101 is a CD19 antibody.", {"name": "XYZ-101"}, {"name": "XYZ-102"}),
    "AT31": _program("Exampletinib (XYZ-101) works.", {"aliases": ["exampletinib"]}, {"aliases": ["XYZ-9"]}),
    "AT32": _program("XYZ-101 is a CD19 antibody.", {"targets": ["CD19"]}, {"targets": ["CD70"]}),
    "AT33": _program(
        "Kestrel holds the rights to XYZ-101 in Japan.",
        {"rights": "Kestrel in Japan"},
        {"rights": "Kestrel in China"},
    ),
    "AT34": _program("XYZ-101 is an siRNA.", {"modality": "SIRNA"}, {"modality": "VACCINE"}),
    "AT35": _program("XYZ-101 is in Phase 2.", {"stage": "PHASE2"}, {"stage": "PHASE3"}),
    "AT40": _trial(_PHASE, {"name": "ORION"}, {"name": "LYRA"}),
    "AT41": _trial(_PHASE, {"nct_id": "NCT01234567"}, {"nct_id": "NCT01234568"}),
    "AT42": _trial(
        "The trial (EudraCT 2020-001234-12) runs.",
        {"other_ids": ["2020-001234-12"]},
        {"other_ids": ["2020-001234-13"]},
    ),
    "AT43": _trial(_PHASE, {"phases": ["PHASE2", "PHASE3"]}, {"phases": ["PHASE2"]}),
    "AT44": _trial("The pivotal trial runs.", {"pivotal": True}, {"pivotal": False}),
    "AT45": _trial(_PHASE, {"status": "RECRUITING"}, {"status": "COMPLETED"}),
    "AT46": _trial(
        "The trial runs in two parallel cohorts.",
        {"design": {"intervention_model": "PARALLEL"}},
        {"design": {"allocation": "RANDOMIZED"}},
    ),
    "AT47": _trial(_PHASE, {"study_type": "INTERVENTIONAL"}, {"study_type": "OBSERVATIONAL"}),
    "AT48": _trial(
        "Patients receive 20 mg daily.",
        {"arms": [{"label": "20 mg daily"}]},
        {"arms": [{"label": "40 mg daily"}]},
    ),
    "AT49": _trial(
        "Patients receive placebo.",
        {"arms": [{"label": "placebo", "type": "PLACEBO_COMPARATOR"}]},
        {"arms": [{"label": "placebo", "type": "EXPERIMENTAL"}]},
    ),
    "AT50": _trial(_PHASE, {"conditions": ["asthma"]}, {"conditions": ["psoriasis"]}),
    "AT51": _trial(
        "The trial enrolled 312 patients.",
        {"enrollment": {"count": 312, "type": "ACTUAL"}},
        {"enrollment": {"count": 321, "type": "ACTUAL"}},
    ),
    "AT52": _trial(
        "The primary endpoint is PFS at week 24.",
        {"outcomes": [{"type": "PRIMARY", "measure": "PFS", "time_frame": "week 24"}]},
        {"outcomes": [{"type": "SECONDARY", "measure": "PFS"}]},
    ),
    "MO01": _claim(
        "A 30% gain could signal an advance.",
        {"modality": "HYPOTHETICAL"},
        {"modality": "REPORTED"},
        statement="A 30% gain could signal an advance",
    ),
    "MO02": _claim(
        "XYZ-101 was approved.",
        {"modality": "REPORTED"},
        {"modality": "EXPECTED"},
        statement="XYZ-101 was approved",
    ),
    "MO03": _claim(
        "A 30% gain could signal an advance.",
        {"type": "THRESHOLD", "modality": "HYPOTHETICAL"},
        {"type": "RESULT", "modality": "HYPOTHETICAL"},
    ),
    "MO04": _claim(
        "The FDA approved XYZ-101.",
        {"milestone": {"event": "APPROVED", "status": "OCCURRED"}},
        {"milestone": {"event": "APPROVED", "status": "EXPECTED"}},
    ),
    "MO05": Case(
        {"document": _FORWARD, "claim": {"modality": "EXPECTED"}},
        {"document": _FORWARD, "claim": {"modality": "REPORTED"}},
    ),
    "MO06": _stated(
        "Data are expected in 2026.", "The company gave a date for data", "Data will come in 2026"
    ),
    "MO07": _claim(
        "No treatment-related deaths were reported.",
        {"negated": True},
        {"negated": False},
        statement="No treatment-related deaths were reported",
    ),
    "MO08": _stated(
        "XYZ-101 was well tolerated.", "XYZ-101 was well tolerated", "XYZ-101 was not well tolerated"
    ),
    "MO09": _claim(
        "XYZ-101 could help.",
        {"statement": "XYZ-101 could help"},
        {"statement": "XYZ-101 helps"},
        modality="HYPOTHETICAL",
    ),
    "MO10": _stated(
        "No deaths were reported, and no patient left.", "No deaths were reported", "Deaths were reported"
    ),
    "MO11": _claim(
        "ABC is eligible for up to $90 million in milestones.",
        {"modality": "HYPOTHETICAL"},
        {"modality": "REPORTED"},
        type="PARTNERSHIP",
        amounts=[{"what": "milestones", "figure": "up to $90 million"}],
    ),
    "MO12": _claim(
        "XYZ-101 holds Fast Track designation.",
        {"modality": "REPORTED"},
        {"modality": "EXPECTED"},
        type="REGULATORY",
        designation={"kind": "FAST_TRACK", "status": "GRANTED"},
    ),
    "NU01": _result(
        "The ORR was 31%.",
        {"figure": "31%", "value": "31", "unit": "%"},
        {"figure": "31%", "value": "13", "unit": "%"},
    ),
    "NU02": _result(
        _ORR,
        {"figure": "31%", "value": "31", "unit": "%", "n": 4, "N": 13},
        {"figure": "31%", "value": "31", "unit": "%", "n": 4, "N": 9},
    ),
    "NU03": _result(
        _ARMS,
        {"figure": "41%", "value": "41", "ci": {"low": "30.1", "high": "52.6"}},
        {"figure": "12%", "value": "12", "ci": {"low": "30.1", "high": "52.6"}},
    ),
    "NU04": _result(
        _ARMS,
        {"interval": "95% CI: 30.1, 52.6", "ci": {"level": "95", "low": "30.1", "high": "52.6"}},
        {"interval": "95% CI: 30.1, 52.6", "ci": {"level": "90", "low": "30.1", "high": "52.6"}},
    ),
    "NU05": _result("p=0.003 or p=3", {"p_value": "p=0.003"}, {"p_value": "p=3"}),
    "NU06": _result(
        "The ORR was 31%.",
        {"statistic": "RATE", "value": "31", "unit": "%"},
        {"statistic": "RATE", "value": "131", "unit": "%"},
    ),
    "NU07": _amount(
        _CASH,
        {"value": "216.7", "currency": "USD", "scale": "MILLION"},
        {"value": "216.7", "currency": "USD", "scale": "BILLION"},
    ),
    "NU08": _result(
        "The ORR was 31%.", {"statistic": "RATE", "unit": "%"}, {"statistic": "COUNT", "unit": "%"}
    ),
    "TI01": _timing("Data are expected in Q2 2026.", {"phrase": "in Q2 2026"}, {"phrase": "in Q3 2026"}),
    "TI02": _timing("Data are due in early Q2 2026.", {"phrase": "early Q2 2026"}, {"phrase": "Q2 2026"}),
    "TI03": _timing(
        "Data are expected in Q2 2026.",
        {
            "phrase": "in Q2 2026",
            "start": "2026-04-01",
            "end": "2026-06-30",
            "bound": "WITHIN",
            "granularity": "QUARTER",
        },
        {
            "phrase": "in Q2 2026",
            "start": "2026-04-01",
            "end": "2026-07-30",
            "bound": "WITHIN",
            "granularity": "QUARTER",
        },
    ),
    "TI04": _timing(
        "Data are expected in Q2 2026.",
        {"phrase": "in Q2 2026", "assumed": False, "rule": "quarter"},
        {"phrase": "in Q2 2026", "assumed": True, "rule": "quarter"},
    ),
    "TI05": _timing(
        "Data are expected in Q2 2026.",
        {"phrase": "in Q2 2026", "start": "2026-04-01", "end": "2026-06-30"},
        {"phrase": "in Q2 2026", "start": "2026-06-30", "end": "2026-04-01"},
    ),
    "TI06": _timing(
        "Data are expected in Q2 2026.",
        {"phrase": "in Q2 2026", "start": "2026-04-01", "end": "2026-06-30"},
        {"phrase": "in Q2 2026"},
    ),
    "TI07": _timing(
        "Data are expected in Q2 2026.",
        {"phrase": "in Q2 2026", "start": "2026-04-01", "end": "2026-06-30"},
        {"phrase": "in Q2 2025", "start": "2025-04-01", "end": "2025-06-30"},
    ),
    "TI08": _claim(
        "Topline data are expected in Q2 2026.",
        {"milestone": {"event": "TOPLINE", "status": "EXPECTED", "timing": {"phrase": "in Q2 2026"}}},
        {"milestone": {"event": "TOPLINE", "status": "EXPECTED"}},
        modality="EXPECTED",
    ),
    "RE01": _two("XYZ-101 works.", {"id": "c1"}, {"id": "c1"}),
    "RE02": _two("XYZ-101 works.", {"program_ids": ["xyz-101"]}, {"program_ids": ["xyz-303"]}),
    "RE03": _two("XYZ-101 works.", {"program_ids": ["xyz-101"]}, {"program_ids": ["xyz-101", "xyz-101"]}),
    "RE04": _twins(),
    "RE05": _program("XYZ-101 works.", {"id": "one"}, {"id": "two"}),
    "RE06": _two("XYZ-101 works.", {}, {}),
    "RE07": _two("XYZ-101 works.", {"program_ids": ["xyz-101"]}, {"program_ids": ["abc-202"]}),
    "RE08": _two("ORION is enrolling.", {"trial_ids": ["orion"]}, {"trial_ids": ["lyra"]}),
    "RE09": _two(
        "XYZ-101 and ABC-202 are in the ORION trial.",
        {"program_ids": ["xyz-101"]},
        {"program_ids": ["abc-202"]},
        trial_ids=["orion"],
    ),
    "RE10": _two(
        "XYZ-101 works and ABC-202 too.",
        {"program_ids": ["xyz-101"]},
        {"program_ids": ["abc-202"]},
        statement="XYZ-101 works",
    ),
    "RE11": _two(
        _CROWD,
        {"trial_ids": ["lyra"]},
        {"trial_ids": ["orion"]},
        statement="ORR of 31%",
        evidence=[{"quote": "Its ORR was 31%."}],
    ),
    "RE12": _two(
        "ABC-202 was well tolerated.",
        {"program_ids": ["abc-202"]},
        {"program_ids": ["xyz-101"]},
        statement="Well tolerated",
    ),
    "CO01": _designation("XYZ-101 received one Fast Track designation.", {}, {}),
    "CO02": _trial(
        "The trial has two arms: low dose and high dose.",
        {"arms": [{"label": "low dose"}, {"label": "high dose"}]},
        {"arms": [{"label": "low dose"}]},
    ),
    "CO03": _two("XYZ-101 works.", {}, {}),
    "CO04": _two("XYZ-101 works.", {}, {}),
    "GR07": _evidence("XYZ-101 works.", {"page": 3}, {"page": 2}, _paged("XYZ-101 works.", 3)),
    "GR08": Case(
        {"document": _dated(DatedBy.RELEASE), "claim": {}},
        {"document": _dated(DatedBy.FILING), "claim": {}},
    ),
    "AU01": Case(
        {"text": "XYZ-101 works.", "claim": {}},
        {"document": _FOREIGN, "claim": {}},
    ),
    "AU02": _evidence("XYZ-101 works.", {"author": "COMPANY"}, {"author": "AGGREGATOR"}),
    "AU03": _evidence("XYZ-101 works.", {"zone": "BODY"}, {"zone": "HEADLINE"}),
    "AU04": _speaker({"speaker": "Maren Oduya"}, {"speaker": "Teodor Lindqvist"}),
    "AU05": _speaker({"speaker": "Maren Oduya"}, {"speaker": None}, type="OPINION"),
    "SE01": _sentence({"text": "The ORR was 31%.", "id": "c1"}, "The ORR was 31%.", "The ORR was 31%."),
    "SE02": _sentence({"text": "The ORR was 31%."}, "The ORR was 31%.", "The ORR was 41%."),
    "SE03": _sentence({"text": "XYZ-101 met its goal."}, "XYZ-101 met its goal.", "ABC-202 met its goal."),
    "SE04": _sentence(
        {"text": "Triglycerides decreased."}, "Triglycerides decreased.", "Triglycerides increased."
    ),
    "SE05": _sentence(
        {"text": "XYZ-101 could help.", "modality": "HYPOTHETICAL"}, "XYZ-101 could help.", "XYZ-101 helps."
    ),
    "SE06": _planned(
        "Topline data for XYZ-101 by the end of 2026.", "Topline data for ABC-202 by the end of 2026."
    ),
    "SE07": _planned("Topline data by the end of 2026.", "Topline data by the end of 2027."),
    "SE08": _sentence(
        {"text": "EASI-75 was reached by 41%."},
        "EASI-75 was reached.",
        "No serious adverse events occurred.",
    ),
}


def _replace(code: str, *, good: Values | None = None, bad: Values | None = None) -> None:
    CASES[code] = Case({**CASES[code].good, **(good or {})}, {**CASES[code].bad, **(bad or {})})


def _special() -> None:
    """Cases whose two halves differ in more than one record's value."""
    step = {"event": "TOPLINE", "status": "EXPECTED"}
    claim = {"modality": "EXPECTED", "type": "GUIDANCE"}
    _replace(
        "AT19",
        good={"claim": {**claim, "milestone": step}},
        bad={"claim": {**claim, "milestone": {**step, "event": "ADCOM"}}},
    )
    _replace(
        "CO01",
        bad={
            "text": "XYZ-101 received three Fast Track designations.",
            "claim": {"designation": {"kind": "FAST_TRACK", "status": "GRANTED"}},
        },
    )
    excused = CASES["CO04"].bad["summary"].model_copy(update={"coverage": Coverage(facts=9)})
    _replace("CO04", bad={"summary": excused})
    for code, base in (("RE01", "claims"), ("CO03", "programs"), ("RE06", "trials")):
        summary: Summary = CASES[code].bad["summary"]
        document: Document = CASES[code].bad["document"]
        whole = [Evidence(quote="ORION is a trial of XYZ-101.")]
        if code == "RE01":
            twin = Claim(id="c1", type="BACKGROUND", modality="REPORTED", statement="", evidence=whole)
            changed = summary.model_copy(update={base: [twin]})
            _replace(code, bad={"summary": changed})
        elif code == "RE06":
            lone = Trial(id="vela", name="VELA", evidence=whole)
            _replace(code, bad={"summary": summary.model_copy(update={base: [*summary.trials, lone]})})
        else:
            silent = Program(id="xyz-909", name="XYZ-909", evidence=whole)
            _replace(code, bad={"summary": summary.model_copy(update={base: [*summary.programs, silent]})})
    text = "XYZ-101 works."
    document = probe_document(text)
    whole = [Evidence(quote=text)]
    first = Program(id="one", name="XYZ-101", evidence=whole)
    summary = Summary(
        document=document.record(), programs=[first], provenance=Provenance(engine=EngineKind.RULES)
    )
    other = Program(id="two", name="XYZ-202", evidence=whole)
    CASES["RE05"] = Case(
        {"document": document, "summary": summary, "program": other},
        {"document": document, "summary": summary, "program": other.model_copy(update={"name": "XYZ101"})},
    )
    cited: Summary = CASES["SE01"].bad["summary"]
    lost = cited.summary[0].model_copy(update={"claim_ids": ["c2"]})
    _replace("SE01", bad={"summary": cited.model_copy(update={"summary": [lost]})})


_special()
