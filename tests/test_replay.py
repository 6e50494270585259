"""The same release gives the same bytes: whatever the hash seed, time zone, locale, order or way of calling."""

import asyncio
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from summarizer import asummarize, read, summarize
from summarizer.cassettes import audit, digest, heads, read_head
from summarizer.llm import Settings
from summarizer.llm.endpoint import body
from summarizer.running import EngineName
from tests.benchmarks.rival import WANTED, naive_request

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
CASSETTES = ROOT / "cassettes"


def printed(*arguments: str, **environment: str) -> bytes:
    """What `summarizer summarize` prints in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "summarizer", "summarize", *arguments, "--cassettes", str(CASSETTES)],
        check=True,
        capture_output=True,
        env={**os.environ, **environment},
        cwd=ROOT,
    ).stdout


@pytest.mark.parametrize("engine", ["rules", "replay"])
def test_another_hash_seed_time_zone_and_locale_print_the_same_bytes(engine: EngineName) -> None:
    arguments = (str(SEEDS[0]), "--engine", engine)
    first = printed(*arguments, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
    other = printed(*arguments, PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8")
    assert first
    assert first == other


@pytest.mark.parametrize("engine", ["rules", "replay"])
def test_the_order_of_the_releases_changes_none_of_them(engine: EngineName) -> None:
    names = [str(path) for path in SEEDS]
    there = printed(*names, "--engine", engine).splitlines()
    back = printed(*reversed(names), "--engine", engine).splitlines()
    assert len(there) == len(names)
    assert there == list(reversed(back))


@pytest.mark.parametrize("engine", ["rules", "replay"])
def test_many_at_once_give_what_one_after_another_gives(engine: EngineName) -> None:
    alone = [summarize(path, engine=engine, cassettes=str(CASSETTES)) for path in SEEDS]

    def run(path: Path) -> str:
        return summarize(path, engine=engine, cassettes=CASSETTES).model_dump_json()

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(run, SEEDS * 2))
    assert together == [one.model_dump_json() for one in alone] * 2


@pytest.mark.parametrize("engine", ["rules", "replay"])
def test_asking_asynchronously_gives_the_same_summary(engine: EngineName) -> None:
    async def both() -> list[str]:
        runs = (asummarize(path, engine=engine, cassettes=CASSETTES) for path in SEEDS)
        return [one.model_dump_json() for one in await asyncio.gather(*runs)]

    alone = [summarize(path, engine=engine, cassettes=CASSETTES).model_dump_json() for path in SEEDS]
    assert asyncio.run(both()) == alone


def test_every_recorded_answer_is_asked_for_and_nothing_else_is() -> None:
    sources = {path.name: path for path in (*SEEDS, *(ROOT / "tests" / "releases").glob("*.txt"))}
    recorded = [
        (path, sources[str(head.source)])
        for folder in (CASSETTES, CASSETTES / "invented")
        for path, head in heads(folder)
    ]
    assert {source for _, source in recorded} >= set(SEEDS)
    for cassette, source in recorded:
        settings = Settings.load(model=read_head(cassette).model, api_key="played")
        result = audit(cassette, partial(summarize, source, engine="llm", settings=settings))
        assert result.ok, result


def test_the_rivals_recorded_answers_are_to_the_question_that_its_benchmark_asks() -> None:
    for path, head in heads(CASSETTES / "rival"):
        [source] = [one for one in WANTED if one.name == head.source]
        settings = Settings.load(model=head.model)
        assert list(head.requests) == [digest(body(naive_request(read(source)), settings))], path.name
