"""The JSON Schema that an endpoint holds a model's answer to.

Strict schemas follow OpenAI's rules for structured outputs, which Ollama, vLLM and llama.cpp accept
too: every object closed, every property required, what may be absent a union with null, no
`oneOf`, no defaults. A schema is part of every prompt, so nothing stays in it that the model can do
without: titles, limits that validation holds anyway, and any description given before.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

_KEPT = ("type", "format", "enum", "const", "anyOf", "items", "properties", "$ref", "description")
_PREFIX = "#/$defs/"


def strict_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The smallest strict schema of `model`, its descriptions those of the attributes' docstrings.

    A definition stays a definition where that is shorter than writing it out at each use.

    Raises:
        TypeError: a field that strict schemas cannot express (a mapping with free keys, a tuple).
    """
    schema: dict[str, Any] = json.loads(_text(model))
    return schema


@cache
def _text(model: type[BaseModel]) -> str:
    raw = model.model_json_schema()
    definitions: dict[str, dict[str, Any]] = {
        name: _tidy(definition, name) for name, definition in raw.pop("$defs", {}).items()
    }
    root = _tidy(raw, model.__name__)
    _inline(root, definitions)
    if definitions:
        root["$defs"] = definitions
    _say_once(root, set())
    return json.dumps(root, ensure_ascii=False)


def _tidy(schema: dict[str, Any], path: str) -> dict[str, Any]:
    """`schema` with the keywords that strict schemas allow and a model needs."""
    if "oneOf" in schema:
        schema = {**schema, "anyOf": schema["oneOf"]}
    tidy: dict[str, Any] = {key: schema[key] for key in _KEPT if key in schema}
    if "properties" in tidy:
        tidy.pop("description", None)
        tidy["properties"] = {
            name: _tidy(value, f"{path}.{name}") for name, value in tidy["properties"].items()
        }
        tidy["required"] = list(tidy["properties"])
        tidy["additionalProperties"] = False
    elif tidy.get("type") == "object" or "prefixItems" in schema:
        raise TypeError(f"{path} has no strict schema: only closed records and lists have one")
    if "enum" in tidy:
        tidy.pop("description", None)
    if "items" in tidy:
        tidy["items"] = _tidy(tidy["items"], f"{path}[]")
    if "anyOf" in tidy:
        tidy = _union(tidy, [_tidy(option, path) for option in tidy["anyOf"]])
    return tidy


def _union(schema: dict[str, Any], options: list[dict[str, Any]]) -> dict[str, Any]:
    """A union; of plain types the short form, `{"type": ["string", "null"]}`."""
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    if all(list(option) == ["type"] for option in options):
        return {"type": [option["type"] for option in options], **rest}
    return {"anyOf": options, **rest}


def _inline(root: dict[str, Any], definitions: dict[str, dict[str, Any]]) -> None:
    """Write out each definition that is shorter so, leaving the others in `definitions`."""
    changed = True
    while changed:
        changed = False
        for name, definition in list(definitions.items()):
            uses = [node for top in (root, *definitions.values()) for node in _references(top, name)]
            size = len(json.dumps(definition))
            reference = len(_PREFIX) + len(name) + 10
            recursive = any(_references(definition, name))
            if recursive or len(uses) * size > size + len(name) + 4 + len(uses) * reference:
                continue
            del definitions[name]
            for node in uses:
                _write_out(node, definition)
            changed = True
    for name, definition in definitions.items():
        for node in [node for top in (root, *definitions.values()) for node in _references(top, name)]:
            if len(node) > 1:  # OpenAI refuses a reference with a description beside it
                _write_out(node, definition)


def _write_out(node: dict[str, Any], definition: dict[str, Any]) -> None:
    """Replace the reference in `node` by a copy of what it refers to."""
    del node["$ref"]
    node.update(json.loads(json.dumps(definition)))


def _references(schema: Any, name: str) -> Iterator[dict[str, Any]]:
    """Every node inside `schema` that refers to the definition `name`."""
    if isinstance(schema, dict):
        if schema.get("$ref") == _PREFIX + name:
            yield schema
        for value in schema.values():
            yield from _references(value, name)
    elif isinstance(schema, list):
        for value in schema:
            yield from _references(value, name)


def _say_once(schema: dict[str, Any], said: set[tuple[str, str]]) -> None:
    """Keep the first of each property's repeated descriptions: inherited fields repeat theirs."""
    for name, value in schema.get("properties", {}).items():
        description = value.get("description")
        if description is not None:
            if (name, description) in said:
                del value["description"]
            said.add((name, description))
    for inner in _inner(schema):
        _say_once(inner, said)


def _inner(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from schema.get("properties", {}).values()
    yield from schema.get("anyOf", ())
    if "items" in schema:
        yield schema["items"]
    yield from schema.get("$defs", {}).values()
