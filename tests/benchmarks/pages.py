"""How large a page is, how soon it opens, and how soon a choice on it is seen.

    python -m tests.benchmarks.pages [RELEASE...]

Without arguments the longest release of the repository is measured, and one of the length of a quarterly
report with its tables: an invented one, repeated, read by the rules. Times in the browser are medians of
fresh tabs of a page from the disk, in milliseconds: until the document is read and the script has run (DOMContentLoaded),
until the first paint of words, and from a click on a record to the next frame with its words highlighted.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from summarizer import read, summarize
from summarizer.pages import page
from tests.needs import chromium
from tests.pages.conftest import QUIET

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
RELEASES = sorted((ROOT / "tests" / "releases").glob("*.txt"))
QUARTERLY = ROOT / "tests" / "releases" / "yunqihe-quarterly-results.txt"
LENGTH = 60_000
"""Characters of a long quarterly report; the longest release seen has half as many."""
RUNS = 7
MEASURE = """async () => {
  const opened = performance.getEntriesByType('navigation')[0];
  let painted;
  while (!(painted = performance.getEntriesByName('first-contentful-paint')[0])) {
    await new Promise(done => setTimeout(done, 20));
  }
  const cards = [...document.querySelectorAll('.card:has(.quotes a)')];
  const clicks = [];
  for (const share of [0.2, 0.5, 0.8, 0.99]) {
    const begun = performance.now();
    cards[Math.floor(cards.length * share)].click();
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    if (!document.querySelector('.m.on')) throw new Error('nothing is highlighted');
    clicks.push(performance.now() - begun);
  }
  return [opened.domContentLoadedEventEnd, painted.startTime, Math.max(...clicks), document.querySelectorAll('*').length];
}"""


def long_release() -> str:
    """A release of the length of a quarterly report."""
    text = QUARTERLY.read_text(encoding="utf-8")
    return text * (LENGTH // len(text) + 1)


def measured(browser: "Browser", text: str, folder: Path) -> list[str]:
    """A row of figures for one release."""
    document = read(text.encode())
    summary = summarize(document, engine="rules")
    built = []
    for _ in range(RUNS):
        begun = time.process_time()
        html = page([(summary, document)])
        built.append(1000 * (time.process_time() - begun))
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8", newline="")
    runs = []
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
        tab = context.new_page()
        tab.goto(path.as_uri())
        runs.append(tab.evaluate(MEASURE))
        context.close()
    ready, paint, click, nodes = (statistics.median(column) for column in zip(*runs, strict=True))
    return [
        f"{len(document.text):,}",
        f"{len(html.encode()):,}",
        f"{nodes:,.0f}",
        f"{statistics.median(built):.0f}",
        f"{ready:.0f}",
        f"{paint:.0f}",
        f"{click:.0f}",
    ]


def main() -> None:
    """Print every figure."""
    from playwright.sync_api import sync_playwright

    texts = {Path(name).stem: Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]}
    if not texts:
        longest = max(RELEASES, key=lambda path: path.stat().st_size)
        texts = {longest.stem: longest.read_text(encoding="utf-8"), "a long quarterly report": long_release()}
    table = Table(
        "release", "characters", "bytes", "elements", "build", "ready", "first paint", "click", title="pages"
    )
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        for name, text in texts.items():
            table.add_row(name, *measured(browser, text, Path(folder)))
        browser.close()
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
