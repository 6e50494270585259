"""Our own cost: CPU per release and stage, tokens per release, start-up.

    python -m tests.benchmarks.cost

Times are medians of repeated runs on one core; characters stand for tokens where the endpoint
reported none (English prose has about four characters a token, JSON about three).
"""

import gc
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from summarizer.assembly import assemble, gather
from summarizer.cassettes import contents
from summarizer.checks import check, cover
from summarizer.facts import find_facts
from summarizer.llm import Settings
from summarizer.llm.endpoint import body
from summarizer.llm.messages import extraction
from summarizer.llm.messages import sent as shown
from summarizer.pipeline import summarize
from summarizer.reading import read
from summarizer.rules import propose

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
RUNS = 30
STARTS = 11


def milliseconds(call: Callable[[], object], runs: int = RUNS) -> float:
    """The median CPU time of `call`."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return 1000 * statistics.median(times)


def stages(path: Path) -> dict[str, float]:
    """CPU milliseconds of each stage for one release; every run starts from a document read anew."""
    data = path.read_bytes()
    document = read(data, name=path.name)
    draft = propose(document)
    summary = gather(assemble(draft, document), document)
    return {
        "read": milliseconds(lambda: read(data, name=path.name)),
        "read + facts": milliseconds(lambda: find_facts(read(data, name=path.name))),
        "read + ground": milliseconds(lambda: assemble(draft, read(data, name=path.name))),
        "read + check": milliseconds(lambda: check(summary, read(data, name=path.name))),
        "read + coverage": milliseconds(lambda: cover(summary, read(data, name=path.name))),
        "whole, rules engine": milliseconds(lambda: summarize(read(data, name=path.name), engine="rules")),
    }


def sizes(path: Path) -> dict[str, str]:
    """What is sent and answered for one release, in characters, against its length."""
    document = read(path)
    request = extraction(document)
    sent = body(request, Settings.load())
    words = sum(part.end - part.start for part in shown(document))
    messages = sum(len(message["content"]) for message in sent["messages"])
    schema = len(json.dumps(sent["response_format"], ensure_ascii=False, separators=(",", ":")))
    summary = summarize(path, engine="replay", cassettes=ROOT / "cassettes")
    answers = contents(ROOT / "cassettes" / str(summary.provenance.cassette))
    return {
        "release": f"{len(document.text):,}",
        "company text sent": f"{words:,}",
        "prompt beyond it": f"{messages - words:,} ({(messages - words) / words:.0%})",
        "schema beside it": f"{schema:,} ({schema / words:.0%})",
        "answers": f"{sum(map(len, answers)):,} ({sum(map(len, answers)) / len(document.text):.0%} of the release)",
        "first answer": f"{len(answers[0]):,} ({len(answers[0]) / len(document.text):.0%})",
        "requests": str(summary.provenance.requests),
    }


def started(*arguments: str) -> float:
    """The median wall time of a command from first byte to last, in milliseconds."""
    times = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "summarizer", *arguments], check=True, capture_output=True, cwd=ROOT
        )
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def show(console: Console, title: str, rows: dict[str, dict[str, str]]) -> None:
    """A table with a column for each release."""
    table = Table("", *rows, title=title)
    for name in next(iter(rows.values())):
        table.add_row(name, *(row[name] for row in rows.values()))
    console.print(table)


def main() -> None:
    """Print every figure."""
    console = Console()
    times = {path.stem: stages(path) for path in SEEDS}
    show(
        console,
        "CPU, milliseconds (median)",
        {name: {stage: f"{value:.2f}" for stage, value in row.items()} for name, row in times.items()},
    )
    show(console, "sent and answered, characters", {path.stem: sizes(path) for path in SEEDS})
    table = Table("command", "milliseconds (median)", title="start-up")
    table.add_row("python -c pass", f"{_bare():.0f}")
    table.add_row("summarizer --help", f"{started('--help'):.0f}")
    table.add_row(
        "summarizer summarize SEED --engine rules",
        f"{started('summarize', str(SEEDS[1]), '--engine', 'rules'):.0f}",
    )
    console.print(table)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(200):
        for path in SEEDS:
            summarize(path, engine="rules")
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    console.print(
        f"peak memory: {before // 1024} MiB, after {200 * len(SEEDS)} more releases {after // 1024} MiB"
    )


def _bare() -> float:
    times = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


if __name__ == "__main__":
    main()
