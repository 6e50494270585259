"""The terminal's view of a summary, at the widths that people use."""

from datetime import date

import pytest

from summarizer import view
from summarizer.cli.render import text_of
from summarizer.facts import Fact
from summarizer.lines import plain
from summarizer.schemas import (
    Agency,
    Amount,
    Author,
    Bound,
    Claim,
    ClaimType,
    Coverage,
    Designation,
    DesignationKind,
    DesignationStatus,
    Document,
    DocumentRecord,
    EngineKind,
    Event,
    Evidence,
    FactKind,
    Finding,
    Granularity,
    Issuer,
    Milestone,
    MilestoneStatus,
    Modality,
    Operator,
    Phase,
    Program,
    Provenance,
    RecordKind,
    Rejected,
    Result,
    Scale,
    Sentence,
    Severity,
    Stage,
    Statistic,
    Summary,
    ThirdParty,
    Ticker,
    TimeWindow,
    Trial,
    TrialStatus,
    Uncovered,
    UncoveredReason,
    Zone,
    ZoneKind,
)


def words(quote: str) -> list[Evidence]:
    return [Evidence(quote=quote, start=10, end=10 + len(quote))]


SUMMARY = Summary(
    document=DocumentRecord(
        id="0" * 16,
        title="Examplia [bold]Reports[/bold]",
        issuer=Issuer(name="Examplia Bio AG", tickers=[Ticker(exchange="Nasdaq", symbol="EXBQ")]),
        published=date(2026, 3, 3),
        place="BASEL, Switzerland",
        channel="GLOBE NEWSWIRE",
    ),
    summary=[Sentence(text="EXB-101 met its endpoint.", claim_ids=["c1"])],
    programs=[
        Program(
            id="exb-101",
            name="EXB-101",
            aliases=["examplimab"],
            targets=["CD19"],
            stage=Stage.PHASE1_PHASE2,
            evidence=words("EXB-101"),
        )
    ],
    trials=[
        Trial(
            id="lantern",
            name="LANTERN",
            phases=[Phase.PHASE2],
            status=TrialStatus.NOT_YET_RECRUITING,
            program_ids=["exb-101"],
            evidence=words("the Phase 2 LANTERN trial"),
        )
    ],
    claims=[
        Claim(
            id="c1",
            type=ClaimType.RESULT,
            modality=Modality.REPORTED,
            statement="More than 42% responded.",
            program_ids=["exb-101"],
            results=[
                Result(
                    measure="ORR",
                    statistic=Statistic.RATE,
                    figure="more than 42%",
                    operator=Operator.GT,
                    value="42",
                    unit="%",
                    population="adults with lupus",
                )
            ],
            evidence=words("more than 42%"),
        ),
        Claim(
            id="c2",
            type=ClaimType.GUIDANCE,
            modality=Modality.EXPECTED,
            statement="A Phase 3 trial is planned.",
            milestone=Milestone(
                event=Event.TRIAL_START,
                status=MilestoneStatus.EXPECTED,
                timing=TimeWindow(
                    phrase="by the end of 1H 2026",
                    start=date(2026, 3, 3),
                    end=date(2026, 6, 30),
                    bound=Bound.BY,
                    granularity=Granularity.HALF,
                    assumed=True,
                ),
            ),
            evidence=words("by the end of 1H 2026"),
        ),
        Claim(
            id="c3",
            type=ClaimType.REGULATORY,
            modality=Modality.REPORTED,
            statement="Fast Track was granted.",
            designation=Designation(
                kind=DesignationKind.FAST_TRACK,
                agency=Agency.FDA,
                population="adults with refractory lupus",
                status=DesignationStatus.GRANTED,
            ),
            evidence=words("Fast Track Designation"),
        ),
        Claim(
            id="c4",
            type=ClaimType.FINANCIAL,
            modality=Modality.REPORTED,
            statement="Cash stood at $216.7 million.",
            amounts=[
                Amount(
                    what="cash", figure="$216.7 million", value="216.7", currency="USD", scale=Scale.MILLION
                )
            ],
            evidence=[Evidence(quote="cash of \x1b[31m$216.7 million")],
        ),
    ],
    third_party=[
        ThirdParty(kind=ZoneKind.FAQ, author=Author.AGGREGATOR, start=0, end=3, text="FAQ"),
        ThirdParty(kind=ZoneKind.FAQ, author=Author.AGGREGATOR, start=4, end=7, text="FAQ"),
    ],
    rejected=[
        Rejected(
            kind=RecordKind.CLAIM,
            record={"statement": "All were cured."},
            findings=[
                Finding(
                    code="GR01",
                    severity=Severity.ERROR,
                    path="claims[4]",
                    message="These words are not there.",
                )
            ],
        )
    ],
    findings=[
        Finding(
            code="NU09",
            severity=Severity.WARNING,
            path="claims[0].results[0]",
            message="The number is round.",
        ),
        Finding(code="CO09", severity=Severity.INFO, path="coverage", message="One fact is missing."),
    ],
    coverage=Coverage(
        facts=9,
        covered=8,
        uncovered=[
            Uncovered(kind=FactKind.PERCENTAGE, text="20%", start=0, end=3, reason=UncoveredReason.MISSED)
        ],
    ),
    provenance=Provenance(engine=EngineKind.RULES),
)


