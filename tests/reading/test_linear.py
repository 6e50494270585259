"""Hostile text takes no more than linear time to read."""

import contextlib
import time

import pytest

from summarizer.errors import InputError
from summarizer.reading import read

LEAD = "BOSTON, Jan. 5, 2026 (GLOBE NEWSWIRE) -- Acme Bio, Inc. (Nasdaq: ACME) today announced that AB-1 works.\n\n"
SIZE = 40_000


@pytest.mark.parametrize(
    "unit",
    [
        "“a ",
        '"a b c d," said ',
        "‘a ",
        "“open words here without end\n\n",
        "Same line here\n1\n\n",
        "Page 1 of 2\n\nHead\n\n",
        "About Acme\nAcme is a company.\n\n",
        "according to Dr. A ",
        "[1] word1 ",
        "a@b.",
        "news / ",
        "AB (publ) ",
        "[a](",
    ],
)
def test_a_long_run_of_one_sign_is_read_in_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        with contextlib.suppress(InputError):
            read(LEAD + unit * (size // len(unit)) + "\n")
        return time.process_time() - start

    once = min(seconds(SIZE) for _ in range(2))
    # Four times the text: sixteen times the time would be quadratic.
    assert seconds(4 * SIZE) < max(8 * once, 0.5)
