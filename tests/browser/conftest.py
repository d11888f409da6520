"""A real Chromium against a real server; every test gets a browser that has never been here before.

Only where a test asks for `regular` it gets a new page in a browser that stays as long as the file: for how pages look.
Opening a page is what takes time, and the half of that is JupyterLab, which such a browser has at hand.

`open_sheet("00-start.ipynb")` opens one of our worksheets and waits until it has built itself. Whatever a page asks
from outside this machine fails, and fails the test.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.serving import PATIENCE, Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, or a skipped test that says how to get it."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright ontbreekt; installeer het met: pip install playwright"
    )
    chromium = next(filter(None, map(shutil.which, _NAMES)), None)
    if not chromium:
        pytest.skip("Chromium ontbreekt; installeer het met: sudo apt-get install chromium")
    # Nothing outside this machine is found; without a graphics card, playing one costs more than it gives.
    alone = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-gpu"]
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=chromium, args=alone + root)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The workbook as it ships, in an empty folder."""
    folder = tmp_path_factory.mktemp("werkboek")
    running = Server(folder / "plek", folder / "thuis")
    yield running
    assert running.stop() == 0
    assert list(running.home.iterdir()) == []


@contextmanager
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh Dutch browser; nothing may be asked from outside, and no question may pop up."""
    context = browser.new_context(
        locale="nl-NL", timezone_id="Europe/Amsterdam", viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(PATIENCE * 1000)
    outside: list[str] = []
    asked: list[str] = []
    watch(context, outside, asked)
    yield context
    context.close()
    assert outside == []
    assert asked == []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that has never been here."""
    with visitor(browser) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def settled(browser: Browser) -> Iterator[BrowserContext]:
    """One browser for a whole file."""
    with visitor(browser) as context:
        yield context


@pytest.fixture
def regular(settled: BrowserContext) -> Iterator[Page]:
    """A page in a browser that was here before."""
    opened = settled.new_page()
    yield opened
    opened.close()


def watch(context: Any, outside: list[str], asked: list[str]) -> None:
    """Write down what a browser asks from elsewhere, and what it asks the person in front of it."""

    def seen(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            outside.append(url)

    def question(dialog: Any) -> None:
        asked.append(f"{dialog.type}: {dialog.message}")
        dialog.accept()

    context.on("request", lambda request: seen(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: seen(socket.url)))
    context.on("dialog", question)


@pytest.fixture
def open_sheet(request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Open a worksheet of ours and wait until it has built itself: `open_sheet(path, server=…, page=…)`."""
    used: list[Server] = []

    def opened(path: str, server: Server | None = None, page: Page | None = None) -> Page:
        server = server or request.getfixturevalue("server")
        page = page or request.getfixturevalue("page")
        used.append(server)
        page.goto(server.sheet(path))
        page.wait_for_selector("[data-hw-klaar]")
        return page

    yield opened
    for one in used:
        if one.process.poll() is None:
            one.tidy()


def folder_of(server: Server) -> Path:
    """Where the worksheets of a server stand."""
    return server.place / "werk" / "werkboek" / "notebooks"
