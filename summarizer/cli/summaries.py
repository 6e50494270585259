"""Summaries as they are given to a command: JSON, from any tool."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.schemas import Summary


def load(name: str) -> "Summary":
    """The only summary in the file `name`.

    Raises:
        InputError: It cannot be read, holds none or several, or what it holds is no summary.
    """
    found = load_all(name)
    if len(found) > 1:
        raise InputError(f"{name} holds {len(found)} summaries: give a file with one")
    return found[0]


def load_all(name: str) -> "list[Summary]":
    """The summaries in the file `name`: one object, or one a line.

    Raises:
        InputError: It cannot be read, holds none, or one of them is no summary.
    """
    text = _text(name)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        raise InputError(f"{name} is empty: it holds no summary")
    if len(lines) == 1 or not _is_whole(lines[0][1]):
        return [_summary(text, name)]
    return [_summary(line, f"line {number} of {name}") for number, line in lines]


def _is_whole(line: str) -> bool:
    """Whether a line is JSON for itself."""
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _text(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {name}: {error.strerror}") from None
    try:
        return data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise InputError(f"{name} is not JSON: it is no Unicode text") from None


def _summary(text: str, name: str) -> "Summary":
    from pydantic import ValidationError

    from summarizer.schemas import Summary

    try:
        return Summary.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if first["type"] == "json_invalid":
            raise InputError(f"{name} is not JSON: {first['ctx']['error']}") from None
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        where = ".".join(str(step) for step in first["loc"]) or "it"
        raise InputError(f"{name} is not a summary: {where}: {first['msg']}{more}") from None
