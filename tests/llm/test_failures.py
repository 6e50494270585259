"""Everything that an endpoint can do wrong, from scripted cassettes, asked in both ways."""

from pathlib import Path

import httpx2
import pytest

from summarizer.errors import EndpointError
from summarizer.llm.failures import (
    AskError,
    FilteredError,
    RefusedError,
    TruncatedError,
    UnusableError,
)
from summarizer.settings import Settings
from tests.conftest import SCRIPTED, Scripted
from tests.llm.asking import KEY, Ask, aask, ask, completion

WHERE = "the endpoint at https://api.openai.com/v1"

both = pytest.mark.parametrize("asked", [ask, aask])


@both
def test_a_rate_limit_is_waited_for_as_long_as_it_says(
    asked: Ask, scripted: Scripted, waits: list[float]
) -> None:
    with scripted("rate-limit"):
        reply = asked(waits=waits)
    assert waits == [7.0]
    assert (reply.requests, reply.retries) == (1, 1)
    assert (reply.input_tokens, reply.output_tokens) == (900, 12)
    assert reply.model == "scripted-model"


@both
def test_a_timeout_is_tried_again(asked: Ask, scripted: Scripted, waits: list[float]) -> None:
    with scripted("timeout"):
        reply = asked(waits=waits)
    assert waits == [1.0]
    assert (reply.requests, reply.retries) == (1, 1)


@both
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("server-error", f"{WHERE} failed with status 500: The server had an error (tried 5 times)"),
        ("unreachable", f"{WHERE} cannot be reached: scripted: connection refused (tried 5 times)"),
    ],
)
def test_what_does_not_pass_is_given_up(
    asked: Ask, scripted: Scripted, waits: list[float], name: str, sentence: str
) -> None:
    with scripted(name), pytest.raises(AskError) as caught:
        asked(waits=waits)
    assert str(caught.value) == sentence
    assert waits == [1.0, 2.0, 4.0, 8.0]
    assert caught.value.spent.retries == 4
    assert caught.value.spent.requests == 0


@both
@pytest.mark.parametrize(
    ("name", "kind", "sentence"),
    [
        ("truncated", TruncatedError, f"{WHERE} cut the answer off at its limit of length after 16 tokens"),
        ("refusal", RefusedError, f"{WHERE} says that the model refused: I cannot help with that."),
        ("content-filter", FilteredError, f"{WHERE} withheld the answer by its content filter"),
        (
            "misfit",
            UnusableError,
            "the model's answer did not fit, asked 2 times: programs must be a list, not 'none'",
        ),
        (
            "wrong-key",
            AskError,
            f"{WHERE} refused the key of OPENAI_API_KEY: Incorrect API key provided: [key].",
        ),
        ("quota", AskError, f"{WHERE} is over its rate limit: You exceeded your current quota"),
        (
            "not-an-endpoint",
            AskError,
            f"{WHERE} answered with no chat completion: "
            "<!DOCTYPE html> <html><body><h1>Welcome</h1></body></html>",
        ),
        (
            "broken-json",
            AskError,
            f"{WHERE} answered with something that is no chat completion: "
            "Expecting value: line 1 column 25 (char 24)",
        ),
        (
            "no-choices",
            AskError,
            f"{WHERE} answered with no chat completion: "
            '{"id":"scripted","choices":[],"created":0,"model":"scripted-model","object":"chat.completion"}',
        ),
        ("error-with-200", AskError, f"{WHERE} answered with no chat completion: Upstream overloaded"),
    ],
)
def test_each_failure_has_its_own_kind_and_sentence(
    asked: Ask, scripted: Scripted, waits: list[float], name: str, kind: type[AskError], sentence: str
) -> None:
    with scripted(name), pytest.raises(EndpointError) as caught:
        asked(waits=waits)
    assert type(caught.value) is kind
    assert str(caught.value) == sentence
    assert caught.value.exit_status == 3
    assert caught.value.__suppress_context__, "the client's own error may hold the key"
    assert not waits


@both
def test_a_malformed_answer_is_corrected_and_both_answers_are_counted(asked: Ask, scripted: Scripted) -> None:
    with scripted("malformed"):
        reply = asked()
    assert (reply.requests, reply.retries) == (2, 0)
    assert (reply.input_tokens, reply.output_tokens) == (1850, 17)


@both
def test_no_correction_is_asked_for_when_none_is_allowed(asked: Ask, scripted: Scripted) -> None:
    settings = Settings.load(api_key=KEY, reasks=0)
    with (
        pytest.raises(UnusableError, match=r"asked 1 times: the answer is not JSON: EOF"),
        scripted("malformed"),
    ):
        asked(settings=settings)


@both
@pytest.mark.parametrize("mode", ["JSON_SCHEMA", "MD_JSON"])
def test_thoughts_and_fences_are_no_fault(asked: Ask, scripted: Scripted, mode: str) -> None:
    with scripted("fenced"):
        reply = asked(settings=Settings.load(mode=mode))
    assert reply.requests == 1
    assert reply.input_tokens is None, "the endpoint reported none"


@both
def test_a_missing_key_is_told_apart_from_a_wrong_one(asked: Ask, scripted: Scripted) -> None:
    with scripted("wrong-key"), pytest.raises(AskError, match="wants a key; set OPENAI_API_KEY"):
        asked(settings=Settings.load(base_url="https://host/v1"))


@both
def test_an_answer_with_nothing_in_it_is_an_error(asked: Ask) -> None:
    with pytest.raises(AskError, match="answered with an empty message"):
        asked(server=lambda _: completion("  "))


@both
def test_the_network_is_blocked_and_says_so_in_a_sentence(asked: Ask) -> None:
    settings = Settings.load(base_url="http://user:secret@127.0.0.1:9/v1", retries=0)
    with pytest.raises(AskError) as caught:
        asked(settings=settings)
    assert str(caught.value).startswith("the endpoint at http://127.0.0.1:9/v1 cannot be reached: ")
    assert "secret" not in str(caught.value)


@both
def test_a_timeout_for_good_says_how_long_was_waited(asked: Ask) -> None:
    def late(_: httpx2.Request) -> httpx2.Response:
        raise httpx2.ReadTimeout("late")

    with pytest.raises(AskError) as caught:
        asked(settings=Settings.load(timeout=1500, retries=0), server=late)
    assert str(caught.value) == f"{WHERE} did not answer within 1500 seconds"


def test_every_scripted_cassette_is_played_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [file.stem for file in SCRIPTED.glob("*.yaml") if f'"{file.stem}"' not in text] == []


def test_instructor_prints_nothing_of_a_failure(
    scripted: Scripted, capfd: pytest.CaptureFixture[str]
) -> None:
    with scripted("misfit"), pytest.raises(UnusableError):
        ask()
    assert capfd.readouterr() == ("", "")
