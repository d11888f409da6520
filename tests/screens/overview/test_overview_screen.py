"""The room at a glance as a trainer sees it: live, honest in its counts, and quick."""

from __future__ import annotations

import csv
import io
import time
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from herstelwerk.overview.standings import stations
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.overview.figures import Look, look_body, read_look
from herstelwerk.screens.overview.screen import EVERY, PARTS, OverviewScreen
from herstelwerk.screens.page import Page
from herstelwerk.store import GROUP, Fault, StoreError
from tests.hand_ins import HOSTILE
from tests.screens.overview.people import CODE, NAMES, Clock, Loop, group, looking, tell
from tests.screens.soundness import look_over

ALL = pytest.mark.parametrize("part", list(PARTS))


@ALL
def test_without_a_group_it_says_how_to_make_one(desk: Desk, part: str) -> None:
    page, _ = looking(replace(desk, cohort=""), part)
    assert "Er is nog geen groep." in page.words


@ALL
def test_a_group_of_whom_nothing_was_heard_yet(desk: Desk, part: str) -> None:
    page, _ = looking(group(desk), part)
    look_over(page)
    if part == "nu":
        assert "Van deze groep is nog niets gehoord." in page.words


def test_who_is_where_and_who_is_quiet(desk: Desk) -> None:
    trainer = group(desk, NAMES[:4])
    tell(desk, NAMES[0], minutes=3, here=20)
    tell(desk, NAMES[1], minutes=25, here=20, handed_in=2)
    tell(desk, NAMES[2], minutes=300, here=5)
    tell(desk, "vreemde-vogel", here=30)
    page, screen = looking(trainer)
    titles = [screen.figures.room("nu").title(one.id) for one in stations(desk.workbook.exercises())]
    assert "3 van de 5 waren de laatste 2 uur aan het werk. Van 1 is nog niets gehoord." in page.words
    rows = {row.children[0].words: row.words for row in page.part("mensen").walk() if row.tag == "tr"}  # type: ignore[union-attr]
    assert f"{titles[20]} 3 minuten geleden nog niet" in rows[NAMES[0]] and "Stil" not in rows[NAMES[0]]
    assert "25 minuten geleden poging 2 Stil sinds 25 minuten" in rows[NAMES[1]]
    assert f"{titles[5]} om 9.02 uur" in rows[NAMES[2]] and "Stil" not in rows[NAMES[2]]
    assert "nog niets gehoord" in rows[NAMES[3]]
    assert titles[30] in rows["vreemde-vogel (niet op de lijst)"]
    places = page.part("plekken").words
    assert f"{titles[20]} 2 {NAMES[0]}, {NAMES[1]}" in places and titles[5] not in places


def test_it_looks_again_by_itself_until_it_is_stopped(desk: Desk) -> None:
    loop, clock = Loop(), Clock()
    trainer = replace(group(desk), call_later=loop, now=clock)
    page, _ = looking(trainer)
    assert "Bijgewerkt om 14.02.00 uur. Vernieuwt elke 5 seconden." in page.words
    tell(desk, NAMES[0])
    assert "zojuist" not in page.words
    clock.go(seconds=5)
    assert loop.turn() == [EVERY]
    assert "1 van de 10 was" in page.words and "Bijgewerkt om 14.02.05" in page.words
    assert page.sent[-1].get("n") is None, "nobody asked"
    page.press("pauze")
    loop.turn()
    assert loop.waiting == [] and "Stilgezet: je ziet hoe het om 14.02.05 uur was." in page.words
    tell(desk, NAMES[1])
    assert "1 van de 10 was" in page.words
    page.press("pauze")
    assert "2 van de 10 waren" in page.words and len(loop.waiting) == 1
    page.press("vernieuw")
    assert len(loop.waiting) == 1, "one look waits, never more"
    page.close()
    loop.turn()
    assert loop.waiting == [], "a page that is closed looks no more"


def test_only_what_changed_goes_to_the_browser(desk: Desk) -> None:
    loop, clock = Loop(), Clock()
    trainer = replace(group(desk), call_later=loop, now=clock)
    tell(desk, NAMES[0], minutes=2)
    page, _ = looking(trainer, "eisen")
    clock.go(seconds=5)
    loop.turn()
    assert [part["k"] for part in page.sent[-1]["parts"]] == ["vers"]  # type: ignore[attr-defined]


