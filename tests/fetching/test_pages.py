"""Pages from a site of our own: what is asked, followed, counted, refused and tried again."""

import contextlib
import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator

import pytest

from summarizer import __version__
from summarizer.errors import InputError
from summarizer.fetching.exchange import Limits
from summarizer.fetching.failures import FetchError
from summarizer.fetching.session import Session
from summarizer.fetching.settings import Settings
from summarizer.fetching.targets import follow, target_of

from .conftest import LIMIT, Open
from .site import RELEASE, Reply, Request, Site, moved


def test_a_page_comes_with_its_type_and_address(opened: Open, site: Site) -> None:
    site.answers["/news?id=7"] = Reply(b"caf\xe9", media_type="text/html; charset=iso-8859-1")
    data, media_type, address = opened().get(f"{site.base}/news?id=7#top", LIMIT)
    assert (data, media_type) == (b"caf\xe9", "text/html; charset=iso-8859-1")
    assert address == f"{site.base}/news?id=7"


def test_who_asks_is_said(opened: Open, site: Site) -> None:
    site.answers["/"] = Reply()
    opened(contact="Ann Lee ann@example.com").get(f"{site.base}/", LIMIT)
    asked = {request.headers["user-agent"] for request in site.requests}
    assert asked == {f"summarizer/{__version__} (Ann Lee ann@example.com)"}


def test_user_and_password_are_sent_to_their_own_site_alone(
    opened: Open, site: Site, second_site: Site
) -> None:
    site.answers["/a"] = moved("/b")
    site.answers["/b"] = moved(f"{second_site.base}/c")
    second_site.answers["/c"] = Reply()
    address = site.base.replace("//", "//ann:s3cret@")
    assert opened().get(f"{address}/a", LIMIT)[2] == f"{second_site.base}/c"
    sent = {request.path: "authorization" in request.headers for request in site.requests}
    assert sent == {"/robots.txt": False, "/a": True, "/b": True}
    assert not any("authorization" in request.headers for request in second_site.requests)


def test_a_redirect_names_no_one_elsewhere() -> None:
    here = target_of("https://ann:s3cret@example.com/a")
    assert str(follow(here, "https://bob:s3cret@example.org/b")) == "https://example.org/b"
    assert follow(here, "/b").userinfo == b"ann:s3cret"
    assert follow(here, "https://example.com:8443/b").userinfo == b""


def test_no_password_is_logged_by_the_client(
    opened: Open, site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.answers["/"] = Reply()
    with caplog.at_level("DEBUG"):
        opened().get(f"{site.base.replace('//', '//ann:s3cret@')}/", LIMIT)
    assert f"{site.base}/" in caplog.text
    assert "s3cret" not in caplog.text


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(opened: Open, site: Site, status: int) -> None:
    site.answers["/old"] = moved("new?x=1", status)
    site.answers["/new?x=1"] = Reply()
    assert opened().get(f"{site.base}/old", LIMIT)[2] == f"{site.base}/new?x=1"


def test_five_redirects_are_followed_and_no_more(opened: Open, site: Site) -> None:
    for step in range(6):
        site.answers[f"/{step}"] = moved(f"/{step + 1}")
    site.answers["/6"] = Reply()
    assert opened().get(f"{site.base}/1", LIMIT)[0] == RELEASE
    with pytest.raises(FetchError, match="leads on and on, more than 5 times"):
        opened().get(f"{site.base}/0", LIMIT)


def test_a_circle_of_redirects_ends(opened: Open, site: Site) -> None:
    site.answers["/"] = moved("/")
    with pytest.raises(FetchError, match="leads on and on"):
        opened().get(f"{site.base}/", LIMIT)
    assert len(site.pages) == 6


def test_cookies_are_kept_on_the_way(opened: Open, site: Site) -> None:
    site.answers["/"] = Reply(b"", 302, {"Location": "/page", "Set-Cookie": "seen=yes"})
    site.answers["/page"] = lambda request: Reply(request.headers.get("cookie", "none").encode())
    assert opened().get(f"{site.base}/", LIMIT)[0] == b"seen=yes"


@pytest.mark.parametrize(
    ("location", "sentence"),
    [
        ("file:///etc/passwd", "leads to a file: address, which is not fetched"),
        ("ftp://example.com/a", "leads to a ftp: address, which is not fetched"),
        ("javascript:alert(1)", "leads to a javascript: address"),
        ("http://example.com:x/", "leads to an address that cannot be fetched"),
        ("http://example.com:25/", "port 25 of example.com is not for pages"),
    ],
)
def test_a_redirect_elsewhere_is_refused(opened: Open, site: Site, location: str, sentence: str) -> None:
    site.answers["/"] = moved(location)
    with pytest.raises(FetchError) as caught:
        opened().get(f"{site.base}/", LIMIT)
    assert sentence in str(caught.value)


def test_a_redirect_without_a_place_is_no_success(opened: Open, site: Site) -> None:
    site.answers["/"] = Reply(b"", 302)
    with pytest.raises(FetchError, match=r"cannot be had \(HTTP 302\)"):
        opened().get(f"{site.base}/", LIMIT)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (204, "is empty: the server sent nothing"),
        (400, "cannot be had (HTTP 400)"),
        (401, "asks for a password (HTTP 401)"),
        (403, "refuses programs, or this one (HTTP 403)"),
        (404, "is not there (HTTP 404)"),
        (410, "is gone for good (HTTP 410)"),
        (429, "asks for fewer requests (HTTP 429)"),
        (451, "is withheld for legal reasons (HTTP 451)"),
        (500, "fails on the server's side (HTTP 500)"),
        (503, "fails on the server's side (HTTP 503)"),
    ],
)
def test_each_status_is_a_sentence(opened: Open, site: Site, status: int, sentence: str) -> None:
    site.answers["/page?token=s3cret"] = Reply(b"", status)
    with pytest.raises(InputError) as caught:
        opened().get(f"{site.base}/page?token=s3cret", LIMIT)
    assert str(caught.value).startswith(f"{site.base}/page?token=*** {sentence}")
    assert caught.value.exit_status == 2


