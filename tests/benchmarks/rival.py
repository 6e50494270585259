"""Our requests against one naive prompt with the same model and no checks, on both seeds.

    python -m tests.benchmarks.rival            print the comparison, from recorded answers
    python -m tests.benchmarks.rival --record   ask the configured endpoint and record the rival's answers

The naive prompt is what a good engineer writes first: the whole page, a flat schema with a quote for
each record, no zones, no checks, windows asked of the model. Facts to find were listed by hand from
the two texts (see `WANTED`).
"""

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from summarizer import read, summarize
from summarizer.cassettes import contents, playing, read_head, recording
from summarizer.grounding import locate
from summarizer.llm.endpoint import Endpoint, Request
from summarizer.llm.settings import Settings
from summarizer.schemas import Author, Claim, Document, Model, Summary

ROOT = Path(__file__).resolve().parents[2]
JANUARY = ROOT / "seeds" / "2026-01-08-allogene-2026-catalysts.txt"
APRIL = ROOT / "seeds" / "2025-04-07-allogene-allo-329-fast-track.txt"
RECORDED = ROOT / "cassettes" / "rival"

PROMPT = """Extract all drug programs, clinical trials and claims from this biotech press release as JSON.
For each claim give its type (RESULT, DESIGN, GUIDANCE, THRESHOLD, REGULATORY, FINANCIAL, PARTNERSHIP,
MANUFACTURING, OPINION or BACKGROUND), its modality (REPORTED, EXPECTED or HYPOTHETICAL), the program and
trial it concerns, a one-sentence statement, any numeric value with its unit, the date window (start and
end) of any expected event, and a verbatim quote from the release that supports it."""


class NaiveProgram(Model):
    """A program, flat."""

    name: str
    targets: list[str]
    indication: str | None
    stage: str | None
    quote: str


class NaiveTrial(Model):
    """A trial, flat."""

    name: str
    phase: str | None
    status: str | None
    program: str | None
    quote: str


class NaiveClaim(Model):
    """A claim, flat."""

    type: str
    modality: str
    program: str | None
    trial: str | None
    statement: str
    value: str | None
    unit: str | None
    window_start: str | None
    window_end: str | None
    quote: str


class NaiveAnswer(Model):
    """What the naive prompt asks for."""

    programs: list[NaiveProgram]
    trials: list[NaiveTrial]
    claims: list[NaiveClaim]


@dataclass(frozen=True)
class Wanted:
    """Facts of one seed, listed by hand."""

    regulatory: tuple[str, ...]
    """A regular expression for each regulatory event or designation; each must be met by its own claim."""
    windows: tuple[tuple[str, str, str], ...]
    """Guidance: an expression for its claim, and the window's days."""
    results: tuple[str, ...]
    """Values that are reported results; any other value in a RESULT is a false one."""


WANTED = {
    JANUARY: Wanted(
        regulatory=(),
        windows=(
            (r"futility", "2026-04-01", "2026-04-30"),
            (r"proof.of.concept", "2026-01-08", "2026-06-30"),
            (r"runway", "2027-07-01", "2027-12-31"),
        ),
        results=("31", "6"),
    ),
    APRIL: Wanted(
        regulatory=(
            r"lupus|SLE",
            r"myopath|IIM|myositis",
            r"sclerosis|SSc|scleroderma",
            r"\bIND\b|Investigational",
        ),
        windows=(
            (r"initiat|start", "2025-05-01", "2025-08-31"),
            (r"proof.of.concept", "2025-04-07", "2025-12-31"),
        ),
        results=(),
    ),
}


@dataclass(frozen=True)
class Row:
    """One claim of either side, as the comparison sees it."""

    type: str
    statement: str
    quote: str
    values: tuple[str, ...]
    start: str | None
    end: str | None
    outside: bool
    """Whether its words are not the company's."""


def naive_request(document: Document) -> Request:
    """The rival's one request: the page as it is."""
    return Request(
        name="naive",
        messages=({"role": "system", "content": PROMPT}, {"role": "user", "content": document.text}),
        response=NaiveAnswer,
    )


