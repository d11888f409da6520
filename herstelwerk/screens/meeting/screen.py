"""The page for meetings: choose, prepare, lead, report, obstacles over meetings."""

from __future__ import annotations

from herstelwerk.screens.controls import button
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.kept import Kept
from herstelwerk.screens.meeting.choosing import Choosing
from herstelwerk.screens.meeting.lead import Lead
from herstelwerk.screens.meeting.obstacles import Obstacles
from herstelwerk.screens.meeting.planner import Planner
from herstelwerk.screens.meeting.preparing import Preparing
from herstelwerk.screens.meeting.reporting import Reporting
from herstelwerk.screens.meeting.room import Room
from herstelwerk.screens.meeting.ticking import Ticking
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.tabs import Tabbed

PARTS = {
    "kiezen": "Kiezen",
    "voorbereiden": "Voorbereiden",
    "leiden": "Leiden",
    "verslag": "Verslag",
    "belemmeringen": "Belemmeringen",
    "planner": "Backstage plannen",
}


class MeetingScreen(Tabbed):
    """A meeting from choosing to report. The one that runs is open when the page opens."""

    name, title, about = "bijeenkomst", "Bijeenkomst", "de bijeenkomst"
    parts = PARTS

    def __init__(self, desk: Desk, part: str = "kiezen") -> None:
        self.desk = desk
        super().__init__(part, ())
        self.room = Room(desk, self.page)
        self.ticking = Ticking(self.room)
        self.choosing = Choosing(self.room, self.go)
        self.obstacles = Obstacles(self.room)
        self.planner = Planner(self.room)
        self._opened()
        self.room.opened = self._opened
        going_on = next((one for one in self.room.kept if one.session.running), None)
        if going_on:
            self.room.open(going_on.owner, going_on.id)
            self.part = "leiden" if part == "kiezen" else part
        desk.store.remember(desk.owner, place="trainer/bijeenkomst.ipynb")

    def _opened(self) -> None:
        """Another meeting or group was taken up: its draft is kept from now on, and the parts begin anew."""
        if self.planner.draft.desk.owner != self.room.owner:
            self.planner.draft.leave()
            self.planner = Planner(self.room)
        self.kept = Kept([*([self.room.draft] if self.room.draft else []), self.planner.draft])
        if page := self.page():
            self.kept.attach(page.refresh)
        self.preparing = Preparing(self.room, self.go)
        self.leading = Lead(self.room, self.ticking)
        self.reporting = Reporting(self.room)

    def attach(self, page: Page) -> None:
        """The page it is shown on; a clock that runs ticks there."""
        super().attach(page)
        self.ticking.begin()

    def go(self, part: str) -> None:
        """Show another part, with the meetings as they are kept now."""
        super().go(part)
        self.room.refused = ""
        self.room.look()

    def draw(self) -> Part:
        """The page, or only what a beamer may show."""
        if self.part == "leiden" and self.leading.large and self.room.draft and self.room.session.stage == "lead":
            return self.leading.screen()
        return super().draw()

    def open_part(self) -> Part:
        """The part that is open."""
        if self.part == "belemmeringen":
            return self.obstacles.draw()
        if self.part == "planner":
            return self.planner.draw()
        if self.part == "kiezen":
            return self.choosing.draw()
        if self.room.draft is None:
            return el(
                "section",
                el("h2", self.parts[self.part]),
                el("p", "Er is nog geen bijeenkomst open. Kies er eerst een, of bereid een nieuwe voor."),
                button("naar-kiezen", "Naar kiezen", lambda: self.go("kiezen")),
                key="geen-bijeenkomst",
            )
        parts: dict[str, Preparing | Lead | Reporting] = {"leiden": self.leading, "verslag": self.reporting}
        return parts.get(self.part, self.preparing).draw()
