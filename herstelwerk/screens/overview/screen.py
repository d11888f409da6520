"""The room at a glance: live, without handing in, with names to hide for the beamer."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.screens.controls import button
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.groups import choose_group
from herstelwerk.screens.overview import areas, criteria, exercises, now
from herstelwerk.screens.overview.figures import Figures
from herstelwerk.screens.overview.files import Files
from herstelwerk.screens.overview.sheet import Sheet, sheet_of
from herstelwerk.screens.page import Download, Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.tabs import Tabbed
from herstelwerk.tables import write_csv, write_xlsx

EVERY = 5.0  # seconds from one look at the store to the next
PARTS = {
    "nu": "Nu",
    "oefeningen": "Oefeningen",
    "eisen": "Eisen",
    "leefgebieden": "Leefgebieden",
    "bestanden": "Bestanden",
}
_TITLES = {
    "nu": "Wie is waar?",
    "oefeningen": "Oefeningen",
    "eisen": "Kwaliteitseisen",
    "leefgebieden": "Leefgebieden",
    "bestanden": "Verzamelde bestanden",
}


class OverviewScreen(Tabbed):
    """Now, exercises, criteria, life areas and files of one group."""

    name, title, about = "overzicht", "De groep in één oogopslag", "het overzicht"
    parts = PARTS

    def __init__(self, desk: Desk, part: str = "nu") -> None:
        self.desk = desk
        self.texts = desk.workbook.wording("overzicht", "overzicht")
        self.figures = Figures(desk)
        self.files = Files(self.figures, self.texts)
        self.paused = self._waits = False
        super().__init__(part, [self.figures.look])

    def attach(self, page: Page) -> None:
        """The page it is shown on: from now on it looks again by itself."""
        super().attach(page)
        self._look_later()

    def open_part(self) -> Part:
        """Which group, what can be switched, and the part that is open."""
        return el(
            "div",
            self._head(),
            el("section", el("h2", _TITLES[self.part]), *self._inner(), self._take_along(), key=f"{self.part}-open"),
        )

    def _head(self) -> Part:
        hidden = self.figures.hidden
        switches = [
            button("namen", "Namen tonen" if hidden else "Namen verbergen", self._names, look="small"),
            button("pauze", "Ga weer door" if self.paused else "Stilzetten", self._pause, look="small"),
            button("vernieuw", "Vernieuw nu", self._renew, look="small"),
        ]
        trouble = self.figures.trouble
        return el(
            "div",
            choose_group(self.desk, self._other_group),
            el("div", *switches, el("span", self._fresh(), class_="hw-muted", key="vers"), class_="hw-buttons"),
            el("p", trouble, class_="hw-alarm", role="alert", key="storing") if trouble else None,
            el("p", self.texts.text("namen", "verborgen"), class_="hw-note hw-privacy", key="namen-weg")
            if hidden
            else None,
            key="kop",
        )

    def _fresh(self) -> str:
        at = self.figures.at.astimezone(self.desk.now().tzinfo)
        if self.paused:
            return f"Stilgezet: je ziet hoe het om {at:%H.%M.%S} uur was."
        every = f" Vernieuwt elke {EVERY:.0f} seconden." if self.desk.call_later else ""
        return f"Bijgewerkt om {at:%H.%M.%S} uur.{every}"

    def _inner(self) -> list[Part]:
        if self.part == "bestanden":
            return self.files.draw()
        room = self.figures.room(self.part)
        if self.part == "oefeningen":
            return exercises.draw(room, self.texts, self._day(), lambda day: self.figures.change(day=day))
        if self.part == "eisen":
            return criteria.draw(room, self.texts, self.desk.workbook.criteria)
        if self.part == "leefgebieden":
            return areas.draw(room, self.texts)
        return now.draw(room, self.texts, self.figures.hidden)

    def _day(self) -> int:
        return self.figures.look.value.day or exercises.day_now(self.figures.room("oefeningen"))

    # Taking a table along.

    def _sheet(self) -> Sheet:
        room = self.figures.room(self.part)
        if self.part == "oefeningen":
            return sheet_of(f"Oefeningen dag {self._day()}", exercises.matrix(room, self._day()))
        if self.part == "eisen":
            return sheet_of("Eisen", criteria.matrix(room, self.desk.workbook.criteria))
        if self.part == "leefgebieden":
            return sheet_of("Leefgebieden", areas.matrix(room))
        return now.places(room, hidden=True) if self.figures.hidden else now.people(room)

    def _take_along(self) -> Part | None:
        if self.part == "bestanden":
            return None
        excel = button("excel", "Download deze tabel (Excel)", self._give("xlsx"), look="small")
        return el("div", excel, button("csv", "als CSV", self._give("csv"), look="small"), class_="hw-buttons")

    def _give(self, ending: str) -> Callable[[], None]:
        def give() -> None:
            sheet = self._sheet()
            content = (
                write_csv(sheet.header, sheet.rows)
                if ending == "csv"
                else write_xlsx(sheet.title, sheet.header, sheet.rows)
            )
            if self._page:
                what = sheet.title.lower().replace(" ", "-")
                self._page.give(Download(f"overzicht-{what}-{self.desk.today.isoformat()}.{ending}", content))
                self._page.say("De tabel staat bij je downloads.")

        return give

    # What a person does.

    def _names(self) -> None:
        self.figures.change(hidden=not self.figures.hidden)
        if self._page:
            self._page.say("De namen zijn verborgen." if self.figures.hidden else "De namen staan er weer.")

    def _pause(self) -> None:
        self.paused = not self.paused
        if not self.paused:
            self.figures.fetch()
            self._look_later()

    def _renew(self) -> None:
        self.figures.fetch()

    def _other_group(self) -> None:
        self.files.clear()
        self.figures.fetch()

    # Looking again by itself.

    def _look_later(self) -> None:
        if self.desk.call_later is None or self.paused or self._waits:
            return
        self._waits = True
        self.desk.call_later(EVERY, self._look_again)

    def _look_again(self) -> None:
        self._waits = False
        page = self._page
        if self.paused or page is None or page.comm is None:  # a page without its line to the browser was closed
            return
        self.figures.fetch()
        page.refresh()
        self._look_later()
