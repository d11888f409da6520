"""Which team one works on: chosen from those there are, or a new one. A team has a name, nobody in it has."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from herstelwerk.screens.controls import button, field, select
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.store import TEAM, Behind

CONDITIONS = "voorwaarden"  # the sheet that every team has
_NAME = re.compile(r"\w(?:[\w .\-]{0,38}\w)?")


class Teams:
    """The team that is open; `then` is called when another one was chosen, and says whether that could be."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None], then: Callable[[str], bool]) -> None:
        self.desk, self.page, self._then = desk, page, then
        self.typed = self.wrong = ""
        person = desk.store.person(desk.owner)
        last = (person.body if person else {}).get("team")
        there = desk.store.teams(CONDITIONS)
        self.team = last if isinstance(last, str) and last in there else next(iter(there), "")

    def together(self) -> Desk:
        """The desk for the sheets of this team."""
        return self.desk.together(TEAM + self.team)

    def draw(self) -> Part:
        """The list, and room for a new one."""
        there = self.desk.store.teams(CONDITIONS)
        new = el(
            "div",
            field(
                "team-nieuw",
                "Nieuw team" if there else "Hoe heet het team?",
                self.typed,
                self._type,
                limit=40,
                enter="team-maak",
                help="" if there else "Bijvoorbeeld ‘opvang Noord’. Geen namen van mensen.",
            ),
            button("team-maak", "Voeg toe" if there else "Begin met dit team", self._add, look="small"),
            class_="hw-across",
        )
        chosen = (
            select("team-keuze", "Team", {team: team for team in there}, self.team, self._choose) if there else None
        )
        return el(
            "div",
            el("div", chosen, new, class_="hw-across hw-even"),
            el("p", self.wrong, class_="hw-alarm", role="alert") if self.wrong else None,
            key="team",
        )

    def _type(self, text: str) -> None:
        self.typed, self.wrong = text, ""

    def _choose(self, team: str) -> None:
        before, self.team = self.team, team
        if not self._then(team):
            self.team = before
            return
        person = self.desk.store.person(self.desk.owner)
        self.desk.store.remember(self.desk.owner, body={**(person.body if person else {}), "team": team})

    def _add(self) -> None:
        name = " ".join(self.typed.split())
        if not _NAME.fullmatch(name):
            self.wrong = "Geef het team een naam van letters, cijfers of streepjes, hoogstens 40 tekens."
            if page := self.page():
                page.focus("team-nieuw")
            return
        same = next((one for one in self.desk.store.teams(CONDITIONS) if one.casefold() == name.casefold()), "")
        if not same:
            with suppress(Behind):  # somebody else made it at this very moment
                self.desk.store.save(TEAM + name, CONDITIONS, {"conditions": {}}, 0)
        self.typed = ""
        self._choose(same or name)
