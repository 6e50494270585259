"""This repository's releases as documents."""

from pathlib import Path

from summarizer.schemas import Author, Document, Footnote, Zone, ZoneKind

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
INVENTED = sorted((ROOT / "tests" / "releases").glob("*.txt"))


def document_of(text: str, marks: tuple[str, ...] = ()) -> Document:
    """A document that is the company's from end to end; `marks` are words with a footnote digit glued to their end."""
    footnotes = []
    for word in marks:
        at = text.index(word) + len(word) - 1
        footnotes.append(Footnote(label=word[-1], start=at, end=at + 1, note_start=0, note_end=0))
    zone = Zone(kind=ZoneKind.BODY, author=Author.COMPANY, start=0, end=len(text))
    return Document(id="0" * 16, text=text, zones=[zone] if text else [], footnotes=footnotes)


MARKS = {
    "2026-01-08-allogene-2026-catalysts": ("dose1", "treatment2"),
    "veldara-phase3-results": ("2025.1", "years.2"),
}


def load(path: Path) -> Document:
    """One of our releases as a document, with its footnote marks."""
    return document_of(path.read_text(encoding="utf-8"), MARKS.get(path.stem, ()))
