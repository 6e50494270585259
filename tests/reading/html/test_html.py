"""HTML as plain text, element by element."""

import pytest

from summarizer import find_facts, locate, read
from summarizer.reading.formats.html import render_html
from summarizer.reading.rendered import Mark, Rendered
from summarizer.reading.source import Content
from summarizer.schemas import Author, ZoneKind
from tests.reading.test_zones import author_of

LEAD = (
    "<h1>Acme Announces a Trial of AB-1</h1>\n<p>BOSTON, Jan. 5, 2026 (GLOBE NEWSWIRE) -- Acme Bio, Inc. (Nasdaq: ACME) "
    "today announced results of AB-1 in asthma.</p>\n"
)


def rendered(source: str | bytes, media_type: str | None = None) -> Rendered:
    """The page, with words enough that nothing hidden is looked for instead."""
    more = "<p>" + "word " * 60 + "</p>"
    whole = source + more.encode("ascii") if isinstance(source, bytes) else source + more
    return render_html(Content(whole, None, "the page", media_type))


def lines(source: str | bytes, media_type: str | None = None) -> list[str]:
    """The lines of the page, without the words that `rendered` added and without blank ones."""
    return [line for line in rendered(source, media_type).text.split("\n") if line][:-1]


def marks(source: str) -> dict[str, int]:
    """The marks of the page's lines."""
    made = rendered(source)
    return {made.text[at : made.text.index("\n", at)]: mark for at, mark in made.marks.items()}


