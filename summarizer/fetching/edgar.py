"""SEC filings by accession number: which file holds a whole submission, exhibits included.

An accession number, 0001193125-26-000123, is given to a submission by EDGAR; its first ten digits are
the CIK of whoever handed it in, which often is a filing agent and not the company (sec.gov, webmaster
FAQ, "accession number"). The submission's text file stands under the company's CIK, as in EDGAR's own
indices: edgar/data/738076/0001005477-00-005922.txt. With an agent's CIK, or with none, there is no
such file (since October 2026 the index page, too, is found only under a right CIK). So with an
accession number alone the number's own CIK is tried; then the company's is looked up in the
quarterly indices of the year that the number names ("Accessing EDGAR Data": full-index, master.gz).
edgartools goes the same way (its issue 116).
"""

import gzip
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlsplit

from .address import shown
from .failures import FetchError

if TYPE_CHECKING:
    from .session import Session

__all__ = ["Filing", "filing_of", "submission"]

_SCHEME = "edgar:"
_ACCESSION = r"(\d{10})-?(\d{2})-?(\d{6})"
_NAMED = re.compile(rf"(?:(?:CIK)?(\d{{1,10}})/)?{_ACCESSION}(?:\.txt)?", re.IGNORECASE | re.ASCII)
# The folder of a submission, its index page in either place, its headers, its text file.
_PAGE = re.compile(
    rf"/Archives/edgar/data/(\d{{1,10}})/(?:\d{{18}}/)?{_ACCESSION}(?:/|(?:-index(?:-headers)?)?\.(?:html?|txt))?",
    re.ASCII,
)
_DOCUMENT = re.compile(rf"/Archives/edgar/data/(\d{{1,10}})/{_ACCESSION}/[^/]+", re.ASCII)
_INDEX_LIMIT = 100_000_000
"""Bytes of a quarter's index, compressed; the largest has some 6 million."""
_INDEX_LENGTH = 400_000_000
_FIRST_YEAR = 93
"""EDGAR began in 1993."""


class Filing(NamedTuple):
    """A submission to the SEC."""

    accession: str
    """With its dashes."""
    cik: str | None
    """The company's number without leading zeros, where it is known."""


def filing_of(address: str) -> Filing | None:
    """The submission that `address` stands for; None where it is an address like any other.

    `edgar:ACCESSION` and `edgar:CIK/ACCESSION`, the dashes optional; on sec.gov the folder, the index
    page, the text file of a submission, and the viewer of its main document, which is but the form's
    cover. A link to one of its documents, such as an exhibit, is that document.

    Raises:
        FetchError: it begins with `edgar:` and goes on otherwise.
    """
    if address[: len(_SCHEME)].lower() == _SCHEME:
        found = _NAMED.fullmatch(address[len(_SCHEME) :])
        if found is None:
            raise FetchError(
                f"{address[:80]} is no filing: edgar:0001234567-26-000123, or with the company's number "
                "edgar:1234567/0001234567-26-000123"
            )
        return _filing(found)
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        query = parse_qs(parts.query, max_num_fields=20)
    except ValueError:
        return None
    if host != "sec.gov":
        return None
    if parts.path in {"/ix", "/ixviewer/ix.html"}:
        viewed = _DOCUMENT.fullmatch(query.get("doc", [""])[0])
        return _filing(viewed) if viewed else None
    if parts.path == "/cgi-bin/viewer":
        viewed = _NAMED.fullmatch(f"{query.get('cik', [''])[0]}/{query.get('accession_number', [''])[0]}")
        return _filing(viewed) if viewed else None
    page = _PAGE.fullmatch(parts.path)
    return _filing(page) if page else None


def submission(session: "Session", filing: Filing, limit: int) -> tuple[bytes, str | None, str]:
    """The whole text file of `filing`, its type and its address.

    Raises:
        FetchError: it is not to be found, or not to be had.
    """
    if session.settings.contact is None:
        raise FetchError(
            "the SEC asks who fetches its filings: set SUMMARIZER_CONTACT to your name and e-mail address"
        )
    if filing.cik is not None:
        return session.get(_place(session, filing.cik, filing), limit)
    try:
        return session.get(_place(session, filing.accession[:10].lstrip("0") or "0", filing), limit)
    except FetchError as error:
        if error.status != 404:
            raise
    return session.get(_place(session, _looked_up(session, filing.accession), filing), limit)


def _filing(found: re.Match[str]) -> Filing:
    cik, *accession = found.groups()
    return Filing("-".join(accession), cik.lstrip("0") or "0" if cik else None)


def _place(session: "Session", cik: str, filing: Filing) -> str:
    return f"{session.settings.edgar}/data/{cik}/{filing.accession}.txt"


def _looked_up(session: "Session", accession: str) -> str:
    """The CIK of a company that the submission is of, from the quarterly indices."""
    year = int(accession[11:13])
    for quarter in (4, 3, 2, 1):
        place = f"{session.settings.edgar}/full-index/{1900 + year if year >= _FIRST_YEAR else 2000 + year}/QTR{quarter}/master.gz"
        for line in _index(session, place):
            if accession.encode() in line:
                return line.partition(b"|")[0].decode("ascii", errors="replace")
    raise FetchError(
        f"EDGAR's indices have no filing {accession}, or not yet; edgar:CIK/{accession}, with the company's "
        "number for CIK, needs none"
    )


def _index(session: "Session", place: str) -> Iterator[bytes]:
    """The lines of a quarter's index: CIK|company|form|day|file; none for a quarter that is not there."""
    data = session.indices.get(place, lambda: _asked_for(session, place))
    lines = gzip.GzipFile(fileobj=BytesIO(data)) if data.startswith(b"\x1f\x8b") else BytesIO(data)
    length = 0
    try:
        while (line := lines.readline(10_000)) and length < _INDEX_LENGTH:
            length += len(line)
            yield line
    except (OSError, EOFError, zlib.error):
        raise FetchError(f"{shown(place)} came damaged: it cannot be decompressed") from None


def _asked_for(session: "Session", place: str) -> bytes:
    try:
        return session.get(place, _INDEX_LIMIT, whatever=True)[0]
    except FetchError as error:
        if error.status not in {403, 404}:
            raise
        return b""
