"""What is an address, and how one is shown: without whatever in it may be a secret."""

import re

__all__ = ["has_scheme", "is_address", "shown"]

_ADDRESS = re.compile(r"(?:https?://|edgar:)\S+\Z", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_SECRET = re.compile(
    r"token|secret|signature|credential|passw|auth(?!or)|session|jwt|apikey|accesskey"
    r"|(?:\A|[-_])(?:key|sig|pwd|pass|pw|sid|code)\Z",
    re.IGNORECASE,
)
"""What is in the name of a query's parameter that may carry a secret."""
_PORT = re.compile(r"(?:\[[^\]]*\]|[^:\[\]]*)(?::\d*)?")
_HIDDEN = "***"


def is_address(source: str) -> bool:
    """Whether `source` is to be fetched: it begins like a web address or like `edgar:`, and has no space."""
    return _ADDRESS.match(source) is not None


def has_scheme(source: str) -> bool:
    """Whether `source` begins like an address of any kind, read or not."""
    return is_address(source) or _SCHEME.match(source) is not None


def shown(address: str) -> str:
    """`address` for people, records and messages.

    Without user and password, without fragment, and with `***` for the values of those parameters of
    its query whose names speak of a secret (`token`, `signature`, `key`...). What is no address
    stays as it is.
    """
    scheme, mark, rest = address.partition("://")
    if not mark or not is_address(address):
        return address
    authority = re.split(r"[/?#\\]", rest, maxsplit=1)[0]
    tail = rest[len(authority) :]
    host = authority.rpartition("@")[2]
    if not _PORT.fullmatch(host):
        # No port stands behind the colon: it may be a password with a slash in it.
        return f"{scheme}://{host.partition(':')[0]}:{_HIDDEN}"
    path, ask, query = tail.partition("#")[0].partition("?")
    return f"{scheme}://{host}{path}{ask}{_without_secrets(query)}"


def _without_secrets(query: str) -> str:
    return "&".join(map(_without_secret, query.split("&")))


def _without_secret(parameter: str) -> str:
    name, equals, value = parameter.partition("=")
    return f"{name}={_HIDDEN}" if equals and value and _SECRET.search(name) else parameter
