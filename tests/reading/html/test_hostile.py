"""Hostile pages are refused or read, in linear time, and show nothing of their scripts."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.reading import read
from summarizer.reading.formats.html_source import SOURCE_LIMIT

LEAD = (
    "<html><body><h1>Acme Announces</h1><p>BOSTON, Jan. 5, 2026 (GLOBE NEWSWIRE) -- Acme Bio, Inc. (Nasdaq: ACME) "
    "today announced that AB-1 works.</p>\n"
)
SIZE = 30_000


@pytest.mark.parametrize(
    "unit",
    [
        "<div>", "<b><p>", "<ul><li>", "<table><tr><td>", "<p><i a=%d></p>x", "<i a=%d>", "<a href=x>", "<b><div></b>",
        "<table>x<b>", "<td rowspan=9999>x", "<tr><td colspan=999>x", "<table><tr><td>$<td>1<td>)", "x<sup>1</sup>", "<sup>1",
        "<sup>10</sup>9", "<sup>(", "<nav><p>About us</p>", "<div aria-hidden=true>x</div>", "<div hidden><div>", "<!--", "<!",
        "<script>", "<style>a", "<noscript>x", "<", "</", "<a b=\"", "&#", "&amp;", "<pre>\n x\n</pre>", "<li>x<p>y",
        "<h2>a<br>", "<hr>", "<q>", "<figcaption>x", "<caption>x", "<svg>", "<math><mi>", "<template>", "<plaintext>", "\xa0",
        "<div style='display:none'>", "<meta charset=x>", "<select><option>", "<button>", "<ol><li>x",
    ],
)  # fmt: skip
def test_a_long_run_of_one_thing_is_read_in_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        count = size // len(unit)
        source = LEAD + ("".join(unit % number for number in range(count)) if "%d" in unit else unit * count)
        start = time.process_time()
        with contextlib.suppress(InputError):
            read(source)
        return time.process_time() - start

    once = min(seconds(SIZE) for _ in range(2))
    # Four times the page: sixteen times the time would be quadratic.
    assert seconds(4 * SIZE) < max(8 * once, 0.5)


def test_a_hundred_thousand_nested_elements_are_refused_in_one_sentence() -> None:
    with pytest.raises(InputError, match="nests them deeper than any page does"):
        read(LEAD + "<div>" * 100_000 + "x")


def test_deep_but_sane_nesting_is_read() -> None:
    assert "inside" in read(LEAD + "<div>" * 900 + "inside" + "</div>" * 900).text


def test_five_megabytes_of_scripts_around_a_release_are_read() -> None:
    source = LEAD.replace("<body>", "<body><script>" + "if (a < b) { x('<div>') }\n" * 200_000 + "</script>")
    start = time.process_time()
    assert "AB-1 works" in read(source).text
    assert time.process_time() - start < 5


def test_a_page_beyond_the_limit_is_refused() -> None:
    with pytest.raises(InputError, match="10 MB, the most that is read as HTML"):
        read((LEAD + "<!--" + "x" * SOURCE_LIMIT).encode())


@pytest.mark.parametrize("source", ["<html>", "<html><body><p> </p>", "<html><script>x</script>"])
def test_a_page_without_words_is_empty(source: str) -> None:
    with pytest.raises(InputError, match="is empty"):
        read(source + "\n")


def test_half_characters_are_refused() -> None:
    with pytest.raises(InputError, match="half characters"):
        read("<html><body><p>a\ud800b</p>\n")


SOUP = st.lists(
    st.one_of(
        st.sampled_from(
            "<p> </p> <b> </b> <div> </div> <table> </table> <tr> <td> </td> <ul> <ol> <li> </ul> <sup> </sup> <sub> <br> <nav> </nav>"
            " <h1> </h1> <pre> </pre> <a&#32;href=x> </a> <svg> </svg> <math> <msup> <mn> <template> </template> <noscript> <form>"
            " <del> <q> </q> <hr> <caption> <th&#32;colspan=3> <td&#32;rowspan=2> 1 10 9 (1) 2,3 $ ) | • &nbsp; &#0; &#8232; \x00 \x0b \x85"
            " <!-- --> <![CDATA[ ]]> <button> <footer> <aside> </aside> <article> </article> <blockquote> <figcaption>".replace(
                "&#32;", "\t"
            ).split(" ")
        ),
        st.sampled_from(["<script>SECRET</script>", "<style>SECRET</style>", " ", "\n", "word ", LEAD]),
        st.text(max_size=6),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(SOUP)
def test_any_soup_of_tags_is_a_document_or_refused(soup: str) -> None:
    try:
        document = read(f"<html><body>{soup}\n")
    except InputError:
        return
    # Outside foreign elements a section of character data is a comment up to its first `>`: a browser shows the rest.
    assert "SECRET" not in document.text or "<![CDATA[" in soup
    assert document.zones[0].start == 0
    assert document.zones[-1].end == len(document.text)
    assert all(a.end == b.start for a, b in zip(document.zones, document.zones[1:], strict=False))
    for mark in document.footnotes:
        assert 0 <= mark.start < mark.end <= len(document.text)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_refused(data: bytes) -> None:
    with contextlib.suppress(InputError):
        read(b"<html><body>" + data)
