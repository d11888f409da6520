"""One call per worksheet: each opens the desk and gives a page, or says in Dutch why it cannot."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.problems import Unreadable
from herstelwerk.screens.assignment.screen import AssignmentScreen
from herstelwerk.screens.day import DayScreen
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Page, Screen
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.start import StartScreen
from herstelwerk.screens.workbook.screen import WorkbookScreen
from herstelwerk.store import StoreError


def start() -> Page:
    """The start page."""
    return _open(StartScreen)


def day(number: int) -> Page:
    """The exercises of one day of the training."""
    return _open(lambda desk: DayScreen(desk, number))


def assignment() -> Page:
    """The final assignment."""
    return _open(AssignmentScreen)


def workbook() -> Page:
    """My workbook: the other sheets, paper, and keeping safe."""
    return _open(WorkbookScreen)


def _open(screen: Callable[[Desk], Screen]) -> Page:
    try:
        return Page(screen(Desk.here()))
    except (StoreError, Unreadable) as error:
        return Page(Trouble(str(error)))


class Trouble:
    """What is shown where a worksheet cannot open: what happened and what to do."""

    name = "storing"
    saved = True

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def draw(self) -> Part:
        """The sentence."""
        return el("p", self.sentence, class_="hw-alarm", role="alert")

    def leave(self) -> None:
        """Nothing waits here."""
