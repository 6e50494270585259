"""What grounding and the checks let through: METRICS rows 1 to 5, on this repository's releases.

    python -m tests.benchmarks.faults [--seed N] [--survivors]

Quotes with one edit are put to grounding, summaries with one altered field to the checks; clean
summaries count the false alarms. The summaries are the hand-made ones and those that the recorded
answers and the rules engine give. Bounds are the upper ends of 95 % Wilson intervals of the share missed.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from math import sqrt
from pathlib import Path

from rich.console import Console
from rich.table import Table

from summarizer import read, summarize
from summarizer.checks import check
from summarizer.grounding import locate
from summarizer.schemas import Document, Severity, Summary
from tests.checks.clean import NAMES, clean
from tests.corruptions import INVENTED, SEEDS, corruptions, load, true_quotes
from tests.mutations import Mutant, get, mutants

ROOT = Path(__file__).resolve().parents[2]
RECORDED = {
    ROOT / "seeds" / "2026-01-08-allogene-2026-catalysts.txt": ROOT / "cassettes",
    ROOT / "seeds" / "2025-04-07-allogene-allo-329-fast-track.txt": ROOT / "cassettes",
    ROOT / "tests" / "releases" / "veldara-phase3-results.txt": ROOT / "cassettes" / "invented",
    ROOT / "tests" / "releases" / "sorvane-injected-instructions.txt": ROOT / "cassettes" / "invented",
}


def bound(missed: int, of: int) -> float:
    """The upper end of the 95 % Wilson interval of a share."""
    z = 1.96
    share = missed / of
    middle = share + z * z / (2 * of)
    return (middle + z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))) / (1 + z * z / of)


def summaries() -> Iterator[tuple[str, Document, Summary]]:
    """Every summary that faults are put into, by where it comes from."""
    for name in NAMES:
        document, summary = clean(name)
        yield "by hand", document, summary
    for path, folder in RECORDED.items():
        yield "by a model", read(path), summarize(path, engine="replay", cassettes=folder)
    for path in (*SEEDS, *INVENTED):
        yield "by rules", read(path), summarize(path, engine="rules")


def wrong(summary: Summary, document: Document) -> int:
    """How many records and sentences have an error finding."""
    found = {one.path.split(".")[0] for one in check(summary, document) if one.severity is Severity.ERROR}
    return len(found)


def quotes(console: Console, seed: int) -> None:
    """Rows 1 and 2."""
    accepted = made = found = wanted = 0
    for path in (*SEEDS, *INVENTED):
        document = load(path)
        for each in corruptions(document, seed=seed):
            made += 1
            accepted += locate(each.quote, document) is not None
        for quote in true_quotes(document.text):
            wanted += 1
            span = locate(quote, document)
            found += span is not None and document.text[span.start : span.end] == quote
    console.print(
        f"row 1: corrupted quotes accepted: {accepted} of {made} (at most {bound(accepted, made):.2%})"
    )
    console.print(f"row 2: true quotes found, word for word: {found} of {wanted}")


def survivor(origin: str, mutant: Mutant) -> Iterator[str]:
    """A fault that no check finds: what it is, the words changed, and the record with its evidence."""
    yield f"{origin}: {mutant.kind}: {mutant.summary.document.id}: {mutant.path}"
    yield f"    - {mutant.before}"
    yield f"    + {mutant.after}"
    record = get(mutant.summary.model_dump(), mutant.path.split(".")[0])
    said = [record[name] for name in ("statement", "name", "text") if record.get(name)]
    quotes = [one["quote"] for one in record.get("evidence", [])]
    cited = [one for one in mutant.summary.claims if one.id in record.get("claim_ids", [])]
    yield from (f"    record: {one}" for one in said)
    yield from (f"    cites: {one.statement}" for one in cited)
    yield from (
        f"    evidence: {one}" for one in quotes + [held.quote for one in cited for held in one.evidence]
    )


def fields(console: Console, seed: int, *, survivors: bool = False) -> None:
    """Rows 3 to 5; `survivors` lists the faults that no check finds."""
    made: Counter[tuple[str, str]] = Counter()
    caught: Counter[tuple[str, str]] = Counter()
    records: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    for origin, document, summary in summaries():
        records[origin] += (
            len(summary.programs) + len(summary.trials) + len(summary.claims) + len(summary.summary)
        )
        alarms[origin] += wrong(summary, document)
        for mutant in mutants(summary, document, seed):
            error = any(one.severity is Severity.ERROR for one in check(mutant.summary, document))
            if survivors and not error:
                for line in survivor(origin, mutant):
                    console.print(line, markup=False, highlight=False, soft_wrap=True)
            for kind in (mutant.kind, *(["(swaps within the release)"] if mutant.swap else [])):
                made[origin, kind] += 1
                caught[origin, kind] += error
    for origin in records:
        kinds = [kind for one, kind in made if one == origin]
        table = Table(
            "class", "caught", "of", "share", "missed, at most", title=f"rows 3 and 4: summaries {origin}"
        )
        kinds.sort(key=lambda kind: (caught[origin, kind] / made[origin, kind], -made[origin, kind]))
        whole = [kind for kind in kinds if not kind.startswith("(")]
        total, got = sum(made[origin, kind] for kind in whole), sum(caught[origin, kind] for kind in whole)
        perfect = [kind for kind in whole if caught[origin, kind] == made[origin, kind]]
        for kind in kinds:
            if kind not in perfect:
                of, yes = made[origin, kind], caught[origin, kind]
                table.add_row(kind, str(yes), str(of), f"{yes / of:.1%}", f"{bound(of - yes, of):.1%}")
        table.add_row(f"{len(perfect)} classes without a survivor", "", "", "100.0%", "")
        table.add_row("all", str(got), str(total), f"{got / total:.1%}", f"{bound(total - got, total):.1%}")
        console.print(table)
    for origin, count in records.items():
        console.print(
            f"row 5: records and sentences {origin} with an error finding: {alarms[origin]} of {count}"
        )


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=0, help="of the edits; the tests use 0")
    parser.add_argument("--survivors", action="store_true", help="list the faults that no check finds")
    arguments = parser.parse_args()
    console = Console()
    quotes(console, arguments.seed)
    fields(console, arguments.seed, survivors=arguments.survivors)


if __name__ == "__main__":
    main()
