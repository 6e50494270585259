"""The engine as a whole: the same for the same text, nothing where there is nothing, nothing heavy loaded."""

import subprocess
import sys
import time

import pytest

from summarizer.facts import find_facts
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


@pytest.mark.parametrize(
    "piece",
    [
        "of the patients with 12% ",
        "INV-101 and INV-202, ",
        "INV-101 is a trial. ",
        "Phase 2 RESOLVE-1 trial of INV-101. ",
        "In 2027 the NDA for INV-101 is 12% of $5 million, ",
        "((((",
        "initiate the a b c d e f g h ",
    ],
)
def test_hostile_text_takes_linear_time(
    release: Release, monkeypatch: pytest.MonkeyPatch, piece: str
) -> None:
    def seconds(length: int) -> float:
        document = release(LEAD, piece * (length // len(piece)))
        facts = find_facts(document)
        monkeypatch.setattr("summarizer.rules.find_facts", lambda _: facts)
        started = time.process_time()
        propose(document)
        return time.process_time() - started

    seconds(5_000)
    short, long = seconds(25_000), seconds(100_000)
    assert long < max(8 * short, 0.3)
