"""Journeys of a trainer: a group from code words to proof of participation, and a meeting led with a sped-up clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from herstelwerk.judgement import Judgement
from herstelwerk.judging import line_body
from herstelwerk.results import Level
from herstelwerk.store import GROUP, Store
from herstelwerk.workbook import Workbook, load
from tests.browser.people import kept, press, ready, until
from tests.serving import Server

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
COHORT = "2026-NIJ-1"
DAYS = ("2026-10-05", "2026-10-12", "2026-11-02", "2026-11-16")
IDEAS = [f"Idee {number} met de buurman" for number in range(12)]


@pytest.fixture
def own(browser: object, tmp_path: Path) -> Iterator[Server]:
    """A server on an empty folder, where a trainer worked last."""
    with Store.open(tmp_path / "plek" / "werk") as store:
        store.remember("mus9", "trainer", "", "00-start.ipynb")
    running = Server(tmp_path / "plek", tmp_path / "thuis")
    yield running
    running.stop()


def body(server: Server, name: str) -> dict[str, object]:
    """A sheet of the group."""
    with Store.open(server.place / "werk") as store:
        sheet = store.read(GROUP + COHORT, name)
        return sheet.body if sheet else {}


def passed(server: Server, code: str) -> None:
    """This trainee handed in on time, and all of it was judged as met."""
    book = Workbook.find()
    with Store.open(server.place / "werk") as store:
        one = load(book.examples / "D01.json").model_copy(update={"trainee": code, "cohort": COHORT})
        assert one.submitted_at is not None
        store.hand_in(code, one.model_dump_json().encode(), one.submitted_at)
        at = datetime.now(UTC)
        for result in book.review(one).criteria:
            said = {"criterion": result.id, "signal": result.signal, "level": Level.MET, "reason": "gelezen"}
            store.say(code, 1, "mus9", line_body(Judgement(**said, by="mus9", at=at)))  # type: ignore[arg-type]


def test_a_group_from_code_words_to_proof(open_sheet: Open, own: Server) -> None:
    page = ready(open_sheet("00-start.ipynb", server=own))
    page.get_by_role("link", name="Groep", exact=True).click()
    page.wait_for_url("**/groep.ipynb*")
    ready(page)
    page.get_by_label("Code van de groep").fill(COHORT)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=f"Groep {COHORT}").wait_for()
    for number, day in enumerate(DAYS, 1):
        page.get_by_label(f"Dag {number}", exact=True).fill(day)
    page.get_by_text("maandag 30 november 2026").first.wait_for()
    press(page, "Codewoorden")
    page.get_by_label("Hoeveel?").fill("8")
    press(page, "Maak codewoorden")
    page.locator("[data-k=lijst] li").nth(7).wait_for()
    with page.expect_download() as cards:
        press(page, "Download de kaartjes")
    assert Path(cards.value.path()).read_bytes().startswith(b"%PDF")
    press(page, "Aanwezigheid")
    for half_day in range(1, 8):
        page.locator(f"[data-k=allen-{half_day}]").click()
    page.wait_for_function("() => document.querySelectorAll('[data-k^=cel-]').length === 64")
    until(page, lambda: str(body(own, "groep")).count("'aanwezig'") == 56)  # eight people, seven half days
    kept(page)
    members = body(own, "groep")["members"]
    assert isinstance(members, list) and len(members) == 8
    code = members[0]["code"]
    assert [mark["presence"] for mark in members[0]["half_days"]] == ["aanwezig"] * 7 + ["nog niet genoteerd"]
    press(page, "Bewijs van deelname")
    page.get_by_text("Nu klaar voor het bewijs: 0 van 8.").wait_for()
    passed(own, code)
    press(page, "Kijk opnieuw")
    page.get_by_text("Nu klaar voor het bewijs: 1 van 8.").wait_for()
    page.get_by_label("Naam op het bewijs").fill("Sanne de Vries-Jansen")
    with page.expect_download() as proof:
        page.get_by_role("button", name=f"Download het bewijs van {code}").click()
    assert Path(proof.value.path()).read_bytes().startswith(b"%PDF")
    kept(page)
    file = own.place / "werk" / "herstelwerk.sqlite"
    with Store.open(own.place / "werk") as store:
        assert "Vries-Jansen" not in str([store.read(GROUP + COHORT, name) for name in ("groep", "programma")])
    assert b"Vries-Jansen" not in file.read_bytes(), "a name is for the paper only"


def test_a_teamkrachtbespreking_from_start_to_report(open_sheet: Open, own: Server) -> None:
    page = ready(open_sheet("trainer/bijeenkomst.ipynb", server=own))
    page.get_by_role("button", name="Bereid voor: Teamkrachtbespreking").click()
    page.get_by_label("Codewoorden van wie er zijn").fill("rode-bank, groene-fiets")
    page.get_by_label("Oefenen: een minuut duurt één seconde").check()
    page.get_by_label("Voorzitter").select_option("rode-bank")
    page.get_by_label("Brengt in").select_option("groene-fiets")
    page.get_by_label("Ja, en kopieën mogen", exact=False).check()
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_text("Stap 1 van 8").first.wait_for()
    page.get_by_text("over tijd").first.wait_for()  # ten sped-up minutes have passed, and the clock says so in words
    page.evaluate("document.activeElement.blur()")
    for step in range(2, 7):
        page.keyboard.press("n")
        page.get_by_text(f"Stap {step} van 8").first.wait_for()
    page.wait_for_function("() => document.activeElement.dataset.k === 'idee'")
    for idea in IDEAS:
        page.keyboard.type(idea)
        page.keyboard.press("Enter")
    page.get_by_text(f"{len(IDEAS)} ideeën").first.wait_for()
    assert page.locator("[data-k=idee-lijst] li").all_inner_texts() == IDEAS
    page.evaluate("document.activeElement.blur()")
    for step in (7, 8):
        page.keyboard.press("n")
        page.get_by_text(f"Stap {step} van 8").first.wait_for()
    page.get_by_label("3. Idee 2 met de buurman").check()
    press(page, "Naar het afronden")
    press(page, "Rond de bijeenkomst af")
    page.get_by_role("alert").filter(has_text="kopieën").or_(page.locator(".hw-alarm")).first.wait_for()
    for box in page.get_by_label("gedaan").all():
        box.check()
    for field in page.get_by_label("Wie", exact=False).all():
        if field.is_visible() and field.evaluate("one => one.matches('input[type=text]')") and not field.input_value():
            field.fill("rode-bank")
    press(page, "Rond de bijeenkomst af")
    press(page, "Verslag")
    page.get_by_text("Idee 2 met de buurman").first.wait_for()
    with page.expect_download() as report:
        page.get_by_role("button", name="PDF").first.click()
    assert Path(report.value.path()).read_bytes().startswith(b"%PDF")
