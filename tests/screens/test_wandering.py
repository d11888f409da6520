"""Every screen in every state: each button pressed once, and people who wander about and try everything."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from herstelwerk.handin import read_hand_in
from herstelwerk.review import review
from herstelwerk.screens.assignment.screen import PARTS, AssignmentScreen
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.day import DayScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Screen
from herstelwerk.screens.start import StartScreen
from herstelwerk.screens.workbook.screen import PARTS as SHEETS
from herstelwerk.screens.workbook.screen import WorkbookScreen
from herstelwerk.store import Store
from herstelwerk.workbook import Workbook
from tests.screens.conftest import NOW, fill
from tests.screens.soundness import Watched
from tests.screens.wandering import press_each, wander

Open = Callable[[Callable[[Desk], Screen], str], Watched]
DAYS = pytest.mark.parametrize("day", range(1, 5))
SEEDS = [*range(3), *(pytest.param(seed, marks=pytest.mark.full) for seed in range(3, 40))]
# Empty and filled in; what is full of questions takes as long as both together, and meets the same buttons more often.
FILLED = ["", "D01.json", pytest.param("D07.json", marks=pytest.mark.full)]


@pytest.fixture
def fresh(tmp_path: Path, empty_work: Path, workbook: Workbook) -> Iterator[Open]:
    """A page at a desk of its own; `example` fills the final assignment, an empty one leaves it empty."""
    stores: list[Store] = []

    def opened(screen: Callable[[Desk], Screen], example: str = "") -> Watched:
        folder = shutil.copytree(empty_work, tmp_path / str(len(stores)))
        stores.append(Store.open(folder, clock=lambda: NOW))
        desk = Desk(workbook, stores[-1], "blauwe-fiets", "2026-NIJ-1", lambda: NOW)
        if example:
            fill(desk, example)
        return Watched(screen(desk))

    yield opened
    for store in stores:
        store.close()


@pytest.mark.parametrize("example", FILLED)
@pytest.mark.parametrize("part", PARTS)
def test_every_button_of_the_final_assignment(fresh: Open, part: str, example: str) -> None:
    assert press_each(lambda: fresh(lambda desk: AssignmentScreen(desk, part), example)) >= len(PARTS)


@pytest.mark.parametrize("example", ["", "D01.json"])
@pytest.mark.parametrize("part", SHEETS)
def test_every_button_of_my_workbook(fresh: Open, part: str, example: str) -> None:
    assert press_each(lambda: fresh(lambda desk: WorkbookScreen(desk, part), example)) >= len(SHEETS)


@DAYS
def test_every_button_of_a_day(fresh: Open, day: int) -> None:
    assert press_each(lambda: fresh(lambda desk: DayScreen(desk, day), "")) > 15


def test_every_button_of_the_start_page(fresh: Open) -> None:
    assert press_each(lambda: fresh(StartScreen, "")) == 1

    def known(desk: Desk) -> StartScreen:
        desk.store.remember(desk.owner, role="deelnemer", cohort=desk.cohort)
        return StartScreen(desk)

    assert press_each(lambda: fresh(known, "D01.json")) == 1


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("example", ["", "D01.json"])
def test_who_wanders_over_the_final_assignment_has_something_to_hand_in(
    fresh: Open, rules: object, example: str, seed: int
) -> None:
    page = fresh(AssignmentScreen, example)
    wander(page, seed, 80)
    screen = page.screen
    assert isinstance(screen, AssignmentScreen)
    again = Work(screen.desk)
    for name in ("inventory", "plan", "reflection", "key"):
        assert getattr(again, name).value == getattr(screen.work, name).value, name
    handed_in = read_hand_in(screen.work.assignment.model_dump_json(exclude_defaults=True).encode())
    assert review(handed_in, screen.desk.rules, screen.desk.today).findings == screen.work.review.findings


@pytest.mark.parametrize("seed", SEEDS)
@DAYS
def test_who_wanders_over_a_day_finds_everything_back(fresh: Open, day: int, seed: int) -> None:
    page = fresh(lambda desk: DayScreen(desk, day), "")
    wander(page, seed, 60)
    assert isinstance(page.screen, DayScreen)
    number = page.screen.exercises.index(page.screen.current.exercise)
    again = Watched(DayScreen(page.screen.desk, day))
    again.press(f"oefening-{number}")
    prefix = page.screen.current.prefix
    for key in ("lijst", f"{prefix}-stand", f"{prefix}-werk", f"{prefix}-antwoord"):
        assert again.part(key) == page.part(key), key


@pytest.mark.parametrize("seed", SEEDS)
def test_who_wanders_over_my_workbook_meets_no_fault(fresh: Open, seed: int) -> None:
    wander(fresh(WorkbookScreen, "D01.json" if seed % 2 else ""), seed, 80)


@pytest.mark.parametrize("seed", SEEDS)
def test_who_wanders_over_the_start_page_meets_no_fault(fresh: Open, seed: int) -> None:
    wander(fresh(StartScreen, ""), seed, 30)
