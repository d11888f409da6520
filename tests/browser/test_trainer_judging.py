"""Journeys of a trainer with the pile: three hand-ins from collecting to feedback by keyboard, and a second judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from herstelwerk.groups import Course, Group, Member, course_body, roster_body
from herstelwerk.judgement import Judgement
from herstelwerk.judging import line_of
from herstelwerk.results import Signal
from herstelwerk.store import GROUP, Store
from herstelwerk.workbook import Workbook, load
from tests.browser.people import press, ready
from tests.serving import Server

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
COHORT = "2026-NIJ-1"
DAYS = (date(2026, 10, 5), date(2026, 10, 12), date(2026, 11, 2), date(2026, 11, 16))
WHO = ("D01", "D06", "D07")
BOOK = Workbook.find()


def fill(place: Path, judge: str = "mus9") -> None:
    """A group of three that handed in, and a trainer who worked here last."""
    with Store.open(place / "werk") as store:
        group = Group(COHORT, Course("Nijmegen", DAYS), tuple(Member(code) for code in WHO))
        store.save(GROUP + COHORT, "programma", course_body(group.course), 0)
        store.save(GROUP + COHORT, "groep", roster_body(group), 0)
        for code in WHO:
            path = BOOK.examples / f"{code}.json"
            submitted = load(path).submitted_at
            assert submitted is not None
            store.hand_in(code, path.read_bytes(), submitted)
        store.remember(judge, "trainer", COHORT, "trainer/nakijken.ipynb")


@pytest.fixture
def own(browser: object, tmp_path: Path) -> Iterator[Server]:
    """A server on a folder with a pile."""
    fill(tmp_path / "plek")
    running = Server(tmp_path / "plek", tmp_path / "thuis")
    yield running
    running.stop()


def answered(page: Page, what: str) -> None:
    """Wait until the line with who and how far says this."""
    page.wait_for_function(
        "what => document.querySelector(\"[data-k='wie-en-waar']\")?.textContent.includes(what)", arg=what
    )


def judge_all(page: Page, code: str) -> None:
    """All eighteen criteria by single keys, as the program sees them; what it cannot tell is met."""
    results = BOOK.review(BOOK.examples / f"{code}.json").criteria
    for number, result in enumerate(results, 1):
        page.keyboard.press("d" if result.signal is Signal.ATTENTION else "v")
        answered(page, f"{code}, poging 1: {number} van {len(results)}")


def judgements(place: Path, code: str) -> dict[str, list[Judgement]]:
    """What stands in the store, per judge."""
    found: dict[str, list[Judgement]] = {}
    with Store.open(place / "werk") as store:
        for said in store.said(code):
            line = line_of(said.body, said.judge, said.at)
            if isinstance(line, Judgement):
                found.setdefault(said.judge, []).append(line)
    return found


def test_three_hand_ins_from_pile_to_feedback_by_keyboard(open_sheet: Open, own: Server) -> None:
    page = ready(open_sheet("trainer/nakijken.ipynb", server=own))
    page.get_by_text("3 eindopdrachten, 0 van 54 oordelen gegeven").wait_for()
    page.get_by_role("button", name="Kijk D01 na").press("Enter")
    page.get_by_role("heading", name="K1 Volledig over tien leefgebieden").wait_for()
    for number, code in enumerate(WHO):
        judge_all(page, code)
        if number + 1 < len(WHO):
            page.keyboard.press("ArrowRight")
            answered(page, f"{WHO[number + 1]}, poging 1")
            page.get_by_role("button", name="K1 ", exact=False).first.press("Enter")
    page.get_by_role("button", name="Terugkoppeling").press("Enter")
    page.get_by_text("3 van 3 eindopdrachten zijn helemaal beoordeeld").wait_for()
    page.get_by_label("Je eerste woord").first.fill("Wat een mooi portret.")
    page.get_by_role("button", name="Geef alles terug wat klaar is").press("Enter")
    page.get_by_text("Teruggegeven op").nth(2).wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download PDF: D01").press("Enter")
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")
    with Store.open(own.place / "werk") as store:
        assert [len(store.given_back(code)) for code in WHO] == [1, 1, 1]
        assert store.given_back("D01")[0].body["word"] == "Wat een mooi portret."
        store.remember("D01", "deelnemer", COHORT, "deelnemer/eindopdracht.ipynb")  # now the trainee sits here
    hers = ready(open_sheet("deelnemer/eindopdracht.ipynb#terugkoppeling", server=own, page=page.context.new_page()))
    press(hers, "Terugkoppeling")
    hers.get_by_text("Wat een mooi portret.").first.wait_for()


def test_going_against_a_signal_asks_a_reason_and_undo_takes_back(open_sheet: Open, own: Server) -> None:
    page = ready(open_sheet("trainer/nakijken.ipynb", server=own))
    press(page, "Kijk D01 na")
    page.get_by_role("heading", name="K1 Volledig").wait_for()
    page.keyboard.press("n")
    page.get_by_text("Dat mag; schrijf er kort bij waarom.").first.wait_for()
    page.wait_for_function("() => document.activeElement.matches('input')")
    page.keyboard.type("dvn is hier gewone tekst")
    page.keyboard.press("Enter")
    answered(page, "1 van 18")
    assert [one.reason for one in judgements(own.place, "D01")["mus9"]] == ["dvn is hier gewone tekst"]
    page.keyboard.press("z")
    answered(page, "0 van 18")


def test_words_one_selects_get_a_remark_beside_them(open_sheet: Open, own: Server) -> None:
    page = ready(open_sheet("trainer/nakijken.ipynb", server=own))
    press(page, "Kijk D06 na")
    page.get_by_role("heading", name="K1 Volledig").wait_for()
    page.evaluate(
        """() => { const text = document.querySelector("[data-hw-where='i1|text']"), range = document.createRange();
        const node = text.firstChild.nodeType === 3 ? text.firstChild : text.firstChild.firstChild;
        range.setStart(node, 3); range.setEnd(node, 14);
        getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    page.keyboard.press("o")
    page.locator(".hw-read .hw-card q", has_text="kies").wait_for()
    page.wait_for_function("() => document.activeElement.matches('textarea')")
    page.keyboard.type("Wat maakt dat hij daar slaapt?")
    press(page, "Plaats opmerking")
    page.get_by_text("Jouw opmerking (K1)").wait_for()
    with Store.open(own.place / "werk") as store:
        (line,) = store.said("D06")
    text = load(BOOK.examples / "D06.json").inventory.entries[0].text
    assert (line.body["where"], line.body["start"], line.body["quote"]) == ("i1.text", 3, text[3:14].strip())


def test_a_second_judge_starts_blind_and_both_are_laid_side_by_side(open_sheet: Open, own: Server) -> None:
    page = ready(open_sheet("trainer/nakijken.ipynb", server=own))
    press(page, "Kijk D01 na")
    page.get_by_role("heading", name="K1 Volledig").wait_for()
    judge_all(page, "D01")
    with Store.open(own.place / "werk") as store:
        store.remember("eend3", "trainer", COHORT, "trainer/nakijken.ipynb")  # a colleague sits down
    second = ready(open_sheet("trainer/nakijken.ipynb", server=own, page=page.context.new_page()))
    second.get_by_text("3 eindopdrachten, 0 van 54 oordelen gegeven").wait_for()
    press(second, "Kijk D01 na")
    second.get_by_role("heading", name="K1 Volledig").wait_for()
    judge_all(second, "D01")
    found = judgements(own.place, "D01")
    assert {judge: len(lines) for judge, lines in found.items()} == {"mus9": 18, "eend3": 18}
    both = ready(open_sheet("trainer/samen-oordelen.ipynb", server=own, page=page.context.new_page()))
    press(both, "Naast elkaar")
    both.get_by_text("D01").first.wait_for()
