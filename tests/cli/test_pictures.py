"""`brief --format html`, `calendar --format svg` and `png`: what they write and refuse."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from summarizer import Store
from summarizer.schemas import Event
from tests.briefing.pages import Page
from tests.invented import release
from tests.needs import need

from .conftest import Run

FIRST, SECOND = date(2025, 3, 3), date(2025, 9, 1)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A store with a program that was delayed and one step of which was reached."""
    path = tmp_path / "store.db"
    with Store(path) as store:
        expected = [
            ("EXB-101", Event.TOPLINE, "in the second half of 2025"),
            ("EXB-101", Event.IND_CLEARED, "by mid-2025"),
        ]
        store.add(*release(FIRST, "EXB-101", expected=expected))
        later = [
            ("EXB-101", Event.TOPLINE, "in the first quarter of 2026"),
            ("", Event.CASH_RUNWAY, "into 2027"),
        ]
        store.add(*release(SECOND, "EXB-101", expected=later, reached=[("EXB-101", Event.IND_CLEARED)]))
    return path


def test_a_brief_is_one_page_with_its_timeline(run: Run, shelf: Path, tmp_path: Path) -> None:
    command = ("brief", "EXB-101", "--engine", "rules", "--format", "html", "--store", shelf)
    done = run(*command)
    assert done.status == 0
    page = Page(done.out)
    assert page.texts["h1"] == ["EXB-101"]
    assert "Timeline of EXB-101" in page.texts["svg"][0]
    assert "IND clearance: reached by 2025-09-01" in page.texts["svg"][0]
    assert "+90 days" in page.texts["svg"][0]
    run(*command, "-o", tmp_path / "brief.html")
    assert (tmp_path / "brief.html").read_text(encoding="utf-8") == done.out


def test_a_calendar_is_drawn_and_that_of_a_program_has_what_was_reached(run: Run, shelf: Path) -> None:
    everything, program = (
        run("calendar", *of, "--format", "svg", "--store", shelf).out for of in ((), ("EXB-101",))
    )
    for svg in (everything, program):
        assert Tree.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own
        assert "Topline data" in svg
        assert "as of 2025-09-01" in svg
    assert "Cash runway" in everything
    assert "Cash runway" not in program
    assert "IND clearance" not in everything
    assert "IND clearance" in program


def test_a_png_goes_into_a_file(run: Run, shelf: Path, tmp_path: Path) -> None:
    need("resvg_py", "png")
    command = ("calendar", "--format", "png", "--store", shelf, "-o")
    done = run(*command, tmp_path / "timeline.png")
    if "no font" in done.err:
        pytest.skip(done.err)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert (tmp_path / "timeline.png").read_bytes().startswith(b"\x89PNG")
    for place, message in ((tmp_path, "is a folder"), (tmp_path / "gone" / "x.png", "there is no folder")):
        done = run(*command, place)
        assert done.status == 2
        assert message in done.err


def test_a_terminal_is_given_no_png(run: Run, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("resvg_py", "png")
    monkeypatch.setattr("summarizer.exports.png", lambda _: b"\x89PNG")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    done = run("calendar", "--format", "png", "--store", shelf)
    assert done.status == 2
    assert "give a file with -o FILE" in done.err
