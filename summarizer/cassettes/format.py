"""How a cassette is written: YAML documents in one file, a head and then an exchange each.

JSON bodies are mappings, so that a diff of two cassettes is a diff of what was asked and answered.
Text of several lines stands as a block. An answer that is itself JSON on one line stands pretty,
under a tag that says how it was printed, and is played byte for byte as it came.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from summarizer.errors import InputError

_NOTE = "# Traffic with a model's endpoint; README.md in this folder says how to record it again.\n"
_SHORTEST_PRETTY = 60
_LONGEST_LINE = 80
"""Characters of a list's items that stand on one line."""
_PRINTED: dict[str, dict[str, Any]] = {"!compact": {"separators": (",", ":")}, "!spaced": {}}
"""How JSON on one line may have been printed, by the tag that stands for it."""
_SPACES = "\n\xa0\u2009\u202f"
"""What is not printable by Python's count and yet stands safely in a block."""
_FAILURES = (None, "timeout", "connection")


class Kind(StrEnum):
    """Whether answers came from a model or were written by hand."""

    RECORDED = "recorded"
    SCRIPTED = "scripted"


@dataclass(frozen=True, slots=True)
class Head:
    """What a cassette is. Mode and temperature are as the requests have them."""

    kind: Kind
    source: str | None = None
    """File name of the release that was asked about."""
    model: str | None = None
    """The model that was asked for."""
    mode: str | None = None
    temperature: float | None = None
    recorded: date | None = None
    how: str | None = None
    requests: tuple[str, ...] = ()
    """Digest of each request's body."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what came back.

    `body` is None in a scripted cassette that answers whatever is asked. `failure` stands for an
    answer that never came: `timeout` or `connection`.
    """

    path: str
    body: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    answer: Any = None
    """A mapping for a JSON object, else text, else bytes."""
    failure: str | None = None
    request_headers: dict[str, str] = field(default_factory=dict)
    method: str = "POST"


def heads(folder: Path) -> Iterator[tuple[Path, Head]]:
    """The head of each cassette in `folder`, by file name; its subfolders are not looked into."""
    for path in sorted(folder.glob("*.yaml")):
        yield path, read_head(path)


