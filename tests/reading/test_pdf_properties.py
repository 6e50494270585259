"""Whatever bytes come, reading ends with a document or with one sentence, and prints nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer import InputError, read
from summarizer.schemas import Document
from tests.documents import INVENTED
from tests.reading.paper import Layout, printed

VALID = printed(read(INVENTED[0]), Layout(running=True))
PLACES = st.integers(0, len(VALID) - 1)
QUIET = settings(max_examples=60, deadline=4000, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_or_refused(data: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    found: Document | str
    try:
        found = read(data)
    except InputError as error:
        found = str(error)
    if isinstance(found, Document):
        assert [zone.end for zone in found.zones[:-1]] == [zone.start for zone in found.zones[1:]]
        assert all(one.start < len(found.text) for one in found.pages)
    else:
        assert "\n" not in found
    assert capfd.readouterr() == ("", "")


@QUIET
@given(st.binary(max_size=2000))
def test_any_bytes_behind_a_header(capfd: pytest.CaptureFixture[str], data: bytes) -> None:
    read_or_refused(b"%PDF-1.7\n" + data, capfd)


@QUIET
@given(PLACES)
def test_a_pdf_cut_short(capfd: pytest.CaptureFixture[str], end: int) -> None:
    read_or_refused(VALID[:end], capfd)


@QUIET
@given(st.lists(st.tuples(PLACES, st.integers(0, 255)), min_size=1, max_size=40))
def test_a_pdf_with_bytes_changed(capfd: pytest.CaptureFixture[str], changes: list[tuple[int, int]]) -> None:
    data = bytearray(VALID)
    for place, value in changes:
        data[place] = value
    read_or_refused(bytes(data), capfd)
