"""Changing the rules, as a page in parts."""

from __future__ import annotations

from herstelwerk.screens.controls import button
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import REMOVED
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.rules.file import OtherFile
from herstelwerk.screens.rules.limits import Limits
from herstelwerk.screens.rules.lists import WordLists
from herstelwerk.screens.rules.trial import TrialSheet
from herstelwerk.screens.rules.versions import RulesVersions
from herstelwerk.screens.rules.work import RulesWork
from herstelwerk.screens.tabs import Tabbed
from herstelwerk.trying import Change
from herstelwerk.trying.writing import told

PARTS = {
    "woordenlijst": "Woordenlijst",
    "grenzen": "Grenzen",
    "ander-bestand": "Ander bestand",
    "uitproberen": "Uitproberen",
    "versies": "Versies",
}
_EDITING = ("woordenlijst", "grenzen", "ander-bestand")


class RulesScreen(Tabbed):
    """A change of the rules: thought up, tried, and taken into use."""

    name, title, about = "regels", "Regels", "de regels"
    parts = PARTS

    def __init__(self, desk: Desk, part: str = "woordenlijst") -> None:
        self.desk = desk
        self.words = desk.workbook.wording("regels", "trainer")
        self.work = RulesWork(desk)
        self.limits = Limits(self.work, self.words.table("limits"), self.words.table("limit"))
        self.file = OtherFile(self.work, self.words.table("file"))
        self.lists = WordLists(self.work, self.words.table("lists"), self.page)
        self.trial = TrialSheet(self.work, self.words.table("trial"), self.page)
        self.versions = RulesVersions(self.work, self.words.table("versions"))
        super().__init__(part, [self.work.change, self.work.where])
        desk.store.remember(desk.owner, place="trainer/regels.ipynb")

    def attach(self, page: Page) -> None:
        """The page it is shown on, which is drawn again while a trial runs."""
        super().attach(page)
        self.work.refresh = page.refresh

    def open_part(self) -> Part:
        """The part that is open; under the first three stands the change in hand."""
        return el("div", self._open(), class_="hw-contained")  # wide tables scroll, and do not stretch the page

    def _open(self) -> Part:
        draws = {
            "woordenlijst": self.lists.draw,
            "grenzen": self.limits.draw,
            "ander-bestand": self.file.draw,
            "uitproberen": self.trial.draw,
            "versies": self.versions.draw,
        }
        if self.part not in _EDITING:
            return draws[self.part]()
        return el("div", draws[self.part](), self._in_hand())

    def _in_hand(self) -> Part:
        change = self.work.change.value
        if not change:
            words = (self.words.text("change", "intro"), self.words.text("change", "keeps"))
            return el("div", *(el("p", one) for one in words), class_="hw-card hw-calm", key="wijziging")
        return el(
            "div",
            el("h3", "Je wijziging tot nu toe"),
            el("p", told(change), "."),
            el(
                "div",
                button("naar-proef", "Probeer uit", lambda: self.go("uitproberen"), look="main"),
                button("wijziging-leeg", "Begin opnieuw", self._empty, look="small"),
                class_="hw-buttons",
            ),
            el("p", self.words.text("change", "keeps"), class_="hw-muted"),
            class_="hw-card",
            key="wijziging",
        )

    def _empty(self) -> None:
        self.limits.typed.clear()
        self.file.wrong = ()
        self.work.stop()
        self.work.change.change(Change(), REMOVED)
        if page := self.page():
            page.say("De wijziging is leeg. Er was nog niets in gebruik genomen.")
            page.focus(f"deel-{self.part}")
