"""The page for an organisation and for a trainer's own material, a part at a time."""

from __future__ import annotations

from herstelwerk.screens.desk import Desk
from herstelwerk.screens.kept import Kept
from herstelwerk.screens.organisation.audits import AuditsSheet
from herstelwerk.screens.organisation.conditions import ConditionsSheet
from herstelwerk.screens.organisation.own import OwnSheet
from herstelwerk.screens.organisation.teams import Teams
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.tabs import Tabbed

PARTS = {"voorwaarden": "Voorwaarden", "modelgetrouwheid": "Modelgetrouwheid", "eigen": "Eigen materiaal"}


class OrganisationScreen(Tabbed):
    """The conditions and audits of a team, and what a trainer adds to a day."""

    name, title, about = "organisatie", "Organisatie", "organisatie"
    parts = PARTS

    def __init__(self, desk: Desk, part: str = "voorwaarden") -> None:
        self.desk = desk
        super().__init__(part, [])
        self.teams = Teams(desk, self.page, self._choose)
        self.own = OwnSheet(desk, self.page)
        self.conditions: ConditionsSheet | None = None
        self.audits: AuditsSheet | None = None
        self._open_team()
        desk.store.remember(desk.owner, place="trainer/organisatie.ipynb")

    def open_part(self) -> Part:
        """The part that is open; the first two are about a team."""
        if self.part == "eigen":
            return self.own.draw()
        sheet = self.conditions if self.part == "voorwaarden" else self.audits
        return el(
            "div",
            self.teams.draw(),
            el("div", sheet.draw() if sheet else el("p", _NO_TEAM, class_="hw-card hw-calm"), key=f"team-{self.part}"),
        )

    def attach(self, page: Page) -> None:
        """The page it is shown on."""
        super().attach(page)
        self._keep()

    def leave(self) -> None:
        """A field was left: keep everything at once."""
        super().leave()
        self.own.leave()

    @property
    def saved(self) -> bool:
        """Whether everything typed is kept."""
        return super().saved and self.own.saved

    def _choose(self, team: str) -> bool:
        """Open another team, once nothing would be lost by it."""
        del team  # it stands in `teams` already
        settled = [draft.settled() for draft in self.kept.drafts]
        if all(settled):
            self._open_team()
        return all(settled)

    def _open_team(self) -> None:
        if self.teams.team:
            together = self.teams.together()
            self.conditions = ConditionsSheet(together, self.page)
            self.audits = AuditsSheet(together, self.page, self._keep)
        self._keep()

    def _keep(self) -> None:
        """The bar tells of what is open now."""
        sheets = (self.conditions, self.audits)
        self.kept = Kept([draft for sheet in sheets if sheet for draft in sheet.drafts])
        if page := self.page():
            self.kept.attach(page.refresh)


_NO_TEAM = "Geef hierboven het team een naam. Daarna vul je samen in hoe het ervoor staat."
