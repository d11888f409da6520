"""A workbook tells how far its owner is: not too often, never in the way of saving, never a word of hers."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from herstelwerk.exercises import Standing
from herstelwerk.overview import Told, read_told
from herstelwerk.screens import progress as telling
from herstelwerk.screens.assignment.screen import AssignmentScreen
from herstelwerk.screens.day import DayScreen
from herstelwerk.screens.desk import NOBODY, Desk
from herstelwerk.screens.progress import EVERY, RETRY, SOON, Progress
from herstelwerk.screens.start import StartScreen
from herstelwerk.store import Fault, StoreError
from tests.screens.answering import STORY, Trainee, answer
from tests.screens.assigned import Writer
from tests.screens.conftest import fill
from tests.screens.overview.people import Clock, Loop
from tests.screens.soundness import Watched

SECRET = "ZEERGEHEIM"


def told(desk: Desk) -> Told:
    """What the group's trainers know now."""
    found = desk.store.progress_of(desk.cohort)
    return read_told(found[0].body) if found else Told()


@pytest.fixture
def tells(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> list[float]:
    """The moments at which something was told, in seconds of the wall clock of the test."""
    moments: list[float] = []
    tell = desk.store.tell_progress

    def counted(*given: Any) -> None:
        moments.append(0)
        tell(*given)

    monkeypatch.setattr(desk.store, "tell_progress", counted)
    return moments


def test_a_day_tells_which_exercise_is_open_and_how_it_stands(desk: Desk) -> None:
    screen = DayScreen(desk, 1)
    page = Watched(screen)
    assert told(desk).here == screen.exercises[0].id
    assert told(desk).standings == {}
    answer(Trainee(page, screen.exercises[0]))
    page.press("volgende")
    screen.leave()
    now = told(desk)
    assert now.here == screen.exercises[1].id
    assert now.last is not None and now.last.place == screen.exercises[0].id
    assert now.standings == {screen.exercises[0].id: Standing.STARTED}


def test_the_assignment_tells_part_signals_entries_and_attempt(desk: Desk) -> None:
    fill(desk, "D01.json")
    her = Writer(desk)
    assert told(desk).here == "eindopdracht/krachteninventarisatie"
    her.line("living", "strength", "Ik kook op woensdag soep voor acht mensen.")
    her.go("actieplan")
    her.page.screen.leave()
    now = told(desk)
    assert now.here == "eindopdracht/actieplan"
    assert now.criteria == {one.id: (one.signal, len(one.findings)) for one in Writer(desk).work.review.criteria}
    assert sum(now.entries.values()) == len(her.work.inventory.value.entries)
    assert now.goals == len(her.work.plan.value.goals) and now.attempt == 0
    her.go("inleveren")
    her.page.choose("nagelezen", "privacy")
    consent = [option.key.partition(":")[2] for option in her.page.part("akkoord").walk() if option.tag == "input"]
    her.page.choose("akkoord", *consent)
    her.page.press("lever-in")
    her.page.screen.leave()
    assert told(desk).attempt == 1


def test_nothing_she_types_on_screen_is_told(desk: Desk) -> None:
    for day in range(1, 5):
        screen = DayScreen(desk, day)
        page = Watched(screen)
        for number in range(len(screen.exercises)):
            page.press(f"oefening-{number}")
            for key in page.hearing("input"):
                if page.part(key).attributes.get("type") in (None, "text"):
                    page.type(key, SECRET)
    her = Writer(desk)
    line = her.wish("living", SECRET)
    her.go("actieplan")
    her.step(her.goal(SECRET), SECRET)
    for part in ("krachteninventarisatie", "actieplan", "reflectie", "sleutel"):
        her.go(part)
        for key in her.page.hearing("input"):
            if her.page.part(key).attributes.get("type") in (None, "text"):
                her.page.type(key, SECRET)
    her.page.screen.leave()
    assert line
    body = desk.store.progress_of(desk.cohort)[0].body
    assert len(body["exercises"]) > 30 and body["areas"] == {"living": {"wish": 1}} and body["goals"] == 1
    assert SECRET not in json.dumps(body) and desk.owner not in json.dumps(body)


@pytest.mark.parametrize("change", [{"cohort": ""}, {"owner": NOBODY}])
def test_without_a_group_or_a_code_word_nothing_is_told(desk: Desk, tells: list[float], change: dict[str, str]) -> None:
    nobody = replace(desk, **change)  # type: ignore[arg-type]
    screen = DayScreen(nobody, 1)
    answer(Trainee(Watched(screen), screen.exercises[0]))
    Writer(nobody).page.screen.leave()
    assert tells == []


@pytest.mark.parametrize(("role", "silent"), [("trainer", True), ("onderzoeker", True), ("deelnemer", False)])
def test_a_trainer_who_looks_around_is_not_in_the_room(desk: Desk, tells: list[float], role: str, silent: bool) -> None:
    desk.store.remember(desk.owner, role=role)
    Watched(DayScreen(desk, 1))
    assert (tells == []) is silent


class Time(Loop):
    """A loop with a clock of its own: what is due happens while time goes by."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()

    def __call__(self, seconds: float, action: Callable[[], None]) -> None:
        self.waiting.append(((self.clock.at + timedelta(seconds=seconds)).timestamp(), action))

    def go(self, seconds: float) -> None:
        """Let so much time go by, a tenth of a second at a time."""
        for _ in range(round(seconds * 10)):
            self.clock.go(seconds=0.1)
            due = [one for one in self.waiting if one[0] <= self.clock.at.timestamp()]
            self.waiting = [one for one in self.waiting if one not in due]
            for _, action in due:
                action()


def test_while_she_types_it_is_told_once_in_five_seconds(desk: Desk, tells: list[float]) -> None:
    loop = Time()
    her = Writer(replace(desk, now=loop.clock, call_later=loop), "reflectie")
    assert tells == [], "the page opens first"
    loop.go(SOON)
    assert len(tells) == 1
    for n in range(100):  # half a minute of typing
        her.page.type("learning", "Ik leerde luisteren. " * n)
        loop.go(0.3)
    assert 30 / EVERY - 1 <= len(tells) - 1 <= 30 / EVERY + 1
    loop.go(60)
    assert len(tells) - 1 <= 30 / EVERY + 2, "and who sits still says nothing"
    assert not her.screen.progress._changed


def test_leaving_fields_does_not_make_it_tell_more_in_between(desk: Desk, tells: list[float]) -> None:
    loop = Time()
    her = Writer(replace(desk, now=loop.clock, call_later=loop), "reflectie")
    leaves = 0
    for n in range(100):
        her.page.type("learning", "Ik leerde luisteren. " * n)
        if n % 10 == 9:
            her.page._handle({"e": "leave"}, None, None)
            leaves += 1
        loop.go(0.3)
    assert leaves <= len(tells) <= leaves + 30 / EVERY + 2


def test_on_leaving_a_field_it_is_told_after_the_answer(desk: Desk, tells: list[float]) -> None:
    clock, loop = Clock(), Loop()
    her = Writer(replace(desk, now=clock, call_later=loop), "reflectie")
    loop.turn()
    assert len(tells) == 1
    her.page.screen.leave()
    assert loop.waiting == [], "nothing new, nothing told"
    her.page.type("learning", "Ik leerde luisteren.")
    her.page._handle({"e": "leave"}, None, None)
    assert len(tells) == 1, "the answer goes first"
    assert 0 in loop.turn()
    assert len(tells) == 2
    loop.turn()
    assert len(tells) == 2, "and only once"


def test_on_the_way_out_it_is_told_though_the_loop_has_stopped(desk: Desk, tells: list[float]) -> None:
    def stopped(seconds: float, action: Callable[[], None]) -> None:
        raise RuntimeError("no running event loop")

    progress = Progress(desk)
    progress._changed = True
    progress.desk = replace(desk, call_later=stopped)
    progress.leave()
    assert len(tells) == 1


def test_a_store_in_trouble_is_left_alone_and_saving_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tries = []

    def fails(*_: object) -> None:
        tries.append(1)
        raise StoreError(Fault.BUSY, "de database")

    monkeypatch.setattr(desk.store, "tell_progress", fails)
    clock, loop = Clock(), Loop()
    her = Writer(replace(desk, now=clock, call_later=loop), "reflectie")
    with caplog.at_level("INFO", "herstelwerk"):
        loop.turn()
    assert len(tries) == 1 and "progress was not told" in caplog.text
    her.page.type("learning", "Ik leerde luisteren.")
    her.page.screen.leave()
    assert her.page.screen.saved
    assert desk.store.read(desk.owner, "reflection").body == {"learning": "Ik leerde luisteren."}  # type: ignore[union-attr]
    assert "bewaard" in her.page.part("stand").words and "alarm" not in her.page.sent[-1]
    loop.waiting = [(s, a) for s, a in loop.waiting if s >= RETRY - 10]
    assert len(loop.waiting) == 1, "the next try waits a minute"
    clock.go(seconds=RETRY)
    loop.turn()
    assert len(tries) == 2


@pytest.mark.parametrize("fault", [StoreError(Fault.FULL), ValueError("van ons"), RecursionError()])
def test_whatever_goes_wrong_stays_in_the_log(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(telling, "body_of", fails)
    screen = DayScreen(desk, 1)
    answer(Trainee(Watched(screen), screen.exercises[0]))
    with caplog.at_level("INFO", "herstelwerk"):
        screen._progress.tell()
    assert screen.saved and "progress was not told" in caplog.text and STORY not in caplog.text


def test_telling_takes_little_time(desk: Desk) -> None:
    """Every sheet of a whole workbook: a telling fits between two keys, even on a slow machine."""
    fill(desk, "D01.json")
    for exercise in desk.workbook.exercises():
        desk.store.save(desk.owner, f"exercise/{exercise.id}", {"q1": STORY, "q2": STORY, "_looked": True}, 0)
    progress = Progress(desk)
    progress.tell()
    times = []
    for _ in range(5):
        began = time.perf_counter()
        progress.tell()
        times.append(time.perf_counter() - began)
    assert min(times) < 0.25, times


def test_a_link_opens_its_exercise_on_the_page_of_the_day(desk: Desk) -> None:
    screen = DayScreen(desk, 2)
    page = Watched(screen)
    page._handle({"e": "ready", "at": "ecogram"}, None, None)
    assert screen.current.exercise.id == "dag-2/ecogram"
    for odd in ("", "bestaat-niet", "../x", "dag-2/ecogram"):
        page._handle({"e": "ready", "at": odd}, None, None)
        assert screen.current.exercise.id == "dag-2/ecogram"


def test_the_start_page_says_what_a_trainer_sees(desk: Desk) -> None:
    page = Watched(StartScreen(desk))
    assert "Een trainer van je groep ziet hoe ver je bent" in page.part("wie").words
    page.type("codewoord", "blauwe-fiets")
    page.type("groepscode", "2026-NIJ-1")
    page.press("begin-knop")
    assert "Je hoort bij groep 2026-NIJ-1. Een trainer van je groep ziet" in page.part("wie-ziet").words
    page.press("ander")
    page.type("codewoord", "blauwe-fiets")
    page.type("groepscode", "")
    page.press("begin-knop")
    assert "Geen trainer ziet hoe ver je bent." in page.part("wie-ziet").words
    assert isinstance(AssignmentScreen(desk).progress, Progress)
