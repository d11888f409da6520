"""Competencies and evaluation on one page: per trainee, the group, the forms of the last afternoon, handing on."""

from __future__ import annotations

from typing import Any

from herstelwerk.competencies import read_instrument
from herstelwerk.screens.competencies.around import Around
from herstelwerk.screens.competencies.evaluation import EvaluationPart
from herstelwerk.screens.competencies.group import GroupPart
from herstelwerk.screens.competencies.handing_on import HandingOn
from herstelwerk.screens.competencies.person import PersonPart
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import Draft
from herstelwerk.screens.groups import choose_group, load_group
from herstelwerk.screens.kept import Kept
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.tabs import Tabbed

PARTS = {
    "deelnemer": "Per deelnemer",
    "groep": "Groep",
    "evaluatie": "Evaluatie",
    "overdragen": "Overdragen",
}


class CompetenciesScreen(Tabbed):
    """The page of one group at a time."""

    name, title, about = "competenties", "Competenties en evaluatie", "competenties en evaluatie"
    parts = PARTS

    def __init__(self, desk: Desk, part: str = "deelnemer") -> None:
        self.desk = desk
        super().__init__(part if part in PARTS else "deelnemer", [])
        self._take_group()

    def _take_group(self) -> None:
        """Everything of the group that is chosen now; nothing while none is."""
        self.leave()
        desk = self.desk
        group = load_group(desk)
        self.person: PersonPart | None = None
        self._keep(None)
        if group is None:
            return
        words = desk.workbook.instrument("competenties")
        texts = desk.workbook.wording("competenties", "trainer")
        around = Around(desk, group, read_instrument(words), words, texts, self.page)
        self.person = PersonPart(around, self._keep)
        self.group = GroupPart(around)
        self.evaluation = EvaluationPart(around)
        self.handing_on = HandingOn(around, self.evaluation)
        self._keep(None)
        self._look()

    def _keep(self, draft: Draft[Any] | None) -> None:
        """Keep these drafts from now on; what was typed before is kept first."""
        self.kept.leave()
        drafts = [draft] if draft else []
        if self.person is not None:
            drafts += [self.evaluation.seen, self.evaluation.typing.draft, self.handing_on.key]
        self.kept = Kept(drafts)
        if page := self.page():
            self.kept.attach(page.refresh)

    def _look(self) -> None:
        """Read anew what the part that is open shows."""
        if self.person is None:
            return
        {
            "deelnemer": self.person.look,
            "groep": self.group.look,
            "evaluatie": self.evaluation.look,
            "overdragen": self.handing_on.look,
        }[self.part]()

    def go(self, part: str) -> None:
        """Show another part, with what there is now."""
        super().go(part)
        self._look()

    def open_part(self) -> Part:
        """The choice of the group, and the part that is open."""
        return el("div", choose_group(self.desk, self._take_group), self._shown() if self.person else None)

    def _shown(self) -> Part:
        assert self.person is not None
        return {
            "deelnemer": self.person.draw,
            "groep": self.group.draw,
            "evaluatie": self.evaluation.draw,
            "overdragen": self.handing_on.draw,
        }[self.part]()
