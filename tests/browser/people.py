"""What a person does on a page, in a few words, so that a journey reads like one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from herstelwerk.store import Store
from tests.serving import Server

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SHEETS = (
    "00-start.ipynb",
    *(f"deelnemer/dag-{day}.ipynb" for day in range(1, 5)),
    "deelnemer/eindopdracht.ipynb",
    "deelnemer/mijn-werkboek.ipynb",
)
CODE = "blauwe-fiets"


def ready(page: Page) -> Page:
    """Wait until the screen has drawn itself."""
    page.wait_for_selector("[data-hw-ready]")
    return page


def introduce(page: Page, code: str = CODE, cohort: str = "2026-NIJ-1") -> None:
    """Say on the start page who you are."""
    ready(page)
    page.get_by_label("Je codewoord").fill(code)
    page.get_by_label("Code van je groep").fill(cohort)
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("heading", name=f"Dag {code}").wait_for()


def kept(page: Page) -> None:
    """Wait until the page says that everything is kept."""
    page.locator(".hw-kept:not(.hw-wait)").filter(has_text="bewaard ").first.wait_for()


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
