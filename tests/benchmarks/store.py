"""The store with many summaries: adding a second, and the medians of what is asked of it.

    python -m tests.benchmarks.store [SUMMARIES] [ADDRESS]

Summaries are ours under other names: every issuer, drug and trial of a release gets a name of its
own in each copy, and five copies a year apart make one company's history. By default 10,000 go to a
file that is thrown away. Each question is asked of the companies in turn, for the first tenth of the
store and again for all of it: what grows only with the company's own history stays as it was. What is
asked of the whole store is asked once, in seconds of wall-clock and of this process's own time, with the
most memory that the process has held so far.
"""

import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from summarizer import overview, read, summarize
from summarizer.schemas import Document, Summary
from summarizer.store import Store, issuer_id
from tests.documents import INVENTED

RELEASES = 5
"""Of one company."""
ASKED = 200


class Subject(NamedTuple):
    """A company of the benchmark and one of its drugs."""

    issuer: str
    drug: str


def copies() -> Iterator[tuple[Document, Summary, Subject]]:
    """Our invented releases over and over, under other names."""
    originals = []
    for path in INVENTED:
        document = read(path)
        if document.issuer and document.published:
            originals.append((document, summarize(document, engine="rules")))
    company = 0
    while True:
        for document, summary in originals:
            for year in range(RELEASES):
                yield _renamed(document, summary, company, year)
            company += 1


def _renamed(
    document: Document, summary: Summary, company: int, year: int
) -> tuple[Document, Summary, Subject]:
    """A release of another company, some years later, with as many characters as before."""
    names = {name for program in summary.programs for name in (program.name, *program.aliases)}
    names |= {trial.name for trial in summary.trials if trial.name}
    if document.issuer is None or document.published is None:
        raise ValueError("the original has no issuer or no day")
    names.add(document.issuer.name.split()[0])
    spelled = {name: _other(name, company) for name in sorted(names, key=lambda name: (-len(name), name))}
    pattern = re.compile("|".join(re.escape(name) for name in spelled))

    def rename(words: str) -> str:
        return pattern.sub(lambda match: spelled[match[0]], words)

    text = rename(document.text) + f"\n{year}"
    id_ = sha256(text.encode()).hexdigest()[:16]
    published = document.published.replace(year=document.published.year - year, day=1)
    head = {"id": id_, "published": published}
    whole = Document.model_validate_json(rename(document.model_dump_json())).model_copy(
        update={**head, "text": text}
    )
    told = Summary.model_validate_json(rename(summary.model_dump_json()))
    told = told.model_copy(update={"document": told.document.model_copy(update=head)})
    issuer = whole.issuer.name if whole.issuer else ""
    return whole, told, Subject(issuer_id(issuer), told.programs[0].name)


def _other(name: str, company: int) -> str:
    """A name of the same length and shape that no other company has."""
    digest = sha256(f"{name}/{company}".encode()).digest()
    return "".join(
        chr((65 if sign.isupper() else 97) + digest[at % 32] % 26)
        if sign.isascii() and sign.isalpha()
        else str(digest[at % 32] % 10)
        if sign.isascii() and sign.isdigit()
        else sign
        for at, sign in enumerate(name)
    )


def questions(store: Store, subjects: list[Subject]) -> dict[str, float]:
    """The median time of each question, in milliseconds."""
    asked = subjects[:: max(1, len(subjects) // ASKED)][:ASKED]
    histories = {one: store.connected(*one) for one in asked}
    asks: dict[str, Callable[[Subject], object]] = {
        "brief, composed": lambda one: overview.compose(one.drug, store, one.issuer),
        "calendar of a company": lambda one: overview.calendar(store, issuer=one.issuer),
        "named": lambda one: store.named(one.drug),
        "near, known": lambda one: store.near(one.drug),
        "near, mistyped": lambda one: store.near(one.drug[:-1] + "#" + one.drug[-1] + "x"),
        "connected": lambda one: store.connected(*one),
        f"told, {RELEASES} releases": lambda one: store.told(histories[one]),
        "search, name and word": lambda one: store.search(f"{one.drug} trial"),
        "search, question in an issuer": lambda one: store.search(
            "when are topline data expected in patients?", issuer=one.issuer
        ),
        "search, question in its releases": lambda one: store.search(
            "when are topline data expected in patients?", documents=histories[one]
        ),
        "search, question in all": lambda one: store.search(
            f"when are {one.drug} data expected in patients?"
        ),
    }
    return {name: statistics.median(_milliseconds(ask, one) for one in asked) for name, ask in asks.items()}


def whole(store: Store) -> dict[str, list[float]]:
    """What is asked of all that a store holds: seconds, seconds of our own, and the most MiB held so far."""
    latest = max(one.published for one in store.releases() if one.published)
    asks: dict[str, Callable[[], object]] = {
        "calendar of all": lambda: overview.calendar(store),
        "changes of all": lambda: overview.changes(store, again=False),
        "changes of all, also what was told again": lambda: overview.changes(store),
        "changes of the last 60 days": lambda: overview.changes(store, since=latest - timedelta(days=60)),
    }
    return {name: _spent(ask) for name, ask in asks.items()}


def _spent(ask: Callable[[], object]) -> list[float]:
    start, own = time.perf_counter(), time.process_time()
    ask()
    return [time.perf_counter() - start, time.process_time() - own, _peak() / 2**20]


def _peak() -> float:
    """The most bytes that this process has held so far; 0 where the platform does not say."""
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most


def _milliseconds(ask: Callable[[Subject], object], subject: Subject) -> float:
    start = time.perf_counter()
    ask(subject)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Fill a store and print the figures."""
    console = Console()
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        address = sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "store.db")
        store, subjects, spent, figures = Store(address), list[Subject](), 0.0, {}
        for at, (document, summary, subject) in enumerate(islice(copies(), many), 1):
            start = time.perf_counter()
            store.add(document, summary)
            spent += time.perf_counter() - start
            if at % RELEASES == 0:
                subjects.append(subject)
            if at in (many // 10, many):
                figures[at] = {"adds a second": at / spent, **questions(store, subjects)}
        asked = whole(store)
        store.close()
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / many / 1024
    table = Table("", *(f"{at:,} summaries" for at in figures), title="milliseconds (median)")
    for name in figures[many]:
        table.add_row(name, *(f"{one[name]:,.1f}" for one in figures.values()))
    console.print(table)
    all_of_it = Table("", "seconds", "of our own", "most MiB so far", title=f"all of {many:,} summaries")
    for name, took in asked.items():
        all_of_it.add_row(name, *(f"{one:,.1f}" for one in took))
    console.print(all_of_it)
    if size:
        console.print(f"{size:,.0f} KiB a summary")


if __name__ == "__main__":
    main()