@pytest.fixture(params=[80, 120])
def shown(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The summary as printed at a width."""
    monkeypatch.setenv("COLUMNS", str(request.param))
    text = text_of(view.summary(SUMMARY))
    assert max(map(len, text.splitlines())) <= request.param
    return text


EXPECTED = {
    "the header": "Examplia Bio AG (Nasdaq: EXBQ)\n2026-03-03 · BASEL, Switzerland · GLOBE NEWSWIRE\n",
    "the title, its brackets untouched": "Examplia [bold]Reports[/bold]\n",
    "a sentence with its claims": "EXB-101 met its endpoint. [c1]\n",
    "a program with its aliases": "EXB-101 (examplimab)\n      Phase 1/2 · targets CD19\n",
    "a trial": "LANTERN\n      Phase 2 · not yet recruiting · of exb-101\n",
    "claims by type": "Claims: result\n  c1 reported More than 42% responded.\n",
    "a value with its operator": "ORR: > 42% · rate · n/N not disclosed · in adults with lupus\n",
    "a quote with its place": "“more than 42%” [10:23]\n",
    "a finding under its record": "NU09 warning The number is round.\n",
    "a window": "= 2026-03-03 to 2026-06-30",
    "a designation": "FDA Fast Track designation, granted for “adults with refractory lupus”\n",
    "money": "cash: $216.7 million · USD\n",
    "words that were not found, harmless": "“cash of [31m$216.7 million” [not found in the text]\n",
    "other findings": "Findings\n  CO09 info One fact is missing.\n",
    "what was rejected, and why": "claim All were cured.\n      GR01 error These words are not there.\n",
    "what others wrote": "Kept aside\n  2 passages of aggregator: FAQ\n",
    "coverage": "8 of 9 facts of the company's text are held by records\n  1 missed: 20%\n",
    "the engine": "engine rules\n",
}


@pytest.mark.parametrize("words", EXPECTED.values(), ids=EXPECTED)
def test_the_summary_shows(shown: str, words: str) -> None:
    assert words in shown


def test_nothing_steers_the_terminal(shown: str) -> None:
    assert "\x1b" not in shown


def test_hostile_marks_are_dropped() -> None:
    assert plain("a\u202eb\x07\x1b[2J\nc\u200b") == "a b [2J c"


def test_zones_and_facts_of_a_document() -> None:
    document = Document(
        id="0" * 16,
        text="Examplia met 42%.",
        zones=[Zone(kind=ZoneKind.BODY, author=Author.COMPANY, start=0, end=17)],
    )
    fact = Fact(kind=FactKind.PERCENTAGE, text="42%", start=13, end=16, value="42", role="result")
    text = text_of(view.document(document, [fact]))
    assert text.startswith("Issuer not named\nno date\n")
    assert "COMPANY" in text
    assert "PERCENTAGE" in text


def test_no_findings_is_a_sentence() -> None:
    assert text_of(view.findings([], Document(id="0", text=""))).startswith("No findings")


def test_findings_show_the_words_they_concern() -> None:
    finding = Finding(
        code="AT01", severity=Severity.ERROR, path="claims[0]", message="Wrong.", start=0, end=8
    )
    text = text_of(view.findings([finding, finding], Document(id="0", text="Examplia met 42%.")))
    assert text.startswith("AT01 error Wrong. (claims[0])\n    “Examplia” [0:8]\n")
    assert text.endswith("2 errors\n")
