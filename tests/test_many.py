"""Many releases: in order, so many at once and no more, and no failure loses the others."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import aclosing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from summarizer import (
    EndpointError,
    Failed,
    InputError,
    Settings,
    Summarized,
    assembly,
    asummarize_all,
    conversation,
    pipeline,
    summarize,
    summarize_all,
)
from summarizer.llm import Endpoint, Reply
from summarizer.running import EngineName
from summarizer.schemas import Answer, Document
from tests.documents import ROOT, SEEDS

CONFIGURED = Settings(base_url="http://127.0.0.1:9/v1", model="scripted")
NOTHING = Answer.model_validate({name: [] for name in Answer.model_fields})
BROKEN = "nothing-here.txt"
Told = Summarized[Any] | Failed[Any]


def in_turn(sources: Any, **options: Any) -> list[Told]:
    return list(summarize_all(sources, **options))


def awaited(sources: Any, **options: Any) -> list[Told]:
    async def run() -> list[Told]:
        return [one async for one in asummarize_all(sources, **options)]

    return asyncio.run(run())


both = pytest.mark.parametrize("run", [in_turn, awaited])


class Scripted:
    """An endpoint that waits, answers with nothing, and counts what is asked at once."""

    def __init__(self, wait: float = 0.01) -> None:
        self.wait, self.now, self.most, self.asked = wait, 0, 0, 0
        self.endpoints: set[int] = set()
        self._lock = threading.Lock()

    def begin(self, endpoint: Endpoint) -> None:
        """A request has come."""
        with self._lock:
            self.asked += 1
            self.now += 1
            self.most = max(self.most, self.now)
            self.endpoints.add(id(endpoint))

    def end(self, request: Any) -> Reply[Any]:
        """It is answered, or the endpoint fails where the release asks for that."""
        with self._lock:
            self.now -= 1
        if "unreachable" in str(request.messages):
            raise EndpointError("the endpoint failed")
        return Reply(NOTHING, None, None, 1, 0, "scripted")


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    script = Scripted()

    def ask(self: Endpoint, request: Any) -> Reply[Any]:
        script.begin(self)
        time.sleep(script.wait)
        return script.end(request)

    async def aask(self: Endpoint, request: Any) -> Reply[Any]:
        script.begin(self)
        await asyncio.sleep(script.wait)
        return script.end(request)

    monkeypatch.setattr(Endpoint, "ask", ask)
    monkeypatch.setattr(Endpoint, "aask", aask)
    return script


def text(words: str) -> str:
    """A release of a few words, which no check finds anything in to mend."""
    return (
        "Exampla Bio to Attend a Meeting\n\nLEEDS, England, March 3, 2026 (GLOBE NEWSWIRE) -- Exampla Bio plc, a"
        f" biotechnology company, today announced that it will attend the meeting of the {words} society.\n"
    )


@both
@pytest.mark.parametrize("engine", ["rules", "replay"])
def test_each_is_what_it_is_alone_in_the_order_of_the_sources(run: Any, engine: EngineName) -> None:
    cassettes = ROOT / "cassettes"
    sources = [*SEEDS, *reversed(SEEDS)]
    found = run(iter(sources), engine=engine, cassettes=cassettes)
    assert [one.source for one in found] == sources
    for one in found:
        assert one.summary == summarize(one.source, engine=engine, cassettes=cassettes)
        assert isinstance(one.document, Document)
        assert one.document.id == one.summary.document.id


@both
@pytest.mark.usefixtures("scripted")
def test_a_failure_stands_in_its_place_and_the_others_are_done(run: Any) -> None:
    sources = [text("one"), Path(BROKEN), text("unreachable"), text("two")]
    first, missing, failed, last = run(sources, engine="llm", settings=CONFIGURED)
    assert isinstance(first, Summarized)
    assert isinstance(last, Summarized)
    assert isinstance(missing, Failed)
    assert isinstance(missing.error, InputError)
    assert missing.source == Path(BROKEN)
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, EndpointError)


@both
def test_so_many_are_asked_at_once_and_no_more_over_one_endpoint(run: Any, scripted: Scripted) -> None:
    run([text(f"{number}") for number in range(12)], at_once=3, engine="llm", settings=CONFIGURED)
    assert scripted.asked >= 12
    assert scripted.most == 3
    assert len(scripted.endpoints) == 1


@both
def test_what_computes_keeps_no_place_at_the_endpoint(
    run: Any, scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, waited = threading.Event(), []
    reading, beginning = pipeline.release, scripted.begin

    def release(source: Any) -> Document:
        if "slow" in source:
            waited.append(asked.wait(10))
        return reading(source)

    def begin(endpoint: Endpoint) -> None:
        asked.set()
        beginning(endpoint)

    monkeypatch.setattr(pipeline, "release", release)
    monkeypatch.setattr(scripted, "begin", begin)
    found = run([text("slow"), text("fast")], at_once=1, engine="llm", settings=CONFIGURED)
    assert waited == [True]
    assert [one.source for one in found] == [text("slow"), text("fast")]


@pytest.mark.parametrize("engine", ["rules", "llm"])
@pytest.mark.usefixtures("scripted")
def test_the_loop_is_not_kept_while_releases_are_read_and_checked(
    engine: EngineName, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[str] = set()
    assembling = assembly.assemble

    def assemble(*given: Any, **named: Any) -> Any:
        threads.add(threading.current_thread().name)
        return assembling(*given, **named)

    for module in (pipeline, conversation):
        monkeypatch.setattr(module, "assemble", assemble)
    awaited(SEEDS, engine=engine, settings=CONFIGURED)
    assert threads
    assert threading.main_thread().name not in threads


def endless(taken: list[int]) -> Iterator[str]:
    for number in count():
        taken.append(number)
        yield text(f"{number}")


def test_an_endless_list_is_taken_as_there_is_room(scripted: Scripted) -> None:
    taken: list[int] = []
    found = summarize_all(endless(taken), at_once=2, engine="llm", settings=CONFIGURED)
    for _ in range(3):
        next(found)
    found.close()
    assert len(taken) < 20
    asked = scripted.asked
    time.sleep(5 * scripted.wait)
    assert scripted.asked == asked


@pytest.mark.usefixtures("scripted")
def test_whoever_stops_early_stops_the_rest_of_the_tasks() -> None:
    taken: list[int] = []

    async def run() -> int:
        async with aclosing(asummarize_all(endless(taken), at_once=2, settings=CONFIGURED)) as found:
            await anext(found)
        return len(asyncio.all_tasks())

    assert asyncio.run(run()) == 1
    assert len(taken) < 20


@both
@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"at_once": 0}, "1 or more, not 0"),
        ({"engine": "magic"}, "no engine is called 'magic'"),
        ({"engine": "llm"}, "no endpoint is configured"),
    ],
)
def test_a_wrong_argument_is_said_at_once(run: Any, options: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        run([text("one")], **options)