# --- white space and blocks


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>one\n  two\t three</p>", ["one two three"]),
        ("<p>one<br>two</p><div>three<p>four</div>", ["one", "two", "three", "four"]),
        ("<p>a <b> b </b> c<i>d</i></p>", ["a b cd"]),
        ("<p>a&nbsp;&nbsp;b</p>", ["a\u00a0\u00a0b"]),
        ("<p>trans\u00adlated zero\u200bwidth</p>", ["translated zerowidth"]),
        ("<p>&ldquo;Caf&eacute;&rdquo; &#8805; 5 &amp;lt; 6 &#150; x</p>", ["“Café” ≥ 5 &lt; 6 – x"]),
        ("<pre>a  b\n   c</pre>", ["a  b", "   c"]),
        ("<p style='white-space: pre-line'>a\nb</p>", ["a", "b"]),
        ("<h1>Acme<br>Wins</h1>", ["Acme Wins"]),
        ("<DIV STYLE='DISPLAY: inline'>one</DIV><DIV style='display:inline'> two</DIV>", ["one two"]),
        ("<p>one <span style='display:block'>two</span> three</p>", ["one", "two", "three"]),
        ("<p>He said <q>yes</q>.</p>", ["He said “yes”."]),
        ("<p>old <del>5%</del><ins>6%</ins> <s>7%</s></p>", ["old 6%"]),
        ("<p>H<sub>2</sub>O, AUC<sub>0-24</sub>, C<sub>max</sub></p>", ["H2O, AUC0-24, Cmax"]),
        ("<dl><dt>Phase</dt><dd>Two</dd></dl>", ["Phase", "Two"]),
    ],
)
def test_text_is_set_as_a_browser_sets_it(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


def test_a_blank_line_stands_between_paragraphs_and_none_between_rows_and_items() -> None:
    made = rendered(
        "<p>a</p><p>b<br>c</p><ul><li>d</li><li>e</li></ul><table><tr><td>f<td>1<tr><td>g<td>2</table>"
    )
    assert made.text.startswith("a\n\nb\nc\n\n• d\n• e\n\nf | 1\ng | 2\n\n")


@pytest.mark.parametrize(
    "source",
    [
        "<script>SECRET</script>",
        "<style>SECRET</style>",
        "<template><p>SECRET</p></template>",
        "<svg><text>SECRET</text></svg>",
        "<!-- SECRET --><!--[if IE]>SECRET<![endif]--><![CDATA[SECRET]]>",
        "<p hidden>SECRET</p>",
        "<p style='Display : None'>SECRET</p>",
        "<span style='visibility:hidden'>SECRET</span>",
        "<span aria-hidden='true'>SECRET</span>",
        "<span class='sr-only'>SECRET</span><a class='wd_sr-only'>SECRET</a>",
        "<span style='position:absolute; left:-9999px'>SECRET</span>",
        "<iframe>SECRET</iframe><object>SECRET</object><select><option>SECRET</select><textarea>SECRET</textarea>",
        "<noscript>SECRET</noscript>",
        "<img alt='SECRET'><input value='SECRET'>",
        "<p title='SECRET'>",
        '<script type=\'application/ld+json\'>{"articleBody": "SECRET"}</script>',
        "<math><annotation>SECRET</annotation></math>",
    ],
)
def test_what_is_not_seen_is_no_text(source: str) -> None:
    assert "SECRET" not in rendered(f"<p>seen</p>{source}").text


def test_a_page_that_hides_its_article_until_a_script_runs_is_read() -> None:
    assert "AB-1" in read(f"<html><body style='display:none'><div aria-hidden='true'>{LEAD}</div>").text


def test_words_for_readers_without_scripts_are_read_when_there_are_no_others() -> None:
    assert "AB-1" in read(f"<html><body><div id='app'></div><noscript>{LEAD}</noscript>").text


# --- lists and tables


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", ["• a", "  • b", "• c"]),
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=4><li>a<li value=9>b<li>c</ol>", ["4. a", "9. b", "10. c"]),
        ("<ol type=a><li>x<li>y</ol><ol type=i><li>x<li>y</ol>", ["a. x", "b. y", "i. x", "ii. y"]),
        ("<ol start=120><li>x</ol>", ["• x"]),
        ("<ul><li>• own bullet</ul>", ["• own bullet"]),
        ("<ul style='list-style-type: none'><li>a</ul>", ["a"]),
        ("<ul><li><p>a</p><p>b</p></ul>", ["• a", "b"]),
        ("<ul><li><a href=x>Home</a></ul>", ["Home"]),
    ],
)
def test_lists_have_their_bullets_and_numbers(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<tr><th>Arm<th>n<tr><td>Drug<td>84", ["Arm | n", "Drug | 84"]),
        ("<tr><td>Net loss<td><td>$<td>(1,234<td>)<td><td>$<td>5<td>", ["Net loss | $(1,234) | $5"]),
        ("<tr><td>ORR<td>41.6<td>%<td>18.2<td>%", ["ORR | 41.6% | 18.2%"]),
        ("<tr><td>RMB<td>US$<tr><td>5<td>1", ["RMB | US$", "5 | 1"]),
        (
            "<tr><td><td colspan=2>2025<td><td colspan=2>2024<tr><td>Cash<td>$<td>7<td><td>$<td>8<tr><td>Debt<td><td>9<td><td><td>",
            ["2025 | 2024", "Cash | $7 | $8", "Debt | 9"],
        ),
        ("<tr><td>a<td>b<td>c<tr><td>d<td><td>e", ["a | b | c", "d | | e"]),
        ("<tr><td rowspan=2>ORR<td>Drug<td>5<tr><td>Placebo<td>6", ["ORR | Drug | 5", "Placebo | 6"]),
        ("<tr><td>&nbsp;<td>&#8226;<td>Enrollment is complete", ["• Enrollment is complete"]),
        ("<tr><td>(1)<td>Includes stock-based compensation", ["(1) Includes stock-based compensation"]),
        ("<tr><td><p>First paragraph.</p><p>Second.</p>", ["First paragraph.", "Second."]),
        ("<tr><td><table><tr><td>a<td>1</table><td>b", ["a | 1", "b"]),
        ("<caption>Table 1</caption><tr><td>a<td>1", ["Table 1", "a | 1"]),
        ("<tr><td>Jo Doe<br>CFO<br>j@a.example<td>Al Poe<br>IR<br>a@a.example",
         ["Jo Doe", "CFO", "j@a.example", "Al Poe", "IR", "a@a.example"]),
    ],
)  # fmt: skip
def test_tables_are_rows_and_layout_is_lines(source: str, expected: list[str]) -> None:
    assert lines(f"<table>{source}</table>") == expected


