"""A release printed as a PDF is read as its text is, and its evidence stands on the page that it names."""

from pathlib import Path

import pytest

from summarizer import read, summarize
from summarizer.checks import check
from summarizer.schemas import Document
from tests.documents import INVENTED, SEEDS
from tests.reading.paper import Layout, letters, pages_of, printed
from tests.sameness import authors_of, header_of, records_of

ONE = Layout()
FOOT = Layout(running=True, at_foot=True, margin=70)
TWO = Layout(page=(420, 560), margin=40, size=8, columns=2, justified=True, running=True)
SMALL = Layout(page=(320, 420), margin=36, size=8.5, running=True)
INDENTED = Layout(indent=14, justified=True)

CASES = [
    *(
        (path, name, layout)
        for path in [*SEEDS, *INVENTED]
        for name, layout in (("one", ONE), ("foot", FOOT))
    ),
    *(
        (path, name, layout)
        for path in [*SEEDS, *INVENTED]
        for name, layout, stems in (
            ("two", TWO, ("aldervik", "hanseorim", "narubyeol", "veldara", "yarrindale")),
            ("small", SMALL, ("2026-01-08", "marrowgate", "thessenwick", "ostrium", "yunqihe")),
            ("indented", INDENTED, ("brynvalla", "qiyunmo", "tsuyuhara", "yarrindale")),
        )
        if path.stem.startswith(stems)
    ),
]


@pytest.mark.parametrize(
    ("path", "layout"),
    [(path, layout) for path, _, layout in CASES],
    ids=[f"{name}-{path.stem}" for path, name, _ in CASES],
)
def test_a_pdf_gives_the_records_of_its_text(path: Path, layout: Layout) -> None:
    text = read(path)
    data = printed(text, layout)
    form = read(data)
    assert header_of(form) == header_of(text)
    assert [mark.label for mark in form.footnotes] == [mark.label for mark in text.footnotes]
    if not layout.at_foot:  # what stood at a page's foot now stands at the end
        assert _written_by(form) == _written_by(text)
    ours, theirs = records_of(form), records_of(text)
    for name, records in theirs.items():
        assert ours[name] == records, name
    assert [one.page for one in form.pages[:1]] == [1]
    summary = summarize(form, engine="rules")
    places = [one for each in (summary.programs, summary.trials, summary.claims) for one in each]
    for one in (one for record in places for one in record.evidence if one.start is not None):
        assert one.page in pages_of(data, one.quote), one.quote
    assert not [finding for finding in check(summary, form) if finding.code == "GR07"]


def _written_by(document: Document) -> list[tuple[str, str]]:
    """Who wrote which letters: a printer may break Japanese lines within a figure."""
    return [(author.value, letters(words)) for author, words in authors_of(document)]
