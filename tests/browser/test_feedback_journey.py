"""Feedback in a real browser: a sign on the start page, one click to the part that shows it, and a file read in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from herstelwerk.domain import AMSTERDAM
from herstelwerk.judging.feedback_file import feedback_body, feedback_bytes
from herstelwerk.store import Store
from herstelwerk.workbook import Workbook, load
from tests.browser.people import CODE, introduce, ready
from tests.feedbacks import a_feedback
from tests.serving import Server

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]


@pytest.fixture
def own(browser: object, tmp_path: Path) -> Iterator[Server]:
    """A server on an empty folder."""
    running = Server(tmp_path / "plek", tmp_path / "thuis")
    yield running
    running.stop()


def test_from_the_sign_to_the_words(open_sheet: Open, own: Server, workbook: Workbook, tmp_path: Path) -> None:
    page = open_sheet("00-start.ipynb", server=own)
    introduce(page)
    assignment = load(workbook.examples / "D04.json").model_copy(update={"trainee": CODE})
    feedback = a_feedback(workbook.review(assignment))
    with Store.open(own.place / "werk") as store:
        for name in ("inventory", "plan", "reflection"):
            body = getattr(assignment, name).model_dump(mode="json", exclude_defaults=True)
            store.save(CODE, name, body, 0)
        handed = assignment.model_dump_json(exclude_defaults=True).encode()
        store.hand_in(CODE, handed, datetime(2026, 11, 20, 12, tzinfo=AMSTERDAM))
        store.give_back(CODE, 1, feedback_body(feedback))
    page = open_sheet("00-start.ipynb", server=own, page=page)
    ready(page).get_by_role("link", name="Lees de terugkoppeling").click()
    page.wait_for_url("**/eindopdracht.ipynb*")
    page.wait_for_selector("[data-hw-klaar]")
    ready(page).get_by_role("heading", name="Nieuw: poging 1, van trainer-t").wait_for()
    assert page.locator("mark").all_inner_texts() == [one.quote for one in feedback.remarks]
    assert page.locator(".hw-page").get_by_text("gelijk: deze tekst is sindsdien niet veranderd").count() == 3

    file = tmp_path / "terugkoppeling.json"
    file.write_bytes(feedback_bytes(a_feedback(workbook.review(assignment), again_by=None)))
    page.get_by_label("Bestand met terugkoppeling").set_input_files(file)
    page.get_by_text("De terugkoppeling op poging 1 is ingelezen.").wait_for()
    assert page.get_by_label("Welke terugkoppeling?").locator("option").count() == 2
    with page.expect_download() as download:
        page.get_by_role("button", name="Terugkoppeling als webpagina").click()
    assert download.value.suggested_filename.endswith(".html")
