"""The documents say what is true: what they show runs, what is generated is the code's own, links lead somewhere."""

import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import summarizer
from summarizer import summarize
from tests.examples import PAGES, ROOT, Bench, agrees, examples
from tests.needs import need

README, *DOCS = PAGES
CODE = Path(summarizer.__file__).parent
INSTALL = examples(README)[0]
SHOWN = [page for page in PAGES if examples(page)]
LINK = re.compile(r"\]\((?!https?:)(?P<target>[^)\s#]*)(?:#(?P<anchor>[^)\s]+))?\)")
FENCE = re.compile(r"^```.*?^```\n", re.M | re.S)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("reference", "reference.md"),
        ("python_reference", "python_reference.md"),
        ("timeline", "images/timeline.svg"),
    ],
)
def test_what_is_generated_is_what_the_code_says(name: str, file: str) -> None:
    generated = runpy.run_path(str(ROOT / "docs" / f"{name}.py"))["reference"]()
    written = (ROOT / "docs" / file).read_text(encoding="utf-8")
    assert written == generated, f"run `python docs/{name}.py`"


def test_the_first_line_to_paste_summarizes_a_seed_and_the_second_runs_every_test() -> None:
    first, second = INSTALL.code.splitlines()
    assert " -r requirements.lock " in first
    assert (ROOT / first.split(" summarize ")[1]).is_file()
    assert second == ".venv/bin/python -m pytest"


def test_the_excerpt_is_what_the_first_line_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [excerpt] = re.findall(r"^```json\n(.*?)^```", README.read_text(encoding="utf-8"), re.M | re.S)
    seed = Path(INSTALL.code.splitlines()[0].split(" summarize ")[1])
    assert holds(json.loads(summarize(seed).model_dump_json()), json.loads(excerpt))


def holds(whole: object, part: object) -> bool:
    """Whether everything in `part` is in `whole`: keys with their values, items of lists in any place."""
    if isinstance(whole, dict) and isinstance(part, dict):
        return all(key in whole and holds(whole[key], value) for key, value in part.items())
    if isinstance(whole, list) and isinstance(part, list):
        return all(any(holds(item, wanted) for item in whole) for wanted in part)
    return whole == part


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.stem)
def test_what_a_page_shows_runs_and_prints_what_it_says(page: Path, tmp_path: Path) -> None:
    found = examples(page)
    if any("frame(" in one.code for one in found):
        need("pandas", "frames")
    bench = Bench(tmp_path)
    for example in found:
        if example.not_run:
            continue
        printed = bench.run(example)
        if example.prints is not None:
            assert agrees(printed, example.prints), f"{example} prints\n{printed}"


def test_what_is_not_run_is_only_what_installs_or_starts_something_else() -> None:
    skipped = [one for page in SHOWN for one in examples(page) if one.not_run]
    assert skipped
    for one in skipped:
        assert re.match(r"it (installs|starts|asks) ", str(one.not_run)), str(one)
        assert one.language == "sh", f"{one}: Python always runs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_settings_that_a_page_names_are_read_somewhere(page: Path) -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in sorted(CODE.rglob("*.py")))
    sources += (ROOT / "tests" / "needs.py").read_text(encoding="utf-8")
    for name in re.findall(r"\b(?:OPENAI|SUMMARIZER)_[A-Z_]+\b", page.read_text(encoding="utf-8")):
        assert name in sources, f"{page.name}: nothing reads {name}"


def anchors(page: Path) -> set[str]:
    """What links to headings of a page may end in, as forges and MyST have it."""
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.M):
        plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").strip().lower()
        slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        found.add(next(one for one in (slug, *(f"{slug}-{n}" for n in range(1, 99))) if one not in found))
    return found


def links(page: Path) -> list[tuple[Path, str | None]]:
    """Where the links of a page lead inside the repository, with their anchors."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return [
        ((page.parent / found["target"]).resolve() if found["target"] else page, found["anchor"])
        for found in LINK.finditer(text)
    ]


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.stem)
def test_links_and_their_anchors_lead_somewhere(page: Path) -> None:
    for target, anchor in links(page):
        assert target.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in anchors(target), f"{page.name}: {target.name}#{anchor}"


def test_the_readme_and_the_first_page_lead_to_every_page() -> None:
    index = ROOT / "docs" / "index.md"
    assert {target for target, _ in links(index) if target.parent == index.parent} == {*DOCS} - {index}
    assert index in {target for target, _ in links(README)}


def test_pages_lead_to_nothing_outside_the_site() -> None:
    folder = ROOT / "docs"
    for page in DOCS:
        for target, _ in links(page):
            assert target.is_relative_to(folder), f"{page.name}: {target} is not part of the site"


@pytest.mark.parametrize("name", summarizer.__all__)
def test_each_public_name_is_in_the_python_pages(name: str) -> None:
    told = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    listed = (ROOT / "docs" / "python_reference.md").read_text(encoding="utf-8")
    assert re.search(rf"\b{name}\b", told), f"docs/python.md does not tell of {name}"
    assert re.search(rf"^### .*\b{name}\b", listed, re.M)


def test_an_example_may_leave_lines_of_its_output_out() -> None:
    assert agrees("one\ntwo  \nthree\n", "one\n...\nthree\n")
    assert agrees("one\n", "one")
    assert not agrees("one\ntwo\n", "one\n")
    assert not agrees("one\ntwo\nfour\n", "one\n...\nthree\n")


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    need("sphinx", "the documentation's own packages, in the group `heavy`")
    need("furo", "the same")
    build = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "-n",
        "--keep-going",
        "-b",
        "html",
        str(ROOT / "docs"),
    ]
    done = subprocess.run(
        [*build, str(tmp_path / "site")], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    pages = {path.stem for path in (tmp_path / "site").glob("*.html")}
    assert {page.stem for page in DOCS} <= pages
    for path in (tmp_path / "site").rglob("*.html"):
        loaded = re.findall(
            r"<(?:link|script|img)\b[^>]*\b(?:href|src)=\"(https?:[^\"]*)", path.read_text("utf-8")
        )
        assert not loaded, f"{path.name} loads {loaded}"
