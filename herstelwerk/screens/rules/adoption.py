"""Taking a tried change into use: what it will be called, and why."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.screens.controls import button, field
from herstelwerk.screens.draft import REMOVED
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.rules.adopting import Said, adopt, is_made, own_data
from herstelwerk.screens.rules.work import RulesWork
from herstelwerk.trying import Change, ChangeError
from herstelwerk.trying.writing import next_version
from herstelwerk.wording import Wording


class Adoption:
    """The last step, once all earlier hand-ins were tried."""

    def __init__(self, work: RulesWork, words: Wording, page: Callable[[], Page | None]) -> None:
        self.work, self.words, self.page = work, words, page
        self.why, self.version, self.wrong = "", "", ""
        self.done = False

    def draw(self) -> Part:
        """Where it goes, the version, the reason, and the button."""
        try:
            place = own_data(self.work.desk.workbook)
            made = is_made(self.work.desk.workbook)
        except ChangeError as error:
            return el("p", str(error), class_="hw-note hw-vraag", key="gebruik")
        new = "" if made else " Die map is er nog niet; hij wordt gemaakt met een kopie van alles wat nu geldt."
        return el(
            "div",
            el("h3", "In gebruik nemen"),
            el("p", self.words.text("adopt")),
            el("p", "De regels komen in ", el("span", str(place), class_="hw-path"), f".{new}"),
            field("gebruik-versie", "Nieuwe versie van de regels", self._named, self._set_version, limit=40),
            field(
                "gebruik-waarom",
                "Waarom verander je dit?",
                self.why,
                self._set_why,
                rows=2,
                limit=500,
                help="Dit komt in het logboek van de regels.",
            ),
            el("p", self.wrong, class_="hw-alarm", role="alert") if self.wrong else None,
            el("div", button("gebruik-knop", "Neem in gebruik", self._adopt, look="main"), class_="hw-buttons"),
            key="gebruik",
            class_="hw-card",
        )

    def thanks(self) -> Part | None:
        """What is told afterwards."""
        if not self.done:
            return None
        told = f"{self.words.text('adopted')} Ze heten nu {self.work.rules.version}."
        return el("p", told, class_="hw-note hw-goed", key="gebruik-klaar", tabindex=-1)

    @property
    def _named(self) -> str:
        return self.version or next_version(self.work.rules.criteria.version)

    def _set_version(self, text: str) -> None:
        self.version, self.wrong = text, ""

    def _set_why(self, text: str) -> None:
        self.why, self.wrong = text, ""

    def _adopt(self) -> None:
        desk, work = self.work.desk, self.work
        if not work.complete:  # another window may have changed it meanwhile
            self.wrong = "Probeer de wijziging eerst uit op alle inzendingen."
            return
        said = Said(desk.owner, desk.now(), self.why, self._named)
        try:
            desk.workbook = adopt(desk.workbook, work.change.value, work.rules, said)
        except ChangeError as error:
            self.wrong = str(error)
            return
        work.renew()
        work.change.change(Change(), REMOVED)
        self.why = self.version = self.wrong = ""
        self.done = True
        if page := self.page():
            page.say(self.words.text("adopted"))
            page.focus("gebruik-klaar")
