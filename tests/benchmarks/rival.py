"""Our requests against one naive prompt with the same model and no checks, on both seeds and denser releases.

    python -m tests.benchmarks.rival                print the comparison, from recorded answers
    python -m tests.benchmarks.rival --record NAME  ask the configured endpoint and record the rival's answer
                                                    about the release whose file name begins so

The naive prompt is what a good engineer writes first: the whole page, a flat schema with a quote for
each record, no zones, no checks, windows asked of the model. Facts to find were listed by hand from
the texts, before any answer was seen (see `WANTED`).
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
from summarizer.schemas import Author, Claim, Document, Model, Summary, ZoneKind
from summarizer.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
JANUARY = ROOT / "seeds" / "2026-01-08-allogene-2026-catalysts.txt"
APRIL = ROOT / "seeds" / "2025-04-07-allogene-allo-329-fast-track.txt"
INVENTED = ROOT / "tests" / "releases"
QUARTER = INVENTED / "yunqihe-quarterly-results.txt"
PAGE = INVENTED / "mizukagari-aggregator-page.txt"
APPROVAL = INVENTED / "marrowgate-fda-approval.txt"
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
    """Facts of one release, listed by hand."""

    regulatory: tuple[str, ...]
    """A regular expression for each regulatory event or designation; each must be met by its own claim."""
    windows: tuple[tuple[str, str, str], ...]
    """Guidance: an expression for its claim, and the window's days. A window `by` a day may have no start."""
    results: tuple[str, ...]
    """Values that must be found as results."""
    also: tuple[str, ...] = ()
    """Other numbers that belong to reported results (counts, denominators); any further one is false."""


_SAFETY = ("18", "14.2", "3.1", "127", "43", "9", "1", "38", "57", "8", "25", "22")
"""Numbers of the approval's safety information, which may be reported as results or left out."""

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
    QUARTER: Wanted(
        regulatory=(
            r"(?s)^(?=.*approved)(?=.*NMPA)(?=.*2024)",
            r"(?s)^(?=.*accepted)(?=.*first-line)",
            r"Breakthrough",
            r"Fast Track",
            r"(?s)^(?=.*Orphan)(?=.*gastric)",
            r"(?s)^(?=.*Orphan)(?=.*pancreatic)",
            r"additional information|dosing intervals|clinical hold",
        ),
        windows=(
            (r"SHUANGJIANG-3|topline", "2027-01-01", "2027-06-30"),
            (r"NMPA|first-line|decision", "2027-01-01", "2027-03-31"),
            (r"Part B|YQ-318", "2026-10-01", "2026-12-31"),
            (r"YQ-440|\bIND\b", "2026-08-20", "2026-12-31"),
            (r"Japan", "2026-10-01", "2026-12-31"),
            (r"YQ-205|PDAC", "2027-01-01", "2027-06-30"),
            (r"QINGLAN-1|interim", "2028-01-01", "2028-12-31"),
            (r"fund|runway|cash", "2028-07-01", "2028-12-31"),
        ),
        results=("36.5", "30.8", "48", "10.3", "40.0", "92", "6", "9"),
        also=("19", "52", "8", "26", "78", "15", "300", "2", "1.4", "13.8"),
    ),
    PAGE: Wanted(
        regulatory=(r"Breakthrough", r"(?i)orphan"),
        windows=(
            (r"NDA", "2026-07-01", "2026-09-30"),
            (r"meeting|pre-NDA", "2026-06-01", "2026-06-30"),
            (r"eGFR|confirmatory|read out", "2027-07-01", "2027-12-31"),
        ),
        results=("46.8", "9.2", "41.4", "58", "5.3", "6.1", "38"),
        also=("7", "132", "4", "66", "6", "31", "29", "24", "36", "9.1", "150"),
    ),
    APPROVAL: Wanted(
        regulatory=(
            r"(?s)^(?=.*approv)(?=.*(?:Langerhans|LCH))(?!.*designation)",
            r"(?si)^(?=.*accelerated approval)(?=.*(?:Rosai|RDD))",
            r"(?i)voucher",
            r"Priority Review(?! voucher)",
            r"Real-Time|RTOR",
            r"(?s)^(?=.*Breakthrough)(?=.*(?:Langerhans|LCH))",
            r"Fast Track",
            r"(?s)^(?=.*Orphan)(?=.*(?:Langerhans|LCH))",
            r"(?s)^(?=.*Orphan)(?=.*(?:Rosai|RDD))",
            r"(?i)Rare Pediatric Disease designation",
            r"(?i)denied",
        ),
        windows=(
            (r"available|launch", "2026-01-30", "2026-02-20"),
            (r"SEAWRACK|enrol", "2026-01-30", "2027-12-31"),
            (r"Marketing Authori|MAA|Europe", "2026-07-01", "2026-12-31"),
        ),
        results=("66", "0.34", "7.4", "72.6", "33.3", "79", "54.8", "12.9", "41.9"),
        also=("61", "84", "14", "42", "17", "31", "4", "13", "76", "6", *_SAFETY),
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
    boilerplate: bool
    """Whether its words are the safe harbour's."""


def naive_request(document: Document) -> Request:
    """The rival's one request: the page as it is."""
    return Request(
        name="naive",
        messages=({"role": "system", "content": PROMPT}, {"role": "user", "content": document.text}),
        response=NaiveAnswer,
    )


_ESTIMATES = re.compile(r"(?:\d+% ?)?CI\b[^;)]*|[pP] ?[<=≤] ?[\d.]+|\b[nN] ?=", re.IGNORECASE)
"""Intervals and p-values in a value's words: neither is counted as a value, on either side."""


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
                tuple(re.findall(r"\d+(?:\.\d+)?", _ESTIMATES.sub("", claim.value or ""))),
                claim.window_start,
                claim.window_end,
                zone is not None and not zone.author.is_company,
                zone is not None and zone.kind is ZoneKind.FORWARD_LOOKING,
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
            any(one.zone is ZoneKind.FORWARD_LOOKING for one in claim.evidence),
        )
        for claim in summary.claims
    ]


_COMPANY = {author for author in Author if author.is_company}


def _values(claim: Claim) -> tuple[str, ...]:
    printed = (value for one in claim.results for value in (one.value, one.value_high) if value)
    return tuple(number for value in printed for number in value.split("/"))


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
            row.end == end
            and (row.start == start or (row.start is None and _is_open(start, document)))
            and re.search(pattern, row.statement + " " + row.quote, re.IGNORECASE)
            for row in rows
        )
        for pattern, start, end in wanted.windows
    )
    reported = [value for row in rows if row.type == "RESULT" for value in row.values]
    # A zero for what did not occur is nowhere printed, and not counted as false on either side.
    false = [value for value in reported if value not in {*wanted.results, *wanted.also, "0"}]
    return {
        "claims": str(len(rows)),
        "regulatory found": f"{len(met)}/{len(wanted.regulatory)}",
        "windows right": f"{right}/{len(wanted.windows)}",
        "results found": f"{len(set(wanted.results) & set(reported))}/{len(wanted.results)}",
        "false result values": " ".join([str(len(false)), *(f"[{value}]" for value in false[:4])]),
        "claims on others' words": str(sum(row.outside for row in rows)),
        "claims on the safe harbour's words": str(sum(row.boilerplate for row in rows)),
        "opinions": str(sum(row.type == "OPINION" for row in rows)),
        "answer / release (characters)": f"{len(answer) / len(document.text):.2f}",
    }


def _is_open(start: str, document: Document) -> bool:
    """Whether a window begins on the release's own day: `by` a day, which may be left without a start."""
    return document.published is not None and start == document.published.isoformat()


def answers(path: Path) -> str:
    """What the model wrote for one release in a cassette, all its answers together."""
    return "".join(contents(path))


def home(path: Path) -> Path:
    """The folder of our own recorded answers about a release."""
    return ROOT / "cassettes" / ("invented" if path.parent == INVENTED else "")


def record(name: str) -> None:
    """Ask the configured endpoint the rival's question about one release and keep the traffic."""
    path = next(one for one in WANTED if one.name.startswith(name))
    with recording(RECORDED / f"{path.stem}.yaml", source=path.name), Endpoint(Settings.load()) as endpoint:
        endpoint.ask(naive_request(read(path)))


def main() -> None:
    """Print the comparison, or record the rival."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", metavar="NAME")
    arguments = parser.parse_args()
    if arguments.record:
        record(arguments.record)
        return
    console = Console()
    for path, wanted in WANTED.items():
        document = read(path)
        cassette = RECORDED / f"{path.stem}.yaml"
        with playing(cassette), Endpoint(Settings.load(model=read_head(cassette).model)) as endpoint:
            reply = endpoint.ask(naive_request(document))
        if not isinstance(reply.answer, NaiveAnswer):
            raise TypeError(type(reply.answer))
        summary = summarize(path, engine="replay", cassettes=home(path))
        ours = score(
            our_rows(summary), wanted, answers(home(path) / str(summary.provenance.cassette)), document
        )
        naive = score(naive_rows(reply.answer, document), wanted, answers(cassette), document)
        table = Table("figure", "naive", "summarizer", title=path.stem)
        for name in ours:
            table.add_row(name, naive[name], ours[name])
        console.print(table)


if __name__ == "__main__":
    main()
