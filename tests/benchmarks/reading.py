"""What it takes to read one release in each form that it comes in: time, and memory.

    python -m tests.benchmarks.reading [RELEASE]

Without an argument the release with the longest text among the repository's is taken. Each form is read in a process of
its own: the first reading, with what is loaded for it, then the median of twenty, in milliseconds; and by how much the
process grew at its peak over one that has only imported `summarizer.reading`, in MB (as Linux tells it).
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from summarizer import read
from summarizer.schemas import Document
from tests.documents import INVENTED, SEEDS
from tests.reading.making import columns, edgar_html, mail, submission, word_of
from tests.reading.paper import Layout, printed
from tests.reading.webpage import webpage

TWO_COLUMNS = Layout(page=(420, 560), margin=40, size=8, columns=2, justified=True, running=True)
FORMS: dict[str, Callable[[Document], bytes]] = {
    "text": lambda release: release.text.encode(),
    "HTML": lambda release: webpage(release).encode(),
    "PDF, one column": lambda release: printed(release, Layout()),
    "PDF, two columns, small pages": lambda release: printed(release, TWO_COLUMNS),
    "8-K with an exhibit in HTML": lambda release: submission(
        "8-K", ("EX-99.1", edgar_html(release.text))
    ).encode(),
    "6-K in plain text": lambda release: submission("6-K", ("6-K", columns(release.text))).encode(),
    "mail": lambda release: mail(release.text),
    "Word": lambda release: word_of(release.text),
}
MEASURE = """
import json, re, statistics, sys, time
import summarizer.reading

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024

before = peak()
times = []
for _ in range(21):
    begun = time.perf_counter()
    document = summarizer.reading.read(sys.argv[1])
    times.append((time.perf_counter() - begun) * 1000)
print(json.dumps([times[0], statistics.median(times[1:]), peak() - before, len(document.text)]))
"""


def measured(data: bytes, folder: Path) -> list[float]:
    """Milliseconds of the first reading and of the later ones, MB of growth, characters read."""
    path = folder / "release"
    path.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, encoding="utf-8", check=True
    )
    found: list[float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Read every form and print what each took."""
    given = [Path(name) for name in sys.argv[1:]]
    path = (
        given[0] if given else max([*SEEDS, *INVENTED], key=lambda one: len(one.read_text(encoding="utf-8")))
    )
    release = read(read(path).text)
    table = Table("form", "bytes", "characters", "first, ms", "median, ms", "MB", title=path.name)
    for column in table.columns[1:]:
        column.justify = "right"
    with tempfile.TemporaryDirectory() as folder:
        for name, make in FORMS.items():
            data = make(release)
            first, median, grown, length = measured(data, Path(folder))
            table.add_row(
                name, f"{len(data):,}", f"{length:,.0f}", f"{first:.0f}", f"{median:.1f}", f"{grown:.0f}"
            )
    Console().print(table)


if __name__ == "__main__":
    main()
