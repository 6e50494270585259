"""What counts as an address, and what of one is ever shown."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.fetching import is_address, shown


@pytest.mark.parametrize(
    "source",
    [
        "http://example.com",
        "HTTPS://example.com/a?b=c#d",
        "edgar:0001234567-26-000123",
        "EDGAR:1/000123456726000123",
        f"https://example.com/{'a' * 500}",
    ],
)
def test_an_address_is_told_by_its_beginning(source: str) -> None:
    assert is_address(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "-",
        "release.txt",
        "http:/one-slash",
        "https://",
        "ftp://example.com",
        "file:///etc/passwd",
        "see https://example.com",
        "https://example.com announced today",
        "https://example.com/\nBOSTON, March 3",
        "./edgar:1",
        "edgar:",
    ],
)
def test_what_is_no_address_is_a_path_or_text(source: str) -> None:
    assert not is_address(source)


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("https://example.com/a/b.html?id=7&page=2", "https://example.com/a/b.html?id=7&page=2"),
        ("https://ann:s3cret@example.com/a", "https://example.com/a"),
        ("https://ann:s3@cret@example.com:8443/a#top", "https://example.com:8443/a"),
        ("https://ann@[2606:4700::1]:8443/a", "https://[2606:4700::1]:8443/a"),
        ("https://ann:s3/cret@example.com/a", "https://ann:***"),
        ("https://example.com/a?X-Amz-Signature=s3cret&n=1", "https://example.com/a?X-Amz-Signature=***&n=1"),
        ("https://example.com/?access_token=s3cret#s3cret", "https://example.com/?access_token=***"),
        (
            "https://example.com/?api_key=s3cret&sig=s3cret&author=ann&zipcode=7&code=s3cret",
            "https://example.com/?api_key=***&sig=***&author=ann&zipcode=7&code=***",
        ),
        ("https://example.com/?token", "https://example.com/?token"),
        ("https://example.com/@company/news", "https://example.com/@company/news"),
        ("edgar:0001234567-26-000123", "edgar:0001234567-26-000123"),
        ("release.txt", "release.txt"),
    ],
)
def test_an_address_is_shown_without_its_secrets(address: str, seen: str) -> None:
    assert shown(address) == seen


PLAIN = st.text(st.characters(codec="ascii", exclude_characters="\\ /?#@:[]%", exclude_categories=["C", "Z"]))


@given(user=PLAIN, password=st.text(st.characters(exclude_categories=["Z", "C"]), min_size=3), path=PLAIN)
def test_no_password_is_shown_whatever_stands_in_it(user: str, password: str, path: str) -> None:
    assume(
        "@" not in password or not set(password) & set("/?#\\")
    )  # else another host stands before the slash
    assert "hunter2" not in shown(f"https://{user}:hunter2{password}hunter2@example.com/{path}")


@given(st.text())
def test_showing_twice_changes_nothing(text: str) -> None:
    once = shown(f"https://{text}")
    assert shown(once) == once
