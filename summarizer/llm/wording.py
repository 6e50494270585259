"""What is said to a model whose answer does not fit, and what is taken from the answer that does.

The wording is our own, so that recorded corrections outlive an upgrade of Pydantic.
"""

from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import ErrorDetails

MOST_COMPLAINTS = 12
_LONGEST_VALUE_SHOWN = 40

_SAID = {
    "missing": "is missing",
    "extra_forbidden": "is no key of this record",
    "string_type": "must be a string",
    "int_type": "must be an integer",
    "int_from_float": "must be an integer",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "dict_type": "must be an object",
}


def complaints(error: ValidationError) -> str:
    """Each thing wrong with an answer on a line of its own, at most a dozen, in their order."""
    details = error.errors(include_url=False)
    lines = [f"- {_complaint(detail)}" for detail in details[:MOST_COMPLAINTS]]
    if len(details) > MOST_COMPLAINTS:
        lines.append(f"- and {len(details) - MOST_COMPLAINTS} more")
    return "\n".join(lines)


def _complaint(detail: ErrorDetails) -> str:
    kind = detail["type"]
    if kind == "json_invalid":
        return f"the answer is not JSON: {detail.get('ctx', {}).get('error', 'it cannot be read')}"
    if kind in {"enum", "literal_error"}:
        said = f"must be one of {_choices(detail)}"
    else:
        said = _SAID.get(kind) or detail["msg"]
    return f"{_path(detail['loc'])} {said}{_shown(detail)}"


def _choices(detail: ErrorDetails) -> str:
    expected = str(detail.get("ctx", {}).get("expected", ""))
    return expected.replace("'", "").replace(" or ", ", ")


def _path(location: Iterable[int | str]) -> str:
    """`("results", 0, "n")` as `results[0].n`."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    return path.removeprefix(".") or "the answer"


def _shown(detail: ErrorDetails) -> str:
    value = detail.get("input")
    if detail["type"] in {"missing", "extra_forbidden"} or isinstance(value, dict | list):
        return ""
    text = "null" if value is None else repr(value)
    return f", not {text[:_LONGEST_VALUE_SHOWN]}"


def bare(content: str) -> str:
    """The JSON in an answer that thinks aloud before it or fences it; any other answer as it is."""
    text = content.strip()
    if text.startswith(("{", "[")):
        return content
    text = text.rpartition("</think>")[2].strip()
    # Between an odd and an even fence stands a block; its first word may name the language.
    for block in reversed(text.split("```")[1::2]):
        inner = block.strip().removeprefix("json").removeprefix("JSON").strip()
        if inner.startswith("{"):
            return inner
    return text if text.startswith("{") else content
