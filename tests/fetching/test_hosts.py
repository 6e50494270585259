"""Which hosts are connected to: by the addresses that a name resolves to, whatever its spelling."""

import socket

import pytest

from summarizer.fetching.failures import FetchError
from summarizer.fetching.hosts import checked, is_public, system

from .conftest import LIMIT, Open
from .site import Reply, Site, moved

PRIVATE = (
    "0.0.0.0",  # noqa: S104 - looked at, not bound
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.2.1",
    "192.168.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::808:808",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:a9fe:a9fe::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "4000::1",
    "localhost",
    "",
)
PUBLIC = (
    "8.8.8.8",
    "104.68.246.135",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
)


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_of_the_public_internet_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_of_the_public_internet_is_not(address: str) -> None:
    assert is_public(address)


def test_a_name_with_one_private_address_is_refused_whole() -> None:
    with pytest.raises(FetchError, match="private network"):
        checked("mixed.example", 443, lambda *_: ["8.8.8.8", "10.0.0.1"], allow_private=False)


def test_a_name_without_addresses_is_no_host() -> None:
    with pytest.raises(FetchError, match=r"there is no host named none.example"):
        checked("none.example", 443, lambda *_: [], allow_private=True)


def test_only_the_first_of_many_addresses_are_tried() -> None:
    many = [f"8.8.8.{last}" for last in range(1, 50)]
    assert checked("many.example", 443, lambda *_: many, allow_private=False) == many[:4]


def test_the_system_is_asked_once_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 443))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [entry, entry])
    assert system("twice.example", 443) == ["8.8.8.8"]


@pytest.mark.parametrize(
    ("address", "resolved"),
    [
        ("http://2130706433/", "127.0.0.1"),
        ("http://0x7f.1/", "127.0.0.1"),
        ("http://0177.0.0.1/", "127.0.0.1"),
        ("http://127.1/", "127.0.0.1"),
        ("http://localhost./", "127.0.0.1"),
        ("http://[::1]/", "::1"),
        ("http://[::ffff:127.0.0.1]/", "::ffff:127.0.0.1"),
        ("http://metadata.google.internal/", "169.254.169.254"),
        ("http://example.com@intranet.example/", "10.0.0.1"),
        ("http://ⓛocalhost/", "127.0.0.1"),
        ("http://bücher.example/", "192.168.1.1"),
        ("http://rebound.example:8080/", "fe80::1"),
    ],
)
def test_no_spelling_reaches_a_private_host(opened: Open, address: str, resolved: str) -> None:
    asked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        asked.append(host)
        return [resolved]

    with pytest.raises(FetchError, match=r"private network|is no address"):
        opened(resolve=resolve, allow_private=False).get(address, LIMIT)
    assert len(asked) <= 1


def test_what_is_connected_to_is_what_was_looked_at(opened: Open, site: Site) -> None:
    """Nothing but our own look-up knows the name here, and each connection makes one look-up of its own."""
    site.answers["/"] = Reply()
    port = int(site.base.rpartition(":")[2])
    asked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    data, _, address = opened(resolve=resolve).get(f"http://lantern.example:{port}/", LIMIT)
    assert data == Reply().body
    assert address == f"http://lantern.example:{port}/"
    assert [request.headers["host"] for request in site.requests] == [f"lantern.example:{port}"] * 2
    assert asked == ["lantern.example"] * len(site.requests)


def test_the_next_address_is_tried_where_one_does_not_answer(
    opened: Open, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/"] = Reply()
    connect, tried = socket.socket.connect, []

    def sometimes(self: socket.socket, address: tuple[str, int]) -> None:
        tried.append(address[0])
        if address[0] == "203.0.113.1":
            raise ConnectionRefusedError(111, "Connection refused")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", sometimes)
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port, *_, **__: [(2, 1, 6, "", (host, port))])
    port = int(site.base.rpartition(":")[2])
    session = opened(resolve=lambda *_: ["203.0.113.1", "127.0.0.1"])
    assert session.get(f"http://lantern.example:{port}/", LIMIT)[0] == Reply().body
    assert tried == ["203.0.113.1", "127.0.0.1"] * 2


def test_a_redirect_to_a_private_host_is_refused(opened: Open, site: Site) -> None:
    site.answers["/"] = moved("http://169.254.169.254/latest/meta-data/")
    session = opened(allow_private=False, resolve=lambda *_: ["169.254.169.254"])
    with pytest.raises(FetchError, match="private network"):
        session.get(f"{site.base}/", LIMIT)
    assert not site.requests


@pytest.mark.parametrize("port", [0, 22, 25, 110, 465, 993])
def test_ports_of_other_services_are_refused(opened: Open, port: int) -> None:
    with pytest.raises(FetchError, match=f"port {port} of example.com is not for pages"):
        opened().get(f"http://example.com:{port}/", LIMIT)


def test_a_proxy_of_the_environment_is_not_used_and_said(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://ann:s3cret@proxy.example:3128")

    def fails(host: str, _: int) -> list[str]:
        assert host == "example.com"
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    with pytest.raises(FetchError, match="the proxy that the environment names is not used") as caught:
        opened(resolve=fails).get("https://example.com/", LIMIT)
    assert "s3cret" not in str(caught.value)