# --- what stands above the line


@pytest.mark.parametrize(
    ("source", "expected", "labels"),
    [
        ("dose<sup>1</sup> of", "dose¹ of", ["¹"]),
        ("dose <sup>1</sup> of", "dose¹ of", ["¹"]),
        ("41%<sup>1</sup> of", "41%¹ of", ["¹"]),
        ("10<sup>1</sup> patients", "10¹ patients", ["¹"]),
        ("€10 million<sup>1</sup>", "€10 million¹", ["¹"]),
        ("disease.<sup>2,3</sup> The", "disease.²,³ The", ["²", "³"]),
        ("disease.<sup>7&ndash;9</sup> The", "disease.⁷⁻⁹ The", ["⁷", "⁹"]),
        ("disease.<sup>2</sup>The drug", "disease.² The drug", ["²"]),
        ("margin<sup>(1)</sup>", "margin⁽¹⁾", ["⁽¹⁾"]),
        ("margin<sup>[1]</sup>", "margin[1]", []),
        ("value<sup>a</sup> of", "valueᵃ of", ["ᵃ"]),
        ("value<sup>*</sup> of", "value* of", ["*"]),
        ("10<sup>9</sup>/L", "10⁹/L", []),
        ("5 x 10<sup>6</sup> cells", "5 x 10⁶ cells", []),
        ("10<sup>-4</sup>", "10⁻⁴", []),
        ("30 kg/m<sup>2</sup>", "30 kg/m²", []),
        ("CD34<sup>+</sup> cells, Ca<sup>2+</sup>", "CD34+ cells, Ca2+", []),
        ("the <sup>177</sup>Lu label", "the 177Lu label", []),
        ("the 1<sup>st</sup> of", "the 1st of", []),
        ("Dagger<sup>&reg;</sup> and X<sup>TM</sup>", "Dagger® and X™", []),
        ("T<sup>reg</sup> cells", "Treg cells", []),
        ("dose<span style='vertical-align: super; font-size: 6pt'>1</span> of", "dose¹ of", ["¹"]),
        ("dose<font style='position:relative; top:-3.5pt'>(1)</font> of", "dose⁽¹⁾ of", ["⁽¹⁾"]),
        ("dose<sup><a href='#n1'>1</a></sup> of", "dose¹ of", ["¹"]),
        ("<math><msup><mn>10</mn><mn>9</mn></msup></math>/L", "10⁹/L", []),
    ],
)
def test_superscripts_join_no_figure(source: str, expected: str, labels: list[str]) -> None:
    made = rendered(f"<p>On {source}</p>")
    assert made.text.split("\n")[0] == f"On {expected}"
    assert [made.text[start:end] for start, end in made.raised] == labels


def test_a_footnotes_own_label_stands_on_its_line() -> None:
    assert lines("<p><sup>1</sup>Smith J. 2020<br><sup>2</sup> Data on file</p>") == [
        "1 Smith J. 2020",
        "2 Data on file",
    ]


MARKED = (
    f"<html><body>{LEAD}<p>The rate was 41%<sup>1</sup> in 10<sup>2</sup> patients at a dose<sup>1</sup> of 3 mg<sup>(3)</sup> daily, "
    "for €10 million<sup>2</sup>, with cells at 5 × 10<sup>6</sup> per dose.</p><p>References</p>"
    "<p><sup>1</sup>Smith J. Lung. 2020.</p><p><sup>2</sup>Data on file.</p>"
)


def test_marks_are_footnotes_that_point_at_their_notes() -> None:
    document = read(MARKED)
    assert [mark.label for mark in document.footnotes] == ["1", "2", "1", "3", "2"]
    notes = [document.text[mark.note_start : mark.note_end] for mark in document.footnotes]
    assert notes == ["Smith J. Lung. 2020.", "Data on file.", "Smith J. Lung. 2020.", "", "Data on file."]


