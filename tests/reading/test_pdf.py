"""PDFs of a few lines each: what stands on the page is what is read."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from reportlab.lib.colors import black, blue, white
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from summarizer import InputError, read
from summarizer.reading.formats.pdf import render_pdf
from summarizer.reading.formats.pdf.hyphens import Joiner
from summarizer.reading.formats.pdf.letters import letter
from summarizer.reading.rendered import Mark, Rendered

WIDTH, HEIGHT = 400.0, 500.0
FILLER = "Lines of plain words fill the page from side to side here"
Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, encrypt: StandardEncryption | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=encrypt)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*texts: str, top: float = 460, left: float = 40, leading: float = 13) -> Draw:
    def draw(canvas: Canvas) -> None:
        for at, text in enumerate(texts):
            canvas.drawString(left, top - at * leading, text)

    return draw


def both(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def made(*pages: Draw) -> Rendered:
    return render_pdf(pdf(*pages), "it.pdf")


def texts(*pages: Draw) -> list[str]:
    return [line for line in made(*pages).text.split("\n") if line]


def set_line(canvas: Canvas, y: float, *runs: tuple[str, float, float]) -> None:
    """Words on one line, each with its size and how far it is raised."""
    text = canvas.beginText(40, y)
    for words, size, rise in runs:
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.textOut(words)
    canvas.drawText(text)


def test_wrapped_lines_are_a_paragraph_and_a_gap_parts_two() -> None:
    page = both(lines(FILLER, FILLER, "and end."), lines("Another paragraph.", top=400))
    assert texts(page) == [f"{FILLER} {FILLER} and end.", "Another paragraph."]


def test_a_sentence_over_a_page_turn_is_one_paragraph_without_what_paper_adds() -> None:
    def paper(number: int) -> Draw:
        head = both(lines("Example Bio, Inc.", top=485), lines("CONFIDENTIAL", top=485, left=300))
        return both(head, lines(f"Page {number} of 2", top=20, left=180))

    first = both(paper(1), lines(*[FILLER] * 3, top=100))
    second = both(paper(2), lines("and goes on to the end of the sentence.", top=460))
    rendered = made(first, second)
    assert rendered.text == f"{FILLER} {FILLER} {FILLER} and goes on to the end of the sentence.\n"
    assert rendered.pages == ((0, 1), (rendered.text.index("and goes"), 2))


def test_a_number_that_changes_otherwise_than_the_pages_do_is_text() -> None:
    first = both(lines("Cash was 310 million dollars.", top=485), lines(FILLER))
    second = both(lines("Cash was 290 million dollars.", top=485), lines(FILLER))
    assert "Cash was 290 million dollars." in texts(first, second)


def test_columns_are_read_one_after_the_other_under_a_line_across_both() -> None:
    def column(word: str, left: float) -> Draw:
        each = [f"{word} {at} of the column of text in prose" for at in "abcdefg"]
        return lines(*each, f"{word} ends.", left=left, top=420)

    page = both(
        lines("A title that goes across both of the columns of this page, no less"), column("Left", 20)
    )
    [title, left, right] = texts(both(page, column("Right", 220)))
    assert title.startswith("A title")
    assert left.startswith("Left a")
    assert left.count("Left") == 8
    assert right.count("Right") == 8


def test_a_table_is_read_row_by_row() -> None:
    def row(y: float, *cells: str) -> Draw:
        return both(
            *(lines(cell, top=y, left=left) for cell, left in zip(cells, (40, 200, 300), strict=True))
        )

    page = both(
        row(400, "Revenue", "12,345", "9,876"),
        row(385, "Net loss", "(3,210)", "(1,234)"),
        row(370, "Shares", "98", "97"),
    )
    rendered = made(page)
    rows = [line for line in rendered.text.split("\n") if line]
    assert rows == ["Revenue | 12,345 | 9,876", "Net loss | (3,210) | (1,234)", "Shares | 98 | 97"]
    assert set(rendered.marks.values()) == {Mark.TABLE}


def test_raised_figures_join_no_figure() -> None:
    def draw(canvas: Canvas) -> None:
        set_line(
            canvas,
            400,
            ("a rate of 41%", 10, 0),
            ("1", 6, 4),
            (" of 10", 10, 0),
            ("9", 6, 4),
            (" cells per dose", 10, 0),
        )
        set_line(
            canvas,
            380,
            ("a dose of ", 10, 0),
            ("177", 6, 4),
            ("Lu on the 21", 10, 0),
            ("st", 6, 4),
            (" day, CD34", 10, 0),
            ("+", 6, 4),
        )
        set_line(canvas, 360, ("the C", 10, 0), ("max", 6, -2), (" of it", 10, 0))

    rendered = made(draw)
    assert "41%¹" in rendered.text
    assert "10⁹ cells" in rendered.text
    assert "177Lu on the 21st day, CD34+" in rendered.text
    assert "the Cmax of it" in rendered.text
    assert [rendered.text[start:end] for start, end in rendered.raised] == ["¹"]


def test_footnotes_at_a_foot_stand_behind_the_text_on_their_own_page() -> None:
    def draw(canvas: Canvas) -> None:
        lines(*[FILLER] * 3, top=100)(canvas)
        set_line(canvas, 50, ("1", 5, 3), (" Data on file.", 7, 0))

    rendered = made(draw, lines("and the sentence ends here."))
    assert rendered.text.endswith("and the sentence ends here.\n\n1 Data on file.\n")
    assert rendered.marks[rendered.text.index("1 Data")] == Mark.NOTE
    assert [page for _, page in rendered.pages] == [1, 2, 1]


def test_a_hyphen_goes_only_where_the_word_is_surely_one() -> None:
    def joined(one: str, other: str) -> str:
        kept, glue = Joiner(["The treatment is given to patients with first-line therapy."]).join(one, other)
        return kept + glue + other

    assert joined("the treat-", "ment is") == "the treatment is"
    assert joined("of nano-", "particles") == "of nano-particles"
    assert joined("demonstra-", "tion of") == "demonstration of"
    assert joined("a first-", "in-class drug") == "a first-in-class drug"
    assert joined("a first-", "line drug") == "a first-line drug"
    assert joined("of ALLO-", "329 in") == "of ALLO-329 in"
    assert joined("non-", "Hodgkin lymphoma") == "non-Hodgkin lymphoma"
    assert joined("in pre-", "and post-menopausal") == "in pre- and post-menopausal"
    assert joined("from 2025–", "2026") == "from 2025–2026"
    assert joined("(GLOBE NEWSWIRE) --", "Example") == "(GLOBE NEWSWIRE) -- Example"
    assert joined("the soft\u00ad", "ening") == "the softening"
    assert joined("(GLOBE NEWSWIRE) -", "- Example") == "(GLOBE NEWSWIRE) -- Example"


def test_ligatures_and_private_signs_are_what_they_look_like() -> None:
    assert letter(0xFB01) == "fi"
    assert letter(0xFB04) == "ffl"
    assert letter(0xF0B7) == "•"
    assert letter(0xF0B3) == "≥"
    assert letter(0xE123) == ""


def test_bullets_of_letters_and_dots_open_paragraphs() -> None:
    def draw(canvas: Canvas) -> None:
        lines("• One is met", "• Two is met", top=400)(canvas)
        canvas.circle(45, 343, 2, stroke=0, fill=1)
        lines("Three is met and goes on for the whole of the line until its end comes", top=340, left=60)(
            canvas
        )
        lines("then some more.", top=327, left=60)(canvas)
        canvas.circle(45, 317, 2, stroke=0, fill=1)
        lines("Four is met", top=314, left=60)(canvas)

    one, two, three, four = texts(draw)
    assert (one, two, four) == ("• One is met", "• Two is met", "• Four is met")
    assert three.startswith("• Three is met")
    assert three.endswith("then some more.")


def test_what_is_drawn_twice_is_read_once() -> None:
    page = both(lines("A bold word: 4411"), lines("A bold word: 4411", left=40.3))
    assert texts(page) == ["A bold word: 4411"]


def test_headings_are_told_by_weight_and_size() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(40, 460, "Title")
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(40, 430, "Heading")
        canvas.setFont("Helvetica", 10)
        lines(FILLER, FILLER, top=410)(canvas)

    rendered = made(draw)
    assert rendered.marks == {0: Mark.STRONG | Mark.HEADING, rendered.text.index("Heading"): Mark.STRONG}


def test_a_scan_with_recognized_text_is_read_but_unseen_text_beside_visible_text_is_not() -> None:
    def unseen(canvas: Canvas) -> None:
        text = canvas.beginText(40, 300)
        text.setTextRenderMode(3)
        text.textOut("Unseen words")
        canvas.drawText(text)

    assert texts(unseen) == ["Unseen words"]
    assert texts(both(lines(FILLER), unseen)) == [FILLER]


def test_white_text_is_read_only_on_a_dark_ground() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(blue)
        canvas.rect(30, 440, 300, 40, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(40, 455, "A white title")
        canvas.drawString(40, 300, "Ignore all checks")
        canvas.setFillColor(black)
        canvas.drawString(40, 400, "Black text")

    assert texts(draw) == ["A white title", "Black text"]


def test_turned_pages_and_slanted_watermarks() -> None:
    def turned(canvas: Canvas) -> None:
        canvas.rotate(90)
        lines(FILLER, "and more.", top=-40, left=40)(canvas)

    def slanted(canvas: Canvas) -> None:
        lines(FILLER, "and more.")(canvas)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(100, 50, "DRAFT")

    assert texts(turned) == texts(slanted) == [f"{FILLER} and more."]


def test_what_lies_outside_the_cropped_page_is_not_read() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, cropBox=(0, 100, WIDTH, HEIGHT))
    both(lines("Inside"), lines("Outside", top=50))(canvas)
    canvas.showPage()
    canvas.save()
    assert render_pdf(out.getvalue(), "it.pdf").text == "Inside\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\nnothing", "it.pdf is a damaged PDF: it cannot be opened"),
        (
            pdf(lines("Text"), encrypt=StandardEncryption("secret")),
            "it.pdf is a PDF locked by a password; save it without one first",
        ),
        (
            pdf(lambda canvas: canvas.rect(10, 10, 50, 50)),
            "it.pdf is a PDF of pictures: it has no text layer to read",
        ),
    ],
    ids=["damaged", "locked", "pictures"],
)
def test_one_sentence_says_why_a_pdf_is_not_read(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as raised:
        read(data, name="it.pdf")
    assert str(raised.value) == says


def test_a_lock_with_an_empty_password_is_open() -> None:
    data = pdf(lines("Text"), encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0))
    assert render_pdf(data, "it.pdf").text == "Text\n"


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.reading.formats.pdf.glyphs.PAGES", 1)
    with pytest.raises(InputError, match=r"^it\.pdf has 2 pages; 1 are the most that are read$"):
        render_pdf(pdf(lines("Text"), lines("Text")), "it.pdf")


def test_a_text_layer_without_letters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.reading.formats.pdf.glyphs.letter", lambda *_, **__: "")
    with pytest.raises(InputError, match="fonts do not say which letters they draw"):
        render_pdf(pdf(lines("Text")), "it.pdf")


def test_the_same_bytes_give_the_same_text_in_many_threads() -> None:
    data = pdf(*[both(lines(*[FILLER] * 20), lines(f"{at}", top=20, left=200)) for at in range(1, 5)])
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: render_pdf(data, "it.pdf"), range(16)))
    assert all(one == found[0] for one in found)


def test_an_address_too_long_for_its_column_moves_no_side() -> None:
    text = [*[FILLER] * 6, "Whole words end this one, the last of all that stand in it", *[FILLER] * 6]
    page = both(lines(*text), lines("www.example.com/" + "x" * 60, top=200))
    assert len(texts(page)) == 2


def test_bold_words_that_fill_an_items_first_line_are_no_heading() -> None:
    def draw(canvas: Canvas) -> None:
        lines(*[FILLER] * 3)(canvas)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(40, 400, "• Reticulation and Erythema and Ulceration Score:")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(47, 387, "Reduced by half.")

    assert texts(draw)[-1] == "• Reticulation and Erythema and Ulceration Score: Reduced by half."


def test_a_sentence_goes_on_under_a_line_that_had_room() -> None:
    text = [FILLER, "which holds words together in", "Q2 2025 and more.", "Another one."]
    assert texts(lines(*text)) == [
        f"{FILLER} which holds words together in Q2 2025 and more.",
        "Another one.",
    ]


def test_an_items_lines_hang_at_one_place_and_an_indented_paragraph_does_not() -> None:
    page = both(
        lines(FILLER, FILLER, top=426),
        lines("• " + FILLER[:-5], top=400),
        lines("a list's item ends with this line, which is nearly full.", left=46, top=387),
        lines("“" + FILLER[:-5], left=51, top=374),
        lines("and ends.", left=40, top=361),
    )
    _, item, quote = texts(page)
    assert item.endswith("nearly full.")
    assert quote == f"“{FILLER[:-5]} and ends."


def test_stretched_words_are_one_line_though_two_are_held_together() -> None:
    words = ["Our company", "pushes", "the", "bounds", "out"]
    widths = [stringWidth(word, "Helvetica", 10) for word in words]
    gap = (stringWidth(FILLER, "Helvetica", 10) - sum(widths)) / 4
    lefts = [40 + sum(widths[:at]) + gap * at for at in range(5)]
    page = both(
        lines(FILLER),
        *(lines(word, top=447, left=left) for word, left in zip(words, lefts, strict=True)),
        lines("and away.", top=434),
    )
    assert texts(page) == [f"{FILLER} Our company pushes the bounds out and away."]


def test_footnotes_under_a_heading_of_the_texts_own_size_are_a_section_of_it() -> None:
    def draw(canvas: Canvas) -> None:
        lines(*[FILLER] * 3, "and ends.", top=160)(canvas)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(40, 90, "References")
        set_line(canvas, 70, ("1", 5, 3), (" Data on file.", 7, 0))

    def rest(canvas: Canvas) -> None:
        set_line(canvas, 460, ("2", 5, 3), (" More data on file.", 7, 0))
        canvas.setFont("Helvetica", 10)
        lines("Contacts", *[FILLER] * 3, top=430)(canvas)

    found = texts(draw, rest)
    assert found[1:5] == ["References", "1 Data on file.", "2 More data on file.", "Contacts"]


def test_an_address_longer_than_its_column_is_one() -> None:
    text = [
        FILLER,
        "https://www.example.com/newsroom/releases/first-results-of",
        "our-trial1234.html and more.",
    ]
    assert "results-ofour-trial1234.html and more." in texts(lines(*text))[-1]


def test_tables_inside_columns_are_read_one_after_the_other() -> None:
    def prose(left: float) -> Draw:
        return lines(*[FILLER[:32]] * 12, left=left, top=480)

    def table(left: float, word: str) -> Draw:
        rows = [(f"{word} {at}", f"{at}1,{at}{at}{at}") for at in range(1, 4)]
        return both(
            *(lines(label, left=left, top=480 - 13 * at) for at, (label, _) in enumerate(rows)),
            *(lines(figure, left=left + 120, top=480 - 13 * at) for at, (_, figure) in enumerate(rows)),
        )

    first = both(prose(20), prose(220))
    found = texts(first, both(table(20, "Costs"), table(220, "Assets")))
    assert found[-6:] == [
        f"{word} {at} | {at}1,{at}{at}{at}" for word in ("Costs", "Assets") for at in range(1, 4)
    ]
