"""My workbook on one page, a part at a time."""

from __future__ import annotations

from typing import Any, Protocol

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.parts import Part
from herstelwerk.screens.tabs import Tabbed
from herstelwerk.screens.workbook.capacity import CapacitySheet
from herstelwerk.screens.workbook.evaluation import EvaluationForm
from herstelwerk.screens.workbook.paper import PaperSheet
from herstelwerk.screens.workbook.relationship import RelationshipSheet
from herstelwerk.screens.workbook.renewal import RenewalSheet
from herstelwerk.screens.workbook.safe import SafeKeeping
from herstelwerk.screens.workbook.self_rating import SelfRatingSheet

PARTS = {
    "draagkracht": "Draagkracht en veiligheid",
    "werkrelatie": "Werkrelatie",
    "evaluatie": "Evalueren en verder",
    "zelfbeoordeling": "Zelfbeoordeling",
    "papier": "Op papier",
    "veilig": "Veilig bewaren",
    "evaluatieformulier": "Evaluatieformulier",
}
# What people call a sheet whose earlier versions stand here; those of the final assignment stand there.
_SHEETS = {
    "capacity": "Draagkracht en veiligheid",
    "relationship": "Werkrelatie",
    "places": "Waar jullie elkaar spraken",
    "rounds": "Evalueren en verder",
}


class Sheet(Protocol):
    """A part of this page."""

    @property
    def drafts(self) -> tuple[Draft[Any], ...]:
        """What is kept of it."""
        ...

    def draw(self) -> Part:
        """The part as it is now."""
        ...

    def leave(self) -> None:
        """A field was left: save at once."""
        ...


class WorkbookScreen(Tabbed):
    """The sheets beside the final assignment, paper, keeping safe, the evaluation form."""

    name, title, about = "mijn-werkboek", "Mijn werkboek", "mijn werkboek"
    parts = PARTS

    def __init__(self, desk: Desk, part: str = "draagkracht") -> None:
        self.desk = desk
        self.sheets: dict[str, Sheet] = {
            "draagkracht": CapacitySheet(desk, self.page),
            "werkrelatie": RelationshipSheet(desk, self.page),
            "evaluatie": RenewalSheet(desk, self.page),
            "zelfbeoordeling": SelfRatingSheet(desk, self.page),
            "papier": PaperSheet(desk, self.page),
            "evaluatieformulier": EvaluationForm(desk, self.page),
        }
        super().__init__(part, [draft for sheet in self.sheets.values() for draft in sheet.drafts])
        beside = [(_SHEETS.get(draft.name, ""), draft) for draft in self.kept.drafts]
        self.sheets["veilig"] = SafeKeeping(desk, self.page, beside)
        desk.store.remember(desk.owner, place="deelnemer/mijn-werkboek.ipynb")

    def open_part(self) -> Part:
        """The sheet that is open."""
        return self.sheets[self.part].draw()
