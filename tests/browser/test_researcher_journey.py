"""A researcher gets from the start page to a report of the sample, and from her own file to a list of its faults."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from herstelwerk.research import faulty_sample
from herstelwerk.store import Store
from tests.browser.conftest import folder_of
from tests.browser.people import ready, until
from tests.serving import Server

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CODE = "rode-lamp"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The workbook as it ships, in a folder of her own; JupyterLab would open again what stood open before."""
    running = Server(tmp_path / "plek", tmp_path / "thuis")
    yield running
    running.stop()


def begin(page: Page, server: Server) -> None:
    """Say on the start page that one does research."""
    page.goto(server.sheet("00-start.ipynb"))
    page.wait_for_selector("[data-hw-klaar]")
    ready(page)
    page.get_by_label("Ik onderzoek de training (onderzoeker)").check()
    page.get_by_label("Je codewoord").fill(CODE)
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("heading", name=f"Dag {CODE}").wait_for()


def opened(page: Page, heading: str) -> Locator:
    """The worksheet in front, once it is there and Python is ready; what she had open before, opens behind it."""
    page.get_by_role("heading", name=heading).wait_for()
    sheet = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    sheet.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()
    sheet.locator(".jp-CodeCell .cm-content").first.click()
    return sheet


def run_all(page: Page) -> None:
    """What the start page says: Uitvoeren, Run All Cells."""
    page.locator(".lm-MenuBar-itemLabel", has_text="Uitvoeren").click()
    page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()


def test_from_the_start_page_to_a_report_of_the_sample(page: Page, server: Server) -> None:
    begin(page, server)
    page.get_by_role("link", name="Verslag", exact=True).click()
    opened(page, "Een verslag om te versturen")
    run_all(page)
    reports = server.place / "werk" / "verslagen"
    until(page, (reports / "verslag.docx").is_file)
    until(page, (reports / "verslag.pdf").is_file)
    assert (reports / "verslag.pdf").read_bytes().startswith(b"%PDF")


def test_from_ones_own_file_to_a_list_of_its_faults(page: Page, server: Server) -> None:
    own = shutil.copy(faulty_sample(), server.place / "mijn-gegevens.csv")
    with Store.open(server.place / "werk") as store:  # she was here before
        store.remember(CODE, "onderzoeker", "", "00-start.ipynb")
    page.goto(server.sheet("00-start.ipynb"))
    page.get_by_role("link", name="Eén cohort", exact=True).click()
    sheet = opened(page, "Eén cohort: wat veranderde er?")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(
        f"from herstelwerk.studies import Effect\n\nbron, cohort = {str(own)!r}, ''\nstudie = Effect(bron, cohort)"
    )
    run_all(page)
    found = sheet.locator(".jp-OutputArea-output", has_text="61 rijen gelezen: 56 doen mee, 5 staan apart")
    found.first.wait_for()
    told = found.first.inner_text()
    assert all(f"rij {row}" in told for row in (8, 21, 28, 37, 47)), told
    assert "Traceback" not in sheet.inner_text()


def test_the_worksheets_of_a_researcher_stand_in_her_folder_with_what_they_show(server: Server) -> None:
    there = sorted((folder_of(server) / "onderzoek").glob("*.ipynb"))
    assert len(there) == 7
    assert all("outputs" in path.read_text("utf-8") for path in there)
