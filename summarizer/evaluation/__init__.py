"""Evaluation: an engine's records against what an annotator says that the releases hold.

    from pathlib import Path
    from summarizer import summarize
    from summarizer.evaluation import Report, annotated, score

    gold = annotated(Path("gold/release.yaml"))
    report = Report.of("rules", [score(gold, summarize(gold.document, engine="rules"))])

`docs/gold.md` describes the annotations; `summarizer eval` prints the report.
"""

from .annotated import Annotated, annotated, releases
from .comparison import Change, Comparison, compare, earlier
from .gold import Gold, gold_files, load
from .matching import Matched, match
from .report import Error, Faults, FieldTally, ReleaseScores, Report, Scores, Share, Tally
from .scores import score

__all__ = [
    "Annotated",
    "Change",
    "Comparison",
    "Error",
    "Faults",
    "FieldTally",
    "Gold",
    "Matched",
    "ReleaseScores",
    "Report",
    "Scores",
    "Share",
    "Tally",
    "annotated",
    "compare",
    "earlier",
    "gold_files",
    "load",
    "match",
    "releases",
    "score",
]
