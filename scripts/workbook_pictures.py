"""Make the pictures of the workbook in the README anew: the real server, a real browser, invented words.

python scripts/workbook_pictures.py          # needs Chromium and Playwright (the group `test`)
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.people import introduce, kept, new_line, press, ready  # noqa: E402
from tests.browser.test_trainer_judging import fill  # noqa: E402
from tests.serving import Server  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"


def main() -> None:
    """Pictures of the start page, an exercise, the inventory with questions, judging, and leading a meeting."""
    from playwright.sync_api import sync_playwright

    folder = Path(tempfile.mkdtemp())
    server = Server(folder / "plek", folder / "thuis")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(locale="nl-NL", viewport={"width": 1180, "height": 860})
        page.set_default_timeout(120_000)

        def open_sheet(path: str) -> None:
            page.goto(server.sheet(path))
            page.wait_for_selector("[data-hw-klaar]")
            ready(page)

        open_sheet("00-start.ipynb")
        introduce(page)
        open_sheet("deelnemer/dag-2.ipynb")
        press(page, "Zeg het helemaal")
        page.get_by_label("Ik: wat het met mij doet").first.fill("Ik ben moe, en ik zit ermee.")
        page.get_by_label("Jij: wat ik zie").first.fill("Je bent altijd zo luidruchtig.")
        page.locator(".hw-denk").first.wait_for()
        kept(page)
        page.get_by_role("heading", name="Situatie 1").scroll_into_view_if_needed()
        page.mouse.wheel(0, 420)
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURES / "dag.png")
        open_sheet("deelnemer/eindopdracht.ipynb")
        new_line(page)
        page.keyboard.type("Ik kook op woensdag voor acht mensen in het buurthuis.")
        new_line(page)
        page.keyboard.type("Cliënt heeft geen schulden meer.")
        page.locator(".hw-vraag", has_text="geen").first.wait_for()
        kept(page)
        page.mouse.wheel(0, 320)
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURES / "inventarisatie.png")
        open_sheet("00-start.ipynb")
        page.screenshot(path=PICTURES / "start.png")
        of_trainer(page, server, open_sheet)
        browser.close()
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


def of_trainer(page: Page, server: Server, open_sheet: Callable[[str], None]) -> None:
    """Judging with evidence beside it, and a storm of ideas with the clock."""
    fill(server.place)
    page.set_viewport_size({"width": 1366, "height": 860})
    open_sheet("trainer/nakijken.ipynb")
    press(page, "Kijk D06 na")
    page.get_by_role("button", name="K4 ", exact=False).first.click()
    page.wait_for_timeout(800)
    page.screenshot(path=PICTURES / "nakijken.png")
    page.set_viewport_size({"width": 1180, "height": 1060})
    open_sheet("trainer/bijeenkomst.ipynb")
    page.get_by_role("button", name="Bereid voor: Teamkrachtbespreking").click()
    page.get_by_label("Anderen").fill("rode-bank, groene-fiets")
    page.get_by_label("Voorzitter").select_option("rode-bank")
    page.get_by_label("Brengt in").select_option("groene-fiets")
    page.get_by_label("Ja, en kopieën mogen", exact=False).check()
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_text("Stap 1 van 8").first.wait_for()
    page.evaluate("document.activeElement.blur()")
    for step in range(2, 7):
        page.keyboard.press("n")
        page.get_by_text(f"Stap {step} van 8").first.wait_for()
    for idea in ("Met de buurman de moestuin in", "Koken op het buurtfeest", "Vragen wie er ook vroeg wakker is"):
        page.keyboard.type(idea)
        page.keyboard.press("Enter")
    page.get_by_text("3 ideeën").first.wait_for()
    page.mouse.wheel(0, 120)
    page.wait_for_timeout(800)
    page.screenshot(path=PICTURES / "bijeenkomst.png")


if __name__ == "__main__":
    main()
