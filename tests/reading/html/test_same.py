"""A release on a web page is read as its text is."""

from pathlib import Path

import pytest

from summarizer import read
from tests.documents import INVENTED, SEEDS
from tests.reading.webpage import webpage
from tests.sameness import assert_same


@pytest.mark.parametrize("path", [*SEEDS, *INVENTED], ids=lambda path: path.stem)
def test_a_page_gives_the_records_of_its_text(path: Path) -> None:
    text = read(path)
    assert_same(read(webpage(text)), text)
