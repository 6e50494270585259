"""Addresses as they are asked for: what may be fetched at all, and where a redirect may lead."""

import httpx2

from .address import shown
from .failures import FetchError

__all__ = ["follow", "name_of", "origin_of", "target_of"]

_LONGEST_NAME = 300
_OPEN_PORTS = frozenset({80, 443})
_LOWEST_FREE_PORT = 1024
"""Below it stand other services (mail, shells, directories), which must not be spoken to by way of an address."""


def target_of(address: str) -> httpx2.URL:
    """`address` as it is asked for: without fragment, its host without the root's dot.

    Raises:
        FetchError: it is none of http or https, has no host, or a port of another service.
    """
    try:
        return _sound(httpx2.URL(address))
    except (httpx2.InvalidURL, ValueError):
        raise FetchError(f"{_cut(shown(address))} is no address that can be fetched") from None


def follow(url: httpx2.URL, location: str) -> httpx2.URL:
    """Where the server at `url` sends on to.

    Raises:
        FetchError: to no web address, or from a secure one to one that is not.
    """
    name = name_of(url)
    try:
        target = url.join(location)
    except (httpx2.InvalidURL, ValueError):
        raise FetchError(f"{name} leads to an address that cannot be fetched") from None
    if target.scheme not in {"http", "https"}:
        raise FetchError(f"{name} leads to a {_cut(target.scheme)}: address, which is not fetched")
    if (url.scheme, target.scheme) == ("https", "http"):
        raise FetchError(f"{name} leads from a secure address to {name_of(target)}, which is not")
    if origin_of(target) != origin_of(url):
        target = target.copy_with(userinfo=b"")
    return _sound(target)


def name_of(url: httpx2.URL) -> str:
    """`url` as messages have it."""
    return _cut(shown(str(url)))


def origin_of(url: httpx2.URL) -> str:
    """Scheme, host and port: what robots.txt is for."""
    host = f"[{url.raw_host.decode('ascii')}]" if b":" in url.raw_host else url.raw_host.decode("ascii")
    return f"{url.scheme}://{host}" + (f":{url.port}" if url.port is not None else "")


def _sound(url: httpx2.URL) -> httpx2.URL:
    host = url.raw_host.decode("ascii").rstrip(".")
    if url.scheme not in {"http", "https"} or not host:
        raise FetchError(f"{name_of(url)} is no address that can be fetched")
    port = url.port
    if port is not None and port not in _OPEN_PORTS and not _LOWEST_FREE_PORT <= port <= 65535:
        raise FetchError(f"port {port} of {host} is not for pages; 80, 443 and those from 1024 are fetched")
    return url.copy_with(host=host, fragment=None)


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}..."
