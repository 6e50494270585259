"""Questions to a store of many summaries: the median and the slowest time of an answer.

    python -m tests.benchmarks.ask [SUMMARIES]

The store is filled as `tests.benchmarks.store` fills it: five releases a company, each under other names.
By default it holds 1,000 summaries.
"""

import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from summarizer.asking import ask
from summarizer.store import Store

from .store import Subject, copies

QUESTIONS = {
    "a program's topline": "When are topline data for {drug} expected, and has it moved?",
    "a program's results": "What were the efficacy results of {drug}?",
    "a program's designations": "Which designations does {drug} have?",
    "a company's cash": "How long does the cash of {issuer} last?",
    "an overview": "{drug}",
    "an unknown name": "When is topline for {drug}9Z expected?",
    "a word that nothing has": "Does {drug} cure baldness?",
    "no name": "Which trials of lupus are enrolling?",
}
ASKED = 40


def main() -> None:
    """Fill a store and print the figures."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    table = Table("", "median", "slowest", title=f"milliseconds, {many:,} summaries")
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "store.db") as store:
        subjects: list[Subject] = []
        for document, summary, subject in islice(copies(), many):
            store.add(document, summary)
            subjects.append(subject)
        asked = subjects[:: max(1, many // ASKED)][:ASKED]
        for name, question in QUESTIONS.items():
            times = []
            for one in asked:
                start = time.perf_counter()
                ask(
                    question.format(drug=one.drug, issuer=one.issuer.replace("-", " ")), store, engine="rules"
                )
                times.append(1000 * (time.perf_counter() - start))
            table.add_row(name, f"{statistics.median(times):,.0f}", f"{max(times):,.0f}")
    Console().print(table)


if __name__ == "__main__":
    main()
