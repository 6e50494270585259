"""Containers are taken apart in time that grows with their size, whatever is in them."""

import time

import pytest

from summarizer import InputError, read_all

SEALED = b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n"
OPEN = b"<SEC-DOCUMENT>\n"
EXHIBIT = b"<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n"
WRAPPED = b"the words of a paragraph that never ends and goes on from line to line of it\n"
HTML_MAIL = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
PLAIN_MAIL = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
MIXED = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
HEADERS = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: "
ATTACHED = b"--b\nContent-Disposition: attachment; filename=a.txt\n\nx\n"


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (OPEN, b"\n"),
        (OPEN, b" \n"),
        (OPEN, EXHIBIT),
        (OPEN, b"<DOCUMENT>\n"),
        (SEALED + OPEN, b"- -\n"),
        (OPEN + EXHIBIT, WRAPPED),
        (OPEN + EXHIBIT, b"<PAGE>\n"),
        (OPEN + EXHIBIT, b"<S> "),
        (OPEN + EXHIBIT, b"-\n\n3\n<PAGE>\n"),
        (OPEN + EXHIBIT, b"</TEXT>"),
        (OPEN + EXHIBIT, b"&#"),
        (HTML_MAIL, b"<style>"),
        (HTML_MAIL, b"<"),
        (PLAIN_MAIL, WRAPPED),
        (PLAIN_MAIL, b"> "),
        (PLAIN_MAIL, b"From: a@b.example\n"),
        (MIXED, ATTACHED),
        (HEADERS + b"text/plain; charset=utf-8; format=flowed\n\n", b"a \n"),
        (HEADERS + b'text/plain; name="', b";"),
        (b"", b"X: y\n"),
        (b"From x\n", b"X: y\n\nFrom x 2026\n"),
    ],
)
def test_twice_the_size_takes_no_more_than_some_times_as_long(head: bytes, piece: bytes) -> None:
    small, large = (taken(head + piece * (size // len(piece))) for size in (40_000, 320_000))
    assert large < 40 * max(small, 0.02)


def taken(data: bytes) -> float:
    """The seconds that it takes to read `data`."""
    start = time.perf_counter()
    try:
        for _ in read_all(data, name="given"):
            pass
    except InputError:
        pass
    return time.perf_counter() - start
