"""Judging together, as a page in parts."""

from __future__ import annotations

from typing import Any

from herstelwerk.screens.agreement.numbers import Numbers
from herstelwerk.screens.agreement.practice import PracticeSheet
from herstelwerk.screens.agreement.ruled import RuleAndTrainer
from herstelwerk.screens.agreement.sample import Sample
from herstelwerk.screens.agreement.side import SideBySide
from herstelwerk.screens.agreement.work import AgreementWork
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.groups import choose_group
from herstelwerk.screens.kept import Kept
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.tabs import Tabbed

PARTS = {
    "steekproef": "Steekproef",
    "naast-elkaar": "Naast elkaar",
    "cijfers": "Cijfers",
    "regel-en-trainer": "Regel en trainer",
    "oefenen": "Oefenen",
}


class AgreementScreen(Tabbed):
    """Two judges over one sample, what the figures say, and practising with examples."""

    name, title, about = "samen-oordelen", "Samen oordelen", "samen oordelen"
    parts = PARTS

    def __init__(self, desk: Desk, part: str = "steekproef") -> None:
        self.desk = desk
        words = desk.workbook.wording("samen-oordelen", "trainer")
        self.work = AgreementWork(desk)
        self.sample = Sample(self.work, words.table("sample"), self.page)
        self.beside = SideBySide(self.work, words.table("beside"), self.page)
        self.numbers = Numbers(self.work, words.table("figures"), self.page)
        self.ruled = RuleAndTrainer(self.work, words.table("rules"))
        self.practice = PracticeSheet(self.work, words.table("practice"), self.page)
        super().__init__(part, self._drafts())
        desk.store.remember(desk.owner, place="trainer/samen-oordelen.ipynb")

    def open_part(self) -> Part:
        """The part that is open; all but practising are about one group."""
        return el("div", self._open(), class_="hw-contained")  # wide tables scroll, and do not stretch the page

    def _open(self) -> Part:
        if self.part == "oefenen":
            return self.practice.draw()
        if not self.desk.cohort:
            return el("section", el("h2", PARTS[self.part]), choose_group(self.desk, self._other_group))
        draws = {
            "steekproef": self.sample.draw,
            "naast-elkaar": self.beside.draw,
            "cijfers": self.numbers.draw,
            "regel-en-trainer": self.ruled.draw,
        }
        more = choose_group(self.desk, self._other_group) if len(self.desk.store.groups()) > 1 else None
        return el("div", more, draws[self.part]())

    def go(self, part: str) -> None:
        """Show another part, with what was said by now."""
        if part != self.part and part != "oefenen":
            self.work.look()
        super().go(part)

    def _other_group(self) -> None:
        self.leave()
        self.work.open_group()
        self.kept = Kept(self._drafts())
        if page := self.page():
            self.attach(page)

    def _drafts(self) -> list[Draft[Any]]:
        return [self.work.doubles, self.work.talks, self.sample.wishes, self.practice.practice]