def test_no_fact_takes_a_mark_for_a_digit() -> None:
    document = read(MARKED)
    facts = {fact.text: fact.value for fact in find_facts(document)}
    assert facts["41%"] == "41%"
    assert facts["€10 million"] == "10 MILLION EUR"
    assert facts["10² patients"] == "10 patients"
    assert facts["3 mg"] == "3 mg"
    assert all(document.text[fact.start : fact.end] == fact.text for fact in find_facts(document))


@pytest.mark.parametrize(
    "quote", ["at a dose of 3 mg daily", "at a dose1 of 3 mg daily", "at a dose¹ of 3 mg daily"]
)
def test_a_quote_is_found_with_its_marks_and_without(quote: str) -> None:
    document = read(MARKED)
    span = locate(quote, document)
    assert span is not None
    assert document.text[slice(*span)] == "at a dose¹ of 3 mg⁽³⁾ daily"


@pytest.mark.parametrize(
    "quote", ["at a dose2 of 3 mg daily", "The rate was 411%", "in 102 patients", "at 5 × 106 per dose"]
)
def test_a_changed_number_is_not_found(quote: str) -> None:
    assert locate(quote, read(MARKED)) is None


# --- marks and zones


def test_lines_are_marked_by_their_elements() -> None:
    found = marks(
        "<h2>Head</h2><p><b>Bold</b></p><p><b>Bold</b> and not</p><p><a href=x>Read more</a></p>"
        "<p><a href=x>www.acme.example</a></p><blockquote><p>Said</p></blockquote><figure><figcaption>Pic</figcaption></figure>"
        "<hr><p>Behind</p><table><tr><td>a<td>1</table><nav><p>Go</p></nav>"
    )
    assert found == {
        "Head": Mark.HEADING,
        "Bold": Mark.STRONG,
        "Read more": Mark.LINK,
        "Said": Mark.QUOTED,
        "Pic": Mark.CAPTION,
        "Behind": Mark.RULE,
        "a | 1": Mark.TABLE,
        "Go": Mark.CHROME,
    }


@pytest.mark.parametrize(
    "frame",
    [
        "<form action=x>{}</form>",
        "<header>{}</header>",
        "<aside>{}</aside>",
        "<div class='sidebar related'>{}</div>",
        "<footer>{}</footer>",
        "<div role='dialog'>{}</div>",
    ],
)
def test_a_frame_around_the_whole_release_does_not_take_it(frame: str) -> None:
    release = LEAD + "<p>About Acme</p><p>Acme Bio is a biotechnology company in Boston, Massachusetts.</p>"
    document = read("<html><body>" + frame.format(release + "<nav><a href=x>Site map</a></nav>"))
    assert document.title == "Acme Announces a Trial of AB-1"
    assert author_of(document, "today announced") is Author.COMPANY
    assert author_of(document, "biotechnology company") is Author.COMPANY
    assert author_of(document, "Site map") is Author.PAGE_CHROME


def test_the_issuers_closing_sections_in_a_footer_stay_its_own() -> None:
    document = read(
        f"<html><body><article>{LEAD}</article><footer><p><b>Forward-Looking Statements</b></p><p>This press release contains "
        "forward-looking statements, which are subject to risks and uncertainties, and actual results may differ from those "
        "expressed.</p></footer><footer><p>Terms of use and other things of the page</p></footer>"
    )
    assert author_of(document, "actual results may differ") is Author.COMPANY_LEGAL
    assert author_of(document, "Terms of use") is Author.PAGE_CHROME


def test_another_release_in_a_side_column_is_the_pages() -> None:
    document = read(
        f"<html><body><aside><p>PARIS, Jan. 2, 2026 (GLOBE NEWSWIRE) -- Other SA...</p></aside><article>{LEAD}</article>"
    )
    assert document.issuer is not None
    assert document.issuer.name == "Acme Bio, Inc."
    assert author_of(document, "Other SA") is Author.PAGE_CHROME


