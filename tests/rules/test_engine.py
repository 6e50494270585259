"""The engine as a whole: the same for the same text, nothing where there is nothing, nothing heavy loaded."""

import subprocess
import sys
import time

from summarizer.reading import read
from summarizer.rules import propose

from .conftest import Release

LEAD = "today announced that topline data for its lead candidate, INV-101, are expected in Q4 2026."


def test_the_same_text_gives_the_same_draft(release: Release) -> None:
    first, second = propose(release(LEAD)), propose(release(LEAD))
    assert first.model_dump_json() == second.model_dump_json()


def test_a_text_without_news_gives_nothing() -> None:
    draft = propose(read("The weather was fine.\n\nNobody announced anything.\n", name="plain"))
    assert (draft.programs, draft.trials, draft.claims, draft.summary) == ([], [], [], [])


def test_what_an_aggregator_adds_changes_nothing(release: Release) -> None:
    plain = release(LEAD)
    page = read(
        plain.text
        + "\n\nFAQ\n\nWhat is the response rate of INV-101?\n\nINV-101 achieved an ORR of 77% in patients.\n",
        name="page",
    )
    figures = [value.figure for claim in propose(page).claims for value in claim.results]
    quotes = [quote.quote for claim in propose(plain).claims for quote in claim.evidence]
    assert "77%" not in figures or "FAQ" not in "".join(quotes)


def test_no_model_library_is_loaded() -> None:
    code = (
        "import sys; from summarizer.reading import read; from summarizer.rules import propose; propose(read('A.\\n\\nB.\\n', name='x'));"
        "print([name for name in ('openai', 'instructor', 'vcr', 'tenacity') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_hostile_text_takes_linear_time(release: Release) -> None:
    hostile = "INV-101 " + "of the patients with 12% " * 4000 + ", (((" * 500
    started = time.perf_counter()
    propose(release(LEAD, hostile))
    assert time.perf_counter() - started < 8
