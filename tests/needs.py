"""What some tests need and not every machine has."""

import os
import shutil
from importlib.util import find_spec
from typing import NoReturn

import pytest

COMPLETE = bool(os.environ.get("SUMMARIZER_TEST_COMPLETE"))
"""Whether nothing may be missing here: then a test that would be skipped for it fails."""

BROWSER = os.environ.get("SUMMARIZER_TEST_BROWSER")
"""The Chromium to test pages in; without one, that of the path."""


def lacking(reason: str) -> NoReturn:
    """Skip the test that asks, or fail it where nothing may be missing."""
    if COMPLETE:
        pytest.fail(f"{reason}; SUMMARIZER_TEST_COMPLETE lets nothing be missing", pytrace=False)
    pytest.skip(reason)


def need(module: str, extra: str) -> None:
    """Go on only where the module of an extra is installed."""
    if find_spec(module) is None:
        lacking(f"{module} is not installed: the extra `{extra}`")


def chromium() -> str:
    """The path of a Chromium that playwright can drive."""
    if find_spec("playwright") is None:
        lacking("playwright is not installed")
    names = ("chromium", "chromium-browser", "google-chrome")
    found = BROWSER or next(filter(None, map(shutil.which, names)), None)
    return found or lacking("there is no Chromium: SUMMARIZER_TEST_BROWSER may name one")
