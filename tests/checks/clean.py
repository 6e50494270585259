"""Clean summaries: records made by hand and verified against their release, word by word.

`clean/*.json` holds them as drafts; the places, ids and windows are computed as for any draft. They
belong to the two seeds and to the invented releases of the same names.
"""

from functools import cache
from pathlib import Path

from summarizer.assembly import assemble
from summarizer.reading import read
from summarizer.schemas import Document, Draft, EngineKind, Provenance, Summary

TESTS = Path(__file__).resolve().parent.parent
DRAFTS = sorted((TESTS / "checks" / "clean").glob("*.json"))
NAMES = [path.stem for path in DRAFTS]


@cache
def clean(name: str) -> tuple[Document, Summary]:
    """A release and its clean summary."""
    folders = (TESTS.parent / "seeds", TESTS / "releases")
    source = next(path for folder in folders if (path := folder / f"{name}.txt").is_file())
    document = read(source)
    draft = TESTS / "checks" / "clean" / f"{name}.json"
    made = assemble(Draft.model_validate_json(draft.read_text(encoding="utf-8")), document)
    summary = Summary(
        document=document.record(),
        programs=made.programs,
        trials=made.trials,
        claims=made.claims,
        summary=made.sentences,
        provenance=Provenance(engine=EngineKind.RULES),
    )
    return document, summary
