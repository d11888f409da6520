"""The screening sheets: one candidate at a time, and a list of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from herstelwerk.groupwork import candidates as edits
from herstelwerk.groupwork.candidates import ELSEWHERE, Candidate
from herstelwerk.screens.controls import Note, button, choice, field, prose, select, table
from herstelwerk.screens.draft import REMOVED
from herstelwerk.screens.groupwork.sheets import Sheets, options
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el

_AT = {  # under which field a remark stands
    "code": "code", "code_twice": "code", "wants": "wants", "brings": "brings", "goals": "goals",
    "concern": "outcome", "why": "why", "alternative": "alternative", "talk": "alternative",
}  # fmt: skip


class CandidatesPart:
    """Who joins, by code word."""

    def __init__(self, sheets: Sheets, page: Callable[[], Page | None]) -> None:
        self.draft, self.page = sheets.candidates, page
        self.texts = sheets.texts("kandidaten")
        self.outcomes = options(self.texts, "outcomes", "joins", "doubt", "elsewhere")
        self.open = self.draft.value[0].id if self.draft.value else ""
        self.removing = False

    def draw(self) -> Part:
        """All candidates, and the sheet of the one that is open."""
        one = next((one for one in self.draft.value if one.id == self.open), None)
        return el(
            "section",
            el("h2", self.texts.text("title")),
            prose(self.texts.text("intro")),
            el("p", self.texts.text("privacy"), class_="hw-note hw-privacy"),
            self._list(),
            self._sheet(one) if one else el("div", key="kandidaat"),
            key="kandidaten",
        )

    def _list(self) -> Part:
        tabs = [
            button(
                f"kandidaat-{one.id}",
                _name(one, number),
                self._show(one.id),
                pressed=one.id == self.open,
                told=self.outcomes.get(one.outcome, ""),
            )
            for number, one in enumerate(self.draft.value, 1)
        ]
        return el(
            "div",
            el("nav", *tabs, class_="hw-tabs", aria_label="Kandidaten")
            if tabs
            else el("p", self.texts.text("empty"), class_="hw-muted"),
            button("kandidaat-erbij", "+ kandidaat erbij", self._add, look="small" if tabs else "main"),
            key="kandidaten-lijst",
        )

    def _sheet(self, one: Candidate) -> Part:
        number = [other.id for other in self.draft.value].index(one.id) + 1
        return el(
            "div",
            el("h3", _name(one, number)),
            self._field(one, "code", rows=0),
            self._field(one, "wants", rows=2),
            self._field(one, "brings", rows=2),
            self._field(one, "needs", rows=2),
            choice(
                f"{one.id}-goals",
                self.texts.text("fields", "goals"),
                options(self.texts, "goals", "yes", "partly", "unknown", "no"),
                one.goals or None,
                self._set(one.id, "goals"),
                row=True,
                notes=self._notes(one, "goals"),
            ),
            self._pairs(one, "practical", one.practical),
            self._pairs(one, "traits", one.traits),
            self._concerns(one),
            choice(
                f"{one.id}-outcome",
                self.texts.text("fields", "outcome"),
                self.outcomes,
                one.outcome or None,
                self._set(one.id, "outcome"),
                row=True,
                notes=self._notes(one, "outcome"),
            ),
            self._elsewhere(one),
            self._remove(one),
            key="kandidaat",
            class_="hw-card",
        )

    def _field(self, one: Candidate, name: str, rows: int) -> Part:
        label = self.texts.text("fields", name)
        notes = self._notes(one, name)
        value: str = getattr(one, name)
        return field(f"{one.id}-{name}", label, value, self._set(one.id, name), rows=rows, notes=notes)

    def _notes(self, one: Candidate, name: str) -> tuple[Note, ...]:
        keys = [key for key in edits.remarks(one, self.draft.value) if _AT[key] == name]
        return tuple(Note(self.texts.text("remarks", key), tone="weet" if key == "talk" else "vraag") for key in keys)

    def _pairs(self, one: Candidate, name: str, given: Mapping[str, str]) -> Part:
        """A short list per row: practical matters, or how someone is in a group."""
        rows = []
        for row in self.texts.tables("practical" if name == "practical" else "trait"):
            answers = (
                options(self.texts, "practical_answers", "fine", "arrange")
                if name == "practical"
                else {option.id: option.text("text") for option in row.tables("option")}
            )
            chosen = given.get(row.id, "")
            chosen = chosen if chosen in answers else ""
            does = self._pair(one.id, name, row.id)
            key = f"{one.id}-{name}-{row.id}"
            rows.append(
                (
                    row.text("text"),
                    select(key, row.text("text"), {"": "niet besproken"} | answers, chosen, does, quiet=True),
                )
            )
        label = self.texts.text("fields", name)
        return table(label, ("Waarover", "Antwoord"), rows, key=f"{one.id}-{name}")

    def _concerns(self, one: Candidate) -> Part:
        all = {row.id: row for row in self.texts.tables("concern")}
        notes = [Note(all[id].text("offer"), tone="denk") for id in one.concerns if id in all]
        return choice(
            f"{one.id}-concerns",
            self.texts.text("fields", "concerns"),
            {id: row.text("text") for id, row in all.items()},
            [id for id in one.concerns if id in all],
            lambda ids: self._change(one.id, concerns=tuple(ids)),
            many=True,
            notes=notes,
        )

    def _elsewhere(self, one: Candidate) -> Part:
        """Why not, and what instead: only where this group is not the place now."""
        if one.outcome != ELSEWHERE:
            return el("div", key=f"{one.id}-elders")
        return el("div", self._field(one, "why", 2), self._field(one, "alternative", 2), key=f"{one.id}-elders")

    def _remove(self, one: Candidate) -> Part:
        if not self.removing:
            ask = button("kandidaat-weg", "Haal dit blad weg", self._ask_remove, look="link")
            return el("div", ask, key="kandidaat-weghalen")
        return el(
            "div",
            el("p", "Dit blad verdwijnt uit de lijst. De vorige versie blijft bewaard."),
            el(
                "div",
                button("kandidaat-weg-ja", "Ja, haal weg", lambda: self._gone(one.id), look="danger"),
                button("kandidaat-weg-nee", "Nee, laat staan", self._ask_remove),
                class_="hw-buttons",
            ),
            key="kandidaat-weghalen",
        )

    def _ask_remove(self) -> None:
        self.removing = not self.removing

    def _gone(self, id: str) -> None:
        self.draft.change(edits.removed(self.draft.value, id), REMOVED)
        self.open, self.removing = (self.draft.value[0].id if self.draft.value else ""), False
        self._focus("kandidaat-erbij")

    def _show(self, id: str) -> Callable[[], None]:
        def show() -> None:
            self.open, self.removing = id, False

        return show

    def _add(self) -> None:
        self.draft.change(edits.added(self.draft.value))
        self.open, self.removing = self.draft.value[-1].id, False
        self._focus(f"{self.open}-code")

    def _focus(self, key: str) -> None:
        page = self.page()
        if page:
            page.focus(key)

    def _change(self, id: str, **new: Any) -> None:
        self.draft.change(edits.changed(self.draft.value, id, **new))

    def _set(self, id: str, name: str) -> Callable[[str], None]:
        return lambda text: self._change(id, **{name: text})

    def _pair(self, id: str, name: str, row: str) -> Callable[[str], None]:
        def choose(answer: str) -> None:
            one = next(one for one in self.draft.value if one.id == id)
            given: Mapping[str, str] = getattr(one, name)
            kept = {key: value for key, value in given.items() if key != row}
            self._change(id, **{name: kept | ({row: answer} if answer else {})})

        return choose


def _name(one: Candidate, number: int) -> str:
    return one.code.strip() or f"Kandidaat {number}"
