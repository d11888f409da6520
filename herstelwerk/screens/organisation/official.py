"""Scores of official instruments, entered by hand: kept apart, and never part of a mean of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from herstelwerk.drafting.ids import next_id
from herstelwerk.fidelity import Kind, Official, official_body, read_official
from herstelwerk.screens.controls import Note, button, choice, field, fold
from herstelwerk.screens.desk import Desk
from herstelwerk.screens.draft import REMOVED, Draft
from herstelwerk.screens.fields import day_field
from herstelwerk.screens.page import Page
from herstelwerk.screens.parts import Part, el
from herstelwerk.screens.versions import Versions
from herstelwerk.wording import Wording

_KINDS = {Kind.MEAN.value: "gemiddelde", Kind.TOTAL.value: "totaal"}
_INTRO = (
    "Deed een ander een officiële meting bij dit team? Zet de uitkomst hier neer, zoals die op het verslag staat. Deze "
    "cijfers blijven apart. Ze tellen nergens mee in jullie eigen gemiddelde."
)


class OfficialScores:
    """The official scores of one team."""

    def __init__(self, desk: Desk, page: Callable[[], Page | None], words: Wording) -> None:
        self.desk, self.page, self.words = desk, page, words
        self.draft: Draft[tuple[Official, ...]] = Draft(desk, "audit/officieel", read_official, official_body)
        self.drafts = (self.draft,)
        self.versions = Versions(self.draft, "Officiële cijfers")

    @property
    def scores(self) -> tuple[Official, ...]:
        """What was entered."""
        return self.draft.value

    def draw(self) -> Part:
        """Every score in a card, and a button for one more."""
        return el(
            "section",
            el("h3", "Officiële cijfers"),
            el("p", _INTRO),
            *(self._score(one, n) for n, one in enumerate(self.scores, 1)),
            button("officieel-erbij", "+ cijfer erbij", self._add, look="small" if self.scores else "main"),
            fold("officieel-eerder", "Eerdere versies", self.versions.draw()),
            key="officieel",
        )

    def _score(self, one: Official, n: int) -> Part:
        key = f"officieel-{one.id}"

        def put(name: str) -> Callable[[Any], None]:
            return lambda value: self._put(one.id, **{name: value})

        notes = [Note(one.doubt)] if one.doubt else []
        return el(
            "div",
            el("h4", f"Meting {n}", key=f"{key}-kop", tabindex=-1),
            el(
                "div",
                field(f"{key}-instrument", "Welk instrument?", one.instrument, put("instrument"), limit=120),
                day_field(f"{key}-dag", "Op welke dag?", one.on, put("on")),
                class_="hw-across",
            ),
            choice(f"{key}-soort", "Wat voor cijfer?", _KINDS, one.kind.value, self._kind(one.id), row=True),
            field(f"{key}-cijfer", "Het cijfer", one.typed, put("typed"), limit=10, notes=notes),
            field(
                f"{key}-door",
                "Wie deed de meting?",
                one.by,
                put("by"),
                limit=80,
                help="Functie of organisatie, geen naam.",
            ),
            field(
                f"{key}-notitie",
                "Wat hoort erbij om dit cijfer te begrijpen?",
                one.note,
                put("note"),
                rows=1,
                limit=2_000,
            ),
            button(
                f"{key}-weg", "Verwijder", lambda: self._remove(one.id), look="small", label=f"Verwijder meting {n}"
            ),
            key=key,
            class_="hw-card",
        )

    def _kind(self, id: str) -> Callable[[str], None]:
        return lambda value: self._put(id, kind=Kind(value))

    def _put(self, id: str, **fields: Any) -> None:
        self.draft.change(tuple(replace(one, **fields) if one.id == id else one for one in self.scores))

    def _add(self) -> None:
        id = next_id("o", (one.id for one in self.scores))
        self.draft.change((*self.scores, Official(id, on=self.desk.today)))
        if page := self.page():
            page.focus(f"officieel-{id}-instrument")

    def _remove(self, id: str) -> None:
        self.draft.change(tuple(one for one in self.scores if one.id != id), REMOVED)
        if page := self.page():
            page.say("Verwijderd. Bij ‘Eerdere versies’ vind je het terug.")
            page.focus("officieel-erbij")
