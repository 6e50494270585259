"""Writes docs/images/timeline.svg: the timeline of ALLO-329 over both seeds, from their recorded answers.

python docs/timeline.py
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from summarizer import Store, read, summarize
from summarizer.overview import picture

TARGET = Path(__file__).with_name("images") / "timeline.svg"
SEEDS = Path(__file__).parent.parent / "seeds"


def reference() -> str:
    """The picture."""
    with TemporaryDirectory() as folder, Store(Path(folder) / "store.db") as store:
        for path in sorted(SEEDS.glob("2*.txt")):
            document = read(path)
            store.add(document, summarize(document, engine="replay", cassettes=SEEDS.parent / "cassettes"))
        return picture(store, "ALLO-329")


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(reference(), encoding="utf-8", newline="\n")
