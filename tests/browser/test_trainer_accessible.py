"""The pages of trainers for everyone: axe on every part, contrast in both themes, nothing wider than the page at 200 %."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.people import open_part, ready
from tests.browser.test_accessible import of_ours, poor_contrasts
from tests.browser.test_trainer_judging import fill
from tests.serving import Server

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
SHEETS = (
    "groep",
    "bijeenkomst",
    "groepswerk",
    "overzicht",
    "nakijken",
    "samen-oordelen",
    "regels",
    "competenties",
    "organisatie",
)


@pytest.fixture(scope="module")
def room(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server at which a trainer has a group of three that handed in."""
    folder = tmp_path_factory.mktemp("trainer")
    fill(folder / "plek")
    running = Server(folder / "plek", folder / "thuis")
    yield running
    running.stop()


def parts(page: Page) -> Iterator[str]:
    """Each part of the page in turn, with everything that folds open."""
    for number in range(page.locator(".hw-tabs").first.get_by_role("button").count()):
        button = page.locator(".hw-tabs").first.get_by_role("button").nth(number)
        open_part(page, button)
        page.evaluate("document.querySelectorAll('.hw-page details').forEach(one => { one.open = true; })")
        page.wait_for_timeout(100)
        yield button.inner_text()


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_is_for_everyone(room: Server, open_sheet: Open, regular: Page, name: str) -> None:
    """One opening of the page for all of it: opening is what takes time."""
    page = ready(open_sheet(f"trainer/{name}.ipynb", server=room, page=regular))
    page.emulate_media(reduced_motion="reduce")  # colours change at once, so that what is measured is what stays
    for part in parts(page):
        page.set_viewport_size({"width": 1280, "height": 800})
        assert not of_ours(page), part
        page.set_viewport_size({"width": 640, "height": 400})  # 1280 at 200 %
        assert not poor_contrasts(page), part
        assert page.evaluate(_TOO_WIDE) <= 1, part


_TOO_WIDE = """(() => { const all = [document.scrollingElement, document.querySelector('.hw-page')];
  return Math.max(...all.map((one) => one.scrollWidth - one.clientWidth)); })()"""
