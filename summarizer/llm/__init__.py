"""The engine's side of a language model: prompts, schema and the endpoint itself.

Nothing heavy is imported until an endpoint is asked.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.llm.endpoint import Endpoint, Reply, Request
    from summarizer.llm.failures import AskError, FilteredError, RefusedError, TruncatedError, UnusableError
    from summarizer.llm.prompts import Prompt
    from summarizer.llm.strict import strict_schema
    from summarizer.settings import Mode, Settings

_HOMES = {
    "AskError": "llm.failures",
    "Endpoint": "llm.endpoint",
    "FilteredError": "llm.failures",
    "Mode": "settings",
    "Prompt": "llm.prompts",
    "RefusedError": "llm.failures",
    "Reply": "llm.endpoint",
    "Request": "llm.endpoint",
    "Settings": "settings",
    "TruncatedError": "llm.failures",
    "UnusableError": "llm.failures",
    "strict_schema": "llm.strict",
}

__all__ = [
    "AskError",
    "Endpoint",
    "FilteredError",
    "Mode",
    "Prompt",
    "RefusedError",
    "Reply",
    "Request",
    "Settings",
    "TruncatedError",
    "UnusableError",
    "strict_schema",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"summarizer.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
