"""What goes over the wire, and what comes back from it."""

import asyncio
import json
import pickle
import subprocess
import sys
from typing import Any

import httpx2
import pytest

from summarizer.llm.endpoint import Endpoint, Request
from summarizer.llm.strict import strict_schema
from summarizer.schemas import Draft, Phase
from summarizer.settings import Settings
from tests.llm.asking import KEY, Animal, Ask, Handler, aask, ask, completion

both = pytest.mark.parametrize("asked", [ask, aask])

BRACES = "{{ 7*7 }} {% for x in y %} {unknown} \u2028 “quoted”\n    indented"
DOG = Request(
    "name", ({"role": "system", "content": "Name it."}, {"role": "user", "content": BRACES}), Animal
)


def keeping(seen: list[httpx2.Request], *answers: str) -> Handler:
    """A server that keeps what it is asked and answers in turn."""
    waiting = list(answers)

    def serve(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return completion(waiting.pop(0))

    return serve


def sent(request: httpx2.Request) -> Any:
    return json.loads(request.content)


@both
@pytest.mark.parametrize(
    "given",
    [{}, {"mode": "MD_JSON"}, {"temperature": 0.0}, {"model": "other"}, {"mode": "MD_JSON", "reasks": 0}],
)
def test_what_is_sent_is_the_body_that_was_computed_without_a_client(
    asked: Ask, given: dict[str, Any]
) -> None:
    settings = Settings.load(api_key=KEY, **given)
    seen: list[httpx2.Request] = []
    asked(DOG, settings, server=keeping(seen, '{"name":"Rex"}'))
    assert [sent(request) for request in seen] == [Endpoint(settings).body(DOG)]
    assert seen[0].headers["authorization"] == f"Bearer {KEY}"


@both
def test_a_document_with_braces_arrives_unchanged(asked: Ask) -> None:
    seen: list[httpx2.Request] = []
    asked(DOG, server=keeping(seen, '{"name":"Rex"}'))
    assert sent(seen[0])["messages"][-1]["content"] == BRACES


def test_the_schema_is_sent_as_strict() -> None:
    body = Endpoint(Settings.load()).body(DOG)
    assert body["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "Animal", "strict": True, "schema": strict_schema(Animal)},
    }
    assert set(body) == {"model", "messages", "response_format"}


def test_without_structured_outputs_the_schema_stands_in_the_prompt() -> None:
    body = Endpoint(Settings.load(mode="MD_JSON")).body(DOG)
    assert set(body) == {"model", "messages"}
    system, user = body["messages"]
    assert system["content"].startswith("Name it.\n\nAnswer with one JSON object in a ```json code block")
    assert '"additionalProperties":false' in system["content"]
    assert user["content"] == BRACES
    bare = Request("name", (DOG.messages[1],), Animal)
    assert [m["role"] for m in Endpoint(Settings.load(mode="MD_JSON")).body(bare)["messages"]] == [
        "system",
        "user",
    ]
    assert DOG.messages[0]["content"] == "Name it.", "the request itself stays as it was"


@both
@pytest.mark.parametrize("mode", ["JSON_SCHEMA", "MD_JSON"])
def test_a_correction_shows_the_last_answer_and_what_is_wrong_with_it(asked: Ask, mode: str) -> None:
    settings = Settings.load(reasks=2, mode=mode)
    seen: list[httpx2.Request] = []
    answers = ('{"name":1}', '<think>Hm.</think>{"name":"Rex","legs":"4"}', '{"name":"Rex","legs":4}')
    reply = asked(DOG, settings, server=keeping(seen, *answers))
    first = Endpoint(settings).body(DOG)
    ask_again = "Correct your JSON ONLY RESPONSE, based on the following errors:\n- "
    assert [sent(request) for request in seen] == [
        first,
        {
            **first,
            "messages": [
                *first["messages"],
                {"role": "assistant", "content": '{"name":1}'},
                {"role": "user", "content": f"{ask_again}name must be a string, not 1"},
            ],
        },
        {
            **first,
            "messages": [
                *first["messages"],
                {"role": "assistant", "content": '{"name":"Rex","legs":"4"}'},
                {"role": "user", "content": f"{ask_again}legs must be an integer, not '4'"},
            ],
        },
    ]
    assert reply.answer == Animal(name="Rex", legs=4)
    assert reply.requests == 3


@both
def test_the_answer_is_a_plain_record(asked: Ask) -> None:
    reply = asked(DOG, server=keeping([], '{"name":"Rex","legs":null}'))
    assert type(reply.answer) is Animal
    assert reply.answer == Animal(name="Rex")
    assert reply.answer.model_dump() == {"name": "Rex", "legs": None}
    assert pickle.loads(pickle.dumps(reply.answer)) == reply.answer  # noqa: S301


def test_enumerations_are_read_from_their_values() -> None:
    answer = (
        '{"programs":[],"claims":[],"summary":[],"trials":[{"ref":"T1","phases":["PHASE1"],"evidence":[]}]}'
    )
    read = ask(Request("x", DOG.messages, Draft), server=keeping([], answer)).answer
    assert read.trials[0].phases == [Phase.PHASE1]


def test_tokens_are_unknown_once_an_answer_does_not_report_them() -> None:
    usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    answers = [completion('{"name":1}', usage=usage), completion('{"name":"Rex"}')]
    reply = ask(DOG, server=lambda _: answers.pop(0))
    assert (reply.requests, reply.input_tokens, reply.output_tokens) == (2, None, None)


def test_a_date_to_wait_until_is_taken_against_the_servers_own_clock(waits: list[float]) -> None:
    dates = {"date": "Fri, 20 Nov 2026 12:00:00 GMT", "retry-after": "Fri, 20 Nov 2026 12:00:30 GMT"}
    answers = [httpx2.Response(503, headers=dates, text="busy"), completion('{"name":"Rex"}')]
    assert ask(DOG, waits=waits, server=lambda _: answers.pop(0)).retries == 1
    assert waits == [30.0]


def test_no_wait_is_longer_than_a_minute(waits: list[float]) -> None:
    answers = [httpx2.Response(429, headers={"retry-after": "86400"}, text=""), completion('{"name":"Rex"}')]
    ask(DOG, waits=waits, server=lambda _: answers.pop(0))
    assert waits == [60.0]


@pytest.mark.parametrize("status", [400, 403, 404, 422])
def test_what_a_retry_cannot_cure_is_not_retried(waits: list[float], status: int) -> None:
    seen: list[httpx2.Request] = []

    def serve(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(status, json={"detail": "response_format is not supported"})

    with pytest.raises(Exception, match="response_format is not supported") as caught:
        ask(DOG, waits=waits, server=serve)
    assert len(seen) == 1
    assert ("SUMMARIZER_MODE=MD_JSON" in str(caught.value)) == (status != 404)


def test_many_can_be_asked_at_once_each_with_its_own_count() -> None:
    async def serve(request: httpx2.Request) -> httpx2.Response:
        await asyncio.sleep(0)
        name = sent(request)["messages"][1]["content"]
        asked_again = len(sent(request)["messages"]) > 2
        return completion(json.dumps({"name": name if asked_again or name != "dog 3" else 3}))

    async def run() -> list[tuple[str, int]]:
        client = httpx2.AsyncClient(transport=httpx2.MockTransport(serve))
        async with client, Endpoint(Settings.load(), http_client=client) as endpoint:
            requests = [
                Request("name", (DOG.messages[0], {"role": "user", "content": f"dog {number}"}), Animal)
                for number in range(8)
            ]
            replies = await asyncio.gather(*(endpoint.aask(request) for request in requests))
            return [(reply.answer.name, reply.requests) for reply in replies]

    assert asyncio.run(run()) == [(f"dog {number}", 2 if number == 3 else 1) for number in range(8)]


def test_a_body_is_computed_and_looked_up_without_the_heavy_libraries() -> None:
    program = """
import sys
from pathlib import Path
from summarizer.cassettes import find
from summarizer.llm import Endpoint, Request, Settings
from summarizer.schemas import Answer
settings = Settings.load()
request = Request("x", ({"role": "user", "content": "x"},), Answer)
assert Endpoint(settings).body(request)
assert find(request, settings, settings.cassettes) is None
print(sorted({"openai", "instructor", "vcr", "tenacity", "httpx2"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"