@pytest.mark.parametrize("body", [b"", b"  \n\t "])
def test_an_empty_page_is_said_to_be_empty(opened: Open, site: Site, body: bytes) -> None:
    site.answers["/"] = Reply(body)
    with pytest.raises(FetchError, match="is empty: the server sent nothing"):
        opened().get(f"{site.base}/", LIMIT)


@pytest.mark.parametrize(
    ("media_type", "what"),
    [
        ("image/png", "a picture"),
        ("VIDEO/mp4; codecs=x", "a video"),
        ("audio/mpeg", "sound"),
        ("application/zip", "a zip archive"),
        ("application/json", "data"),
    ],
)
def test_what_cannot_be_a_release_is_refused_before_it_comes(
    opened: Open, site: Site, media_type: str, what: str
) -> None:
    def never() -> Iterator[bytes]:
        time.sleep(30)
        yield b"late"

    site.answers["/"] = Reply(media_type=media_type, pieces=never)
    with pytest.raises(FetchError, match=f"is {what}.*, not a release"):
        opened(limits=Limits(read=2)).get(f"{site.base}/", LIMIT)


@pytest.mark.parametrize("media_type", [None, "", "application/octet-stream", "application/pdf", "nonsense"])
def test_other_types_are_told_by_their_bytes_later(opened: Open, site: Site, media_type: str | None) -> None:
    site.answers["/"] = Reply(media_type=media_type)
    assert opened().get(f"{site.base}/", LIMIT)[0] == RELEASE


def test_a_length_beyond_the_limit_is_refused_at_once(opened: Open, site: Site) -> None:
    site.answers["/"] = Reply(b"x", length=9_000_000_000)
    with pytest.raises(FetchError, match="is larger than 1 MB, the most that is read"):
        opened().get(f"{site.base}/", LIMIT)


def test_a_body_without_length_is_counted_as_it_comes(opened: Open, site: Site) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        while True:
            sent += 65_536
            yield b"x" * 65_536

    site.answers["/"] = Reply(pieces=endless)
    with pytest.raises(FetchError, match="is larger than 1 MB"):
        opened().get(f"{site.base}/", LIMIT)
    assert sent < 60_000_000


def test_exactly_the_limit_is_read(opened: Open, site: Site) -> None:
    site.answers["/"] = Reply(b"x" * 1000)
    assert len(opened().get(f"{site.base}/", 1000)[0]) == 1000
    with pytest.raises(FetchError, match="is larger than"):
        opened().get(f"{site.base}/", 999)


def test_a_body_that_ends_too_early_is_tried_again_and_said(
    opened: Open, site: Site, waits: list[float]
) -> None:
    site.answers["/"] = Reply(b"short", length=50)
    with pytest.raises(FetchError, match="broke off"):
        opened().get(f"{site.base}/", LIMIT)
    assert waits == [1.0, 2.0]


def test_compressed_pages_are_read(opened: Open, site: Site) -> None:
    site.answers["/gzip"] = Reply(gzip.compress(RELEASE), headers={"Content-Encoding": "gzip"})
    site.answers["/deflate"] = Reply(zlib.compress(RELEASE), headers={"Content-Encoding": "deflate"})
    for path in ("/gzip", "/deflate"):
        assert opened().get(site.base + path, LIMIT)[0] == RELEASE


