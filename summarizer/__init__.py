"""Biotech press releases into grounded, checked records.

Names are imported when they are first used, so that `import summarizer` costs nothing and the path
without a model never loads a model's client.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .asking import aask as aask
    from .asking import ask as ask
    from .checks import check as check
    from .errors import EndpointError as EndpointError
    from .errors import InputError as InputError
    from .errors import SummarizerError as SummarizerError
    from .facts import Fact as Fact
    from .facts import find_facts as find_facts
    from .frames import frame as frame
    from .grounding import locate as locate
    from .many import Failed as Failed
    from .many import Summarized as Summarized
    from .many import asummarize_all as asummarize_all
    from .many import summarize_all as summarize_all
    from .overview import abrief as abrief
    from .overview import brief as brief
    from .overview import calendar as calendar
    from .overview import changes as changes
    from .pipeline import asummarize as asummarize
    from .pipeline import summarize as summarize
    from .reading import read as read
    from .reading import read_all as read_all
    from .schemas import Asked as Asked
    from .schemas import Brief as Brief
    from .schemas import CalendarEntry as CalendarEntry
    from .schemas import Change as Change
    from .schemas import Claim as Claim
    from .schemas import Document as Document
    from .schemas import Evidence as Evidence
    from .schemas import Finding as Finding
    from .schemas import Program as Program
    from .schemas import Summary as Summary
    from .schemas import TimeWindow as TimeWindow
    from .schemas import Trial as Trial
    from .settings import Settings as Settings
    from .store import Store as Store
    from .text import Span as Span
    from .timing import parse_timing as parse_timing

__version__ = "0.1.0"

__all__ = [
    "Asked",
    "Brief",
    "CalendarEntry",
    "Change",
    "Claim",
    "Document",
    "EndpointError",
    "Evidence",
    "Fact",
    "Failed",
    "Finding",
    "InputError",
    "Program",
    "Settings",
    "Span",
    "Store",
    "Summarized",
    "SummarizerError",
    "Summary",
    "TimeWindow",
    "Trial",
    "__version__",
    "aask",
    "abrief",
    "ask",
    "asummarize",
    "asummarize_all",
    "brief",
    "calendar",
    "changes",
    "check",
    "find_facts",
    "frame",
    "locate",
    "parse_timing",
    "read",
    "read_all",
    "summarize",
    "summarize_all",
]

_HOMES = {
    "Asked": "schemas",
    "Brief": "schemas",
    "CalendarEntry": "schemas",
    "Change": "schemas",
    "Claim": "schemas",
    "Document": "schemas",
    "EndpointError": "errors",
    "Evidence": "schemas",
    "Fact": "facts",
    "Failed": "many",
    "Finding": "schemas",
    "InputError": "errors",
    "Program": "schemas",
    "Settings": "settings",
    "Span": "text",
    "Store": "store",
    "Summarized": "many",
    "SummarizerError": "errors",
    "Summary": "schemas",
    "TimeWindow": "schemas",
    "Trial": "schemas",
    "aask": "asking",
    "abrief": "overview",
    "ask": "asking",
    "asummarize": "pipeline",
    "asummarize_all": "many",
    "brief": "overview",
    "calendar": "overview",
    "changes": "overview",
    "check": "checks",
    "find_facts": "facts",
    "frame": "frames",
    "locate": "grounding",
    "parse_timing": "timing",
    "read": "reading",
    "read_all": "reading",
    "summarize": "pipeline",
    "summarize_all": "many",
}


def __getattr__(name: str) -> object:
    """Import a public name from its module the first time that it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, whether imported yet or not."""
    return __all__
