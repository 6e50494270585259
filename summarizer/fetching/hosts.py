"""Which addresses of the network may be connected to: those of the public internet alone.

What a page or a redirect names must not reach this machine, its network, or a cloud's metadata
service (169.254.169.254). The address that was looked at is the one that is connected to: a name
that resolves otherwise a moment later gains nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterator

from .failures import FetchError, unreached

__all__ = ["Resolve", "checked", "is_public", "system"]

Resolve = Callable[[str, int], list[str]]
"""From a host and a port to numeric addresses, in the order in which to try them."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an IPv4 address."""
_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All that is given out of IPv6 (RFC 4291, 2.4, and IANA's registry)."""
_MOST_TRIED = 4
"""How many of a name's addresses are tried; a site behind a balancer lists dozens."""


def system(host: str, port: int) -> list[str]:
    """The addresses that the system's resolver gives, odd spellings of numbers included (`0x7f.1`).

    How long it may take is the system's own affair: no deadline of ours reaches into it.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(host: str, port: int, resolve: Resolve, *, allow_private: bool) -> list[str]:
    """The addresses of `host` to connect to.

    Raises:
        FetchError: there are none, or one of them is not public: a name with both is not trusted.
    """
    try:
        addresses = resolve(host, port)
    except (OSError, UnicodeError) as error:
        passing = getattr(error, "errno", None) == socket.EAI_AGAIN
        raise unreached(f"there is no host named {host}", passing=passing) from None
    if not addresses:
        raise unreached(f"there is no host named {host}")
    if not allow_private and not all(map(is_public, addresses)):
        raise FetchError(
            f"{host} is an address of this machine or of a private network, which is not fetched; "
            "--allow-private, or SUMMARIZER_ALLOW_PRIVATE=true, lets it be"
        )
    return addresses[:_MOST_TRIED]


def is_public(address: str) -> bool:
    """Whether a numeric address, and each IPv4 address inside it, belongs to the public internet."""
    try:
        whole = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(whole, ipaddress.IPv4Address):
        return _is_global(whole)
    inside = list(_inside(whole))
    if whole.ipv4_mapped is None and whole not in _NAT64 and not (whole in _UNICAST and whole.is_global):
        return False
    return all(map(_is_global, inside))


def _inside(address: ipaddress.IPv6Address) -> Iterator[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for: mapped, translated or tunnelled."""
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if address in _NAT64:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def _is_global(address: ipaddress.IPv4Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved)
