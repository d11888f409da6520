"""The final assignment on one page, a part at a time."""

from __future__ import annotations

from herstelwerk.screens.assignment.hand_in import HandIn
from herstelwerk.screens.assignment.inventory import InventoryScreen
from herstelwerk.screens.assignment.key import KeySheet
from herstelwerk.screens.assignment.overview import Overview
from herstelwerk.screens.assignment.plan import PlanScreen
from herstelwerk.screens.assignment.reflection import ReflectionScreen
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.parts import Part, el
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
}


class AssignmentScreen(Tabbed):
    """Inventory, plan, reflection, where one stands, earlier versions, handing in."""

    name, title, about = "eindopdracht", "Eindopdracht", "de eindopdracht"
    parts = PARTS

    def __init__(self, desk: Desk, part: str = "krachteninventarisatie") -> None:
        self.desk, self.work = desk, Work(desk)
        super().__init__(part, self.work.drafts)
        self.inventory = InventoryScreen(self.work, self.page)
        self.plan = PlanScreen(self.work, self.page)
        self.reflection = ReflectionScreen(self.work)
        self.key = KeySheet(self.work, self.page)
        self.overview = Overview(self.work)
        self.hand_in = HandIn(self.work, self.page)
        self.versions = [
            Versions(self.work.inventory, "Krachteninventarisatie"),
            Versions(self.work.plan, "Actieplan"),
            Versions(self.work.reflection, "Reflectie"),
        ]
        desk.store.remember(desk.owner, place="deelnemer/eindopdracht.ipynb")

    def open_part(self) -> Part:
        """The part that is open; the inventory where no other is."""
        if self.part == "versies":
            return el("section", el("h2", "Eerdere versies"), *(versions.draw() for versions in self.versions))
        others: dict[str, InventoryScreen | PlanScreen | ReflectionScreen | KeySheet | Overview | HandIn] = {
            "actieplan": self.plan,
            "reflectie": self.reflection,
            "sleutel": self.key,
            "overzicht": self.overview,
            "inleveren": self.hand_in,
        }
        return others.get(self.part, self.inventory).draw()
