"""Which meeting of the group one looks back on; the same in every part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelwerk.dutch import long_day
from herstelwerk.groupwork import gatherings as edits
from herstelwerk.groupwork.gatherings import Gathering
from herstelwerk.screens.controls import button
from herstelwerk.screens.draft import REMOVED
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.groupwork.sheets import Sheets
from herstelwerk.screens.parts import Part, el


class Picker:
    """The meetings in a row, and the day of the one that is open."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets, self.draft = sheets, sheets.gatherings
        self.removing = ""

    def one(self) -> Gathering | None:
        """The meeting that is open: the one chosen, else the last."""
        all = edits.in_time(self.draft.value)
        return next((one for one in all if one.id == self.sheets.open_gathering), all[-1] if all else None)

    def before(self) -> Gathering | None:
        """The meeting before the one that is open."""
        all, here = edits.in_time(self.draft.value), self.one()
        at = all.index(here) if here else 0
        return all[at - 1] if at else None

    def change(self, **new: Any) -> None:
        """Something else at the meeting that is open."""
        here = self.one()
        if here:
            self.draft.change(edits.changed(self.draft.value, here.id, **new))

    def draw(self) -> Part:
        """The row of meetings, one more, its day, and a way to take it out."""
        here = self.one()
        tabs = [
            button(f"bijeenkomst-{one.id}", name_of(one, n), self._show(one.id), pressed=here == one)
            for n, one in enumerate(edits.in_time(self.draft.value), 1)
        ]
        return el(
            "div",
            el("nav", *tabs, class_="hw-tabs", aria_label="Bijeenkomsten") if tabs else None,
            button("bijeenkomst-erbij", "+ bijeenkomst erbij", self._add, look="small" if tabs else "main"),
            day_field(f"{here.id}-dag", "Wanneer was dat?", here.on, lambda day: self.change(on=day)) if here else None,
            self._remove(here) if here else None,
            key="bijeenkomsten",
            class_="hw-card hw-calm",
        )

    def _show(self, id: str) -> Callable[[], None]:
        def show() -> None:
            self.sheets.open_gathering, self.removing = id, ""

        return show

    def _add(self) -> None:
        self.draft.change(edits.added(self.draft.value, self.sheets.desk.today))
        self.sheets.open_gathering = self.draft.value[-1].id

    def _remove(self, here: Gathering) -> Part:
        """A meeting holds roles, check and debrief as well: it goes only after a question."""
        if self.removing != here.id:
            ask = button("bijeenkomst-weg", "Haal deze bijeenkomst weg", lambda: self._ask(here.id), look="link")
            return el("div", ask, key="bijeenkomst-weghalen")
        return el(
            "div",
            el(
                "p", "Tekens, rollen, check en napraten van deze bijeenkomst gaan weg. De vorige versie blijft bewaard."
            ),
            el(
                "div",
                button("bijeenkomst-weg-ja", "Ja, haal weg", self._gone, look="danger"),
                button("bijeenkomst-weg-nee", "Nee, laat staan", lambda: self._ask("")),
                class_="hw-buttons",
            ),
            key="bijeenkomst-weghalen",
        )

    def _ask(self, id: str) -> None:
        self.removing = id

    def _gone(self) -> None:
        here = self.one()
        if here:
            self.draft.change(edits.removed(self.draft.value, here.id), REMOVED)
        self.removing = ""


def name_of(one: Gathering, number: int) -> str:
    """`Bijeenkomst 2, dinsdag 3 november 2026`."""
    return f"Bijeenkomst {number}{f', {long_day(one.on)}' if one.on else ''}"
