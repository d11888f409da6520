"""The final assignment on one page, a part at a time."""

from __future__ import annotations

from herstelwerk.screens.assignment.feedback import FeedbackSheet
from herstelwerk.screens.assignment.hand_in import HandIn
from herstelwerk.screens.assignment.inventory import InventoryScreen
from herstelwerk.screens.assignment.key import KeySheet
from herstelwerk.screens.assignment.overview import Overview
from herstelwerk.screens.assignment.plan import PlanScreen
from herstelwerk.screens.assignment.reflection import ReflectionScreen
from herstelwerk.screens.assignment.returned import Returned
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.progress import Progress
from herstelwerk.screens.tabs import Tabbed
from herstelwerk.screens.versions import Versions

PARTS = {
    "krachteninventarisatie": "Krachteninventarisatie",
    "actieplan": "Actieplan",
    "reflectie": "Reflectie",
    "sleutel": "Sleutel",
    "overzicht": "Waar sta ik?",
    "versies": "Eerdere versies",
    "inleveren": "Inleveren",
    "terugkoppeling": "Terugkoppeling",
}

_Sheet = InventoryScreen | PlanScreen | ReflectionScreen | KeySheet | Overview | HandIn | FeedbackSheet


class AssignmentScreen(Tabbed):
    """Inventory, plan, reflection, where one stands, earlier versions, handing in."""

    name, title, about = "eindopdracht", "Eindopdracht", "de eindopdracht"
    parts = PARTS

    def __init__(self, desk: Desk, part: str = "krachteninventarisatie") -> None:
        self.desk, self.work, self.returned = desk, Work(desk), Returned(desk)
        super().__init__(part, (*self.work.drafts, self.returned.draft))
        self.inventory = InventoryScreen(self.work, self.page)
        self.plan = PlanScreen(self.work, self.page)
        self.reflection = ReflectionScreen(self.work)
        self.key = KeySheet(self.work, self.page)
        self.overview = Overview(self.work)
        self.progress = Progress(desk)
        self.hand_in = HandIn(self.work, self.page, self.progress.changed)
        self.feedback = FeedbackSheet(self.work, self.returned, self.page)
        if part == "terugkoppeling":
            self.feedback.opened()
        self.versions = [
            Versions(self.work.inventory, "Krachteninventarisatie"),
            Versions(self.work.plan, "Actieplan"),
            Versions(self.work.reflection, "Reflectie"),
        ]
        desk.store.remember(desk.owner, place="deelnemer/eindopdracht.ipynb")
        self.progress.at(f"{self.name}/{self.part}")

    def attach(self, page: Page) -> None:
        """The page it is shown on; whenever something was kept, the group's trainers may hear how far she is."""
        super().attach(page)

        def kept() -> None:
            page.refresh()
            self.progress.changed()

        self.kept.attach(kept)

    def go(self, part: str) -> None:
        """Show another part."""
        before = self.part
        super().go(part)
        if self.part == "terugkoppeling" and before != self.part:
            self.feedback.opened()
        self.progress.at(f"{self.name}/{self.part}")

    def leave(self) -> None:
        """A field was left: keep everything at once."""
        super().leave()
        self.progress.leave()

    def open_part(self) -> Part:
        """The part that is open; the inventory where no other is."""
        if self.part == "versies":
            return el("section", el("h2", "Eerdere versies"), *(versions.draw() for versions in self.versions))
        others: dict[str, _Sheet] = {
            "actieplan": self.plan,
            "reflectie": self.reflection,
            "sleutel": self.key,
            "overzicht": self.overview,
            "inleveren": self.hand_in,
            "terugkoppeling": self.feedback,
        }
        return others.get(self.part, self.inventory).draw()
