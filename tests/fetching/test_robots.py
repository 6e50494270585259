"""robots.txt: what it allows, what its absence and its failure mean, and the pace that it asks for."""

import pytest

from summarizer.fetching.exchange import Limits
from summarizer.fetching.failures import FetchError
from summarizer.fetching.session import Session
from summarizer.fetching.settings import Settings

from .conftest import LIMIT, Open
from .site import RELEASE, Reply, Site, moved

DENIED = "does not let programs read .*its robots.txt says so"


def robots(*lines: str) -> Reply:
    return Reply("\n".join(lines).encode())


@pytest.mark.parametrize(
    "rules",
    [
        ("User-agent: *", "Disallow: /private"),
        ("User-agent: *", "Disallow: /", "Allow: /news/"),
        ("User-agent: *", "Disallow: /", "", "User-agent: Summarizer", "Disallow: /private"),
        ("User-agent: *", "Disallow:"),
        ("User-agent: presssummarizer", "Disallow: /"),
        ("<html><body>Not found</body></html>",),
        ("",),
    ],
)
def test_what_is_allowed_is_read(opened: Open, site: Site, rules: tuple[str, ...]) -> None:
    site.answers |= {"/robots.txt": robots(*rules), "/news/1": Reply()}
    assert opened().get(f"{site.base}/news/1", LIMIT)[0] == RELEASE


@pytest.mark.parametrize(
    "rules",
    [
        ("User-agent: *", "Disallow: /news/"),
        ("User-agent: *", "Disallow: /*?id="),
        ("User-agent: *", "Allow: /", "", "User-agent: summarizer", "Disallow: /"),
        ("\ufeffUser-agent: *", "# a comment", "Disallow: /", "Allow: /news$"),
    ],
)
def test_what_is_not_allowed_is_not_asked_for(opened: Open, site: Site, rules: tuple[str, ...]) -> None:
    site.answers |= {"/robots.txt": robots(*rules), "/news/1?id=2": Reply()}
    with pytest.raises(FetchError, match=DENIED):
        opened().get(f"{site.base}/news/1?id=2", LIMIT)
    assert site.paths == ["/robots.txt"]


def test_where_a_redirect_leads_has_rules_of_its_own(opened: Open, site: Site, second_site: Site) -> None:
    site.answers["/"] = moved(f"{second_site.base}/news")
    second_site.answers |= {"/robots.txt": robots("User-agent: *", "Disallow: /news"), "/news": Reply()}
    with pytest.raises(FetchError, match=DENIED):
        opened().get(f"{site.base}/", LIMIT)
    assert second_site.paths == ["/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_without_rules_everything_is_allowed(opened: Open, site: Site, status: int) -> None:
    site.answers |= {"/robots.txt": Reply(b"", status), "/": Reply()}
    assert opened().get(f"{site.base}/", LIMIT)[0] == RELEASE


@pytest.mark.parametrize("status", [500, 503])
def test_rules_that_cannot_be_had_allow_nothing(opened: Open, site: Site, status: int) -> None:
    site.answers |= {"/robots.txt": Reply(b"", status), "/": Reply()}
    with pytest.raises(FetchError, match=rf"robots.txt, which says .*, cannot be had now \(HTTP {status}\)"):
        opened().get(f"{site.base}/", LIMIT)
    assert not site.pages


def test_rules_that_come_at_the_second_try_hold(opened: Open, site: Site, waits: list[float]) -> None:
    replies = iter([Reply(b"", 503), robots("User-agent: *", "Disallow: /")])
    site.answers |= {"/robots.txt": lambda _: next(replies), "/": Reply()}
    with pytest.raises(FetchError, match=DENIED):
        opened().get(f"{site.base}/", LIMIT)
    assert waits == [1.0]


def test_rules_are_followed_to_where_they_moved(opened: Open, site: Site, second_site: Site) -> None:
    site.answers |= {"/robots.txt": moved(f"{second_site.base}/rules"), "/": Reply()}
    second_site.answers["/rules"] = robots("User-agent: *", "Disallow: /")
    with pytest.raises(FetchError, match=DENIED):
        opened().get(f"{site.base}/", LIMIT)


def test_rules_that_move_on_and_on_are_none(opened: Open, site: Site) -> None:
    site.answers |= {"/robots.txt": moved("/robots.txt"), "/": Reply()}
    assert opened().get(f"{site.base}/", LIMIT)[0] == RELEASE
    assert site.paths == ["/robots.txt"] * 6 + ["/"]


def test_the_beginning_of_very_long_rules_is_read(opened: Open, site: Site) -> None:
    long = b"User-agent: *\nDisallow: /news\n" + b"# filler\n" * 100_000
    site.answers |= {"/robots.txt": Reply(long), "/news": Reply()}
    with pytest.raises(FetchError, match=DENIED):
        opened().get(f"{site.base}/news", 1000)


def test_rules_are_asked_for_once_a_site(opened: Open, site: Site) -> None:
    site.answers |= {"/a": Reply(), "/b": Reply()}
    session = opened()
    for path in ("/a", "/b", "/a"):
        session.get(site.base + path, LIMIT)
    assert site.paths == ["/robots.txt", "/a", "/b", "/a"]


@pytest.mark.parametrize(("asked", "kept"), [("0.5", 0.5), ("7", 7.0), ("3600", 10.0), ("soon", 0.0)])
def test_the_pace_that_a_site_asks_for_is_kept_within_reason(
    site: Site, waits: list[float], asked: str, kept: float
) -> None:
    site.answers |= {"/robots.txt": robots("User-agent: *", f"Crawl-delay: {asked}"), "/a": Reply()}
    settings = Settings.load(allow_private=True)
    session = Session(settings, sleep=waits.append, clock=lambda: 0.0, limits=Limits())
    for _ in range(3):
        session.get(f"{site.base}/a", LIMIT)
    assert waits == ([kept, 2 * kept] if kept else [])


def test_waits_of_our_own_do_not_count_against_the_deadline(site: Site) -> None:
    site.answers |= {"/robots.txt": robots("User-agent: *", "Crawl-delay: 9"), "/a": Reply()}
    now = 0.0

    def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    session = Session(
        Settings.load(allow_private=True), sleep=sleep, clock=lambda: now, limits=Limits(total=5)
    )
    for _ in range(3):
        assert session.get(f"{site.base}/a", LIMIT)[0] == RELEASE
    assert now == 18.0
