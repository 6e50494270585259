"""Summaries and releases for the tests of pages: recorded, invented, and hostile ones."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from summarizer import read, summarize
from summarizer.schemas import (
    Amount,
    Arm,
    Author,
    Claim,
    ClaimType,
    Coverage,
    Document,
    Evidence,
    FactKind,
    Finding,
    Footnote,
    Issuer,
    Modality,
    Paragraph,
    Program,
    RecordKind,
    Rejected,
    Result,
    Sentence,
    Severity,
    Summary,
    ThirdParty,
    Ticker,
    Trial,
    Uncovered,
    UncoveredReason,
    Zone,
    ZoneKind,
)

ROOT = Path(__file__).resolve().parents[2]
JANUARY = ROOT / "seeds" / "2026-01-08-allogene-2026-catalysts.txt"
APRIL = ROOT / "seeds" / "2025-04-07-allogene-allo-329-fast-track.txt"

Pair = tuple[Summary, Document]

ATTACKS = (
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "</title></head><body onload=alert(2)>",
    '<img src=x onerror="alert(3)">',
    "<svg/onload=alert(4)>",
    '" onmouseover="alert(5)" x="',
    "' autofocus onfocus='alert(6)' x='",
    "javascript:alert(7)",
    "<a href=javascript:alert(8)>press</a>",
    "<!-- <![CDATA[ ]]> -->",
    "{{ 7*7 }}{% raw %}{# gone #}",
    "&lt;b&gt; &amp; &#60;i&#62; &bogus",
    "url(http://127.0.0.1:9/x) ; } * { background: url('//127.0.0.1:9/y')",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    "<iframe src=http://127.0.0.1:9/></iframe><base href=http://127.0.0.1:9/>",
    "\u202eesrever\u202c \u2066isolated\u2069 \u200fmark",
    "bell\x07 escape\x1b[31m delete\x7f next\x85",
    "x" * 3000,
)
"""What a release or a record may hold to get out of its place."""


@cache
def january() -> Pair:
    """The first seed with its recorded summary."""
    return _recorded(JANUARY)


@cache
def april() -> Pair:
    """The second seed, an aggregator's page, with its recorded summary and its findings."""
    return _recorded(APRIL)


def _recorded(path: Path) -> Pair:
    document = read(path)
    return summarize(document, engine="replay", cassettes=ROOT / "cassettes"), document


def by_rules(path: Path) -> Pair:
    """A release and what the rules read in it."""
    document = read(path)
    return summarize(document, engine="rules"), document


def laid(text: str, *kinds: ZoneKind) -> Document:
    """A document of one zone of the company's, each line of which is a paragraph of its kind, the last on as BODY."""
    paragraphs: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            number = len(paragraphs) + 1
            kind = kinds[number - 1] if number <= len(kinds) else ZoneKind.BODY
            begin = start + len(line) - len(line.lstrip())
            paragraphs.append(Paragraph(number=number, start=begin, end=start + len(line), kind=kind))
        start += len(line) + 1
    zones = [Zone(kind=ZoneKind.BODY, author=Author.COMPANY, start=0, end=len(text))]
    return Document(id="0" * 16, text=text, zones=zones, paragraphs=paragraphs)


def at(document: Document, words: str) -> Evidence:
    """Evidence of these words, where they first stand."""
    start = document.text.index(words)
    return Evidence(quote=words, start=start, end=start + len(words), author=Author.COMPANY)


def claim(
    own: str, *evidence: Evidence, modality: Modality = Modality.REPORTED, says: str = "It is so."
) -> Claim:
    """A claim that rests on this evidence."""
    return Claim(id=own, type=ClaimType.RESULT, modality=modality, statement=says, evidence=list(evidence))


def hostile(attacks: Sequence[str] = ATTACKS) -> Pair:
    """A release that is made of attacks, and a summary that has one in each of its fields."""
    text = "\n\n".join(attacks)
    half = len(text) // 2
    document = laid(text).model_copy(
        update={
            "zones": [
                Zone(kind=ZoneKind.QUOTE, author=Author.COMPANY_QUOTE, start=0, end=half, speaker=attacks[5]),
                Zone(
                    kind=ZoneKind.BODY,
                    author=Author.AGGREGATOR,
                    start=half,
                    end=len(text),
                    language=attacks[5],
                ),
            ],
            "footnotes": [Footnote(label=attacks[0], start=3, end=4, note_start=half, note_end=half + 9)],
            "title": attacks[0],
            "source": attacks[0],
            "issuer": Issuer(name=attacks[3], tickers=[Ticker(exchange=attacks[5], symbol=attacks[1])]),
            "channel": attacks[4],
            "place": attacks[4],
        }
    )
    claims, programs, trials, findings = [], [], [], []
    offset = 0
    for number, attack in enumerate(attacks):
        evidence = [
            Evidence(quote=attack, start=offset, end=offset + len(attack), author=Author.COMPANY),
            Evidence(quote=attack, start=max(offset - 7, 0), end=min(offset + 11, len(text))),
            Evidence(quote=attack),
        ]
        one = claim(attack, *evidence, modality=list(Modality)[number % 3], says=attack).model_copy(
            update={
                "speaker": attack,
                "program_ids": [attack, "nobody"],
                "results": [Result(measure=attack, figure=attack, population=attack)],
                "amounts": [Amount(what=attack, figure=attack)],
            }
        )
        claims += [one, one.model_copy(update={"id": "c1"})]
        programs.append(Program(id=attack, name=attack, aliases=[attack], rights=attack, evidence=evidence))
        trials.append(
            Trial(id="x y", name=attack, program_ids=[attack], arms=[Arm(label=attack)], evidence=evidence)
        )
        findings.append(
            Finding(
                code=attack[:40],
                severity=list(Severity)[number % 3],
                path=f"claims[{number}].{attack}",
                message=attack,
                start=offset,
                end=offset + len(attack),
            )
        )
        offset += len(attack) + 2
    return Summary(
        document=document.record(),
        summary=[Sentence(text=attack, claim_ids=[attack, "c1"]) for attack in attacks],
        programs=programs,
        trials=trials,
        claims=claims,
        third_party=[
            ThirdParty(
                kind=ZoneKind.FAQ, author=Author.AGGREGATOR, start=half, end=half + 5, language=one, text=one
            )
            for one in attacks
        ],
        rejected=[
            Rejected(
                kind=RecordKind.CLAIM,
                record={
                    "id": one,
                    "statement": one,
                    "value": {one: one},
                    "evidence": [{"quote": one, "start": True}, one],
                },
                findings=findings[:2],
            )
            for one in attacks
        ],
        findings=findings,
        coverage=Coverage(
            facts=2,
            covered=1,
            uncovered=[
                Uncovered(kind=FactKind.IDIOM, text=one, start=3, end=9, reason=UncoveredReason.MISSED)
                for one in attacks
            ],
        ),
    ), document
