"""A real browser, for one file of tests at a time."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.needs import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog
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

    def refuse(dialog: "Dialog") -> None:
        trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def asked(address: str, own: str) -> None:
        if not address.startswith(own):
            trouble.append(f"request: {address}")

    def open_page(html: str, hash_: str = "", *, size: tuple[int, int] = (1400, 900), **given: Any) -> "Tab":
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8", newline="")
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True, **given)
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.on("console", lambda message: trouble.append(f"console: {message.text}"))
        tab.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        tab.on("dialog", refuse)
        tab.on("popup", lambda other: trouble.append(f"window: {other.url}"))
        tab.on("request", lambda request: asked(request.url, path.as_uri()))
        tab.goto(path.as_uri() + hash_)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []
