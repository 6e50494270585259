"""The same release as text, in a filing, a mail and a Word file gives the same records by the rules engine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer import read
from summarizer.schemas import Document
from tests.documents import INVENTED
from tests.sameness import header_of, records_of

from .making import columns, edgar_html, is_row, mail, submission, word_of

WIDEST = 132
"""A filing's plain text has no row of a table that is wider (EDGAR Filer Manual, volume II, 5.2.1.1)."""
COVER = "<HTML><BODY><P>Item 7.01. See Exhibit 99.1.</P></BODY></HTML>"
NOTE = (
    "Worth a look.\n\n---------- Forwarded message ---------\nFrom: Investor relations <ir@issuer.example>\n"
    "Date: Tue, Mar 3, 2026 at 7:00 AM\nSubject: News\nTo: <jane@reader.example>\n\n"
)
FORMS: dict[str, Callable[[str], bytes]] = {
    "8-K": lambda text: submission("8-K", ("8-K", COVER), ("EX-99.1", edgar_html(text))).encode(),
    "6-K": lambda text: submission("6-K", ("6-K", columns(text))).encode(),
    "mail": lambda text: mail(f"{NOTE}{text}\n-- \nJane Reader\n"),
    "mail in HTML": lambda text: mail("See the page.", edgar_html(text)),
    "mail with a file": lambda text: mail("Attached.", None, [("release.docx", word_of(text))]),
    "Word": word_of,
}


@pytest.mark.parametrize("path", INVENTED, ids=lambda path: path.stem)
def test_a_container_gives_the_records_of_the_text_in_it(path: Path) -> None:
    text = read(read(path).text)
    for form, made in FORMS.items():
        if form == "6-K" and any(is_row(line) and len(line) > WIDEST for line in text.text.split("\n")):
            continue
        found = read(made(text.text), name=form)
        assert header(found) == header(text), form
        assert records_of(found) == records_of(text), form


def header(document: Document) -> dict[str, object]:
    """The header without who carried the release: of an exhibit without a wire that is the SEC."""
    return {key: value for key, value in header_of(document).items() if key != "channel"}
