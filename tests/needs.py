"""What some tests need and not every machine has."""

import os
from importlib.util import find_spec
from typing import NoReturn

import pytest

COMPLETE = bool(os.environ.get("SUMMARIZER_TEST_COMPLETE"))
"""Whether nothing may be missing here: then a test that would be skipped for it fails."""


def lacking(reason: str) -> NoReturn:
    """Skip the test that asks, or fail it where nothing may be missing."""
    if COMPLETE:
        pytest.fail(f"{reason}; SUMMARIZER_TEST_COMPLETE lets nothing be missing", pytrace=False)
    pytest.skip(reason)


def need(module: str, extra: str) -> None:
    """Go on only where the module of an extra is installed."""
    if find_spec(module) is None:
        lacking(f"{module} is not installed: the extra `{extra}`")
