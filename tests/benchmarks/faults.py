"""What grounding and the checks let through, every fault counted: METRICS rows 1 to 5.

    python -m tests.benchmarks.faults [--seed N] [--survivors]

`summarizer eval --faults` draws some faults of each class from annotated releases; here all of them are put
into the summaries made by hand, those of recorded answers and those of the rules engine.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from summarizer import read, summarize
from summarizer.checks import check
from summarizer.evaluation.faults import Subject, inject
from summarizer.evaluation.tables import faults
from summarizer.schemas import Document, Severity, Summary
from tests.checks.clean import NAMES, clean
from tests.documents import INVENTED, ROOT, SEEDS

RECORDED = {
    ROOT / "seeds" / "2026-01-08-allogene-2026-catalysts.txt": ROOT / "cassettes",
    ROOT / "seeds" / "2025-04-07-allogene-allo-329-fast-track.txt": ROOT / "cassettes",
    ROOT / "tests" / "releases" / "veldara-phase3-results.txt": ROOT / "cassettes" / "invented",
    ROOT / "tests" / "releases" / "sorvane-injected-instructions.txt": ROOT / "cassettes" / "invented",
}


def summaries() -> Iterator[tuple[str, Path | str, Document, Summary]]:
    """Every summary that faults are put into, by where it comes from."""
    for name in NAMES:
        yield ("by hand", name, *clean(name))
    for path, folder in RECORDED.items():
        yield "by a model", path.stem, read(path), summarize(path, engine="replay", cassettes=folder)
    for path in (*SEEDS, *INVENTED):
        yield "by rules", path.stem, read(path), summarize(path, engine="rules")


def wrong(summary: Summary, document: Document) -> int:
    """How many records and sentences have an error finding."""
    return len({one.path.split(".")[0] for one in check(summary, document) if one.severity is Severity.ERROR})


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=0, help="of the edits")
    parser.add_argument("--survivors", action="store_true", help="list the faults that no check finds")
    arguments = parser.parse_args()
    console = Console()
    made = list(summaries())
    for origin in dict.fromkeys(one[0] for one in made):
        subjects = [
            Subject(str(name), document, {origin: summary})
            for where, name, document, summary in made
            if where == origin
        ]
        found = inject(subjects, seed=arguments.seed, most=None)
        console.print(f"\nsummaries {origin}", style="bold")
        console.print(faults(found, survivors=arguments.survivors), markup=False, highlight=False)
        records = sum(
            len(each.programs) + len(each.trials) + len(each.claims) + len(each.summary)
            for one in subjects
            for each in one.summaries.values()
        )
        alarms = sum(wrong(each, one.document) for one in subjects for each in one.summaries.values())
        console.print(f"row 5: records and sentences with an error finding: {alarms} of {records}")


if __name__ == "__main__":
    main()
