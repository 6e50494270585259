"""Guards over the cassettes of this repository."""

import re
from pathlib import Path

import pytest

from summarizer.cassettes import digest, read_head
from summarizer.cassettes.format import Kind, dumped, read

FOLDER = Path(__file__).parents[2] / "cassettes"
EVERY = sorted(FOLDER.rglob("*.yaml"))
RECORDED = [
    path
    for folder in (FOLDER, FOLDER / "briefs", FOLDER / "questions")
    for path in sorted(folder.glob("*.yaml"))
]
SECRET = re.compile(
    r"(?i)\bsk-(?!invented)[a-z0-9-]{8}|bearer |authorization|api[-_]key:|https?://(localhost|127\.)"
)

names = [path.relative_to(FOLDER).as_posix() for path in EVERY]


@pytest.mark.parametrize("path", EVERY, ids=names)
def test_no_cassette_holds_a_secret_or_a_windows_line_end(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not SECRET.search(text)
    assert b"\r" not in path.read_bytes()


@pytest.mark.parametrize("path", EVERY, ids=names)
def test_a_cassette_says_whether_it_is_recorded_or_scripted(path: Path) -> None:
    head = read_head(path)
    assert head.kind is (Kind.SCRIPTED if path.parent.name == "scripted" else Kind.RECORDED)
    assert head.how


@pytest.mark.parametrize("path", RECORDED, ids=[path.name for path in RECORDED])
def test_a_recorded_cassette_is_complete_and_as_the_recorder_writes_it(path: Path) -> None:
    head, exchanges = read(path)
    assert head.source
    assert head.model
    assert head.recorded
    assert head.requests == tuple(digest(exchange.body) for exchange in exchanges)
    assert len(set(head.requests)) == len(head.requests)
    assert all(exchange.status == 200 and exchange.failure is None for exchange in exchanges)
    assert dumped(head, exchanges) == path.read_text(encoding="utf-8")


def test_nothing_half_recorded_lies_about() -> None:
    assert not [path.name for path in FOLDER.rglob("*") if path.suffix in {".part", ".tmp"}]
