"""Journeys of a trainee: a real browser, a real server, a real store; each on an empty work folder of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.people import CODE, introduce, kept, new_line, press, ready, was_here, written
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
    assert list(running.home.iterdir()) == []


@pytest.fixture
def hers(browser: object, tmp_path: Path) -> Iterator[Server]:
    """A server on a folder where she has said who she is, and nothing more: how she says it is a journey of its own."""
    was_here(tmp_path / "plek")
    running = Server(tmp_path / "plek", tmp_path / "thuis")
    yield running
    running.stop()
    assert list(running.home.iterdir()) == []


def test_first_visit(open_sheet: Open, own: Server) -> None:
    """From the link to the first saved answer."""
    page = open_sheet("00-start.ipynb", server=own)
    introduce(page)
    assert page.locator("html").get_attribute("lang") == "nl"
    page.get_by_role("link", name="Begin met dag 1").click()
    page.wait_for_url("**/dag-1.ipynb*")
    page.wait_for_selector("[data-hw-klaar]")
    ready(page)
    assert not page.locator(".jp-InputArea-editor:visible").count(), "no code in sight"
    page.get_by_role("group").get_by_label("ja", exact=True).first.check()
    kept(page)
    assert written(own, "exercise/dag-1/vier-dagen")
    page = open_sheet("00-start.ipynb", server=own, page=page)
    ready(page).get_by_text("Je was gebleven bij").wait_for()


@pytest.mark.parametrize("day", [1, 2, 3, 4])
def test_a_day(open_sheet: Open, hers: Server, day: int) -> None:
    """Every exercise opens, an answer gets a reaction, and tomorrow it is still there."""
    page = ready(open_sheet(f"deelnemer/dag-{day}.ipynb", server=hers))
    titles = page.locator(".hw-list button").evaluate_all("all => all.map(one => one.firstChild.textContent)")
    assert len(titles) >= 16
    for number, title in enumerate(titles):
        page.locator(".hw-list button").nth(number).click()
        page.get_by_role("heading", name=title, level=2).wait_for()
    fields = page.locator(".hw-page article textarea")
    choices = page.locator(".hw-page article input[type=radio]")
    for number, title in enumerate(titles):
        page.locator(".hw-list button").nth(number).click()
        page.get_by_role("heading", name=title, level=2).wait_for()
        if choices.count():
            choices.first.check()
            break
        if fields.count():
            fields.first.fill("Ik kook op woensdag voor acht mensen.")
            break
    kept(page)
    page.locator(".hw-list button[aria-pressed=true]", has_text="mee begonnen").or_(
        page.locator(".hw-list button[aria-pressed=true]", has_text="kijk nog eens")
    ).wait_for()
    again = ready(open_sheet(f"deelnemer/dag-{day}.ipynb", server=hers, page=page))
    again.get_by_role("heading", name=title, level=2).wait_for()
    value = again.locator(".hw-page article input:checked").or_(again.locator(".hw-page article textarea").first)
    assert value.first.input_value()


def test_inventory_with_findings(open_sheet: Open, hers: Server) -> None:
    """Questions come while one types, quote one's own words, can be set aside, and go when the words change."""
    page = ready(open_sheet("deelnemer/eindopdracht.ipynb", server=hers))
    field = new_line(page)
    page.keyboard.type("Ik wil geen schulden meer bij [BANK-1].")
    note = page.locator(".hw-vraag", has_text="Je schrijft hier wat er niet is: ‘geen schulden meer’")
    note.wait_for()
    described = field.get_attribute("aria-describedby")
    assert described and page.locator(f"[id='{described.split()[-1]}']", has_text="geen schulden meer").count() == 1
    page.locator(".hw-voice", has_text="geen schulden meer").wait_for(state="attached")  # said aloud after a pause
    note.get_by_role("button").click()
    page.get_by_label("Waarom past deze vraag hier niet?").fill("zo zegt hij het zelf")
    press(page, "Leg de vraag weg")
    page.locator(".hw-weg", has_text="zo zegt hij het zelf").wait_for()
    field.fill("Ik kook op woensdag voor acht mensen.")
    page.locator(".hw-weg").wait_for(state="detached")
    kept(page)
    assert written(hers, "inventory")["entries"][0]["text"] == "Ik kook op woensdag voor acht mensen."
    assert written(hers, "dismissals")["dismissals"][0]["reason"] == "zo zegt hij het zelf"


def test_restore_after_the_kernel_was_killed(open_sheet: Open, hers: Server) -> None:
    """kill -9 while typing: the sheet builds itself again and what was typed is there."""
    page = ready(open_sheet("deelnemer/eindopdracht.ipynb", server=hers))
    new_line(page)
    page.keyboard.type("Mijn zus belt elke zondag.")
    kept(page)
    page.keyboard.type(" Ik bel haar op woensdag.")
    for kernel in hers.kernels():
        kernel.kill()
    page.wait_for_function(
        """() => [...document.querySelectorAll('textarea')].some(one => one.value.includes('belt elke zondag'))
                 && document.querySelector('.hw-kept:not(.hw-wait)')?.textContent.includes('bewaard')""",
    )
    page.wait_for_function("() => document.querySelectorAll('[data-hw-ready]').length === 1")
    again = ready(open_sheet("deelnemer/eindopdracht.ipynb", server=hers, page=page))
    values = again.locator("textarea").evaluate_all("all => all.map(one => one.value)")
    assert any("Mijn zus belt elke zondag. Ik bel haar op woensdag." in value for value in values)


