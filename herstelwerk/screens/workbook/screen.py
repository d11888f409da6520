"""My workbook on one page, a part at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from herstelwerk.screens.controls import button, home
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.kept import Kept
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.workbook.capacity import CapacitySheet
from herstelwerk.screens.workbook.evaluation import EvaluationForm
from herstelwerk.screens.workbook.paper import PaperSheet
from herstelwerk.screens.workbook.relationship import RelationshipSheet
from herstelwerk.screens.workbook.renewal import RenewalSheet
from herstelwerk.screens.workbook.safe import SafeKeeping

PARTS = {
    "draagkracht": "Draagkracht en veiligheid",
    "werkrelatie": "Werkrelatie",
    "evaluatie": "Evalueren en verder",
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


class WorkbookScreen:
    """The sheets beside the final assignment, paper, keeping safe, the evaluation form."""

    name = "mijn-werkboek"

    def __init__(self, desk: Desk, part: str = "draagkracht") -> None:
        self.desk = desk
        self._page: Page | None = None
        page: Callable[[], Page | None] = lambda: self._page  # noqa: E731
        self.part = part
        self.sheets: dict[str, Sheet] = {
            "draagkracht": CapacitySheet(desk, page),
            "werkrelatie": RelationshipSheet(desk, page),
            "evaluatie": RenewalSheet(desk, page),
            "papier": PaperSheet(desk, page),
            "evaluatieformulier": EvaluationForm(desk, page),
        }
        self.kept = Kept([draft for sheet in self.sheets.values() for draft in sheet.drafts])
        beside = [(_SHEETS.get(draft.name, ""), draft) for draft in self.kept.drafts]
        self.sheets["veilig"] = SafeKeeping(desk, page, beside)
        desk.store.remember(desk.owner, place="deelnemer/mijn-werkboek.ipynb")

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
            el("div", home("Mijn werkboek"), self.kept.bar(), class_="hw-bar", key="stand"),
            el("nav", *tabs, class_="hw-tabs", key="delen", aria_label="Delen van mijn werkboek"),
            el("div", self.sheets[self.part].draw(), key=f"deel-{self.part}-open"),
        )

    def leave(self) -> None:
        """A field was left: keep everything at once."""
        self.kept.leave()

    @property
    def saved(self) -> bool:
        """Whether everything typed is kept."""
        return self.kept.saved