def test_a_bomb_is_refused_when_it_has_grown_too_large(opened: Open, site: Site) -> None:
    bomb = gzip.compress(b"x" * 100_000_000)
    assert len(bomb) < 200_000
    site.answers["/"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    site.answers["/twice"] = Reply(gzip.compress(bomb), headers={"Content-Encoding": "gzip, gzip"})
    for path in ("/", "/twice"):
        with pytest.raises(FetchError, match="is larger than 1 MB"):
            opened().get(site.base + path, LIMIT)


@pytest.mark.parametrize(
    ("coding", "sentence"),
    [
        ("gzip", "came damaged: it cannot be decompressed"),
        ("compress", "came in an encoding that was not asked for"),
        ("gzip, gzip, gzip, gzip, gzip, gzip", "came damaged"),
    ],
)
def test_damaged_compression_is_said(opened: Open, site: Site, coding: str, sentence: str) -> None:
    site.answers["/"] = Reply(b"no archive", headers={"Content-Encoding": coding})
    with pytest.raises(FetchError, match=sentence):
        opened().get(f"{site.base}/", LIMIT)


def test_a_slow_drip_does_not_outlast_the_deadline(opened: Open, site: Site) -> None:
    def drip() -> Iterator[bytes]:
        while True:
            time.sleep(0.05)
            yield b"x"

    site.answers["/"] = Reply(pieces=drip)
    began = time.monotonic()
    with pytest.raises(FetchError, match=r"not done within 0.5 seconds"):
        opened(limits=Limits(total=0.5)).get(f"{site.base}/", LIMIT)
    assert time.monotonic() - began < 5


def test_a_drip_of_headers_does_not_outlast_it_either(opened: Open) -> None:
    """Each byte comes in time and no header ever ends: only a deadline under the HTTP client ends this."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _ = server.accept()
            with connection, contextlib.suppress(OSError):
                connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
                for _ in range(400):
                    connection.sendall(b"a")
                    time.sleep(0.05)

        thread = threading.Thread(target=drip)
        thread.start()
        began = time.monotonic()
        with pytest.raises(FetchError, match=r"not done within 0.5 seconds"):
            opened(limits=Limits(total=0.5)).get(f"http://127.0.0.1:{server.getsockname()[1]}/", LIMIT)
        assert time.monotonic() - began < 5
        thread.join()


def test_a_silent_server_is_not_waited_for(opened: Open, site: Site, waits: list[float]) -> None:
    def silent(_: Request) -> Reply:
        time.sleep(0.6)
        return Reply()

    site.answers["/"] = silent
    with pytest.raises(FetchError, match="takes too long to come"):
        opened(limits=Limits(read=0.1, retries=1)).get(f"{site.base}/", LIMIT)
    assert waits == [1.0]


def test_a_silent_server_is_not_waited_for_beyond_the_deadline(
    opened: Open, site: Site, waits: list[float]
) -> None:
    def silent(_: Request) -> Reply:
        time.sleep(1)
        return Reply()

    site.answers["/"] = silent
    with pytest.raises(FetchError, match=r"not done within 0.2 seconds"):
        opened(limits=Limits(total=0.2)).get(f"{site.base}/", LIMIT)
    assert waits == []


def test_a_closed_port_is_said(opened: Open) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match=r"127.0.0.1 cannot be reached"):
            opened().get(f"http://127.0.0.1:{nobody.getsockname()[1]}/", LIMIT)


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_may_pass_is_tried_again(opened: Open, site: Site, waits: list[float], status: int) -> None:
    replies = iter([Reply(b"", status), Reply(b"", status, {"Retry-After": "7"}), Reply()])
    site.answers["/"] = lambda _: next(replies)
    assert opened().get(f"{site.base}/", LIMIT)[0] == RELEASE
    assert waits == [1.0, 7.0]


def test_waits_between_tries_do_not_count_against_the_deadline(site: Site) -> None:
    replies = iter([Reply(b"", 503, {"Retry-After": "20"}), Reply()])
    site.answers["/"] = lambda _: next(replies)
    now = 0.0

    def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    session = Session(
        Settings.load(allow_private=True), sleep=sleep, clock=lambda: now, limits=Limits(total=5)
    )
    assert session.get(f"{site.base}/", LIMIT)[0] == RELEASE
    assert now == 20.0


def test_it_is_tried_three_times_at_most(opened: Open, site: Site) -> None:
    site.answers["/"] = Reply(b"", 503)
    with pytest.raises(FetchError, match="HTTP 503"):
        opened().get(f"{site.base}/", LIMIT)
    assert len(site.pages) == 3


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_what_will_not_pass_is_not_tried_again(opened: Open, site: Site, status: int) -> None:
    site.answers["/"] = Reply(b"", status)
    with pytest.raises(FetchError):
        opened().get(f"{site.base}/", LIMIT)
    assert site.pages == ["/"]


def test_a_server_that_asks_for_a_long_wait_is_left_alone(
    opened: Open, site: Site, waits: list[float]
) -> None:
    site.answers["/"] = Reply(b"", 429, {"Retry-After": "3600"})
    with pytest.raises(FetchError, match="asks for fewer requests"):
        opened().get(f"{site.base}/", LIMIT)
    assert site.pages == ["/"]
    assert waits == []
