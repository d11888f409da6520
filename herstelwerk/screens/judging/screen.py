"""Judging, as a page in parts: the pile, by trainee, by criterion, and what goes back."""

from __future__ import annotations

from herstelwerk.judging.pile import Key
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.judging.back import GoingBack
from herstelwerk.screens.judging.by_criterion import ByCriterion
from herstelwerk.screens.judging.by_trainee import ByTrainee
from herstelwerk.screens.judging.place import Place
from herstelwerk.screens.judging.stack import Stack
from herstelwerk.screens.judging.work import JudgingWork
from herstelwerk.screens.parts import Part
from herstelwerk.screens.tabs import Tabbed

PARTS = {
    "stapel": "Stapel",
    "deelnemer": "Per deelnemer",
    "eis": "Per eis",
    "terug": "Terugkoppeling",
}


class JudgingScreen(Tabbed):
    """The final assignments of a group, judged by one trainer."""

    name, title, about = "nakijken", "Nakijken", "het nakijken"
    parts = PARTS

    def __init__(self, desk: Desk, part: str = "stapel") -> None:
        self.work = JudgingWork(desk)
        self.place = Place(self.work)
        self.stack = Stack(self.work, self.page, self._judge)
        self.by_trainee = ByTrainee(self.work, self.place, self.page)
        self.by_criterion = ByCriterion(self.work, self.place, self.page, self._judge)
        self.back = GoingBack(self.work, self.page)
        super().__init__(part, [self.work.marks, self.work.habits, self.by_trainee.composer.draft, self.back.words])
        desk.store.remember(desk.owner, place="trainer/nakijken.ipynb")

    def open_part(self) -> Part:
        """The part that is open."""
        if self.part == "deelnemer":
            return self.by_trainee.draw()
        if self.part == "eis":
            return self.by_criterion.draw()
        if self.part == "terug":
            return self.back.draw()
        return self.stack.draw()

    def _judge(self, key: Key) -> None:
        self.place.to_item(key)
        self.go("deelnemer")
