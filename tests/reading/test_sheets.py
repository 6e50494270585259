"""Page numbers, heads and feet: what paper adds is no text of the release."""

from summarizer.reading.layout import blocks_of
from summarizer.reading.sheets import sheet_lines


def sheets(text: str, lead: int = 0) -> list[str]:
    """The lines that belong to the paper."""
    blocks = blocks_of(text, {})
    return [blocks[index].text for index in sorted(sheet_lines(blocks, lead))]


def test_numbers_that_count_on_are_page_numbers() -> None:
    assert sheets("The first page ends.\n\n1\n\nThe second page ends.\n\n2\n") == ["1", "2"]
    assert sheets("One.\n\n- 4 -\n\nTwo.\n\n- 5 -\n") == ["- 4 -", "- 5 -"]
    assert sheets("One.\n\nPage 3 of 3\n") == ["Page 3 of 3"]


def test_other_numbers_on_lines_of_their_own_stay() -> None:
    assert sheets("Patients\n\n41\n\nDeaths\n\n3\n") == []
    assert sheets("Patients\n1\n2\n3\n") == []
    assert sheets("Only one number\n\n1\n\nfollows.\n") == []


def test_the_line_beside_a_page_number_goes_when_it_is_repeated() -> None:
    text = "Acme Bio – News\n\nThe trial began.\n\nPage 1 of 2\nAcme Bio – News\n\nIt ended.\n\nPage 2 of 2\n"
    assert sheets(text) == ["Acme Bio – News", "Page 1 of 2", "Acme Bio – News", "Page 2 of 2"]


def test_an_exhibits_number_counts_above_the_lead_only() -> None:
    assert sheets("EX-99.1\n2\nacme-ex99_1.htm\n\nAcme announces data\n", lead=3) == [
        "EX-99.1",
        "2",
        "acme-ex99_1.htm",
    ]
    assert sheets("Acme announces data\n\nExhibit 99.1\n", lead=0) == []
