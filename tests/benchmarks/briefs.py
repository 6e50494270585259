"""What a brief's sentences rest on, and what their checks let through: METRICS rows 11 and 12.

    python -m tests.benchmarks.briefs [--survivors]

Support is the share of the sentences kept that what they cite holds, by the checks' own verdict, over every
recorded brief; beside it stands what was dropped. Faults are put into sentences written by hand over two
composed briefs: on ALLO-329 from both seeds, and on SKV-114 from an invented series of seven releases. A second
set, of other sentences and other faults over the briefs on six programs, was written before the checks were read;
two more batches of true sentences, one in free wording and one as the prompt asks, after they had been changed.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from summarizer import Store, brief, read, summarize
from summarizer.checks.cited import Ground, examine
from summarizer.evaluation.bounds import upper_bound
from summarizer.schemas import Brief, BriefSentence
from tests.briefing import second
from tests.briefing.mutants import Mutant, mutants
from tests.briefing.second_mutants import Fault, faults
from tests.briefing.written import NAMES, brief_on, sentences
from tests.documents import ROOT, SEEDS


def recorded() -> Brief | None:
    """The brief on ALLO-329 from both seeds, as a model wrote it; None where none is recorded."""
    folder = ROOT / "cassettes"
    if not any((folder / "briefs").glob("*.yaml")):
        return None
    with tempfile.TemporaryDirectory() as place, Store(Path(place) / "store.db") as store:
        for path in SEEDS:
            document = read(path)
            store.add(document, summarize(document, engine="replay", cassettes=folder))
        return brief("ALLO-329", store, engine="replay", cassettes=folder / "briefs")


def support(told: Brief) -> tuple[int, int]:
    """How many of a written brief's sentences what they cite holds, and how many there are.

    Each is held against the citations and the changes alone: none of them is the model's.
    """
    composed = brief_on("ALLO-329")
    ground = Ground(told.model_copy(update={"silences": composed.silences}))
    old = {one.text for one in (*composed.changed, *composed.silences)}
    own = [one for one in (*told.overview, *told.changed, *told.silences) if one.text not in old]
    return sum(not examine(one, ground) for one in own), len(own)


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--survivors", action="store_true", help="list the faults that no check finds")
    arguments = parser.parse_args()
    console = Console()
    written = recorded()
    if written is None:
        console.print("row 11: no brief is recorded")
    else:
        held, whole = support(written)
        console.print(
            f"row 11: sentences held by what they cite: {held} of {whole}; dropped: {written.dropped}"
        )
    first = [
        _Tried(
            brief_on(name),
            [one.sentence for one in sentences(name)],
            list(mutants(brief_on(name), sentences(name))),
        )
        for name in NAMES
    ]
    _tell("row 12: faults in sentences of a brief", first, console, survivors=arguments.survivors)
    for batch in ("second", "plain", "third"):
        rows = [
            _Tried(
                second.wide_brief(name),
                [one.sentence for one in second.sentences(name, batch)],
                list(faults(second.wide_brief(name), second.sentences(name, batch))),
            )
            for name in second.programs(batch)
        ]
        _tell(f"rows 11 and 12: {batch} set", rows, console, survivors=arguments.survivors)


class _Tried(NamedTuple):
    """A brief, true sentences over it, and faults in them."""

    brief: Brief
    true: Sequence[BriefSentence]
    false: Sequence[Mutant | Fault]


def _tell(title: str, rows: Sequence[_Tried], console: Console, *, survivors: bool) -> None:
    tried: Counter[str] = Counter()
    missed: list[Mutant | Fault] = []
    alarms = clean = 0
    for one in rows:
        ground = Ground(one.brief)
        clean += len(one.true)
        alarms += sum(bool(examine(each, ground)) for each in one.true)
        tried.update(each.kind for each in one.false)
        missed += [each for each in one.false if not examine(each.sentence, ground)]
    console.print(_table(title, tried, Counter(one.kind for one in missed)))
    console.print(f"false alarms on sentences by hand: {alarms} of {clean}")
    for each in missed if survivors else ():
        console.print(f"  {each.kind}: {each.sentence.text} {each.sentence.citations}", markup=False)


def _table(title: str, tried: Counter[str], survived: Counter[str]) -> Table:
    table = Table(title=title, title_justify="left")
    for name in ("fault", "caught", "of", "missed at most"):
        table.add_column(name, justify="left" if name == "fault" else "right")
    rows = [(kind, survived[kind], tried[kind]) for kind in tried]
    for kind, missed, of in [*rows, ("all", survived.total(), tried.total())]:
        table.add_row(kind, str(of - missed), str(of), f"{upper_bound(missed, of):.2%}")
    return table


if __name__ == "__main__":
    main()
