"""A real browser, for one file of tests at a time."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.needs import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

Opened = Callable[..., "Tab"]


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Chromium; it ends with the file, so that no other test meets its event loop."""
    path = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def opened(browser: "Browser", tmp_path: Path) -> Iterator[Opened]:
    """Opens a page from the disk in a tab of its own, offline.

    In the end nothing may have been asked for, said to the console, thrown or popped up.
    """
    trouble: list[str] = []
    contexts = []

    def open_page(html: str, hash_: str = "", *, size: tuple[int, int] = (1400, 900), **given: Any) -> "Tab":
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8", newline="")
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True, **given)
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.on("console", lambda message: trouble.append(f"console: {message.text}"))
        tab.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        tab.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        context.on("page", lambda other: trouble.append(f"window: {other.url}") if other != tab else None)
        tab.on(
            "request",
            lambda request: None if request.url.startswith(path.as_uri()) else trouble.append(request.url),
        )
        tab.goto(path.as_uri() + hash_)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []
