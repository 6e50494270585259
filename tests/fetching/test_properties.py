"""Whatever is asked for and whatever comes: something fetched, or one sentence."""

import contextlib
import socket
import threading
from collections.abc import Iterator

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.fetching import fetch
from summarizer.fetching.exchange import Limits
from summarizer.fetching.failures import FetchError
from summarizer.fetching.hosts import is_public
from summarizer.fetching.session import Session
from summarizer.fetching.settings import Settings
from summarizer.fetching.targets import follow

from .conftest import LIMIT

SETTINGS = Settings.load(contact="Ann Lee ann@example.com")
REST = st.text() | st.from_regex(r"[a-z0-9.@:\[\]%-]{0,30}(/[^ ]{0,30})?(\?[^ ]{0,30})?", fullmatch=True)


@given(
    scheme=st.sampled_from(["http://", "https://", "HTTPS://", "edgar:", "https://www.sec.gov/"]), rest=REST
)
def test_any_address_is_fetched_or_refused_in_one_sentence(scheme: str, rest: str) -> None:
    with pytest.raises(InputError) as caught:  # nothing can be reached here
        fetch(scheme + rest, limit=LIMIT, settings=SETTINGS)
    assert 0 < len(str(caught.value)) < 1000


@given(location=st.text() | REST.map(lambda rest: f"//{rest}"))
def test_a_redirect_leads_to_a_web_address_or_nowhere(location: str) -> None:
    try:
        target = follow(httpx2.URL("https://ann:s3cret@example.com/a/b"), location)
    except FetchError:
        return
    assert target.scheme == "https"
    assert target.raw_host
    assert not target.userinfo or target.host == "example.com"


@given(st.ip_addresses())
def test_no_address_is_public_that_holds_a_private_one(address: object) -> None:
    text = str(address)
    if ":" not in text:
        assert is_public(f"::ffff:{text}") == is_public(text) == is_public(f"64:ff9b::{text}")
        assert not is_public(f"::{text}")


HEADERS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "Content-Length",
                "Content-Encoding",
                "Content-Type",
                "Transfer-Encoding",
                "Location",
                "Retry-After",
            ]
        ),
        st.sampled_from(["gzip", "br", "chunked", "0", "7", "-1", "9" * 30, "text/html", "/x", "²"])
        | st.text(max_size=9),
    ),
    max_size=4,
)


def written(status: int, headers: list[tuple[str, str]], body: bytes) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode("utf-8", "surrogatepass") + body


@pytest.fixture(scope="module")
def raw() -> Iterator[tuple[list[bytes], int]]:
    """A server that answers every connection with the last of the given bytes."""
    sent, done = [b""], threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)

        def serve() -> None:
            while not done.is_set():
                with contextlib.suppress(OSError):
                    connection, _ = server.accept()
                    with connection:
                        connection.recv(65_536)
                        connection.sendall(sent[-1])

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield sent, server.getsockname()[1]
        done.set()
        thread.join()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answer=st.binary(max_size=200)
    | st.builds(written, st.integers(100, 999), HEADERS, st.binary(max_size=50))
)
def test_any_answer_is_content_or_one_sentence(raw: tuple[list[bytes], int], answer: bytes) -> None:
    sent, port = raw
    sent.append(answer)
    session = Session(
        Settings.load(allow_private=True),
        limits=Limits(connect=2, read=2, total=2, retries=1),
        sleep=lambda _: None,
    )
    with contextlib.suppress(InputError):
        data, _, address = session.get(f"http://127.0.0.1:{port}/", LIMIT)
        assert data.strip()
        assert address.startswith("http://127.0.0.1:")