def read_head(path: Path) -> Head:
    """The head alone: the answers below it are not read.

    Raises:
        InputError: the file is missing or does not begin with a head.
    """
    lines = []
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                if line.rstrip() == "---":
                    break
                lines.append(line)
    except OSError as error:
        raise InputError(f"the cassette {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise _broken(path, "it is not UTF-8") from None
    documents = _documents(path, "".join(lines))
    return _head(path, documents[0] if documents else None)


def read(path: Path) -> tuple[Head, list[Exchange]]:
    """The whole cassette.

    Raises:
        InputError: the file is missing or is no cassette.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"the cassette {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise _broken(path, "it is not UTF-8") from None
    documents = _documents(path, text)
    head = _head(path, documents[0] if documents else None)
    exchanges: list[Exchange] = []
    for document in documents[1:]:
        try:
            exchanges += _exchanges(document, head.kind)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _broken(path, f"exchange {len(exchanges) + 1} lacks or misuses {error}") from None
    return head, exchanges


def write(path: Path, head: Head, exchanges: Iterable[Exchange], secrets: Iterable[str] = ()) -> None:
    """Write a cassette whole or not at all. No one of `secrets` reaches the file."""
    text = dumped(head, exchanges)
    for secret in secrets:
        text = text.replace(secret, "[key]")
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(path.name + ".tmp")
    aside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(aside, path)


def dumped(head: Head, exchanges: Iterable[Exchange]) -> str:
    """A cassette's text."""
    about = {
        name: value.value if isinstance(value, StrEnum) else value
        for name in ("kind", "source", "model", "mode", "temperature", "recorded", "how")
        if (value := getattr(head, name)) is not None
    }
    parts = [_NOTE + _dump({**about, "requests": list(head.requests)})]
    for exchange in exchanges:
        asked = {
            "method": exchange.method,
            "path": exchange.path,
            "headers": exchange.request_headers,
            "body": _kept(exchange.body),
        }
        came = {"status": exchange.status, "headers": exchange.headers, "body": _kept(exchange.answer)}
        parts.append(_dump({"request": asked, "response": came}))
    return "---\n".join(parts)


def _kept(body: Any) -> Any:
    """`body` as it stands in the file: as JSON text where YAML would not give a mapping back whole."""
    if not isinstance(body, dict):
        return body
    try:
        same = repr(_load(_dump(body))) == repr([body])
    except ValueError:
        same = False
    return body if same else json.dumps(body)


def _exchanges(document: dict[str, Any], kind: Kind) -> list[Exchange]:
    asked, came = document["request"], document["response"]
    if kind is Kind.RECORDED and "body" not in asked:
        raise KeyError("body")
    if came.get("failure") not in _FAILURES:
        raise ValueError(f"failure: {came['failure']}")
    body = asked.get("body")
    exchange = Exchange(
        method=asked.get("method", "POST"),
        path=asked["path"],
        body=json.loads(body) if isinstance(body, str) else body,
        request_headers=asked.get("headers", {}),
        status=int(came.get("status", 200)),
        headers={name.lower(): str(value) for name, value in came.get("headers", {}).items()},
        answer=came.get("body", ""),
        failure=came.get("failure"),
    )
    return [exchange] * int(document.get("times", 1))


def _head(path: Path, values: Any) -> Head:
    if not isinstance(values, dict):
        raise _broken(path, "it has no head")
    try:
        known = {**values, "kind": Kind(values["kind"]), "requests": tuple(values.get("requests", ()))}
        return Head(**known)
    except (KeyError, TypeError, ValueError) as error:
        raise _broken(path, f"its head lacks or misuses {error}") from None


def _broken(path: Path, why: str) -> InputError:
    return InputError(f"{path} is no cassette that can be played: {why}")


def _documents(path: Path, text: str) -> list[Any]:
    try:
        return _load(text)
    except ValueError as error:
        raise _broken(path, " ".join(str(error).split())[:200]) from None


def _load(text: str) -> list[Any]:
    import yaml

    try:
        return list(yaml.load_all(text, Loader=_loader()))  # a safe loader's subclass
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None


def _dump(value: Any) -> str:
    import yaml

    text: str = yaml.dump(value, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=float("inf"))
    return text


@cache
def _loader() -> Any:
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: Any = type("CassetteLoader", (base,), {})
    for tag, layout in _PRINTED.items():

        def printed(loader: Any, node: Any, layout: dict[str, Any] = layout) -> str:
            return json.dumps(json.loads(loader.construct_scalar(node)), ensure_ascii=False, **layout)

        loader.add_constructor(tag, printed)
    return loader


@cache
def _dumper() -> Any:
    import yaml

    dumper: Any = type("CassetteDumper", (yaml.SafeDumper,), {})
    # The same list twice is written twice, not as an anchor and a reference.
    dumper.ignore_aliases = lambda *_: True

    def text(dumper: Any, value: str) -> Any:
        for tag in _PRINTED if len(value) >= _SHORTEST_PRETTY and value[0] in "{[" else ():
            pretty = _pretty(value, _PRINTED[tag])
            if pretty is not None and _fits_block(pretty):
                return dumper.represent_scalar(tag, pretty, style="|")
        style = "|" if "\n" in value and _fits_block(value) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    def sequence(dumper: Any, value: list[Any]) -> Any:
        short = all(isinstance(item, str | int | float) for item in value) and (
            sum(len(str(item)) for item in value) <= _LONGEST_LINE
        )
        return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=short)

    dumper.add_representer(str, text)
    dumper.add_representer(list, sequence)
    return dumper


def _pretty(value: str, layout: dict[str, Any]) -> str | None:
    """JSON over many lines, if printing it by `layout` gives exactly `value` again."""
    try:
        parsed = json.loads(value)
    except ValueError:
        return None
    if json.dumps(parsed, ensure_ascii=False, **layout) != value:
        return None
    return json.dumps(parsed, ensure_ascii=False, indent=2)


def _fits_block(text: str) -> bool:
    """Whether a YAML block gives `text` back: plain line ends, nothing invisible, no trailing spaces."""
    visible = all(character.isprintable() or character in _SPACES for character in text)
    return visible and not any(line != line.rstrip() for line in text.split("\n"))
