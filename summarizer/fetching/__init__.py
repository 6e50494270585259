"""From an address to the bytes behind it: web pages, and SEC filings by accession.

Whatever cannot be had is an `InputError` of one sentence. The HTTP client, the reader of robots.txt
and the rest of what is needed are loaded when the first address is fetched.
"""

from typing import TYPE_CHECKING, NamedTuple

from .address import has_scheme, is_address, shown

if TYPE_CHECKING:
    from summarizer.settings import Settings

__all__ = ["Fetched", "fetch", "has_scheme", "is_address", "shown"]


class Fetched(NamedTuple):
    """What an address gave."""

    data: bytes
    media_type: str | None
    """The server's Content-Type with its parameters."""
    address: str
    """Where it was in the end, behind all redirects, as `shown` has it."""


def fetch(address: str, *, limit: int, settings: "Settings | None" = None) -> Fetched:
    """The content behind `address`, of at most `limit` bytes after decompression.

    `address` begins with `http://` or `https://`, or is `edgar:ACCESSION` or `edgar:CIK/ACCESSION`.
    Paces and the rules of robots.txt are remembered for the process. `settings` are by default the
    configured ones.

    Raises:
        InputError: it cannot be had, or may not; the sentence says why.
    """
    from summarizer.settings import Settings

    from . import edgar
    from .session import session_for

    session = session_for(settings or Settings.load())
    filing = edgar.filing_of(address)
    data, media_type, final = (
        session.get(address, limit) if filing is None else edgar.submission(session, filing, limit)
    )
    return Fetched(data, media_type, shown(final))
