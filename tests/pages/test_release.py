"""The release's side: its text to the letter, in its shapes, with who wrote what beside it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from summarizer import read
from summarizer.pages import page
from summarizer.pages.release import shown
from summarizer.schemas import Author, Document, Footnote, PageStart, Summary, Zone, ZoneKind
from tests.documents import INVENTED, SEEDS

from .made import Pair, april, at, by_rules, claim, january, laid


class Text(HTMLParser):
    """What stands in the release's side of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.seen: list[tuple[str, str, dict[str, str | None]]] = []
        """Each element with the text inside it."""
        self._open: list[int] = []
        self._depth = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element, if it is inside."""
        given = dict(attrs)
        if self._open or given.get("class") == "text":
            self._open.append(len(self.seen))
            self.seen.append((tag, "", given))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if self._open:
            assert self.seen[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        """Take the words of whatever is open."""
        for place in self._open:
            tag, words, given = self.seen[place]
            self.seen[place] = (tag, words + data, given)

    @property
    def all(self) -> str:
        """Every word."""
        return self.seen[0][1]

    def of(self, tag: str, name: str = "") -> list[str]:
        """The words of the elements of a tag and a class."""
        return [
            words
            for one, words, given in self.seen
            if one == tag and name in [*(given.get("class") or "").split(), ""]
        ]

    def lines(self, tag: str, name: str = "") -> list[str]:
        """The same, without the white space between blocks."""
        return [words.strip() for words in self.of(tag, name)]


def bare(document: Document) -> Text:
    """The release alone, with no record on it."""
    return Text(page([(Summary(document=document.record()), document)]))


@pytest.mark.parametrize("path", [*SEEDS, *INVENTED], ids=lambda path: path.stem)
def test_the_text_is_the_documents_to_the_letter(path: Path) -> None:
    summary, document = by_rules(path)
    assert Text(page([(summary, document)])).all == document.text


@pytest.mark.parametrize("pair", [january(), april()], ids=["january", "april"])
def test_marks_change_no_letter(pair: Pair) -> None:
    summary, document = pair
    text = Text(page([pair]))
    assert text.all == document.text
    marked = [words for tag, words, given in text.seen if "data-s" in given]
    assert len(marked) > len(summary.claims)


def test_words_in_no_paragraph_are_shown_all_the_same() -> None:
    whole = laid("One line.\n\nAnother line.\n\nA third.")
    document = whole.model_copy(update={"paragraphs": whole.paragraphs[1:2]})
    text = bare(document)
    assert text.all == document.text
    assert text.lines("p") == ["One line.", "Another line.", "A third."]


def test_a_document_without_paragraphs_or_zones_is_shown() -> None:
    text = bare(Document(id="0" * 16, text="  Words alone.\n"))
    assert text.all == "  Words alone.\n"
    assert text.lines("p") == ["Words alone."]


def test_headlines_headings_and_bullets_have_their_shapes() -> None:
    document = laid("Examplia Reports\n- first\n• second\nPlain words - no bullet", ZoneKind.HEADLINE)
    text = bare(document)
    assert text.of("h4", "headline") == ["Examplia Reports"]
    assert text.lines("p", "bullet") == ["- first", "• second"]
    assert text.lines("p", "text") == ["Plain words - no bullet"]


def test_rows_whose_cells_are_parted_become_a_table() -> None:
    document = laid("2025 | 2024\nRevenue | 12 | 10\nAll of it\nCosts | 3 | 4", *4 * [ZoneKind.TABLE])
    text = bare(document)
    assert text.of("tr") == ["2025 | 2024", "\nRevenue | 12 | 10", "\nAll of it", "\nCosts | 3 | 4"]
    # The head has no cell above the names: an empty one stands in for it.
    assert text.of("td")[:3] == ["", "2025", " | 2024"]
    assert [words for tag, words, given in text.seen if given.get("colspan") == "3"] == ["\nAll of it"]
    assert text.all == document.text


def test_what_heads_several_columns_stands_over_as_many_as_the_others() -> None:
    text = "Three Months Ended | Six Months Ended\n2026 | 2025 | 2026 | 2025\nRevenue | 1 | 2 | 3 | 4\nOther | 5 | 6"
    document = laid(text, *4 * [ZoneKind.TABLE])
    seen = [
        (words.strip(" |\n"), given.get("colspan"))
        for tag, words, given in bare(document).seen
        if tag == "td"
    ]
    assert seen[:8] == [
        ("", None),
        ("Three Months Ended", "2"),
        ("Six Months Ended", "2"),
        ("", None),
        ("2026", None),
        ("2025", None),
        ("2026", None),
        ("2025", None),
    ]
    assert seen[-3:] == [("Other", None), ("5", None), ("6", "3")]
    assert bare(document).all == text


def test_a_row_of_values_heads_no_columns() -> None:
    document = laid("Revenue | 12\nCosts | 1 | 2 | 3 | 4", *2 * [ZoneKind.TABLE])
    seen = [
        (words.strip(" |\n"), given.get("colspan"))
        for tag, words, given in bare(document).seen
        if tag == "td"
    ]
    assert seen[:2] == [("Revenue", None), ("12", "4")]


def test_pages_of_a_paged_source_are_marked_where_they_begin() -> None:
    whole = laid("First page ends in the middle\nof a sentence. Then more.")
    turns = [PageStart(page=1, start=0), PageStart(page=2, start=whole.text.index("a sentence"))]
    document = whole.model_copy(update={"pages": turns})
    text = bare(document)
    assert text.all == document.text
    assert [
        (given["data-t"], given["aria-label"]) for _, _, given in text.seen if given.get("class") == "turn"
    ] == [
        ("p. 1", "Page 1"),
        ("p. 2", "Page 2"),
    ]
    html = page([(Summary(document=document.record()), document)])
    assert re.search(
        r'of <span class="turn"[^>]*></span><span class="m begins" data-s="1">a</span> sentence', html
    )


def test_a_source_without_pages_marks_none() -> None:
    assert not [one for one in bare(april()[1]).seen if one[2].get("class") == "turn"]


def test_cells_parted_by_tabs_are_a_table_too() -> None:
    assert bare(laid("a\tb\nc\td", ZoneKind.TABLE, ZoneKind.TABLE)).of("td") == ["a", "\tb", "\nc", "\td"]


def test_a_table_set_with_spaces_keeps_its_columns() -> None:
    document = laid("     Three Months\nRevenue       12      10", ZoneKind.TABLE, ZoneKind.TABLE)
    [words] = bare(document).of("div", "set")
    assert words == document.text


def test_evidence_over_cells_and_paragraphs_is_never_nested_wrongly() -> None:
    document = laid("a | b\nc | d\nlast words", ZoneKind.TABLE, ZoneKind.TABLE)
    whole = claim("c1", at(document, document.text))
    part = claim("c2", at(document, "b\nc"))
    text = Text(page([(Summary(document=document.record(), claims=[whole, part]), document)]))
    assert text.all == document.text
    assert [words for _, words, given in text.seen if "data-s" in given] == ["a", "b", "c", "d", "last words"]


def test_each_passage_says_who_wrote_it() -> None:
    labels = [given["aria-label"] for _, _, given in bare(april()[1]).seen if given.get("role") == "group"]
    assert labels[:3] == ["Page furniture · no evidence", "Company", "Aggregator · AI score · no evidence"]
    assert "Machine translation · Italian · no evidence" in labels
    assert "Market data · no evidence" in labels
    assert "Company, legal text" in labels


def test_another_language_is_named_to_readers_aloud() -> None:
    langs = [given["lang"] for _, _, given in bare(april()[1]).seen if given.get("lang")]
    assert langs[0] == "en"
    assert set(langs[1:]) == {"it", "es", "ko", "fr", "de"}


def test_a_speaker_is_named_once_a_paragraph() -> None:
    names = [given["data-t"] for _, _, given in bare(january()[1]).seen if given.get("class") == "who"]
    assert len(names) == 2
    assert names[0] is not None
    assert names[0].startswith("David Chang")


def test_footnote_marks_lead_to_their_notes() -> None:
    text = bare(january()[1])
    links = [given["href"] for tag, _, given in text.seen if given.get("class") == "note-ref"]
    ids = [given.get("id") for _, _, given in text.seen]
    assert len(links) == 2
    assert all(str(one).removeprefix("#") in ids for one in links)
    assert text.of("sup") == ["1", "2"]


def test_a_footnote_whose_note_is_nowhere_leads_nowhere() -> None:
    mark = Footnote(label="1", start=8, end=9, note_start=999, note_end=1000)
    document = laid("As shown1 before.").model_copy(update={"footnotes": [mark]})
    assert not [one for one in bare(document).seen if one[2].get("class") == "note-ref"]


def test_signs_that_steer_are_seen_and_do_nothing() -> None:
    assert shown("a\u202eb\x00c\td\n") == "a\ufffdb\u2400c\td\n"
    assert shown("שלום\u200f") == "שלום\u200f"


def test_the_author_of_a_paragraph_is_not_that_of_a_quote_in_it() -> None:
    zones = [
        Zone(kind=ZoneKind.QUOTE, author=Author.COMPANY_QUOTE, start=0, end=9, speaker="Ada Example"),
        Zone(kind=ZoneKind.BODY, author=Author.COMPANY, start=9, end=19),
    ]
    document = laid("“We won,” she said.").model_copy(update={"zones": zones})
    text = bare(document)
    assert [given["aria-label"] for _, _, given in text.seen if given.get("role") == "group"] == ["Company"]
    assert text.of("span", "said") == ["“We won,”"]


def test_what_was_read_is_what_is_shown() -> None:
    document = read(
        "Examplia Bio Reports\n\nBASEL, March 3, 2026 -- Examplia Bio AG today <b>reported</b>.\n"
    )
    assert bare(document).all == document.text
