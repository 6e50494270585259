"""Faults put in, and how many of them nothing sees: METRICS rows 1 to 4."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from summarizer.checks import check
from summarizer.grounding import locate
from summarizer.schemas import Document, Severity, Summary
from summarizer.settlement import settle

from ..annotated import Annotated
from ..bounds import upper_bound
from ..clean import clean
from ..report import FaultClass, FaultRow, Faults, Share, Survivor
from .corruption import corruptions, true_quotes
from .mutation import Mutant, get, mutants

MOST = 4
"""Mutants of one class from one summary: enough to draw from, few enough to wait for."""


@dataclass(frozen=True)
class Subject:
    """What faults are put into: a release, and summaries of it, by where they come from."""

    name: str
    document: Document
    summaries: dict[str, Summary]
    """`gold`: made from the annotation; else an engine's. Those with an error finding are left out."""


def subject(annotated: Annotated, summary: Summary) -> Subject:
    """A release with the records made from its annotation, and an engine's."""
    settled = settle(clean(annotated), annotated.document)
    engine = summary.provenance.engine or "engine"
    return Subject(annotated.name, annotated.document, {"gold": settled, engine: summary})


@dataclass
class _Row:
    """One row of METRICS while it is counted."""

    title: str
    made: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def count(self, kind: str, *, missed: bool) -> None:
        self.made[kind] += 1
        self.missed[kind] += missed

    def row(self) -> FaultRow:
        """The classes, worst first: by share missed, then by how little is known, then by name."""
        classes = [
            FaultClass(
                kind=kind,
                made=made,
                missed=self.missed[kind],
                at_most=round(upper_bound(self.missed[kind], made), 6),
            )
            for kind, made in self.made.items()
        ]
        classes.sort(key=lambda one: (-one.missed / one.made, -one.at_most, one.kind))
        made, missed = self.made.total(), self.missed.total()
        bound = round(upper_bound(missed, made), 6)
        return FaultRow(title=self.title, made=made, missed=missed, at_most=bound, classes=classes)


def inject(
    subjects: Iterable[Subject],
    *,
    seed: int = 0,
    most: int | None = MOST,
    on_subject: Callable[[str], None] | None = None,
) -> Faults:
    """Put faults into quotes and summaries of each subject and count what is not seen.

    Args:
        subjects: The releases with their summaries.
        seed: Of the faults; another seed draws others.
        most: Mutants of one class from one summary; None for all.
        on_subject: Is told the name of each subject as its turn comes.
    """
    quotes, fields, swaps = _Row("corrupted quotes"), _Row("faults in fields"), _Row("plausible swaps")
    true = Share()
    survivors: list[Survivor] = []
    for subject in subjects:
        if on_subject:
            on_subject(subject.name)
        found = _true_quotes(subject.document)
        true += Share(count=sum(found.values()), of=len(found))
        for each in corruptions(subject.document, seed=seed):
            if found.get(each.true):
                missed = locate(each.quote, subject.document) is not None
                quotes.count(each.kind, missed=missed)
                if missed:
                    survivors.append(
                        Survivor(kind=each.kind, release=subject.name, before=each.true, after=each.quote)
                    )
        for origin, summary in subject.summaries.items():
            if _seen(summary, subject.document):
                continue
            for mutant in mutants(summary, subject.document, seed, most=most):
                missed = not _seen(mutant.summary, subject.document)
                fields.count(mutant.kind, missed=missed)
                if mutant.swap:
                    swaps.count(mutant.kind, missed=missed)
                if missed:
                    survivors.append(_survivor(f"{subject.name} ({origin})", mutant))
    return Faults(
        seed=seed,
        quotes=quotes.row(),
        true_quotes=true,
        fields=fields.row(),
        swaps=swaps.row(),
        survivors=survivors,
    )


def _true_quotes(document: Document) -> dict[str, bool]:
    """The plain sentences of the company's text, and whether each is found word for word."""
    found = {}
    for quote in true_quotes(document.text):
        at = document.text.find(quote)
        zones = [document.zone_at(at), document.zone_at(at + len(quote) - 1)]
        if at >= 0 and all(zone is None or zone.author.is_company for zone in zones):
            span = locate(quote, document)
            found[quote] = span is not None and _bare(document.text[span.start : span.end]) == _bare(quote)
    return found


def _bare(words: str) -> str:
    """Words without a table's outer bars and the dashes around a headline."""
    return words.strip("|– ")


def _seen(summary: Summary, document: Document) -> bool:
    """Whether a summary has an error finding."""
    return any(finding.severity is Severity.ERROR for finding in check(summary, document))


def _survivor(release: str, mutant: Mutant) -> Survivor:
    record = get(mutant.summary.model_dump(), mutant.path.split(".")[0])
    return Survivor(
        kind=mutant.kind,
        release=release,
        path=mutant.path,
        before=mutant.before,
        after=mutant.after,
        record=" | ".join(_words(record)) or None,
    )


def _words(record: dict[str, object]) -> Iterator[str]:
    """What a record says, and the words that it rests on."""
    for key in ("statement", "name", "text"):
        if isinstance(said := record.get(key), str):
            yield said
    evidence = record.get("evidence")
    if isinstance(evidence, list):
        yield from (str(each["quote"]) for each in evidence[:2])
