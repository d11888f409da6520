"""The final assignment on one page, a part at a time."""

from __future__ import annotations

from collections.abc import Callable

from herstelwerk.screens.assignment.hand_in import HandIn
from herstelwerk.screens.assignment.inventory import InventoryScreen
from herstelwerk.screens.assignment.key import KeySheet
from herstelwerk.screens.assignment.overview import Overview
from herstelwerk.screens.assignment.plan import PlanScreen
from herstelwerk.screens.assignment.reflection import ReflectionScreen
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.controls import button, home
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.kept import Kept
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
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


class AssignmentScreen:
    """Inventory, plan, reflection, where one stands, earlier versions, handing in."""

    name = "eindopdracht"

    def __init__(self, desk: Desk, part: str = "krachteninventarisatie") -> None:
        self.desk, self.work = desk, Work(desk)
        self.kept = Kept(self.work.drafts)
        self._page: Page | None = None
        page: Callable[[], Page | None] = lambda: self._page  # noqa: E731
        self.part = part
        self.inventory = InventoryScreen(self.work, page)
        self.plan = PlanScreen(self.work, page)
        self.reflection = ReflectionScreen(self.work)
        self.key = KeySheet(self.work, page)
        self.overview = Overview(self.work)
        self.hand_in = HandIn(self.work, page)
        self.versions = [
            Versions(self.work.inventory, "Krachteninventarisatie"),
            Versions(self.work.plan, "Actieplan"),
            Versions(self.work.reflection, "Reflectie"),
        ]
        desk.store.remember(desk.owner, place="deelnemer/eindopdracht.ipynb")

    def attach(self, page: Page) -> None:
        """The page it is shown on."""
        self._page = page
        self.kept.attach(page.refresh)

    def go(self, part: str) -> None:
        """Show another part."""
        if part in PARTS and part != self.part:
            self.leave()
            self.part = part
            if self._page:
                self._page.focus(f"deel-{part}")

    def draw(self) -> Part:
        """The bar, the tabs, and the part one works on."""
        tabs = [
            button(f"deel-{id}", name, lambda id=id: self.go(id), pressed=id == self.part)  # type: ignore[misc]
            for id, name in PARTS.items()
        ]
        return el(
            "div",
            el("div", home("Eindopdracht"), self.kept.bar(), class_="hw-bar", key="stand"),
            el("nav", *tabs, class_="hw-tabs", key="delen", aria_label="Delen van de eindopdracht"),
            el("div", self._part(), key=f"deel-{self.part}-open"),
        )

    def _part(self) -> Part:
        if self.part == "actieplan":
            return self.plan.draw()
        if self.part == "reflectie":
            return self.reflection.draw()
        if self.part == "sleutel":
            return self.key.draw()
        if self.part == "overzicht":
            return self.overview.draw()
        if self.part == "versies":
            return el("section", el("h2", "Eerdere versies"), *(versions.draw() for versions in self.versions))
        if self.part == "inleveren":
            return self.hand_in.draw()
        return self.inventory.draw()

    def leave(self) -> None:
        """A field was left: keep everything at once."""
        self.kept.leave()

    @property
    def saved(self) -> bool:
        """Whether everything typed is kept."""
        return self.kept.saved
