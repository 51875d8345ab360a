"""A headless Chromium on the live program, with the demo event and the console watched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="the extra 'browser' is not installed")

from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from articles.models import Event
from tests.demo_rows import Rows, put_down

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs in the thread of the test
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
    # The longest first: at the end no process waits for another that has just begun with one of them.
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """Ends before the database does, which cannot be dropped while the browser keeps a thread of the server alive."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=os.geteuid() != 0, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def demo(transactional_db: None, demo_rows: Rows) -> Event:
    """Where the server of another thread sees it."""
    return put_down(demo_rows)


@pytest.fixture
def console() -> list[str]:
    """What pages said that they should not have: console messages, errors, refused requests. Empty at the end."""
    return []


@pytest.fixture
def new_page(browser: Browser, live_server: Any, console: list[str]) -> Iterator[Open]:
    """Open a page of the live program: ``new_page("/", width=390, dark=True, javascript=False)``."""
    contexts: list[BrowserContext] = []

    def open_page(path: str = "/", *, width: int = 1280, dark: bool = False, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: console.append(f"error: {error}"))
        page.on("requestfailed", note_failure)
        page.on("request", lambda request: note_foreign(request.url))
        page.goto(path)
        return page

    def note_failure(request: Request) -> None:
        left_behind = request.url.endswith("/icon.svg") and request.failure == "net::ERR_ABORTED"
        if not left_behind:  # the icon loads last, and a page may be left before it is there
            console.append(f"failed: {request.url} {request.failure}")

    def note_foreign(url: str) -> None:
        if not url.startswith((live_server.url, "data:", "blob:")):
            console.append(f"request to another host: {url}")

    yield open_page
    for context in contexts:
        context.close()
    assert console == []
