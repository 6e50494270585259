"""What is recorded can be played with the server gone, and nothing else can."""

import asyncio
import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import pytest

from summarizer.cassettes import CassetteMissError, audit, find, heads, playing, read_head, recording
from summarizer.cassettes.format import Kind
from summarizer.errors import EndpointError, InputError
from summarizer.llm.endpoint import Endpoint, Reply, Request
from summarizer.settings import Settings
from tests.llm.asking import KEY, Animal, Ask, aask, ask, completion

DAY = date(2026, 1, 8)

both = pytest.mark.parametrize("asked", [ask, aask])


def about(name: str) -> Request[Animal]:
    content = f"1|{name} is a dog.\n2|No cat – surely."
    return Request(
        "name", ({"role": "system", "content": "Name it."}, {"role": "user", "content": content}), Animal
    )


def server(request: httpx2.Request) -> httpx2.Response:
    """Names the dog that it is asked about."""
    said = json.loads(request.content)["messages"][1]["content"]
    return completion(json.dumps({"name": said[2:].split()[0], "legs": 4}, separators=(",", ":")))


def settings(**given: Any) -> Settings:
    return Settings.load(api_key=KEY, base_url="http://user:secret@vendor.example/openai/v1", **given)


def record(path: Path, *names: str, asked: Ask = ask, **given: Any) -> None:
    with recording(path, source="dogs.txt", recorded=DAY):
        for name in names:
            asked(about(name), settings(**given), server=server)


@both
def test_a_recording_plays_with_the_server_gone(asked: Ask, tmp_path: Path) -> None:
    path = tmp_path / "dogs.yaml"
    with recording(path, recorded=DAY):
        live = [asked(about(name), settings(), server=server) for name in ("Rex", "Bello")]
    for replay in (ask, aask):
        with playing(path) as tape:
            assert replay(about("Bello")) == live[1]
            assert tape.unplayed() == (f"exchange 1 ({read_head(path).requests[0]})",)
            assert replay(about("Rex")) == live[0]
            assert not tape.unplayed()


def test_many_can_be_recorded_and_played_at_once(tmp_path: Path) -> None:
    names = [f"Dog{number}" for number in range(6)]

    async def gather(serving: Callable[[httpx2.Request], httpx2.Response] | None) -> list[Reply[Animal]]:
        client = httpx2.AsyncClient(transport=httpx2.MockTransport(serving)) if serving else None
        async with Endpoint(Settings.load(), http_client=client) as endpoint:
            return await asyncio.gather(*(endpoint.aask(about(name)) for name in names))

    path = tmp_path / "dogs.yaml"
    with recording(path):
        live = asyncio.run(gather(server))
    with playing(path) as tape:
        assert asyncio.run(gather(None)) == live
    assert not tape.unplayed()


def test_each_task_plays_its_own_cassette(tmp_path: Path) -> None:
    names = [f"Dog{number}" for number in range(5)]
    for name in names:
        record(tmp_path / f"{name}.yaml", name)

    async def play(name: str, endpoint: Endpoint) -> str:
        with playing(tmp_path / f"{name}.yaml"):
            await asyncio.sleep(0)
            answer = (await endpoint.aask(about(name))).answer
            with pytest.raises(CassetteMissError):
                await endpoint.aask(about("Dog0" if name != "Dog0" else "Dog1"))
        return answer.name

    async def run() -> list[str]:
        async with Endpoint(Settings.load()) as endpoint:
            return await asyncio.gather(*(play(name, endpoint) for name in names))

    assert asyncio.run(run()) == names


def test_no_secret_no_address_and_two_headers_at_most_are_written(tmp_path: Path) -> None:
    path = tmp_path / "dogs.yaml"

    def echo(_: httpx2.Request) -> httpx2.Response:
        headers = {"set-cookie": "session=hidden", "x-request-id": "1", "content-type": "application/json"}
        return httpx2.Response(200, headers=headers, content=completion(f'{{"name":"{KEY}"}}').content)

    with recording(path):
        ask(about("Rex"), server=echo)
        ask(about("Bello"), settings(), server=server)
    written = path.read_text(encoding="utf-8")
    for secret in (KEY, "secret", "vendor.example", "hidden", "authorization", "Bearer", "x-request-id"):
        assert secret not in written
    assert '"name":"[key]"' in written


def test_a_cassette_says_what_it_is(tmp_path: Path) -> None:
    record(tmp_path / "dogs.yaml", "Rex", model="some-model", temperature=0.5)
    head = read_head(tmp_path / "dogs.yaml")
    assert (head.kind, head.source, head.recorded) == (Kind.RECORDED, "dogs.txt", DAY)
    assert (head.model, head.mode, head.temperature) == ("some-model", "JSON_SCHEMA", 0.5)
    assert head.how == "over HTTP by `summarizer record`"
    assert len(head.requests) == 1


@both
def test_a_miss_ends_it_at_once_and_shows_the_difference(
    asked: Ask, tmp_path: Path, waits: list[float]
) -> None:
    path = tmp_path / "dogs.yaml"
    record(path, "Rex", "Bello")
    with playing(path) as tape, pytest.raises(CassetteMissError) as caught:
        asked(about("Bellona"), waits=waits)
    assert str(caught.value) == (
        "the cassette dogs.yaml does not hold this request; of its 2 the nearest is number 2, where "
        "messages[1].content reads '1|Bellona is a dog.\\n2|No cat – surely…', "
        "recorded '1|Bello is a dog.\\n2|No cat – surely.'; `summarizer record` renews it"
    )
    assert tape.misses == [str(caught.value)]
    assert isinstance(caught.value, InputError)
    assert not waits


@both
def test_an_answer_is_played_once(asked: Ask, tmp_path: Path) -> None:
    path = tmp_path / "dogs.yaml"
    record(path, "Rex")
    with playing(path):
        asked(about("Rex"))
        with pytest.raises(CassetteMissError, match="has no further answer to a request"):
            asked(about("Rex"))


def test_a_changed_prompt_schema_model_or_mode_is_a_miss(tmp_path: Path) -> None:
    path = tmp_path / "dogs.yaml"
    record(path, "Rex")
    for changed in ({"model": "other"}, {"mode": "MD_JSON"}, {"temperature": 0.0}):
        with playing(path), pytest.raises(CassetteMissError):
            ask(about("Rex"), Settings.load(**changed))


def test_an_endpoint_under_any_address_matches(tmp_path: Path) -> None:
    path = tmp_path / "dogs.yaml"
    record(path, "Rex")
    with playing(path):
        ask(about("Rex"), Settings.load(base_url="http://localhost:1/v2/elsewhere"))


def test_only_answers_are_recorded_not_what_was_tried_before(tmp_path: Path, waits: list[float]) -> None:
    path = tmp_path / "dogs.yaml"
    answers = [
        httpx2.Response(429, headers={"retry-after": "3"}, text="later"),
        completion('{"name":4}'),
        httpx2.Response(500, text="oh"),
        completion('{"name":"Rex"}'),
    ]
    with recording(path):
        live = ask(about("Rex"), waits=waits, server=lambda _: answers.pop(0))
    assert waits == [3.0, 1.0]
    with playing(path):
        replayed = ask(about("Rex"), waits=waits)
    assert replayed.answer == live.answer
    assert (replayed.requests, replayed.retries) == (2, 0)
    assert len(waits) == 2


def test_compressed_answers_are_kept_readable(tmp_path: Path) -> None:
    path = tmp_path / "dogs.yaml"

    def zip_up(request: httpx2.Request) -> httpx2.Response:
        plain = server(request)
        headers = {"content-type": "application/json", "content-encoding": "gzip"}
        return httpx2.Response(200, headers=headers, content=gzip.compress(plain.content))

    with recording(path):
        ask(about("Rex"), server=zip_up)
    assert "finish_reason: stop" in path.read_text(encoding="utf-8")
    with playing(path):
        assert ask(about("Rex")).answer.name == "Rex"


def test_an_interrupted_recording_keeps_the_old_cassette_and_what_was_answered(tmp_path: Path) -> None:
    path = tmp_path / "dogs.yaml"
    record(path, "Old")
    before = path.read_bytes()
    asked: list[str] = []

    def failing(request: httpx2.Request) -> httpx2.Response:
        asked.append(json.loads(request.content)["messages"][1]["content"])
        return server(request) if len(asked) != 2 else httpx2.Response(401, text="no")

    def run() -> None:
        with recording(path, recorded=DAY):
            ask(about("Rex"), server=failing)
            ask(about("Bello"), server=failing)

    with pytest.raises(EndpointError):
        run()
    assert path.read_bytes() == before
    assert path.with_name("dogs.yaml.part").exists()

    run()
    assert [content[2:5] for content in asked] == ["Rex", "Bel", "Bel"], "Rex was not asked about again"
    assert not path.with_name("dogs.yaml.part").exists()
    with playing(path) as tape:
        assert ask(about("Rex")).answer.name == "Rex"
        assert ask(about("Bello")).answer.name == "Bello"
    assert not tape.unplayed()


def test_a_second_interruption_loses_nothing_of_the_first_attempt(tmp_path: Path) -> None:
    path = tmp_path / "dogs.yaml"

    def attempt(*names: str) -> None:
        with recording(path):
            for name in names:
                ask(about(name), server=server)
            raise KeyboardInterrupt

    for names in (("Rex", "Bello"), ("Bello", "Dido")):
        with pytest.raises(KeyboardInterrupt):
            attempt(*names)
    assert len(read_head(path.with_name("dogs.yaml.part")).requests) == 3


def test_what_an_older_attempt_left_and_nobody_asked_for_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "dogs.yaml"

    def interrupted() -> None:
        with recording(path):
            ask(about("Stray"), server=server)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    record(path, "Rex")
    assert "Stray" not in path.read_text(encoding="utf-8")


def test_recording_nothing_writes_nothing(tmp_path: Path) -> None:
    with recording(tmp_path / "dogs.yaml"):
        pass
    assert not list(tmp_path.iterdir())


def test_outside_of_a_block_nothing_is_recorded_or_played(tmp_path: Path) -> None:
    record(tmp_path / "dogs.yaml", "Rex")
    with pytest.raises(EndpointError, match="cannot be reached"):
        ask(about("Rex"), Settings.load(retries=0))


def test_a_cassette_is_found_by_the_request_under_the_settings_it_was_recorded_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(tmp_path / "a.yaml", "Rex", model="some-model", mode="MD_JSON", temperature=0.5)
    record(tmp_path / "b.yaml", "Bello")
    default = Settings.load()
    found = find(about("Rex"), default, tmp_path)
    assert found is not None
    path, played = found
    assert path.name == "a.yaml"
    assert (played.model, played.mode.value, played.temperature) == ("some-model", "MD_JSON", 0.5)
    with playing(path):
        assert ask(about("Rex"), played).answer.name == "Rex"
    assert find(about("Bello"), default, tmp_path) == (tmp_path / "b.yaml", default)
    assert find(about("Nobody"), default, tmp_path) is None
    assert find(about("Rex"), Settings.load(model="chosen"), tmp_path) is None
    assert find(about("Rex"), default, tmp_path / "missing") is None
    monkeypatch.setenv("SUMMARIZER_MODEL", "chosen")
    assert find(about("Rex"), Settings.load(), tmp_path) is None


def test_a_scripted_cassette_is_never_found(tmp_path: Path) -> None:
    record(tmp_path / "a.yaml", "Rex")
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(text.replace("kind: recorded", "kind: scripted"), encoding="utf-8")
    assert [head.kind for _, head in heads(tmp_path)] == [Kind.SCRIPTED]
    assert find(about("Rex"), Settings.load(), tmp_path) is None


def test_an_audit_finds_orphans_and_requests_that_changed(tmp_path: Path) -> None:
    path = tmp_path / "dogs.yaml"
    record(path, "Rex", "Bello")

    def play(*names: str) -> Callable[[], object]:
        return lambda: [ask(about(name)) for name in names]

    assert audit(path, play("Rex", "Bello")).ok
    orphaned = audit(path, play("Rex"))
    assert not orphaned.ok
    assert orphaned.unplayed == (f"exchange 2 ({read_head(path).requests[1]})",)
    changed = audit(path, play("Rex", "Bella"))
    assert not changed.ok
    assert len(changed.misses) == 1
    assert "recorded '1|Bello is a dog." in changed.misses[0]

    def fail() -> None:
        raise EndpointError("it broke")

    assert audit(path, fail).error == "it broke"


def test_an_audit_sees_a_miss_that_the_program_went_on_after(tmp_path: Path) -> None:
    path = tmp_path / "dogs.yaml"
    record(path, "Rex")

    def play() -> None:
        ask(about("Rex"))
        with pytest.raises(CassetteMissError):
            ask(about("Bello"))

    assert len(audit(path, play).misses) == 1


def test_playing_what_does_not_exist_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"), playing(tmp_path / "x.yaml"):
        pass
