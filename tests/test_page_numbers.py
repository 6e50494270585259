"""The page of a paged source goes with the evidence: into exports, citations, and what a terminal shows."""

import io

from reportlab.pdfgen.canvas import Canvas
from rich.console import Console

from summarizer import read, summarize, view
from summarizer.assembly import evidence
from summarizer.briefing import html, markdown
from summarizer.exports.tables import EVIDENCE
from summarizer.schemas import Brief, Cited, Document, Evidence, PageStart, Quote, Source
from tests.documents import INVENTED, SEEDS, document_of
from tests.reading.paper import Layout, printed

LEAD = "BOSTON, Jan. 8, 2026 (GLOBE NEWSWIRE) -- Examplia Bio, Inc. (Nasdaq: EXBI) today announced that"
MORE = "The first patient was dosed in ATLAS-1 (NCT01234567), a Phase 2 trial of EXB-101 in asthma."


def release() -> bytes:
    """A release whose only news stands on its second page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(620, 300), invariant=1)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(40, 250, "Examplia Bio Doses First Patient")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(40, 220, f"{LEAD} it held a meeting.")
    canvas.showPage()
    canvas.setFont("Helvetica", 10)
    canvas.drawString(40, 250, MORE)
    canvas.save()
    return out.getvalue()


def test_evidence_names_the_page_that_its_words_stand_on() -> None:
    document = read(release(), name="release.pdf")
    turn = PageStart(page=2, start=document.text.index("The first patient"))
    assert document.pages == document.record().pages == [PageStart(page=1, start=0), turn]
    [lead, more] = evidence([Quote(quote="it held a meeting"), Quote(quote=MORE)], document)
    assert (lead.page, more.page) == (1, 2)
    [page] = [column for column in EVIDENCE.own if column.name == "page"]
    assert page.of(more) == 2


def test_a_terminal_shows_the_page_before_the_offsets() -> None:
    data = printed(read(next(path for path in INVENTED if path.stem.startswith("narubyeol"))), Layout())
    summary = summarize(data, engine="rules")
    shown = io.StringIO()
    Console(file=shown, width=300).print(view.summary(summary))
    places = {
        f"[page {one.page}, {one.start}:{one.end}]" for claim in summary.claims for one in claim.evidence
    }
    assert len({place.split(",")[0] for place in places}) > 1
    assert all(place in shown.getvalue() for place in places)


def test_a_source_without_pages_has_none() -> None:
    summary = summarize(SEEDS[0], engine="rules")
    assert summary.document.pages == []
    assert {one.page for claim in summary.claims for one in claim.evidence} == {None}


def test_a_page_may_come_twice_in_the_text() -> None:
    starts = [PageStart(page=1, start=0), PageStart(page=2, start=10), PageStart(page=1, start=20)]
    document = document_of("x" * 30).model_copy(update={"pages": starts})
    assert [document.page_at(offset) for offset in (0, 9, 10, 19, 20, 29)] == [1, 1, 2, 2, 1, 1]
    assert Document(id="0" * 16, text="x").page_at(0) is None


def test_citations_name_the_page() -> None:
    words = [Evidence(quote="Words", start=0, end=5, page=page) for page in (3, 4)]
    cited = Cited(id="c1", document="d", record="c1", source=1, statement="Words", evidence=words)
    brief = Brief(
        schema_version="1",
        program="x/y",
        name="EXB-101",
        issuer="Examplia",
        cited=[cited, cited.model_copy(update={"id": "c2", "evidence": words[:1]})],
        sources=[Source(number=1, document="d")],
    )
    written = markdown(brief)
    assert '- [c1] source 1, pp. 3, 4: "Words … Words"' in written
    assert '- [c2] source 1, p. 3: "Words"' in written
    assert "page 3, characters 0 to 5" in html(brief, [])
