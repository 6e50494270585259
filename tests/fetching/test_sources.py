"""Addresses wherever a source is taken: read, summarize, and the commands."""

import asyncio
import threading
import time
from pathlib import Path

import pytest

from summarizer import asummarize, summarize
from summarizer.cli import main
from summarizer.errors import InputError
from summarizer.reading import read
from tests.cli.conftest import RELEASE
from tests.reading.making import submission

from .site import Reply, Request, Site, moved

TEXT = RELEASE.encode()
ACCESSION = "0001234567-26-000123"


@pytest.fixture
def page(site: Site, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a release, with a secret in it."""
    monkeypatch.setenv("SUMMARIZER_ALLOW_PRIVATE", "true")
    site.answers["/news/lantern.html?id=7&token=s3cret"] = Reply(TEXT)
    return f"{site.base}/news/lantern.html?id=7&token=s3cret#top".replace("//", "//ann:s3cret@", 1)


def test_the_source_of_a_document_is_its_address_without_secrets(page: str, site: Site) -> None:
    document = read(page)
    assert document.text == RELEASE
    assert document.source == f"{site.base}/news/lantern.html?id=7&token=***"
    assert read(page, name="lantern").source == "lantern"


@pytest.mark.usefixtures("page")
def test_the_source_is_where_the_page_was_in_the_end(site: Site) -> None:
    site.answers["/old"] = moved("/news/lantern.html?id=7&token=s3cret")
    assert read(f"{site.base}/old").source == f"{site.base}/news/lantern.html?id=7&token=***"


def test_a_page_is_read_as_its_text_is(page: str) -> None:
    summary = summarize(page, engine="rules")
    assert summary.claims == summarize(RELEASE, engine="rules").claims != []


@pytest.mark.usefixtures("page")
def test_a_web_page_is_read(site: Site) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in RELEASE.split("\n\n"))
    site.answers["/page"] = Reply(
        f"<!doctype html><html><body>{body}</body></html>".encode(), media_type="text/html; charset=utf-8"
    )
    assert "Examplia Bio AG (Nasdaq: EXBQ), a clinical-stage" in read(f"{site.base}/page").text


def test_private_addresses_are_refused_unless_allowed(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_ALLOW_PRIVATE")
    with pytest.raises(InputError, match="private network, which is not fetched") as caught:
        read(page)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("before", [True, False])
def test_an_option_allows_them_for_one_run(
    page: str, before: bool, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SUMMARIZER_ALLOW_PRIVATE")
    option, command = "--allow-private", ["show", page, "--text"]
    assert main([option, *command] if before else [*command, option]) == 0
    assert capfd.readouterr().out == RELEASE
    assert main(command) == 2
    assert "--allow-private, or SUMMARIZER_ALLOW_PRIVATE=true, lets it be" in capfd.readouterr().err


def test_an_option_about_fetching_is_refused_where_nothing_is_fetched(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert main(["changes", "--allow-private"]) == 2
    assert "--allow-private" in capfd.readouterr().err


@pytest.mark.usefixtures("page")
def test_nothing_else_waits_while_a_page_comes(site: Site) -> None:
    come = threading.Event()

    def slow(_: Request) -> Reply:
        assert come.wait(10), "the loop did not run while the page was fetched"
        return Reply(TEXT)

    site.answers["/slow"] = slow

    async def both() -> str | None:
        async def let_come() -> None:
            come.set()

        summary, _ = await asyncio.gather(asummarize(f"{site.base}/slow", engine="rules"), let_come())
        return summary.document.source

    began = time.monotonic()
    assert asyncio.run(both()) == f"{site.base}/slow"
    assert time.monotonic() - began < 10


def test_commands_take_addresses(
    page: str, site: Site, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["summarize", page, "--engine", "rules", "-o", f"{tmp_path}/out/"]) == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["lantern.json"]
    assert main(["show", page, "--text"]) == 0
    assert main(["check", str(tmp_path / "out" / "lantern.json"), "--source", page]) == 0
    assert main(["add", page, "--engine", "rules", "--store", str(tmp_path / "store.db")]) == 0
    assert main(["doctor", page]) == 0
    out, err = capfd.readouterr()
    assert RELEASE in out
    assert f"{site.base}/news/lantern.html?id=7&token=***: added\n" in out
    assert "s3cret" not in out + err
    assert b"s3cret" not in (tmp_path / "store.db").read_bytes()
    assert "s3cret" not in (tmp_path / "out" / "lantern.json").read_text(encoding="utf-8")


def test_what_cannot_be_fetched_is_one_sentence_without_secrets(
    page: str, site: Site, capfd: pytest.CaptureFixture[str]
) -> None:
    gone = page.replace("lantern.html", "gone.html")
    assert main(["summarize", gone, page, "--engine", "rules"]) == 2
    out, err = capfd.readouterr()
    assert out.count("\n") == 1
    [line] = [line for line in err.splitlines() if "gone" in line]
    assert line == (
        f"summarizer: {site.base}/news/gone.html?id=7&token=*** is not there (HTTP 404): "
        "the address is wrong, or the page is gone"
    )
    assert "s3cret" not in err


@pytest.mark.parametrize("source", ["https://example.com/a.html", f"edgar:{ACCESSION}"])
def test_no_cassette_is_made_of_an_address(source: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["record", source]) == 2
    assert "each source must be a file" in capfd.readouterr().err


@pytest.mark.usefixtures("page")
def test_a_filing_is_read_by_its_number(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_CONTACT", "Ann Lee ann@example.com")
    monkeypatch.setenv("SUMMARIZER_EDGAR", site.base)
    site.answers[f"/data/1234567/{ACCESSION}.txt"] = Reply(TEXT)
    assert read(f"edgar:{ACCESSION}").source == f"{site.base}/data/1234567/{ACCESSION}.txt"


@pytest.mark.usefixtures("page")
def test_a_filing_behind_an_address_has_its_parts(
    site: Site, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    exhibits = [(f"EX-99.{number}", RELEASE) for number in (1, 2)]
    site.answers["/filing.txt"] = Reply(submission("8-K", ("8-K", "<p>x</p>"), *exhibits).encode())
    address = f"{site.base}/filing.txt"
    assert read(f"{address}#EX-99.2").source == f"{address}#EX-99.2"
    with pytest.raises(InputError, match=rf"holds 2 releases .* as in {address}#EX-99\.1$"):
        read(address)
    asked = len(site.requests)
    assert main(["summarize", address, "--engine", "rules", "-o", f"{tmp_path}/out/"]) == 0
    assert len(site.requests) == asked + 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "filing-EX-99.1.json",
        "filing-EX-99.2.json",
    ]
    capfd.readouterr()
