"""Someone who works on the final assignment: adds lines and goals the way one does on screen."""

from __future__ import annotations

from herstelwerk.screens.assignment.screen import AssignmentScreen
from herstelwerk.screens.assignment.work import Work
from herstelwerk.screens.desk import Desk
from tests.screens.soundness import Watched


class Writer:
    """A page with the final assignment, and hands for it."""

    def __init__(self, desk: Desk, part: str = "krachteninventarisatie") -> None:
        self.screen = AssignmentScreen(desk, part)
        self.page = Watched(self.screen)

    @property
    def work(self) -> Work:
        """What is in hand."""
        return self.screen.work

    @property
    def kept(self) -> Work:
        """What the store has, as it would open anew."""
        return Work(self.screen.desk)

    def go(self, part: str) -> None:
        """Show another part."""
        self.page.press(f"deel-{part}")

    def line(self, area: str, layer: str, text: str) -> str:
        """One more line in the inventory; gives its id."""
        if self.page.part(f"gebied-{area}").attributes["aria-pressed"] == "false":
            self.page.press(f"gebied-{area}")
        self.page.press(f"erbij-{area}-{layer}")
        id = str(self.page.sent[-1]["focus"])
        self.page.type(id, text)
        return id

    def wish(self, area: str, text: str) -> str:
        """A wish that is the next priority; gives its id."""
        id = self.line(area, "wish", text)
        self.page.press(f"{id}-prioriteit")
        return id

    def goal(self, text: str) -> str:
        """One more goal in the plan; gives its id."""
        self.page.press("doel-erbij")
        id = str(self.page.sent[-1]["focus"])
        self.page.type(id, text)
        return id

    def step(self, goal: str, text: str) -> str:
        """One more step of a goal; gives its id."""
        self.page.press(f"{goal}-actie-erbij")
        id = str(self.page.sent[-1]["focus"])
        self.page.type(id, text)
        return id

    def notes(self, key: str) -> str:
        """The questions beside a field."""
        return self.page.part(f"{key}-vragen").words