def naive_rows(answer: NaiveAnswer, document: Document) -> list[Row]:
    """The rival's claims."""
    rows = []
    for claim in answer.claims:
        at = document.text.find(claim.quote)
        span = locate(claim.quote, document)
        start = span.start if span else at
        zone = document.zone_at(start) if start >= 0 else None
        rows.append(
            Row(
                claim.type,
                claim.statement,
                claim.quote,
                tuple(re.findall(r"\d+(?:\.\d+)?", claim.value or "")),
                claim.window_start,
                claim.window_end,
                zone is not None and not zone.author.is_company,
            )
        )
    return rows


def our_rows(summary: Summary) -> list[Row]:
    """Our claims."""
    return [
        Row(
            claim.type.value,
            claim.statement,
            " ".join(one.quote for one in claim.evidence),
            _values(claim),
            claim.milestone.timing.start.isoformat() if _timed(claim, "start") else None,  # type: ignore[union-attr]
            claim.milestone.timing.end.isoformat() if _timed(claim, "end") else None,  # type: ignore[union-attr]
            any(one.author not in _COMPANY for one in claim.evidence),
        )
        for claim in summary.claims
    ]


_COMPANY = {author for author in Author if author.is_company}


def _values(claim: Claim) -> tuple[str, ...]:
    return tuple(value for one in claim.results for value in (one.value, one.value_high) if value)


def _timed(claim: Claim, side: str) -> bool:
    timing = claim.milestone.timing if claim.milestone else None
    return timing is not None and getattr(timing, side) is not None


def score(rows: list[Row], wanted: Wanted, answer: str, document: Document) -> dict[str, str]:
    """The comparison's figures for one side on one seed."""
    regulatory = [row for row in rows if row.type == "REGULATORY"]
    met: set[int] = set()
    for pattern in wanted.regulatory:
        for index, row in enumerate(regulatory):
            if index not in met and re.search(pattern, row.statement + " " + row.quote, re.IGNORECASE):
                met.add(index)
                break
    right = sum(
        any(
            (row.start, row.end) == (start, end)
            and re.search(pattern, row.statement + " " + row.quote, re.IGNORECASE)
            for row in rows
        )
        for pattern, start, end in wanted.windows
    )
    false = [
        value for row in rows if row.type == "RESULT" for value in row.values if value not in wanted.results
    ]
    return {
        "claims": str(len(rows)),
        "regulatory found": f"{len(met)}/{len(wanted.regulatory)}",
        "windows right": f"{right}/{len(wanted.windows)}",
        "false result values": str(len(false)),
        "claims on others' words": str(sum(row.outside for row in rows)),
        "opinions": str(sum(row.type == "OPINION" for row in rows)),
        "answer / release (characters)": f"{len(answer) / len(document.text):.2f}",
    }


def answers(path: Path) -> str:
    """What the model wrote for one release in a cassette, all its answers together."""
    return "".join(contents(path))


def main() -> None:
    """Print the comparison, or record the rival."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", action="store_true")
    arguments = parser.parse_args()
    console = Console()
    for path, wanted in WANTED.items():
        document = read(path)
        cassette = RECORDED / f"{path.stem}.yaml"
        settings = Settings.load() if arguments.record else Settings.load(model=read_head(cassette).model)
        traffic = recording(cassette) if arguments.record else playing(cassette)
        with traffic, Endpoint(settings) as endpoint:
            reply = endpoint.ask(naive_request(document))
        if not isinstance(reply.answer, NaiveAnswer):
            raise TypeError(type(reply.answer))
        summary = summarize(path, engine="replay", cassettes=ROOT / "cassettes")
        ours = score(
            our_rows(summary),
            wanted,
            answers(ROOT / "cassettes" / str(summary.provenance.cassette)),
            document,
        )
        naive = score(naive_rows(reply.answer, document), wanted, answers(cassette), document)
        table = Table("figure", "naive", "summarizer", title=path.stem)
        for name in ours:
            table.add_row(name, naive[name], ours[name])
        console.print(table)


if __name__ == "__main__":
    main()
