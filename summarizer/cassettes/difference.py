"""When two requests are the same, and what is different where they are not."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

MOST_DIFFERENCES = 3
_CONTEXT = 30
"""Characters shown on either side of the first difference of two texts."""


def digest(body: object) -> str:
    """128 bits of SHA-256 over `body`, a JSON value, whatever the order of its keys."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:32]


def nearest(asked: object, recorded: Sequence[object]) -> str:
    """How `asked` is different from the recorded body that is most like it, on one line."""
    differences = [(list(_differences(asked, body)), number) for number, body in enumerate(recorded, 1)]
    if not differences:
        return "it holds none"
    found, number = min(differences, key=lambda pair: (len(pair[0]), sum(one.extent for one in pair[0])))
    shown = "; ".join(one.said for one in found[:MOST_DIFFERENCES])
    more = f"; and {len(found) - MOST_DIFFERENCES} more" if len(found) > MOST_DIFFERENCES else ""
    return f"the nearest is number {number}, where {shown}{more}"


class _Difference(NamedTuple):
    said: str
    extent: int = 1
    """Characters of a text that are different; else 1."""


def _differences(asked: Any, recorded: Any, path: str = "") -> Iterator[_Difference]:
    alike = type(asked) is type(recorded)
    if alike and isinstance(asked, dict):
        for key in {**recorded, **asked}:
            inner = f"{path}.{key}".removeprefix(".")
            if key not in asked:
                yield _Difference(f"{inner} is no longer asked")
            elif key not in recorded:
                yield _Difference(f"{inner} is asked now")
            else:
                yield from _differences(asked[key], recorded[key], inner)
    elif alike and isinstance(asked, list):
        for index, (one, other) in enumerate(zip(asked, recorded, strict=False)):
            yield from _differences(one, other, f"{path}[{index}]")
        if len(asked) != len(recorded):
            yield _Difference(f"{path} has {len(asked)} items, recorded with {len(recorded)}")
    elif alike and isinstance(asked, str) and asked != recorded:
        at = _common(asked, recorded)
        end = _common(asked[at:][::-1], recorded[at:][::-1])
        said = f"{path} reads {_around(asked, at)}, recorded {_around(recorded, at)}"
        yield _Difference(said, max(len(asked), len(recorded)) - at - end)
    elif asked != recorded or not alike:
        yield _Difference(f"{path} is {_short(asked)}, recorded {_short(recorded)}")


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _around(text: str, at: int) -> str:
    start, end = max(0, at - _CONTEXT), at + _CONTEXT
    return repr(("…" if start else "") + text[start:end] + ("…" if end < len(text) else ""))


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 2 * _CONTEXT else text[: 2 * _CONTEXT] + "…"