def test_two_tabs(open_sheet: Open, hers: Server, page: Page) -> None:
    """The tab that is behind is refused, both texts are kept, and the person chooses."""
    first = ready(open_sheet("deelnemer/eindopdracht.ipynb", server=hers))
    new_line(first)
    first.keyboard.type("In het eerste venster.")
    kept(first)
    second = ready(open_sheet("deelnemer/eindopdracht.ipynb", server=hers, page=first.context.new_page()))
    second.locator("textarea").first.fill("In het tweede venster staat meer.")
    kept(second)
    first.bring_to_front()
    first.locator("textarea").first.fill("In het eerste venster ga ik verder.")
    first.get_by_text("in een ander venster veranderd").wait_for()
    assert written(hers, "inventory")["entries"][0]["text"] == "In het tweede venster staat meer."
    press(first, "Laat het nieuwste zien")
    first.wait_for_function("() => document.querySelector('textarea').value.includes('tweede venster')")
    press(first, "Eerdere versies")
    first.get_by_text("apart bewaard").first.wait_for(state="attached")


def test_hand_in(open_sheet: Open, hers: Server, tmp_path: Path) -> None:
    """From an empty inventory to a file that `herstelwerk review` reads."""
    page = ready(open_sheet("deelnemer/eindopdracht.ipynb", server=hers))
    new_line(page, "wens erbij")
    page.keyboard.type("Ik wil weer elke week met mijn dochter eten.")
    page.locator(".hw-fold summary", has_text="Bron, datum").first.click()
    press(page, "Maak hier een prioriteit van")
    press(page, "Actieplan")
    press(page, "Maak er een doel van")
    page.wait_for_function("() => document.querySelector('textarea')?.value.includes('dochter')")
    press(page, "+ actie erbij")
    page.wait_for_function("() => document.activeElement.matches('textarea')")
    page.keyboard.type("[DOCHTER-1] bellen en een dag afspreken")
    page.get_by_label("Wanneer?").first.fill("volgende week dinsdag")
    page.locator(".hw-weet", has_text="dinsdag").first.wait_for()
    press(page, "Inleveren")
    page.get_by_label("Ik heb alles nagelezen").check()
    for box in page.locator("fieldset", has_text="Mijn cliënt weet").get_by_role("checkbox").all():
        box.check()
    with page.expect_download() as download:
        page.locator("[data-k='lever-in']").click()
    page.get_by_text("Je ontvangstbewijs is").first.wait_for()  # it is said aloud too
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    done = subprocess.run(
        [sys.executable, "-m", "herstelwerk", "review", str(file), "--format", "json"], capture_output=True, text=True
    )
    answer = json.loads(done.stdout)
    assert done.returncode == 0 and answer["trainee"] == CODE and answer["dates"]["a1"]
    assert (hers.place / "werk" / "ingeleverd" / file.name).read_bytes() == file.read_bytes()


def test_with_the_keyboard_alone(open_sheet: Open, own: Server) -> None:
    """Who you are, a day, an answer, a look: without touching the mouse."""
    page = ready(open_sheet("00-start.ipynb", server=own))
    _tab_to(page, "codewoord")
    page.keyboard.type(CODE)
    _tab_to(page, "begin-knop")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Begin met dag 1").wait_for()
    _tab_to(page, None, "Begin met dag 1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dag-1.ipynb*")
    page.wait_for_selector("[data-hw-klaar]")
    ready(page)
    _tab_to(page, "oefening-2")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.tagName === 'H2'")
    _tab_to(page, None, None, "input[type=radio]")
    page.keyboard.press("Space")
    _tab_to(page, None, "Kijk mee met mijn antwoord")
    page.keyboard.press("Enter")
    page.locator(".hw-page [role=status] .hw-note").first.wait_for()
    kept(page)
    assert written(own, "exercise/dag-1/zevende-dwerg").get("_looked") is True
    for shortcut in ("d", "d", "a", "b", "x", "m"):
        page.keyboard.press(shortcut)
    assert page.locator(".jp-Cell").count() == 2, "no cell was deleted or added"


def _tab_to(page: Page, key: str | None, name: str | None = None, selector: str | None = None) -> None:
    for _ in range(120):
        page.keyboard.press("Tab")
        there = page.evaluate(
            "([key, name, selector]) => { const at = document.activeElement;"
            " return (key && at.dataset?.k === key) || (name && at.textContent.trim() === name)"
            " || (selector && at.matches(selector)); }",
            [key, name, selector],
        )
        if there:
            return
    raise AssertionError(f"Tab does not come to {key or name or selector}")