def test_what_a_page_says_to_machines_is_a_fallback() -> None:
    head = (
        "<html><head><meta property='og:title' content='Of the meta element'><meta property='og:site_name' content='GlobeNewswire'>"
        '<script type=\'application/ld+json\'>{"@graph": [{"@type": "NewsArticle", "headline": "Acme &amp; AB-1", '
        '"datePublished": "2026-02-03T10:00:00Z"}]}</script></head><body>'
    )
    silent = read(
        head
        + "<p>Acme Bio, Inc. today announced that its medicine AB-1 works well in adults with asthma in Phase 2.</p>"
    )
    assert (silent.title, str(silent.published), silent.channel) == (
        "Acme &amp; AB-1",
        "2026-02-03",
        "GlobeNewswire",
    )
    assert "AB-1 works" in silent.text
    assert "Of the meta" not in silent.text
    spoken = read(head + LEAD)
    assert (spoken.title, str(spoken.published)) == ("Acme Announces a Trial of AB-1", "2026-01-05")


def test_a_caption_is_a_caption() -> None:
    document = read(
        f"<html><body>{LEAD}<p>"
        + "More words. " * 20
        + "</p><figure><figcaption>AB-1 in a vial</figcaption></figure>"
    )
    zone = document.zone_at(document.text.index("in a vial"))
    assert zone is not None
    assert zone.kind is ZoneKind.CAPTION


# --- encodings


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        ("<p>naïve – “yes”</p>".encode(), "text/html; charset=utf-8"),
        ("<p>naïve – “yes”</p>".encode(), "text/html; charset=ISO-8859-1"),
        ("<p>naïve – “yes”</p>".encode("windows-1252"), 'text/html; charset="iso-8859-1"'),
        ("<meta charset=windows-1252><p>naïve – “yes”</p>".encode("windows-1252"), None),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>naïve – “yes”</p>'.encode("cp1252"),
            "text/html; charset=nonsense",
        ),
        ('<?xml version="1.0" encoding="windows-1252"?><p>naïve – “yes”</p>'.encode("windows-1252"), None),
        (b"\xef\xbb\xbf" + "<p>naïve – “yes”</p>".encode(), "text/html; charset=windows-1252"),
        ("<p>naïve – “yes”</p>".encode("windows-1252"), None),
        ("<p>na\0ïve – “yes”</p>".encode(), "text/html; charset=utf-8"),
    ],
)  # fmt: skip
def test_the_encoding_is_what_the_bytes_the_server_or_the_page_say(
    data: bytes, media_type: str | None
) -> None:
    assert lines(data, media_type) == ["naïve – “yes”"]


def test_a_page_of_another_script_is_read_by_its_declared_encoding() -> None:
    source = "<meta charset='shift_jis'><p>水篝製薬は、本日発表しました。</p>"
    assert lines(source.encode("shift_jis")) == ["水篝製薬は、本日発表しました。"]


def test_the_foot_of_an_article_is_the_issuers() -> None:
    contact = "<div class='release-footer'><p>Contact:</p><p>Jo Doe<br>ir@acme.example</p></div>"
    document = read(
        f"<html><body><article>{LEAD}{contact}</article><div class='site-footer'><p>Jobs at the wire</p></div>"
    )
    assert author_of(document, "Jo Doe") is Author.COMPANY
    assert author_of(document, "Jobs at") is Author.PAGE_CHROME


def test_digits_on_the_line_are_marks_beside_raised_ones_of_other_labels() -> None:
    document = read(
        f"<html><body>{LEAD}<p>The drug was safe<sup>1</sup> and effective2 in CD19 disease, as ALLO3 was.</p><p>References</p>"
        "<p>1 Smith J. Lung. 2020.</p><p>2 Data on file.</p>"
    )
    marked = [(mark.label, document.text[mark.start - 4 : mark.end]) for mark in document.footnotes]
    assert marked == [("1", "safe¹"), ("2", "tive2")]