def test_when_the_store_cannot_be_read_the_figures_stay(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = group(desk)
    tell(desk, NAMES[0])
    page, _ = looking(trainer)

    def fails(*_: object) -> None:
        raise StoreError(Fault.UNREACHABLE, "database training op server")

    with monkeypatch.context() as there:
        there.setattr(desk.store, "progress_of", fails)
        page.press("vernieuw")
        assert "De cijfers konden niet vernieuwd worden" in page.part("storing").words
        assert "zojuist" in page.part("mensen").words
    page.press("vernieuw")
    assert "konden niet vernieuwd worden" not in page.words


@pytest.mark.parametrize("roster", [{"members": 3}, {"members": [{}]}, {"members": [{"code": "x"}]}])
def test_a_list_that_cannot_be_read_hides_nobody(desk: Desk, roster: dict[str, Any]) -> None:
    desk.store.save(GROUP + CODE, "programma", {}, 0)
    desk.store.save(GROUP + CODE, "groep", roster, 0)
    tell(desk, NAMES[0])
    page, _ = looking(desk)
    assert "De lijst van deze groep is niet te lezen" in page.words and NAMES[0] in page.words


def test_the_exercises_of_a_day(desk: Desk) -> None:
    trainer = group(desk, NAMES[:3])
    days = [one.day for one in stations(desk.workbook.exercises())]
    tell(desk, NAMES[0], here=days.index(2) + 3)
    tell(desk, NAMES[1], here=days.index(2) + 1)
    page, screen = looking(trainer, "oefeningen")
    assert page.part("dag:2").attributes.get("checked") is True, "the day most people are at"
    drawn = page.part("oefeningen-2").words
    assert f"{days.count(2)} oefeningen van dag 2, van 2 deelnemers is iets gehoord." in drawn
    assert "Aan 3 van de oefeningen is iemand begonnen; bij 1 ervan is iedereen klaar." in drawn
    page.choose("dag", "1")
    drawn = page.part("oefeningen-1").words
    assert f"bij {days.count(1)} ervan is iedereen klaar" in drawn
    assert "Vier dagen: wat wil jij eruit halen? klaar klaar nog niets gehoord 2 van 2" in drawn
    assert looking(trainer, "oefeningen")[1].figures.look.value.day == 1, "it stays so"
    assert screen.saved


def test_what_the_whole_group_misses_comes_with_its_exercise(desk: Desk) -> None:
    trainer = group(desk, NAMES[:4])
    for name in NAMES[:3]:
        tell(desk, name)
    page, _ = looking(trainer, "eisen")
    card = page.part("mist-K6")
    assert "De hele groep: bij 3 van de 3 die eraan begonnen stelt het programma vragen (samen 9 vragen)." in (
        " ".join(card.words.split())
    )
    to = [str(part.attributes["to"]) for part in card.walk() if part.tag == "a"]
    assert to == ["deelnemer/dag-2.ipynb#van-dossier-naar-ik", "deelnemer/dag-3.ipynb#krachtgerichte-vragen"]
    criterion = next(one for one in desk.workbook.criteria.criterion if one.id == "K6")
    assert criterion.asks in card.words and criterion.why in card.words
    assert "mist-K1" not in [part.key for part in page.tree.walk()]
    assert "K6 Positief geformuleerd let op, 3 vragen let op, 3 vragen let op, 3 vragen nog niets gehoord 3 van 3" in (
        page.part("eisen").words
    )


def test_who_stands_alone_is_no_group(desk: Desk) -> None:
    trainer = group(desk)
    tell(desk, NAMES[0])
    page, _ = looking(trainer, "eisen")
    assert "nog te weinig deelnemers" in page.part("samen").words
    tell(desk, NAMES[1], criteria={"K6": ["in orde", 0]})
    page.press("vernieuw")
    assert "Er is nu geen eis" in page.part("samen").words


def test_every_criterion_of_ours_has_exercises_that_exist(desk: Desk) -> None:
    texts = desk.workbook.wording("overzicht", "overzicht")
    there = {one.id for one in desk.workbook.exercises()}
    assert [one.id for one in texts.tables("eis")] == [one.id for one in desk.workbook.criteria.criterion]
    for one in texts.tables("eis"):
        assert one.texts("oefeningen") and set(one.texts("oefeningen")) <= there


def test_life_areas_say_how_many_and_which_nobody_touches(desk: Desk) -> None:
    trainer = group(desk, NAMES[:3])
    tell(desk, NAMES[0], areas={"living": {"strength": 2, "wish": 1}}, left_open=["partner"])
    tell(desk, NAMES[1], areas={"living": {"strength": 1}})
    tell(desk, NAMES[2], areas={})
    page, _ = looking(trainer, "leefgebieden")
    assert "2 van de 3 begonnen aan de krachteninventarisatie." in page.words
    open_ones = page.part("onaangeraakt").words
    assert "Zingeving" in open_ones and "Wonen" not in open_ones and "(Ex-)partner" not in open_ones
    drawn = page.part("gebieden").words
    assert "Wonen & dagelijks leven 2 van 2 1 van 2 0 van 2 2 van 2 –" in drawn
    assert "(Ex-)partner 0 van 2 0 van 2 0 van 2 0 van 2 1" in drawn


def test_another_group_is_another_room(desk: Desk) -> None:
    trainer = group(desk)
    desk.store.save(f"{GROUP}2026-AMS-2", "programma", {}, 0)
    tell(desk, NAMES[0])
    page, _ = looking(trainer)
    assert NAMES[0] in page.words
    page.choose("groep-keuze", "2026-AMS-2")
    assert NAMES[0] not in page.words


@pytest.mark.parametrize("part", [one for one in PARTS if one != "bestanden"])
def test_a_table_goes_along_as_excel_and_csv(desk: Desk, part: str) -> None:
    trainer = group(desk, ("=1+1", *NAMES[:2]))
    for name in ("=1+1", *NAMES[:2]):
        tell(desk, name)
    page, screen = looking(trainer, part)
    page.press("csv")
    text = page.files[-1].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert str(page.sent[-1]["file"]).endswith("-2026-11-22.csv")
    page.press("excel")
    sheet = load_workbook(io.BytesIO(page.files[-1])).worksheets[0]
    assert [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)] == rows
    assert len(rows) > 3 and not any(cell.startswith(("=", "+", "@", "\t")) for row in rows for cell in row)
    assert ("'=1+1" in text) is (part != "leefgebieden")
    assert rows[0] == list(screen._sheet().header) or part != "leefgebieden"


