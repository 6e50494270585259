"""What can go wrong on the way to an address, one sentence each, and what of it may pass."""

import ssl
from collections.abc import Mapping

from summarizer.errors import InputError
from summarizer.waiting import retry_after

__all__ = ["FetchError", "expected", "of_exception", "of_media_type", "of_status", "too_large", "unreached"]

_SAVE = "save the page from a browser and give the file"
_STATUS = {
    401: "asks for a password (HTTP 401)",
    402: f"asks for payment (HTTP 402); {_SAVE}",
    403: f"refuses programs, or this one (HTTP 403); {_SAVE}",
    404: "is not there (HTTP 404): the address is wrong, or the page is gone",
    407: "is behind a proxy that asks for a password (HTTP 407)",
    410: "is gone for good (HTTP 410)",
    429: "asks for fewer requests (HTTP 429); try again later",
    451: "is withheld for legal reasons (HTTP 451)",
}
_PASSING = frozenset({429, 502, 503, 504})
"""What another try a little later may not meet."""
_NO_RELEASE = (
    ("image/", "a picture"),
    ("audio/", "sound"),
    ("video/", "a video"),
    ("font/", "a font"),
    ("text/css", "a style sheet"),
    ("text/javascript", "a script"),
    ("application/javascript", "a script"),
    ("application/json", "data (JSON), not a page"),
    ("application/zip", "a zip archive"),
    ("application/x-zip", "a zip archive"),
    ("application/gzip", "an archive"),
    ("application/x-gzip", "an archive"),
    ("application/vnd.ms-excel", "a spreadsheet"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", "a spreadsheet"),
)


class FetchError(InputError):
    """An address that cannot be had, or may not."""

    def __init__(self, sentence: str, *, passing: bool = False, wait: float | None = None, status: int = 0):
        super().__init__(sentence)
        self.passing = passing
        """Whether another try may not meet it."""
        self.wait = wait
        """The seconds to wait that the server names."""
        self.status = status
        """The status that the server answered, 0 where it did not."""


def unreached(sentence: str, *, passing: bool = False) -> FetchError:
    """No connection came about; where a proxy is set up, that is said too, for none is used."""
    from urllib.request import getproxies_environment

    if {"http", "https", "all"} & set(getproxies_environment()):
        sentence += (
            "; the proxy that the environment names is not used, for behind it no address can be checked"
        )
    return FetchError(sentence, passing=passing)


def of_status(name: str, status: int, headers: Mapping[str, str]) -> FetchError:
    """What an answer other than success means; `name` is the address as it is shown."""
    what = _STATUS.get(status)
    if what is None:
        what = (
            f"fails on the server's side (HTTP {status})"
            if status >= 500
            else f"cannot be had (HTTP {status})"
        )
    passing = status in _PASSING
    return FetchError(
        f"{name} {what}", passing=passing, wait=retry_after(headers) if passing else None, status=status
    )


def of_media_type(name: str, media_type: str) -> FetchError | None:
    """What content of a type that no release has is refused with; None for all other types."""
    kind = media_type.partition(";")[0].strip().lower()
    for start, what in _NO_RELEASE:
        if kind.startswith(start):
            return FetchError(f"{name} is {what}, not a release")
    return None


def too_large(name: str, limit: int) -> FetchError:
    """What more than `limit` bytes are refused with."""
    return FetchError(f"{name} is larger than {max(1, limit // 1_000_000)} MB, the most that is read")


def expected() -> tuple[type[Exception], ...]:
    """The exceptions of the HTTP client that `of_exception` knows."""
    import httpcore2
    import httpx2

    return (
        httpcore2.TimeoutException,
        httpcore2.NetworkError,
        httpcore2.ProtocolError,
        httpcore2.UnsupportedProtocol,
        httpx2.HTTPError,
        httpx2.InvalidURL,
        OSError,
    )


def of_exception(name: str, host: str, error: Exception) -> FetchError:
    """What an exception of the HTTP client means, in one sentence."""
    import httpcore2
    import httpx2

    certificate = _caused_by(error, ssl.SSLCertVerificationError)
    if isinstance(certificate, ssl.SSLCertVerificationError):
        return FetchError(f"{host} shows no certificate that can be trusted: {certificate.verify_message}")
    if _caused_by(error, ssl.SSLError):
        return FetchError(f"no secure connection to {host} can be made (TLS)")
    match error:
        case httpcore2.ConnectTimeout():
            return unreached(f"{host} does not answer", passing=True)
        case httpcore2.TimeoutException():
            return FetchError(f"{name} takes too long to come", passing=True)
        case httpcore2.ConnectError():
            return unreached(f"{host} cannot be reached: {_reason(error)}", passing=True)
        case httpcore2.NetworkError():
            return FetchError(f"{host} broke off the connection", passing=True)
        case httpcore2.RemoteProtocolError():
            return FetchError(f"{host} broke off, or does not speak HTTP as it should", passing=True)
        case httpx2.DecodingError():
            return FetchError(f"{name} came damaged: it cannot be decompressed")
    return FetchError(f"{name} cannot be asked for")


def _caused_by(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    while error is not None and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error


def _reason(error: Exception) -> str:
    cause = _caused_by(error, OSError)
    reason = cause.strerror if isinstance(cause, OSError) and cause.strerror else "no connection"
    return reason[:1].lower() + reason[1:]
