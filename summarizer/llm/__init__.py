"""The engine's side of a language model: prompts, settings, schema and the endpoint itself.

Nothing heavy is imported until an endpoint is asked.
"""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.llm.endpoint import Endpoint, Reply, Request
    from summarizer.llm.failures import AskError, FilteredError, RefusedError, TruncatedError, UnusableError
    from summarizer.llm.prompts import Prompt
    from summarizer.llm.settings import Mode, Settings
    from summarizer.llm.strict import strict_schema

_HOMES = {
    "AskError": "failures",
    "Endpoint": "endpoint",
    "FilteredError": "failures",
    "Mode": "settings",
    "Prompt": "prompts",
    "RefusedError": "failures",
    "Reply": "endpoint",
    "Request": "endpoint",
    "Settings": "settings",
    "TruncatedError": "failures",
    "UnusableError": "failures",
    "strict_schema": "strict",
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
    "configured",
    "strict_schema",
]


def configured(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment names an endpoint: the same as `Settings().configured`, for free."""
    return bool(environment.get("OPENAI_API_KEY") or environment.get("OPENAI_BASE_URL"))


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"summarizer.llm.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