# ---------------------------------------------------------------- odd things


@pytest.mark.parametrize("text", HOSTILE)
@ALL
def test_hostile_code_words_stay_text(desk: Desk, part: str, text: str) -> None:
    name = "".join(sign for sign in text if sign.isprintable()).strip() or "leeg"
    trainer = group(desk, (name,))
    tell(desk, name)
    page, _ = looking(trainer, part)
    look_over(page)
    tags = {node.tag for node in page.tree.walk()}
    assert not tags & {"script", "img"}


def test_a_body_that_is_no_body_is_someone_of_whom_little_is_known(desk: Desk) -> None:
    trainer = group(desk, NAMES[:2])
    desk.store.tell_progress(NAMES[0], CODE, {"here": "Mijn geheim: ik heb schulden", "exercises": [1], "criteria": 7})
    for part in PARTS:
        page, _ = looking(trainer, part)
        assert "geheim" not in page.words
    assert "ergens anders in het werkboek" in looking(trainer)[0].words


@pytest.mark.parametrize("body", [{}, {"hidden": "ja", "day": 9, "folder": 3}, {"day": True}])
def test_a_look_that_does_not_fit_is_the_first_look(body: dict[str, Any]) -> None:
    assert read_look(body) == Look()
    assert read_look(look_body(Look(True, 3, "C:\\Groep"))) == Look(True, 3, "C:\\Groep")


def test_sixteen_people_and_every_exercise_are_drawn_at_once(desk: Desk) -> None:
    names = tuple(f"vogel-{n}" for n in range(16))
    trainer = group(desk, names)
    for name in names:
        tell(desk, name, here=70)
    for part in PARTS:
        looking(trainer, part)  # the content is read the first time
        times = []
        for _ in range(3):
            began = time.perf_counter()
            page = Page(screen := OverviewScreen(trainer, part))
            opened = time.perf_counter() - began
            began = time.perf_counter()
            screen.figures.fetch()
            page.refresh()
            times.append((opened, time.perf_counter() - began))
        assert min(opened for opened, _ in times) < 1 and min(renewed for _, renewed in times) < 1, (part, times)
