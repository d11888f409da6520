"""What a person does on a page, in a few words, so that a journey reads like one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from herstelwerk.store import Store
from tests.serving import PATIENCE, Server

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SHEETS = (
    "00-start.ipynb",
    *(f"deelnemer/dag-{day}.ipynb" for day in range(1, 5)),
    "deelnemer/eindopdracht.ipynb",
    "deelnemer/mijn-werkboek.ipynb",
)
CODE = "blauwe-fiets"
COHORT = "2026-NIJ-1"


def ready(page: Page) -> Page:
    """Wait until the screen has drawn itself."""
    page.wait_for_selector("[data-hw-ready]")
    return page


def introduce(page: Page, code: str = CODE, cohort: str = COHORT) -> None:
    """Say on the start page who you are."""
    ready(page)
    page.get_by_label("Je codewoord").fill(code)
    page.get_by_label("Code van je groep").fill(cohort)
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("heading", name=f"Dag {code}").wait_for()


def was_here(place: Path, code: str = CODE) -> None:
    """Someone said who she is before the server of this folder began; the first visit is a journey of its own."""
    with Store.open(place / "werk") as store:
        store.remember(code, "deelnemer", COHORT, "00-start.ipynb")


def open_part(page: Page, button: Locator) -> None:
    """Press a button that opens a part or an exercise, and wait until that is what is shown."""
    button.click()
    button.and_(page.locator("[aria-pressed=true]")).wait_for()


def kept(page: Page) -> None:
    """Wait until the page says that everything is kept."""
    page.locator(".hw-kept:not(.hw-wait)").filter(has_text="bewaard ").first.wait_for()


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something holds that the page does not show: of many presses in a row the last may still be on its way."""
    for _ in range(PATIENCE * 10):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never came to hold")


def press(page: Page, name: str) -> None:
    """Press the button of that name."""
    page.get_by_role("button", name=name).first.click()


def written(server: Server, name: str, code: str = CODE) -> dict[str, Any]:
    """What the store of this server holds of a sheet."""
    with Store.open(server.place / "werk") as store:
        sheet = store.read(code, name)
        return sheet.body if sheet else {}


def new_line(page: Page, name: str = "kracht erbij") -> Locator:
    """Add a line to the area that is open, and give the field that has the focus."""
    before = page.locator(".hw-page textarea").count()
    page.get_by_role("button", name=name).first.click()
    page.wait_for_function("n => document.querySelectorAll('.hw-page textarea').length > n", arg=before)
    page.wait_for_function("() => document.activeElement.matches('textarea')")
    key = page.evaluate("document.activeElement.dataset.k")
    return page.locator(f"[data-k='{key}']")
