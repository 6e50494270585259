"""A cassette reads like what was said, and plays back every byte of it."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cassettes import format as cassette_format
from summarizer.cassettes.format import Exchange, Head, Kind, dumped, heads, read, read_head, write
from summarizer.errors import InputError

HEAD = Head(Kind.RECORDED, source="x.txt", model="m", recorded=date(2026, 1, 8), requests=("ab", "12"))

text = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("\n\r\t \x85\u2028\ufeff\xa0{}[]:-#|'\"\\%é🙂")),
    max_size=60,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)
bodies = st.dictionaries(text, json_values, max_size=4)


def again(exchange: Exchange, tmp: Path) -> Exchange:
    file = tmp / "again.yaml"
    write(file, HEAD, [exchange])
    head, exchanges = read(file)
    assert head == HEAD
    return exchanges[0]


def as_object(answer: Any) -> Any:
    return json.loads(answer) if isinstance(answer, str) else answer


@given(bodies, bodies)
def test_any_json_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, body: dict[str, Any], answer: dict[str, Any]
) -> None:
    back = again(Exchange("/chat/completions", body, answer=answer), tmp_path_factory.getbasetemp())
    assert repr(back.body) == repr(body)
    assert repr(as_object(back.answer)) == repr(answer)


def test_half_a_surrogate_pair_survives(tmp_path: Path) -> None:
    body = {"content": "\ud83d and more"}
    back = again(Exchange("/p", body, answer=body), tmp_path)
    assert back.body == body
    assert as_object(back.answer) == body


@given(text)
def test_any_text_comes_back_as_it_was_from_either_yaml_reader(said: str) -> None:
    body = {"messages": [{"role": "user", "content": said}]}
    kept = cassette_format._kept(body)
    written = dumped(HEAD, [Exchange("/p", body)])
    if isinstance(kept, dict):
        slow: Any = type("Slow", (yaml.SafeLoader,), {})
        for tag in ("!compact", "!spaced"):
            slow.add_constructor(tag, lambda loader, node: loader.construct_scalar(node))
        for loader in (slow, cassette_format._loader()):
            assert list(yaml.load_all(written, Loader=loader))[1]["request"]["body"] == body


@given(json_values, st.sampled_from(["compact", "spaced", "indented", "ascii"]))
def test_an_answer_that_is_json_comes_back_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, value: Any, layout: str
) -> None:
    record = {"an answer long enough to be shown over several lines of the file": value}
    content = {
        "compact": lambda: json.dumps(record, ensure_ascii=False, separators=(",", ":")),
        "spaced": lambda: json.dumps(record, ensure_ascii=False),
        "indented": lambda: json.dumps(record, ensure_ascii=False, indent=1),
        "ascii": lambda: json.dumps(record),
    }[layout]()
    answer = {"choices": [{"message": {"content": content}}]}
    back = again(Exchange("/p", {}, answer=answer), tmp_path_factory.getbasetemp())
    assert as_object(back.answer) == answer


@pytest.mark.parametrize("raw", ["", "<html>\n  <p>x</p> \n</html>", '["a", "list"]', b"\xff\x00\x01"])
def test_an_answer_that_is_no_json_object_comes_back_too(raw: str | bytes, tmp_path: Path) -> None:
    assert again(Exchange("/p", {}, answer=raw), tmp_path).answer == raw


def test_a_cassette_reads_like_what_was_asked_and_answered() -> None:
    content = json.dumps(
        {"programs": [{"name": "IV-1", "quote": "“first”"}], "summary": []}, ensure_ascii=False
    )
    exchange = Exchange(
        "/chat/completions",
        {"model": "m", "messages": [{"role": "user", "content": "1|# Pipeline\n2|IV-1 – an antibody"}]},
        headers={"content-type": "application/json"},
        answer={"choices": [{"message": {"content": content}, "finish_reason": "stop"}]},
        request_headers={"content-type": "application/json"},
    )
    assert (
        dumped(HEAD, [exchange])
        == """\
# Traffic with a model's endpoint; README.md in this folder says how to record it again.
kind: recorded
source: x.txt
model: m
recorded: 2026-01-08
requests: [ab, '12']
---
request:
  method: POST
  path: /chat/completions
  headers:
    content-type: application/json
  body:
    model: m
    messages:
    - role: user
      content: |-
        1|# Pipeline
        2|IV-1 – an antibody
response:
  status: 200
  headers:
    content-type: application/json
  body:
    choices:
    - message:
        content: !spaced |-
          {
            "programs": [
              {
                "name": "IV-1",
                "quote": "“first”"
              }
            ],
            "summary": []
          }
      finish_reason: stop
"""
    )


def test_a_head_is_read_without_what_follows_it(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    write(file, HEAD, [])
    with file.open("a", encoding="utf-8") as out:
        out.write("---\n: [ this is no YAML\n")
    assert read_head(file) == HEAD
    assert list(heads(tmp_path)) == [(file, HEAD)]
    with pytest.raises(InputError, match="is no cassette that can be played"):
        read(file)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it has no head"),
        (b"- a list\n", "it has no head"),
        (b"source: x\n", "its head lacks or misuses 'kind'"),
        (b"kind: stolen\n", "its head lacks or misuses 'stolen' is not a valid Kind"),
        (b"kind: recorded\nwhy: x\n", "its head lacks or misuses"),
        (b"kind: recorded\n\xff", "it is not UTF-8"),
        (b"kind: [recorded\n", "while parsing"),
        (b"kind: recorded\n--- \nrequest:\n  path: /p\nresponse: {}\n", "exchange 1 lacks or misuses 'body'"),
        (b"kind: scripted\n---\nrequest: {path: /p}\nresponse: {failure: fire}\n", "failure: fire"),
        (b"kind: scripted\n---\n- x\n", "exchange 1 lacks or misuses"),
        (
            b"kind: scripted\n---\nrequest: !!python/object:os.system {}\n",
            "could not determine a constructor",
        ),
    ],
)
def test_a_file_that_is_no_cassette_is_one_sentence(tmp_path: Path, content: bytes, why: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read(file)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    for reader in (read, read_head):
        with pytest.raises(InputError, match="cannot be read: No such file"):
            reader(tmp_path / "x.yaml")


def test_a_write_that_fails_leaves_the_old_cassette(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.yaml"
    write(file, HEAD, [])
    before = file.read_bytes()

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write(file, HEAD, [Exchange("/p", {"a": 1})])
    assert file.read_bytes() == before


def test_a_secret_does_not_reach_the_file(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    write(file, HEAD, [Exchange("/p", {"a": "sk-invented"}, answer="your key sk-invented")], ["sk-invented"])
    assert "sk-invented" not in file.read_text(encoding="utf-8")
    assert b"\r" not in file.read_bytes()
